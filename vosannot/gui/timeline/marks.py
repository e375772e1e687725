"""What is drawn over strip and lanes: ruler, references, frames to look at next, selection, playhead."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from vosannot.gui import theme
from vosannot.gui.session.ranges import Selection
from vosannot.gui.timeline.track import HEAD, LANE, RULER, Track, nice_step

__all__ = ["paint_concerns", "paint_head", "paint_references", "paint_ruler", "paint_selection"]


def paint_ruler(painter: QPainter, track: Track, count: int) -> None:
    """Frame numbers."""
    colours = theme.current()
    step = nice_step(track.span, track.width / 64)
    frame = math.ceil(track.first / step) * step
    last_x = -100.0
    while frame < min(track.last, count):
        x = track.x_of(frame + 0.5)
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(x, RULER - 6), QPointF(x, RULER - 1))
        painter.setPen(QColor(colours.muted))
        if x - last_x > 40 and x + 24 < track.right + 8:
            painter.drawText(QRectF(x - 32, 0, 64, RULER - 6), Qt.AlignmentFlag.AlignCenter, str(frame))
            last_x = x
        frame += step
    painter.setPen(QColor(colours.line))
    painter.drawLine(0, HEAD - 1, track.right + 8, HEAD - 1)


def paint_references(painter: QPainter, track: Track, frames: npt.NDArray[np.intp]) -> None:
    """A diamond on every frame painted by hand; when they are denser than pixels, one for a few of them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().manual))
    seen = frames[np.searchsorted(frames, track.first - 1) : np.searchsorted(frames, track.last, "right")]
    places = track.left + (seen + 0.5 - track.first) / track.span * track.width
    _, one_each = np.unique((places / 6).astype(np.intp), return_index=True)
    y = RULER - 5.0
    for x in places[one_each].tolist():
        painter.drawPolygon(QPolygonF([QPointF(x, y - 4), QPointF(x + 4, y), QPointF(x, y + 4), QPointF(x - 4, y)]))


def paint_concerns(painter: QPainter, track: Track, frames: Sequence[int]) -> None:
    """A triangle over every frame to look at next."""
    painter.setPen(QPen(QColor(theme.current().well), 1))
    painter.setBrush(QColor(theme.current().low))
    y = RULER - 1.0
    for frame in frames:
        if track.first <= frame < track.last:
            x = track.x_of(frame + 0.5)
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 5, y - 8), QPointF(x - 5, y - 8)]))


def paint_selection(
    painter: QPainter, track: Track, selection: Selection, objects: Sequence[int], top: int, *, focused: bool
) -> None:
    """A veil over the selected frames of the selected lanes, with a bar above and grips at both ends.

    Args:
        objects: ids of the lanes, from above.
        top: y of the first lane; lanes may lie above the viewport's part for them.
        focused: keys go to the timeline.
    """
    left = max(track.x_of(selection.first), track.left)
    right = min(track.x_of(selection.last + 1), track.right)
    if right <= track.left or left >= track.right:
        return
    right = max(right, left + 2)
    colours = theme.current()
    edge = QColor(colours.text)
    veil = QColor(edge)
    veil.setAlpha(44 if colours.dark else 30)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(left, RULER - 1, right - left, HEAD - RULER), veil)
    painter.fillRect(QRectF(left, RULER - 2, right - left, 3), edge)
    painter.setClipRect(QRectF(track.left, HEAD, track.width, max(0, track.height - HEAD)))
    begins, ends = selection.first >= track.first, selection.last + 1 <= track.last
    rows = [row for row, object_id in enumerate(objects) if selection.shows(object_id)]
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if rows else []:
        y, height = top + int(run[0]) * LANE, len(run) * LANE
        painter.fillRect(QRectF(left, y, right - left, height), veil)
        painter.setPen(QPen(edge, 1.5 if focused else 1.0))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(left, y + height - 1), QPointF(right, y + height - 1))
        for x, seen in ((left, begins), (right, ends)):
            if seen:
                painter.fillRect(QRectF(x - 1, y, 2, height), edge)
                painter.fillRect(QRectF(x - 2, y + height / 2 - 5, 4, 10), edge)
    painter.restore()


def paint_head(painter: QPainter, track: Track, frame: int) -> None:
    """The playhead with its frame number."""
    colours = theme.current()
    left, right = track.x_of(frame), track.x_of(frame + 1)
    if right < track.left or left >= track.right:
        return
    x = (left + right) / 2
    accent = QColor(colours.accent)
    if right - left > 3:
        soft = QColor(accent)
        soft.setAlpha(46)
        painter.fillRect(QRectF(left, RULER, right - left, track.height - RULER), soft)
    painter.setPen(QPen(accent, 1.6))
    painter.drawLine(QPointF(x, 16), QPointF(x, track.height))
    text = str(frame)
    width = QFontMetrics(painter.font()).horizontalAdvance(text) + 12
    centre = min(max(x, track.left + width / 2 - 4), track.right + 8 - width / 2 - 2)
    flag = QPainterPath()
    flag.addRoundedRect(QRectF(centre - width / 2, 1, width, 16), 4, 4)
    painter.fillPath(flag, accent)
    painter.setPen(QColor(colours.on_accent))
    painter.drawText(QRectF(centre - width / 2, 1, width, 16), Qt.AlignmentFlag.AlignCenter, text)
