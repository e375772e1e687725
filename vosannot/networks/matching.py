"""Similarity, affinity and read-out between memory and query, and soft aggregation of objects.

Shapes: C_k key channels, N memory cells (frames x h x w), M query cells (h x w), K objects, C_v value channels.
Conventions are those of the public STCN code (hkchengrex/STCN): the query's own norm is dropped because it does not
change a softmax over memory cells.
"""

import math
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["aggregate", "gated_similarity", "read_out", "similarity", "softmax_read_out", "top_k", "value_rows"]

_PROBABILITY_FLOOR = 1e-7
_QUERIES_AT_ONCE = 64


def similarity(memory_key: Tensor, query_key: Tensor) -> Tensor:
    """Negative squared distance without the query's norm: (2 k_m·k_q - |k_m|²) / sqrt(C_k).

    Args:
        memory_key: float [B, C_k, N].
        query_key: float [B, C_k, M].

    Returns:
        float [B, M, N]; a row holds one query cell against the whole memory.
    """
    scale = 1.0 / math.sqrt(memory_key.shape[1])
    norms = memory_key.square().sum(1, keepdim=True) * -scale
    return torch.baddbmm(norms, query_key.transpose(1, 2), memory_key, alpha=2 * scale)


def gated_similarity(memory_key: Tensor, shrinkage: Tensor, query_key: Tensor, selection: Tensor) -> Tensor:
    """XMem's similarity: -sum_c e_q (k_m - k_q)² times the memory's shrinkage, over sqrt(C_k).

    Args:
        memory_key: float [B, C_k, N].
        shrinkage: float [B, 1, N], >= 1, of the memory cells.
        query_key: float [B, C_k, M].
        selection: float [B, C_k, M], 0..1, of the query cells.

    Returns:
        float [B, M, N].
    """
    gated = (query_key * selection).transpose(1, 2)
    cross = torch.bmm(gated, memory_key)
    memory_part = torch.bmm(selection.transpose(1, 2), memory_key.square())
    query_part = (selection * query_key.square()).sum(1)[:, :, None]
    return (2 * cross - memory_part - query_part) * (shrinkage / math.sqrt(memory_key.shape[1]))


def softmax_read_out(similarities: Tensor, values: Tensor) -> Tensor:
    """Read-out for training: full softmax over the memory.

    Args:
        similarities: float [B, M, N].
        values: float [B, K, C_v, N].

    Returns:
        float [B, K, C_v, M].
    """
    batch, objects, channels, cells = values.shape
    affinity = similarities.softmax(2)
    flat = values.reshape(batch, objects * channels, cells)
    return torch.bmm(flat, affinity.transpose(1, 2)).view(batch, objects, channels, -1)


def value_rows(values: Tensor) -> Tensor:
    """[K, C_v, N] -> contiguous [N, K·C_v], the layout that :func:`read_out` reads rows from."""
    objects, channels, cells = values.shape
    return values.reshape(objects * channels, cells).t().contiguous()


def top_k(compare: Callable[[slice], Tensor], queries: int, k: int) -> tuple[Tensor, Tensor]:
    """The k most similar memory cells of every query cell, without the full similarity matrix.

    A few queries at a time: their rows stay in the processor's cache between being computed and being searched, which
    halves the time on a CPU, and the matrix of a long clip (60,000 cells: 250 MB) never exists.

    Args:
        compare: query cells -> their similarities float32 [queries in the slice, N].
        queries: M query cells.
        k: members kept per query cell (all when N is smaller).

    Returns:
        softmax weights float32 [M, k] and cell indices int64 [M, k].
    """
    weights, indices = [], []
    for begin in range(0, queries, _QUERIES_AT_ONCE):
        similarities = compare(slice(begin, min(begin + _QUERIES_AT_ONCE, queries)))
        best, index = similarities.topk(min(k, similarities.shape[1]), dim=1, sorted=False)
        # The public code takes exp without subtracting the maximum; dividing by the sum makes both equal, and this
        # one does not overflow.
        weights.append(best.softmax(1))
        indices.append(index)
    return torch.cat(weights), torch.cat(indices)


def read_out(weights: Tensor, indices: Tensor, rows: Tensor, objects: int) -> Tensor:
    """Weighted sums of values.

    Args:
        weights, indices: [M, k], see :func:`top_k`.
        rows: float [N, K·C_v], see :func:`value_rows`.
        objects: K.

    Returns:
        float [K, C_v, M].
    """
    # The sum of k weighted rows per query is what embedding_bag computes, without a dense [M, N] affinity.
    read = F.embedding_bag(indices, rows, mode="sum", per_sample_weights=weights.to(rows.dtype))
    return read.t().reshape(objects, -1, read.shape[0])


def aggregate(probabilities: Tensor, dim: int) -> Tensor:
    """Soft aggregation (STM, STCN): independent object probabilities -> logits of K + 1 classes, background first.

    Args:
        probabilities: float32, K at ``dim``, values 0..1.
        dim: the object dimension.

    Returns:
        float32 log-odds with K + 1 at ``dim``; a softmax over ``dim`` gives the probabilities.
    """
    background = (1 - probabilities).prod(dim, keepdim=True)
    every = torch.cat((background, probabilities), dim).clamp(_PROBABILITY_FLOOR, 1 - _PROBABILITY_FLOOR)
    return torch.log(every / (1 - every))
