"""One search for objects: its job, its curve where it adapts, and the candidates it has found."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from vosannot.core.events import CandidatesFound, Event, ForegroundDone, IterationDone, StageStarted
from vosannot.core.words import mark, tr
from vosannot.engines.base import Request
from vosannot.gui.session.adapt_task import AdaptTask, Means
from vosannot.jobs.runner import Job
from vosannot.masks.palette import display_colour

if TYPE_CHECKING:
    from vosannot.project.document import Document

__all__ = ["ProposeTask"]

_MOST = 8  # objects that a preview tells apart


class ProposeTask(AdaptTask):
    """An adaptation without masks, or none, and then a look at every frame. Nothing is written.

    Attributes:
        found: the candidates so far; None before the first.

    Signals:
        candidates_changed(): there are others.
    """

    candidates_changed = Signal()
    has_cycles = False

    def __init__(self, means: Means, document: "Document", method: str, params: Any, request: Request) -> None:
        super().__init__(tr("Propose objects"), means, document, method, params, [request])
        self._wanted = request
        self.step_word = mark("epoch") if hasattr(params, "epochs") else AdaptTask.step_word
        self.found: CandidatesFound | None = None

    def start(self) -> None:
        """Queue the job."""
        self._means.calls.do(self._submit, self._submitted, self._refused)

    def _submit(self) -> list[Job]:
        request = replace(self._wanted, probes=self._probes() if self.adapt else ())
        return [self._means.runner.submit(self.engine, self.params, request, self.title)]

    @property
    def colours(self) -> dict[int, tuple[int, int, int]]:
        """What moves is 1, or the network's objects are 1, 2, …"""
        return {i: display_colour(i) for i in range(1, _MOST + 1)}

    def _take(self, event: Event) -> None:
        if isinstance(event, CandidatesFound):
            self.found = event
            self.candidates_changed.emit()
        elif isinstance(event, ForegroundDone):
            self._advance(self.done + 1)
            self._measure()
        elif isinstance(event, IterationDone) and event.stage != "adapt":
            self.total = event.total
            self._advance(event.step)
        elif isinstance(event, StageStarted):
            self._enter(event.stage, event.total)
        else:
            super()._take(event)
