"""Daily backups of workspaces: where they are, which are kept, and how one is opened.

They lie in the person's data folder, not beside the workspace: an unplugged drive takes its neighbours along, and a
folder may be read-only. Their order is that of their numbers, and a day is a name on them, so a clock that jumps can
neither hold up new ones nor make an old one the newest.
"""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path

import filelock
from sqlalchemy import func, select

from vosannot.core.errors import ExportError, WorkspaceError
from vosannot.core.files import make_folder, refusing
from vosannot.core.paths import backups_dir, data_dir
from vosannot.core.words import decimal, tr
from vosannot.project import database
from vosannot.project.copying import Rest, copy_database
from vosannot.project.failures import explain
from vosannot.project.records import Provenance
from vosannot.project.schema import label_maps, videos

__all__ = [
    "DAYS", "NEWEST", "WEEKS", "Backup", "Contents", "backup_due", "backup_folder", "contents", "free_name", "kept",
    "list_backups", "make_backup", "newest_backup", "restore_backup",
]  # fmt: skip

NEWEST, DAYS, WEEKS = 3, 7, 4
"""Kept: so many of the newest, the last one of so many days, and the last one of so many weeks."""

_NAME = re.compile(r"(\d{6,}) (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d)\.vosannot")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, by what its name says.

    Attributes:
        number: counts up; the highest is the newest, whatever the clock said.
        made: local time by the clock of then.
        bytes: its size.
    """

    path: Path
    number: int
    made: datetime
    bytes: int

    @property
    def when(self) -> str:
        """As in "21 November 2026, 22:30"."""
        return f"{self.made.day} {self.made:%B %Y, %H:%M}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup: how many videos, frames with a label map, and frames painted by hand."""

    videos: int
    frames: int
    references: int


def backup_folder(workspace: Path) -> Path:
    """Where the backups of a workspace are; it need not exist."""
    place = workspace.expanduser().absolute().resolve()
    return backups_dir() / f"{place.stem} {hashlib.sha256(str(place).encode()).hexdigest()[:8]}"


def list_backups(workspace: Path) -> tuple[Backup, ...]:
    """The backups of a workspace, newest first. Looks at names and sizes only."""
    found = []
    with contextlib.suppress(OSError):
        for file in backup_folder(workspace).iterdir():
            match = _NAME.fullmatch(file.name)
            if match is None:
                continue
            number, day, *clock = match.groups()
            with contextlib.suppress(ValueError, OSError):
                made = datetime.fromisoformat(f"{day} {':'.join(clock)}")
                found.append(Backup(file, int(number), made, file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.number, backup.path.name), reverse=True))


def newest_backup(workspace: Path) -> Backup | None:
    """The newest backup of a workspace."""
    return next(iter(list_backups(workspace)), None)


def contents(backup: Path) -> Contents:
    """What is in a backup, without changing a byte of it.

    Raises:
        WorkspaceError: it is damaged or no workspace.
    """
    database.probe(backup)
    with database.reading(backup) as connection:
        manual = label_maps.c.provenance == str(Provenance.MANUAL)
        rows = select(func.count())
        return Contents(
            connection.execute(rows.select_from(videos)).scalar_one(),
            connection.execute(rows.select_from(label_maps)).scalar_one(),
            connection.execute(rows.select_from(label_maps).where(manual)).scalar_one(),
        )


def backup_due(workspace: Path, today: date) -> bool:
    """Whether today's backup is still to be made: the newest one has another day, before or after this one."""
    newest = newest_backup(workspace)
    return newest is None or newest.made.date() != today


