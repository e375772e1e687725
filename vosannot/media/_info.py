"""What a clip is, for the modules that implement one. Import from :mod:`vosannot.media.clip` instead."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Clip", "ClipInfo", "ClipKind", "Image"]

Image: TypeAlias = npt.NDArray[np.uint8]
"""uint8 [H, W, 3] RGB, contiguous."""


class ClipKind(StrEnum):
    """Where the frames come from."""

    VIDEO = "video"
    IMAGES = "images"


@dataclass(frozen=True, slots=True)
class ClipInfo:
    """What is known of a clip once it is open. Picklable.

    Attributes:
        path: the absolute path it was opened from.
        name: file stem or folder name; the sequence's name on export.
        kind: video file, or image files.
        width, height: pixels as displayed, after rotation metadata.
        frame_count: exact number of decodable frames, in display order; at least 1.
        fps: average frames per second; 24.0 for images.
        stems: per frame, the stem of the file to write for it: the image's own, or "00000", "00001", … for a
            video.
        times: per frame, its presentation time in seconds, counted from the first frame.
        warnings: sentences about what was wrong with the file but did not keep it from opening.
    """

    path: Path
    name: str
    kind: ClipKind
    width: int
    height: int
    frame_count: int
    fps: float
    stems: tuple[str, ...]
    times: tuple[float, ...]
    warnings: tuple[str, ...] = ()


class Clip(Protocol):
    """An open clip: random access to its frames. Not thread-safe; open one per thread. `with` closes it."""

    @property
    def info(self) -> ClipInfo:
        """Size, length, names and times of the frames."""
        ...

    def frame(self, index: int) -> Image:
        """Decode one frame.

        Args:
            index: 0 .. ``info.frame_count`` - 1, in display order. Negative indices are out of range.

        Returns:
            uint8 [H, W, 3] RGB, contiguous; the caller's own.

        Raises:
            IndexError: out of range.
            ClipError: the frame cannot be decoded; names the frame's number.
        """
        ...

    def close(self) -> None:
        """Free the file; ``frame`` fails afterwards. Closing twice does nothing."""
        ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
