"""The window on a team's workspace: from opening to export, with somebody else at the same time."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH, Person, away_with
from tests.gui.fakes import FakeRunner
from tests.servers import Line, Server
from vosannot.core.events import FrameDone, StageStarted
from vosannot.gui.app import make_window
from vosannot.gui.dialogs.team import NoteDialog, OpenTeamDialog
from vosannot.gui.panels.collection_rows import WHO
from vosannot.gui.preferences import Preferences
from vosannot.project.collection import Whose
from vosannot.project.kept import KeptStrokes
from vosannot.project.records import VideoStatus
from vosannot.project.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small clips."""
    for name in ("cow", "dog", "owl"):
        (tmp_path / "clips" / name).mkdir(parents=True)
        for frame in range(FRAMES):
            picture = np.full((HEIGHT, WIDTH, 3), 20 * frame, np.uint8)
            cv2.imwrite(str(tmp_path / "clips" / name / f"{frame:05d}.png"), picture)
    return tmp_path / "clips"


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    opened = Line(server.port)
    yield opened
    opened.close()


@pytest.fixture
def other(server: Server, lab: str, folder: Path) -> Iterator[Workspace]:
    """bob has the same workspace open; he has added the clips."""
    from vosannot.media.clip import open_clip

    opened = Workspace.open(server.url(lab, "bob"), kept=KeptStrokes(folder.parent / "bob.sqlite"))
    for path in sorted(folder.iterdir()):
        with open_clip(path) as clip:
            opened.add_video(clip.info)
    yield opened
    opened.close(abandon=True)


