"""Check masks: a mask selector judges those of the open clip, beside whatever else runs."""

import threading
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal

from vosannot.core.events import Event, FrameChecked
from vosannot.core.words import decimal, mark, plural, tr, tr_n
from vosannot.engines.refine.request import CheckParams, CheckRequest
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.masks_task import MasksWork, read_masks
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
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
        super().__init__(tr("Check masks"), _CHECK, self._arguments, *means)
        self._document = document
        self._given_up = threading.Event()
        self._stamps: dict[int, int] = {}
        self.found: dict[int, Judgement] = {}
        self.maps: dict[int, tuple[tuple[int, ...], bytes]] = {}

    def _arguments(self) -> Mapping[str, Any]:
        too_early = tr("The check was stopped before it began.")
        masks, states, trusted = read_masks(self._document, self._given_up, too_early)
        self._stamps = {frame: stamp(state) for frame, state in states.items()}
        request = CheckRequest(self._document.video.path, masks, trusted, maps=True)
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


class Checking(MasksWork):
    """Knows what is known of the clip's masks. Nothing of it changes a mask.

    Judgements are kept in the workspace; error maps are not: they last until the clip is closed.

    Attributes:
        judgements: of the open clip. Replaced as a whole, so any thread may read what it has got hold of.
        shown: the error map is drawn over the picture.

    Signals:
        judged(): there are other judgements.
        changed(): another error map is drawn, or none.
    """

    judged = Signal()
    changed = Signal()

    key = "check"
    busy = mark("A check is running already.")
    nothing = mark("Nothing to check yet: masks are compared with those of other frames. {propagate.adapt} propagates.")
    failed = mark("The check failed.")

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller, new_runner, "checking")
        self._session: ClipSession | None = None
        self._maps: dict[int, tuple[tuple[int, ...], bytes]] = {}
        self._looked: set[int] = set()  # frames that were judged since the clip was opened
        self.judgements = Judgements({})
        self.shown = False

    def start(self) -> CheckTask | None:
        """Judge all masks of the open clip."""
        session = self._ready()
        if session is None:
            return None
        task = CheckTask(session.document, self._new_runner, self._calls, self._controller.bridge)
        self._begin(session, task)
        return task

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        if self.task is not None:
            self.task.close(0.0)
        super().close()

    def of(self, state: FrameState | None) -> Judgement | None:
        """What is known of a frame's masks as they are."""
        return None if state is None else self.judgements.of(state)

    def words(self, state: FrameState | None) -> str:
        """The same in a few words; "" where nothing is known."""
        found = self.judgements.worst(state) if state is not None else None
        return "" if found is None else tr("expected J {score}", score=decimal(found[1], 2))

    def _over(self, task: CheckTask, session: ClipSession) -> None:
        controller = self._controller
        if not task.found:
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
            worst = tr_n(
                bad,
                "{n} frame may be wrong: {go.next_concern} goes to the worst.",
                "{n} frames may be wrong: {go.next_concern} goes to the worst.",
            )
            words = worst if bad else tr("Nothing stands out.")
            controller.say(Kind.DONE, tr("Checked {done}. {words}", done=done, words=words), key="check")
        else:
            text = tr_n(
                len(task.found),
                "The check was stopped; {n} frame is checked.",
                "The check was stopped; {n} frames are checked.",
            )
            controller.say(Kind.INFO, text, key="check")

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        super()._another_clip()
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
            return tr("checking …")
        if state is None:
            return tr("no mask on this frame")
        if state.provenance is not Provenance.PROPAGATED:
            return tr("these masks are yours: not doubted")
        if self.of(state) is None:
            changed = session.frame in self.judgements.frames
            return tr("changed since the check") if changed else tr("not checked yet: Propagate ▸ Check masks")
        if session.frame in self._looked:
            return tr("nothing seems wrong here")
        return tr("error maps are not kept: Propagate ▸ Check masks makes them anew")
