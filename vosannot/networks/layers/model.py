"""Several objects from flow alone, as layers (Xie et al., "Segmenting Moving Objects via an Object-Centric Layered
Representation", 2022).

A convolutional encoder looks at every frame's flow. At its deepest scale, a transformer lets all cells and, in every
frame, K object queries attend to each other over space and time. What a query has become in a frame then modulates the
features of a U-Net's decoder, which draws the whole of its object, hidden parts included (amodal), and says how far in
front it is. Composed front to back, the amodal masks give what is seen of each object (modal).
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import BasicBlock
from vosannot.networks.layers.config import LayersConfig
from vosannot.networks.layers.inputs import PLANES

__all__ = ["SCALE", "STRIDE", "Layered", "Layers", "compose"]

STRIDE = 16
"""Sides of the input are multiples of this."""

SCALE = 2
"""Pixels of the input per pixel of the masks."""


@dataclass(frozen=True)
class Layered:
    """What was found in a window of T frames.

    Attributes:
        amodal: float32 [B, T, K, H/2, W/2], logits of each query's whole object.
        order: float32 [B, T, K], larger is nearer.
    """

    amodal: Tensor
    order: Tensor

    def modal(self) -> Tensor:
        """Probabilities of what is seen of each object, float32, shape of ``amodal``."""
        return compose(self.amodal.sigmoid(), self.order)


def compose(amodal: Tensor, order: Tensor) -> Tensor:
    """Layers over each other, front to back: each hides what lies behind it, as far as it is certain to be in front.

    Args:
        amodal: float [..., K, H, W], 0..1.
        order: float [..., K], larger is nearer.

    Returns:
        float [..., K, H, W], 0..1.
    """
    count = amodal.shape[-3]
    # [..., k, j]: how certain it is that j is in front of k
    before = (order[..., None, :] - order[..., :, None]).sigmoid()
    seen = []
    for k in range(count):
        mask = amodal[..., k, :, :]
        for j in range(count):
            if j != k:
                mask = mask * (1 - before[..., k, j, None, None] * amodal[..., j, :, :])
        seen.append(mask)
    return torch.stack(seen, -3)


class _Transformer(nn.Module):
    """Self-attention over the cells of all frames and the queries, each layer normalised before and added."""

    def __init__(self, width: int, config: LayersConfig) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.randn(config.queries, width))
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, config.heads, config.expansion * width, 0.0, "gelu", batch_first=True, norm_first=True
            )
            for _ in range(config.layers)
        )
        self.norm = nn.LayerNorm(width)

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Features [B, T, C, h, w] -> the same after the transformer, and the queries [B, T, K, C]."""
        batch, frames, width, high, wide = features.shape
        place = _waves(high, width // 2, 1.0, features)[:, None], _waves(wide, width // 2, 1.0, features)[None]
        where = torch.cat((place[0].expand(high, wide, -1), place[1].expand(high, wide, -1)), 2)
        when = _waves(frames, width, float(frames), features)
        cells = features.permute(0, 1, 3, 4, 2) + where + when[:, None, None]
        asked = (self.queries + when[:, None]).expand(batch, -1, -1, -1)
        tokens = torch.cat((cells.flatten(2, 3), asked.to(cells)), 2).flatten(1, 2)
        for layer in self.layers:
            tokens = layer(tokens)
        tokens = self.norm(tokens).unflatten(1, (frames, -1))
        seen = tokens[:, :, : high * wide].unflatten(2, (high, wide)).permute(0, 1, 4, 2, 3)
        return seen, tokens[:, :, high * wide :]


def _waves(count: int, width: int, span: float, like: Tensor) -> Tensor:
    """Sines and cosines that tell places 0 to ``count`` - 1 apart, [count, width].

    ``span``: 1.0 spreads places over the picture whatever its size; the number of frames counts them one by one.
    """
    at = torch.arange(count, device=like.device) + 0.5
    at = at if span != 1.0 else at * (16 / count)
    speeds = torch.exp(torch.arange(0, width, 2, device=like.device) * (-math.log(100.0) / width))
    angles = at[:, None] * speeds
    return torch.cat((angles.sin(), angles.cos()), 1)


class _Up(nn.Module):
    """A deeper scale enlarged onto a finer one: [B, C_in, h, w] and [B, C_out, 2h, 2w] -> the latter's shape."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.deep = nn.Conv2d(c_in, c_out, 1)
        self.conv = nn.Conv2d(c_out, c_out, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(c_out)

    def forward(self, deep: Tensor, fine: Tensor) -> Tensor:
        return F.relu(self.bn(self.conv(fine + _enlarged(self.deep(deep), fine))))


class _Head(nn.Module):
    """Draws one query's mask from what all share."""

    def __init__(self, config: LayersConfig) -> None:
        super().__init__()
        stem, fine, _, deep = config.widths
        width = config.head
        self.modulation = nn.Linear(deep, 2 * fine)
        self.asked = nn.Linear(deep, deep)
        self.coarse = nn.Conv2d(fine + 1, width, 3, padding=1)
        self.skip = nn.Conv2d(stem, width, 1)
        self.fine = nn.Conv2d(width, width // 2, 3, padding=1)
        self.out = nn.Conv2d(width // 2, 1, 1)
        self.order = nn.Linear(deep, 1)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, cells: Tensor, queries: Tensor, fine: Tensor, stem: Tensor) -> tuple[Tensor, Tensor]:
        """Of N frames: cells [N, C, h, w], queries [N, K, C], features at strides 4 and 2 -> amodal logits
        [N, K, H/2, W/2] and order [N, K]."""
        count = queries.shape[1]
        # Where the query's own cells are, at the deepest scale: a first, coarse mask.
        alike = torch.einsum("nkc,nchw->nkhw", self.asked(queries), cells) / math.sqrt(cells.shape[1])
        scale, shift = self.modulation(queries)[..., None, None].chunk(2, 2)
        skip = self.skip(stem)
        drawn = []
        for k in range(count):
            here = alike[:, k, None]
            own = F.relu(fine * (1 + scale[:, k]) + shift[:, k])
            own = F.relu(self.coarse(torch.cat((own, _enlarged(here, own).to(own)), 1)))
            own = F.relu(self.fine(F.relu(_enlarged(own, skip) + skip)))
            drawn.append(self.out(own) + _enlarged(here, own))
        return torch.cat(drawn, 1).float(), self.order(queries)[..., 0].float()


class Layers(nn.Module):
    """The network; see the module."""

    def __init__(self, config: LayersConfig) -> None:
        super().__init__()
        self.config = config
        stem, fine, middle, deep = config.widths
        self.stem = nn.Conv2d(PLANES, stem, 3, 2, 1, bias=False)
        self.stem_bn = nn.BatchNorm2d(stem)
        self.fine = _stage(stem, fine, config.blocks[0])
        self.middle = _stage(fine, middle, config.blocks[1])
        self.deep = _stage(middle, deep, config.blocks[2])
        self.transformer = _Transformer(deep, config)
        self.up_middle = _Up(deep, middle)
        self.up_fine = _Up(middle, fine)
        self.head = _Head(config)

    def forward(self, flows: Tensor) -> Layered:
        """Find the objects of windows.

        Args:
            flows: float [B, T, PLANES, H, W], see :mod:`vosannot.networks.layers.inputs`; sides are multiples of
                :data:`STRIDE`.
        """
        batch, frames = flows.shape[:2]
        x = flows.flatten(0, 1).contiguous(memory_format=torch.channels_last)
        stem = F.relu(self.stem_bn(self.stem(x)))
        fine = self.fine(stem)
        middle = self.middle(fine)
        deep = self.deep(middle)
        cells, queries = self.transformer(deep.unflatten(0, (batch, frames)))
        cells, queries = cells.flatten(0, 1), queries.flatten(0, 1)
        cells = cells.contiguous(memory_format=torch.channels_last)
        shared = self.up_fine(self.up_middle(deep + cells, middle), fine)
        amodal, order = self.head(cells, queries, shared, stem)
        return Layered(amodal.unflatten(0, (batch, frames)), order.unflatten(0, (batch, frames)))


def _stage(c_in: int, c_out: int, blocks: int) -> nn.Sequential:
    return nn.Sequential(BasicBlock(c_in, c_out, 2), *(BasicBlock(c_out, c_out) for _ in range(blocks - 1)))


def _enlarged(x: Tensor, like: Tensor) -> Tensor:
    return F.interpolate(x, like.shape[-2:], mode="bilinear", align_corners=False)
