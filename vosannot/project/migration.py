"""Bringing the tables of an older workspace up to what this program writes. The steps are Alembic's.

Which format a workspace has stands in its table ``meta``, where older programs look too; so Alembic keeps no list of
its own, and each step is named after the format it leads to.
"""

from pathlib import Path

from sqlalchemy import Connection

from vosannot.project import database, schema

__all__ = ["due", "upgrade"]

_STEPS = Path(__file__).parent / "migrations"


def due(connection: Connection) -> bool:
    """Whether the workspace was made by an older program."""
    return _format(connection) < schema.FORMAT


def _format(connection: Connection) -> int:
    found = database.read_meta(connection, "format")
    assert found is not None  # whoever opens a workspace has looked whether it is one
    return int(found)


def upgrade(connection: Connection) -> None:
    """Add what has come since the workspace was made, all or nothing: in the transaction of ``connection``.

    Label maps and journal stay as they are. What is new in them is empty, as it is for whatever nobody counted.
    """
    if not due(connection):
        return
    # Few workspaces are old: their windows alone wait for the import.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    found = _format(connection)
    # First of all: Python's SQLite begins a transaction with the first row that is written, not with a new column.
    database.write_meta(connection, "format", str(schema.FORMAT))
    steps = ScriptDirectory(str(_STEPS)).iterate_revisions(f"format_{schema.FORMAT}", f"format_{found}")
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(list(steps)):
            step.module.upgrade()
