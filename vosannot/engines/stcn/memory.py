"""The memory that STCN reads while it propagates. What goes in, and when, is the propagation's business."""

import torch
from torch import Tensor

from vosannot.networks.matching import read_out, similarity, top_k, value_rows

__all__ = ["Memory"]


class Memory:
    """Keys and values of one group of objects that entered the clip together.

    One buffer that doubles when it is full: appending costs a copy of the new frame, not of the whole memory.

    Args:
        objects: K objects of the group.
        key_dim, value_dim: C_k, C_v.
        limit: predicted frames kept at most; 0: all, as the public code does. When they are too many, every second one
            of the older half goes: the recent past stays dense, the distant past thin, and the first one is kept.
        device: where the buffers live.
    """

    def __init__(self, objects: int, key_dim: int, value_dim: int, limit: int, device: torch.device) -> None:
        self.objects, self.limit = objects, limit
        self._permanent = 0
        self._keys = torch.empty(key_dim, 0, device=device)
        self._rows = torch.empty(0, objects * value_dim, device=device)
        self._size = 0
        self._temporary = 0

    @property
    def cells(self) -> int:
        """Memory cells in use."""
        return self._size + self._temporary

    def add(self, key: Tensor, value: Tensor, *, permanent: bool = False, temporary: bool = False) -> None:
        """Append one frame.

        Args:
            key: float32 [1, C_k, h, w].
            value: float [1, K, C_v, h, w].
            permanent: a reference; only before anything else has entered.
            temporary: this frame goes as soon as the next one is added ("include last").
        """
        flat, rows = key[0].flatten(1), value_rows(value[0].float().flatten(2))
        count = flat.shape[1]
        self._reserve(self._size + count)
        self._keys[:, self._size : self._size + count] = flat
        self._rows[self._size : self._size + count] = rows
        if temporary:
            self._temporary = count
            return
        self._size, self._temporary = self._size + count, 0
        if permanent:
            self._permanent = self._size
        elif self.limit and self._size - self._permanent > self.limit * count:
            self._thin(count)

    def read(self, query_key: Tensor, members: int) -> Tensor:
        """Read-out float32 [K, C_v, h, w] for a query key [1, C_k, h, w], from the ``members`` nearest cells."""
        keys, rows = self._keys[:, : self.cells], self._rows[: self.cells]
        query = query_key.flatten(2)
        weights, indices = top_k(lambda part: similarity(keys[None], query[..., part])[0], query.shape[2], members)
        return read_out(weights, indices, rows, self.objects).view(self.objects, -1, *query_key.shape[-2:])

    def _thin(self, count: int) -> None:
        """Drop every second frame of the older half of the predicted ones; ``count``: cells of a frame."""
        frames = (self._size - self._permanent) // count
        kept = [*range(0, frames // 2, 2), *range(frames // 2, frames)]
        old, end = slice(self._permanent, self._size), self._permanent + len(kept) * count
        self._keys[:, self._permanent : end] = self._keys[:, old].reshape(-1, frames, count)[:, kept].flatten(1)
        self._rows[self._permanent : end] = self._rows[old].reshape(frames, count, -1)[kept].flatten(0, 1)
        self._size = end

    def _reserve(self, cells: int) -> None:
        capacity = self._keys.shape[1]
        if cells <= capacity:
            return
        grown = max(cells, 2 * capacity)
        keys = self._keys.new_empty(self._keys.shape[0], grown)
        rows = self._rows.new_empty(grown, self._rows.shape[1])
        keys[:, : self._size] = self._keys[:, : self._size]
        rows[: self._size] = self._rows[: self._size]
        self._keys, self._rows = keys, rows
