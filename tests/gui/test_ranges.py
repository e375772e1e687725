"""Selecting frames in the timeline, and what is done with them, with mouse, keys and menus."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person
from vosannot.core.events import FrameDone
from vosannot.gui.session.ranges import Selection
from vosannot.gui.timeline.track import HEAD, LANE
from vosannot.gui.timeline.view import TimelineView
from vosannot.masks.interpolation import Interpolation
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Timeline:
    """The timeline under a person's mouse."""

    def __init__(self, person: Person) -> None:
        self.person, self.view = person, person.window.timeline.view
        self.ranges = person.controller.ranges

    def at(self, frame: float, row: int | None = 0) -> QPoint:
        """The middle of a frame, on a lane or (None) on the ruler."""
        y = 10 if row is None else HEAD + row * LANE + LANE // 2
        return QPoint(round(self.view.x_of(frame + 0.5)), y)

    def drag(self, *places: QPoint, modifiers=NONE) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, modifiers, places[0])
        for place in places[1:]:
            QTest.mouseMove(viewport, place)
        QTest.mouseRelease(viewport, LEFT, modifiers, places[-1])

    def click(self, place: QPoint, modifiers=NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, place)

    def menu(self, place: QPoint) -> QMenu:
        """Right-click there; the menu that comes up."""
        where = self.view.viewport().mapToGlobal(place)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where)
        QApplication.sendEvent(self.view.viewport(), asked)
        return next(m for m in self.person.window.findChildren(QMenu, "rangeMenu") if m.isVisible())

    def choose(self, menu: QMenu, action_id: str) -> None:
        entry = self.person.window.registry[action_id]
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        self.person.window.activateWindow()

    @property
    def selected(self) -> tuple[int, int, tuple[int, ...] | None] | None:
        now = self.ranges.selection
        return None if now is None else (now.first, now.last, now.objects)


@pytest.fixture
def timeline(person: Person) -> Timeline:
    """Two objects, propagated on frames 1 .. 10; 0 is painted by hand, 8 approved, 11 has no mask."""
    for _ in range(2):
        person.controller.add_object()
    document = person.document
    document.set_labels(0, labels(0), Provenance.MANUAL, "square")
    job = document.open_job("Propagate")
    for frame in range(1, 11):
        job.write(frame, labels(frame), 0.9)
    job.close()
    document.approve([8])
    person.controller.tools.object = 1
    timeline = Timeline(person)
    presence = lambda: person.window.timeline.presence.count(1) == 11  # noqa: E731
    person.wait(presence)
    person.wait(lambda: person.session.up_to_date)
    return timeline


def labels(frame: int) -> np.ndarray:
    """Two squares; the first one moves."""
    made = np.zeros((HEIGHT, WIDTH), np.uint8)
    made[10:20, 10 + 4 * frame : 20 + 4 * frame] = 1
    made[50:70, 90:110] = 2
    return made


def ids(person: Person) -> dict[int, tuple[int, ...]]:
    return {f: s.object_ids for f, s in person.document.states().items()}


def made(person: Person) -> dict[int, str]:
    return {f: str(s.provenance) for f, s in person.document.states().items()}


def undo(person: Person) -> None:
    person.window.banner.dismiss()
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: person.banner.startswith("Undone"))


# Selecting


def test_drag_on_lanes_selects_frames_and_objects(timeline: Timeline) -> None:
    person = timeline.person
    timeline.drag(timeline.at(2), timeline.at(4), timeline.at(6))
    assert timeline.selected == (2, 6, (1,))
    assert person.session.wanted == 6  # the picture shows the end that moves
    bar = person.window.timeline.range_bar
    assert bar.isVisible() and bar.text == "Frames 2–6 · 5 frames · “object 1”"
    timeline.drag(timeline.at(9, 1), timeline.at(7, 0))  # backwards and upwards
    assert timeline.selected == (7, 9, (1, 2)) and person.session.wanted == 7
    timeline.click(timeline.at(8))  # inside: only the playhead moves
    assert timeline.selected == (7, 9, (1, 2)) and person.session.wanted == 8
    timeline.click(timeline.at(3))
    assert timeline.selected is None and not bar.isVisible()


