"""Clips: opening, decoding, caching, reading in the background, writing. Knows nothing of masks."""

from vosannot.media.cache import FrameCache
from vosannot.media.clip import (
    IMAGE_SUFFIXES,
    VIDEO_SUFFIXES,
    Clip,
    ClipInfo,
    ClipKind,
    Image,
    looks_like_clip,
    open_clip,
)
from vosannot.media.reader import FrameReader
from vosannot.media.writer import write_video

__all__ = [
    "IMAGE_SUFFIXES",
    "VIDEO_SUFFIXES",
    "Clip",
    "ClipInfo",
    "ClipKind",
    "FrameCache",
    "FrameReader",
    "Image",
    "looks_like_clip",
    "open_clip",
    "write_video",
]
