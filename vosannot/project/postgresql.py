"""A workspace that a team shares: a PostgreSQL database. All that is special to PostgreSQL stands here.

There is no lock on the whole: whoever writes to a video shows a lease of it, see :mod:`.leases`. Every opening of the
workspace has a row of its own in ``writers`` with the number of its last transaction; so a commit that seemed to fail
and did not is recognised, and nobody waits for anybody else's row.
"""

import contextlib
import os
import secrets
import socket
import time
import weakref
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from vosannot.core.errors import DamagedError, LeaseLostError, WorkspaceError
from vosannot.core.words import tr
from vosannot.project import database, migration, schema
from vosannot.project.address import TeamAddress
from vosannot.project.backend import AlreadyWritten
from vosannot.project.failures import explain
from vosannot.project.leases import Lease, check

__all__ = ["TeamReader", "connect", "make", "probe"]

_T = TypeVar("_T")
_FORGET_S = 30 * 86400.0  # rows of writers that are long gone
_FINAL = ("22", "23", "42")  # SQLSTATE classes: data, constraints, rights and names
_MAKING = 0x766F73  # key of the lock that one maker at a time holds


def connect(address: TeamAddress) -> Engine:
    """An engine for reading and writing. What goes wrong never shows values or the password.

    Raises:
        WorkspaceError: the driver is not installed.
    """
    try:
        return create_engine(
            make_url(address.url),
            connect_args=address.connect_arguments(),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=4,
            max_overflow=8,
        )
    except ImportError as error:
        raise WorkspaceError(
            tr("Workspaces on PostgreSQL need the package psycopg: pip install 'vosannot[team]'.")
        ) from error


def make(address: TeamAddress) -> bool:
    """Make the tables of a workspace in an empty database, or bring those of an older program up to date.

    Returns:
        Whether it was made; False: there was one.

    Raises:
        WorkspaceError: the database holds other tables, or something newer, or refuses.
    """
    engine = connect(address)
    try:
        with engine.begin() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
            found = set(inspect(connection).get_table_names())
            ours = set(schema.metadata.tables) | set(schema.team_metadata.tables)
            if "meta" in found:
                probe(address, connection, old=True)
                migration.upgrade(connection)
                return False
            if found & ours:
                raise WorkspaceError(
                    tr("The database {address} holds other tables already. It was not touched.", address=address)
                )
            schema.metadata.create_all(connection)
            schema.team_metadata.create_all(connection)
            connection.execute(
                insert(schema.meta),
                [
                    {"key": "format", "value": str(schema.FORMAT)},
                    {"key": "version", "value": database.program_version()},
                    {"key": "created", "value": f"{time.time():.3f}"},
                    {"key": "id", "value": secrets.token_hex(16)},
                ],
            )
        return True
    except SQLAlchemyError as error:
        raise explain(address, error) from error
    finally:
        engine.dispose()


def probe(address: TeamAddress, connection: Connection, *, old: bool = False) -> None:
    """Check that there is a workspace that this program can write.

    Raises:
        WorkspaceError: there is none, or another program made it.
    """
    present = set(inspect(connection).get_table_names())
    found = database.read_meta(connection, "format") if "meta" in present else None
    if found is None or not found.isdecimal():
        raise WorkspaceError(
            tr(
                "The database {address} has no workspace yet. Its owner makes one with: vosannot workspace init URL",
                address=address,
            )
        )
    if int(found) > schema.FORMAT:
        raise WorkspaceError(
            tr(
                "The workspace {address} was made by a newer vosannot (format {found}, this program reads "
                "up to {FORMAT}). Update vosannot; the workspace was not touched.",
                address=address,
                found=found,
                FORMAT=schema.FORMAT,
            )
        )
    if old:
        return
    if int(found) < schema.FORMAT:
        raise WorkspaceError(
            tr(
                "The workspace {address} is of an older vosannot (format {found}). Its owner brings it up to date "
                "with: vosannot workspace init URL",
                address=address,
                found=found,
            )
        )
    missing = (set(schema.metadata.tables) | set(schema.team_metadata.tables)) - present
    if missing:
        raise DamagedError(
            tr(
                "The workspace {address} is damaged (no table {join}).",
                address=address,
                join=", ".join(sorted(missing)),
            )
        )


