"""Losses on masks that are mended. Pure tensor functions."""

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["mask_losses", "rebuild_losses"]

_LEAST = 1e-4
_REACH = 3  # pixels on either side of an outline that belong to the boundary


def mask_losses(logits: Tensor, targets: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    """Binary cross entropy over all pixels, and over those near the true outline (the boundary loss of OCLR, Xie et al.
    2022, which Xie et al. 2024 adopt; there the outline is where dilation and erosion of the mask differ, too).

    Args:
        logits: float32 [B, T, K, H, W].
        targets: float32 of the same shape, 0..1.
        weights: float32 [B, K], 0 leaves an object out.

    Returns:
        Two float32 scalars, weighted means over the objects' frames; a frame without an outline costs nothing in the
        second.
    """
    raw = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    flat, side = targets.flatten(0, 2)[:, None], 2 * _REACH + 1
    wide, narrow = F.max_pool2d(flat, side, 1, _REACH), -F.max_pool2d(-flat, side, 1, _REACH)
    near = (wide - narrow).view(targets.shape)
    counted = weights[:, None].expand(targets.shape[:3])
    total = counted.sum().clamp(min=1)
    everywhere = (raw.mean((3, 4)) * counted).sum() / total
    there = (raw * near).sum((3, 4)) / near.sum((3, 4)).clamp(min=1)
    seen = counted * (near.sum((3, 4)) > 0)
    boundary: Tensor = (there * seen).sum() / seen.sum().clamp(min=1)
    return everywhere, torch.as_tensor(boundary)


def rebuild_losses(
    rebuilt: Tensor, features: Tensor, alpha: Tensor, truth: Tensor, present: Tensor
) -> tuple[Tensor, Tensor]:
    """How far rebuilt features are from the true ones (MSE), and binary cross entropy of the objects' parts in them.

    Args:
        rebuilt, features: float32 [B, T, C, h, w].
        alpha: float32 [B, T, Q, h, w], logits of every query's part; the first K queries are the objects'.
        truth: float32 [B, T, K, h, w], the share of each cell that is the object.
        present: bool [B, K].

    Returns:
        Two float32 scalars.
    """
    count = present.shape[1]
    there = F.pad(present, (0, alpha.shape[2] - count), value=True)
    parts = alpha.masked_fill(~there[:, None, :, None, None], -torch.inf).softmax(2)[:, :, :count]
    sure = parts.clamp(_LEAST, 1 - _LEAST)
    raw = -(truth * sure.log() + (1 - truth) * (1 - sure).log()).mean((3, 4))
    counted = present[:, None].expand(raw.shape).float()
    part_loss: Tensor = (raw * counted).sum() / counted.sum().clamp(min=1)
    return F.mse_loss(rebuilt, features), part_loss
