"""The ranking of frames worth correcting, on synthetic curves."""

import math
from collections.abc import Mapping

import numpy as np
import pytest

from vosannot.project.concerns import Concern, Evidence, Reason, rank, sentence
from vosannot.project.records import FrameState, Provenance

FRAMES = 200
_STEADY = {1: 1000, 2: 400}


def _state(
    frame: int,
    areas: Mapping[int, int] = _STEADY,
    confidence: float | None = 0.95,
    agreement: float | None = None,
    provenance: Provenance = Provenance.PROPAGATED,
) -> FrameState:
    shown = {i: a for i, a in areas.items() if a}
    return FrameState(frame, provenance, confidence, tuple(shown), tuple(shown.values()), agreement)


def _clip(frames: int = FRAMES) -> dict[int, FrameState]:
    """Frame 0 by hand, all others predicted, and nothing wrong."""
    states = {t: _state(t) for t in range(frames)}
    states[0] = _state(0, confidence=None, provenance=Provenance.MANUAL)
    return states


def _ranked(states: Mapping[int, FrameState], frames: int = FRAMES) -> tuple[Concern, ...]:
    evidence = Evidence(frames)
    evidence.reset(states)
    return rank(evidence)


def test_nothing_stands_out_when_nothing_is_wrong() -> None:
    assert _ranked(_clip()) == ()
    assert _ranked({}) == ()
    assert rank(Evidence(1)) == ()


def test_a_dip_in_confidence_is_one_suggestion_at_its_worst() -> None:
    states = _clip()
    for t in range(80, 100):
        states[t] = _state(t, confidence=0.95 - 0.3 * math.exp(-(((t - 88) / 5) ** 2)))
    (found,) = _ranked(states)
    assert abs(found.frame - 88) <= 1
    assert found.reason is Reason.UNSURE and sentence(found, {}) == "unsure"
    assert found.first <= 84 and found.last >= 92


def test_two_dips_are_two_suggestions_the_deeper_first() -> None:
    states = _clip()
    for t in range(40, 46):
        states[t] = _state(t, confidence=0.88)
    for t in range(120, 126):
        states[t] = _state(t, confidence=0.80)
    found = _ranked(states)
    assert len(found) == 2
    assert 120 <= found[0].frame < 126 and 40 <= found[1].frame < 46
    assert found[0].score > found[1].score


def test_forward_and_backward_disagree() -> None:
    states = {t: _state(t, agreement=0.97) for t in range(FRAMES)}
    states[0] = _state(0, provenance=Provenance.MANUAL)
    for t in range(60, 70):
        states[t] = _state(t, agreement=0.4)
    found = _ranked(states)[0]
    assert 60 <= found.frame < 70 and found.reason is Reason.DISAGREE
    assert sentence(found, {}) == "forward and backward disagree"


@pytest.mark.parametrize(
    ("after", "reason", "words"),
    [
        (0, Reason.VANISHED, "rider vanished"),
        (130, Reason.SHRANK, "rider shrank to a third"),
        (100, Reason.SHRANK, "rider shrank to a quarter"),
        (1200, Reason.GREW, "rider tripled"),
    ],
)
def test_an_area_jumps(after: int, reason: Reason, words: str) -> None:
    states = _clip()
    for t in range(100, FRAMES):
        states[t] = _state(t, {1: 1000, 2: after}, confidence=0.93)
    found = _ranked(states)[0]
    assert 98 <= found.frame <= 105
    assert (found.reason, found.object_id) == (reason, 2)
    assert sentence(found, {1: "cow", 2: "rider"}) == words
    assert len([c for c in _ranked(states) if c.object_id == 2]) == 1  # afterwards it is just small


def test_an_object_appears_and_is_named_by_its_number() -> None:
    states = {t: _state(t, {1: 1000, 2: 400 if t >= 100 else 0}) for t in range(FRAMES)}
    states[0] = _state(0, {1: 1000}, confidence=None, provenance=Provenance.MANUAL)
    found = _ranked(states)[0]
    assert found.reason is Reason.APPEARED and found.ratio == math.inf
    assert sentence(found, {}) == "object 2 appeared"


def test_travelling_backwards_the_frame_farther_from_the_reference_is_meant() -> None:
    states = {t: _state(t, {1: 1000 if t >= 100 else 0}) for t in range(FRAMES)}
    states[FRAMES - 1] = _state(FRAMES - 1, {1: 1000}, provenance=Provenance.MANUAL)
    found = _ranked(states)[0]
    assert found.frame < 100 and found.reason is Reason.VANISHED


def test_gradual_growth_is_no_jump() -> None:
    states = {t: _state(t, {1: round(1000 * 1.01**t)}) for t in range(FRAMES)}
    states[0] = _state(0, {1: 1000}, provenance=Provenance.MANUAL)
    assert _ranked(states) == ()


def test_an_object_that_comes_and_goes_does_not_drown_the_others() -> None:
    """It flickers on 60 frames; one long dip of confidence is worth more."""
    states = _clip()
    for t in range(20, 80):
        states[t] = _state(t, {1: 1000, 2: 400 if t % 2 else 0})
    for t in range(140, 160):
        states[t] = _state(t, confidence=0.8)
    found = _ranked(states)
    assert 140 <= found[0].frame < 160
    assert sum(20 <= c.frame < 80 for c in found) <= 2


