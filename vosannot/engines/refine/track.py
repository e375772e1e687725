"""The masks of a clip, as they are checked and mended: palette PNGs that are read when they are needed."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from vosannot.masks.png import decode_png

__all__ = ["Track"]

LabelArray = npt.NDArray[np.uint8]
_KEPT = 64  # label maps


class Track(Mapping[int, LabelArray]):
    """Frame -> uint8 [H, W] label map; frames ascending. Some may be replaced for a while (:meth:`replaced`).

    Args:
        pngs: frame -> palette PNG.
        instead: frame -> label map that stands for it.
    """

    def __init__(self, pngs: Mapping[int, bytes], instead: Mapping[int, LabelArray] | None = None) -> None:
        self._pngs, self._instead = dict(sorted(pngs.items())), dict(instead or {})
        self._read = lru_cache(_KEPT)(self._decoded)

    def __getitem__(self, frame: int) -> LabelArray:
        return self._instead[frame] if frame in self._instead else self._read(frame)

    def __iter__(self) -> Iterator[int]:
        return iter(self._pngs)

    def __len__(self) -> int:
        return len(self._pngs)

    def replaced(self, instead: Mapping[int, LabelArray]) -> "Track":
        """The same track with other masks on these frames, which must be among its own."""
        return Track(self._pngs, {**self._instead, **instead})

    def _decoded(self, frame: int) -> LabelArray:
        return decode_png(self._pngs[frame], f"the mask of frame {frame}")
