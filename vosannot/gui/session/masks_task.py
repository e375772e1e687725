"""Work on all masks of a clip in a worker of its own, beside whatever else runs: what check and repair share."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from vosannot.core.errors import UsageError
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.masks.png import encode_png
from vosannot.project.records import FrameState, Provenance

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["MasksTask", "MasksWork"]


class MasksTask(JobTask):
    """One piece of work that is given all masks of a clip.

    Attributes:
        too_early: what it says when it is stopped while they are still being read.
        found: frame -> what it has found.
    """

    too_early: ClassVar[str]
    found: dict[int, Any]

    def __init__(self, title: str, target: str, document: "Document", *means: Any) -> None:
        super().__init__(title, target, self._read, *means)
        self._document = document
        self._given_up = threading.Event()

    def _read(self) -> Mapping[str, Any]:
        """For the worker, read here, in a thread that may wait: a workspace is open in one process only."""
        document = self._document
        masks: dict[int, bytes] = {}
        states: dict[int, FrameState] = {}
        for frame, state in document.states().items():
            labels = document.labels(frame)
            if self._given_up.is_set():
                raise UsageError(self.too_early)
            if labels is not None:
                masks[frame], states[frame] = encode_png(labels), state
        trusted = frozenset(f for f, state in states.items() if state.provenance is not Provenance.PROPAGATED)
        return self._ask(masks, states, trusted)

    def _ask(
        self, masks: dict[int, bytes], states: dict[int, FrameState], trusted: frozenset[int]
    ) -> Mapping[str, Any]:
        """Arguments of the target. ``masks`` are PNGs, ``states`` those they had when they were read."""
        raise NotImplementedError

    def stop(self) -> None:
        self._given_up.set()
        super().stop()


class MasksWork(QObject):
    """Begins such work, one at a time, and ends it with the clip.

    Attributes:
        task: the work that is going on or went on last.
        key: of its notices.
        busy, nothing, failed: what is said when it runs already, when there are no masks to compare, when it failed.
    """

    key: ClassVar[str]
    busy: ClassVar[str]
    nothing: ClassVar[str]
    failed: ClassVar[str]

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner], thread: str) -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self._calls = Background(thread, controller.say_error, self)
        self.task: MasksTask | None = None
        controller.session_changed.connect(self._another_clip)

    @property
    def running(self) -> bool:
        """It is going on."""
        return self.task is not None and not self.task.over

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        if self.task is not None:
            self.task.close(0.0)
        self._calls.close()

    def _ready(self) -> ClipSession | None:
        """The open clip, if its masks can be worked on; None: they cannot, and that is said."""
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, self.busy, key=self.key)
            return None
        controller.painter.end()
        states = session.document.states()
        if len(states) < 2 or not any(state.object_ids for state in states.values()):
            controller.say(Kind.INFO, self.nothing, key=self.key)
            return None
        return session

    def _begin(self, session: ClipSession, kind: Callable[..., MasksTask], *arguments: Any) -> MasksTask:
        controller = self._controller
        task = self.task = kind(session.document, *arguments, self._new_runner, self._calls, controller.bridge)
        controller.withdrawn.emit(self.key)
        controller.tasks.add(task)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.ended.connect(lambda: self._ended(task, session))
        task.start()
        return task

    def _ended(self, task: MasksTask, session: ClipSession) -> None:
        if task.state is TaskState.FAILED and not task.found:
            self._controller.say(Kind.ERROR, task.error or self.failed, details=task.details, key=self.key)
        elif session is self._controller.session:
            self._over(task, session)

    def _over(self, task: Any, session: ClipSession) -> None:
        """It has ended, or was stopped, or has found something before it failed; its clip is still open."""
        raise NotImplementedError

    def _another_clip(self) -> None:
        if self.running and self.task is not None:
            self.task.stop()
