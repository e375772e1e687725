"""Tasks: what runs, how far it is, how long still; and how to stop it."""

import time
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from vosannot.core.words import mark, tr

__all__ = ["Task", "TaskList", "TaskState"]

_STAGES = {
    "load": mark("Loading the network"),
    "adapt": mark("Adapting to this clip"),
    "learn": mark("Learning target models"),
    "propagate": mark("Propagating"),
    "export": mark("Exporting"),
    "import": mark("Importing"),
    "masks": mark("Reading masks"),
    "unpack": mark("Unpacking"),
    "fetch": mark("Fetching, in MB"),
    "check": mark("Checking"),
    "repair": mark("Repairing"),
    "sharpen": mark("Drawing outlines"),
    "read": mark("Reading the masks"),
    "train": mark("Training"),
    "before": mark("Scoring the start model"),
    "after": mark("Scoring the new model"),
    "relabel": mark("Changing masks"),
    "interpolate": mark("Interpolating"),
    "flow": mark("Computing flow"),
    "find": mark("Looking for what moves"),
    "search": mark("Looking for videos"),
    "add": mark("Adding videos"),
    "locate": mark("Looking at moved videos"),
    "queue": mark("Videos"),
}


_KEPT = 20  # that have ended


class TaskState(StrEnum):
    """Life of a task."""

    QUEUED = "queued"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Task(QObject):
    """Something that takes long.

    Signals:
        changed(): state, stage or progress.
        ended(): no more comes; ``state`` says how it went.
    """

    changed = Signal()
    ended = Signal()
    patient = False  # nobody waits for it: others are shown first

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.state = TaskState.QUEUED
        self.stage = ""
        self.done = 0
        self.total = 0
        self.skipped = 0  # steps of this stage that were done before it began: a run that goes on
        self.note = ""
        self.error: str | None = None
        self.details = ""
        self._stage_began = time.monotonic()

    @property
    def over(self) -> bool:
        """It has ended."""
        return self.state in (TaskState.DONE, TaskState.STOPPED, TaskState.FAILED)

    @property
    def stage_title(self) -> str:
        """What it does just now."""
        if self.state is TaskState.QUEUED:
            return tr("Waiting")
        if self.state is TaskState.STOPPING:
            return tr("Stopping")
        return tr(_STAGES[self.stage]) if self.stage in _STAGES else self.stage.capitalize() or tr("Starting")

    @property
    def seconds_left(self) -> float | None:
        """Of this stage, from its pace so far; None before there is one."""
        elapsed = time.monotonic() - self._stage_began
        done = self.done - self.skipped
        if self.over or done < 1 or self.total <= 0 or elapsed < 0.5:
            return None
        return elapsed / done * max(self.total - self.done, 0)

    @property
    def seconds_each(self) -> float | None:
        """Pace of this stage."""
        elapsed = time.monotonic() - self._stage_began
        done = self.done - self.skipped
        return elapsed / done if done > 0 else None

    def stop(self) -> None:
        """End it and keep what is done."""

    def cancel(self) -> None:
        """End it and leave everything as it was before."""
        self.stop()

    def _enter(self, stage: str, total: int) -> None:
        self.stage, self.done, self.total, self.skipped, self.note = stage, 0, total, 0, ""
        self._stage_began = time.monotonic()
        if self.state is TaskState.QUEUED:
            self.state = TaskState.RUNNING
        self.changed.emit()

    def _advance(self, done: int) -> None:
        self.done = done
        self.changed.emit()

    def _end(self, state: TaskState) -> None:
        if not self.over:
            self.state = state
            self.changed.emit()
            self.ended.emit()


class TaskList(QObject):
    """The tasks of this sitting, newest last."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: list[Task] = []

    def add(self, task: Task) -> None:
        """Another task."""
        task.setParent(self)
        ended = [known for known in self.tasks if known.over]
        forgotten = set(ended[:-_KEPT])
        self.tasks = [*(known for known in self.tasks if known not in forgotten), task]
        task.changed.connect(self.changed)
        self.changed.emit()

    @property
    def running(self) -> list[Task]:
        """Those that have not ended."""
        return [t for t in self.tasks if not t.over]

    @property
    def awaited(self) -> list[Task]:
        """Those of the running ones that somebody waits for."""
        return [t for t in self.running if not t.patient]
