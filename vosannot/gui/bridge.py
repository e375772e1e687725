"""From outboxes to the UI thread: a timer drains them about thirty times a second, a few milliseconds at a time."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from vosannot.core.events import Event
from vosannot.jobs.outbox import Outbox

__all__ = ["Bridge", "Source"]

_INTERVAL_MS = 33
_SLICE_S = 0.008
_BATCH = 8


class Source(Protocol):
    """Something with an outbox: a runner's job, or a thread that exports."""

    @property
    def outbox(self) -> Outbox: ...

    @property
    def over(self) -> bool: ...


class Bridge(QObject):
    """Hands every event of the watched sources to their listener, in order, on the UI thread.

    What does not fit into a slice waits for the next tick: painting and playing go first.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: list[tuple[Source, Callable[[Event], None], Callable[[], None]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.drain)

    def watch(self, source: Source, on_event: Callable[[Event], None], on_over: Callable[[], None]) -> None:
        """Listen to a source until it is over and its outbox empty; then ``on_over`` is called, once."""
        self._watched.append((source, on_event, on_over))
        self._timer.start()

    def drain(self) -> None:
        """One slice."""
        end = time.perf_counter() + _SLICE_S
        for entry in tuple(self._watched):
            source, on_event, on_over = entry
            while time.perf_counter() < end:
                over = source.over  # before looking: what it put in before it ended is then seen
                events = source.outbox.drain(_BATCH)
                for event in events:
                    on_event(event)
                if not events:
                    if over and entry in self._watched:
                        self._watched.remove(entry)
                        on_over()
                    break
        if not self._watched:
            self._timer.stop()
