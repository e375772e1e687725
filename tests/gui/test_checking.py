"""Check masks: the job, the strip, the list, what changes afterwards, what survives closing, the error map."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from tests.gui.conftest import FRAMES, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import ExemplarsChosen, Finished, FrameChecked, IterationDone, StageStarted
from vosannot.gui.canvas.error_layer import TOO_LITTLE, TOO_MUCH
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import JobState
from vosannot.masks.png import decode_png
from vosannot.project.concerns import Reason

CTRL = Qt.KeyboardModifier.ControlModifier


def check(person: Person) -> FakeJob:
    """Press the key, and the job that comes of it."""
    return person.begin(lambda: person.key(Qt.Key.Key_J, CTRL))


def found(frame: int, expected: float, error_map: np.ndarray | None = None) -> FrameChecked:
    return FrameChecked(frame, {1: 1 - expected}, {1: expected}, {1: 0.1}, frame == 0, error_map)


def answer(person: Person, job: FakeJob, *events: FrameChecked, state: JobState = JobState.DONE) -> None:
    last = (ExemplarsChosen({1: (0,)}), Finished()) if state is JobState.DONE else ()
    job.emit(StageStarted("check", FRAMES), IterationDone("check", 3, FRAMES), *events, *last)
    job.end(state)
    person.wait(lambda: person.controller.checking.task.over)


def bad_at_seven(person: Person) -> None:
    shade = np.zeros((2, 16, 24), np.uint8)
    shade[0, :8], shade[1, 8:] = 255, 200
    answer(
        person, check(person), *(found(f, 0.3 if f == 7 else 0.95, shade if f == 7 else None) for f in range(FRAMES))
    )
    person.wait(lambda: person.controller.lookout.settled)


def strip(person: Person) -> np.ndarray:
    return person.window.timeline.presence.confidence


def test_the_request_holds_the_masks_and_who_made_them(propagated: Person) -> None:
    request = check(propagated).params["request"]
    assert sorted(request.masks) == list(range(FRAMES))
    assert request.trusted == {0}
    assert np.array_equal(decode_png(request.masks[5]), propagated.document.labels(5))
    assert request.clip == propagated.session.info.path


def test_judgements_drive_the_strip_and_the_list(propagated: Person) -> None:
    assert strip(propagated)[7] == pytest.approx(0.9)
    bad_at_seven(propagated)
    assert strip(propagated)[7] == pytest.approx(0.3) and strip(propagated)[3] == pytest.approx(0.95)
    first = propagated.controller.lookout.concerns[0]
    assert (first.frame, first.reason, first.object_id) == (7, Reason.WRONG, 1)
    assert "Checked 12 frames. 1 frame may be wrong" in propagated.banner
    propagated.go(7)
    assert "expected J 0.30" in propagated.window.status.under.text()


def test_a_frame_that_changes_loses_its_judgement_until_that_is_undone(propagated: Person) -> None:
    bad_at_seven(propagated)
    propagated.go(7)
    propagated.drag((20, 60), (40, 60))
    propagated.wait(lambda: np.isnan(strip(propagated)[7]))  # by hand: no engine and no check speaks of it
    propagated.wait(lambda: 7 not in [c.frame for c in propagated.controller.lookout.concerns])
    propagated.controller.undo()
    propagated.wait(lambda: bool(strip(propagated)[7] == np.float32(0.3)))
    propagated.wait(lambda: 7 in [c.frame for c in propagated.controller.lookout.concerns])


def test_what_changes_while_the_check_runs_is_not_judged(propagated: Person) -> None:
    job = check(propagated)
    propagated.go(7)
    propagated.drag((20, 60), (40, 60))
    propagated.wait(lambda: np.isnan(strip(propagated)[7]))
    answer(propagated, job, *(found(f, 0.4) for f in range(FRAMES)))
    assert propagated.controller.checking.of(propagated.document.state(7)) is None
    assert propagated.controller.checking.of(propagated.document.state(6)) is not None


def test_judgements_survive_closing_and_error_maps_do_not(propagated: Person, clip) -> None:
    bad_at_seven(propagated)
    propagated.window.registry["view.errors"].trigger()
    propagated.controller.close_clip()
    propagated.wait(lambda: propagated.session is None)
    propagated.open(clip)
    assert strip(propagated)[7] == pytest.approx(0.3)
    propagated.wait(lambda: propagated.controller.lookout.settled)
    assert propagated.controller.lookout.concerns[0].frame == 7
    propagated.go(7)
    assert propagated.controller.checking.map is None
    assert "not kept" in propagated.controller.checking.remark


def test_stopping_keeps_what_was_judged(propagated: Person) -> None:
    job = check(propagated)
    job.emit(StageStarted("check", FRAMES), found(3, 0.2))
    propagated.wait(lambda: bool(propagated.controller.checking.task.found))
    propagated.window.registry["propagate.stop"].trigger()
    propagated.wait(lambda: propagated.controller.checking.task.over)
    assert propagated.controller.checking.task.state is TaskState.STOPPED
    assert strip(propagated)[3] == pytest.approx(0.2) and strip(propagated)[4] == pytest.approx(0.9)
    assert "stopped; 1 frame" in propagated.banner


def test_a_failure_is_said_and_changes_nothing(propagated: Person) -> None:
    job = check(propagated)
    job.end(JobState.FAILED, "There is no mask selector.")
    propagated.wait(lambda: propagated.controller.checking.task.over)
    assert "no mask selector" in propagated.banner
    assert strip(propagated)[7] == pytest.approx(0.9)


def test_without_masks_there_is_nothing_to_check(person: Person) -> None:
    before = len(person.runner.submitted)
    person.key(Qt.Key.Key_J, CTRL)
    assert "Nothing to check" in person.banner
    assert len(person.runner.submitted) == before


def test_the_error_map_is_drawn_in_two_colours_with_a_key(propagated: Person) -> None:
    bad_at_seven(propagated)
    propagated.go(7)
    plain = propagated.canvas.grab().toImage()
    propagated.window.registry["view.errors"].trigger()
    assert propagated.window.registry["view.errors"].isChecked()
    drawn = propagated.canvas.grab().toImage()
    much, little = propagated.at(100, 10), propagated.at(100, 70)
    for place, colour in ((much, TOO_MUCH), (little, TOO_LITTLE)):
        before, after = (np.array(image.pixelColor(place).getRgb()[:3], float) for image in (plain, drawn))
        assert np.abs(after - colour).sum() < np.abs(before - colour).sum() / 2
    propagated.go(3)
    assert propagated.controller.checking.map is None
    assert "nothing seems wrong" in propagated.controller.checking.remark
    propagated.go(0)
    assert "not doubted" in propagated.controller.checking.remark
