"""What becomes of painting when the disk is full, gone, read-only, or somebody else's."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.project.disks import Disk, small_disk, usb_stick
from tests.project.helpers import clip_info, picture, stroke
from vosannot.core.errors import BusyError, ExportError, WorkspaceError
from vosannot.project.document import Document
from vosannot.project.workspace import Provenance, Workspace


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


def test_file_without_its_folder_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    workspace, document = _painted(folder / "w.vosannot", tmp_path / "cow.mp4")
    folder.rename(tmp_path / "moved")
    stroke(document, 1, 2)
    with pytest.raises(WorkspaceError, match="moved or replaced"):
        document.flush()
    folder.mkdir()  # and a second reader must not make an empty database there
    document._frames._cache._maps.clear()
    with workspace._reader(), pytest.raises(WorkspaceError, match="gone"), workspace._reader():
        pass
    assert not list(folder.iterdir())
    folder.rmdir()
    (tmp_path / "moved").rename(folder)
    seen = picture(document)
    workspace.close()
    _as_on_disk(folder / "w.vosannot", seen)


def test_folder_that_turns_read_only_for_a_person(tmp_path: Path) -> None:
    """Root may write anywhere, so that power has to go."""
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if os.name == "posix" and os.geteuid() == 0:
        if shutil.which("setpriv") is None or subprocess.run([*drop, "true"], check=False).returncode:
            pytest.skip("cannot give up root's power to write anywhere")
    elif os.name == "posix":
        drop = []
    else:
        pytest.skip("folders have no such permission there")
    program = """
import os, sys
from pathlib import Path
from tests.project.helpers import clip_info, stroke
from tests.project.test_disk import _painted
from vosannot.core.errors import WorkspaceError
from vosannot.project.workspace import Workspace
folder = Path(sys.argv[1])
workspace, document = _painted(folder / "w.vosannot", Path("/cow.mp4"))
folder.chmod(0o555)
(folder / "w.vosannot").chmod(0o444)
for frame in range(1, 5):
    stroke(document, frame, 2)
document.flush()  # what is open stays open
workspace.close()
try:
    Workspace.open(folder / "w.vosannot")
except WorkspaceError as error:
    print(error)
folder.chmod(0o755)
(folder / "w.vosannot").chmod(0o644)
with Workspace.open(folder / "w.vosannot") as again:
    assert len(again.video_document(1).states()) == 5
"""
    folder = tmp_path / "folder"
    folder.mkdir()
    command = [*drop, sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr
    assert "read-only" in done.stdout or "may not write" in done.stdout


def test_overtaken_by_another_window(tmp_path: Path) -> None:
    """Somebody deletes the lock file, or the disk has no locks: whoever opened last has the workspace, and says so."""
    path = tmp_path / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    path.with_name("w.vosannot.lock").unlink()
    program = (
        "import sys; from tests.project.helpers import stroke; from vosannot.project.workspace import Workspace\n"
        "with Workspace.open(sys.argv[1]) as w: stroke(w.video_document(1), 3, 1)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, cwd=Path(__file__).parents[2])
    stroke(document, 1, 2)
    with pytest.raises(BusyError, match="another window"):
        document.flush()
    seen = picture(document)
    workspace.close(abandon=True)
    assert set(seen) == {0, 1}
    with Workspace.open(path) as theirs:
        assert set(theirs.video_document(1).states()) == {0, 3}


def test_lock_of_the_dead_where_the_disk_has_no_locks(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has others")
    path = tmp_path / "w.vosannot"
    program = """
import errno, fcntl, sys, warnings
warnings.simplefilter("ignore")
def flock(*_):
    raise OSError(errno.ENOSYS, "no locks here")
fcntl.flock = flock
from vosannot.core.errors import BusyError
from vosannot.project.workspace import Workspace
try:
    workspace = Workspace.open(sys.argv[1])
except BusyError as error:
    print(error, flush=True)
else:
    print("open", flush=True)
sys.stdin.read()
"""

    def start() -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", program, str(path)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    first = start()
    assert first.stdout is not None and first.stdout.readline() == "open\n"
    second = start()
    assert second.stdout is not None and f"process {first.pid}" in second.stdout.readline()
    second.communicate()
    first.kill()
    first.communicate()
    third = start()
    assert third.stdout is not None and third.stdout.readline() == "open\n"
    third.communicate()


def test_attempt_that_reached_the_disk_although_it_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, document = _painted(tmp_path / "w.vosannot", tmp_path / "cow.mp4")
    begin, failures = workspace._writer._begin, []

    @contextmanager
    def fails_afterwards(number: int, leases: object) -> Iterator[object]:
        with begin(number, leases) as connection:
            yield connection
        if len(failures) < 2:
            failures.append(number)
            workspace._reader._expected = {*workspace._reader._expected, f"{workspace._reader._name} {number - 1}"}
            raise OSError(errno.EIO, "so it seems")

    monkeypatch.setattr(workspace._writer, "_begin", fails_afterwards)
    stroke(document, 1, 2)
    with pytest.raises(WorkspaceError):
        document.flush()
    document.flush()
    stroke(document, 2, 2)
    with pytest.raises(WorkspaceError):
        document.flush()
    document.flush()
    assert len(failures) == 2
    seen = picture(document)
    workspace.close()
    _as_on_disk(tmp_path / "w.vosannot", seen)


def test_log_without_its_workspace(tmp_path: Path) -> None:
    """A new workspace beside it would be damaged by it, and what stands in it would be lost."""
    path = tmp_path / "w.vosannot"
    workspace, document = _painted(path, tmp_path / "cow.mp4")
    stroke(document, 5, 1)
    document.flush()
    log = tmp_path / "w.vosannot-wal"
    kept, main = log.read_bytes(), path.read_bytes()
    workspace.close()
    path.rename(tmp_path / "elsewhere")
    log.write_bytes(kept)
    with pytest.raises(WorkspaceError, match="-wal"):
        Workspace.open(path)
    assert not path.exists() and log.read_bytes() == kept
    path.write_bytes(main)  # as it was when the program died
    with Workspace.open(path) as again:
        assert set(again.video_document(1).states()) == {0, 5}


def test_clock_that_jumps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [2e9]
    monkeypatch.setattr(time, "time", lambda: now[0])
    workspace, document = _painted(tmp_path / "w.vosannot", tmp_path / "cow.mp4")
    for frame, seconds in enumerate((1e9, -5.0, 4e9, 0.0), start=1):
        now[0] = seconds
        stroke(document, frame, 2)
        job = document.open_job("Propagate")
        assert job.write(20 + frame, _noise(frame), 0.5)
        job.close()
    assert document.add_run("stcn", {}) == 1
    seen = picture(document)
    workspace.close()
    _as_on_disk(tmp_path / "w.vosannot", seen)
