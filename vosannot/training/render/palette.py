"""Colours that look like the world: mostly muted and correlated, now and then vivid."""

from __future__ import annotations

import colorsys
from typing import Final, TypeAlias

import numpy as np

from vosannot.training.render.ops import Image

Colour: TypeAlias = tuple[float, float, float]
"""Red, green, blue in 0..1."""

# hue lo, hi; saturation lo, hi; value lo, hi
_THEMES: Final[dict[str, tuple[tuple[float, float, float, float, float, float], ...]]] = {
    "leaf": (
        (0.17, 0.30, 0.25, 0.65, 0.18, 0.65),
        (0.22, 0.40, 0.20, 0.60, 0.10, 0.45),
        (0.10, 0.17, 0.3, 0.7, 0.3, 0.8),
    ),
    "soil": (
        (0.05, 0.12, 0.15, 0.55, 0.25, 0.75),
        (0.08, 0.14, 0.10, 0.40, 0.45, 0.90),
        (0.02, 0.08, 0.2, 0.6, 0.15, 0.5),
    ),
    "sky": (
        (0.53, 0.62, 0.05, 0.50, 0.60, 1.00),
        (0.55, 0.65, 0.0, 0.12, 0.6, 0.98),
        (0.03, 0.12, 0.1, 0.5, 0.6, 0.95),
    ),
    "water": (
        (0.47, 0.62, 0.10, 0.55, 0.15, 0.60),
        (0.30, 0.48, 0.10, 0.40, 0.15, 0.50),
        (0.5, 0.6, 0.05, 0.3, 0.4, 0.8),
    ),
    "stone": (
        (0.0, 1.0, 0.0, 0.10, 0.20, 0.85),
        (0.05, 0.13, 0.05, 0.25, 0.25, 0.80),
        (0.55, 0.65, 0.0, 0.15, 0.1, 0.6),
    ),
    "snow": ((0.50, 0.65, 0.0, 0.10, 0.75, 1.0),),
    "dark": ((0.0, 1.0, 0.0, 0.35, 0.02, 0.20),),
    "light": ((0.0, 1.0, 0.0, 0.12, 0.75, 1.0),),
    "fur": (
        (0.04, 0.11, 0.15, 0.60, 0.15, 0.75),
        (0.0, 0.12, 0.0, 0.15, 0.75, 1.0),
        (0.0, 1.0, 0.0, 0.15, 0.04, 0.22),
        (0.0, 1.0, 0.0, 0.12, 0.25, 0.65),
        (0.05, 0.10, 0.30, 0.75, 0.30, 0.85),
    ),
    "skin": ((0.03, 0.08, 0.25, 0.60, 0.30, 0.95),),
    "paint": (
        (0.0, 1.0, 0.50, 0.95, 0.30, 0.95),
        (0.96, 1.04, 0.65, 0.95, 0.45, 0.9),
        (0.0, 1.0, 0.0, 0.06, 0.7, 1.0),
        (0.0, 1.0, 0.0, 0.2, 0.05, 0.25),
        (0.0, 1.0, 0.0, 0.10, 0.35, 0.75),
        (0.55, 0.68, 0.3, 0.9, 0.2, 0.8),
    ),
    "cloth": (
        (0.0, 1.0, 0.10, 0.55, 0.15, 0.85),
        (0.0, 1.0, 0.45, 0.95, 0.30, 0.95),
        (0.57, 0.68, 0.15, 0.60, 0.15, 0.55),
        (0.0, 1.0, 0.0, 0.10, 0.05, 0.30),
        (0.0, 1.0, 0.0, 0.10, 0.70, 1.0),
    ),
    "any": (
        (0.0, 1.0, 0.0, 0.35, 0.08, 0.95),
        (0.0, 1.0, 0.2, 0.7, 0.15, 0.9),
        (0.0, 1.0, 0.45, 0.9, 0.25, 0.95),
    ),
}


def pick(rng: np.random.Generator, theme: str) -> Colour:
    """A colour of the theme (a key of the table above)."""
    ranges = _THEMES[theme]
    row = ranges[int(rng.integers(len(ranges)))]
    r = rng.random(3)
    hue = (row[0] + (row[1] - row[0]) * r[0]) % 1.0
    return colorsys.hsv_to_rgb(hue, row[2] + (row[3] - row[2]) * r[1], row[4] + (row[5] - row[4]) * r[2])


def near(rng: np.random.Generator, colour: Colour, spread: float) -> Colour:
    """A colour close to another: brightness varies most, as it does inside one material."""
    common = rng.normal(0.0, spread)
    own = rng.normal(0.0, spread * 0.35, 3)
    red, green, blue = (min(1.0, max(0.0, c + common + o)) for c, o in zip(colour, own, strict=True))
    return red, green, blue


def ramp(rng: np.random.Generator, colour: Colour, contrast: float) -> Image:
    """A colour table, uint8 [256, 1, 3]: texture value 0..255 to shades of one material.

    contrast: 0 flat .. 1 strong. The dark end drifts to a cooler hue and the bright end to a warmer or whiter
    one, as shade and sunlight make it.
    """
    low, high = max(0.0, 1.0 - contrast * rng.uniform(0.5, 1.0)), 1.0 + contrast * rng.uniform(0.2, 0.9)
    base = np.array(colour)
    drift = rng.normal(0.0, 0.05, 3) * contrast
    dark = np.clip(base * low + drift, 0, 1)
    white = rng.uniform(0.0, 0.25) * contrast
    bright = np.clip(base * high * (1 - white) + white - drift, 0, 1)
    middle = np.clip(base + rng.normal(0.0, 0.03, 3) * contrast, 0, 1)
    where = np.arange(256) / 255.0
    centre = rng.uniform(0.35, 0.65)
    table = np.stack([np.interp(where, (0.0, centre, 1.0), (dark[i], middle[i], bright[i])) for i in range(3)], axis=1)
    return np.rint(table * 255.0).astype(np.uint8).reshape(256, 1, 3)


def ramp_between(rng: np.random.Generator, first: Colour, second: Colour, hard: float) -> Image:
    """A table from one colour to another; hard 0: smooth .. 1: a step (two-colour patterns)."""
    edge = rng.uniform(0.35, 0.65)
    half = 0.5 * (1.0 - hard) + 0.02
    weight = np.clip((np.arange(256) / 255.0 - edge) / (2 * half) + 0.5, 0, 1)[:, None]
    table = np.array(first) * (1 - weight) + np.array(second) * weight
    return np.rint(table * 255.0).astype(np.uint8).reshape(256, 1, 3)
