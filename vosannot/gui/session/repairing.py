"""Repair: doubtful masks mended in a worker of their own, looked at beside what is there, accepted or dismissed."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Event, Finished, FrameChecked, FrameDone, IterationDone
from vosannot.core.words import mark, tr, tr_n
from vosannot.engines.base import Request
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.gui.session.adapt_task import AdaptTask, Means
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.masks_task import MasksWork, read_masks
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.ranges import Selection
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Job, Runner
from vosannot.masks.png import decode_png, encode_png
from vosannot.project.records import Provenance
from vosannot.project.repairing import Mended, accept_mended
from vosannot.settings.params import validated

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["RepairTask", "Repairing"]


class RepairTask(AdaptTask):
    """One repair, perhaps after an adaptation of the corrector. It writes nothing.

    Attributes:
        found: frame -> its masks, mended.
        summary: what the session said at its end.

    Args:
        selection: frames and objects that may be mended; None: all.
        snapshot: of the last adaptation, to mend with (0: the network's own weights); None: adapt if the settings say.
    """

    has_cycles = False

    def __init__(
        self,
        means: Means,
        document: "Document",
        params: RepairParams,
        selection: Selection | None,
        snapshot: int | None,
    ) -> None:
        clip, adapt = document.video.path, snapshot is None and params.adapt > 0
        plain = Request(clip, {}, (), 0, adapt=adapt)
        super().__init__(tr("Repair masks"), means, document, "repair", params, [plain])
        self._wanted = RepairRequest(clip, {}, adapt=adapt, snapshot=snapshot)  # masks are read when it starts
        self._selection = selection
        self._given_up = threading.Event()
        self._masks: dict[int, bytes] = {}
        self.found: dict[int, Mended] = {}
        self.summary: Mapping[str, float | int | str] = {}

    def _submit(self) -> list[Job]:
        too_early = tr("The repair was stopped before it began.")
        masks, _, trusted = read_masks(self.document, self._given_up, too_early)
        self._masks, chosen = masks, self._selection
        frames = () if chosen is None else tuple(frame for frame in chosen.frames if frame in masks)
        objects = () if chosen is None or chosen.objects is None else chosen.objects
        request = replace(self._wanted, masks=masks, trusted=trusted, frames=frames, objects=objects)
        # The runner hands on what it is given; this engine's requests are its own.
        return [self._means.runner.submit(self.engine, self.params, request, self.title)]  # type: ignore[arg-type]

    def stop(self) -> None:
        self._given_up.set()
        super().stop()

    def _take(self, event: Event) -> None:
        if isinstance(event, FrameDone):
            self.found[event.frame] = Mended(encode_png(event.labels), event.confidence, self._masks[event.frame])
        elif isinstance(event, FrameChecked):
            self._advance(self.done + 1)
        elif isinstance(event, IterationDone) and event.stage != "adapt":
            self._advance(event.step)
        elif isinstance(event, Finished):
            self.summary = event.summary
        else:
            super()._take(event)


class Repairing(MasksWork):
    """Knows the settings, and what a repair has found until it is accepted or dismissed. Nothing is changed before.

    A worker that has adapted its corrector stays until the clip is closed: another iteration can be chosen.

    Attributes:
        mended: frame -> its masks, mended; those that are neither accepted nor dismissed.
        adapted: the repair whose snapshots the worker still holds.

    Signals:
        started(RepairTask): one that adapts, or mends anew with another iteration: there is something to watch.
        changed(): there are others.
    """

    started = Signal(object)
    changed = Signal()

    key = "repair"
    busy = mark("A repair is running already.")
    nothing = mark("Nothing to repair yet: masks are mended from those of other frames. {propagate.adapt} propagates.")
    failed = mark("The repair failed.")

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller, new_runner, "repairing")
        self.settings: dict[str, Any] = {}
        self.mended: dict[int, Mended] = {}
        self.adapted: RepairTask | None = None
        self._adapted_before: RepairTask | None = None
        self._runner: Runner | None = None

    # Settings

    def params(self) -> RepairParams:
        """As they are set now; raises UsageError when one is out of range."""
        return validated(RepairParams, self.settings)

    def set_setting(self, name: str, value: Any) -> None:
        """Change one setting."""
        self.settings[name] = value

    # Mending

    def start(self, snapshot: int | None = None) -> RepairTask | None:
        """Mend what is doubtful in the selected range, or in the whole clip where nothing is selected.

        Args:
            snapshot: with the corrector after this iteration of the last adaptation, instead of adapting anew.
        """
        controller, session = self._controller, self._ready()
        if session is None:
            return None
        states, chosen = session.document.states(), controller.ranges.selection
        open_frames = [f for f, state in states.items() if state.provenance is Provenance.PROPAGATED]
        if not any(chosen is None or f in chosen for f in open_frames):
            text = tr("There is nothing to repair: all masks there are painted or approved by hand.")
            controller.say(Kind.INFO, text, key="repair")
            return None
        try:
            params = self.params()
        except VosannotError as error:
            controller.say(Kind.WARNING, str(error), key="repair")
            return None
        self.dismiss()
        again = snapshot is not None
        if not again and not params.adapt and self.adapted is not None:
            snapshot = 0  # what was learned stays in the worker, and was not asked for
        if self._runner is None:
            self._runner = self._new_runner()
        means = Means(self._runner, self._calls, controller.store, controller.bridge)
        task = RepairTask(means, session.document, params, chosen, snapshot)
        if task.adapt:
            self._adapted_before, self.adapted = self.adapted, task
        if task.adapt or again:
            self.started.emit(task)
        self._begin(session, task)
        return task

    def use_iteration(self, step: int) -> None:
        """Take the corrector after ``step``: ends the adaptation that runs, or mends anew with it."""
        task, adapted = self.task, self.adapted
        if task is not None and task.adapting:
            task.choose(step)
        elif adapted is not None and step in adapted.kept and not self.running:
            adapted.chosen = step
            adapted.snapshots_changed.emit()
            self.start(snapshot=step)

    def stop_and_use(self) -> None:
        """End the adaptation and mend with the newest weights."""
        if self.task is not None and self.task.adapting:
            self.task.choose(None)

    def stop(self) -> None:
        """End the repair; what was mended can still be looked at."""
        if self.running:
            self.task.stop()

    def cancel(self) -> None:
        """End the repair, and put the corrector back."""
        if self.running:
            self.task.cancel()

    def _ended(self, task: RepairTask, session: ClipSession) -> None:
        learned = task.outcome is not None and task.keeps
        if self.adapted is task and not learned:
            self.adapted = self._adapted_before  # the worker has put that one's snapshots back
        if self.adapted is None:
            self._end_worker()
        if not task.keeps:
            task.found.clear()
        super()._ended(task, session)

    def _end_worker(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            self._calls.do(runner.close)

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        if self._runner is not None:
            self._runner.close(patience=0.0)
        super().close()

    def _over(self, task: RepairTask, session: ClipSession) -> None:
        controller = self._controller
        if not task.found:
            text = tr("The repair was stopped; nothing was changed.")
            if not task.keeps:
                text = tr("Cancelled: masks and network are as before.")
            elif task.state is TaskState.DONE:
                doubtful = int(task.summary.get("doubtful_frames", 0))
                text = tr_n(
                    doubtful,
                    "{n} frame looked doubtful, but no better mask was found.",
                    "{n} frames looked doubtful, but no better mask was found.",
                )
                text = text if doubtful else tr("No mask looks doubtful: nothing to repair.")
            controller.say(Kind.INFO, text, key="repair")
            return
        self.mended = dict(task.found)
        self._show()
        text = tr_n(
            len(self.mended),
            "{n} frame mended, not yet accepted: {view.compare} compares, {propagate.accept_repair} accepts.",
            "{n} frames mended, not yet accepted: {view.compare} compares, {propagate.accept_repair} accepts.",
        )
        controller.say(Kind.DONE, text, tr("Look"), self.look, key="repair")

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
        self._accept(frames, None if chosen is None else chosen.objects, "" if chosen is None else chosen.span)

    def accept_frame(self) -> None:
        """Take the mended masks of the shown frame."""
        session = self._controller.session
        if session is not None:
            self._accept(
                [f for f in self.mended if f == session.wanted], None, tr("frame {frame}", frame=session.wanted)
            )

    def _accept(self, frames: list[int], objects: tuple[int, ...] | None, span: str) -> None:
        controller, session = self._controller, self._controller.session
        if session is None:
            return
        if not frames:
            self._nothing("" if not self.mended else tr("Nothing is mended on {span}.", span=span))
            return
        controller.painter.end()
        document = session.document
        wanted = {frame: self.mended[frame] for frame in frames}
        title = tr("Repair {span}", span=span) if span else tr("Repair")

        def work() -> tuple[list[int], int]:
            return accept_mended(document, wanted, objects, title)

        def done(outcome: tuple[list[int], int]) -> None:
            if session is not controller.session:
                return
            written, changed = outcome
            self.mended = {frame: made for frame, made in self.mended.items() if frame not in wanted}
            self._show()
            repaired = tr_n(len(written), "Repaired {n} frame.", "Repaired {n} frames.")
            text = repaired if written else tr("No frame was changed.")
            if changed:
                left = tr_n(
                    changed,
                    "{n} frame changed since the repair stayed as it is.",
                    "{n} frames changed since the repair stayed as they are.",
                )
                text = f"{text} {left}"
            controller.say(Kind.DONE, text, tr("Undo"), controller.undo, key="repair")

        controller.store.do(work, done)

    def dismiss(self) -> None:
        """Forget the mended masks; nothing was changed."""
        if self.mended:
            self.mended = {}
            self._show()
            self._controller.withdrawn.emit("repair")

    def _nothing(self, text: str = "") -> None:
        if self.running:
            text = text or tr("The repair is still running.")
        self._controller.say(Kind.INFO, text or tr("Nothing is mended: {propagate.repair} repairs."), key="repair")

    def _another_clip(self) -> None:
        super()._another_clip()
        self.adapted = self._adapted_before = None
        if not self.running:
            self._end_worker()
        if self.mended:
            self.mended = {}
            self.changed.emit()
