"""Propose objects: from a key press to a search, and from a click on a candidate to an object with its first mask."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Candidate
from vosannot.core.words import tr, tr_n
from vosannot.engines.base import Request, adapts
from vosannot.engines.catalogue import engine_info, offered_proposers
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.propose_task import ProposeTask
from vosannot.gui.session.tasks import TaskState
from vosannot.project.accepting import accept_masks
from vosannot.project.records import ObjectInfo
from vosannot.settings.params import validated

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Proposing"]


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
            return tr("Finds what moves in this clip. Click one of the candidates then, and it is an object.")
        if not task.over:
            return tr("Candidates appear here as they are found.")
        if task.state is TaskState.FAILED:
            return task.error or tr("The search failed.")
        if task.state is TaskState.STOPPED:
            return tr("Stopped before anything was found.")
        return task.found.reason if task.found is not None else tr("Nothing was found.")

    def start(self, snapshot: int | None = None) -> ProposeTask | None:
        """Look for what moves in the whole clip.

        Args:
            snapshot: with the weights after this epoch of the last adaptation, instead of adapting anew.
        """
        controller, session = self._controller, self._controller.session
        if session is None:
            return None
        if self.running:
            controller.say(Kind.INFO, tr("A search is running already."), key="propose")
            return None
        controller.forecast.give_way()
        try:
            params = self.params()
        except VosannotError as error:
            controller.say(Kind.WARNING, str(error), key="propose")
            return None
        adapt = snapshot is None and adapts(params)
        plain = snapshot is None and not adapt
        if plain and self.adapted is not None:
            snapshot = 0  # what was learned stays in the worker, and was not asked for
        frames = tuple(range(session.frame_count))
        request = Request(session.info.path, {}, frames, 0, adapt=adapt, snapshot=snapshot)
        task = ProposeTask(controller.means, session.document, self.method, params, request)
        self.task, self._accepted = task, {}
        if adapt:
            self.adapted = task
        elif plain:
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
            text = task.error or tr("The search failed.")
            controller.say(Kind.ERROR, text, details=task.details, key="propose")
        elif found:
            text = tr_n(
                len(found),
                "{n} candidate: click it, and it is an object on the frame where it is surest.",
                "{n} candidates: click one, and it is an object on the frame where it is surest.",
            )
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
        if kind in ("objects", "labels") and self._accepted:
            self.changed.emit()  # one may have been undone

    # Accepting

    def object_of(self, candidate: Candidate) -> ObjectInfo | None:
        """The object that the candidate has become, if it has and that is still there."""
        session, object_id = self._session, self._accepted.get(candidate.number)
        if session is None or object_id is None:
            return None
        state = session.document.state(candidate.frame)
        if state is None or object_id not in state.object_ids:  # undone, and the id may be another object's by now
            return None
        return next((known for known in session.document.objects() if known.id == object_id), None)

    def accept(self, candidates: Sequence[Candidate], *, replaces: bool = False) -> None:
        """Make objects of candidates, each with a first mask on the frame where it is surest: one step to undo.

        Pixels that have a mask already keep it. Where little of a candidate would be left, the person is asked.

        Args:
            replaces: take those pixels too.
        """
        controller, session = self._controller, self._controller.session
        chosen = {c.number: c for c in candidates if self.object_of(c) is None}
        if session is None or not chosen:
            return
        controller.painter.end()
        document = session.document

        def work() -> dict[int, ObjectInfo]:
            masks = {number: (candidate.frame, candidate.mask) for number, candidate in chosen.items()}
            return accept_masks(document, masks, replaces=replaces)

        def done(made: dict[int, ObjectInfo]) -> None:
            if session is not controller.session:
                return
            self._accepted |= {number: known.id for number, known in made.items()}
            if made:
                first = next(iter(made))
                controller.tools.object = made[first].id
                session.show(chosen[first].frame)
                text = tr(
                    "“{name}” has a first mask: correct it, then adapt and propagate ({propagate.adapt}).",
                    name=made[first].name,
                )
                if len(made) > 1:
                    text = tr(
                        "{number} objects have a first mask each: correct them, then adapt and propagate "
                        "({propagate.adapt}).",
                        number=len(made),
                    )
                controller.say(Kind.DONE, text, tr("Undo"), controller.undo, key="propose")
            refused = [candidate for number, candidate in chosen.items() if number not in made]
            if refused:
                self._ask(refused, session)
            self.changed.emit()

        controller.store.do(work, done)

    def _ask(self, refused: Sequence[Candidate], session: ClipSession) -> None:
        """Masks that are there already are only replaced when the person says so."""
        frame = refused[0].frame
        session.show(frame)
        text = tr("Frame {frame} has masks in that place already; they were left as they are.", frame=frame)
        self._controller.say(
            Kind.WARNING, text, tr("Replace them"), lambda: self.accept(refused, replaces=True), key="propose"
        )
