"""The range selected in the timeline, and what can be done with it. Each is one step to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vosannot.core.words import mark, plural, shortened, tr, tr_n
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import StreamTask
from vosannot.project.records import FrameState, ObjectInfo, Provenance

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Ranges", "Selection"]

_NO_RANGE = mark(
    "Select frames first: drag across a lane of the timeline, or press {range.begin} on the first frame and "
    "{range.end} on the last."
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Frames, and the objects meant on them.

    Attributes:
        anchor, head: first and last frame, in either order; ``head`` is the end that moves.
        objects: ids in the order of the list; None: all objects, whichever there are.
    """

    anchor: int
    head: int
    objects: tuple[int, ...] | None = None

    @property
    def first(self) -> int:
        """The earlier end."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> int:
        """The later end, included."""
        return max(self.anchor, self.head)

    @property
    def frames(self) -> range:
        """All of them."""
        return range(self.first, self.last + 1)

    @property
    def span(self) -> str:
        """In words."""
        return (
            tr("frame {first}", first=self.first)
            if self.first == self.last
            else tr("frames {first}–{last}", first=self.first, last=self.last)
        )

    def shows(self, object_id: int) -> bool:
        """The object is among those selected."""
        return self.objects is None or object_id in self.objects

    def __contains__(self, frame: int) -> bool:
        return self.first <= frame <= self.last


class Ranges(QObject):
    """Keeps the selection; deletes, approves, propagates and interpolates in it. What cannot be done is said.

    Signals:
        changed(): another selection, or none.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._selection: Selection | None = None
        self._task: StreamTask | None = None
        controller.session_changed.connect(self._another_clip)

    # Selecting

    @property
    def selection(self) -> Selection | None:
        """What is selected; None: nothing."""
        return self._selection

    def select(self, selection: Selection | None) -> None:
        """Select this (clamped to the clip), or nothing."""
        session = self._controller.session
        if session is None:
            selection = None
        if session is not None and selection is not None:
            last = session.frame_count - 1
            anchor, head = (min(max(f, 0), last) for f in (selection.anchor, selection.head))
            listed = [o.id for o in session.document.objects()]
            objects = selection.objects
            if objects is not None:
                objects = tuple(i for i in listed if i in objects)
            # None of them is left: it must not mean all the others instead.
            selection = None if objects == () else Selection(anchor, head, objects)
        if selection != self._selection:
            self._selection = selection
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.select(None)

    def select_all(self) -> None:
        """Every frame and object."""
        session = self._controller.session
        if session is not None:
            self.select(Selection(0, session.frame_count - 1))

    def begin_here(self) -> None:
        """The range begins on the frame at the playhead."""
        self._edge(lambda at, now: Selection(max(now.last, at), at, now.objects))

    def end_here(self) -> None:
        """The range ends on the frame at the playhead."""
        self._edge(lambda at, now: Selection(min(now.first, at), at, now.objects))

    def _edge(self, changed: Callable[[int, Selection], Selection]) -> None:
        session = self._controller.session
        if session is not None:
            now = self._selection or self._fresh(session)
            self.select(changed(session.wanted, now))

    def extend(self, frames: int) -> None:
        """Move the moving end, and the playhead with it."""
        session = self._controller.session
        if session is None:
            return
        now = self._selection or self._fresh(session)
        self._controller.player.stop()
        self.select(replace(now, head=now.head + frames))
        if self._selection is not None:
            session.show(self._selection.head)

    def widen(self, step: int) -> None:
        """One object more: the next lane below (1) or above (-1)."""
        session = self._controller.session
        listed = [] if session is None else [o.id for o in session.document.objects()]
        if session is None:
            return
        now = self._selection or self._fresh(session)
        rows = [row for row, object_id in enumerate(listed) if now.shows(object_id)]
        if not rows:
            return
        first, last = rows[0], rows[-1]
        if self._selection is not None and step > 0:
            last = min(last + 1, len(listed) - 1)
        elif self._selection is not None:
            first = max(first - 1, 0)
        self.select(replace(now, objects=tuple(listed[first : last + 1])))

    def _fresh(self, session: ClipSession) -> Selection:
        """The frame at the playhead, and the current object."""
        current = self._controller.tools.object
        return Selection(session.wanted, session.wanted, None if current is None else (current,))

    def _another_clip(self) -> None:
        self.clear()
        session = self._controller.session
        if session is not None:
            session.changed.connect(self._document_changed)

    def _document_changed(self, kind: str, _frames: object) -> None:
        if kind == "objects":
            self.select(self._selection)  # one of them may be gone
            self.changed.emit()  # or have another name

    # Words

    def words(self) -> str:
        """What is selected, for the bar above the timeline."""
        now = self._selection
        if now is None:
            return ""
        return f"{now.span[:1].upper()}{now.span[1:]} · {plural(len(now.frames), 'frame')}"

    def whom(self) -> str:
        """Which objects are selected, in words."""
        now = self._selection
        if now is None:
            return ""
        return tr("all objects") if now.objects is None else _names(self._objects(now))

    def _objects(self, selection: Selection) -> list[ObjectInfo]:
        session = self._controller.session
        return [] if session is None else [o for o in session.document.objects() if selection.shows(o.id)]

    # Doing

    def delete(self) -> None:
        """Delete the selected objects' masks in the range."""
        self._delete(everything=False)

    def delete_everything(self) -> None:
        """Delete all masks in the range."""
        self._delete(everything=True)

    def _delete(self, *, everything: bool) -> None:
        found = self._begin()
        if found is None:
            return
        session, now = found
        ids = None if everything else now.objects
        what = tr("all masks") if ids is None else _names(self._objects(now))
        showing = [s for s in self._states(session, now) if ids is None or set(ids) & set(s.object_ids)]
        if not showing:
            nothing = tr("There is nothing to delete: no mask is on {span}.", span=now.span)
            if ids is not None:
                nothing = tr_n(
                    len(ids),
                    "There is nothing to delete: {objects} has no mask on {span}.",
                    "There is nothing to delete: {objects} have no mask on {span}.",
                    objects=what,
                    span=now.span,
                )
            self._say(nothing)
            return
        title = tr("Delete {what} on {span}", what=what, span=now.span)
        manual = sum(s.provenance is Provenance.MANUAL for s in showing)
        self._change(
            session,
            lambda: session.document.delete_labels(now.frames, ids, title),
            lambda frames: _deleted(what, len(frames), manual),
        )

    def approve(self) -> None:
        """Approve the propagated frames of the range."""
        found = self._begin()
        if found is None:
            return
        session, now = found
        states = self._states(session, now)
        if not any(s.provenance is Provenance.PROPAGATED for s in states):
            done = tr(
                "There is nothing to approve on {span}: all masks there are painted or approved already.", span=now.span
            )
            self._say(done if states else tr("There is nothing to approve on {span}: there is no mask.", span=now.span))
            return
        self._change(
            session,
            lambda: session.document.approve(now.frames, tr("Approve {span}", span=now.span)),
            lambda frames: tr_n(len(frames), "Approved {n} frame.", "Approved {n} frames."),
        )

    def unapprove(self) -> None:
        """Take approvals back: the frames count as propagated again."""
        found = self._begin()
        if found is None:
            return
        session, now = found
        if not any(s.provenance is Provenance.APPROVED for s in self._states(session, now)):
            self._say(tr("No frame is approved on {span}.", span=now.span))
            return
        self._change(
            session,
            lambda: session.document.unapprove(now.frames, tr("Withdraw approval of {span}", span=now.span)),
            lambda frames: tr_n(len(frames), "{n} frame no longer approved.", "{n} frames no longer approved."),
        )

    def propagate(self) -> None:
        """Predict exactly the range anew."""
        found = self._begin()
        if found is not None:
            self._controller.propagation.start_range(found[1].first, found[1].last)

    def interpolate(self) -> None:
        """Interpolate the selected objects between their masks at the ends of the range."""
        found = self._begin()
        if found is None:
            return
        session, now = found
        for running, text in (
            (
                self._controller.propagation.task,
                tr("Masks are being propagated: wait for that, or stop it ({propagate.stop})."),
            ),
            (self._task, tr("Masks are being interpolated: wait for that, or stop it ({propagate.stop}).")),
        ):
            if running is not None and not running.over:
                self._controller.say(Kind.WARNING, text, key="range")
                return
        ids = [o.id for o in self._objects(now)]
        if now.objects is None:  # of all objects, those that are there at all
            here = {i for s in self._states(session, now, beside=1) for i in s.object_ids}
            ids = [i for i in ids if i in here]
        if not ids:
            self._say(tr("There is nothing to interpolate: no mask is on {span}.", span=now.span))
            return
        from vosannot.project.interpolating import interpolate_objects

        self._task = self._controller.run_stream(
            tr("Interpolate {span}", span=now.span),
            lambda: interpolate_objects(session.document, ids, now.first, now.last),
            lambda task: self._interpolated(session, task),
        )

    def _interpolated(self, session: ClipSession, task: StreamTask) -> None:
        if session is not self._controller.session:
            return
        frames, kept = (int(task.summary.get(name, 0)) for name in ("frames", "kept"))
        words = [tr_n(frames, "Interpolated {n} frame.", "Interpolated {n} frames.")]
        if not frames:
            words = [tr("No frame was interpolated.")]
        if kept:
            words.append(
                tr_n(
                    kept,
                    "{n} frame painted or approved by hand stayed as it was.",
                    "{n} frames painted or approved by hand stayed as they were.",
                )
            )
        text = " ".join([*words, *task.warnings])
        self._controller.say(Kind.DONE, text, tr("Undo"), self._controller.undo, key="range")

    # Helpers

    def _begin(self) -> tuple[ClipSession, Selection] | None:
        """The clip and the selection; says when there is none."""
        session = self._controller.session
        if session is None:
            return None
        self._controller.painter.end()
        if self._selection is None:
            self._say(tr(_NO_RANGE))
            return None
        return session, self._selection

    @staticmethod
    def _states(session: ClipSession, selection: Selection, beside: int = 0) -> list[FrameState]:
        state = session.document.state
        frames = range(selection.first - beside, selection.last + 1 + beside)
        return [s for s in map(state, frames) if s is not None]

    def _change(
        self, session: ClipSession, work: Callable[[], Sequence[int]], words: Callable[[Sequence[int]], str]
    ) -> None:
        """Change the document on the thread that may take its time: a range can be the whole of a long clip."""

        def done(frames: Sequence[int]) -> None:
            if session is self._controller.session:
                self._controller.say(Kind.DONE, words(frames), tr("Undo"), self._controller.undo, key="range")

        self._controller.store.do(work, done)

    def _say(self, text: str) -> None:
        self._controller.say(Kind.INFO, text, key="range")


def _names(objects: Sequence[ObjectInfo]) -> str:
    """“cow”, “cow” and “rider”, or how many."""
    named = [f"“{shortened(o.name)}”" for o in objects]
    if len(named) == 2:
        return tr("{one} and {other}", one=named[0], other=named[1])
    return "".join(named) if len(named) < 2 else plural(len(named), "object")


def _deleted(what: str, frames: int, manual: int) -> str:
    done = tr_n(frames, "Deleted {what} on {n} frame", "Deleted {what} on {n} frames", what=what)
    return tr("{done}, {manual} painted by hand.", done=done, manual=manual) if manual else f"{done}."
