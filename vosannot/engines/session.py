"""What the sessions of all matching networks share: weights, snapshots, adapting, propagating."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from vosannot.adaptation.loop import AdaptationSettings, Adapter
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import Material
from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, FrameDone, StageStarted, Warned
from vosannot.core.paths import bundled
from vosannot.engines.base import Request
from vosannot.engines.devices import fast_bf16
from vosannot.engines.fusing import OneWay, between, fuse
from vosannot.engines.matching import resolve
from vosannot.engines.propagation import FrameResult, Journey, Propagation
from vosannot.engines.warm import WarmStarts
from vosannot.engines.watching import Watching
from vosannot.engines.weights import Weights, find_weights
from vosannot.media.clip import Clip, open_clip
from vosannot.networks.families import Network
from vosannot.networks.folding import for_inference
from vosannot.networks.preprocess import Geometry, channels_last

__all__ = ["MatchingSession"]

_SAME_PROBABILITY, _SAME_J = 0.1, 0.995  # what bfloat16 may change
N = TypeVar("N", bound=Network)


@dataclass(slots=True)
class _Before:
    """What an adaptation found, so that cancelling can put it back."""

    weights: Mapping[str, Tensor]
    snapshots: Snapshots
    adapted: Path | None


class MatchingSession(ABC, Generic[N]):
    """One network and, after an adaptation, the snapshots of it; lives on one thread.

    Adapted weights stay for further requests on the same clip; another clip begins with the network's own.
    """

    family: str
    network: N

    def __init__(self, params: Any, device: torch.device) -> None:
        self.device = device
        self.bf16 = fast_bf16(device)
        self.found: Weights
        self._loaded: tuple[str, tuple[int, int]] | None = None
        self._adapted: Path | None = None
        self._before: _Before | None = None
        self._own: dict[str, Tensor]
        self._warm_starts = WarmStarts()
        self.configure(params)

    def configure(self, params: Any) -> None:
        """Take settings for the next run; other weights are loaded, and forget the adaptation."""
        self.params = params
        if self._loaded is None or self._loaded[0] != params.weights or self._loaded[1] != _stamp(self.found.path):
            self.found = find_weights(params.weights, self.family)
            self.network = channels_last(self._load(self.found.path), self.device)
            self._own = {name: value.clone() for name, value in self.network.state_dict().items()}
            self.snapshots = Snapshots(self.network)
            self._loaded = params.weights, _stamp(self.found.path)
            self._adapted = self._before = None

    def close(self) -> None:
        """Forget the network."""
        del self.network, self.snapshots, self._own
        self._before = None

    def run(self, request: Request) -> EventStream:
        """See :class:`vosannot.engines.base.Session`."""
        with open_clip(request.clip) as clip:
            _check(request, clip)
            if self._adapted not in (None, request.clip):
                self._reset()
            if request.snapshot is not None:
                self.snapshots.restore(self.snapshots.nearest(request.snapshot))
                self._keep(request.clip)
            if request.adapt and self.adapts:
                yield from self._adapt(request, clip)
            yield from self._propagate(request, clip)

    def revert(self) -> None:
        """Put back the weights and snapshots that the last adaptation found."""
        if self._before is not None:
            self.network.load_state_dict(self._before.weights)
            self.snapshots, self._adapted = self._before.snapshots, self._before.adapted
            self._before = None
            if self._adapted is not None:
                self._keep(self._adapted)

    def _propagate(self, request: Request, clip: Clip) -> EventStream:
        """One direction as asked; then back over what lies between two references, and both blended.

        Frames between references are reported twice: stopped half-way, a mask of one direction is there.
        """
        journey = self._journey(request, clip, self.params.size)
        both = self._both_ways(request)
        yield StageStarted("propagate", len(request.frames) + len(both))
        journey = replace(journey, bf16=self.use_bf16(journey, request.frames))
        if self.bf16 and not journey.bf16 and self.params.precision == "auto":
            yield Warned("These weights give other masks in bfloat16: propagating in float32, which is slower.")
        geometry = journey.geometry
        first = OneWay(geometry.inner_height // 2, geometry.inner_width // 2)
        frames: set[int] = set()
        for frame, result in self.propagation(journey).run(request.frames):
            if frame in both:
                first.put(frame, result)
            frames.add(frame)
            yield _frame_done(frame, result, request)
        if both:
            back = sorted(both, reverse=journey.forwards)
            journey = replace(journey, start=both[back[0]][journey.forwards], forwards=not journey.forwards)
            for frame, result in self.propagation(journey).run(back):
                if frame in first:
                    before, after = both[frame]
                    weight = (after - frame) / (after - before)
                    ids, probabilities = first.take(frame, result.probabilities)
                    # The first direction came from the earlier reference when it went forwards, which is over by now.
                    result = fuse((ids, probabilities), result, 1 - weight if journey.forwards else weight)
                frames.add(frame)
                yield _frame_done(frame, result, request)
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
        if self.found.path.parent == bundled("models"):
            return True
        open_frames = [f for f in frames if f not in journey.references]
        if not open_frames:
            return True
        exact, fast = (self.propagation(replace(journey, bf16=bf16)).probe(open_frames[0]) for bf16 in (False, True))
        return _same_masks(exact, fast)

    @property
    def adapts(self) -> bool:
        """Whether the settings ask for test-time training."""
        return bool(self.params.objective != "none")

    @abstractmethod
    def _load(self, path: Path) -> N:
        """The network with these weights, in evaluation mode."""

    @abstractmethod
    def _propagation(self, network: N, journey: Journey, *, remember_all: bool = False) -> Propagation[Any]:
        """A journey of this network with the settings' memory policy, or one that remembers every frame."""

    def _reset(self) -> None:
        """Back to the network's own weights: another video must not inherit them."""
        self.network.load_state_dict(self._own)
        self.snapshots = Snapshots(self.network)
        self._adapted = None

    def _adapt(self, request: Request, clip: Clip) -> EventStream:
        weights = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._before = _Before(weights, self.snapshots, self._adapted)
        finished = False
        try:
            warm = self.params.warm_start and self._warm_up(request.clip)
            if self.params.warm_start and not warm:
                yield Warned("No earlier adaptation to this clip is known: beginning with the weights as they are.")
            if not warm:
                self._reset()
            yield from self._adaptation(request, clip)
            finished = True
        finally:
            if finished:
                self._adapted = request.clip
                self._keep(request.clip)
            else:  # cancelled or failed: everything as it was
                self.revert()

    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        """Test-time training of the network in place, filling the snapshots."""
        params, info = self.params, clip.info
        auto = resolve(params, self.family, self.found, min(info.height, info.width))
        settings = AdaptationSettings(
            iterations=auto.iterations,
            lr=auto.lr,
            samples=auto.samples,
            jump=params.jump,
            max_objects=params.max_objects,
            seed=params.seed,
            bf16=self.bf16 and params.precision != "float32",
            objective=params.objective,
            length=auto.length,
            reads=auto.reads,
            subset=params.subset,
            synthetic=params.synthetic,
            stop=params.stop,
            preview_every=params.preview_every,
            checks=request.checks,
        )
        geometry = Geometry.of(info.height, info.width, auto.size)
        material = Material(clip.frame, geometry, request.references, info.frame_count, self.device)
        remembering = partial(self._propagation, remember_all=True)
        watching = Watching(request, material, settings.bf16, self._propagation, remembering)
        yield from Adapter(self.network, self.snapshots, material, settings).run(watching)

    def _warm_up(self, clip: Path) -> bool:
        """Begin with what the last adaptation to this clip ended with: this session's, or one of another day."""
        if self._adapted != clip:
            self._reset()
            if not self._warm_starts.load(clip, self.found.path, self.network):
                return False
        self.snapshots = Snapshots(self.network)
        return True

    def _keep(self, clip: Path) -> None:
        self._warm_starts.save(clip, self.found.path, self.network, self._own)

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


