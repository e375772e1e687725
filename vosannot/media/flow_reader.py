"""The flow of an open clip: read from the cache, or computed and kept there."""

from collections.abc import Callable, Iterable

import cv2
import numpy as np

from vosannot.core.events import EventStream, IterationDone, StageStarted
from vosannot.media.clip import Clip, Image
from vosannot.media.flow import Flow, dis_flow
from vosannot.media.flow_cache import ClipFlow, decode_flow, encode_flow

__all__ = ["SHORT_SIDE", "FlowMethod", "FlowReader", "fill", "working_size"]

FlowMethod = Callable[[Image, Image], Flow]
"""Two uint8 RGB frames [H, W, 3] -> float32 [H, W, 2] in pixels, like :func:`vosannot.media.flow.dis_flow`."""

SHORT_SIDE = 240
"""Pixels: the size at which flow is looked at, unless there is a reason for another one; so it is computed once."""

_FRAMES = 4  # kept: both neighbours of a frame, and one more


def working_size(height: int, width: int, size: int) -> tuple[int, int]:
    """(height, width) of frames scaled to a short side of ``size`` pixels; smaller ones, and ``size`` 0, stay."""
    scale = min(size / min(height, width), 1) if size else 1
    return max(round(height * scale), 1), max(round(width * scale), 1)


class FlowReader:
    """Flow between any two frames. Not thread-safe, like its clip.

    Args:
        clip: open.
        kept: the clip's fields on disk.
        size: short side of the frames the flow is computed on; 0: the clip's own.
        method: computes it.
    """

    def __init__(self, clip: Clip, kept: ClipFlow, size: int = 0, method: FlowMethod = dis_flow) -> None:
        self._clip, self._kept, self._method = clip, kept, method
        self.shape = working_size(clip.info.height, clip.info.width, size)
        self._frames: dict[int, Image] = {}

    def frame(self, index: int) -> Image:
        """A frame at the working size, uint8 RGB [h, w, 3]; raises what the clip raises."""
        if index not in self._frames:
            picture = self._clip.frame(index)
            if picture.shape[:2] != self.shape:
                picture = np.asarray(cv2.resize(picture, self.shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)
            self._frames[index] = picture
            while len(self._frames) > _FRAMES:
                del self._frames[next(iter(self._frames))]
        return self._frames[index]

    def flow(self, before: int, after: int) -> Flow:
        """float32 [h, w, 2] in pixels of the working size.

        Raises:
            IndexError: out of range.
            ClipError: a frame cannot be decoded.
        """
        known = self._kept.get(before, after)
        if known is not None and known.shape[:2] == self.shape:
            return known
        made = self._method(self.frame(before), self.frame(after))
        self._kept.put(before, after, made)
        # Rounded like what comes from the disk: nothing may depend on whether it was there already.
        return decode_flow(encode_flow(made))


def fill(reader: FlowReader, pairs: Iterable[tuple[int, int]]) -> EventStream:
    """Compute the flow of these pairs of frames and keep it: a stage "flow", a pair an iteration.

    Raises:
        IndexError: a frame is out of range.
        ClipError: a frame cannot be decoded.
    """
    wanted = list(pairs)
    yield StageStarted("flow", len(wanted))
    for done, (before, after) in enumerate(wanted, 1):
        reader.flow(before, after)
        yield IterationDone("flow", done, len(wanted))
