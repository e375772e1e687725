"""The flow in colours over the picture, with a key that says which way and how fast."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from vosannot.gui import theme
from vosannot.gui.session.flowing import Flowing

__all__ = ["FlowLayer"]

_WHEEL = 44  # pixels
_CARD = 24


class FlowLayer:
    """Follows :class:`vosannot.gui.session.flowing.Flowing`."""

    def __init__(self, flowing: Flowing) -> None:
        self._flowing = flowing
        self._wheel: QImage | None = None

    @property
    def words(self) -> str:
        """What the key says; "": there is none."""
        return self._flowing.words

    def paint(self, painter: QPainter, target: QRectF, opacity: float) -> None:
        """Draw over the picture, which fills ``target``, as strongly as masks."""
        found = self._flowing.now
        if found is None:
            return
        height, width = found.picture.shape[:2]
        image = QImage(found.picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(opacity)
        painter.drawImage(target, image)
        painter.restore()

    def paint_key(self, painter: QPainter, view: QRectF, raised: bool) -> None:
        """The words, and the wheel of colours while there are any; ``raised``: over another key."""
        words = self._flowing.words
        if not words:
            return
        painter.save()
        painter.setFont(theme.small_font())
        width = painter.fontMetrics().horizontalAdvance(words) + 20
        bottom = view.bottom() - 12 - (_CARD + 6 if raised else 0)
        card = QRectF(view.left() + 12, bottom - _CARD, width, _CARD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(card, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, words)
        if self._flowing.now is not None:
            painter.drawImage(QRectF(card.left(), card.top() - _WHEEL - 6, _WHEEL, _WHEEL), self._colours())
        painter.restore()

    def _colours(self) -> QImage:
        """The wheel, drawn once: every direction from the middle in the colour that flow in it has."""
        if self._wheel is None:
            from vosannot.media.flow import flow_picture

            side = 4 * _WHEEL
            y, x = np.mgrid[:side, :side].astype(np.float32) - side / 2 + 0.5
            away = np.stack([x, y], axis=2)
            inside = np.clip(side / 2 - np.hypot(x, y), 0, 1) * 255
            pixels = np.dstack([flow_picture(away, side / 2), inside]).astype(np.uint8)
            self._wheel = QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGBA8888).copy()
        return self._wheel