def _stamp(path: Path) -> tuple[int, int]:
    """Changes when a model is replaced under its name."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _frame_done(frame: int, result: FrameResult, request: Request) -> FrameDone:
    soft = result.probabilities.half().cpu().numpy() if request.soft else None
    return FrameDone(frame, result.labels, result.confidence, soft)


def _same_masks(exact: FrameResult, fast: FrameResult) -> bool:
    """Whether no probability moved much and every object kept its pixels."""
    if float((exact.probabilities - fast.probabilities).abs().max()) > _SAME_PROBABILITY:
        return False
    for object_id in exact.ids:
        ours, theirs = exact.labels == object_id, fast.labels == object_id
        if (ours & theirs).sum() < _SAME_J * (ours | theirs).sum():
            return False
    return True


def _check(request: Request, clip: Clip) -> None:
    """Requests may come from another machine: nothing is taken on trust."""
    info = clip.info
    last, size = info.frame_count - 1, (info.height, info.width)
    if not request.references:
        raise EngineError("Nothing to propagate: paint and keep at least one frame first.")
    for frame, labels in request.references.items():
        if not 0 <= frame <= last:
            raise EngineError(f"There is a mask for frame {frame}, but the clip has frames 0 to {last}.")
        if labels.shape != size or labels.dtype != np.uint8:
            raise EngineError(
                f"The mask of frame {frame} is {labels.shape[1]}x{labels.shape[0]}, the clip is {size[1]}x{size[0]}."
            )
    if not any(labels.any() for labels in request.references.values()):
        raise EngineError("Every annotated frame is empty: paint at least one object first.")
    if any(not 0 <= frame <= last for frame in request.frames):
        raise EngineError(f"Frames to predict must lie between 0 and {last}.")
