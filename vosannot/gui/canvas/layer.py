"""The masks over the picture: two indexed images that share memory with numpy arrays.

A stroke changes a few pixels of the label map; the images show them without a copy. Colours, opacity and visibility
live in colour tables of 256 entries: changing them costs nothing.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, qRgba

from vosannot.masks.label_map import Box, LabelMap, bounding_box

__all__ = ["LabelLayer"]

_CLEAR = qRgba(0, 0, 0, 0)


class LabelLayer:
    """Draws a label map as translucent fill and crisp outline.

    Args:
        labels: uint8 [H, W], contiguous; painted into by others, who then call :meth:`refresh`.
    """

    def __init__(self, labels: LabelMap) -> None:
        self.labels = labels
        self._edges = np.zeros_like(labels)
        self._drawn: Box | None = None  # where outlines may be
        self._thickness = 1
        self.fill_image = self._shared(labels)
        self.edge_image = self._shared(self._edges)
        self.colour({}, 0.5, None, ())

    @staticmethod
    def _shared(array: LabelMap) -> QImage:
        height, width = array.shape
        image = QImage(array.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable([_CLEAR] * 256)
        return image

    def colour(
        self,
        colours: Mapping[int, tuple[int, int, int]],
        opacity: float,
        current: int | None,
        hidden: Iterable[int],
    ) -> None:
        """Set what ids look like; the current object's outline is the strongest."""
        gone = set(hidden)
        fill, edge = [_CLEAR] * 256, [_CLEAR] * 256
        for object_id, (red, green, blue) in colours.items():
            if object_id in gone:
                continue
            fill[object_id] = qRgba(red, green, blue, round(255 * opacity))
            strength = 255 if object_id == current or current is None else 190
            edge[object_id] = qRgba(_lighter(red), _lighter(green), _lighter(blue), strength)
        self.fill_image.setColorTable(fill)
        self.edge_image.setColorTable(edge)

    @property
    def thickness(self) -> int:
        """Of the outline, in pixels of the clip."""
        return self._thickness

    @thickness.setter
    def thickness(self, thickness: int) -> None:
        if thickness != self._thickness:
            self._thickness = thickness
            self.refresh(None)

    @property
    def occupied(self) -> Box | None:
        """Outside of this box there is nothing to draw."""
        return self._drawn

    def refresh(self, box: Box | None) -> Box:
        """The label map changed in ``box`` (None: anywhere); returns the box that must be drawn anew."""
        height, width = self.labels.shape
        reach = self._thickness
        if box is None:
            occupied = bounding_box(self.labels != 0)
            if self._drawn is not None:
                self._edges[self._drawn.slices] = 0
            self._drawn = occupied
            if occupied is not None:
                self._outline(occupied)
            return Box(0, 0, height, width)
        grown = Box(box.y0 - reach, box.x0 - reach, box.y1 + reach, box.x1 + reach).clip(height, width)
        self._outline(grown)
        self._drawn = grown if self._drawn is None else self._drawn.union(grown)
        return grown

    def _outline(self, box: Box) -> None:
        """Mark the pixels of ``box`` that have another id within reach above, below, left or right."""
        reach = self._thickness
        height, width = self.labels.shape
        around = Box(box.y0 - reach, box.x0 - reach, box.y1 + reach, box.x1 + reach).clip(height, width)
        area = self.labels[around.slices]
        inner = np.ones(area.shape, np.bool_)
        same = area[reach:] == area[:-reach]
        inner[reach:] &= same
        inner[:-reach] &= same
        same = area[:, reach:] == area[:, :-reach]
        inner[:, reach:] &= same
        inner[:, :-reach] &= same
        top, left = box.y0 - around.y0, box.x0 - around.x0
        part = (slice(top, top + box.height), slice(left, left + box.width))
        self._edges[box.slices] = np.where(inner[part], np.uint8(0), area[part])

    def paint(self, painter: QPainter, target: QRectF, smooth: bool) -> None:
        """Draw over the picture, which fills ``target``; ``smooth`` for outlines without steps."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, self.fill_image)
        painter.drawImage(target, self.edge_image)


def _lighter(channel: int) -> int:
    return channel + (255 - channel) * 35 // 100
