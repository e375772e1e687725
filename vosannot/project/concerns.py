"""Where to look next: which predicted frames are probably wrong, which of them to correct first, and why.

From numbers that are known of every frame without decoding one: how sure the engine was, how much both directions
agree, and how many pixels every object has. Where masks were checked, what the check expects counts instead, together
with that agreement, and the frames are those whose correction mends most (:mod:`vosannot.project.worth`). A concern is
one frame for a whole stretch of bad ones.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np
import numpy.typing as npt

from vosannot.core.words import mark, tr
from vosannot.project.checks import Judged
from vosannot.project.records import FrameState, Provenance
from vosannot.project.worth import corrections

__all__ = ["Concern", "Evidence", "Reason", "Scores", "rank", "scores", "sentence"]

Floats = npt.NDArray[np.float32]
_NONE, _OPEN, _TRUSTED = 0, 1, 2  # what a frame has: no mask, a predicted one, one that a person made or approved

# Weights and scales were chosen on rendered clips (docs/results.md). Each part is 0..1 before it is weighted, so that
# no single one (an object that comes and goes, a cut) drowns the others.
_UNSURE, _DISAGREE, _JUMP, _FAR = 1.0, 1.0, 0.2, 0.05
_UNSURE_SCALE = 0.1  # below what the engine is like where it is sure
_DISAGREE_SCALE = 0.5
_JUMP_LAGS = (1, 4)  # frames; the longer one sees what shrinks bit by bit
_JUMP_FROM, _JUMP_FULL = 0.4, 2.0  # in powers of two: a third more is nothing, four times as many is everything
_SPECK = 0.02  # of what an object usually has: fewer pixels are as good as none
_NEAR, _FAR_SCALE = 2.0, 20.0  # frames from a trusted one: where predictions are hardly ever wrong, and easily are
_SMOOTH = 2  # frames on both sides that a correction helps as well
_LEAST = 0.15  # score from which a frame is worth a look
_SAME = 0.5  # of the peak's score: what belongs to the same stretch
_BREADTH = 8.0  # frames of a stretch from which on it makes little difference how long it is
_SHORTEST, _LONGEST = 5, 60  # frames on each side of the peak that are one stretch


class Reason(StrEnum):
    """Why a frame is worth a look."""

    UNSURE = "unsure"
    DISAGREE = "disagree"
    SHRANK = "shrank"
    GREW = "grew"
    VANISHED = "vanished"
    APPEARED = "appeared"
    CUT = "cut"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Concern:
    """A frame worth correcting.

    Attributes:
        frame: index of the clip's frame.
        score: > 0; the larger, the sooner.
        reason: what is strongest.
        object_id: whose area jumped, or whose mask is wrong; None for the other reasons.
        ratio: of its area to what it was nearer to the reference; 0: it vanished, inf: it appeared; of a mask that is
            wrong the J that is expected of it; else 1.
        first, last: the stretch that it stands for.
    """

    frame: int
    score: float
    reason: Reason
    object_id: int | None
    ratio: float
    first: int
    last: int


class Evidence:
    """What is known of every frame, as arrays that follow a document. Belongs to one thread.

    Attributes:
        kind: uint8 [frames], whether there is a mask, and whether a person stands for it.
        confidence, agreement: float32 [frames], nan where there is none.
        expected: float32 [frames], the J that a check expects of the worst mask; nan where nothing was checked.
        worst: uint8 [frames], whose that is.
        areas: by object id float32 [frames] pixels; nan where they were not counted or there is no mask.

    Args:
        judged: what a check has found of a frame as it is now.
    """

    def __init__(self, frame_count: int, judged: Callable[[FrameState], Judged | None] = lambda _: None) -> None:
        self._judged = judged
        self.expected = np.full(frame_count, np.nan, np.float32)
        self.worst = np.zeros(frame_count, np.uint8)
        self.kind = np.zeros(frame_count, np.uint8)
        self.confidence = np.full(frame_count, np.nan, np.float32)
        self.agreement = np.full(frame_count, np.nan, np.float32)
        self.areas: dict[int, Floats] = {}
        self._counted = np.zeros(frame_count, np.bool_)

    @property
    def predicted(self) -> bool:
        """There is a frame whose mask nobody stands for."""
        return bool((self.kind == _OPEN).any())

    def reset(self, states: Mapping[int, FrameState]) -> None:
        """Read everything anew."""
        self.kind.fill(_NONE)
        self.confidence.fill(np.nan)
        self.agreement.fill(np.nan)
        self.expected.fill(np.nan)
        self.areas.clear()
        self._counted.fill(False)
        for state in states.values():
            self._put(state)

    def update(self, frames: Iterable[int], state: Callable[[int], FrameState | None]) -> None:
        """These frames have changed."""
        for frame in frames:
            self.kind[frame] = _NONE
            self.confidence[frame] = self.agreement[frame] = self.expected[frame] = np.nan
            self._counted[frame] = False
            for areas in self.areas.values():
                areas[frame] = np.nan
            found = state(frame)
            if found is not None:
                self._put(found)

    def _put(self, state: FrameState) -> None:
        frame = state.frame
        self.kind[frame] = _OPEN if state.provenance is Provenance.PROPAGATED else _TRUSTED
        if state.confidence is not None:
            self.confidence[frame] = state.confidence
        if state.agreement is not None:
            self.agreement[frame] = state.agreement
        judged = self._judged(state) if self.kind[frame] == _OPEN else None
        if judged is not None:
            self.worst[frame], self.expected[frame] = judged
        if len(state.areas) != len(state.object_ids):
            return
        self._counted[frame] = True
        for areas in self.areas.values():
            areas[frame] = 0.0
        for object_id, area in zip(state.object_ids, state.areas, strict=True):
            row = self.areas.get(object_id)
            if row is None:
                row = self.areas[object_id] = np.where(self._counted, np.float32(0), np.float32(np.nan))
            row[frame] = area


@dataclass(frozen=True, slots=True)
class _Jumps:
    """For every frame the strongest jump of an area: float32 [frames] 0..1, whose, its ratio, and how many jumped."""

    strength: Floats
    object_ids: npt.NDArray[np.uint8]
    ratios: Floats
    count: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scores:
    """Parts and sum for every frame, float32 [frames]; the sum is 0 where nothing is to be suggested.

    ``wrong``: the share that is taken to be wrong of frames that were checked, else 0; ``distance`` to the nearest
    trusted frame; ``expected`` and ``worst`` as in :class:`Evidence`.
    """

    unsure: Floats
    disagree: Floats
    jumps: _Jumps
    total: Floats
    wrong: Floats
    distance: Floats
    expected: Floats
    worst: npt.NDArray[np.uint8]


def rank(evidence: Evidence, limit: int = 50) -> tuple[Concern, ...]:
    """The frames worth correcting, the best first: one for each stretch, none that a person made or approved.

    A few milliseconds for 20,000 frames and as many objects as usual. The same evidence gives the same list.
    """
    parts = scores(evidence)
    found = [*islice(_worst(parts), limit), *islice(_most_worth(parts), limit)]
    return tuple(sorted(found, key=lambda concern: (-concern.score, concern.frame))[:limit])


def _worst(parts: Scores) -> Iterator[Concern]:
    """Of the frames that were not checked."""
    left = np.where(_peaks(parts.total), parts.total, np.float32(0))
    while left.size:
        frame = int(left.argmax())
        if left[frame] < _LEAST:
            break
        first, last = _stretch(parts.total, frame)
        # A correction helps the whole stretch: a long one comes before a short one that is as bad.
        score = float(parts.total[frame]) * (1 - math.exp(-int((parts.total[first : last + 1] > 0).sum()) / _BREADTH))
        yield _explained(parts, frame, score, first, last)
        left[first : last + 1] = 0


def _most_worth(parts: Scores) -> Iterator[Concern]:
    """Of the frames that were checked."""
    for correction in corrections(parts.wrong, parts.distance, _LEAST):
        first, last = _stretch(correction.mended, correction.frame)
        yield _explained(parts, correction.frame, 1 - math.exp(-correction.worth / _BREADTH), first, last)


def _peaks(total: Floats) -> npt.NDArray[np.bool_]:
    """Frames with none of a higher score beside them: the slopes of a stretch are no stretches."""
    peaks = np.ones(total.size, np.bool_)
    peaks[1:] &= total[1:] >= total[:-1]
    peaks[:-1] &= total[:-1] >= total[1:]
    return peaks


def scores(evidence: Evidence) -> Scores:
    """How much every frame seems worth a correction."""
    opened = evidence.kind == _OPEN
    distance = _distance(evidence.kind == _TRUSTED)
    # An engine is unsure by its own standards: some are never above 0.9.
    known = evidence.confidence[opened & ~np.isnan(evidence.confidence)]
    usual = float(np.quantile(known, 0.9)) if known.size else 1.0
    unsure = _much((usual - evidence.confidence) / _UNSURE_SCALE)
    disagree = _much((1 - evidence.agreement) / _DISAGREE_SCALE)
    jumps = _jumps(evidence, distance)
    own = _UNSURE * unsure + _DISAGREE * disagree + _JUMP * jumps.strength + _FAR * _away(distance, _FAR_SCALE)
    own = np.where(opened, own * _away(distance, _NEAR), np.float32(0))
    width = 2 * _SMOOTH + 1
    around = np.convolve(own, np.full(width, 1 / width, np.float32), "same") if own.size >= width else own
    checked = ~np.isnan(evidence.expected)
    total = np.asarray(np.where(opened & ~checked, (own + around) / 2, 0), np.float32)
    # Between two references a check is easily led astray by masks that are wrong all along. How much both directions
    # disagree says as much there, and the mean of the two says more.
    wrong = 1 - evidence.expected
    wrong = np.where(np.isnan(evidence.agreement), wrong, (wrong + 1 - evidence.agreement) / 2)
    wrong = np.asarray(np.where(opened & checked, wrong, 0), np.float32)
    return Scores(unsure, disagree, jumps, total, wrong, distance, evidence.expected, evidence.worst)


def _away(distance: Floats, scale: float) -> Floats:
    """0 beside what a person stands for, towards 1 far from it."""
    return np.asarray(1 - np.exp(-distance / np.float32(scale)), np.float32)


def _much(values: Floats) -> Floats:
    """0 for nothing (and what is not known), towards 1: more is always more, so that a stretch has a worst frame."""
    return np.asarray(1 - np.exp(-np.nan_to_num(values, nan=0.0).clip(min=0)), np.float32)


def _unit(values: Floats) -> Floats:
    """Clipped to 0..1; what is not known is 0."""
    return np.asarray(np.clip(np.nan_to_num(values, nan=0.0), 0, 1), np.float32)


def _distance(trusted: npt.NDArray[np.bool_]) -> Floats:
    """float32 [frames], how far the nearest trusted frame is; inf when there is none."""
    places = np.flatnonzero(trusted)
    frames = np.arange(trusted.size)
    if not places.size:
        return np.full(trusted.size, np.inf, np.float32)
    after = np.searchsorted(places, frames).clip(max=places.size - 1)
    before = (np.searchsorted(places, frames, side="right") - 1).clip(min=0)
    nearest = np.minimum(abs(places[after] - frames), abs(frames - places[before]))
    return np.asarray(nearest, np.float32)


def _jumps(evidence: Evidence, distance: Floats) -> _Jumps:
    """Compares every frame with those a few frames nearer to what a person stands for."""
    count = evidence.kind.size
    strength = np.zeros(count, np.float32)
    ids, ratios = np.zeros(count, np.uint8), np.ones(count, np.float32)
    many = np.zeros(count, np.uint8)
    for object_id, areas in evidence.areas.items():
        shown = areas[areas > 0]
        if not shown.size:
            continue
        certain = areas[(evidence.kind == _TRUSTED) & (areas > 0)]
        usual = max(float(np.median(part)) for part in (shown, certain) if part.size)
        least = max(1.0, _SPECK * usual)
        height = np.log2(areas + np.float32(least))  # an object that is gone has few pixels, not none
        mine = np.zeros(count, np.float32)
        for lag in _JUMP_LAGS:
            if count <= lag:
                continue
            step = height[lag:] - height[:-lag]
            forwards = distance[lag:] >= distance[:-lag]  # the later frame is the one that was predicted from the other
            for place, change in (
                (slice(lag, None), np.where(forwards, step, 0)),
                (slice(None, -lag), np.where(forwards, 0, -step)),
            ):
                change = np.nan_to_num(change, nan=0.0)
                stronger = np.abs(change) > np.abs(mine[place])
                mine[place] = np.where(stronger, change, mine[place])
        size = _unit((np.abs(mine) - np.float32(_JUMP_FROM)) / np.float32(_JUMP_FULL - _JUMP_FROM))
        many += size >= 0.5
        stronger = size > strength
        strength[stronger], ids[stronger] = size[stronger], object_id
        gone, came = areas <= least, np.exp2(height - mine) - least <= least
        ratio = np.where(gone & (mine < 0), 0.0, np.where(came & (mine > 0), np.inf, np.exp2(mine)))
        ratios[stronger] = ratio[stronger]
    return _Jumps(strength, ids, ratios, many)


def _stretch(total: Floats, frame: int) -> tuple[int, int]:
    """First and last frame of what belongs to this peak: as far as scores stay high, a few at least."""
    level = _SAME * total[frame]
    first, last = max(0, frame - _LONGEST), min(total.size - 1, frame + _LONGEST)
    low_before = np.flatnonzero(total[first:frame] < level)
    low_after = np.flatnonzero(total[frame + 1 : last + 1] < level)
    first = min(first + int(low_before[-1]) + 1 if low_before.size else first, max(0, frame - _SHORTEST))
    last = max(frame + int(low_after[0]) if low_after.size else last, min(total.size - 1, frame + _SHORTEST))
    return first, last


def _explained(parts: Scores, frame: int, score: float, first: int, last: int) -> Concern:
    """With the reason that is strongest; a jump must be on this frame or just beside it to be named."""
    near = slice(max(0, frame - 1), frame + 2)
    beside = near.start + int(parts.jumps.strength[near].argmax())
    reason = Reason.DISAGREE if parts.disagree[frame] > parts.unsure[frame] else Reason.UNSURE
    object_id, ratio = None, 1.0
    expected = parts.expected[frame]
    if not np.isnan(expected):
        if parts.disagree[frame] <= _much((1 - expected) / _DISAGREE_SCALE):
            reason, object_id, ratio = Reason.WRONG, int(parts.worst[frame]), float(expected)
        else:
            reason = Reason.DISAGREE
    elif parts.jumps.strength[beside] > max(parts.disagree[frame], parts.unsure[frame]):
        ratio, object_id = float(parts.jumps.ratios[beside]), int(parts.jumps.object_ids[beside])
        if parts.jumps.count[beside] > 2:
            reason, object_id, ratio = Reason.CUT, None, 1.0
        elif ratio == 0:
            reason = Reason.VANISHED
        elif np.isinf(ratio):
            reason = Reason.APPEARED
        else:
            reason = Reason.SHRANK if ratio < 1 else Reason.GREW
    return Concern(frame, score, reason, object_id, ratio, first, last)


_PARTS = (
    (2, mark("{name} shrank to half")),
    (3, mark("{name} shrank to a third")),
    (4, mark("{name} shrank to a quarter")),
    (5, mark("{name} shrank to a fifth")),
    (10, mark("{name} shrank to a tenth")),
)
_TIMES = (
    (2, mark("{name} doubled")),
    (3, mark("{name} tripled")),
    (4, mark("{name} grew fourfold")),
    (5, mark("{name} grew fivefold")),
    (10, mark("{name} grew tenfold")),
)


def sentence(concern: Concern, names: Mapping[int, str]) -> str:
    """The reason in a few words, e.g. "rider shrank to a third"; ``names`` of the objects by id."""
    name = names.get(concern.object_id or 0, tr("object {number}", number=concern.object_id))
    match concern.reason:
        case Reason.UNSURE:
            return tr("unsure")
        case Reason.DISAGREE:
            return tr("forward and backward disagree")
        case Reason.CUT:
            return tr("everything changes at once")
        case Reason.WRONG:
            return tr("{name} about {share} % wrong", name=name, share=max(round(10 * (1 - concern.ratio)), 1) * 10)
        case Reason.VANISHED:
            return tr("{name} vanished", name=name)
        case Reason.APPEARED:
            return tr("{name} appeared", name=name)
        case Reason.SHRANK:
            share = mark("{name} shrank to {share} %")
            return tr(_nearest(1 / concern.ratio, _PARTS) or share, name=name, share=round(100 * concern.ratio))
        case Reason.GREW:
            share = mark("{name} grew by {share} %")
            return tr(_nearest(concern.ratio, _TIMES) or share, name=name, share=round(100 * (concern.ratio - 1)))


def _nearest(ratio: float, words: tuple[tuple[int, str], ...]) -> str:
    """The words for the nearest ratio; empty below one and a half."""
    return "" if ratio < 1.5 else min(words, key=lambda entry: abs(np.log(entry[0] / ratio)))[1]
