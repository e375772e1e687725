"""Did it help? The masks of the held-out frames, predicted before and after."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vosannot.core.events import Command, Event, IterationDone, StageStarted
from vosannot.networks.checkpoint import load_network
from vosannot.training.learning.store import Sequenced
from vosannot.training.validation import carry

__all__ = ["Measure", "Score", "scorable", "score"]

Measure = Callable[[npt.NDArray[np.bool_], npt.NDArray[np.bool_]], float]
"""True and predicted mask, bool [H, W] -> J."""


@dataclass(frozen=True, slots=True)
class Score:
    """Mean J (0..1) of ``masks`` masks, a mask being one object on one frame."""

    j: float
    masks: int


def scorable(held: Sequence[Sequenced]) -> list[Sequenced]:
    """Each video from its first frame that shows an object on; those of which nothing is left to predict go."""
    from_first = [(video, video.shown[0]) for video in held]
    return [
        Sequenced(video.name, video.numbers[first:], (), video.frames[first:], video.labels[first:])
        for video, first in from_first
        if len(video.numbers) - first >= 2
    ]


def score(
    stage: str, weights: Path, held: Sequence[Sequenced], measure: Measure
) -> Generator[Event, Command | None, Score]:
    """Carry the first label map of each video through its other labelled frames, as a propagation would.

    The frames in between are left out, so the steps are larger than in a propagation: harder, and the same before and
    after. Objects that the first frame does not show are left out.

    Args:
        stage: what to call it.
        held: from :func:`scorable`, at least one.
        measure: J of a pair of masks.

    Yields:
        Stage ``stage``, a step for every predicted frame.
    """
    network = load_network(weights)
    values: list[float] = []
    done, total = 0, sum(len(video.numbers) - 1 for video in held)
    yield StageStarted(stage, total)
    for video in held:
        first = np.array(video.labels[0])
        ids = [int(i) for i in np.unique(first) if i]
        for frame, predicted in carry(network, partial(_frame, video), first, len(video.numbers)):
            truth = np.asarray(video.labels[frame])
            values += [measure(truth == i, predicted == i) for i in ids]
            done += 1
            yield IterationDone(stage, done, total, {"J": float(np.mean(values))})
    return Score(float(np.mean(values)), len(values))


def _frame(video: Sequenced, position: int) -> npt.NDArray[np.uint8]:
    """A copy: torch does not like arrays that cannot be written."""
    return np.array(video.frames[position])
