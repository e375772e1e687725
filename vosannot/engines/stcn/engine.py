"""STCN as an engine: a session that adapts to a clip and propagates masks through it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.loop import AdaptationSettings, Adapter
from vosannot.adaptation.snapshots import Snapshots
from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, FrameDone, Preview, StageStarted
from vosannot.engines.base import EngineInfo, Request
from vosannot.engines.devices import choose_device, fast_bf16
from vosannot.engines.propagation import FrameResult, Journey
from vosannot.engines.stcn.info import INFO, STCNParams
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.engines.weights import find_weights
from vosannot.masks.label_map import resize_labels
from vosannot.media.clip import open_clip
from vosannot.networks.checkpoint import load_stcn
from vosannot.networks.preprocess import Geometry, channels_last

__all__ = ["STCNEngine", "STCNSession"]

_PROBES = 4
_PREVIEW_SIDE = 240
LabelArray = npt.NDArray[np.uint8]


class STCNEngine:
    """Makes :class:`STCNSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> "STCNSession":
        """Load the weights; raises WeightsError when that fails."""
        return STCNSession(params, choose_device(device))


class STCNSession:
    """One network and, after an adaptation, the snapshots of it; lives on one thread."""

    def __init__(self, params: STCNParams, device: torch.device) -> None:
        self._device = device
        self._bf16 = fast_bf16(device)
        self._loaded: str | None = None
        self._adapted: Path | None = None
        self.configure(params)

    def configure(self, params: STCNParams) -> None:
        """Take settings for the next run; other weights are loaded, and forget the adaptation."""
        self._params = params
        if params.weights != self._loaded:
            self._found = find_weights(params.weights, "stcn")
            self.network = channels_last(load_stcn(self._found.path), self._device)
            self._snapshots = Snapshots(self.network)
            self._loaded, self._adapted = params.weights, None

    def close(self) -> None:
        """Forget the network."""
        del self.network, self._snapshots

    def run(self, request: Request) -> EventStream:
        """See :class:`vosannot.engines.base.Session`."""
        with open_clip(request.clip) as clip:
            _check(request, clip.info.frame_count, (clip.info.height, clip.info.width))
            if self._adapted != request.clip:
                self._reset()
            if request.snapshot is not None:
                self._snapshots.restore(self._snapshots.nearest(request.snapshot))
            if request.adapt and self._params.objective != "none":
                yield from self._adapt(request, clip.frame, clip.info.frame_count)
            yield StageStarted("propagate", len(request.frames))
            done = 0
            for frame, result in self._propagation(request, clip.frame, self._params.size).run(request.frames):
                done += 1
                soft = result.probabilities.half().cpu().numpy() if request.soft else None
                yield FrameDone(frame, result.labels, result.confidence, soft)
        yield Finished({"frames": done})

    def _reset(self) -> None:
        """Back to the network's own weights: another video must not inherit them."""
        self._snapshots.restore(0)
        self._snapshots = Snapshots(self.network)
        self._adapted = None

    def _adapt(self, request: Request, read: Callable[[int], LabelArray], frame_count: int) -> EventStream:
        params = self._params
        before = {name: value.clone() for name, value in self.network.state_dict().items()}
        kept, adapted = self._snapshots, self._adapted
        self._reset()
        probes = request.probes or _spread(request.frames, request.references)
        height, width = next(iter(request.references.values())).shape
        adapter = Adapter(
            self.network,
            self._snapshots,
            read,
            Geometry.of(height, width, params.adapt_size or params.size or None),
            request.references,
            frame_count,
            self._device,
            AdaptationSettings(
                params.iterations,
                params.lr or self._found.lr,
                params.triplets,
                params.jump,
                params.max_objects,
                params.seed,
                self._bf16,
            ),
        )
        finished = False
        try:
            yield from adapter.run(lambda: self._previews(request, read, probes))
            finished = True
        finally:
            if finished:
                self._adapted = request.clip
            else:  # cancelled or failed: everything as it was
                self.network.load_state_dict(before)
                self._snapshots, self._adapted = kept, adapted

    def _propagation(self, request: Request, read: Callable[[int], LabelArray], size: int) -> STCNPropagation:
        params = self._params
        height, width = next(iter(request.references.values())).shape
        journey = Journey(
            read,
            Geometry.of(height, width, size or None),
            request.references,
            request.start,
            not request.frames or request.frames[-1] >= request.start,
            self._device,
            self._bf16,
        )
        return STCNPropagation(
            self.network, journey, PropagationSettings(params.top_k, params.mem_every, params.include_last)
        )

    def _previews(self, request: Request, read: Callable[[int], LabelArray], probes: Sequence[int]) -> list[Preview]:
        """Probe frames predicted straight from the references with the present weights."""
        size = self._params.adapt_size or self._params.size
        propagation = self._propagation(request, read, size)
        return [_preview(frame, propagation.probe(frame)) for frame in probes]


def _preview(frame: int, result: FrameResult) -> Preview:
    height, width = result.labels.shape
    scale = min(_PREVIEW_SIDE / min(height, width), 1.0)
    labels = resize_labels(result.labels, (round(height * scale), round(width * scale)))
    return Preview(frame, labels, result.confidence)


def _spread(frames: Sequence[int], references: object) -> tuple[int, ...]:
    """A few frames spread evenly over the journey."""
    open_frames = [f for f in frames if f not in references]  # type: ignore[operator]
    if not open_frames:
        return ()
    positions = np.linspace(0, len(open_frames) - 1, min(_PROBES, len(open_frames)) + 1)[1:]
    return tuple(dict.fromkeys(open_frames[round(p)] for p in positions))


def _check(request: Request, frame_count: int, size: tuple[int, int]) -> None:
    """Requests may come from another machine: nothing is taken on trust."""
    if not request.references:
        raise EngineError("Nothing to propagate: paint and keep at least one frame first.")
    for frame, labels in request.references.items():
        if not 0 <= frame < frame_count:
            raise EngineError(f"There is a mask for frame {frame}, but the clip has frames 0 to {frame_count - 1}.")
        if labels.shape != size or labels.dtype != np.uint8:
            raise EngineError(
                f"The mask of frame {frame} is {labels.shape[1]}x{labels.shape[0]}, the clip is {size[1]}x{size[0]}."
            )
    if not any(labels.any() for labels in request.references.values()):
        raise EngineError("Every annotated frame is empty: paint at least one object first.")
    if any(not 0 <= frame < frame_count for frame in request.frames):
        raise EngineError(f"Frames to predict must lie between 0 and {frame_count - 1}.")
