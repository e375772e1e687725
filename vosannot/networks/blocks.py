"""Convolution blocks that the matching networks share.

Attribute names follow the public STCN and XMem code (hkchengrex/STCN, hkchengrex/XMem), so that state dicts of the
published checkpoints load without renaming.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["CBAM", "BasicBlock", "Bottleneck", "ResBlock", "UpsampleBlock", "resnet_layer"]


class BasicBlock(nn.Module):
    """ResNet basic block, [B, C_in, H, W] -> [B, C_out, H/stride, W/stride].

    ``bias``: STCN's value encoder has biases on its convolutions, torchvision's ResNets have none.
    """

    expansion = 1

    def __init__(self, c_in: int, planes: int, stride: int = 1, *, bias: bool = False) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, planes, 3, stride, 1, bias=bias)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=bias)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = _shortcut(c_in, planes, stride, bias)

    def forward(self, x: Tensor) -> Tensor:
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + (x if self.downsample is None else self.downsample(x)))


class Bottleneck(nn.Module):
    """ResNet-50 block (stride on the 3x3 convolution, as torchvision), [B, C_in, H, W] -> [B, 4 planes, ...]."""

    expansion = 4

    def __init__(self, c_in: int, planes: int, stride: int = 1, *, bias: bool = False) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, planes, 1, bias=bias)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, 1, bias=bias)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, 4 * planes, 1, bias=bias)
        self.bn3 = nn.BatchNorm2d(4 * planes)
        self.downsample = _shortcut(c_in, 4 * planes, stride, bias)

    def forward(self, x: Tensor) -> Tensor:
        out = F.relu(self.bn1(self.conv1(x)))
        out = F.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return F.relu(out + (x if self.downsample is None else self.downsample(x)))


def _shortcut(c_in: int, c_out: int, stride: int, bias: bool) -> nn.Sequential | None:
    if stride == 1 and c_in == c_out:
        return None
    return nn.Sequential(nn.Conv2d(c_in, c_out, 1, stride, bias=bias), nn.BatchNorm2d(c_out))


def resnet_layer(
    block: type[BasicBlock] | type[Bottleneck],
    c_in: int,
    c_out: int,
    count: int,
    stride: int,
    *,
    bias: bool = False,
) -> nn.Sequential:
    """``count`` blocks, the first with ``stride``; ``c_out`` counts the expanded channels."""
    planes = c_out // block.expansion
    first = block(c_in, planes, stride, bias=bias)
    return nn.Sequential(first, *(block(c_out, planes, bias=bias) for _ in range(count - 1)))


class ResBlock(nn.Module):
    """Pre-activation residual block without batch norm: ReLU before each 3x3 convolution.

    The 3x3 shortcut convolution (when channels change) is applied to the un-activated input.
    """

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.downsample = None if c_in == c_out else nn.Conv2d(c_in, c_out, 3, padding=1)
        self.conv1 = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.conv2(F.relu(self.conv1(F.relu(x))))
        return out + (x if self.downsample is None else self.downsample(x))


class UpsampleBlock(nn.Module):
    """Twofold bilinear upsampling plus a skip connection: (skip [B, S, 2h, 2w], up [B·K, U, h, w]) -> [B·K, O, 2h, 2w].

    The skip convolution sees the frame only, so it is computed once a frame and shared by its K objects.
    """

    def __init__(self, c_skip: int, c_up: int, c_out: int) -> None:
        super().__init__()
        self.skip_conv = nn.Conv2d(c_skip, c_up, 3, padding=1)
        self.out_conv = ResBlock(c_up, c_out)

    def forward(self, skip: Tensor, up: Tensor) -> Tensor:
        shared = per_object(self.skip_conv(skip), up.shape[0] // skip.shape[0])
        return self.out_conv(shared + F.interpolate(up, scale_factor=2, mode="bilinear", align_corners=False))  # type: ignore[no-any-return]


def per_object(features: Tensor, objects: int) -> Tensor:
    """[B, C, h, w] -> [B·K, C, h, w], every frame repeated for its K objects (no copy when K is 1)."""
    if objects == 1:
        return features
    repeated: Tensor = features.repeat_interleave(objects, 0)
    return repeated


class _ChannelGate(nn.Module):
    def __init__(self, channels: int, reduction: int) -> None:
        super().__init__()
        hidden = max(channels // reduction, 1)
        self.mlp = nn.Sequential(nn.Flatten(), nn.Linear(channels, hidden), nn.ReLU(), nn.Linear(hidden, channels))

    def forward(self, x: Tensor) -> Tensor:
        pooled: Sequence[Tensor] = (x.mean((2, 3)), x.amax((2, 3)))
        gate = torch.sigmoid(self.mlp(pooled[0]) + self.mlp(pooled[1]))
        return x * gate[:, :, None, None].to(x.dtype)


class _GateConv(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(2, 1, 7, padding=3)


class _SpatialGate(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.spatial = _GateConv()

    def forward(self, x: Tensor) -> Tensor:
        pooled = torch.stack((x.amax(1), x.mean(1)), 1)
        return x * torch.sigmoid(self.spatial.conv(pooled))


class CBAM(nn.Module):
    """Convolutional block attention (channel gate, then spatial gate), shape kept."""

    def __init__(self, channels: int, reduction: int = 16) -> None:
        super().__init__()
        self.ChannelGate = _ChannelGate(channels, reduction)
        self.SpatialGate = _SpatialGate()

    def forward(self, x: Tensor) -> Tensor:
        return self.SpatialGate(self.ChannelGate(x))  # type: ignore[no-any-return]
