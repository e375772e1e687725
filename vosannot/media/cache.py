"""Decoded frames, kept as long as there is room."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["DEFAULT_LIMIT", "FrameCache"]

DEFAULT_LIMIT = 512 * 2**20
"""Bytes."""


class FrameCache:
    """Arrays by key; the least recently used go first when the limit is reached. Thread-safe.

    Arrays are kept as they are, not copied, and made read-only, because several threads may hold them.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        """Make an empty cache.

        Args:
            limit: bytes of array data kept at most; 0 keeps nothing.

        Raises:
            ValueError: the limit is negative.
        """
        if limit < 0:
            raise ValueError(f"a cache cannot hold {limit} bytes")
        self._limit = limit
        self._nbytes = 0
        self._arrays: OrderedDict[Hashable, npt.NDArray[Any]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def limit(self) -> int:
        """Bytes kept at most."""
        return self._limit

    @property
    def nbytes(self) -> int:
        """Bytes kept now."""
        with self._lock:
            return self._nbytes

    def __len__(self) -> int:
        with self._lock:
            return len(self._arrays)

    def __contains__(self, key: Hashable) -> bool:
        """Whether the key is there; does not count as a use."""
        with self._lock:
            return key in self._arrays

    def get(self, key: Hashable) -> npt.NDArray[Any] | None:
        """The array of a key, read-only, or None. Counts as a use."""
        with self._lock:
            array = self._arrays.get(key)
            if array is not None:
                self._arrays.move_to_end(key)
            return array

    def put(self, key: Hashable, array: npt.NDArray[np.generic]) -> None:
        """Keep an array, which becomes read-only. One larger than the limit is not kept."""
        array.flags.writeable = False
        with self._lock:
            old = self._arrays.pop(key, None)
            if old is not None:
                self._nbytes -= old.nbytes
            if array.nbytes > self._limit:
                return
            self._arrays[key] = array
            self._nbytes += array.nbytes
            while self._nbytes > self._limit:
                _, dropped = self._arrays.popitem(last=False)
                self._nbytes -= dropped.nbytes

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._arrays.clear()
            self._nbytes = 0
