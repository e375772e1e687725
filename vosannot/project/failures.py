"""From what the database and the operating system raise to one sentence for the person."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from vosannot.core.errors import DamagedError, VosannotError, WorkspaceError
from vosannot.core.files import reason

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
        return WorkspaceError(f"The workspace {workspace} cannot be used: {reason(error)}.")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = sqlite_code(cause)
        if code == sqlite3.SQLITE_FULL:
            return WorkspaceError(f"The disk that holds the workspace {workspace} is full: free some space.")
        if code == sqlite3.SQLITE_READONLY:
            return WorkspaceError(f"The workspace {workspace} or its folder is read-only: change that.")
        if code == sqlite3.SQLITE_CANTOPEN:
            return WorkspaceError(
                f"The workspace {workspace} cannot be opened: the file is gone, or its folder is read-only."
            )
        if code == sqlite3.SQLITE_IOERR:
            return WorkspaceError(
                f"The disk that holds the workspace {workspace} reports an error ({cause}). Is it still there?"
            )
        if code in _DAMAGED:
            return DamagedError(
                f"The workspace {workspace} is damaged ({cause}). Keep the file and open a backup of it."
            )
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WorkspaceError(f"Another program holds the database {workspace}. Close it there.")
    return WorkspaceError(f"The workspace {workspace} cannot be read or written: {type(cause).__name__}: {cause}")