def test_the_ruler_seeks_and_with_shift_selects_all_objects(timeline: Timeline) -> None:
    timeline.drag(timeline.at(2, None), timeline.at(5, None))
    assert timeline.selected is None and timeline.person.session.wanted == 5
    timeline.drag(timeline.at(2, None), timeline.at(7, None), modifiers=SHIFT)
    assert timeline.selected == (2, 7, None)
    timeline.click(timeline.at(9, None), SHIFT)
    assert timeline.selected == (2, 9, None)
    timeline.click(timeline.at(4, None))
    assert timeline.selected == (2, 9, None) and timeline.person.session.wanted == 4


def test_shift_click_begins_at_the_playhead(timeline: Timeline) -> None:
    timeline.person.go(3)
    timeline.click(timeline.at(6, 1), SHIFT)
    assert timeline.selected == (3, 6, (2,))


def test_edges_can_be_dragged(timeline: Timeline) -> None:
    timeline.drag(timeline.at(3), timeline.at(6))
    edge = QPoint(round(timeline.view.x_of(7)), timeline.at(6).y())
    timeline.drag(edge, timeline.at(8), timeline.at(9))
    assert timeline.selected == (3, 9, (1,))
    edge = QPoint(round(timeline.view.x_of(3)), edge.y())
    timeline.drag(edge, timeline.at(1, 1))
    assert timeline.selected == (1, 9, (1,))
    timeline.click(QPoint(round(timeline.view.x_of(1)) + 2, edge.y()))  # a click there only seeks
    assert timeline.selected == (1, 9, (1,)) and timeline.person.session.wanted == 1


def test_escape_ends_a_drag(timeline: Timeline) -> None:
    viewport = timeline.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, timeline.at(2))
    QTest.mouseMove(viewport, timeline.at(5))
    assert timeline.selected == (2, 5, (1,))
    timeline.person.key(Qt.Key.Key_Escape)
    QTest.mouseMove(viewport, timeline.at(7))
    QTest.mouseRelease(viewport, LEFT, NONE, timeline.at(7))
    assert timeline.selected is None


def test_a_double_click_selects_what_is_alike(timeline: Timeline) -> None:
    QTest.mouseDClick(timeline.view.viewport(), LEFT, NONE, timeline.at(4, 1))
    assert timeline.selected == (1, 7, (2,))
    QTest.mouseDClick(timeline.view.viewport(), LEFT, NONE, timeline.at(11))
    assert timeline.selected == (11, 11, (1,))


def test_a_selection_survives_zooming_and_scrolling(timeline: Timeline) -> None:
    timeline.drag(timeline.at(2), timeline.at(9))
    view = timeline.view
    before = view.track.span
    for modifiers, steps in ((CTRL, 120), (SHIFT, 120), (SHIFT, -120)):
        at = QPointF(timeline.at(8))
        where, angle = QPointF(view.viewport().mapToGlobal(at)), QPoint(0, steps)
        phase = Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(at, where, QPoint(), angle, Qt.MouseButton.NoButton, modifiers, phase, False)
        QApplication.sendEvent(view.viewport(), wheel)
        assert timeline.selected == (2, 9, (1,))
    assert view.track.span < before


def test_selecting_with_keys_alone(timeline: Timeline) -> None:
    person = timeline.person
    person.go(3)
    person.key(Qt.Key.Key_I)
    assert timeline.selected == (3, 3, (1,))
    person.go(6)
    person.key(Qt.Key.Key_I, SHIFT)
    assert timeline.selected == (3, 6, (1,))
    for _ in range(2):
        person.key(Qt.Key.Key_Right, ALT)
    assert timeline.selected == (3, 8, (1,)) and person.session.wanted == 8
    person.key(Qt.Key.Key_Down, ALT)
    assert timeline.selected == (3, 8, (1, 2))
    person.go(5)
    person.key(Qt.Key.Key_I)
    assert timeline.selected == (5, 8, (1, 2))
    person.key(Qt.Key.Key_Left, ALT)
    assert timeline.selected == (4, 8, (1, 2))
    person.key(Qt.Key.Key_Escape)
    assert timeline.selected is None
    person.key(Qt.Key.Key_A, CTRL)
    assert timeline.selected == (0, FRAMES - 1, None)


