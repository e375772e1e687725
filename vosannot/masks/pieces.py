"""The connected pieces of an object: which one lies under a point, and which are the same on the next frame."""

import math
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import LabelMap

__all__ = ["follow_piece", "piece_at"]

Mask: TypeAlias = npt.NDArray[np.bool_]


def piece_at(labels: LabelMap, x: float, y: float) -> tuple[int, Mask] | None:
    """The object under a point and its connected piece (8 directions) there.

    Args:
        labels: uint8 [H, W].
        x, y: the point, in pixels.

    Returns:
        The object's id and a bool [H, W] mask; None when the point is outside or on the background.
    """
    column, row = math.floor(x), math.floor(y)
    height, width = labels.shape
    if not (0 <= row < height and 0 <= column < width) or labels[row, column] == 0:
        return None
    object_id = int(labels[row, column])
    _, pieces = cv2.connectedComponents((labels == object_id).astype(np.uint8), connectivity=8)
    return object_id, np.asarray(pieces == pieces[row, column], np.bool_)


def follow_piece(mask: Mask, piece: Mask, rest: Mask) -> Mask:
    """The part of an object that belongs to a piece which was split off on the frame before (or after).

    A connected piece goes where it overlaps more; one that overlaps neither goes to what is nearer.

    Args:
        mask: bool [H, W], the object on this frame.
        piece, rest: bool [H, W], the piece and the remaining object on the other frame; not both empty.

    Returns:
        bool [H, W], a subset of ``mask`` made of whole connected pieces (8 directions).
    """
    if not piece.any():
        return np.zeros_like(mask)
    count, pieces = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    size = int(count)
    with_piece = np.bincount(pieces[piece], minlength=size)
    with_rest = np.bincount(pieces[rest], minlength=size)
    chosen = with_piece > with_rest
    lonely = np.flatnonzero((with_piece == 0) & (with_rest == 0))
    if lonely.size and rest.any():
        to_piece, to_rest = _distance_to(piece), _distance_to(rest)
        for number in lonely:
            where = pieces == number
            chosen[number] = bool(to_piece[where].min() < to_rest[where].min()) if where.any() else False
    elif lonely.size:
        chosen[lonely] = True
    chosen[0] = False
    return np.asarray(chosen[pieces], np.bool_)


def _distance_to(mask: Mask) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)
