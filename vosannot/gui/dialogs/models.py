"""All models in one table: fetch, stop, import, remove."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.engines.models.cards import FAMILIES
from vosannot.engines.models.library import Entry, State
from vosannot.gui.panels.row_list import row_table
from vosannot.gui.panels.words import seconds_text
from vosannot.gui.session.models import ModelShelf

__all__ = ["ModelsDialog"]

_COLUMNS = (mark("Name"), mark("Network"), mark("Size"), mark("Trained on"), mark("Licence"), mark("State"))
_TRAINED_ON = 3
_GO_ON = mark("Go on fetching")


class ModelsDialog(QDialog):
    """Not modal. Follows the shelf; what it begins goes on when it is closed.

    Args:
        ask_file: asks for a weight file and imports it.
    """

    def __init__(self, shelf: ModelShelf, ask_file: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._shown: tuple[Entry, ...] | None = None
        self.setWindowTitle(tr("Models"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = row_table(tr("Models"), _COLUMNS, _TRAINED_ON)
        self.table.itemSelectionChanged.connect(self._show_selected)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setMinimumHeight(4 * self.note.fontMetrics().lineSpacing())
        self.error = QLabel()
        self.error.setObjectName("error")
        self.error.setWordWrap(True)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress_text = QLabel()
        self._progress_text.setObjectName("small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of fetching or importing"))
        for widget in (self.progress, self._progress_text):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # nothing jumps when something begins
            widget.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addWidget(self.error)
        column.addWidget(self._progress_text)
        column.addWidget(self.progress)
        column.addSpacing(8)
        column.addLayout(self._make_buttons(ask_file))
        self.resize(1040, 560)
        shelf.changed.connect(self._show)
        self._show()
        shelf.refresh()

    def _make_buttons(self, ask_file: Callable[[], None]) -> QHBoxLayout:
        self.fetch_button = QPushButton(tr(_GO_ON))
        self.fetch_button.setProperty("kind", "primary")
        self.fetch_button.ensurePolished()
        self.fetch_button.setMinimumWidth(self.fetch_button.sizeHint().width())  # the others must not jump
        self.stop_button = QPushButton(tr("Stop"))
        self.import_button = QPushButton(tr("Import a file…"))
        self.remove_button = QPushButton(tr("Remove…"))
        close = QPushButton(tr("Close"))
        self.fetch_button.clicked.connect(self._fetch)
        self.stop_button.clicked.connect(self._shelf.stop)
        self.import_button.clicked.connect(ask_file)
        self.remove_button.clicked.connect(self._ask_remove)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.fetch_button, self.stop_button, self.import_button, self.remove_button):
            button.setAutoDefault(False)  # Return in the table must not fetch
            row.addWidget(button)
        row.addStretch(1)
        close.setAutoDefault(False)
        row.addWidget(close)
        return row

    @property
    def selected(self) -> Entry | None:
        """The model of the selected row."""
        rows = self.table.selectionModel().selectedRows()
        return self._shown[rows[0].row()] if self._shown and rows else None

    def select(self, name: str) -> None:
        """Select a model's row."""
        for row, entry in enumerate(self._shown or ()):
            if entry.name == name:
                self.table.selectRow(row)

    # Showing

    def _show(self) -> None:
        if self._shelf.entries is not self._shown:
            self._fill()
        self.error.setText(self._shelf.error)
        self.error.setVisible(bool(self._shelf.error))
        self._show_task()
        self._show_selected()

    def _fill(self) -> None:
        kept = self.selected
        self._shown = self._shelf.entries
        entries = self._shown or ()
        self.table.blockSignals(True)
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in enumerate(_cells(entry)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        names = [entry.name for entry in entries]
        if names:
            self.table.selectRow(names.index(kept.name) if kept is not None and kept.name in names else 0)

    def _show_task(self) -> None:
        task = self._shelf.task
        running = task is not None and not task.over
        self.progress.setVisible(running)
        self._progress_text.setVisible(running)
        if task is not None and running:
            words = [task.title, task.stage_title]
            if task.total:
                words.append(f"{task.done} / {task.total}")
            if (left := task.seconds_left) is not None:
                words.append(tr("{time} left", time=seconds_text(left)))
            self._progress_text.setText("  ·  ".join(words))
            self.progress.setRange(0, task.total)
            self.progress.setValue(task.done)

    def _show_selected(self) -> None:
        entry, busy = self.selected, self._shelf.busy
        self.note.setText(_note(entry) if entry is not None else self._nothing())
        self.fetch_button.setText(tr(_GO_ON) if entry is not None and entry.state is State.PARTIAL else tr("Fetch"))
        self.fetch_button.setEnabled(entry is not None and entry.fetchable and not busy)
        self.remove_button.setEnabled(entry is not None and entry.removable and not busy)
        self.import_button.setEnabled(not busy)
        self.stop_button.setEnabled(busy)

    def _nothing(self) -> str:
        if self._shown is None:
            return tr("Looking for models…")
        return tr("There is no model at all. Import a file that you have, or install vosannot anew.")

    # Doing

    def _fetch(self) -> None:
        if (entry := self.selected) is not None:
            self._shelf.fetch(entry.name)

    def _ask_remove(self) -> None:
        entry = self.selected
        if entry is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, tr("Remove a model"), tr("Remove {name} from this computer?", name=entry.name)
        )
        box.setParent(self, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        again = (
            tr("It can be fetched again.") if entry.card is not None and entry.card.url else tr("Its file is deleted.")
        )
        box.setInformativeText(again)
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole))
        remove.clicked.connect(lambda: self._shelf.remove(entry.name))
        box.open()


def _cells(entry: Entry) -> tuple[str, ...]:
    card = entry.card
    state = f"{tr(entry.state)}, {entry.have / 1e6:.0f} MB" if entry.state is State.PARTIAL else tr(entry.state)
    if card is None:
        return (entry.name, "", "", "", "", state)
    return (entry.name, tr(FAMILIES[card.family]), card.size, card.trained_on, card.licence or tr("unknown"), state)


def _note(entry: Entry) -> str:
    """What the row has no room for."""
    card, lines = entry.card, [entry.problem] if entry.problem else []
    if card is not None:
        lines.append(tr("Trained on {data}.", data=card.trained_on))
        checksum = f"sha256 {card.sha256}" if card.sha256 else tr("no published checksum: the first file is trusted")
        size = f"{card.bytes / 1e6:.0f} MB, " if card.bytes is not None else ""
        lines.append(f"{card.file}: {size}{checksum}.")
        where = entry.path if entry.path is not None else card.url
        lines.append(
            tr("{path}, from {source} on {day}", path=where, source=card.source, day=card.added)
            if card.source
            else str(where)
        )
    return "\n".join(lines)
