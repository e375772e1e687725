"""From probabilities at a small size to masks at the clip's."""

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.core.events import ForegroundDone
from vosannot.masks.label_map import Box, bounding_box
from vosannot.media.clip import Clip

__all__ = ["along_edges", "sharpened"]

Soft = npt.NDArray[np.float32]

_PLAINLY_BACKGROUND = 0.05
_EDGES = 6  # pixels of a frame 240 pixels high around an outline that the picture's own edges may move it
_CONTRAST = 4e-4  # of the guided filter, squared grey values of 0..1: weaker edges are no edges
_HIGH = 240


def along_edges(soft: Soft, box: Box, picture: npt.NDArray[np.uint8], reach: int) -> Soft:
    """A soft mask whose outlines in and around a box follow the picture's (guided filter, He et al. 2010).

    Args:
        soft: float32 [H, W], 0..1.
        picture: uint8 [H, W, 3].
        reach: pixels that an outline may move.
    """
    wide = 2 * reach + 1
    place = Box(box.y0 - wide, box.x0 - wide, box.y1 + wide, box.x1 + wide).clip(*soft.shape).slices
    guide = np.ascontiguousarray(picture[place], np.float32) / 255
    out = soft.copy()
    out[place] = np.clip(cv2.ximgproc.guidedFilter(guide, np.ascontiguousarray(soft[place]), reach, _CONTRAST), 0, 1)
    return out


def sharpened(soft: Soft, clip: Clip, frame: int, *, threshold: float = 0.5, edges: bool = True) -> ForegroundDone:
    """Brought to the clip's size along the edges of the picture (guided filter, He et al. 2010).

    Args:
        soft: float32 [h, w], 0..1.
        clip: open.
        frame: of the clip.
        threshold: from which a pixel belongs to what moves.
        edges: False: enlarged only.
    """
    height, width = clip.info.height, clip.info.width
    large = np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    box = bounding_box(large > _PLAINLY_BACKGROUND) if edges else None
    if box is not None:
        reach = max(round(_EDGES * min(height, width) / _HIGH), 1)
        large = along_edges(large, box, clip.frame(frame), reach)
    foreground = np.rint(large * 255).astype(np.uint8)
    labels = (foreground >= np.ceil(threshold * 255)).astype(np.uint8)
    winners = np.maximum(large, 1 - large)[large > _PLAINLY_BACKGROUND]
    confidence = float(winners.mean()) if labels.any() else 0.0
    return ForegroundDone(frame, foreground, labels, confidence)
