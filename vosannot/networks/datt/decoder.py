"""The all-MLP decoder of SegFormer (Xie et al. 2021, section 3.2), and what lets depth speak to the mask.

Attribute names of the decoder follow the public code (NVlabs/SegFormer).
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.datt.mit import as_map, as_tokens

__all__ = ["MLPDecoder", "Modulation"]


class _Projection(nn.Module):
    def __init__(self, c_in: int, width: int) -> None:
        super().__init__()
        self.proj = nn.Linear(c_in, width)

    def forward(self, x: Tensor) -> Tensor:
        return as_map(self.proj(as_tokens(x)), x)


class _Fuse(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(4 * width, width, 1, bias=False)
        self.bn = nn.BatchNorm2d(width)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Deepest first; the result has the last one's size.

        Enlarging is linear, so each scale is convolved at its own size: the same as one convolution over all of them
        enlarged and put side by side, for a fraction of the work.
        """
        parts = self.conv.weight.chunk(4, 1)
        size = features[-1].shape[-2:]
        total = F.conv2d(features[-1], parts[-1])
        for feature, weight in zip(features[:-1], parts[:-1], strict=True):
            small = F.conv2d(feature, weight)
            total = total + F.interpolate(small, size, mode="bilinear", align_corners=False)
        return F.relu(self.bn(total))


class MLPDecoder(nn.Module):
    """Four feature maps -> one plane at the stride of the first.

    Args:
        channels: of the feature maps, finest first.
        width: channels throughout.
    """

    def __init__(self, channels: Sequence[int], width: int) -> None:
        super().__init__()
        for i, c_in in enumerate(channels, 1):
            self.add_module(f"linear_c{i}", _Projection(c_in, width))
        self.linear_fuse = _Fuse(width)
        self.linear_pred = nn.Conv2d(width, 1, 1)

    def project(self, features: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """Every scale brought to the decoder's width, at its own size, finest first."""
        return tuple(self.get_submodule(f"linear_c{i}")(x) for i, x in enumerate(features, 1))

    def fuse(self, projected: Sequence[Tensor]) -> Tensor:
        """Projected scales, finest first -> float32 [B, 1, H/4, W/4]."""
        out: Tensor = self.linear_pred(self.linear_fuse(projected[::-1]))
        return out.float()


class Modulation(nn.Module):
    """The depth-aware modulation layer at one scale (Liu et al. 2024, figure 3).

    Mask and depth features side by side give, through an MLP, a factor and a summand for every channel and cell of the
    mask feature. The last layer begins with zeros: an untrained layer changes nothing.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * width, width)
        self.scale_shift = nn.Linear(width, 2 * width)
        nn.init.zeros_(self.scale_shift.weight)
        nn.init.zeros_(self.scale_shift.bias)

    def forward(self, mask: Tensor, depth: Tensor) -> Tensor:
        """Both [B, width, h, w]; the mask feature modulated, same shape."""
        tokens = as_tokens(mask)
        parameters = self.scale_shift(F.relu(self.hidden(torch.cat((tokens, as_tokens(depth)), 2))))
        scale, shift = parameters.chunk(2, 2)
        return as_map(tokens + tokens * scale + shift, mask)
