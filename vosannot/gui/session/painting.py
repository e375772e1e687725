"""From brush positions to stored edits. Pixels change at once; the document gets the stroke when it ends."""

from collections.abc import Callable, Sequence
from math import ceil, floor

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import mark, tr
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.tools import ToolState
from vosannot.masks.edit import fill_polygon, flood_fill, paint_stroke
from vosannot.masks.label_map import Box, LabelMap
from vosannot.project.records import Provenance

__all__ = ["Painter"]

Point = tuple[float, float]
_WAIT_MS, _MOST_WAITS = 15, 200
_TAPER = 24  # parts of a piece of a stroke along which a pen's pressure changes


class Painter(QObject):
    """Paints on the shown frame of the open clip.

    Attributes:
        settle: called before the shown frame is changed: what is shown in place of its mask may become its mask now.

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
        self._radius = 0.0
        self.settle: Callable[[], None] = _nothing

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

    @property
    def labels(self) -> LabelMap | None:
        """The shown frame's label map, if it can be edited just now."""
        session = self._session
        return session.labels if session is not None and session.up_to_date and session.image is not None else None

    def object_at(self, point: Point) -> int:
        """Id of the object under a point; 0: none."""
        labels, x, y = self.labels, floor(point[0]), floor(point[1])
        if labels is None or not (0 <= y < labels.shape[0] and 0 <= x < labels.shape[1]):
            return 0
        return int(labels[y, x])

    def name(self, object_id: int) -> str:
        """What the person calls an object."""
        listed = () if self._session is None else self._session.document.objects()
        return next((o.name for o in listed if o.id == object_id), str(object_id))

    @property
    def spared(self) -> int | None:
        """``only`` of an edit that adds to an object: 0 while other objects are protected."""
        return 0 if self._tools.protect else None

    def begin(self, point: Point, erase: bool, radius: float | None = None) -> bool:
        """Start a stroke with a dab; False when the frame cannot be painted just now.

        Args:
            radius: of the brush in pixels of the clip; by default the tool's.
        """
        session = self._session
        if session is None or self.active:
            return False
        self.settle()
        value = self.value(erase)
        if value is None or not session.hold():
            return False
        self._before, self._box, self._value = session.labels.copy(), None, value
        self._last, self._radius = point, self._tools.radius if radius is None else radius
        self._paint([point], self._radius)
        return True

    def extend(self, point: Point, radius: float | None = None) -> None:
        """Go on to this point; the radius changes evenly on the way."""
        if not self.active:
            return
        radius = self._tools.radius if radius is None else radius
        (xa, ya), (xb, yb), before = self._last, point, self._radius
        steps = min(max(1, ceil(2 * abs(radius - before))), _TAPER)
        for step in range(1, steps + 1):
            share = step / steps
            there = xa + (xb - xa) * share, ya + (yb - ya) * share
            self._paint([self._last, there], before + (radius - before) * share)
            self._last = there
        self._last, self._radius = point, radius

    def end(self) -> None:
        """Store the stroke."""
        if not self.active:
            return
        before, box = self._before, self._box
        self._before = self._box = None
        self._commit(before, box, self._title(mark("Paint {name}"), mark("Erase"), self._value))

    def cancel(self) -> None:
        """Take the stroke in progress back."""
        session, before, box = self._session, self._before, self._box
        self._before = self._box = None
        if session is not None and before is not None:
            if box is not None:
                session.labels[box.slices] = before[box.slices]
                session.mark_painted(box)
            session.release()

    def polygon(
        self,
        points: Sequence[Point],
        erase: bool,
        *,
        what: tuple[str, str] = (mark("Polygon {name}"), mark("Erase polygon")),
        leaving: bool = False,
    ) -> None:
        """Fill a polygon; the history calls this ``what``: painting, erasing; ``leaving`` as for :meth:`apply`."""
        value = self.value(erase)
        if value is not None:
            only = self._only(value)
            self.apply(
                lambda labels: fill_polygon(labels, points, value, only=only),
                self._title(*what, value),
                leaving=leaving,
            )

    def fill(self, point: Point, erase: bool) -> None:
        """Fill the region of equal id around a point."""
        value = self.value(erase)
        if value is not None:
            self.apply(
                lambda labels: flood_fill(labels, *point, value),
                self._title(mark("Fill {name}"), mark("Erase region"), value),
            )

    def _only(self, value: int) -> int | None:
        """What a protecting tool may change: free pixels, or only the current object's when it erases."""
        if not self._tools.protect:
            return None
        return 0 if value else self._tools.object

    def _paint(self, points: list[Point], radius: float) -> None:
        assert self._session is not None
        labels = self._session.labels
        box = paint_stroke(labels, points, radius, self._value, only=self._only(self._value))
        if box is not None:
            self._box = box if self._box is None else self._box.union(box)
            self._session.mark_painted(box)

    def apply(self, edit: Callable[[LabelMap], Box | None], title: str, *, leaving: bool = False) -> Box | None:
        """Change the shown frame's label map at once: one step to undo.

        Args:
            edit: changes the label map in place and returns the box of what it changed.
            leaving: another frame has been asked for and this one is still shown: the edit is finished on it.

        Returns:
            That box; None when nothing changed, or not yet: while the shown frame's label map is being fetched anew
            (an undo has changed it), the edit waits for it.
        """
        session = self._session
        if session is None:
            return None
        self.settle()
        if not session.hold(leaving=leaving):
            self._later(session, session.frame, lambda: self.apply(edit, title, leaving=leaving))
            return None
        before = session.labels.copy()
        box = edit(session.labels)
        if box is not None:
            session.mark_painted(box)
        self._commit(before, box, title)
        return box

    def _later(self, session: ClipSession, frame: int, do: Callable[[], object], waits: int = 0) -> None:
        """As soon as the frame is ready, if it stays the one that is shown."""

        def again() -> None:
            if session is not self._session or session.frame != frame or session.wanted != frame:
                return
            if session.up_to_date:
                do()
            elif waits < _MOST_WAITS:
                self._later(session, frame, do, waits + 1)

        if session.frame == session.wanted:
            QTimer.singleShot(_WAIT_MS, self, again)

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
            return tr(erase)
        names = {o.id: o.name for o in self._session.document.objects()}
        return tr(paint, name=names.get(value, value))


def _nothing() -> None:
    """Nothing is shown in place of a mask."""
