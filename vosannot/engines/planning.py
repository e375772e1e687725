"""Which frames to predict, from which reference, in which direction. No torch here."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vosannot.core.errors import EngineError
from vosannot.core.words import tr
from vosannot.engines.base import Request

__all__ = ["Scope", "plan", "plan_range"]


class Scope(StrEnum):
    """How far a propagation goes, seen from the frame the annotator is at."""

    ALL = "all"
    FORWARDS = "forwards"
    BACKWARDS = "backwards"
    NEXT_REFERENCE = "next-reference"
    PREVIOUS_REFERENCE = "previous-reference"


def plan(
    clip: Path,
    frame_count: int,
    references: Mapping[int, npt.NDArray[np.uint8]],
    scope: Scope = Scope.ALL,
    at: int = 0,
    *,
    protected: Collection[int] = (),
    adapt: bool = False,
    soft: bool = False,
) -> list[Request]:
    """The requests, in order, that carry the references as far as ``scope`` says; only the first adapts.

    ALL goes forwards from the first reference to the end and then backwards to the beginning. The other scopes start at
    the reference nearest to ``at`` on the side that the travel comes from.

    Args:
        references: frame -> uint8 [H, W] label map.
        at: frame the annotator is at.
        protected: frames that must not be predicted (manual and approved ones).

    Raises:
        EngineError: there is no reference to start from.
    """
    frames = sorted(references)
    if not frames:
        raise EngineError(tr("Nothing to propagate: paint at least one frame first."))
    if scope is Scope.ALL:
        journeys = [(frames[0], range(frames[0] + 1, frame_count)), (frames[0], range(frames[0] - 1, -1, -1))]
    elif scope in (Scope.FORWARDS, Scope.NEXT_REFERENCE):
        start = max((f for f in frames if f <= at), default=None)
        if start is None:
            raise EngineError(tr("There is no reference at or before this frame to go forwards from."))
        later = [f for f in frames if f > start]
        end = later[0] if scope is Scope.NEXT_REFERENCE and later else frame_count
        journeys = [(start, range(start + 1, end))]
    else:
        start = min((f for f in frames if f >= at), default=None)
        if start is None:
            raise EngineError(tr("There is no reference at or after this frame to go backwards from."))
        earlier = [f for f in frames if f < start]
        end = earlier[-1] if scope is Scope.PREVIOUS_REFERENCE and earlier else -1
        journeys = [(start, range(start - 1, end, -1))]
    return _requests(clip, references, journeys, protected, adapt=adapt, soft=soft)


def plan_range(
    clip: Path,
    references: Mapping[int, npt.NDArray[np.uint8]],
    first: int,
    last: int,
    *,
    protected: Collection[int] = (),
) -> list[Request]:
    """The requests that predict the frames ``first`` to ``last`` anew, and no other frame.

    The travel starts at the reference nearest before the range, or, if there is none, at the first one after its
    beginning, in both directions.

    Args:
        references, protected: as for :func:`plan`.

    Raises:
        EngineError: there is no reference to start from.
    """
    frames = sorted(references)
    if not frames:
        raise EngineError(tr("Nothing to propagate: paint at least one frame first."))
    start = max((f for f in frames if f <= first), default=frames[0])
    journeys = [(start, range(max(first, start + 1), last + 1)), (start, range(min(last, start - 1), first - 1, -1))]
    return _requests(clip, references, journeys, protected)


def _requests(
    clip: Path,
    references: Mapping[int, npt.NDArray[np.uint8]],
    journeys: Iterable[tuple[int, range]],
    protected: Collection[int],
    *,
    adapt: bool = False,
    soft: bool = False,
) -> list[Request]:
    left_out = set(protected) | set(references)
    requests: list[Request] = []
    for start, span in journeys:
        wanted = tuple(f for f in span if f not in left_out)
        if wanted:
            requests.append(Request(clip, references, wanted, start, adapt=adapt and not requests, soft=soft))
    return requests
