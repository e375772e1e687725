"""The wipe in the window: who calls it, and the button on the canvas that offers it while adapting."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from vosannot.core.words import mark, tr
from vosannot.gui.canvas.wipe import Wipe

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["COMPARING", "make_wipe"]

COMPARING = mark("Comparing: drag the line · Ctrl + arrows move it · wheel zooms · Esc leaves")


def make_wipe(window: "MainWindow") -> Wipe:
    """The wipe over the window's canvas."""
    controller = window.controller
    wipe = Wipe(window.canvas, controller.comparison, controller.tools)
    _Offer(window, wipe)

    def begin() -> None:
        controller.painter.end()
        window.canvas.handler.cancel()
        wipe.start()

    wipe.shown_changed.connect(window.registry["view.compare"].setChecked)
    controller.comparison.begun.connect(begin)
    return wipe


class _Offer(QPushButton):
    """In a corner of the canvas, while an adaptation shows the frame that is shown there. Painting goes on."""

    def __init__(self, window: "MainWindow", wipe: Wipe) -> None:
        super().__init__(tr("Compare with before   D"), window.canvas)
        self._window, self._wipe = window, wipe
        controller = window.controller
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(lambda: controller.comparison.begin())
        controller.comparison.changed.connect(self._show)
        controller.propagation.settings_changed.connect(self._show)  # a task has ended
        controller.session_changed.connect(self._follow)
        wipe.shown_changed.connect(lambda _: self._show())
        window.canvas.installEventFilter(self)
        self.hide()

    def _follow(self) -> None:
        session = self._window.controller.session
        if session is not None:
            session.shown.connect(self._show)
        self._show()

    def _show(self) -> None:
        controller = self._window.controller
        session, task = controller.session, controller.propagation.task
        watching = session is not None and task is not None and task.adapting and not self._wipe.isVisible()
        self.setVisible(watching and session is not None and session.frame in controller.comparison.frames)
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._window.canvas.width() - self.width() - 12, 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
