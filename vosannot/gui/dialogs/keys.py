"""The cheat sheet, made from the registry of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vosannot.gui import theme
from vosannot.gui.actions import SECTIONS, Actions

__all__ = ["KeysDialog"]

_COLUMNS = 3

_MOUSE = (
    ("Left button", "paint"), ("Right button", "erase"), ("Wheel", "zoom about the cursor"),
    ("Ctrl + wheel", "brush size; time zoom below"), ("Middle button", "move the picture"),
    ("Space + drag", "move the picture"),
    ("Space tapped", "play or pause"),
    ("Middle, twice", "fit to window"), ("1 … 9", "choose an object"), ("X held", "hide masks"),
    ("Shift", "square, in proportion, along one axis"),
    ("Enter", "fill the polygon, accept, move"),
    ("Esc", "give it up"),
    ("Backspace", "take the last corner or hint back"),
    ("Delete", "remove the chosen corner"),
    ("Drag on a lane", "select frames; a double click, all alike"),
    ("Shift + click", "there: extend the selection"),
)  # fmt: skip


class KeysDialog(QDialog):
    """Not modal: it may stay beside the work."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        sections: list[tuple[str, list[tuple[str, str]]]] = [("Mouse, and keys held", list(_MOUSE))]
        for title in SECTIONS.values():
            rows = [("  ".join(s.key_names), s.plain_title) for s in actions.specs() if s.keys and s.section == title]
            if rows:
                sections.append((title, rows))
        half = (sum(len(rows) + 2 for _, rows in sections) + 1) // _COLUMNS
        column, used = QVBoxLayout(), 0
        columns.addLayout(column)
        for title, rows in sections:
            if used >= half:
                column.addStretch(1)
                column, used = QVBoxLayout(), 0
                columns.addLayout(column)
            column.addLayout(self._section(title, rows))
            used += len(rows) + 2
        column.addStretch(1)
        body = QWidget()
        body.setLayout(columns)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(area)
        self.resize(1120, 720)

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
            grid.addWidget(QLabel(what), row, 1)
        grid.setColumnStretch(1, 1)
        return grid
