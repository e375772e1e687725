"""Vision transformers trained by DINO (Caron et al. 2021), for weight files as facebookresearch/dino publishes them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.core.errors import WeightsError
from vosannot.networks.feed_forward import FeedForward
from vosannot.networks.precision import in_float32

__all__ = ["ViT", "is_dino", "patch_of"]

_HEADS = 6  # of ViT-S; not in the tensors
_WIDTH, _DEPTH, _GRID = 384, 12, 224  # of ViT-S; its pictures were 224 pixels wide
_EPS = 1e-6


class _Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        batch, count, width = x.shape
        query, key, value = self.qkv(x).view(batch, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        read = F.scaled_dot_product_attention(query, key, value)
        return self.proj(read.transpose(1, 2).reshape(batch, count, width))  # type: ignore[no-any-return]


class _Block(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=_EPS)
        self.attn = _Attention(width, heads)
        self.norm2 = nn.LayerNorm(width, eps=_EPS)
        self.mlp = FeedForward(width)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))  # type: ignore[no-any-return]


class _PatchEmbed(nn.Module):
    def __init__(self, patch: int, width: int) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, width, patch, patch)

    def forward(self, frames: Tensor) -> Tensor:
        return self.proj(frames).flatten(2).transpose(1, 2)  # type: ignore[no-any-return]


class ViT(nn.Module):
    """A plain vision transformer as frozen features; see :class:`.base.FrozenFeatures`.

    A frame's vectors are the patch tokens of the last block behind the last norm, without the class token: what DINO's
    own video segmentation takes (``get_intermediate_layers(n=1)``), and what Xie et al. mean by "DINO features" as far
    as their paper and pages tell; their code is not public.

    Args:
        patch: side of a patch in pixels, 16 or 8.
        width, depth, heads: those of ViT-S; others are for tests.
    """

    def __init__(self, patch: int, width: int = _WIDTH, depth: int = _DEPTH, heads: int = _HEADS) -> None:
        super().__init__()
        self.name, self.stride, self.channels = f"dino-vits{patch}", patch, width
        self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embed = nn.Parameter(torch.zeros(1, 1 + (_GRID // patch) ** 2, width))
        self.patch_embed = _PatchEmbed(patch, width)
        self.blocks = nn.ModuleList([_Block(width, heads) for _ in range(depth)])
        self.norm = nn.LayerNorm(width, eps=_EPS)
        self.requires_grad_(False)
        super().train(False)

    def train(self, mode: bool = True) -> Any:
        """Nothing: frozen features stay what they are."""
        return self

    @classmethod
    def load(cls, path: Path, state: Mapping[str, Tensor]) -> "ViT":
        """From a weight file's tensors.

        Raises:
            WeightsError: they are not those of a ViT-S/16 or ViT-S/8, or hold values that are not numbers.
        """
        patch = patch_of(state)
        if patch is None:
            raise WeightsError(f"{path} does not hold the weights of DINO's ViT-S/16 or ViT-S/8.")
        network = cls(patch)
        state = {name: value.float() for name, value in state.items()}
        expected = network.state_dict()
        wrong = sorted(set(expected) ^ set(state)) or [n for n, v in expected.items() if v.shape != state[n].shape]
        if wrong:
            raise WeightsError(
                f"{path} does not fit DINO's ViT-S/{patch}: {len(wrong)} tensors differ, the first is {wrong[0]!r}."
            )
        if not all(bool(torch.isfinite(value).all()) for value in state.values()):
            raise WeightsError(f"{path} holds values that are not numbers; fetch or copy it again.")
        network.load_state_dict(state)
        return network

    @torch.no_grad()
    def forward(self, frames: Tensor) -> Tensor:
        """See :class:`.base.FrozenFeatures`."""
        height, width = (side // self.stride for side in frames.shape[-2:])
        tokens = self.patch_embed(frames)
        tokens = torch.cat((self.cls_token.to(tokens.dtype).expand(len(tokens), -1, -1), tokens), 1)
        tokens = tokens + self._places(height, width)
        for block in self.blocks:
            tokens = block(tokens)
        with in_float32(frames):
            found: Tensor = self.norm(tokens.float())[:, 1:]
        return found.transpose(1, 2).reshape(len(frames), self.channels, height, width)

    def _places(self, height: int, width: int) -> Tensor:
        """The positional embedding on another grid, as the public code brings it there."""
        first, rest = self.pos_embed[:, :1], self.pos_embed[:, 1:]
        side = int(rest.shape[1] ** 0.5)
        if (height, width) == (side, side):
            return self.pos_embed
        plane = rest.view(1, side, side, -1).permute(0, 3, 1, 2)
        # It asks for a tenth of a cell more, which rounding takes away again, but not out of the places looked at.
        scale = ((height + 0.1) / side, (width + 0.1) / side)
        plane = F.interpolate(plane, scale_factor=scale, mode="bicubic", recompute_scale_factor=False)
        return torch.cat((first, plane.flatten(2).transpose(1, 2)), 1)


def is_dino(state: Mapping[str, Tensor]) -> bool:
    """These are its tensors, by their names."""
    return {"cls_token", "pos_embed", "patch_embed.proj.weight", "blocks.0.attn.qkv.weight"} <= set(state)


def patch_of(state: Mapping[str, Tensor]) -> int | None:
    """16 or 8, by the shape of the filter that makes tokens; None: neither."""
    weight = state.get("patch_embed.proj.weight")
    shapes = {(_WIDTH, 3, patch, patch): patch for patch in (16, 8)}
    return None if weight is None else shapes.get(tuple(weight.shape))  # type: ignore[arg-type]
