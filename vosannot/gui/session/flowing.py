"""The flow of the shown frame in colours, for the canvas. Off, nothing is computed and nothing is drawn."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import decimal, tr
from vosannot.gui.background import Background
from vosannot.gui.session.clip import ClipSession
from vosannot.media.clip import Image

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.media.flow_reader import FlowReader

__all__ = ["Coloured", "Flowing"]

_KEPT = 24  # pictures; each takes about 300 kB


@dataclass(frozen=True, slots=True)
class Coloured:
    """The flow of one frame.

    Attributes:
        picture: uint8 RGB [h, w, 3] at the working size.
        other: the frame that it leads to.
        fastest: what has full colour, in pixels of the clip.
    """

    picture: Image
    other: int
    fastest: float


class Flowing(QObject):
    """Reads or computes it in a thread of its own.

    Attributes:
        shown: it is drawn.

    Signals:
        changed(): it is drawn now or no longer, or another picture has come.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._thread = Background("flow", lambda _: None, self)
        self._source = _Source()
        self._session: ClipSession | None = None
        self._known: dict[int, Coloured | str] = {}
        self._busy = False
        self.shown = False
        controller.session_changed.connect(self._another_clip)

    def close(self) -> None:
        """End the thread."""
        self._thread.do(self._source.close)
        self._thread.close(1.0)

    @property
    def now(self) -> Coloured | None:
        """Of the shown frame; None: not shown, still being computed, or there is none."""
        found = None if self._session is None else self._known.get(self._session.frame)
        return found if self.shown and isinstance(found, Coloured) else None

    @property
    def words(self) -> str:
        """What the key on the canvas says; "" while nothing is shown."""
        session = self._session
        if not self.shown or session is None or session.frame < 0:
            return ""
        found = self._known.get(session.frame)
        if found is None:
            return tr("computing flow …")
        if isinstance(found, str):
            return found
        return tr(
            "flow to frame {other} · full colour: {fastest} px", other=found.other, fastest=decimal(found.fastest, 1)
        )

    def toggle(self) -> None:
        """Draw it, or no longer."""
        self.shown = not self.shown
        self._fetch()
        self.changed.emit()

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        self._known.clear()
        if session is not None:
            session.shown.connect(self._frame_shown)
        self.changed.emit()

    def _frame_shown(self) -> None:
        if self.shown:
            self._fetch()
            self.changed.emit()

    def _fetch(self) -> None:
        """Only the newest wish counts: one is computed at a time."""
        session = self._session
        if not self.shown or session is None or session.frame < 0 or session.frame in self._known or self._busy:
            return
        self._busy = True
        frame, path = session.frame, session.info.path
        self._thread.do(
            lambda: self._source.coloured(path, frame),
            lambda found: self._take(session, frame, found),
            lambda sentence: self._take(session, frame, sentence),
        )

    def _take(self, session: ClipSession, frame: int, found: Coloured | str) -> None:
        self._busy = False
        if session is self._session:
            self._known[frame] = found
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
            if session.frame == frame:
                self.changed.emit()
        self._fetch()


class _Source:
    """The clip, opened once more; only ever touched by the thread."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._clip: Any = None
        self._reader: FlowReader | None = None

    def coloured(self, path: Path, frame: int) -> Coloured | str:
        """The flow from a frame to the next one, of the last one to the one before; a sentence where there is none."""
        from vosannot.media.flow import flow_picture, full_colour

        reader = self._opened(path)
        count = self._clip.info.frame_count
        if count < 2:
            return tr("a single picture has no flow")
        other = frame + 1 if frame + 1 < count else frame - 1
        flow = reader.flow(frame, other)
        fastest = full_colour(flow)
        scale = self._clip.info.height / flow.shape[0]
        return Coloured(np.ascontiguousarray(flow_picture(flow, fastest)), other, fastest * scale)

    def _opened(self, path: Path) -> "FlowReader":
        from vosannot.media.clip import open_clip
        from vosannot.media.flow_cache import FlowCache
        from vosannot.media.flow_reader import SHORT_SIDE, FlowReader
        from vosannot.project.videos import fingerprint

        if path != self._path or self._reader is None:
            self.close()
            self._clip, self._path = open_clip(path), path
            kept = FlowCache().of(fingerprint(path, self._clip.info.stems), "dis", SHORT_SIDE)
            self._reader = FlowReader(self._clip, kept, SHORT_SIDE)
        return self._reader

    def close(self) -> None:
        if self._clip is not None:
            with suppress(VosannotError):
                self._clip.close()
        self._path = self._clip = self._reader = None
