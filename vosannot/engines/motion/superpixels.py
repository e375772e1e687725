"""A frame cut into small pieces of even colour, which move together."""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.media.clip import Image

__all__ = ["Superpixels", "shared_edges"]

Floats: TypeAlias = npt.NDArray[np.float64]
Indices: TypeAlias = npt.NDArray[np.int64]

_REGION = 8  # pixels across
_RULER = 12.0  # how much place counts against colour
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Superpixels:
    """The pieces of one frame.

    Attributes:
        numbers: int32 [h, w], from 0.
        colours: float64 [n, 3], mean Lab of each, 0..255.
        sizes: float64 [n], pixels of each.
    """

    numbers: npt.NDArray[np.int32]
    colours: Floats
    sizes: Floats

    @classmethod
    def of(cls, frame: Image) -> "Superpixels":
        """SLIC (Achanta et al. 2012) on the Lab colours of a uint8 RGB frame [h, w, 3]."""
        lab = cv2.cvtColor(frame, cv2.COLOR_RGB2LAB)
        if min(frame.shape[:2]) < 2 * _REGION:  # too small to be cut: every pixel for itself
            numbers = np.arange(lab[..., 0].size, dtype=np.int32).reshape(lab.shape[:2])
        else:
            slic = cv2.ximgproc.createSuperpixelSLIC(lab, cv2.ximgproc.SLIC, _REGION, _RULER)
            slic.iterate(_ROUNDS)
            slic.enforceLabelConnectivity(25)
            numbers = np.asarray(slic.getLabels(), np.int32)
        sizes = np.bincount(numbers.ravel()).astype(np.float64)
        sums = [np.bincount(numbers.ravel(), lab[..., channel].ravel()) for channel in range(3)]
        return cls(numbers, np.stack(sums, axis=1) / sizes[:, None], sizes)

    def mean(self, values: npt.NDArray[np.floating]) -> Floats:
        """Mean over each piece of [h, w] values: float64 [n]."""
        return np.asarray(np.bincount(self.numbers.ravel(), values.ravel()) / self.sizes, np.float64)


def shared_edges(numbers: npt.NDArray[np.int32]) -> tuple[Indices, Indices, Floats]:
    """Pairs of pieces that touch (each once) and the length of their common border in pixels: [m] each."""
    first = np.concatenate([numbers[:, :-1].ravel(), numbers[:-1].ravel()]).astype(np.int64)
    second = np.concatenate([numbers[:, 1:].ravel(), numbers[1:].ravel()]).astype(np.int64)
    count = int(numbers.max()) + 1
    apart = first != second
    low, high = np.minimum(first, second)[apart], np.maximum(first, second)[apart]
    codes, lengths = np.unique(low * count + high, return_counts=True)
    return codes // count, codes % count, lengths.astype(np.float64)
