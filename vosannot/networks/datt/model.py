"""The network of DATTT (Liu et al. 2024): what moves, and how far away everything is, from a frame and its flow."""

from collections.abc import Sequence
from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.datt.config import DATTConfig, SwinConfig
from vosannot.networks.datt.decoder import MLPDecoder, Modulation
from vosannot.networks.datt.inputs import CHANNELS
from vosannot.networks.datt.mit import MiT
from vosannot.networks.datt.swin import Swin

__all__ = ["DATT", "Found"]


class Found(NamedTuple):
    """What the network makes of frames.

    Attributes:
        logits: float32 [B, H, W]; positive where something moves on its own.
        depth: float32 [B, H, W], natural logarithm of the distance, in an arbitrary unit; None without a depth decoder.
    """

    logits: Tensor
    depth: Tensor | None


class DATT(nn.Module):
    """Two encoders, two decoders, and modulation layers between the decoders (figure 2)."""

    def __init__(self, config: DATTConfig) -> None:
        super().__init__()
        self.config = config
        widths, flow_in = config.image.widths, CHANNELS[config.flow_input]
        self.image_encoder = MiT(config.image)
        self.flow_encoder = (
            Swin(config.flow, flow_in) if isinstance(config.flow, SwinConfig) else MiT(config.flow, flow_in)
        )
        # Features are summed; where the encoders' widths differ, the flow's are projected first.
        self.match = nn.ModuleList(
            nn.Identity() if a == b else nn.Conv2d(a, b, 1) for a, b in zip(config.flow.widths, widths, strict=True)
        )
        self.mask_decoder = MLPDecoder(widths, config.width)
        self.depth_decoder = MLPDecoder(widths, config.width) if config.depth else None
        self.modulation = nn.ModuleList(Modulation(config.width) for _ in widths) if config.modulation else None

    def forward(self, images: Tensor, flows: Tensor) -> Found:
        """Mask and depth.

        Args:
            images: float [B, 3, H, W], normalised; sides are multiples of 4.
            flows: float [B, C, H, W], see :mod:`vosannot.networks.datt.inputs`.
        """
        return self.find(self.image_encoder(images), flows)

    def find(self, seen: Sequence[Tensor], flows: Tensor) -> Found:
        """The same from what the image encoder made of the images: several flows may be looked at with one image."""
        moved = self.flow_encoder(flows)
        near = None if self.depth_decoder is None else self.depth_decoder.project(seen)
        joint = [s + match(m) for s, m, match in zip(seen, moved, self.match, strict=True)]
        what = self.mask_decoder.project(joint)
        if self.modulation is not None and near is not None:
            what = tuple(layer(w, d) for layer, w, d in zip(self.modulation, what, near, strict=True))
        logits = _enlarged(self.mask_decoder.fuse(what), flows)
        if self.depth_decoder is None or near is None:
            return Found(logits, None)
        return Found(logits, _enlarged(self.depth_decoder.fuse(near), flows))

    def depth(self, images: Tensor) -> Tensor:
        """Depth alone, from images alone; see :class:`Found`. Needs a depth decoder."""
        assert self.depth_decoder is not None
        near = self.depth_decoder.project(self.image_encoder(images))
        return _enlarged(self.depth_decoder.fuse(near), images)


def _enlarged(plane: Tensor, like: Tensor) -> Tensor:
    """[B, 1, h, w] -> [B, H, W]."""
    return F.interpolate(plane, like.shape[-2:], mode="bilinear", align_corners=False)[:, 0]
