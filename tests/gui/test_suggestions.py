"""GrabCut and click-to-segment, with mouse and keys."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.engines.test_sam import toy_file
from tests.gui.conftest import HEIGHT, WIDTH, Person
from tests.gui.test_masking import square, stored, undo
from vosannot.core.events import Finished, FrameDone, StageStarted
from vosannot.engines.models.cards import ModelCard
from vosannot.engines.models.importing import import_model
from vosannot.engines.models.library import Entry, State
from vosannot.gui.session.tools import Tool
from vosannot.jobs.runner import JobState, Runner
from vosannot.project.records import Provenance

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A red disc that goes to the right, on noisy green."""
    folder = tmp_path / "discs"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for frame in range(4):
        picture = (np.array((60, 150, 40)) + rng.normal(0, 10, (HEIGHT, WIDTH, 3))).clip(0, 255).astype(np.uint8)
        cv2.circle(picture, (50 + 8 * frame, 40), 18, (40, 50, 210), -1)
        cv2.imwrite(str(folder / f"{frame:05d}.png"), picture)
    return folder


def disc(frame: int = 0) -> np.ndarray:
    picture = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(picture, (50 + 8 * frame, 40), 18, 1, -1)
    return picture > 0


def iou(labels: np.ndarray, mask: np.ndarray, value: int = 1) -> float:
    return float(((labels == value) & mask).sum() / ((labels == value) | mask).sum())


def grab(person: Person) -> None:
    """Drag a box around the disc and wait for the suggestion."""
    person.key(Qt.Key.Key_G)
    person.drag((26, 16), (60, 50), (76, 64))
    person.wait(lambda: person.controller.grabber.mask is not None and not person.controller.grabber.working)


def test_grabcut_suggests_and_enter_accepts(person: Person) -> None:
    grab(person)
    assert not stored(person).any() and person.canvas.bar.isVisible()
    person.canvas.grab()
    person.key(Qt.Key.Key_Return)
    assert iou(stored(person), disc()) > 0.9
    assert person.document.state(0).provenance is Provenance.MANUAL and not person.canvas.bar.isVisible()
    assert person.document.undo_title == "GrabCut object 1"
    undo(person)
    person.wait(lambda: not stored(person).any())


def test_escape_changes_nothing(person: Person) -> None:
    grab(person)
    person.key(Qt.Key.Key_Escape)
    assert not person.controller.grabber.active
    person.key(Qt.Key.Key_Return)
    assert not stored(person).any() and person.document.undo_title is None


def test_scribbles_refine_and_backspace_takes_them_back(person: Person) -> None:
    grab(person)
    grabber = person.controller.grabber
    first = grabber.mask.copy()
    person.controller.tools.radius = 3
    person.drag((40, 40), (60, 40), button=RIGHT)
    person.wait(lambda: not grabber.working)
    assert not grabber.mask[40, 42:58].any()
    person.drag((30, 20), (36, 20))
    person.wait(lambda: not grabber.working)
    assert grabber.mask[20, 31:35].all() and not grabber.mask[40, 42:58].any()
    person.canvas.grab()
    person.key(Qt.Key.Key_Backspace)
    person.key(Qt.Key.Key_Backspace)
    person.wait(lambda: not grabber.working)
    assert (grabber.mask == first).all()
    person.key(Qt.Key.Key_Backspace)
    assert not grabber.active


def test_grabcut_spares_protected_objects(person: Person) -> None:
    square(person, value=2, at=(30, 40), size=12)
    person.controller.tools.object = 1
    person.controller.tools.protect = True
    grab(person)
    QTest.mouseClick(person.canvas.bar.accept, LEFT)
    labels = stored(person)
    assert (labels[30:42, 40:52] == 2).all() and labels[50, 50] == 1


@pytest.mark.parametrize("replaces", [False, True])
def test_a_suggestion_is_added_or_replaces(person: Person, replaces: bool) -> None:
    square(person, at=(2, 100), size=10)
    person.key(Qt.Key.Key_G)
    person.window.options.extras.what.setCurrentIndex(int(replaces))
    grab(person)
    person.key(Qt.Key.Key_Return)
    labels = stored(person)
    assert labels[40, 50] == 1 and bool(labels[5, 105]) is not replaces


