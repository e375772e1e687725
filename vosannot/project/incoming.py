"""What somebody else has written into a workspace is looked at like a file from the internet."""

import math
import os

from vosannot.project.records import VideoInfo

__all__ = ["checked"]

_LONGEST_SIDE = 65_536  # pixels
_MOST_PIXELS = 1 << 28  # 16384 x 16384
_MOST_FRAMES = 100_000_000
_LONGEST_TEXT = 100_000  # characters


def checked(video: VideoInfo) -> VideoInfo:
    """The same video.

    Raises:
        ValueError: sizes, names or numbers that no clip has; half a sentence says which.
    """
    if not (0 < video.width <= _LONGEST_SIDE and 0 < video.height <= _LONGEST_SIDE):
        raise ValueError(f"it is said to be {video.width}x{video.height} pixels large")
    if video.width * video.height > _MOST_PIXELS or not 0 < video.frame_count <= _MOST_FRAMES:
        raise ValueError(f"it is said to have {video.frame_count} frames of {video.width}x{video.height}")
    if not (math.isfinite(video.fps) and video.fps >= 0 and math.isfinite(video.time_spent)):
        raise ValueError("its times are no numbers")
    if max(len(video.name), len(str(video.path)), len(video.notes)) > _LONGEST_TEXT:
        raise ValueError("its name, path or notes are longer than any")
    if not video.name or _leads_away(video.name):
        raise ValueError("its name is no file's")
    if video.kind not in ("video", "images"):
        raise ValueError("it is neither a video nor images")
    if len(video.stems) not in (0, video.frame_count) or any(_leads_away(stem) for stem in video.stems):
        # They become names of files when masks are exported.
        raise ValueError("the names of its images are none")
    return video


def _leads_away(name: str) -> bool:
    """It would lead out of the folder in which a file of that name is made."""
    signs = {"/", "\0", os.sep, os.altsep}
    return not isinstance(name, str) or name in ("", ".", "..") or any(sign and sign in name for sign in signs)
