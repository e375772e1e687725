import numpy as np
import pytest

from vosannot.masks.edit import replace_mask, swap_labels
from vosannot.masks.label_map import Box, bounding_box
from vosannot.masks.morphology import fill_holes, grow, keep_largest, remove_specks, shrink, smooth
from vosannot.masks.pieces import follow_piece, piece_at
from vosannot.masks.transform import place_mask, scaled_mask


def disc(shape: tuple[int, int], y: float, x: float, radius: float) -> np.ndarray:
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return np.hypot(rows - y, columns - x) <= radius


@pytest.fixture
def labels() -> np.ndarray:
    """Object 1, a square; object 2 beside it; object 3 far away."""
    array = np.zeros((60, 80), np.uint8)
    array[20:40, 20:40] = 1
    array[20:40, 43:50] = 2
    array[5:8, 70:78] = 3
    return array


def reported(before: np.ndarray, after: np.ndarray, box: Box | None) -> bool:
    """The box is exactly that of the change."""
    return box == bounding_box(before != after)


def test_grow_is_round_and_exact(labels: np.ndarray) -> None:
    before = labels.copy()
    box = grow(labels, 1, 3)
    rows, columns = np.mgrid[:60, :80]
    nearest = np.hypot(rows - np.clip(rows, 20, 39), columns - np.clip(columns, 20, 39))
    assert ((labels == 1) == (nearest <= 3)).all()
    assert (labels[:, 60:] == before[:, 60:]).all()
    assert reported(before, labels, box)


def test_protection_spares_other_objects(labels: np.ndarray) -> None:
    before = labels.copy()
    grow(labels, 1, 6, only=0)
    assert (labels[before == 2] == 2).all() and (labels == 1).sum() > 400
    labels[:] = before
    grow(labels, 1, 6)
    assert (labels[20:40, 43] == 1).all()


def test_shrink_undoes_growing_a_disc() -> None:
    labels = disc((80, 80), 40, 40, 20).astype(np.uint8)
    before = labels.copy()
    grow(labels, 1, 5)
    assert labels.sum() > before.sum()
    shrink(labels, 1, 5)
    assert np.count_nonzero(labels != before) < 0.02 * before.sum()


def test_an_object_cut_off_by_the_frame_does_not_shrink_away_from_it() -> None:
    labels = np.zeros((30, 30), np.uint8)
    labels[10:, :20] = 1
    shrink(labels, 1, 2)
    assert (labels[12:, :18] == 1).all() and np.count_nonzero(labels) == 18 * 18
    labels[:] = 1
    assert shrink(labels, 1, 4) is None and (labels == 1).all()


def test_shrinking_all_of_it_leaves_background(labels: np.ndarray) -> None:
    box = shrink(labels, 3, 5)
    assert not (labels == 3).any() and box == Box(5, 70, 8, 78)


def test_smooth_removes_thin_parts_and_keeps_the_body() -> None:
    labels = disc((80, 80), 40, 40, 22).astype(np.uint8)
    body = labels.copy()
    labels[39:41, 62:78] = 1  # a hair
    labels[18:40, 40] = 0  # a cut
    before = labels.copy()
    box = smooth(labels, 1, 6)
    assert labels[40, 74] == 0 and labels[30, 40] == 1
    assert np.count_nonzero(labels != body) < 0.05 * body.sum()
    assert reported(before, labels, box)


def test_fill_holes_but_not_bays_nor_protected_objects(labels: np.ndarray) -> None:
    labels[25:30, 25:30] = 0
    labels[32:35, 32:35] = 2
    labels[25:35, 36:40] = 0  # open to the right
    before = labels.copy()
    protected = labels.copy()
    assert fill_holes(protected, 1, only=0) == Box(25, 25, 30, 30)
    assert (protected[32:35, 32:35] == 2).all()
    fill_holes(labels, 1)
    assert (labels[25:35, 25:35] == 1).all() and not labels[25:35, 36:40].any()
    assert (labels[:, 43:] == before[:, 43:]).all()
    assert fill_holes(labels, 1) is None


