"""Plays the open clip at its own speed, and drops frames rather than lag."""

import time
from bisect import bisect_right

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vosannot.gui.session.clip import ClipSession

__all__ = ["Player"]


class Player(QObject):
    """Asks for the frame whose time has come, as soon as the one before is on the screen."""

    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: ClipSession | None = None
        self._origin = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def attach(self, session: ClipSession | None) -> None:
        """Play another clip."""
        self.stop()
        self._session = session

    @property
    def playing(self) -> bool:
        """It runs."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play or pause."""
        self.stop() if self.playing else self.start()

    def start(self) -> None:
        """Play from the playhead, or from the beginning when it stands at the end."""
        session = self._session
        if session is None or session.frame_count < 2:
            return
        if session.wanted >= session.frame_count - 1:
            session.show(0)
        self._origin = time.perf_counter() - session.info.times[session.wanted]
        self._timer.start(max(4, min(round(500 / max(session.info.fps, 1.0)), 16)))
        self.playing_changed.emit(True)

    def stop(self) -> None:
        """Pause."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def _tick(self) -> None:
        session = self._session
        if session is None:
            self.stop()
            return
        if session.frame != session.wanted:
            return  # the last wish is still being decoded
        now = time.perf_counter() - self._origin
        due = bisect_right(session.info.times, now) - 1
        last = session.frame_count - 1
        if due > session.wanted:
            session.show(min(due, last))
        elif due < session.wanted - 1:
            self._origin = time.perf_counter() - session.info.times[session.wanted]  # someone has scrubbed
        if session.wanted >= last and now > session.info.times[last]:
            self.stop()
