"""One sample of a test-time objective on STCN: the mask cycle, the entropy of its forward half, the auto-encoder."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from vosannot.networks.matching import aggregate
from vosannot.networks.sequence import aggregated
from vosannot.networks.stcn.model import STCN, KeyFeatures
from vosannot.networks.stcn.sequence import MemoryFrame, Prediction, predict
from vosannot.objectives.cycle import cycle_loss, entropy, every_object_wins

__all__ = ["OBJECTIVES", "Cycle", "Objective", "run_auto_encoder", "run_cycle", "run_entropy"]


class Cycle(NamedTuple):
    """What one sample gave.

    Attributes:
        loss: float32 scalar with its graph, or None when the far frame lost an object.
        predictions: as far as the objective goes, m_i, m_j, m_i^b, m_0^b; of the auto-encoder m_0 decoded.
    """

    loss: Tensor | None
    predictions: tuple[Prediction, ...]


def run_cycle(network: STCN, images: Sequence[Tensor], masks: Tensor, labels: Tensor) -> Cycle:
    """Forward m_i, m_j and backward m_i^b, m_0^b; gradients flow through all four (section 3.2.3).

    Args:
        network: in evaluation mode (batch-norm statistics frozen), gradients enabled.
        images: x_0, x_i, x_j, float32 [1, 3, H, W] each, normalised and padded.
        masks: float32 [1, K, H, W], the reference's masks, 0..1.
        labels: int64 [1, H, W], the same as labels 0..K, -1 where the picture is padding.
    """
    (first, middle, far), (m_i, m_j) = _forwards(network, images, masks)
    if not every_object_wins(m_j.logits.detach()):
        return Cycle(None, (m_i, m_j))

    # Backwards: m_i^b from {m_j} alone, m_0^b from {m_j, m_i^b}; the reference itself is no longer in memory.
    memory = [MemoryFrame(far.key, network.encode_value(images[2], far.f16, m_j.masks))]
    m_i_back = predict(network, middle, memory)
    memory.append(MemoryFrame(middle.key, network.encode_value(images[1], middle.f16, m_i_back.masks)))
    m_0_back = predict(network, first, memory)
    return Cycle(cycle_loss(m_0_back.logits, labels), (m_i, m_j, m_i_back, m_0_back))


def run_entropy(network: STCN, images: Sequence[Tensor], masks: Tensor, labels: Tensor) -> Cycle:
    """Half the sum of the entropies of m_i and m_j (section 3.2.1); arguments as for :func:`run_cycle`."""
    _, (m_i, m_j) = _forwards(network, images, masks)
    loss = 0.5 * (entropy(m_i.logits, labels >= 0) + entropy(m_j.logits, labels >= 0))
    return Cycle(loss, (m_i, m_j))


def run_auto_encoder(network: STCN, images: Sequence[Tensor], masks: Tensor, labels: Tensor) -> Cycle:
    """Cross entropy of m_0 decoded from its own value, without the read-out (section 3.2.2); images: x_0 alone."""
    features = network.encode_key(images[0])
    value = network.encode_value(images[0], features.f16, _given(masks))
    decoded = aggregated(network.decode(value.float(), features))
    return Cycle(cycle_loss(decoded.logits, labels), (decoded,))


def _given(masks: Tensor) -> Tensor:
    """The reference's masks as they enter memory."""
    return aggregate(masks, 1).softmax(1)[:, 1:]


def _forwards(
    network: STCN, images: Sequence[Tensor], masks: Tensor
) -> tuple[tuple[KeyFeatures, KeyFeatures, KeyFeatures], tuple[Prediction, Prediction]]:
    """m_i from {m_0}, m_j from {m_0, m_i}; and the features of the three frames."""
    features = network.encode_key(torch.cat(list(images)))
    first, middle, far = (features.frame(i) for i in range(3))
    memory = [MemoryFrame(first.key, network.encode_value(images[0], first.f16, _given(masks)))]
    m_i = predict(network, middle, memory)
    memory.append(MemoryFrame(middle.key, network.encode_value(images[1], middle.f16, m_i.masks)))
    return (first, middle, far), (m_i, predict(network, far, memory))


def _all_parameters(network: nn.Module) -> list[nn.Parameter]:
    return list(network.parameters())


def _norm_parameters(network: nn.Module) -> list[nn.Parameter]:
    """Scales and shifts of the batch norms; their statistics stay frozen."""
    norms = (module for module in network.modules() if isinstance(module, nn.BatchNorm2d))
    return [parameter for module in norms for parameter in module.parameters()]


class Objective(NamedTuple):
    """A test-time objective.

    Attributes:
        step: one sample: network, images, masks, labels -> :class:`Cycle`.
        frames: how many of a triplet's frames it looks at.
        parameters: those of the network that it trains.
    """

    step: Callable[[STCN, Sequence[Tensor], Tensor, Tensor], Cycle]
    frames: int
    parameters: Callable[[nn.Module], list[nn.Parameter]]


OBJECTIVES = {
    "mcc": Objective(run_cycle, 3, _all_parameters),
    # "training only the batch normalization parameters is a requirement for tt-Ent to work" (section 3.2.1)
    "ent": Objective(run_entropy, 3, _norm_parameters),
    "ae": Objective(run_auto_encoder, 1, _all_parameters),
}
"""By their names on the command line."""
