"""What the left button means on the timeline: seeking or selecting."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from vosannot.gui.session.ranges import Selection
from vosannot.gui.timeline.track import HEAD, NAMES

if TYPE_CHECKING:
    from vosannot.gui.timeline.view import TimelineView

__all__ = ["Gesture"]

_STILL, _GRIP = 4, 5  # pixels that a press may shake; around an edge of the selection that take hold of it


class _Kind(Enum):
    NOTHING = 0
    SEEK = 1  # on ruler or strip
    LANE = 2  # a click seeks, a drag selects
    EXTEND = 3  # with Shift: a click extends the selection, a drag makes a new one
    EDGE = 4  # of the selection: a click seeks, a drag moves the edge


class Gesture:
    """From press to release. The playhead follows the end of the selection that moves."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._kind = _Kind.NOTHING
        self._pressed = QPointF()
        self._moved = False
        self._anchor = 0
        self._row: int | None = None  # where it began; None: it is not about lanes

    @property
    def active(self) -> bool:
        """The button is down."""
        return self._kind is not _Kind.NOTHING

    def press(self, at: QPointF, *, extend: bool) -> None:
        """The button goes down somewhere on the track; ``extend``: with Shift."""
        view = self._view
        self._pressed, self._moved = at, False
        self._anchor, self._row = view.frame_at(at.x()), view.row_at(at.y())
        edge = self._edge_at(at)
        if extend:
            self._kind = _Kind.EXTEND
        elif edge is not None:
            self._kind, self._anchor = _Kind.EDGE, edge
        else:
            self._kind = _Kind.SEEK if self._row is None else _Kind.LANE
            view.frame_asked.emit(self._anchor)

    def move(self, at: QPointF) -> None:
        """The mouse moves, with the button down or not."""
        view, way = self._view, at - self._pressed
        if not self.active:
            return
        self._moved = self._moved or max(abs(way.x()), abs(way.y())) >= _STILL
        frame = view.frame_at(at.x())
        if self._kind is not _Kind.SEEK:
            if not self._moved:
                return
            view.selected.emit(Selection(self._anchor, frame, self._objects_to(at.y())))
        view.reveal(frame)
        view.frame_asked.emit(frame)

    def release(self) -> bool:
        """The button goes up. Returns whether something was selected."""
        view, kind, at = self._view, self._kind, self._pressed
        frame, now = view.frame_at(at.x()), view.selection
        if kind is _Kind.LANE and not self._moved and not self.selected_at(at):
            view.selected.emit(None)
        elif kind is _Kind.EDGE and not self._moved:
            view.frame_asked.emit(frame)
        elif kind is _Kind.EXTEND and not self._moved:
            begun = Selection(view.frame, view.frame, self._objects_to(at.y())) if now is None else now
            view.selected.emit(Selection(begun.anchor, frame, begun.objects))
            view.frame_asked.emit(frame)
        self._kind = _Kind.NOTHING
        return kind is _Kind.EXTEND or (self._moved and kind in (_Kind.LANE, _Kind.EDGE))

    def give_up(self) -> None:
        """The selection was taken away meanwhile."""
        if self._moved and self._kind is not _Kind.SEEK:
            self._kind = _Kind.NOTHING

    def select_run(self, at: QPointF) -> bool:
        """Select the frames around a point on which the lane looks the same: a gap, or all that is propagated."""
        view, row = self._view, self._view.row_at(at.y())
        if view.presence is None or row is None or at.x() < NAMES:
            return False
        object_id = view.ids[row]
        first, last = view.presence.run(object_id, view.frame_at(at.x()))
        view.selected.emit(Selection(first, last, (object_id,)))
        return True

    def selected_at(self, at: QPointF) -> bool:
        """A point lies in the selection."""
        view, now, row = self._view, self._view.selection, self._view.row_at(at.y())
        if now is None or at.x() < NAMES or view.frame_at(at.x()) not in now:
            return False
        return at.y() < HEAD or (row is not None and now.shows(view.ids[row]))

    def cursor(self, at: QPointF) -> Qt.CursorShape:
        """The shape that says what a press would do."""
        if self._kind is _Kind.EDGE or (not self.active and self._edge_at(at) is not None):
            return Qt.CursorShape.SizeHorCursor
        if at.x() >= NAMES and self._view.row_at(at.y()) is not None:
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def _objects_to(self, y: float) -> tuple[int, ...] | None:
        """The objects from the lane where it began to this height; None: all."""
        view = self._view
        if self._kind is _Kind.EDGE and view.selection is not None:
            return view.selection.objects
        if self._row is None:
            return None
        row = view.nearest_row(y)
        return view.ids[min(row, self._row) : max(row, self._row) + 1]

    def _edge_at(self, at: QPointF) -> int | None:
        """Over an edge of the selection: the frame at its other end."""
        view, now, row = self._view, self._view.selection, self._view.row_at(at.y())
        if now is None or at.x() < NAMES or row is None or not now.shows(view.ids[row]):
            return None
        left, right = abs(at.x() - view.x_of(now.first)), abs(at.x() - view.x_of(now.last + 1))
        if min(left, right) > _GRIP:
            return None
        return now.first if right <= left else now.last
