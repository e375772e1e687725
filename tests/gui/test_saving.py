"""What the person sees when the disk refuses, a workspace is damaged, or a day is over."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget

from tests.gui.conftest import Person
from vosannot.gui import asking
from vosannot.gui.dialogs.backups import BackupsDialog
from vosannot.gui.session.notices import Kind
from vosannot.project.backups import list_backups, make_backup
from vosannot.project.workspace import Workspace


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def away(person: Person) -> Iterator[Callable[[], None]]:
    """The drive with the workspace is unplugged; what is returned plugs it in again."""
    path = person.controller.workspace.path
    hidden = path.with_name("unplugged")
    person.controller.workspace.flush()
    path.rename(hidden)

    def back() -> None:
        if hidden.exists():
            hidden.rename(path)

    yield back
    back()


def _button(person: Person, text: str) -> QPushButton:
    return next(b for b in person.window.banner.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_banner_stays_until_everything_is_saved(person: Person, away: Callable[[], None]) -> None:
    person.drag((20, 30), (60, 30))
    person.wait(lambda: "kept in memory" in person.banner)
    banner = person.window.banner
    assert banner.notice.pinned and not banner._close.isVisible()
    # Painting goes on, on this frame and on others, and so does undoing.
    person.drag((20, 50), (60, 50))
    person.go(3)
    person.drag((20, 30), (60, 30))
    person.controller.undo()
    person.wait(lambda: not person.session.labels.any())
    assert "kept in memory" in person.banner  # "Undone" does not cover it
    person.controller.say(Kind.ERROR, "Something else went wrong.")
    assert "Something else" in person.banner
    banner.dismiss()
    person.wait(lambda: "changes are not saved" in person.banner)
    banner.dismiss()
    assert "not saved" in person.banner
    away()
    _button(person, "Try again").click()
    person.wait(lambda: "saved again" in person.banner)
    person.go(0)
    painted = person.session.labels.copy()
    assert painted[30, 40] and painted[50, 40]
    person.window.close()
    with Workspace.open(person.controller.workspace_path) as workspace:
        document = workspace.video_document(1)
        assert (document.labels(0) == painted).all() and document.can_redo


def test_saving_a_copy_elsewhere_and_going_on_there(person: Person, away: Callable[[], None], tmp_path: Path) -> None:
    person.drag((20, 30), (60, 30))
    person.wait(lambda: "not saved" in person.banner)
    _button(person, "Save a copy elsewhere…").click()
    dialog = person.window.findChild(asking.QFileDialog)
    assert dialog.directory().path() == str(tmp_path / "data" / "vosannot")
    dialog.fileSelected.emit(str(tmp_path / "copy.vosannot"))
    dialog.close()
    person.wait(lambda: "you go on in" in person.banner)
    person.drag((20, 50), (60, 50))
    painted = person.session.labels.copy()
    person.window.close()
    with Workspace.open(tmp_path / "copy.vosannot") as workspace:
        assert (workspace.video_document(1).labels(0) == painted).all()


@pytest.mark.parametrize("answer", ["back", "lose", "elsewhere"])
def test_closing_asks(
    person: Person, away: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    person.drag((20, 30), (60, 30))
    painted = person.session.labels.copy()
    person.wait(lambda: "not saved" in person.banner)
    asked: list[str] = []

    def ask(_window: object, sentence: str, back: bool) -> asking.Answer:
        asked.append(sentence)
        return {"back": asking.Answer.BACK, "lose": asking.Answer.LOSE}.get(answer, asking.Answer.SAVED)

    monkeypatch.setattr(asking, "_ask_unsaved", ask)
    monkeypatch.setattr(asking, "_ask_now", lambda _: tmp_path / "copy.vosannot")
    closed = person.window.close()
    assert len(asked) == 1 and "moved or replaced" in asked[0]
    assert closed is (answer != "back")
    if answer == "back":  # the window is as it was, and can be painted in
        person.drag((20, 50), (60, 50))
        painted = person.session.labels.copy()
        away()
        assert person.window.close() and len(asked) == 1
    away()
    saved = tmp_path / "copy.vosannot" if answer == "elsewhere" else tmp_path / "test.vosannot"
    with Workspace.open(saved) as workspace:
        labels = workspace.video_document(1).labels(0)
        assert labels is None if answer == "lose" else (labels == painted).all()


def test_another_workspace_is_not_opened_while_this_one_cannot_be_saved(
    person: Person, away: Callable[[], None], tmp_path: Path
) -> None:
    person.drag((20, 30), (60, 30))
    person.wait(lambda: "not saved" in person.banner)
    session = person.session
    person.controller.open_workspace(tmp_path / "other.vosannot")
    person.wait(lambda: person.banner.startswith("The workspace"))
    assert person.session is session and person.controller.workspace.path == tmp_path / "test.vosannot"
    away()
    person.controller.open_workspace(tmp_path / "other.vosannot")
    person.wait(lambda: person.session is None and person.controller.workspace_path == tmp_path / "other.vosannot")
    person.wait(lambda: person.controller.workspace is not None)
    with Workspace.open(tmp_path / "test.vosannot") as workspace:
        assert workspace.video_document(1).states()


def test_a_mask_that_cannot_be_read_is_not_painted_over(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from vosannot.core.errors import WorkspaceError

    person.drag((20, 30), (60, 30))
    painted = person.session.labels.copy()
    person.document.flush()
    person.go(1)
    person.document._frames._cache.drop(0)
    load = person.document._frames._load

    def fail(*_: object) -> None:
        raise WorkspaceError("The drive is asleep.")

    monkeypatch.setattr(person.document._frames, "_load", fail)
    person.go(0)
    person.wait(lambda: "asleep" in person.banner)
    person.window.banner.dismiss()
    person.click(70, 60)
    person.wait(lambda: "asleep" in person.banner)
    assert not person.session.labels.any() and len(person.document.states()) == 1
    monkeypatch.setattr(person.document._frames, "_load", load)
    person.click(70, 60)  # looks again
    person.wait(lambda: (person.session.labels == painted).all() and person.session.up_to_date)
    person.click(70, 60)
    assert person.session.labels[60, 70] and person.session.labels[30, 40]


def test_a_backup_a_day(person: Person, data: Path) -> None:
    path, saving = person.controller.workspace.path, person.controller.saving
    day = datetime(2026, 5, 4, 23, 50)
    saving.now = lambda: day
    person.drag((20, 30), (60, 30))

    def made(count: int) -> None:
        with person.qtbot.waitSignal(saving.backed_up, timeout=30_000):
            saving.back_up()
        assert len(list_backups(path)) == count

    with person.qtbot.waitSignal(saving.backed_up, timeout=30_000):
        saving.start_backups()
    saving.back_up()  # the same day: nothing to do
    day += timedelta(minutes=20)  # past midnight
    made(2)
    day -= timedelta(days=400)  # the clock jumps back
    made(3)
    day += timedelta(days=500)
    made(4)
    assert list_backups(path)[0].made == day
    assert all(data in backup.path.parents for backup in list_backups(path))
    painted = person.session.labels.copy()
    with Workspace.open(list_backups(path)[0].path) as backup:
        assert (backup.video_document(1).labels(0) == painted).all()


def test_open_a_backup(person: Person, tmp_path: Path) -> None:
    workspace = person.controller.workspace
    person.drag((20, 30), (60, 30))
    painted = person.session.labels.copy()
    workspace.flush()
    backup = make_backup(workspace.path, datetime(2026, 5, 4, 9, 5), workspace.copy_to)
    make_backup(workspace.path, datetime(2026, 5, 5), workspace.copy_to).path.write_bytes(b"SQLite format 3\0 torn")
    before = backup.path.read_bytes()
    person.drag((20, 50), (60, 50))
    person.window.registry["file.backups"].trigger()
    dialog = person.window.findChild(BackupsDialog)
    table = dialog.findChild(QTableWidget)
    person.wait(lambda: table.rowCount() == 2)
    assert [table.item(0, c).text() for c in range(2)] == ["5 May 2026, 00:00", "damaged"]
    assert [table.item(1, c).text() for c in range(4)] == ["4 May 2026, 09:05", "1", "1", "1"]
    assert table.currentRow() == 1
    dialog.open_button.click()
    copy = tmp_path / "test 2026-05-04 09.05.vosannot"
    person.wait(lambda: str(copy) in person.banner)
    assert person.controller.workspace.path == copy
    assert (person.controller.workspace.video_document(1).labels(0) == painted).all()
    assert backup.path.read_bytes() == before
    with Workspace.open(tmp_path / "test.vosannot") as untouched:
        assert untouched.video_document(1).labels(0)[50, 40]


def test_a_damaged_workspace_offers_its_backup(welcome: Person, clip: Path, tmp_path: Path) -> None:
    welcome.open(clip)
    welcome.drag((20, 30), (60, 30))
    workspace = welcome.controller.workspace
    workspace.flush()
    make_backup(workspace.path, datetime(2026, 5, 4, 9, 5), workspace.copy_to)
    welcome.controller.open_workspace(tmp_path / "other.vosannot")
    welcome.wait(lambda: welcome.controller.workspace_path.name == "other.vosannot")
    torn = tmp_path / "test.vosannot"
    os.truncate(torn, 6000)
    welcome.controller.open_workspace(torn)
    refused = welcome.window.welcome
    welcome.wait(lambda: bool(refused.refusal))
    assert "newest backup is of 4 May 2026, 09:05" in refused.refusal
    refused.backups_asked.emit()
    dialog = welcome.window.findChild(BackupsDialog)
    welcome.wait(lambda: dialog.open_button.isEnabled())
    dialog.open_button.click()
    welcome.wait(lambda: welcome.controller.workspace is not None)
    assert not refused.refusal and torn.stat().st_size == 6000
    assert welcome.controller.workspace.video_document(1).states()


def test_damage_found_while_backing_up_is_told_with_the_way_out(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_ask_unsaved", lambda *_: asking.Answer.LOSE)  # when the window closes at the end
    workspace, saving = person.controller.workspace, person.controller.saving
    person.drag((20, 30), (60, 30))
    workspace.flush()
    make_backup(workspace.path, datetime(2026, 5, 4, 9, 5), workspace.copy_to)
    workspace._reader._engine.dispose()  # the last connection puts everything into the file
    with workspace.path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(20_000))
    saving.back_up()
    person.wait(lambda: "damaged" in person.banner)
    assert [backup.made.day for backup in list_backups(workspace.path)] == [4]
    _button(person, "Open a backup…").click()
    assert person.window.findChild(BackupsDialog) is not None
