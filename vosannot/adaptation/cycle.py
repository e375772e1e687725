"""One sample of a test-time objective: the mask cycle, the entropy of its forward half, the auto-encoder.

Written once for all families: a :class:`~vosannot.networks.walk.Walk` knows what a network remembers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from vosannot.networks.families import Network
from vosannot.networks.sequence import Prediction
from vosannot.networks.walk import Walk, given_masks, part, walk_through
from vosannot.objectives.cycle import cycle_loss, entropy, every_object_wins

__all__ = ["OBJECTIVES", "Cycle", "Reading", "Start", "begin", "run_auto_encoder", "run_cycle", "run_direct",
           "run_entropy", "run_synthetic"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Start:
    """The part that several samples of a step have in common: a reference, and perhaps a frame after it.

    Attributes:
        walk: remembers them.
        features: of the reference and the frames gone through.
        labels: int64 [1, H, W], of the reference, 0..K, -1 where the picture is padding.
        forward: predictions of the frames gone through.
    """

    walk: Walk[Any, Any]
    features: tuple[Any, ...]
    labels: Tensor
    forward: tuple[Prediction, ...] = ()

    def share(self, leaf: Callable[[Tensor], Tensor]) -> "Start":
        """The same for another sample: every tensor with a gradient passed through ``leaf``."""

        def shared(parts: Sequence[Any]) -> tuple[Any, ...]:
            return tuple(type(part)(*map(leaf, part)) for part in parts)

        return replace(self, walk=self.walk.share(leaf), features=shared(self.features), forward=shared(self.forward))

    def advance(self, image: Tensor, reading: "Reading") -> "Start":
        """One frame further: predicted and remembered. This one is used up.

        Args:
            image: of the frame, float32 [1, 3, H, W].
            reading: which memory frames are read.
        """
        features = self.walk.encode(image)
        prediction = self.walk.predict(features, read=reading.draw(len(self.walk.memory)))
        self.walk.remember(features, image, prediction.masks)
        return replace(self, features=(*self.features, features), forward=(*self.forward, prediction))


class Cycle(NamedTuple):
    """What one sample gave.

    Attributes:
        loss: float32 scalar with its graph, or None when the far frame lost an object.
        forward: predictions m_i, m_j, … of the frames in their order; of the auto-encoder m_0 decoded.
        backward: as far as the objective goes, m_i^b, …, m_0^b on the way back.
    """

    loss: Tensor | None
    forward: tuple[Prediction, ...]
    backward: tuple[Prediction, ...] = ()


class Reading(NamedTuple):
    """Which memory frames a prediction reads while adapting.

    Attributes:
        most: at most so many, drawn at random (hkchengrex/XMem's training: 3); 0: all (STCN).
        rng: decides the draws.
    """

    most: int
    rng: np.random.Generator

    def draw(self, count: int) -> list[int] | None:
        """Positions among ``count`` memory frames; None: all."""
        if not self.most or count <= self.most:
            return None
        return sorted(int(i) for i in self.rng.choice(count, self.most, replace=False))


def begin(network: Network, image: Tensor, masks: Tensor, labels: Tensor) -> Start:
    """Encode a reference and remember it.

    Args:
        network: batch-norm statistics frozen.
        image: x_0, float32 [1, 3, H, W], normalised and padded.
        masks: float32 [1, K, H, W], its masks, 0..1.
        labels: int64 [1, H, W], the same as labels 0..K, -1 where the picture is padding.
    """
    walk = walk_through(network)
    features = walk.encode(image)
    walk.remember(features, image, given_masks(masks))
    return Start(walk, (features,), labels)


def run_cycle(start: Start, images: Sequence[Tensor], reading: Reading, *, check: bool = True) -> Cycle:
    """Forward m_i, m_j, … and back to m_0^b; gradients flow through all of them (section 3.2.3).

    On the way back the memory holds only predictions: m_i^b is made from {m_j}, m_0^b from {m_j, m_i^b}. A sensory
    memory travels through the whole cycle.

    Args:
        start: the reference, and perhaps the first of ``images``; its walk is used up.
        images: the frames that follow the reference, float32 [1, 3, H, W] each.
        reading: which memory frames are read.
        check: give up when the far frame has lost an object.
    """
    walk = start.walk
    features, forward = _forward(start, images, reading, last=False)
    if check and not every_object_wins(forward[-1].logits.detach()):
        return Cycle(None, tuple(forward))
    walk.memory.clear()  # the reference itself must not be there on the way back
    masks, backward = forward[-1].masks, []
    for t in range(len(images), 0, -1):
        walk.remember(features[t], images[t - 1], masks)
        prediction = walk.predict(features[t - 1], update=t > 1, read=reading.draw(len(walk.memory)))
        masks = prediction.masks
        backward.append(prediction)
    return Cycle(cycle_loss(backward[-1].logits, start.labels), tuple(forward), tuple(backward))


def run_direct(start: Start, images: Sequence[Tensor], reading: Reading, target: Tensor) -> Cycle:
    """From one reference to another: the prediction there against its labels int64 [1, H, W], -1: not compared."""
    _, forward = _forward(start, images, reading, last=True)
    return Cycle(cycle_loss(forward[-1].logits, target), tuple(forward))


def run_synthetic(start: Start, images: Sequence[Tensor], reading: Reading, targets: Sequence[Tensor]) -> Cycle:
    """A cycle through frames made from the reference: their labels are known, so every prediction is compared.

    The loss is the mean of the cycle's and of the forward predictions' cross entropies.
    """
    cycle = run_cycle(start, images, reading)
    if cycle.loss is None:
        return cycle
    direct = [cycle_loss(p.logits, target) for p, target in zip(cycle.forward, targets, strict=True)]
    return cycle._replace(loss=(cycle.loss + torch.stack(direct).mean()) / 2)


def run_entropy(start: Start, images: Sequence[Tensor], reading: Reading) -> Cycle:
    """Mean of the entropies of the forward predictions (section 3.2.1)."""
    _, forward = _forward(start, images, reading, last=True)
    inside = start.labels >= 0
    return Cycle(torch.stack([entropy(p.logits, inside) for p in forward]).mean(), tuple(forward))


def run_auto_encoder(start: Start, images: Sequence[Tensor], reading: Reading) -> Cycle:
    """Cross entropy of m_0 decoded from its own value, without the read-out (section 3.2.2); needs no other image."""
    decoded = start.walk.decode_own(start.features[0])
    return Cycle(cycle_loss(decoded.logits, start.labels), (decoded,))


def _forward(
    start: Start, images: Sequence[Tensor], reading: Reading, *, last: bool
) -> tuple[list[Any], list[Prediction]]:
    """Features of all frames, the reference's first, and predictions of those after it.

    ``last``: nothing comes after the far frame, so its sensory memory need not be updated.
    """
    walk, gone = start.walk, len(start.forward)
    encoded = walk.encode(torch.cat(list(images[gone:])))
    features = [*start.features, *(part(encoded, t, t + 1) for t in range(len(images) - gone))]
    predictions = list(start.forward)
    for t, image in enumerate(images[gone:], gone + 1):
        update = not (last and t == len(images))
        predictions.append(walk.predict(features[t], update=update, read=reading.draw(len(walk.memory))))
        if t < len(images):
            walk.remember(features[t], image, predictions[-1].masks)
    return features, predictions


class Objective(NamedTuple):
    """A test-time objective.

    Attributes:
        run: one sample.
        follows: it looks at frames beyond the reference.
        norms_only: only scales and shifts of the batch norms may be trained.
    """

    run: Callable[[Start, Sequence[Tensor], Reading], Cycle]
    follows: bool
    norms_only: bool


OBJECTIVES = {
    "mcc": Objective(run_cycle, follows=True, norms_only=False),
    # "training only the batch normalization parameters is a requirement for tt-Ent to work" (section 3.2.1)
    "ent": Objective(run_entropy, follows=True, norms_only=True),
    "ae": Objective(run_auto_encoder, follows=False, norms_only=False),
}
"""By their names on the command line."""
