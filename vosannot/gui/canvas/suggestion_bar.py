"""The small bar that floats over the canvas while something is suggested."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from vosannot.core.words import tr
from vosannot.gui.canvas.camera import Camera
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.suggesting import Suggester
from vosannot.gui.session.tools import Tool

__all__ = ["SuggestionBar"]


class SuggestionBar(QFrame):
    """Says how far it is; Enter and Esc as buttons.

    Args:
        over: the canvas; the bar stays at its top, or at its bottom while the hints are in the upper half.
        camera: the canvas's.
    """

    def __init__(self, over: QWidget, controller: Controller, camera: Camera) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._over, self._camera, self._tools = over, camera, controller.tools
        self.suggesters: dict[Tool, Suggester] = {Tool.GRABCUT: controller.grabber, Tool.CLICK: controller.clicker}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        self.words = QLabel()
        self.words.setMinimumWidth(260)  # no jumping while it works
        self.accept = QPushButton(tr("Accept  ⏎"))
        self.accept.setProperty("kind", "primary")
        self.accept.setAccessibleName(tr("Accept the suggestion"))
        self.accept.clicked.connect(lambda: self._tell(lambda s: s.accept()))
        self.give_up = QPushButton(tr("Give up  Esc"))
        self.give_up.setProperty("kind", "flat")
        self.give_up.setAccessibleName(tr("Give the suggestion up"))
        self.give_up.clicked.connect(lambda: self._tell(lambda s: s.dismiss()))
        for button in (self.accept, self.give_up):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the canvas keeps the keys
        for widget in (self.words, self.accept, self.give_up):
            row.addWidget(widget)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        over.installEventFilter(self)
        self.hide()

    def _current(self) -> Suggester | None:
        return self.suggesters.get(self._tools.tool)

    def show_state(self) -> None:
        """Something changed."""
        suggester = self._current()
        if suggester is None or not suggester.active:
            self.hide()
            return
        if suggester.working:
            text = suggester.stage
        elif suggester.mask is None:
            text = tr("There is no suggestion yet")
        else:
            text = tr("Left: this too · right: not this")
        self.words.setText(text)
        self.accept.setEnabled(suggester.mask is not None and not suggester.working)
        self._place()
        self.show()
        self.raise_()

    def _tell(self, do: Callable[[Suggester], None]) -> None:
        suggester = self._current()
        if suggester is not None:
            do(suggester)

    def _place(self) -> None:
        self.adjustSize()
        suggester, height = self._current(), self._over.height()
        row = None if suggester is None else suggester.row
        above = row is None or self._camera.to_view(0, row).y() > height / 2
        self.move(max(8, (self._over.width() - self.width()) // 2), 8 if above else height - self.height() - 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
