"""Saving, as far as the person hears of it: a disk that refuses, going on elsewhere, daily backups."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.errors import DamagedError, VosannotError
from vosannot.core.words import tr, tr_n
from vosannot.gui.background import Background
from vosannot.gui.panels.words import day_text
from vosannot.gui.session.notices import Kind

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.backups import Backup, Contents
    from vosannot.project.workspace import Workspace

__all__ = ["Saving"]

_log = logging.getLogger(__name__)
_COUNT_MS = 1000  # how often the number of waiting changes is told anew
_LOOK_MS = 60_000  # how often today's backup is looked for
_REST_S = 0.005  # after every megabyte, so that strokes find the disk free


class _Closing(Exception):
    """The window closes: a backup that is half made is given up."""


class Saving(QObject):
    """Belongs to the controller.

    Signals:
        place_asked(): where shall a copy of the workspace go? The answer is :meth:`go_on_in`.
        backups_asked(): the person wants to see the backups.
        backed_up(): a backup was made.
        backups_listed(list): answers :meth:`list_backups`; of each :class:`~vosannot.project.backups.Backup`, newest
            first, what is in it (None: it is damaged).
    """

    place_asked = Signal()
    backups_asked = Signal()
    backed_up = Signal()
    backups_listed = Signal(object)
    _failed = Signal(object, str)
    _recovered = Signal(object)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._sentence = ""
        self._told = ""  # the last trouble with backups
        self._stop = threading.Event()
        self._work: Background | None = None  # a thread of its own: a large backup must not hold up the store
        self.now: Callable[[], datetime] = datetime.now
        self._failed.connect(self._cannot_write)
        self._recovered.connect(self._saved_again)
        self._count = QTimer(self)
        self._count.setInterval(_COUNT_MS)
        self._count.timeout.connect(self._tell)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.back_up)

    # A disk that refuses

    def follow(self, workspace: "Workspace") -> None:
        """Another workspace is open."""
        workspace.on_error.append(lambda error: self._failed.emit(workspace, str(error)))
        workspace.on_recovered.append(lambda: self._recovered.emit(workspace))
        self._withdraw()
        if self._look.isActive():
            self.back_up()

    def _cannot_write(self, workspace: "Workspace", sentence: str) -> None:
        if workspace is self._controller.workspace and workspace.write_error is not None:
            self._sentence = sentence
            self._count.start()
            self._tell()

    def _saved_again(self, workspace: "Workspace") -> None:
        if workspace is self._controller.workspace and workspace.write_error is None and self._sentence:
            self._withdraw()
            self._controller.say(Kind.DONE, tr("Everything is saved again."), key="saved")
            if self._controller.session is not None:
                self._controller.session.look_again()

    def _withdraw(self) -> None:
        self._sentence = ""
        self._count.stop()
        self._controller.withdrawn.emit("disk")

    def _tell(self) -> None:
        workspace = self._controller.workspace
        if workspace is None or workspace.write_error is None:
            return
        waiting = workspace.unsaved
        if workspace.shared:
            text = tr_n(
                waiting,
                "{n} change is not saved, but kept in memory and tried again; you can go on.",
                "{n} changes are not saved, but kept in memory and tried again; you can go on.",
            )
            again = self.try_again
            text = f"{text} {self._sentence}"
            self._controller.say(Kind.ERROR, text, tr("Try again"), again, key="disk", lasting=True, pinned=True)
            return
        changes = tr_n(
            waiting,
            "{n} change is not saved, but kept in memory; you can go on.",
            "{n} changes are not saved, but kept in memory; you can go on.",
        )
        self._controller.say(
            Kind.ERROR,
            f"{changes} {self._sentence}",
            tr("Save a copy elsewhere…"),
            self.place_asked.emit,
            other=tr("Try again"),
            do_other=self.try_again,
            key="disk",
            lasting=True,
            pinned=True,
        )

    def try_again(self) -> None:
        """At once, not only when the next attempt is due."""
        if self._controller.workspace is not None:
            self._controller.workspace.retry()

    def go_on_in(self, path: Path) -> None:
        """Save a copy of the workspace with everything that waits, and go on in it."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return
        controller.painter.end()

        def done(_: object) -> None:
            if workspace.write_error is None:
                self._withdraw()
            controller.workspace_path = workspace.address
            controller.say(
                Kind.DONE, tr("Everything is saved; you go on in {path}.", path=workspace.address), key="saved"
            )

        controller.store.do(lambda: workspace.move_to(path), done)

    # Backups

    def start_backups(self) -> None:
        """Make one a day from now on, while the window is open."""
        self._look.start()
        self.back_up()

    def back_up(self) -> None:
        """Make today's backup of the open workspace, unless there is one, or nothing to back up."""
        workspace = self._controller.workspace
        if workspace is None or workspace.shared or self._stop.is_set():  # a team's database is backed up where it is
            return
        if self._work is None:
            self._work = Background("backup", self._trouble, self)
        if self._work.idle:
            self._work.do(lambda: self._back_up(workspace), self._backed_up)

    def _back_up(self, workspace: "Workspace") -> "Backup | VosannotError | None":
        from vosannot.project.backups import backup_due, make_backup

        now = self.now()
        try:
            if workspace.closed or not workspace.videos() or not backup_due(workspace.path, now.date()):
                return None
            return make_backup(workspace.path, now, workspace.copy_to, self._rest)
        except _Closing:
            return None
        except VosannotError as error:
            return None if workspace.closed else error

    def _rest(self, _left: int, _total: int) -> None:
        if self._stop.wait(_REST_S):
            raise _Closing

    def _backed_up(self, found: "Backup | VosannotError | None") -> None:
        if isinstance(found, DamagedError):
            self._damaged(str(found))
        elif isinstance(found, VosannotError):
            self._trouble(str(found))
        elif found is not None:
            self._told = ""
            _log.info("backup %s", found.path)
            self.backed_up.emit()

    def _trouble(self, sentence: str) -> None:
        if sentence != self._told:  # it is tried again every minute; once is enough to say so
            self._told = sentence
            self._controller.say(
                Kind.WARNING, tr("Today's backup was not made. {sentence}", sentence=sentence), key="backup"
            )

    def _damaged(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self.tell_damaged(sentence)

    def tell_damaged(self, sentence: str) -> None:
        """The workspace is damaged: say so, with the way out."""
        text = tr("Open a backup…")
        self._controller.say(Kind.ERROR, sentence, text, self.backups_asked.emit, key="damaged", lasting=True)

    def list_backups(self) -> None:
        """Look for the backups of the workspace that is open, or was refused."""
        path = self._controller.workspace_path
        if not isinstance(path, Path):
            self.backups_listed.emit([])
            return

        def work() -> list[tuple["Backup", "Contents | None"]]:
            from vosannot.project.backups import contents, list_backups

            found: list[tuple[Backup, Contents | None]] = []
            for backup in list_backups(path):
                try:
                    found.append((backup, contents(backup.path)))
                except VosannotError:
                    found.append((backup, None))
            return found

        self._controller.store.do(work, self.backups_listed.emit)

    def open_backup(self, backup: "Backup") -> None:
        """Open a copy of a backup, under a name that is free; backup and workspace stay as they are."""
        controller, path = self._controller, self._controller.workspace_path
        if not isinstance(path, Path):
            return

        def work() -> Path:
            from vosannot.project.backups import free_name, restore_backup

            copy = free_name(path, backup.made)
            restore_backup(backup.path, copy)
            return copy

        def done(copy: Path) -> None:
            def said() -> None:
                text = tr(
                    "This is a copy of the backup of {when}: {copy}. The workspace itself is untouched.",
                    when=day_text(backup.made),
                    copy=copy,
                )
                controller.say(Kind.DONE, text, key="backup", lasting=True)

            controller.open_workspace(copy, said)

        controller.store.do(work, done)

    def close(self) -> None:
        """End the backups; one that is half made leaves nothing behind."""
        self._look.stop()
        self._count.stop()
        self._stop.set()
        if self._work is not None:
            self._work.close()
