"""XMem: one network for training, adaptation and inference.

Structure and names follow hkchengrex/XMem ("XMem: Long-Term Video Object Segmentation with an Atkinson-Shiffrin Memory
Model"), with every width a parameter. The network keeps no memory; the sensory memory (hidden state) goes in and out.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import UpsampleBlock, per_object
from vosannot.networks.encoders import FeatureFusionBlock, KeyEncoder, ValueBackbone, mask_planes
from vosannot.networks.precision import in_float32
from vosannot.networks.xmem.config import XMemConfig

__all__ = ["XMem", "XMemFeatures"]


class XMemFeatures(NamedTuple):
    """What a frame's image alone gives.

    Attributes:
        key: float32 [B, C_k, h, w], h and w at stride 16.
        shrinkage: float32 [B, 1, h, w], >= 1; how sharply a memory cell is matched.
        selection: float32 [B, C_k, h, w], 0..1; which channels a query cell compares.
        f16, f8, f4: encoder features at strides 16, 8, 4.
    """

    key: Tensor
    shrinkage: Tensor
    selection: Tensor
    f16: Tensor
    f8: Tensor
    f4: Tensor


class _KeyProjection(nn.Module):
    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.key_proj = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.d_proj = nn.Conv2d(c_in, 1, 3, padding=1)
        self.e_proj = nn.Conv2d(c_in, c_out, 3, padding=1)
        nn.init.orthogonal_(self.key_proj.weight)
        nn.init.zeros_(self.key_proj.bias)  # type: ignore[arg-type]

    def forward(self, f16: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.key_proj(f16), self.d_proj(f16).square() + 1, torch.sigmoid(self.e_proj(f16))


class _Gate(nn.Module):
    """A convolutional GRU step: h' = f h (1 - u) + u n, the candidate n not gated by f."""

    def __init__(self, c_in: int, hidden: int) -> None:
        super().__init__()
        self.transform = nn.Conv2d(c_in + hidden, 3 * hidden, 3, padding=1)
        nn.init.xavier_normal_(self.transform.weight)

    def forward(self, g: Tensor, hidden: Tensor) -> Tensor:
        # The state lives through a whole clip: its arithmetic stays in float32 even under autocast.
        values = self.transform(torch.cat((g, hidden.to(g.dtype)), 1)).float()
        forget, update, new = values.chunk(3, 1)
        forget, update = torch.sigmoid(forget), torch.sigmoid(update)
        return forget * hidden * (1 - update) + update * torch.tanh(new)


class _HiddenUpdate(_Gate):
    """The decoder's update of the hidden state, from its features at three strides."""

    def __init__(self, widths: tuple[int, int, int], mid: int, hidden: int) -> None:
        super().__init__(mid, hidden)
        self.g16_conv = nn.Conv2d(widths[0], mid, 1)
        self.g8_conv = nn.Conv2d(widths[1], mid, 1)
        self.g4_conv = nn.Conv2d(widths[2] + 1, mid, 1)

    def update(self, g16: Tensor, g8: Tensor, g4: Tensor, hidden: Tensor) -> Tensor:
        g = self.g16_conv(g16)
        g = g + self.g8_conv(F.interpolate(g8, scale_factor=1 / 2, mode="area"))
        g = g + self.g4_conv(F.interpolate(g4, scale_factor=1 / 4, mode="area"))
        return self(g, hidden)  # type: ignore[no-any-return]


class ValueEncoder(ValueBackbone):
    """Frame, masks and hidden state -> value [B·K, C_v, h, w] and the reinforced hidden state."""

    def __init__(self, config: XMemConfig) -> None:
        super().__init__(config)
        self.fuser = FeatureFusionBlock(config.key_widths[3] + config.value_widths[3], config.value_dim)
        if config.hidden_dim:
            self.hidden_reinforce = _Gate(config.value_dim, config.hidden_dim)

    def forward(self, inputs: Tensor, f16: Tensor) -> Tensor:
        return self.fuser(torch.cat((f16, self.backbone(inputs)), 1))  # type: ignore[no-any-return]