def test_grabcut_from_the_mask_replaces_it(person: Person) -> None:
    square(person, at=(26, 36), size=28)
    person.key(Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    grabber = person.controller.grabber
    person.wait(lambda: grabber.mask is not None)
    person.key(Qt.Key.Key_Return)
    assert person.controller.tools.tool is Tool.GRABCUT
    assert iou(stored(person), disc()) > 0.8
    person.go(2)
    person.key(Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert "no mask on this frame" in person.banner


def test_only_the_newest_wish_is_shown(person: Person) -> None:
    person.key(Qt.Key.Key_G)
    person.drag((0, 0), (20, 60), (24, 76))
    shown = []
    person.controller.grabber.changed.connect(lambda: shown.append(person.controller.grabber.mask))
    person.key(Qt.Key.Key_Escape)
    person.drag((26, 16), (60, 50), (76, 64))
    grabber = person.controller.grabber
    person.wait(lambda: grabber.mask is not None)
    assert iou(grabber.mask.astype(np.uint8), disc()) > 0.9
    assert all(m is None or m is grabber.mask for m in shown)


def test_a_suggestion_never_lands_on_another_frame(person: Person) -> None:
    grab(person)
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    assert not person.controller.grabber.active and "frame 0 was not accepted" in person.banner
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 2)
    QTest.mouseClick(person.window.banner._action, LEFT)
    person.wait(lambda: person.session.frame == 0 and person.document.state(0) is not None)
    assert iou(stored(person), disc()) > 0.9
    assert person.document.labels(1) is None and person.document.labels(2) is None


def test_a_box_beside_the_picture_is_said(person: Person) -> None:
    person.key(Qt.Key.Key_G)
    person.click(-20, -10)
    assert "Drag a box" in person.banner and not person.controller.grabber.active


# Segment Anything


def have_model(person: Person) -> None:
    """As if a model were in the library."""
    card = ModelCard("sam-toy", "sam", "sam-toy.pth", "", "nothing")
    person.wait(lambda: person.controller.models.entries is not None)
    person.controller.models.entries = (Entry("sam-toy", State.INSTALLED, card, Path("sam-toy.pth"), own=True),)
    person.controller.models.changed.emit()


def answer(person: Person, mask: np.ndarray, number: int = -1) -> None:
    """The worker's answer to a click."""
    job = person.job(number)
    frame = job.params["frame"]
    job.emit(StageStarted("embed", 0), FrameDone(frame, mask.astype(np.uint8), 0.9), Finished({}))
    job.end()


def clicks(person: Person) -> int:
    return len(person.runner.submitted)


def test_without_a_model_one_sentence_says_what_to_do(person: Person) -> None:
    person.wait(lambda: person.controller.models.entries is not None)
    person.key(Qt.Key.Key_S)
    assert person.window.options.extras.missing.isVisible()
    person.click(50, 40)
    assert "none is here" in person.banner and "GrabCut" in person.banner
    assert person.window.banner._action.text() == "Models…" and clicks(person) == 0
    assert not person.controller.clicker.active


def test_points_box_and_accept(person: Person) -> None:
    have_model(person)
    person.key(Qt.Key.Key_S)
    assert person.window.options.extras.model.isVisible() and not person.window.options.extras.missing.isVisible()
    person.click(50, 40)
    person.wait(lambda: clicks(person) == 1)
    hints = person.job().params
    assert hints["frame"] == 0 and hints["clip"] == person.session.info.path and hints["box"] is None
    ((x, y, positive),) = hints["points"]
    assert abs(x - 50) < 1 and abs(y - 40) < 1 and positive
    answer(person, disc())
    person.wait(lambda: person.controller.clicker.mask is not None)
    assert not stored(person).any()
    person.click(100, 10, RIGHT)
    person.wait(lambda: clicks(person) == 2)
    assert [p[2] for p in person.job().params["points"]] == [True, False]
    person.drag((30, 20), (60, 50), (70, 60))
    person.wait(lambda: clicks(person) == 3)
    box = person.job().params["box"]
    assert np.allclose(box, (30, 20, 70, 60), atol=1)
    answer(person, disc())
    person.wait(lambda: not person.controller.clicker.working)
    person.canvas.grab()
    person.key(Qt.Key.Key_Return)
    assert ((stored(person) == 1) == disc()).all() and person.document.undo_title == "Click object 1"
    assert not person.controller.clicker.active


def test_from_the_mask_the_hints_are_read_off_it_and_the_answer_replaces_it(person: Person) -> None:
    square(person, at=(26, 36), size=28)
    person.window.registry["tool.click_mask"].trigger()
    assert "none is here" in person.banner and clicks(person) == 0  # no model yet
    have_model(person)
    mask = stored(person) == 1
    person.window.options.extras.from_mask.click()
    person.wait(lambda: clicks(person) == 1)
    hints = person.job().params
    assert np.array_equal(hints["mask"], mask) and hints["box"] == (36.0, 26.0, 64.0, 54.0)
    assert all(bool(mask[int(y), int(x)]) is positive for x, y, positive in hints["points"])
    assert {positive for *_, positive in hints["points"]} == {True, False}
    answer(person, disc())
    person.wait(lambda: person.controller.clicker.mask is not None)
    person.click(100, 10, RIGHT)  # one hint more; the mask still counts
    person.wait(lambda: clicks(person) == 2)
    assert np.array_equal(person.job().params["mask"], mask)
    answer(person, disc())
    person.wait(lambda: not person.controller.clicker.working)
    person.key(Qt.Key.Key_Return)
    assert ((stored(person) == 1) == disc()).all()
    person.click(50, 40)
    person.wait(lambda: clicks(person) == 3)
    assert person.job().params["mask"] is None
    person.controller.clicker.dismiss()
    person.go(2)
    person.window.registry["tool.click_mask"].trigger()
    assert "no mask on this frame" in person.banner


def test_backspace_takes_hints_back_and_late_answers_count_for_nothing(person: Person) -> None:
    have_model(person)
    person.key(Qt.Key.Key_S)
    person.click(50, 40)
    person.wait(lambda: clicks(person) == 1)
    person.click(60, 40)
    person.wait(lambda: clicks(person) == 2)
    answer(person, ~disc(), 0)  # of the first click
    answer(person, disc(), 1)
    person.wait(lambda: person.controller.clicker.mask is not None)
    assert (person.controller.clicker.mask == disc()).all()
    person.key(Qt.Key.Key_Backspace)
    person.wait(lambda: clicks(person) == 3)
    assert len(person.job().params["points"]) == 1
    person.key(Qt.Key.Key_Backspace)
    assert not person.controller.clicker.active
    answer(person, disc())
    QTest.qWait(100)
    assert person.controller.clicker.mask is None


def test_an_answer_for_a_frame_that_was_left_is_dropped(person: Person) -> None:
    have_model(person)
    person.key(Qt.Key.Key_S)
    person.click(50, 40)
    person.wait(lambda: clicks(person) == 1)
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    answer(person, disc())
    QTest.qWait(100)
    person.key(Qt.Key.Key_Return)
    assert person.document.states() == {}


def test_a_failure_is_a_banner_and_the_next_click_works(person: Person) -> None:
    have_model(person)
    person.key(Qt.Key.Key_S)
    person.click(50, 40)
    person.wait(lambda: clicks(person) == 1)
    person.job().end(JobState.FAILED, "There is not enough memory.")
    person.wait(lambda: "not enough memory" in person.banner)
    assert not person.controller.clicker.working
    person.click(52, 40)
    person.wait(lambda: clicks(person) == 2)
    answer(person, disc())
    person.wait(lambda: person.controller.clicker.mask is not None)


def test_with_a_real_worker_and_a_toy_network(person: Person, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    list(import_model(toy_file(tmp_path)))
    clicker = person.controller.clicker
    clicker._new_runner = Runner
    person.controller.models.refresh()
    person.wait(lambda: clicker.model is not None)
    person.key(Qt.Key.Key_S)
    person.click(50, 40)
    person.wait(lambda: clicker.mask is not None, timeout=120_000)
    first = clicker.mask.copy()
    assert first.shape == (HEIGHT, WIDTH)
    person.click(20, 10, RIGHT)
    person.wait(lambda: not clicker.working, timeout=60_000)
    assert clicker.mask is not None and clicker.frame == 0
    clicker.mask = disc()  # an untrained network finds anything or nothing
    person.key(Qt.Key.Key_Return)
    assert ((stored(person) == 1) == disc()).all()


def test_a_suggestion_that_is_left_makes_no_object(person: Person) -> None:
    grab(person)
    person.key(Qt.Key.Key_B)
    assert "not accepted" in person.banner and person.document.objects() == ()
    QTest.mouseClick(person.window.banner._action, LEFT)
    person.wait(lambda: person.document.state(0) is not None)
    assert iou(stored(person), disc()) > 0.9


def test_enter_does_not_accept_what_a_scribble_has_outdated(person: Person) -> None:
    grab(person)
    grabber = person.controller.grabber
    release = threading.Event()
    grabber._thread.do(release.wait)  # the thread is busy with something else
    person.drag((30, 20), (36, 20))
    assert grabber.working
    person.key(Qt.Key.Key_Return)
    assert not stored(person).any() and grabber.active and "still being computed" in person.banner
    release.set()
    person.wait(lambda: not grabber.working)
    person.key(Qt.Key.Key_Return)
    assert stored(person)[20, 33] == 1 and stored(person)[40, 50] == 1
