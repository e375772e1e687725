"""From a small corrected mask back to the clip's size, without touching what was right."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.engines.sharpening import along_edges
from vosannot.masks.label_map import bounding_box

__all__ = ["brought", "composed", "plausible"]

Soft = npt.NDArray[np.float32]
LabelArray = npt.NDArray[np.uint8]
_SURE = 0.5
_MARGIN = 1  # small pixels around what has changed in which the outline may be drawn anew
_EDGES = 1.5  # small pixels that the picture's own edges may move an outline that is drawn anew
_NEAR = 0.03  # of the height: pieces that are closer than this to a mask belong to it
_HELD = 0.75  # an object that is not mended gives pixels only to one that is surer than this


def brought(incoming: npt.NDArray[np.bool_], before: Soft, after: Soft, picture: npt.NDArray[np.uint8] | None) -> Soft:
    """The mended mask of one object at the clip's size, float32 [H, W], 0..1.

    Where the small masks agree, the incoming mask stays as it is, pixel by pixel: its outlines are finer than a small
    pixel. Where they differ, and just around there, the mended one is drawn, along the edges of the picture if there
    is one.

    Args:
        incoming: bool [H, W].
        before, after: float32 [h, w]: the incoming mask at the small size (share of each pixel), the corrected one.
        picture: uint8 [H, W, 3], RGB; None: outlines as they come.
    """
    height, width = incoming.shape
    changed = ((before > _SURE) != (after > _SURE)).astype(np.uint8)
    # A thin line of disagreement along an outline is no fault, only coarseness.
    changed = cv2.morphologyEx(changed, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    if not changed.any():
        return incoming.astype(np.float32)
    side = 2 * _MARGIN + 1
    around = cv2.dilate(changed, np.ones((side, side), np.uint8)).astype(np.float32)
    zone = np.asarray(cv2.resize(around, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    soft = np.asarray(cv2.resize(after, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    if picture is not None:
        box = bounding_box(zone > 0)
        assert box is not None  # something has changed
        soft = along_edges(soft, box, picture, max(round(_EDGES * height / before.shape[0]), 1))
    return np.where(zone >= _SURE, soft, incoming).astype(np.float32)


def plausible(before: Soft, after: Soft) -> Soft:
    """The corrected small mask without pieces that have nothing to do with the mask that was there.

    Appearance alone finds the object in many places. A piece stays where it touches the incoming mask, or nearly; where
    none does, the object was lost, and the largest piece is all that is taken for it.

    Args:
        before, after: float32 [h, w], the incoming mask and the corrected one.
    """
    count, pieces, stats, _ = cv2.connectedComponentsWithStats((after > _SURE).astype(np.uint8), connectivity=8)
    if count <= 2:  # the background, and one piece at most
        return after
    reach = 2 * max(round(_NEAR * before.shape[0]), 1) + 1
    near = cv2.dilate((before > _SURE).astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    kept = {int(piece) for piece in np.unique(pieces[near]) if piece}
    kept = kept or {int(stats[1:, cv2.CC_STAT_AREA].argmax()) + 1}
    left = (after <= _SURE) | np.isin(pieces, list(kept))
    return np.where(left, after, 0).astype(np.float32)


def composed(labels: LabelArray, mended: dict[int, Soft]) -> LabelArray:
    """One label map: mended objects compete for every pixel by their probabilities, the others hold what they have.

    Args:
        labels: uint8 [H, W], as it was.
        mended: object -> float32 [H, W].
    """
    out = np.where(np.isin(labels, list(mended)), 0, labels).astype(np.uint8)
    best = np.where(out > 0, _HELD, _SURE).astype(np.float32)
    for object_id, soft in mended.items():
        wins = soft > best
        out[wins] = object_id
        best = np.maximum(best, np.where(wins, soft, 0))
    return out