class TeamReader:
    """See :class:`vosannot.project.backend.Backend`.

    Raises:
        WorkspaceError: there is no workspace, or the server refuses or does not answer.
    """

    shared = True

    def __init__(self, address: TeamAddress) -> None:
        self._address = address
        self._closed = False
        self._engine = connect(address)
        self._lines: weakref.WeakSet[Any] = weakref.WeakSet()  # the driver's connections
        self._interrupted = False
        event.listen(self._engine, "connect", lambda line, _: self._lines.add(line))
        event.listen(self._engine, "do_connect", self._connecting)
        self.session = secrets.token_hex(8)
        try:
            with self._engine.begin() as connection:
                probe(address, connection)
                self.user = str(connection.execute(text("SELECT session_user")).scalar_one())
                self.workspace_id = database.read_meta(connection, "id") or str(address)
                connection.execute(delete(schema.writers).where(schema.writers.c.seen < time.time() - _FORGET_S))
                connection.execute(insert(schema.writers).values(session=self.session, number=0, seen=time.time()))
        except SQLAlchemyError as error:
            self._engine.dispose()
            raise explain(address, error) from error
        except BaseException:
            self._engine.dispose()
            raise
        self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ")

    @property
    def address(self) -> TeamAddress:
        """The database."""
        return self._address

    def explain(self, error: BaseException) -> WorkspaceError:
        """See :func:`.failures.explain`."""
        return explain(self._address, error)

    def final(self, error: BaseException) -> bool:
        """A right that is missing, or values that the tables do not take."""
        state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
        return (state or "")[:2] in _FINAL

    @contextmanager
    def __call__(self) -> Iterator[Connection]:
        """A connection for reading: one picture of the database, whatever others write meanwhile."""
        if self._closed:
            raise WorkspaceError(tr("The workspace is closed."))
        try:
            with self._reading.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(self._address, error) from error

    def run(self, function: Callable[[Connection], _T]) -> _T:
        """Run in a transaction of its own, which does not wait for the masks that are being written."""
        if self._closed:
            raise WorkspaceError(tr("The workspace is closed."))
        try:
            with self._engine.begin() as connection:
                return function(connection)
        except SQLAlchemyError as error:
            raise explain(self._address, error) from error

    @contextmanager
    def writing(self, number: int, leases: Collection[Lease] = ()) -> Iterator[Connection]:
        """See :class:`vosannot.project.backend.Backend`."""
        mine = schema.writers.c.session == self.session
        with self._engine.begin() as connection:
            now = {"number": number, "seen": time.time()}
            fresh = update(schema.writers).where(mine, schema.writers.c.number < number).values(now)
            if not connection.execute(fresh).rowcount:
                if connection.execute(select(schema.writers.c.number).where(mine)).one_or_none() is not None:
                    raise AlreadyWritten
                connection.execute(insert(schema.writers).values(session=self.session, **now))  # removed after a month
            check(connection, leases)
            yield connection

    def move(self, path: Path, copy: Callable[[Connection, Path], None]) -> None:
        """A team's workspace is copied with ``vosannot workspace copy``; one does not go on in the copy."""
        raise WorkspaceError(tr("A team's workspace stays where it is; copy it with: vosannot workspace copy"))

    def _connecting(self, *_: object) -> None:
        if self._interrupted:
            raise WorkspaceError(tr("The workspace is being closed."))

    def interrupt(self) -> None:
        """Close all lines to the server, so that whoever waits for an answer gets an error."""
        self._interrupted = True
        for line in tuple(self._lines):
            with contextlib.suppress(Exception), socket.socket(fileno=os.dup(line.fileno())) as duplicate:
                duplicate.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """No connection is given out any more."""
        self._closed = True
        with contextlib.suppress(SQLAlchemyError, LeaseLostError):
            self._engine.dispose()
