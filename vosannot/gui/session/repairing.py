"""Repair: doubtful masks mended in a worker of their own, looked at beside what is there, accepted or dismissed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from vosannot.core.events import Event, FrameChecked, FrameDone
from vosannot.core.words import plural
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.masks_task import MasksTask, MasksWork
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.ranges import Selection
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.masks.png import decode_png, encode_png
from vosannot.project.records import FrameState, Provenance
from vosannot.project.repairing import Mended, accept_mended

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["RepairTask", "Repairing"]

_REPAIR = "vosannot.engines.refine.session:repair"


class RepairTask(MasksTask):
    """One repair. It writes nothing.

    Attributes:
        found: frame -> its masks, mended.

    Args:
        selection: frames and objects that may be mended; None: all.
    """

    too_early = "The repair was stopped before it began."

    def __init__(self, document: "Document", selection: Selection | None, *means: Any) -> None:
        super().__init__("Repair masks", _REPAIR, document, *means)
        self._selection = selection
        self._masks: dict[int, bytes] = {}
        self.found: dict[int, Mended] = {}

    def _ask(
        self, masks: dict[int, bytes], states: dict[int, FrameState], trusted: frozenset[int]
    ) -> Mapping[str, Any]:
        self._masks, chosen = masks, self._selection
        frames = () if chosen is None else tuple(frame for frame in chosen.frames if frame in masks)
        objects = () if chosen is None or chosen.objects is None else chosen.objects
        request = RepairRequest(self._document.video.path, masks, trusted, frames, objects)
        return {"request": request, "params": RepairParams()}

    def _take(self, event: Event) -> None:
        if isinstance(event, FrameDone):
            self.found[event.frame] = Mended(encode_png(event.labels), event.confidence, self._masks[event.frame])
        elif isinstance(event, FrameChecked):
            self._advance(self.done + 1)
        else:
            super()._take(event)


class Repairing(MasksWork):
    """Knows what a repair has found, until it is accepted or dismissed. Nothing is changed before.

    Attributes:
        mended: frame -> its masks, mended; those that are neither accepted nor dismissed.

    Signals:
        changed(): there are others.
    """

    changed = Signal()

    key = "repair"
    busy = "A repair is running already."
    nothing = "Nothing to repair yet: masks are mended from those of other frames. {propagate.adapt} propagates."
    failed = "The repair failed."

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller, new_runner, "repairing")
        self.mended: dict[int, Mended] = {}

    def start(self) -> MasksTask | None:
        """Mend what is doubtful in the selected range, or in the whole clip where nothing is selected."""
        session, chosen = self._ready(), self._controller.ranges.selection
        if session is None:
            return None
        states = session.document.states()
        open_frames = [f for f, state in states.items() if state.provenance is Provenance.PROPAGATED]
        if not any(chosen is None or f in chosen for f in open_frames):
            text = "There is nothing to repair: all masks there are painted or approved by hand."
            self._controller.say(Kind.INFO, text, key="repair")
            return None
        self.dismiss()
        return self._begin(session, RepairTask, chosen)

    def _over(self, task: RepairTask, session: ClipSession) -> None:
        controller = self._controller
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
        self._go(begin=True)

    def next(self) -> None:
        """Go to the next mended frame."""
        self._go(begin=False)

    def _go(self, *, begin: bool) -> None:
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
        super()._another_clip()
        if self.mended:
            self.mended = {}
            self.changed.emit()
