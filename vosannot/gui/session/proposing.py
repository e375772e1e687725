"""Propose objects: from a key press to a search, and from a click on a candidate to an object with its first mask."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Candidate
from vosannot.core.words import plural
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, offered_proposers
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.propose_task import ProposeTask
from vosannot.gui.session.tasks import TaskState
from vosannot.project.changes import ChangeKind
from vosannot.project.records import FrameState, ObjectInfo, Provenance
from vosannot.settings.params import validated

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Proposing"]

_ENOUGH = 0.5  # share of a candidate's pixels that must be free where there are masks already


class Proposing(QObject):
    """Knows method and settings, the search that runs or ran last, and which candidates have become objects.

    Signals:
        started(ProposeTask): the panel shows this one from now on.
        settings_changed(): method or settings.
        changed(): candidates, or which of them are objects.
    """

    started = Signal(object)
    settings_changed = Signal()
    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self.method = offered_proposers()[0]
        self.settings: dict[str, Any] = {}
        self.task: ProposeTask | None = None
        self.adapted: ProposeTask | None = None
        self._accepted: dict[int, int] = {}  # number of a candidate -> id of its object
        self._session: ClipSession | None = None
        controller.session_changed.connect(self._another_clip)

    # Settings

    def params(self) -> Any:
        """The method's parameters as they are set now; raises UsageError when one is out of range."""
        return validated(engine_info(self.method).params, self.settings)

    def set_method(self, method: str) -> None:
        """Choose another method, with its defaults."""
        if method != self.method:
            self.method, self.settings = method, {}
            self.settings_changed.emit()

    def set_setting(self, name: str, value: Any) -> None:
        """Change one setting."""
        self.settings[name] = value
        self.settings_changed.emit()

    # Searching

    @property
    def running(self) -> bool:
        """A search is going on."""
        return self.task is not None and not self.task.over

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Those of the last search, best first."""
        found = None if self.task is None else self.task.found
        return () if found is None else found.candidates

    @property
    def emptiness(self) -> str:
        """Why there are no candidates, and what to do."""
        task = self.task
        if task is None:
            return "Finds what moves in this clip. Click one of the candidates then, and it is an object."
        if not task.over:
            return "Candidates appear here as they are found."
        if task.state is TaskState.FAILED:
            return task.error or "The search failed."
        if task.state is TaskState.STOPPED:
            return "Stopped before anything was found."
        return task.found.reason if task.found is not None else "Nothing was found."

    def start(self, snapshot: int | None = None) -> ProposeTask | None:
        """Look for what moves in the whole clip.

        Args:
            snapshot: with the weights after this epoch of the last adaptation, instead of adapting anew.
        """
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, "A search is running already.", key="propose")
            return None
        controller.forecast.give_way()
        try:
            params = self.params()
        except VosannotError as error:
            controller.say(Kind.WARNING, str(error), key="propose")
            return None
        adapt = snapshot is None and getattr(params, "objective", "none") != "none"
        frames = tuple(range(session.frame_count))
        request = Request(session.info.path, {}, frames, 0, adapt=adapt, snapshot=snapshot)
        task = ProposeTask(controller.means, session.document, self.method, params, request)
        self.task, self._accepted = task, {}
        if adapt:
            self.adapted = task
        elif snapshot is None:
            self.adapted = None
        controller.tasks.add(task)
        task.candidates_changed.connect(self.changed)
        task.warned.connect(lambda text: controller.say(Kind.WARNING, text))
        task.ended.connect(lambda: self._ended(task))
        self.started.emit(task)
        self.changed.emit()
        task.start()
        return task

    def use_iteration(self, step: int) -> None:
        """Take the weights after an epoch: ends the adaptation that runs, or looks anew with them."""
        task = self.task
        if task is not None and task.adapting:
            task.choose(step)
        elif self.adapted is not None and step in self.adapted.kept and not self.running:
            self.adapted.chosen = step
            self.adapted.snapshots_changed.emit()
            self.start(snapshot=step)

    def stop_and_use(self) -> None:
        """End the adaptation and look with the newest weights."""
        if self.task is not None and self.task.adapting:
            self.task.choose(None)

    def stop(self) -> None:
        """End the search; what was found stays."""
        if self.running and self.task is not None:
            self.task.stop()

    def cancel(self) -> None:
        """End the search, and put the network back."""
        if self.running and self.task is not None:
            self.task.cancel()

    def _ended(self, task: ProposeTask) -> None:
        if task is not self.task:
            return
        controller, found = self._controller, self.candidates
        if task.state is TaskState.FAILED:
            text = task.error or "The search failed."
            controller.say(Kind.ERROR, text, details=task.details, key="propose")
        elif found:
            text = f"{plural(len(found), 'candidate')}: click one, and it is an object on the frame where it is surest."
            controller.say(Kind.DONE, text, key="propose")
        else:
            controller.say(Kind.INFO, self.emptiness, key="propose")
        if task.state is not TaskState.DONE and self.adapted is task and not task.keeps:
            self.adapted = None
        self.changed.emit()

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        if self.task is not None and (session is None or self.task.document is not session.document):
            self.stop()
            self.task = self.adapted = None
            self._accepted = {}
        if session is not None:
            session.changed.connect(self._document_changed)
        self.changed.emit()

    def _document_changed(self, kind: str, _frames: object) -> None:
        if kind == "objects" and self._accepted:
            self.changed.emit()  # one may have been undone

    # Accepting

    def object_of(self, candidate: Candidate) -> ObjectInfo | None:
        """The object that the candidate has become, if it has and that is still there."""
        session, object_id = self._session, self._accepted.get(candidate.number)
        if session is None or object_id is None:
            return None
        return next((known for known in session.document.objects() if known.id == object_id), None)

    def accept(self, candidates: Sequence[Candidate], *, replaces: bool = False) -> None:
        """Make objects of candidates, each with a first mask on the frame where it is surest: one step to undo.

        Pixels that have a mask already keep it. Where hardly anything would be left, the person is asked.

        Args:
            replaces: take those pixels too.
        """
        controller, session = self._controller, self._controller.session
        chosen = [candidate for candidate in candidates if self.object_of(candidate) is None]
        if session is None or not chosen:
            return
        controller.painter.end()
        document = session.document

        def work() -> tuple[dict[int, int], list[Candidate]]:
            maps: dict[int, Any] = {}
            added: list[ObjectInfo] = []
            made, refused = {}, []
            for candidate in chosen:
                frame = candidate.frame
                if frame not in maps:
                    current = document.labels(frame)
                    maps[frame] = np.zeros_like(session.labels) if current is None else current.copy()
                free = candidate.mask if replaces else candidate.mask & (maps[frame] == 0)
                if np.count_nonzero(free) < _ENOUGH * np.count_nonzero(candidate.mask):
                    refused.append(candidate)
                    continue
                known = document.free_object()
                taken = {o.id for o in (*document.objects(), *added)}
                if known.id in taken:
                    number = next(n for n in range(1, 256) if n not in taken)
                    known = _numbered(number)
                added.append(known)
                maps[frame][free] = known.id
                made[candidate.number] = known.id
            if made:
                what = added[0].name if len(added) == 1 else plural(len(added), "object")
                frames = {c.frame for c in chosen if c.number in made}
                written = {f: (FrameState(f, Provenance.MANUAL, None, ()), maps[f]) for f in sorted(frames)}
                document.set_many(written, f"Accept {what}", new_objects=added, kind=ChangeKind.EDIT)
            return made, refused

        def done(result: tuple[dict[int, int], list[Candidate]]) -> None:
            made, refused = result
            if session is not controller.session:
                return
            self._accepted |= made
            if made:
                first = next(candidate for candidate in chosen if candidate.number in made)
                controller.tools.object = made[first.number]
                session.show(first.frame)
                names = "It is" if len(made) == 1 else f"{len(made)} candidates are"
                text = f"{names} a first mask on frame {first.frame}: correct it, then adapt and propagate (A)."
                if len(made) > 1:
                    text = f"{len(made)} objects have a first mask: correct them, then adapt and propagate (A)."
                controller.say(Kind.DONE, text, "Undo", controller.undo, key="propose")
            if refused:
                self._ask(refused, session)
            self.changed.emit()

        controller.store.do(work, done)

    def _ask(self, refused: list[Candidate], session: ClipSession) -> None:
        """Masks that are there already are only replaced when the person says so."""
        frame = refused[0].frame
        session.show(frame)
        text = f"Frame {frame} has masks there already; they were left as they are."
        do = lambda: self.accept([replace(candidate) for candidate in refused], replaces=True)  # noqa: E731
        self._controller.say(Kind.WARNING, text, "Replace them", do, key="propose")


def _numbered(object_id: int) -> ObjectInfo:
    from vosannot.masks.palette import display_colour

    return ObjectInfo(object_id, f"object {object_id}", display_colour(object_id))
