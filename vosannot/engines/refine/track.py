"""The masks of a clip, as they are checked and mended: palette PNGs that are read when they are needed."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import strip_void
from vosannot.masks.png import decode_png

__all__ = ["Track"]

LabelArray = npt.NDArray[np.uint8]
_KEPT = 64  # label maps


class Track(Mapping[int, LabelArray]):
    """Frame -> uint8 [H, W] label map; frames ascending.

    Args:
        pngs: frame -> palette PNG.
    """

    def __init__(self, pngs: Mapping[int, bytes]) -> None:
        self._pngs = dict(sorted(pngs.items()))
        self._read = lru_cache(_KEPT)(self._decoded)

    def __getitem__(self, frame: int) -> LabelArray:
        return self._read(frame)

    def __iter__(self) -> Iterator[int]:
        return iter(self._pngs)

    def __len__(self) -> int:
        return len(self._pngs)

    def png(self, frame: int) -> bytes:
        """A frame's label map as it is kept."""
        return self._pngs[frame]

    def replaced(self, pngs: Mapping[int, bytes]) -> "Track":
        """The same track with other masks on these frames."""
        return Track({**self._pngs, **pngs})

    def _decoded(self, frame: int) -> LabelArray:
        return strip_void(decode_png(self._pngs[frame], f"the mask of frame {frame}"))
