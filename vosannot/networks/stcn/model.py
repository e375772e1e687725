"""STCN: one network for training, adaptation and inference.

Structure and names follow hkchengrex/STCN ("Rethinking Space-Time Networks with Improved Memory Coverage"), with every
width a parameter. The network itself keeps no memory: who owns the memory calls :func:`vosannot.networks.matching`.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import ResBlock, UpsampleBlock, per_object
from vosannot.networks.encoders import FeatureFusionBlock, KeyEncoder, ValueBackbone, mask_planes
from vosannot.networks.precision import in_float32
from vosannot.networks.stcn.config import STCNConfig

__all__ = ["STCN", "KeyFeatures"]


class KeyFeatures(NamedTuple):
    """What a frame's image alone gives; shared by all its objects and by every use of the frame.

    Attributes:
        key: float [B, C_k, h, w], h and w at stride 16.
        thin: float [B, C_v, h, w], the f16 feature compressed for the decoder.
        f16, f8, f4: encoder features at strides 16, 8, 4.
    """

    key: Tensor
    thin: Tensor
    f16: Tensor
    f8: Tensor
    f4: Tensor

    def frame(self, index: int) -> "KeyFeatures":
        """The features of one frame of the batch (batch of 1)."""
        return KeyFeatures(*(part[index : index + 1] for part in self))


class ValueEncoder(ValueBackbone):
    """Frame, this object's mask and the sum of the others -> value [B·K, C_v, h, w]."""

    def __init__(self, config: STCNConfig) -> None:
        super().__init__(config)
        self.fuser = FeatureFusionBlock(config.key_widths[3] + config.value_widths[3], config.value_dim)

    def forward(self, inputs: Tensor, f16: Tensor) -> Tensor:
        # STCN puts the value feature first, XMem the frame's.
        return self.fuser(torch.cat((self.backbone(inputs), f16), 1))  # type: ignore[no-any-return]


class Decoder(nn.Module):
    """Read-out and frame features -> logits at full size."""

    def __init__(self, config: STCNConfig) -> None:
        super().__init__()
        w16, w8, w4 = config.decoder_widths
        self.compress = ResBlock(2 * config.value_dim, w16)
        self.up_16_8 = UpsampleBlock(config.key_widths[2], w16, w8)
        self.up_8_4 = UpsampleBlock(config.key_widths[1], w8, w4)
        self.pred = nn.Conv2d(w4, 1, 3, padding=1)

    def forward(self, read: Tensor, f8: Tensor, f4: Tensor) -> Tensor:
        x = self.up_16_8(f8, self.compress(read))
        logits = self.pred(F.relu(self.up_8_4(f4, x)))
        return F.interpolate(logits.float(), scale_factor=4, mode="bilinear", align_corners=False)


class _KeyProjection(nn.Module):
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.key_proj = nn.Conv2d(c_in, c_out, 3, padding=1)
        nn.init.orthogonal_(self.key_proj.weight)
        nn.init.zeros_(self.key_proj.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        return self.key_proj(x)  # type: ignore[no-any-return]


class STCN(nn.Module):
    """The network. Frames are float [B, 3, H, W], normalised, H and W multiples of 16."""

    def __init__(self, config: STCNConfig) -> None:
        super().__init__()
        self.config = config
        self.key_encoder = KeyEncoder(config)
        self.value_encoder = ValueEncoder(config)
        self.key_proj = _KeyProjection(config.key_widths[3], config.key_dim)
        self.key_comp = nn.Conv2d(config.key_widths[3], config.value_dim, 3, padding=1)
        self.decoder = Decoder(config)

    def encode_key(self, frames: Tensor) -> KeyFeatures:
        """Features of frames [B, 3, H, W]; see :class:`KeyFeatures`."""
        f16, f8, f4 = self.key_encoder(frames)
        # Similarities are differences of large numbers: keys stay in float32 even under autocast.
        with in_float32(frames):
            key = self.key_proj(f16.float())
        return KeyFeatures(key, self.key_comp(f16), f16, f8, f4)

    def encode_value(self, frames: Tensor, f16: Tensor, masks: Tensor) -> Tensor:
        """Values of K objects.

        Args:
            frames: float [B, 3, H, W].
            f16: float [B, C, h, w] of the same frames.
            masks: float [B, K, H, W], 0..1, without background.

        Returns:
            float [B, K, C_v, h, w].
        """
        batch, objects = masks.shape[:2]
        value = self.value_encoder(mask_planes(frames, masks), per_object(f16, objects))
        return value.view(batch, objects, *value.shape[1:])  # type: ignore[no-any-return]

    def decode(self, read_out: Tensor, features: KeyFeatures) -> Tensor:
        """Logits of K objects before aggregation.

        Args:
            read_out: float [B, K, C_v, h, w].
            features: of the B query frames.

        Returns:
            float32 [B, K, H, W].
        """
        batch, objects = read_out.shape[:2]
        thin = per_object(features.thin, objects)
        read = torch.cat((read_out.flatten(0, 1).to(thin.dtype), thin), 1)
        logits = self.decoder(read, features.f8, features.f4)
        return logits.view(batch, objects, *logits.shape[-2:])  # type: ignore[no-any-return]
