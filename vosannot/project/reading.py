"""Connections to an open workspace, with errors that people can read."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import BusyError, WorkspaceError
from vosannot.core.words import tr
from vosannot.project import database
from vosannot.project.backend import AlreadyWritten
from vosannot.project.failures import explain, sqlite_code
from vosannot.project.leases import Lease
from vosannot.project.locking import WorkspaceLock
from vosannot.project.people import author

__all__ = ["Reader"]

_OWNER = "owner"  # key in the table meta: who wrote the last transaction, and which one it was


class Reader:
    """A workspace file, see :class:`vosannot.project.backend.Backend`. Any thread may call it for a connection to read
    with; :meth:`writing` belongs to the writer thread.

    Every transaction carries a stamp: the name of this opening of the workspace and the transaction's number. Whoever
    finds another name there has been overtaken by another window, or has another file before it, and writes nothing;
    whoever finds the very number that is to be written knows that the attempt before had reached the disk.

    Args:
        engine: of the file, just opened.
        lock: of the file.
    """

    shared = False

    def __init__(self, path: Path, engine: Engine, lock: WorkspaceLock) -> None:
        self._path = path
        self._lock = lock
        self._engine = engine
        self._identity = self._look()
        self._closed = False
        self._name = self.session = secrets.token_hex(8)
        self.user = author()
        first = f"{self._name} 0"
        # What may stand in the file: the stamp of the last transaction, and those of failed ones, which may have
        # reached the disk all the same.
        self._expected = {first}
        with self._engine.begin() as connection:
            database.write_meta(connection, "version", database.program_version())
            database.write_meta(connection, _OWNER, first)

    @property
    def address(self) -> Path:
        """The workspace file."""
        return self._path

    def explain(self, error: BaseException) -> WorkspaceError:
        """See :func:`.failures.explain`."""
        return explain(self._path, error)

    def final(self, error: BaseException) -> bool:
        """A disk that refuses may take the same later."""
        return False

    def interrupt(self) -> None:
        """A disk that does not answer cannot be interrupted."""

    def close(self) -> None:
        """No connection is given out any more, and others may open the file."""
        self._closed = True
        self._engine.dispose()
        self._lock.release()

    @contextmanager
    def __call__(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            WorkspaceError: in place of whatever the database raises.
        """
        if self._closed:  # the engine would open the file again, without the lock
            raise WorkspaceError(tr("The workspace is closed."))
        engine = self._engine
        try:
            with engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            self._let_go(engine, error)
            raise explain(self._path, error) from error

    @contextmanager
    def writing(self, number: int, leases: Collection[Lease] = ()) -> Iterator[Connection]:
        """A transaction that commits at the end of the block.

        Args:
            number: of the transaction; the same when it is tried again, else a higher one.
            leases: nobody needs one to write to a file that is locked.

        Raises:
            AlreadyWritten: nothing is left to do.
            WorkspaceError: the file is not there, or not this one any more.
        """
        stamp = f"{self._name} {number}"
        # A file that was moved or deleted while it is open can still be written on Unix, and all would be lost.
        if self._look() != self._identity:
            self._find_again(stamp)
        try:
            with self._engine.connect() as connection:
                try:
                    with connection.begin():
                        self._check(database.read_meta(connection, _OWNER), stamp)
                        database.write_meta(connection, _OWNER, stamp)
                        yield connection
                except SQLAlchemyError as error:
                    if sqlite_code(error) == sqlite3.SQLITE_READONLY:
                        # Opened while the file could not be written: it would stay like that.
                        connection.invalidate()
                    raise
        except AlreadyWritten:
            self._expected = {stamp}
            raise
        except BaseException as error:
            self._expected.add(stamp)
            self._let_go(self._engine, error)
            raise
        self._expected = {stamp}

    def move(self, path: Path, copy: Callable[[Connection, Path], None]) -> None:
        """Go on with a copy in another place. On the writer thread only; what fails leaves everything as it is.

        Args:
            copy: makes the copy, through a connection to the file as it is.

        Raises:
            WorkspaceError, ExportError: the file cannot be read, or the copy not made.
        """
        lock = WorkspaceLock(path.resolve())
        try:
            with self() as connection:
                copy(connection, path)
        except BaseException:
            lock.release()
            raise
        old_engine, old_lock = self._engine, self._lock
        self._engine, self._path, self._lock = database.connect(path), path, lock
        self._identity = self._look()
        old_engine.dispose()
        old_lock.release()

    def _let_go(self, engine: Engine, error: BaseException) -> None:
        # The drive may have been away: what was opened before is no use then. After any other error, connections stay:
        # on a full disk, for example, a new one could not even read.
        if sqlite_code(error) == sqlite3.SQLITE_IOERR:
            engine.dispose()

    def _find_again(self, stamp: str) -> None:
        """The name leads to another file than before: the same one on a drive that was connected again, or not?"""
        moved = WorkspaceError(
            tr("The workspace {path} was moved or replaced, or its drive is gone: put it back.", path=self._path)
        )
        found = self._look()
        if found is None:
            raise moved
        try:
            with database.reading(self._path) as connection:
                self._check(database.read_meta(connection, _OWNER), stamp, written=False)
        except WorkspaceError as error:
            raise moved from error
        self._lock.renew()
        self._engine.dispose()
        self._identity = found

    def _check(self, found: str | None, stamp: str, *, written: bool = True) -> None:
        if found == stamp:
            if written:
                raise AlreadyWritten
        elif found not in self._expected:
            raise BusyError(
                tr(
                    "The workspace {path} has been changed by another window or program since it was opened "
                    "here: save a copy elsewhere.",
                    path=self._path,
                )
            )

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)  # noqa: PTH116
        except OSError:
            return None
        return found.st_dev, found.st_ino
