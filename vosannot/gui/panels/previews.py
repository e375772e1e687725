"""A few frames of the clip with the masks of before and of the chosen iteration, side by side."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, qRgba
from PySide6.QtWidgets import QSizePolicy, QWidget

from vosannot.core.events import Preview
from vosannot.gui import theme

__all__ = ["Previews", "thumbnails"]

_HEAD = 20
_GAP = 4
_SIDE = 320  # pixels of a thumbnail's width


def thumbnails(path, frames: Sequence[int]) -> dict[int, npt.NDArray[np.uint8]]:
    """Small pictures of some frames; opens and decodes, so not on the UI thread."""
    import cv2

    from vosannot.media.clip import open_clip

    with open_clip(path) as clip:
        scale = min(1.0, _SIDE / clip.info.width)
        size = max(1, round(clip.info.width * scale)), max(1, round(clip.info.height * scale))
        return {f: cv2.resize(clip.frame(f), size, interpolation=cv2.INTER_AREA).astype(np.uint8) for f in frames}


class Previews(QWidget):
    """Draws what it is given; rows are frames, columns "before" and "now"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Previews: before, and with the chosen iteration")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pictures: dict[int, npt.NDArray[np.uint8]] = {}
        self._before: dict[int, Preview] = {}
        self._now: dict[int, Preview] = {}
        self._title = ""
        self._table = [qRgba(0, 0, 0, 0)] * 256
        self._aspect = 16 / 9

    def clear(self, width: int, height: int, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """Another clip of this size, or another adaptation."""
        self._pictures, self._before, self._now, self._title = {}, {}, {}, ""
        self._aspect = width / height
        self.set_colours(colours)
        self.updateGeometry()

    def set_colours(self, colours: Mapping[int, tuple[int, int, int]]) -> None:
        """What objects look like."""
        self._table = [qRgba(*colours[i], 150) if i in colours else qRgba(0, 0, 0, 0) for i in range(256)]
        self.update()

    def set_pictures(self, pictures: Mapping[int, npt.NDArray[np.uint8]]) -> None:
        """The frames themselves, uint8 [h, w, 3]."""
        self._pictures = dict(pictures)
        self.update()

    def show_before(self, previews: Sequence[Preview]) -> None:
        """Masks with the weights of before."""
        grown = len(previews) != len(self._before)
        self._before = {p.frame: p for p in previews}
        if grown:
            self.updateGeometry()
        self.update()

    def show_now(self, title: str, previews: Sequence[Preview]) -> None:
        """Masks with other weights."""
        self._title, self._now = title, {p.frame: p for p in previews}
        self.update()

    def _row_height(self, width: int) -> int:
        # All rows should be seen without scrolling, also in a window of 800 pixels.
        most = 120 if self.window().height() >= 900 else 68
        return min(most, round((width - _GAP) / 2 / self._aspect))

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._before))
        width = max(self.width(), 200)
        return QSize(280, _HEAD + rows * (self._row_height(width) + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event) -> None:
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.small_font())
        half = (self.width() - _GAP) // 2
        height = self._row_height(self.width())
        painter.setPen(QColor(colours.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, half, _HEAD), left, "Before")
        painter.drawText(QRect(half + _GAP, 0, half, _HEAD), left, self._title)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for row, frame in enumerate(sorted(self._before)):
            y = _HEAD + row * (height + _GAP)
            for x, preview in ((0, self._before[frame]), (half + _GAP, self._now.get(frame))):
                self._paint_one(painter, QRectF(x, y, half, height), frame, preview)

    def _paint_one(self, painter: QPainter, cell: QRectF, frame: int, preview: Preview | None) -> None:
        colours = theme.current()
        painter.fillRect(cell, QColor(colours.well))
        wide = cell.height() * self._aspect
        target = QRectF(cell.center().x() - wide / 2, cell.y(), wide, cell.height())
        if wide > cell.width():
            target = QRectF(cell.x(), cell.y(), cell.width(), cell.width() / self._aspect)
        picture = self._pictures.get(frame)
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
        tag = QRectF(target.x() + 4, target.bottom() - 19, width, 15)
        painter.fillRect(tag, QColor(0, 0, 0, 150))
        painter.setPen(QColor("white"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
