"""The panel below the canvas: transport, frame number, legend, and the timeline itself."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.actions import Actions
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.controller import Controller
from vosannot.gui.timeline.presence import Presence
from vosannot.gui.timeline.range_bar import RangeBar
from vosannot.gui.timeline.view import TimelineView

__all__ = ["TimelinePanel"]

_BUTTONS = (
    "go.first",
    "go.previous_reference",
    "go.previous",
    "play.toggle",
    "go.next",
    "go.next_reference",
    "go.last",
)
_LEGEND = (mark("by hand: a reference"), mark("approved"), mark("propagated"))
_NARROW, _LEAST = 700, 560  # widths: below the first there is no room for the time; at least
_DELAY_MS = 40  # changes that come close together are drawn together


class Legend(QWidget):
    """What the bars mean, drawn as they are drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(20)
        self.setAccessibleName(tr("Legend: by hand, approved, propagated"))
        metrics = QFontMetrics(theme.small_font())
        self.setFixedWidth(sum(36 + metrics.horizontalAdvance(tr(text)) for text in _LEGEND))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.small_font())
        metrics = painter.fontMetrics()
        x, middle = 0, self.height() // 2
        for text, colour, height in (
            (_LEGEND[0], colours.manual, 14),
            (_LEGEND[1], colours.approved, 10),
            (_LEGEND[2], colours.propagated, 6),
        ):
            painter.fillRect(x, middle - height // 2, 14, height, QColor(colour))
            painter.setPen(QColor(colours.muted))
            text = tr(text)
            painter.drawText(x + 20, middle + metrics.ascent() // 2 - 1, text)
            x += 20 + metrics.horizontalAdvance(text) + 16


class TimelinePanel(QWidget):
    """Follows the controller's clip."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._controller, self._actions = controller, actions
        self._session: ClipSession | None = None
        self.presence: Presence | None = None
        self.view = TimelineView()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_DELAY_MS)
        self._late.timeout.connect(self.view.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_transport())
        column.addWidget(self.view, 1)
        self.view.frame_asked.connect(self._scrub)
        self.view.object_asked.connect(lambda i: setattr(controller.tools, "object", i))
        self.view.selected.connect(controller.ranges.select)
        self.view.delete_asked.connect(actions["range.delete"].trigger)
        self.view.approve_asked.connect(actions["range.approve"].trigger)
        controller.ranges.changed.connect(self._range_changed)
        controller.tools.object_changed.connect(lambda *_: self._objects_changed())
        controller.checking.judged.connect(self._judged)
        lookout = controller.lookout
        lookout.changed.connect(lambda: self.view.set_marks(tuple(concern.frame for concern in lookout.concerns)))

    def _make_transport(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("panelHeader")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(40)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(2)
        for action_id in _BUTTONS:
            button = QToolButton()
            button.setDefaultAction(self._actions[action_id])
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self._actions[action_id].toolTip())
            row.addWidget(button)
        row.addSpacing(8)
        self._number = QSpinBox()
        self._number.setAccessibleName(tr("Frame"))
        self._number.setToolTip(tr("The frame that is shown; type a number to go there"))
        self._number.setFixedWidth(88)
        self._number.lineEdit().setTextMargins(6, 0, 8, 0)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setProperty("buttons", "none")
        self._number.setKeyboardTracking(False)
        self._number.valueChanged.connect(self._typed)
        row.addWidget(self._number)
        self._of = QLabel()
        self._of.setObjectName("muted")
        self._of.setMinimumWidth(150)
        row.addWidget(self._of)
        row.addStretch(1)
        self._legend, self.range_bar = Legend(), RangeBar(self._controller.ranges, self._actions)
        row.addWidget(self._legend)
        row.addWidget(self.range_bar, 100)
        self._range_changed()
        return bar

    def _range_changed(self) -> None:
        """The legend makes room for what is selected."""
        selection = self._controller.ranges.selection
        self.view.set_selection(selection)
        self.range_bar.setVisible(selection is not None)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window the least important things go."""
        self._of.setVisible(self.width() >= _NARROW)
        room = self.width() - _NARROW + self._of.minimumWidth()
        self._legend.setVisible(self.range_bar.isHidden() and room >= self._legend.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def attach(self, session: ClipSession | None) -> None:
        """Show another clip."""
        self._session = session
        if session is None:
            self.presence = None
            self.view.set_clip(None, (), None)
            return
        checking = self._controller.checking
        self.presence = Presence(session.frame_count, lambda state: checking.judgements.worst(state))
        self.presence.reset(session.document.states())
        self._number.blockSignals(True)
        self._number.setRange(0, session.frame_count - 1)
        self._number.blockSignals(False)
        self.view.set_clip(self.presence, session.document.objects(), session.document.state, checking.words)
        session.wanted_changed.connect(self._moved)
        session.changed.connect(self._changed)
        self._objects_changed()
        self._moved(session.wanted)

    def _moved(self, frame: int) -> None:
        session = self._session
        if session is None:
            return
        self.view.set_frame(frame)
        self._number.blockSignals(True)
        self._number.setValue(frame)
        self._number.blockSignals(False)
        seconds = session.info.times[frame]
        self._of.setText(f"/ {session.frame_count - 1}    {int(seconds // 60):02d}:{seconds % 60:06.3f}")

    def _typed(self, frame: int) -> None:
        if self._session is not None:
            self._session.show(frame)

    def _scrub(self, frame: int) -> None:
        if self._session is not None:
            self._controller.player.stop()
            self._session.show(frame)

    def _changed(self, kind: str, frames: tuple[int, ...]) -> None:
        if self._session is None or self.presence is None:
            return
        if kind == "labels":
            if len(frames) > 2000:
                self.presence.reset(self._session.document.states())
            else:
                self.presence.update(frames, self._session.document.state)
            if not self._late.isActive():
                self._late.start()
        elif kind == "objects":
            self._objects_changed()

    def _judged(self) -> None:
        """Masks were checked."""
        if self._session is not None and self.presence is not None:
            self.presence.reset(self._session.document.states())
            self.view.refresh()

    def _objects_changed(self) -> None:
        if self._session is not None:
            self.view.set_objects(self._session.document.objects(), self._controller.tools.object)

    def tint(self) -> None:
        """The theme changed."""
        self.view.tint()
