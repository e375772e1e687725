"""The tools of the canvas: what a press, a drag and a release mean."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.session.painting import Painter, Point
from vosannot.gui.session.tools import Tool, ToolState

__all__ = ["BrushHandler", "FillHandler", "HandHandler", "Handler", "PolygonHandler", "handlers"]

_HALO = QColor(0, 0, 0, 170)
_SNAP = 10.0  # widget pixels around the first corner in which a click closes the polygon


class Handler(Protocol):
    """Gets mouse positions in clip pixels. Methods return True when the whole overlay must be drawn anew."""

    @property
    def busy(self) -> bool: ...
    def press(self, point: Point, erase: bool) -> bool: ...
    def move(self, point: Point) -> bool: ...
    def release(self) -> bool: ...
    def double_click(self, point: Point) -> bool: ...
    def confirm(self) -> bool: ...
    def step_back(self) -> bool: ...
    def cancel(self) -> bool: ...
    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None: ...
    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None: ...


class _Plain:
    """A tool that does nothing."""

    busy = False

    def __init__(self, painter: Painter, tools: ToolState) -> None:
        self._painter, self._tools = painter, tools

    def press(self, point: Point, erase: bool) -> bool:
        return False

    def move(self, point: Point) -> bool:
        return False

    def release(self) -> bool:
        return False

    def double_click(self, point: Point) -> bool:
        return False

    def confirm(self) -> bool:
        return False

    def step_back(self) -> bool:
        return False

    def cancel(self) -> bool:
        return False

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        pass

    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None:
        return None


class HandHandler(_Plain):
    """Drags the picture; the canvas itself does it."""


class BrushHandler(_Plain):
    """Brush and eraser: paints while the button is down."""

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._painter.active

    def press(self, point: Point, erase: bool) -> bool:
        self._painter.begin(point, erase or self._tools.tool is Tool.ERASER)
        return False

    def move(self, point: Point) -> bool:
        self._painter.extend(point)
        return False

    def release(self) -> bool:
        self._painter.end()
        return False

    def cancel(self) -> bool:
        self._painter.cancel()
        return False

    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None:
        radius = max(self._tools.radius * camera.scale, 1.5)
        return QRectF(mouse.x() - radius, mouse.y() - radius, 2 * radius, 2 * radius)

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        if mouse is None:
            return
        circle = self.outline(camera, mouse)
        assert circle is not None
        dashed = self._tools.tool is Tool.ERASER
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_HALO, 3.0))
        painter.drawEllipse(circle)
        pen = QPen(QColor("white") if dashed else colour.lighter(130), 1.4)
        if dashed:
            pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawEllipse(circle)
        if circle.width() > 10:
            painter.setPen(QPen(QColor("white"), 1.0))
            painter.drawPoint(mouse)


class PolygonHandler(_Plain):
    """Click by click; Enter, a double click or a click on the first corner closes it."""

    def __init__(self, painter: Painter, tools: ToolState) -> None:
        super().__init__(painter, tools)
        self.points: list[Point] = []
        self._erase = False
        self._scale = 1.0

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return bool(self.points)

    def press(self, point: Point, erase: bool) -> bool:
        if not self.points:
            self._erase = erase
        elif len(self.points) > 2 and self._near(point, self.points[0]):
            return self.confirm()
        self.points.append(point)
        return True

    def _near(self, a: Point, b: Point) -> bool:
        return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 * self._scale < _SNAP

    def move(self, point: Point) -> bool:
        return bool(self.points)

    def double_click(self, point: Point) -> bool:
        # The first click of the two has already put a corner here.
        return self.confirm()

    def confirm(self) -> bool:
        points, self.points = self.points, []
        if len(points) > 2:
            self._painter.polygon(points, self._erase)
        return True

    def step_back(self) -> bool:
        if self.points:
            self.points.pop()
        return True

    def cancel(self) -> bool:
        self.points = []
        return True

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        self._scale = camera.scale
        if not self.points:
            return
        corners = [camera.to_view(x, y) for x, y in self.points]
        line = [*corners, mouse] if mouse is not None else corners
        if len(line) > 2:
            inside = QColor(colour)
            inside.setAlpha(50)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inside)
            painter.drawPolygon(QPolygonF(line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bright = QColor("white") if self._erase else colour.lighter(125)
        for pen in (QPen(_HALO, 3.5), QPen(bright, 1.6)):
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(line))
        if len(line) > 2:
            painter.setPen(QPen(bright, 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(line[-1], line[0])
        painter.setPen(QPen(_HALO, 1.2))
        for i, corner in enumerate(corners):
            closing = i == 0 and mouse is not None and len(corners) > 2 and _distance(mouse, corner) < _SNAP
            painter.setBrush(QColor("white") if i else bright)
            painter.drawEllipse(corner, 7.0 if closing else 4.0, 7.0 if closing else 4.0)


def _distance(a: QPointF, b: QPointF) -> float:
    d = a - b
    return (d.x() ** 2 + d.y() ** 2) ** 0.5


class FillHandler(_Plain):
    """One click fills the region under it."""

    def press(self, point: Point, erase: bool) -> bool:
        self._painter.fill(point, erase)
        return False


def handlers(painter: Painter, tools: ToolState) -> dict[Tool, Handler]:
    """One handler for every tool."""
    brush = BrushHandler(painter, tools)
    return {
        Tool.BRUSH: brush,
        Tool.ERASER: brush,
        Tool.POLYGON: PolygonHandler(painter, tools),
        Tool.FILL: FillHandler(painter, tools),
        Tool.HAND: HandHandler(painter, tools),
    }
