"""The first screen: open something, go on with something, or try the sample."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.head import make_head
from vosannot.gui.icons import app_icon, icon

__all__ = ["Welcome"]

_SHOWN = 5


class _Card(QPushButton):
    """A large button with an icon, a title and a line below it."""

    def __init__(self, icon_name: str, title: str, line: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(f"{title}. {line}")
        self.setMinimumHeight(60)
        self._icon_name = icon_name
        self._mark = QLabel()
        self._mark.setFixedSize(24, 24)
        heading, small = QLabel(title), QLabel(line)
        heading.setObjectName("heading")
        small.setObjectName("small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(heading)
        words.addWidget(small)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        for label in (self._mark, heading, small):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tint()

    def tint(self) -> None:
        colours = theme.current()
        self._mark.setPixmap(icon(self._icon_name, colours.accent).pixmap(QSize(24, 24), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(280, 64)


class Welcome(QWidget):
    """Signals say what the person chose."""

    video_asked = Signal()
    folder_asked = Signal()
    sample_asked = Signal()
    workspace_asked = Signal()
    retry_asked = Signal()
    backups_asked = Signal()
    quit_asked = Signal()
    path_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent: list[Path] = []
        self._cards: list[_Card] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        body = QWidget()
        body.setLayout(self._column)
        body.setMaximumWidth(640)
        body.setMinimumWidth(560)
        grid = QGridLayout(self)
        grid.addWidget(body, 1, 1)
        for index in (0, 2):
            grid.setRowStretch(index, 1 if index == 0 else 2)
            grid.setColumnStretch(index, 1)
        self._add_head()
        self._refusal = self._make_refusal()
        self._start = QWidget()
        self._column.addWidget(self._refusal)
        self._column.addWidget(self._start)
        self._fill_start()

    def _add_head(self) -> None:
        self._logo = QLabel()
        self._logo.setFixedSize(56, 56)
        line = tr("Paint one frame. Adapt the network to this very video. Correct what is left.")
        self._column.addLayout(make_head(self._logo, "vosannot", 24, line))
        self._column.addSpacing(16)

    def _fill_start(self) -> None:
        layout = QVBoxLayout(self._start)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (name, title, line, signal) in enumerate((
            ("film", tr("Open a video"), tr("mp4, mkv, avi, webm, … (Ctrl+O)"), self.video_asked),
            ("images", tr("Open an image folder"), tr("jpg, png, … (Ctrl+Shift+O)"), self.folder_asked),
        )):  # fmt: skip
            card = _Card(name, title, line)
            card.clicked.connect(signal)
            grid.addWidget(card, 0, place)
            self._cards.append(card)
        sample = _Card("sample", tr("Try the sample clip"), tr("Two seconds, two objects"))
        sample.clicked.connect(self.sample_asked)
        self._cards.append(sample)
        grid.addWidget(sample, 1, 0)
        grid.addWidget(self._drop_card(), 1, 1)
        layout.addLayout(grid)
        layout.addSpacing(16)
        self._recent_title = QLabel(tr("Go on with"))
        self._recent_title.setObjectName("small")
        layout.addWidget(self._recent_title)
        self._recent_column = QVBoxLayout()
        self._recent_column.setSpacing(4)
        layout.addLayout(self._recent_column)

    def _drop_card(self) -> QFrame:
        frame = QFrame()
        frame.setStyleSheet("QFrame { border: 1px dashed palette(mid); border-radius: 8px; }")
        label = QLabel(tr("… or drop a video or folder anywhere"))
        label.setObjectName("muted")
        label.setStyleSheet("border: none;")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(frame).addWidget(label)
        return frame

    def _make_refusal(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        heading = QLabel(tr("The workspace cannot be opened"))
        heading.setObjectName("heading")
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, signal, kind in (
            (tr("Open another workspace…"), self.workspace_asked, "primary"),
            (tr("Try again"), self.retry_asked, ""),
            (tr("Open a backup…"), self.backups_asked, ""),
            (tr("Quit"), self.quit_asked, ""),
        ):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self._reason)
        column.addSpacing(4)
        column.addLayout(row)
        frame.hide()
        return frame

    def refuse(self, reason: str) -> None:
        """Without a workspace nothing can be opened: say why and what can be done."""
        self._reason.setText(reason)
        self._refusal.setVisible(bool(reason))
        self._start.setVisible(not reason)

    @property
    def refusal(self) -> str:
        """The sentence that is shown; "" when all is well."""
        return "" if self._refusal.isHidden() else self._reason.text()

    def set_recent(self, paths: list[Path]) -> None:
        """Clips to go on with, newest first."""
        while self._recent_column.count():
            item = self._recent_column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._recent = paths[:_SHOWN]
        self._recent_title.setVisible(bool(self._recent))
        for path in self._recent:
            button = QPushButton(f"{path.name}    ")
            button.setProperty("kind", "flat")
            button.setStyleSheet("text-align: left;")
            metrics = button.fontMetrics()
            where = metrics.elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, 380)
            name = metrics.elidedText(path.name, Qt.TextElideMode.ElideMiddle, 200)
            button.setText(f"{name}   ·   {where}".replace("&", "&&"))
            button.setToolTip(str(path))
            button.setIcon(icon("film", theme.current().muted))
            button.clicked.connect(lambda _=False, path=path: self.path_chosen.emit(path))
            self._recent_column.addWidget(button)

    def tint(self) -> None:
        """The theme changed."""
        self._logo.setPixmap(app_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        for card in self._cards:
            card.tint()
        self.set_recent(self._recent)
