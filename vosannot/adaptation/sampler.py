"""Which frames an adaptation step looks at."""

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

__all__ = ["CycleSampler", "Sample"]


@dataclass(frozen=True, slots=True)
class Sample:
    """The frames of one sample, in the order of the forward half of the cycle.

    Attributes:
        reference: x_0, a reference frame.
        frames: the frames that follow: x_i, x_j for a triplet.
        target: the last frame is a reference too, and what is predicted there is compared with it.
        synthetic: instead of ``frames``, as many frames made from the reference.
    """

    reference: int
    frames: tuple[int, ...]
    target: bool = False
    synthetic: bool = False


class CycleSampler:
    """Draws cycles as tt-MCC does (Bertrand et al. 2023, section 3.2).

    Every frame after the reference is drawn uniformly from the ``jump`` frames that follow the one before. Every
    reference takes its turn at random; a cycle may run forwards or backwards in time, so that references at the end of
    a clip are of use too. Where the clip is too short for ``length`` frames, a cycle has fewer, at least three.

    Args:
        references: annotated frames.
        frame_count: frames of the clip.
        jump: the step s.
        seed: decides the draws.
        length: frames of a cycle, the reference included: 3 for STCN, 8 for XMem.
        direct: share of the draws that, with several references, go from one of them to the next, where the prediction
            can be compared with a mask.
        synthetic: share of the draws whose next frames are made from the reference.
        together: so many cycles in a row go over the same first frame, which is then computed once for all of them.
    """

    def __init__(
        self,
        references: Collection[int],
        frame_count: int,
        jump: int,
        seed: int,
        length: int = 3,
        direct: float = 0.0,
        synthetic: float = 0.0,
        together: int = 1,
    ) -> None:
        self._jump, self._count, self._length = jump, frame_count, length
        self._rng = np.random.default_rng(seed)
        ordered = sorted(references)
        self._references = ordered
        self._starts = [(r, sign) for r in ordered for sign in (1, -1) if self._room(r, sign) >= 2]
        neighbours = list(itertools.pairwise(ordered))
        self._pairs = [*neighbours, *((b, a) for a, b in neighbours)]
        self._direct = direct if self._pairs else 0.0
        self._synthetic = synthetic
        self._together = together

    @property
    def possible(self) -> bool:
        """Whether there is anything to draw: three frames, two references, or frames made from one."""
        return bool(self._references) and bool(self._starts or self._direct or self._synthetic)

    def draw(self) -> Iterator[Sample]:
        """An endless supply; empty when nothing is possible."""
        while self.possible:
            kind = self._rng.random() if self._direct or self._synthetic else 1.0
            if kind < self._direct or not (self._starts or self._synthetic):
                yield self._between(*self._pairs[self._rng.integers(len(self._pairs))])
            elif kind < self._direct + self._synthetic or not self._starts:
                reference = self._references[self._rng.integers(len(self._references))]
                yield Sample(reference, (reference,) * (min(self._length, 3) - 1), synthetic=True)
            else:
                yield from self._cycles(*self._starts[self._rng.integers(len(self._starts))])

    def _room(self, frame: int, sign: int) -> int:
        """Frames beyond ``frame`` in that direction."""
        return self._count - 1 - frame if sign > 0 else frame

    def _cycles(self, reference: int, sign: int) -> Iterator[Sample]:
        first = 0
        for _ in range(self._together):
            room, gone, distances = self._room(reference, sign), first, [first] if first else []
            for left in range(min(self._length - 1, room) - 1 - len(distances), -1, -1):  # frames still to come after
                gone += int(self._rng.integers(1, min(self._jump, room - gone - left) + 1))
                distances.append(gone)
            first = distances[0]
            yield Sample(reference, tuple(reference + sign * distance for distance in distances))

    def _between(self, first: int, second: int) -> Sample:
        """From one reference to the next, over a frame between them where there is one."""
        low, high = sorted((first, second))
        middle = (int(self._rng.integers(low + 1, high)),) if high - low > 1 else ()
        return Sample(first, (*middle, second), target=True)