@pytest.fixture
def ana(
    qtbot, application, tmp_path: Path, server: Server, lab: str, line: Line, other: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Person]:  # fmt: skip
    """The window, in which ana opens the team's workspace by its address."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    runner = FakeRunner()
    window = make_window(application, Preferences(tmp_path / "window.ini"), runner=runner, new_runner=lambda: runner)
    window.resize(1280, 800)
    window.show()
    person = Person(window, qtbot)
    window.registry["team.open"].trigger()
    dialog = window.findChild(OpenTeamDialog)
    dialog.url.setText("mysql://ana@host/lab")
    dialog.go.click()
    assert "PostgreSQL" in dialog.wrong.text()
    QTest.keyClicks(dialog.url, "x")
    dialog.url.setText(server.url(lab, "ana:secret", line.port))
    dialog.go.click()
    person.wait(lambda: person.controller.workspace is not None and len(person.controller.collection.entries) == 3)
    person.controller.tools.radius = 5
    yield person
    away_with(window)


def tenures(person: Person) -> list[str]:
    rows = person.window.collection.rows
    return [rows.index(row, WHO).data() for row in range(rows.rowCount())]


def look(person: Person) -> None:
    person.controller.teamwork.look()


def test_from_open_to_export(ana: Person, other: Workspace, tmp_path: Path) -> None:
    ana.controller.preferences.sync()
    assert "secret" not in (tmp_path / "window.ini").read_text()
    lease = other.team.claim_next()
    assert lease is not None
    look(ana)
    ana.wait(lambda: tenures(ana) == ["bob", "", ""])
    ana.window.registry["team.next"].trigger()
    ana.wait(lambda: ana.session is not None and ana.session.up_to_date)
    assert ana.session.info.name == "dog"
    ana.window.activateWindow()
    ana.canvas.setFocus()
    ana.wait(ana.canvas.hasFocus)
    ana.controller.add_object()
    ana.drag((20, 30), (60, 30))
    ana.wait(lambda: ana.session.up_to_date)
    job = ana.adapt()
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[10:50, 10:40] = 1
    job.emit(StageStarted("propagate", 11), *(FrameDone(f, labels, 0.9) for f in range(1, FRAMES)))
    job.end()
    ana.wait(lambda: ana.controller.propagation.task.over and len(ana.document.states()) == FRAMES)
    ana.controller.undo()
    ana.wait(lambda: len(ana.document.states()) == 1)
    ana.controller.redo()
    ana.wait(lambda: len(ana.document.states()) == FRAMES)
    ana.document.flush()
    number = ana.document.video.id
    assert len(other.video_document(number).states()) == FRAMES

    from vosannot.project.exchange.options import ExportOptions, Format

    task = ana.controller.exchange.export(tmp_path / "out", ExportOptions(Format.DAVIS))
    ana.wait(lambda: task.over)
    assert not task.error, task.error
    assert len(list((tmp_path / "out" / "Annotations" / "480p" / "dog").glob("*.png"))) == FRAMES
    ana.window.registry["team.send"].trigger()
    ana.wait(lambda: other.team.tenures()[number].review == "asked")
    ana.wait(lambda: ana.controller.workspace.video(number).status is VideoStatus.DONE)
    assert ana.session is None


def test_what_somebody_else_has_is_looked_at(ana: Person, other: Workspace, folder: Path) -> None:
    other.team.claim(1)
    ana.open(folder / "cow")
    assert "bob has this video" in ana.banner
    assert ana.document.read_only and not ana.document.states()
    ana.controller.add_object()
    ana.wait(lambda: "not change it" in ana.banner)
    assert not ana.document.objects()
    other.team.release(1)
    ana.window.registry["team.claim"].trigger()
    ana.wait(lambda: ana.session is not None and not ana.document.read_only)


def test_opening_claims_and_leaving_untouched_gives_back(ana: Person, other: Workspace, folder: Path) -> None:
    ana.open(folder / "cow")
    assert other.team.tenures()[1].holder == "ana"
    ana.open(folder / "dog")
    ana.wait(lambda: other.team.tenures()[1].free)
    ana.controller.add_object()
    ana.open(folder / "owl")
    ana.wait(lambda: other.team.tenures()[3].holder == "ana")
    ana.wait(lambda: ana.controller.store.idle)
    assert other.team.tenures()[2].holder == "ana"  # something was changed: it stays hers


def test_a_lost_claim_is_told_and_its_strokes_are_put_back(
    ana: Person, other: Workspace, folder: Path, server: Server, lab: str
) -> None:
    ana.open(folder / "cow")
    ana.controller.add_object()
    ana.drag((20, 30), (60, 30))
    ana.document.flush()
    first = ana.document
    server.sql("UPDATE leases SET expires = 0", database=lab)
    other.team.claim(1)
    ana.go(3)
    ana.drag((20, 30), (60, 30))
    ana.wait(lambda: ana.document is not first and bool(ana.document.read_only))
    ana.wait(lambda: ana.window.banner._action.text() == "Claim it again")
    other.team.release(1)
    ana.window.registry["team.claim"].trigger()
    ana.wait(lambda: not ana.document.read_only and "kept on this computer" in ana.banner)
    assert 3 not in ana.document.states()
    ana.window.banner._action.click()
    ana.wait(lambda: 3 in ana.document.states())
    ana.controller.undo()
    ana.wait(lambda: 3 not in ana.document.states())


def test_a_server_that_is_away_is_told_and_tried_again(ana: Person, folder: Path, line: Line) -> None:
    ana.open(folder / "cow")
    ana.controller.add_object()
    line.cut()
    ana.drag((20, 30), (60, 30))
    ana.wait(lambda: "not saved, but kept in memory" in ana.banner)
    ana.go(2)
    ana.drag((20, 30), (60, 30))
    line.mend()
    ana.window.banner._action.click()
    ana.wait(lambda: not ana.controller.workspace.unsaved)
    ana.wait(lambda: "not saved" not in ana.banner)


def test_a_server_that_hangs_does_not_hold_the_window(
    ana: Person, folder: Path, line: Line, server: Server, lab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.open(folder / "cow")
    ana.controller.add_object()
    ana.document.flush()
    line.hang()
    for frame in (0, 1):
        ana.go(frame)
        ana.drag((20, 30), (60, 30))
    assert sorted(ana.document.states()) == [0, 1]  # and the window still answers
    workspace = ana.controller.workspace
    monkeypatch.setattr("vosannot.gui.session.controller._PATIENCE_S", 0.1)
    said = []

    def keep(box: QMessageBox) -> None:
        said.append(box.informativeText())
        box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", keep)
    ana.window.close()
    assert said and "kept on this computer" in said[0]
    assert workspace.closed
    assert [k.frame for k in KeptStrokes().of(workspace.team.workspace_id, 1)] == [0, 1]


def test_review_in_the_list(ana: Person, other: Workspace, server: Server, lab: str) -> None:
    server.sql(f"GRANT {lab}_reviewer TO ana")
    for _ in range(2):
        lease = other.team.claim_next()
        assert lease is not None
        other.team.send_for_review(lease.video, "the tail was hard")
    window, collection = ana.window, ana.controller.collection
    window.show_centre(listing=True)
    look(ana)
    ana.wait(lambda: ana.controller.workspace.video(2).status is VideoStatus.DONE)
    chips = window.collection._whose
    chips[Whose.REVIEW].click()
    ana.wait(lambda: collection.order == (1, 2))
    chips[Whose.REVIEW].click()
    chips[Whose.FREE].click()
    assert collection.order == (3,)
    chips[Whose.FREE].click()
    window.collection.select([1])
    window.registry["team.send_back"].trigger()
    dialog = window.findChild(NoteDialog)
    dialog.go.click()
    assert "Say what" in dialog.wrong.text()
    dialog.note.setPlainText("the tail is missing")
    dialog.go.click()
    ana.wait(lambda: other.team.tenures()[1].reserved == "bob")
    window.collection.select([2])
    window.registry["team.approve"].trigger()
    ana.wait(lambda: ana.controller.workspace.video(2).status is VideoStatus.REVIEWED)
    window.collection.select([3])
    window.registry["team.hand_over"].trigger()
    dialog = next(d for d in window.findChildren(NoteDialog) if d.isVisible())
    QTest.keyClicks(dialog.person, "bob")
    dialog.note.setPlainText("for you")
    dialog.go.click()
    ana.wait(lambda: tenures(ana) == ["for bob", "", "for bob"])
    ana.window.registry["team.next"].trigger()
    ana.wait(lambda: "No other video is free" in ana.banner)
    look(ana)
    assert not window.collection.table.isColumnHidden(WHO)


def test_a_file_shows_nothing_of_a_team_and_has_its_commands(welcome: Person, clip: Path) -> None:
    welcome.open(clip)
    table = welcome.window.collection.table
    welcome.window.show_centre(listing=True)
    assert table.isColumnHidden(WHO)
    number = welcome.document.video.id
    welcome.window.registry["team.send"].trigger()  # the list has chosen the open video
    welcome.wait(lambda: welcome.controller.workspace.video(number).status is VideoStatus.DONE)
    welcome.window.registry["team.next_review"].trigger()
    welcome.wait(lambda: welcome.session is not None and welcome.session.up_to_date)
    welcome.window.registry["team.approve"].trigger()
    welcome.wait(lambda: welcome.controller.workspace.video(number).status is VideoStatus.REVIEWED)
