"""The sample clip that a new user can open: a real video file with masks, rendered on first use (about 3
s).
"""

import secrets
import shutil
import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage

from vosannot.core.errors import ExportError
from vosannot.core.paths import cache_dir
from vosannot.core.words import tr
from vosannot.media._info import Image
from vosannot.media.writer import write_video

__all__ = ["SAMPLE_OBJECTS", "SAMPLE_VERSION", "sample_clip", "sample_mask", "sample_truth"]

SAMPLE_VERSION = 1
"""Raised whenever the pictures or masks change; each version has a folder of its own."""

SAMPLE_OBJECTS: dict[int, str] = {1: "astronaut", 2: "coffee cup"}
"""Ids and names of the objects in the masks."""

_CLIP = "astronaut.mp4"
_MASKS = "masks"
_lock = threading.Lock()


def sample_clip() -> Path:
    """The sample video: 48 frames, 640 x 360, 24 frames per second, H.264.

    Raises:
        ExportError: it cannot be rendered into the cache folder (disk full, read-only).
    """
    return _made() / _CLIP


def sample_mask() -> Path:
    """Palette PNG of the sample's first frame, with the ids of :data:`SAMPLE_OBJECTS`. Raises like
    sample_clip.
    """
    return _made() / _MASKS / "00000.png"


def sample_truth() -> Path:
    """Folder of exact palette PNGs, "00000.png" …, one for each frame. Raises like :func:`sample_clip`."""
    return _made() / _MASKS


def _made() -> Path:
    """The folder of this version, rendered if it is not there yet; it appears complete or not at all."""
    with _lock:
        try:
            folder = cache_dir() / f"sample-{SAMPLE_VERSION}"
            if not folder.is_dir():
                _render_into(folder)
        except OSError as error:
            raise ExportError(
                tr("The sample clip cannot be written: {reason}.", reason=error.strerror or error)
            ) from error
        return folder


def _render_into(folder: Path) -> None:
    from vosannot.media._sample_scene import FPS, render

    work = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        (work / _MASKS).mkdir(parents=True)
        images: list[Image] = []
        for number, (image, labels) in enumerate(render()):
            images.append(image)
            _write_mask(work / _MASKS / f"{number:05d}.png", labels)
        write_video(work / _CLIP, images, FPS)
        try:
            work.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process may have been faster
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_mask(path: Path, labels: npt.NDArray[np.uint8]) -> None:
    """A palette PNG in DAVIS colours (the masks package does this better, but media does not know it)."""
    ids = np.arange(256)
    table = np.zeros((256, 3), np.uint8)
    for bit in range(8):
        for channel in range(3):
            table[:, channel] |= (((ids >> (3 * bit + channel)) & 1) << (7 - bit)).astype(np.uint8)
    picture = PilImage.fromarray(labels)
    picture.putpalette(table.tobytes())
    picture.save(path, "PNG")
