"""The Swin transformer (Liu et al. 2021), as an encoder of flow.

Attribute names follow the public code (microsoft/Swin-Transformer; the norms of the outputs are those of its
segmentation code), so that state dicts load without renaming.
"""

from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.datt.config import SwinConfig
from vosannot.networks.feed_forward import FeedForward

__all__ = ["Swin"]


class WindowAttention(nn.Module):
    """Self-attention inside windows, tokens [windows, N, C], with a bias for every offset between two cells."""

    relative_position_index: Tensor

    def __init__(self, width: int, heads: int, window: int) -> None:
        super().__init__()
        self.heads = heads
        self.relative_position_bias_table = nn.Parameter(torch.zeros((2 * window - 1) ** 2, heads))
        self.register_buffer("relative_position_index", _offsets(window), persistent=False)
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``mask``: float [windows of a picture, N, N], added to the scores."""
        windows, count, width = x.shape
        q, k, v = self.qkv(x).view(windows, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        bias = self.relative_position_bias_table[self.relative_position_index].permute(2, 0, 1)[None]
        if mask is not None:
            bias = (bias + mask[:, None]).repeat(windows // len(mask), 1, 1, 1)
        read = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        out: Tensor = self.proj(read.transpose(1, 2).reshape(windows, count, width))
        return out


class Block(nn.Module):
    """Window attention and a feed-forward network, cells [B, h, w, C]; every other block has its windows shifted."""

    def __init__(self, width: int, heads: int, window: int, shift: int) -> None:
        super().__init__()
        self.window, self.shift = window, shift
        self.norm1 = nn.LayerNorm(width)
        self.attn = WindowAttention(width, heads, window)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = FeedForward(width)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self._attend(self.norm1(x))
        return x + self.mlp(self.norm2(x))  # type: ignore[no-any-return]

    def _attend(self, x: Tensor) -> Tensor:
        batch, height, width, channels = x.shape
        side = self.window
        x = F.pad(x, (0, 0, 0, -width % side, 0, -height % side))
        tall, wide = x.shape[1:3]
        mask = None
        if self.shift:
            x = x.roll((-self.shift, -self.shift), (1, 2))
            mask = _neighbours(tall, wide, side, self.shift).to(x.device)
        cut = x.view(batch, tall // side, side, wide // side, side, channels).transpose(2, 3)
        out = self.attn(cut.reshape(-1, side * side, channels), mask)
        x = out.view(batch, tall // side, wide // side, side, side, channels).transpose(2, 3)
        x = x.reshape(batch, tall, wide, channels)
        if self.shift:
            x = x.roll((self.shift, self.shift), (1, 2))
        return x[:, :height, :width]


class PatchMerging(nn.Module):
    """Four cells become one of twice the channels, [B, h, w, C] -> [B, h/2, w/2, 2 C], rounded up."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.reduction = nn.Linear(4 * width, 2 * width, bias=False)
        self.norm = nn.LayerNorm(4 * width)

    def forward(self, x: Tensor) -> Tensor:
        x = F.pad(x, (0, 0, 0, x.shape[2] % 2, 0, x.shape[1] % 2))
        four = (x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2])
        return self.reduction(self.norm(torch.cat(four, 3)))  # type: ignore[no-any-return]


class _Layer(nn.Module):
    def __init__(self, width: int, depth: int, heads: int, window: int, *, merge: bool) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block(width, heads, window, i % 2 * (window // 2)) for i in range(depth))
        self.downsample = PatchMerging(width) if merge else None


class _PatchEmbed(nn.Module):
    def __init__(self, c_in: int, width: int) -> None:
        super().__init__()
        self.proj = nn.Conv2d(c_in, width, 4, 4)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.proj(x).permute(0, 2, 3, 1))  # type: ignore[no-any-return]


class Swin(nn.Module):
    """Picture [B, C, H, W], sides multiples of 4 -> four feature maps at strides 4, 8, 16, 32 (sides rounded up)."""

    def __init__(self, config: SwinConfig, c_in: int = 3) -> None:
        super().__init__()
        self.config = config
        self.patch_embed = _PatchEmbed(c_in, config.width)
        sizes = zip(config.widths, config.depths, config.heads, strict=True)
        self.layers = nn.ModuleList(
            _Layer(width, depth, heads, config.window, merge=i < 3) for i, (width, depth, heads) in enumerate(sizes)
        )
        for i, width in enumerate(config.widths):
            self.add_module(f"norm{i}", nn.LayerNorm(width))
        self.apply(_begin)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        x = self.patch_embed(x)
        out: list[Tensor] = []
        for i, layer in enumerate(self.layers):
            assert isinstance(layer, _Layer)
            for block in layer.blocks:
                x = block(x)
            out.append(self.get_submodule(f"norm{i}")(x).permute(0, 3, 1, 2))
            if layer.downsample is not None:
                x = layer.downsample(x)
        return tuple(out)


def _offsets(window: int) -> Tensor:
    """Which row of the bias table belongs to a pair of cells: int64 [N, N]."""
    places = torch.stack(torch.meshgrid(torch.arange(window), torch.arange(window), indexing="ij")).flatten(1)
    apart = places[:, :, None] - places[:, None] + window - 1
    return apart[0] * (2 * window - 1) + apart[1]


@lru_cache(maxsize=16)
def _neighbours(height: int, width: int, window: int, shift: int) -> Tensor:
    """0 between cells that lie beside each other in the picture too, and -100 between others: [windows, N, N]."""
    regions = torch.zeros(height, width)
    parts = (slice(0, -window), slice(-window, -shift), slice(-shift, None))
    for number, (rows, columns) in enumerate((r, c) for r in parts for c in parts):
        regions[rows, columns] = number
    cut = regions.view(height // window, window, width // window, window).transpose(1, 2).reshape(-1, window * window)
    return (cut[:, None] != cut[:, :, None]).float() * -100


def _begin(module: nn.Module) -> None:
    if isinstance(module, nn.Linear):
        nn.init.trunc_normal_(module.weight, std=0.02)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    elif isinstance(module, WindowAttention):
        nn.init.trunc_normal_(module.relative_position_bias_table, std=0.02)
