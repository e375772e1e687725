"""What a check has found: valid for masks as they were, kept in the workspace."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from vosannot.media.clip import open_clip
from vosannot.project.checks import Judgement, Judgements, stamp, worst_of
from vosannot.project.concerns import Evidence, Reason, rank, sentence
from vosannot.project.records import FrameState, Provenance
from vosannot.project.workspace import Workspace


def state(frame: int, area: int = 100, provenance: Provenance = Provenance.PROPAGATED) -> FrameState:
    return FrameState(frame, provenance, 0.9, (1, 2), (area, 50))


@pytest.mark.parametrize("other", [state(0, 101), state(0, provenance=Provenance.APPROVED)])
def test_a_stamp_changes_with_the_masks(other):
    assert stamp(state(0)) == stamp(state(0)) != stamp(other)


def test_a_judgement_holds_for_what_was_judged():
    held = Judgements({0: Judgement(stamp(state(0)), {1: 0.9, 2: 0.4}, {1: 0.1, 2: 1.2})})
    assert held.worst(state(0)) == (2, 0.4)
    assert held.of(state(0, 99)) is None and held.of(state(1)) is None


def test_nothing_judged_has_no_worst():
    assert worst_of({}) is None


def evidence(expected: dict[int, float], confidence: float = 0.9) -> Evidence:
    made = Evidence(60, lambda s: (1, expected[s.frame]) if s.frame in expected else None)
    states = {f: FrameState(f, Provenance.PROPAGATED, confidence, (1,), (100,)) for f in range(1, 60)}
    made.reset({0: FrameState(0, Provenance.MANUAL, None, (1,), (100,)), **states})
    return made


def test_what_was_checked_is_ranked_by_the_check():
    expected = {f: 0.3 if f == 40 else 0.95 for f in range(1, 60)}
    (first, *_) = rank(evidence(expected))
    assert (first.frame, first.reason, first.object_id) == (40, Reason.WRONG, 1)
    assert first.ratio == pytest.approx(0.3)
    assert sentence(first, {1: "rider"}) == "rider about 70 % wrong"


def test_masks_that_are_right_are_not_listed():
    assert rank(evidence(dict.fromkeys(range(1, 60), 0.97))) == ()


def test_between_references_what_both_directions_disagree_in_counts_as_well():
    """A check that finds the same everywhere does not say where; both directions do."""
    made = Evidence(60, lambda s: (1, 0.8))
    apart = {f: 0.2 if 28 <= f < 34 else 0.95 for f in range(1, 59)}
    states = {f: FrameState(f, Provenance.PROPAGATED, 0.9, (1,), (100,), agreement) for f, agreement in apart.items()}
    right = {f: FrameState(f, Provenance.MANUAL, None, (1,), (100,)) for f in (0, 59)}
    made.reset({**states, **right})
    first = rank(made)[0]
    assert 28 <= first.frame < 34 and first.reason is Reason.DISAGREE
    assert sentence(first, {}) == "forward and backward disagree"


def test_corrections_are_listed_by_what_they_mend():
    """The worst frame stands alone; a stretch that is less bad comes before it."""
    expected = {f: 0.2 if f == 12 else 0.4 if 30 <= f < 50 else 0.97 for f in range(1, 60)}
    first, second, *_ = rank(evidence(expected))
    assert 34 <= first.frame < 46 and first.first <= 32 and first.last >= 47
    assert second.frame == 12 and first.score > second.score > 0


def test_a_frame_that_changes_is_read_anew():
    expected = {f: 0.3 if f == 40 else 0.95 for f in range(1, 60)}
    made = evidence(expected)
    del expected[40]
    made.update([40], lambda f: FrameState(f, Provenance.PROPAGATED, 0.9, (1,), (100,)))
    assert np.isnan(made.expected[40]) and 40 not in [c.frame for c in rank(made)]


def test_the_newest_check_is_kept(tmp_path: Path):
    folder = tmp_path / "clip"
    folder.mkdir()
    for frame in range(3):
        cv2.imwrite(str(folder / f"{frame:05d}.png"), np.zeros((20, 30, 3), np.uint8))
    path = tmp_path / "w.vosannot"
    workspace = Workspace.open(path)
    document = workspace.video_document(workspace.add_video(open_clip(folder).info).id)
    states = {f: state(f) for f in range(3)}
    for j in (0.2, 0.6):
        Judgements({f: Judgement(stamp(s), {1: j, 2: 0.9}, {1: 1 - j, 2: 0.1}) for f, s in states.items()}).store(
            document, {}
        )
    workspace.close()
    workspace = Workspace.open(path)
    document = workspace.video_document(workspace.videos()[0].id)
    held = Judgements.stored(document)
    assert held.worst(states[1]) == (1, 0.6) and held.of(states[2]).errors == {1: 0.4, 2: 0.1}
    assert sum(bool(run.curve) for run in document.runs()) == 1
    workspace.close()
