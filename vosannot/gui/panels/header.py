"""The head of a panel: its title and a few actions."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

__all__ = ["PanelHeader"]


class PanelHeader(QWidget):
    """Title at the left, buttons at the right."""

    def __init__(self, title: str, actions: Sequence[QAction] = ()) -> None:
        super().__init__()
        self.setObjectName("panelHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 4, 8, 4)
        self.row.setSpacing(4)
        label = QLabel(title)
        label.setObjectName("heading")
        self.row.addWidget(label)
        label.setVisible(bool(title))
        self.row.addStretch(1)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(16, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.toolTip())
            self.row.addWidget(button)
