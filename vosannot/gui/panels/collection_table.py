"""The table of the list of videos: its keys, and what a click on a cell means."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.panels.collection_rows import NOTES, ROW, STATUS

__all__ = ["VideoTable"]


class VideoTable(QTableView):
    """Says in its middle why it is empty.

    Attributes:
        emptiness: that sentence.

    Signals:
        opened(): Enter, or a double click, on a video.
        status_asked(QPoint): a click on a status; a place on the screen.
        menu_asked(QPoint): the right button, or the menu key.
    """

    opened = Signal()
    status_asked = Signal(QPoint)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.emptiness = ""
        self.setAccessibleName(tr("Videos of the workspace"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def editing(self) -> bool:
        """A note is being written."""
        return self.state() == QAbstractItemView.State.EditingState

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()  # they scroll, though they are keys of the window
            return True
        return super().event(event)

    @staticmethod
    def _own(event: QKeyEvent) -> bool:
        keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space)
        every = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A
        return every or (event.key() in keys and event.modifiers() != Qt.KeyboardModifier.ControlModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.editing:  # the line lets Return through, which has ended the note
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self.edit(index.siblingAtColumn(NOTES))
        elif event.key() == Qt.Key.Key_Menu and index.isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and index.column() == STATUS:
            self.status_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        elif event.button() == Qt.MouseButton.RightButton and index.isValid():
            self.menu_asked.emit(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.column() == NOTES:
            self.edit(index)
        elif index.column() != STATUS:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(80, 0, -80, 0), int(flags), self.emptiness)
