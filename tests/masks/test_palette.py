import numpy as np
import pytest

from vosannot.masks import davis_palette, display_colour, display_palette


def test_davis_palette_is_the_bit_interleaved_one() -> None:
    table = davis_palette()
    assert table.shape == (256, 3) and table.dtype == np.uint8
    known = {0: (0, 0, 0), 1: (128, 0, 0), 2: (0, 128, 0), 3: (128, 128, 0), 4: (0, 0, 128), 8: (64, 0, 0)}
    known[255] = (224, 224, 192)
    for index, colour in known.items():
        assert tuple(table[index]) == colour
    assert len({tuple(row) for row in table}) == 256


def test_palettes_are_copies() -> None:
    davis_palette()[1] = 7
    display_palette()[1] = 7
    assert tuple(davis_palette()[1]) == (128, 0, 0)
    assert tuple(display_palette()[1]) == display_colour(1)


def test_display_colours_are_distinct_for_everyone() -> None:
    from skimage.color import rgb2lab

    colours = np.array([display_colour(i) for i in range(1, 21)]) / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    deutan = np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]])
    protan = np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]])
    for matrix in (np.eye(3), deutan, protan):
        seen = np.clip(linear @ matrix.T, 0, 1)
        seen = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
        lab = rgb2lab(seen[None])[0]
        distance = np.linalg.norm(lab[:, None] - lab[None], axis=2) + np.eye(20) * 1000
        assert distance.min() > 12


def test_display_colours_are_stable_and_defined_for_every_id() -> None:
    assert display_colour(0) == (0, 0, 0)
    assert display_colour(1) == (230, 159, 0)
    assert len({display_colour(i) for i in range(1, 60)}) == 59
    assert all(0 <= channel <= 255 for i in range(256) for channel in display_colour(i))
    for wrong in (-1, 256):
        with pytest.raises(ValueError, match="between 0 and 255"):
            display_colour(wrong)
