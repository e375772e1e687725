"""How long somebody really works on a video."""

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from vosannot.core.errors import VosannotError

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["IDLE_S", "WorkingTime"]

IDLE_S = 120.0
"""After so many seconds without a sign of the person, time no longer counts."""
_LOOK_MS = 5000
_WRITE_S = 60.0  # so much is lost at most when the program is killed


class WorkingTime(QObject):
    """Looks every few seconds whether something has moved: the pointer, the playhead, the masks.

    A filter on all events of the application would cost every mouse move some Python; this costs nothing.

    Attributes:
        clock: seconds; tests have their own.
        signs: what changes while somebody works.

    Signals:
        changed(): more time was spent, or the pause begins.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self.clock: Callable[[], float] = time.monotonic
        self.signs: Callable[[], Any] = self._signs
        self._video: int | None = None
        self._spent = 0.0
        self._seen: Any = None
        self._looked = self._active = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, video: int) -> None:
        """The video was opened."""
        self._video, self._spent = video, 0.0
        self._looked = self._active = self.clock()
        self._seen = self.signs()
        self._timer.start()

    def end(self) -> None:
        """The video is closed."""
        self.look()
        self._write()
        self._timer.stop()
        self._video = None

    @property
    def pausing(self) -> bool:
        """Nobody has moved anything for a while."""
        return self._video is not None and self.clock() - self._active >= IDLE_S

    def seconds(self) -> float:
        """Spent on the open video, in all."""
        workspace = self._controller.workspace
        if self._video is None or workspace is None:
            return 0.0
        return workspace.video(self._video).time_spent + self._spent

    def look(self) -> None:
        """Count the time since the last look, if there was a sign of the person not long ago."""
        if self._video is None:
            return
        now, signs = self.clock(), self.signs()
        if signs is not None and signs != self._seen:
            self._seen, self._active = signs, now
        # What lies beyond the last sign by more than a pause's worth was a pause.
        counted = min(now - self._looked, self._active + IDLE_S - self._looked, IDLE_S)
        self._looked = now
        if counted > 0:
            self._spent += counted
            if self._spent >= _WRITE_S:
                self._write()
        self.changed.emit()

    def _write(self) -> None:
        workspace = self._controller.workspace
        if self._video is not None and workspace is not None and not workspace.closed and self._spent > 0:
            with contextlib.suppress(VosannotError):  # the store says so itself
                workspace.add_time(self._video, self._spent)
            self._spent = 0.0

    def _signs(self) -> Any:
        """None: the person is in another program."""
        session = self._controller.session
        if QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive:
            return None
        at = QCursor.pos()
        if session is None:
            return at.x(), at.y()
        return at.x(), at.y(), session.wanted, session.document.undo_title
