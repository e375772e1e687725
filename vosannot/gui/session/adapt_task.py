"""One "Adapt & propagate": its jobs, its curve, its snapshots, and the masks it writes."""

import contextlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import (
    AdaptationEnded,
    CycleShown,
    Event,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
    Warned,
)
from vosannot.core.words import mark
from vosannot.engines.base import Request
from vosannot.engines.matching import Resolved
from vosannot.gui.background import Background
from vosannot.gui.bridge import Bridge
from vosannot.gui.session.forecast import resolved
from vosannot.gui.session.tasks import Task, TaskState
from vosannot.jobs.runner import Job, JobState, Runner

if TYPE_CHECKING:
    from vosannot.masks.label_map import LabelMap
    from vosannot.project.document import Document
    from vosannot.project.job_change import JobChange

__all__ = ["AdaptTask", "Means"]

_CYCLES = 48  # kept at most; a large one takes about a megabyte


@dataclass(frozen=True, slots=True)
class Means:
    """What a task works with: the runner, the thread that may wait for it, the thread that writes, the bridge."""

    runner: Runner
    calls: Background
    store: Background
    bridge: Bridge


class AdaptTask(Task):
    """Adapts (if asked) and propagates; frames are written under the number in the event.

    Attributes:
        curve, previews, cycles: what the adaptation has reported; the latter two by iteration, older ones thinned out.
        kept: iterations whose weights can be chosen.
        chosen: the one that masks are made with, as far as that is decided.
        outcome: how the adaptation ended; None before.
        asked: the person ended it.
        step_word: what a step of its adaptation is called.
        has_cycles: its adaptation carries masks there and back, which can be looked at.
        warnings: sentences, newest last.
        references: frame -> label map that the masks come from; empty until the task has been handed over.
        resolved: what "auto" stood for; None until then, or when the weights cannot be found.

    Args:
        requests: one for each direction of travel, as :func:`vosannot.engines.planning.plan` makes them. The pixels
            of their references are read when the task starts, off the UI thread.

    Signals:
        iterated(IterationDone): a point of the curve, perhaps with previews.
        cycle_shown(CycleShown): a sample of the iteration that comes next.
        adapted(AdaptationEnded): the adaptation is over; masks follow.
        snapshots_changed(): other iterations can be chosen.
        frame_written(int): a mask was stored.
        warned(str): something the person should know.
    """

    iterated = Signal(object)
    cycle_shown = Signal(object)
    adapted = Signal(object)
    snapshots_changed = Signal()
    frame_written = Signal(int)
    warned = Signal(str)

    step_word = mark("iteration")
    has_cycles = True

    def __init__(
        self,
        title: str,
        means: Means,
        document: "Document",
        engine: str,
        params: Any,
        requests: Sequence[Request],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.document, self.engine, self.params = document, engine, params
        self.clip, self.adapt = requests[0].clip, requests[0].adapt
        self._requests = tuple(requests)
        self.curve: list[IterationDone] = []
        self.previews: dict[int, tuple[Preview, ...]] = {}
        self.cycles: dict[int, CycleShown] = {}
        self.outcome: AdaptationEnded | None = None
        self.asked = False
        self.warnings: list[str] = []
        self.references: dict[int, LabelMap] = {}
        self.resolved: Resolved | None = None
        self.kept: set[int] = set()
        self.chosen: int | None = None
        self._written_frames: set[int] = set()
        self._means = means
        self._jobs: list[Job] = []
        self._left = 0
        self._change: JobChange | None = None
        self._keep = True
        self._run: int | None = None
        self._waiting = [len(request.frames) for request in requests]
        self.pace: dict[str, float] = {}

    # Starting

    def start(self) -> None:
        """Queue the jobs. Reading the references and handing them to the worker happens elsewhere."""
        if self.adapt:
            settings = {n: getattr(self.params, n) for n in self.params.__dataclass_fields__}
            self._run = self.document.add_run(self.engine, settings)
        self._means.calls.do(self._submit, self._submitted, self._refused)

    def _submit(self) -> list[Job]:
        references = {}
        for frame in self._requests[0].references:
            labels = self.document.labels(frame)
            if labels is not None:
                references[frame] = labels
        self.references = references
        if self.adapt:
            video = self.document.video
            with contextlib.suppress(VosannotError):  # the engine itself will say what is wrong
                self.resolved = resolved(self.engine, self.params, min(video.height, video.width))
        jobs: list[Job] = []
        for planned in self._requests:
            probes = self._probes() if planned.adapt else ()
            request = replace(planned, references=references, probes=probes)
            before = jobs[-1] if jobs else None
            jobs.append(self._means.runner.submit(self.engine, self.params, request, self.title, after=before))
        return jobs

    def _probes(self) -> tuple[int, ...]:
        """Three frames to watch, spread over everything that will be predicted."""
        frames = sorted(f for request in self._requests for f in request.frames)
        count = min(3, len(frames))
        return tuple(dict.fromkeys(frames[(i + 1) * (len(frames) - 1) // count] for i in range(count)))

    def _submitted(self, jobs: list[Job]) -> None:
        self._jobs, self._left = jobs, len(jobs)
        if self.state is TaskState.QUEUED and any(j.state is JobState.RUNNING for j in jobs):
            self.state = TaskState.RUNNING
        for job in jobs:
            self._means.bridge.watch(job, self._take, self._job_over)
        if self.state is TaskState.STOPPING:
            self._stop_jobs()
        self.changed.emit()

    def _refused(self, sentence: str) -> None:
        self.error = sentence
        self._close_change(lambda: self._end(TaskState.FAILED))

    # Steering

    @property
    def written(self) -> int:
        """Frames that got a mask."""
        return len(self._written_frames)

    @property
    def keeps(self) -> bool:
        """What it has written stays (it was not cancelled)."""
        return self._keep

    @property
    def colours(self) -> dict[int, tuple[int, int, int]]:
        """Of the ids in its previews."""
        return {known.id: known.colour for known in self.document.objects()}

    @property
    def adapting(self) -> bool:
        """Test-time training runs now, and can be told which iteration to use."""
        running = self.stage == "adapt" and self.state is TaskState.RUNNING
        return running and self.outcome is None

    @property
    def written_frames(self) -> frozenset[int]:
        """Those frames."""
        return frozenset(self._written_frames)

    def labels_before(self, frame: int) -> "LabelMap | None":
        """What a frame showed before this task wrote it. Reads from disk: for the store's thread."""
        return None if self._change is None else self.document.labels_before(self._change, frame)

    def choose(self, step: int | None) -> None:
        """End the adaptation with the weights after ``step`` (None: the newest) and propagate with them."""
        if self.adapting and self._jobs:
            self.chosen = step if step is not None else max(self.kept, default=0)
            self.asked = True
            job = self._jobs[0]
            self._means.calls.do(lambda: job.send(UseSnapshot(step)))
            self.snapshots_changed.emit()

    def stop(self) -> None:
        if not self.over and self.state is not TaskState.STOPPING:
            self.state = TaskState.STOPPING
            self._stop_jobs()
            self.changed.emit()

    def cancel(self) -> None:
        self._keep = False
        self.stop()

    def _stop_jobs(self) -> None:
        jobs = tuple(reversed(self._jobs))  # the waiting ones first, so that none of them starts

        revert = self.adapt and not self._keep

        def stop() -> None:
            for job in jobs:
                job.stop(revert=revert)

        self._means.calls.do(stop)

    # Events

    def _take(self, event: Event) -> None:
        if self.state is TaskState.QUEUED:
            self.state = TaskState.RUNNING
        if isinstance(event, StageStarted):
            if event.stage != "propagate":
                self._enter(event.stage, event.total)
            else:
                self._enter_propagation(event.total)
        elif isinstance(event, IterationDone):
            self._iteration(event)
        elif isinstance(event, CycleShown):
            self._cycle(event)
        elif isinstance(event, AdaptationEnded):
            self.outcome, self.chosen = event, event.chosen
            self.adapted.emit(event)
            self.snapshots_changed.emit()
        elif isinstance(event, SnapshotSaved):
            self.kept.add(event.step)
            self.kept.difference_update(event.dropped)
            self.snapshots_changed.emit()
        elif isinstance(event, FrameDone):
            self._frame(event)
        elif isinstance(event, Warned):
            self.warnings.append(event.message)
            self.warned.emit(event.message)

    def _cycle(self, event: CycleShown) -> None:
        self.cycles[event.step] = event
        if len(self.cycles) > _CYCLES:
            for old in sorted(self.cycles)[:-1:2]:
                del self.cycles[old]
        self.cycle_shown.emit(event)

    def _enter_propagation(self, total: int) -> None:
        """One bar for all directions; a request says how many predictions it takes only when it begins."""
        self._waiting.pop(0)
        if self.stage != "propagate":
            self._enter("propagate", total + sum(self._waiting))
        else:
            self.total = self.done + total + sum(self._waiting)
            self.changed.emit()

    def _iteration(self, event: IterationDone) -> None:
        if event.step == 0:
            self.kept.add(0)
        if event.previews:
            self.previews[event.step] = event.previews
            for old in sorted(self.previews)[1:-40]:
                if old not in self.kept:
                    del self.previews[old]
        self.curve.append(event)
        self._advance(event.step)
        self._measure()
        self.iterated.emit(event)

    def _frame(self, event: FrameDone) -> None:
        if self._keep:
            frame, labels = event.frame, event.labels
            self._means.store.do(
                lambda: self._opened().write(frame, labels, event.confidence, event.agreement),
                lambda written: self._written(frame, written),
                self._write_failed,
            )
        self._advance(self.done + 1)
        self._measure()

    def _opened(self) -> "JobChange":
        """The step of the history that gets the frames. Called on the store's thread, which has by then written all
        that earlier tasks predicted: what comes after the opening is the person's and stays."""
        if self._change is None:
            self._change = self.document.open_job(self.title)
        return self._change

    def _measure(self) -> None:
        """How long a step takes here; said beforehand the next time."""
        each = self.seconds_each
        if each is not None and self.done >= 2:
            self.pace[self.stage] = each

    def _written(self, frame: int, written: bool) -> None:
        if written:
            self._written_frames.add(frame)
            self.frame_written.emit(frame)
        elif self._change is not None and not self._change.is_open:
            self.stop()  # the person has undone it while it ran

    def _write_failed(self, sentence: str) -> None:
        if self.error is None:
            self.error = sentence
            self.stop()

    # The end

    def _job_over(self) -> None:
        self._left -= 1
        failed = next((j for j in self._jobs if j.state is JobState.FAILED), None)
        if failed is not None and self.error is None:
            self.error, self.details = failed.error, failed.details
            if self._left:
                self._stop_jobs()
        if self._left == 0:
            stopped = any(j.state is JobState.STOPPED for j in self._jobs)
            state = TaskState.FAILED if self.error else TaskState.STOPPED if stopped else TaskState.DONE
            self._close_change(lambda: self._end(state))

    def _close_change(self, then: Callable[[], None]) -> None:
        keep = self._keep
        if self._run is not None:
            curve = [
                {"step": float(e.step), **{n: v for n, v in e.scalars.items() if math.isfinite(v)}} for e in self.curve
            ]
            chosen = self.chosen if self.chosen is not None else max(self.kept, default=0)
            finished_well = self._keep and not self.error
            with contextlib.suppress(VosannotError):  # the store says so itself
                self.document.update_run(
                    self._run, curve=curve, chosen=chosen if finished_well else None, finished=True
                )

        def close() -> None:
            if self._change is not None:
                self._change.close(keep)

        self._means.store.do(close, lambda _: then(), lambda _: then())
