"""Repair masks: what is asked, nothing changes before it is accepted, the wipe, ranges, undo, dismissing."""

import numpy as np
from PySide6.QtCore import Qt

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import (
    AdaptationEnded,
    Finished,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
)
from vosannot.engines.refine.info import RepairParams
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
    job = repair(propagated)
    request = job.request
    assert job.engine == "repair" and job.params == RepairParams() and not request.adapt and request.snapshot is None
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


# Adapting


def choose(person: Person, name: str, value: object) -> None:
    """A setting of the page "Repair", as its form says it."""
    person.window.registry["propagate.repair_settings"].trigger()
    assert person.window.adapt.tabs.currentIndex() == 3
    editor = person.window.adapt.repair.form.editor(name)
    editor.setValue(value) if name == "adapt" else editor.setCurrentIndex(editor.findData(value))


def adapting(person: Person, steps: int) -> FakeJob:
    """A repair that adapts, after so many of its 40 iterations."""
    choose(person, "adapt", 40)
    job = repair(person)
    assert job.request.adapt and job.params.adapt == 40
    shown = [Preview(frame, labels(20), 0.6) for frame in (4, 6)]
    job.emit(StageStarted("load", 0), StageStarted("check", FRAMES), StageStarted("adapt", 40))
    job.emit(IterationDone("adapt", 0, 40, {}, tuple(shown)))
    for step in range(1, steps + 1):
        later = [Preview(frame, labels(20 - step), 0.7) for frame in (4, 6)]
        job.emit(SnapshotSaved(step, ()), IterationDone("adapt", step, 40, {"loss": 1 / step}, tuple(later)))
    person.wait(lambda: len(person.controller.repairing.task.curve) == steps + 1)
    return job


def mended(person: Person, job: FakeJob, chosen: int, *frames: int) -> None:
    job.emit(
        AdaptationEnded(chosen, chosen, "Stopped as asked."), StageStarted("repair", 2), IterationDone("repair", 1, 2)
    )
    job.emit(*(FrameDone(f, labels(12), 0.8) for f in frames), Finished({"doubtful_frames": len(frames)}))
    job.end()
    person.wait(lambda: person.controller.repairing.task.over)


def test_adapting_is_watched_on_the_live_page(propagated: Person) -> None:
    job = adapting(propagated, 3)
    panel = propagated.window.adapt
    propagated.wait(lambda: panel.tabs.currentIndex() == 1 and panel.live.curve.choice == 3)
    live, comparison = panel.live, propagated.controller.comparison
    assert live.fold.isHidden() and live.cycle.isHidden() and all(box.isHidden() for box in live.shares.values())
    assert live.stop_button.isEnabled() and live.use_chosen.text() == "Use iteration 3"
    assert comparison.chosen(4) is With.PREVIEWS and np.array_equal(comparison.pair(4).after, labels(17))
    live.stop_button.click()
    propagated.wait(lambda: job.commands == [UseSnapshot(None)])
    mended(propagated, job, 3, 4, 6)
    assert set(propagated.controller.repairing.mended) == {4, 6} and comparison.source is With.REPAIR
    assert not propagated.runner.closed  # the worker still holds the iterations
    propagated.adapt()  # a propagation takes the page over
    propagated.wait(lambda: not live.fold.isHidden() and live.use_chosen.text() == "Use iteration 0")


def test_another_iteration_mends_anew(propagated: Person) -> None:
    job = adapting(propagated, 3)
    mended(propagated, job, 3, 4, 6)
    before, repairing = len(propagated.runner.submitted), propagated.controller.repairing
    repairing.use_iteration(17)  # never kept
    repairing.use_iteration(1)
    propagated.wait(lambda: len(propagated.runner.submitted) == before + 1)
    again = propagated.job()
    assert again.request.snapshot == 1 and not again.request.adapt and not repairing.mended
    again.emit(FrameDone(5, labels(14), 0.8), Finished({"doubtful_frames": 1}))
    again.end()
    propagated.wait(lambda: set(repairing.mended) == {5})
    choose(propagated, "adapt", 0)
    plain = repair(propagated)
    assert plain.request.snapshot == 0 and not plain.request.adapt  # nothing that was learned and not asked for
    assert repairing.adapted is not None


def test_cancelling_puts_everything_back(propagated: Person) -> None:
    stored = {f: propagated.document.labels(f) for f in range(FRAMES)}
    job = adapting(propagated, 2)
    propagated.wait(lambda: propagated.window.adapt.tabs.currentIndex() == 1)
    propagated.window.adapt.live.cancel.click()
    propagated.wait(lambda: job.stops == 1 and job.reverted)
    propagated.wait(lambda: propagated.controller.repairing.task.over)
    assert propagated.controller.repairing.adapted is None and not propagated.controller.repairing.mended
    assert "Cancelled" in propagated.banner
    propagated.wait(lambda: propagated.runner.closed)
    assert all(np.array_equal(propagated.document.labels(f), stored[f]) for f in range(FRAMES))


def test_how_outlines_are_drawn_is_asked(propagated: Person) -> None:
    choose(propagated, "sharpen", "sam")
    assert repair(propagated).params == RepairParams(sharpen="sam")


def test_a_failed_or_empty_repair_says_so(propagated: Person) -> None:
    job = repair(propagated)
    job.end(JobState.FAILED, "There are no weights called 'corrector-lite'.")
    propagated.wait(lambda: propagated.controller.repairing.task.over)
    assert "no weights" in propagated.window.banner.text
    mend(propagated)
    propagated.wait(lambda: "nothing to repair" in propagated.window.banner.text)
