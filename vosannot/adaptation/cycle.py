"""One triplet through the four predictions of the mask cycle, on STCN."""

from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.networks.matching import aggregate
from vosannot.networks.stcn.model import STCN
from vosannot.networks.stcn.sequence import MemoryFrame, Prediction, predict
from vosannot.objectives.cycle import cycle_loss, every_object_wins

__all__ = ["Cycle", "run_cycle"]


class Cycle(NamedTuple):
    """What one triplet gave.

    Attributes:
        loss: float32 scalar with its graph, or None when the far frame lost an object.
        predictions: m_i, m_j and, unless stopped there, m_i^b, m_0^b.
    """

    loss: Tensor | None
    predictions: tuple[Prediction, ...]


def run_cycle(network: STCN, images: tuple[Tensor, Tensor, Tensor], masks: Tensor, labels: Tensor) -> Cycle:
    """Forward m_i, m_j and backward m_i^b, m_0^b; gradients flow through all four.

    Args:
        network: in evaluation mode (batch-norm statistics frozen), gradients enabled.
        images: x_0, x_i, x_j, float32 [1, 3, H, W] each, normalised and padded.
        masks: float32 [1, K, H, W], the reference's masks, 0..1.
        labels: int64 [1, H, W], the same as labels 0..K, -1 where the picture is padding.
    """
    features = network.encode_key(torch.cat(images))
    first, middle, far = (features.frame(i) for i in range(3))

    # Forwards: m_i from {m_0}, m_j from {m_0, m_i}.
    given = aggregate(masks, 1).softmax(1)[:, 1:]
    memory = [MemoryFrame(first.key, network.encode_value(images[0], first.f16, given))]
    m_i = predict(network, middle, memory)
    memory.append(MemoryFrame(middle.key, network.encode_value(images[1], middle.f16, m_i.masks)))
    m_j = predict(network, far, memory)
    if not every_object_wins(m_j.logits.detach()):
        return Cycle(None, (m_i, m_j))

    # Backwards: m_i^b from {m_j} alone, m_0^b from {m_j, m_i^b}; the reference itself is no longer in memory.
    memory = [MemoryFrame(far.key, network.encode_value(images[2], far.f16, m_j.masks))]
    m_i_back = predict(network, middle, memory)
    memory.append(MemoryFrame(middle.key, network.encode_value(images[1], middle.f16, m_i_back.masks)))
    m_0_back = predict(network, first, memory)
    return Cycle(cycle_loss(m_0_back.logits, labels), (m_i, m_j, m_i_back, m_0_back))
