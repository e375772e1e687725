"""Which object is on which frame, made how, and how sure: arrays that follow the document. Nothing of Qt."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt

from vosannot.project.checks import Judged
from vosannot.project.records import FrameState, Provenance

__all__ = ["APPROVED", "MANUAL", "NONE", "PROPAGATED", "Presence", "columns", "least_columns"]

NONE, PROPAGATED, APPROVED, MANUAL = 0, 1, 2, 3
"""Codes, so ordered that the largest of several frames in one column of pixels is the one worth seeing."""

_CODES = {Provenance.PROPAGATED: PROPAGATED, Provenance.APPROVED: APPROVED, Provenance.MANUAL: MANUAL}
_IDS = 256


class Presence:
    """One row of codes for every object id, one for the frames themselves, and their confidence.

    Attributes:
        rows: uint8 [256, frames]; row 0 holds the code of the frame, whatever is on it.
        confidence: float32 [frames], nan where there is none; where masks were checked, the J that is expected of the
            worst one instead.

    Args:
        judged: what a check has found of a frame as it is now.
    """

    def __init__(self, frame_count: int, judged: Callable[[FrameState], Judged | None] = lambda _: None) -> None:
        self._judged = judged
        self.rows = np.zeros((_IDS, frame_count), np.uint8)
        self.confidence = np.full(frame_count, np.nan, np.float32)

    def reset(self, states: Mapping[int, FrameState]) -> None:
        """Read everything anew."""
        self.rows.fill(NONE)
        self.confidence.fill(np.nan)
        alike: dict[tuple[Provenance, tuple[int, ...]], list[int]] = {}
        for frame, state in states.items():
            alike.setdefault((state.provenance, state.object_ids), []).append(frame)
            self._doubt(state)
        for (provenance, ids), frames in alike.items():
            self.rows[np.ix_((0, *ids), frames)] = _CODES[provenance]

    def update(self, frames: Iterable[int], state: Callable[[int], FrameState | None]) -> None:
        """These frames have changed."""
        for frame in frames:
            self.rows[:, frame] = NONE
            self.confidence[frame] = np.nan
            found = state(frame)
            if found is not None:
                self._put(found)

    def _put(self, state: FrameState) -> None:
        code = _CODES[state.provenance]
        self.rows[[0, *state.object_ids], state.frame] = code
        self._doubt(state)

    def _doubt(self, state: FrameState) -> None:
        judged = self._judged(state)
        if judged is not None:
            self.confidence[state.frame] = judged[1]
        elif state.confidence is not None:
            self.confidence[state.frame] = state.confidence

    def count(self, object_id: int) -> int:
        """On how many frames the object is."""
        return int(np.count_nonzero(self.rows[object_id]))

    def run(self, object_id: int, frame: int) -> tuple[int, int]:
        """First and last of the frames around one on which the object is shown in the same way, or is absent."""
        row = self.rows[object_id]
        others = np.flatnonzero(row != row[frame])
        place = int(np.searchsorted(others, frame))
        first = int(others[place - 1]) + 1 if place else 0
        last = int(others[place]) - 1 if place < len(others) else len(row) - 1
        return first, last

    def manual(self) -> npt.NDArray[np.intp]:
        """Frames painted by hand, ascending."""
        return np.flatnonzero(self.rows[0] == MANUAL)


def _starts(first: float, last: float, width: int, count: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """For each of ``width`` columns over frames ``first`` .. ``last``: its first frame and the one after its last."""
    edges = first + (last - first) * np.arange(width + 1) / max(width, 1)
    starts = np.clip(np.floor(edges[:-1]).astype(np.intp), 0, count - 1)
    ends = np.clip(np.ceil(edges[1:]).astype(np.intp), starts + 1, count)
    return starts, ends


def columns(rows: npt.NDArray[np.uint8], first: float, last: float, width: int) -> npt.NDArray[np.uint8]:
    """uint8 [rows, width]: the largest code among the frames of each column of pixels."""
    count = rows.shape[1]
    starts, ends = _starts(first, last, width, count)
    if (last - first) <= width:
        return rows[:, starts]
    begin, end = int(starts[0]), int(ends[-1])
    return np.maximum.reduceat(rows[:, begin:end], starts - begin, axis=1)


def least_columns(values: npt.NDArray[np.float32], first: float, last: float, width: int) -> npt.NDArray[np.float32]:
    """float32 [width]: the least value among the frames of each column, nan where there is none."""
    starts, ends = _starts(first, last, width, len(values))
    if (last - first) <= width:
        return values[starts]
    begin, end = int(starts[0]), int(ends[-1])
    filled = np.where(np.isnan(values[begin:end]), np.float32(np.inf), values[begin:end])
    least = np.minimum.reduceat(filled, starts - begin)
    return np.where(np.isinf(least), np.float32(np.nan), least)
