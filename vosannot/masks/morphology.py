"""Refining one object's mask on one label map: grow, shrink, smooth, fill holes, remove specks. In place.

Each looks only at the object's bounding box and a margin, and returns the box of what it changed, or None. With
``only`` (0 while other objects are protected) what the mask gains is taken just from pixels of that id; what it loses
becomes background. The frame's edge is no boundary: an object that is cut off there neither shrinks away from it nor
is rounded at it.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from scipy import ndimage

from vosannot.masks.edit import replace_mask
from vosannot.masks.label_map import Box, LabelMap, bounding_box

__all__ = ["fill_holes", "grow", "keep_largest", "remove_specks", "shrink", "smooth"]

Mask: TypeAlias = npt.NDArray[np.bool_]


def grow(labels: LabelMap, object_id: int, pixels: float, *, only: int | None = None) -> Box | None:
    """Add every pixel whose centre is at most ``pixels`` (above 0) away from the object's, in any direction."""
    return _refine(labels, object_id, math.ceil(pixels), lambda mask: _distance(~mask) <= pixels, only)


def shrink(labels: LabelMap, object_id: int, pixels: float) -> Box | None:
    """Take away every pixel whose centre is at most ``pixels`` (above 0) away from one that is not the object's."""
    return _refine(labels, object_id, 1, lambda mask: _distance(mask) > pixels, None)


def smooth(labels: LabelMap, object_id: int, pixels: float, *, only: int | None = None) -> Box | None:
    """Round corners and frayed edges; what is thinner than ``pixels`` (above 0) goes, gaps as narrow are closed."""

    def rounded(mask: Mask) -> Mask:
        blurred = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), pixels / 2, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(blurred > 0.5, np.bool_)

    return _refine(labels, object_id, math.ceil(2 * pixels), rounded, only)


def fill_holes(labels: LabelMap, object_id: int, *, only: int | None = None) -> Box | None:
    """Fill what the object encloses completely (seen in 4 directions: a diagonal chain of pixels is closed)."""
    return _refine(labels, object_id, 1, lambda mask: np.asarray(ndimage.binary_fill_holes(mask), np.bool_), only)


def remove_specks(labels: LabelMap, object_id: int, area: int) -> Box | None:
    """Remove connected pieces (8 directions) of fewer than ``area`` pixels; the largest piece always stays."""

    def without(mask: Mask) -> Mask:
        pieces, sizes = _pieces(mask)
        keep = sizes >= area
        keep[0] = False
        keep[1 + int(np.argmax(sizes[1:]))] = True
        return np.asarray(keep[pieces], np.bool_)

    return _refine(labels, object_id, 0, without, None)


def keep_largest(labels: LabelMap, object_id: int) -> Box | None:
    """Remove every connected piece (8 directions) but the largest."""
    return remove_specks(labels, object_id, labels.size + 1)


def _refine(
    labels: LabelMap, object_id: int, margin: int, change: Callable[[Mask], Mask], only: int | None
) -> Box | None:
    """Replace the mask by ``change(mask)``, computed on its bounding box and a margin."""
    tight = bounding_box(labels == object_id)
    if tight is None:
        return None
    box = Box(tight.y0 - margin, tight.x0 - margin, tight.y1 + margin, tight.x1 + margin).clip(*labels.shape)
    return replace_mask(labels, box, change(labels[box.slices] == object_id), object_id, only=only)


def _distance(inside: Mask) -> npt.NDArray[np.float32]:
    """For every True pixel the distance to the next False one, centre to centre; huge when there is none."""
    if inside.all():
        return np.full(inside.shape, np.inf, np.float32)
    measured = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(measured, np.float32)


def _pieces(mask: Mask) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Connected pieces numbered from 1 (0: outside), and the area of each number."""
    _, pieces, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    return np.asarray(pieces, np.int32), np.asarray(stats[:, cv2.CC_STAT_AREA], np.int32)
