"""The live view: ending, curve, cycle view, previews, the wipe on the canvas, and what is said before the start."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person
from tests.gui.fakes import FakeJob
from vosannot.core.events import (
    AdaptationEnded,
    CycleShown,
    Event,
    Finished,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.gui.panels.cycle import cells
from vosannot.gui.session.tasks import TaskState

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


def preview(frame: int, step: int) -> Preview:
    """At half the clip's size: before, the upper half; then one more column of 4 each iteration."""
    labels = np.zeros((HEIGHT // 2, WIDTH // 2), np.uint8)
    if step == 0:
        labels[: HEIGHT // 4] = 1
    else:
        labels[:, WIDTH // 2 - 4 * step :] = 1
    return Preview(frame, labels, 0.5)


def cycle(step: int, frames: tuple[int, ...], *, synthetic: bool = False) -> CycleShown:
    def labels(value: int) -> np.ndarray:
        made = np.zeros((HEIGHT // 2, WIDTH // 2), np.uint8)
        made[:, :value] = 1
        return made

    count = len(frames) - 1
    loss = np.zeros((HEIGHT // 2, WIDTH // 2), np.uint8)
    loss[:, : WIDTH // 4] = 255
    forward = tuple(labels(t) for t in range(1, count + 1))
    backward = tuple(labels(20 + t) for t in range(count - 1, -1, -1))
    return CycleShown(step, frames, forward, backward, loss, synthetic)


def iteration(job: FakeJob, step: int, total: int = 20) -> tuple[Event, ...]:
    previews = tuple(preview(f, step) for f in job.request.probes)
    scalars = {"loss": 1.0 / step, "stability": 0.5 + step / 50} if step else {"stability": math.nan}
    done = IterationDone("adapt", step, total, scalars, previews)
    return (done,) if step == 0 else (SnapshotSaved(step), cycle(step, (0, 3, 8)), done)


@pytest.fixture
def painted(person: Person) -> Person:
    person.drag((20, 30), (60, 30))
    person.wait(lambda: person.session.up_to_date)
    return person


@pytest.fixture
def job(painted: Person) -> FakeJob:
    """An adaptation after its sixth iteration, every event seen."""
    begun = painted.adapt()
    begun.emit(StageStarted("adapt", 20))
    for step in range(7):
        begun.emit(*iteration(begun, step))
        painted.wait(lambda step=step: task(painted).done == step and bool(task(painted).curve))
    return begun


def task(person: Person):
    return person.controller.propagation.task


def live(person: Person):
    return person.window.adapt.live


def colour(person: Person) -> np.ndarray:
    return np.array(person.document.objects()[0].colour, float)


def pixel(image: QImage, x: float, y: float) -> np.ndarray:
    at = QColor(image.pixel(round(x), round(y)))
    return np.array([at.red(), at.green(), at.blue()], float)


# How it ends


def test_it_says_that_it_stopped_by_itself_and_what_it_uses(painted: Person, job: FakeJob) -> None:
    job.emit(AdaptationEnded(6, 4, "The masks have settled. They were best after iteration 4."))
    painted.wait(lambda: task(painted).outcome is not None)
    view = live(painted)
    assert view.note.text() == "Stopped by itself after 6 iterations: The masks have settled. Using iteration 4."
    assert "best after iteration 4" in view.note.toolTip()
    assert view.curve.chosen == 4 and view.curve.choice == 4
    assert not view.stop_button.isEnabled()
    job.emit(StageStarted("propagate", 2), FrameDone(1, np.zeros((HEIGHT, WIDTH), np.uint8), 0.5), Finished())
    job.end()
    painted.wait(lambda: task(painted).over)
    assert painted.document.runs()[-1].chosen == 4
    # Another one can still be taken, also right after.
    painted.controller.propagation.use_iteration(2)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    assert painted.job().request.snapshot == 2 and view.curve.chosen == 2
    assert view.note.text() == "Using iteration 2, as you chose; at first it was 4."


def test_it_says_that_adapting_did_not_help(painted: Person, job: FakeJob) -> None:
    job.emit(AdaptationEnded(6, 0, "An object was vanishing."))
    painted.wait(lambda: task(painted).outcome is not None)
    assert live(painted).note.text() == "Adaptation did not help here: going on with the weights as they are."
    assert "vanishing" in live(painted).note.toolTip()
    job.end()
    painted.wait(lambda: task(painted).over)
    assert painted.document.runs()[-1].chosen == 0
    assert painted.controller.propagation.adapted is task(painted)


def test_what_a_person_ended_is_not_called_by_itself(painted: Person, job: FakeJob) -> None:
    view = live(painted)
    view.curve._choose(3)
    QTest.mouseClick(view.use_chosen, LEFT)
    painted.wait(lambda: bool(job.commands))
    job.emit(AdaptationEnded(7, 3, "Stopped as asked."))
    painted.wait(lambda: task(painted).outcome is not None)
    assert view.note.text() == "Stopped as asked after 7 iterations. Using iteration 3."


def test_another_iteration_between_the_ending_and_the_first_mask(painted: Person, job: FakeJob) -> None:
    """The adaptation no longer listens then: the task is ended, and the next one uses the snapshot."""
    job.emit(AdaptationEnded(6, 6, "All iterations were done."))
    painted.wait(lambda: task(painted).outcome is not None)
    painted.controller.propagation.use_iteration(3)
    painted.wait(lambda: len(painted.runner.submitted) == 2)
    assert not job.commands and job.stops == 1 and not job.reverted
    assert painted.job().request.snapshot == 3 and not painted.job().request.adapt


def test_warnings_stand_in_the_panel(painted: Person, job: FakeJob) -> None:
    height = live(painted).note.height()
    job.emit(Warned("Memory ran out while adapting at 240 px: going on at 180 px."))
    painted.wait(lambda: "180 px" in live(painted).note.text())
    assert "180 px" in painted.banner and live(painted).note.height() == height


# Curve


def test_drag_along_the_curve(painted: Person, job: FakeJob) -> None:
    view = live(painted)
    plot = view.curve._plot
    chosen = []
    view.curve.step_chosen.connect(chosen.append)

    def at(step: float) -> QPoint:
        point = plot.getPlotItem().vb.mapViewToScene(QPointF(step, sum(plot.viewRange()[1]) / 2))
        return plot.mapFromScene(point)

    viewport = plot.viewport()
    QTest.mouseMove(viewport, at(6))
    QTest.mousePress(viewport, LEFT, NONE, at(6))
    for step in (5.5, 4.5, 3.2, 2.2):
        QTest.mouseMove(viewport, at(step))
        painted.qtbot.wait(30)
    QTest.mouseRelease(viewport, LEFT, NONE, at(2.2))
    painted.wait(lambda: view.curve.choice == 2)
    assert view.use_chosen.text() == "Use iteration 2"
    assert painted.controller.comparison.step == 2 and view.fold.text() == "Cycle of iteration 2"
    job.emit(*iteration(job, 7))
    painted.wait(lambda: task(painted).done == 7)
    assert view.curve.choice == 2 and painted.controller.comparison.step == 2


def test_the_curve_knows_how_many_iterations_auto_means(painted: Person) -> None:
    job = painted.adapt()
    assert job.params.iterations == 0
    job.emit(StageStarted("adapt", 33), *iteration(job, 0, 33))
    painted.wait(lambda: bool(task(painted).curve))
    low, high = live(painted).curve._plot.viewRange()[0]
    assert low < 0 and 33 < high < 36
    job.emit(*(event for step in range(1, 6) for event in iteration(job, step, 33)))
    job.emit(AdaptationEnded(5, 5, "Enough."))
    painted.wait(lambda: live(painted).curve._plot.viewRange()[0][1] < 6)


def test_shares_have_an_axis_of_their_own_and_can_be_hidden(painted: Person, job: FakeJob) -> None:
    view = live(painted)
    _, values = view.curve._shares["stability"].getData()
    assert list(values) == [0.5 + step / 50 for step in range(1, 7)]
    assert view.curve._shares["stability"].isVisible() and not view.curve._shares["steadiness"].isVisible()
    QTest.mouseClick(view.shares["stability"], LEFT, NONE, QPoint(8, view.shares["stability"].height() // 2))
    assert not view.curve._shares["stability"].isVisible()
    assert not painted.controller.preferences.flag("live/stability", True)


# Cycle view


def test_the_cycle_of_a_triplet(painted: Person, job: FakeJob) -> None:
    view = live(painted).cycle
    assert view.captions == ["0 reference", "→ 3 forward", "→ 8 forward", "← 0 back", "← 3 back", "loss"]
    painted.wait(lambda: all(live(painted)._thumbnails.get(f) is not None for f in (0, 3, 8)))
    view.resize(296, view.sizeHint().height())
    image = view.grab().toImage()
    cell = view._cell()
    y, left = image.height() - cell.height() // 2, 2 * (cell.width() + 4)
    assert pixel(image, left + cell.width() * 0.25, y).sum() > 500  # much loss is bright
    assert pixel(image, left + cell.width() * 0.75, y).sum() < 30


def test_a_long_cycle_shows_first_middle_and_far() -> None:
    event = cycle(1, tuple(range(0, 80, 10)))
    shown = cells(event, np.ones((HEIGHT, WIDTH), np.uint8))
    assert [c.frame for c in shown] == [0, 30, 70, 0, 30, None]
    sums = [c.labels[0].sum() for c in shown[:5] if c.labels is not None]
    assert sums == [WIDTH // 2, 3, 7, 20, 23]  # forward t has t columns, backward to frame t 20 + t


def test_made_frames_have_no_picture_of_the_clip() -> None:
    shown = cells(cycle(1, (5, 5, 5), synthetic=True), None)
    assert [c.frame for c in shown] == [5, None, None, 5, None, None]
    assert shown[2].caption == "→ made forward"


def test_the_cycle_view_stays_folded(painted: Person, job: FakeJob) -> None:
    view = live(painted)
    assert not view.cycle.isHidden() and view.fold.text() == "Cycle of iteration 6"
    view.fold.click()
    assert view.cycle.isHidden() and not painted.controller.preferences.flag("live/cycle", True)


def test_cycles_are_thinned_out(painted: Person, job: FakeJob) -> None:
    for step in range(7, 90):
        job.emit(*iteration(job, step, 100))
        painted.wait(lambda step=step: task(painted).done == step)
    kept = sorted(task(painted).cycles)
    assert len(kept) <= 48 and kept[-1] == 89 and kept[0] < 10


# The wipe


def compare(person: Person, frame: int):
    person.go(frame)
    person.key(Qt.Key.Key_D)
    wipe = person.window.wipe
    assert wipe.isVisible() and person.window.registry["view.compare"].isChecked()
    return wipe


def test_dragging_the_line_only_moves_the_line(painted: Person, job: FakeJob) -> None:
    frame = job.request.probes[1]
    wipe = compare(painted, frame)
    target = painted.canvas.camera.target()
    place = painted.canvas.camera.offset, painted.canvas.camera.scale
    y = round(target.center().y())
    QTest.mousePress(wipe, LEFT, NONE, QPoint(round(wipe.divider), y))
    for share in (0.6, 0.7, 0.8):
        QTest.mouseMove(wipe, QPoint(round(target.x() + share * target.width()), y))
    QTest.mouseRelease(wipe, LEFT, NONE, QPoint(round(target.x() + 0.8 * target.width()), y))
    assert wipe.position == pytest.approx(0.8, abs=0.01)
    QTest.mouseMove(wipe, QPoint(round(target.x() + 0.3 * target.width()), y))
    assert wipe.position == pytest.approx(0.8, abs=0.01)  # let go is let go
    for button in (LEFT, RIGHT):  # elsewhere, nothing is painted
        QTest.mousePress(wipe, button, NONE, painted.at(20, 60))
        QTest.mouseMove(wipe, painted.at(50, 60))
        QTest.mouseRelease(wipe, button, NONE, painted.at(50, 60))
    assert painted.document.state(frame) is None and not painted.session.labels.any()
    assert (painted.canvas.camera.offset, painted.canvas.camera.scale) == place
    QTest.keyClick(wipe, Qt.Key.Key_Escape)
    assert not wipe.isVisible() and not painted.window.registry["view.compare"].isChecked()
    painted.click(20, 60)
    painted.wait(lambda: painted.document.state(frame) is not None)


@pytest.mark.parametrize("zoom", [1.0, 3.7])
def test_both_halves_lie_exactly_on_the_frame(painted: Person, job: FakeJob, zoom: float) -> None:
    frame = job.request.probes[0]
    wipe = compare(painted, frame)
    camera = painted.canvas.camera
    camera.zoom(zoom, camera.to_view(75, 40))
    painted.canvas._camera_moved()
    wipe.position = 0.55
    image = wipe.grab().toImage()
    edge = WIDTH - 2 * 4 * 6  # where the sixth iteration's object begins, in pixels of the clip
    line = 0.55 * WIDTH
    assert line < edge - 5 < WIDTH
    picture = np.full(3, 20.0 * frame)

    def bare(x: float, y: float) -> bool:
        return bool(np.abs(pixel(image, *camera.to_view(x, y).toTuple()) - picture).max() < 10)

    assert bare(edge - 1, 46) and not bare(edge + 1, 46)
    assert bare(line + 4, 35)  # the earlier masks end at the line
    assert bare(line - 4, 41) and not bare(line - 4, 39)  # and cover the upper half on the other side
    inside = pixel(image, *camera.to_view(edge + 6, 46).toTuple())
    assert np.abs(inside - (0.45 * colour(painted) + 0.55 * picture)).max() < 6


def test_it_follows_the_marker_of_the_curve(painted: Person, job: FakeJob) -> None:
    wipe = compare(painted, job.request.probes[0])
    assert wipe._pair.titles == ("before", "iteration 6")
    live(painted).curve._choose(2)
    assert wipe._pair.titles == ("before", "iteration 2")
    assert (wipe._pair.after == preview(0, 2).labels).all()
    assert (wipe._pair.before == preview(0, 0).labels).all()


def test_without_a_preview_the_nearest_frame_is_one_click_away(painted: Person, job: FakeJob) -> None:
    probes = job.request.probes
    frame = next(f for f in range(FRAMES) if f not in probes)
    wipe = compare(painted, frame)
    nearest = min(probes, key=lambda f: (abs(f - frame), f))
    assert wipe.bar.go.isVisible() and wipe.bar.go.text() == f"Go to frame {nearest}"
    wipe.grab()
    QTest.mouseClick(wipe.bar.go, LEFT)
    painted.wait(lambda: painted.session.frame == nearest)
    assert wipe._pair is not None and not wipe.bar.go.isVisible()


def test_nothing_to_compare_is_said(person: Person) -> None:
    person.key(Qt.Key.Key_D)
    wipe = person.window.wipe
    assert wipe.isVisible() and not wipe.bar.go.isVisible()
    wipe.grab()
    QTest.mouseClick(wipe.bar.leave, LEFT)
    assert not wipe.isVisible()


def test_a_click_on_a_preview_goes_there_and_compares(painted: Person, job: FakeJob) -> None:
    previews = live(painted).previews
    frames = sorted(job.request.probes)
    QTest.mouseClick(previews, LEFT, NONE, previews._places()[frames[1]][0].center().toPoint())
    painted.wait(lambda: painted.session.frame == frames[1])
    assert painted.window.wipe.isVisible() and painted.window.wipe._pair is not None


def test_middle_button_still_moves_the_picture(painted: Person, job: FakeJob) -> None:
    wipe = compare(painted, job.request.probes[0])
    before = painted.canvas.camera.offset
    start = painted.canvas.camera.target().center().toPoint() + QPoint(60, 20)
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(wipe, middle, NONE, start)
    QTest.mouseMove(wipe, start + QPoint(30, 10))
    QTest.mouseRelease(wipe, middle, NONE, start + QPoint(30, 10))
    assert painted.canvas.camera.offset - before == QPointF(30, 10)


def test_it_is_offered_on_the_canvas_while_adapting(painted: Person, job: FakeJob) -> None:
    offer = next(b for b in painted.canvas.children() if type(b).__name__ == "_Offer")
    assert not offer.isVisible()  # frame 0 is no probe frame
    painted.go(job.request.probes[0])
    assert offer.isVisible() and not painted.window.wipe.isVisible()
    QTest.mouseClick(offer, LEFT)
    assert painted.window.wipe.isVisible() and not offer.isVisible()


def test_another_clip_ends_the_comparison(painted: Person, job: FakeJob) -> None:
    wipe = compare(painted, job.request.probes[0])
    painted.controller.close_clip()
    assert not wipe.isVisible() and painted.controller.comparison.frames == ()


def test_the_masks_before_a_run_and_now(painted: Person) -> None:
    def run(value: int) -> None:
        job = painted.adapt()
        labels = np.zeros((HEIGHT, WIDTH), np.uint8)
        labels[:value] = 1
        job.emit(StageStarted("propagate", FRAMES - 1), *(FrameDone(f, labels, 0.9) for f in range(1, FRAMES)))
        job.end()
        painted.wait(lambda: task(painted).over)

    run(10)
    run(30)
    wipe = compare(painted, 5)
    painted.wait(lambda: wipe._pair.before.sum() == 10 * WIDTH)
    assert wipe._pair.after.sum() == 30 * WIDTH and wipe._pair.titles == ("before the run", "now")
    assert not wipe.bar.go.isVisible() and not wipe.bar.other.isVisible()
    painted.controller.undo()
    painted.wait(lambda: wipe._pair.after.sum() == 10 * WIDTH)
    painted.go(0)  # the reference, which no run writes
    assert wipe._pair is None and wipe.bar.go.text() == "Go to frame 1"


def test_previews_or_the_run_where_there_are_both(painted: Person, job: FakeJob) -> None:
    frame = job.request.probes[0]
    labels = np.ones((HEIGHT, WIDTH), np.uint8)
    job.emit(AdaptationEnded(6, 6, ""), StageStarted("propagate", 1), FrameDone(frame, labels, 0.9))
    job.end()
    painted.wait(lambda: task(painted).over)
    wipe = compare(painted, frame)
    assert wipe._pair.titles == ("before", "iteration 6")
    wipe.grab()
    QTest.mouseClick(wipe.bar.other, LEFT)
    painted.wait(lambda: wipe._pair.titles[0] == "before the run" and not wipe._pair.before.any())
    assert (wipe._pair.after == 1).all()


# Beforehand


def test_the_form_shows_what_matters_and_folds_the_rest(person: Person) -> None:
    form = person.window.adapt.form
    shown = [name for name, editor in form._editors.items() if form._common.isAncestorOf(editor)]
    assert shown == ["weights", "size", "objective", "iterations", "stop"]
    assert form.editor("stop").currentText() == "Automatic" and form.editor("iterations").text() == "auto"


def test_memory_is_estimated_by_the_worker_and_shown(painted: Person) -> None:
    painted.wait(lambda: bool(painted.runner.estimates))
    asked = painted.runner.estimates[-1]
    assert (asked.params["height"], asked.params["width"], asked.params["objects"]) == (HEIGHT, WIDTH, 1)
    megabyte = 2**20
    asked.emit(Finished({"all": 412 * megabyte, "decoder": 260 * megabyte}))
    asked.end()
    panel = painted.window.adapt
    painted.wait(lambda: "410 MB" in panel._expected.text())
    assert panel.form._notes["subset"].text() == "Memory, about: all 410 MB  ·  decoder 260 MB"
    panel.form.editor("subset").setCurrentIndex(1)
    painted.wait(lambda: "about 260 MB" in panel._expected.text())
    count = len(painted.runner.estimates)
    painted.controller.forecast._look()  # known now: not asked again
    painted.qtbot.wait(50)
    assert len(painted.runner.estimates) == count


def test_the_estimate_gives_way_to_an_adaptation(painted: Person) -> None:
    painted.wait(lambda: bool(painted.runner.estimates))
    painted.adapt()
    assert painted.runner.estimates[-1].stops == 1


def test_expected_time_with_automatic_iterations(painted: Person, job: FakeJob) -> None:
    text = painted.window.adapt._expected
    painted.wait(lambda: painted.controller.forecast.resolved is not None)
    iterations = painted.controller.forecast.resolved.iterations
    assert f"{iterations} iterations" in text.text() and "About" not in text.text()
    job.emit(AdaptationEnded(6, 6, ""), StageStarted("propagate", 3))
    job.emit(*(FrameDone(f, np.zeros((HEIGHT, WIDTH), np.uint8), 0.5) for f in (1, 2, 3)))
    job.end()
    painted.wait(lambda: task(painted).state is TaskState.DONE)
    painted.wait(lambda: "at most on this computer" in text.text())
    pace = task(painted).pace
    expected = pace["adapt"] * iterations + pace["propagate"] * (FRAMES - 1)
    assert painted.controller.propagation.expected_seconds() == pytest.approx(expected, rel=1e-3)
    stop = painted.window.adapt.form.editor("stop")
    stop.setCurrentIndex(stop.findData("fixed"))
    assert "at most" not in text.text()


def test_an_engine_that_learns_shows_its_curve_and_nothing_to_choose(person):
    person.drag((20, 20), (40, 30))
    person.controller.propagation.use_model("frtm-lite", "frtm")
    job = person.adapt()
    assert not job.request.adapt
    live = person.window.adapt.live
    job.emit(StageStarted("learn", 5), *(IterationDone("learn", k, 5, {"loss": 1 / (k + 1)}) for k in range(3)))
    person.wait(lambda: live.curve._steps == [0, 1, 2])
    assert live._stage.text() == "Learning target models"
    assert live.use_chosen.isHidden() and live.previews.isHidden() and live.cycle.isHidden() and live.fold.isHidden()
    assert live.stop_button.isEnabled()
    job.emit(AdaptationEnded(5, 5, "Learned the target model in 0.4 s."), StageStarted("propagate", 11))
    person.wait(lambda: "Learned the target model" in live.note.text())
    live.curve._choose(0)  # nothing to go back to, and no accident
    job.end()
    person.wait(lambda: person.controller.propagation.task.over)
    person.controller.propagation.use_model("stcn-lite", "stcn")
    person.adapt()
    assert not live.use_chosen.isHidden() and not live.previews.isHidden()
