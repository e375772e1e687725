"""Which frames an adaptation step looks at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

__all__ = ["Triplet", "TripletSampler"]


@dataclass(frozen=True, slots=True)
class Triplet:
    """x_0 (a reference frame), x_i, x_j, in the order of the forward half of the cycle."""

    reference: int
    middle: int
    far: int


class TripletSampler:
    """Draws triplets as tt-MCC does (Bertrand et al. 2023, section 3.2).

    x_i is drawn uniformly from the ``jump`` frames that follow the reference, x_j from the ``jump`` that follow x_i.

    Every reference takes its turn at random; a cycle may run forwards or backwards in time, so that references at the
    end of a clip are of use too.

    Args:
        references: annotated frames.
        frame_count: frames of the clip.
        jump: the step s.
        seed: decides the draws.
    """

    def __init__(self, references: Collection[int], frame_count: int, jump: int, seed: int) -> None:
        self._jump, self._count = jump, frame_count
        self._rng = np.random.default_rng(seed)
        self._starts = [(r, sign) for r in sorted(references) for sign in (1, -1) if self._room(r, sign) >= 2]

    @property
    def possible(self) -> bool:
        """Whether the clip is long enough for any triplet (three frames)."""
        return bool(self._starts)

    def _room(self, frame: int, sign: int) -> int:
        """Frames beyond ``frame`` in that direction."""
        return self._count - 1 - frame if sign > 0 else frame

    def draw(self) -> Iterator[Triplet]:
        """An endless supply; empty when nothing is possible."""
        while self._starts:
            reference, sign = self._starts[self._rng.integers(len(self._starts))]
            room = self._room(reference, sign)
            # One frame must be left for x_j.
            first = int(self._rng.integers(1, min(self._jump, room - 1) + 1))
            second = int(self._rng.integers(1, min(self._jump, room - first) + 1))
            yield Triplet(reference, reference + sign * first, reference + sign * (first + second))
