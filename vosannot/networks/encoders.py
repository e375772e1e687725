"""Encoders that STCN and XMem share."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import CBAM, BasicBlock, Bottleneck, ResBlock, per_object, resnet_layer
from vosannot.networks.config import MatchingConfig

__all__ = ["FeatureFusionBlock", "KeyEncoder", "ValueBackbone", "mask_planes"]


def _stem(
    config: MatchingConfig, c_in: int, widths: tuple[int, int, int, int], bias: bool
) -> tuple[nn.Conv2d, nn.Module]:
    """First convolution, and what stands between it and the stride 4 stage."""
    if config.stem == "resnet":
        return nn.Conv2d(c_in, widths[0], 7, 2, 3, bias=bias), nn.MaxPool2d(3, 2, 1)
    second = nn.Sequential(nn.Conv2d(widths[0], widths[1], 3, 2, 1, bias=False), nn.BatchNorm2d(widths[1]), nn.ReLU())
    return nn.Conv2d(c_in, widths[0], 3, 2, 1, bias=bias), second


class KeyEncoder(nn.Module):
    """Frame -> features at strides 16, 8 and 4."""

    def __init__(self, config: MatchingConfig) -> None:
        super().__init__()
        widths, blocks = config.key_widths, config.key_blocks
        block = Bottleneck if config.key_block == "bottleneck" else BasicBlock
        self.conv1, self.pool = _stem(config, 3, widths, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        entry = widths[0] if config.stem == "resnet" else widths[1]
        self.res2 = resnet_layer(block, entry, widths[1], blocks[0], 1)
        self.layer2 = resnet_layer(block, widths[1], widths[2], blocks[1], 2)
        self.layer3 = resnet_layer(block, widths[2], widths[3], blocks[2], 2)

    def forward(self, frames: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.pool(F.relu(self.bn1(self.conv1(frames))))
        f4 = self.res2(x)
        f8 = self.layer2(f4)
        return self.layer3(f8), f8, f4


class FeatureFusionBlock(nn.Module):
    """Features of an object and of its frame, concatenated -> fused feature."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.block1 = ResBlock(c_in, c_out)
        self.attention = CBAM(c_out)
        self.block2 = ResBlock(c_out, c_out)

    def forward(self, features: Tensor) -> Tensor:
        x = self.block1(features)
        return self.block2(x + self.attention(x))  # type: ignore[no-any-return]


class ValueBackbone(nn.Module):
    """Frame, this object's mask and the sum of the others [B·K, 5, H, W] -> feature at stride 16."""

    def __init__(self, config: MatchingConfig) -> None:
        super().__init__()
        widths, blocks, bias = config.value_widths, config.value_blocks, config.value_bias
        self.conv1, self.pool = _stem(config, 5, widths, bias=bias)
        self.bn1 = nn.BatchNorm2d(widths[0])
        entry = widths[0] if config.stem == "resnet" else widths[1]
        self.layer1 = resnet_layer(BasicBlock, entry, widths[1], blocks[0], 1, bias=bias)
        self.layer2 = resnet_layer(BasicBlock, widths[1], widths[2], blocks[1], 2, bias=bias)
        self.layer3 = resnet_layer(BasicBlock, widths[2], widths[3], blocks[2], 2, bias=bias)

    def backbone(self, inputs: Tensor) -> Tensor:
        """Feature [B·K, C, h, w] before fusion with the frame's own."""
        x = self.pool(F.relu(self.bn1(self.conv1(inputs))))
        return self.layer3(self.layer2(self.layer1(x)))  # type: ignore[no-any-return]


def mask_planes(frames: Tensor, masks: Tensor) -> Tensor:
    """Input of the value encoder: every frame once for each of its objects, with the object's mask and the others'.

    Args:
        frames: float [B, 3, H, W].
        masks: float [B, K, H, W].

    Returns:
        float [B·K, 5, H, W].
    """
    others = masks.sum(1, keepdim=True) - masks
    planes = torch.stack((masks, others), 2).flatten(0, 1).to(frames.dtype)
    return torch.cat((per_object(frames, masks.shape[1]), planes), 1)