def test_specks_of_an_absent_object_are_nothing() -> None:
    states = {t: _state(t, {1: 1000, 2: 4000 if t < 5 else (3 if t % 3 == 0 else 0)}) for t in range(FRAMES)}
    states[0] = _state(0, {1: 1000, 2: 4000}, provenance=Provenance.MANUAL)
    assert all(c.frame < 15 for c in _ranked(states))


def test_a_cut_is_one_suggestion_of_many() -> None:
    before = dict.fromkeys(range(1, 6), 1000)
    after = dict.fromkeys(range(1, 6), 100)
    states = {t: _state(t, before if t < 100 else after, confidence=0.95) for t in range(FRAMES)}
    states[0] = _state(0, before, provenance=Provenance.MANUAL)
    for t in range(150, 156):
        states[t] = _state(t, after, confidence=0.8)
    found = _ranked(states)
    assert 150 <= found[0].frame < 156
    cut = [c for c in found if c.reason is Reason.CUT]
    assert len(cut) == 1 and 98 <= cut[0].frame <= 105
    assert sentence(cut[0], {}) == "everything changes at once"


@pytest.mark.parametrize("trusted", [Provenance.MANUAL, Provenance.APPROVED])
def test_what_a_person_stands_for_is_never_suggested(trusted: Provenance) -> None:
    states = {t: _state(t, confidence=0.3 + 0.6 * (t % 2), provenance=trusted) for t in range(FRAMES)}
    assert _ranked(states) == ()
    states = _clip()
    for t in range(80, 100):
        states[t] = _state(t, confidence=0.7)
    (first,) = _ranked(states)
    states[first.frame] = _state(first.frame, confidence=0.7, provenance=trusted)
    assert first.frame not in [c.frame for c in _ranked(states)]


def test_a_correction_takes_its_neighbours_along() -> None:
    states = _clip()
    for t in range(80, 85):
        states[t] = _state(t, confidence=0.85)
    (first,) = _ranked(states)
    states[first.frame] = _state(first.frame, provenance=Provenance.MANUAL)
    after = _ranked(states)
    assert all(c.score < first.score for c in after)


def test_frames_without_numbers_or_masks_are_passed_over() -> None:
    states = {t: _state(t, confidence=None) for t in range(FRAMES)}
    assert _ranked(states) == ()
    states = {t: FrameState(t, Provenance.PROPAGATED, math.nan, (1,)) for t in range(FRAMES)}  # nothing was counted
    assert _ranked(states) == ()
    states = _clip()
    for t in range(50, 60):
        del states[t]
    for t in range(100, 110):
        states[t] = _state(t, confidence=0.8 if t % 2 else None)
    assert all(100 <= c.frame < 110 for c in _ranked(states))


def test_equal_frames_come_in_their_order_and_the_same_each_time() -> None:
    states = _clip()
    for start in (150, 50, 100):
        for t in range(start, start + 6):
            states[t] = _state(t, confidence=0.8)
    states = {t: states[t] for t in reversed(range(FRAMES))}
    found = _ranked(states)
    assert found == _ranked(states)
    assert [c.frame // 50 for c in found] == sorted(c.frame // 50 for c in found) or found[0].score > found[1].score


def test_changed_frames_give_what_reading_anew_gives() -> None:
    rng = np.random.default_rng(3)
    followed, states = Evidence(FRAMES), _clip()
    followed.reset(states)
    for _ in range(30):
        frames = [int(t) for t in rng.choice(FRAMES, 5, replace=False)]
        for t in frames:
            if rng.random() < 0.2:
                states.pop(t, None)
            else:
                ids = rng.choice(np.arange(1, 9), 3, replace=False)
                areas = {int(i): int(rng.integers(1, 2000)) for i in sorted(ids)}
                kind = Provenance(rng.choice(list(Provenance)))
                states[t] = _state(t, areas, float(rng.uniform(0.5, 1)), float(rng.uniform(0, 1)), kind)
        followed.update(frames, states.get)
        anew = Evidence(FRAMES)
        anew.reset(states)
        assert rank(followed) == rank(anew)


def test_a_long_clip_gives_a_bounded_list_with_room_between() -> None:
    rng = np.random.default_rng(0)
    states = {t: _state(t, confidence=float(rng.uniform(0.5, 0.99))) for t in range(20_000)}
    found = _ranked(states, 20_000)
    assert len(found) == 50
    frames = sorted(c.frame for c in found)
    assert min(np.diff(frames)) > 5


def test_of_two_that_are_as_bad_the_longer_stretch_comes_first() -> None:
    states = _clip()
    for first, last in ((50, 53), (120, 150)):
        for t in range(first, last):
            states[t] = _state(t, confidence=0.7)
    found = _ranked(states)
    assert [50 <= c.frame < 53 for c in found] == [False, True]
    assert found[0].first >= 120 and found[0].last < 155
