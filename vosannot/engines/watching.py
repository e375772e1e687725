"""Predictions that show how an adaptation is doing: probe frames for the person, a sketch for stopping rules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np
from torch import Tensor, nn

from vosannot.adaptation.stepper import Material
from vosannot.core.events import Preview
from vosannot.engines.base import Request
from vosannot.engines.propagation import FrameResult, Journey, LabelArray, Propagation
from vosannot.masks.label_map import resize_labels

__all__ = ["Watching", "spread"]

_PROBES = 4
_SKETCH = 8  # frames
N = TypeVar("N", bound=nn.Module)


@dataclass(frozen=True, slots=True)
class _SmallJourney(Journey):
    """A journey at the adaptation's size that never sees the clip's own: its frames are the adaptation's."""

    material: Material

    def image(self, frame: int) -> Tensor:
        return self.material.image(frame)


class Watching(Generic[N]):
    """See :class:`vosannot.adaptation.loop.Watch`.

    Args:
        request: what will be propagated; names the probe frames, or leaves the choice to this class.
        material: frames at the adaptation's size.
        bf16: autocast to bfloat16.
        probing, sketching: a journey of the network for single frames, and one that remembers every frame.
    """

    def __init__(
        self,
        request: Request,
        material: Material,
        bf16: bool,
        probing: Callable[[N, Journey], Propagation[Any]],
        sketching: Callable[[N, Journey], Propagation[Any]],
    ) -> None:
        self._request, self._material, self._bf16 = request, material, bf16
        self._probing, self._sketching = probing, sketching
        self._probes = request.probes or spread(request.frames, request.references, _PROBES)
        frames = request.frames or range(request.start + 1, material.frame_count)
        self._sketched = spread(frames, request.references, _SKETCH)
        g = material.geometry
        self._size = g.inner_height, g.inner_width
        self._references: dict[tuple[int, int], Mapping[int, LabelArray]] = {}

    def previews(self, network: N) -> Sequence[Preview]:
        """The probe frames, predicted straight from the references."""
        if not self._probes:
            return []
        propagation = self._probing(network, self._journey())
        return self._shown((frame, propagation.probe(frame)) for frame in self._probes)

    def sketch(self, network: N) -> Sequence[Preview]:
        """Frames spread over the journey, propagated one after the other."""
        return self._shown(self._sketching(network, self._journey()).run(self._sketched))

    def _journey(self) -> Journey:
        request, g = self._request, self._material.geometry
        size = g.inner_height, g.inner_width
        if size not in self._references:  # once, and again when the adaptation had to become smaller
            small = {frame: resize_labels(labels, size) for frame, labels in request.references.items()}
            self._references = {size: small}
        return _SmallJourney(
            read=_nothing,
            geometry=replace(g, height=size[0], width=size[1]),
            references=self._references[size],
            start=request.start,
            forwards=not self._sketched or self._sketched[-1] >= request.start,
            device=self._material.device,
            bf16=self._bf16,
            material=self._material,
        )

    def _shown(self, results: Iterable[tuple[int, FrameResult]]) -> list[Preview]:
        """At the size that the adaptation began with: it may have become smaller since."""
        return [Preview(frame, resize_labels(r.labels, self._size), r.confidence) for frame, r in results]


def spread(frames: Sequence[int], references: Mapping[int, LabelArray], count: int) -> tuple[int, ...]:
    """A few frames spread evenly over the journey, its last one among them."""
    open_frames = [f for f in frames if f not in references]
    if not open_frames:
        return ()
    positions = np.linspace(0, len(open_frames) - 1, min(count, len(open_frames)) + 1)[1:]
    return tuple(dict.fromkeys(open_frames[round(p)] for p in positions))


def _nothing(frame: int) -> Any:
    raise AssertionError("frames come from the material")
