"""Moving and scaling the current object's mask."""

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from vosannot.core.words import mark, tr
from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.handler import HALO, Plain, Pointer, near
from vosannot.gui.session.painting import Point
from vosannot.masks.label_map import Box, bounding_box
from vosannot.masks.transform import place_mask

__all__ = ["MoveHandler"]

# Handles by the sides that they drag: left -1, right 1; top -1, bottom 1.
_HANDLES = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor, (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor, (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor, (1, 0): Qt.CursorShape.SizeHorCursor,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Source:
    """The mask as it was: object id, bool crop, where it is, and its outline in the crop's pixels."""

    object_id: int
    mask: np.ndarray
    box: Box
    outline: QPainterPath

    @property
    def rect(self) -> QRectF:
        return QRectF(self.box.x0, self.box.y0, self.box.width, self.box.height)


class MoveHandler(Plain):
    """Drag inside to move, handles to scale (Shift keeps the proportions), Enter to do it, Esc to give up."""

    _source: _Source | None = None
    _rect = QRectF()  # where the mask is to go, in clip pixels
    _grip: tuple[int, int] | None = None  # handle that is held; (0, 0): the whole
    _pressed: tuple[Point, QRectF] = ((0.0, 0.0), QRectF())

    @property
    def busy(self) -> bool:  # type: ignore[override]
        return self._source is not None and (self._grip is not None or self._rect != self._source.rect)

    @property
    def target(self) -> QRectF | None:
        """Where the mask is to go, in clip pixels; None: the object has none here."""
        self._load()
        return None if self._source is None else self._rect

    def _load(self) -> None:
        """Take hold of the current object's mask, unless it is held already."""
        object_id = self._tools.object
        if self._source is not None and (self._source.object_id == object_id or self.busy):
            return
        labels = self._painter.labels
        self._source = None
        mask = None if labels is None or object_id is None else labels == object_id
        box = None if mask is None else bounding_box(mask)
        if mask is None or box is None or object_id is None:
            return
        crop = mask[box.slices].copy()
        self._source = _Source(object_id, crop, box, _outline(crop))
        self._rect = self._source.rect

    def press(self, at: Pointer) -> bool:
        if at.erase or self._grip is not None:
            return False
        self._load()
        grip = self._grip_at(at.point)
        if grip is None:
            return self._choose(at.point)
        self._grip, self._pressed = grip, (at.point, QRectF(self._rect))
        return True

    def _choose(self, point: Point) -> bool:
        """A press on another object takes that one."""
        found = self._painter.object_at(point)
        if not found or self.busy:
            return False
        self._tools.object = found
        self._source = None
        self._load()
        self._grip, self._pressed = (0, 0), (point, QRectF(self._rect))
        return True

    def _grip_at(self, point: Point) -> tuple[int, int] | None:
        if self._source is None:
            return None
        place = self._camera.to_view(*point)
        found = next((h for h in _HANDLES if near(place, self._handle(h))), None)
        if found is None and self._rect.contains(QPointF(*point)):
            return 0, 0
        return found

    def _handle(self, handle: tuple[int, int]) -> QPointF:
        centre = self._rect.center()
        return self._camera.to_view(
            centre.x() + handle[0] * self._rect.width() / 2, centre.y() + handle[1] * self._rect.height() / 2
        )

    def move(self, at: Pointer) -> bool:
        if self._grip is None:
            return False
        (x, y), before = self._pressed
        dx, dy = at.point[0] - x, at.point[1] - y
        if self._grip == (0, 0):
            if at.shift:  # along one axis
                dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
            # By whole pixels: then not one of them changes but its place.
            self._rect = before.translated(round(dx), round(dy))
        else:
            self._rect = _scaled(before, self._grip, dx, dy, keep=at.shift)
        return True

    def release(self) -> bool:
        self._grip = None
        return True

    def confirm(self) -> bool:
        return self._finish(leaving=False)

    def leave(self) -> bool:
        return self._finish(leaving=True)

    def _finish(self, *, leaving: bool) -> bool:
        source, rect = self._source, self._rect
        moved = self.busy
        self.cancel()
        if source is None or not moved:
            return True
        top, left = round(rect.y()), round(rect.x())
        box = Box(top, left, top + max(1, round(rect.height())), left + max(1, round(rect.width())))
        only = self._painter.spared
        scaled = (box.height, box.width) != source.mask.shape
        self._painter.apply(
            lambda labels: place_mask(labels, source.object_id, source.mask, box, only=only),
            tr(mark("Scale {name}") if scaled else mark("Move {name}"), name=self._painter.name(source.object_id)),
            leaving=leaving,
        )
        return True

    def cancel(self) -> bool:
        self._source, self._grip = None, None
        return True

    def labels_changed(self) -> bool:
        return self.cancel()

    def cursor(self, mouse: QPointF | None) -> Qt.CursorShape:
        grip = self._grip
        if grip is None and mouse is not None:
            grip = self._grip_at(self._camera.to_clip(mouse))
        if grip is None:
            return Qt.CursorShape.ArrowCursor
        return _CURSORS.get(grip, Qt.CursorShape.SizeAllCursor)

    def paint(self, painter: QPainter, camera: Camera, mouse: QPointF | None, colour: QColor) -> None:
        self._load()
        source = self._source
        if source is None:
            return
        top_left = camera.to_view(self._rect.x(), self._rect.y())
        scale = QTransform().translate(top_left.x(), top_left.y())
        scale.scale(
            camera.scale * self._rect.width() / source.box.width, camera.scale * self._rect.height() / source.box.height
        )
        outline = scale.map(source.outline)
        inside = QColor(colour)
        inside.setAlpha(90 if self.busy else 0)
        painter.setBrush(inside)
        for pen in (QPen(HALO, 3.0), QPen(colour.lighter(130), 1.5)):
            painter.setPen(pen)
            painter.drawPath(outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(top_left, camera.to_view(self._rect.right(), self._rect.bottom()))
        for pen in (QPen(HALO, 3.0), QPen(QColor("white"), 1.0, Qt.PenStyle.DashLine)):
            painter.setPen(pen)
            painter.drawRect(frame)
        painter.setPen(QPen(HALO, 1.2))
        painter.setBrush(QColor("white"))
        for handle in _HANDLES:
            place = self._handle(handle)
            painter.drawRect(QRectF(place.x() - 4, place.y() - 4, 8, 8))


def _outline(mask: np.ndarray) -> QPainterPath:
    """Contours through the pixels' centres, holes included."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_TC89_L1)
    for contour in contours:
        path.addPolygon(QPolygonF([QPointF(float(x) + 0.5, float(y) + 0.5) for x, y in contour[:, 0]]))
        path.closeSubpath()
    return path


def _scaled(before: QRectF, grip: tuple[int, int], dx: float, dy: float, *, keep: bool) -> QRectF:
    """The rectangle with one handle dragged; the opposite side stays. ``keep``: so do the proportions."""
    width = max(1.0, before.width() + grip[0] * dx)
    height = max(1.0, before.height() + grip[1] * dy)
    if keep and grip[0] and grip[1]:
        factor = max(width / before.width(), height / before.height())
        width, height = before.width() * factor, before.height() * factor
    left = before.right() - width if grip[0] < 0 else before.left()
    top = before.bottom() - height if grip[1] < 0 else before.top()
    return QRectF(left, top, width, height)
