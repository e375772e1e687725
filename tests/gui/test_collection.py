"""The list of videos, from one to the next, and adding, moving and removing videos."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.conftest import Person
from tests.project.exchanging import images
from vosannot.gui.main_window import MainWindow
from vosannot.gui.panels.collection_rows import COLUMNS, NOTES, STATUS, moment, share
from vosannot.gui.session.working import IDLE_S
from vosannot.media.clip import ClipInfo, ClipKind
from vosannot.project.collection import Order, Wanted
from vosannot.project.records import VideoStatus

CTRL = Qt.KeyboardModifier.ControlModifier


def info(path: Path, frames: int = 40) -> ClipInfo:
    times = tuple(i / 25 for i in range(frames))
    return ClipInfo(path, path.stem, ClipKind.VIDEO, 64, 48, frames, 25.0, (), times)


@pytest.fixture
def many(welcome: Person, tmp_path: Path) -> Person:
    """Three hundred videos, of which there are only the names."""
    workspace = welcome.controller.workspace
    for number in range(300):
        video = workspace.add_video(info(tmp_path / f"day{number % 3}" / f"clip{number}.mp4", 10 + number % 7))
        workspace.set_status(video.id, list(VideoStatus)[number % 4])
    welcome.controller.collection.refresh()
    welcome.wait(lambda: all(e.missing is not None for e in welcome.controller.collection.entries.values()))
    return welcome


@pytest.fixture
def few(welcome: Person, tmp_path: Path) -> Person:
    """Four small clips below one folder."""
    for name in ("ant", "bee", "cow", "dog"):
        images(tmp_path / "tree" / name, 4)
    added(welcome, [tmp_path / "tree"])
    return welcome


def added(person: Person, paths: list[Path]) -> None:
    collection = person.controller.collection
    collection.add(paths)
    person.wait(
        lambda: collection._adding.over and len(collection.entries) == len(person.controller.workspace.videos())
    )


def page(person: Person):
    return person.window.collection


def shown(person: Person) -> list[str]:
    rows = page(person).rows
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def number(person: Person, name: str) -> int:
    return next(v.id for v in person.controller.workspace.videos() if v.name == name)


def status(person: Person, name: str) -> VideoStatus:
    return person.controller.workspace.video(number(person, name)).status


def opened(person: Person, name: str) -> None:
    person.wait(lambda: person.session is not None and person.session.info.name == name and person.session.up_to_date)


def choose(person: Person, *names: str) -> None:
    page(person).select([number(person, name) for name in names])


def test_three_hundred_videos(many: Person) -> None:
    collection, rows = many.controller.collection, page(many)
    assert many.window.centre.currentWidget() is rows and not many.window.docking.docks[0].isVisible()
    assert rows.rows.rowCount() == 300 and shown(many)[:3] == ["clip0", "clip1", "clip2"]
    rows.search.setText("DAY2 clip29")
    many.wait(lambda: shown(many) == ["clip29", "clip290", "clip293", "clip296", "clip299"])
    QTest.keyClick(rows.search, Qt.Key.Key_Escape)
    many.wait(lambda: rows.rows.rowCount() == 300)
    rows._chips.button(1).click()  # to do
    assert rows.rows.rowCount() == 150 and rows._chips.button(1).text() == "To do  150"
    header = rows.table.horizontalHeader()
    header.sectionClicked.emit(1)
    assert collection.wanted.order is Order.LENGTH and rows.sorting.currentText() == "Length"
    lengths = [collection.entries[v].video.frame_count for v in collection.order]
    assert lengths == sorted(lengths) and len(set(lengths)) > 1
    header.sectionClicked.emit(1)
    assert [collection.entries[v].video.frame_count for v in collection.order] == sorted(lengths, reverse=True)
    rows.search.setText("no such video")
    many.wait(lambda: rows.rows.rowCount() == 0)
    assert rows.table.emptiness == "No video fits “no such video”."
    again = type(collection)(many.controller)
    assert again.wanted == replace(collection.wanted, words="")  # what was searched for is forgotten
    many.window.grab()


def test_what_was_chosen_stays_chosen(many: Person) -> None:
    collection, rows = many.controller.collection, page(many)
    choose(many, "clip3", "clip7", "clip8")
    rows._sort(Order.STATUS, True)
    names = {collection.entries[v].video.name for v in collection.selected}
    assert names == {"clip3", "clip7", "clip8"} and rows._chosen.text() == "3 chosen"
    rows._chips.button(2).click()  # new ones
    assert [collection.entries[v].video.name for v in collection.selected] == ["clip8"]


def test_status_of_many_and_back(many: Person) -> None:
    choose(many, "clip0", "clip1", "clip2")
    many.window.registry["video.reviewed"].trigger()
    assert [status(many, f"clip{n}") for n in range(3)] == [VideoStatus.REVIEWED] * 3
    many.wait(lambda: "3 videos marked as reviewed" in many.banner)
    many.window.banner._action.click()
    assert [status(many, f"clip{n}") for n in range(3)] == list(VideoStatus)[:3]
    assert page(many).rows.index(0, STATUS).data() == "New"


def test_notes_are_written_in_their_place(few: Person) -> None:
    table = page(few).table
    opening: list[Path | None] = []
    few.controller.opening.connect(opening.append)
    choose(few, "bee")
    table.setFocus()
    few.wait(table.hasFocus)  # a window that becomes active only now would close the editor
    QTest.keyClick(table, Qt.Key.Key_F2)
    (line,) = table.viewport().findChildren(QLineEdit)
    assert "bee" in line.accessibleName()
    QTest.keyClicks(line, "wings, blurred")
    few.controller.collection.show(Wanted(backwards=True))  # a list that changes meanwhile waits
    few.controller.collection.refresh()
    few.wait(lambda: few.controller.collection._work.idle)
    QTest.keyClick(line, Qt.Key.Key_Return)
    few.wait(lambda: few.controller.workspace.video(number(few, "bee")).notes == "wings, blurred")
    few.wait(lambda: shown(few) == ["dog", "cow", "bee", "ant"])
    assert page(few).rows.index(2, NOTES).data() == "wings, blurred"
    assert not opening  # Return has ended the note, and nothing else
    page(few).search.setText("BLURRED")
    few.wait(lambda: shown(few) == ["bee"])


def test_keys_lead_from_video_to_video(few: Person) -> None:
    window, table = few.window, page(few).table
    few.controller.workspace.set_status(number(few, "cow"), VideoStatus.DONE)
    choose(few, "bee")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    opened(few, "bee")
    assert window.centre.currentWidget() is not page(few) and window.docking.docks[0].isVisible()
    few.key(Qt.Key.Key_D, CTRL)
    assert status(few, "bee") is VideoStatus.DONE
    few.key(Qt.Key.Key_PageDown)
    opened(few, "dog")  # the cow is done
    few.key(Qt.Key.Key_PageDown)
    few.wait(lambda: "before it there is 1 video" in few.banner)
    window.banner._action.click()
    opened(few, "ant")
    few.key(Qt.Key.Key_PageUp)
    few.wait(lambda: "first video" in few.banner)
    few.key(Qt.Key.Key_PageDown)
    opened(few, "dog")
    few.key(Qt.Key.Key_PageUp)
    opened(few, "cow")  # back: whatever its status
    few.key(Qt.Key.Key_L, CTRL)
    assert window.centre.currentWidget() is page(few) and few.session is not None
    assert not window.registry["propagate.adapt"].isEnabled() and not window.registry["edit.undo"].isEnabled()
    assert few.controller.collection.selected == (number(few, "cow"),)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert window.centre.currentWidget() is not page(few) and window.registry["propagate.adapt"].isEnabled()
    few.controller.close_clip()
    assert window.centre.currentWidget() is page(few)


def test_painting_makes_it_in_progress_and_next_keeps_its_place(few: Person) -> None:
    """With only new videos listed, the one that is worked on leaves the list; "next" is still the one after it."""
    page(few)._chips.button(2).click()
    few.controller.collection.open(number(few, "bee"))
    opened(few, "bee")
    few.drag((20, 20), (40, 20))
    few.wait(lambda: status(few, "bee") is VideoStatus.IN_PROGRESS)
    few.controller.collection.next()
    opened(few, "cow")
    few.window.registry["video.list"].trigger()
    few.wait(lambda: shown(few) == ["ant", "cow", "dog"])
    page(few)._chips.button(0).click()
    row = page(few).rows.row(number(few, "bee"))
    few.wait(lambda: page(few).rows.index(row, 3).data() == "25 %")
    assert "25 % approved" in page(few).rows.index(row, 3).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_dropped_tree_is_added(welcome: Person, tmp_path: Path) -> None:
    window = welcome.window
    assert window.centre.currentWidget() is window.welcome
    for name in ("ant", "bee"):
        images(tmp_path / "tree" / name, 3)
    (tmp_path / "tree" / "broken.mp4").write_bytes(b"no video" * 100)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "tree"))])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    welcome.wait(lambda: "2 videos added, 1 could not be read" in welcome.banner)
    assert "broken.mp4" in window.banner.notice.details
    welcome.wait(lambda: window.centre.currentWidget() is page(welcome) and shown(welcome) == ["ant", "bee"])
    window.grab()  # whoever sees a row wants its picture
    portraits, workspace = welcome.controller.portraits, welcome.controller.workspace
    welcome.wait(lambda: all(portraits.get(video) is not None for video in workspace.videos()))
    added(welcome, [tmp_path / "tree"])
    welcome.wait(lambda: "0 videos added, 2 were there already" in welcome.banner)


def test_missing_videos_are_located_together(few: Person, tmp_path: Path) -> None:
    shutil.move(tmp_path / "tree", tmp_path / "moved")
    collection = few.controller.collection
    collection.refresh()
    few.wait(lambda: all(entry.missing for entry in collection.entries.values()))
    assert "the file is missing" in page(few).rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    choose(few, "cow")
    assert few.window.registry["video.locate"].isEnabled()
    asked = []
    collection.locate_asked.disconnect()
    collection.locate_asked.connect(asked.append)
    collection.open(number(few, "cow"))
    few.wait(lambda: "not there any more" in few.banner)
    few.window.banner._action.click()
    assert asked == [number(few, "cow")]
    collection.locate(asked[0], tmp_path / "moved" / "cow")
    few.wait(lambda: "3 other videos that moved along" in few.banner)
    few.wait(lambda: all(entry.missing is False for entry in collection.entries.values()))
    collection.open(number(few, "dog"))
    opened(few, "dog")


def test_removing_asks_when_something_would_be_lost(few: Person, tmp_path: Path) -> None:
    collection, workspace = few.controller.collection, few.controller.workspace
    collection.open(number(few, "bee"))
    opened(few, "bee")
    few.drag((20, 20), (40, 20))
    few.window.registry["video.list"].trigger()
    choose(few, "ant")
    few.window.registry["video.remove"].trigger()
    few.wait(lambda: [v.name for v in workspace.videos()] == ["bee", "cow", "dog"])  # nothing was made there
    choose(few, "bee", "cow")
    few.window.registry["video.remove"].trigger()
    few.wait(lambda: "Remove 2 videos" in few.banner)
    assert "1 mask," in few.banner and len(workspace.videos()) == 3
    few.window.banner._action.click()
    few.wait(lambda: shown(few) == ["dog"])
    assert (tmp_path / "tree" / "bee").is_dir() and few.session is None


def test_time_counts_while_somebody_works(few: Person) -> None:
    working, bee = few.controller.working, number(few, "bee")
    clock, signs = [0.0], [0]
    working.clock, working.signs = lambda: clock[0], lambda: signs[0]

    def later(seconds: float, moved: bool) -> float:
        clock[0] += seconds
        signs[0] += moved
        working.look()
        return working.seconds()

    few.controller.collection.open(bee)
    opened(few, "bee")
    working._timer.stop()
    assert later(5, True) == 5 and later(30, False) == 35  # thinking is work
    assert later(IDLE_S, False) == 5 + IDLE_S and working.pausing  # no longer than that
    assert later(3600, False) == 5 + IDLE_S
    assert later(5, True) == 10 + IDLE_S and not working.pausing
    later(20, True)
    few.controller.close_clip()
    assert few.controller.workspace.video(bee).time_spent == 30 + IDLE_S
    working.signs = lambda: None
    few.controller.collection.open(bee)
    opened(few, "bee")
    working._timer.stop()
    spent = working.seconds()
    for _ in range(60):  # in another program, nothing is a sign
        later(30, False)
    assert working.seconds() == spent + IDLE_S


def test_every_control_has_a_name(few: Person) -> None:
    for widget in page(few).findChildren(QLineEdit):
        assert widget.accessibleName() or widget.parent().accessibleName()
    for row in range(4):
        for column in range(len(COLUMNS)):
            assert page(few).rows.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) is not None
    buttons = [*page(few)._chips.buttons(), page(few).sorting, page(few).slots, page(few)._turn, page(few).table]
    assert all(button.accessibleName() for button in buttons)


def test_words_of_the_columns() -> None:
    assert [share(part) for part in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]
    assert moment(0) == "" and moment(86400.0 * 365) != ""


def test_the_list_is_home(few: Person, tmp_path: Path, application) -> None:
    """A workspace with videos opens with its list; an empty one with the first screen."""
    window: MainWindow = few.window
    few.controller.open_workspace(tmp_path / "other.vosannot")
    few.wait(lambda: window.centre.currentWidget() is window.welcome)
    few.controller.open_workspace(tmp_path / "test.vosannot")
    few.wait(lambda: window.centre.currentWidget() is page(few) and len(shown(few)) == 4)
