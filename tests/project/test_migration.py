"""Workspaces of older formats."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.project.helpers import blob, picture, stroke
from vosannot.project import schema
from vosannot.project.backups import list_backups
from vosannot.project.document import Document
from vosannot.project.workspace import Workspace

_NEW = {
    "label_maps": ("agreement", "areas"),
    "patches": ("before_agreement", "before_areas", "after_agreement", "after_areas"),
}


def _as_format_2(path: Path) -> None:
    """Take away what came with format 3."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE leases")
        connection.execute("DROP TABLE reviews")
        connection.execute("ALTER TABLE label_maps DROP COLUMN fence")
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'format'")
        connection.commit()


def _as_format_1(path: Path) -> None:
    """Take away what came with formats 2 and 3."""
    _as_format_2(path)
    connection = sqlite3.connect(path)
    connection.execute("DROP INDEX label_maps_states")
    for table, columns in _NEW.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    connection.execute(
        "CREATE INDEX label_maps_states ON label_maps (video_id, frame, provenance, confidence, object_ids)"
    )
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    connection.commit()
    connection.close()


@pytest.fixture
def old(document: Document, workspace: Workspace, path: Path) -> Path:
    """A workspace of format 1 with a stroke over a job."""
    job = document.open_job("Propagate")
    for frame in range(4):
        job.write(frame, blob(2, x=20), 0.5, 0.75)
    job.close()
    stroke(document, 1, 1)
    workspace.close()
    _as_format_1(path)
    return path


def _columns(path: Path, table: str) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def test_masks_and_journal_of_format_1_are_kept(old: Path) -> None:
    with Workspace.open(old) as workspace:
        (video,) = workspace.videos()
        document = workspace.video_document(video.id)
        assert document.state(3).areas == () and document.state(3).agreement is None
        assert document.state(3).confidence == 0.5 and document.state(3).object_ids == (2,)
        assert (document.labels(3) == blob(2, x=20)).all()
        stroke(document, 3, 1, x=22)  # whatever is painted is counted as a whole
        assert document.state(3).object_ids == (1, 2)
        assert document.state(3).areas == (64, 16)
        for _ in range(3):
            assert document.undo() is not None
        assert not any(f in document.states() for f in range(4))
        assert document.redo() is not None
        assert (document.labels(0) == blob(2, x=20)).all()


def test_what_is_written_after_the_upgrade_has_everything(old: Path) -> None:
    with Workspace.open(old) as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        job = document.open_job("Again", overwrite_manual=True)
        for frame in range(4):
            job.write(frame, blob(1, x=30), 0.9, 0.25)
        job.close()
        seen = picture(document)
        assert {s.agreement for _, s in seen.values()} == {0.25}
    with Workspace.open(old) as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        assert picture(document) == seen
        document.undo()
        assert document.state(2).areas == () and document.state(2).confidence == 0.5
        document.redo()
        assert picture(document) == seen


def test_an_upgrade_that_fails_leaves_format_1(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("no")

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_index", refuse)
        with pytest.raises(RuntimeError):
            Workspace.open(old)
    assert not _columns(old, "label_maps") & set(_NEW["label_maps"])
    with Workspace.open(old) as workspace:
        assert len(workspace.video_document(workspace.videos()[0].id).states()) == 4


def test_a_new_workspace_and_an_upgraded_one_have_the_same_columns(old: Path, tmp_path: Path) -> None:
    Workspace.open(old).close()
    Workspace.open(tmp_path / "new.vosannot").close()
    for table in schema.metadata.tables:
        assert _columns(old, table) == _columns(tmp_path / "new.vosannot", table) != set()


def test_what_was_there_before_an_upgrade_is_in_a_backup(old: Path) -> None:
    before = _columns(old, "label_maps")
    Workspace.open(old).close()
    assert _columns(old, "label_maps") > before
    (backup,) = list_backups(old)
    assert _columns(backup.path, "label_maps") == before
    Workspace.open(old).close()
    assert len(list_backups(old)) == 1  # nothing was upgraded


def test_a_workspace_of_format_2_goes_on(document: Document, workspace: Workspace, path: Path) -> None:
    stroke(document, 1, 1)
    seen = picture(document)
    workspace.close()
    _as_format_2(path)
    with Workspace.open(path) as opened:
        again = opened.video_document(opened.videos()[0].id)
        assert picture(again) == seen
        assert opened.team.claim(again.video.id).fence == 1
        again.undo()
        assert not again.states()


def test_every_format_has_a_step() -> None:
    """Whoever raises FORMAT writes one."""
    from alembic.script import ScriptDirectory

    from vosannot.project import migration

    steps = ScriptDirectory(str(migration._STEPS))
    assert steps.get_heads() == [f"format_{schema.FORMAT}"]
    assert len(list(steps.walk_revisions())) == schema.FORMAT
