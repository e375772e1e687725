"""Backups: made while somebody paints, checked, rotated, listed, restored."""

import json
import random
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.cli.test_propagate import run  # noqa: F401 (fixture)
from tests.project.helpers import picture, stroke
from vosannot.core.errors import DamagedError, ExportError, WorkspaceError
from vosannot.project import backups as module
from vosannot.project.backups import (
    Backup,
    backup_due,
    backup_folder,
    contents,
    free_name,
    kept,
    list_backups,
    make_backup,
    restore_backup,
)
from vosannot.project.document import Document
from vosannot.project.workspace import Provenance, Workspace

DAY = datetime(2026, 5, 4, 9, 5)


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def _noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 3, (48, 64), np.uint8)


def test_backup_of_the_moment_it_began_while_somebody_paints(document: Document, workspace: Workspace) -> None:
    for frame in range(40):  # a few megabytes, so that it takes several steps
        for seed in range(20):
            document.set_labels(frame, _noise(seed), Provenance.MANUAL, "Set")
    document.flush()
    seen = picture(document)
    left: list[int] = []

    def paint(pages: int, total: int) -> None:
        left.append(pages)
        stroke(document, len(left) % 40, 1)
        document.flush()  # on disk between two steps of the copying

    backup = make_backup(workspace.path, DAY, workspace.copy_to, paint)
    assert len(left) > 3 and left == sorted(left, reverse=True)  # it never began again
    assert {file.name for file in backup.path.parent.iterdir()} == {backup.path.name, "backup.lock"}
    assert contents(backup.path) == module.Contents(1, 40, 40)
    copy = workspace.path.with_name("copy.vosannot")
    restore_backup(backup.path, copy)
    with Workspace.open(copy) as restored:
        assert picture(restored.video_document(1)) == seen and restored.video_document(1).can_undo
    assert picture(document) != seen


