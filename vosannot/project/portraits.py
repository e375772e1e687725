"""The small picture by which a video is known in the list of a workspace."""

import cv2

from vosannot.media.clip import Clip

__all__ = ["PORTRAIT_HEIGHT", "PORTRAIT_WIDTH", "portrait"]

PORTRAIT_WIDTH, PORTRAIT_HEIGHT = 160, 96
"""Pixels, at most: enough for a row of a list at 200 %."""
_SKIPPED = 12  # frames: many videos begin in black
_QUALITY = 80


def portrait(clip: Clip) -> bytes | None:
    """A picture from near the beginning as JPEG, at most 160 x 96, some kilobytes; None: it cannot be decoded."""
    info = clip.info
    try:
        picture = clip.frame(min(_SKIPPED, info.frame_count // 4))
    except Exception:  # a video without a picture is still a video
        return None
    scale = min(1.0, PORTRAIT_WIDTH / info.width, PORTRAIT_HEIGHT / info.height)
    size = max(1, round(info.width * scale)), max(1, round(info.height * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return data.tobytes() if done else None
