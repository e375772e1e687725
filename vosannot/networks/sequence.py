"""What a frame predicted in training or adaptation looks like, whatever the network."""

from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.networks.matching import aggregate

__all__ = ["Prediction", "aggregated"]


class Prediction(NamedTuple):
    """A predicted frame.

    Attributes:
        logits: float32 [B, K + 1, H, W], aggregated, background first.
        masks: float32 [B, K, H, W], soft masks after aggregation, as they enter memory.
    """

    logits: Tensor
    masks: Tensor


def aggregated(logits: Tensor, present: Tensor | None = None) -> Prediction:
    """The prediction that a decoder's logits make.

    Args:
        logits: float32 [B, K, H, W], of every object alone.
        present: float [B, K]; 0 silences an object that is only padding.
    """
    probabilities = torch.sigmoid(logits)
    if present is not None:
        probabilities = probabilities * present[:, :, None, None]
    together = aggregate(probabilities, 1)
    return Prediction(together, together.softmax(1)[:, 1:])
