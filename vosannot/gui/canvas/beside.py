"""Onion skin and difference: the masks of the frames beside this one, drawn over the picture.

Told apart without colour too: the frame before has a whole outline, the one after a dotted one; what was gained is
striped one way, what was lost the other way. The colours are of the palette of Okabe and Ito.
"""

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, qRgba

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.session.neighbours import Beside, Neighbours
from vosannot.masks.label_map import Box, LabelMap

__all__ = ["BesideLayer"]

_BEFORE, _AFTER, _GAINED, _GAINED_GAP, _LOST, _LOST_GAP = range(1, 7)
_COLOURS = {
    _BEFORE: (240, 228, 66, 255), _AFTER: (255, 255, 255, 255),
    _GAINED: (86, 180, 233, 235), _GAINED_GAP: (86, 180, 233, 70),
    _LOST: (230, 120, 0, 235), _LOST_GAP: (230, 120, 0, 70),
}  # fmt: skip
_EDGE, _STRIPE, _DOT = 1.6, 4.0, 4.0  # widget pixels: of outlines, stripes and dots


class BesideLayer:
    """Follows :class:`vosannot.gui.session.neighbours.Neighbours`; without anything shown it costs a comparison."""

    def __init__(self, neighbours: Neighbours) -> None:
        self._neighbours = neighbours
        self._codes: LabelMap | None = None  # uint8 [H, W]
        self._image: QImage | None = None
        self._scale = 1.0

    @property
    def codes(self) -> LabelMap | None:
        """uint8 [H, W]: 0 nothing, 1 outline before, 2 outline after, 3 and 4 gained, 5 and 6 lost; None: not shown."""
        return self._codes

    def set_scale(self, scale: float) -> bool:
        """Widget pixels for a pixel of the clip; True: it has to be refreshed."""
        changed = _pixels(_STRIPE, scale) != _pixels(_STRIPE, self._scale)
        self._scale = scale
        return changed and self._codes is not None

    def refresh(self, labels: LabelMap, box: Box | None, hidden: Iterable[int]) -> None:
        """The shown frame's label map changed in ``box``; None: anything changed."""
        near = self._neighbours
        if not near.shown or near.frame < 0:
            self._codes = self._image = None
            return
        if self._codes is None or self._codes.shape != labels.shape:
            box = None
            self._codes = np.zeros_like(labels)
            height, width = labels.shape
            self._image = QImage(self._codes.data, width, height, width, QImage.Format.Format_Indexed8)
            self._image.setColorTable([qRgba(*_COLOURS.get(n, (0, 0, 0, 0))) for n in range(256)])
        height, width = labels.shape
        whole = Box(0, 0, height, width)
        inner = whole if box is None else box
        reach = 2 * _pixels(_EDGE, self._scale) + 1
        inner = Box(inner.y0 - reach, inner.x0 - reach, inner.y1 + reach, inner.x1 + reach).clip(height, width)
        outer = Box(inner.y0 - reach, inner.x0 - reach, inner.y1 + reach, inner.x1 + reach).clip(height, width)
        made = self._make(labels, outer, set(hidden))
        top, left = inner.y0 - outer.y0, inner.x0 - outer.x0
        self._codes[inner.slices] = made[top : top + inner.height, left : left + inner.width]

    def _make(self, labels: LabelMap, box: Box, hidden: set[int]) -> LabelMap:
        """The codes of a box."""
        near = self._neighbours
        table = np.arange(256, dtype=np.uint8)
        table[list(hidden)] = 0

        def part(source: LabelMap | None) -> LabelMap:
            if source is None:
                return np.zeros((box.height, box.width), np.uint8)
            return np.asarray(cv2.LUT(np.ascontiguousarray(source[box.slices]), table), np.uint8)

        codes = np.zeros((box.height, box.width), np.uint8)
        y, x = np.ogrid[box.y0 : box.y1, box.x0 : box.x1]
        edge = _pixels(_EDGE, self._scale)
        before = part(near.before)
        if Beside.DIFFERENCE in near.shown and near.before is not None:
            stripe = max(2, _pixels(_STRIPE, self._scale))  # single pixels are a chequerboard, which leans no way
            now = part(labels)
            kinds = np.where(now == before, 0, np.where(now > 0, 1, 2)).astype(np.uint8)
            rim = _rim(kinds, 1)
            for kind, full, gap, across in ((1, _GAINED, _GAINED_GAP, x + y), (2, _LOST, _LOST_GAP, x - y)):
                mine = kinds == kind
                codes[mine] = gap
                codes[mine & ((across // stripe % 2 == 0) | rim)] = full
        if Beside.ONION in near.shown:
            dot = _pixels(_DOT, self._scale)
            dots = (x // dot + y // dot) % 2 == 0
            codes[_rim(part(near.after), edge) & dots] = _AFTER
            codes[_rim(before, edge)] = _BEFORE
        return codes

    def paint(self, painter: QPainter, target: QRectF, view: QRectF) -> None:
        """Draw over the picture, which fills ``target``, and the key into a corner of ``view``."""
        if self._image is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(target, self._image)
        self._paint_key(painter, view)

    def words(self) -> tuple[tuple[int, str], ...]:
        """What the key says: code and words; code 0: a remark."""
        near = self._neighbours
        if not near.shown or near.frame < 0:
            return ()
        frame, listed = near.frame, []
        if near.before is None:
            missing = (
                tr("frame {frame} has no mask", frame=frame - 1) if frame else tr("there is no frame before this one")
            )
            listed.append((0, missing))
        if Beside.ONION in near.shown:
            listed += [(_BEFORE, tr("frame {frame}", frame=frame - 1))] * (near.before is not None)
            listed += [(_AFTER, tr("frame {frame}", frame=frame + 1))] * (near.after is not None)
        if Beside.DIFFERENCE in near.shown and near.before is not None:
            listed += [(_GAINED, tr("gained since frame {frame}", frame=frame - 1)), (_LOST, tr("lost"))]
        return tuple(listed)

    def _paint_key(self, painter: QPainter, view: QRectF) -> None:
        words = self.words()
        painter.setFont(theme.small_font())
        metrics = painter.fontMetrics()
        widths = [(30 if code else 0) + metrics.horizontalAdvance(text) + 14 for code, text in words]
        card = QRectF(view.left() + 12, view.bottom() - 36, sum(widths) + 10, 24)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(card, 4, 4)
        x, middle = card.x() + 10, card.center().y()
        for (code, text), width in zip(words, widths, strict=True):
            if code:
                _paint_sample(painter, code, QRectF(x, middle - 5, 22, 10))
            painter.setPen(QColor("white"))
            at = QRectF(x + (30 if code else 0), card.y(), width, card.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += width


def _paint_sample(painter: QPainter, code: int, where: QRectF) -> None:
    colour = QColor(*_COLOURS[code])
    if code in (_BEFORE, _AFTER):
        style = Qt.PenStyle.SolidLine if code == _BEFORE else Qt.PenStyle.DotLine
        painter.setPen(QPen(colour, 2, style))
        painter.drawLine(QPointF(where.left(), where.center().y()), QPointF(where.right(), where.center().y()))
        return
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QColor(*_COLOURS[code + 1]))
    painter.drawRect(where)
    painter.setPen(QPen(colour, 2.5))
    painter.save()
    painter.setClipRect(where)
    lean = where.height() * (-1 if code == _GAINED else 1)
    for x in range(round(where.left()) - 10, round(where.right()) + 10, 7):
        top, bottom = QPointF(x - lean / 2, where.top()), QPointF(x + lean / 2, where.bottom())
        painter.drawPolyline(QPolygonF([top, bottom]))
    painter.restore()


def _pixels(widget: float, scale: float) -> int:
    """As many pixels of the clip, at least one."""
    return max(1, round(widget / max(scale, 1e-6)))


def _rim(labels: LabelMap, thickness: int) -> npt.NDArray[np.bool_]:
    """Pixels of an object that have another id within ``thickness``."""
    kernel = np.ones((2 * thickness + 1,) * 2, np.uint8)
    return np.asarray((labels > 0) & (cv2.erode(labels, kernel) != cv2.dilate(labels, kernel)))
