"""The loss while adapting, and which iteration's weights to take."""

import math
from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vosannot.gui import theme

__all__ = ["LossCurve"]


class LossCurve(QWidget):
    """A line, dots where weights are kept, and a marker that snaps to them.

    Signals:
        step_chosen(int): the person moved the marker.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(112)
        self.setAccessibleName("Loss curve")
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        self._plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._line = self._plot.plot([], [], antialias=True)
        self._mean = self._plot.plot([], [], antialias=True)
        self._kept = pg.ScatterPlotItem(size=6)
        self._marker = pg.InfiniteLine(
            0, angle=90, movable=True, label="{value:.0f}", labelOpts={"position": 0.86, "movable": False}
        )
        for item in (self._kept, self._marker):
            self._plot.addItem(item)
        self._marker.sigDragged.connect(self._dragged)
        self._plot.scene().sigMouseClicked.connect(self._clicked)
        self._steps: list[int] = []
        self._losses: list[float] = []
        self._choices: list[int] = []
        self._total = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self.tint()
        self.clear(1)

    @property
    def choice(self) -> int:
        """The iteration the marker stands at."""
        return round(self._marker.value())

    def clear(self, total: int) -> None:
        """A new adaptation of at most ``total`` steps."""
        self._steps, self._losses, self._choices, self._total = [], [], [], max(total, 1)
        self._plot.setXRange(0, self._total, padding=0.03)
        self._marker.setValue(0)
        self._draw()

    def add(self, step: int, loss: float | None) -> None:
        """A point of the curve."""
        if loss is not None and math.isfinite(loss):
            self._steps.append(step)
            self._losses.append(loss)
            self._draw()

    def set_choices(self, steps: Iterable[int]) -> None:
        """Iterations whose weights are kept."""
        self._choices = sorted(steps)
        self._draw()

    def mark(self, step: int) -> None:
        """Move the marker without telling anybody."""
        self._marker.setValue(step)

    def _draw(self) -> None:
        self._line.setData(self._steps, self._losses)
        mean = [sum(self._losses[max(0, i - 4) : i + 1]) / min(i + 1, 5) for i in range(len(self._losses))]
        self._mean.setData(self._steps, mean)
        low, high = (min(self._losses), max(self._losses)) if self._losses else (0.0, 1.0)
        span = (high - low) or abs(high) or 1.0
        self._plot.setYRange(low - 0.22 * span, high + 0.12 * span, padding=0)
        self._kept.setData(self._choices, [low - 0.12 * span] * len(self._choices))

    def _snap(self, value: float) -> int:
        return min(self._choices, key=lambda s: abs(s - value), default=0)

    def _dragged(self) -> None:
        self._choose(self._snap(self._marker.value()))

    def _clicked(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._choices:
            x = self._plot.getPlotItem().vb.mapSceneToView(event.scenePos()).x()
            self._choose(self._snap(x))

    def _choose(self, step: int) -> None:
        self.mark(step)
        self.step_chosen.emit(step)

    def tint(self) -> None:
        """The theme changed."""
        colours = theme.current()
        self._plot.setBackground(QColor(colours.panel))
        faint = QColor(colours.accent)
        faint.setAlpha(90)
        self._line.setPen(pg.mkPen(faint, width=1))
        self._mean.setPen(pg.mkPen(colours.accent, width=2))
        self._kept.setPen(QPen(Qt.PenStyle.NoPen))
        self._kept.setBrush(QColor(colours.muted))
        self._marker.setPen(pg.mkPen(colours.warning, width=1.6))
        self._marker.setHoverPen(pg.mkPen(colours.warning, width=3))
        self._marker.label.setColor(QColor(colours.text))
        self._marker.label.fill = pg.mkBrush(colours.raised)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setStyle(tickFont=theme.small_font(), tickLength=-4, maxTickLevel=0)
        self._plot.getAxis("left").setWidth(44)
        self._plot.getAxis("bottom").setHeight(22)
