"""Test-time objectives of Bertrand et al. 2023, section 3.2. Pure tensor functions."""

import torch.nn.functional as F
from torch import Tensor

__all__ = ["cycle_loss", "entropy", "every_object_wins"]


def cycle_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy of a prediction for the reference frame against the reference's labels (tt-MCC, tt-AE).

    Args:
        logits: float32 [B, K + 1, H, W], aggregated logits of m_0^b (tt-AE: of m_0 decoded again), background first.
        labels: int64 [B, H, W], values 0..K; -1 marks padding, which is left out of the mean.

    Returns:
        float32 scalar.
    """
    return F.cross_entropy(logits, labels, ignore_index=-1)


def entropy(logits: Tensor, inside: Tensor) -> Tensor:
    """Mean entropy of a prediction's pixels, in nats (tt-Ent).

    Args:
        logits: float32 [B, K + 1, H, W], aggregated, background first.
        inside: bool [B, H, W], False in the padding, which is left out of the mean.

    Returns:
        float32 scalar.
    """
    log_probabilities = logits.log_softmax(1)
    each = -(log_probabilities.exp() * log_probabilities).sum(1)
    return (each * inside).sum() / inside.sum().clamp(min=1)


def every_object_wins(logits: Tensor) -> bool:
    """Whether each of the K objects has a pixel where its class is the most probable (logits [B, K + 1, H, W]).

    A cycle whose far frame has lost an object cannot bring it back, and would teach the network to invent it.
    """
    best = logits.amax(1, keepdim=True)  # an argmax over a few channels takes ten times as long on a CPU
    return bool((logits[:, 1:] >= best).flatten(2).any(2).all())