def test_a_range_cannot_end_before_it_begins(timeline: Timeline) -> None:
    person = timeline.person
    timeline.drag(timeline.at(2), timeline.at(4))
    person.go(9)
    person.key(Qt.Key.Key_I)
    assert timeline.selected == (9, 9, (1,))
    person.go(1)
    person.key(Qt.Key.Key_I, SHIFT)
    assert timeline.selected == (1, 1, (1,))


def test_escape_gives_a_polygon_up_first(timeline: Timeline) -> None:
    person = timeline.person
    person.go(3)
    person.key(Qt.Key.Key_I)
    person.key(Qt.Key.Key_P)
    person.click(20, 50)
    person.click(40, 50)
    assert person.canvas.handler.busy
    person.key(Qt.Key.Key_Escape)
    assert not person.canvas.handler.busy and timeline.selected is not None
    person.key(Qt.Key.Key_Escape)
    assert timeline.selected is None


def test_the_selection_follows_the_objects_and_the_clip(timeline: Timeline) -> None:
    person = timeline.person
    timeline.drag(timeline.at(2, 0), timeline.at(5, 1))
    person.controller.remove_object(1)
    person.wait(lambda: timeline.selected == (2, 5, (2,)))
    person.controller.remove_object(2)
    person.wait(lambda: timeline.selected is None)
    timeline.ranges.select(Selection(1, 2))
    person.controller.close_clip()
    assert timeline.selected is None and not person.window.registry["range.clear"].isEnabled()


def test_a_selection_costs_no_new_lanes(timeline: Timeline) -> None:
    view: TimelineView = timeline.view
    view.viewport().repaint()
    lanes, strip = view._lanes, view._strip
    timeline.drag(timeline.at(2), timeline.at(5), timeline.at(9))
    view.viewport().repaint()
    assert view._lanes is lanes and view._strip is strip and lanes is not None


# Doing


def test_without_a_selection_it_says_how_to_select(timeline: Timeline) -> None:
    before = ids(timeline.person), made(timeline.person)
    for action in ("delete", "delete_all", "approve", "unapprove", "propagate", "interpolate"):
        timeline.person.window.banner.dismiss()
        timeline.person.window.registry[f"range.{action}"].trigger()
        assert timeline.person.banner.startswith("Select frames first")
    assert (ids(timeline.person), made(timeline.person)) == before


def test_delete_an_object_from_the_menu_and_undo_after_a_restart(timeline: Timeline) -> None:
    person = timeline.person
    before = ids(person)
    timeline.drag(timeline.at(0), timeline.at(9))
    timeline.choose(timeline.menu(timeline.at(5)), "range.delete")
    person.wait(lambda: person.banner.startswith("Deleted"))
    assert person.banner == "Deleted “object 1” on 10 frames, 1 painted by hand."
    assert ids(person) == {f: (2,) if f < 10 else (1, 2) for f in range(11)}
    assert timeline.selected == (0, 9, (1,))
    title = "Delete “object 1” on frames 0–9"
    assert person.document.undo_title == title
    path, video = person.controller.workspace_path, person.document.video.id
    person.window.close()
    workspace = Workspace.open(path)
    try:
        document = workspace.video_document(video)
        assert document.undo_title == title and document.state(5).object_ids == (2,)
        document.undo()
        assert {f: s.object_ids for f, s in document.states().items()} == before
        assert (document.labels(5) == labels(5)).all()
    finally:
        workspace.close()


def test_keys_in_the_timeline_mean_the_selection(timeline: Timeline) -> None:
    person, view = timeline.person, timeline.view
    timeline.drag(timeline.at(3), timeline.at(5))
    person.wait(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Return)
    person.wait(lambda: [f for f, how in made(person).items() if how == "approved"] == [3, 4, 5, 8])
    QTest.keyClick(view, Qt.Key.Key_Delete)
    person.wait(lambda: [f for f, shown in ids(person).items() if shown == (2,)] == [3, 4, 5])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert timeline.selected is None and person.canvas.hasFocus()


def test_keys_on_the_canvas_mean_the_frame(timeline: Timeline) -> None:
    person = timeline.person
    timeline.ranges.select(Selection(3, 5, (1,)))
    person.go(9)
    person.key(Qt.Key.Key_Delete)
    person.wait(lambda: 9 not in ids(person))
    assert len(ids(person)) == 10


