"""Contact sheets: clips as rows of frames with their masks outlined, for looking at."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

import cv2
import numpy as np

from vosannot.training.render.ops import Image
from vosannot.training.render.options import RenderedClip


def _outlined(frame: Image, labels: Image) -> Image:
    out = frame.copy()
    for label in range(1, int(labels.max()) + 1):
        red, green, blue = colorsys.hsv_to_rgb((label * 0.38) % 1.0, 1.0, 1.0)
        mask = (labels == label).astype(np.uint8)
        edge = mask - cv2.erode(mask, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0)
        out[edge > 0] = (int(255 * red), int(255 * green), int(255 * blue))
    return out


def contact_sheet(clips: Sequence[RenderedClip], columns: int, overlay: bool = True) -> Image:
    """All frames of each clip side by side, columns clips per row; uint8 [H, W, 3] RGB.

    overlay: outline each label in its own colour. All clips must have one frame size and one length.
    """
    if not clips or columns < 1:
        raise ValueError("a contact sheet needs at least one clip and one column")
    strips = []
    for clip in clips:
        pairs = zip(clip.frames, clip.labels, strict=True)
        tiles = [np.pad(_outlined(f, m) if overlay else f, ((1, 1), (1, 1), (0, 0))) for f, m in pairs]
        strips.append(np.pad(np.concatenate(tiles, axis=1), ((1, 1), (3, 3), (0, 0)), constant_values=255))
    while len(strips) % columns:
        strips.append(np.full_like(strips[0], 255))
    rows = [np.concatenate(strips[i : i + columns], axis=1) for i in range(0, len(strips), columns)]
    return np.concatenate(rows, axis=0)
