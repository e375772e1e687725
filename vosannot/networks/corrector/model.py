"""The mask corrector: exemplar masks and the frames' appearance in, better masks out (Xie et al. 2024, section 3.3)."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.corrector.config import CELL, CorrectorConfig
from vosannot.networks.corrector.decoder import Context, Layer, places
from vosannot.networks.corrector.upsampling import Upsampling
from vosannot.networks.matching import similarity
from vosannot.networks.precision import in_float32

__all__ = ["Corrected", "Corrector", "Exemplars", "even"]

_READ = 3  # planes: this object, others, how far away what was found is
_SHARP = 14.0  # what cosines are multiplied with before the softmax: DINO's temperature for labels is 0.07
_FAR = 4.0  # distances of keys are told in these units, so that most lie between 0 and 1
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
        # Keys are an STCN's, and stay it.
        self.key = (
            nn.Conv2d(config.channels, config.key_dim, 3, padding=1).requires_grad_(False) if config.key_dim else None
        )
        self.upsampling = Upsampling(config.heads + _READ * config.reading, width, config.up, reading=config.reading)

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
        if self.config.reading:
            maps = torch.cat((self._readings(features, exemplars), maps), 3)
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

    @torch.no_grad()
    def _readings(self, features: Tensor, exemplars: Exemplars) -> Tensor:
        """What exemplars' cells say of those that look like them: [B, T, K, 3, h, w], see :data:`_READ`."""
        batch, times, _, height, width = features.shape
        count = exemplars.masks.shape[2]
        with in_float32(features):
            query, memory = self._keys(features), self._keys(exemplars.features)
            if self.key is None:
                alike = _SHARP * query.transpose(1, 2) @ memory
                away = 1 - alike.amax(2) / _SHARP
            else:
                alike = similarity(memory, query)
                away = ((query.square().sum(1) / query.shape[1] ** 0.5 - alike.amax(2)) / _FAR).clamp(0, 4)
            weights = torch.exp(alike - alike.amax(2, keepdim=True))
            valid = exemplars.valid.float()[..., None, None].expand_as(exemplars.masks)
            known = (exemplars.masks.float() * valid).transpose(1, 2).flatten(2)
            others = known.sum(1, keepdim=True) - known
            planes = torch.cat((known, others, valid.transpose(1, 2).flatten(2)), 1)
            read = weights @ planes.transpose(1, 2)
            mine, theirs, total = read[..., :count], read[..., count : 2 * count], read[..., 2 * count :]
            far = away[..., None].expand_as(mine)
            read = torch.stack((mine / (total + _LEAST), theirs / (total + _LEAST), far), 3)
        return read.view(batch, times, height, width, count, _READ).permute(0, 1, 4, 5, 2, 3)

    def _keys(self, features: Tensor) -> Tensor:
        """Of all frames' cells, float32 [B, C_k, T·h·w]."""
        flat = features.float().flatten(0, 1)
        keys = F.normalize(flat, dim=1) if self.key is None else self.key(flat)
        return keys.view(features.shape[0], features.shape[1], *keys.shape[1:]).transpose(1, 2).flatten(2)

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
