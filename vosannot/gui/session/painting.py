"""From brush positions to stored edits. Pixels change at once; the document gets the stroke when it ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.tools import ToolState
from vosannot.masks.edit import fill_polygon, flood_fill, paint_stroke
from vosannot.masks.label_map import Box, LabelMap
from vosannot.project.records import Provenance

__all__ = ["Painter"]

Point = tuple[float, float]


class Painter(QObject):
    """Paints on the shown frame of the open clip.

    Signals:
        corrected(int): a frame that a job had made was changed by hand and is now a reference.
        failed(str): the edit could not be stored.
    """

    corrected = Signal(int)
    committed = Signal(int)
    failed = Signal(str)

    def __init__(self, tools: ToolState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._session: ClipSession | None = None
        self._before: LabelMap | None = None
        self._box: Box | None = None
        self._last: Point = (0.0, 0.0)
        self._value = 0

    def attach(self, session: ClipSession | None) -> None:
        """Paint on another clip; a stroke in progress is finished first."""
        self.end()
        self._session = session

    @property
    def active(self) -> bool:
        """A stroke is in progress."""
        return self._before is not None

    def value(self, erase: bool) -> int | None:
        """The id that is painted: 0 erases; makes the first object when there is none."""
        session = self._session
        if erase or session is None:
            return 0
        ids = [o.id for o in session.document.objects()]
        if self._tools.object in ids:
            return self._tools.object
        if not ids:
            try:
                ids = [session.document.add_object().id]
            except VosannotError as error:
                self.failed.emit(str(error))
                return None
        self._tools.object = ids[0]
        return ids[0]

    def begin(self, point: Point, erase: bool) -> bool:
        """Start a stroke with a dab; False when the frame cannot be painted just now."""
        session = self._session
        if session is None or self.active:
            return False
        value = self.value(erase)
        if value is None or not session.hold():
            return False
        self._before, self._box, self._value = session.labels.copy(), None, value
        self._last = point
        self._paint([point])
        return True

    def extend(self, point: Point) -> None:
        """Go on to this point."""
        if self.active:
            self._paint([self._last, point])
            self._last = point

    def end(self) -> None:
        """Store the stroke."""
        if not self.active:
            return
        before, box = self._before, self._box
        self._before = self._box = None
        self._commit(before, box, self._title("Paint", "Erase", self._value))

    def cancel(self) -> None:
        """Take the stroke in progress back."""
        session, before, box = self._session, self._before, self._box
        self._before = self._box = None
        if session is not None and before is not None:
            if box is not None:
                session.labels[box.slices] = before[box.slices]
                session.mark_painted(box)
            session.release()

    def polygon(self, points: Sequence[Point], erase: bool) -> None:
        """Fill a polygon."""
        value = self.value(erase)
        if value is not None:
            only = self._only(value)
            self.apply(
                lambda labels: fill_polygon(labels, points, value, only=only),
                self._title("Polygon", "Erase polygon", value),
            )

    def fill(self, point: Point, erase: bool) -> None:
        """Fill the region of equal id around a point."""
        value = self.value(erase)
        if value is not None:
            self.apply(lambda labels: flood_fill(labels, *point, value), self._title("Fill", "Erase region", value))

    def _only(self, value: int) -> int | None:
        """What a protecting tool may change: free pixels, or only the current object's when it erases."""
        if not self._tools.protect:
            return None
        return 0 if value else self._tools.object

    def _paint(self, points: list[Point]) -> None:
        assert self._session is not None
        labels, radius = self._session.labels, self._tools.radius
        box = paint_stroke(labels, points, radius, self._value, only=self._only(self._value))
        if box is not None:
            self._box = box if self._box is None else self._box.union(box)
            self._session.mark_painted(box)

    def apply(self, edit: Callable[[LabelMap], Box | None], title: str) -> Box | None:
        """Change the shown frame's label map at once: one step to undo.

        Args:
            edit: changes the label map in place and returns the box of what it changed.

        Returns:
            That box; None when nothing changed, or the frame cannot be painted just now.
        """
        session = self._session
        if session is None or not session.hold():
            return None
        before = session.labels.copy()
        box = edit(session.labels)
        if box is not None:
            session.mark_painted(box)
        self._commit(before, box, title)
        return box

    def _commit(self, before: LabelMap | None, box: Box | None, title: str) -> None:
        session = self._session
        assert session is not None
        try:
            if before is None or box is None:
                return
            frame, old = session.frame, session.state()
            session.commit(box, before, title)
            self.committed.emit(frame)
            if old is not None and old.provenance is not Provenance.MANUAL:
                self.corrected.emit(frame)
        except VosannotError as error:
            if before is not None and box is not None:
                session.labels[box.slices] = before[box.slices]
                session.mark_painted(box)
            self.failed.emit(str(error))
        finally:
            session.release()

    def _title(self, paint: str, erase: str, value: int) -> str:
        if value == 0 or self._session is None:
            return erase
        names = {o.id: o.name for o in self._session.document.objects()}
        return f"{paint} {names.get(value, value)}"
