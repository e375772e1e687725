"""Opening and making the database of a workspace. All that is special to SQLite stands here alone."""

import contextlib
import os
import sqlite3
import time
from importlib import metadata as distribution
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import WorkspaceError
from vosannot.project import schema
from vosannot.project.failures import explain

__all__ = ["connect", "create", "probe", "program_version"]

_MAGIC = b"SQLite format 3\x00"
_BUSY_MS = 10_000


def program_version() -> str:
    """The version of this program, e.g. "0.1.0"."""
    try:
        return distribution.version("vosannot")
    except distribution.PackageNotFoundError:
        return "unknown"


def connect(path: Path) -> Engine:
    """An engine for reading and writing; connections may be used from any thread, one thread at a time."""
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # WAL: readers never wait for the writer. FULL: a commit survives a power cut; commits happen on a
        # thread of their own, so the wait for the disk is nobody's wait.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}").close()

    return engine


def create(path: Path) -> None:
    """Make an empty workspace. It appears under its name only when it is complete.

    Raises:
        WorkspaceError: it cannot be made there.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    engine = create_engine(URL.create("sqlite", database=str(draft)))
    try:
        draft.unlink(missing_ok=True)
        with engine.begin() as connection:
            # Nobody knows the draft yet, so one sync at the end does for all.
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            schema.metadata.create_all(connection)
            connection.execute(
                insert(schema.meta),
                [
                    {"key": "format", "value": str(schema.FORMAT)},
                    {"key": "version", "value": program_version()},
                    {"key": "created", "value": f"{time.time():.3f}"},
                ],
            )
        engine.dispose()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        # The caller holds the workspace's lock, and looked: nothing is there to be replaced.
        draft.replace(path)
    except (SQLAlchemyError, OSError) as error:
        raise explain(path, error) from error
    finally:
        engine.dispose()
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def probe(path: Path) -> None:
    """Check that ``path`` is a workspace this program can write, without changing a byte of it.

    Raises:
        WorkspaceError: empty, not a workspace, damaged, or made by a newer program.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise explain(path, error) from error
    if not head:
        raise WorkspaceError(f"The file {path} is empty: it is not a vosannot workspace. It was not touched.")
    if head != _MAGIC:
        raise WorkspaceError(f"The file {path} is not a vosannot workspace. It was not touched.")

    # Without a log of changes to merge, SQLite need not make its side files to read. (With one, what it says
    # counts.)
    log = path.with_name(path.name + "-wal")
    options = "mode=ro" if log.exists() else "mode=ro&immutable=1"

    def read_only() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?{options}", uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=read_only)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("meta"):
                raise WorkspaceError(f"The database {path} is not a vosannot workspace. It was not touched.")
            row = connection.execute(
                select(schema.meta.c.value).where(schema.meta.c.key == "format")
            ).scalar_one_or_none()
            present = set(inspect(connection).get_table_names())
    except SQLAlchemyError as error:
        raise explain(path, error) from error
    finally:
        engine.dispose()
    if row is None or not row.isdecimal():
        raise WorkspaceError(f"The database {path} is not a vosannot workspace. It was not touched.")
    if int(row) > schema.FORMAT:
        raise WorkspaceError(
            f"The workspace {path} was made by a newer vosannot (format {row}, this program reads up to "
            f"{schema.FORMAT}). Update vosannot; the file was not touched."
        )
    missing = set(schema.metadata.tables) - present
    if missing:
        raise WorkspaceError(
            f"The workspace {path} is damaged (no table {', '.join(sorted(missing))}). It was not touched."
        )
