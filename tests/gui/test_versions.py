"""Comparing with another version of the masks: a folder, the last job of another day; side by side."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.conftest import HEIGHT, WIDTH, Person, bar
from vosannot.gui.session.comparison import With
from vosannot.masks.png import write_png
from vosannot.project.records import Provenance

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def masked(person: Person) -> Person:
    person.document.add_object()
    for frame in range(4):
        person.document.set_labels(frame, bar(30), Provenance.PROPAGATED, "Set", 0.9)
    person.go(1)
    return person


@pytest.fixture
def folder(folder: Path) -> Path:
    """Another tool's masks of frames 0, 1 and 2; that of frame 2 is too small."""
    write_png(folder / "00002.png", bar(60)[: HEIGHT // 2])
    return folder


def compare(person: Person, folder: Path):
    person.controller.comparison.show_folder(folder)
    person.wait(lambda: person.window.wipe.isVisible())
    return person.window.wipe


def test_a_folder_of_masks_beside_those_of_now(masked: Person, folder: Path) -> None:
    stored = {f: masked.document.labels(f).copy() for f in range(4)}
    wipe = compare(masked, folder)
    masked.wait(lambda: wipe._pair.before.sum() == 2 * 60 * HEIGHT)
    assert wipe._pair.titles == ("another tool", "now")
    assert (wipe._pair.after == bar(30)).all()
    assert 2 in masked.controller.comparison.colours  # an id that has no object here is seen too
    wipe.grab()
    masked.drag((40, 40), (90, 40))
    QTest.mousePress(wipe, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))
    QTest.mouseRelease(wipe, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))
    QTest.keyClick(wipe, Qt.Key.Key_Escape)
    assert not wipe.isVisible()
    assert [o.id for o in masked.document.objects()] == [1]
    assert all((masked.document.labels(f) == stored[f]).all() for f in (0, 2, 3))


def test_wrong_sizes_and_missing_frames_get_a_sentence(masked: Person, folder: Path) -> None:
    wipe = compare(masked, folder)
    masked.wait(lambda: (wipe._pair.before == bar(60, 2)).all())
    masked.go(2)
    masked.wait(lambda: wipe._pair is None)
    assert f"00002.png is {WIDTH}x{HEIGHT // 2} but the clip is {WIDTH}x{HEIGHT}" in wipe.bar._words.text()
    wipe.grab()
    masked.go(3)
    masked.wait(lambda: "another tool has no mask for frame 3" in wipe.bar._words.text())
    assert wipe._pair is None and wipe.bar.go.text() == "Go to frame 1"
    QTest.mouseClick(wipe.bar.go, LEFT)
    masked.wait(lambda: masked.session.frame == 1 and wipe._pair is not None)


@pytest.mark.parametrize(
    ("name", "words"), [("", "holds no masks"), ("elephant.png", "belongs to no frame"), (None, "does not exist")]
)
def test_a_folder_that_does_not_fit_is_refused(masked: Person, tmp_path: Path, name: str | None, words: str) -> None:
    place = tmp_path / "odd"
    if name is not None:
        place.mkdir()
    if name:
        write_png(place / name, bar(10))
    masked.controller.comparison.show_folder(place)
    masked.wait(lambda: words in masked.banner)
    assert not masked.window.wipe.isVisible()


def test_a_davis_folder_by_the_clips_name(masked: Person, tmp_path: Path) -> None:
    sequence = tmp_path / "davis/Annotations/480p/shades"
    sequence.mkdir(parents=True)
    (tmp_path / "davis/JPEGImages/480p/shades").mkdir(parents=True)
    write_png(sequence / "00001.png", bar(50))
    wipe = compare(masked, tmp_path / "davis")
    masked.wait(lambda: wipe._pair.before.sum() == 50 * HEIGHT)


def test_the_menu_asks_for_the_folder(masked: Person, folder: Path) -> None:
    masked.key(Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    masked.wait(lambda: masked.window.wipe.isVisible())


def test_the_last_job_can_be_compared_with_on_another_day(masked: Person, clip: Path) -> None:
    job = masked.document.open_job("Propagate")
    for frame in range(1, 4):
        job.write(frame, bar(70), 0.9)
    job.close()
    masked.document.flush()
    masked.controller.close_clip()
    masked.open(clip)
    masked.go(2)
    masked.canvas.setFocus()
    masked.key(Qt.Key.Key_D)
    wipe = masked.window.wipe
    masked.wait(lambda: wipe._pair is not None and wipe._pair.before.sum() == 30 * HEIGHT)
    assert wipe._pair.after.sum() == 70 * HEIGHT and wipe._pair.titles == ("before the last job", "now")
    masked.go(0)
    assert wipe._pair is None and wipe.bar.go.text() == "Go to frame 1"


def test_nothing_to_compare_says_what_to_do(masked: Person) -> None:
    masked.key(Qt.Key.Key_D)
    wipe = masked.window.wipe
    assert wipe.isVisible() and wipe._pair is None
    assert "compare with a folder of masks" in wipe.bar._words.text()


def test_folder_and_job_are_switched_between(masked: Person, folder: Path) -> None:
    job = masked.document.open_job("Propagate")
    job.write(1, bar(70), 0.9)
    job.close()
    masked.wait(lambda: masked.session.up_to_date and masked.session.labels.sum() == 70 * HEIGHT)
    masked.key(Qt.Key.Key_D)
    wipe = masked.window.wipe
    masked.wait(lambda: wipe._pair is not None)
    compare(masked, folder)
    masked.wait(lambda: masked.controller.comparison.source is With.FOLDER)
    assert wipe.bar.other.isVisible() and wipe.bar.other.text() == "Show the whole run"
    QTest.mouseClick(wipe.bar.other, LEFT)
    masked.wait(lambda: wipe._pair.titles[0] == "before the last job")
    assert wipe.bar.other.text() == "Show another tool"


def test_side_by_side_draws_both_in_full(masked: Person, folder: Path) -> None:
    wipe = compare(masked, folder)
    masked.wait(lambda: (wipe._pair.before == bar(60, 2)).all())
    one = wipe.grab().toImage()
    QTest.mouseClick(wipe.bar.halves, LEFT)
    both = wipe.grab().toImage()
    assert wipe.halves and wipe.bar.halves.text() == "One over the other"
    camera = masked.canvas.camera

    def at(number: int, x: float, y: float) -> int:
        half = wipe._half(number)
        point = half.topLeft() + camera.to_view(x, y) / 2
        return both.pixel(round(point.x()), round(point.y()))

    bare = at(0, 100, 10)
    assert at(0, 45, 10) != bare  # the folder's mask reaches to 60
    assert at(1, 45, 10) == bare and at(1, 15, 10) != bare  # that of now to 30
    QTest.mouseClick(wipe.bar.halves, LEFT)
    assert wipe.grab().toImage() == one


def test_side_by_side_the_wheel_zooms_about_the_mouse(masked: Person, folder: Path) -> None:
    wipe = compare(masked, folder)
    masked.wait(lambda: (wipe._pair.before == bar(60, 2)).all())
    wipe.toggle_halves()
    camera = masked.canvas.camera
    place = wipe._half(1).topLeft() + camera.to_view(50, 40) / 2
    turn = QWheelEvent(
        place, QPointF(wipe.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = camera.scale
    QApplication.sendEvent(wipe, turn)
    assert camera.scale > before
    after = wipe._half(1).topLeft() + camera.to_view(50, 40) / 2
    assert (after - place).manhattanLength() < 1e-6
