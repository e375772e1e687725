"""Four "style images", painted by formulas: what the four stylisations take their texture and their colours from.

The paper takes four paintings and photographs; none may be shipped or fetched here. Each function returns uint8
[SIDE, SIDE, 3] RGB, always the same.
"""

from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.evaluation.corruptions.colour import Floats
from vosannot.evaluation.corruptions.flow import streaks
from vosannot.media.clip import Image

__all__ = ["SIDE", "engraving", "meadow", "night", "ramp", "window"]

SIDE = 288
"""Width and height of the style images, pixels."""


def ramp(values: Floats, colours: Sequence[tuple[int, int, int]]) -> Floats:
    """Values 0..1 [H, W] to colours that are evenly spaced between them; float32 [H, W, 3], 0..255."""
    stops = np.array(colours, np.float32)
    at = np.clip(values, 0, 1) * (len(stops) - 1)
    low = np.minimum(at.astype(np.int32), len(stops) - 2)
    share = (at - low)[..., None]
    return np.asarray(stops[low] * (1 - share) + stops[low + 1] * share, np.float32)


def _clouds(random: np.random.Generator, sigma: float) -> Floats:
    """Smooth noise with all values 0..1 about equally frequent."""
    smooth = cv2.GaussianBlur(random.standard_normal((SIDE, SIDE), dtype=np.float32), (0, 0), sigma)
    order: npt.NDArray[np.intp] = np.argsort(smooth, axis=None, kind="stable")
    ranks = np.empty(order.size, np.float32)
    ranks[order] = np.linspace(0, 1, order.size, dtype=np.float32)
    return ranks.reshape(SIDE, SIDE)


def _bytes(values: Floats) -> Image:
    return np.asarray(np.clip(values + 0.5, 0, 255), np.uint8)


@cache
def night() -> Image:
    """A night sky of whirls: long strokes of blue, white and yellow around vortices."""
    random = np.random.default_rng(1889)
    x, y = np.meshgrid(np.arange(SIDE, dtype=np.float32), np.arange(SIDE, dtype=np.float32))
    vx, vy = np.ones_like(x), 0.3 * np.sin(x / 40)
    glow: Floats = np.zeros_like(x)
    for cx, cy, size in ((70, 80, 45), (205, 60, 30), (180, 190, 60), (50, 220, 28)):
        near = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / np.float32(2 * size**2)).astype(np.float32)
        vx, vy = vx - 6 * near * (y - cy) / size, vy + 6 * near * (x - cx) / size
        glow = np.maximum(glow, near)
    length = np.sqrt(vx**2 + vy**2) + 1e-6
    along = (vx / length).astype(np.float32), (vy / length).astype(np.float32)
    noise = random.standard_normal((SIDE, SIDE), dtype=np.float32)
    grain = np.asarray(cv2.GaussianBlur(noise, (0, 0), 1.6), np.float32)
    strokes = streaks(grain, along, 18)
    tone = 0.12 + 0.25 * _clouds(random, 24) + 0.45 * glow**2 + 0.17 * strokes
    night_sky = ((8, 14, 48), (22, 48, 110), (40, 92, 160), (120, 170, 190), (240, 214, 110), (255, 246, 190))
    return _bytes(ramp(tone.astype(np.float32), night_sky))


@cache
def meadow() -> Image:
    """Dabs of orange, pink, teal and violet, as in a late afternoon."""
    random = np.random.default_rng(1872)
    tone = _clouds(random, 26)
    late = ((52, 28, 92), (30, 96, 128), (64, 160, 140), (232, 150, 80), (246, 98, 84), (255, 222, 140))
    colours = ramp(tone, late)
    out = colours.copy()
    for cx, cy in random.integers(0, SIDE, (5000, 2)).tolist():
        shade = colours[cy, cx] + random.normal(0, 22, 3)
        end = (cx + int(random.integers(5, 12)), cy + int(random.integers(-3, 4)))
        cv2.line(out, (cx, cy), end, tuple(shade.tolist()), 4, cv2.LINE_AA)
    return _bytes(out)


@cache
def window() -> Image:
    """Stained glass: saturated ruby, cobalt, emerald, amber and violet."""
    random = np.random.default_rng(1248)
    glass = np.array(
        [(196, 18, 40), (20, 44, 170), (16, 128, 74), (250, 178, 24), (110, 30, 140), (30, 150, 200), (240, 226, 180)],
        np.float32,
    )
    points = random.uniform(0, SIDE, (160, 2))
    y, x = np.mgrid[:SIDE, :SIDE]
    nearest = np.argmin((x[..., None] - points[:, 0]) ** 2 + (y[..., None] - points[:, 1]) ** 2, axis=2)
    panes = glass[random.integers(0, len(glass), 160)] * random.uniform(0.75, 1.1, (160, 1))
    return _bytes(panes[nearest].astype(np.float32))


@cache
def engraving() -> Image:
    """A print: the ink (dark blue) in the upper half, the paper (warm cream) in the lower one."""
    sheet = np.empty((SIDE, SIDE, 3), np.uint8)
    sheet[: SIDE // 2], sheet[SIDE // 2 :] = (26, 34, 66), (243, 230, 200)
    return sheet