def test_specks(labels: np.ndarray) -> None:
    labels[50:52, 10:12] = 1
    labels[55:59, 30:34] = 1
    before = labels.copy()
    box = remove_specks(labels, 1, 5)
    assert not labels[50:52, 10:12].any() and (labels[55:59, 30:34] == 1).all()
    assert reported(before, labels, box)
    keep_largest(labels, 1)
    assert np.count_nonzero(labels == 1) == 400
    assert remove_specks(labels, 3, 1000) is None  # the largest piece is no speck


@pytest.mark.parametrize("operate", [grow, shrink, smooth, remove_specks])
def test_an_object_that_is_not_there(labels: np.ndarray, operate) -> None:
    before = labels.copy()
    assert operate(labels, 9, 3) is None
    assert (labels == before).all()


def test_replace_mask_and_swap(labels: np.ndarray) -> None:
    before = labels.copy()
    box = Box(15, 15, 45, 50)
    mask = np.zeros((30, 35), np.bool_)
    mask[:10] = True
    assert reported(before, labels, replace_mask(labels, box, mask, 1, only=0))
    assert (labels[20:40, 43:50] == 2).all()
    assert (labels[25:40, 20:40] == 0).all() and (labels[15:20, 15:50] == 1).all()
    labels[:] = before
    assert reported(before, labels, swap_labels(labels, 1, 2))
    assert (labels[before == 1] == 2).all() and (labels[before == 2] == 1).all() and (labels[before == 3] == 3).all()
    swap_labels(labels, 1, 2)
    assert (labels == before).all() and swap_labels(labels, 2, 2) is None and swap_labels(labels, 8, 9) is None


def test_piece_at_a_point(labels: np.ndarray) -> None:
    labels[50:55, 5:9] = 1
    found = piece_at(labels, 6.5, 52.2)
    assert found is not None and found[0] == 1 and found[1].sum() == 20
    assert piece_at(labels, 0, 0) is None and piece_at(labels, -3, 20) is None and piece_at(labels, 20, 900) is None


def test_a_piece_is_followed_by_overlap_then_by_distance() -> None:
    piece, rest = disc((60, 80), 30, 20, 8), disc((60, 80), 30, 60, 8)
    moved = disc((60, 80), 32, 24, 8) | disc((60, 80), 28, 56, 8)
    assert (follow_piece(moved, piece, rest) == disc((60, 80), 32, 24, 8)).all()
    far = disc((60, 80), 5, 5, 3) | disc((60, 80), 55, 75, 3)
    assert (follow_piece(far, piece, rest) == disc((60, 80), 5, 5, 3)).all()
    joined = disc((60, 80), 30, 60, 12)
    assert not follow_piece(joined, piece, rest).any()
    assert not follow_piece(moved, np.zeros_like(piece), rest).any()
    assert (follow_piece(far, piece, np.zeros_like(rest)) == far).all()


def test_scaling_keeps_area_in_proportion() -> None:
    mask = disc((41, 61), 20, 30, 18)
    assert (scaled_mask(mask, mask.shape) == mask).all()
    for height, width in ((82, 122), (20, 30), (82, 30), (13, 200)):
        scaled = scaled_mask(mask, (height, width))
        assert scaled.shape == (height, width)
        expected = mask.mean() * height * width
        assert abs(scaled.sum() - expected) < 0.08 * expected + 2
    hair = np.zeros((40, 40), np.bool_)
    hair[:, 7] = True
    assert scaled_mask(hair, (4, 4)).any()


def test_placing(labels: np.ndarray) -> None:
    before = labels.copy()
    mask = labels[20:40, 20:40] == 1
    box = place_mask(labels, 1, mask, Box(25, 30, 45, 50), only=0)
    assert reported(before, labels, box)
    assert (labels[before == 2] == 2).all() and labels[44, 31] == 1 and labels[20, 20] == 0
    labels[:] = before
    place_mask(labels, 1, mask, Box(-10, -10, 10, 10))
    assert np.count_nonzero(labels == 1) == 100
    labels[:] = before
    place_mask(labels, 1, mask, Box(200, 200, 220, 220))
    assert not (labels == 1).any() and (labels == 2).sum() == (before == 2).sum()
