"""Losses on what is in front and how far away it is. Pure tensor functions."""

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["foreground_loss", "scale_invariant_log"]

_KEPT = 0.85
"""How much of a common factor is forgiven: as Bhat et al. 2023, whom the paper follows (Eigen et al. 2014: 0.5)."""
_SCALE = 10.0
_LEAST = 1e-6


def foreground_loss(logits: Tensor, targets: Tensor, known: Tensor, keep: float) -> tuple[Tensor, Tensor]:
    """Binary cross entropy over the hardest pixels, and 1 - Dice over the pictures that show anything.

    Args:
        logits, targets: float32 [B, H, W], targets 0..1.
        known: float32 [B, H, W], 0 where a pixel does not count.
        keep: share of the pixels that the cross entropy keeps, 0 < keep <= 1.

    Returns:
        Two float32 scalars, means over pictures.
    """
    raw = (F.binary_cross_entropy_with_logits(logits, targets, reduction="none") * known).flatten(1)
    if keep >= 1:
        entropy = raw.sum() / known.sum().clamp(min=1)
    else:
        entropy = raw.topk(max(int(raw.shape[1] * keep), 1), dim=1, sorted=False).values.mean()
    found, true = logits.sigmoid() * known, targets * known
    overlap, total = (found * true).sum((1, 2)), (found + true).sum((1, 2))
    shown = (true.sum((1, 2)) > 0).float()
    dice = ((1 - (2 * overlap + 1) / (total + 1)) * shown).sum() / shown.sum().clamp(min=1)
    return entropy, dice


def scale_invariant_log(predicted: Tensor, true: Tensor, known: Tensor | None = None) -> Tensor:
    """How far two depth maps are apart when a common factor matters little (Eigen et al. 2014, as Bhat et al. 2023).

    Args:
        predicted, true: float32 [B, H, W], natural logarithms of depth.
        known: float32 [B, H, W], weights of the pixels, 0: does not count; None: all count.

    Returns:
        float32 scalar, mean over pictures; a picture without a pixel that counts costs nothing.
    """
    weights = torch.ones_like(predicted) if known is None else known
    total = weights.sum((1, 2)).clamp(min=1)
    off = predicted - true
    mean = (off * weights).sum((1, 2)) / total
    square = (off.square() * weights).sum((1, 2)) / total
    # The root has no slope at 0, where two equal maps are.
    apart: Tensor = ((square - _KEPT * mean.square()).clamp(min=0) + _LEAST).sqrt() - _LEAST**0.5
    return _SCALE * apart.mean()
