"""Colours of object ids: the DAVIS palette for files, and another one for screens.

Files carry the bit-interleaved palette that DAVIS and Pascal VOC share, because evaluators and viewers expect
it. On screen those colours are dark and several look alike to colour-blind people, so the window paints with
:func:`display_colour` instead.
"""

import colorsys
from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["davis_palette", "display_colour", "display_palette"]

# Orange and sky blue of Okabe and Ito, then each as far as possible from those before it (CIE Lab distance,
# the least of normal, protan and deutan vision), among colours light and strong enough to show on a
# photograph. The first 20 differ by at least 15 in each kind of vision.
_DISPLAY: tuple[tuple[int, int, int], ...] = (
    (230, 159, 0), (86, 180, 233), (102, 17, 255), (170, 51, 68), (119, 255, 204),
    (34, 85, 187), (204, 0, 0), (204, 238, 136), (153, 85, 136), (221, 136, 119),
    (51, 204, 204), (51, 153, 255), (238, 238, 0), (85, 102, 255), (221, 119, 153),
    (221, 136, 68), (85, 119, 187), (238, 221, 85), (17, 119, 17), (0, 255, 238),
    (0, 119, 85), (170, 221, 153), (170, 119, 68), (85, 221, 255),
)  # fmt: skip


@cache
def _davis() -> npt.NDArray[np.uint8]:
    ids = np.arange(256)
    table = np.zeros((256, 3), np.uint8)
    for bit in range(8):
        for channel in range(3):
            table[:, channel] |= (((ids >> (3 * bit + channel)) & 1) << (7 - bit)).astype(np.uint8)
    return table


def davis_palette() -> npt.NDArray[np.uint8]:
    """The palette of DAVIS annotation files.

    Returns:
        uint8 [256, 3] RGB, a fresh copy; 1 is (128, 0, 0), 2 is (0, 128, 0), 255 is (224, 224, 192).
    """
    return _davis().copy()


def display_colour(object_id: int) -> tuple[int, int, int]:
    """The on-screen colour of an object.

    The colours never change between versions of a workspace: an id has one colour, whatever else is in the
        clip.

    Args:
        object_id: 0..255. 0 is black (background), 255 grey (void).

    Returns:
        (red, green, blue), each 0..255.

    Raises:
        ValueError: the id is outside 0..255.
    """
    if not 0 <= object_id <= 255:
        raise ValueError(f"object ids lie between 0 and 255, not {object_id}")
    if object_id == 0:
        return (0, 0, 0)
    if object_id == 255:
        return (128, 128, 128)
    if object_id <= len(_DISPLAY):
        return _DISPLAY[object_id - 1]
    step = object_id - len(_DISPLAY)
    hue = (0.07 + step * 0.618034) % 1.0
    red, green, blue = colorsys.hsv_to_rgb(hue, (0.85, 0.55, 0.7)[step % 3], (0.95, 0.8, 0.62)[step // 3 % 3])
    return round(red * 255), round(green * 255), round(blue * 255)


@cache
def _display() -> npt.NDArray[np.uint8]:
    return np.array([display_colour(i) for i in range(256)], np.uint8)


def display_palette() -> npt.NDArray[np.uint8]:
    """All of :func:`display_colour` as a table.

    Returns:
        uint8 [256, 3] RGB, a fresh copy.
    """
    return _display().copy()
