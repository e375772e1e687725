"""Queries that compete for cells: the corrector's transformer."""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["Context", "Layer", "places"]

_LEAST = 1e-6


class Context(NamedTuple):
    """What the queries of a clip look at, N = T·h·w cells of target frames and M = E·h·w cells of exemplar frames.

    Attributes:
        targets: float [B, N, C], places and times added.
        apart: float [T, N], frames between a query's time and a cell's.
        exemplars: float [B, M, C], places added.
        masks: float [B, Q, M], 0..1: how much of a cell is the query's.
        valid: bool [B, Q, M]: whether that is known.
        present: bool [B, Q], False: padding.
    """

    targets: Tensor
    apart: Tensor
    exemplars: Tensor
    masks: Tensor
    valid: Tensor
    present: Tensor


class _Competition(nn.Module):
    """Cross attention in which queries compete: softmax over them, then every one is normalised over space."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)

    def _split(self, queries: Tensor, cells: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        query, key, value = (
            x.unflatten(-1, (self.heads, -1))
            for x in (self.query(self.norm(queries)), self.key(cells), self.value(cells))
        )
        return query / math.sqrt(query.shape[-1]), key, value

    def _joined(self, read: Tensor) -> Tensor:
        return self.out(read.flatten(-2))  # type: ignore[no-any-return]


class _Near(_Competition):
    """Queries look at target frames."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__(width, heads)
        self.fading = nn.Parameter(torch.zeros(heads))

    def forward(self, queries: Tensor, context: Context) -> tuple[Tensor, Tensor]:
        """What is read [B, T, Q, C], and every query's share of every cell [B, T, heads, Q, N]."""
        query, key, value = self._split(queries, context.targets)
        logits = torch.einsum("btqhd,bnhd->bthqn", query, key).float()
        logits = logits.masked_fill(~context.present[:, None, None, :, None], -torch.inf)
        shares = logits.softmax(3)
        # The competition does not know when: how much a query minds the distance in time is each head's own.
        weights = shares * torch.exp(-F.softplus(self.fading)[:, None, None] * context.apart[:, None, None])
        weights = weights / (weights.sum(-1, keepdim=True) + _LEAST)
        return self._joined(torch.einsum("bthqn,bnhd->btqhd", weights.to(value.dtype), value)), shares


class _Far(_Competition):
    """Queries look at exemplar frames, whose keys and values say too how much of a cell is the query's."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__(width, heads)
        self.mask_key = nn.Parameter(torch.randn(heads, width // heads) * width**-0.5)
        self.mask_value = nn.Parameter(torch.randn(heads, width // heads) * width**-0.5)

    def forward(self, queries: Tensor, context: Context) -> Tensor:
        """What is read, [B, T, Q, C]."""
        query, key, value = self._split(queries, context.exemplars)
        logits = torch.einsum("btqhd,bnhd->bthqn", query, key).float()
        by_mask = torch.einsum("btqhd,hd->bthq", query, self.mask_key.to(query.dtype))
        logits = logits + by_mask[..., None].float() * context.masks[:, None, None]
        valid = (context.valid & context.present[:, :, None])[:, None, None]
        # Background queries see every cell, so no softmax is over nothing.
        weights = logits.masked_fill(~valid, -torch.inf).softmax(3)
        weights = weights / (weights.sum(-1, keepdim=True) + _LEAST)
        read = torch.einsum("bthqn,bnhd->btqhd", weights.to(value.dtype), value)
        mask = torch.einsum("bthqn,bqn->btqh", weights, context.masks.float())
        return self._joined(read + (mask[..., None] * self.mask_value).to(value.dtype))


class Layer(nn.Module):
    """Target frames, exemplar frames, each other, feed-forward; each one added to what came in."""

    def __init__(self, width: int, heads: int, expansion: int) -> None:
        super().__init__()
        self.heads = heads
        self.near = _Near(width, heads)
        self.far = _Far(width, heads)
        self.norm1 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, expansion * width), nn.GELU(), nn.Linear(expansion * width, width))

    def forward(self, queries: Tensor, context: Context) -> tuple[Tensor, Tensor]:
        """Queries [B, T, Q, C] -> the same, and each one's share of every cell of the target frames."""
        read, shares = self.near(queries, context)
        queries = queries + read
        queries = queries + self.far(queries, context)
        queries = queries + self._each_other(self.norm1(queries), context.present)
        return queries + self.mlp(self.norm2(queries)), shares

    def _each_other(self, queries: Tensor, present: Tensor) -> Tensor:
        """Self attention among the queries of all times."""
        batch, times, count, width = queries.shape
        shape = (batch, times * count, 3, self.heads, width // self.heads)
        query, key, value = self.qkv(queries).view(shape).permute(2, 0, 3, 1, 4)
        there = present.repeat(1, times)[:, None, None]
        read = F.scaled_dot_product_attention(query, key, value, attn_mask=there)
        return self.proj(read.transpose(1, 2).reshape(batch, times, count, width))  # type: ignore[no-any-return]


def places(width: int, *positions: Tensor) -> Tensor:
    """Sines and cosines of positions (any unit that grows by about 1 from cell to cell): float32 [N, ``width``].

    Args:
        width: a multiple of twice the number of positions, or the rest stays 0.
        positions: float [N] each.
    """
    each = width // len(positions) // 2
    rates = torch.exp(torch.arange(each, device=positions[0].device) * (-math.log(100.0) / max(each - 1, 1)))
    waves = [wave(at[:, None] * rates) for at in positions for wave in (torch.sin, torch.cos)]
    encoded = torch.cat(waves, 1)
    return F.pad(encoded, (0, width - encoded.shape[1]))
