"""The loss of a target model (Robinson et al. 2020, section 3.1). Pure tensor functions."""

import torch
from torch import Tensor

__all__ = ["MIN_INFLUENCE", "pixel_weights"]

MIN_INFLUENCE = 0.1
"""kappa_min of the paper."""


def pixel_weights(labels: Tensor, minimum: float = MIN_INFLUENCE) -> Tensor:
    """Weights that keep a small target from being outweighed by the background (equation 4).

    With k the target's share of the picture and K = max(minimum, k): K / k on the target, (1 - K) / (1 - k) beside it.
    A soft label takes its share of both, so that hard labels have exactly the published weights. In the loss they stand
    inside the norm (equation 2), so they count squared; the public code takes their roots.

    Args:
        labels: float [..., H, W], 0..1, a mask in each plane.
        minimum: least influence of a target, 0..1.

    Returns:
        float [..., H, W]; without a target 1 - minimum everywhere.
    """
    pixel = 1 / (labels.shape[-1] * labels.shape[-2])  # a target smaller than that has no influence to speak of
    actual = labels.mean((-2, -1), keepdim=True)
    wanted = actual.clamp(min=minimum)
    inside = wanted / actual.clamp(min=pixel)
    outside = (1 - wanted) / (1 - actual).clamp(min=pixel)
    return torch.lerp(outside.expand_as(labels), inside.expand_as(labels), labels)
