"""Other keys for the actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.actions import SECTIONS, Actions, Spec
from vosannot.gui.dialogs.palette import found
from vosannot.gui.key_map import HELD, portable
from vosannot.gui.panels.row_list import row_table

__all__ = ["KeyEditor"]

_COLUMNS = (mark("Command"), mark("Section"), mark("Keys"))
_ABOUT = mark("Choose a command, press its new key, then Set. What you change is drawn in colour.")


class KeyEditor(QDialog):
    """Not modal: a key holds as soon as it is set."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._shown: list[Spec] = []
        self.setWindowTitle(tr("Change keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(tr(_ABOUT))
        about.setObjectName("muted")
        about.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Search commands"))
        self.filter.setAccessibleName(tr("Search commands"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._fill)
        self.table = row_table(tr("Commands"), _COLUMNS, 0)
        self.table.itemSelectionChanged.connect(self._choose)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(tr("New key"))
        self.key.keySequenceChanged.connect(self._judge)
        self.note = QLabel()
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(32)
        self.set_button = self._button(tr("Set"), self._set, tr("The command has this key only"), primary=True)
        self.add_button = self._button(tr("Add"), self._add, tr("The command has this key as well"))
        self.none_button = self._button(tr("No key"), self._none, tr("The command has no key"))
        self.usual_button = self._button(tr("As it was"), self._usual, tr("The program's own keys for this command"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.key, self.set_button, self.add_button, self.none_button, self.usual_button):
            row.addWidget(widget, 1 if widget is self.key else 0)
        all_button = self._button(
            tr("All as they were"), self._actions.usual_again, tr("The program's own keys everywhere")
        )
        close = self._button(tr("Close"), self.close)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(all_button)
        last.addStretch(1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for part in (about, self.filter):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addLayout(last)
        self.resize(720, 640)
        actions.keys_changed.connect(self._fill)
        self._fill()
        self.filter.setFocus()

    def _button(self, title: str, do, tip: str = "", *, primary: bool = False) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        if primary:
            button.setProperty("kind", "primary")
        button.clicked.connect(lambda: do())
        return button

    @property
    def chosen(self) -> Spec | None:
        """The command of the row."""
        row = self.table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def choose(self, action_id: str) -> None:
        """Go to this command's row."""
        self.table.selectRow([spec.id for spec in self._shown].index(action_id))

    def _fill(self) -> None:
        before = self.chosen
        order = [tr(section) for section in SECTIONS.values()]
        specs = found(self._actions.specs(), self.filter.text())
        self._shown = specs if self.filter.text() else sorted(specs, key=lambda spec: order.index(spec.section))
        self.table.setRowCount(len(self._shown))
        changed = QColor(theme.current().accent)
        for row, spec in enumerate(self._shown):
            for column, text in enumerate((spec.plain_title, spec.section, ",  ".join(spec.key_names))):
                item = QTableWidgetItem(text)
                item.setToolTip(spec.tip)
                if column == 2 and spec.keys != self._actions.usual_keys(spec.id):
                    item.setForeground(changed)
                self.table.setItem(row, column, item)
        ids = [spec.id for spec in self._shown]
        if before is not None and before.id in ids:
            self.choose(before.id)
        self._choose()

    def _choose(self) -> None:
        self.key.clear()
        self._judge()

    def _wanted(self) -> str:
        return portable(self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _judge(self) -> None:
        """What would happen, in words."""
        spec, key = self.chosen, self._wanted()
        holder = self._actions.holder(key) if key else None
        note = ""
        if key in HELD:
            note = tr("{key} {does} and cannot be given away.", key=key, does=tr(HELD[key]))
        elif spec is not None and holder is not None:
            note = tr("It has that key already: {command}.", command=spec.plain_title)
            if holder.id != spec.id:
                note = tr(
                    "{key} belongs to {section} ▸ {command}, which would lose it.",
                    key=key,
                    section=holder.section,
                    command=holder.plain_title,
                )
        self.note.setText(note)
        possible = spec is not None and bool(key) and key not in HELD
        self.set_button.setEnabled(possible and spec is not None and spec.keys != (key,))
        self.add_button.setEnabled(possible and spec is not None and (holder is None or holder.id != spec.id))
        self.none_button.setEnabled(spec is not None and bool(spec.keys))
        self.usual_button.setEnabled(spec is not None and spec.keys != self._actions.usual_keys(spec.id))

    def _give(self, *keys: str) -> None:
        spec = self.chosen
        if spec is not None:
            self._actions.rebind(spec.id, keys)

    def _set(self) -> None:
        self._give(self._wanted())

    def _add(self) -> None:
        spec = self.chosen
        if spec is not None:
            self._give(*spec.keys, self._wanted())

    def _none(self) -> None:
        self._give()

    def _usual(self) -> None:
        spec = self.chosen
        if spec is not None:
            self._actions.rebind(spec.id, None)
