import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import (
    Finished,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
    Warned,
)
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import JobState
from vosannot.project.records import Provenance

CTRL = Qt.KeyboardModifier.ControlModifier


def mask(frame: int) -> np.ndarray:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[10:30, 5 * frame + 1 : 5 * frame + 20] = 1
    return labels


def done(frame: int) -> FrameDone:
    return FrameDone(frame, mask(frame), 0.9 - frame / 100)


def iterations(job: FakeJob, upto: int, first: int = 0) -> None:
    for step in range(first, upto + 1):
        if step:
            job.emit(SnapshotSaved(step))
        previews = tuple(Preview(f, mask(f)[::2, ::2].copy(), 0.5) for f in job.request.probes)
        job.emit(IterationDone("adapt", step, 20, {"loss": 1.0 / step} if step else {}, previews))


@pytest.fixture
def painted(person: Person) -> Person:
    person.drag((20, 30), (60, 30))
    return person


def task(person: Person):
    return person.controller.propagation.task


def test_without_a_reference_the_banner_explains(person: Person) -> None:
    person.key(Qt.Key.Key_A)
    person.wait(lambda: "Paint an object" in person.banner)
    assert not person.runner.submitted


def test_adapt_and_propagate_streams_masks(painted: Person) -> None:
    job = painted.adapt()
    request = job.request
    assert request.adapt and request.start == 0 and request.frames == tuple(range(1, FRAMES))
    assert (request.references[0] == painted.session.labels).all() and list(request.references) == [0]
    assert len(request.probes) == 3
    job.emit(StageStarted("load", 0), StageStarted("adapt", 20))
    iterations(job, 3)
    painted.wait(lambda: task(painted).done == 3)
    live = painted.window.adapt.live
    assert live.stop_button.text() == "Stop and use this" and live.stop_button.isEnabled()
    assert live.curve.choice == 3
    assert not painted.document.can_redo and painted.document.undo_title.startswith("Paint")
    painted.go(4)
    job.emit(StageStarted("propagate", FRAMES - 1), *(done(f) for f in range(1, 6)))
    painted.wait(lambda: (painted.session.labels == mask(4)).all())
    painted.wait(lambda: painted.window.timeline.presence.count(1) == 6)
    assert painted.document.state(4).provenance is Provenance.PROPAGATED
    job.emit(*(done(f) for f in range(6, FRAMES)), Finished({"frames": FRAMES - 1}))
    job.end()
    painted.wait(lambda: task(painted).state is TaskState.DONE)
    assert all((painted.document.labels(f) == mask(f)).all() for f in range(1, FRAMES))
    painted.wait(lambda: f"{FRAMES - 1} frames predicted" in painted.banner)
    painted.key(Qt.Key.Key_Z, CTRL)
    painted.wait(lambda: set(painted.document.states()) == {0})


def test_reference_in_the_middle_goes_both_ways(person: Person) -> None:
    person.go(5)
    person.click(40, 30)
    first = person.adapt(jobs=2)
    second = person.job(-1)
    assert first.request.adapt and first.request.frames == (6, 7, 8, 9, 10, 11)
    assert not second.request.adapt and second.request.snapshot is None
    assert second.request.frames == (4, 3, 2, 1, 0) and second.request.start == 5
    for job in (first, second):
        job.emit(StageStarted("propagate", len(job.request.frames)), *(done(f) for f in job.request.frames))
        job.end()
    person.wait(lambda: task(person).over)
    assert task(person).written == FRAMES - 1
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: set(person.document.states()) == {5})


def test_manual_and_approved_frames_stay(painted: Person) -> None:
    painted.document.set_labels(3, mask(0), Provenance.APPROVED, "test")
    painted.go(6)
    painted.click(100, 60)
    manual = painted.document.labels(6).copy()
    painted.go(0)
    job = painted.adapt()
    assert job.request.frames == (1, 2, 4, 5, 7, 8, 9, 10, 11)
    assert sorted(job.request.references) == [0, 6]
    # An engine that does not listen must not win either.
    job.emit(StageStarted("propagate", FRAMES), *(done(f) for f in range(FRAMES)))
    job.end()
    painted.wait(lambda: task(painted).over)
    assert (painted.document.labels(6) == manual).all()
    assert (painted.document.labels(3) == mask(0)).all()
    assert painted.document.state(3).provenance is Provenance.APPROVED
    assert (painted.document.labels(5) == mask(5)).all()


def test_stop_and_use_this_and_use_iteration(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("adapt", 20))
    iterations(job, 6)
    painted.wait(lambda: task(painted).done == 6)
    live = painted.window.adapt.live
    live.curve._choose(4)
    assert live.use_chosen.text() == "Use iteration 4"
    QTest.mouseClick(live.use_chosen, Qt.MouseButton.LeftButton)
    painted.wait(lambda: job.commands == [UseSnapshot(4)])
    assert not live.stop_button.isEnabled()
    job.emit(StageStarted("propagate", 2), done(1), done(2))
    job.end()
    painted.wait(lambda: task(painted).over)
    assert painted.document.runs()[-1].chosen == 4
    # Afterwards another one can be tried: the same way, without adapting again.
    live.curve._choose(2)
    QTest.mouseClick(live.use_chosen, Qt.MouseButton.LeftButton)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    again = painted.job()
    assert again.request.snapshot == 2 and not again.request.adapt
    assert again.request.frames == tuple(range(1, FRAMES))


