"""Losses on predicted label distributions. Pure tensor functions."""

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["bootstrapped_cross_entropy", "dice_loss"]


def bootstrapped_cross_entropy(logits: Tensor, labels: Tensor, keep: float) -> Tensor:
    """Cross entropy over the hardest pixels only (as STCN's training does).

    Args:
        logits: float32 [B, C, H, W].
        labels: int64 [B, H, W].
        keep: share of the pixels kept, 0 < keep <= 1; 1 is the plain mean.

    Returns:
        float32 scalar, the mean over frames.
    """
    raw = F.cross_entropy(logits, labels, reduction="none").flatten(1)
    if keep >= 1:
        return raw.mean()
    count = max(int(raw.shape[1] * keep), 1)
    return raw.topk(count, dim=1, sorted=False).values.mean()


def dice_loss(probabilities: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """1 - Dice of soft masks, with one pixel of smoothing so that an absent object costs what is painted for it.

    Args:
        probabilities, targets: float32 [B, K, H, W], 0..1.
        weights: float32 [B, K]; 0 leaves a padded object out.

    Returns:
        float32 scalar, the weighted mean over objects (0 when all weights are 0).
    """
    overlap = (probabilities * targets).sum((2, 3))
    total = probabilities.sum((2, 3)) + targets.sum((2, 3))
    loss = 1 - (2 * overlap + 1) / (total + 1)
    return (loss * weights).sum() / torch.clamp(weights.sum(), min=1)
