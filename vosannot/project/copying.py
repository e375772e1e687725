"""Copies of a database that is in use, made through SQLite's backup API."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from vosannot.core.errors import DamagedError, ExportError, WorkspaceError
from vosannot.core.files import draft_of
from vosannot.core.words import tr
from vosannot.project import schema
from vosannot.project.failures import explain, sqlite_code

__all__ = ["Rest", "copy_database"]

Rest: TypeAlias = Callable[[int, int], None]
"""Called after every megabyte with the pages left and the pages in all; what it raises ends the copying."""

_PAGES = 256  # of 4 KB each: a step takes a few milliseconds of disk


def copy_database(connection: Connection, target: Path, rest: Rest | None = None) -> None:
    """Copy the database behind ``connection`` as it is at this moment; others read and write it meanwhile.

    The copy appears under its name when it is complete, on disk and checked. It needs no other file beside it.

    Raises:
        DamagedError: the copy is damaged, and so is what was copied.
        ExportError: the copy cannot be written.
        WorkspaceError: the database cannot be read.
    """
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    with draft_of(target) as draft, contextlib.closing(sqlite3.connect(draft)) as copy:
        # Nobody knows the draft yet: one sync at the end does for all.
        copy.execute("PRAGMA synchronous=OFF")
        _fill(source, copy, target, rest)
        try:
            copy.execute("PRAGMA journal_mode=DELETE")
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            known = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        except sqlite3.Error as error:
            raise explain(target, error) from error
        if found != "ok" or not known.issuperset(schema.FIRST_TABLES):
            raise DamagedError(
                tr("The workspace is damaged ({found}). Keep the file and open a backup of it.", found=found)
            )


def _fill(source: sqlite3.Connection, copy: sqlite3.Connection, target: Path, rest: Rest | None) -> None:
    def step(_status: int, left: int, total: int) -> None:
        if rest is not None:
            rest(left, total)

    # Reading in one transaction: else every stroke that is stored meanwhile would make the copying begin again.
    own = not source.in_transaction
    if own:
        source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM meta").fetchone()
        source.backup(copy, pages=_PAGES, progress=step)
    except sqlite3.Error as error:
        if sqlite_code(error) == sqlite3.SQLITE_FULL:  # which can only be the copy's
            raise ExportError(
                tr("The copy {target} cannot be written: the disk there is full.", target=target)
            ) from error
        told = explain(target, error)
        if isinstance(told, DamagedError):
            raise DamagedError(
                tr("The workspace is damaged ({error}). Keep the file and open a backup of it.", error=error)
            ) from error
        raise WorkspaceError(
            tr("The copy {target} cannot be made: one of the two disks refuses ({error}).", target=target, error=error)
        ) from error
    finally:
        if own:
            source.rollback()
