import numpy as np
import pytest

from vosannot.masks import blend, contact_sheet, davis_palette, display_colour


def test_blend_leaves_background_and_inputs_alone() -> None:
    frame = np.random.default_rng(0).integers(0, 256, (60, 80, 3)).astype(np.uint8)
    before = frame.copy()
    labels = np.zeros((60, 80), np.uint8)
    labels[10:30, 20:50] = 2
    painted = blend(frame, labels, opacity=0.5, outline=False)
    assert np.array_equal(frame, before)
    assert np.array_equal(painted[labels == 0], frame[labels == 0])
    expected = (frame[labels == 2] + np.array(display_colour(2), float)) / 2
    assert np.abs(painted[labels == 2] - expected).max() <= 1
    assert np.array_equal(blend(frame, np.zeros_like(labels)), frame)


def test_blend_outline_and_davis_colours() -> None:
    frame = np.zeros((60, 80, 3), np.uint8)
    labels = np.zeros((60, 80), np.uint8)
    labels[10:30, 20:50] = 1
    painted = blend(frame, labels, opacity=0, outline=True, colours="davis")
    assert tuple(painted[10, 25]) == tuple(davis_palette()[1])
    assert tuple(painted[20, 35]) == (0, 0, 0) and tuple(painted[9, 25]) == (0, 0, 0)
    solid = blend(frame, labels, opacity=1, outline=False, colours="davis")
    assert tuple(solid[20, 35]) == (128, 0, 0)


def test_an_object_that_fills_the_frame_has_no_outline_at_its_border() -> None:
    frame = np.full((50, 50, 3), 100, np.uint8)
    full = np.ones((50, 50), np.uint8)
    assert np.array_equal(blend(frame, full), blend(frame, full, outline=False))


def test_blend_refuses_nonsense() -> None:
    frame = np.zeros((6, 8, 3), np.uint8)
    with pytest.raises(ValueError, match="label map"):
        blend(frame, np.zeros((8, 6), np.uint8))
    with pytest.raises(ValueError, match="opacity"):
        blend(frame, np.zeros((6, 8), np.uint8), opacity=2)


def test_contact_sheet() -> None:
    images = [np.full((90, 160, 3), value, np.uint8) for value in (50, 100, 150, 200)]
    images.append(np.full((160, 90, 3), 250, np.uint8))
    sheet = contact_sheet(images, 3, [f"frame {i} with a long, long caption" for i in range(5)], width=600)
    assert sheet.shape[1] == 600 and sheet.shape[2] == 3 and sheet.dtype == np.uint8
    bare = contact_sheet(images, 3, None, 600)
    assert bare.shape[0] < sheet.shape[0]
    assert {50, 100, 150, 200, 250} <= set(np.unique(bare))
    for wrong in (([], 3, None), (images, 0, None), (images, 2, ["one"])):
        with pytest.raises(ValueError, match=r"contact sheet|captions"):
            contact_sheet(*wrong)
