"""The guide: the pages of ``docs``, which are also the project's web pages, in a window of their own."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.paths import bundled
from vosannot.core.words import tr

__all__ = ["GuideDialog", "pages"]

_FIRST = "index.md"
_ROW = 32
_MARGIN = 24
_LINE_PERCENT = 140.0
_PATH = Qt.ItemDataRole.UserRole


def pages() -> list[Path]:
    """The guide's pages, in the order of the list on the first one."""
    folder = bundled("docs") / "guide"
    first = folder / _FIRST
    if not first.is_file():
        return []
    text = first.read_text(encoding="utf-8")
    named = [folder / part.split(")")[0] for part in text.split("](")[1:]]
    return [first, *(path for path in named if path.is_file())]


def _title(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()


class GuideDialog(QDialog):
    """Not modal: it may stay beside the work.

    Args:
        page: name of the page that is shown first, without its ending.
    """

    def __init__(self, page: str = "index", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = _Page()
        self.text.setAccessibleName(tr("Page"))
        self.text.sourceChanged.connect(self._shown)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setObjectName("pages")
        self.list.setFixedWidth(240)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the guide (Ctrl+F)"))
        self.search.setAccessibleName(tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._find)
        self._texts = {path: path.read_text(encoding="utf-8").casefold() for path in pages()}
        for path in self._texts:
            item = QListWidgetItem(_title(path))
            item.setData(_PATH, path)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._choose)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addLayout(self._make_buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.resize(1040, 760)
        self.show_page(page)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, keys, do, there in (
            (tr("Back"), QKeySequence.StandardKey.Back, self.text.backward, self.text.backwardAvailable),
            (tr("Forward"), QKeySequence.StandardKey.Forward, self.text.forward, self.text.forwardAvailable),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setEnabled(False)
            button.setShortcut(QKeySequence(keys))
            button.clicked.connect(do)
            there.connect(button.setEnabled)
            row.addWidget(button)
        return row

    def show_page(self, name: str) -> None:
        """Turn to this page of the guide; to the first one when there is none of that name."""
        known = {path.stem: path for path in self._texts}
        path = known.get(name) or next(iter(self._texts), None)
        if path is None:
            self.text.setPlainText(tr("The guide is not part of this installation."))
        else:
            self.text.setSource(QUrl.fromLocalFile(str(path)), QTextDocument.ResourceType.MarkdownResource)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PATH) != self._path:
            self.show_page(item.data(_PATH).stem)

    @property
    def _path(self) -> Path:
        return Path(self.text.source().toLocalFile())

    def _shown(self) -> None:
        for row, path in enumerate(self._texts):
            if path == self._path:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentRow(-1)  # one of the other documents

    def _filter(self, words: str) -> None:
        """Only pages that have the words stay in the list."""
        for row, text in enumerate(self._texts.values()):
            self.list.item(row).setHidden(words.casefold() not in text)

    def _find(self) -> None:
        """The next place on this page, else on the next page that has the words."""
        words = self.search.text()
        if not self.text.textCursor().hasSelection():
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if not words or self.text.find(words):
            return
        have = [path for path, text in self._texts.items() if words.casefold() in text]
        if not have:
            return
        later = have[have.index(self._path) + 1 :] if self._path in have else have
        self.show_page((later or have)[0].stem)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.find(words)


class _Page(QTextBrowser):
    """Markdown, with pictures no wider than the page; what lies elsewhere opens in the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.sourceChanged.connect(self._set)

    def _set(self) -> None:
        """Room between the lines, and around the text."""
        self.document().setDocumentMargin(_MARGIN)
        block = self.document().begin()
        while block.isValid():
            airy = QTextBlockFormat()
            airy.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if block.blockFormat().headingLevel() > 1:
                airy.setTopMargin(_MARGIN)
            QTextCursor(block).mergeBlockFormat(airy)
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        target = self.source().resolved(url)
        if target.isLocalFile() and target.path().endswith(".md"):
            self.setSource(target, QTextDocument.ResourceType.MarkdownResource)
        else:
            QDesktopServices.openUrl(target)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        name = QUrl(name)
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource:
            return found
        image = QImage(self.source().resolved(name).toLocalFile())
        width = self.viewport().width() - 2 * _MARGIN
        if image.isNull():
            return found
        ratio = self.devicePixelRatioF()
        if image.width() > width * ratio:
            size = QSize(round(width * ratio), round(image.height() * width * ratio / image.width()))
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio if image.width() > width else 1.0)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.source().isValid():
            place, cursor = self.verticalScrollBar().value(), self.textCursor()
            anchor, end = cursor.anchor(), cursor.position()
            self.reload()  # pictures in their new size
            cursor.setPosition(anchor)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(place)
