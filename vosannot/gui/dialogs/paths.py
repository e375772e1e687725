"""Parts that dialogs share: a path and buttons that ask for another, the row of buttons at the end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from vosannot.core.words import shortened, tr

__all__ = ["PathRow", "go_row", "name_clip"]


def go_row(title: str, begin: Callable[[], None], cancel: Callable[[], object]) -> tuple[QPushButton, QHBoxLayout]:
    """A dialog's last row: the button that begins, which Return presses, and the one that does not."""
    go = QPushButton(title)
    go.setProperty("kind", "primary")
    go.setDefault(True)
    go.clicked.connect(begin)
    leave = QPushButton(tr("Cancel"))
    leave.setAutoDefault(False)
    leave.clicked.connect(cancel)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(leave)
    row.addWidget(go)
    return go, row


def name_clip(box: QComboBox, clip: str, value: bool) -> None:
    """Keep the entry for the open clip, the first one, up to date: another clip may be open by now.

    Args:
        clip: its name; "" when none is open.
        value: the entry's data.
    """
    there = box.itemData(0) == value
    if clip and there:
        box.setItemText(0, tr("This clip, {clip}", clip=shortened(clip)))
    elif clip:
        box.insertItem(0, tr("This clip, {clip}", clip=shortened(clip)), value)
    elif there:
        box.removeItem(0)


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
        buttons: Sequence[tuple[str, QFileDialog.FileMode]] = [(tr("Folder…"), QFileDialog.FileMode.Directory)]
        if files:
            buttons = [*buttons, (tr("File…"), QFileDialog.FileMode.ExistingFile)]
        for text, mode in buttons:
            button = QPushButton(text if files else tr("Choose…"))
            button.setAutoDefault(False)
            button.setAccessibleName(f"{title}: {text.rstrip('…').lower()}")
            button.clicked.connect(lambda _=False, mode=mode: self._ask(mode))
            row.addWidget(button)

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self._title, self.line.text() or str(Path.home()), self._files)
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
