"""The wipe: before and after on the canvas, left and right of a line that can be dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.canvas.layer import LabelLayer
from vosannot.gui.canvas.view import Canvas
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.comparison import Comparison, Pair
from vosannot.gui.session.tools import ToolState

__all__ = ["Wipe"]

_PIXELS_FROM = 3.0  # as on the canvas: magnification from which single pixels have sharp edges
_EDGE_WIDTH = 1.6  # widget pixels
_GRIP = 12.0  # radius of the handle, widget pixels
_STEP = 0.02  # of the frame's width, for the arrow keys with Ctrl


class Wipe(QWidget):
    """Lies over the canvas while comparing: takes the left button, so nothing is painted; zooming and panning stay.

    Frame and masks are drawn into the rectangle in which the canvas draws its frame, so they lie pixel on pixel.

    Signals:
        shown_changed(bool): it came or went.
    """

    shown_changed = Signal(bool)

    def __init__(self, canvas: Canvas, comparison: Comparison, tools: ToolState) -> None:
        super().__init__(canvas)
        self.setAccessibleName(tr("Comparison: before and after"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.position = 0.5
        self.halves = False  # side by side instead of one over the other
        self._canvas, self._comparison, self._tools = canvas, comparison, tools
        self._session: ClipSession | None = None
        self._layers: list[LabelLayer] = []
        self._pair: Pair | None = None
        self._dragging = False
        self.bar = _Bar(self)
        self.bar.go.clicked.connect(self._go)
        self.bar.leave.clicked.connect(self.hide)
        self.bar.other.clicked.connect(self._switch)
        self.bar.halves.clicked.connect(self.toggle_halves)
        comparison.changed.connect(self._refresh)
        canvas.zoomed.connect(self._camera_moved)
        tools.opacity_changed.connect(lambda *_: self._refresh())
        tools.visibility_changed.connect(self._refresh)
        canvas.installEventFilter(self)
        self.hide()

    def attach(self, session: ClipSession | None) -> None:
        """Another clip."""
        self.hide()
        self._session = session
        if session is not None:
            session.shown.connect(self._refresh)
            session.painted.connect(lambda *_: self._refresh())  # stored anew, by an undo for example

    def start(self) -> None:
        """Show it."""
        if self._session is not None:
            self.setGeometry(self._canvas.rect())
            self.show()
            self.raise_()
            self.setFocus()

    def toggle(self) -> None:
        """Show it, or be gone."""
        self.hide() if self.isVisible() else self._comparison.begin()

    def toggle_halves(self) -> None:
        """Side by side, or left and right of a line in one picture."""
        self.halves = not self.halves
        self._refresh()

    def _switch(self) -> None:
        if self._session is not None:
            self._comparison.switch(self._session.frame)

    @property
    def divider(self) -> float:
        """Where the line is, in widget pixels from the left."""
        target = self._canvas.camera.target()
        return target.x() + self.position * target.width()

    # What is shown

    def _refresh(self) -> None:
        if self.isVisible() and self._session is not None:
            self._take(self._comparison.pair(self._session.frame))
            self.bar.tell(self._pair is not None, self._session.frame, self._comparison, self.halves)
            self._place_bar()
            self.update()

    def _take(self, pair: Pair | None) -> None:
        self._pair, self._layers = pair, []
        for labels in () if pair is None else (pair.before, pair.after):
            layer = LabelLayer(labels.copy())  # it shares the memory with its image, which wants it contiguous
            colours = self._comparison.colours if self._tools.masks_visible else {}
            layer.colour(colours, self._tools.opacity, None, self._tools.hidden)
            layer.refresh(None)
            self._layers.append(layer)
        self._camera_moved()

    def _camera_moved(self, *_: float) -> None:
        target = self._canvas.camera.target()
        for layer in self._layers:
            width = _EDGE_WIDTH * (2 if self.halves else 1)  # halves are drawn at half the size
            layer.thickness = max(1, round(width * layer.labels.shape[1] / max(target.width(), 1.0)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.current().stage))
        session, target = self._session, self._canvas.camera.target()
        if session is None or session.image is None:
            return
        image = session.image
        height, width = image.shape[:2]
        smooth = self._canvas.camera.scale < _PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        picture = QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        if self.halves and self._pair is not None:
            self._paint_halves(painter, target, picture, smooth)
            return
        painter.drawImage(target, picture)
        if self._pair is None:
            if self._canvas.layer is not None:
                self._canvas.layer.paint(painter, target, smooth)
            return
        divider = self.divider
        left = QRectF(0, 0, divider, self.height())
        right = QRectF(divider, 0, self.width() - divider, self.height())
        for layer, side in zip(self._layers, (left, right), strict=True):
            painter.save()
            painter.setClipRect(side.intersected(target), Qt.ClipOperation.IntersectClip)
            layer.paint(painter, target, smooth)
            painter.restore()
        self._paint_divider(painter, target, divider)

    def _half(self, number: int) -> QRectF:
        """Where the canvas is drawn once more at half its size."""
        return QRectF(number * self.width() / 2, self.height() / 4, self.width() / 2, self.height() / 2)

    def _paint_halves(self, painter: QPainter, target: QRectF, picture: QImage, smooth: bool) -> None:
        assert self._pair is not None
        for number, (layer, title) in enumerate(zip(self._layers, self._pair.titles, strict=True)):
            half = self._half(number)
            painter.save()
            painter.setClipRect(QRectF(half.x(), 0, half.width(), self.height()))
            painter.translate(half.topLeft())
            painter.scale(0.5, 0.5)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(target, picture)
            layer.paint(painter, target, smooth)
            painter.restore()
            self._paint_title(painter, title, half.x() + 12, max(8.0, half.y() + target.top() / 2 - 30))
        painter.setPen(QPen(QColor(theme.current().line), 2))
        painter.drawLine(QPointF(self.width() / 2, 0), QPointF(self.width() / 2, self.height()))

    def _paint_divider(self, painter: QPainter, target: QRectF, divider: float) -> None:
        assert self._pair is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = target.intersected(QRectF(self.rect()))
        for colour, width in ((QColor(0, 0, 0, 150), 4.0), (QColor("white"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(divider, shown.top()), QPointF(divider, shown.bottom()))
        middle = QPointF(divider, shown.center().y())
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1))
        painter.setBrush(QColor("white"))
        painter.drawEllipse(middle, _GRIP, _GRIP)
        painter.setPen(QPen(QColor("#1b1f26"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for sign in (-1, 1):
            tip = middle + QPointF(sign * 7, 0)
            painter.drawLine(tip, tip + QPointF(-sign * 4, -4))
            painter.drawLine(tip, tip + QPointF(-sign * 4, 4))
        self._paint_titles(painter, shown, divider)

    def _paint_titles(self, painter: QPainter, shown: QRectF, divider: float) -> None:
        """Beside the line, at the top of the frame; a side that is too narrow has none."""
        assert self._pair is not None
        for title, sign in zip(self._pair.titles, (-1, 1), strict=True):
            wide = QFontMetrics(theme.body_font()).horizontalAdvance(title) + 16
            room = divider - shown.left() if sign < 0 else shown.right() - divider
            if room < wide + 8:
                continue
            self._paint_title(painter, title, divider - 8 - wide if sign < 0 else divider + 8, shown.top() + 8)

    def _paint_title(self, painter: QPainter, title: str, x: float, y: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.body_font())
        tag = QRectF(x, y, painter.fontMetrics().horizontalAdvance(title) + 16, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, title)

    def _place_bar(self) -> None:
        self.bar.adjustSize()
        self.bar.move((self.width() - self.bar.width()) // 2, self.height() - self.bar.height() - 12)

    def _go(self) -> None:
        session = self._session
        frame = None if session is None else self._comparison.nearest(session.wanted)
        if session is not None and frame is not None:
            session.show(frame)
            self.setFocus()

    # Mouse, pen and keys

    def _move_to(self, x: float) -> None:
        target = self._canvas.camera.target()
        self.position = min(max((x - target.x()) / max(target.width(), 1.0), 0.0), 1.0)
        self.update()

    def _near(self, x: float) -> bool:
        return self._pair is not None and not self.halves and abs(x - self.divider) <= _GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._near(event.position().x()):
            self._dragging = True
        elif event.button() == Qt.MouseButton.MiddleButton or (left and self._canvas.hand):
            event.ignore()  # panning is the canvas's

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move_to(event.position().x())
        elif event.buttons() == Qt.MouseButton.NoButton:
            near = self._near(event.position().x())
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        elif self._canvas.hand:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
        elif self._canvas.hand:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen moves the line too, and must not reach the canvas, where it paints."""
        x = event.position().x()
        if event.type() == QEvent.Type.TabletPress:
            self._dragging = self._near(x)
        elif event.type() == QEvent.Type.TabletRelease:
            self._dragging = False
        elif self._dragging:
            self._move_to(x)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Side by side, what is under the mouse is drawn elsewhere in the canvas."""
        steps = event.angleDelta().y() / 120
        if not self.halves or self._pair is None or not steps:
            event.ignore()
            return
        half = self._half(0 if event.position().x() < self.width() / 2 else 1)
        self._canvas.zoom(1.2**steps, (event.position() - half.topLeft()) * 2)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif control and event.key() in steps:
            self.position = min(max(self.position + steps[Qt.Key(event.key())], 0.0), 1.0)
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # held, the left button drags the picture: the canvas knows

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._canvas:
            self.setGeometry(self._canvas.rect())
            self._place_bar()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._dragging = False
        self._pair, self._layers = None, []
        self._canvas.setFocus()
        self.shown_changed.emit(False)


class _Bar(QFrame):
    """What can be done while comparing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._words = QLabel()
        self.go = QPushButton()
        self.other = QPushButton()
        self.halves = QPushButton()
        self.leave = QPushButton(tr("Leave   Esc"))
        for button in (self.go, self.other, self.halves, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the picture
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        for widget in (self._words, self.go, self.other, self.halves, self.leave):
            row.addWidget(widget)

    def tell(self, found: bool, frame: int, comparison: Comparison, halves: bool) -> None:
        nearest = comparison.nearest(frame)
        text = tr("Nothing is painted while you compare.") if found else comparison.why(frame)
        self._words.setText(text if halves or not found else f"{tr('Drag the line.')} {text}")
        self._words.setWordWrap(not found)
        self._words.setMinimumWidth(0 if found else 320)
        self.go.setVisible(not found and nearest is not None and nearest != frame)
        self.go.setText(tr("Go to frame {nearest}", nearest=nearest))
        following = comparison.following(frame)
        self.other.setVisible(following is not None)
        self.other.setText("" if following is None else tr("Show {name}", name=comparison.name(following)))
        self.halves.setVisible(found)
        self.halves.setText(tr("One over the other") if halves else tr("Side by side"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
