"""What becomes of painting when the disk is full, gone, read-only, or somebody else's."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.project.disks import Disk, small_disk, usb_stick
from tests.project.helpers import clip_info, picture, stroke
from vosannot.core.errors import BusyError, ExportError, WorkspaceError
from vosannot.project.document import Document
from vosannot.project.workspace import Provenance, Workspace

FREE = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")


def _noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 3, (48, 64), np.uint8)


def _painted(path: Path, clip: Path) -> tuple[Workspace, Document]:
    workspace = Workspace.open(path)
    document = workspace.video_document(workspace.add_video(clip_info(clip)).id)
    document.add_object()
    document.add_object()
    stroke(document, 0, 1)
    document.flush()
    return workspace, document


def _as_on_disk(path: Path, seen: dict, undone: int = 0) -> None:
    """The workspace opens and holds exactly this; and its whole history can be walked."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with Workspace.open(path) as again:
        document = again.video_document(1)
        assert picture(document) == seen
        steps = 0
        while document.undo() is not None:
            steps += 1
        assert not document.states()
        for _ in range(steps):
            document.redo()
        assert picture(document) == seen
        for _ in range(undone):
            assert document.redo() is not None


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Disk]:
    with usb_stick(tmp_path / "stick", tmp_path / "image") as disk:
        yield disk


def test_disk_that_fills_up_while_painting_and_during_a_job(full: Disk, tmp_path: Path) -> None:
    workspace, document = _painted(full.at / "w.vosannot", tmp_path / "cow.mp4")
    told: list[str] = []
    workspace.on_error.append(lambda error: told.append(str(error)))
    recovered = threading.Event()
    workspace.on_recovered.append(recovered.set)
    job = document.open_job("Propagate")
    for frame in range(20, 25):
        assert job.write(frame, _noise(frame), 0.5)
    document.flush()
    ballast = full.fill()
    for frame in range(1, 12):
        stroke(document, frame, 1 + frame % 2, x=frame)
        assert job.write(20 + frame, _noise(frame), 0.5)
    with pytest.raises(WorkspaceError, match="full"):
        document.flush()
    assert told and "full" in told[0] and workspace.unsaved
    # Looking, painting and undoing go on; also in frames that only the disk has.
    document._frames._cache._maps.clear()
    assert document.labels(0)[12, 12] == 1
    stroke(document, 20, 2)
    document.undo()
    document.redo()
    job.close()
    seen = picture(document)
    # The clip is closed and opened again: its unsaved edits are still there.
    number = document.video.id
    del document, job
    document = workspace.video_document(number)
    assert picture(document) == seen
    ballast.unlink()
    workspace.retry()
    assert recovered.wait(30)
    document.flush()
    assert workspace.unsaved == 0 and workspace.write_error is None
    workspace.close()
    _as_on_disk(full.at / "w.vosannot", seen)


def test_full_disk_refuses_to_open_and_changes_nothing(full: Disk, tmp_path: Path) -> None:
    path = full.at / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    seen = picture(document)
    workspace.close()
    ballast = full.fill()
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="full"):
        Workspace.open(path)
    with pytest.raises(WorkspaceError, match="full"):
        Workspace.open(full.at / "new.vosannot")
    assert path.read_bytes() == before and not (full.at / "new.vosannot").exists()
    ballast.unlink()
    _as_on_disk(path, seen)


def test_full_disk_and_a_copy_elsewhere(full: Disk, tmp_path: Path) -> None:
    path, elsewhere = full.at / "w.vosannot", tmp_path / "elsewhere.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    ballast = full.fill()
    for frame in range(1, 30):
        document.set_labels(frame, _noise(frame), Provenance.MANUAL, "Set")
    with pytest.raises(WorkspaceError, match="full"):
        document.flush()
    elsewhere.write_text("somebody's")
    with pytest.raises(ExportError, match="already"):
        workspace.move_to(elsewhere)
    with pytest.raises(ExportError, match="full"):
        workspace.move_to(full.at / "beside.vosannot")
    elsewhere.unlink()
    assert workspace.path == path
    workspace.move_to(elsewhere)
    assert workspace.path == elsewhere and workspace.unsaved == 0 and workspace.write_error is None
    stroke(document, 31, 1)
    document.flush()
    seen = picture(document)
    assert len(seen) == 31
    with pytest.raises(BusyError):
        Workspace.open(elsewhere)
    workspace.close()
    _as_on_disk(elsewhere, seen)
    ballast.unlink()
    with Workspace.open(path) as old:
        assert list(old.video_document(1).states()) == [0]


def test_unplugged_while_painting_and_plugged_in_again(stick: Disk, tmp_path: Path) -> None:
    path = stick.at / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    told: list[str] = []
    workspace.on_error.append(lambda error: told.append(str(error)))
    stick.unplug()
    for frame in range(1, 6):
        stroke(document, frame, 2)
    with pytest.raises(WorkspaceError, match="drive is gone"):
        document.flush()
    assert not list(stick.at.iterdir())  # nothing was made under its name
    document.undo()
    seen = picture(document)
    stick.plug_in()
    document.flush()
    assert workspace.write_error is None and len(told) == 1
    with pytest.raises(BusyError):
        Workspace.open(path)
    workspace.close()
    _as_on_disk(path, seen, undone=1)


def test_another_drive_in_its_place(stick: Disk, tmp_path: Path) -> None:
    """A workspace of that name that is another one is not written to."""
    path = stick.at / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    stick.unplug()
    other, foreign = _painted(path, tmp_path / "horse.mp4")
    stroke(foreign, 7, 1)
    other.close()
    stroke(document, 1, 1)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="replaced"):
        document.flush()
    path.write_text("a letter")
    with pytest.raises(WorkspaceError, match="replaced"):
        document.flush()
    assert path.read_text() == "a letter"
    path.write_bytes(before)
    assert not any(file.name.endswith("-wal") for file in path.parent.iterdir())
    workspace.move_to(tmp_path / "saved.vosannot")
    seen = picture(document)
    workspace.close()
    _as_on_disk(tmp_path / "saved.vosannot", seen)
    assert path.read_bytes() == before


def test_disk_that_turns_read_only(stick: Disk, tmp_path: Path) -> None:
    """As Linux does it when a disk reports errors."""
    path = stick.at / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    stick.remount("abort")
    for frame in range(1, 6):
        stroke(document, frame, 2)
    with pytest.raises(WorkspaceError):
        document.flush()
    seen = picture(document)
    workspace.move_to(tmp_path / "saved.vosannot")
    workspace.close()
    _as_on_disk(tmp_path / "saved.vosannot", seen)
