"""From what the database and the operating system raise to one sentence for the person."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from vosannot.core.errors import DamagedError, VosannotError, WorkspaceError
from vosannot.core.files import reason
from vosannot.core.words import mark, tr
from vosannot.project.address import Address

__all__ = ["explain", "sqlite_code"]

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def sqlite_code(error: BaseException) -> int:
    """SQLite's primary result code (the low byte; the rest tells e.g. which read failed); 0 when it has none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF


_SERVER = {
    "28": mark("The server of {workspace} does not let you in: look at the name, and at the password in ~/.pgpass."),
    "3D000": mark("The server of {workspace} has no database of that name."),
    "42501": mark("The server of {workspace} does not allow you that; ask its owner."),
    "53100": mark("The disk of the server of {workspace} is full."),
    "53300": mark("The server of {workspace} has too many connections just now."),
    "57014": mark("The server of {workspace} took too long."),
    "55P03": mark("The server of {workspace} took too long: somebody else is writing there."),
    "57P": mark("The server of {workspace} is being stopped or started."),
}
"""By how PostgreSQL's SQLSTATE begins."""


def explain(workspace: Address, error: BaseException) -> WorkspaceError:
    """The error to show for ``error``, which happened while ``workspace`` was opened, read or written."""
    if isinstance(error, WorkspaceError):
        return error
    if isinstance(error, VosannotError):
        return WorkspaceError(str(error))
    if isinstance(error, OSError):
        return WorkspaceError(
            tr("The workspace {workspace} cannot be used: {reason}.", workspace=workspace, reason=reason(error))
        )
    cause = error.orig if isinstance(error, DBAPIError) else error
    if type(cause).__module__.startswith("psycopg"):
        return WorkspaceError(_of_server(workspace, cause))
    if isinstance(cause, sqlite3.Error):
        code = sqlite_code(cause)
        if code == sqlite3.SQLITE_FULL:
            return WorkspaceError(
                tr("The disk that holds the workspace {workspace} is full: free some space.", workspace=workspace)
            )
        if code == sqlite3.SQLITE_READONLY:
            return WorkspaceError(
                tr("The workspace {workspace} or its folder is read-only: change that.", workspace=workspace)
            )
        if code == sqlite3.SQLITE_CANTOPEN:
            return WorkspaceError(
                tr(
                    "The workspace {workspace} cannot be opened: the file is gone, or its folder is read-only.",
                    workspace=workspace,
                )
            )
        if code == sqlite3.SQLITE_IOERR:
            return WorkspaceError(
                tr(
                    "The disk that holds the workspace {workspace} reports an error ({cause}). Is it still there?",
                    workspace=workspace,
                    cause=cause,
                )
            )
        if code in _DAMAGED:
            return DamagedError(
                tr(
                    "The workspace {workspace} is damaged ({cause}). Keep the file and open a backup of it.",
                    workspace=workspace,
                    cause=cause,
                )
            )
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WorkspaceError(
                tr("Another program holds the database {workspace}. Close it there.", workspace=workspace)
            )
    return WorkspaceError(
        tr(
            "The workspace {workspace} cannot be read or written: {name}: {cause}",
            workspace=workspace,
            name=type(cause).__name__,
            cause=cause,
        )
    )


def _of_server(workspace: Address, cause: BaseException | None) -> str:
    state = getattr(cause, "sqlstate", None) or ""
    if state == "42501" and "reviewers" in str(cause):  # our own trigger's words
        return tr("Only reviewers may do that; ask the owner of the workspace.")
    for begin, words in _SERVER.items():
        if state.startswith(begin):
            return tr(words, workspace=workspace)
    said = " ".join(str(cause).split())
    lowered = said.lower()
    if not state and "does not exist" in lowered and "database" in lowered:  # a refusal to connect has no code
        return tr(_SERVER["3D000"], workspace=workspace)
    if "password" in lowered or (not state and "role" in lowered):
        return tr(_SERVER["28"], workspace=workspace)
    if "ssl" in lowered or "certificate" in lowered:
        return tr("The server of {workspace} has not proved who it is (TLS): {said}", workspace=workspace, said=said)
    if not state or state.startswith("08"):
        short = said.partition(" Is the server")[0]
        return tr("The server of {workspace} does not answer ({said}).", workspace=workspace, said=short)
    return tr("The server of {workspace} reports an error: {said}", workspace=workspace, said=said)
