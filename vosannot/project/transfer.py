"""A workspace copied to another place row by row, also from a file to a team's database and back: bit for bit."""

import hashlib
import math
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import DamagedError, ExportError, WorkspaceError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.core.words import tr
from vosannot.project import database, migration, schema
from vosannot.project.address import Address, TeamAddress, address_of
from vosannot.project.failures import explain
from vosannot.project.locking import WorkspaceLock
from vosannot.project.postgresql import connect, make, probe

__all__ = ["copy_workspace", "digest"]

_ROWS = 100  # at once: a row may hold a picture
_TABLES = [table for table in schema.metadata.sorted_tables if table.name not in ("meta", "leases")]


def copy_workspace(source: Address | str, target: Address | str) -> EventStream:
    """Copy all videos, masks, history, runs and reviews; claims stay behind. What is copied is read again and compared.

    A file as the target must not exist, and appears when it is complete; a database must hold no workspace, or an
    empty one. All or nothing.

    The summary of :class:`Finished`: ``rows``, how many were copied.

    Raises:
        ExportError: there is something at the target.
        DamagedError: what was written is not what was read; nothing is left of it.
        WorkspaceError: one of the two cannot be used.
    """
    origin, place = address_of(source), address_of(target)
    with _reading(origin) as reader, _writing(place) as writer:
        many = sum(reader.execute(select(func.count()).select_from(table)).scalar_one() for table in _TABLES)
        yield StageStarted("copy", 2 * many)
        done = 0
        for table in _TABLES:
            for rows in _rows(reader, table):
                try:
                    writer.execute(insert(table), rows)
                except (SQLAlchemyError, UnicodeError) as error:
                    raise explain(place, error) from error
                done += len(rows)
                yield IterationDone("copy", done, 2 * many)
        writer.execute(insert(schema.leases).from_select(["video_id", "fence"], select(schema.videos.c.id, text("0"))))
        if writer.dialect.name == "postgresql":  # the next video gets a number that is free
            highest = select(func.coalesce(func.max(schema.videos.c.id), 0) + 1).scalar_subquery()
            writer.execute(select(func.setval("videos_id_seq", highest, False)))
        for table in _TABLES:
            if digest(reader, table) != digest(writer, table):
                raise DamagedError(
                    tr("The copy of {name} is not the same as what was read: no copy was made.", name=table.name)
                )
            done += reader.execute(select(func.count()).select_from(table)).scalar_one()
            yield IterationDone("copy", done, 2 * many)
    yield Finished({"rows": float(many)})


def digest(connection: Connection, table: Table) -> str:
    """Of every value of every row, the same on all back ends."""
    found = hashlib.sha256()
    for rows in _rows(connection, table):
        for row in rows:
            for name, value in row.items():
                found.update(name.encode() + b"\0" + _bytes(value))
    return found.hexdigest()


def _bytes(value: Any) -> bytes:
    """A value with its kind and length, so that no two lists of values look the same."""
    if value is None:
        return b"n"
    if isinstance(value, bool | int):
        return b"i%d;" % int(value)
    if isinstance(value, float):
        # SQLite gives a whole number back as one: 24.0 of a clip's frame rate is 24 nowhere else.
        return b"i%d;" % int(value) if math.isfinite(value) and value == int(value) else b"f" + struct.pack("<d", value)
    data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)
    return (b"s" if isinstance(value, str) else b"b") + b"%d;" % len(data) + data


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    order = list(table.primary_key.columns)
    statement = select(table).order_by(*order).execution_options(yield_per=_ROWS)
    for part in connection.execute(statement).mappings().partitions():
        yield [dict(row) for row in part]


@contextmanager
def _reading(address: Address) -> Iterator[Connection]:
    """One picture of the whole workspace, brought up to date if it is a file of an older format."""
    if isinstance(address, TeamAddress):
        engine = connect(address)
        try:
            with engine.execution_options(isolation_level="REPEATABLE READ").connect() as connection:
                probe(address, connection)
                connection.rollback()
                with connection.begin():
                    # A copy takes longer than a stroke.
                    connection.execute(text("SET LOCAL statement_timeout = 0"))
                    yield connection
        except SQLAlchemyError as error:
            raise explain(address, error) from error
        finally:
            engine.dispose()
        return
    path = address.expanduser().absolute()
    if not path.is_file():
        raise WorkspaceError(tr("The workspace {path} does not exist.", path=path))
    lock = WorkspaceLock(path.resolve())
    try:
        database.probe(path)
        with database.reading(path) as connection:
            if migration.due(connection):
                raise WorkspaceError(
                    tr("The workspace {path} is of an older format: open it once, then copy it.", path=path)
                )
            yield connection
    finally:
        lock.release()


@contextmanager
def _writing(address: Address) -> Iterator[Connection]:
    if isinstance(address, TeamAddress):
        make(address)
        engine = connect(address)
        try:
            with engine.begin() as connection:
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text("LOCK TABLE videos IN EXCLUSIVE MODE"))
                if connection.execute(select(func.count()).select_from(schema.videos)).scalar_one():
                    raise ExportError(
                        tr("There are videos in {address} already: copy into an empty database.", address=address)
                    )
                yield connection
        except SQLAlchemyError as error:
            raise explain(address, error) from error
        finally:
            engine.dispose()
        return
    path = address.expanduser().absolute()
    if path.exists() or any(file.exists() for file in database.side_files(path)):
        raise ExportError(tr("There is a file {path} already; choose another name.", path=path))
    with database.drafted(path) as connection:
        yield connection
