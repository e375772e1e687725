"""What single tools need in the option bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from vosannot.core.words import tr
from vosannot.gui.actions import Actions
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.tools import Tool

__all__ = ["ToolExtras"]


class ToolExtras(QWidget):
    """Shows what belongs to the current tool, and nothing for most of them."""

    def __init__(self, controller: Controller, actions: Actions) -> None:
        super().__init__()
        self._controller = controller
        tools = self._tools = controller.tools
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.scope = _choice(
            (tr("On every frame"), tr("Only on this frame")), tr("Where an object is split"),
            tr("On every frame: the piece is followed through the clip"),
        )  # fmt: skip
        self.scope.currentIndexChanged.connect(lambda index: setattr(tools, "everywhere", index == 0))
        self.what = _choice(
            (tr("Add"), tr("Replace")), tr("What a suggestion does to the mask"),
            tr("Add the suggestion to the object's mask on this frame, or replace it"),
        )  # fmt: skip
        self.what.currentIndexChanged.connect(lambda index: setattr(tools, "replaces", index == 1))
        self.from_mask = QToolButton()
        self._from_mask = {Tool.GRABCUT: actions["tool.grabcut_mask"], Tool.CLICK: actions["tool.click_mask"]}
        for action in self._from_mask.values():
            action.setIconText(tr("From mask"))
        self.from_mask.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.from_mask.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.model = _choice((), tr("Model of click-to-segment"), tr("Segment Anything model"))
        self.model.setFixedWidth(132)
        self.model.activated.connect(self._model_chosen)
        self.missing = QToolButton()
        self.missing.setText(tr("No model yet: Models…"))
        self.missing.setToolTip(actions["propagate.models"].toolTip())
        self.missing.clicked.connect(actions["propagate.models"].trigger)
        self.missing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for widget in (self.scope, self.model, self.missing, self.what, self.from_mask):
            row.addWidget(widget)
        tools.tool_changed.connect(lambda *_: self._show())
        tools.switched.connect(self._show)
        controller.models.changed.connect(self._show)
        self._show()

    def _model_chosen(self, index: int) -> None:
        self._controller.clicker.chosen = self.model.itemText(index)

    def _show(self) -> None:
        tool, clicker = self._tools.tool, self._controller.clicker
        names = [entry.name for entry in clicker.models()]
        if names != [self.model.itemText(i) for i in range(self.model.count())]:
            self.model.clear()
            self.model.addItems(names)
        if clicker.model is not None:
            self.model.setCurrentText(clicker.model.name)
            self.model.setToolTip(tr("Segment Anything model: {name}", name=clicker.model.name))
        self.scope.setVisible(tool is Tool.SPLIT)
        self.scope.setCurrentIndex(0 if self._tools.everywhere else 1)
        self.what.setVisible(tool is Tool.GRABCUT or (tool is Tool.CLICK and bool(names)))
        self.what.setCurrentIndex(1 if self._tools.replaces else 0)
        if tool in self._from_mask:
            self.from_mask.setDefaultAction(self._from_mask[tool])
        self.from_mask.setVisible(tool is Tool.GRABCUT or (tool is Tool.CLICK and bool(names)))
        self.model.setVisible(tool is Tool.CLICK and bool(names))
        self.missing.setVisible(tool is Tool.CLICK and not names)


def _choice(items: tuple[str, ...], name: str, tip: str) -> QComboBox:
    box = QComboBox()
    box.addItems(list(items))
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box
