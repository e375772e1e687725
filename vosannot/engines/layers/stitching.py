"""From windows, in which a query is an object, to a clip, in which a track is one. Pure arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

__all__ = ["Stitched", "Stitcher", "windows"]

Floats = npt.NDArray[np.float32]

_LEAST_AREA = 0.0008  # share of the frame: a query with less has found nothing
_SURE = 0.5
_SAME = 0.2  # overlap (soft intersection over union) from which a query goes on with a track
_LOST = 16  # frames after which a track that nothing is seen of is closed


def windows(shot: range, length: int, step: int) -> Iterator[range]:
    """Windows of at most ``length`` frames that cover a shot, each but the last beginning ``step`` after another."""
    last = max(shot.stop - length, shot.start)
    for start in range(shot.start, last, step):
        yield range(start, start + length)
    yield range(last, shot.stop)


@dataclass(frozen=True, slots=True)
class Stitched:
    """What is known of a frame when no further window covers it.

    Attributes:
        frame: its number.
        foreground: float32 [h, w], probability that a pixel belongs to any object.
        tracks: number of a track -> float32 [h, w], probability that a pixel is seen of it.
    """

    frame: int
    foreground: Floats
    tracks: Mapping[int, Floats]


@dataclass(slots=True)
class _Open:
    """A frame that further windows may cover: sums over those so far."""

    windows: int
    foreground: Floats
    tracks: dict[int, Floats] = field(default_factory=dict)


class Stitcher:
    """Joins windows that overlap. Queries of a window go on with the tracks they overlap most in the frames that both
    have (Hungarian); others begin tracks. Where windows overlap, their mean counts."""

    def __init__(self) -> None:
        self._frames: dict[int, _Open] = {}
        self._seen: dict[int, tuple[int, Floats]] = {}  # track -> where it was last seen, and how
        self._count = 0

    def cut(self) -> None:
        """What follows is another shot: no track goes on."""
        self._seen.clear()

    def add(self, frames: Sequence[int], masks: Floats) -> None:
        """The next window.

        Args:
            frames: its T frames.
            masks: float32 [T, K, h, w], probability of what is seen of each query's object.
        """
        least = max(_LEAST_AREA * masks[0, 0].size, 1.0)
        alive = [k for k in range(masks.shape[1]) if (masks[:, k] >= _SURE).sum((1, 2)).max() >= least]
        numbers = self._continued(frames, masks, alive)
        foreground = 1 - (1 - masks).prod(1)
        for at, frame in enumerate(frames):
            known = self._frames.setdefault(frame, _Open(0, np.zeros(masks.shape[2:], np.float32)))
            known.windows += 1
            known.foreground += foreground[at]
            for k, number in numbers.items():
                known.tracks[number] = known.tracks.get(number, np.float32(0)) + masks[at, k]
        for number in numbers.values():
            shown = [f for f in frames if (self._mean(f, number) >= _SURE).sum() >= least]
            if shown and shown[-1] >= self._seen.get(number, (-1,))[0]:
                self._seen[number] = shown[-1], self._mean(shown[-1], number)

    def closed(self, before: int) -> Iterator[Stitched]:
        """Frames below ``before``, which no further window may cover, in order."""
        for frame in sorted(f for f in self._frames if f < before):
            known = self._frames.pop(frame)
            share = np.float32(1 / known.windows)
            tracks = {number: mask * share for number, mask in known.tracks.items()}
            yield Stitched(frame, known.foreground * share, tracks)
        self._seen = {number: seen for number, seen in self._seen.items() if seen[0] >= before - _LOST}

    def _mean(self, frame: int, number: int) -> Floats:
        known = self._frames[frame]
        return np.asarray(known.tracks[number] / known.windows, np.float32)

    def _continued(self, frames: Sequence[int], masks: Floats, alive: Sequence[int]) -> dict[int, int]:
        """The track of each query that has found something."""
        tracks = list(self._seen)
        alike = np.zeros((len(alive), len(tracks)))
        for row, k in enumerate(alive):
            for column, number in enumerate(tracks):
                alike[row, column] = self._overlap(frames, masks[:, k], number)
        rows, columns = (side.tolist() for side in linear_sum_assignment(alike, maximize=True))
        pairs = zip(rows, columns, strict=True)
        numbers = {alive[row]: tracks[column] for row, column in pairs if alike[row, column] >= _SAME}
        for k in alive:
            if k not in numbers:
                self._count += 1
                numbers[k] = self._count
        return numbers

    def _overlap(self, frames: Sequence[int], mask: Floats, number: int) -> float:
        """How much a query looks like a track: in the frames that both have, or, where the track is hidden in those,
        in the query's first frame and the track's last."""
        shared = [at for at, f in enumerate(frames) if f in self._frames and number in self._frames[f].tracks]
        last, shape = self._seen[number]
        if shared and last >= frames[shared[0]]:
            known = np.stack([self._mean(frames[at], number) for at in shared])
            return _alike(known, mask[shared])
        shown = next((m for m in mask if (m >= _SURE).any()), mask[0])
        return _alike(shape, shown)


def _alike(one: Floats, other: Floats) -> float:
    return float(np.minimum(one, other).sum() / max(float(np.maximum(one, other).sum()), 1e-6))
