"""The masks of the frames before and after the shown one, for onion skin and difference. Off, it does nothing."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.masks.label_map import LabelMap

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Beside", "Neighbours"]


class Beside(StrEnum):
    """What of the neighbours is drawn over the picture."""

    ONION = "onion"
    DIFFERENCE = "difference"


class Neighbours(QObject):
    """Reads them in a thread of its own, and only while something of them is shown.

    Attributes:
        shown: what is drawn.
        frame: the frame whose neighbours these are; -1: they have not come yet.
        before, after: uint8 [H, W], read-only; None: there is no such frame, or it has no mask.

    Signals:
        changed(): something else is drawn, or other masks have come.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._thread = Background("neighbours", controller.say_error, self)
        self._session: ClipSession | None = None
        self._busy = self._again = False
        self.shown: frozenset[Beside] = frozenset()
        self.frame = -1
        self.before: LabelMap | None = None
        self.after: LabelMap | None = None
        controller.session_changed.connect(self._another_clip)

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def toggle(self, which: Beside) -> None:
        """Draw it, or no longer."""
        self.shown ^= {which}
        self._fetch()
        self.changed.emit()

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        self._forget()
        if session is not None:
            session.shown.connect(self._fetch)
            session.changed.connect(self._document_changed)
        self.changed.emit()

    def _document_changed(self, kind: str, frames: tuple[int, ...]) -> None:
        session = self._session
        if not self.shown or kind != "labels" or session is None:
            return
        if session.frame - 1 in frames or session.frame + 1 in frames:
            self._fetch()

    def _forget(self) -> None:
        self.frame, self.before, self.after = -1, None, None

    def _fetch(self) -> None:
        """Only the newest wish counts: one is read at a time."""
        session = self._session
        if not self.shown or session is None or session.frame < 0:
            self._forget()
            return
        if session.frame != self.frame:
            self._forget()
            self.changed.emit()
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        frame, last, document = session.frame, session.frame_count - 1, session.document
        onion = Beside.ONION in self.shown

        def work() -> tuple[LabelMap | None, LabelMap | None]:
            before = document.labels(frame - 1) if frame > 0 else None
            return before, document.labels(frame + 1) if onion and frame < last else None

        self._thread.do(work, lambda found: self._take(session, frame, *found), self._failed)

    def _take(self, session: ClipSession, frame: int, before: LabelMap | None, after: LabelMap | None) -> None:
        self._busy = False
        if session is self._session and session.frame == frame and self.shown:
            self.frame, self.before, self.after = frame, before, after
            self.changed.emit()
        if self._again:
            self._fetch()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._controller.say_error(sentence)
