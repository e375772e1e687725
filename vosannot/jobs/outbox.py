"""Where a job's events wait until whoever shows them comes by."""

import threading
from collections import deque
from dataclasses import replace

from vosannot.core.events import CycleShown, Event, IterationDone

__all__ = ["Outbox"]


class Outbox:
    """Thread-safe queue of events that never blocks the producer.

    Every event is kept in order, but of the previews (other than those of before the first iteration, which later ones
    are compared with) and cycles only the newest: a window that is late must not pay for pictures that nobody will see.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: deque[Event] = deque()

    def put(self, event: Event) -> None:
        """Add an event."""
        with self._lock:
            if isinstance(event, IterationDone) and event.previews:
                for i, old in enumerate(self._events):
                    if isinstance(old, IterationDone) and old.previews and old.step and old.stage == event.stage:
                        self._events[i] = replace(old, previews=())
            elif isinstance(event, CycleShown):
                late = next((old for old in self._events if isinstance(old, CycleShown)), None)
                if late is not None:
                    self._events.remove(late)
            self._events.append(event)

    def drain(self, limit: int | None = None) -> list[Event]:
        """Take out the oldest events, at most ``limit``."""
        with self._lock:
            count = len(self._events) if limit is None else min(limit, len(self._events))
            return [self._events.popleft() for _ in range(count)]

    def __len__(self) -> int:
        with self._lock:
            return len(self._events)
