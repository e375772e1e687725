"""Where a mask is wrong, how wrong it is by that, and the losses on both. Pure tensor functions."""

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["error_areas", "error_loss", "expected_jaccard", "relative_error"]

_LEAST = 1e-3
"""Areas are compared with this share of the frame at least: an empty mask has no area to relate errors to."""
_SMALL = 0.02
"""The same in the losses."""


def error_areas(probabilities: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Areas of the expected false positives and false negatives, and of the mask, each [...], in pixels.

    Args:
        probabilities: float [..., 2 or more, H, W], of false positive and false negative.
        mask: float [..., H, W], 0..1. Only what it covers can be a false positive.
    """
    false_positive = (probabilities[..., 0, :, :] * mask).sum((-2, -1))
    false_negative = (probabilities[..., 1, :, :] * (1 - mask)).sum((-2, -1))
    return false_positive, false_negative, mask.sum((-2, -1))


def relative_error(false_positive: Tensor, false_negative: Tensor, area: Tensor, pixels: int) -> Tensor:
    """The area that is wrong over the area of the mask (Xie et al. 2024, section 0.A.1), >= 0.

    Args:
        false_positive, false_negative, area: areas in pixels, [...].
        pixels: of a frame.
    """
    return (false_positive + false_negative) / area.clamp(min=_LEAST * pixels)


def expected_jaccard(false_positive: Tensor, false_negative: Tensor, area: Tensor, pixels: int) -> Tensor:
    """J of the mask with the object as those areas would have it, 0..1; 1 for an empty mask of nothing."""
    least = _LEAST * pixels
    return ((area - false_positive).clamp(min=0) + least) / (area + false_negative + least)


def error_loss(logits: Tensor, mask: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Binary cross entropy of the three regions, and how far the J they stand for is from the true one.

    Errors are rare: a mask covers a tenth of a frame, and a tenth of it is wrong. The entropy is therefore a sum over
    the frame's pixels, divided by the area that mask and object cover together; probabilities stay what they say,
    which weights for rare classes would spoil.

    Args:
        logits: float32 [N, 3, H, W], false positive, false negative, correct.
        mask: float32 [N, H, W], what was made, 0..1.
        target: float32 [N, 2, H, W], shares of the pixel that are false positive and false negative.

    Returns:
        Two float32 scalars, means over frames. Very small objects count for less: a few pixels are half of them.
    """
    regions = torch.cat((target, 1 - target.sum(1, keepdim=True)), 1)
    entropy = F.binary_cross_entropy_with_logits(logits, regions, reduction="none").sum((1, 2, 3))
    wrong, missed = target.sum((2, 3)).unbind(1)
    area, pixels = mask.sum((1, 2)), mask.shape[-2] * mask.shape[-1]
    covered = area + missed
    least = _SMALL * pixels
    found_wrong, found_missed, _ = error_areas(logits.sigmoid(), mask)
    true = (area - wrong + least) / (area + missed + least)
    found = (area - found_wrong + least) / (area + found_missed + least)
    return (entropy / (covered + least)).mean(), (found - true).abs().mean()
