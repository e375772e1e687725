"""The mask corrector: exemplar masks and the frames' appearance in, better masks out (Xie et al. 2024, section 3.3)."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.corrector.config import CELL, CorrectorConfig
from vosannot.networks.corrector.decoder import Context, Layer, places
from vosannot.networks.corrector.upsampling import Upsampling

__all__ = ["Corrected", "Corrector", "Exemplars", "even"]

_MATCHED = 64  # channels in which cells are compared
_LEAST = 1e-6


class Exemplars(NamedTuple):
    """Frames whose masks are trusted, of each object its own.

    Attributes:
        features: float [B, E, C, h, w], frozen ones, as they come.
        masks: float [B, E, K, h, w], 0..1, the share of a cell that is the object.
        valid: bool [B, E, K]: this frame is an exemplar of this object.
    """

    features: Tensor
    masks: Tensor
    valid: Tensor


class Corrected(NamedTuple):
    """What the corrector makes of T target frames.

    Attributes:
        logits: float32 [B, T, K, H, W] of each object by itself.
        features: float32 [B, T, C, h, w], the target frames' features (see :func:`even`) as queries explain them.
        alpha: float32 [B, T, K + background, h, w], logits of each query's part in that explanation.
    """

    logits: Tensor
    features: Tensor
    alpha: Tensor


class Corrector(nn.Module):
    """The network. H and W are multiples of 8; cells are 8 pixels wide."""

    def __init__(self, config: CorrectorConfig) -> None:
        super().__init__()
        self.config = config
        width = config.width
        self.entry = nn.Linear(config.channels, width)
        self.start = nn.Linear(config.channels, width)
        self.background = nn.Parameter(torch.randn(config.background, width) * width**-0.5)
        self.layers = nn.ModuleList([Layer(width, config.heads, config.expansion) for _ in range(config.layers)])
        self.norm = nn.LayerNorm(width)
        self.rebuild = nn.Sequential(
            nn.Linear(width, width),
            nn.ReLU(),
            nn.Linear(width, width),
            nn.ReLU(),
            nn.Linear(width, config.channels + 1),
        )
        self.match = nn.Linear(config.channels, _MATCHED, bias=False) if config.reading else None
        self.sharpness = nn.Parameter(torch.tensor(3.0)) if config.reading else None
        self.upsampling = Upsampling(config.heads + 2 * config.reading, width, config.up)

    def forward(
        self, frames: Tensor, incoming: Tensor, features: Tensor, exemplars: Exemplars, present: Tensor
    ) -> Corrected:
        """Correct the masks of target frames that follow one another.

        Args:
            frames: float [B, T, 3, H, W], normalised.
            incoming: float [B, T, K, H, W], the masks to correct: 1 the object, -1 not, 0 nothing is known.
            features: float [B, T, C, h, w], frozen ones of these frames, as they come.
            exemplars: see :class:`Exemplars`.
            present: bool [B, K], False: padding.
        """
        batch, times, count = incoming.shape[:3]
        grid = (frames.shape[-2] // CELL, frames.shape[-1] // CELL)
        seen, shown = even(features), even(exemplars.features)
        context = self._context(seen, shown, exemplars, present, grid)
        queries = self._queries(shown, exemplars, times)
        shares = queries.new_zeros(0)
        for layer in self.layers:
            queries, shares = layer(queries, context)
        # The part of a query in the cells of its own frame.
        cells = grid[0] * grid[1]
        own = torch.stack([shares[:, t, :, :count, t * cells : (t + 1) * cells] for t in range(times)], 1)
        maps = own.transpose(2, 3).reshape(batch, times, count, -1, *grid)
        if self.match is not None:
            maps = torch.cat((maps, self._readings(seen, shown, exemplars)), 3)
        looks = context.targets.view(batch, times, *grid, -1).permute(0, 1, 4, 2, 3)
        logits = self.upsampling(frames, incoming, maps, looks)
        rebuilt, alpha = self._rebuilt(queries, grid, present)
        return Corrected(logits, rebuilt, alpha)

    def _context(
        self, seen: Tensor, shown: Tensor, exemplars: Exemplars, present: Tensor, grid: tuple[int, int]
    ) -> Context:
        batch, times = seen.shape[:2]
        width, device = self.config.width, seen.device
        y, x = (at.flatten().float() for at in torch.meshgrid(
            torch.arange(grid[0], device=device), torch.arange(grid[1], device=device), indexing="ij"
        ))  # fmt: skip
        where = places(width, y, x)
        when = torch.arange(times, device=device).float()
        targets = self.entry(seen.flatten(3).transpose(2, 3)) + where
        known = exemplars.valid & present[:, None]
        masks = exemplars.masks * known[..., None, None]
        rest = (1 - masks.sum(2, keepdim=True)).clamp(min=0).expand(-1, -1, self.config.background, -1, -1)
        cells = grid[0] * grid[1]
        of_query = torch.cat((masks, rest), 2).transpose(1, 2).flatten(3).flatten(2)
        always = known.new_ones(batch, known.shape[1], self.config.background)
        valid = torch.cat((known, always), 2).transpose(1, 2).repeat_interleave(cells, 2)
        return Context(
            targets.flatten(1, 2),
            (when[:, None] - when.repeat_interleave(cells)).abs(),
            (self.entry(shown.flatten(3).transpose(2, 3)) + where).flatten(1, 2),
            of_query,
            valid,
            torch.cat((present, present.new_ones(batch, self.config.background)), 1),
        )

    def _queries(self, shown: Tensor, exemplars: Exemplars, times: int) -> Tensor:
        """Each object's mean feature over its exemplars, and the learned ones of the background: [B, T, Q, C]."""
        weights = exemplars.masks * exemplars.valid[..., None, None]
        total = weights.sum((1, 3, 4)).clamp(min=_LEAST)
        pooled = torch.einsum("bekhw,bechw->bkc", weights, shown) / total[..., None]
        objects = self.start(pooled)
        background = self.background.to(objects.dtype).expand(len(objects), -1, -1)
        return torch.cat((objects, background), 1)[:, None].expand(-1, times, -1, -1)

    def _readings(self, seen: Tensor, shown: Tensor, exemplars: Exemplars) -> Tensor:
        """What exemplars' cells say of those that look like them: this object, another one. [B, T, K, 2, h, w]"""
        assert self.match is not None and self.sharpness is not None
        batch, times, _, height, width = seen.shape
        count = exemplars.masks.shape[2]
        query, key = (F.normalize(self.match(x.flatten(3).transpose(2, 3)).float().flatten(1, 2), dim=-1)
                      for x in (seen, shown))  # fmt: skip
        logits = torch.exp(self.sharpness) * query @ key.transpose(1, 2)
        weights = torch.exp(logits - logits.amax(2, keepdim=True).detach())
        valid = exemplars.valid.float()[..., None, None].expand_as(exemplars.masks)
        known = (exemplars.masks.float() * valid).transpose(1, 2).flatten(2)
        others = known.sum(1, keepdim=True) - known
        planes = torch.cat((known, others, valid.transpose(1, 2).flatten(2)), 1)
        read = weights @ planes.transpose(1, 2)
        mine, theirs, total = read[..., :count], read[..., count : 2 * count], read[..., 2 * count :]
        share: Tensor = torch.stack((mine, theirs), 3) / (total[..., None] + _LEAST)
        return share.view(batch, times, height, width, count, 2).permute(0, 1, 4, 5, 2, 3)

    def _rebuilt(self, queries: Tensor, grid: tuple[int, int], present: Tensor) -> tuple[Tensor, Tensor]:
        """The features as a mixture of what each query says everywhere, and the mixture's weights (logits)."""
        y, x = (at.flatten().float() for at in torch.meshgrid(
            *(torch.arange(n, device=queries.device) for n in grid), indexing="ij"
        ))  # fmt: skip
        spread = self.norm(queries)[..., None, :] + places(self.config.width, y, x)
        said = self.rebuild(spread).float()
        alpha = said[..., -1]
        there = torch.cat((present, present.new_ones(len(present), self.config.background)), 1)
        parts = alpha.masked_fill(~there[:, None, :, None], -torch.inf).softmax(2)
        mixed = torch.einsum("btqn,btqnc->btcn", parts, said[..., :-1])
        return mixed.view(*mixed.shape[:-1], *grid), alpha.view(*alpha.shape[:-1], *grid)


def even(features: Tensor) -> Tensor:
    """Every cell's vector [..., C, h, w] with mean 0 and deviation 1: no kind of features is louder than another."""
    moved = features.float().movedim(-3, -1)
    return F.layer_norm(moved, moved.shape[-1:]).movedim(-1, -3)
