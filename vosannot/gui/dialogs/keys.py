"""The cheat sheet, made from the registry of actions."""

import html
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vosannot.core.files import write_file
from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.actions import SECTIONS, Actions

__all__ = ["KeysDialog", "save_sheet", "sections"]

_COLUMNS = 3
_PAPER_MARGINS = QMarginsF(28, 28, 28, 28)  # points

_MOUSE = (
    (mark("Left button"), mark("paint")),
    (mark("Right button"), mark("erase")),
    (mark("Wheel"), mark("zoom about the cursor")),
    (mark("Ctrl + wheel"), mark("brush size; time zoom below")),
    (mark("Middle button"), mark("move the picture")),
    (mark("Space + drag"), mark("move the picture")),
    (mark("Space tapped"), mark("play or pause")),
    (mark("Middle, twice"), mark("fit to window")),
    ("1 … 9", mark("choose an object")),
    (mark("X held"), mark("hide masks")),
    (mark("Shift"), mark("square, in proportion, along one axis")),
    (mark("Enter"), mark("fill the polygon, accept, move")),
    (mark("Esc"), mark("give it up")),
    (mark("Backspace"), mark("take the last corner or hint back")),
    (mark("Delete"), mark("remove the chosen corner")),
    (mark("Drag on a lane"), mark("select frames; a double click, all alike")),
    (mark("Shift + click"), mark("there: extend the selection")),
)


def sections(actions: Actions) -> list[tuple[str, list[tuple[str, str]]]]:
    """Title, and rows of keys and what they do; actions without a key are left out."""
    found: list[tuple[str, list[tuple[str, str]]]] = [
        (tr("Mouse, and keys held"), [(tr(keys), tr(does)) for keys, does in _MOUSE])
    ]
    for title in map(tr, SECTIONS.values()):
        rows = [("  ".join(s.key_names), s.plain_title) for s in actions.specs() if s.keys and s.section == title]
        if rows:
            found.append((title, rows))
    return found


def save_sheet(actions: Actions, path: Path) -> None:
    """Write the cheat sheet as a PDF of one page, A4 landscape.

    Raises:
        ExportError: it cannot be written.
    """
    parts: list[list[str]] = [[] for _ in range(_COLUMNS)]
    lengths = [0] * _COLUMNS
    for title, rows in sections(actions):
        shortest = lengths.index(min(lengths))
        lines = "".join(
            f"<tr><td width='38%'><b>{html.escape(keys)}</b></td><td>{html.escape(what)}</td></tr>"
            for keys, what in rows
        )
        parts[shortest].append(f"<h3>{html.escape(title)}</h3><table width='100%'>{lines}</table>")
        lengths[shortest] += len(rows) + 2
    cells = "".join(f"<td width='33%'>{''.join(part)}</td>" for part in parts)
    document = QTextDocument()
    document.setHtml(
        f"<h2>{html.escape(tr('vosannot: keys'))}</h2>"
        f"<table width='100%' cellspacing='12'><tr valign='top'>{cells}</tr></table>"
    )
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("vosannot: keys"))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, _PAPER_MARGINS)
    )
    room = writer.pageLayout().paintRectPixels(writer.resolution()).size()
    points = 10.0
    while points > 4:  # as large as one page allows
        font = QFont()
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(room))
        if document.pageCount() == 1:
            break
        points -= 0.5
    document.print_(writer)
    write_file(path, bytes(buffer.data().data()))


class KeysDialog(QDialog):
    """Not modal: it may stay beside the work.

    Signals:
        change_asked(), save_asked(): the buttons at the end.
    """

    change_asked = Signal()
    save_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(self._area)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for title, asked in ((tr("Change keys…"), self.change_asked), (tr("Save as PDF…"), self.save_asked)):
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(asked)
            row.addWidget(button)
        outer.addLayout(row)
        self.resize(1120, 720)
        actions.keys_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(32)
        listed = sections(self._actions)
        half = (sum(len(rows) + 2 for _, rows in listed) + 1) // _COLUMNS
        column, used = QVBoxLayout(), 0
        columns.addLayout(column)
        for title, rows in listed:
            if used >= half:
                column.addStretch(1)
                column, used = QVBoxLayout(), 0
                columns.addLayout(column)
            column.addLayout(self._section(title, rows))
            used += len(rows) + 2
        column.addStretch(1)
        body = QWidget()
        body.setLayout(columns)
        self._area.setWidget(body)

    @staticmethod
    def _section(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setContentsMargins(0, 0, 0, 12)
        heading = QLabel(title)
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (keys, what) in enumerate(rows, 1):
            key = QLabel(keys)
            key.setStyleSheet(f"color: {theme.current().accent};")
            key.setMinimumWidth(104)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            does = QLabel(what)
            does.setWordWrap(True)
            grid.addWidget(does, row, 1)
        grid.setColumnStretch(1, 1)
        return grid
