"""A task whose generator of events is driven by a plain thread: export and import."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Event, EventStream, Finished, FrameDone, IterationDone, StageStarted, Warned
from vosannot.gui.bridge import Bridge
from vosannot.gui.session.tasks import Task, TaskState
from vosannot.jobs.outbox import Outbox

__all__ = ["StreamTask"]

_log = logging.getLogger(__name__)


class StreamTask(Task):
    """Drives ``open_stream()`` in a thread of its own.

    Attributes:
        summary: what the stream's :class:`Finished` said.
        warnings: what it warned of.
    """

    warned = Signal(str)

    def __init__(
        self, title: str, open_stream: Callable[[], EventStream], bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(title, parent)
        self.outbox = Outbox()
        self.summary: dict[str, float | int | str] = {}
        self.warnings: list[str] = []
        self._open_stream = open_stream
        self._bridge = bridge
        self._stopping = threading.Event()
        self._ended = False
        self._outcome = TaskState.DONE

    def start(self) -> None:
        """Begin."""
        watched = _Watched(self)
        self._bridge.watch(watched, self._take, lambda: self._end(self._outcome))
        threading.Thread(target=self._drive, name=f"vosannot {self.title}", daemon=True).start()
        self._enter("", 0)

    def stop(self) -> None:
        self._stopping.set()
        if not self.over:
            self.state = TaskState.STOPPING
            self.changed.emit()

    def _drive(self) -> None:
        try:
            stream = self._open_stream()
            try:
                for event in stream:
                    self.outbox.put(event)
                    if self._stopping.is_set():
                        self._outcome = TaskState.STOPPED
                        break
            finally:
                stream.close()
        except VosannotError as error:
            self.error, self._outcome = str(error), TaskState.FAILED
        except Exception as error:
            _log.exception("%s", self.title)
            self.error, self._outcome = f"{self.title} failed: {error}", TaskState.FAILED
        finally:
            self._ended = True

    def _take(self, event: Event) -> None:
        if isinstance(event, StageStarted):
            self._enter(event.stage, event.total)
        elif isinstance(event, IterationDone):
            self.total = event.total or self.total
            self._advance(event.step)
        elif isinstance(event, FrameDone):
            self._advance(self.done + 1)
        elif isinstance(event, Warned):
            self.warnings.append(event.message)
            self.warned.emit(event.message)
        elif isinstance(event, Finished):
            self.summary = dict(event.summary)


class _Watched:
    """What the bridge looks at: the thread may end before the outbox is empty."""

    def __init__(self, task: StreamTask) -> None:
        self._task = task
        self.outbox = task.outbox

    @property
    def over(self) -> bool:
        return self._task._ended
