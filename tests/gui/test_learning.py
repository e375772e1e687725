"""The dialog "Learn from my corrections", its line in the task list, and what is said at the end."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.engines.shelf import shelf, tiny  # noqa: F401 (fixtures)
from tests.gui.conftest import HEIGHT, WIDTH, Person
from tests.training.corrections import stocked
from vosannot.core.events import Finished, IterationDone, StageStarted, Warned
from vosannot.engines.models.importing import import_model
from vosannot.gui.dialogs.learning import LearnDialog
from vosannot.gui.panels.model_choice import ModelChoice
from vosannot.gui.session import tasks
from vosannot.gui.session.learning import Wish
from vosannot.jobs.runner import JobState
from vosannot.project.labelled import labelled_videos
from vosannot.project.records import Provenance
from vosannot.training.learning.options import LearnOptions
from vosannot.training.learning.record import LearnRequest, Record, run_folder


@pytest.fixture
def learner(shelf, tiny, person: Person) -> Person:  # noqa: F811
    """A person with a clip open and models "tiny" and "tiny-xmem"."""
    stocked(tiny)
    person.controller.models.refresh()
    person.wait(lambda: any(e.name == "tiny-xmem" for e in person.controller.models.entries or ()))
    return person


def paint(person: Person, *frames: int, provenance: Provenance = Provenance.MANUAL) -> None:
    if not person.document.objects():
        person.document.add_object("block")
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[20:40, 10:40] = 1
    for frame in frames:
        person.document.set_labels(frame, labels, provenance, "test")


def ask(person: Person) -> LearnDialog:
    person.window.registry["propagate.learn"].trigger()
    dialog = person.window.findChildren(LearnDialog)[-1]
    person.wait(lambda: dialog._survey is not None)
    return dialog


def choose(dialog: LearnDialog, start: str) -> None:
    dialog.start.setCurrentIndex(dialog.start.findData(start))


def begin(person: Person, dialog: LearnDialog):
    dialog.go.click()
    person.wait(lambda: bool(person.runner.submitted))
    return person.runner.submitted[-1]


def test_nothing_approved_is_one_sentence_and_nothing_can_begin(learner: Person) -> None:
    paint(learner, 3, provenance=Provenance.PROPAGATED)
    dialog = ask(learner)
    assert dialog.found.text() == (
        "test has no painted or approved masks yet: paint a frame or approve one (Enter) in the window, and come back."
    )
    assert not dialog.go.isEnabled() and not dialog._page.isEnabled() and not dialog.error.isVisible()
    assert not dialog.isModal()


def test_the_dialog_says_what_is_learned_and_what_is_held_out(learner: Person) -> None:
    paint(learner, *range(6))
    paint(learner, 7, 8, provenance=Provenance.APPROVED)
    paint(learner, 9, provenance=Provenance.PROPAGATED)
    dialog = ask(learner)
    assert dialog.found.text() == "8 frames are painted by hand or approved, in 1 video."
    assert "the last 2 of “shades”" in dialog.held.text()
    dialog.form.editor("hold").setChecked(False)
    assert dialog.held.text().startswith("Nothing is held out")
    assert "measured in the first steps" in dialog.expected.text()


def test_start_hands_the_masks_to_a_worker_of_its_own(learner: Person) -> None:
    paint(learner, *range(8))
    dialog = ask(learner)
    choose(dialog, "tiny")
    assert dialog.name.text() == "tiny-mine"
    dialog.form.editor("steps").setValue(40)
    job = begin(learner, dialog)
    assert job.engine == "vosannot.training.learning.run:learn" and job.params["background"]
    request = job.params["request"]
    assert isinstance(request, LearnRequest)
    assert (request.name, request.start, request.options) == ("tiny-mine", "tiny", LearnOptions(steps=40))
    assert request.videos == labelled_videos(learner.controller.workspace) and request.videos[0].maps[0].png
    assert request.workspace == learner.controller.workspace.path and not request.anew and not request.keep
    job.emit(Warned("shades is left out."))
    learner.wait(lambda: learner.banner == "shades is left out.")


def test_the_task_list_tells_loss_and_time_and_it_can_be_stopped_and_gone_on_with(
    learner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint(learner, *range(8))
    dialog = ask(learner)
    choose(dialog, "tiny")
    job = begin(learner, dialog)
    job.emit(StageStarted("train", 300), IterationDone("train", 121, 300, {"loss": 0.4321, "lr": 1e-4}))
    task = learner.controller.learning.task
    learner.wait(lambda: task.note == "loss 0.432")
    assert (task.done, task.skipped, task.stage_title) == (121, 120, "Training")
    with monkeypatch.context() as clock:
        clock.setattr(tasks, "time", SimpleNamespace(monotonic=lambda: task._stage_began + 10))
        assert (task.seconds_each, task.seconds_left) == (10, 1790)  # one step was taken now, not 121
    assert ask(learner).error.text().startswith("A model is being trained")
    learner.drag((60, 60), (70, 60))  # painting goes on
    assert learner.document.state(0).provenance is Provenance.MANUAL
    learner.window.tasks.stop_button.click()
    learner.wait(lambda: "was stopped" in learner.banner)
    assert job.stops == 1
    learner.window.banner._action.click()
    learner.wait(lambda: len(learner.runner.submitted) == 2)
    assert learner.job().params["request"].name == "tiny-mine"


def finish(person: Person, **summary) -> None:
    paint(person, *range(8))
    dialog = ask(person)
    choose(dialog, summary["start"])
    job = begin(person, dialog)
    name = job.params["request"].name
    job.emit(StageStarted("train", 2), IterationDone("train", 1, 2, {"loss": 1.0}), Finished({"name": name, **summary}))
    job.end()
    person.wait(lambda: person.controller.learning.task.over)


@pytest.mark.parametrize(("start", "family"), [("tiny", "stcn"), ("tiny-xmem", "xmem")])
def test_a_ready_model_is_used_with_one_click(learner: Person, tiny, start: str, family: str) -> None:  # noqa: F811
    list(import_model(tiny[family], "made"))
    finish(learner, kept=1, family=family, start=start, masks=12, before=0.712, after=0.784)
    assert learner.banner == f"{start}-mine is ready. J 0.712 → 0.784 on 12 held-out masks."
    button = learner.window.banner._action
    assert button.text() == "Use it" and learner.window.banner.notice.lasting
    button.click()
    run = learner.controller.propagation
    assert (run.engine, run.weights) == (family, f"{start}-mine")
    choice = learner.window.adapt.form.editor("weights")
    assert isinstance(choice, ModelChoice) and choice.value == f"{start}-mine"
    assert learner.window.adapt._engine.currentData() == family
    assert learner.window.status.where.text() == f"{start}-mine"


def test_without_a_comparison_it_says_so(learner: Person) -> None:
    finish(learner, kept=1, family="stcn", start="tiny", masks=0)
    assert learner.banner == "tiny-mine is ready. Nothing was held out to compare it."


def test_a_worse_model_is_said_to_be_and_kept_only_on_demand(learner: Person) -> None:
    finish(learner, kept=0, family="stcn", start="tiny", masks=12, before=0.78, after=0.7)
    assert learner.banner == "tiny-mine is worse than tiny and was not kept. J 0.780 → 0.700 on 12 held-out masks."
    button = learner.window.banner._action
    assert button.text() == "Keep it anyway"
    button.click()
    learner.wait(lambda: len(learner.runner.submitted) == 2)
    request = learner.job().params["request"]
    assert request.keep and not request.anew and request.name == "tiny-mine"


def test_a_failure_leaves_a_sentence(learner: Person) -> None:
    paint(learner, *range(8))
    job = begin(learner, ask(learner))
    job.end(JobState.FAILED, "The disk is full.")
    learner.wait(lambda: learner.banner == "The disk is full.")
    assert not learner.controller.learning.busy


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("tiny", "There is a model called tiny already; give another name."), ("My model", "'My model' cannot be")],
)
def test_a_name_that_cannot_be_is_refused_in_place(learner: Person, name: str, sentence: str) -> None:
    paint(learner, 0)
    dialog = ask(learner)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, name)
    assert dialog.error.text().startswith(sentence) and not dialog.go.isEnabled()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "another")
    assert not dialog.error.text() and dialog.go.isEnabled()
    choose(dialog, "tiny-xmem")
    assert dialog.name.text() == "another"  # what was typed stays


def unfinished(person: Person) -> Record:
    videos = labelled_videos(person.controller.workspace)
    options = LearnOptions(steps=77, lr=3e-4)
    request = LearnRequest("begun", "tiny", person.controller.workspace.path, videos, options)
    record, folder = Record.of(request, "0" * 64), run_folder("begun")
    folder.mkdir(parents=True)
    record.write(folder)
    (folder / "curve.csv").write_text("step,loss\n1,2.0\n2,1.5\n")
    return record


def test_an_unfinished_run_can_go_on_or_begin_anew(learner: Person) -> None:
    paint(learner, *range(8))
    record = unfinished(learner)
    dialog = ask(learner)
    choose(dialog, "tiny")
    assert dialog.name.text() == "begun"
    assert "step 2 of 77" in dialog.unfinished.text() and dialog.go.text() == "Go on"
    assert not dialog.form.isEnabled() and dialog.form.editor("steps").value() == 77
    dialog.anew.setChecked(True)
    assert dialog.go.text() == "Start" and dialog.form.isEnabled() and dialog.form.editor("steps").value() == 300
    dialog.anew.setChecked(False)
    request = begin(learner, dialog).params["request"]
    assert request.options == record.options and not request.anew
    learner.job().end(JobState.STOPPED)
    learner.wait(lambda: not learner.controller.learning.busy)
    again = ask(learner)
    choose(again, "tiny")
    again.anew.setChecked(True)
    again.go.click()
    learner.wait(lambda: len(learner.runner.submitted) == 2)
    assert learner.job().params["request"].anew and learner.job().params["request"].options == LearnOptions()


def test_the_time_it_takes_is_what_was_measured(learner: Person) -> None:
    paint(learner, *range(8))
    wish = Wish("tiny-mine", "tiny", LearnOptions())
    learner.controller.preferences.set(wish.pace_key, 0.5)
    dialog = ask(learner)
    choose(dialog, "tiny")
    assert dialog.expected.text().startswith("About 2:30 on this computer, as measured last time")
    dialog.form.editor("steps").setValue(600)
    assert dialog.expected.text().startswith("About 5:00")


def test_what_the_person_waits_for_is_shown_before_a_training(learner: Person) -> None:
    paint(learner, *range(8))
    training = begin(learner, ask(learner))
    training.emit(StageStarted("train", 300))
    learner.wait(lambda: "Training" in learner.window.tasks._text.text())
    learner.window.registry["propagate.whole"].trigger()
    learner.wait(lambda: len(learner.runner.submitted) == 2)
    learner.job().emit(StageStarted("propagate", 4))
    learner.wait(lambda: "Propagating" in learner.window.tasks._text.text())
    learner.window.tasks.stop_button.click()
    learner.wait(lambda: learner.job().stops == 1)
    assert training.stops == 0


def test_the_menu_has_it_and_no_key_is_taken(welcome: Person) -> None:
    action = welcome.window.registry["propagate.learn"]
    assert action.text() == "&Learn from my corrections…" and not action.shortcuts()
    menus = {m.title(): m for m in welcome.window.menuBar().findChildren(type(welcome.window.menuBar().addMenu("")))}
    assert action in menus["&Propagate"].actions()
