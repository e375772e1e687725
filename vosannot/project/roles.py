"""Least-privilege roles of a team's database: what an annotator and a reviewer may do, besides its owner.

Annotators paint, claim and send for review. Only reviewers may say that a video is reviewed, or take that back: a
trigger sees to it. Only the owner may remove videos (there is no undo) and change tables.
"""

from collections.abc import Callable

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from vosannot.project.address import TeamAddress
from vosannot.project.failures import explain
from vosannot.project.postgresql import connect

__all__ = ["grant", "role_names", "statements"]

_PAINTED = "label_maps, objects, changes, patches, object_changes"

_FUNCTION = """
CREATE OR REPLACE FUNCTION vosannot_only_reviewers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'reviewed' AND (TG_OP = 'INSERT' OR OLD.status <> 'reviewed')
     OR TG_OP = 'UPDATE' AND OLD.status = 'reviewed' AND NEW.status <> 'reviewed' THEN
    IF NOT pg_has_role(session_user, TG_ARGV[0], 'member') THEN
      RAISE EXCEPTION 'only reviewers may do that' USING ERRCODE = '42501';
    END IF;
  END IF;
  RETURN NEW;
END $$
"""


def role_names(database: str) -> tuple[str, str]:
    """The group roles of annotators and reviewers. Roles belong to the whole server, so the database is in the name."""
    return f"{database}_annotator", f"{database}_reviewer"


def statements(database: str, quote: Callable[[str], str]) -> list[str]:
    """The SQL that gives both roles their rights; it may be run again.

    Args:
        quote: quotes a name.
    """
    annotator, reviewer = (quote(name) for name in role_names(database))
    literal = "'" + role_names(database)[1].replace("'", "''") + "'"  # a trigger's argument cannot be a parameter
    return [
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {annotator}",
        f"GRANT CONNECT ON DATABASE {quote(database)} TO {annotator}",
        f"GRANT USAGE ON SCHEMA public TO {annotator}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {annotator}",
        f"GRANT INSERT, UPDATE, DELETE ON {_PAINTED}, writers TO {annotator}",
        f"GRANT INSERT, UPDATE ON videos, leases, runs TO {annotator}",
        f"GRANT INSERT ON reviews TO {annotator}",
        f"GRANT USAGE ON SEQUENCE videos_id_seq TO {annotator}",
        f"GRANT {annotator} TO {reviewer}",
        f"GRANT {reviewer} TO CURRENT_USER",
        _FUNCTION.strip(),
        "DROP TRIGGER IF EXISTS vosannot_only_reviewers ON videos",
        "CREATE TRIGGER vosannot_only_reviewers BEFORE INSERT OR UPDATE OF status ON videos FOR EACH ROW "
        f"EXECUTE FUNCTION vosannot_only_reviewers({literal})",
    ]


def grant(address: TeamAddress) -> list[str]:
    """Make the roles and give them their rights.

    Returns:
        Nothing when it is done; else, because the owner may not make roles, the SQL for somebody who may.

    Raises:
        WorkspaceError: the server refuses anything else.
    """
    engine = connect(address)
    try:
        with engine.begin() as connection:
            database = str(connection.execute(text("SELECT current_database()")).scalar_one())
            quote = connection.dialect.identifier_preparer.quote_identifier
            missing = [name for name in role_names(database) if not _exists(connection, name)]
            creating = [f"CREATE ROLE {quote(name)} NOLOGIN" for name in missing]
            todo = [*creating, *statements(database, quote)]
            for statement in todo:
                connection.exec_driver_sql(statement)
        return []
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", "") != "42501":
            raise explain(address, error) from error
        return todo
    finally:
        engine.dispose()


def _exists(connection: Connection, name: str) -> bool:
    found = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
    return found.one_or_none() is not None
