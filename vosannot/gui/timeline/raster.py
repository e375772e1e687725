"""Lanes and the confidence strip as pictures, made by numpy: as fast for 20,000 frames as for 20."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from vosannot.gui.theme import Theme
from vosannot.gui.timeline.presence import APPROVED, MANUAL, NONE, PROPAGATED

__all__ = ["confidence_image", "lanes_image"]

# Height of the bar as a share of the lane: provenance is told by shape, not by colour alone.
_SHARE = {PROPAGATED: 0.34, APPROVED: 0.56, MANUAL: 0.82}


def _bgra(colour: str, alpha: int = 255) -> tuple[int, int, int, int]:
    c = QColor(colour)
    # Premultiplied.
    return c.blue() * alpha // 255, c.green() * alpha // 255, c.red() * alpha // 255, alpha


def _picture(pixels: npt.NDArray[np.uint8]) -> QImage:
    """uint8 [H, W, 4] BGRA, premultiplied, as an image of its own."""
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def lanes_image(codes: npt.NDArray[np.uint8], height: int, theme: Theme) -> QImage:
    """Lanes below each other.

    Args:
        codes: uint8 [lanes, W], one code for each column of pixels.
        height: of a lane in pixels.
    """
    pattern = np.zeros((4, height, 4), np.uint8)
    colours = {PROPAGATED: theme.propagated, APPROVED: theme.approved, MANUAL: theme.manual}
    for code, share in _SHARE.items():
        bar = max(2, round(height * share))
        top = (height - bar) // 2
        pattern[code, top : top + bar] = _bgra(colours[code])
    pattern[NONE] = 0
    lanes, width = codes.shape
    flat = pattern.view(np.uint32)[:, :, 0]  # one number a pixel
    pixels = flat[codes].transpose(0, 2, 1).reshape(lanes * height, width)
    return _picture(np.ascontiguousarray(pixels).view(np.uint8).reshape(lanes * height, width, 4))


def confidence_image(values: npt.NDArray[np.float32], height: int, theme: Theme) -> QImage:
    """Bars from below: the less sure, the taller and the redder, so that the eye goes where work is."""
    known = ~np.isnan(values)
    # Engines are rarely below one half; the scale spends its range where the differences are.
    doubt = np.clip((1.0 - np.where(known, values, 1.0)) / 0.5, 0.0, 1.0)
    low, high = (np.array(_bgra(c), np.float32) for c in (theme.low, theme.high))
    colours = (high + (low - high) * np.sqrt(doubt)[:, None]).astype(np.uint8)
    tall = np.where(known, np.maximum(2, np.round(height * (0.15 + 0.85 * doubt))), 0).astype(np.int32)
    rows = np.arange(height)[::-1, None]
    pixels = np.where((rows < tall[None, :])[:, :, None], colours[None], 0).astype(np.uint8)
    return _picture(pixels)
