"""What the sessions of all networks share: loading weights, propagating in one direction or both."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

import numpy as np

from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, FrameDone, StageStarted, Warned
from vosannot.core.words import tr
from vosannot.engines.base import Request
from vosannot.engines.fusing import OneWay, between, fuse
from vosannot.engines.loading import LoadedSession
from vosannot.engines.propagation import FrameResult, Journey, Propagation
from vosannot.media.clip import Clip
from vosannot.networks.families import AnyNetwork
from vosannot.networks.folding import for_inference
from vosannot.networks.preprocess import Geometry

__all__ = ["NetworkSession", "check_request", "frame_done"]

_SAME_PROBABILITY, _SAME_J = 0.1, 0.995  # what bfloat16 may change
N = TypeVar("N", bound=AnyNetwork)


class NetworkSession(LoadedSession[N], Generic[N]):
    """One network that propagates masks; lives on one thread. Its family is an engine's id."""

    def _propagate(self, request: Request, clip: Clip) -> EventStream:
        """One direction as asked; then back over what lies between two references, and both blended.

        Frames between references are reported twice: stopped half-way, a mask of one direction is there.
        """
        if request.frames and request.done.issuperset(request.frames):
            yield Finished({"frames": 0})
            return
        journey = self._journey(request, clip, self.params.size)
        yield from self._prepare(journey, request)
        both, done = self._both_ways(request), request.done
        there = _as_far_as_needed(request.frames, done)
        yield StageStarted("propagate", sum(f not in done for f in (*there, *both)))
        journey = replace(journey, bf16=self.use_bf16(journey, request.frames))
        if self.bf16 and not journey.bf16 and self.params.precision == "auto":
            yield Warned(tr("These weights give other masks in bfloat16: propagating in float32, which is slower."))
        geometry = journey.geometry
        first = OneWay(geometry.inner_height // 2, geometry.inner_width // 2)
        frames: set[int] = set()
        for frame, result in self.propagation(journey).run(there, done):
            if frame in done:
                continue
            if frame in both:
                first.put(frame, result)
            frames.add(frame)
            yield frame_done(frame, result, request)
        back = _as_far_as_needed(sorted(both, reverse=journey.forwards), done)
        if back:
            journey = replace(journey, start=both[back[0]][journey.forwards], forwards=not journey.forwards)
            for frame, result in self.propagation(journey).run(back, done):
                if frame in done:
                    continue
                if frame in first:
                    before, after = both[frame]
                    weight = (after - frame) / (after - before)
                    ids, probabilities = first.take(frame, result.probabilities)
                    # The first direction came from the earlier reference when it went forwards, which is over by now.
                    result = fuse((ids, probabilities), result, 1 - weight if journey.forwards else weight)
                frames.add(frame)
                yield frame_done(frame, result, request)
        yield Finished({"frames": len(frames)})

    def _both_ways(self, request: Request) -> dict[int, tuple[int, int]]:
        """The frames that lie between two references, with these."""
        if not self.params.both_ways or len(request.references) < 2:
            return {}
        sides = {f: between(f, request.references) for f in request.frames if f not in request.references}
        return {frame: pair for frame, pair in sides.items() if pair is not None}

    def propagation(self, journey: Journey) -> Propagation[Any]:
        """A journey with the settings' memory policy, on a copy of the network made for predicting."""
        return self._propagation(for_inference(self.network, bf16=journey.bf16), journey)

    def use_bf16(self, journey: Journey, frames: Sequence[int]) -> bool:
        """Whether to propagate in bfloat16: as the settings say; "auto" looks at one frame in both precisions first.

        Bundled weights were measured (docs/performance.md) and are not looked at again.
        """
        if self.params.precision != "auto" or not self.bf16:
            return self.bf16 and self.params.precision != "float32"
        if self.bundled:
            return True
        open_frames = [f for f in frames if f not in journey.references]
        if not open_frames:
            return True
        exact, fast = (self.propagation(replace(journey, bf16=bf16)).probe(open_frames[0]) for bf16 in (False, True))
        return _same_masks(exact, fast)

    @abstractmethod
    def _propagation(self, network: N, journey: Journey) -> Propagation[Any]:
        """A journey of this network with the settings' memory policy."""

    def _prepare(self, journey: Journey, request: Request) -> EventStream:
        """What comes before a propagation."""
        yield from ()

    def _journey(self, request: Request, clip: Clip, size: int) -> Journey:
        return Journey(
            read=clip.frame,
            geometry=Geometry.of(clip.info.height, clip.info.width, size or None),
            references=request.references,
            start=request.start,
            forwards=not request.frames or request.frames[-1] >= request.start,
            device=self.device,
            bf16=self.bf16,
        )


def frame_done(frame: int, result: FrameResult, request: Request) -> FrameDone:
    """The event of a predicted frame."""
    soft = result.probabilities.half().cpu().numpy() if request.soft else None
    return FrameDone(frame, result.labels, result.confidence, soft, result.agreement)


def _same_masks(exact: FrameResult, fast: FrameResult) -> bool:
    """Whether no probability moved much and every object kept its pixels."""
    if float((exact.probabilities - fast.probabilities).abs().max()) > _SAME_PROBABILITY:
        return False
    for object_id in exact.ids:
        ours, theirs = exact.labels == object_id, fast.labels == object_id
        if (ours & theirs).sum() < _SAME_J * (ours | theirs).sum():
            return False
    return True


def _as_far_as_needed(frames: Sequence[int], done: frozenset[int]) -> Sequence[int]:
    """The frames of a journey up to the last one that is not done."""
    open_ones = [position for position, frame in enumerate(frames) if frame not in done]
    return frames[: open_ones[-1] + 1] if open_ones else ()


def check_request(request: Request, clip: Clip) -> None:
    """Requests may come from another machine: nothing is taken on trust."""
    info = clip.info
    last, size = info.frame_count - 1, (info.height, info.width)
    if not request.references:
        raise EngineError(tr("Nothing to propagate: paint and keep at least one frame first."))
    for frame, labels in request.references.items():
        if not 0 <= frame <= last:
            raise EngineError(
                tr("There is a mask for frame {frame}, but the clip has frames 0 to {last}.", frame=frame, last=last)
            )
        if labels.shape != size or labels.dtype != np.uint8:
            raise EngineError(
                tr(
                    "The mask of frame {frame} is {width}x{height}, the clip is {clip_width}x{clip_height}.",
                    frame=frame,
                    width=labels.shape[1],
                    height=labels.shape[0],
                    clip_width=size[1],
                    clip_height=size[0],
                )
            )
    if not any(labels.any() for labels in request.references.values()):
        raise EngineError(tr("Every annotated frame is empty: paint at least one object first."))
    if any(not 0 <= frame <= last for frame in request.frames):
        raise EngineError(tr("Frames to predict must lie between 0 and {last}.", last=last))
