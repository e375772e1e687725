"""The first-run tour: a few words beside each part of the window, on the sample clip."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vosannot.core.words import mark, tr
from vosannot.gui import theme

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["STEPS", "Step", "Tour", "offer_tour"]

_SEEN = "tour/seen"
_WIDTH, _INSET = 320, 16
_GAP = 12  # px between the part and the words
_EDGE = 8  # px to the edge of the window


@dataclass(frozen=True, slots=True)
class Step:
    """A stop of the tour.

    Attributes:
        title: of it.
        text: with "{frame.approve}" for that action's key.
        where: the part of the window that it is about; None: the middle.
        offer: a button that does it for the person, and what it calls; "" for none.
    """

    title: str
    text: str
    where: Callable[[Any], QWidget | None]
    offer: str = ""
    do: Callable[[Any], object] | None = None


def _paint(window: "MainWindow") -> None:
    """The sample's own mask, if the sample is open and nothing is painted."""
    from vosannot.masks.png import read_png
    from vosannot.media.sample import SAMPLE_OBJECTS, sample_clip, sample_mask
    from vosannot.project.records import Provenance

    session = window.controller.session
    if session is None or session.info.path != sample_clip() or session.document.states():
        return

    def paint(document) -> None:
        for name in list(SAMPLE_OBJECTS.values())[len(document.objects()) :]:
            document.add_object(name)
        document.set_labels(0, read_png(sample_mask()), Provenance.MANUAL, tr("The sample's mask"))

    window.controller.attempt(paint)
    session.show(0)


STEPS: tuple[Step, ...] = (
    Step(
        mark("A clip in the middle"),
        mark("The wheel zooms, the middle button moves the picture, {play.toggle} plays, the arrow keys step."),
        lambda window: window.canvas,
    ),
    Step(
        mark("Paint one frame"),
        mark(
            "{tool.brush} takes the brush: the left button paints, the right one erases. {object.add} adds "
            "another object. "
            "Take your time here: the network looks for what you give it."
        ),
        lambda window: window.tool_bar,
        mark("Paint it for me"),
        _paint,
    ),
    Step(
        mark("Objects"),
        mark("Every object has a colour, a name (double click) and the number of frames it is on. The eye hides it."),
        lambda window: window.objects,
    ),
    Step(
        mark("Adapt & propagate"),
        mark(
            "{propagate.adapt}: the network trains on this very video, with previews of every iteration. "
            "Stop it when they "
            "look right. Then the masks run through the clip."
        ),
        lambda window: window.adapt,
        mark("Start"),
        lambda window: window.registry["propagate.adapt"].trigger(),
    ),
    Step(
        mark("Time"),
        mark(
            "Every object has a lane: what you painted, what was predicted, what you approved. Drag across "
            "lanes to select "
            "frames. The strip above shows where the network was in doubt."
        ),
        lambda window: window.timeline,
    ),
    Step(
        mark("Where to look"),
        mark(
            "{go.next_concern} goes to the next frame that is probably wrong. Paint it right, then {propagate.next} "
            "predicts anew from there. {frame.approve} approves a frame."
        ),
        lambda window: window.lookout,
    ),
    Step(
        mark("Take it with you"),
        mark(
            "{file.export} exports DAVIS, YouTube-VOS, COCO or a video. Everything you paint is saved at once. "
            "The guide is under {help.guide}, all keys under {help.keys}, every command under {help.palette}."
        ),
        lambda window: window.banner,
    ),
)


def offer_tour(window: "MainWindow") -> bool:
    """Whether this is the first start; asked once."""
    preferences = window.controller.preferences
    first = not preferences.flag(_SEEN) and not preferences.recent()
    preferences.set(_SEEN, True)
    return first


