"""Lasso, box and polygon."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vosannot.core.words import mark
from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.handler import HALO, Plain, Pointer, draw_outline, near
from vosannot.gui.session.painting import Painter, Point
from vosannot.gui.session.tools import ToolState

__all__ = ["BoxHandler", "LassoHandler", "PolygonHandler", "rectangle"]

_NEXT = 1.5  # widget pixels that the lasso moves before it takes another point


def rectangle(start: Point, end: Point, *, square: bool) -> list[Point]:
    """The corners of the rectangle between two opposite ones; ``square`` makes its sides equal."""
    (xa, ya), (xb, yb) = start, end
    if square:
        side = max(abs(xb - xa), abs(yb - ya))
        xb, yb = xa + (side if xb >= xa else -side), ya + (side if yb >= ya else -side)
    return [(xa, ya), (xb, ya), (xb, yb), (xa, yb)]


class _Dragged(Plain):
    """A shape that is drawn while the button is down and filled when it goes up."""

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera) -> None:
        super().__init__(painter, tools, camera)
        self.points: list[Point] = []
        self._erase = False

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self.points)

    def press(self, at: Pointer) -> bool:
        if self.points:
            return False  # the other button: one shape at a time
        self.points, self._erase = [at.point], at.erase
        return True

    def release(self) -> bool:
        return self._finish(leaving=False)

    def leave(self) -> bool:
        """Drawn so far is drawn."""
        return self._finish(leaving=True)

    def _finish(self, *, leaving: bool) -> bool:
        points, self.points = self.points, []
        if len(points) > 2:
            self._painter.polygon(points, self._erase, what=self._what, leaving=leaving)
        return bool(points)

    def cancel(self) -> bool:
        self.points = []
        return True

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        if len(self.points) > 1:
            line = [camera.to_view(x, y) for x, y in self.points]
            bright = QColor("white") if self._erase else colour.lighter(125)
            draw_outline(painter, line, bright, closed=self._closed)

    _closed = False
    _what = ("", "")


class LassoHandler(_Dragged):
    """Freehand."""

    _what = (mark("Lasso {name}"), mark("Erase lasso"))

    def move(self, at: Pointer) -> bool:
        if not self.points:
            return False
        last = self._camera.to_view(*self.points[-1])
        if not near(self._camera.to_view(*at.point), last, _NEXT):
            self.points.append(at.point)
        return True


class BoxHandler(_Dragged):
    """From corner to corner; Shift makes a square."""

    _closed = True
    _what = (mark("Box {name}"), mark("Erase box"))

    def move(self, at: Pointer) -> bool:
        if not self.points:
            return False
        self.points = rectangle(self.points[0], at.point, square=at.shift)
        return True


class PolygonHandler(Plain):
    """Corner by corner. A click on the first one closes it; then corners can be dragged, inserted on an edge and
    deleted until Enter fills it. Enter or a double click also fills one that is open.
    """

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera) -> None:
        super().__init__(painter, tools, camera)
        self.points: list[Point] = []
        self.closed = False
        self._erase = False
        self._held: int | None = None  # corner that is dragged
        self._chosen: int | None = None  # corner that Delete removes

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self.points)

    def press(self, at: Pointer) -> bool:
        corner = self._corner_at(at.point)
        if not self.points:
            self._erase = at.erase
        elif corner is not None and at.erase is not self._erase:
            return self._remove(corner)
        elif corner == 0 and not self.closed and len(self.points) > 2:
            self.closed, self._chosen = True, None
            return True
        elif corner is not None:
            self._held = self._chosen = corner
            return True
        elif self.closed:
            return self._press_closed(at)
        self.points.append(at.point)
        self._chosen = None
        return True

    def _press_closed(self, at: Pointer) -> bool:
        """An edge gets a corner; a press beside the polygon fills it and begins the next."""
        edge = self._edge_at(at.point)
        if edge is not None:
            self.points.insert(edge + 1, at.point)
            self._held = self._chosen = edge + 1
            return True
        if self._inside(at.point):
            return False
        self.confirm()
        return self.press(at)

    def move(self, at: Pointer) -> bool:
        if self._held is not None:
            self.points[self._held] = at.point
        return bool(self.points)

    def release(self) -> bool:
        self._held = None
        return False

    def double_click(self, at: Pointer) -> bool:
        # The first click of the two has already put a corner here.
        return self.confirm() if self.points else self.press(at)

    def confirm(self) -> bool:
        return self._finish(leaving=False)

    def leave(self) -> bool:
        """A closed polygon is filled; an open one waits."""
        return self._finish(leaving=True) if self.closed else False

    def _finish(self, *, leaving: bool) -> bool:
        points = self.points
        self.cancel()
        if len(points) > 2:
            self._painter.polygon(points, self._erase, leaving=leaving)
        return True

    def step_back(self) -> bool:
        if self.closed:
            self.closed = False
        elif self.points:
            self.points.pop()
        self._chosen = self._held = None
        return True

    def delete(self) -> bool:
        return self._remove(len(self.points) - 1 if self._chosen is None else self._chosen)

    def _remove(self, corner: int) -> bool:
        if 0 <= corner < len(self.points):
            del self.points[corner]
        self._held = self._chosen = None
        if len(self.points) < 3:
            self.closed = False
        return True

    def cancel(self) -> bool:
        self.points, self.closed = [], False
        self._held = self._chosen = None
        return True

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        if mouse is not None and self.points:
            point = self._camera.to_clip(mouse)
            if self._corner_at(point) is not None:
                return Qt.CursorShape.PointingHandCursor
            if self.closed and self._edge_at(point) is not None:
                return Qt.CursorShape.DragCopyCursor
        return Qt.CursorShape.CrossCursor

    def _corner_at(self, point: Point) -> int | None:
        place = self._camera.to_view(*point)
        return next((i for i, p in enumerate(self.points) if near(self._camera.to_view(*p), place)), None)

    def _edge_at(self, point: Point) -> int | None:
        """The edge (named by its first corner) under a point."""
        p = self._camera.to_view(*point)
        corners = [self._camera.to_view(*q) for q in self.points]
        for i, a in enumerate(corners):
            along = corners[(i + 1) % len(corners)] - a
            length = QPointF.dotProduct(along, along)
            share = QPointF.dotProduct(p - a, along) / length if length else 0.0
            if 0 <= share <= 1 and near(p, a + along * share, 6.0):
                return i
        return None

    def _inside(self, point: Point) -> bool:
        polygon = QPolygonF([QPointF(*p) for p in self.points])
        return polygon.containsPoint(QPointF(*point), Qt.FillRule.WindingFill)

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        if not self.points:
            return
        corners = [camera.to_view(x, y) for x, y in self.points]
        bright = QColor("white") if self._erase else colour.lighter(125)
        growing = mouse is not None and not self.closed and self._held is None
        draw_outline(painter, [*corners, mouse] if growing and mouse else corners, bright, closed=self.closed)
        painter.setPen(QPen(HALO, 1.2))
        for i, corner in enumerate(corners):
            over = mouse is not None and near(mouse, corner)
            closing = i == 0 and over and not self.closed and len(corners) > 2
            chosen = i == self._chosen or (i == 0 and not self.closed)
            painter.setBrush(bright if chosen else QColor("white"))
            side = 7.0 if closing else 5.5 if over else 4.0
            painter.drawEllipse(corner, side, side)
