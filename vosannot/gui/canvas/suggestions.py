"""GrabCut and click-to-segment on the canvas: hints go in, the suggestion is shown."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.handler import HALO, Plain, Pointer, draw_ring, near
from vosannot.gui.canvas.overlay import Overlay
from vosannot.gui.canvas.shapes import rectangle
from vosannot.gui.session.clicking import Clicker
from vosannot.gui.session.grabbing import Grabber
from vosannot.gui.session.painting import Painter, Point
from vosannot.gui.session.suggesting import Suggester
from vosannot.gui.session.tools import ToolState

__all__ = ["ClickHandler", "GrabHandler"]

_DRAG = 6.0  # widget pixels from which a press is a box, not a point
_WHITE, _BLACK = (255, 255, 255), (20, 20, 24)


class _Suggesting(Plain):
    """What both have in common. ``_drag``: where the button went down, and where the mouse is."""

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera, suggester: Suggester) -> None:
        super().__init__(painter, tools, camera)
        self._suggester = suggester
        self._overlay = Overlay()
        self._drag: tuple[Point, Point] | None = None
        self._erase = False

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._suggester.active or self._drag is not None

    def double_click(self, at: Pointer) -> bool:
        return self.press(at)

    def confirm(self) -> bool:
        self._suggester.accept()
        return True

    def step_back(self) -> bool:
        self._suggester.step_back()
        return True

    def delete(self) -> bool:
        return self.step_back()

    def cancel(self) -> bool:
        self._drag = None
        self._suggester.dismiss()
        return True

    def leave(self) -> bool:
        self._drag = None
        self._suggester.leave()
        return True

    def _paint_suggestion(self, painter: QPainter, camera: Camera, colour: QColor) -> None:
        mask = self._suggester.mask
        pixels = None if mask is None else mask.view("uint8")
        rgb = colour.red(), colour.green(), colour.blue()
        self._overlay.paint(painter, camera, mask, pixels, {1: rgb}, 0.6)

    def _paint_box(self, painter: QPainter, camera: Camera, start: Point, end: Point) -> None:
        corners = QPolygonF([camera.to_view(*p) for p in rectangle(start, end, square=False)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(HALO, 3.0), QPen(QColor("white"), 1.2, Qt.PenStyle.DashLine)):
            painter.setPen(pen)
            painter.drawPolygon(corners)


class GrabHandler(_Suggesting):
    """Drag a box; then left scribbles on the object, right beside it."""

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera, grabber: Grabber) -> None:
        super().__init__(painter, tools, camera, grabber)
        self._grabber = grabber
        self._stroke: list[Point] = []
        self._hints = Overlay()

    @property
    def _scribbling(self) -> bool:
        return self._grabber.active

    def press(self, at: Pointer) -> bool:
        if self._drag is not None or self._stroke:
            return False
        if self._scribbling and not at.shift:
            self._stroke, self._erase = [at.point], at.erase
        elif not at.erase:
            self._drag = at.point, at.point
        return True

    def move(self, at: Pointer) -> bool:
        if self._stroke:
            self._stroke.append(at.point)
        elif self._drag is not None:
            self._drag = self._drag[0], at.point
        else:
            return False
        return True

    def release(self) -> bool:
        stroke, self._stroke = self._stroke, []
        drag, self._drag = self._drag, None
        if stroke:
            self._grabber.scribble(stroke, self._tools.radius, self._erase)
        elif drag is not None:
            self._grabber.begin(*drag)
        return True

    def cancel(self) -> bool:
        self._stroke = []
        return super().cancel()

    def leave(self) -> bool:
        self._stroke = []
        return super().leave()

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        return Qt.CursorShape.BlankCursor if self._scribbling else Qt.CursorShape.CrossCursor

    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None:
        if not self._scribbling:
            return None
        radius = max(self._tools.radius * camera.scale, 1.5)
        return QRectF(mouse.x() - radius, mouse.y() - radius, 2 * radius, 2 * radius)

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        self._paint_suggestion(painter, camera, colour)
        hints, box = self._grabber.hints, self._grabber.box
        self._hints.paint(painter, camera, hints, hints, {1: _WHITE, 2: _BLACK}, 0.75)
        if box is not None:
            self._paint_box(painter, camera, (box.x0, box.y0), (box.x1, box.y1))
        if self._drag is not None:
            self._paint_box(painter, camera, *self._drag)
        if self._stroke:
            width = max(2 * self._tools.radius * camera.scale, 3.0)
            ink = QColor(*(_BLACK if self._erase else _WHITE), 190)
            pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            line = [camera.to_view(*p) for p in self._stroke]
            painter.drawPolyline(QPolygonF(line if len(line) > 1 else line * 2))
        ring = None if mouse is None else self.outline(camera, mouse)
        if mouse is not None and ring is not None:
            draw_ring(painter, ring, mouse, colour, dashed=False)


class ClickHandler(_Suggesting):
    """Left: the object is here; right: it is not; a drag is a box around it."""

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera, clicker: Clicker) -> None:
        super().__init__(painter, tools, camera, clicker)
        self._clicker = clicker

    def press(self, at: Pointer) -> bool:
        if self._drag is not None:
            return False
        self._drag, self._erase = (at.point, at.point), at.erase
        return True

    def move(self, at: Pointer) -> bool:
        if self._drag is None:
            return False
        self._drag = self._drag[0], at.point
        return True

    def release(self) -> bool:
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        start, end = drag
        if not self._erase and not near(self._camera.to_view(*start), self._camera.to_view(*end), _DRAG):
            self._clicker.frame_in(start, end)
        else:
            self._clicker.click(start, not self._erase)
        return True

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        self._paint_suggestion(painter, camera, colour)
        if self._clicker.box is not None:
            self._paint_box(painter, camera, *self._clicker.box)
        if self._drag is not None and not self._erase:
            self._paint_box(painter, camera, *self._drag)
        for x, y, positive in self._clicker.points:
            self._paint_point(painter, camera.to_view(x, y), positive)

    @staticmethod
    def _paint_point(painter: QPainter, place: QPointF, positive: bool) -> None:
        """A plus on white, or a minus on black: told apart without colour."""
        painter.setPen(QPen(QColor(*(_BLACK if positive else _WHITE)), 1.5))
        painter.setBrush(QColor(*(_WHITE if positive else _BLACK)))
        painter.drawEllipse(place, 7.5, 7.5)
        painter.setPen(QPen(QColor(*(_BLACK if positive else _WHITE)), 2.0))
        painter.drawLine(place - QPointF(4, 0), place + QPointF(4, 0))
        if positive:
            painter.drawLine(place - QPointF(0, 4), place + QPointF(0, 4))
