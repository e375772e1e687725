"""The samples that target models learn from while they propagate (Robinson et al. 2020, section 3.4)."""

from collections.abc import Sequence

import torch
from torch import Tensor

from vosannot.adaptation.target import LABEL_STRIDE, Samples

__all__ = ["SampleMemory", "SampleWeights", "reference_importance"]

_FEWEST = 10  # pixels of the working size; an object with fewer was not found


def reference_importance(augmented: int) -> tuple[float, ...]:
    """Weights of one reference and its augmented samples, the original's twice the others' (supplement, section 6)."""
    return tuple(1 / (augmented + 2) * (2 if i == 0 else 1) for i in range(augmented + 1))


class SampleWeights:
    """How much each sample counts, and which one makes room.

    Predicted samples count as published: the first eta, each next one 1 / (1 - eta) times the one before, everything
    normalised to a sum of one. References are different here, because an annotator's corrections must not be forgotten:
    each of them enters with the full weight that the first frame has (one, before normalising), none is ever thrown
    out, and all of them together keep at least ``reference_share``.

    Args:
        permanent: weights of the references' samples, those of each reference summing to one.
        eta: the rate.
        capacity: samples at most, K_max. References always find room, and one predicted sample beside them.
        reference_share: least weight of the references together, 0..1; 0: as published.
    """

    def __init__(self, permanent: Sequence[float], eta: float, capacity: int, reference_share: float) -> None:
        self._eta, self._share = eta, reference_share
        self._capacity = max(capacity, len(permanent) + 1)
        self._references = sum(permanent)
        self._within = [weight / self._references for weight in permanent]
        self._predicted: list[float] = []
        self._newest: int | None = None

    def place(self) -> int:
        """Make room for a predicted sample; returns its position among all samples."""
        weight = self._eta if self._newest is None else self._predicted[self._newest] / (1 - self._eta)
        if len(self._within) + len(self._predicted) < self._capacity:
            self._newest = len(self._predicted)
            self._predicted.append(weight)
        else:
            self._newest = min(range(len(self._predicted)), key=self._predicted.__getitem__)
            self._predicted[self._newest] = weight
        total = self._references + sum(self._predicted)
        self._references /= total
        self._predicted = [weight / total for weight in self._predicted]
        return len(self._within) + self._newest

    def values(self) -> list[float]:
        """Of all samples in use, references first; they sum to one."""
        predicted = sum(self._predicted)
        if not predicted:
            return list(self._within)
        references = max(self._references / (self._references + predicted), self._share)
        rest = (1 - references) / predicted
        return [references * w for w in self._within] + [rest * w for w in self._predicted]


class SampleMemory:
    """Samples of one group of objects, after their target models' first layers, which stay as they are.

    A frame in which an object was not found teaches its model nothing, as in the public code: it may be hidden, or
    missed. One buffer for features and one for labels that double when they are full.

    Args:
        references: of the references; weights as :class:`SampleWeights` takes them, the same for all objects.
        weights: the policy.
    """

    def __init__(self, references: Samples, weights: SampleWeights) -> None:
        self._features, self._labels, self._weights = references.features, references.labels, weights
        self._count = self._references = references.features.shape[0]

    @property
    def cells(self) -> int:
        """Feature cells in use."""
        return self._count * self._features.shape[-1] * self._features.shape[-2]

    def add(self, features: Tensor, labels: Tensor) -> None:
        """A predicted frame.

        Args:
            features: float32 [1, B, c, h, w].
            labels: float32 [1, B, H, W].
        """
        position = self._weights.place()
        self._features, self._labels = _room(self._features, position), _room(self._labels, position)
        self._features[position], self._labels[position] = features[0], labels[0]
        self._count = max(self._count, position + 1)

    def samples(self) -> Samples:
        """All that is here, with weights that sum to one."""
        labels = self._labels[: self._count]
        weights = torch.tensor(self._weights.values(), device=labels.device)[:, None] * self._teaching(labels)
        return Samples(self._features[: self._count], labels, weights / weights.sum(0, keepdim=True))

    def _teaching(self, labels: Tensor) -> Tensor:
        """float32 [N, B], 1 for references and for frames that show the object, else 0."""
        shown = (labels > 0.5).sum((2, 3)) * LABEL_STRIDE**2 >= _FEWEST
        shown[: self._references] = True
        return shown.float()


def _room(buffer: Tensor, position: int) -> Tensor:
    """The buffer, or a copy twice as long when it ends before ``position``."""
    if position < buffer.shape[0]:
        return buffer
    grown = buffer.new_empty(2 * position, *buffer.shape[1:])
    grown[: buffer.shape[0]] = buffer
    return grown