class Decoder(nn.Module):
    """Read-out, hidden state and frame features -> logits and the updated hidden state."""

    def __init__(self, config: XMemConfig) -> None:
        super().__init__()
        w16, w8, w4 = config.decoder_widths
        self.fuser = FeatureFusionBlock(config.key_widths[3] + config.value_dim + config.hidden_dim, w16)
        if config.hidden_dim:
            self.hidden_update = _HiddenUpdate((w16, w8, w4), w4, config.hidden_dim)
        self.up_16_8 = UpsampleBlock(config.key_widths[2], w16, w8)
        self.up_8_4 = UpsampleBlock(config.key_widths[1], w8, w4)
        self.pred = nn.Conv2d(w4, 1, 3, padding=1)

    def forward(
        self, read: Tensor, hidden: Tensor | None, features: XMemFeatures, *, update: bool
    ) -> tuple[Tensor, Tensor | None]:
        f16 = per_object(features.f16, read.shape[0] // features.f16.shape[0])
        parts = (f16, read.to(f16.dtype)) if hidden is None else (f16, read.to(f16.dtype), hidden.to(f16.dtype))
        g16 = self.fuser(torch.cat(parts, 1))
        g8 = self.up_16_8(features.f8, g16)
        g4 = self.up_8_4(features.f4, g8)
        logits = self.pred(F.relu(g4))
        if update and hidden is not None:
            hidden = self.hidden_update.update(g16, g8, torch.cat((g4, logits), 1), hidden)
        return F.interpolate(logits.float(), scale_factor=4, mode="bilinear", align_corners=False), hidden


class XMem(nn.Module):
    """The network. Frames are float [B, 3, H, W], normalised, H and W multiples of 16."""

    def __init__(self, config: XMemConfig) -> None:
        super().__init__()
        self.config = config
        self.key_encoder = KeyEncoder(config)
        self.value_encoder = ValueEncoder(config)
        self.key_proj = _KeyProjection(config.key_widths[3], config.key_dim)
        self.decoder = Decoder(config)

    def encode_key(self, frames: Tensor) -> XMemFeatures:
        """Features of frames [B, 3, H, W]; see :class:`XMemFeatures`."""
        f16, f8, f4 = self.key_encoder(frames)
        with in_float32(frames):
            key, shrinkage, selection = self.key_proj(f16.float())
        return XMemFeatures(key, shrinkage, selection, f16, f8, f4)

    def initial_hidden(self, frames: Tensor, objects: int) -> Tensor | None:
        """Sensory memory of K objects that nothing has been seen of: zeros [B, K, C_h, h, w], None when left out."""
        if not self.config.hidden_dim:
            return None
        batch, _, height, width = frames.shape
        return frames.new_zeros(batch, objects, self.config.hidden_dim, height // 16, width // 16, dtype=torch.float32)

    def encode_value(
        self, frames: Tensor, f16: Tensor, masks: Tensor, hidden: Tensor | None, *, deep_update: bool
    ) -> tuple[Tensor, Tensor | None]:
        """Values of K objects and their hidden state.

        Args:
            frames: float [B, 3, H, W].
            f16: float [B, C, h, w] of the same frames.
            masks: float [B, K, H, W], 0..1, without background.
            hidden: float32 [B, K, C_h, h, w] or None.
            deep_update: let the value reinforce the hidden state.

        Returns:
            value float [B, K, C_v, h, w], hidden as given or updated.
        """
        batch, objects = masks.shape[:2]
        value = self.value_encoder(mask_planes(frames, masks), per_object(f16, objects))
        value = value.view(batch, objects, *value.shape[1:])
        return value, self.reinforce(value, hidden) if deep_update and hidden is not None else hidden

    def reinforce(self, value: Tensor, hidden: Tensor) -> Tensor:
        """The deep update alone: hidden state [B, K, C_h, h, w] after values [B, K, C_v, h, w]."""
        updated = self.value_encoder.hidden_reinforce(value.flatten(0, 1), hidden.flatten(0, 1))
        return updated.view(hidden.shape)  # type: ignore[no-any-return]

    def decode(
        self, read_out: Tensor, features: XMemFeatures, hidden: Tensor | None, *, update: bool
    ) -> tuple[Tensor, Tensor | None]:
        """Logits of K objects before aggregation, and the hidden state.

        Args:
            read_out: float [B, K, C_v, h, w].
            features: of the B query frames.
            hidden: float32 [B, K, C_h, h, w] or None.
            update: let the decoder's features update the hidden state.

        Returns:
            logits float32 [B, K, H, W], hidden as given or updated.
        """
        batch, objects = read_out.shape[:2]
        flat = None if hidden is None else hidden.flatten(0, 1)
        logits, flat = self.decoder(read_out.flatten(0, 1), flat, features, update=update)
        shape = None if hidden is None else hidden.shape
        state = None if flat is None or shape is None else flat.view(shape)
        return logits.view(batch, objects, *logits.shape[-2:]), state
