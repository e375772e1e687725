"""A few frames of the clip with the masks of before and of the chosen iteration, side by side."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, qRgba
from PySide6.QtWidgets import QSizePolicy, QWidget

from vosannot.core.events import Preview
from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.panels.thumbnails import Thumbnails

__all__ = ["Previews", "label_colours", "paint_frame"]

_HEAD = 18
_GAP = 4
_TAG = 15
_LOW = 1100  # of the window; the cycle view stands below


class Previews(QWidget):
    """Draws what it is given: every frame as it was before, and as it is now.

    Signals:
        frame_chosen(int): the person clicked a frame.
    """

    frame_chosen = Signal(int)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        tip = tr(
            "Frames predicted before adapting and with the chosen iteration. Click one to compare both on the canvas."
        )
        self.setToolTip(f"<p>{tip}</p>")
        self.setAccessibleName(tr("Previews: before, and with the chosen iteration"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._thumbnails = thumbnails
        thumbnails.came.connect(self.update)
        self._before: dict[int, Preview] = {}
        self._now: dict[int, Preview] = {}
        self._title = ""
        self._table = label_colours({})
        self._aspect = 16 / 9

    def clear(self, width: int, height: int, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """Another clip of this size, or another adaptation."""
        self._before, self._now, self._title = {}, {}, ""
        self._aspect = width / height
        self.set_colours(colours)
        self.updateGeometry()

    def set_colours(self, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """What objects look like."""
        self._table = label_colours(colours)
        self.update()

    def show_before(self, previews: Sequence[Preview]) -> None:
        """Masks with the weights of before."""
        grown = len(previews) != len(self._before)
        self._before = {p.frame: p for p in previews}
        self._thumbnails.want("previews", self._before)
        if grown:
            self.updateGeometry()
        self.update()

    def show_now(self, title: str, previews: Sequence[Preview]) -> None:
        """Masks with other weights."""
        self._title, self._now = title, {p.frame: p for p in previews}
        self.update()

    @property
    def _low(self) -> bool:
        """A window in which rows of two would not all be seen without scrolling: frames stand side by side then."""
        return self.window().height() < _LOW

    def _cell(self) -> QSize:
        columns = max(3, len(self._before)) if self._low else 2
        width = (max(self.width(), 200) - (columns - 1) * _GAP) // columns
        return QSize(width, min(72 if self._low else 120, round(width / self._aspect)))

    def _places(self) -> dict[int, tuple[QRectF, QRectF]]:
        """By frame, where it is drawn as it was before, and as it is now."""
        size = self._cell()
        x, y = size.width() + _GAP, size.height() + _GAP
        below = _HEAD + y if self._low else 0
        places = {}
        for n, frame in enumerate(sorted(self._before)):
            before = QRectF(n * x if self._low else 0, _HEAD + (0 if self._low else n * y), size.width(), size.height())
            places[frame] = before, before.translated(0 if self._low else x, below)
        return places

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._before))
        each = self._cell().height() + _GAP
        return QSize(280, 2 * (_HEAD + each) if self._low else _HEAD + rows * each)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event) -> None:
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _frame_at(self, at: QPointF) -> int | None:
        places = self._places().items()
        return next((frame for frame, cells in places if any(cell.contains(at) for cell in cells)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._frame_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self._frame_at(event.position())
        if frame is not None and event.button() == Qt.MouseButton.LeftButton:
            self.frame_chosen.emit(frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(theme.small_font())
        painter.setPen(QColor(theme.current().muted))
        size = self._cell()
        second = QPoint(0, _HEAD + size.height() + _GAP) if self._low else QPoint(size.width() + _GAP, 0)
        for title, corner in ((tr("Before"), QPoint()), (self._title, second)):
            room = QRect(corner, QSize(self.width() if self._low else size.width(), _HEAD))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for frame, (before, now) in self._places().items():
            self._paint_one(painter, before, frame, self._before[frame])
            self._paint_one(painter, now, frame, self._now.get(frame))

    def _paint_one(self, painter: QPainter, cell: QRectF, frame: int, preview: Preview | None) -> None:
        tag = "" if preview is None else f"{frame}  ·  {preview.confidence:.2f}"
        labels = None if preview is None else preview.labels
        paint_frame(painter, cell, self._aspect, self._thumbnails.get(frame), labels, self._table, (tag, str(frame)))


def paint_frame(
    painter: QPainter,
    cell: QRectF,
    aspect: float,
    picture: npt.NDArray[np.uint8] | None,
    labels: npt.NDArray[np.uint8] | None,
    table: Sequence[int],
    tags: Sequence[str],
) -> None:
    """A frame with its masks, as large as the cell allows.

    Args:
        aspect: width / height.
        picture: uint8 [h, w, 3]; None: not there yet.
        labels: uint8 [H, W]; None: there are none.
        table: colours of the ids, 256 of them.
        tags: what is written into the corner, the first that has room; "" is not.
    """
    painter.fillRect(cell, QColor(theme.current().well))
    wide = cell.height() * aspect
    target = QRectF(cell.center().x() - wide / 2, cell.y(), wide, cell.height())
    if wide > cell.width():
        target = QRectF(cell.x(), cell.y(), cell.width(), cell.width() / aspect)
    if picture is not None:
        h, w = picture.shape[:2]
        painter.drawImage(target, QImage(picture.data, w, h, 3 * w, QImage.Format.Format_RGB888))
    if labels is None:
        return
    labels = np.ascontiguousarray(labels)
    h, w = labels.shape
    image = QImage(labels.data, w, h, w, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    painter.drawImage(target, image)
    metrics = painter.fontMetrics()
    low = cell.height() < 3 * _TAG  # a flat clip
    text = next((t for t in tags if not low and metrics.horizontalAdvance(t) + 8 <= cell.width() - 8), tags[-1])
    width = metrics.horizontalAdvance(text) + 8
    tag = QRectF(max(cell.x(), min(target.x() + 4, cell.right() - width)), target.bottom() - _TAG - 4, width, _TAG)
    painter.fillRect(tag, QColor(0, 0, 0, 150))
    painter.setPen(QColor("white"))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)


def label_colours(colours: Mapping[int, tuple[int, int, int]]) -> list[int]:
    """A colour table for :func:`paint_frame`."""
    return [qRgba(*colours[i], 150) if i in colours else qRgba(0, 0, 0, 0) for i in range(256)]
