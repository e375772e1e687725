"""Tasks made of a generator of events: in a plain thread (export, import), or in a worker process of their own."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Event, EventStream, Finished, FrameDone, IterationDone, StageStarted, Warned
from vosannot.core.words import tr
from vosannot.gui.background import Background
from vosannot.gui.bridge import Bridge
from vosannot.gui.session.tasks import Task, TaskState
from vosannot.jobs.outbox import Outbox
from vosannot.jobs.runner import Job, JobState, Runner

__all__ = ["EventTask", "JobTask", "StreamTask"]

_log = logging.getLogger(__name__)


class EventTask(Task):
    """Follows the events of something.

    Attributes:
        summary: what the stream's :class:`Finished` said.
        warnings: what it warned of.
    """

    warned = Signal(str)

    def __init__(self, title: str, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self.summary: dict[str, float | int | str] = {}
        self.warnings: list[str] = []
        self._bridge = bridge

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


class StreamTask(EventTask):
    """Drives ``open_stream()`` in a thread of its own."""

    def __init__(
        self, title: str, open_stream: Callable[[], EventStream], bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(title, bridge, parent)
        self.outbox = Outbox()
        self._open_stream = open_stream
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
            self.error, self._outcome = tr("{title} failed: {error}", title=self.title, error=error), TaskState.FAILED
        finally:
            self._ended = True


class JobTask(EventTask):
    """Work that needs torch or takes long, in a worker process of its own: the engine's worker stays free.

    Args:
        target, arguments: see :class:`vosannot.jobs.worker.Work`; arguments that have to be read first are given as a
            function, which ``calls`` will call.
        new_runner: makes the runner, which is closed when the work is over.
        calls: the thread that may wait for it.
    """

    def __init__(
        self,
        title: str,
        target: str,
        arguments: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
        new_runner: Callable[[], Runner],
        calls: Background,
        bridge: Bridge,
    ) -> None:
        super().__init__(title, bridge)
        self._target, self._arguments = target, arguments
        self._runner, self._calls = new_runner(), calls
        self._job: Job | None = None

    def start(self) -> None:
        """Begin."""
        self._calls.do(self._submit, self._submitted, self._refused)
        self._enter("", 0)

    def _submit(self) -> Job:
        arguments = self._arguments() if callable(self._arguments) else self._arguments
        return self._runner.submit_work(self._target, arguments, self.title)

    def stop(self) -> None:
        if self.over or self.state is TaskState.STOPPING:
            return
        self.state = TaskState.STOPPING
        self._stop_job()
        self.changed.emit()

    def close(self, patience: float = 0.2) -> None:
        """End the worker, whatever it does. For the thread that may wait.

        Args:
            patience: see :meth:`vosannot.jobs.runner.Runner.close`.
        """
        self._runner.close(patience=patience)

    def _stop_job(self) -> None:
        if self._job is not None:
            self._calls.do(self._job.stop)

    def _submitted(self, job: Job) -> None:
        self._job = job
        self._bridge.watch(job, self._take, self._job_over)
        if self.state is TaskState.STOPPING:
            self._stop_job()

    def _refused(self, sentence: str) -> None:
        self.error = sentence
        self._end(TaskState.FAILED)

    def _job_over(self) -> None:
        assert self._job is not None
        self.error, self.details = self._job.error, self._job.details
        self._calls.do(self._runner.close)
        ends = {JobState.FAILED: TaskState.FAILED, JobState.STOPPED: TaskState.STOPPED}
        self._end(ends.get(self._job.state, TaskState.DONE))


class _Watched:
    """What the bridge looks at: the thread may end before the outbox is empty."""

    def __init__(self, task: StreamTask) -> None:
        self._task = task
        self.outbox = task.outbox

    @property
    def over(self) -> bool:
        return self._task._ended
