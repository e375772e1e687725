"""Where the clip lies in the widget: scale and offset, and how both change."""

from PySide6.QtCore import QPointF, QRect, QRectF

from vosannot.masks.label_map import Box

__all__ = ["Camera"]

_LARGEST = 64.0
_MARGIN = 16.0


class Camera:
    """Maps the clip's pixels to the widget's (device-independent) pixels.

    Attributes:
        scale: widget pixels per clip pixel.
        fitting: the whole frame is kept in view when the widget changes its size.
    """

    def __init__(self) -> None:
        self.scale = 1.0
        self.offset = QPointF()
        self.fitting = True
        self._clip = (1.0, 1.0)
        self._view = (1.0, 1.0)

    def set_clip(self, width: int, height: int) -> None:
        """Another clip: seen whole."""
        self._clip = float(width), float(height)
        self.fit()

    def set_view(self, width: int, height: int) -> None:
        """The widget has another size; the point in its middle stays there."""
        old = self._view
        self._view = float(max(width, 1)), float(max(height, 1))
        if self.fitting:
            self.fit()
        else:
            self.offset = self.offset + QPointF((self._view[0] - old[0]) / 2, (self._view[1] - old[1]) / 2)

    def _fit_scale(self) -> float:
        room = [max(1.0, side - 2 * _MARGIN) for side in self._view]
        return min(room[0] / self._clip[0], room[1] / self._clip[1])

    def fit(self) -> None:
        """Show the whole frame, centred."""
        self.fitting = True
        self.scale = self._fit_scale()
        self.offset = QPointF(
            (self._view[0] - self._clip[0] * self.scale) / 2, (self._view[1] - self._clip[1] * self.scale) / 2
        )

    def zoom(self, factor: float, about: QPointF) -> None:
        """Zoom so that the clip's point under ``about`` (widget pixels) stays there."""
        smallest = min(self._fit_scale(), 1.0) / 4
        scale = min(max(self.scale * factor, smallest), _LARGEST)
        factor = scale / self.scale
        self.offset = about - (about - self.offset) * factor
        self.scale = scale
        self.fitting = False
        self._keep_in_reach()

    def pan(self, delta: QPointF) -> None:
        """Move the picture."""
        self.offset = self.offset + delta  # a new point: += would change the old one, which others may hold
        self.fitting = False
        self._keep_in_reach()

    def _keep_in_reach(self) -> None:
        """At least a corner of the frame stays in view."""
        keep = 48.0
        x = min(max(self.offset.x(), keep - self._clip[0] * self.scale), self._view[0] - keep)
        y = min(max(self.offset.y(), keep - self._clip[1] * self.scale), self._view[1] - keep)
        self.offset = QPointF(x, y)

    def to_clip(self, point: QPointF) -> tuple[float, float]:
        """Widget pixels to clip pixels, sub-pixel."""
        p = (point - self.offset) / self.scale
        return p.x(), p.y()

    def to_view(self, x: float, y: float) -> QPointF:
        """Clip pixels to widget pixels."""
        return QPointF(x * self.scale, y * self.scale) + self.offset

    def target(self) -> QRectF:
        """Where the frame is in the widget."""
        return QRectF(self.offset.x(), self.offset.y(), self._clip[0] * self.scale, self._clip[1] * self.scale)

    def view_rect(self, box: Box, margin: int = 2) -> QRect:
        """The widget's pixels that show a box of clip pixels, with a margin for rounding."""
        top_left, bottom_right = self.to_view(box.x0, box.y0), self.to_view(box.x1, box.y1)
        rect = QRectF(top_left, bottom_right).toAlignedRect()
        return rect.adjusted(-margin, -margin, margin, margin)