def test_delete_everything_in_a_range(timeline: Timeline) -> None:
    person = timeline.person
    before = ids(person)
    timeline.drag(timeline.at(7, 1), timeline.at(9, 1))
    person.window.registry["range.delete_all"].trigger()
    person.wait(lambda: person.banner == "Deleted all masks on 3 frames.")
    assert sorted(ids(person)) == [0, 1, 2, 3, 4, 5, 6, 10]
    undo(person)
    assert ids(person) == before


def test_approve_a_range_and_take_it_back(timeline: Timeline) -> None:
    person = timeline.person
    before = made(person)
    timeline.drag(timeline.at(0, None), timeline.at(9, None), modifiers=SHIFT)
    person.key(Qt.Key.Key_Return, SHIFT)
    person.wait(lambda: person.banner == "Approved 8 frames.")
    assert made(person) == {0: "manual", **dict.fromkeys(range(1, 10), "approved"), 10: "propagated"}
    undo(person)
    assert made(person) == before
    person.key(Qt.Key.Key_Return, CTRL | SHIFT)
    person.wait(lambda: made(person)[8] == "propagated")
    assert made(person)[0] == "manual"
    undo(person)
    assert made(person) == before


def test_what_cannot_be_done_is_said(timeline: Timeline) -> None:
    before = timeline.person.document.undo_title
    for frames, action, sentence in (
        ((11, 11), "delete", "There is nothing to delete: “object 1” has no mask on frame 11."),
        ((11, 11), "approve", "There is nothing to approve on frame 11: there is no mask."),
        ((8, 8), "approve", "all masks there are painted or approved already"),
        ((1, 7), "unapprove", "No frame is approved on frames 1–7."),
        ((8, 8), "propagate", "There is nothing to predict"),
    ):
        timeline.ranges.select(Selection(*frames, objects=(1,)))
        timeline.person.window.registry[f"range.{action}"].trigger()
        assert sentence in timeline.person.banner
    assert timeline.person.document.undo_title == before


def test_propagate_exactly_the_range(timeline: Timeline) -> None:
    person = timeline.person
    person.document.set_labels(5, labels(5), Provenance.MANUAL, "by hand")
    before = {f: person.document.labels(f).copy() for f in range(11)}
    timeline.drag(timeline.at(3), timeline.at(9))
    person.key(Qt.Key.Key_R, SHIFT)
    person.wait(lambda: bool(person.runner.submitted))
    (job,) = person.runner.submitted
    assert job.request.frames == (3, 4, 6, 7, 9) and job.request.start == 0  # 5 is painted, 8 approved
    assert set(job.request.references) == {0, 5} and not job.request.adapt
    job.emit(*(FrameDone(f, np.zeros((HEIGHT, WIDTH), np.uint8), 0.5) for f in job.request.frames))
    job.end()
    person.wait(lambda: person.controller.propagation.task.over)
    for frame, old in before.items():
        new = person.document.labels(frame)
        assert new.any() != (frame in (3, 4, 6, 7, 9)) and (new.any() == (new == old).all())
    assert person.document.undo_title == "Propagate frames 3–9"
    undo(person)
    person.wait(lambda: all((person.document.labels(f) == old).all() for f, old in before.items()))


def test_an_approved_frame_beside_the_range_is_a_reference_for_it(timeline: Timeline) -> None:
    person = timeline.person
    timeline.drag(timeline.at(9), timeline.at(10))
    person.key(Qt.Key.Key_R, SHIFT)
    person.wait(lambda: bool(person.runner.submitted))
    request = person.job().request
    assert set(request.references) == {0, 8} and request.start == 8 and request.frames == (9, 10)
    assert (request.references[8] == labels(8)).all()


