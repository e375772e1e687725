"""Shapes between two masks."""

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from vosannot.masks.interpolation import Interpolation
from vosannot.masks.label_map import bounding_box

SIZE = (120, 160)
Mask = npt.NDArray[np.bool_]


def disc(x: float, y: float, radius: float) -> Mask:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]] + 0.5
    return (columns - x) ** 2 + (rows - y) ** 2 <= radius**2


def between(first: Mask, last: Mask, share: float = 0.5) -> Mask:
    box, mask = Interpolation(first, last).at(share)
    whole = np.zeros(first.shape, np.bool_)
    assert mask.shape == (box.height, box.width)
    whole[box.slices] = mask
    return whole


def overlap(a: Mask, b: Mask) -> float:
    return float((a & b).sum() / (a | b).sum())


def pieces(mask: Mask) -> int:
    return int(cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)[0]) - 1


@pytest.mark.parametrize("share", [0.25, 0.5, 0.8])
def test_a_disc_that_moves_stays_a_disc(share: float) -> None:
    # Far apart: the two discs do not overlap at all.
    made = between(disc(30, 30, 14), disc(120, 80, 14), share)
    assert overlap(made, disc(30 + 90 * share, 30 + 50 * share, 14)) > 0.95


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_a_disc_that_grows_has_the_size_in_between(share: float) -> None:
    made = between(disc(80, 60, 10), disc(80, 60, 40), share)
    assert overlap(made, disc(80, 60, 10 + 30 * share)) > 0.95


def test_moving_growing_and_stretching_at_once() -> None:
    first, last = np.zeros(SIZE, np.bool_), np.zeros(SIZE, np.bool_)
    first[10:30, 10:30] = last[50:110, 60:140] = True
    want = np.zeros(SIZE, np.bool_)
    want[30:70, 35:85] = True
    assert overlap(between(first, last), want) > 0.9


def test_the_ends_are_the_masks_themselves() -> None:
    first, last = disc(40, 40, 20), disc(100, 60, 12)
    first[30:45, 10:60] = True
    assert overlap(between(first, last, 0), first) > 0.97
    assert overlap(between(first, last, 1), last) > 0.97


def test_two_pieces_that_move_apart_stay_two() -> None:
    first = disc(60, 60, 9) | disc(85, 60, 9)
    last = disc(30, 60, 9) | disc(130, 60, 9)
    made = between(first, last)
    assert pieces(made) == 2
    assert abs(int(made.sum()) - int(first.sum())) < 0.8 * first.sum()
    assert made[60, 45] and made[60, 107] and not made[60, 76]


def test_one_piece_falls_apart_gradually() -> None:
    first, last = disc(80, 60, 20), disc(50, 60, 14) | disc(110, 60, 14)
    steps = [between(first, last, share) for share in np.linspace(0.05, 0.95, 10)]
    assert all(step.any() for step in steps)
    areas = [int(step.sum()) for step in steps]
    assert min(areas) > 0.8 * min(first.sum(), last.sum())
    assert pieces(steps[0]) == 1 and pieces(steps[-1]) == 2


def test_a_hole_opens() -> None:
    ring = disc(80, 60, 30) & ~disc(80, 60, 14)
    assert not between(disc(80, 60, 30), ring, 0.9)[60, 80]
    assert between(disc(80, 60, 30), ring, 0.1)[60, 80]


def test_shapes_that_have_nothing_in_common_do_not_vanish() -> None:
    flat, tall = np.zeros(SIZE, np.bool_), np.zeros(SIZE, np.bool_)
    flat[58:61, 40:120] = tall[20:100, 79:82] = True
    for share in (0.2, 0.5, 0.8):
        assert between(flat, tall, share).sum() > 100


def test_one_pixel_is_enough() -> None:
    first, last = np.zeros(SIZE, np.bool_), np.zeros(SIZE, np.bool_)
    first[10, 10] = last[50, 90] = True
    made = between(first, last)
    assert made.sum() == 1 and made[30, 50]


def test_what_is_cut_off_at_the_edge_stays_there() -> None:
    first, last = np.zeros(SIZE, np.bool_), np.zeros(SIZE, np.bool_)
    first[70:, 40:70] = last[50:, 60:90] = True  # a person whose legs are off the frame
    made = between(first, last)
    box = bounding_box(made)
    assert box is not None and box.y1 == SIZE[0]
    assert made[-1].sum() >= 28


def test_filling_the_frame() -> None:
    whole = np.ones(SIZE, np.bool_)
    assert between(whole, whole).all()
    assert between(disc(80, 60, 20), whole).sum() > disc(80, 60, 20).sum()


def test_an_empty_mask_and_other_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interpolation(disc(30, 30, 9), np.zeros(SIZE, np.bool_))
    with pytest.raises(ValueError, match="one size"):
        Interpolation(disc(30, 30, 9), np.ones((4, 4), np.bool_))
