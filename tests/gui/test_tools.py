"""Lasso, box, polygon with its corners, moving, splitting, and the pen."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Person
from tests.gui.test_masking import square, stored, undo
from vosannot.gui.session.tools import Tool
from vosannot.project.records import Provenance

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def drag(person: Person, *points: tuple[float, float], modifier=NONE) -> None:
    """With a key held."""
    QTest.mousePress(person.canvas, LEFT, modifier, person.at(*points[0]))
    for point in points[1:]:
        place = QPointF(person.at(*point))
        where = QPointF(person.canvas.mapToGlobal(place))
        move = QMouseEvent(QEvent.Type.MouseMove, place, where, Qt.MouseButton.NoButton, LEFT, modifier)
        QApplication.sendEvent(person.canvas, move)
    QTest.mouseRelease(person.canvas, LEFT, modifier, person.at(*points[-1]))


def test_lasso(person: Person) -> None:
    person.key(Qt.Key.Key_Q)
    person.drag((20, 20), (60, 18), (62, 50), (40, 60), (18, 52))
    labels = stored(person)
    assert labels[40, 40] == 1 and labels[15, 15] == 0 and labels[70, 40] == 0
    assert person.document.undo_title == "Lasso object 1"
    person.drag((30, 30), (50, 30), (50, 45), (30, 45), button=RIGHT)
    assert stored(person)[38, 40] == 0 and stored(person)[25, 25] == 1
    undo(person)
    undo(person)
    person.wait(lambda: not stored(person).any())


def test_a_lasso_that_is_given_up_or_too_short(person: Person) -> None:
    person.key(Qt.Key.Key_Q)
    QTest.mousePress(person.canvas, LEFT, NONE, person.at(20, 20))
    for place in ((60, 20), (60, 60)):
        QTest.mouseMove(person.canvas, person.at(*place))
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.canvas, LEFT, NONE, person.at(60, 60))
    person.click(30, 30)
    assert not stored(person).any()


def test_box_is_exact_and_shift_makes_a_square(person: Person) -> None:
    person.key(Qt.Key.Key_W)
    person.drag((20, 20), (40, 35), (50, 40))
    assert abs(int(stored(person).sum()) - 600) <= 50
    assert stored(person)[25:38, 25:45].all() and not stored(person)[:18].any()
    undo(person)
    drag(person, (20, 20), (50, 40), modifier=SHIFT)
    rows, columns = np.nonzero(stored(person))
    assert abs(int(np.ptp(rows)) - int(np.ptp(columns))) <= 1 and np.ptp(rows) > 25


def test_box_spares_protected_objects(person: Person) -> None:
    square(person, value=1)
    square(person, value=2, at=(5, 5), size=4)
    person.controller.tools.protect = True
    person.key(Qt.Key.Key_W)
    person.drag((2, 2), (100, 70))
    assert (stored(person)[30:50, 40:60] == 1).all() and stored(person)[20, 20] == 2


def corners(person: Person) -> None:
    person.key(Qt.Key.Key_P)
    for corner in ((20, 20), (80, 20), (80, 60), (20, 60), (20, 20)):
        person.click(*corner)


def test_a_closed_polygon_waits_for_enter(person: Person) -> None:
    corners(person)
    assert person.canvas.handler.closed and not stored(person).any()
    person.key(Qt.Key.Key_Return)
    assert abs(int(stored(person).sum()) - 2400) < 120
    assert not person.canvas.handler.busy


def test_corners_are_dragged_inserted_and_deleted(person: Person) -> None:
    corners(person)
    person.drag((80, 60), (100, 70))
    person.drag((50, 20), (50, 8))  # a new corner on the upper edge
    assert len(person.canvas.handler.points) == 5
    person.click(20, 60, RIGHT)  # the other button removes
    assert len(person.canvas.handler.points) == 4
    person.click(20, 20)
    person.key(Qt.Key.Key_Delete)
    assert len(person.canvas.handler.points) == 3
    person.key(Qt.Key.Key_Return)
    labels = stored(person)
    assert labels[14, 58] == 1 and labels[33, 77] == 1 and labels[63, 95] == 1 and labels[50, 25] == 0


def test_a_corner_is_dragged_before_the_polygon_is_closed(person: Person) -> None:
    person.key(Qt.Key.Key_P)
    for corner in ((20, 20), (80, 20), (80, 60)):
        person.click(*corner)
    person.drag((80, 20), (110, 10))
    person.key(Qt.Key.Key_Return)
    assert stored(person)[20, 95] == 1


def test_going_on_fills_a_closed_polygon_on_its_own_frame(person: Person) -> None:
    corners(person)
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    assert stored(person, 0)[40, 40] == 1 and person.document.labels(1) is None
    corners(person)
    person.key(Qt.Key.Key_B)
    assert stored(person, 1)[40, 40] == 1


def test_a_press_beside_a_closed_polygon_fills_it_and_begins_the_next(person: Person) -> None:
    corners(person)
    person.click(110, 70)
    assert stored(person)[40, 40] == 1 and len(person.canvas.handler.points) == 1


def test_escape_gives_a_closed_polygon_up(person: Person) -> None:
    corners(person)
    person.key(Qt.Key.Key_Escape)
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    assert not stored(person).any()


def test_move(person: Person) -> None:
    square(person)
    before = stored(person).copy()
    person.key(Qt.Key.Key_V)
    person.drag((50, 40), (60, 45), (70, 55))
    assert (stored(person) == before).all()  # not yet
    person.key(Qt.Key.Key_Return)
    assert (stored(person) == np.roll(before, (15, 20), (0, 1))).all()
    undo(person)
    person.wait(lambda: (stored(person) == before).all())
    person.wait(lambda: (person.session.labels == before).all())
    person.drag((50, 40), (70, 55))
    person.key(Qt.Key.Key_Escape)
    person.key(Qt.Key.Key_B)
    assert (stored(person) == before).all()


def test_scale_by_a_handle(person: Person) -> None:
    square(person)
    person.key(Qt.Key.Key_V)
    person.canvas.repaint()
    person.drag((60, 50), (70, 75))  # the lower right handle of 30..50, 40..60
    person.key(Qt.Key.Key_Return)
    labels = stored(person)
    rows, columns = np.nonzero(labels)
    assert (rows.min(), columns.min()) == (30, 40) and abs(rows.max() - 74) <= 1 and abs(columns.max() - 69) <= 1
    assert labels[30:74, 40:69].all()
    drag(person, (70, 75), (55, 70), modifier=SHIFT)
    person.key(Qt.Key.Key_Return)
    rows, columns = np.nonzero(stored(person))
    assert abs(np.ptp(rows) / np.ptp(columns) - 45 / 30) < 0.1


def test_moving_takes_the_object_that_is_pressed_and_spares_protected_ones(person: Person) -> None:
    square(person, value=2, at=(5, 90), size=10)
    square(person)
    person.controller.tools.protect = True
    person.key(Qt.Key.Key_V)
    person.drag((95, 10), (60, 40))
    assert person.controller.tools.object == 2
    person.key(Qt.Key.Key_Return)
    labels = stored(person)
    assert (labels[30:50, 40:60] == 1).all() and labels[40, 62] == 2 and not labels[5:15, 90:100].any()


def test_going_on_finishes_a_move_on_its_own_frame(person: Person) -> None:
    square(person)
    before = stored(person).copy()
    person.key(Qt.Key.Key_V)
    person.drag((50, 40), (60, 40))
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    assert (stored(person) == np.roll(before, 10, 1)).all() and person.document.labels(1) is None


def two_pieces(person: Person, frame: int = 0) -> None:
    labels = np.zeros_like(person.session.labels)
    labels[10:20, 10 + frame : 20 + frame] = labels[40:60, 70 - frame : 90 - frame] = 1
    if not person.document.objects():
        person.controller.add_object()
    person.document.set_labels(frame, labels, Provenance.MANUAL, "two")


def test_split_on_this_frame(person: Person) -> None:
    two_pieces(person)
    person.wait(lambda: person.session.labels.any())
    steps = person.document.undo_title
    person.key(Qt.Key.Key_T)
    person.window.options.extras.scope.setCurrentIndex(1)
    person.click(80, 50)
    person.wait(lambda: len(person.document.objects()) == 2)
    person.wait(lambda: person.controller.tools.object == 2 and person.session.labels[50, 80] == 2)
    assert (stored(person)[10:20, 10:20] == 1).all() and (stored(person)[40:60, 70:90] == 2).all()
    undo(person)
    person.wait(lambda: stored(person)[50, 80] == 1)
    assert len(person.document.objects()) == 1 and person.document.undo_title == steps


def test_split_on_every_frame(person: Person) -> None:
    for frame in range(6):
        two_pieces(person, frame)
    person.wait(lambda: person.session.labels.any())
    person.key(Qt.Key.Key_T)
    person.click(80, 50)
    person.wait(lambda: len(person.document.objects()) == 2)
    for frame in range(6):
        assert stored(person, frame)[50, 75] == 2 and stored(person, frame)[15, 17] == 1
    person.wait(lambda: "6 frames" in person.banner)
    person.click(2, 2)
    assert "no mask under the cursor" in person.banner
    person.wait(lambda: person.session.labels[50, 75] == 2)
    person.click(80, 50)
    assert "in one piece" in person.banner


PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    2,
)
RUBBER = QPointingDevice(
    "rubber",
    8,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    2,
)


def pen(person: Person, *steps: tuple[float, float, float], device: QPointingDevice = PEN) -> None:
    """A stroke of (x, y, pressure)."""
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(steps) - 1), QEvent.Type.TabletRelease]
    for kind, (x, y, pressure) in zip(kinds, [*steps, steps[-1]], strict=True):
        place = person.canvas.camera.to_view(x, y)
        where = QPointF(person.canvas.mapToGlobal(place))
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
        event = QTabletEvent(kind, device, place, where, pressure, 0.0, 0.0, 0.0, 0.0, 0.0, NONE, button, held)
        QApplication.sendEvent(person.canvas, event)
        assert event.isAccepted()


def test_pressure_makes_the_brush_larger(person: Person) -> None:
    person.controller.tools.radius = 10
    pen(person, (20, 40, 0.1), (60, 40, 0.5), (100, 40, 1.0))
    labels = stored(person)
    heights = [int(np.count_nonzero(labels[:, x])) for x in (22, 60, 99)]
    assert heights[0] < heights[1] < heights[2] and heights[2] >= 18
    assert np.diff([np.count_nonzero(labels[:, x]) for x in range(22, 99)]).max() <= 2  # no steps
    assert not person.canvas.handler.busy


def test_pressure_can_be_switched_off_and_the_other_end_erases(person: Person) -> None:
    person.controller.tools.radius = 6
    person.window.registry["tool.pressure"].trigger()
    assert not person.controller.tools.pressure
    pen(person, (20, 40, 0.1), (100, 40, 0.1))
    assert np.count_nonzero(stored(person)[:, 60]) in (12, 13)
    pen(person, (50, 40, 1.0), (70, 40, 1.0), device=RUBBER)
    assert stored(person)[40, 60] == 0 and stored(person)[40, 30] == 1
    undo(person)
    person.wait(lambda: stored(person)[40, 60] == 1)


@pytest.mark.parametrize("tool", list(Tool))
def test_every_tool_has_an_action_a_handler_and_words(person: Person, tool: Tool) -> None:
    action = person.window.registry[f"tool.{tool}"]
    action.trigger()
    assert person.controller.tools.tool is tool and action.isChecked() and not action.icon().isNull()
    assert action.shortcut().toString()
    person.window.canvas.grab()
    person.key(Qt.Key.Key_Escape)
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Backspace)
    assert person.document.undo_title is None


def test_a_lasso_is_finished_on_its_own_frame(person: Person) -> None:
    person.key(Qt.Key.Key_Q)
    QTest.mousePress(person.canvas, LEFT, NONE, person.at(20, 20))
    for place in ((80, 20), (80, 60), (20, 60)):
        QTest.mouseMove(person.canvas, person.at(*place))
    person.key(Qt.Key.Key_Right)
    person.wait(lambda: person.session.frame == 1)
    QTest.mouseRelease(person.canvas, LEFT, NONE, person.at(20, 60))
    assert stored(person)[40, 40] == 1 and person.document.labels(1) is None


def test_an_object_added_in_the_middle_touches_no_other(person: Person) -> None:
    person.controller.add_object()
    job = person.document.open_job("Propagate")
    for frame in range(8):
        labels = np.zeros_like(person.session.labels)
        labels[30:50, 20 + frame : 40 + frame] = 1
        job.write(frame, labels, 0.8)
    job.close()
    before = {frame: stored(person, frame).copy() for frame in range(8)}
    person.go(5)
    person.key(Qt.Key.Key_N)
    person.controller.tools.protect = True
    person.drag((10, 40), (100, 40))
    after = stored(person, 5)
    assert ((after == 1) == (before[5] == 1)).all() and (after == 2).any()
    assert person.document.state(5).provenance is Provenance.MANUAL
    for frame in set(range(8)) - {5}:
        assert (stored(person, frame) == before[frame]).all()
        assert person.document.state(frame).provenance is Provenance.PROPAGATED


def test_nothing_is_lost_while_the_label_map_is_being_fetched(person: Person) -> None:
    person.session._stale = True  # as for a moment after an undo
    person.key(Qt.Key.Key_W)
    drag(person, (20, 20), (50, 40))
    assert not stored(person).any()
    person.session.show(0)
    person.wait(lambda: stored(person)[30, 30] == 1)
    person.key(Qt.Key.Key_B)
    person.session._stale = True
    QTest.mousePress(person.canvas, LEFT, NONE, person.at(80, 60))
    person.session.show(0)
    person.wait(lambda: person.session.up_to_date)
    for place in ((90, 60), (100, 60)):
        QTest.mouseMove(person.canvas, person.at(*place))
    QTest.mouseRelease(person.canvas, LEFT, NONE, person.at(100, 60))
    assert stored(person)[60, 80] == 1 and stored(person)[60, 100] == 1
