"""Mask cycle consistency (tt-MCC, Bertrand et al. 2023, section 3.2.3). Pure tensor functions."""

import torch.nn.functional as F
from torch import Tensor

__all__ = ["cycle_loss", "every_object_wins"]


def cycle_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy of the last backward prediction against the reference's labels.

    Args:
        logits: float32 [B, K + 1, H, W], aggregated logits of m_0^b, background first.
        labels: int64 [B, H, W], values 0..K; -1 marks padding, which is left out of the mean.

    Returns:
        float32 scalar.
    """
    return F.cross_entropy(logits, labels, ignore_index=-1)


def every_object_wins(logits: Tensor) -> bool:
    """Whether each of the K objects has a pixel where its class is the most probable (logits [B, K + 1, H, W]).

    A cycle whose far frame has lost an object cannot bring it back, and would teach the network to invent it.
    """
    winners = logits.argmax(1)
    return all(bool((winners == k).any()) for k in range(1, logits.shape[1]))
