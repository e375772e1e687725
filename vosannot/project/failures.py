"""From what the database and the operating system raise to one sentence for the person."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from vosannot.core.errors import DamagedError, VosannotError, WorkspaceError
from vosannot.core.files import reason
from vosannot.core.words import tr

__all__ = ["explain", "sqlite_code"]

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def sqlite_code(error: BaseException) -> int:
    """SQLite's primary result code (the low byte; the rest tells e.g. which read failed); 0 when it has none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF


def explain(workspace: Path, error: BaseException) -> WorkspaceError:
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
