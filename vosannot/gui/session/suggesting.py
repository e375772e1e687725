"""Suggestions: a mask that the computer proposes for the shown frame, and the person accepts, refines or drops."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from vosannot.core.words import tr
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.masks.edit import replace_mask
from vosannot.masks.label_map import Box, LabelMap, bounding_box

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Mask", "Suggester"]

Mask: TypeAlias = npt.NDArray[np.bool_]


class Suggester(QObject):
    """Base of GrabCut and click-to-segment.

    Attributes:
        frame: the frame that is worked on; None while there is nothing.
        mask: bool [H, W], what is suggested so far, or None.
        working: it is being computed.
        stage: what is done just now, in words, while working.

    Signals:
        changed(): any of these, or the hints.
    """

    changed = Signal()
    title = ""

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self.frame: int | None = None
        self.mask: Mask | None = None
        self.working = False
        self.stage = ""
        self._replaces = False
        self._session: ClipSession | None = None
        controller.session_changed.connect(self.dismiss)

    @property
    def active(self) -> bool:
        """There are hints or a suggestion."""
        return self.frame is not None

    @property
    def row(self) -> float | None:
        """About which row of the frame the hints are."""
        return None

    def _enter(self, *, replaces: bool = False) -> bool:
        """Begin on the shown frame; False when it is not possible just now."""
        session = self._controller.session
        if session is None or not session.up_to_date or session.image is None:
            return False
        self._forget()
        self._session, self.frame, self._replaces = session, session.frame, replaces
        return True

    def accept(self) -> None:
        """Put the suggestion into the label map: one step to undo."""
        if self.working:
            self._say(tr("The suggestion is still being computed; Enter accepts it when it is there."))
            return
        if self.mask is None or self._session is None:
            return
        edit = self._edit(self.mask, self._replaces)
        if edit is None:
            return
        title = tr(self.title, name=self._controller.painter.name(self._controller.tools.object or 0))
        session, frame = self._session, self.frame
        if session is self._controller.session and session.frame == frame and session.up_to_date:
            if self._controller.painter.apply(edit, title) is None:
                self._say(tr("The suggestion changes nothing: the mask has these pixels already."))
            self.dismiss()

    def _edit(self, mask: Mask, replaces: bool) -> Callable[[LabelMap], Box | None] | None:
        """What puts the mask into a label map, for the object that is current now; makes the first one."""
        controller = self._controller
        value = controller.painter.value(False)
        if value is None:
            return None
        only, replaces = controller.painter.spared, replaces or controller.tools.replaces

        def edit(labels: LabelMap) -> Box | None:
            whole = mask if replaces else mask | (labels == value)
            return replace_mask(labels, Box(0, 0, *labels.shape), whole, value, only=only)

        return edit

    def leave(self) -> None:
        """Another tool or frame comes: what was suggested goes, but not without a way back."""
        session, frame, mask = self._session, self.frame, self.mask
        if mask is None or session is None or frame is None:
            self.dismiss()
            return
        replaces = self._replaces
        self.dismiss()
        text = tr("The suggestion on frame {frame} was not accepted (Enter), so nothing was changed.", frame=frame)
        self._controller.say(
            Kind.INFO, text, tr("Accept it"), lambda: self._late(session, frame, mask, replaces), key="suggestion"
        )

    def _late(self, session: ClipSession, frame: int, mask: Mask, replaces: bool) -> None:
        """Accepted after all, on its own frame, whichever is shown now."""
        if session is not self._controller.session:
            return
        self._controller.painter.end()
        edit, document = self._edit(mask, replaces), session.document
        title = tr(self.title, name=self._controller.painter.name(self._controller.tools.object or 0))
        if edit is None:
            return

        def work() -> None:
            current = document.labels(frame)
            before = np.zeros_like(session.labels) if current is None else current
            after = before.copy()
            edit(after)
            box = bounding_box(before != after)
            if box is not None:
                document.commit_edit(frame, box, before[box.slices].copy(), after[box.slices].copy(), title)

        def done(_: None) -> None:
            if session is self._controller.session:
                session.show(frame)

        self._controller.store.do(work, done)

    def dismiss(self) -> None:
        """Give hints and suggestion up."""
        if self.active:
            self._forget()
            self.changed.emit()

    def _forget(self) -> None:
        """Also ends what is being computed, or makes its result count for nothing."""
        self.frame = self.mask = self._session = None
        self.working, self.stage = False, ""

    def step_back(self) -> None:
        """Take the last hint back."""
        raise NotImplementedError

    def _show(self, mask: Mask | None) -> None:
        self.mask, self.working, self.stage = mask, False, ""
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self.working, self.stage = False, ""
        self._controller.say_error(sentence)
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._controller.say(Kind.INFO, text, key="suggestion")
