from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.conftest import FRAMES, Person
from vosannot.project.workspace import Workspace


def test_open_and_step(person: Person) -> None:
    session = person.session
    assert session.frame == 0 and session.frame_count == FRAMES
    for key, frame in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_End, FRAMES - 1),
        (Qt.Key.Key_Home, 0),
    ):  # fmt: skip
        person.key(key)
        person.wait(lambda frame=frame: session.frame == frame and session.up_to_date)
        assert session.image[0, 0, 0] == 20 * frame
    person.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    person.wait(lambda: session.frame == 10)
    assert person.window.windowTitle().startswith("shades")
    assert person.controller.preferences.recent() == [session.info.path]


def test_play_reaches_the_end(person: Person) -> None:
    person.key(Qt.Key.Key_Space)
    assert person.controller.player.playing
    person.wait(lambda: not person.controller.player.playing)
    assert person.session.frame == FRAMES - 1


def test_reference_keys(person: Person) -> None:
    for frame in (2, 7):
        person.go(frame)
        person.click(30, 30)
    person.go(0)
    person.key(Qt.Key.Key_Period)
    assert person.session.wanted == 2
    person.key(Qt.Key.Key_Period)
    assert person.session.wanted == 7
    person.key(Qt.Key.Key_Comma)
    assert person.session.wanted == 2


def test_zoom_keeps_the_point_under_the_cursor(person: Person) -> None:
    camera = person.canvas.camera
    about = QPointF(300, 200)
    before = camera.to_clip(about)
    camera.zoom(2.0, about)
    assert np.allclose(camera.to_clip(about), before)
    assert not camera.fitting
    person.key(Qt.Key.Key_0)
    assert camera.fitting


def test_drop_opens(welcome: Person, clip: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clip))])
    drop = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    welcome.window.dropEvent(drop)
    welcome.wait(lambda: welcome.session is not None and welcome.session.up_to_date)


def test_corrupt_file_is_a_banner(person: Person, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\x00\x01" * 500)
    before = person.session
    person.window.open_path(broken)
    person.wait(lambda: "broken.mp4" in person.banner)
    assert person.session is before and person.session.up_to_date
    empty = tmp_path / "empty.mp4"
    empty.touch()
    person.window.open_path(empty)
    person.wait(lambda: "empty.mp4" in person.banner)
    assert person.session is before


def test_busy_workspace_leaves_choices(welcome: Person, tmp_path: Path) -> None:
    other = tmp_path / "other.vosannot"
    with Workspace.open(other):
        welcome.controller.open_workspace(other)
        welcome.wait(lambda: bool(welcome.window.welcome.refusal))
        assert "already open" in welcome.window.welcome.refusal
    welcome.window.welcome.retry_asked.emit()
    welcome.wait(lambda: welcome.controller.workspace is not None)
    assert not welcome.window.welcome.refusal


def test_masks_come_back_after_a_restart(person: Person, clip: Path, tmp_path: Path) -> None:
    person.drag((20, 30), (60, 30))
    painted = person.session.labels.copy()
    assert painted.any()
    person.window.close()
    with Workspace.open(tmp_path / "test.vosannot") as workspace:
        (video,) = workspace.videos()
        assert video.path == clip
        assert (workspace.video_document(video.id).labels(0) == painted).all()


def test_actions_have_one_shortcut_each(person: Person) -> None:
    seen: dict[str, str] = {}
    for spec in person.window.registry.specs():
        for key in spec.keys:
            assert key not in seen, f"{key} belongs to {seen.get(key)} and {spec.id}"
            seen[key] = spec.id
        assert person.window.registry[spec.id].toolTip()


def test_letters_in_a_field_are_text(person: Person) -> None:
    line = QLineEdit(person.window.adapt)
    line.show()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "ab")
    assert line.text() == "ab"
    assert person.controller.propagation.task is None


def test_settings_reach_the_parameters(person: Person) -> None:
    person.window.adapt.form.editor("iterations").setValue(7)
    person.window.adapt.form.editor("objective").setCurrentIndex(0)
    params = person.controller.propagation.params()
    assert params.iterations == 7 and params.objective == "none"


def test_themes(person: Person) -> None:
    keeper = person.window._keeper
    for choice in ("light", "dark"):
        keeper.choice = choice
        person.window.grab()
