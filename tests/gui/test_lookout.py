"""Next to look at: the list, J and Shift+J, the marks in the timeline."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import HEIGHT, WIDTH, Person
from vosannot.core.events import FrameDone, StageStarted
from vosannot.gui.timeline.view import RULER
from vosannot.project.concerns import Reason
from vosannot.project.records import FrameState, Provenance

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def long_clip(welcome: Person, clip) -> Person:
    """200 frames."""
    import shutil

    for frame in range(12, 200):
        shutil.copy(clip / f"{frame % 12:05d}.png", clip / f"{frame:05d}.png")
    welcome.open(clip)
    welcome.canvas.setFocus()
    welcome.controller.tools.radius = 5
    return welcome


def labels(value: int = 40) -> np.ndarray:
    made = np.zeros((HEIGHT, WIDTH), np.uint8)
    made[10:50, 10 : 10 + value] = 1
    return made


def predict(person: Person, confidence: Callable[[int], float]) -> None:
    """Paint frame 0 and let a job write all others."""
    if person.document.state(0) is None:
        person.drag((20, 30), (60, 30))
        person.wait(lambda: person.session.up_to_date)
    job = person.adapt()
    frames = range(1, person.session.frame_count)
    job.emit(StageStarted("propagate", len(frames)))
    job.emit(*(FrameDone(f, labels(), confidence(f)) for f in frames))
    job.end()
    person.wait(lambda: person.controller.propagation.task.over)


def dips(**depths: float) -> Callable[[int], float]:
    """0.95, and around frames f40, f90, … less."""
    centres = {int(name[1:]): depth for name, depth in depths.items()}

    def confidence(frame: int) -> float:
        return 0.95 - sum(d * float(np.exp(-(((frame - c) / 4) ** 2))) for c, d in centres.items())

    return confidence


def listed(person: Person) -> list[int]:
    return [concern.frame for concern in person.controller.lookout.concerns]


@pytest.fixture
def predicted(long_clip: Person) -> Person:
    """Something is wrong at 90 (most), 40 and 150 (least)."""
    predict(long_clip, dips(f40=0.2, f90=0.35, f150=0.1))
    # Not before the list is complete: what arrives later is taken off the frames that were looked at.
    long_clip.wait(lambda: len(listed(long_clip)) == 3 and long_clip.controller.lookout.settled)
    return long_clip


def near(frame: int, other: int) -> bool:
    return abs(frame - other) <= 2


def press_j(person: Person, modifiers=Qt.KeyboardModifier.NoModifier) -> int:
    person.key(Qt.Key.Key_J, modifiers)
    person.wait(lambda: person.session.up_to_date)
    return person.session.frame


def test_j_goes_from_the_worst_to_the_least_and_begins_again(predicted: Person) -> None:
    visits = [press_j(predicted) for _ in range(3)]
    assert [near(v, f) for v, f in zip(visits, (90, 40, 150), strict=True)] == [True] * 3
    assert press_j(predicted) == visits[0]
    assert "last one" in predicted.banner


def test_shift_j_goes_back_and_j_forwards_again(predicted: Person) -> None:
    visits = [press_j(predicted) for _ in range(3)]
    assert press_j(predicted, SHIFT) == visits[1]
    assert press_j(predicted, SHIFT) == visits[0]
    assert press_j(predicted, SHIFT) == visits[0] and "none before" in predicted.banner
    assert press_j(predicted) == visits[1]


def test_a_correction_and_an_approval_leave_the_list(predicted: Person) -> None:
    first = press_j(predicted)
    predicted.drag((20, 30), (60, 30))
    predicted.wait(lambda: first not in listed(predicted))
    second = press_j(predicted)
    assert near(second, 40)
    predicted.key(Qt.Key.Key_Return)
    predicted.wait(lambda: second not in listed(predicted))
    predicted.controller.undo()
    predicted.wait(lambda: second in listed(predicted))


def test_what_is_predicted_anew_is_due_again(predicted: Person) -> None:
    assert near(press_j(predicted), 90)
    predicted.go(0)
    predict(predicted, dips(f90=0.3))
    predicted.wait(lambda: len(listed(predicted)) == 1)
    assert near(press_j(predicted), 90)


def test_empty_lists_say_why(long_clip: Person) -> None:
    lookout = long_clip.controller.lookout
    assert "Nothing is predicted yet" in lookout.emptiness
    press_j(long_clip)
    assert "Nothing is predicted yet" in long_clip.banner
    assert long_clip.window.lookout.list.model().rowCount() == 0
    predict(long_clip, lambda _: 0.95)
    long_clip.wait(lambda: lookout.predicted)
    assert listed(long_clip) == []
    press_j(long_clip)
    assert "Nothing stands out" in long_clip.banner
    long_clip.window.lookout.grab()


def test_a_click_in_the_panel_goes_there(predicted: Person) -> None:
    view = predicted.window.lookout.list
    model = view.model()
    assert [model.index(row).data() for row in range(model.rowCount())] == ["unsure"] * 3
    where = view.visualRect(model.index(1)).center()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)
    predicted.wait(lambda: near(predicted.session.frame, 40))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Frame {listed(predicted)[0]}: unsure"


def test_the_reason_is_seen_behind_a_long_name(long_clip: Person) -> None:
    predict(long_clip, lambda _: 0.95)
    document = long_clip.document
    document.rename_object(1, "the small brown dog that runs away and comes back")
    job = document.open_job("Again")
    for frame in range(100, 200):
        job.write(frame, labels(10), 0.94)
    job.close()
    # While frames arrive, the list may name some that it no longer names when all are there.
    long_clip.wait(lambda: document.states()[199].confidence == 0.94 and len(listed(long_clip)) == 1)
    (concern,) = long_clip.controller.lookout.concerns
    assert concern.reason is Reason.SHRANK and near(concern.frame, 101)
    words = long_clip.window.lookout.list.model().index(0).data()
    assert words == "the small b… shrank to a quarter"
    document.rename_object(1, "dog")
    long_clip.wait(lambda: long_clip.window.lookout.list.model().index(0).data() == "dog shrank to a quarter")


def test_marks_stand_in_the_ruler(predicted: Person) -> None:
    view = predicted.window.timeline.view
    predicted.go(5)
    with_marks = view.viewport().grab().toImage()
    frames = listed(predicted)
    view.set_marks(())
    without = view.viewport().grab().toImage()
    for frame in frames:
        x, y = round(view.x_of(frame + 0.5)), RULER - 6
        assert with_marks.pixel(x, y) != without.pixel(x, y)
    x = round(view.x_of(frames[0] + 20.5))
    assert with_marks.pixel(x, RULER - 6) == without.pixel(x, RULER - 6)


def test_another_clip_has_a_list_of_its_own(predicted: Person, tmp_path) -> None:
    predicted.controller.close_clip()
    assert listed(predicted) == [] and predicted.window.lookout.list.model().rowCount() == 0
    press = predicted.controller.lookout.next
    press()  # without a clip: nothing happens
    predicted.open(tmp_path / "shades")
    predicted.wait(lambda: len(listed(predicted)) == 3)


def test_twenty_thousand_frames_stay_off_the_ui_thread(person: Person) -> None:
    """Reading and ranking happen in the lookout's thread, and frames that come together are ranked together."""
    import threading

    lookout = person.controller.lookout
    threads: list[str] = []
    states = {
        t: FrameState(t, Provenance.PROPAGATED, 0.5 + 0.4 * (t % 97) / 97, (1,), (1000 + t % 500,))
        for t in range(20_000)
    }
    evidence = type(lookout._evidence)(20_000)
    reset = evidence.reset

    def watched(_: object) -> None:
        threads.append(threading.current_thread().name)
        reset(states)

    evidence.reset = watched
    lookout._evidence = evidence
    lookout._changed_frames = None
    for _ in range(500):
        lookout._document_changed("labels", (3,))
    person.wait(lambda: len(lookout.concerns) == 50)
    assert threads == ["vosannot lookout"]
    assert person.window.lookout.list.model().rowCount() == 50
    person.window.lookout.grab()