def test_stop_and_use_newest(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("adapt", 20))
    iterations(job, 2)
    painted.wait(lambda: task(painted).done == 2)
    QTest.mouseClick(painted.window.adapt.live.stop_button, Qt.MouseButton.LeftButton)
    painted.wait(lambda: job.commands == [UseSnapshot(None)])
    assert task(painted).chosen == 2


def test_cancel_leaves_everything_as_it_was(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), done(1), done(2))
    painted.wait(lambda: task(painted).written == 2)
    QTest.mouseClick(painted.window.adapt.live.cancel, Qt.MouseButton.LeftButton)
    painted.wait(lambda: task(painted).over)
    assert job.stops == 1 and job.reverted
    painted.wait(lambda: set(painted.document.states()) == {0})
    assert "Cancelled" in painted.banner and painted.controller.propagation.adapted is None
    assert painted.document.undo_title.startswith("Paint")


def test_stop_keeps_what_is_done(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), done(1), done(2))
    painted.wait(lambda: task(painted).written == 2)
    QTest.mouseClick(painted.window.tasks.stop_button, Qt.MouseButton.LeftButton)
    painted.wait(lambda: task(painted).over)
    assert set(painted.document.states()) == {0, 1, 2}
    assert "2 frames kept" in painted.banner and not job.reverted


def test_a_failed_job_says_why(painted: Person) -> None:
    job = painted.adapt()
    job.emit(Warned("The network is unsure."))
    painted.wait(lambda: "unsure" in painted.banner)
    job.end(JobState.FAILED, "There is not enough memory.")
    painted.wait(lambda: "enough memory" in painted.banner)
    assert task(painted).state is TaskState.FAILED
    assert set(painted.document.states()) == {0}


def test_painting_while_a_job_runs(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), done(1), done(2), done(3))
    painted.go(5)
    QTest.mousePress(painted.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, painted.at(100, 60))
    job.emit(done(4), done(5), done(6))
    painted.wait(lambda: painted.document.state(6) is not None)
    assert painted.session.labels[60, 100] == 1  # the stroke in progress is not wiped out
    QTest.mouseRelease(painted.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, painted.at(100, 60))
    labels = painted.document.labels(5)
    assert labels[60, 100] == 1 and labels[15, 30] == 1  # the stroke, on top of what the job wrote meanwhile
    painted.wait(lambda: (painted.session.labels == labels).all())
    assert painted.document.state(5).provenance is Provenance.MANUAL
    painted.go(8)
    painted.click(100, 60)
    job.emit(done(7), done(8), done(9))
    painted.wait(lambda: painted.document.state(9) is not None)
    assert painted.document.labels(8)[15, 50] == 0  # painted before the job came by: the person's


def test_a_correction_becomes_a_reference(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), *(done(f) for f in range(1, FRAMES)))
    job.end()
    painted.wait(lambda: task(painted).over)
    painted.go(6)
    painted.click(110, 60)
    assert painted.banner == "Frame 6 is now a reference."
    painted.key(Qt.Key.Key_R)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    request = painted.job().request
    assert not request.adapt and request.start == 6 and request.frames == (7, 8, 9, 10, 11)
    assert sorted(request.references) == [0, 6]


def test_approve(painted: Person) -> None:
    painted.document.set_labels(3, mask(3), Provenance.PROPAGATED, "test")
    painted.go(3)
    painted.key(Qt.Key.Key_Return)
    assert painted.document.state(3).provenance is Provenance.APPROVED
    painted.key(Qt.Key.Key_Return)
    assert painted.document.state(3).provenance is Provenance.PROPAGATED


def test_undo_while_a_job_writes_ends_it(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), done(1), done(2))
    painted.wait(lambda: task(painted).written == 2)
    painted.key(Qt.Key.Key_Z, CTRL)
    painted.wait(lambda: set(painted.document.states()) == {0})
    job.emit(done(3))
    painted.wait(lambda: job.stops == 1)
    painted.wait(lambda: task(painted).over)
    assert set(painted.document.states()) == {0}


def test_closing_ends_the_worker(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("propagate", 11), done(1))
    painted.wait(lambda: task(painted).written == 1)
    painted.window.close()
    assert painted.runner.closed


def test_another_iteration_while_propagating_waits_for_the_first_to_end(painted: Person) -> None:
    job = painted.adapt()
    job.emit(StageStarted("adapt", 20))
    iterations(job, 3)
    job.emit(StageStarted("propagate", 11), done(1), done(2))
    first = task(painted)
    painted.wait(lambda: first.written == 2)
    painted.controller.propagation.use_iteration(1)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    assert first.over and job.stops == 1
    again = painted.job()
    assert again.request.snapshot == 1 and again.request.frames == tuple(range(1, FRAMES))
    other = [FrameDone(f, np.ascontiguousarray(mask(f)[::-1]), 0.5) for f in range(1, FRAMES)]
    again.emit(StageStarted("propagate", 11), *other)
    again.end()
    painted.wait(lambda: task(painted).over)
    assert task(painted).written == FRAMES - 1
    assert (painted.document.labels(1) == mask(1)[::-1]).all()


def test_a_task_queued_behind_another_overwrites_what_that_one_predicted(painted: Person) -> None:
    first = painted.adapt()
    painted.key(Qt.Key.Key_R)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    second = painted.job()
    first.emit(StageStarted("propagate", 11), *(done(f) for f in range(1, FRAMES)))
    first.end()
    second.emit(StageStarted("propagate", 11), FrameDone(5, mask(0), 0.9))
    second.end()
    painted.wait(lambda: task(painted).over)
    assert (painted.document.labels(5) == mask(0)).all()
    assert (painted.document.labels(6) == mask(6)).all()
