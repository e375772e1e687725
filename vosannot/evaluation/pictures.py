"""Pictures for reports: masks over frames, small and as JPEG."""

import base64
import io
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from vosannot.masks.label_map import LabelMap, resize_labels
from vosannot.masks.overlay import blend

__all__ = ["data_uri", "overlay_jpeg", "worst_frames"]

_HEIGHT = 216  # pixels, enough to see what went wrong


def overlay_jpeg(frame: npt.NDArray[np.uint8], labels: LabelMap) -> bytes:
    """A frame uint8 [H, W, 3] RGB with its label map uint8 [H, W], scaled down, as JPEG bytes."""
    height, width = labels.shape
    scale = min(_HEIGHT / height, 1.0)
    size = (max(round(height * scale), 1), max(round(width * scale), 1))
    small = np.asarray(cv2.resize(frame, size[::-1], interpolation=cv2.INTER_AREA), np.uint8)
    out = io.BytesIO()
    Image.fromarray(blend(small, resize_labels(labels, size), opacity=0.45)).save(out, "JPEG", quality=82)
    return out.getvalue()


def data_uri(jpeg: bytes) -> str:
    """The picture as a data URI."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()


def worst_frames(per_frame: Sequence[float], first: int, most: int, apart: int = 5) -> list[int]:
    """The frames with the lowest values, at most ``most``, at least ``apart`` frames from each other, worst first.

    Args:
        per_frame: value of frame ``first``, ``first`` + 1, …
    """
    chosen: list[int] = []
    for position in np.argsort(np.asarray(per_frame), kind="stable"):
        frame = int(position) + first
        if all(abs(frame - other) >= apart for other in chosen):
            chosen.append(frame)
        if len(chosen) == most:
            break
    return chosen
