"""Masks that are not the frame's own, over the picture: suggestions, hints, live masks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, qRgba

from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.layer import LabelLayer
from vosannot.masks.label_map import LabelMap

__all__ = ["Overlay"]


class Overlay:
    """Draws a label map of its own over the picture; made anew only when the array is another one."""

    def __init__(self) -> None:
        self._of: object = None
        self._layer: LabelLayer | None = None

    def paint(
        self, painter: QPainter, camera: Camera, labels: object, pixels: LabelMap | None,
        colours: Mapping[int, tuple[int, int, int]], opacity: float,
    ) -> None:  # fmt: skip
        """Draw with white outlines; ``labels`` tells whether ``pixels`` (uint8 [H, W]) are others than before."""
        if pixels is None:
            self._of = self._layer = None
            return
        if labels is not self._of or self._layer is None:
            self._of, self._layer = labels, LabelLayer(pixels)
            self._layer.refresh(None)
        layer = self._layer
        layer.thickness = max(1, round(1.8 / max(camera.scale, 1e-6)))
        layer.colour(colours, opacity, None, ())
        table = layer.edge_image.colorTable()
        for value in colours:
            table[value] = qRgba(255, 255, 255, 255)
        layer.edge_image.setColorTable(table)
        if layer.occupied is not None:
            painter.save()
            painter.setClipRect(camera.view_rect(layer.occupied), Qt.ClipOperation.IntersectClip)
            layer.paint(painter, camera.target(), camera.scale < 3.0)
            painter.restore()
