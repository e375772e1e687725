"""What an adaptation will take, said before it begins: what "auto" stands for, how long, and how much memory."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Event, Finished
from vosannot.core.words import tr
from vosannot.engines.matching import MatchingParams, Resolved, resolve
from vosannot.engines.weights import find_weights

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.jobs.runner import Job

__all__ = ["Forecast", "resolved"]

_ESTIMATE = "vosannot.engines.footprints:memory_needed"
_PATIENCE_MS = 400  # settings come in bursts


def resolved(engine: str, params: Any, short_side: int) -> Resolved | None:
    """What "auto" stands for; looks at the models' cards, so not on the UI thread. None: there are no such settings.

    Raises:
        WeightsError: the weights cannot be found.
    """
    if not isinstance(params, MatchingParams):
        return None
    return resolve(params, engine, find_weights(params.weights, engine), short_side)


class Forecast(QObject):
    """Follows clip, objects and settings; everything that takes time happens elsewhere, and is remembered.

    The estimate of the memory runs in the worker, which has torch, and only while nothing else is there to be done.

    Attributes:
        resolved: what "auto" stands for with the present settings; None: not known (yet).
        memory: bytes that an adaptation needs, by the parameters it trains; empty: not known (yet).

    Signals:
        changed(): either of them.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self.resolved: Resolved | None = None
        self.memory: dict[str, int] = {}
        self._known: dict[tuple[Any, ...], dict[str, int]] = {}
        self._key: tuple[Any, ...] = ()
        self._job: Job | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self._look)

    def refresh(self) -> None:
        """Something it depends on may have changed."""
        self._late.start()

    def give_way(self) -> None:
        """The worker is wanted for something better."""
        if self._job is not None and not self._job.over:
            self._controller.means.calls.do(self._job.stop)
        self._job = None

    def _look(self) -> None:
        session, run = self._controller.session, self._controller.propagation
        try:
            engine, params = run.engine, run.params()
        except VosannotError:
            return
        if session is None:
            self._show(None, ())
            return
        side = min(session.info.height, session.info.width)
        objects = max(1, min(len(session.document.objects()), getattr(params, "max_objects", 1)))
        size = session.info.height, session.info.width

        def found(answer: Resolved | None) -> None:
            self._show(answer, () if answer is None else self._key_of(engine, params, answer, size, objects))
            if answer is not None and params.objective != "none" and not self.memory:
                self._estimate(self._key, {"engine": engine, "params": params, "height": size[0], "width": size[1],
                                           "objects": objects})  # fmt: skip

        self._controller.means.calls.do(lambda: resolved(engine, params, side), found, lambda _: self._show(None, ()))

    @staticmethod
    def _key_of(engine: str, params: Any, auto: Resolved, size: tuple[int, int], objects: int) -> tuple[Any, ...]:
        return engine, params.weights, params.objective, params.precision, auto.size, auto.length, size, objects

    def _show(self, answer: Resolved | None, key: tuple[Any, ...]) -> None:
        self.resolved, self._key = answer, key
        self.memory = self._known.get(key, {})
        self.changed.emit()

    def _estimate(self, key: tuple[Any, ...], arguments: dict[str, Any]) -> None:
        means = self._controller.means
        if self._controller.tasks.awaited:
            return  # asked again when it has ended
        self.give_way()

        def take(event: Event) -> None:
            if isinstance(event, Finished):
                self._known[key] = {name: int(value) for name, value in event.summary.items()}
                if key == self._key:
                    self.memory = self._known[key]
                    self.changed.emit()

        def submitted(job: "Job") -> None:
            self._job = job
            means.bridge.watch(job, take, lambda: None)
            if self._controller.tasks.awaited:
                self.give_way()

        means.calls.do(lambda: means.runner.submit_work(_ESTIMATE, arguments, tr("Estimate the memory")), submitted)
