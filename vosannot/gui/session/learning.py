"""Learning from corrections, as the window knows it: what there is to learn from, what runs, what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.events import Event, IterationDone
from vosannot.core.words import decimal, tr, tr_n
from vosannot.engines.models.library import listing
from vosannot.gui.background import Background
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.project.labelled import LabelledVideo, labelled_videos
from vosannot.training.learning.options import LearnOptions
from vosannot.training.learning.record import LearnRequest, Record, default_name, runs, step_reached

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.workspace import Workspace

__all__ = ["LearnTask", "Learning", "Survey", "Wish"]

_LEARN = "vosannot.training.learning.run:learn"
_TO_SAVE = 4.0
"""Seconds that a training gets to write its checkpoint when the window closes."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a workspace can teach.

    Attributes:
        workspace: its file.
        videos: without the pixels of their masks.
        unfinished: runs that can go on, and the step they have reached.
        taken: names that models have.
        names: start model -> what to call its offspring.
    """

    workspace: Path
    videos: tuple[LabelledVideo, ...]
    unfinished: tuple[tuple[Record, int], ...]
    taken: frozenset[str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for; see :class:`vosannot.training.learning.record.LearnRequest`."""

    name: str
    start: str
    options: LearnOptions
    anew: bool = False
    keep: bool = False

    @property
    def pace_key(self) -> str:
        """Under which the seconds of a step are remembered."""
        options = self.options
        return f"pace/learn/{self.start}-{options.batch}x{options.frames}x{options.size}"


class LearnTask(JobTask):
    """Its line also says how good it is: the loss, or J while it is compared."""

    patient = True

    def __init__(self, wish: Wish, *means: Any) -> None:
        super().__init__(tr("Learn {name}", name=wish.name), _LEARN, *means)
        self.wish = wish
        self.step_seconds: float | None = None

    def _take(self, event: Event) -> None:
        if isinstance(event, IterationDone):
            if not self.done:
                self.skipped = event.step - 1
            shown = [
                f"{label} {decimal(event.scalars[name], 3)}"
                for name, label in (("loss", tr("loss")), ("J", "J"))
                if name in event.scalars
            ]
            self.note = "".join(shown)
        super()._take(event)
        if isinstance(event, IterationDone) and event.stage == "train":
            self.step_seconds = self.seconds_each


class Learning(QObject):
    """One training at a time, in a worker process of its own at the lowest priority.

    It takes minutes to hours and may not hold up a propagation, so it shares neither the engine's worker nor its turn:
    whatever else runs goes first, and what is left of the machine is used.

    Attributes:
        task: what trains now, or did last.

    Signals:
        surveyed(Survey): an answer to :meth:`survey`.
        failed(str): why there is none.
        changed(): another task, or its state.
    """

    surveyed = Signal(object)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self.controller, self._new_runner = controller, new_runner
        self._calls = Background("learning", controller.say_error, self)
        self.task: LearnTask | None = None

    @property
    def busy(self) -> bool:
        """Something trains now."""
        return self.task is not None and not self.task.over

    def survey(self) -> None:
        """See what the open workspace can teach; answered by a signal."""
        workspace = self.controller.workspace
        if workspace is None:
            self.failed.emit(tr("No workspace is open."))
            return
        self._calls.do(lambda: _surveyed(workspace), self.surveyed.emit, self.failed.emit)

    def expected_seconds(self, wish: Wish) -> float | None:
        """How long the training will take here, as measured last time; None: never measured."""
        each = self.controller.preferences.number(wish.pace_key, 0.0)
        return each * wish.options.steps if each > 0 else None

    def begin(self, wish: Wish) -> None:
        """Begin, or go on with, a training on the open workspace."""
        controller, workspace = self.controller, self.controller.workspace
        if workspace is None or self.busy:
            return
        controller.painter.end()
        task = LearnTask(wish, partial(_arguments, workspace, wish), self._new_runner, self._calls, controller.bridge)
        self.task = task
        controller.withdrawn.emit("learning")
        controller.tasks.add(task)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.changed.connect(self.changed)
        task.ended.connect(lambda: self._over(task))
        task.start()

    def close(self) -> None:
        """The window closes; a training writes down where it is. For the thread that may wait."""
        if self.task is not None:
            self.task.close(_TO_SAVE if self.busy else 0.0)
        self._calls.close()

    def _over(self, task: LearnTask) -> None:
        controller, wish = self.controller, task.wish
        if task.step_seconds is not None:
            controller.preferences.set(wish.pace_key, task.step_seconds)
        if task.state is TaskState.FAILED:
            controller.say(
                Kind.ERROR, task.error or tr("{title} failed.", title=task.title), details=task.details, key="learning"
            )
        elif task.state is TaskState.STOPPED:
            text = tr("{title} was stopped; what it has learned so far is kept.", title=task.title)
            controller.say(Kind.INFO, text, tr("Go on"), lambda: self.begin(_again(wish)), key="learning")
        elif task.summary.get("kept"):
            family = str(task.summary["family"])
            controller.models.refresh()
            text = tr("{name} is ready. {compared}", name=wish.name, compared=_compared(task.summary))
            use = partial(controller.propagation.use_model, wish.name, family)
            controller.say(Kind.DONE, text, tr("Use it"), use, key="learning", lasting=True)
        else:
            text = tr(
                "{name} is worse than {start} and was not kept. {compared}",
                name=wish.name,
                start=wish.start,
                compared=_compared(task.summary),
            )
            keep = Wish(wish.name, wish.start, wish.options, keep=True)
            controller.say(
                Kind.WARNING, text, tr("Keep it anyway"), lambda: self.begin(keep), key="learning", lasting=True
            )
        self.changed.emit()


def _surveyed(workspace: "Workspace") -> Survey:
    videos = labelled_videos(workspace, pixels=False)
    unfinished = tuple((record, step_reached(record.name)) for record in runs(workspace.path))
    models = listing()
    names = {model.name: default_name(model.name, workspace.path) for model in models if model.usable}
    return Survey(workspace.path, videos, unfinished, frozenset(model.name for model in models), names)


def _arguments(workspace: "Workspace", wish: Wish) -> Mapping[str, Any]:
    """For the worker. The masks are read here: a workspace is open in one process only."""
    from vosannot.evaluation.measures import region_similarity

    videos = labelled_videos(workspace)
    request = LearnRequest(wish.name, wish.start, workspace.path, videos, wish.options, wish.anew, wish.keep)
    return {"request": request, "measure": region_similarity, "background": True}


def _again(wish: Wish) -> Wish:
    """The same, going on."""
    return Wish(wish.name, wish.start, wish.options, keep=wish.keep)


def _compared(summary: Mapping[str, float | int | str]) -> str:
    """Held-out masks say how good it is, or that nothing was held out."""
    if not summary.get("masks"):
        return tr("Nothing was held out to compare it.")
    before, after = (decimal(float(summary[name]), 3) for name in ("before", "after"))
    return tr_n(
        int(summary["masks"]),
        "J {before} → {after} on {n} held-out mask.",
        "J {before} → {after} on {n} held-out masks.",
        before=before,
        after=after,
    )
