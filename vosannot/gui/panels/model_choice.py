"""Choosing a model: those of one family that are here, and the ways to more."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget

from vosannot.core.words import tr
from vosannot.engines.models.library import Entry, State

__all__ = ["ModelChoice"]

_IMPORT, _MANAGE = "import", "manage"
_ACTION = Qt.ItemDataRole.UserRole + 1
_FRAME = 36  # padding and arrow, as in the style sheet
_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ModelChoice(QComboBox):
    """A list of models; its last two lines lead elsewhere and are never the value.

    Signals:
        chosen(str): the person chose this model.
        import_asked(), manage_asked(): the person wants others.
    """

    chosen = Signal(str)
    import_asked = Signal()
    manage_asked = Signal()

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._family = ""
        self._entries: Sequence[Entry] | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._activated)
        self._fill()

    @property
    def value(self) -> str:
        """Name of a model, or path of a file."""
        return self._value

    def choose(self, value: str) -> None:
        """Show this one, whether it is here or not, without telling anybody."""
        self._value = value
        self._fill()

    def show_models(self, family: str, entries: Sequence[Entry] | None) -> None:
        """Offer the usable models of this family (None: the list is still being read)."""
        self._family, self._entries = family, entries
        self._fill()

    def _fill(self) -> None:
        usable = [e for e in self._entries or () if e.usable and e.card is not None and e.card.family == self._family]
        with QSignalBlocker(self):
            self.clear()
            for entry in usable:
                assert entry.card is not None
                words = ", ".join(word for word in (entry.card.size, tr(entry.state)) if word)
                self.addItem(f"{entry.name}  ·  {words}", entry.name)
                self.setItemData(self.count() - 1, _tip(entry), Qt.ItemDataRole.ToolTipRole)
            if self._value not in [e.name for e in usable]:
                self.insertItem(0, f"{self._value}{self._remark()}", self._value)
            self.insertSeparator(self.count())
            for title, action in ((tr("Import a file…"), _IMPORT), (tr("Manage models…"), _MANAGE)):
                self.addItem(title)
                self.setItemData(self.count() - 1, action, _ACTION)
            self.setCurrentIndex(self.findData(self._value))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def _remark(self) -> str:
        """Why the value is not among the usable ones."""
        if self._entries is None:
            return ""
        found = next((e for e in self._entries if e.name == self._value), None)
        if found is None:
            return "  ·  " + (tr("file") if "/" in self._value or "\\" in self._value else tr("not here"))
        if found.state is State.DAMAGED:
            return "  ·  " + tr("damaged")
        return "  ·  " + (tr("of another network") if found.usable else tr("not fetched"))

    def _activated(self, index: int) -> None:
        action = self.itemData(index, _ACTION)
        if action is None:
            if self.itemData(index) != self._value:
                self._value = self.itemData(index)
                self.chosen.emit(self._value)
            return
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(self._value))
        (self.import_asked if action == _IMPORT else self.manage_asked).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the models only: nobody steps into a file dialog by accident."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in _OPENING or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.showPopup()
        elif step is not None:
            index = self.currentIndex() + step
            if 0 <= index < self.count() and self.itemData(index) is not None:
                self.setCurrentIndex(index)
                self._activated(index)
        else:
            event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A name that is too long ends in an ellipsis instead of being cut."""
        super().initStyleOption(option)
        room = max(self.width() - _FRAME, 0)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the panel must not change the model."""
        event.ignore()


def _tip(entry: Entry) -> str:
    assert entry.card is not None
    return f"<p>{entry.card.trained_on}<br>{entry.path}</p>"
