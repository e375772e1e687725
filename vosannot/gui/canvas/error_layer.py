"""Where masks are probably wrong, in two colours over the picture, with a key.

Orange and blue of the palette of Okabe and Ito, which people with any colour vision tell apart.
"""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.session.checking import Checking

__all__ = ["ErrorLayer"]

TOO_MUCH, TOO_LITTLE = (230, 159, 0), (86, 180, 233)
_KEY = ((TOO_MUCH, mark("too much")), (TOO_LITTLE, mark("missing")))
_CARD = 24
_STRONGEST = 0.85  # opacity of what is certain


class ErrorLayer:
    """Follows :class:`vosannot.gui.session.checking.Checking`."""

    def __init__(self, checking: Checking) -> None:
        self._checking = checking

    @property
    def covers(self) -> bool:
        """An error map is drawn."""
        return self._checking.map is not None

    @property
    def shown(self) -> bool:
        """There is a key to paint."""
        return self._checking.map is not None or bool(self._checking.remark)

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Draw over picture and masks, which fill ``target``."""
        found = self._checking.map
        if found is None:
            return
        _, height, width = found.shape
        much, little = (part.astype(np.uint16) for part in found)
        # Of two certainties the stronger one is shown; colours are premultiplied.
        alpha = (np.maximum(much, little) * _STRONGEST).astype(np.uint16)
        pixels = np.empty((height, width, 4), np.uint8)
        for channel in range(3):
            colour = np.where(much >= little, TOO_MUCH[channel], TOO_LITTLE[channel])
            pixels[..., channel] = colour * alpha // 255
        pixels[..., 3] = alpha
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, image)
        painter.restore()

    def paint_key(self, painter: QPainter, view: QRectF, row: int) -> None:
        """What the colours mean, or why there are none; ``row``: how many keys stand below it."""
        if not self.shown:
            return
        remark = self._checking.remark
        words = ((None, remark),) if remark else tuple((colour, tr(text)) for colour, text in _KEY)
        painter.save()
        painter.setFont(theme.small_font())
        metrics = painter.fontMetrics()
        widths = [(22 if colour else 0) + metrics.horizontalAdvance(text) + 12 for colour, text in words]
        bottom = view.bottom() - 12 - row * (_CARD + 6)
        card = QRectF(view.left() + 12, bottom - _CARD, sum(widths) + 12, _CARD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(card, 4, 4)
        x = card.left() + 12
        for (colour, text), width in zip(words, widths, strict=True):
            left = x
            if colour is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(*colour))
                painter.drawRoundedRect(QRectF(x, card.center().y() - 6, 14, 12), 2, 2)
                left += 22
            painter.setPen(QColor("white"))
            painter.drawText(QRectF(left, card.top(), width, _CARD), Qt.AlignmentFlag.AlignVCenter, text)
            x += width
        painter.restore()
