"""Carrying reference masks through a clip, frame by frame: what all matching networks share."""

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.networks.matching import aggregate
from vosannot.networks.preprocess import Geometry

__all__ = ["FrameResult", "Group", "Journey", "LabelArray", "Propagation", "certainty", "entering", "result_of"]

LabelArray = npt.NDArray[np.uint8]
M = TypeVar("M")  # the family's memory
_KEPT_REFERENCES = 4  # whose features stay in memory; one is about 60 MB at 480p and published size
_CLEARLY_BACKGROUND = 0.05  # pixels where all objects together stay below this say nothing about how sure a mask is


@dataclass(frozen=True, slots=True)
class FrameResult:
    """Labels uint8 [H, W] at the clip's size, confidence 0..1, probabilities float32 [1 + K, H, W] with their ids.

    ``agreement`` of two directions, 0..1; None: there was one.
    """

    labels: LabelArray
    confidence: float
    probabilities: Tensor
    ids: tuple[int, ...]
    agreement: float | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a propagation starts, what it knows, and how it looks at frames.

    Attributes:
        read: frame index -> uint8 [H, W, 3] RGB.
        geometry: clip size to working size.
        references: frame -> uint8 [H, W] label map at the clip's size.
        start: frame where the journey begins.
        forwards: direction of travel.
        device: where the network is.
        bf16: autocast to bfloat16.
    """

    read: Callable[[int], npt.NDArray[np.uint8]]
    geometry: Geometry
    references: Mapping[int, LabelArray]
    start: int
    forwards: bool
    device: torch.device
    bf16: bool

    def image(self, frame: int) -> Tensor:
        """Network input of a frame, float32 [1, 3, H, W], normalised and padded."""
        return self.geometry.image(self.read(frame), self.device)


@dataclass(slots=True)
class Group(Generic[M]):
    """Objects that become known at the same reference share one memory."""

    ids: tuple[int, ...]
    memory: M


class Propagation(ABC, Generic[M]):
    """One journey through a clip in one direction.

    Every reference is permanent memory, those ahead as well. An object takes part from the first reference (in the
    direction of travel) that shows it; references before that one say nothing about it and stay out of its memory.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self._sign = 1 if journey.forwards else -1
        self._references = dict(sorted(journey.references.items(), key=lambda item: self._sign * item[0]))
        self._entries = entering(self._references)
        self._encoded: OrderedDict[int, tuple[Tensor, Any]] = OrderedDict()
        self.groups: list[Group[M]] = []
        self._enter(journey.start)

    @property
    def ids(self) -> tuple[int, ...]:
        """Objects that take part at present."""
        return tuple(i for group in self.groups for i in group.ids)

    def run(self, frames: Sequence[int], done: Collection[int] = ()) -> Iterator[tuple[int, FrameResult]]:
        """Predict ``frames`` (in the order of travel; references among them are passed by).

        Those in ``done`` nobody needs: they are predicted only if that leaves something in memory.
        """
        passed = self.journey.start
        for position, frame in enumerate(frames):
            for reference in self._references:
                if self._sign * passed < self._sign * reference <= self._sign * frame:
                    self._enter(reference)
                    self._pass(reference)
            passed = frame
            if frame in done and not self._leaves_traces(frame):
                continue
            if frame not in self._references and self.groups:
                yield frame, self._predict(frame, last=position == len(frames) - 1)

    def probe(self, frame: int) -> FrameResult:
        """Predict one frame from what is in memory, without adding to it."""
        return self._predict(frame, last=True)

    @abstractmethod
    def _open_group(self, ids: tuple[int, ...], references: Sequence[int]) -> Group[M]:
        """A memory for new objects, filled with the references that know them."""

    @abstractmethod
    def _encode(self, image: Tensor) -> Any:
        """The network's features of a frame, from :meth:`Journey.image`."""

    @abstractmethod
    def _predict(self, frame: int, *, last: bool) -> FrameResult:
        """Predict a frame; unless it is the last one, remember what is due."""

    def _leaves_traces(self, frame: int) -> bool:
        """Whether predicting a frame changes what later ones are predicted from."""
        return True

    def _pass(self, reference: int) -> None:
        """Called when the journey comes to a reference on its way."""

    def _enter(self, frame: int) -> None:
        """Open a memory for the objects whose first reference has been reached."""
        for first in [f for f in self._entries if self._sign * f <= self._sign * frame]:
            known = [f for f in self._references if self._sign * f >= self._sign * first]
            self.groups.append(self._open_group(self._entries.pop(first), known))

    def _reference(self, frame: int) -> tuple[Tensor, Any]:
        """Image and features of a reference, kept for the next group for a while: features are large."""
        if frame not in self._encoded:
            image = self.journey.image(frame)
            self._encoded[frame] = image, self._encode(image)
            if len(self._encoded) > _KEPT_REFERENCES:
                self._encoded.popitem(last=False)
        return self._encoded[frame]

    def _reference_masks(self, frame: int, ids: tuple[int, ...]) -> Tensor:
        """Soft masks [1, K', H, W] of a reference: first ``ids``, then the other objects that it shows.

        One-hot masks go through the aggregation too, as the public code does: values see about 1, not exactly 1.
        """
        labels = self._references[frame]
        shown = tuple(int(i) for i in np.unique(labels) if i)
        every = ids + tuple(i for i in shown if i not in ids)
        return aggregate(self.journey.geometry.masks(labels, every, self.journey.device), 1).softmax(1)[:, 1:]

    def _result(self, probabilities: Tensor) -> FrameResult:
        """Bring probabilities [1 + K, H, W] of the padded working size back to the clip's."""
        geometry = self.journey.geometry
        confidence = certainty(geometry.unpad(probabilities))  # the working size says it as well, and is smaller
        return result_of(geometry.restore(probabilities), self.ids, confidence)


def entering(references: Mapping[int, LabelArray]) -> dict[int, tuple[int, ...]]:
    """Reference frame -> ids that appear there for the first time; references come in the order of travel."""
    seen: set[int] = set()
    entries = {}
    for frame, labels in references.items():
        new = tuple(int(i) for i in np.unique(labels) if i and int(i) not in seen)
        if new:
            entries[frame] = new
            seen.update(new)
    return entries


def result_of(probabilities: Tensor, ids: tuple[int, ...], confidence: float | None = None) -> FrameResult:
    """The result that probabilities float32 [1 + K, H, W] at the clip's size stand for."""
    labels = _winners(probabilities, ids).cpu().numpy()
    return FrameResult(labels, certainty(probabilities) if confidence is None else confidence, probabilities, ids)


def certainty(probabilities: Tensor) -> float:
    """Mean probability of the winner over the pixels that are not plainly background, 0..1."""
    relevant = probabilities[0] < 1 - _CLEARLY_BACKGROUND
    best = probabilities.amax(0)
    return float(best[relevant].mean() if bool(relevant.any()) else best.mean())


def _winners(probabilities: Tensor, ids: tuple[int, ...]) -> Tensor:
    """Label map uint8 [H, W] of the most probable class; the first one where several are equal, as argmax does.

    A comparison per class: torch's argmax over the first dimension took 70 ms for three classes at 720p, this takes 5.
    """
    best = probabilities[0]
    labels = torch.zeros(best.shape, dtype=torch.uint8, device=best.device)
    for position, object_id in enumerate(ids, 1):
        labels = torch.where(probabilities[position] > best, object_id, labels)
        best = torch.maximum(best, probabilities[position])
    return labels.to(torch.uint8)
