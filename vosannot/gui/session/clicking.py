"""Click-to-segment: hints go to Segment Anything in a worker process of its own; the newest wish counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Signal

from vosannot.core.events import Event, FrameDone, StageStarted
from vosannot.core.words import mark, tr
from vosannot.engines.models.library import Entry
from vosannot.gui.session.painting import Point
from vosannot.gui.session.suggesting import Mask, Suggester
from vosannot.jobs.runner import Job, JobState, Runner

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Clicker"]

_WORK = "vosannot.engines.click.sam:segment"
_STAGES = {
    "load": mark("Loading Segment Anything …"),
    "embed": mark("Looking at the picture; the first click takes longest …"),
}


class Clicker(Suggester):
    """See the module.

    Attributes:
        points: (x, y, whether the object is there), in pixels of the clip.
        box: two opposite corners, or None.
        start: the mask that the hints were read off, or None.
        chosen: name of the model; "" takes the first that is here.

    Signals:
        model_missing(): there is no Segment Anything model on this computer.
    """

    title = mark("Click {name}")
    model_missing = Signal()

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self.points: list[tuple[float, float, bool]] = []
        self.box: tuple[Point, Point] | None = None
        self.start: Mask | None = None
        self.chosen = ""
        self._order: list[str] = []
        self._new_runner = new_runner
        self._runner: Runner | None = None
        self._job: Job | None = None
        self._newest = 0
        controller.models.changed.connect(self.changed)
        controller.session_changed.connect(self._rest)

    def models(self) -> tuple[Entry, ...]:
        """The Segment Anything models that can be used."""
        listed = self._controller.models.entries or ()
        return tuple(e for e in listed if e.usable and e.card is not None and e.card.family == "sam")

    @property
    def model(self) -> Entry | None:
        """The one that is used."""
        here = self.models()
        return next((e for e in here if e.name == self.chosen), here[0] if here else None)

    @property
    def row(self) -> float | None:
        rows = [y for _, y, _ in self.points] + [y for _, y in self.box or ()]
        return sum(rows) / len(rows) if rows else None

    def click(self, point: Point, positive: bool) -> None:
        """The object is here, or is not."""
        if self._ready():
            self.points.append((*point, positive))
            self._order.append("point")
            self._ask()

    def frame_in(self, start: Point, end: Point) -> None:
        """The object is in this box."""
        if self._ready():
            self.box = start, end
            self._order = [kind for kind in self._order if kind != "box"] + ["box"]
            self._ask()

    def begin_from_mask(self) -> None:
        """Draw the current object's mask on this frame anew, told by itself, and replace it."""
        from vosannot.engines.click.prompts import prompts_of

        self._controller.painter.settle()
        session, object_id = self._controller.session, self._controller.tools.object
        mask = None if session is None or object_id is None else session.labels == object_id
        prompts = None if mask is None else prompts_of(mask)
        if mask is None or prompts is None:
            self._say(tr("The object has no mask on this frame: click it instead."))
        elif self.model is None:
            self.model_missing.emit()
        elif self._enter(replaces=True):
            self.points, self.start = list(prompts.points), mask.copy()
            self.box = prompts.box[:2], prompts.box[2:]
            self._order = [*(["point"] * len(self.points)), "box"]
            self._ask()

    def step_back(self) -> None:
        """Take the last hint back."""
        if self._order:
            if self._order.pop() == "point":
                self.points.pop()
            else:
                self.box = None
        if self._order:
            self._ask()
        else:
            self.dismiss()

    def _ready(self) -> bool:
        if self.model is None:
            self.model_missing.emit()
            return False
        return self.active or self._enter()

    def _ask(self) -> None:
        session, model = self._session, self.model
        if session is None or model is None:
            return
        self._newest += 1
        number = self._newest
        height, width = session.labels.shape

        def inside(x: float, y: float) -> Point:
            return min(max(x, 0.0), float(width)), min(max(y, 0.0), float(height))

        points = [(*inside(x, y), positive) for x, y, positive in self.points]
        box = None
        if self.box is not None:
            (xa, ya), (xb, yb) = inside(*self.box[0]), inside(*self.box[1])
            box = min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
        arguments: dict[str, Any] = {
            "weights": model.path, "clip": session.info.path, "frame": self.frame, "points": points, "box": box,
            "mask": self.start,
        }  # fmt: skip
        if self._runner is None:
            self._runner = self._new_runner()
        runner, before = self._runner, self._job
        self.working, self.stage = True, tr("Waiting …")

        def submit() -> Job:
            if before is not None and not before.over:
                before.stop()  # what it has embedded is kept in the worker
            return runner.submit_work(_WORK, arguments, tr("Click"))

        def submitted(job: Job) -> None:
            self._job = job
            self._controller.bridge.watch(job, lambda event: self._take(number, event), lambda: self._over(number, job))

        self._controller.means.calls.do(submit, submitted, self._failed)
        self.changed.emit()

    def _take(self, number: int, event: Event) -> None:
        if number != self._newest:
            return
        if isinstance(event, StageStarted):
            self.stage = tr(_STAGES.get(event.stage, ""))
            self.changed.emit()
        elif isinstance(event, FrameDone) and event.frame == self.frame:
            self._show(np.asarray(event.labels, np.bool_))

    def _over(self, number: int, job: Job) -> None:
        if number == self._newest and job.state is JobState.FAILED:
            self._failed(job.error or tr("Segment Anything failed."))

    def _forget(self) -> None:
        super()._forget()
        self._newest += 1
        self.points, self.box, self.start, self._order = [], None, None, []
        job, self._job = self._job, None
        if job is not None and not job.over:
            self._controller.means.calls.do(job.stop)

    def _rest(self) -> None:
        """Another clip, or none: the worker and its network go."""
        runner, self._runner = self._runner, None
        if runner is not None:
            self._controller.means.calls.do(runner.close)

    def close(self) -> None:
        """End the worker. For the thread that may wait."""
        if self._runner is not None:
            self._runner.close()
