"""Work on all masks of a clip in a worker of its own, beside whatever else runs: what check and repair share."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject

from vosannot.core.errors import UsageError
from vosannot.core.words import tr
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.masks.png import encode_png
from vosannot.project.records import FrameState, Provenance

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["MasksWork", "read_masks"]


def read_masks(
    document: "Document", given_up: threading.Event, too_early: str
) -> tuple[dict[int, bytes], dict[int, FrameState], frozenset[int]]:
    """All masks as PNGs, the states they had when they were read, and the frames that a person painted or approved.

    For a thread that may wait, and never the worker's: a workspace is open in one process only.

    Raises:
        UsageError: ``too_early``; it was given up meanwhile.
    """
    masks: dict[int, bytes] = {}
    states: dict[int, FrameState] = {}
    for frame, state in document.states().items():
        labels = document.labels(frame)
        if given_up.is_set():
            raise UsageError(too_early)
        if labels is not None:
            masks[frame], states[frame] = encode_png(labels), state
    trusted = frozenset(f for f, state in states.items() if state.provenance is not Provenance.PROPAGATED)
    return masks, states, trusted


class MasksWork(QObject):
    """Begins such work, one at a time, and ends it with the clip.

    Attributes:
        task: the work that is going on or went on last; what it has found is in its ``found``.
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
        self.task: Any = None
        controller.session_changed.connect(self._another_clip)

    @property
    def running(self) -> bool:
        """It is going on."""
        return self.task is not None and not self.task.over

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        self._calls.close()

    def _ready(self) -> ClipSession | None:
        """The open clip, if its masks can be worked on; None: they cannot, and that is said."""
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, tr(self.busy), key=self.key)
            return None
        controller.painter.end()
        states = session.document.states()
        if len(states) < 2 or not any(state.object_ids for state in states.values()):
            controller.say(Kind.INFO, tr(self.nothing), key=self.key)
            return None
        return session

    def _begin(self, session: ClipSession, task: Any) -> None:
        controller = self._controller
        self.task = task
        controller.withdrawn.emit(self.key)
        controller.tasks.add(task)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.ended.connect(lambda: self._ended(task, session))
        task.start()

    def _ended(self, task: Any, session: ClipSession) -> None:
        if task.state is TaskState.FAILED and not task.found:
            self._controller.say(Kind.ERROR, task.error or tr(self.failed), details=task.details, key=self.key)
        elif session is self._controller.session:
            self._over(task, session)

    def _over(self, task: Any, session: ClipSession) -> None:
        """It has ended, or was stopped, or has found something before it failed; its clip is still open."""
        raise NotImplementedError

    def _another_clip(self) -> None:
        if self.running and self.task is not None:
            self.task.stop()
