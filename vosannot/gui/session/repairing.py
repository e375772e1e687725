"""Repair: doubtful masks mended in a worker of their own, looked at beside what is there, accepted or dismissed."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import UsageError
from vosannot.core.events import Event, FrameChecked, FrameDone
from vosannot.core.words import plural
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.ranges import Selection
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.masks.png import decode_png, encode_png
from vosannot.project.records import Provenance
from vosannot.project.repairing import Mended, accept_mended

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["RepairTask", "Repairing"]

_REPAIR = "vosannot.engines.refine.session:repair"


class RepairTask(JobTask):
    """One repair. It writes nothing.

    Attributes:
        found: frame -> its masks, mended.

    Args:
        selection: frames and objects that may be mended; None: all.
    """

    def __init__(self, document: "Document", selection: Selection | None, *means: Any) -> None:
        super().__init__("Repair masks", _REPAIR, self._arguments, *means)
        self._document, self._selection = document, selection
        self._given_up = threading.Event()
        self._masks: dict[int, bytes] = {}
        self.found: dict[int, Mended] = {}

    def _arguments(self) -> Mapping[str, Any]:
        """For the worker, read here, in a thread that may wait: a workspace is open in one process only."""
        document, trusted = self._document, set()
        for frame, state in document.states().items():
            labels = document.labels(frame)
            if self._given_up.is_set():
                raise UsageError("The repair was stopped before it began.")
            if labels is None:
                continue
            self._masks[frame] = encode_png(labels)
            if state.provenance is not Provenance.PROPAGATED:
                trusted.add(frame)
        chosen = self._selection
        frames = () if chosen is None else tuple(frame for frame in chosen.frames if frame in self._masks)
        objects = () if chosen is None or chosen.objects is None else chosen.objects
        request = RepairRequest(document.video.path, self._masks, frozenset(trusted), frames, objects)
        return {"request": request, "params": RepairParams()}

    def stop(self) -> None:
        self._given_up.set()
        super().stop()

    def _take(self, event: Event) -> None:
        if isinstance(event, FrameDone):
            self.found[event.frame] = Mended(encode_png(event.labels), event.confidence, self._masks[event.frame])
        elif isinstance(event, FrameChecked):
            self._advance(self.done + 1)
        else:
            super()._take(event)


class Repairing(QObject):
    """Knows what a repair has found, until it is accepted or dismissed. Nothing is changed before.

    Attributes:
        task: the repair that runs or ran last.
        mended: frame -> its masks, mended; those that are neither accepted nor dismissed.

    Signals:
        changed(): there are others.
    """

    changed = Signal()

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self._calls = Background("repairing", controller.say_error, self)
        self.task: RepairTask | None = None
        self.mended: dict[int, Mended] = {}
        controller.session_changed.connect(self._another_clip)

    @property
    def running(self) -> bool:
        """A repair is going on."""
        return self.task is not None and not self.task.over

    def start(self) -> RepairTask | None:
        """Mend what is doubtful in the selected range, or in the whole clip where nothing is selected."""
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, "A repair is running already.", key="repair")
            return None
        controller.painter.end()
        states, chosen = session.document.states(), controller.ranges.selection
        if len(states) < 2 or not any(state.object_ids for state in states.values()):
            text = "Nothing to repair yet: masks are mended from those of other frames. {propagate.adapt} propagates."
            controller.say(Kind.INFO, text, key="repair")
            return None
        open_frames = [f for f, state in states.items() if state.provenance is Provenance.PROPAGATED]
        if not any(chosen is None or f in chosen for f in open_frames):
            text = "There is nothing to repair: all masks there are painted or approved by hand."
            controller.say(Kind.INFO, text, key="repair")
            return None
        self.dismiss()
        task = RepairTask(session.document, chosen, self._new_runner, self._calls, controller.bridge)
        self.task = task
        controller.withdrawn.emit("repair")
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

    def _over(self, task: RepairTask, session: ClipSession) -> None:
        controller = self._controller
        if task.state is TaskState.FAILED and not task.found:
            controller.say(Kind.ERROR, task.error or "The repair failed.", details=task.details, key="repair")
            return
        if session is not controller.session:
            return
        if not task.found:
            text = "The repair was stopped; nothing was changed."
            if task.state is TaskState.DONE:
                doubtful = int(task.summary.get("doubtful_frames", 0))
                text = f"{plural(doubtful, 'frame')} looked doubtful, but no better mask was found."
                text = text if doubtful else "No mask looks doubtful: nothing to repair."
            controller.say(Kind.INFO, text, key="repair")
            return
        self.mended = dict(task.found)
        self._show()
        mended = plural(len(self.mended), "frame")
        text = f"{mended} mended, not yet accepted: {{view.compare}} compares, {{propagate.accept_repair}} accepts."
        controller.say(Kind.DONE, text, "Look", self.look, key="repair")

    # Looking

    def look(self) -> None:
        """Show the first mended frame beside what is there."""
        self._step(1, wrap=True, begin=True)

    def next(self) -> None:
        """Go to the next mended frame."""
        self._step(1, wrap=True, begin=False)

    def _step(self, sign: int, *, wrap: bool, begin: bool) -> None:
        controller, session = self._controller, self._controller.session
        if session is None:
            return
        if not self.mended:
            self._nothing()
            return
        frames = sorted(self.mended)
        later = [f for f in frames if f > session.wanted]
        here = begin and session.wanted in self.mended
        controller.player.stop()
        session.show(session.wanted if here else later[0] if later else frames[0])
        if begin:
            controller.comparison.begin()

    def _show(self) -> None:
        """What is mended can be compared."""
        mended = self.mended
        self._controller.comparison.show_repair(lambda: mended, lambda frame: decode_png(mended[frame].png))
        self.changed.emit()

    # Accepting

    def accept(self) -> None:
        """Take the mended masks: of the selected range and objects, or all of them."""
        chosen = self._controller.ranges.selection
        frames = [f for f in self.mended if chosen is None or f in chosen]
        self._accept(frames, None if chosen is None else chosen.objects, "Repair" if chosen is None else chosen.span)

    def accept_frame(self) -> None:
        """Take the mended masks of the shown frame."""
        session = self._controller.session
        if session is not None:
            self._accept([f for f in self.mended if f == session.wanted], None, f"frame {session.wanted}")

    def _accept(self, frames: list[int], objects: tuple[int, ...] | None, span: str) -> None:
        controller, session = self._controller, self._controller.session
        if session is None:
            return
        if not frames:
            self._nothing("" if not self.mended else f"Nothing is mended on {span}.")
            return
        controller.painter.end()
        document = session.document
        wanted = {frame: self.mended[frame] for frame in frames}
        title = "Repair" if span == "Repair" else f"Repair {span}"

        def work() -> tuple[list[int], int]:
            return accept_mended(document, wanted, objects, title)

        def done(outcome: tuple[list[int], int]) -> None:
            if session is not controller.session:
                return
            written, changed = outcome
            self.mended = {frame: made for frame, made in self.mended.items() if frame not in wanted}
            self._show()
            text = f"Repaired {plural(len(written), 'frame')}." if written else "No frame was changed."
            if changed:
                text += f" {plural(changed, 'frame')} changed since the repair stayed as they are."
            controller.say(Kind.DONE, text, "Undo", controller.undo, key="repair")

        controller.store.do(work, done)

    def dismiss(self) -> None:
        """Forget the mended masks; nothing was changed."""
        if self.mended:
            self.mended = {}
            self._show()
            self._controller.withdrawn.emit("repair")

    def _nothing(self, text: str = "") -> None:
        if self.running:
            text = text or "The repair is still running."
        self._controller.say(Kind.INFO, text or "Nothing is mended: {propagate.repair} repairs.", key="repair")

    def _another_clip(self) -> None:
        if self.running and self.task is not None:
            self.task.stop()
        if self.mended:
            self.mended = {}
            self.changed.emit()
