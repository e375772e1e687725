"""Bringing the tables of an older workspace up to what this program writes."""

from sqlalchemy import Connection, Index, Table, inspect, select, update

from vosannot.project import schema

__all__ = ["due", "upgrade"]


def due(connection: Connection) -> bool:
    """Whether the workspace was made by an older program."""
    meta = schema.meta.c
    found = connection.execute(select(meta.value).where(meta.key == "format")).scalar_one()
    return int(found) < schema.FORMAT


def upgrade(connection: Connection) -> None:
    """Add what has come since the workspace was made, all or nothing: in the transaction of ``connection``.

    Label maps and journal stay as they are. What is new in them is empty, as it is for whatever nobody counted.
    """
    if not due(connection):
        return
    meta = schema.meta.c
    # First of all: Python's SQLite begins a transaction with the first row that is written, not with a new column.
    connection.execute(update(schema.meta).where(meta.key == "format").values(value=str(schema.FORMAT)))
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
