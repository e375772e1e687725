"""GrabCut (Rother et al. 2004, OpenCV's): an object from a box or scribbles, without any weights."""

import math
from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import Box, bounding_box

__all__ = ["BACKGROUND", "OBJECT", "grab_cut"]

OBJECT, BACKGROUND = 1, 2
"""Values of scribbles."""

_ITERATIONS = 5
_CORE = 0.08  # of the box's longer side: how near to its edge a mask to start from may be wrong
_MARGIN = 0.2  # of the box's longer side: what lies around it shows how the background looks


def grab_cut(
    image: npt.NDArray[np.uint8],
    box: Box,
    scribbles: npt.NDArray[np.uint8] | None = None,
    start: npt.NDArray[np.bool_] | None = None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    longest: int = 300,
) -> npt.NDArray[np.bool_] | None:
    """Separate the object in a box from its surroundings. The same arguments give the same mask.

    Args:
        image: uint8 [H, W, 3].
        box: where the object is, inside the image and not empty; scribbles on the object make it larger. Outside of
            it nothing is object.
        scribbles: uint8 [H, W]: 0 unknown, :data:`OBJECT`, :data:`BACKGROUND`. They are obeyed exactly.
        start: bool [H, W], a mask to improve: what is far from its edge stays, unless a scribble says otherwise. By
            default everything in the box may be object or not.
        cancelled: asked between the iterations.
        longest: longer side, in pixels, at which the picture is looked at; it bounds time and memory.

    Returns:
        bool [H, W]; None when cancelled.
    """
    height, width = image.shape[:2]
    if scribbles is not None:
        box = box.union(bounding_box(scribbles == OBJECT))
    grown = math.ceil(max(16, _MARGIN * max(box.height, box.width)))
    around = Box(box.y0 - grown, box.x0 - grown, box.y1 + grown, box.x1 + grown).clip(height, width)
    inside = np.zeros((height, width), np.bool_)
    inside[box.slices] = True if start is None else start[box.slices]
    hints = np.zeros((around.height, around.width), np.uint8) if scribbles is None else scribbles[around.slices]
    scale = min(1.0, longest / max(around.height, around.width))
    size = max(1, round(around.height * scale)), max(1, round(around.width * scale))
    seeds = _seeds(box, around, inside[around.slices], hints, size)
    found = np.zeros((around.height, around.width), np.bool_)
    if _both_sides(seeds):
        small = _cut(_resized(image[around.slices], size), seeds, cancelled)
        if small is None:
            return None
        found = _enlarged(small, found.shape)
    whole = np.zeros((height, width), np.bool_)
    whole[around.slices] = np.where(hints == OBJECT, True, found & (hints != BACKGROUND))
    clipped = np.zeros_like(whole)
    clipped[box.slices] = whole[box.slices]
    return clipped


def _seeds(
    box: Box,
    around: Box,
    guess: npt.NDArray[np.bool_],
    hints: npt.NDArray[np.uint8],
    size: tuple[int, int],
) -> npt.NDArray[np.uint8]:
    """OpenCV's four values at the small size. A scribble counts wherever it touches a pixel, however thin."""
    possible = np.full(guess.shape, cv2.GC_BGD, np.uint8)
    local = (slice(box.y0 - around.y0, box.y1 - around.y0), slice(box.x0 - around.x0, box.x1 - around.x0))
    possible[local] = np.where(guess[local], cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    if not guess[local].all():
        # Without a firm core a mask smaller than its object would be given up altogether.
        depth = np.asarray(cv2.distanceTransform(guess.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE))
        possible[depth > max(3.0, _CORE * max(box.height, box.width))] = cv2.GC_FGD
    seeds = np.asarray(cv2.resize(possible, size[::-1], interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    if box == around:
        # The box is the whole frame: its rim is all that can show what the background looks like.
        rim = np.ones(seeds.shape, np.bool_)
        rim[2:-2, 2:-2] = False
        seeds[rim & (seeds == cv2.GC_PR_FGD)] = cv2.GC_PR_BGD
    for value, seed in ((BACKGROUND, cv2.GC_BGD), (OBJECT, cv2.GC_FGD)):
        share = cv2.resize((hints == value).astype(np.float32), size[::-1], interpolation=cv2.INTER_AREA)
        seeds[np.asarray(share) > 0] = seed
    return seeds


def _both_sides(seeds: npt.NDArray[np.uint8]) -> bool:
    """OpenCV learns colours of both, so there must be pixels of both."""
    objects = (seeds == cv2.GC_FGD) | (seeds == cv2.GC_PR_FGD)
    return bool(objects.any() and not objects.all())


def _cut(
    image: npt.NDArray[np.uint8], seeds: npt.NDArray[np.uint8], cancelled: Callable[[], bool]
) -> npt.NDArray[np.bool_] | None:
    cv2.setRNGSeed(0)  # of this thread: its colour clusters start at random
    background, foreground = np.zeros((1, 65)), np.zeros((1, 65))
    mode = cv2.GC_INIT_WITH_MASK
    for _ in range(_ITERATIONS):
        if cancelled():
            return None
        cv2.grabCut(image, seeds, (0, 0, 0, 0), background, foreground, 1, mode)  # the mask counts, no rectangle
        mode = cv2.GC_EVAL
    return np.asarray((seeds == cv2.GC_FGD) | (seeds == cv2.GC_PR_FGD), np.bool_)


def _resized(image: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    if image.shape[:2] == size:
        return np.ascontiguousarray(image)
    return np.asarray(cv2.resize(image, size[::-1], interpolation=cv2.INTER_AREA), np.uint8)


def _enlarged(mask: npt.NDArray[np.bool_], size: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    if mask.shape == size:
        return mask
    share = cv2.resize(mask.astype(np.float32), size[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(share > 0.5, np.bool_)
