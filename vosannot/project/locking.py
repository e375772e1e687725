"""One workspace, one program: a lock that the operating system takes back when its holder dies."""

import contextlib
import os
from pathlib import Path

import filelock

from vosannot.core.errors import BusyError
from vosannot.core.words import tr
from vosannot.project.failures import explain

__all__ = ["WorkspaceLock"]


class WorkspaceLock:
    """Holds ``<workspace>.lock``. The file stays behind when it is released: only the lock on it counts.

    Raises:
        BusyError: another window or program holds it.
        WorkspaceError: the lock file cannot be made there.
    """

    def __init__(self, workspace: Path) -> None:
        self._file = workspace.with_name(workspace.name + ".lock")
        self._workspace = workspace
        # thread_local=False: a workspace may be closed by another thread than the one that opened it.
        self._lock = filelock.FileLock(self._file, thread_local=False)
        self._acquire()

    def renew(self) -> None:
        """Take the lock again: the drive was away, and with it the old lock. Raises as making one does."""
        self.release()
        self._acquire()

    def _acquire(self) -> None:
        workspace = self._workspace
        try:
            self._lock.acquire(timeout=0)
        except filelock.Timeout:
            raise BusyError(self._busy(workspace)) from None
        except (OSError, NotImplementedError) as error:
            raise explain(workspace, error) from error
        self._write(f"{os.getpid()}\n")

    def _busy(self, workspace: Path) -> str:
        sentence = tr("The workspace {workspace} is already open in another window", workspace=workspace)
        try:
            pid = int(self._file.read_text(encoding="ascii").splitlines()[0])
        except (OSError, ValueError, IndexError):
            return f"{sentence}. {tr('Close it there first.')}"
        # A number that can be read is the holder's: who dies loses the lock, and who takes it writes its own.
        whose = (
            tr("this program, process {pid}", pid=pid)
            if pid == os.getpid()
            else tr("another program, process {pid}", pid=pid)
        )
        return f"{sentence} ({whose}). {tr('Close it there first.')}"

    def _write(self, text: str) -> None:
        # Where the file system has no locks, the lock is the file itself, and what it says is the lock's own affair.
        lock: object = self._lock
        if isinstance(lock, filelock.SoftFileLock):
            return
        # Best effort: on Windows a locked file may refuse a second handle, and then the number stays unknown.
        with contextlib.suppress(OSError):
            self._file.write_text(text, encoding="ascii")

    def release(self) -> None:
        """Let others open the workspace. A drive that is gone keeps nobody from going on."""
        self._write("")
        with contextlib.suppress(OSError):
            self._lock.release(force=True)
