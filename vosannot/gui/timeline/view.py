"""Scrub bar, confidence strip and presence lanes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from vosannot.core.words import decimal, mark, tr
from vosannot.gui import theme
from vosannot.gui.session.ranges import Selection
from vosannot.gui.timeline.gesture import Gesture
from vosannot.gui.timeline.marks import paint_concerns, paint_head, paint_references, paint_ruler, paint_selection
from vosannot.gui.timeline.presence import Presence, columns, least_columns
from vosannot.gui.timeline.raster import confidence_image, lanes_image
from vosannot.gui.timeline.track import HEAD, LANE, NAMES, RULER, STRIP, Track
from vosannot.project.records import FrameState, ObjectInfo

__all__ = ["TimelineView"]

_WORDS = {"manual": mark("painted by hand"), "propagated": mark("propagated"), "approved": mark("approved")}


class TimelineView(QAbstractScrollArea):
    """Shows a :class:`Presence` and a :class:`Selection`.

    Ruler and strip move the playhead. A click on a lane does so too, and a drag selects frames and lanes: the playhead
    follows the end that moves, so that the person sees what is taken in. The edges of a selection can be dragged;
    Shift extends it; a double click takes the run of frames that are alike; Esc lets go.

    Attributes:
        presence, selection, frame: what is shown; the latter is the playhead's.

    Signals:
        frame_asked(int): the person points at a frame.
        object_asked(int): the person points at a lane's name.
        selected(Selection | None): the person selects this.
        menu_asked(QPoint): of what can be done with the selection, at this place of the screen.
        delete_asked(), approve_asked(): keys for the selection, pressed while the timeline has the focus.
    """

    frame_asked = Signal(int)
    object_asked = Signal(int)
    selected = Signal(object)
    menu_asked = Signal(QPoint)
    delete_asked = Signal()
    approve_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(
            tr("A lane for each object, and how sure the network was. The menus Frame and Range do the same with keys.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._objects: tuple[ObjectInfo, ...] = ()
        self._states: Callable[[int], FrameState | None] | None = None
        self._judged: Callable[[FrameState | None], str] = lambda _: ""
        self._current_object: int | None = None
        self._first, self._last = 0.0, 1.0
        self._lanes: QImage | None = None
        self._strip: QImage | None = None
        self._marks: tuple[int, ...] = ()
        self._ground: QPixmap | None = None
        self.selection: Selection | None = None
        self.presence: Presence | None = None
        self.frame = 0
        self._gesture = Gesture(self)

    # What is shown

    def set_clip(self, presence: Presence | None, objects: tuple[ObjectInfo, ...], state, judged=lambda _: "") -> None:
        """Another clip; ``state(frame)`` tells what is known of a frame, ``judged(state)`` what a check found of it."""
        self._judged = judged
        self.presence, self._objects, self._states = presence, objects, state
        self.frame = 0
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
        self.frame = frame
        if not self._first <= frame < self._last and not self._gesture.active:
            self._move(frame - (self._first + self._last) / 2)
        self.viewport().update()

    def set_selection(self, selection: Selection | None) -> None:
        """The selected range."""
        self.selection = selection
        if selection is None:
            self._gesture.give_up()
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
        return 1 if self.presence is None else self.presence.rows.shape[1]

    def _stale(self) -> None:
        self._lanes = self._strip = self._ground = None
        self._update_bar()
        self.viewport().update()

    def _update_bar(self) -> None:
        room = max(0, self.viewport().height() - HEAD)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self._objects) * LANE - room))
        bar.setPageStep(room)
        bar.setSingleStep(LANE)

    # Geometry

    @property
    def track(self) -> Track:
        """What is in view."""
        viewport = self.viewport()
        width = max(1, viewport.width() - NAMES - 8)
        return Track(NAMES, width, viewport.height(), self._first, self._last)

    def x_of(self, frame: float) -> float:
        """Where a frame begins, in pixels of the viewport."""
        return self.track.x_of(frame)

    def frame_at(self, x: float) -> int:
        """The frame under a pixel, clamped to the clip."""
        return self.track.frame_at(x, self._count)

    def row_at(self, y: float) -> int | None:
        """The lane under a pixel, from 0; None: there is none."""
        row = int((y - HEAD + self.verticalScrollBar().value()) // LANE)
        return row if y >= HEAD and row < len(self._objects) else None

    def nearest_row(self, y: float) -> int:
        """As :meth:`row_at`, or the first or last lane."""
        return min(max(int((y - self._top) // LANE), 0), len(self._objects) - 1)

    @property
    def ids(self) -> tuple[int, ...]:
        """Objects of the lanes, from above."""
        return tuple(o.id for o in self._objects)

    @property
    def _top(self) -> int:
        return HEAD - self.verticalScrollBar().value()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """What only depends on the masks is drawn once and kept: seeking and selecting are drawn over it."""
        track, ratio = self.track, self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = QPixmap(self.viewport().size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            with QPainter(self._ground) as painter:
                self._paint_ground(painter, track, theme.current())
        with QPainter(self.viewport()) as painter:
            painter.setFont(theme.small_font())
            painter.drawPixmap(0, 0, self._ground)
            if self.presence is not None:
                self._paint_over(painter, track)

    def _paint_ground(self, painter: QPainter, track: Track, colours: theme.Theme) -> None:
        viewport = self.viewport().rect()
        painter.fillRect(viewport, QColor(colours.well))
        painter.setFont(theme.small_font())
        if self.presence is None:
            return
        self._paint_lanes(painter, track)
        painter.fillRect(QRect(0, 0, viewport.width(), HEAD), QColor(colours.well))
        if not self._objects:
            painter.setPen(QColor(colours.muted))
            where = QRect(track.left, HEAD, track.width, track.height - HEAD)
            text = tr("Every object gets a lane here. Paint one frame to begin.")
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        paint_ruler(painter, track, self._count)
        self._paint_strip(painter, track)
        paint_references(painter, track, self.presence.manual())

    def _paint_over(self, painter: QPainter, track: Track) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selection is not None:
            paint_selection(painter, track, self.selection, self.ids, self._top, focused=self.hasFocus())
        paint_concerns(painter, track, self._marks)
        paint_head(painter, track, self.frame)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().focus), 1))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _make_images(self, track: Track) -> None:
        assert self.presence is not None
        ratio = self.devicePixelRatioF()
        width = max(1, round(track.width * ratio))
        rows = self.presence.rows[[o.id for o in self._objects]]
        codes = columns(rows, self._first, self._last, width)
        self._lanes = lanes_image(codes, max(4, round(LANE * ratio)), theme.current())
        values = least_columns(self.presence.confidence, self._first, self._last, width)
        self._strip = confidence_image(values, max(4, round(STRIP * ratio)), theme.current())

    def _paint_lanes(self, painter: QPainter, track: Track) -> None:
        colours = theme.current()
        if self._lanes is None:
            self._make_images(track)
        assert self._lanes is not None
        top = self._top
        metrics = QFontMetrics(painter.font())
        for row, known in enumerate(self._objects):
            y = top + row * LANE
            if y + LANE < HEAD or y > self.viewport().height():
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
        target = QRectF(track.left, top, track.width, len(self._objects) * LANE)
        painter.drawImage(target, self._lanes)
        painter.setPen(QColor(colours.line))
        painter.drawLine(NAMES - 1, 0, NAMES - 1, self.viewport().height())

    def _paint_strip(self, painter: QPainter, track: Track) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRect(10, RULER, NAMES - 16, STRIP), Qt.AlignmentFlag.AlignVCenter, tr("Doubt"))
        if self._strip is not None:
            painter.drawImage(QRectF(track.left, RULER, track.width, STRIP), self._strip)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.presence is None:
            return
        at = event.position()
        if at.x() >= NAMES:
            self._gesture.press(at, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif (row := self.row_at(at.y())) is not None:
            self.object_asked.emit(self.ids[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gesture.move(event.position())
        self.viewport().setCursor(self._gesture.cursor(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._gesture.active and self._gesture.release():
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # Delete and Enter now mean the selection

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._gesture.select_run(event.position()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = QPoint(round(self.x_of(self.frame)), HEAD)
        elif not self._gesture.selected_at(QPointF(at)):
            self._gesture.select_run(QPointF(at))
        if self.presence is not None:
            self.menu_asked.emit(self.viewport().mapToGlobal(at))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.approve_asked.emit()
        else:
            QWidget.keyPressEvent(self, event)  # not the scroll area's: arrows are for the playhead

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Wheel

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        span = self._last - self._first
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(0.8**steps, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self._move(-steps * span * 0.1)
        elif self.verticalScrollBar().maximum():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(steps * LANE))
        else:
            self.frame_asked.emit(min(max(self.frame - round(steps), 0), self._count - 1))
        event.accept()

    def _zoom(self, factor: float, x: float) -> None:
        track = self.track
        share = min(max((x - track.left) / track.width, 0.0), 1.0)
        span = self._last - self._first
        new = min(max(span * factor, min(10.0, self._count)), float(self._count))
        first = self._first + share * (span - new)
        self._first = min(max(first, 0.0), self._count - new)
        self._last = self._first + new
        self._stale()

    def reveal(self, frame: int) -> None:
        """Bring a frame into view, by as little as that takes."""
        if frame < self._first:
            self._move(frame - self._first)
        elif frame + 1 > self._last:
            self._move(frame + 1 - self._last)

    def _move(self, frames: float) -> None:
        span = self._last - self._first
        self._first = min(max(self._first + frames, 0.0), self._count - span)
        self._last = self._first + span
        self._stale()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._stale()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._ground = None
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _tell(self, position: QPoint, where: QPoint) -> None:
        if self.presence is None or position.x() < NAMES or self._states is None:
            return
        frame = self.frame_at(position.x())
        state = self._states(frame)
        words = [tr("Frame {frame}", frame=frame)]
        if state is None:
            words.append(tr("no mask"))
        else:
            words.append(tr(_WORDS[str(state.provenance)]))
            if state.confidence is not None:
                words.append(tr("confidence {confidence}", confidence=decimal(state.confidence, 2)))
            if found := self._judged(state):
                words.append(found)
        if self.selection is None and self.row_at(position.y()) is not None:
            words[-1] += "\n" + tr("Drag to select frames; a double click selects all that look the same")
        QToolTip.showText(where, " · ".join(words), self.viewport())

    def sizeHint(self) -> QSize:
        return QSize(600, HEAD + 4 * LANE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, HEAD + LANE + 4)
