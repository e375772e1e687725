"""Check masks: a mask selector judges those of the open clip, beside whatever else runs."""

import threading
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import UsageError
from vosannot.core.events import Event, FrameChecked
from vosannot.core.words import plural
from vosannot.engines.refine.request import CheckParams, CheckRequest
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.masks.png import encode_png
from vosannot.project.checks import Judgement, Judgements, stamp
from vosannot.project.records import FrameState, Provenance

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["CheckTask", "Checking"]

_CHECK = "vosannot.engines.refine.checking:check"
_BAD = 0.7
"""Expected J below which a frame is counted as probably wrong, in the sentence at the end."""

ErrorMap = npt.NDArray[np.uint8]


class CheckTask(JobTask):
    """One check.

    Attributes:
        found: frame -> what was found of the masks as they were when they were read.
    """

    def __init__(self, document: "Document", *means: Any) -> None:
        super().__init__("Check masks", _CHECK, self._arguments, *means)
        self._document = document
        self._given_up = threading.Event()
        self._stamps: dict[int, int] = {}
        self.found: dict[int, Judgement] = {}
        self.maps: dict[int, tuple[tuple[int, ...], bytes]] = {}

    def _arguments(self) -> Mapping[str, Any]:
        """For the worker, read here, in a thread that may wait: a workspace is open in one process only."""
        document, masks, trusted = self._document, {}, set()
        for frame, state in document.states().items():
            labels = document.labels(frame)
            if self._given_up.is_set():
                raise UsageError("The check was stopped before it began.")
            if labels is None:
                continue
            masks[frame] = encode_png(labels)
            self._stamps[frame] = stamp(state)
            if state.provenance is not Provenance.PROPAGATED:
                trusted.add(frame)
        request = CheckRequest(document.video.path, masks, frozenset(trusted), maps=True)
        return {"request": request, "params": CheckParams()}

    def stop(self) -> None:
        self._given_up.set()
        super().stop()

    def _take(self, event: Event) -> None:
        if isinstance(event, FrameChecked):
            self.found[event.frame] = Judgement(self._stamps[event.frame], dict(event.agreement), dict(event.errors))
            if event.error_map is not None and event.error_map.any():
                packed = zlib.compress(event.error_map.tobytes(), 1)
                self.maps[event.frame] = event.error_map.shape, packed
        else:
            super()._take(event)


class Checking(QObject):
    """Knows what is known of the clip's masks. Nothing of it changes a mask.

    Judgements are kept in the workspace; error maps are not: they last until the clip is closed.

    Attributes:
        judgements: of the open clip. Replaced as a whole, so any thread may read what it has got hold of.
        shown: the error map is drawn over the picture.
        task: the check that runs or ran last.

    Signals:
        judged(): there are other judgements.
        changed(): another error map is drawn, or none.
    """

    judged = Signal()
    changed = Signal()

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self._calls = Background("checking", controller.say_error, self)
        self._session: ClipSession | None = None
        self._maps: dict[int, tuple[tuple[int, ...], bytes]] = {}
        self._looked: set[int] = set()  # frames that were judged since the clip was opened
        self.judgements = Judgements({})
        self.shown = False
        self.task: CheckTask | None = None
        controller.session_changed.connect(self._another_clip)

    @property
    def running(self) -> bool:
        """A check is going on."""
        return self.task is not None and not self.task.over

    def start(self) -> CheckTask | None:
        """Judge all masks of the open clip."""
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, "A check is running already.", key="check")
            return None
        controller.painter.end()
        states = session.document.states()
        if len(states) < 2 or not any(state.object_ids for state in states.values()):
            text = "Nothing to check yet: masks are compared with those of other frames. {propagate.adapt} propagates."
            controller.say(Kind.INFO, text, key="check")
            return None
        task = CheckTask(session.document, self._new_runner, self._calls, controller.bridge)
        self.task = task
        controller.withdrawn.emit("check")
        controller.tasks.add(task)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.ended.connect(lambda: self._over(task, session))
        task.start()
        return task

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        if self.task is not None:
            self.task.close(0.0)
        self._calls.close()

    def of(self, state: FrameState | None) -> Judgement | None:
        """What is known of a frame's masks as they are."""
        return None if state is None else self.judgements.of(state)

    def words(self, state: FrameState | None) -> str:
        """The same in a few words; "" where nothing is known."""
        found = self.judgements.worst(state) if state is not None else None
        return "" if found is None else f"expected J {found[1]:.2f}"

    def _over(self, task: CheckTask, session: ClipSession) -> None:
        controller = self._controller
        if task.state is TaskState.FAILED and not task.found:
            controller.say(Kind.ERROR, task.error or "The check failed.", details=task.details, key="check")
            return
        if not task.found or session is not self._session:
            return
        kept = self.judgements.frames if task.state is not TaskState.DONE else {}
        self.judgements = Judgements({**kept, **task.found})
        left = {frame: kept_map for frame, kept_map in self._maps.items() if frame not in task.found}
        self._maps = {**(left if kept else {}), **task.maps}
        self._looked |= set(task.found)
        found, document = self.judgements, session.document
        controller.store.do(lambda: found.store(document, {"weights": CheckParams().weights}))
        self.judged.emit()
        self.changed.emit()
        states = session.document.states()
        bad = sum(1 for state in states.values() if (self.judgements.worst(state) or (0, 1.0))[1] < _BAD)
        done = plural(len(task.found), "frame")
        if task.state is TaskState.DONE:
            worst = f"{plural(bad, 'frame')} may be wrong: {{go.next_concern}} goes to the worst."
            words = worst if bad else "Nothing stands out."
            controller.say(Kind.DONE, f"Checked {done}. {words}", key="check")
        else:
            controller.say(Kind.INFO, f"The check was stopped; {done} are checked.", key="check")

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        if self.running and self.task is not None:
            self.task.stop()
        self._maps, self._looked = {}, set()
        self.judgements = Judgements({}) if session is None else Judgements.stored(session.document)
        if session is not None:
            session.shown.connect(self.changed)
        self.judged.emit()
        self.changed.emit()

    # The error map

    def toggle(self) -> None:
        """Draw it, or no longer."""
        self.shown = not self.shown
        self.changed.emit()

    @property
    def map(self) -> ErrorMap | None:
        """Of the shown frame, uint8 [2, h, w]; None: it is not drawn, or there is none."""
        session = self._session
        if not self.shown or session is None or session.frame not in self._maps or self.of(session.state()) is None:
            return None
        shape, packed = self._maps[session.frame]
        return np.frombuffer(zlib.decompress(packed), np.uint8).reshape(shape)

    @property
    def remark(self) -> str:
        """Why there is no error map to see, or what the colours mean is said instead; "" when there is one."""
        session = self._session
        if not self.shown or session is None or session.frame < 0 or self.map is not None:
            return ""
        state = session.state()
        if self.running:
            return "checking …"
        if state is None:
            return "no mask on this frame"
        if state.provenance is not Provenance.PROPAGATED:
            return "these masks are yours: not doubted"
        if self.of(state) is None:
            changed = session.frame in self.judgements.frames
            return "changed since the check" if changed else "not checked yet: Propagate ▸ Check masks"
        if session.frame in self._looked:
            return "nothing seems wrong here"
        return "error maps are not kept: Propagate ▸ Check masks makes them anew"
