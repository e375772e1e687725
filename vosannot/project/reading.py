"""Connections to an open workspace, with errors that people can read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import WorkspaceError
from vosannot.project.failures import explain

__all__ = ["Reader"]


class Reader:
    """Call it for a connection to read with; any thread may."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._identity = self._look()
        self._closed = False

    def close(self) -> None:
        """No connection is given out any more."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def __call__(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            WorkspaceError: in place of whatever the database raises.
        """
        if self._closed:  # the engine would open the file again, without the lock
            raise WorkspaceError("The workspace is closed.")
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self._path, error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that commits at the end of the block."""
        # A file that was moved or deleted while it is open can still be written on Unix, and all would be
        # lost.
        if self._look() != self._identity:
            raise WorkspaceError(
                f"The workspace {self._path} was moved or replaced while it is open. Put it back: "
                "what was done since is kept in memory and written then."
            )
        with self._engine.begin() as connection:
            yield connection

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._path)  # noqa: PTH116
        except OSError:
            return None
        return found.st_dev, found.st_ino
