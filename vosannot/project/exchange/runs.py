"""COCO's run lengths and polygons as masks, out of files that nobody has checked.

The decoder of pycocotools is C code for well-formed texts, so run lengths are checked and decoded here; what it makes
of well-formed ones is the same. Polygons are drawn by pycocotools once their numbers are known to be harmless.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from pycocotools import mask as coco_mask

__all__ = ["decode_segmentation"]

_MOST_POINTS = 200_000
_LONGEST = 7  # characters of one number: 35 bits


def decode_segmentation(segmentation: Any, size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """The mask of an annotation: compressed or plain run lengths, or polygons.

    Args:
        segmentation: the JSON value.
        size: (height, width) that it must have.

    Returns:
        bool [H, W].

    Raises:
        ValueError: half a sentence that says what is wrong.
    """
    if isinstance(segmentation, dict):
        given = segmentation.get("size")
        if given != list(size):
            raise ValueError(f"its size is {given} but the frame's [height, width] is {list(size)}")
        counts = segmentation.get("counts")
        if isinstance(counts, str):
            return _filled(_numbers(counts), size)
        if isinstance(counts, list):
            if not all(type(n) is int and 0 <= n <= size[0] * size[1] for n in counts):
                raise ValueError("its run lengths are no numbers of pixels")
            return _filled(np.array(counts, np.int64), size)
        raise ValueError("it has no run lengths")
    if isinstance(segmentation, list) and segmentation:
        return _drawn(segmentation, size)
    raise ValueError("it is neither run lengths nor polygons")


def _numbers(text: str) -> npt.NDArray[np.int64]:
    """COCO's text: five bits a character, the lowest first, 32 says that more follow; from the fourth number on,
    differences to the number two before.
    """
    try:
        codes = np.frombuffer(text.encode("ascii"), np.uint8).astype(np.int64) - 48
    except UnicodeEncodeError as error:
        raise ValueError("its run lengths hold letters that do not belong there") from error
    if codes.size == 0 or codes.min() < 0 or codes.max() > 63:
        raise ValueError("its run lengths are empty or hold letters that do not belong there")
    ends = np.flatnonzero((codes & 32) == 0)
    if ends.size == 0 or ends[-1] != codes.size - 1:
        raise ValueError("its run lengths are cut off")
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    if lengths.max() > _LONGEST:
        raise ValueError("its run lengths are absurd")
    places = np.arange(codes.size) - np.repeat(starts, lengths)
    values = np.add.reduceat((codes & 31) << (5 * places), starts)
    values -= np.where(codes[ends] & 16, np.left_shift(1, 5 * lengths), 0)
    for first in (1, 2):  # number 0 stands alone; odd and even ones follow one another
        values[first::2] = np.cumsum(values[first::2])
    return np.asarray(values, np.int64)


def _filled(runs: npt.NDArray[np.int64], size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    height, width = size
    # Compared one by one first: their sum could wrap around.
    if runs.size == 0 or runs.min() < 0 or runs.max() > height * width or int(runs.sum()) != height * width:
        raise ValueError(f"its run lengths do not add up to {width}x{height} pixels")
    inside = (np.arange(runs.size) & 1).astype(bool)
    return np.repeat(inside, runs).reshape(width, height).T


def _drawn(polygons: list[Any], size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    height, width = size
    checked = []
    points = 0
    for polygon in polygons:
        numbers = isinstance(polygon, list) and all(type(n) in (int, float) for n in polygon)
        if not numbers or len(polygon) < 6 or len(polygon) % 2:
            raise ValueError("a polygon is a list of at least three x, y pairs")
        points += len(polygon)
        farthest = max(height, width)  # beyond that it would not be cut off, but eat the memory
        if points > _MOST_POINTS or any(not -farthest <= n <= 2 * farthest for n in polygon):
            raise ValueError("a polygon lies far outside the frame or has too many corners")
        checked.append([float(n) for n in polygon])
    runs = coco_mask.merge(coco_mask.frPyObjects(checked, height, width))
    return np.asarray(coco_mask.decode(runs), np.bool_)
