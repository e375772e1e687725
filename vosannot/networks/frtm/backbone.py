"""Frozen feature extractors of FRTM: a ResNet as torchvision has it, or the key encoder of an STCN."""

from collections.abc import Mapping
from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import BasicBlock, Bottleneck, resnet_layer
from vosannot.networks.encoders import KeyEncoder
from vosannot.networks.frtm.config import FRTMConfig

__all__ = ["RESNETS", "Features", "KeyBackbone", "ResNet", "make_backbone"]


class Features(NamedTuple):
    """What a frame's image gives, deepest first: float [B, C, h, w] at strides 32, 16, 8 and 4.

    Stride 16 (conv4_x) is what a target model looks at.
    """

    f32: Tensor
    f16: Tensor
    f8: Tensor
    f4: Tensor

    def frame(self, index: int) -> "Features":
        """Those of one frame of the batch (batch of 1)."""
        return Features(*(part[index : index + 1] for part in self))


RESNETS: Mapping[str, tuple[type[BasicBlock] | type[Bottleneck], tuple[int, ...], tuple[int, ...]]] = {
    "resnet18": (BasicBlock, (64, 128, 256, 512), (2, 2, 2, 2)),
    "resnet101": (Bottleneck, (256, 512, 1024, 2048), (3, 4, 23, 3)),
}
"""Name -> block, channels and blocks of conv2_x to conv5_x (He et al. 2016, table 1)."""


class ResNet(nn.Module):
    """A ResNet without its classifier; names of the parameters are torchvision's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        block, widths, blocks = RESNETS[name]
        self.channels = widths[::-1]
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.layer1 = resnet_layer(block, 64, widths[0], blocks[0], 1)
        self.layer2 = resnet_layer(block, widths[0], widths[1], blocks[1], 2)
        self.layer3 = resnet_layer(block, widths[1], widths[2], blocks[2], 2)
        self.layer4 = resnet_layer(block, widths[2], widths[3], blocks[3], 2)

    def forward(self, frames: Tensor) -> Features:
        f4 = self.layer1(F.max_pool2d(F.relu(self.bn1(self.conv1(frames))), 3, 2, 1))
        f8 = self.layer2(f4)
        f16 = self.layer3(f8)
        return Features(self.layer4(f16), f16, f8, f4)


class KeyBackbone(nn.Module):
    """An STCN's key encoder. It ends at stride 16; the fourth level is that, averaged over 2x2 cells."""

    def __init__(self, config: FRTMConfig) -> None:
        super().__init__()
        deepest = config.key_widths[3]
        self.channels = (deepest, deepest, config.key_widths[2], config.key_widths[1])
        self.encoder = KeyEncoder(config.encoder)

    def forward(self, frames: Tensor) -> Features:
        f16, f8, f4 = self.encoder(frames)
        return Features(F.avg_pool2d(f16, 2, ceil_mode=True), f16, f8, f4)


def make_backbone(config: FRTMConfig) -> ResNet | KeyBackbone:
    """With random weights; ``channels`` are those of :class:`Features`."""
    return KeyBackbone(config) if config.backbone == "key" else ResNet(config.backbone)
