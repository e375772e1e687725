"""Segmentation by motion alone as an engine: it is given no mask and learns nothing.

What moves differently from a background that one homography explains (:func:`vosannot.media.motion.camera_motion`) is
evidence; :mod:`vosannot.engines.motion.spreading` makes masks of it. It is also what a trained network is measured
against.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, StageStarted
from vosannot.core.words import tr
from vosannot.engines.base import EngineInfo, Request
from vosannot.engines.flow import flow_method
from vosannot.engines.motion.info import INFO, MotionParams
from vosannot.engines.motion.spreading import Look, motion_evidence, spread_along
from vosannot.engines.motion.superpixels import Superpixels
from vosannot.engines.sharpening import sharpened
from vosannot.engines.shots import shots
from vosannot.media.clip import open_clip
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import FlowReader, fill
from vosannot.media.motion import camera_motion
from vosannot.project.videos import fingerprint

__all__ = ["MotionEngine", "MotionSession"]


class MotionEngine:
    """Makes :class:`MotionSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> "MotionSession":
        """Load RAFT where the settings ask for it; raises WeightsError when that fails."""
        return MotionSession(params, device=device)


class MotionSession:
    """See :class:`vosannot.engines.base.Session`."""

    def __init__(self, params: MotionParams, flows: FlowCache | None = None, device: str = "auto") -> None:
        self._flows, self._device = flows or FlowCache(), device
        self.params, self._method = params, flow_method(params.flow, device)

    def configure(self, params: Any) -> None:
        """Other settings for the next run; raises WeightsError when they need weights that are not there."""
        if params.flow != self.params.flow:
            self._method = flow_method(params.flow, self._device)
        self.params = params

    def revert(self) -> None:
        """Nothing was learned."""

    def close(self) -> None:
        """Nothing is held."""

    def run(self, request: Request) -> EventStream:
        """A stage "flow", then a stage "find" with a :class:`ForegroundDone` for each wanted frame.

        Raises:
            ClipError: a frame cannot be decoded.
            EngineError: the clip is a single picture.
        """
        with open_clip(request.clip) as clip:
            if clip.info.frame_count < 2:
                raise EngineError(
                    tr("{name} is a single picture: nothing can be seen to move in it.", name=clip.info.name)
                )
            wanted = sorted(set(request.frames)) or list(range(clip.info.frame_count))
            kept = self._flows.of(fingerprint(clip.info.path, clip.info.stems), self._method.name, self.params.size)
            reader = FlowReader(clip, kept, self.params.size, self._method.compute)
            # A frame's neighbours are looked at too, wanted or not.
            first, last = max(wanted[0] - 1, 0), min(wanted[-1] + 1, clip.info.frame_count - 1)
            pairs = list(pairwise(range(first, last + 1)))
            yield from fill(reader, [way for pair in pairs for way in (pair, pair[::-1])])
            yield StageStarted("find", len(wanted))
            found, wishes = 0, set(wanted)
            for frame, soft in self._masks(reader, first, last):
                if frame in wishes:
                    done = sharpened(soft, clip, frame)
                    found += bool(done.labels.any())
                    yield done
            yield Finished({"frames": len(wanted), "moving": found})

    def _masks(self, reader: FlowReader, first: int, last: int) -> Iterator[tuple[int, npt.NDArray[np.float32]]]:
        """(frame, float32 [h, w] probabilities) for every frame, in order."""
        for shot in shots(reader, first, last):
            looks = (self._look(reader, frame, shot) for frame in shot)
            yield from enumerate(spread_along(looks, self.params.colour), shot.start)

    def _look(self, reader: FlowReader, frame: int, shot: range) -> Look:
        pieces = Superpixels.of(reader.frame(frame))
        ahead = (reader.flow(frame, frame + 1), reader.flow(frame + 1, frame)) if frame + 1 in shot else None
        flows = [ahead[0]] if ahead is not None else []
        if frame - 1 in shot:
            flows.append(reader.flow(frame, frame - 1))
        residuals = [flow - camera_motion(flow) for flow in flows]
        return Look(pieces, motion_evidence(pieces, residuals, self.params.sensitivity), ahead)
