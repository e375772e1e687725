"""What single tools need in the option bar."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from vosannot.gui.session.tools import Tool, ToolState

__all__ = ["ToolExtras"]


class ToolExtras(QWidget):
    """Shows what belongs to the current tool, and nothing for most of them."""

    def __init__(self, tools: ToolState) -> None:
        super().__init__()
        self._tools = tools
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.scope = QComboBox()
        self.scope.addItems(["On every frame", "Only on this frame"])
        self.scope.setAccessibleName("Where an object is split")
        self.scope.setToolTip("On every frame: the piece is followed through the clip")
        self.scope.currentIndexChanged.connect(lambda index: setattr(tools, "everywhere", index == 0))
        row.addWidget(self.scope)
        tools.tool_changed.connect(lambda *_: self._show())
        tools.switched.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.scope.setVisible(self._tools.tool is Tool.SPLIT)
        self.scope.setCurrentIndex(0 if self._tools.everywhere else 1)
