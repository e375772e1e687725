"""What the Mask menu does: refine a mask, copy masks to a neighbour, merge, swap and split objects."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer

from vosannot.core.words import mark, plural, tr
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.painting import Point
from vosannot.gui.session.stream_task import StreamTask
from vosannot.masks.edit import replace_label, replace_mask, swap_labels
from vosannot.masks.label_map import Box, LabelMap, bounding_box
from vosannot.masks.morphology import fill_holes, grow, keep_largest, remove_specks, shrink, smooth
from vosannot.masks.pieces import piece_at
from vosannot.project.changes import ChangeKind
from vosannot.project.records import FrameState, Provenance

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Masking", "Refinement"]


class Refinement(StrEnum):
    """Ways to refine a mask."""

    GROW = "grow"
    SHRINK = "shrink"
    SMOOTH = "smooth"
    FILL_HOLES = "fill_holes"
    REMOVE_SPECKS = "remove_specks"
    KEEP_LARGEST = "keep_largest"


_TITLES = {
    Refinement.GROW: mark("Grow {name}"),
    Refinement.SHRINK: mark("Shrink {name}"),
    Refinement.SMOOTH: mark("Smooth {name}"),
    Refinement.FILL_HOLES: mark("Fill holes of {name}"),
    Refinement.REMOVE_SPECKS: mark("Remove specks of {name}"),
    Refinement.KEEP_LARGEST: mark("Keep the largest piece of {name}"),
}
_WAIT_MS, _MOST_WAITS = 15, 200
_AS_IT_IS = mark("Nothing to change: “{name}” stays as it is on this frame.")
_NOTHING = {
    Refinement.FILL_HOLES: mark("Nothing to change: “{name}” has no holes on this frame."),
    Refinement.REMOVE_SPECKS: mark("Nothing to change: “{name}” has no specks of that size on this frame."),
    Refinement.KEEP_LARGEST: mark("Nothing to change: “{name}” is in one piece on this frame."),
}


@dataclass(frozen=True, slots=True)
class _Copy:
    """Masks on their way to another frame. ``object_id`` None: all objects."""

    labels: LabelMap
    frame: int
    target: int
    object_id: int | None
    only: int | None
    title: str

    def onto(self, current: LabelMap) -> LabelMap:
        if self.object_id is None:
            return self.labels
        after = current.copy()
        replace_mask(after, Box(0, 0, *after.shape), self.labels == self.object_id, self.object_id, only=self.only)
        return after


class Masking(QObject):
    """Works on the current object of the open clip; what cannot be done is said in one sentence."""

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller

    # One frame

    def refine(self, how: Refinement) -> None:
        """Change the current object's mask on the shown frame: one step to undo."""
        self._soon(lambda: self._refine(how))

    def _refine(self, how: Refinement) -> None:
        found = self._current(how)
        if found is None:
            return
        session, object_id, name = found
        tools = self._controller.tools
        only = 0 if tools.protect else None
        edits: dict[Refinement, Callable[[LabelMap], Box | None]] = {
            Refinement.GROW: lambda labels: grow(labels, object_id, tools.amount("grow"), only=only),
            Refinement.SHRINK: lambda labels: shrink(labels, object_id, tools.amount("grow")),
            Refinement.SMOOTH: lambda labels: smooth(labels, object_id, tools.amount("smooth"), only=only),
            Refinement.FILL_HOLES: lambda labels: fill_holes(labels, object_id, only=only),
            Refinement.REMOVE_SPECKS: lambda labels: remove_specks(labels, object_id, tools.amount("speck")),
            Refinement.KEEP_LARGEST: lambda labels: keep_largest(labels, object_id),
        }
        if self._controller.painter.apply(edits[how], tr(_TITLES[how], name=name)) is None and session.up_to_date:
            self.say(tr(_NOTHING.get(how, _AS_IT_IS), name=name))

    def copy(self, step: int, *, everything: bool = False) -> None:
        """Copy the current object's mask, or all masks, ``step`` frames on, and go there.

        What was painted or approved there is not overwritten unasked.
        """
        self._soon(lambda: self._begin_copy(step, everything))

    def _begin_copy(self, step: int, everything: bool) -> None:
        found = self._shown() if everything else self._current(None)
        if found is None:
            return
        session, object_id, name = found
        if not session.labels.any():
            self.say(tr("This frame has no mask, so there is nothing to take from here."))
            return
        target = session.frame + step
        if not 0 <= target < session.frame_count:
            last = tr("This is the last frame; there is none to copy to.")
            self.say(last if step > 0 else tr("This is the first frame; there is none to copy to."))
            return
        only = 0 if self._controller.tools.protect else None
        what = tr("all masks") if everything else name
        work = _Copy(
            session.labels.copy(), session.frame, target, None if everything else object_id, only,
            tr("Copy {what} to frame {target}", what=what, target=target),
        )  # fmt: skip
        self._copy(session, work, replace=False)

    def _copy(self, session: ClipSession, copy: _Copy, *, replace: bool) -> None:
        document = session.document

        def work() -> bool:
            current = document.labels(copy.target)
            before = np.zeros_like(copy.labels) if current is None else current
            after = copy.onto(before)
            changed = before != after
            state = document.state(copy.target)
            guarded = state is not None and state.provenance is not Provenance.PROPAGATED
            if guarded and not replace and (before[changed] != 0).any():
                return False
            box = bounding_box(changed)
            if box is not None:
                part = box.slices
                document.commit_edit(copy.target, box, before[part].copy(), after[part].copy(), copy.title)
            return True

        def done(copied: bool) -> None:
            if session is not self._controller.session:
                return
            if copied:
                session.show(copy.target)
                text = tr("Copied to frame {target}, which is now a reference.", target=copy.target)
                self._controller.say(Kind.INFO, text, tr("Undo"), self._controller.undo, key="copy")
            else:
                text = tr(
                    "Frame {target} was painted or approved by hand: nothing was copied onto it.", target=copy.target
                )
                again: Callable[[], None] = lambda: self._copy(session, copy, replace=True)  # noqa: E731
                self._controller.say(Kind.WARNING, text, tr("Replace"), again, key="copy")

        self._controller.store.do(work, done)

    # Two objects, and pieces

    def merge(self, into: int, *, everywhere: bool) -> None:
        """Make the current object part of another one."""
        self._soon(lambda: self._merge(into, everywhere))

    def _merge(self, into: int, everywhere: bool) -> None:
        found = self._shown() if everywhere else self._current(None)
        if found is None:
            return
        session, object_id, name = found
        other = self._names(session).get(into, str(into))
        if not everywhere:
            self._controller.painter.apply(
                lambda labels: replace_label(labels, object_id, into),
                tr("Merge {name} into {other}", name=name, other=other),
            )
            return
        from vosannot.project.relabelling import merge_objects

        def merged() -> None:
            self._controller.tools.object = into

        self._run(
            tr("Merge {name} into {other}", name=name, other=other),
            lambda: merge_objects(session.document, object_id, into),
            merged,
        )

    def swap(self, other: int, *, everywhere: bool) -> None:
        """Exchange the current object's pixels with those of another one."""
        self._soon(lambda: self._swap(other, everywhere))

    def _swap(self, other: int, everywhere: bool) -> None:
        found = self._shown()
        if found is None:
            return
        session, object_id, name = found
        title = tr("Swap {name} and {other}", name=name, other=self._names(session).get(other, other))
        if not everywhere:
            if self._controller.painter.apply(lambda labels: swap_labels(labels, object_id, other), title) is None:
                self.say(tr("Neither object has a mask on this frame."))
            return
        from vosannot.project.relabelling import swap_objects

        self._run(title, lambda: swap_objects(session.document, object_id, other))

    def split(self, point: Point, *, everywhere: bool) -> None:
        """Make the connected piece under a point a new object."""
        self._soon(lambda: self._split(point, everywhere))

    def _split(self, point: Point, everywhere: bool) -> None:
        session = self._ready()
        if session is None:
            return
        found = piece_at(session.labels, *point)
        if found is None:
            self.say(tr("There is no mask under the cursor: click the piece that becomes a new object."))
            return
        object_id, piece = found
        name = self._names(session).get(object_id, str(object_id))
        if not ((session.labels == object_id) & ~piece).any():
            self.say(tr("“{name}” is in one piece on this frame: erase a line between the parts first.", name=name))
            return
        if everywhere:
            from vosannot.project.relabelling import split_object

            frame = session.frame
            self._run(
                tr("Split {name}", name=name), lambda: split_object(session.document, frame, object_id, piece), None
            )
            return
        self._split_here(session, name, piece)

    def _split_here(self, session: ClipSession, name: str, piece: np.ndarray) -> None:
        """One step, although it adds an object and changes a frame."""
        frame, labels, document = session.frame, session.labels.copy(), session.document

        def work() -> int:
            added = document.free_object(tr("{name} (split)", name=name[:70]))
            labels[piece] = added.id
            state = FrameState(frame, Provenance.MANUAL, None, ())
            document.set_many(
                {frame: (state, labels)}, tr("Split {name}", name=name), new_objects=(added,), kind=ChangeKind.EDIT
            )
            return added.id

        def done(object_id: int) -> None:
            if session is self._controller.session:
                self._controller.tools.object = object_id

        self._controller.store.do(work, done)

    def _run(self, title: str, open_stream: Callable, then: Callable[[], None] | None = None) -> None:
        """On every frame: in the background, with progress."""
        controller = self._controller
        running = controller.propagation.task
        if running is not None and not running.over:
            controller.say(
                Kind.WARNING,
                tr("Masks are being propagated: wait for that, or stop it ({propagate.stop})."),
                key="mask",
            )
            return
        session = controller.session

        def done(task: StreamTask) -> None:
            if session is not controller.session:
                return
            if then is not None:
                then()
            added = task.summary.get("object")
            if added is not None:
                controller.tools.object = int(added)
            frames = int(task.summary.get("frames", 0))
            text = tr("{title}: {frames} changed.", title=title, frames=plural(frames, "frame"))
            controller.say(Kind.DONE, text, tr("Undo"), controller.undo, key="mask")

        controller.run_stream(title, open_stream, done)

    # Helpers

    def others(self) -> list[tuple[int, str]]:
        """The objects besides the current one: id and name."""
        session = self._controller.session
        current = self._controller.tools.object
        listed = () if session is None else session.document.objects()
        return [(o.id, o.name) for o in listed if o.id != current]

    def _soon(self, do: Callable[[], None], waits: int = 0) -> None:
        """Now, or as soon as the frame that was asked for is shown (an undo, say, has just changed it)."""
        session = self._controller.session
        if session is None:
            return
        if session.up_to_date or waits >= _MOST_WAITS:
            do()
            return

        def again() -> None:
            if session is self._controller.session:
                self._soon(do, waits + 1)

        QTimer.singleShot(_WAIT_MS, self, again)

    def _ready(self) -> ClipSession | None:
        session = self._controller.session
        self._controller.painter.end()
        return session if session is not None and session.up_to_date and session.image is not None else None

    def _names(self, session: ClipSession) -> dict[int, str]:
        return {o.id: o.name for o in session.document.objects()}

    def _shown(self) -> tuple[ClipSession, int, str] | None:
        """The open clip and the current object; says what is missing."""
        session = self._ready()
        if session is None:
            return None
        names = self._names(session)
        object_id = self._controller.tools.object
        if object_id not in names:
            self.say(tr("There is no object yet: paint one first."))
            return None
        return session, object_id, names[object_id]

    def _current(self, how: Refinement | None) -> tuple[ClipSession, int, str] | None:
        """As :meth:`_shown`, and the object has a mask on this frame."""
        found = self._shown()
        if found is None:
            return None
        session, object_id, name = found
        if not (session.labels == object_id).any():
            refine = tr("“{name}” has no mask on this frame, so there is nothing to refine.", name=name)
            take = tr("“{name}” has no mask on this frame, so there is nothing to take from here.", name=name)
            self.say(take if how is None else refine)
            return None
        return found

    def say(self, text: str) -> None:
        """Tell why nothing was done."""
        self._controller.say(Kind.INFO, text, key="mask")
