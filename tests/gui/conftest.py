"""A window on a small clip, with a runner that obeys the test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.fakes import FakeJob, FakeRunner
from vosannot.core.events import FrameDone, StageStarted
from vosannot.gui.app import make_application, make_window
from vosannot.gui.main_window import MainWindow
from vosannot.gui.preferences import Preferences
from vosannot.masks.png import write_png

FRAMES, HEIGHT, WIDTH = 12, 80, 128
os.environ.setdefault("VOSANNOT_LANGUAGE", "en")  # whatever the system speaks


def bar(width: int, value: int = 1) -> np.ndarray:
    """A label map whose first columns have this value."""
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[:, :width] = value
    return labels


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A folder of pictures, each of another shade."""
    folder = tmp_path / "shades"
    folder.mkdir()
    for frame in range(FRAMES):
        picture = np.full((HEIGHT, WIDTH, 3), 20 * frame, np.uint8)
        picture[20:40, 10 + frame : 40 + frame] = (30, 90, 200)
        cv2.imwrite(str(folder / f"{frame:05d}.png"), picture)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Another tool's masks of two frames."""
    place = tmp_path / "another tool"
    place.mkdir()
    for frame in (0, 1):
        write_png(place / f"{frame:05d}.png", bar(60, 2))
    return place


class Person:
    """Does with mouse and keys what a person does."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window, self.controller, self.canvas, self.qtbot = window, window.controller, window.canvas, qtbot

    @property
    def session(self):
        return self.controller.session

    @property
    def document(self):
        return self.session.document

    @property
    def runner(self) -> FakeRunner:
        return self.controller.runner

    def wait(self, true: Callable[[], bool], timeout: int = 30_000) -> None:
        self.qtbot.waitUntil(true, timeout=timeout)

    def open(self, path: Path) -> None:
        before = self.session
        self.window.open_path(path)
        self.wait(lambda: self.session is not None and self.session is not before and self.session.up_to_date)

    def go(self, frame: int) -> None:
        self.session.show(frame)
        self.wait(lambda: self.session.up_to_date)

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.camera.to_view(x, y).toPoint()

    def drag(self, *points: tuple[float, float], button=Qt.MouseButton.LeftButton) -> None:
        self.wait(lambda: self.session.up_to_date)
        QTest.mousePress(self.canvas, button, Qt.KeyboardModifier.NoModifier, self.at(*points[0]))
        for point in points[1:]:
            QTest.mouseMove(self.canvas, self.at(*point))
        QTest.mouseRelease(self.canvas, button, Qt.KeyboardModifier.NoModifier, self.at(*points[-1]))

    def click(self, x: float, y: float, button=Qt.MouseButton.LeftButton) -> None:
        self.wait(lambda: self.session.up_to_date)
        QTest.mouseClick(self.canvas, button, Qt.KeyboardModifier.NoModifier, self.at(x, y))

    def key(self, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.canvas, key, modifiers)

    def job(self, number: int = -1) -> FakeJob:
        return self.runner.submitted[number]

    def adapt(self, jobs: int = 1) -> FakeJob:
        """Press A and wait for the job (or jobs) to be submitted; returns the first of them."""
        return self.begin(lambda: self.key(Qt.Key.Key_A), jobs)

    def begin(self, do: Callable[[], None], jobs: int = 1) -> FakeJob:
        """Do something that begins a job (or jobs); returns the first of them when all are submitted."""
        before = len(self.runner.submitted)
        do()
        self.wait(lambda: len(self.runner.submitted) == before + jobs)
        return self.runner.submitted[before]

    @property
    def banner(self) -> str:
        return self.window.banner.text


def away_with(window: MainWindow) -> None:
    """Close and delete, so that the next test's style sheet has no old widgets to dress."""
    window.close()
    window._keeper.deleteLater()
    window.controller.deleteLater()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def application() -> QApplication:
    return make_application()


@pytest.fixture
def welcome(qtbot, application: QApplication, tmp_path: Path) -> Iterator[Person]:
    """The window with a workspace and no clip."""
    runner = FakeRunner()
    window = make_window(application, Preferences(tmp_path / "window.ini"), runner=runner, new_runner=lambda: runner)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    person = Person(window, qtbot)
    person.controller.open_workspace(tmp_path / "test.vosannot")
    person.wait(lambda: person.controller.workspace is not None)
    yield person
    away_with(window)


@pytest.fixture
def person(welcome: Person, clip: Path) -> Person:
    """The window with the small clip open."""
    welcome.open(clip)
    welcome.canvas.setFocus()
    welcome.controller.tools.radius = 5
    return welcome


@pytest.fixture
def propagated(person: Person) -> Person:
    """Frame 0 is painted; a job has made the others, each a little wider than the one before."""
    person.drag((20, 30), (60, 30))
    person.wait(lambda: person.session.up_to_date)
    job = person.adapt()
    made = {frame: np.zeros((HEIGHT, WIDTH), np.uint8) for frame in range(1, FRAMES)}
    for frame, labels in made.items():
        labels[10:50, 10 : 40 + frame] = 1
    job.emit(StageStarted("propagate", len(made)), *(FrameDone(f, labels, 0.9) for f, labels in made.items()))
    job.end()
    person.wait(lambda: person.controller.propagation.task.over)
    return person
