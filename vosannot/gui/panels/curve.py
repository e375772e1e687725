"""The loss while adapting, shares that tell how the masks do, and which iteration's weights to take."""

import math
from collections.abc import Iterable, Mapping

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vosannot.core.words import mark, tr
from vosannot.gui import theme

__all__ = ["SHARES", "LossCurve"]

SHARES = {
    "stability": mark(
        "How much of the masks stayed as they were a check ago, 0 to 1; at 0.97 the rule stability stops"
    ),
    "agreement": mark(
        "How much forward and backward masks of held-out frames agree, 0 to 1; for rules that look at it"
    ),
    "steadiness": mark("How little the objects' areas jump from frame to frame, 0 to 1"),
}
"""Scalars between 0 and 1 that can be drawn beside the loss, and what they say."""


class LossCurve(QWidget):
    """A line, dots where weights are kept, a marker that snaps to them, and a diamond at the iteration in use.

    Signals:
        step_chosen(int): the person moved the marker.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(116)
        self.setAccessibleName(tr("Loss curve"))
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        self._plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._line = self._plot.plot(
            [], [], antialias=True, symbol="o", symbolSize=3
        )  # also seen when there is one point
        self._mean = self._plot.plot([], [], antialias=True)
        self._kept = pg.ScatterPlotItem(size=6)
        self._chosen = pg.ScatterPlotItem(size=12, symbol="d")
        self._marker = pg.InfiniteLine(
            0, angle=90, movable=True, label="{value:.0f}", labelOpts={"position": 0.86, "movable": False}
        )
        for item in (self._kept, self._chosen, self._marker):
            self._plot.addItem(item)
        self._make_shares()
        self._marker.sigDragged.connect(self._dragged)
        self._plot.scene().sigMouseClicked.connect(self._clicked)
        self._steps: list[int] = []
        self._losses: list[float] = []
        self._points: dict[str, list[tuple[int, float]]] = {name: [] for name in SHARES}
        self._choices: list[int] = []
        self._total = 1
        self.chosen: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self.tint()
        self.clear(1)

    def _make_shares(self) -> None:
        """A second view over the first, with an axis from 0 to 1 at the right."""
        plot = self._plot.getPlotItem()
        self._view = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._view.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._view.setAcceptHoverEvents(False)
        plot.showAxis("right")
        plot.scene().addItem(self._view)
        plot.getAxis("right").linkToView(self._view)
        self._view.setXLink(plot)
        self._view.setYRange(-0.18, 1.1, padding=0)
        self._view.setZValue(-1)  # the marker in the other view is what the mouse takes hold of
        plot.vb.sigResized.connect(lambda: self._view.setGeometry(plot.vb.sceneBoundingRect()))
        self._shares = {name: pg.PlotDataItem([], [], antialias=True, symbolSize=4) for name in SHARES}
        for line in self._shares.values():
            self._view.addItem(line)

    @property
    def choice(self) -> int:
        """The iteration the marker stands at."""
        return round(self._marker.value())

    def clear(self, total: int) -> None:
        """A new adaptation of at most ``total`` steps."""
        self._steps, self._losses, self._choices, self.chosen = [], [], [], None
        for points in self._points.values():
            points.clear()
        self.set_total(total)
        self._marker.setValue(0)
        self._draw()

    def set_total(self, total: int) -> None:
        """At most so many steps, or as many as were done."""
        self._total = max(total, 1)
        self._plot.setXRange(0, self._total, padding=0.03)

    def add(self, step: int, scalars: Mapping[str, float]) -> None:
        """A point of the curve."""
        loss = scalars.get("loss", math.nan)
        if math.isfinite(loss):
            self._steps.append(step)
            self._losses.append(loss)
        for name, points in self._points.items():
            if math.isfinite(value := scalars.get(name, math.nan)):
                points.append((step, value))
        self._draw()

    def set_choices(self, steps: Iterable[int]) -> None:
        """Iterations whose weights are kept."""
        self._choices = sorted(steps)
        self._draw()

    def set_chosen(self, step: int | None) -> None:
        """The iteration that masks are made with."""
        self.chosen = step
        self._draw()

    def show_share(self, name: str, shown: bool) -> None:
        """Draw one of :data:`SHARES`, or not."""
        self._shares[name].setVisible(shown)

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
        floor = low - 0.12 * span
        self._kept.setData(self._choices, [floor] * len(self._choices))
        in_use = [] if self.chosen is None else [self.chosen]
        self._chosen.setData(in_use, [floor] * len(in_use))
        for name, points in self._points.items():
            self._shares[name].setData([step for step, _ in points], [value for _, value in points])

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
        self._line.setSymbolPen(pg.mkPen(None))
        self._line.setSymbolBrush(QColor(colours.accent))
        self._mean.setPen(pg.mkPen(colours.accent, width=2))
        self._kept.setPen(QPen(Qt.PenStyle.NoPen))
        self._kept.setBrush(QColor(colours.muted))
        self._chosen.setPen(pg.mkPen(colours.panel, width=1))
        self._chosen.setBrush(QColor(colours.good))
        self._marker.setPen(pg.mkPen(colours.warning, width=1.6))
        self._marker.setHoverPen(pg.mkPen(colours.warning, width=3))
        self._marker.label.setColor(QColor(colours.text))
        self._marker.label.fill = pg.mkBrush(colours.raised)
        looks = (
            (colours.good, Qt.PenStyle.DashLine, "o"),
            (colours.warning, Qt.PenStyle.DashDotLine, "t"),
            (colours.muted, Qt.PenStyle.DotLine, "s"),
        )
        for line, (colour, style, symbol) in zip(self._shares.values(), looks, strict=True):
            line.setPen(pg.mkPen(colour, width=1.4, style=style))
            line.setSymbol(symbol)
            line.setSymbolPen(pg.mkPen(None))
            line.setSymbolBrush(QColor(colour))
        for side in ("left", "bottom", "right"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setStyle(tickFont=theme.small_font(), tickLength=-4, maxTickLevel=0)
        self._plot.getAxis("left").setWidth(44)
        self._plot.getAxis("right").setWidth(26)
        self._plot.getAxis("right").setTicks([[(0.0, "0"), (0.5, ".5"), (1.0, "1")]])
        self._plot.getAxis("bottom").setHeight(22)