def test_given_up_or_killed_in_the_middle(document: Document, workspace: Workspace) -> None:
    stroke(document, 0, 1)

    def stop(_left: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_backup(workspace.path, DAY, workspace.copy_to, stop)
    folder = backup_folder(workspace.path)
    assert [file.name for file in folder.iterdir()] == ["backup.lock"]
    dead = folder / ".000007 2026-05-03 09.05.00.0badf00d.vosannot"
    dead.write_bytes(b"half")
    make_backup(workspace.path, DAY, workspace.copy_to)
    assert not dead.exists() and len(list_backups(workspace.path)) == 1
    assert document.labels(0) is not None  # and reading goes on


def test_two_at_once(document: Document, workspace: Workspace) -> None:
    def second(_left: int, _total: int) -> None:
        with pytest.raises(WorkspaceError, match="Another program is making a backup"):
            make_backup(workspace.path, DAY)

    make_backup(workspace.path, DAY, workspace.copy_to, second)
    assert len(list_backups(workspace.path)) == 1


def test_damage_makes_no_backup_and_removes_none(document: Document, workspace: Workspace) -> None:
    for frame in range(30):
        document.set_labels(frame, _noise(frame), Provenance.MANUAL, "Set")
    for day in range(12):
        make_backup(workspace.path, DAY + timedelta(days=day), workspace.copy_to)
    before = list_backups(workspace.path)
    workspace.close()
    with workspace.path.open("r+b") as file:
        file.seek(16384)
        file.write(bytes(range(256)) * 64)
    with pytest.raises(DamagedError):
        make_backup(workspace.path, DAY + timedelta(days=30))
    assert list_backups(workspace.path) == before
    assert not [file for file in before[0].path.parent.iterdir() if file.name.startswith(".")]


def test_no_room(document: Document, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: module.shutil._ntuple_diskusage(10**9, 10**9, 100_000))
    with pytest.raises(ExportError, match="no room"):
        make_backup(workspace.path, DAY, workspace.copy_to)
    assert list_backups(workspace.path) == ()


def test_folder_that_takes_nothing(document: Document, workspace: Workspace, data: Path) -> None:
    data.write_text("a file where the data folder should be")
    with pytest.raises(ExportError):
        make_backup(workspace.path, DAY, workspace.copy_to)
    stroke(document, 0, 1)
    document.flush()


def _days(*days: date) -> list[Backup]:
    made = [datetime(d.year, d.month, d.day, 9) for d in days]
    return [Backup(Path(str(n)), n, moment, 1) for n, moment in enumerate(made, start=1)][::-1]


def test_rotation_keeps_days_and_weeks() -> None:
    first, stay = date(2026, 1, 1), []
    for day in range(100):  # as it happens: a backup a day, rotated every day
        stay = list(kept([*_days(*[first + timedelta(days=d) for d in range(day + 1)])[:1], *stay]))
    ages = [(stay[0].made - backup.made).days for backup in stay]
    assert ages[:7] == list(range(7))
    weeks = {backup.made.isocalendar()[:2] for backup in stay}
    assert len(weeks) == 4 and len(stay) <= 3 + 7 + 4
    assert max(ages) >= 15


def test_rotation_never_removes_the_newest_whatever_the_clock_does() -> None:
    rng = random.Random(3)
    stay: list[Backup] = []
    for number in range(1, 300):
        day = date(2026, 1, 1) + timedelta(days=rng.choice((0, 1, number, -4000, 9000, rng.randrange(2000))))
        newest = Backup(Path(str(number)), number, datetime(day.year, day.month, day.day), 1)
        stay = list(kept([newest, *stay]))
        assert stay[0] is newest and [b.number for b in stay] == sorted((b.number for b in stay), reverse=True)
        assert len(stay) <= 3 + 7 + 4
        assert len(stay) >= min(number, 3)


def test_due_once_a_day_also_when_the_clock_jumps(document: Document, workspace: Workspace) -> None:
    path = workspace.path
    assert backup_due(path, DAY.date())
    make_backup(path, DAY + timedelta(days=900), workspace.copy_to)  # the clock was wrong
    assert backup_due(path, DAY.date())
    second = make_backup(path, DAY, workspace.copy_to)
    assert not backup_due(path, DAY.date()) and second.number == 2
    assert list_backups(path)[0] == second
    assert backup_due(path, DAY.date() + timedelta(days=1)) and backup_due(path, DAY.date() - timedelta(days=1))


def test_names_that_are_free(document: Document, workspace: Workspace) -> None:
    first = free_name(workspace.path, DAY)
    assert first.parent == workspace.path.parent and first.name == "work 2026-05-04 09.05.vosannot"
    first.with_name(first.name + "-wal").touch()
    assert free_name(workspace.path, DAY).name == "work 2026-05-04 09.05 (2).vosannot"
    backup = make_backup(workspace.path, DAY, workspace.copy_to)
    for taken in (first, workspace.path):
        with pytest.raises(ExportError, match="already"):
            restore_backup(backup.path, taken)


def test_command(run, document: Document, workspace: Workspace, tmp_path: Path) -> None:  # noqa: F811
    stroke(document, 0, 1)
    stroke(document, 3, 1)
    document.flush()
    code, _, err = run("backups", workspace.path)
    assert code == 0 and "no backup" in err
    code, _, err = run("backups", workspace.path, "--make")  # while it is open here
    assert code == 0 and "Backup 1" in err
    code, out, _ = run("backups", workspace.path, "--json")
    (facts,) = json.loads(out)
    assert (facts["number"], facts["videos"], facts["frames"], facts["references"]) == (1, 1, 2, 2)
    assert Path(facts["path"]).stat().st_size == facts["bytes"] and not facts["damaged"]
    code, out, _ = run("backups", workspace.path)
    assert code == 0 and "1 video, 2 frames, 2 by hand" in out
    target = tmp_path / "restored.vosannot"
    code, _, err = run("backups", workspace.path, "--restore", "1", "--to", target)
    assert code == 0 and str(target) in err
    with Workspace.open(target) as restored:
        assert picture(restored.video_document(1)) == picture(document)
    for wrong in (("--restore", "1", "--to", target), ("--restore", "7"), ("--to", "x"), ("--make", "--restore", "1")):
        before = target.read_bytes()
        code, _, err = run("backups", workspace.path, *wrong)
        assert code == 2 and err.startswith("vosannot:") and target.read_bytes() == before
    workspace.close()
    sqlite3.connect(workspace.path).close()
    workspace.path.write_bytes(workspace.path.read_bytes()[:6000])
    code, _, err = run("backups", workspace.path, "--make")
    assert code == 2 and "damaged" in err
    with pytest.raises(DamagedError, match="newest backup is of"):
        Workspace.open(workspace.path)
