"""Pixel-level consistency (Zhang et al., "Boosting Video Object Segmentation via Space-time Correspondence Learning",
section 3.2, equations 5 to 7). Pure tensor functions.

The similarity is the caller's: the paper writes <.,.> for the measure that the network matches with.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["GRID", "pixel_consistency", "sample_grid"]

GRID = 8
"""Anchor cells are drawn from a uniform grid of 8 x 8 (section 3.3)."""


def pixel_consistency(before: Tensor, after: Tensor, others: Tensor, counted: Tensor | None = None) -> Tensor:
    """The best match of a cell at frame t, in an anchor frame, teaches the cell at the same place of frame t + 1.

    The pseudo label (equation 6) is an index, so nothing flows back to frame t. Equation 7 prints the sum over cells
    inside the logarithm; like every contrastive loss it is read as the mean of the cells' -log.

    Args:
        before: float [B, M, N], frame t's M cells against the anchor's N sampled cells (equation 5).
        after: float [B, M, N], frame t + 1's cells against the same anchor cells.
        others: float [B, M, Q], frame t + 1's cells against cells of other videos; -inf leaves one out.
        counted: bool [B, M], cells that have a place in the anchor; None: all.

    Returns:
        float scalar (0 when no cell counts).
    """
    best = before.detach().argmax(2)
    logits = torch.cat((after, others), 2)
    loss = F.cross_entropy(logits.flatten(0, 1), best.flatten(), reduction="none").view(best.shape)
    if counted is None:
        return loss.mean()
    return (loss * counted).sum() / counted.sum().clamp(min=1)


def sample_grid(height: int, width: int, count: int, generator: torch.Generator, grid: int = GRID) -> Tensor:
    """One cell drawn uniformly from every field of a grid x grid division of a feature map (section 3.3).

    Args:
        height, width: of the feature map; where it has fewer than ``grid`` rows or columns, each is a field.
        count: maps to draw for, each on its own.
        generator: torch's, on the CPU.

    Returns:
        int64 [count, N], flat indices of N = min(grid, height) * min(grid, width) cells, row by row.
    """
    rows = _one_of_each(height, min(grid, height), (count, min(grid, height), min(grid, width)), generator, 1)
    columns = _one_of_each(width, min(grid, width), rows.shape, generator, 2)
    return (rows * width + columns).flatten(1)


def _one_of_each(
    length: int, fields: int, shape: tuple[int, ...] | torch.Size, generator: torch.Generator, dim: int
) -> Tensor:
    """A position in every field of an axis that is cut into ``fields`` nearly equal parts, for a grid of fields."""
    edges = torch.arange(fields + 1) * length // fields
    low, size = (part.view([-1 if d == dim else 1 for d in range(3)]) for part in (edges[:-1], edges.diff()))
    drawn = torch.rand(shape, generator=generator) * size
    return low + torch.minimum(drawn.long(), size - 1)
