"""Propose objects: the search, its candidates, and a click that makes an object of one."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import HEIGHT, WIDTH, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import (
    AdaptationEnded,
    Candidate,
    CandidatesFound,
    Finished,
    ForegroundDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
)
from vosannot.gui.panels.candidates import sure_words
from vosannot.gui.session import proposing as module
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import JobState
from vosannot.project.records import Provenance

pytestmark = pytest.mark.usefixtures("own_cache")


def candidate(number: int, frame: int, x: int = 20, confidence: float = 0.7) -> Candidate:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[20:40, x : x + 20] = True
    return Candidate(number, frame, mask, (frame, frame + 1), confidence, 0.04, 3.2, 0.5)


def search(person: Person) -> FakeJob:
    """Propose objects, and the job that comes of it."""
    return person.begin(person.window.registry["propagate.propose"].trigger)


def finish(person: Person, job: FakeJob, *candidates: Candidate, reason: str = "") -> None:
    frames = job.request.frames
    empty = np.zeros((HEIGHT, WIDTH), np.uint8)
    done = [ForegroundDone(frame, empty, empty, 0.0) for frame in frames]
    job.emit(StageStarted("find", len(frames)), *done, CandidatesFound(candidates, reason), Finished())
    job.end()
    person.wait(lambda: not person.controller.proposing.running)


def page(person: Person):
    return person.window.adapt.propose


def click(person: Person, row: int) -> None:
    listed = page(person).list
    place = listed.visualRect(listed.model().index(row, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def accepted(person: Person, objects: int) -> None:
    person.wait(lambda: len(person.document.objects()) == objects and person.session.up_to_date)


def test_a_click_makes_an_object_where_it_is_surest(person: Person) -> None:
    job = search(person)
    assert job.engine == person.controller.proposing.method
    assert not job.request.references and job.request.frames == tuple(range(12))
    finish(person, job, candidate(1, 7), candidate(2, 3, x=70))
    assert person.window.adapt.tabs.currentIndex() == 2
    assert "2 candidates" in person.banner
    click(person, 0)
    accepted(person, 1)
    person.wait(lambda: person.session.frame == 7)
    assert np.array_equal(person.document.labels(7) == 1, candidate(1, 7).mask)
    assert person.document.state(7).provenance is Provenance.MANUAL
    assert person.controller.tools.object == 1
    click(person, 0)  # again: it is one already
    click(person, 1)
    accepted(person, 2)
    person.wait(lambda: person.session.frame == 3)
    assert (person.document.labels(3) == 2).sum() == 400


def test_one_step_to_undo(person: Person) -> None:
    finish(person, search(person), candidate(1, 7), candidate(2, 3, x=70))
    page(person).all_button.click()
    accepted(person, 2)
    person.wait(lambda: not page(person).all_button.isVisible())
    person.controller.undo()
    accepted(person, 0)
    assert person.document.labels(7) is None and person.document.labels(3) is None
    person.wait(lambda: page(person).all_button.isVisible())  # they can be accepted again
    person.controller.redo()
    accepted(person, 2)
    assert person.document.labels(7).any()


def test_what_was_painted_stays(person: Person) -> None:
    person.go(7)
    person.drag((30, 30), (50, 30))  # over a part of it
    person.wait(lambda: person.document.labels(7) is not None)
    painted = person.document.labels(7) == 1
    finish(person, search(person), candidate(1, 7))
    click(person, 0)
    accepted(person, 2)
    labels = person.document.labels(7)
    assert np.array_equal(labels == 1, painted)
    assert np.array_equal(labels == 2, candidate(1, 7).mask & ~painted)


def test_what_covers_it_is_replaced_only_when_asked(person: Person) -> None:
    person.go(7)
    person.controller.tools.radius = 25
    person.drag((30, 30), (32, 30))
    person.wait(lambda: person.document.labels(7) is not None)
    before = person.document.labels(7).copy()
    finish(person, search(person), candidate(1, 7))
    click(person, 0)
    person.wait(lambda: "masks in that place already" in person.banner)
    assert np.array_equal(person.document.labels(7), before) and len(person.document.objects()) == 1
    person.window.banner._action.click()
    accepted(person, 2)
    assert np.array_equal(person.document.labels(7) == 2, candidate(1, 7).mask)


def test_nothing_found_is_a_sentence(person: Person) -> None:
    sentence = "Nothing was found that moves against its background. Paint a first mask, or click the object (S)."
    finish(person, search(person), reason=sentence)
    assert person.banner == sentence and person.controller.proposing.emptiness == sentence
    assert not page(person).all_button.isVisible()


def test_candidates_come_while_it_runs_and_stay_when_it_is_stopped(person: Person) -> None:
    job = search(person)
    first = candidate(1, 2)
    job.emit(StageStarted("find", 12), CandidatesFound((first,)))
    person.wait(lambda: bool(person.controller.proposing.candidates))
    assert not page(person).start_button.isEnabled()
    click(person, 0)  # need not wait
    accepted(person, 1)
    page(person).live.stop_button.click()
    person.wait(lambda: job.stops == 1)
    person.wait(lambda: not person.controller.proposing.running)
    assert len(person.controller.proposing.candidates) == 1 and page(person).start_button.isEnabled()


def test_a_failure_is_said_and_leaves_everything(person: Person) -> None:
    job = search(person)
    job.end(JobState.FAILED, "The weights are damaged.")
    person.wait(lambda: "The weights are damaged." in person.banner)
    assert person.controller.proposing.task.state is TaskState.FAILED and not person.document.objects()


def test_asking_again_comes_back_to_what_was_found(person: Person) -> None:
    finish(person, search(person), candidate(1, 2))
    person.window.adapt.tabs.setCurrentIndex(0)
    person.window.registry["propagate.propose"].trigger()
    assert person.window.adapt.tabs.currentIndex() == 2 and len(person.runner.submitted) == 1


def test_keys(person: Person) -> None:
    registry = person.window.registry
    assert registry["propagate.propose"].shortcut().toString() == "Shift+A"
    assert registry["view.flow"].shortcut().toString() == "Shift+M"
    used = [key.toString() for spec in registry.specs() for key in registry[spec.id].shortcuts()]
    assert used.count("Shift+A") == used.count("Shift+M") == 1


def test_an_empty_clip_offers_it(person: Person) -> None:
    button = person.window.objects.propose
    assert button.isVisible()
    button.click()
    person.wait(lambda: len(person.runner.submitted) == 1)
    finish(person, person.job(), candidate(1, 2))
    click(person, 0)
    accepted(person, 1)
    person.wait(lambda: not button.isVisible())


def test_another_clip_forgets_the_search(person: Person, clip: Path, tmp_path: Path) -> None:
    finish(person, search(person), candidate(1, 2))
    other = tmp_path / "other"
    other.mkdir()
    for file in clip.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    person.open(other)
    assert not person.controller.proposing.candidates and person.controller.proposing.task is None


@pytest.fixture
def adapting(person: Person, monkeypatch) -> Person:
    """With the network, which adapts, whether its weights are bundled or not."""
    monkeypatch.setattr(module, "offered_proposers", lambda: ("datt", "motion"))
    person.controller.proposing.set_method("datt")
    return person


def preview(frame: int, columns: int) -> Preview:
    labels = np.zeros((HEIGHT // 2, WIDTH // 2), np.uint8)
    labels[:, :columns] = 1
    return Preview(frame, labels, 0.6)


def epoch(job: FakeJob, step: int) -> tuple:
    shown = tuple(preview(frame, 4 * step + 4) for frame in job.request.probes)
    done = IterationDone("adapt", step, 10, {"loss": 1 / (step + 1)}, shown)
    return (done,) if step == 0 else (SnapshotSaved(step), done)


def test_an_adaptation_is_watched_steered_and_chosen(adapting: Person) -> None:
    person = adapting
    proposing = person.controller.proposing
    job = search(person)
    assert job.request.adapt and len(job.request.probes) == 3 and job.engine == "datt"
    job.emit(StageStarted("adapt", 10))
    for step in range(4):
        job.emit(*epoch(job, step))
    person.wait(lambda: proposing.task.done == 3)
    live = page(person).live
    assert live.curve.isVisible() and not live.cycle.isVisible()
    assert live.use_chosen.text() == "Use epoch 3"
    live.stop_button.click()
    person.wait(lambda: job.commands == [UseSnapshot(None)])
    job.emit(AdaptationEnded(3, 3, "The person stopped it."))
    finish(person, job, candidate(1, 5))
    assert "epoch" in live.note.text()
    live.curve.step_chosen.emit(1)
    proposing.use_iteration(1)
    person.wait(lambda: len(person.runner.submitted) == 2)
    again = person.job()
    assert again.request.snapshot == 1 and not again.request.adapt
    finish(person, again, candidate(1, 6))
    assert proposing.candidates[0].frame == 6 and live.curve.isVisible()


def test_flow_adapts_when_it_is_asked_to(person: Person, monkeypatch) -> None:
    monkeypatch.setattr(module, "offered_proposers", lambda: ("flow", "motion"))
    proposing = person.controller.proposing
    proposing.set_method("flow")
    finish(person, plain := search(person), candidate(1, 5))
    assert not plain.request.adapt and plain.request.snapshot is None
    page(person)._fill_form()
    page(person).form.editor("adapt").setValue(30)
    job = person.begin(page(person).start_button.click)
    assert job.request.adapt and job.params.adapt == 30 and not job.request.references
    job.emit(StageStarted("find", 12), IterationDone("find", 12, 12), StageStarted("check", 12))
    person.wait(lambda: proposing.task.stage == "check")
    assert proposing.task.stage_title == "Checking" and not proposing.task.curve
    job.emit(StageStarted("adapt", 10), *epoch(job, 0), *epoch(job, 1))
    person.wait(lambda: len(proposing.task.curve) == 2)
    live = page(person).live
    assert live.curve.isVisible() and live.use_chosen.text() == "Use iteration 1"
    job.emit(AdaptationEnded(1, 1, "All iterations were done."))
    finish(person, job, candidate(1, 5))
    page(person).form.editor("adapt").setValue(0)
    finish(person, again := person.begin(page(person).start_button.click), candidate(1, 5))
    assert again.request.snapshot == 0 and not again.request.adapt  # nothing that was learned and not asked for


def test_settings_make_room_for_what_is_found(person: Person) -> None:
    proposing = page(person)
    person.window.adapt.tabs.setCurrentIndex(2)
    assert proposing.form.isVisible()
    finish(person, search(person), candidate(1, 5))
    assert not proposing.form.isVisible()
    proposing.fold.click()
    assert proposing.form.isVisible()


def test_without_an_adaptation_there_is_no_curve(person: Person) -> None:
    proposing = person.controller.proposing
    proposing.set_method("motion")
    job = search(person)
    job.emit(StageStarted("flow", 22), IterationDone("flow", 5, 22))
    person.wait(lambda: proposing.task.done == 5)
    live = page(person).live
    assert not live.curve.isVisible() and not live.use_chosen.isVisible()
    assert proposing.task.stage_title == "Computing flow" and not proposing.task.curve
    finish(person, job)


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.95, "Very sure"), (0.7, "Sure"), (0.5, "Less sure"), (0.2, "Unsure")]
)
def test_sure_words(confidence: float, words: str) -> None:
    assert sure_words(confidence) == words


def test_many_with_long_names(person: Person) -> None:
    found = [candidate(n, n % 12, x=5 * n) for n in range(1, 13)]
    finish(person, search(person), *found)
    page(person).all_button.click()
    person.wait(lambda: len(person.document.objects()) >= 1 and person.session.up_to_date)
    for known in person.document.objects():
        person.document.rename_object(known.id, "a name that goes on and on " * 3)
    assert not page(person).list.grab().isNull()


def test_the_flow_is_shown_only_when_asked(person: Person) -> None:
    flowing = person.controller.flowing
    assert flowing.words == "" and flowing.now is None
    before = person.canvas.grab().toImage()
    person.window.registry["view.flow"].trigger()
    assert person.window.registry["view.flow"].isChecked()
    person.wait(lambda: flowing.now is not None)
    assert flowing.now.other == 1 and "flow to frame 1" in flowing.words
    assert person.canvas.grab().toImage() != before
    person.go(11)
    person.wait(lambda: flowing.now is not None)
    assert flowing.now.other == 10  # the last frame has none after it
    person.window.registry["view.flow"].trigger()
    assert flowing.words == "" and not person.window.registry["view.flow"].isChecked()


def test_flow_of_a_single_picture(welcome: Person, clip: Path) -> None:
    welcome.open(clip / "00003.png")
    welcome.canvas.setFocus()
    welcome.window.registry["view.flow"].trigger()
    welcome.wait(lambda: welcome.controller.flowing.words == "a single picture has no flow")


def test_flow_says_that_it_is_computed(person: Person, monkeypatch) -> None:
    import threading

    flowing, gate = person.controller.flowing, threading.Event()
    real = flowing._source.coloured

    def slow(path: Path, frame: int):
        gate.wait(60)
        return real(path, frame)

    monkeypatch.setattr(flowing._source, "coloured", slow)
    flowing.toggle()
    assert flowing.words == "computing flow …" and flowing.now is None
    gate.set()
    person.wait(lambda: flowing.now is not None)
