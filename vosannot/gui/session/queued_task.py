"""The tasks of the queue: one for each video whose turn it is, and one that stands for all."""

import time
from collections.abc import Callable

from vosannot.core.words import tr
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.tasks import Task, TaskState

__all__ = ["QueueTask", "QueuedTask"]


class QueuedTask(AdaptTask):
    """Adapts and propagates a video that need not be open; rests while the open clip's job runs."""

    patient = True

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.paused = False
        self._paused_at = 0.0

    @property
    def ending(self) -> bool:
        """It is over, or will be after the event it is at."""
        return self.over or self.state is TaskState.STOPPING

    @property
    def stage_title(self) -> str:
        if self.paused and self.state is not TaskState.STOPPING:
            return tr("Resting while the open clip's job runs")
        return super().stage_title

    @property
    def seconds_left(self) -> float | None:
        return None if self.paused else super().seconds_left

    def rest(self, paused: bool) -> None:
        """Rest after the event it is at, or go on."""
        if paused is self.paused:
            return
        self.paused = paused
        runner = self._means.runner
        self._means.calls.do(runner.pause if paused else runner.resume)
        if paused:
            self._paused_at = time.monotonic()
        else:
            self._stage_began += time.monotonic() - self._paused_at
        self.changed.emit()

    def let_go(self) -> None:
        """It is over and stays in the list of tasks: of three hundred videos, documents must not stay in memory too."""
        self.references, self._change, self._jobs, self.curve = {}, None, [], []
        self.previews.clear()
        self.cycles.clear()
        del self.document

    def stop(self) -> None:
        super().stop()
        if self.paused:  # after the jobs have been told to end: the runner is lent to the next video
            self.rest(False)


class QueueTask(Task):
    """How far the queue is."""

    patient = True

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__(tr("Queue"))
        self._stop = stop
        self._enter("queue", 0)

    def step(self, done: int, total: int) -> None:
        """So many of so many videos."""
        self.total = total
        self._advance(done)

    def stop(self) -> None:
        if not self.over:
            self.state = TaskState.STOPPING
            self.changed.emit()
            self._stop()

    def end(self, *, stopped: bool) -> None:
        """All are over."""
        self._end(TaskState.STOPPED if stopped else TaskState.DONE)
