"""Where to look next: the list of concerns about the open clip, and the way from one to the next."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.words import tr
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.project.concerns import Concern, Evidence, rank

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Lookout"]

_DELAY_MS = 200  # frames that come close together are looked at together
_MANY = 2000  # changed frames from which everything is read anew


class Lookout(QObject):
    """Follows the document. Reading and ranking happen in a thread of its own, which alone touches the evidence.

    Attributes:
        concerns: the best first; at most fifty.
        predicted: there is a mask that could be wrong.

    Signals:
        changed(): another list.
        looked(int): a person goes to this frame of the list.
    """

    changed = Signal()
    looked = Signal(int)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._thread = Background("lookout", controller.say_error, self)
        self.concerns: tuple[Concern, ...] = ()
        self.predicted = False
        self._session: ClipSession | None = None
        self._evidence = Evidence(0)
        self._changed_frames: set[int] | None = None  # None: all
        self._busy = False
        self._trail: list[int] = []  # where the person has been
        self._at = -1
        self._seen: set[int] = set()  # of those, what has not changed since
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_DELAY_MS)
        self._late.timeout.connect(self._rank)
        controller.session_changed.connect(self._another_clip)
        controller.checking.judged.connect(self._judged)

    @property
    def names(self) -> Mapping[int, str]:
        """Of the objects, by id."""
        listed = () if self._session is None else self._session.document.objects()
        return {known.id: known.name for known in listed}

    @property
    def settled(self) -> bool:
        """The list is that of the masks as they are now."""
        return not (self._busy or self._changed_frames is None or self._changed_frames or self._late.isActive())

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        self.concerns, self.predicted = (), False
        self._trail, self._at, self._seen = [], -1, set()
        self._late.stop()
        self.changed.emit()
        if session is not None:
            checking = self._controller.checking
            self._evidence = Evidence(session.frame_count, lambda state: checking.judgements.worst(state))
            self._changed_frames = None
            session.changed.connect(self._document_changed)
            self._rank()

    def _judged(self) -> None:
        """Masks were checked: all frames are to be seen anew."""
        self._changed_frames = None
        if self._session is not None and not self._late.isActive():
            self._late.start()

    def _document_changed(self, kind: str, frames: tuple[int, ...]) -> None:
        if kind == "objects":
            self.changed.emit()  # names
        elif kind == "labels":
            self._seen.difference_update(frames)
            if self._changed_frames is not None:
                self._changed_frames.update(frames)
            if not self._late.isActive():
                self._late.start()

    def _rank(self) -> None:
        session, evidence = self._session, self._evidence
        if session is None or self._busy:  # whoever is busy comes back
            return
        frames, self._changed_frames = self._changed_frames, set()
        document = session.document

        def work() -> tuple[tuple[Concern, ...], bool]:
            if frames is None or len(frames) > _MANY:
                evidence.reset(document.states())
            else:
                evidence.update(frames, document.state)
            return rank(evidence), evidence.predicted

        self._busy = True
        self._thread.do(work, lambda found: self._take(session, *found), lambda _: self._take(session, (), False))

    def _take(self, session: ClipSession, concerns: tuple[Concern, ...], predicted: bool) -> None:
        self._busy = False
        if session is not self._session:
            self._rank()
            return
        if (concerns, predicted) != (self.concerns, self.predicted):
            self.concerns, self.predicted = concerns, predicted
            self.changed.emit()
        if (self._changed_frames is None or self._changed_frames) and not self._late.isActive():
            self._late.start()

    # Going there

    def next(self) -> None:
        """Go to the next one that has not been looked at, the best first; after the last, begin again."""
        if self._session is None:
            return
        if self._at + 1 < len(self._trail):  # the person has gone back
            self._at += 1
            self._show(self._trail[self._at])
            return
        self._seen.add(self._session.wanted)
        left = [concern for concern in self.concerns if not self._looked_at(concern)]
        if left:
            self.go(left[0].frame)
        elif not self.concerns:
            self._say(self.emptiness)
        else:
            self._seen.clear()
            self._say(tr("That was the last one; this is the first again. {frame.approve} approves what is right."))
            self.go(self.concerns[0].frame)

    def previous(self) -> None:
        """Back to the one before."""
        if self._at > 0:
            self._at -= 1
            self._show(self._trail[self._at])
        else:
            self._say(tr("There is none before this one: {go.next_concern} goes to the next frame to look at."))

    def go(self, frame: int) -> None:
        """To this one of the list."""
        if not self._trail or self._trail[-1] != frame:
            self._trail.append(frame)
        self._at = len(self._trail) - 1
        self._show(frame)

    def _show(self, frame: int) -> None:
        session = self._session
        if session is not None:
            self._seen.add(frame)
            self._controller.player.stop()
            session.show(frame)
            self.looked.emit(frame)

    def _looked_at(self, concern: Concern) -> bool:
        """The worst frame of a stretch moves a little when its neighbours change; it is the same stretch."""
        return any(concern.first <= frame <= concern.last for frame in self._seen)

    @property
    def emptiness(self) -> str:
        """Why nothing is listed."""
        if not self.predicted:
            how = tr("{propagate.adapt} adapts and propagates, then doubtful frames are listed here.")
            return tr("Nothing is predicted yet: {how}", how=how)
        return tr("Nothing stands out. Have a look all the same; {frame.approve} approves what is right.")

    def _say(self, text: str) -> None:
        self._controller.say(Kind.INFO, text, key="lookout")
