"""Run on: this computer, or a cluster. Jobs are the same on both."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.gui.conftest import HEIGHT, WIDTH, Person, away_with
from vosannot.core.paths import bundled
from vosannot.gui.app import make_window
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.tasks import TaskState
from vosannot.project.records import Provenance

_PATIENCE = 600_000


def test_the_cluster_is_chosen_in_the_panel_and_kept(person: Person) -> None:
    run_on, row = person.controller.run_on, person.window.adapt.run_on
    assert row.choice.currentText() == "This computer" and not row.address.isVisibleTo(row)
    row.choice.setCurrentIndex(1)
    row.choice.activated.emit(1)
    assert run_on.wanted and row.address.isVisibleTo(row)
    assert "address" in person.banner and not run_on.place.away
    person.wait(lambda: len(person.runner.places) == 1)
    row.address.setText(" 127.0.0.1:6379 ")
    row.address.editingFinished.emit()
    person.wait(lambda: len(person.runner.places) == 2)
    assert person.runner.places[-1].away and not run_on.problem and "address" not in person.banner
    assert person.controller.preferences.text("run/address") == "127.0.0.1:6379"
    assert person.window.registry["propagate.cluster"].isChecked()
    person.window.registry["propagate.cluster"].trigger()
    person.wait(lambda: len(person.runner.places) == 3)
    assert not person.runner.places[-1].away and row.choice.currentIndex() == 0


def test_without_ray_the_panel_says_what_to_install(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vosannot.gui.session.run_on.ray_is_here", lambda: False)
    person.controller.run_on.choose(True)
    assert "pip install 'vosannot[cluster]'" in person.banner and not person.controller.run_on.place.away


def test_adapted_weights_stay_behind(propagated: Person) -> None:
    run = propagated.controller.propagation
    assert run.adapted is not None
    propagated.controller.run_on.set_address("127.0.0.1:6379")
    propagated.controller.run_on.choose(True)
    assert run.adapted is None
    before = len(propagated.runner.submitted)
    run.use_iteration(0)
    assert "no longer kept" in propagated.banner and len(propagated.runner.submitted) == before


@pytest.fixture(params=["here", "cluster"])
def real(request: pytest.FixtureRequest, qtbot, application, tmp_path: Path) -> Iterator[Person]:
    """The window as a person gets it, with a real worker in either place."""
    preferences = Preferences(tmp_path / "window.ini")
    if request.param == "cluster":
        cluster = request.getfixturevalue("cluster")
        preferences.set("run/cluster", True)
        preferences.set("run/address", cluster.address)
    window = make_window(application, preferences)
    window.resize(1280, 800)
    window.show()
    person = Person(window, qtbot)
    person.controller.open_workspace(tmp_path / "run-on.vosannot")
    person.wait(lambda: person.controller.workspace is not None)
    yield person
    away_with(window)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not (bundled("models") / "stcn-lite.json").exists(), reason="the bundled weights are not there yet")
def test_previews_choosing_stopping_and_cancelling_are_the_same(real: Person, clip: Path) -> None:
    for frame in range(12):
        picture = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
        picture[20:50, 10 + 4 * frame : 50 + 4 * frame] = (30, 90, 200)
        cv2.imwrite(str(clip / f"{frame:05d}.png"), picture)
    real.open(clip)
    first = np.zeros((HEIGHT, WIDTH), np.uint8)
    first[20:50, 10:50] = 1
    real.document.add_object()
    real.document.set_labels(0, first, Provenance.MANUAL, "Paint")
    real.canvas.setFocus()
    run = real.controller.propagation
    for name, value in (("size", 80), ("adapt_size", 80), ("iterations", 200), ("stop", "fixed")):
        run.set_setting(name, value)

    run.adapt_and_propagate()
    task = run.task
    real.wait(lambda: task.over or (len(task.kept) > 3 and len(task.previews) > 1), _PATIENCE)
    assert not task.over, task.error
    run.use_iteration(2)
    real.wait(lambda: task.over, _PATIENCE)
    assert task.state is TaskState.DONE and task.chosen == 2 and task.curve[-1].step < 200
    assert task.written == 11 and set(real.document.states()) == set(range(12))
    made = real.document.labels(6).copy()
    assert made.any() and not made.all()

    run.use_iteration(1)  # afterwards, with the weights that the worker has kept
    again = run.task
    assert again is not task
    real.wait(lambda: again.over, _PATIENCE)
    assert again.state is TaskState.DONE and again.written == 11

    run.adapt_and_propagate()
    cancelled = run.task
    real.wait(lambda: cancelled.over or len(cancelled.kept) > 2, _PATIENCE)
    cancelled.cancel()
    real.wait(lambda: cancelled.over, _PATIENCE)
    assert cancelled.state is TaskState.STOPPED and run.adapted is task

    run.use_iteration(2)  # the cancelled adaptation has put these weights back
    last = run.task
    real.wait(lambda: last.over, _PATIENCE)
    assert last.state is TaskState.DONE and np.array_equal(real.document.labels(6), made)

    run.adapt_and_propagate()
    stopped = run.task
    real.wait(lambda: stopped.over or len(stopped.kept) > 2, _PATIENCE)
    stopped.stop()
    real.wait(lambda: stopped.over, _PATIENCE)
    assert stopped.state is TaskState.STOPPED and stopped.error is None
