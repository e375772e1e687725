"""The canvas: shows frame, masks and cursor, and hands the mouse to the tools."""

import time

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vosannot.gui import theme
from vosannot.gui.canvas.beside import BesideLayer
from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.flow_layer import FlowLayer
from vosannot.gui.canvas.handler import Handler, Pointer, ring_strips
from vosannot.gui.canvas.handlers import handlers
from vosannot.gui.canvas.layer import LabelLayer
from vosannot.gui.canvas.suggestion_bar import SuggestionBar
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.tools import Tool
from vosannot.masks.label_map import Box

__all__ = ["Canvas"]

_PIXELS_FROM = 3.0  # magnification from which single pixels are shown with sharp edges
_SMOOTH_BELOW = 2.5e6  # device pixels; beyond, smooth outlines cost tens of milliseconds, and are hardly seen
_EDGE_WIDTH = 1.6  # of the outline, in widget pixels


class Canvas(QWidget):
    """Draws with QPainter and only where something changed: a dab costs a few hundredths of a millisecond.

    Signals:
        hovered(int, int, int): object id under the mouse, and the pixel's x and y; id -1: outside of the frame.
        zoomed(float): widget pixels per clip pixel.
        play_asked(): Space was tapped.

    Attributes:
        painted_at: time (perf_counter) at which the last repaint was finished.
    """

    hovered = Signal(int, int, int)
    zoomed = Signal(float)
    play_asked = Signal()

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName("Canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(QSize(320, 200))
        self.camera = Camera()
        self.layer: LabelLayer | None = None
        self.beside = BesideLayer(controller.neighbours)
        self._flow = FlowLayer(controller.flowing)
        controller.flowing.changed.connect(self.update)
        self.painted_at = 0.0
        tools = self._tools = controller.tools
        self._painter = controller.painter
        self._handlers = handlers(controller, self.camera)
        self._current = self._handlers[tools.tool]
        self.bar = SuggestionBar(self, controller, self.camera)
        for suggester in self.bar.suggesters.values():
            suggester.changed.connect(self._suggested)
        self._session: ClipSession | None = None
        self._frame: QImage | None = None
        self._mouse: QPointF | None = None
        self._drawn_cursor = QRect()
        self._panning: QPointF | None = None
        self._space = self._space_used = False
        self._peeking = False
        self._shape: Qt.CursorShape | None = None
        tools.tool_changed.connect(self._tool_changed)
        tools.radius_changed.connect(lambda *_: self._cursor_moved())
        tools.opacity_changed.connect(lambda *_: self.recolour())
        tools.object_changed.connect(lambda *_: self.recolour())
        tools.visibility_changed.connect(self.recolour)
        controller.neighbours.changed.connect(lambda: self._refresh_beside(None))
        self._tool_changed(tools.tool)

    @property
    def handler(self) -> Handler:
        """What the current tool does."""
        return self._handlers[self._tools.tool]

    def attach(self, session: ClipSession | None) -> None:
        """Show another clip."""
        for handler in set(self._handlers.values()):
            handler.cancel()
        self._session, self._frame, self.layer = session, None, None
        if session is not None:
            self.layer = LabelLayer(session.labels)
            self.camera.set_clip(session.info.width, session.info.height)
            self._camera_moved()
            session.shown.connect(self._show)
            session.wanted_changed.connect(self._leave_frame)
            session.painted.connect(self._repaint_box)
            self.recolour()
        self.update()

    def recolour(self) -> None:
        """Objects, opacity or visibility changed."""
        if self._session is None or self.layer is None:
            return
        visible = self._tools.masks_visible and not self._peeking
        colours = {o.id: o.colour for o in self._session.document.objects()} if visible else {}
        self.layer.colour(colours, self._tools.opacity, self._tools.object, self._tools.hidden)
        self._refresh_beside(None)

    def fit(self) -> None:
        """Show the whole frame."""
        self.camera.fit()
        self._camera_moved()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a point, the mouse, or the middle."""
        self.camera.zoom(factor, about or self._mouse or QPointF(self.width() / 2, self.height() / 2))
        self._camera_moved()

    def _camera_moved(self) -> None:
        if self.layer is not None:
            self.layer.thickness = max(1, round(_EDGE_WIDTH / max(self.camera.scale, 1e-6)))
        if self.beside.set_scale(self.camera.scale):
            self._refresh_beside(None)
        self.zoomed.emit(self.camera.scale)
        self.update()

    def _refresh_beside(self, box: Box | None) -> None:
        """What is drawn of the frames beside this one; with ``box``, whoever calls repaints."""
        if self.layer is not None:
            self.beside.refresh(self.layer.labels, box, self._tools.hidden)
        if box is None:
            self.update()

    def _suggested(self) -> None:
        self.bar.show_state()
        self._update_shape()
        self.update()

    # What is shown

    def _show(self) -> None:
        session = self._session
        if session is None or session.image is None or self.layer is None:
            return
        image = session.image
        height, width = image.shape[:2]
        # Shares the array's memory; the session holds the array while it is shown.
        self._frame = QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self.layer.refresh(None)
        self.handler.labels_changed()
        self.update()

    def _leave_frame(self) -> None:
        """Another frame has been asked for; this one is still there."""
        if self.handler.busy and self.handler.leave():
            self.update()

    def _repaint_box(self, box: Box | None) -> None:
        if self.layer is None:
            return
        dirty = self.layer.refresh(box)
        self._refresh_beside(box)
        if box is None or self.handler.labels_changed():
            self.update()
        else:
            self.update(self.camera.view_rect(dirty))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended also when something raises: Qt crashes otherwise
            self._paint(painter, event)
        self.painted_at = time.perf_counter()

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        region = event.region()
        target = self.camera.target()
        colours = theme.current()
        stage = QColor(colours.stage)
        if not target.toAlignedRect().adjusted(1, 1, -1, -1).contains(region.boundingRect()):
            painter.fillRect(region.boundingRect(), stage)
        if self._frame is not None and self.layer is not None:
            smooth = self.camera.scale < _PIXELS_FROM
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(target, self._frame)
            self._flow.paint(painter, target, self._tools.opacity)
            shown = target.intersected(QRectF(self.rect()))
            pixels = shown.width() * shown.height() * self.devicePixelRatioF() ** 2
            occupied = self.layer.occupied
            if occupied is not None:  # scaling what is empty costs as much as what is not
                painter.save()
                painter.setClipRect(self.camera.view_rect(occupied), Qt.ClipOperation.IntersectClip)
                self.layer.paint(painter, target, smooth and pixels < _SMOOTH_BELOW)
                painter.restore()
            if self._tools.masks_visible and not self._peeking:
                self.beside.paint(painter, target, QRectF(self.rect()))
            self._flow.paint_key(painter, QRectF(self.rect()), raised=bool(self.beside.words()))
            self._paint_tool(painter)

    def _paint_tool(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mouse = None if self._panning is not None or self._space else self._mouse
        self.handler.paint(painter, self.camera, mouse, self._colour())

    def _colour(self) -> QColor:
        if self._session is not None:
            for known in self._session.document.objects():
                if known.id == self._tools.object:
                    return QColor(*known.colour)
        return QColor(230, 159, 0)

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
