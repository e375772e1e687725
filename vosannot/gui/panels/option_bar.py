"""The slim bar above the canvas: settings of the current tool, opacity, zoom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QSpinBox, QWidget

from vosannot.core.words import tr
from vosannot.gui.actions import Actions
from vosannot.gui.panels.refine import RefineButton
from vosannot.gui.panels.tool_extras import ToolExtras
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.tools import Tool
from vosannot.gui.tool_words import TITLES

__all__ = ["OptionBar"]

_STEPS = 200
_LARGEST = 400.0


class OptionBar(QWidget):
    """Follows the tool state, and changes it."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("optionBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        tools = self._tools = controller.tools
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        self._title = QLabel()
        self._title.setObjectName("heading")
        self._title.setFixedWidth(68)
        row.addWidget(self._title)
        self._size_label = QLabel(tr("Size"))
        self._size_label.setObjectName("muted")
        self._slider = self._make_slider(tr("Brush size"), _STEPS, 112)
        self._slider.valueChanged.connect(lambda v: setattr(tools, "radius", _radius(v)))
        self._size = QSpinBox()
        self._size.setRange(1, 1000)
        self._size.setSuffix(" px")
        self._size.setFixedWidth(76)
        self._size.lineEdit().setTextMargins(6, 0, 6, 0)  # the style sheet's padding does not reach it
        self._size.setProperty("buttons", "none")
        self._size.setAccessibleName(tr("Brush diameter in pixels of the clip"))
        self._size.setToolTip(tr("Diameter in pixels of the clip ([ and ], or Ctrl and the wheel)"))
        self._size.setKeyboardTracking(False)
        self._size.valueChanged.connect(lambda v: setattr(tools, "radius", v / 2))
        self._protect = QCheckBox(tr("Protect other objects"))
        self._protect.setToolTip(tr("The brush leaves other objects' pixels alone (L)"))
        self._protect.toggled.connect(lambda on: setattr(tools, "protect", on))
        opacity_label = QLabel(tr("Opacity"))
        opacity_label.setObjectName("muted")
        self._opacity = self._make_slider(tr("Opacity of the masks"), 100, 96)
        self._opacity.valueChanged.connect(lambda v: setattr(tools, "opacity", v / 100))
        self._zoom = QLabel()
        self._zoom.setObjectName("muted")
        self._zoom.setFixedWidth(84)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self._size_label, self._slider, self._size):
            row.addWidget(widget)
        row.addSpacing(8)
        self.refine = RefineButton(tools, actions)
        self.extras = ToolExtras(controller, actions)
        row.addWidget(self.extras)
        row.addWidget(self._protect)
        row.addWidget(self.refine)
        row.addStretch(1)
        for widget in (opacity_label, self._opacity, self._zoom):
            row.addWidget(widget)
        tools.tool_changed.connect(lambda *_: self._show())
        tools.radius_changed.connect(lambda *_: self._show())
        tools.opacity_changed.connect(lambda *_: self._show())
        tools.protect_changed.connect(lambda *_: self._show())
        self._show()

    def _make_slider(self, name: str, steps: int, width: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, steps)
        slider.setFixedWidth(width)
        slider.setAccessibleName(name)
        slider.setToolTip(name)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return slider

    def show_zoom(self, scale: float) -> None:
        """Pixels of the screen for a pixel of the clip."""
        self._zoom.setText(tr("Zoom {scale}", scale=f"{scale:.0%}"))

    def _show(self) -> None:
        tools = self._tools
        self._title.setText(tr(TITLES[tools.tool]))
        sized = tools.tool in (Tool.BRUSH, Tool.ERASER)
        suggesting = tools.tool in (Tool.GRABCUT, Tool.CLICK)
        self._slider.setVisible(sized)
        self._size_label.setVisible(sized or tools.tool is Tool.GRABCUT)
        self._size.setVisible(sized or tools.tool is Tool.GRABCUT)
        self.refine.setVisible(not suggesting)  # there is room for one or the other
        for widget, value in (
            (self._slider, _step(tools.radius)), (self._size, round(2 * tools.radius)),
            (self._opacity, round(100 * tools.opacity)),
        ):  # fmt: skip
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
        self._protect.blockSignals(True)
        self._protect.setChecked(tools.protect)
        self._protect.blockSignals(False)


def _radius(step: int) -> float:
    """Even steps feel even when each multiplies."""
    return round(2 * 0.5 * (_LARGEST / 0.5) ** (step / _STEPS)) / 2


def _step(radius: float) -> int:
    from math import log

    return round(_STEPS * log(max(radius, 0.5) / 0.5) / log(_LARGEST / 0.5))
