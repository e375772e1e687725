"""Outlines of parts: closed polygons, float64 [n, 2], in the part's own frame (unit: about one body length).

A part hangs from its joint at (0, 0); limbs run along +y (down), bodies are centred.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Outline: TypeAlias = npt.NDArray[np.float64]
Rng: TypeAlias = np.random.Generator


def ellipse(rx: float, ry: float, x: float = 0.0, y: float = 0.0, power: float = 2.0, n: int = 28) -> Outline:
    """A superellipse; power 2 is an ellipse, larger is boxier."""
    turn = np.linspace(0, 2 * math.pi, n, endpoint=False)
    cos, sin = np.cos(turn), np.sin(turn)
    e = 2.0 / power
    return np.stack([x + rx * np.sign(cos) * np.abs(cos) ** e, y + ry * np.sign(sin) * np.abs(sin) ** e], axis=1)


def blob(rng: Rng, rx: float, ry: float, rough: float = 0.15, n: int = 40) -> Outline:
    """An ellipse with a random smooth radius (Fourier series); rough 0..0.5."""
    turn = np.linspace(0, 2 * math.pi, n, endpoint=False)
    radius = np.ones(n)
    for k in range(2, 7):
        radius += rough / (k - 0.6) * rng.normal() * np.cos(k * turn + rng.uniform(0, 2 * math.pi))
    radius = np.clip(radius, 0.3, 1.8)
    return np.stack([rx * radius * np.cos(turn), ry * radius * np.sin(turn)], axis=1)


def capsule(length: float, r0: float, r1: float, bulge: float = 0.0) -> Outline:
    """A limb from (0, 0) to (0, length), radius r0 at the joint, r1 at the end, bulge added in the middle."""
    top = np.linspace(math.pi, 2 * math.pi, 7)
    bottom = np.linspace(0, math.pi, 7)
    middle = np.array([[max(r0, r1) * 0.0 + (r0 + r1) / 2 + bulge, length * 0.4]])
    return np.concatenate(
        [
            np.stack([r0 * np.cos(top), r0 * np.sin(top)], 1),
            middle,
            np.stack([r1 * np.cos(bottom), length + r1 * np.sin(bottom)], 1),
            middle * np.array([[-1.0, 1.0]]),
        ]
    )


def box(x0: float, y0: float, x1: float, y1: float) -> Outline:
    """An axis-parallel rectangle."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float64)


def rounded(points: Outline, times: int = 2) -> Outline:
    """Corner cutting (Chaikin): a polygon made smooth."""
    for _ in range(times):
        following = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * following, 0.25 * points + 0.75 * following], 1).reshape(-1, 2)
    return points


def polygon(rng: Rng, rx: float, ry: float, corners: int, smooth: int = 0) -> Outline:
    """A random star-shaped polygon, smoothed by corner cutting."""
    turn = (np.arange(corners) + rng.uniform(-0.35, 0.35, corners)) / corners * 2 * math.pi
    radius = rng.uniform(0.55, 1.1, corners)
    points = np.stack([rx * radius * np.cos(turn), ry * radius * np.sin(turn)], axis=1)
    return rounded(points, smooth)


def star(rng: Rng, radius: float, points: int, inner: float) -> Outline:
    """A star or flower."""
    turn = np.arange(2 * points) * math.pi / points
    reach = np.where(np.arange(2 * points) % 2 == 0, radius, radius * inner)
    out = np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1)
    return rounded(out, int(rng.integers(0, 3)))


def bar(x0: float, y0: float, x1: float, y1: float, thick: float) -> Outline:
    """A straight bar between two points."""
    length = math.hypot(x1 - x0, y1 - y0) + 1e-9
    nx, ny = -(y1 - y0) / length * thick / 2, (x1 - x0) / length * thick / 2
    return np.array([[x0 + nx, y0 + ny], [x1 + nx, y1 + ny], [x1 - nx, y1 - ny], [x0 - nx, y0 - ny]])


def ribbon(path: Outline, thick: float, taper: float = 1.0) -> Outline:
    """A band along an open path, thick at its start, thick * taper at its end."""
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    side = np.stack([-along[:, 1], along[:, 0]], axis=1)
    half = (np.linspace(1.0, taper, len(path)) * thick / 2)[:, None]
    return np.concatenate([path + side * half, (path - side * half)[::-1]])


def leaf(length: float, width: float) -> Outline:
    """A pointed leaf, wing, ear, sail or fin from (0, 0) to (0, length)."""
    along = np.linspace(0, 1, 10)
    half = width / 2 * np.sin(math.pi * along**0.8)
    return np.concatenate([np.stack([half, along * length], 1), np.stack([-half, along * length], 1)[::-1][1:-1]])


def moved(outline: Outline, x: float, y: float) -> Outline:
    """The outline shifted by (x, y)."""
    out: Outline = outline + np.array([x, y])
    return out
