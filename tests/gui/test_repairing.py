"""Repair masks: what is asked, nothing changes before it is accepted, the wipe, ranges, undo, dismissing."""

import numpy as np
from PySide6.QtCore import Qt

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import Finished, FrameDone, StageStarted
from vosannot.gui.session.comparison import With
from vosannot.gui.session.ranges import Selection
from vosannot.jobs.runner import JobState
from vosannot.masks.png import decode_png
from vosannot.project.records import Provenance

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def labels(width: int) -> np.ndarray:
    made = np.zeros((HEIGHT, WIDTH), np.uint8)
    made[10:50, 10 : 10 + width] = 1
    return made


def repair(person: Person) -> FakeJob:
    """Press the key, and the job that comes of it."""
    return person.begin(lambda: person.key(Qt.Key.Key_J, CTRL_SHIFT))


def mend(person: Person, *frames: int, width: int = 12) -> None:
    """A repair that mends these frames."""
    job = repair(person)
    job.emit(StageStarted("repair", len(frames)), *(FrameDone(f, labels(width), 0.8) for f in frames))
    job.emit(Finished({"frames": FRAMES, "doubtful_frames": len(frames)}))
    job.end()
    person.wait(lambda: person.controller.repairing.task.over)


def accept(person: Person) -> None:
    person.key(Qt.Key.Key_A, CTRL_SHIFT)
    person.wait(lambda: not person.controller.repairing.mended or person.session.up_to_date)


def test_the_request_holds_masks_trust_and_range(propagated: Person) -> None:
    propagated.controller.ranges.select(Selection(3, 5, None))
    request = repair(propagated).params["request"]
    assert sorted(request.masks) == list(range(FRAMES)) and request.trusted == {0}
    assert request.frames == (3, 4, 5) and request.objects == ()
    assert np.array_equal(decode_png(request.masks[5]), propagated.document.labels(5))


def test_nothing_changes_before_it_is_accepted_as_one_step(propagated: Person) -> None:
    before = {f: propagated.document.labels(f) for f in range(FRAMES)}
    mend(propagated, 4, 6)
    assert all(np.array_equal(propagated.document.labels(f), before[f]) for f in range(FRAMES))
    accept(propagated)
    propagated.wait(lambda: np.array_equal(propagated.document.labels(6), labels(12)))
    assert np.array_equal(propagated.document.labels(4), labels(12))
    assert np.array_equal(propagated.document.labels(5), before[5])
    assert propagated.document.state(4).provenance is Provenance.PROPAGATED
    propagated.controller.undo()
    propagated.wait(lambda: np.array_equal(propagated.document.labels(4), before[4]))
    assert np.array_equal(propagated.document.labels(6), before[6])


def test_the_wipe_shows_what_is_there_and_what_it_may_become(propagated: Person) -> None:
    mend(propagated, 4)
    repairing, comparison = propagated.controller.repairing, propagated.controller.comparison
    repairing.look()
    propagated.wait(lambda: propagated.session.frame == 4 and propagated.window.wipe.isVisible())
    assert comparison.chosen(4) is With.REPAIR
    propagated.wait(lambda: np.array_equal(comparison.pair(4).after, labels(12)))
    pair = comparison.pair(4)
    assert np.array_equal(pair.before, propagated.document.labels(4)) and pair.titles == ("now", "mended")


def test_only_the_selected_range(propagated: Person) -> None:
    before = propagated.document.labels(6)
    mend(propagated, 4, 6)
    propagated.controller.ranges.select(Selection(3, 5, None))
    accept(propagated)
    propagated.wait(lambda: np.array_equal(propagated.document.labels(4), labels(12)))
    assert np.array_equal(propagated.document.labels(6), before)
    propagated.wait(lambda: set(propagated.controller.repairing.mended) == {6})


def test_dismissed_and_nothing_changed(propagated: Person) -> None:
    before = propagated.document.labels(4)
    mend(propagated, 4)
    propagated.window.registry["propagate.dismiss_repair"].trigger()
    assert not propagated.controller.repairing.mended
    assert not propagated.window.registry["propagate.accept_repair"].isEnabled()
    assert propagated.controller.comparison.chosen(4) is not With.REPAIR
    assert np.array_equal(propagated.document.labels(4), before)


def test_what_was_changed_since_is_left_alone(propagated: Person) -> None:
    mend(propagated, 4, 6)
    propagated.document.approve([4], "Approve")
    accept(propagated)
    propagated.wait(lambda: np.array_equal(propagated.document.labels(6), labels(12)))
    assert np.array_equal(propagated.document.labels(4), labels(34))


def test_a_failed_or_empty_repair_says_so(propagated: Person) -> None:
    job = repair(propagated)
    job.end(JobState.FAILED, "There are no weights called 'corrector-lite'.")
    propagated.wait(lambda: propagated.controller.repairing.task.over)
    assert "no weights" in propagated.window.banner.text
    mend(propagated)
    propagated.wait(lambda: "nothing to repair" in propagated.window.banner.text)
