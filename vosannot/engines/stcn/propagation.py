"""Carrying reference masks through a clip, frame by frame."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.engines.stcn.memory import Memory
from vosannot.networks.matching import aggregate
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN, KeyFeatures

__all__ = ["FrameResult", "Propagation", "PropagationSettings"]

LabelArray = npt.NDArray[np.uint8]
_CLEARLY_BACKGROUND = 0.05  # pixels where all objects together stay below this say nothing about how sure a mask is


@dataclass(frozen=True, slots=True)
class PropagationSettings:
    """Memory policy and precision; meanings as in the engine's parameters."""

    top_k: int
    mem_every: int
    include_last: bool
    bf16: bool


@dataclass(frozen=True, slots=True)
class FrameResult:
    """Labels uint8 [H, W] at the clip's size, confidence 0..1, probabilities float32 [1 + K, H, W] with their ids."""

    labels: LabelArray
    confidence: float
    probabilities: Tensor
    ids: tuple[int, ...]


@dataclass(slots=True)
class _Group:
    """Objects that become known at the same reference share one memory."""

    ids: tuple[int, ...]
    memory: Memory


class Propagation:
    """One journey through a clip in one direction.

    Every reference is permanent memory, those ahead as well. An object takes part from the first reference (in the
    direction of travel) that shows it; references before that one say nothing about it and stay out of its memory.

    Args:
        network: evaluation mode.
        geometry: clip size to working size.
        read: frame index -> uint8 [H, W, 3] RGB.
        references: frame -> uint8 [H, W] label map at the clip's size.
        start: frame where the journey begins.
        forwards: direction of travel.
    """

    def __init__(
        self,
        network: STCN,
        geometry: Geometry,
        read: Callable[[int], npt.NDArray[np.uint8]],
        references: Mapping[int, LabelArray],
        start: int,
        forwards: bool,
        settings: PropagationSettings,
        device: torch.device,
    ) -> None:
        self._network, self._geometry, self._read = network, geometry, read
        self._settings, self._device = settings, device
        self._sign = 1 if forwards else -1
        self._references = dict(sorted(references.items(), key=lambda item: self._sign * item[0]))
        self._start = start
        self._entries = self._first_appearances()
        self._groups: list[_Group] = []
        self._reference_features: dict[int, tuple[Tensor, KeyFeatures]] = {}
        self._enter(start)

    @property
    def ids(self) -> tuple[int, ...]:
        """Objects that take part at present."""
        return tuple(i for group in self._groups for i in group.ids)

    def run(self, frames: Sequence[int]) -> Iterator[tuple[int, FrameResult]]:
        """Predict ``frames`` (in the order of travel; references among them are passed by)."""
        for position, frame in enumerate(frames):
            self._enter(frame)
            if frame in self._references or not self._groups:
                continue
            yield frame, self._predict(frame, last=position == len(frames) - 1)

    def probe(self, frame: int) -> FrameResult:
        """Predict one frame from what is in memory, without adding to it."""
        return self._predict(frame, last=True)

    def _first_appearances(self) -> dict[int, tuple[int, ...]]:
        """Reference frame -> ids that appear there for the first time, in the order of travel."""
        seen: set[int] = set()
        entries = {}
        for frame, labels in self._references.items():
            new = tuple(int(i) for i in np.unique(labels) if i and int(i) not in seen)
            if new:
                entries[frame] = new
                seen.update(new)
        return entries

    def _enter(self, frame: int) -> None:
        """Open a memory for the objects whose first reference has been reached."""
        for first in [f for f in self._entries if self._sign * f <= self._sign * frame]:
            self._open_group(first, self._entries.pop(first))

    @torch.no_grad()
    def _open_group(self, first: int, ids: tuple[int, ...]) -> None:
        config = self._network.config
        group = _Group(ids, Memory(len(ids), config.key_dim, config.value_dim, self._device))
        for frame, labels in self._references.items():
            if self._sign * frame < self._sign * first:
                continue
            group.memory.add(*self._encode_reference(frame, labels, ids))
        self._groups.append(group)

    def _encode_reference(self, frame: int, labels: LabelArray, ids: tuple[int, ...]) -> tuple[Tensor, Tensor]:
        """Key and value of a reference; its other objects count as "others"."""
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._settings.bf16):
            if frame not in self._reference_features:
                image = self._geometry.image(self._read(frame), self._device)
                self._reference_features[frame] = (image, self._network.encode_key(image))
            image, features = self._reference_features[frame]
            present = tuple(int(i) for i in np.unique(labels) if i)
            every = ids + tuple(i for i in present if i not in ids)
            soft = aggregate(self._geometry.masks(labels, every, self._device), 1).softmax(1)[:, 1:]
            value = self._network.encode_value(image, features.f16, soft)[:, : len(ids)]
        return features.key, value

    @torch.no_grad()
    def _predict(self, frame: int, *, last: bool) -> FrameResult:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._settings.bf16):
            image = self._geometry.image(self._read(frame), self._device)
            features = self._network.encode_key(image)
            with torch.autocast(self._device.type, enabled=False):
                read = torch.cat([group.memory.read(features.key, self._settings.top_k) for group in self._groups])
            logits = self._network.decode(read[None], features)
            probabilities = aggregate(torch.sigmoid(logits), 1).softmax(1)
            if not last:
                self._remember(frame, image, features, probabilities[:, 1:])
        return self._result(probabilities[0])

    def _remember(self, frame: int, image: Tensor, features: KeyFeatures, masks: Tensor) -> None:
        """Add a predicted frame to memory when it is due (every r-th frame of the clip, as STCN counts)."""
        due = frame % self._settings.mem_every == 0
        if not (due or self._settings.include_last):
            return
        value = self._network.encode_value(image, features.f16, masks)
        offset = 0
        for group in self._groups:
            part = value[:, offset : offset + len(group.ids)]
            group.memory.add(features.key, part, temporary=not due)
            offset += len(group.ids)

    def _result(self, probabilities: Tensor) -> FrameResult:
        inner = self._geometry.unpad(probabilities)
        relevant = inner[0] < 1 - _CLEARLY_BACKGROUND
        best = inner.amax(0)
        confidence = float(best[relevant].mean() if bool(relevant.any()) else best.mean())
        full = self._geometry.restore(probabilities)
        table = torch.tensor((0, *self.ids), dtype=torch.uint8, device=self._device)
        labels = table[full.argmax(0)].cpu().numpy()
        return FrameResult(labels, confidence, full, self.ids)
