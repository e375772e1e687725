"""The backups of the workspace, to open a copy of one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.gui.panels.row_list import row_table
from vosannot.gui.panels.words import day_text

if TYPE_CHECKING:
    from vosannot.gui.session.saving import Saving
    from vosannot.project.backups import Backup, Contents

__all__ = ["BackupsDialog"]

_COLUMNS = (mark("Made"), mark("Videos"), mark("Frames with masks"), mark("Painted by hand"), mark("Size"))
_ABOUT = mark(
    "A backup is made every day on which the workspace is open. Kept are the last seven days, one of each of the last "
    "four weeks, and the newest three. Opening one makes a copy of it; backup and workspace stay as they are."
)


class BackupsDialog(QDialog):
    """Not modal.

    Args:
        workspace: the file whose backups are listed.
    """

    def __init__(self, saving: "Saving", workspace: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._backups: list[Backup] = []
        self.setWindowTitle(tr("Backups") if workspace is None else tr("Backups of {name}", name=workspace.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(tr(_ABOUT))
        about.setWordWrap(True)
        about.setObjectName("muted")
        self.table = row_table(tr("Backups"), _COLUMNS, 0)
        self.table.itemSelectionChanged.connect(self._select)
        self.table.doubleClicked.connect(self._open)
        self.note = QLabel(tr("Looking…"))
        self.note.setObjectName("small")
        self.open_button = QPushButton(tr("Open a copy"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self._open)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(close)
        row.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(720, 440)
        saving.backups_listed.connect(self._show)
        saving.backed_up.connect(saving.list_backups)
        self._select()
        saving.list_backups()

    def _show(self, found: list[tuple["Backup", "Contents | None"]]) -> None:
        locale = QLocale()
        self._backups = [backup for backup, _ in found]
        self.table.setRowCount(len(found))
        for row, (backup, inside) in enumerate(found):
            counts = (tr("damaged"), "", "")
            if inside is not None:
                counts = (str(inside.videos), locale.toString(inside.frames), locale.toString(inside.references))
            for column, text in enumerate((day_text(backup.made), *counts, locale.formattedDataSize(backup.bytes))):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setFlags(item.flags() if inside is not None else Qt.ItemFlag.NoItemFlags)
                item.setToolTip(str(backup.path))
                self.table.setItem(row, column, item)
        for column in range(1, len(_COLUMNS)):
            head = self.table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.note.setText("" if found else tr("There is no backup yet."))
        good = next((row for row, (_, inside) in enumerate(found) if inside is not None), None)
        if good is not None and not self.table.selectedItems():
            self.table.selectRow(good)
        self._select()

    def _select(self) -> None:
        self.open_button.setEnabled(bool(self.table.selectedItems()))

    def _open(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        if rows:
            self._saving.open_backup(self._backups[rows.pop()])
            self.close()
