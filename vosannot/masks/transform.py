"""Moving and scaling one object's mask."""

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.edit import replace_mask
from vosannot.masks.label_map import Box, LabelMap

__all__ = ["place_mask", "scaled_mask"]

Mask: TypeAlias = npt.NDArray[np.bool_]


def scaled_mask(mask: Mask, size: tuple[int, int]) -> Mask:
    """A mask at another size: a pixel belongs to it when at least half of its area does.

    Args:
        mask: bool [h, w].
        size: (height, width) wanted, each at least 1.

    Returns:
        bool [height, width]; a copy of the same pixels when the size is the same. A mask that would vanish keeps the
        pixels that it covers most.
    """
    height, width = size
    share = mask.astype(np.float32)
    # One axis after the other: OpenCV averages areas only when both axes shrink.
    for now, wanted, axis in ((mask.shape[0], height, 0), (mask.shape[1], width, 1)):
        if now != wanted:
            target = (share.shape[1], wanted) if axis == 0 else (wanted, share.shape[0])
            how = cv2.INTER_AREA if wanted < now else cv2.INTER_LINEAR
            share = np.asarray(cv2.resize(share, target, interpolation=how), np.float32)
    inside = share >= 0.5 - 1e-4
    if not inside.any() and mask.any():
        inside = share >= share.max()
    return np.asarray(inside, np.bool_)


def place_mask(labels: LabelMap, object_id: int, mask: Mask, target: Box, *, only: int | None = None) -> Box | None:
    """Take the object off the label map and put it back, scaled, into another box. In place.

    Args:
        labels: uint8 [H, W].
        mask: bool [h, w], its mask as it was, cropped.
        target: where the crop goes, at least 1 x 1; parts outside of the frame are lost.
        only: put it just onto pixels of this id (0: spare other objects).

    Returns:
        The box around the changed pixels, or None when nothing changed.
    """
    scaled = scaled_mask(mask, (target.height, target.width))
    whole = np.zeros(labels.shape, np.bool_)
    inside = target.clip(*labels.shape)
    if inside.area:
        top, left = inside.y0 - target.y0, inside.x0 - target.x0
        whole[inside.slices] = scaled[top : top + inside.height, left : left + inside.width]
    return replace_mask(labels, Box(0, 0, *labels.shape), whole, object_id, only=only)
