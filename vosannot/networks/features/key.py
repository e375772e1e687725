"""The key encoder of an STCN as frozen features."""

from typing import Any

import torch
from torch import Tensor, nn

from vosannot.networks.encoders import KeyEncoder
from vosannot.networks.precision import in_float32
from vosannot.networks.preprocess import STRIDE

__all__ = ["KeyEncoderFeatures"]


class KeyEncoderFeatures(nn.Module):
    """What keys are made of: the encoder's last features (stride 16); see :class:`.base.FrozenFeatures`.

    Args:
        encoder: with its weights; it is left in evaluation mode, and its weights take no gradient.
        channels: of its last stage.
    """

    name = "key"
    stride = STRIDE

    def __init__(self, encoder: KeyEncoder, channels: int) -> None:
        super().__init__()
        self.channels = channels
        self.encoder = encoder
        self.requires_grad_(False)
        super().train(False)

    def train(self, mode: bool = True) -> Any:
        """Nothing: batch norms keep their statistics whatever they are part of."""
        return self

    @torch.no_grad()
    def forward(self, frames: Tensor) -> Tensor:
        """See :class:`.base.FrozenFeatures`."""
        f16: Tensor = self.encoder(frames)[0]
        with in_float32(frames):
            return f16.float()
