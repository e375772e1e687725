"""Objects that nobody labelled, for the object-level loss (Zhang et al., "Boosting Video Object Segmentation via
Space-time Correspondence Learning", section 3.3): selective search, filtered and clustered. Runs where clips are
rendered; boxes are float32 [N, 4]: left, top, right, bottom in pixels.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

__all__ = ["Boxes", "bounding_box", "draw_apart", "propose"]

Boxes = npt.NDArray[np.float32]

_SIDE = 64
"""Short side that selective search sees. 14 ms a frame on one core, and some 60 proposals survive the filter; 96 px
takes 30 ms for 100, 128 px 53 ms for 130. The smallest that survives is still 19 px wide."""
_SCALE = 50
"""Segment size that the search begins and goes on with (OpenCV's default of 150 is meant for full-size photographs)."""
_ASPECT = 3.0
_SHARE = (0.3**2, 0.8**2)
_FIELD = 32
"""Proposals whose centres fall into the same field of 32 x 32 pixels are one cluster."""


def propose(frame: npt.NDArray[np.uint8]) -> Boxes:
    """Boxes of a frame (uint8 [H, W, 3], RGB) whose aspect ratio is within 1/3 to 3 and whose area is 0.3² to 0.8² of
    the frame's; sorted, so that the same frame always gives the same array. May be empty."""
    height, width = frame.shape[:2]
    factor = min(_SIDE / min(height, width), 1.0)
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    search = cv2.ximgproc.segmentation.createSelectiveSearchSegmentation()
    search.setBaseImage(np.ascontiguousarray(small[:, :, ::-1]))
    search.switchToSelectiveSearchFast(_SCALE, _SCALE)
    # The search ranks its boxes by the C library's random numbers: their order means nothing.
    found = np.unique(np.asarray(search.process(), np.float32).reshape(-1, 4), axis=0)
    left, top, wide, high = found.T
    share = wide * high / (size[0] * size[1])
    fits = (wide <= _ASPECT * high) & (high <= _ASPECT * wide) & (share >= _SHARE[0]) & (share <= _SHARE[1])
    boxes = np.stack((left, top, left + wide, top + high), 1)[fits]
    scaled: Boxes = boxes * np.array([width / size[0], height / size[1]] * 2, np.float32)
    return scaled


def draw_apart(boxes: Boxes, count: int, rng: np.random.Generator) -> Boxes:
    """Up to ``count`` of the boxes, no two from the same cluster, so that they are likely to be different objects."""
    fields = ((boxes[:, :2] + boxes[:, 2:]) / 2 // _FIELD).astype(np.int64)
    _, cluster = np.unique(fields, axis=0, return_inverse=True)
    order = rng.permutation(len(boxes))
    # The first of every cluster in a random order: a random member of each, and the clusters in random order.
    _, first = np.unique(cluster.ravel()[order], return_index=True)
    return boxes[order[np.sort(first)[:count]]]


def bounding_box(mask: npt.NDArray[np.bool_]) -> Boxes | None:
    """Box float32 [4] around a mask [H, W], None when it is empty."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not rows.size:
        return None
    return np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1], np.float32)
