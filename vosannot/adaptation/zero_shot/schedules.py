"""In which order an adaptation without masks goes over a clip's frames (Liu et al. 2024, section 4.2 and figure 4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

__all__ = ["SCHEDULES", "LoopThroughVideo", "MomentumInitialisation", "PerFrame", "Schedule", "Turn", "make_schedule"]


class Turn(NamedTuple):
    """An epoch.

    Attributes:
        batches: the frames of each optimiser step.
        fresh: begin with the original weights.
        restart: begin with a new optimiser.
        ready: the frame that is to be predicted with the weights after this turn; None: wait for the end.
    """

    batches: Sequence[Sequence[int]]
    fresh: bool = False
    restart: bool = False
    ready: int | None = None


class Schedule(Protocol):
    """Plans an adaptation.

    Attributes:
        apart: weights are good for one frame only.
        whole: an epoch is about the whole clip, so that stopping rules can look at it.
    """

    apart: bool
    whole: bool

    def length(self, frames: Sequence[int], epochs: int) -> int:
        """How many turns there are."""
        ...

    def turns(self, frames: Sequence[int], epochs: int, batch: int, rng: np.random.Generator) -> Iterator[Turn]:
        """The turns.

        Args:
            frames: in order of time.
            epochs: of the whole (LTV), of every frame (N, MWI).
            batch: frames, or views of one frame, in an optimiser step.
            rng: decides the order within an epoch.
        """
        ...


class _FrameByFrame:
    """Every frame is adapted to for all its epochs, then predicted."""

    apart: bool
    whole = False

    def length(self, frames: Sequence[int], epochs: int) -> int:
        return len(frames) * epochs

    def turns(self, frames: Sequence[int], epochs: int, batch: int, rng: np.random.Generator) -> Iterator[Turn]:
        for frame in frames:
            for epoch in range(epochs):
                first, last = epoch == 0, epoch == epochs - 1
                yield Turn([[frame] * batch], first and self.apart, first, frame if last else None)


class PerFrame(_FrameByFrame):
    """TTT-N: every frame begins with the original weights."""

    apart = True


class MomentumInitialisation(_FrameByFrame):
    """TTT-MWI: every frame begins with the weights of the frame before."""

    apart = False


class LoopThroughVideo:
    """TTT-LTV: every epoch goes over the whole clip once; frames are predicted at the end."""

    apart = False
    whole = True

    def length(self, frames: Sequence[int], epochs: int) -> int:
        return epochs

    def turns(self, frames: Sequence[int], epochs: int, batch: int, rng: np.random.Generator) -> Iterator[Turn]:
        for _ in range(epochs):
            order = [int(frame) for frame in rng.permutation(np.asarray(frames))]
            yield Turn([order[i : i + batch] for i in range(0, len(order), batch)])


SCHEDULES: Mapping[str, Callable[[], Schedule]] = {
    "n": PerFrame,
    "mwi": MomentumInitialisation,
    "ltv": LoopThroughVideo,
}
"""By their names on the command line."""


def make_schedule(name: str) -> Schedule:
    """The schedule of that name."""
    return SCHEDULES[name]()
