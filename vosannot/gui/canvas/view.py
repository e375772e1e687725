"""The canvas: hands mouse, pen and keys to the tools, and shows what they do."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vosannot.gui.canvas.handler import Pointer, ring_strips
from vosannot.gui.canvas.picture import Picture
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.tools import READS_MASKS, Tool

__all__ = ["Canvas"]

_PIXELS_FROM = 3.0  # magnification from which single pixels are shown with sharp edges
_SMOOTH_BELOW = 2.5e6  # device pixels; beyond, smooth outlines cost tens of milliseconds, and are hardly seen
_EDGE_WIDTH = 1.6  # of the outline, in widget pixels


class Canvas(Picture):
    """The picture, with hands.

    Signals:
        hovered(int, int, int): object id under the mouse, and the pixel's x and y; id -1: outside of the frame.
        play_asked(): Space was tapped.
    """

    hovered = Signal(int, int, int)
    play_asked = Signal()

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        tools = self._tools
        self._current = self._handlers[tools.tool]
        self._drawn_cursor = QRect()
        self._shape: Qt.CursorShape | None = None
        for suggester in self.bar.suggesters.values():
            suggester.changed.connect(self._suggested)
        tools.tool_changed.connect(self._tool_changed)
        tools.radius_changed.connect(lambda *_: self._cursor_moved())
        self._tool_changed(tools.tool)

    def _suggested(self) -> None:
        self.bar.show_state()
        self._update_shape()
        self.update()

    # The cursor

    def _tool_changed(self, tool: Tool) -> None:
        left, self._current = self._current, self._handlers[tool]
        if left is not self._current and left.busy and not left.leave():
            left.cancel()
        self.bar.show_state()
        self._update_shape()
        self.update()

    def _update_shape(self) -> None:
        if self._panning is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._frame is None:
            shape = Qt.CursorShape.ArrowCursor
        else:
            shape = self.handler.cursor(self._mouse)
        if shape is not self._shape:
            self._shape = shape
            self.setCursor(shape)

    def _cursor_moved(self) -> None:
        """Draw the brush outline at its new place, and what was under the old one."""
        old, self._drawn_cursor = self._drawn_cursor, QRect()
        outline = None if self._mouse is None else self.handler.outline(self.camera, self._mouse)
        if outline is not None:
            self._drawn_cursor = outline.toAlignedRect().adjusted(-3, -3, 3, 3)
        for rect in (old, self._drawn_cursor):
            if not rect.isNull():
                for strip in ring_strips(rect):
                    self.update(strip)

    def _hover(self) -> None:
        if self._session is None or self._mouse is None:
            self.hovered.emit(-1, 0, 0)
            return
        x, y = (int(v) if v >= 0 else -1 for v in self.camera.to_clip(self._mouse))
        height, width = self._session.labels.shape
        inside = 0 <= x < width and 0 <= y < height
        self.hovered.emit(int(self._session.labels[y, x]) if inside else -1, x, y)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        button = event.button()
        hand = self._space or self._tools.tool is Tool.HAND
        if button == Qt.MouseButton.MiddleButton or (hand and button == Qt.MouseButton.LeftButton):
            self._panning = event.position()
            self._space_used = True
            self._update_shape()
            self._cursor_moved()
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and self._frame is not None:
            if self._painter.active:
                return  # the other button is painting
            if self._tools.tool in READS_MASKS:
                self._painter.settle()
            if self.handler.press(self._pointer(event, button == Qt.MouseButton.RightButton)):
                self.update()

    def _pointer(self, event: QMouseEvent | QTabletEvent, erase: bool = False, pressure: float = 1.0) -> Pointer:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Pointer(self.camera.to_clip(event.position()), erase, shift, pressure)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self.camera.pan(event.position() - self._panning)
            self._panning = self._mouse = event.position()
            self._camera_moved()
            return
        self._mouse = event.position()
        if self.handler.move(self._pointer(event)):
            self.update()
        self._cursor_moved()
        self._update_shape()
        self._hover()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            if event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
                self._panning = None
                self._update_shape()
                self._cursor_moved()
            return
        if not event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton) and self.handler.release():
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if (left and (self._tools.tool is Tool.HAND or self._space)) or event.button() == Qt.MouseButton.MiddleButton:
            self.fit()
        elif left and self._frame is not None and not self._painter.active:
            if self.handler.double_click(self._pointer(event)):
                self.update()
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen paints as a mouse does, with its pressure; its other end erases."""
        self._mouse = event.position()
        erase = event.pointerType() == QPointingDevice.PointerType.Eraser
        erase = erase or event.button() == Qt.MouseButton.RightButton
        kind, handler = event.type(), self.handler
        if self._tools.tool is Tool.HAND or self._space or self._frame is None:
            event.ignore()  # comes again as a mouse event
            return
        again = False
        if kind == QEvent.Type.TabletPress and not self._painter.active:
            if self._tools.tool in READS_MASKS:
                self._painter.settle()
            again = handler.press(self._pointer(event, erase, event.pressure()))
        elif kind == QEvent.Type.TabletMove:
            again = handler.move(self._pointer(event, erase, event.pressure()))
        elif kind == QEvent.Type.TabletRelease:
            again = handler.release()
        if again:
            self.update()
        self._cursor_moved()
        self._update_shape()
        self._hover()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tools.resize(steps)
        elif steps:
            self._mouse = event.position()
            self.camera.zoom(1.2**steps, event.position())
            self._camera_moved()
            self._cursor_moved()
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._update_shape()

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self._cursor_moved()
        self._hover()
        if self.handler.busy:
            self.update()

    def resizeEvent(self, event: QEvent) -> None:
        self.camera.set_view(self.width(), self.height())
        self._camera_moved()

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken = (
                Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
            )  # fmt: skip
            # Space held drags the picture; only a tap plays, so the canvas must see both ends of it.
            if (event.key() in taken and self.handler.busy) or event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, handler = event.key(), self.handler
        again = False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            again = handler.confirm()
        elif key == Qt.Key.Key_Escape:
            again = handler.cancel()
        elif key == Qt.Key.Key_Backspace:
            again = handler.step_back()
        elif key == Qt.Key.Key_Delete:
            again = handler.delete()
        elif key == Qt.Key.Key_X and not event.isAutoRepeat():
            self._peeking = True
            self.recolour()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_used = False
            self._set_space(True)
        elif key not in (Qt.Key.Key_X, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        if again:
            self.update()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_X and not event.isAutoRepeat():
            self._peeking = False
            self.recolour()
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._set_space(False)
            if not self._space_used and not self.handler.busy:
                self.play_asked.emit()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._set_space(False)
        if self._peeking:
            self._peeking = False
            self.recolour()
        super().focusOutEvent(event)

    def _set_space(self, down: bool) -> None:
        """Space is held (then the left button drags) or let go."""
        if down != self._space:
            self._space = down
            self._update_shape()
            self._cursor_moved()

    def sizeHint(self) -> QSize:
        return QSize(960, 600)

    @property
    def hand(self) -> bool:
        """The left button moves the picture now, or a button does so already."""
        return self._space or self._panning is not None or self._tools.tool is Tool.HAND

    @property
    def mouse(self) -> QPoint | None:
        """Where the mouse is, in widget pixels."""
        return None if self._mouse is None else self._mouse.toPoint()
