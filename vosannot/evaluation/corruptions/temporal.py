"""The two corruptions that look at several frames: motion blur and constant-rate-factor compression."""

import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from vosannot.core.errors import ClipError, ExportError
from vosannot.media.clip import Clip, Image, open_clip
from vosannot.media.writer import write_video

__all__ = ["CRF", "MOTION_FRAMES", "CrfCompression", "MotionBlur"]

MOTION_FRAMES = (2, 3, 4)
"""Consecutive frames that motion blur averages, by level."""

CRF = (40, 45, 50)
"""Constant rate factors by level, those of the public DAVIS-C generator; 0 is lossless, 51 the worst."""


class MotionBlur:
    """The mean of 2, 3 or 4 consecutive frames (Bertrand et al. 2023, section 4.1).

    The frame is in the middle of its window (of an even one, right of the middle), so that its annotation is in the
    middle of the smear; at the ends of the clip the window is moved inwards. The public generator takes past frames
    only, with weights growing towards the newest, so what it shows lags behind the annotation.
    """

    def __init__(self, clip: Clip, level: int) -> None:
        self._clip = clip
        self._length = min(MOTION_FRAMES[level], clip.info.frame_count)
        self._kept: OrderedDict[int, Image] = OrderedDict()

    def frame(self, index: int) -> Image:
        """The blurred frame; raises what the clip raises."""
        start = min(max(0, index - self._length // 2), self._clip.info.frame_count - self._length)
        total = np.zeros((self._clip.info.height, self._clip.info.width, 3), np.uint16)
        for t in range(start, start + self._length):
            total += self._read(t)
        return ((total + self._length // 2) // self._length).astype(np.uint8)

    def _read(self, index: int) -> Image:
        if index not in self._kept:
            self._kept[index] = self._clip.frame(index)
            while len(self._kept) > self._length:
                self._kept.popitem(last=False)
        return self._kept[index]

    def close(self) -> None:
        """Forget the frames."""
        self._kept.clear()


class CrfCompression:
    """H.264 (x264, preset medium, one thread) at a constant rate factor over the whole clip.

    The paper names "CRF compression for three increasing values"; the public generator encodes with x265 at 40, 45 and
    50. The same values are used here with x264. The clip is encoded once, into a temporary file, when the first frame
    is asked for. One thread: x264's output depends on their number, and a benchmark must not depend on the machine.
    """

    def __init__(self, clip: Clip, level: int) -> None:
        self._clip = clip
        self._crf = CRF[level]
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._video: Clip | None = None

    def frame(self, index: int) -> Image:
        """The decoded frame.

        Raises:
            IndexError: out of range.
            ClipError: the clip cannot be read, or there is no room for the encoded one.
        """
        info = self._clip.info
        if self._video is None:
            self._video = self._encode()
        return np.ascontiguousarray(self._video.frame(index)[: info.height, : info.width])

    def _encode(self) -> Clip:
        info = self._clip.info
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="vosannot-crf-")
            path = Path(self._folder.name) / "clip.mp4"
            write_video(path, self._frames(), info.fps, crf=self._crf, options={"preset": "medium", "threads": "1"})
        except (ExportError, OSError) as error:
            self.close()
            raise ClipError(f"{info.name} cannot be compressed: {error}") from error
        video = open_clip(path)
        if video.info.frame_count != info.frame_count:
            count = video.info.frame_count
            video.close()
            raise ClipError(f"{info.name} has {info.frame_count} frames, but {count} came back from compression.")
        return video

    def _frames(self) -> Iterator[Image]:
        for index in range(self._clip.info.frame_count):
            yield self._clip.frame(index)

    def close(self) -> None:
        """Remove the encoded clip."""
        if self._video is not None:
            self._video.close()
            self._video = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
