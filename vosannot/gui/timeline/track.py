"""Where frames and lanes lie in the timeline. Nothing of Qt."""

import math
from dataclasses import dataclass

__all__ = ["HEAD", "LANE", "NAMES", "RULER", "STRIP", "Track", "nice_step"]

NAMES = 136
"""Width of the column of names."""
RULER, STRIP, LANE = 24, 16, 20
HEAD = RULER + STRIP + 4
"""Height of what stands above the lanes."""


@dataclass(frozen=True, slots=True)
class Track:
    """The part of the clip that is in view.

    Attributes:
        left, width, height: of the area, in pixels.
        first, last: frame at its left edge, and at its right one.
    """

    left: int
    width: int
    height: int
    first: float
    last: float

    @property
    def right(self) -> int:
        """First pixel behind it."""
        return self.left + self.width

    @property
    def span(self) -> float:
        """Frames in view."""
        return self.last - self.first

    def x_of(self, frame: float) -> float:
        """Where a frame begins."""
        return self.left + (frame - self.first) / self.span * self.width

    def frame_at(self, x: float, count: int) -> int:
        """The frame under a pixel, clamped to a clip of ``count`` frames."""
        frame = self.first + (x - self.left) / self.width * self.span
        return min(max(math.floor(frame), 0), count - 1)


def nice_step(span: float, ticks: float) -> int:
    """1, 2, 5, 10, 20, 50, … frames between marks, so that there are about ``ticks`` of them."""
    rough = max(1.0, span / max(ticks, 1.0))
    power = 10 ** math.floor(math.log10(rough))
    for factor in (1, 2, 5, 10):
        if factor * power >= rough:
            return max(1, round(factor * power))
    return max(1, round(10 * power))
