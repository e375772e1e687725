"""What a tool of the canvas is."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.session.painting import Painter, Point
from vosannot.gui.session.tools import ToolState

__all__ = ["GRIP", "HALO", "Handler", "Plain", "Pointer", "draw_outline", "draw_ring", "near", "ring_strips"]

HALO = QColor(0, 0, 0, 170)
GRIP = 9.0  # widget pixels around a corner or handle in which a press takes hold of it


@dataclass(frozen=True, slots=True)
class Pointer:
    """Mouse or pen.

    Attributes:
        point: in clip pixels.
        erase: right button, or the eraser's end of a pen.
        shift: Shift is held.
        pressure: of a pen, 0..1; a mouse presses with all its might.
    """

    point: Point
    erase: bool = False
    shift: bool = False
    pressure: float = 1.0


class Handler(Protocol):
    """Methods return True when the whole overlay must be drawn anew."""

    @property
    def busy(self) -> bool:
        """Enter, Esc, Backspace and Delete are for the tool now."""
        ...

    def press(self, at: Pointer) -> bool: ...
    def move(self, at: Pointer) -> bool: ...
    def release(self) -> bool: ...
    def double_click(self, at: Pointer) -> bool: ...
    def confirm(self) -> bool: ...
    def step_back(self) -> bool: ...
    def delete(self) -> bool: ...
    def cancel(self) -> bool: ...

    def leave(self) -> bool:
        """Another tool or frame is about to come: finish or give up."""
        ...

    def labels_changed(self) -> bool:
        """The shown label map is another one, or changed anywhere."""
        ...

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape: ...
    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None: ...
    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None: ...


class Plain:
    """A tool that does nothing."""

    busy = False

    def __init__(self, painter: Painter, tools: ToolState, camera: Camera) -> None:
        self._painter, self._tools, self._camera = painter, tools, camera

    def press(self, at: Pointer) -> bool:
        return False

    def move(self, at: Pointer) -> bool:
        return False

    def release(self) -> bool:
        return False

    def double_click(self, at: Pointer) -> bool:
        """Two quick presses, unless the tool says otherwise."""
        return self.press(at)

    def confirm(self) -> bool:
        return False

    def step_back(self) -> bool:
        return False

    def delete(self) -> bool:
        return False

    def cancel(self) -> bool:
        return False

    def leave(self) -> bool:
        return self.cancel()

    def labels_changed(self) -> bool:
        return False

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        pass

    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None:
        return None


def near(a: QPointF, b: QPointF, reach: float = GRIP) -> bool:
    """Within so many widget pixels."""
    d = a - b
    return d.x() ** 2 + d.y() ** 2 <= reach**2


def draw_outline(painter: QPainter, line: list[QPointF], colour: QColor, *, closed: bool, filled: bool = True) -> None:
    """A polyline that is seen on any picture; ``closed`` joins its ends, else they are joined by dashes."""
    if filled and len(line) > 2:
        inside = QColor(colour)
        inside.setAlpha(50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inside)
        painter.drawPolygon(QPolygonF(line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    drawn = [*line, line[0]] if closed and line else line
    for pen in (QPen(HALO, 3.5), QPen(colour, 1.6)):
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(drawn))
    if not closed and len(line) > 2:
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(line[-1], line[0])


def ring_strips(rect: QRect) -> tuple[QRect, ...]:
    """What must be drawn anew for a brush outline: of a large one only the rim and the middle."""
    if rect.width() < 160:
        return (rect,)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    rim = max(8, w // 6)
    return (
        QRect(x, y, w, rim), QRect(x, y + h - rim, w, rim),
        QRect(x, y, rim, h), QRect(x + w - rim, y, rim, h), QRect(x + w // 2 - 2, y + h // 2 - 2, 4, 4),
    )  # fmt: skip


def draw_ring(painter: QPainter, circle: QRectF, mouse: QPointF, colour: QColor, *, dashed: bool) -> None:
    """The outline of a brush."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(HALO, 3.0))
    painter.drawEllipse(circle)
    pen = QPen(QColor("white") if dashed else colour.lighter(130), 1.4)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.drawEllipse(circle)
    if circle.width() > 10:
        painter.setPen(QPen(QColor("white"), 1.0))
        painter.drawPoint(mouse)
