"""Export to, and import from, the DAVIS layout: what to ask before."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vosannot.gui.preferences import Preferences

__all__ = ["ExportDialog", "ImportDialog"]


class _FolderRow(QWidget):
    """A path and a button that asks for another."""

    changed = Signal()

    def __init__(self, title: str, path: str) -> None:
        super().__init__()
        self._title = title
        self.line = QLineEdit(path)
        self.line.setMinimumWidth(340)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self.changed)
        browse = QPushButton("Choose…")
        browse.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(browse)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._title, self.line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()

    @property
    def path(self) -> Path:
        return Path(self.line.text().strip()).expanduser()


class _AskDialog(QDialog):
    """A form, an accepting button named after what it does, and Cancel."""

    def __init__(self, title: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.note = QLabel()
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.go = QPushButton(accept)
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(self.form)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(buttons)


class ExportDialog(_AskDialog):
    """Asks where to and what; :meth:`options` are the keyword arguments of ``export_davis``."""

    def __init__(
        self, name: str, size: tuple[int, int], missing: int, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Export {name} as DAVIS", "Export", parent)
        self._preferences = preferences
        self.folder = _FolderRow("Folder of the DAVIS data set", preferences.text("export/folder", str(Path.home())))
        self.name = QLineEdit(name)
        self.resolution = QComboBox()
        height, width = size
        own = "480p" if min(size) == 480 else "Full-Resolution"
        for title, value in (
            (f"The clip's own, {width} × {height} ({own})", "auto"), ("480p", "480p"),
            ("Full-Resolution", "full"), ("Both", "both"),
        ):  # fmt: skip
            self.resolution.addItem(title, value)
        self.subset = QLineEdit(preferences.text("export/subset", "val"))
        self.year = QLineEdit(preferences.text("export/year", "2017"))
        self.approved = QCheckBox("Only frames painted by hand or approved")
        self.images = QCheckBox("Images too (JPEGImages)")
        self.images.setChecked(True)
        self.fill = QCheckBox("Empty masks for frames that have none")
        self.overwrite = QCheckBox("Replace what is there")
        for label, widget in (
            ("Folder", self.folder), ("Sequence", self.name), ("Resolution", self.resolution),
            ("Subset", self.subset), ("Year", self.year),
        ):  # fmt: skip
            self.form.addRow(label, widget)
        for box in (self.images, self.approved, self.fill, self.overwrite):
            self.form.addRow("", box)
        self.note.setText(
            f"{missing} frame{'s have' if missing != 1 else ' has'} no mask yet and will be left out, "
            "unless empty masks are wanted."
            if missing
            else "Every frame has a mask."
        )
        self.folder.changed.connect(lambda: self.go.setEnabled(bool(self.folder.line.text().strip())))

    @property
    def out(self) -> Path:
        """The root of the data set."""
        return self.folder.path

    def options(self) -> dict[str, Any]:
        """What was chosen."""
        return {
            "resolution": self.resolution.currentData(),
            "frames": "approved_only" if self.approved.isChecked() else "all",
            "subset": self.subset.text().strip() or "val",
            "year": self.year.text().strip() or "2017",
            "with_images": self.images.isChecked(),
            "fill_missing": self.fill.isChecked(),
            "overwrite": self.overwrite.isChecked(),
            "name": self.name.text().strip() or None,
        }

    def accept(self) -> None:
        self._preferences.set("export/folder", str(self.folder.path))
        self._preferences.set("export/subset", self.subset.text())
        self._preferences.set("export/year", self.year.text())
        super().accept()


class ImportDialog(_AskDialog):
    """Asks for a folder of masks for the open clip."""

    def __init__(self, name: str, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(f"Import masks for {name}", "Import", parent)
        self._preferences = preferences
        self.folder = _FolderRow("Folder of masks", preferences.text("import/folder", str(Path.home())))
        self.overwrite = QCheckBox("Replace masks that were painted by hand")
        self.form.addRow("Folder", self.folder)
        self.form.addRow("", self.overwrite)
        self.note.setText(
            f"A folder of PNG files named like the frames, or a DAVIS folder that has a sequence “{name}”. "
            "It is one step to undo."
        )

    @property
    def source(self) -> Path:
        """Where the masks are."""
        return self.folder.path

    def options(self) -> dict[str, Any]:
        """What was chosen."""
        return {"overwrite_manual": self.overwrite.isChecked()}

    def accept(self) -> None:
        self._preferences.set("import/folder", str(self.folder.path))
        super().accept()
