"""Bringing the tables of an older workspace up to what this program writes."""

from sqlalchemy import Connection, Index, Table, inspect

from vosannot.project import database, schema

__all__ = ["due", "upgrade"]


def due(connection: Connection) -> bool:
    """Whether the workspace was made by an older program."""
    found = database.read_meta(connection, "format")
    assert found is not None  # whoever opens a file has looked whether it is a workspace
    return int(found) < schema.FORMAT


def upgrade(connection: Connection) -> None:
    """Add what has come since the workspace was made, all or nothing: in the transaction of ``connection``.

    Label maps and journal stay as they are. What is new in them is empty, as it is for whatever nobody counted.
    """
    if not due(connection):
        return
    # First of all: Python's SQLite begins a transaction with the first row that is written, not with a new column.
    database.write_meta(connection, "format", str(schema.FORMAT))
    # From 1 to 2.
    for table in (schema.label_maps, schema.patches):
        _add_columns(connection, table)
    for index in schema.label_maps.indexes:
        _renew(connection, index)


def _add_columns(connection: Connection, table: Table) -> None:
    known = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in known:
            kind = column.type.compile(connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}")


def _renew(connection: Connection, index: Index) -> None:
    index.drop(connection, checkfirst=True)
    index.create(connection)
