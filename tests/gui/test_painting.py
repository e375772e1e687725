import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import HEIGHT, WIDTH, Person
from vosannot.gui.session.tools import Tool
from vosannot.project.records import Provenance

RIGHT = Qt.MouseButton.RightButton
CTRL = Qt.KeyboardModifier.ControlModifier


def stored(person: Person, frame: int = 0) -> np.ndarray:
    labels = person.document.labels(frame)
    return np.zeros((HEIGHT, WIDTH), np.uint8) if labels is None else labels


def test_stroke_is_seen_at_once_and_stored(person: Person) -> None:
    QTest.mousePress(person.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, person.at(20, 30))
    QTest.mouseMove(person.canvas, person.at(60, 30))
    assert person.session.labels[30, 40] == 1
    assert not stored(person).any()
    QTest.mouseRelease(person.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, person.at(60, 30))
    labels = stored(person)
    assert (labels == person.session.labels).all()
    assert labels[30, 20] == labels[30, 60] == 1 and labels[50, 40] == 0
    across = np.count_nonzero(labels[:, 40])
    assert across in (10, 11)
    state = person.document.state(0)
    assert state.provenance is Provenance.MANUAL and state.object_ids == (1,)
    assert [o.id for o in person.document.objects()] == [1]


def test_canvas_shows_the_stroke(person: Person) -> None:
    person.controller.tools.opacity = 1.0
    place = person.at(40, 60)
    before = person.canvas.grab().toImage().pixelColor(place)
    person.drag((30, 60), (50, 60))
    QTest.mouseMove(person.canvas, person.at(100, 10))
    after = person.canvas.grab().toImage().pixelColor(place)
    assert before != after
    assert after.red() == person.document.objects()[0].colour[0]


def test_right_button_erases(person: Person) -> None:
    person.drag((20, 30), (60, 30))
    person.click(40, 30, RIGHT)
    labels = stored(person)
    assert labels[30, 40] == 0 and labels[30, 20] == 1


def test_eraser(person: Person) -> None:
    person.drag((20, 30), (60, 30))
    person.key(Qt.Key.Key_E)
    person.drag((10, 30), (70, 30))
    assert not stored(person).any()


def test_undo_and_redo_without_end(person: Person) -> None:
    steps = [stored(person).copy()]
    for x in range(10, 110, 10):
        person.click(x, 40)
        steps.append(stored(person).copy())
    for labels in reversed(steps[:-1]):
        person.key(Qt.Key.Key_Z, CTRL)
        person.wait(lambda labels=labels: (stored(person) == labels).all())
        person.wait(lambda labels=labels: (person.session.labels == labels).all())
    for labels in steps[1:]:
        person.key(Qt.Key.Key_Y, CTRL)
        person.wait(lambda labels=labels: (person.session.labels == labels).all())
    assert not person.window.registry["edit.redo"].isEnabled()
    assert "Paint" in person.window.registry["edit.undo"].text()


def test_undo_goes_to_the_frame(person: Person) -> None:
    person.click(30, 30)
    person.go(8)
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: person.session.frame == 0 and not person.session.labels.any())


def test_polygon(person: Person) -> None:
    person.key(Qt.Key.Key_P)
    for corner in ((20, 20), (60, 20), (60, 60), (90, 70)):
        person.click(*corner)
    person.key(Qt.Key.Key_Backspace)
    person.click(20, 60)
    assert not stored(person).any()
    person.key(Qt.Key.Key_Return)
    labels = stored(person)
    assert labels[40, 40] == 1 and labels[30, 50] == 1 and labels[65, 80] == 0
    assert abs(int(labels.sum()) - 1600) < 100


def test_polygon_closes_on_its_first_corner_and_escape_gives_up(person: Person) -> None:
    person.key(Qt.Key.Key_P)
    for corner in ((20, 20), (60, 20), (60, 60)):
        person.click(*corner)
    person.key(Qt.Key.Key_Escape)
    assert not person.canvas.handler.busy
    person.key(Qt.Key.Key_Return)
    assert not stored(person).any()
    for corner in ((20, 20), (60, 20), (60, 60), (20, 20)):
        person.click(*corner)
    person.key(Qt.Key.Key_Return)
    assert stored(person)[30, 50] == 1


def test_fill(person: Person) -> None:
    person.controller.tools.radius = 2
    person.drag((30, 30), (60, 30), (60, 60), (30, 60), (30, 30))
    person.key(Qt.Key.Key_F)
    person.click(45, 45)
    labels = stored(person)
    assert labels[45, 45] == 1 and labels[10, 10] == 0
    person.click(45, 45, RIGHT)
    assert not stored(person).any()


def test_objects_and_protection(person: Person) -> None:
    person.drag((20, 30), (60, 30))
    person.key(Qt.Key.Key_N)
    assert person.controller.tools.object == 2
    person.controller.tools.protect = True
    person.click(40, 30)
    assert stored(person)[30, 40] == 1
    person.controller.tools.protect = False
    person.click(40, 30)
    assert stored(person)[30, 40] == 2 and stored(person)[30, 20] == 1
    person.key(Qt.Key.Key_1)
    assert person.controller.tools.object == 1
    person.controller.tools.protect = True
    person.drag((10, 30), (70, 30), button=RIGHT)
    assert set(np.unique(stored(person))) == {0, 2}


def test_rename_recolour_remove(person: Person) -> None:
    person.drag((20, 30), (60, 30))
    model = person.window.objects.list.model()
    model.setData(model.index(0), "  grey   cat ")
    assert person.document.objects()[0].name == "grey cat"
    person.controller.attempt(lambda document: document.recolour_object(1, (1, 2, 3)))
    assert person.document.objects()[0].colour == (1, 2, 3)
    person.controller.remove_object(1)
    person.wait(lambda: not person.session.labels.any())
    assert person.document.objects() == () and person.controller.tools.object is None
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: person.session.labels.any())
    assert person.document.objects()[0].name == "grey cat"


@pytest.mark.parametrize("modifier", [CTRL, Qt.KeyboardModifier.NoModifier])
def test_wheel(person: Person, modifier) -> None:
    radius, scale = person.controller.tools.radius, person.canvas.camera.scale
    middle = QPointF(person.canvas.rect().center())
    event = QWheelEvent(
        middle, person.canvas.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(person.canvas, event)
    assert (person.controller.tools.radius > radius) is (modifier == CTRL)
    assert (person.canvas.camera.scale > scale) is (modifier != CTRL)


def test_brush_keys_and_tools(person: Person) -> None:
    radius = person.controller.tools.radius
    person.key(Qt.Key.Key_BracketRight)
    assert person.controller.tools.radius > radius
    for key, tool in ((Qt.Key.Key_F, Tool.FILL), (Qt.Key.Key_P, Tool.POLYGON), (Qt.Key.Key_B, Tool.BRUSH)):
        person.key(key)
        assert person.controller.tools.tool is tool
        assert person.window.registry[f"tool.{tool}"].isChecked()


def test_middle_button_pans_and_paints_nothing(person: Person) -> None:
    offset = person.canvas.camera.offset
    person.drag((40, 40), (60, 50), button=Qt.MouseButton.MiddleButton)
    assert person.canvas.camera.offset != offset
    assert not stored(person).any()


def test_painting_outside_of_the_frame_is_harmless(person: Person) -> None:
    person.drag((-30, -30), (-10, 20), (5, 20), (5, 300))
    assert stored(person).any()
    person.controller.tools.radius = 400
    person.click(64, 40)
    assert (stored(person) == 1).all()
