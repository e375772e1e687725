"""Brush, eraser, fill, split and hand."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.handler import Plain, Pointer, draw_ring
from vosannot.gui.session.painting import Painter, Point
from vosannot.gui.session.tools import Tool, ToolState

__all__ = ["BrushHandler", "FillHandler", "HandHandler", "SplitHandler"]


class HandHandler(Plain):
    """Drags the picture; the canvas itself does it."""

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        return Qt.CursorShape.OpenHandCursor


class BrushHandler(Plain):
    """Brush and eraser: paints while the button is down."""

    _radius: float | None = None  # while a pen is down; its pressure makes the brush smaller
    _waiting: Pointer | None = None  # where the stroke begins as soon as the frame is ready

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._painter.active

    def press(self, at: Pointer) -> bool:
        self._radius = self._tools.pressed_radius(at.pressure)
        begun = self._painter.begin(at.point, at.erase or self._tools.tool is Tool.ERASER, self._radius)
        self._waiting = None if begun else at
        return False

    def move(self, at: Pointer) -> bool:
        if self._waiting is not None:
            self.press(self._waiting)
        if self._painter.active:
            self._radius = self._tools.pressed_radius(at.pressure)
            self._painter.extend(at.point, self._radius)
        return False

    def release(self) -> bool:
        if self._waiting is not None:
            self.press(self._waiting)
        self._radius = self._waiting = None
        self._painter.end()
        return False

    def cancel(self) -> bool:
        self._radius = self._waiting = None
        self._painter.cancel()
        return False

    def leave(self) -> bool:
        return self.release()

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        return Qt.CursorShape.BlankCursor

    def outline(self, camera: Camera, mouse: QPointF) -> QRectF | None:
        used = self._radius if self._radius is not None and self._painter.active else self._tools.radius
        radius = max(used * camera.scale, 1.5)
        return QRectF(mouse.x() - radius, mouse.y() - radius, 2 * radius, 2 * radius)

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        circle = None if mouse is None else self.outline(camera, mouse)
        if mouse is not None and circle is not None:
            draw_ring(painter, circle, mouse, colour, dashed=self._tools.tool is Tool.ERASER)


class FillHandler(Plain):
    """One click fills the region under it."""

    def press(self, at: Pointer) -> bool:
        self._painter.fill(at.point, at.erase)
        return False


class SplitHandler(Plain):
    """One click makes the connected piece under it a new object."""

    def __init__(
        self, painter: Painter, tools: ToolState, camera: Camera, split: Callable[[Point, bool], None]
    ) -> None:
        super().__init__(painter, tools, camera)
        self._split = split

    def press(self, at: Pointer) -> bool:
        if not at.erase:
            self._split(at.point, self._tools.everywhere)
        return False

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        return Qt.CursorShape.PointingHandCursor
