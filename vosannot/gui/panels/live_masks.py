"""The strip of the live masks: how fast they follow, what can be done, and the next frame. Off, it is not there."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vosannot.core.words import decimal, tr
from vosannot.gui import theme
from vosannot.gui.panels.previews import label_colours, paint_frame
from vosannot.gui.panels.thumbnails import Thumbnails
from vosannot.gui.session.controller import Controller

__all__ = ["LiveMaskStrip"]

_HEIGHT = 72


class LiveMaskStrip(QWidget):
    """Follows the controller's live masks."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelBody")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._live = controller.live_masks
        self._controller = controller
        title = QLabel(tr("Live masks"))
        title.setObjectName("heading")
        self.pace = QLabel()
        self.pace.setObjectName("muted")
        self.pace.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.picture = _NextFrame(controller)
        self.picture.pressed.connect(self._go)
        self.note = QLabel()
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.pace, 1)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(self.picture)
        body.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(body)
        self._live.changed.connect(self.show_state)
        controller.session_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """What is so now."""
        live = self._live
        self.setVisible(live.on)
        if not live.on:
            return
        self.pace.setText(
            "" if live.seconds is None else tr("{seconds} s after the stroke", seconds=decimal(live.seconds, 2))
        )
        self.note.setText(self._words())
        upcoming = live.next
        self.picture.setVisible(upcoming is not None)
        if upcoming is not None:
            self.picture.show_frame(*upcoming)

    def _words(self) -> str:
        live, session = self._live, self._controller.session
        if session is None or not session.anchors():
            return tr("Paint an object: its masks follow.")
        if live.covers:
            text = tr("This mask is not stored yet: Enter takes it, and so does painting on it.")
        elif live.shown is not None:
            text = tr("White outlines: what the models see here. Enter takes it in place of the mask.")
        elif live.working:
            text = tr("Learning …")
        else:
            text = tr("The models agree with this frame.")
        return text if live.loss is None else tr("{words}  Loss {loss}.", words=text, loss=decimal(live.loss, 4))

    def _go(self) -> None:
        session, upcoming = self._controller.session, self._live.next
        if session is not None and upcoming is not None:
            session.show(upcoming[0])

    def close_threads(self) -> None:
        """The window closes."""
        self.picture.close_threads()


class _NextFrame(QWidget):
    """The frame after the shown one with its live mask.

    Signals:
        pressed(): go there.
    """

    pressed = Signal()

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._thumbnails = Thumbnails(self)
        self._thumbnails.came.connect(self.update)
        self._frame = -1
        self._labels = None
        self._tags: tuple[str, ...] = ("",)
        self.setAccessibleName(tr("The next frame with its live mask"))
        self.setToolTip(tr("The next frame; click to go there"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(min(_HEIGHT * self._aspect(), 2 * _HEIGHT)), _HEIGHT)

    def _aspect(self) -> float:
        session = self._controller.session
        return 16 / 9 if session is None else session.info.width / session.info.height

    def show_frame(self, frame: int, mask) -> None:
        """This one, with a :class:`LiveMask` or none yet."""
        session = self._controller.session
        if session is None:
            return
        self._thumbnails.attach(session.info.path)
        if frame != self._frame:
            self._frame = frame
            self._thumbnails.want("next", (frame,))
        self._labels = None if mask is None else mask.labels
        self._tags = (f"{frame}  ·  {mask.confidence:.2f}" if mask is not None else "", str(frame))
        self.updateGeometry()
        self.update()

    def close_threads(self) -> None:
        """The window closes."""
        self._thumbnails.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        session = self._controller.session
        colours = {} if session is None else {o.id: o.colour for o in session.document.objects()}
        with QPainter(self) as painter:
            painter.setFont(theme.small_font())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            picture = self._thumbnails.get(self._frame)
            cell = QRectF(self.rect())
            paint_frame(painter, cell, self._aspect(), picture, self._labels, label_colours(colours), self._tags)
