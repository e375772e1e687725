"""Import: where from, and for which videos."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.gui.dialogs.paths import PathRow, go_row, name_clip
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.exchange import Exchange

__all__ = ["ImportDialog"]

_FILES = mark("Masks (*.json *.zip);;All files (*)")
_SETTLE_MS = 300  # after the last letter
_ABOUT = mark(
    "DAVIS, YouTube-VOS and COCO, folders of PNG files named like the frames, and zip files of those. Masks go to the "
    "video of the same name and size; videos that are not there are added. Each video's masks are one step to undo."
)


class ImportDialog(QDialog):
    """Not modal.

    Args:
        clip: name of the open clip; "" when none is.
        path: where from, if that is known.
    """

    def __init__(
        self, exchange: Exchange, clip: str, preferences: Preferences, path: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange, self._preferences = exchange, preferences
        self._ready: Path | None = None
        self._asked = False  # the person has said into what
        self.setWindowTitle(tr("Import masks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(tr(_ABOUT))
        about.setObjectName("muted")
        about.setWordWrap(True)
        kept = preferences.text("import/folder", "")
        self.source = PathRow(tr("Import from"), str(path) if path is not None else kept, tr(_FILES))
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.found.setObjectName("small")
        self.into = QComboBox()
        self.into.addItem(tr("The videos of the workspace, by name and size"), False)
        name_clip(self.into, clip, True)
        self.into.setCurrentIndex(0)
        self.replace = QCheckBox(tr("Replace masks that were painted by hand"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("From"), self.source)
        form.addRow("", self.found)
        form.addRow(tr("Into"), self.into)
        form.addRow("", self.replace)
        self.go, row = go_row(tr("Import"), self._begin, self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(about)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(row)
        self.resize(600, 300)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._look)
        self.source.changed.connect(self._changed)
        self.into.activated.connect(self._said)
        exchange.recognised.connect(self._show)
        exchange.clip_changed.connect(self._name_clip)
        self._look()

    def _name_clip(self, name: str) -> None:
        name_clip(self.into, name, True)

    def _said(self) -> None:
        self._asked = True

    def _changed(self) -> None:
        self._ready = None
        self.go.setEnabled(False)
        self._timer.start()

    def _look(self) -> None:
        self._ready = None
        self.go.setEnabled(False)
        path = self.source.path
        self._tell(tr("Looking…") if path is not None else tr("Choose a folder or a file."), wrong=False)
        if path is not None:
            self._exchange.recognise(path)

    def _show(self, path: Path, sentence: str, videos: int) -> None:
        if path != self.source.path:  # of an earlier look
            return
        self._ready = path if videos else None
        self.go.setEnabled(bool(videos))
        self._tell(sentence, wrong=not videos)
        if videos > 1 and not self._asked:
            self.into.setCurrentIndex(self.into.count() - 1)

    def _tell(self, sentence: str, wrong: bool) -> None:
        self.found.setText(sentence)
        self.found.setObjectName("error" if wrong else "small")
        self.found.style().unpolish(self.found)
        self.found.style().polish(self.found)

    def _begin(self) -> None:
        if self._ready is None:
            return
        self._preferences.set("import/folder", str(self._ready))
        source, here, replace = self._ready, bool(self.into.currentData()), self.replace.isChecked()
        self.close()
        self._exchange.import_from(source, here=here, replace=replace)
