"""The cycle view: one sample of an iteration, forwards, back, and what it lost on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, qRgb
from PySide6.QtWidgets import QSizePolicy, QWidget

from vosannot.core.events import CYCLE_LOSS_NATS, CycleShown
from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.canvas.layer import LabelLayer
from vosannot.gui.panels.thumbnails import Thumbnails
from vosannot.masks.label_map import LabelMap, resize_labels

__all__ = ["Cell", "CycleView", "cells"]

_GAP = 4
_CAPTION = 16
_COLUMNS = 3
_WIDEST = 1.6  # of the outline, widget pixels
_TIP = mark(
    "<p>The reference's masks are carried to later frames (upper row) and from there back again (lower row, from right "
    "to left); where they do not come home as they were, the loss map glows, and that is what the network learns "
    "from.</p>"
)


def _colour_map() -> list[int]:
    """Inferno, which brightens evenly to the eye, from 0 to 255."""
    rows = cv2.applyColorMap(np.arange(256, dtype=np.uint8)[:, None], cv2.COLORMAP_INFERNO)[:, 0]
    return [qRgb(int(red), int(green), int(blue)) for blue, green, red in rows]


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of the view.

    Attributes:
        caption: what it is.
        frame: behind it; None: there is no picture of it (the loss, or a frame that was made).
        labels: over it, or None.
        loss: uint8 [h, w], instead of both.
    """

    caption: str
    frame: int | None
    labels: LabelMap | None = None
    loss: npt.NDArray[np.uint8] | None = None


def cells(event: CycleShown, reference: LabelMap | None) -> list[Cell]:
    """First, middle and far frame forwards; middle and first on the way back; and the loss.

    Args:
        reference: the first frame's own label map, uint8 [H, W], if it is at hand.
    """
    last = len(event.forward)
    middle = last // 2
    given = None if reference is None else resize_labels(reference, event.loss.shape[:2])
    first, *others = event.frames
    behind = [first, *([None] * last if event.synthetic else others)]
    names = [str(first), *(["made"] * last if event.synthetic else [str(frame) for frame in others])]
    shown = [Cell(tr("{frame} reference", frame=names[0]), behind[0], given)]
    shown += [Cell(tr("→ {frame} forward", frame=names[t]), behind[t], event.forward[t - 1]) for t in (middle, last)]
    # Backward predictions come in reverse: the first is of the frame before the far one, the last of the reference.
    shown += [Cell(tr("← {frame} back", frame=names[t]), behind[t], event.backward[last - 1 - t]) for t in (0, middle)]
    return [*shown, Cell("loss", None, loss=event.loss)]


class CycleView(QWidget):
    """Two rows of three pictures; its size depends on nothing but its width and the clip's aspect ratio."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Cycle view: a sample of this iteration, forwards, back, and its loss"))
        self.setToolTip(tr(_TIP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._thumbnails = thumbnails
        self._cells: list[Cell] = []
        self._layers: list[LabelLayer | None] = []
        self._colours: Mapping[int, tuple[int, int, int]] = {}
        self._map = _colour_map()
        self._aspect = 16 / 9
        self.words = ""
        thumbnails.came.connect(self.update)

    @property
    def captions(self) -> list[str]:
        """What is shown."""
        return [cell.caption for cell in self._cells]

    def clear(self, width: int, height: int, colours: Mapping[int, tuple[int, int, int]], words: str) -> None:
        """Another clip of this size, or another adaptation; ``words`` stand there until a cycle comes."""
        self._aspect, self._colours, self.words = width / height, colours, words
        self._cells, self._layers = [], []
        self.updateGeometry()
        self.update()

    def show_cycle(self, event: CycleShown, reference: LabelMap | None) -> None:
        """Show this one."""
        self._cells = cells(event, reference)
        self._layers = [None if cell.labels is None else self._layer(cell.labels) for cell in self._cells]
        self._thumbnails.want("cycle", [cell.frame for cell in self._cells if cell.frame is not None])
        self.update()

    def _layer(self, labels: LabelMap) -> LabelLayer:
        layer = LabelLayer(np.ascontiguousarray(labels))
        layer.colour(self._colours, 0.35, None, ())
        layer.thickness = max(1, round(_WIDEST * labels.shape[1] / max(self._cell().width(), 1)))
        layer.refresh(None)
        return layer

    def _cell(self) -> QSize:
        width = (max(self.width(), 200) - (_COLUMNS - 1) * _GAP) // _COLUMNS
        most = 120 if self.window().height() >= 900 else 72  # all of it without scrolling, also in a low window
        return QSize(width, min(most, round(width / self._aspect)))

    def sizeHint(self) -> QSize:
        return QSize(280, 2 * (self._cell().height() + _CAPTION) + _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event) -> None:
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(theme.small_font())
            size = self._cell()
            for place in range(2 * _COLUMNS):
                x = place % _COLUMNS * (size.width() + _GAP)
                y = place // _COLUMNS * (size.height() + _CAPTION + _GAP)
                rect = QRectF(x, y + _CAPTION, size.width(), size.height())
                painter.fillRect(rect, QColor(theme.current().well))
                if self._cells:
                    self._paint_cell(painter, rect, self._cells[place], self._layers[place])
            if not self._cells:
                painter.setPen(QColor(theme.current().muted))
                box = QRectF(self.rect()).adjusted(16, 0, -16, 0)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell, layer: LabelLayer | None) -> None:
        wide = min(rect.width(), rect.height() * self._aspect)
        target = QRectF(0, 0, wide, wide / self._aspect)
        target.moveCenter(rect.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = None if cell.frame is None else self._thumbnails.get(cell.frame)
        if picture is not None:
            h, w = picture.shape[:2]
            painter.drawImage(target, QImage(picture.data, w, h, 3 * w, QImage.Format.Format_RGB888))
        if layer is not None:
            layer.paint(painter, target, True)
        caption = QRectF(rect.x(), rect.y() - _CAPTION, rect.width(), _CAPTION)
        painter.setPen(QColor(theme.current().muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(cell.caption, Qt.TextElideMode.ElideRight, round(rect.width()))
        painter.drawText(caption, left, text)
        if cell.loss is not None:
            self._paint_loss(painter, target, cell.loss)
            self._paint_scale(painter, caption.adjusted(painter.fontMetrics().horizontalAdvance(text) + 6, 0, 0, 0))

    def _paint_loss(self, painter: QPainter, target: QRectF, loss: npt.NDArray[np.uint8]) -> None:
        loss = np.ascontiguousarray(loss)
        h, w = loss.shape
        image = QImage(loss.data, w, h, w, QImage.Format.Format_Indexed8)
        image.setColorTable(self._map)
        painter.drawImage(target, image)

    def _paint_scale(self, painter: QPainter, room: QRectF) -> None:
        """0, the colours, and where they end, in nats."""
        most = f"{CYCLE_LOSS_NATS}+"
        metrics = painter.fontMetrics()
        left, right = metrics.horizontalAdvance("0") + 3, metrics.horizontalAdvance(most) + 3
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, "0")
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, most)
        bar = QRectF(room.x() + left, room.center().y() - 3, max(room.width() - left - right, 0), 6)
        gradient = QLinearGradient(QPointF(bar.left(), 0), QPointF(bar.right(), 0))
        for stop in range(0, 256, 51):
            gradient.setColorAt(stop / 255, QColor.fromRgb(self._map[stop]))
        painter.fillRect(bar, gradient)
