"""Scrub bar, confidence strip and presence lanes."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from vosannot.gui import theme
from vosannot.gui.timeline.presence import Presence, columns, least_columns
from vosannot.gui.timeline.raster import confidence_image, lanes_image
from vosannot.project.records import FrameState, ObjectInfo

__all__ = ["TimelineView"]

NAMES = 136  # width of the column of names
RULER, STRIP, LANE = 24, 16, 20
_HEAD = RULER + STRIP + 4
_WORDS = {"manual": "painted by hand", "propagated": "propagated", "approved": "approved"}


class TimelineView(QAbstractScrollArea):
    """Shows a :class:`Presence`; a press or drag moves the playhead.

    Signals:
        frame_asked(int): the person points at a frame.
        object_asked(int): the person points at a lane's name.
    """

    frame_asked = Signal(int)
    object_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._presence: Presence | None = None
        self._objects: tuple[ObjectInfo, ...] = ()
        self._states: Callable[[int], FrameState | None] | None = None
        self._current_object: int | None = None
        self._frame = 0
        self._first, self._last = 0.0, 1.0
        self._lanes: QImage | None = None
        self._strip: QImage | None = None
        self._scrubbing = False
        self._marks: tuple[int, ...] = ()

    # What is shown

    def set_clip(self, presence: Presence | None, objects: tuple[ObjectInfo, ...], state) -> None:
        """Another clip; ``state(frame)`` tells what is known of a frame."""
        self._presence, self._objects, self._states = presence, objects, state
        self._frame = 0
        self._first, self._last = 0.0, float(self._count)
        self._stale()

    def set_objects(self, objects: tuple[ObjectInfo, ...], current: int | None) -> None:
        """Lanes, in the order of the list."""
        self._objects, self._current_object = objects, current
        self._stale()

    def refresh(self) -> None:
        """The presence has changed."""
        self._stale()

    def set_frame(self, frame: int) -> None:
        """The playhead."""
        self._frame = frame
        span = self._last - self._first
        if not self._first <= frame < self._last and not self._scrubbing:
            self._first = min(max(frame - span / 2, 0.0), self._count - span)
            self._last = self._first + span
            self._stale()
        self.viewport().update()

    def set_marks(self, frames: tuple[int, ...]) -> None:
        """Frames to look at next: a triangle in the ruler."""
        self._marks = frames
        self.viewport().update()

    def tint(self) -> None:
        """The theme changed."""
        self._stale()

    @property
    def _count(self) -> int:
        return 1 if self._presence is None else self._presence.rows.shape[1]

    def _stale(self) -> None:
        self._lanes = self._strip = None
        self._update_bar()
        self.viewport().update()

    def _update_bar(self) -> None:
        room = max(0, self.viewport().height() - _HEAD)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._objects) * LANE - room))
        bar.setPageStep(room)
        bar.setSingleStep(LANE)

    # Geometry

    def _track(self) -> QRect:
        return QRect(NAMES, 0, max(1, self.viewport().width() - NAMES - 8), self.viewport().height())

    def x_of(self, frame: float) -> float:
        """Where a frame begins, in pixels of the viewport."""
        track = self._track()
        return track.x() + (frame - self._first) / (self._last - self._first) * track.width()

    def frame_at(self, x: float) -> int:
        """The frame under a pixel, clamped to the clip."""
        track = self._track()
        frame = self._first + (x - track.x()) / track.width() * (self._last - self._first)
        return min(max(math.floor(frame), 0), self._count - 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect(), colours)

    def _paint(self, painter: QPainter, dirty: QRect, colours: theme.Theme) -> None:
        painter.fillRect(dirty, QColor(colours.well))
        painter.setFont(theme.small_font())
        if self._presence is None:
            return
        track = self._track()
        self._paint_lanes(painter, track)
        painter.fillRect(QRect(0, 0, self.viewport().width(), _HEAD), QColor(colours.well))
        if not self._objects:
            painter.setPen(QColor(colours.muted))
            where = QRect(track.x(), _HEAD, track.width(), self.viewport().height() - _HEAD)
            text = "Every object gets a lane here. Paint one frame to begin."
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_ruler(painter, track)
        self._paint_strip(painter, track)
        self._paint_references(painter)
        self._paint_marks(painter)
        self._paint_head(painter, track)

    def _make_images(self, track: QRect) -> None:
        assert self._presence is not None
        ratio = self.devicePixelRatioF()
        width = max(1, round(track.width() * ratio))
        rows = self._presence.rows[[o.id for o in self._objects]]
        codes = columns(rows, self._first, self._last, width)
        self._lanes = lanes_image(codes, max(4, round(LANE * ratio)), theme.current())
        values = least_columns(self._presence.confidence, self._first, self._last, width)
        self._strip = confidence_image(values, max(4, round(STRIP * ratio)), theme.current())

    def _paint_lanes(self, painter: QPainter, track: QRect) -> None:
        colours = theme.current()
        if self._lanes is None:
            self._make_images(track)
        assert self._lanes is not None
        top = _HEAD - self.verticalScrollBar().value()
        metrics = QFontMetrics(painter.font())
        for row, known in enumerate(self._objects):
            y = top + row * LANE
            if y + LANE < _HEAD or y > self.viewport().height():
                continue
            here = known.id == self._current_object
            if here:
                painter.fillRect(QRect(0, y, self.viewport().width(), LANE), QColor(colours.accent_soft))
            elif row % 2:
                painter.fillRect(QRect(0, y, self.viewport().width(), LANE), QColor(colours.window))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(*known.colour))
            painter.drawRoundedRect(QRectF(10, y + 5, 10, 10), 3, 3)
            painter.setPen(QColor(colours.text if here else colours.muted))
            name = metrics.elidedText(f"{known.id} {known.name}", Qt.TextElideMode.ElideRight, NAMES - 36)
            painter.drawText(QRect(26, y, NAMES - 32, LANE), Qt.AlignmentFlag.AlignVCenter, name)
        target = QRectF(track.x(), top, track.width(), len(self._objects) * LANE)
        painter.drawImage(target, self._lanes)
        painter.setPen(QColor(colours.line))
        painter.drawLine(NAMES - 1, 0, NAMES - 1, self.viewport().height())

    def _paint_ruler(self, painter: QPainter, track: QRect) -> None:
        colours = theme.current()
        span = self._last - self._first
        step = _nice_step(span, track.width() / 64)
        frame = math.ceil(self._first / step) * step
        last_x = -100.0
        while frame < min(self._last, self._count):
            x = self.x_of(frame + 0.5)
            painter.setPen(QColor(colours.line))
            painter.drawLine(QPointF(x, RULER - 6), QPointF(x, RULER - 1))
            painter.setPen(QColor(colours.muted))
            if x - last_x > 40 and x + 24 < self.viewport().width():
                painter.drawText(QRectF(x - 32, 0, 64, RULER - 6), Qt.AlignmentFlag.AlignCenter, str(frame))
                last_x = x
            frame += step
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, _HEAD - 1, self.viewport().width(), _HEAD - 1)

    def _paint_strip(self, painter: QPainter, track: QRect) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRect(10, RULER, NAMES - 16, STRIP), Qt.AlignmentFlag.AlignVCenter, "Doubt")
        if self._strip is not None:
            painter.drawImage(QRectF(track.x(), RULER, track.width(), STRIP), self._strip)

    def _paint_references(self, painter: QPainter) -> None:
        """A diamond on every frame painted by hand; when they are denser than pixels, one for a few of them."""
        assert self._presence is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().manual))
        previous = -10.0
        y = RULER - 5.0
        for frame in self._presence.manual():
            if not self._first - 1 <= frame <= self._last:
                continue
            x = self.x_of(float(frame) + 0.5)
            if x - previous < 3:
                continue
            previous = x
            painter.drawPolygon(QPolygonF([QPointF(x, y - 4), QPointF(x + 4, y), QPointF(x, y + 4), QPointF(x - 4, y)]))

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.current().well), 1))
        painter.setBrush(QColor(theme.current().low))
        for frame in self._marks:
            if self._first <= frame < self._last:
                x, y = self.x_of(frame + 0.5), RULER - 1.0
                painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 5, y - 8), QPointF(x - 5, y - 8)]))

    def _paint_head(self, painter: QPainter, track: QRect) -> None:
        colours = theme.current()
        left, right = self.x_of(self._frame), self.x_of(self._frame + 1)
        if right < track.x() or left > track.right():
            return
        x = (left + right) / 2
        accent = QColor(colours.accent)
        if right - left > 3:
            soft = QColor(accent)
            soft.setAlpha(46)
            painter.fillRect(QRectF(left, RULER, right - left, self.viewport().height() - RULER), soft)
        painter.setPen(QPen(accent, 1.6))
        painter.drawLine(QPointF(x, 16), QPointF(x, self.viewport().height()))
        text = str(self._frame)
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(text) + 12
        centre = min(max(x, track.x() + width / 2 - 4), self.viewport().width() - width / 2 - 2)
        flag = QPainterPath()
        flag.addRoundedRect(QRectF(centre - width / 2, 1, width, 16), 4, 4)
        painter.fillPath(flag, accent)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(QRectF(centre - width / 2, 1, width, 16), Qt.AlignmentFlag.AlignCenter, text)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._presence is None:
            return
        position = event.position()
        if position.x() < NAMES:
            row = int((position.y() - _HEAD + self.verticalScrollBar().value()) // LANE)
            if position.y() >= _HEAD and 0 <= row < len(self._objects):
                self.object_asked.emit(self._objects[row].id)
            return
        self._scrubbing = True
        self.frame_asked.emit(self.frame_at(position.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._scrubbing:
            self.frame_asked.emit(self.frame_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._scrubbing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        span = self._last - self._first
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(0.8**steps, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self._move(-steps * span * 0.1)
        elif self.verticalScrollBar().maximum():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(steps * LANE))
            self.viewport().update()
        else:
            self.frame_asked.emit(min(max(self._frame - round(steps), 0), self._count - 1))
        event.accept()

    def _zoom(self, factor: float, x: float) -> None:
        track = self._track()
        share = min(max((x - track.x()) / track.width(), 0.0), 1.0)
        span = self._last - self._first
        new = min(max(span * factor, min(10.0, self._count)), float(self._count))
        first = self._first + share * (span - new)
        self._first = min(max(first, 0.0), self._count - new)
        self._last = self._first + new
        self._stale()

    def _move(self, frames: float) -> None:
        span = self._last - self._first
        self._first = min(max(self._first + frames, 0.0), self._count - span)
        self._last = self._first + span
        self._stale()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._stale()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _tell(self, position: QPoint, where: QPoint) -> None:
        if self._presence is None or position.x() < NAMES or self._states is None:
            return
        frame = self.frame_at(position.x())
        state = self._states(frame)
        words = [f"Frame {frame}"]
        if state is None:
            words.append("no mask")
        else:
            words.append(_WORDS[str(state.provenance)])
            if state.confidence is not None:
                words.append(f"confidence {state.confidence:.2f}")
        QToolTip.showText(where, " · ".join(words), self.viewport())

    def sizeHint(self) -> QSize:
        return QSize(600, _HEAD + 4 * LANE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEAD + LANE + 4)


def _nice_step(span: float, ticks: float) -> int:
    """1, 2, 5, 10, 20, 50, … frames between marks, so that there are about ``ticks`` of them."""
    rough = max(1.0, span / max(ticks, 1.0))
    power = 10 ** math.floor(math.log10(rough))
    for factor in (1, 2, 5, 10):
        if factor * power >= rough:
            return max(1, round(factor * power))
    return max(1, round(10 * power))
