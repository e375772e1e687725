"""Opening and making the database of a workspace. All that is special to SQLite stands here alone."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from importlib import metadata as distribution
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, delete, event, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import DamagedError, WorkspaceError
from vosannot.core.words import tr
from vosannot.project import schema
from vosannot.project.failures import explain

__all__ = [
    "connect",
    "create",
    "drafted",
    "probe",
    "program_version",
    "read_meta",
    "reading",
    "side_files",
    "write_meta",
]

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

    def read_write() -> sqlite3.Connection:
        # Never "rwc": while the file is moved away, or its drive is gone, a connection must not make an empty one.
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=read_write, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # WAL: readers never wait for the writer. FULL: a commit survives a power cut; commits happen on a
        # thread of their own, so the wait for the disk is nobody's wait.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}").close()

    return engine


def side_files(path: Path) -> tuple[Path, ...]:
    """Names of the files that SQLite keeps beside a database; what stands in them belongs to it."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-journal", "-shm"))


def create(path: Path) -> None:
    """Make an empty workspace. It appears under its name only when it is complete.

    Raises:
        WorkspaceError: it cannot be made there.
    """
    # SQLite would take the log of the one that was here for a part of the new one.
    orphan = next((file for file in side_files(path)[:2] if file.exists()), None)
    if orphan is not None:
        raise WorkspaceError(
            tr(
                "There is no workspace {path}, but what was last painted in one of that name is in {name}: "
                "put the workspace back beside it, or move that file away.",
                path=path,
                name=orphan.name,
            )
        )
    with drafted(path):
        pass


@contextlib.contextmanager
def drafted(path: Path) -> Iterator[Connection]:
    """An empty workspace to fill in one transaction; it appears under its name at the end, complete and on disk.

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
            yield connection
        engine.dispose()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        # The caller has looked (and holds the workspace's lock, if it has one): nothing is there to be replaced.
        draft.replace(path)
    except (SQLAlchemyError, OSError) as error:
        raise explain(path, error) from error
    finally:
        engine.dispose()
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A connection that does not change a byte of the file; another program may have it open.

    Raises:
        WorkspaceError: it cannot be read.
    """
    # Without a log of changes to merge, SQLite need not make its side files to read. (With one, what it says
    # counts.)
    options = "mode=ro" if side_files(path)[0].exists() else "mode=ro&immutable=1"

    def read_only() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?{options}", uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=read_only)
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise explain(path, error) from error
    finally:
        engine.dispose()


def read_meta(connection: Connection, key: str) -> str | None:
    """A value of the table ``meta``."""
    value = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar_one_or_none()
    return None if value is None else str(value)


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a value of the table ``meta``."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta).values(key=key, value=value))


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
        raise WorkspaceError(
            tr("The file {path} is empty: it is not a vosannot workspace. It was not touched.", path=path)
        )
    if head != _MAGIC:
        raise WorkspaceError(tr("The file {path} is not a vosannot workspace. It was not touched.", path=path))

    with reading(path) as connection:
        if not inspect(connection).has_table("meta"):
            raise WorkspaceError(tr("The database {path} is not a vosannot workspace. It was not touched.", path=path))
        row = read_meta(connection, "format")
        present = set(inspect(connection).get_table_names())
    if row is None or not row.isdecimal():
        raise WorkspaceError(tr("The database {path} is not a vosannot workspace. It was not touched.", path=path))
    if int(row) > schema.FORMAT:
        raise WorkspaceError(
            tr(
                "The workspace {path} was made by a newer vosannot (format {row}, this program reads up to "
                "{format}). Update vosannot; the file was not touched.",
                path=path,
                row=row,
                format=schema.FORMAT,
            )
        )
    # What came with a later format is made when the file is opened.
    missing = (schema.FIRST_TABLES if int(row) < schema.FORMAT else set(schema.metadata.tables)) - present
    if missing:
        raise DamagedError(
            tr(
                "The workspace {path} is damaged (no table {listed}). It was not touched.",
                path=path,
                listed=", ".join(sorted(missing)),
            )
        )
