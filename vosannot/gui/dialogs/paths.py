"""A path and buttons that ask for another."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

__all__ = ["PathRow"]


class PathRow(QWidget):
    """A line that can be typed into.

    Args:
        title: of the line, for those who cannot see it, and of the dialogs.
        path: what stands in it first.
        files: patterns of files that may be chosen beside folders, as of a file dialog; "" for folders only.

    Signals:
        changed(): another path stands in it.
    """

    changed = Signal()

    def __init__(self, title: str, path: str, files: str = "") -> None:
        super().__init__()
        self._title, self._files = title, files
        self.line = QLineEdit(path)
        self.line.setMinimumWidth(280)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        buttons: Sequence[tuple[str, QFileDialog.FileMode]] = [("Folder…", QFileDialog.FileMode.Directory)]
        if files:
            buttons = [*buttons, ("File…", QFileDialog.FileMode.ExistingFile)]
        for text, mode in buttons:
            button = QPushButton(text if files else "Choose…")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{title}: {text.rstrip('…').lower()}")
            button.clicked.connect(lambda _=False, mode=mode: self._ask(mode))
            row.addWidget(button)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self._title, self.line.text(), self._files)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()

    @property
    def path(self) -> Path | None:
        """What stands in the line; None when nothing does."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None
