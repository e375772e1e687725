"""Hints for Segment Anything, read off a mask: its box, points well inside it and in the background near it."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import bounding_box

__all__ = ["Corners", "Point", "Prompts", "prompts_of"]

Mask = npt.NDArray[np.bool_]

Point = tuple[float, float, bool]
"""x, y in pixels of the clip, and whether the object is there (True) or is not."""

Corners = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels of the clip."""

_INSIDE, _OUTSIDE = 3, 4
_DEEP = 0.6  # of the greatest depth: points at least so far from the outline are well inside
_GAP = 0.08  # of the box's longer side: how far from the mask the background is safe
_LEAST_GAP = 4  # pixels
_RING = 2.0  # times that distance: no longer near


class Prompts(NamedTuple):
    """What is said of one object on one frame, in pixels of the clip."""

    points: tuple[Point, ...]
    box: Corners


def prompts_of(mask: Mask) -> Prompts | None:
    """Hints that mean this mask; None when it is empty.

    Args:
        mask: bool [H, W].
    """
    box = bounding_box(mask)
    if box is None:
        return None
    depth = _distance(mask)
    inside = _spread(depth, depth >= _DEEP * depth.max(), _INSIDE)
    away = _distance(~mask)
    gap = max(_GAP * max(box.height, box.width), _LEAST_GAP)
    outside = _spread(away, (away >= gap) & (away <= _RING * gap), _OUTSIDE)
    points = (*((x, y, True) for x, y in inside), *((x, y, False) for x, y in outside))
    return Prompts(points, (float(box.x0), float(box.y0), float(box.x1), float(box.y1)))


def _distance(mask: Mask) -> npt.NDArray[np.float32]:
    """How far every pixel of the mask is from what is not in it; the frame's border is no end of it."""
    return np.asarray(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _spread(depth: npt.NDArray[np.float32], allowed: Mask, count: int) -> list[tuple[float, float]]:
    """The deepest allowed pixel, then each time the one farthest from those before: centres of pixels, x and y."""
    ys, xs = np.nonzero(allowed)
    if not len(ys):
        return []
    chosen = [int(depth[ys, xs].argmax())]
    nearest = np.full(len(ys), np.inf)
    while len(chosen) < min(count, len(ys)):
        nearest = np.minimum(nearest, np.hypot(ys - ys[chosen[-1]], xs - xs[chosen[-1]]))
        chosen.append(int(nearest.argmax()))
    return [(float(xs[at]) + 0.5, float(ys[at]) + 0.5) for at in chosen]
