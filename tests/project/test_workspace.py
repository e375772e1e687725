"""Opening, refusing, sharing and saving of workspaces, also when the disk does not want."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event

from tests.project.helpers import clip_info, picture, stroke
from vosannot.core.errors import BusyError, WorkspaceError
from vosannot.core.paths import default_workspace
from vosannot.project.document import Document
from vosannot.project.schema import FORMAT
from vosannot.project.workspace import Provenance, VideoStatus, Workspace


def _refused(path: Path, *words: str, create: bool = True) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(WorkspaceError) as caught:
        Workspace.open(path, create=create)
    for word in words:
        assert word in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_new_workspace(path: Path) -> None:
    _refused(path, "does not exist", create=False)
    with Workspace.open(path) as workspace:
        assert workspace.path == path and workspace.videos() == []
    with Workspace.open(str(path), create=False):
        pass
    assert {p.name for p in path.parent.iterdir()} == {path.name, path.name + ".lock"}


def test_default_workspace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_workspace().name == "workspace.vosannot" and default_workspace().parent.is_dir()


def test_newer_version_is_refused_untouched(workspace: Workspace, path: Path) -> None:
    workspace.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'format'", (str(FORMAT + 1),))
    connection.close()
    _refused(path, f"newer vosannot (format {FORMAT + 1}, this program reads up to {FORMAT})", "not touched")
    assert sorted(p.name for p in path.parent.glob("*")) == [path.name, path.name + ".lock"]


def test_newer_version_in_the_log_of_a_program_that_died(workspace: Workspace, path: Path) -> None:
    """The version may stand only in the write-ahead log; reading it must not merge the log into the file."""
    workspace.close()
    program = (
        "import sqlite3, os, sys; c = sqlite3.connect(sys.argv[1]);"
        f"c.execute(\"UPDATE meta SET value = '{FORMAT + 1}' WHERE key = 'format'\"); c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size
    assert size > 0
    _refused(path, f"format {FORMAT + 1}")
    assert log.stat().st_size == size


@pytest.mark.parametrize("content", [b"", b"hello, this is a letter\n" * 50, b"SQLite format 3\x00" + b"x" * 5000])
def test_other_files_are_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _refused(path, str(path))


def test_other_databases_are_refused_untouched(path: Path) -> None:
    for table in ("CREATE TABLE t (x)", "CREATE TABLE meta (key, value)"):
        with sqlite3.connect(path) as connection:
            connection.execute(table)
        connection.close()
        _refused(path, "not a vosannot workspace")


def test_truncated_workspace(document: Document, workspace: Workspace, path: Path) -> None:
    for frame in range(30):
        document.set_labels(frame, np.random.default_rng(frame).integers(0, 3, (48, 64), np.uint8),
                            Provenance.MANUAL, "Set")  # fmt: skip
    workspace.close()
    path.write_bytes(path.read_bytes()[:20000])
    _refused(path, "damaged", str(path))


def test_damaged_pages_give_a_sentence(document: Document, workspace: Workspace, path: Path) -> None:
    for frame in range(30):
        document.set_labels(frame, np.random.default_rng(frame).integers(0, 3, (48, 64), np.uint8),
                            Provenance.MANUAL, "Set")  # fmt: skip
    workspace.close()
    data = bytearray(path.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="damaged"):
        opened = Workspace.open(path)
        try:
            opened.video_document(1).labels(0)
        finally:
            opened.close(abandon=True)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)


def test_damaged_label_map_gives_a_sentence(document: Document, workspace: Workspace, path: Path) -> None:
    stroke(document, 0, 1)
    workspace.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE label_maps SET png = substr(png, 1, 40)")
    connection.close()
    with Workspace.open(path) as again, pytest.raises(WorkspaceError, match="frame 0"):
        again.video_document(1).labels(0)


def test_missing_folder_and_folder_in_place_of_a_file(tmp_path: Path) -> None:
    _refused(tmp_path / "nowhere" / "a.vosannot", "nowhere", "does not exist")
    _refused(tmp_path, "is a folder")
    (tmp_path / "file").write_text("x")
    _refused(tmp_path / "file" / "a.vosannot", "does not exist")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_folder_that_takes_no_file(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    real = os.open

    def refuse(name: object, flags: int, *rest: object, **more: object) -> int:
        if str(name).endswith(".lock"):
            raise OSError(code, os.strerror(code))
        return real(name, flags, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    _refused(path, {errno.EROFS: "read-only", errno.EACCES: "may not write", errno.ENOSPC: "full"}[code])
    assert not path.exists()


def test_read_only_file(workspace: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.close()
    # Root may write anything, so the database is told to refuse.
    from vosannot.project import database

    connect = database.connect

    def read_only(path: Path) -> object:
        engine = connect(path)
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA query_only=ON"))
        return engine

    monkeypatch.setattr(database, "connect", read_only)
    _refused(path, "read-only")
    monkeypatch.undo()
    Workspace.open(path).close()


def test_opened_twice_in_this_program(workspace: Workspace, path: Path) -> None:
    with pytest.raises(BusyError, match=f"this program, process {os.getpid()}"):
        Workspace.open(path)
    with pytest.raises(BusyError, match=str(os.getpid())):  # the first refusal has not erased the number
        Workspace.open(path)
    workspace.close()
    Workspace.open(path).close()


def test_opened_twice_through_a_link(workspace: Workspace, path: Path) -> None:
    link = path.with_name("link.vosannot")
    link.symlink_to(path)
    with pytest.raises(BusyError):
        Workspace.open(link)


def test_opened_twice_and_a_lock_of_the_dead(path: Path) -> None:
    program = (
        "import sys; from vosannot.project.workspace import Workspace; w = Workspace.open(sys.argv[1]);"
        "print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None and other.stdout.readline() == "open\n"
    with pytest.raises(BusyError, match=f"another program, process {other.pid}"):
        Workspace.open(path)
    other.kill()
    other.wait()
    Workspace.open(path).close()


def test_videos(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    source = tmp_path / "cow.mp4"
    source.write_bytes(b"video" * 100_000)
    video = workspace.add_video(clip_info(source))
    assert (video.name, video.width, video.status, video.path) == ("cow", 64, VideoStatus.NEW, source)
    assert workspace.add_video(clip_info(source)) == video and len(workspace.videos()) == 1
    with pytest.raises(WorkspaceError, match="changed since"):
        workspace.add_video(clip_info(source, frames=39))
    workspace.set_status(video.id, VideoStatus.REVIEWED)
    workspace.set_notes(video.id, "blurred in the middle")
    workspace.add_time(video.id, 12.5)
    workspace.add_time(video.id, 1.0)
    other = workspace.add_video(clip_info(tmp_path / "rider.mp4"))
    moved = source.rename(tmp_path / "moved.mp4")
    with pytest.raises(WorkspaceError, match="in the workspace already"):
        workspace.relocate_video(other.id, clip_info(source))
    assert workspace.relocate_video(video.id, clip_info(moved)).fingerprint == video.fingerprint
    known = workspace.videos()
    workspace.close()
    with Workspace.open(path) as again:
        assert again.videos() == known
        first = again.video(video.id)
        assert (first.path, first.notes, first.time_spent) == (moved, "blurred in the middle", 13.5)
        assert first.status is VideoStatus.REVIEWED
        with pytest.raises(WorkspaceError):
            again.video(77)


def test_first_edit_puts_a_new_video_in_progress(document: Document, workspace: Workspace, path: Path) -> None:
    assert document.video.status is VideoStatus.IN_PROGRESS
    workspace.close()
    with Workspace.open(path) as again:
        assert again.videos()[0].status is VideoStatus.IN_PROGRESS


def test_one_document_for_a_video(document: Document, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.video_document(document.video.id) is document
    other = workspace.video_document(workspace.add_video(clip_info(tmp_path / "b.mp4")).id)
    assert other.objects() == () and len(document.objects()) == 2


def test_closed_workspace_says_so(document: Document, workspace: Workspace) -> None:
    stroke(document, 0, 1)
    workspace.close()
    workspace.close()
    document._frames._cache.drop(0)
    for call in (
        lambda: document.labels(0),
        lambda: document.approve([0]) or document.add_object(),
        lambda: workspace.video_document(1),
    ):
        with pytest.raises(WorkspaceError, match="closed"):
            call()


def _full(workspace: Workspace) -> Callable[[], None]:
    """The disk is full from now on; returns what frees it."""
    engine = workspace._reader._engine

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "checkout", limit)

    def free() -> None:
        event.remove(engine, "checkout", limit)
        event.listen(engine, "checkout", lambda c, *_: c.execute("PRAGMA max_page_count=1000000000"))

    return free


def test_full_disk_loses_nothing(document: Document, workspace: Workspace, path: Path) -> None:
    stroke(document, 0, 1)
    document.flush()
    noise = np.random.default_rng(0)
    errors: list[WorkspaceError] = []
    recovered = threading.Event()
    document.on_error.append(errors.append)
    document.on_error.append(lambda _: 1 / 0)  # a listener's defect is its own affair
    document.on_recovered.append(recovered.set)
    free = _full(workspace)
    for frame in range(1, 12):
        document.set_labels(frame, noise.integers(0, 3, (48, 64), np.uint8), Provenance.MANUAL, "Set")
    with pytest.raises(WorkspaceError, match="full"):
        document.flush()
    assert [type(e) for e in errors] == [WorkspaceError] and "full" in str(workspace.write_error)
    # Everything goes on in memory: painting, looking, undoing.
    stroke(document, 0, 2)
    document.undo()
    document.redo()
    for _ in range(3):
        document.undo()
    with pytest.raises(WorkspaceError, match="full"):
        workspace.add_video(clip_info(path.with_name("other.mp4")))
    with pytest.raises(WorkspaceError, match="full"):
        workspace.close()
    seen = picture(document)
    assert len(seen) == 10
    free()
    document.flush()
    assert recovered.wait(2) and workspace.write_error is None and len(workspace.videos()) == 1
    workspace.close()
    with Workspace.open(path) as again:
        assert len(again.videos()) == 1
        document = again.video_document(1)
        assert picture(document) == seen
        for _ in range(3):
            document.redo()
        assert document.labels(0)[12, 12] == 2 and len(document.states()) == 12


def test_full_disk_and_given_up(document: Document, workspace: Workspace, path: Path) -> None:
    stroke(document, 0, 1)
    document.flush()
    seen = picture(document)
    _full(workspace)
    for frame in range(1, 12):
        document.set_labels(
            frame, np.random.default_rng(0).integers(0, 3, (48, 64), np.uint8), Provenance.MANUAL, "Set"
        )
    workspace.close(abandon=True)
    with Workspace.open(path) as again:
        found = picture(again.video_document(1))
        assert found[0] == seen[0] and len(found) < 12


def test_workspace_moved_away_while_open(document: Document, workspace: Workspace, path: Path) -> None:
    away = path.rename(path.with_name("away"))
    stroke(document, 0, 1)
    with pytest.raises(WorkspaceError, match="moved or replaced"):
        document.flush()
    away.rename(path)
    document.flush()
    seen = picture(document)
    workspace.close()
    with Workspace.open(path) as again:
        assert picture(again.video_document(1)) == seen


def test_forgotten_close_loses_nothing(path: Path) -> None:
    program = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.project.helpers import clip_info, stroke
from vosannot.project.workspace import Workspace
w = Workspace.open(sys.argv[1])
d = w.video_document(w.add_video(clip_info(Path("/cow.mp4"))).id)
d.add_object()
for frame in range(20):
    stroke(d, frame, 1)
"""
    subprocess.run([sys.executable, "-c", program, str(path), str(Path(__file__).parents[2])], check=True)
    with Workspace.open(path) as workspace:
        assert len(workspace.video_document(1).states()) == 20


def test_document_let_go_with_edits_in_the_queue(workspace: Workspace, tmp_path: Path) -> None:
    video = workspace.add_video(clip_info(tmp_path / "cow.mp4")).id
    document = workspace.video_document(video)
    document.add_object()
    for frame in range(20):
        stroke(document, frame, 1)
    del document
    assert len(workspace.video_document(video).states()) == 20


def test_same_path_with_other_frames_keeps_masks(document: Document, workspace: Workspace) -> None:
    stroke(document, 0, 1)
    seen = picture(document)
    with pytest.raises(WorkspaceError, match="not touched"):
        workspace.add_video(replace(clip_info(document.video.path), width=63))
    assert picture(document) == seen