def test_interpolate_between_the_ends(timeline: Timeline) -> None:
    person = timeline.person
    document = person.document
    wrong = labels(4)
    wrong[wrong == 1] = 0
    wrong[30:60, 10:60] = 1
    job = document.open_job("Wrong")
    for frame in (2, 3, 4, 5):
        job.write(frame, wrong, 0.3)
    job.close()
    person.wait(lambda: person.session.up_to_date)
    timeline.drag(timeline.at(1), timeline.at(6))
    person.key(Qt.Key.Key_Y)
    person.wait(lambda: person.banner == "Interpolated 4 frames.")
    for frame in range(1, 7):
        assert ((document.labels(frame) == 1) == (labels(frame) == 1)).mean() > 0.999
        assert ((document.labels(frame) == 2) == (wrong == 2)).all() and made(person)[frame] == "propagated"
    assert document.undo_title == "Interpolate object 1"
    undo(person)
    person.wait(lambda: (document.labels(3) == wrong).all())


def test_interpolating_needs_a_mask_at_both_ends(timeline: Timeline) -> None:
    person = timeline.person
    person.document.delete_labels([9, 10], [1])
    before = ids(person)
    timeline.drag(timeline.at(1), timeline.at(10))
    person.key(Qt.Key.Key_Y)
    person.wait(lambda: "has no mask on frame 10, where the range ends" in person.banner)
    assert ids(person) == before


def test_a_gap_is_selected_by_a_double_click_and_filled(timeline: Timeline) -> None:
    person = timeline.person
    person.document.delete_labels(range(2, 7), [1])
    person.wait(lambda: person.window.timeline.presence.count(1) == 6)
    QTest.mouseDClick(timeline.view.viewport(), LEFT, NONE, timeline.at(4))
    assert timeline.selected == (2, 6, (1,))
    person.key(Qt.Key.Key_Y)
    person.wait(lambda: person.banner == "Interpolated 5 frames.")
    assert all(shown == (1, 2) for shown in ids(person).values())
    assert ((person.document.labels(4) == 1) == (labels(4) == 1)).all()


def test_no_interpolation_while_masks_are_propagated(timeline: Timeline) -> None:
    person = timeline.person
    timeline.drag(timeline.at(1), timeline.at(6))
    person.key(Qt.Key.Key_R, SHIFT)
    person.wait(lambda: bool(person.runner.submitted))
    person.key(Qt.Key.Key_Y)
    assert "being propagated" in person.banner and len(person.controller.tasks.running) == 1


def test_a_range_is_changed_on_another_thread(timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    person, document = timeline.person, timeline.person.document
    threads = []
    for name in ("delete_labels", "approve", "unapprove"):
        real = getattr(document, name)
        monkeypatch.setattr(
            document, name, lambda *args, real=real: threads.append(threading.current_thread()) or real(*args)
        )
    timeline.ranges.select(Selection(1, 10))
    for action, word in (("approve", "Approved"), ("unapprove", "no longer"), ("delete", "Deleted")):
        person.window.registry[f"range.{action}"].trigger()
        person.wait(lambda word=word: word in person.banner)
    assert len(threads) == 3 and threading.main_thread() not in threads


def test_stopping_an_interpolation_leaves_everything_as_it_was(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = timeline.person
    person.document.delete_labels(range(2, 7), [1])
    before, go_on, at_work = ids(person), threading.Event(), threading.Event()
    real = Interpolation.at

    def slow(way: Interpolation, share: float):
        if share > 0.4:
            at_work.set()
            go_on.wait(60)
        return real(way, share)

    monkeypatch.setattr(Interpolation, "at", slow)
    timeline.ranges.select(Selection(2, 6, (1,)))
    person.key(Qt.Key.Key_Y)
    person.wait(at_work.is_set)
    person.key(Qt.Key.Key_Y)
    assert "being interpolated" in person.banner
    person.key(Qt.Key.Key_Period, CTRL)
    go_on.set()
    person.wait(lambda: "was stopped" in person.banner)
    assert ids(person) == before and person.document.undo_title == "Delete"


def test_the_panels_do_not_overlap_in_a_small_window(timeline: Timeline) -> None:
    window, panel = timeline.person.window, timeline.person.window.timeline
    timeline.ranges.select(Selection(1, 10))
    window.resize(window.minimumSize())
    timeline.person.wait(lambda: window.width() == window.minimumWidth() and panel.width() < 700)
    docks = {dock.widget(): dock.geometry() for dock in window.docking.docks}
    assert not any(docks[panel].intersects(docks[other]) for other in (window.objects, window.adapt))
    assert panel.range_bar.geometry().right() <= panel.width()
