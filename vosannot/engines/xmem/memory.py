"""XMem's memory: permanent cells, long-term prototypes, working memory. What enters when is the propagation's business.

Consolidation and removal follow hkchengrex/XMem: when the working memory is full, the cells between its first and its
newest frames are condensed to the most used ones ("prototypes"), whose values are read anew from all of them
(potentiation); when the long-term memory is full, its least used cells go.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from vosannot.networks.matching import gated_similarity, read_out, top_k, value_rows

__all__ = ["MemoryLimits", "XMemMemory"]

_FRESH_LIFE = 1e-7


@dataclass(frozen=True, slots=True)
class MemoryLimits:
    """Sizes of the memory; the public defaults.

    Attributes:
        long_term: condense old frames; without it the working memory grows for ever.
        max_mid_term, min_mid_term: frames in the working memory that trigger condensing, and that stay after it; the
            first reference counts in both, as the public code counts.
        prototypes: cells that a condensing leaves.
        max_long_term: cells in the long-term memory at most.
    """

    long_term: bool = True
    max_mid_term: int = 10
    min_mid_term: int = 5
    prototypes: int = 128
    max_long_term: int = 10_000


class XMemMemory:
    """Memory of one group of objects.

    Cells lie in one buffer in the order permanent, long-term, working; appending a frame copies that frame alone.

    Args:
        objects: K objects of the group.
        key_dim, value_dim: C_k, C_v.
        limits: see :class:`MemoryLimits`.
        device: where the buffer lives.
    """

    def __init__(self, objects: int, key_dim: int, value_dim: int, limits: MemoryLimits, device: torch.device) -> None:
        self.objects, self.limits = objects, limits
        self.permanent = self.long_term = self.working = 0
        self._frame_cells = 0
        # One row per cell: key, shrinkage, selection, use, life | values of all objects.
        self._split = (key_dim, 1, key_dim, 1, 1)
        self._facts = torch.empty(0, sum(self._split), device=device)
        self._rows = torch.empty(0, objects * value_dim, device=device)

    @property
    def cells(self) -> int:
        """Cells in use."""
        return self.permanent + self.long_term + self.working

    def add(self, key: Tensor, shrinkage: Tensor, selection: Tensor, value: Tensor, *, permanent: bool = False) -> None:
        """Append one frame; may condense.

        Args:
            key, selection: float32 [1, C_k, h, w].
            shrinkage: float32 [1, 1, h, w].
            value: float [1, K, C_v, h, w].
            permanent: a reference; only possible before anything else has entered.
        """
        flat = [part[0].flatten(1).t() for part in (key, shrinkage, selection)]
        fresh = flat[0].new_tensor([[0.0, _FRESH_LIFE]]).expand(len(flat[0]), 2)
        facts, rows = torch.cat((*flat, fresh), 1), value_rows(value[0].float().flatten(2))
        self._reserve(self.cells + len(facts))
        self._facts[self.cells : self.cells + len(facts)] = facts
        self._rows[self.cells : self.cells + len(facts)] = rows
        self._frame_cells = len(facts)
        if permanent:
            if self.cells != self.permanent:
                raise ValueError("references must enter the memory before any predicted frame")
            self.permanent += len(facts)
        else:
            self.working += len(facts)
            self._condense_when_full()

    def read(self, query_key: Tensor, selection: Tensor, members: int) -> Tensor:
        """Read-out float32 [K, C_v, h, w] for query key and selection [1, C_k, h, w]; counts what was used.

        Args:
            members: cells that each query cell reads.
        """
        key, shrinkage, _, use, life = self._columns(slice(0, self.cells))
        memory_key, memory_shrinkage = key.t()[None], shrinkage.t()[None]
        query, gate = query_key.flatten(2), selection.flatten(2)

        def compare(part: slice) -> Tensor:
            return gated_similarity(memory_key, memory_shrinkage, query[..., part], gate[..., part])[0]

        weights, indices = top_k(compare, query.shape[2], members)
        use[:, 0].scatter_add_(0, indices.flatten(), weights.flatten())
        life += 1
        read = read_out(weights, indices, self._rows[: self.cells], self.objects)
        return read.view(self.objects, -1, *query_key.shape[-2:])

    def long_term_keys(self) -> tuple[Tensor, Tensor]:
        """Key [C_k, L] and shrinkage [1, L] of the long-term cells."""
        key, shrinkage, *_ = self._columns(slice(self.permanent, self.permanent + self.long_term))
        return key.t(), shrinkage.t()

    def _columns(self, cells: slice) -> tuple[Tensor, ...]:
        """Views of key, shrinkage, selection, use and life of some cells, one row per cell."""
        return torch.split(self._facts[cells], list(self._split), 1)

    def _condense_when_full(self) -> None:
        limits, frame = self.limits, self._frame_cells
        # The public code's limits count the first frame, which is permanent here.
        if not limits.long_term or self.working < (limits.max_mid_term - 1) * frame:
            return
        if self.long_term and self.long_term >= limits.max_long_term - limits.prototypes:
            self._remove_least_used(limits.max_long_term - limits.prototypes)
        first = self.permanent + self.long_term
        last = self.cells - (limits.min_mid_term - 1) * frame
        facts, rows = self._prototypes(slice(first, last))
        kept_facts, kept_rows = self._facts[last : self.cells].clone(), self._rows[last : self.cells].clone()
        self.working = len(kept_facts)
        self.long_term += len(facts)
        end = first + len(facts) + self.working
        self._facts[first:end] = torch.cat((facts, kept_facts))
        self._rows[first:end] = torch.cat((rows, kept_rows))

    def _prototypes(self, candidates: slice) -> tuple[Tensor, Tensor]:
        """The most used candidate cells; shrinkage and values are read anew from all candidates."""
        key, shrinkage, selection, use, life = self._columns(candidates)
        chosen = (use / life)[:, 0].topk(min(self.limits.prototypes, len(key))).indices
        similarities = gated_similarity(
            key.t()[None], shrinkage.t()[None], key[chosen].t()[None], selection[chosen].t()[None]
        )[0]
        affinity = similarities.softmax(1)
        fresh = key.new_tensor([[0.0, _FRESH_LIFE]]).expand(len(chosen), 2)
        facts = torch.cat((key[chosen], affinity @ shrinkage, selection[chosen], fresh), 1)
        return facts, affinity @ self._rows[candidates]

    def _remove_least_used(self, size: int) -> None:
        """Shrink the long-term memory to less than ``size`` cells, as the public code does: ties go too."""
        first, last = self.permanent, self.permanent + self.long_term
        *_, use, life = self._columns(slice(first, last))
        usage = (use / life)[:, 0]
        excess = self.long_term - size
        if excess <= 0:
            return
        cut = usage.topk(excess, largest=False).values.amax()
        survivors = torch.cat(
            ((usage > cut).nonzero()[:, 0] + first, torch.arange(last, self.cells, device=cut.device))
        )
        self.long_term = int((usage > cut).sum())
        end = first + len(survivors)
        self._facts[first:end] = self._facts[survivors]
        self._rows[first:end] = self._rows[survivors]

    def _reserve(self, cells: int) -> None:
        capacity = len(self._facts)
        if cells <= capacity:
            return
        grown = max(cells, 2 * capacity)
        facts = self._facts.new_empty(grown, self._facts.shape[1])
        rows = self._rows.new_empty(grown, self._rows.shape[1])
        facts[: self.cells], rows[: self.cells] = self._facts[: self.cells], self._rows[: self.cells]
        self._facts, self._rows = facts, rows
