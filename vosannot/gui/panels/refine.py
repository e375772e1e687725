"""The "Refine" button of the option bar: everything that refines a mask, with its amount."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget, QWidgetAction

from vosannot.core.words import mark, tr
from vosannot.gui.actions import Actions
from vosannot.gui.session.tools import AMOUNTS, ToolState

__all__ = ["RefineButton"]

_ROWS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("grow", " px", mark("How far the mask grows or shrinks, in pixels of the clip"), ("mask.grow", "mask.shrink")),
    ("smooth", " px", mark("Corners and gaps of this size are rounded, in pixels of the clip"), ("mask.smooth",)),
    ("speck", " px²", mark("Pieces with fewer pixels are removed"), ("mask.remove_specks",)),
    ("", "", "", ("mask.fill_holes", "mask.keep_largest")),
)  # fmt: skip


class RefineButton(QToolButton):
    """Opens a small panel that stays open, so that one can look at the picture and press again."""

    def __init__(self, tools: ToolState, actions: Actions) -> None:
        super().__init__()
        self._tools = tools
        self.amounts: dict[str, QSpinBox] = {}
        self.setText(tr("Refine  ▾"))
        self.setToolTip(tr("Grow, shrink, smooth, fill holes, remove specks"))
        self.setAccessibleName(tr("Refine the mask"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(self._make_body(actions))
        menu.addAction(holder)
        self.setMenu(menu)
        tools.amount_changed.connect(self._show)

    def _make_body(self, actions: Actions) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, (amount, unit, tip, ids) in enumerate(_ROWS):
            if amount:
                grid.addWidget(self._make_amount(amount, unit, tr(tip)), row, 0)
            buttons = QHBoxLayout()
            buttons.setSpacing(4)
            for action_id in ids:
                button = QToolButton()
                button.setDefaultAction(actions[action_id])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(actions[action_id].toolTip())
                buttons.addWidget(button)
            buttons.addStretch(1)
            if amount:
                grid.addLayout(buttons, row, 1)
            else:
                grid.addLayout(buttons, row, 0, 1, 2)
        return body

    def _make_amount(self, amount: str, unit: str, tip: str) -> QSpinBox:
        low, _, high = AMOUNTS[amount]
        box = QSpinBox()
        box.setRange(low, high)
        box.setSuffix(unit)
        box.setFixedWidth(104)
        box.setValue(self._tools.amount(amount))
        box.lineEdit().setTextMargins(6, 0, 6, 0)  # the style sheet's padding does not reach it
        box.setAccessibleName(tip)
        box.setToolTip(tip)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._tools.set_amount(amount, value))
        self.amounts[amount] = box
        return box

    def _show(self, amount: str, value: int) -> None:
        self.amounts[amount].setValue(value)
