"""The mix transformer of SegFormer (Xie et al. 2021, section 3.1).

Attribute names follow the public code (NVlabs/SegFormer), so that state dicts of its encoders load without renaming.
"""

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.datt.config import MiTConfig

__all__ = ["MiT"]


class PatchEmbed(nn.Module):
    """Overlapping patches, [B, C_in, H, W] -> [B, C_out, H/stride, W/stride], rounded up; normalised."""

    def __init__(self, c_in: int, c_out: int, side: int, stride: int) -> None:
        super().__init__()
        self.proj = nn.Conv2d(c_in, c_out, side, stride, side // 2)
        self.norm = nn.LayerNorm(c_out)

    def forward(self, x: Tensor) -> Tensor:
        return as_map(self.norm(as_tokens(x := self.proj(x))), x)


class ConvStem(nn.Module):
    """Two 3x3 convolutions of stride 2 in a patch embedding's place."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(c_in, max(c_out // 2, 16), 3, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(self.conv.out_channels)
        self.proj = nn.Conv2d(self.conv.out_channels, c_out, 3, 2, 1)
        self.norm = nn.LayerNorm(c_out)

    def forward(self, x: Tensor) -> Tensor:
        x = self.proj(F.relu(self.bn(self.conv(x))))
        return as_map(self.norm(as_tokens(x)), x)


class Attention(nn.Module):
    """Self-attention whose keys and values come from squares of ``reduction`` cells, tokens [B, N, C], shape kept."""

    def __init__(self, width: int, heads: int, reduction: int) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(width, width)
        self.kv = nn.Linear(width, 2 * width)
        self.proj = nn.Linear(width, width)
        self.sr = nn.Conv2d(width, width, reduction, reduction) if reduction > 1 else None
        self.norm = nn.LayerNorm(width) if reduction > 1 else None

    def forward(self, x: Tensor, like: Tensor) -> Tensor:
        """``like``: [B, C, h, w], gives the picture's shape."""
        batch, count, width = x.shape
        few = x
        if self.sr is not None and self.norm is not None:
            side = self.sr.kernel_size[0]
            picture = as_map(x, like)
            # A picture smaller than a square would leave no key at all.
            height, wide = like.shape[-2:]
            picture = F.pad(picture, (0, max(side - wide, 0), 0, max(side - height, 0)))
            few = self.norm(as_tokens(self.sr(picture)))
        q = self.q(x).view(batch, count, self.heads, -1).transpose(1, 2)
        k, v = self.kv(few).view(batch, -1, 2, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        read = F.scaled_dot_product_attention(q, k, v)
        out: Tensor = self.proj(read.transpose(1, 2).reshape(batch, count, width))
        return out


class DWConv(nn.Module):
    """A 3x3 convolution of every channel alone: where a mix transformer knows places from."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, 3, 1, 1, groups=width)

    def forward(self, x: Tensor, like: Tensor) -> Tensor:
        return as_tokens(self.dwconv(as_map(x, like)))


class Mlp(nn.Module):
    """Mix-FFN, tokens [B, N, C], shape kept."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.dwconv = DWConv(hidden)
        self.fc2 = nn.Linear(hidden, width)

    def forward(self, x: Tensor, like: Tensor) -> Tensor:
        return self.fc2(F.gelu(self.dwconv(self.fc1(x), like)))  # type: ignore[no-any-return]


class Block(nn.Module):
    """Attention, then Mix-FFN, each normalised before and added; tokens [B, N, C]."""

    def __init__(self, width: int, heads: int, reduction: int, expansion: int) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attn = Attention(width, heads, reduction)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = Mlp(width, width * expansion)

    def forward(self, x: Tensor, like: Tensor) -> Tensor:
        x = x + self.attn(self.norm1(x), like)
        return x + self.mlp(self.norm2(x), like)  # type: ignore[no-any-return]


class MiT(nn.Module):
    """Picture [B, C, H, W] -> four feature maps at strides 4, 8, 16, 32 (sides rounded up)."""

    def __init__(self, config: MiTConfig, c_in: int = 3) -> None:
        super().__init__()
        self.config = config
        before = c_in
        for i in range(4):
            width, heads, reduction = config.widths[i], config.heads[i], config.reductions[i]
            embed: nn.Module
            if i == 0:
                embed = ConvStem(c_in, width) if config.stem == "convs" else PatchEmbed(c_in, width, 7, 4)
            else:
                embed = PatchEmbed(before, width, 3, 2)
            blocks = nn.ModuleList(Block(width, heads, reduction, config.expansion) for _ in range(config.depths[i]))
            self.add_module(f"patch_embed{i + 1}", embed)
            self.add_module(f"block{i + 1}", blocks)
            self.add_module(f"norm{i + 1}", nn.LayerNorm(width, eps=1e-6))
            before = width
        self.apply(_begin)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        out: list[Tensor] = []
        for i in range(1, 5):
            x = self.get_submodule(f"patch_embed{i}")(x)
            tokens = as_tokens(x)
            blocks: Sequence[nn.Module] = self.get_submodule(f"block{i}")  # type: ignore[assignment]
            for block in blocks:
                tokens = block(tokens, x)
            x = as_map(self.get_submodule(f"norm{i}")(tokens), x)
            out.append(x)
        return tuple(out)


def as_tokens(x: Tensor) -> Tensor:
    """[B, C, h, w] -> [B, h w, C], no copy when channels come last in memory."""
    return x.flatten(2).transpose(1, 2)


def as_map(tokens: Tensor, like: Tensor) -> Tensor:
    """[B, h w, C] -> [B, C, h, w] with the sides of ``like``; no copy, channels last in memory."""
    batch, _, channels = tokens.shape
    return tokens.transpose(1, 2).view(batch, channels, *like.shape[-2:])


def _begin(module: nn.Module) -> None:
    """Initial weights as in the public code."""
    if isinstance(module, nn.Linear):
        nn.init.trunc_normal_(module.weight, std=0.02)
        nn.init.zeros_(module.bias)
    elif isinstance(module, nn.Conv2d):
        fan_out = module.kernel_size[0] * module.kernel_size[1] * module.out_channels // module.groups
        nn.init.normal_(module.weight, 0, (2.0 / fan_out) ** 0.5)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
