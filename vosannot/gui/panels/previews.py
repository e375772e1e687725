"""A few frames of the clip with the masks of before and of the chosen iteration, side by side."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, qRgba
from PySide6.QtWidgets import QSizePolicy, QWidget

from vosannot.core.events import Preview
from vosannot.gui import theme
from vosannot.gui.panels.thumbnails import Thumbnails

__all__ = ["Previews"]

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
        self.setToolTip("<p>Frames predicted before adapting and with the chosen iteration. Click one to compare both "
                        "on the canvas (D).</p>")  # fmt: skip
        self.setAccessibleName("Previews: before, and with the chosen iteration")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._thumbnails = thumbnails
        thumbnails.came.connect(self.update)
        self._before: dict[int, Preview] = {}
        self._now: dict[int, Preview] = {}
        self._title = ""
        self._table = [qRgba(0, 0, 0, 0)] * 256
        self._aspect = 16 / 9

    def clear(self, width: int, height: int, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """Another clip of this size, or another adaptation."""
        self._before, self._now, self._title = {}, {}, ""
        self._aspect = width / height
        self.set_colours(colours)
        self.updateGeometry()

    def set_colours(self, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """What objects look like."""
        self._table = [qRgba(*colours[i], 150) if i in colours else qRgba(0, 0, 0, 0) for i in range(256)]
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
        for title, corner in (("Before", QPoint()), (self._title, second)):
            room = QRect(corner, QSize(self.width() if self._low else size.width(), _HEAD))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for frame, (before, now) in self._places().items():
            self._paint_one(painter, before, frame, self._before[frame])
            self._paint_one(painter, now, frame, self._now.get(frame))

    def _paint_one(self, painter: QPainter, cell: QRectF, frame: int, preview: Preview | None) -> None:
        colours = theme.current()
        painter.fillRect(cell, QColor(colours.well))
        wide = cell.height() * self._aspect
        target = QRectF(cell.center().x() - wide / 2, cell.y(), wide, cell.height())
        if wide > cell.width():
            target = QRectF(cell.x(), cell.y(), cell.width(), cell.width() / self._aspect)
        picture = self._thumbnails.get(frame)
        if picture is not None:
            h, w = picture.shape[:2]
            painter.drawImage(target, QImage(picture.data, w, h, 3 * w, QImage.Format.Format_RGB888))
        if preview is None:
            return
        labels = np.ascontiguousarray(preview.labels)
        h, w = labels.shape
        image = QImage(labels.data, w, h, w, QImage.Format.Format_Indexed8)
        image.setColorTable(self._table)
        painter.drawImage(target, image)
        text = f"{frame}  ·  {preview.confidence:.2f}"
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        if cell.height() < 3 * _TAG or width > cell.width() - 8:  # a flat or narrow clip
            text = str(frame)
            width = painter.fontMetrics().horizontalAdvance(text) + 8
        tag = QRectF(max(cell.x(), min(target.x() + 4, cell.right() - width)), target.bottom() - _TAG - 4, width, _TAG)
        painter.fillRect(tag, QColor(0, 0, 0, 150))
        painter.setPen(QColor("white"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
