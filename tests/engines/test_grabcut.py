import numpy as np
import pytest

from vosannot.engines.click.grabcut import BACKGROUND, OBJECT, grab_cut
from vosannot.masks.label_map import Box


@pytest.fixture
def scene() -> tuple[np.ndarray, np.ndarray]:
    """A red disc on noisy green, and its mask."""
    rng = np.random.default_rng(1)
    rows, columns = np.mgrid[:120, :160]
    disc = np.hypot(rows - 60, columns - 80) < 30
    image = np.where(disc[..., None], (200, 50, 40), (40, 150, 60)) + rng.normal(0, 12, (120, 160, 3))
    return image.clip(0, 255).astype(np.uint8), disc


def iou(a: np.ndarray, b: np.ndarray) -> float:
    return float((a & b).sum() / (a | b).sum())


def test_a_box_finds_the_object(scene) -> None:
    image, disc = scene
    box = Box(20, 40, 100, 125)
    mask = grab_cut(image, box)
    assert mask is not None and mask.shape == disc.shape and iou(mask, disc) > 0.95
    assert (grab_cut(image, box) == mask).all()


def test_a_large_picture_is_looked_at_small(scene) -> None:
    image, disc = scene
    large = image.repeat(8, 0).repeat(8, 1)
    mask = grab_cut(large, Box(160, 320, 800, 1000), longest=150)
    assert mask is not None and iou(mask, disc.repeat(8, 0).repeat(8, 1)) > 0.93


def test_scribbles_are_obeyed_exactly(scene) -> None:
    image, disc = scene
    scribbles = np.zeros(disc.shape, np.uint8)
    scribbles[30:33, 45:70] = OBJECT  # on the green
    scribbles[55:57, 70:90] = BACKGROUND  # on the red
    mask = grab_cut(image, Box(20, 40, 100, 125), scribbles, longest=60)
    assert mask is not None
    assert mask[scribbles == OBJECT].all() and not mask[scribbles == BACKGROUND].any()


def test_nothing_outside_of_the_box(scene) -> None:
    image, disc = scene
    box = Box(30, 40, 90, 105)
    mask = grab_cut(image, box)
    assert mask is not None and mask[60, 80]
    outside = np.ones_like(mask)
    outside[box.slices] = False
    assert not mask[outside].any() and disc[outside].any()
    scribbles = np.zeros(disc.shape, np.uint8)
    scribbles[60, 100:108] = OBJECT
    grown = grab_cut(image, box, scribbles)
    assert grown is not None and grown[60, 107] and not grown[:, 108:].any()


def test_start_from_a_mask(scene) -> None:
    image, disc = scene
    rough = np.zeros_like(disc)
    rough[45:75, 60:100] = True
    mask = grab_cut(image, Box(25, 45, 95, 115), start=rough)
    assert mask is not None and iou(mask, disc) > 0.9


def test_the_whole_frame_as_box_and_flat_pictures(scene) -> None:
    image, disc = scene
    mask = grab_cut(image, Box(0, 0, 120, 160))
    assert mask is not None and mask.shape == disc.shape
    flat = grab_cut(np.full_like(image, 90), Box(10, 10, 60, 60))
    assert flat is not None
    dot = grab_cut(image, Box(5, 5, 6, 6))
    assert dot is not None and dot.sum() <= 1
    everything = np.full(disc.shape, BACKGROUND, np.uint8)
    empty = grab_cut(image, Box(20, 40, 100, 125), everything)
    assert empty is not None and not empty.any()


def test_cancelling(scene) -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert grab_cut(scene[0], Box(20, 40, 100, 125), cancelled=cancelled) is None and len(asked) == 3
