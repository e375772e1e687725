"""Line charts as inline SVG. Colours come from the page's style (classes s0, s1, …), so they follow light and dark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

__all__ = ["Line", "line_chart"]

_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 8, 30  # room for the axes, in user units
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its points (x, y), the style class, a name for the tooltip, dots on the points or not."""

    name: str
    style: str
    points: Sequence[tuple[float, float]]
    dots: bool = False
    dashed: bool = False


def line_chart(
    lines: Sequence[Line],
    x_label: str,
    *,
    size: tuple[int, int] = (360, 170),
    low: float | None = 0.0,
    high: float | None = 1.0,
    marks: Sequence[tuple[float, float, str]] = (),
) -> Markup:
    """An SVG element with axes, grid and lines.

    Args:
        x_label: title of the horizontal axis.
        size: (width, height) in CSS pixels; scales with the page.
        low, high: vertical range; None takes it from the points.
        marks: (x, y, what it is): rings round single points.
    """
    points = [p for line in lines for p in line.points]
    if not points:
        return Markup("")
    width, height = size
    x0, x1 = _spread(min(x for x, _ in points), max(x for x, _ in points))
    y0, y1 = _spread(
        min(y for _, y in points) if low is None else low, max(y for _, y in points) if high is None else high
    )

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            round(_LEFT + (x - x0) / (x1 - x0) * (width - _LEFT - _RIGHT), 1),
            round(height - _BOTTOM - (y - y0) / (y1 - y0) * (height - _TOP - _BOTTOM), 1),
        )

    parts: list[str] = []
    for value in _ticks(y0, y1, 4):
        _, y = at(x0, value)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="tick" x="{_LEFT - 5}" y="{y + 3.5}" text-anchor="end">{value:.4g}</text>')
    for value in _ticks(x0, x1, 6, whole=True):
        x, _ = at(value, y0)
        parts.append(f'<text class="tick" x="{x}" y="{height - _BOTTOM + 13}" text-anchor="middle">{value:.4g}</text>')
    parts.append(
        f'<text class="tick" x="{(width + _LEFT) / 2}" y="{height - 3}" text-anchor="middle">{escape(x_label)}</text>'
    )
    for line in lines:
        where = [at(*p) for p in line.points]
        path = " ".join(f"{x},{y}" for x, y in where)
        dash = ' stroke-dasharray="4 3"' if line.dashed else ""
        parts.append(
            f'<polyline class="line {line.style}" points="{path}"{dash}><title>{escape(line.name)}</title></polyline>'
        )
        for (x, y), (vx, vy) in zip(where, line.points, strict=True):
            if line.dots or len(where) == 1:
                parts.append(
                    f'<circle class="dot {line.style}" cx="{x}" cy="{y}" r="2.6">'
                    f"<title>{escape(line.name)}: {vx:.4g}, {vy:.3f}</title></circle>"
                )
    for mx, my, text in marks:
        x, y = at(mx, my)
        parts.append(f'<circle class="mark" cx="{x}" cy="{y}" r="6"><title>{escape(text)}</title></circle>')
    return Markup(
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(x_label)}">{"".join(parts)}</svg>'
    )


def _spread(low: float, high: float) -> tuple[float, float]:
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _ticks(low: float, high: float, about: int, *, whole: bool = False) -> list[float]:
    """Round numbers inside the range, about that many; ``whole``: integers only."""
    raw = max((high - low) / about, 1.0 if whole else 0.0)
    power = 10.0 ** math.floor(math.log10(raw))
    steps = [s for s in _STEPS if not whole or (s * power).is_integer()]
    step = next(s * power for s in steps if s * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]
