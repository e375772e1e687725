"""Adapt, propagate, re-propagate: from a key press to a task."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import EngineError, VosannotError
from vosannot.core.words import mark, tr, tr_n
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_ids, engine_info
from vosannot.engines.matching import Resolved
from vosannot.engines.planning import Scope, plan, plan_range
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.tasks import TaskState
from vosannot.masks.label_map import LabelMap
from vosannot.project.records import Provenance
from vosannot.settings.params import describe, validated

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Propagation"]

_NO_PIXELS = np.empty((0, 0), np.uint8)
_TITLES = {
    Scope.ALL: mark("Propagate through the clip"),
    Scope.FORWARDS: mark("Propagate forwards"),
    Scope.BACKWARDS: mark("Propagate backwards"),
    Scope.NEXT_REFERENCE: mark("Propagate to the next reference"),
    Scope.PREVIOUS_REFERENCE: mark("Propagate back to the previous reference"),
}


class Propagation(QObject):
    """Knows the engine's settings, the task the panel shows, and whose snapshots the worker still holds.

    Signals:
        started(AdaptTask): the panel shows this one from now on.
        settings_changed(): engine or settings.
        model_chosen(): engine and weights were chosen elsewhere than in the panel, which shows them from now on.
    """

    started = Signal(object)
    settings_changed = Signal()
    model_chosen = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self.engine = engine_ids()[0]
        self.settings: dict[str, Any] = {}
        self.task: AdaptTask | None = None
        self.adapted: AdaptTask | None = None
        self._adapted_before: AdaptTask | None = None
        self._leaving: AdaptTask | None = None
        self._scopes: tuple[Scope, ...] = (Scope.ALL,)
        controller.session_changed.connect(self._another_clip)

    def params(self) -> Any:
        """The engine's parameters as they are set now.

        Raises:
            UsageError: a setting is out of range.
        """
        return validated(engine_info(self.engine).params, self.settings)

    @property
    def weights(self) -> str:
        """The model that is set now, or the engine's own choice."""
        default = next((i.default for i in describe(engine_info(self.engine).params) if i.name == "weights"), "")
        return str(self.settings.get("weights", default))

    def set_engine(self, engine: str) -> None:
        """Choose another engine, with its defaults."""
        if engine != self.engine:
            self.engine, self.settings = engine, {}
            self.settings_changed.emit()

    def set_setting(self, name: str, value: Any) -> None:
        """Change one setting."""
        self.settings[name] = value
        self.settings_changed.emit()

    def use_model(self, name: str, family: str) -> None:
        """Choose a model, and the engine that loads it."""
        self.set_engine(family)
        self.set_setting("weights", name)
        self.model_chosen.emit()

    def warm(self) -> None:
        """Let the worker load the network while the person looks for the first object."""
        try:
            params = self.params()
        except VosannotError:
            return
        means, engine = self._controller.means, self.engine
        means.calls.do(lambda: means.runner.warm(engine, params))

    def forget_weights(self) -> None:
        """The worker that has the adapted weights ends, now or with its task."""
        self._adapted_before = None
        if self.task is not None and not self.task.over:
            self._leaving = self.task
        else:
            self.adapted = None
        self.settings_changed.emit()

    def _another_clip(self) -> None:
        session = self._controller.session
        for name in ("task", "adapted", "_adapted_before"):
            task = getattr(self, name)
            if task is not None and (session is None or task.document is not session.document):
                setattr(self, name, None)

    # What the keys do

    def adapt_and_propagate(self) -> None:
        """A: adapt to the clip, then the whole clip, both ways."""
        self.start(Scope.ALL, adapt=True)

    def to_next_reference(self) -> None:
        """R: from this reference up to the next."""
        self.start(Scope.NEXT_REFERENCE, adapt=False)

    def between_references(self) -> None:
        """The gap the shown frame lies in; both of its gaps when it is a reference itself."""
        session = self._controller.session
        if session is None:
            return
        anchors = session.anchors()
        scopes = [Scope.NEXT_REFERENCE] if any(f <= session.wanted for f in anchors) else []
        if session.wanted in anchors or not scopes:
            scopes.append(Scope.PREVIOUS_REFERENCE)
        self.start(*scopes, adapt=False)

    def start(self, *scopes: Scope, adapt: bool, snapshot: int | None = None) -> AdaptTask | None:
        """Queue a task; says why when there is nothing to do."""

        def planned(session: ClipSession, params: Any) -> tuple[str, list[Request]]:
            adapts = adapt and getattr(params, "objective", "none") != "none"
            requests = self._plan(session, scopes, adapts)
            title = tr("Adapt & propagate") if adapts else tr(_TITLES[scopes[0]])
            if snapshot is not None and requests:
                title = tr("{task} with iteration {number}", task=title, number=snapshot)
                requests[0] = replace(requests[0], snapshot=snapshot)
            return title, requests

        task = self._start(planned)
        if task is not None:
            self._scopes = scopes
        return task

    def start_range(self, first: int, last: int) -> AdaptTask | None:
        """Predict these frames anew, without adapting. The nearest approved frame on each side is a reference too."""

        def planned(session: ClipSession, params: Any) -> tuple[str, list[Request]]:
            states = session.document.states()
            references = self._references(session)
            looked_at = [f for f, s in states.items() if s.provenance is Provenance.APPROVED and s.object_ids]
            around = (
                max((f for f in looked_at if f < first), default=None),
                min((f for f in looked_at if f > last), default=None),
            )
            references |= {f: _NO_PIXELS for f in around if f is not None}
            requests = plan_range(session.info.path, references, first, last, protected=session.locked())
            title = (
                tr("Propagate frames {first}–{last}", first=first, last=last)
                if last > first
                else tr("Propagate frame {first}", first=first)
            )
            return title, requests

        return self._start(planned)

    def _start(self, planned: Callable[[ClipSession, Any], tuple[str, list[Request]]]) -> AdaptTask | None:
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        controller.painter.end()
        controller.forecast.give_way()
        try:
            params = self.params()
            title, requests = planned(session, params)
        except VosannotError as error:
            controller.say(Kind.WARNING, str(error), key="propagate")
            return None
        if not requests:
            text = tr("There is nothing to predict: every frame on that way is painted by hand or approved.")
            controller.say(Kind.INFO, text, key="propagate")
            return None
        task = AdaptTask(title, controller.means, session.document, self.engine, params, requests)
        self._follow(task)
        task.start()
        return task

    @staticmethod
    def _references(session: ClipSession) -> dict[int, LabelMap]:
        """Where masks are carried from; no pixels yet, only the frames."""
        states, anchors = session.document.states(), session.anchors()
        if not any(states[f].object_ids for f in anchors if f in states):
            raise EngineError(tr("Paint an object on any frame first: masks are carried from there to all others."))
        return dict.fromkeys(anchors, _NO_PIXELS)

    def _plan(self, session: ClipSession, scopes: tuple[Scope, ...], adapt: bool) -> list[Request]:
        """What to ask of the engine."""
        references, locked = self._references(session), session.locked()
        requests: list[Request] = []
        for scope in scopes:
            requests += plan(
                session.info.path,
                session.frame_count,
                references,
                scope,
                session.wanted,
                protected=locked,
                adapt=adapt and not requests,
            )
        return requests

    def use_iteration(self, step: int) -> None:
        """Take the weights after ``step``: ends the adaptation that runs, or predicts anew afterwards."""
        task = self.task
        if task is not None and task.adapting:
            task.choose(step)
            return
        adapted = self.adapted
        if adapted is None or step not in adapted.kept:
            self._controller.say(
                Kind.WARNING, tr("The weights of iteration {step} are no longer kept; adapt again.", step=step)
            )
            return
        adapted.chosen = step
        adapted.snapshots_changed.emit()
        scopes = self._scopes
        if task is not None and not task.over:  # first to its end: the two must not write over each other
            task.ended.connect(lambda: self.start(*scopes, adapt=False, snapshot=step))
            task.stop()
        else:
            self.start(*scopes, adapt=False, snapshot=step)

    def stop_and_use(self) -> None:
        """End the adaptation and propagate with the newest weights."""
        if self.task is not None and self.task.adapting:
            self.task.choose(None)

    def cancel(self) -> None:
        """End the task and leave everything as it was before it."""
        if self.task is not None and not self.task.over:
            self.task.cancel()

    def stop(self) -> None:
        """End the task and keep what is done."""
        if self.task is not None and not self.task.over:
            self.task.stop()

    def _follow(self, task: AdaptTask) -> None:
        controller = self._controller
        self.task = task
        if task.adapt:
            self._adapted_before, self.adapted = self.adapted, task
        controller.tasks.add(task)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.ended.connect(lambda: self._ended(task))
        self.started.emit(task)

    def _ended(self, task: AdaptTask) -> None:
        controller = self._controller
        for stage, seconds in task.pace.items():
            auto = task.resolved if stage == "adapt" else None
            controller.preferences.set(_pace_key(task.engine, task.params, stage, auto), seconds)
        cancelled = task.state is not TaskState.DONE and not task.keeps
        if task.state is TaskState.FAILED:
            text = task.error or tr("The engine failed.")
            controller.say(Kind.ERROR, text, details=task.details, key="propagate")
        elif cancelled:
            both = tr("Cancelled: masks and network are as before.")
            controller.say(Kind.INFO, both if task.adapt else tr("Cancelled: masks are as before."), key="propagate")
        elif task.state is TaskState.STOPPED:
            kept = tr_n(task.written, "Stopped: {n} frame kept.", "Stopped: {n} frames kept.")
            text = kept if task.written else tr("Stopped.")
            controller.say(Kind.INFO, text, key="propagate")
        else:
            predicted = tr_n(task.written, "{n} frame predicted.", "{n} frames predicted.")
            text = f"{predicted} {tr('Correct what is wrong; {frame.approve} approves what is right.')}"
            controller.say(Kind.DONE, text, key="propagate")
        if task.written and task.keeps:
            controller.comparison.show_run(task)
        undone = cancelled or (task.state is TaskState.FAILED and task.stage != "propagate")
        if self.adapted is task and undone:
            self.adapted = self._adapted_before  # the worker has put that one's snapshots back
        if self._leaving is task:
            self.adapted = self._leaving = None
        self.settings_changed.emit()

    # Beforehand

    def expected_seconds(self) -> float | None:
        """How long A will take here at most, from what was measured before; None: never measured."""
        session, forecast = self._controller.session, self._controller.forecast
        if session is None:
            return None
        try:
            params = self.params()
        except VosannotError:
            return None
        kept = self._controller.preferences
        frame = kept.number(_pace_key(self.engine, params, "propagate", None), 0.0)
        if frame <= 0:
            return None
        seconds = frame * (session.frame_count - 1)
        if getattr(params, "objective", "none") != "none":
            step = kept.number(_pace_key(self.engine, params, "adapt", forecast.resolved), 0.0)
            if step <= 0 or forecast.resolved is None:
                return None
            seconds += step * forecast.resolved.iterations
        return seconds


def _pace_key(engine: str, params: Any, stage: str, auto: Resolved | None) -> str:
    """Where the seconds a step takes are remembered: everything that decides much of them is in the name."""
    weights = str(getattr(params, "weights", "")).replace("/", "_").replace("\\", "_")
    if auto is None:
        return f"pace/{engine}/{weights}/{stage}-{getattr(params, 'size', 0)}"
    objective = getattr(params, "objective", "")
    return f"pace/{engine}/{weights}/{stage}-{objective}-{auto.size}-{auto.samples}x{auto.length}"
