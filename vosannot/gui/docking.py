"""The panels around the picture: shown with a clip, hidden without one, kept as they were left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from vosannot.core.words import tr

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["Docking"]

_LAYOUT = 2  # raised when docks change, so that an old layout is not restored into a new one


class Docking:
    """Puts the window's panels into docks.

    Attributes:
        docks: objects, adapt, lookout, timeline.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window, self._kept = window, window.controller.preferences
        self._shown = False
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.docks: list[QDockWidget] = []
        for name, title, widget, area in (
            ("objects", tr("Objects"), window.objects, Qt.DockWidgetArea.RightDockWidgetArea),
            ("adapt", tr("Adapt && propagate"), window.adapt, Qt.DockWidgetArea.RightDockWidgetArea),
            ("lookout", tr("Next to look at"), window.lookout, Qt.DockWidgetArea.RightDockWidgetArea),
            ("timeline", tr("Timeline"), window.timeline, Qt.DockWidgetArea.BottomDockWidgetArea),
        ):
            dock = QDockWidget(title)
            dock.setObjectName(f"dock-{name}")
            dock.setTitleBarWidget(QWidget())  # each panel has a head of its own
            dock.setWidget(widget)
            window.addDockWidget(area, dock)
            self.docks.append(dock)

    def restore(self) -> None:
        """The window is as large as it was the last time; so will the panels be."""
        self._layout = self._kept.blob("window/layout")
        geometry = self._kept.blob("window/geometry")
        self._window.resize(1280, 800)
        if geometry is not None:
            self._window.restoreGeometry(geometry)

    def keep(self) -> None:
        """For the next time."""
        self._kept.set("window/geometry", self._window.saveGeometry())
        layout = self._window.saveState(_LAYOUT) if self._shown else self._layout
        if layout is not None:
            self._kept.set("window/layout", layout)

    def show(self, shown: bool) -> None:
        """Panels belong to a clip; they come back as they were left."""
        window = self._window
        if self._shown and not shown:
            self._layout = window.saveState(_LAYOUT)
        if shown and not self._shown:
            if self._layout is None or not window.restoreState(self._layout, _LAYOUT):
                self._lay_out()
            window.tool_bar.show()
        if not shown:
            for widget in (*self.docks, window.tool_bar):
                widget.hide()
        self._shown = shown

    def toggle(self) -> None:
        """Only the picture, or everything again."""
        shown = any(d.isVisible() for d in self.docks)
        for dock in self.docks:
            dock.setVisible(not shown)

    def _lay_out(self) -> None:
        """The first time the panels are seen."""
        for dock in self.docks:
            dock.show()
        window, right = self._window, self.docks[:-1]
        window.resizeDocks(right, [320] * len(right), Qt.Orientation.Horizontal)
        window.resizeDocks(right, [112, 540, 98], Qt.Orientation.Vertical)
        window.resizeDocks(self.docks[-1:], [176], Qt.Orientation.Vertical)