def make_backup(
    workspace: Path, now: datetime, copy: Callable[[Path, Rest | None], None] | None = None, rest: Rest | None = None
) -> Backup:
    """Make a backup and, when it is complete and checked, remove those that are not kept.

    Args:
        now: local time.
        copy: copies the open workspace, :meth:`vosannot.project.workspace.Workspace.copy_to`; None: the file is read
            by itself, which works while another program has it open.
        rest: see :func:`vosannot.project.copying.copy_database`.

    Raises:
        DamagedError: the workspace is damaged; no backup is made or removed.
        WorkspaceError, ExportError: it cannot be read, or the backup not written.
    """
    folder = backup_folder(workspace)
    make_folder(folder)
    with _alone(folder, workspace):
        _make_room(workspace, folder)
        newest = newest_backup(workspace)
        number = 1 if newest is None else newest.number + 1
        path = folder / f"{number:06d} {now:%Y-%m-%d %H.%M.%S}.vosannot"
        if copy is not None:
            copy(path, rest)
        else:
            database.probe(workspace)
            with database.reading(workspace) as connection:
                copy_database(connection, path, rest)
        everything = list_backups(workspace)
        for old in set(everything) - set(kept(everything)):
            with contextlib.suppress(OSError):  # it is removed with the next one
                old.path.unlink()
    return next(backup for backup in everything if backup.path == path)


@contextlib.contextmanager
def _alone(folder: Path, workspace: Path) -> Iterator[None]:
    lock = filelock.FileLock(folder / "backup.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise WorkspaceError(
            tr("Another program is making a backup of {workspace} just now.", workspace=workspace)
        ) from None
    except (OSError, NotImplementedError) as error:
        raise explain(folder, error) from error
    try:
        yield
    finally:
        lock.release()


def _make_room(workspace: Path, folder: Path) -> None:
    """What a killed program has left behind goes; then there must be room enough."""
    with contextlib.suppress(OSError):
        for file in folder.glob(".[0-9]*.vosannot*"):
            file.unlink()
    try:
        size = workspace.stat().st_size
    except OSError as error:
        raise explain(workspace, error) from error
    with refusing(folder):
        room = shutil.disk_usage(folder).free
    # Not the last room on the disk where the person's own files are: a backup must not be what fills it.
    if room < 2 * size:
        raise ExportError(
            tr(
                "There is no room for a backup of {workspace} in {folder}: it takes {size} MB, and half of "
                "the {room} MB that are free is left alone.",
                workspace=workspace,
                folder=folder,
                size=decimal(size / 1e6, 0),
                room=decimal(room / 1e6, 0),
            )
        )


def kept(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Those that stay, of backups that are sorted newest first. No clock is asked: days and weeks are what they say."""
    stay = dict.fromkeys(backups[:NEWEST])
    days: dict[date, Backup] = {}
    weeks: dict[tuple[int, int], Backup] = {}
    for backup in backups:
        year, week, _ = backup.made.isocalendar()
        days.setdefault(backup.made.date(), backup)
        weeks.setdefault((year, week), backup)
    stay |= dict.fromkeys([*days.values()][:DAYS]) | dict.fromkeys([*weeks.values()][:WEEKS])
    return tuple(backup for backup in backups if backup in stay)


def restore_backup(backup: Path, target: Path) -> None:
    """Copy a backup to a new file; the backup stays as it is.

    Raises:
        WorkspaceError: the backup is damaged or no workspace.
        ExportError: there is a file of that name, or it cannot be written.
    """
    target = target.expanduser().absolute()
    if target.exists() or _leftover(target):
        raise ExportError(tr("There is a file {target} already; choose another name.", target=target))
    database.probe(backup)
    with database.reading(backup) as connection:
        copy_database(connection, target)


def free_name(workspace: Path, made: datetime) -> Path:
    """A name that is free, for a copy as of then: beside the workspace if a file can be made there, else in the
    person's data folder."""
    beside = workspace.expanduser().absolute().parent
    folder = beside if os.access(beside, os.W_OK) else data_dir()
    for number in count(1):
        path = folder / f"{workspace.stem} {made:%Y-%m-%d %H.%M}{f' ({number})' if number > 1 else ''}.vosannot"
        if not path.exists() and not _leftover(path):
            break
    return path


def _leftover(path: Path) -> bool:
    return any(file.exists() for file in database.side_files(path))