class Tour(QObject):
    """Goes from stop to stop; nothing is blocked meanwhile. Ends by itself when the window closes.

    Signals:
        ended(): it is over.
    """

    ended = Signal()

    def __init__(self, window: "MainWindow", steps: tuple[Step, ...] = STEPS) -> None:
        super().__init__(window)
        self._window, self._steps = window, steps
        self.at = 0
        self._frame = _Outline(window)
        self.bubble = _Bubble(window)
        self.bubble.next_asked.connect(lambda: self.go(self.at + 1))
        self.bubble.back_asked.connect(lambda: self.go(self.at - 1))
        self.bubble.end_asked.connect(self.end)
        self.bubble.do_asked.connect(self._do)
        window.installEventFilter(self)
        self.go(0)

    def go(self, at: int) -> None:
        """To this stop; behind the last one it ends."""
        if not 0 <= at < len(self._steps):
            if at >= len(self._steps):
                self.end()
            return
        self.at, step = at, self._steps[at]
        text = self._window.registry.worded(tr(step.text))
        self.bubble.show_step(step, text, at, len(self._steps))
        self._place()
        self.bubble.next.setFocus()

    def end(self) -> None:
        """Away with it."""
        self._window.removeEventFilter(self)
        self.bubble.hide()
        self._frame.hide()
        self.bubble.deleteLater()
        self._frame.deleteLater()
        self._window.canvas.setFocus()
        self.ended.emit()
        self.deleteLater()

    def _do(self) -> None:
        do = self._steps[self.at].do
        if do is not None:
            do(self._window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """The outline around the part, the words beside it where there is room."""
        window = self._window
        target = self._steps[self.at].where(window)
        room = window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        size = self.bubble.fitting()
        if target is None or not target.isVisible():
            self._frame.hide()
            self.bubble.setGeometry(QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size))
        else:
            part = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
            self._frame.surround(part)
            self.bubble.setGeometry(QRect(_beside(part, size, room), size))
        self.bubble.show()
        self._frame.raise_()
        self.bubble.raise_()


def _beside(part: QRect, size: QSize, room: QRect) -> QPoint:
    """Right of the part, left of it, below, above; on it when it fills the window."""
    places = (
        QPoint(part.right() + _GAP, part.top()),
        QPoint(part.left() - _GAP - size.width(), part.top()),
        QPoint(part.left(), part.bottom() + _GAP),
        QPoint(part.left(), part.top() - _GAP - size.height()),
    )
    for place in places:
        if room.contains(QRect(place, size)):
            return place
    for place in places:  # beside it, a little higher or lower than it begins
        moved = QPoint(
            max(room.left(), min(place.x(), room.right() - size.width())),
            max(room.top(), min(place.y(), room.bottom() - size.height())),
        )
        if not QRect(moved, size).intersects(part):
            return moved
    return part.center() - QPoint(size.width() // 2, size.height() // 2)


class _Outline(QWidget):
    """A line around a part of the window; the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, part: QRect) -> None:
        """Show it there."""
        self.setGeometry(part)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().accent), 3))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)


class _Bubble(QFrame):
    """The words, and the way on."""

    next_asked = Signal()
    back_asked = Signal()
    end_asked = Signal()
    do_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAutoFillBackground(True)
        self.hide()
        self._title, self._text, self._count = QLabel(), QLabel(), QLabel()
        self._title.setObjectName("heading")
        self._count.setObjectName("small")
        self._text.setWordWrap(True)
        self.offer = self._button("", self.do_asked)
        self.leave = self._button(tr("End the tour"), self.end_asked, "flat")
        self.back = self._button(tr("Back"), self.back_asked)
        self.next = self._button(tr("Next"), self.next_asked, "primary")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, 12, _INSET, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self.offer)
        column.addLayout(row)

    def _button(self, title: str, asked, kind: str = "") -> QPushButton:
        button = QPushButton(title)
        button.setProperty("kind", kind)
        button.clicked.connect(asked)
        return button

    def show_step(self, step: Step, text: str, at: int, count: int) -> None:
        """Write it down."""
        self._title.setText(tr(step.title))
        self._text.setText(text)
        self._count.setText(f"{at + 1} / {count}")
        self.offer.setText(tr(step.offer))
        self.offer.setVisible(bool(step.offer))
        self.back.setEnabled(at > 0)
        self.next.setText(tr("Done") if at + 1 == count else tr("Next"))
        self.leave.setVisible(at + 1 < count)
        self.setAccessibleName(tr("Tour, {title}", title=tr(step.title)))
        self.setAccessibleDescription(text)

    def fitting(self) -> QSize:
        """As wide as always, as high as the words need."""
        self._text.setMinimumHeight(self._text.heightForWidth(_WIDTH - 2 * _INSET))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return QSize(_WIDTH, layout.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_asked.emit()
        else:
            super().keyPressEvent(event)
