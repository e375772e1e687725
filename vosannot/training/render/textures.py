"""Texture families. Each returns float32 [n, n] in about 0..1: a value plane, from which colour tables make
materials. Some also return a tint plane (which of two colours an element has)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.training.render.ops import Floats, Image

Pattern: TypeAlias = tuple[Floats, Floats | None]
"""Value plane and, where elements have a colour of their own, a tint plane; float32 [n, n], 0..1."""

Rng: TypeAlias = np.random.Generator


def _single(plane: npt.NDArray[Any]) -> Floats:
    """As float32."""
    return plane.astype(np.float32)


def spread(plane: Floats) -> Floats:
    """Stretch to 0..1 by the 1st and 99th percentile (of a subsample; the tails carry no structure)."""
    low, high = np.percentile(plane[::4, ::4], (1.0, 99.0))
    return _single(np.clip((plane - low) / max(1e-6, float(high - low)), 0, 1))


def power_noise(rng: Rng, n: int, slope: float, stretch: float = 1.0, angle: float = 0.0) -> Floats:
    """Noise with amplitude spectrum 1/f^slope, tileable; stretch > 1 draws it out along angle (radians)."""
    fy = np.fft.fftfreq(n)[:, None]
    fx = np.fft.rfftfreq(n)[None, :]
    cos, sin = math.cos(angle), math.sin(angle)
    along, across = fx * cos + fy * sin, fy * cos - fx * sin
    radius = np.sqrt((along * stretch) ** 2 + across**2) + 0.5 / n
    spectrum = np.fft.rfft2(rng.standard_normal((n, n), dtype=np.float32)) / radius**slope
    spectrum[0, 0] = 0
    return spread(np.fft.irfft2(spectrum, (n, n)).astype(np.float32))


def bend(rng: Rng, plane: Floats, reach: float, slope: float = 2.2) -> Floats:
    """Domain-warp a plane by smooth noise, reach in pixels."""
    n = plane.shape[0]
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    small = n // 2
    dx, dy = (cv2.resize(power_noise(rng, small, slope), (n, n)) - 0.5 for _ in range(2))
    return cast(
        Floats,
        cv2.remap(plane, x + dx * reach, y + dy * reach, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP),
    )


def clouds(rng: Rng, n: int) -> Pattern:
    """Isotropic 1/f noise, smooth to grainy."""
    return power_noise(rng, n, rng.uniform(0.8, 2.6)), power_noise(rng, n, 1.8)


def fibres(rng: Rng, n: int) -> Pattern:
    """Drawn-out noise: fur, grass from afar, brushed surfaces, rain-streaked walls."""
    plane = power_noise(rng, n, rng.uniform(0.7, 1.5), rng.uniform(4, 24), rng.uniform(0, math.pi))
    if rng.random() < 0.6:
        plane = bend(rng, plane, rng.uniform(10, 60))
    return plane, power_noise(rng, n, 1.6)


def marble(rng: Rng, n: int) -> Pattern:
    """Domain-warped noise or sinusoids: marble, wood, smoke."""
    x = np.mgrid[0:n, 0:n].astype(np.float32)[1]
    count = rng.integers(2, 12)
    base = cast(Floats, 0.5 + 0.5 * np.sin(2 * math.pi * count * x / n, dtype=np.float32))
    if rng.random() < 0.4:
        base = power_noise(rng, n, 1.2, 6.0)
    out = bend(rng, base, rng.uniform(40, 160), 1.8)
    return spread(out + 0.4 * power_noise(rng, n, 1.2)), None


def stripes(rng: Rng, n: int) -> Pattern:
    """Straight or wavy stripes, soft or hard: zebra, cloth, blinds, corrugated metal."""
    x = np.mgrid[0:n, 0:n].astype(np.float32)[1]
    count = int(rng.integers(3, 36))
    wave = np.sin(2 * math.pi * count * x / n).astype(np.float32)
    plane = cast(Floats, np.tanh(wave * rng.uniform(0.5, 6)) * 0.5 + 0.5)
    if rng.random() < 0.65:
        plane = bend(rng, plane, rng.uniform(5, 60))
    return spread(plane + rng.uniform(0, 0.5) * power_noise(rng, n, 1.0)), power_noise(rng, n, 2.0)


def cells(rng: Rng, n: int) -> Pattern:
    """Voronoi cells: pebbles, scales, cracked mud, giraffe, stained stone."""
    count = int(math.exp(rng.uniform(math.log(30), math.log(900))))
    seeds = np.full((n, n), 255, np.uint8)
    points = rng.integers(0, n, (count, 2))
    seeds[points[:, 0], points[:, 1]] = 0
    distance, owner = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    shade = rng.random(count + 2).astype(np.float32)[np.minimum(owner, count + 1)]
    reach = 0.8 * n / math.sqrt(count)
    round_ = np.clip(1 - distance / reach, 0, 1)
    kind = rng.random()
    if kind < 0.35:
        plane = round_ * (0.5 + 0.5 * shade)
    elif kind < 0.7:
        edge = cv2.GaussianBlur((cv2.Laplacian(shade, cv2.CV_32F) != 0).astype(np.float32), (0, 0), 1.0)
        plane = shade * rng.uniform(0.2, 1.0) + 0.6 - edge * 1.2
    else:
        plane = shade + 0.15 * round_
    plane = plane + rng.uniform(0.0, 0.5) * power_noise(rng, n, 1.2)
    out = spread(plane.astype(np.float32))
    if rng.random() < 0.5:
        out = bend(rng, out, rng.uniform(5, 30))
    return out, shade


def spots(rng: Rng, n: int) -> Pattern:
    """Thresholded band noise or dots: leopard, cow, dotted cloth, gravel."""
    if rng.random() < 0.5:
        low = rng.uniform(2, 9)
        field = cv2.GaussianBlur(rng.standard_normal((n, n)), (0, 0), low, borderType=cv2.BORDER_REFLECT_101)
        field = field - cv2.GaussianBlur(field, (0, 0), low * 2, borderType=cv2.BORDER_REFLECT_101)
        plane = np.tanh((field / field.std() - rng.uniform(-0.3, 0.9)) * rng.uniform(2, 8)) * 0.5 + 0.5
    else:
        canvas = np.zeros((n, n), np.uint8)
        for _ in range(int(rng.integers(40, 400))):
            x, y = (int(v) for v in rng.integers(0, n, 2))
            cv2.circle(canvas, (x, y), int(rng.integers(2, 10)), int(rng.integers(120, 256)), -1, cv2.LINE_AA)
        plane = canvas / 255.0
    out = plane.astype(np.float32) + rng.uniform(0, 0.5) * power_noise(rng, n, 1.2)
    return spread(out.astype(np.float32)), power_noise(rng, n, 1.8)


def leaves(rng: Rng, n: int) -> Pattern:
    """Dead leaves: opaque shapes with power-law sizes, each shaded and tinted; the statistics of clutter."""
    value = np.full((n, n), 128, np.uint8)
    tint = np.zeros((n, n), np.uint8)
    smallest = rng.uniform(2.0, 6.0)
    kind = rng.random()
    for _ in range(int(rng.integers(500, 1000))):
        radius = min(n / 4, smallest * rng.random() ** -0.55)
        x, y = (int(v) for v in rng.integers(-8, n + 8, 2))
        colour, hue = int(rng.integers(20, 256)), int(rng.integers(256))
        if kind < 0.4:
            axes = (max(1, int(radius)), max(1, int(radius * rng.uniform(0.25, 1))))
            turn = float(rng.uniform(0, 360))
            cv2.ellipse(value, (x, y), axes, turn, 0, 360, colour, -1, cv2.LINE_AA)
            cv2.ellipse(tint, (x, y), axes, turn, 0, 360, hue, -1)
        else:
            corners = int(rng.integers(3, 7))
            angles = np.sort(rng.random(corners)) * 2 * math.pi
            reach = radius * rng.uniform(0.6, 1.4, corners)
            shape = np.stack([x + reach * np.cos(angles), y + reach * np.sin(angles)], 1).astype(np.int32)
            cv2.fillPoly(value, [shape], colour, cv2.LINE_AA)
            cv2.fillPoly(tint, [shape], hue)
    plane = value.astype(np.float32) / 255 + rng.uniform(0.1, 0.5) * power_noise(rng, n, 1.0)
    return spread(plane), _single(tint / 255)


def foliage(rng: Rng, n: int) -> Pattern:
    """Many small lit leaves over dark gaps: bushes, tree crowns, hedges, ivy."""
    value = (40 * power_noise(rng, n, 1.8)).astype(np.uint8)
    tint = np.zeros((n, n), np.uint8)
    lit = power_noise(rng, n, 2.2)
    long_, narrow = rng.uniform(3, 9), rng.uniform(0.3, 0.7)
    count = int(rng.integers(700, 1500))
    lean = rng.uniform(0, 180)
    for i in range(count):
        x, y = (int(v) for v in rng.integers(0, n, 2))
        level = 0.25 + 0.75 * i / count
        bright = int(255 * min(1.0, level * (0.25 + 0.75 * float(lit[y, x])) * rng.uniform(0.6, 1.3)))
        axes = (
            max(1, int(long_ * rng.uniform(0.5, 1.3))),
            max(1, int(long_ * narrow * rng.uniform(0.5, 1.3))),
        )
        turn = lean + rng.normal(0, 50)
        cv2.ellipse(value, (x, y), axes, turn, 0, 360, bright, -1, cv2.LINE_AA)
        cv2.ellipse(tint, (x, y), axes, turn, 0, 360, int(rng.integers(256)), -1)
    return spread(value.astype(np.float32)), _single(tint / 255)


def blades(rng: Rng, n: int) -> Pattern:
    """Thin near-parallel lines: grass, reeds, straw, hair, bare twigs."""
    value = np.full((n, n), 60, np.uint8)
    tint = np.zeros((n, n), np.uint8)
    lean, wide = rng.uniform(0, math.pi), rng.uniform(0.05, 0.5)
    length = rng.uniform(10, 50)
    for _ in range(int(rng.integers(500, 1100))):
        x, y = rng.uniform(-10, n + 10, 2)
        turn = lean + rng.normal(0, wide)
        end = (int(x + length * math.cos(turn)), int(y + length * math.sin(turn)))
        cv2.line(value, (int(x), int(y)), end, int(rng.integers(30, 256)), int(rng.integers(1, 3)), cv2.LINE_AA)
        cv2.line(tint, (int(x), int(y)), end, int(rng.integers(256)), 2)
    plane = value.astype(np.float32) / 255 + 0.4 * power_noise(rng, n, 1.6)
    return spread(plane), _single(tint / 255)


def masonry(rng: Rng, n: int) -> Pattern:
    """Bricks, tiles, planks, checkers: regular joints, uneven elements."""
    value = np.zeros((n, n), np.float32)
    tint = np.zeros((n, n), np.float32)
    rows = int(rng.integers(4, 22))
    high = n / rows
    wide = high * math.exp(rng.uniform(math.log(0.8), math.log(8)))
    offset = rng.choice((0.0, 0.5))
    joint = rng.uniform(0.5, 0.12 * high + 0.6)
    check = rng.random() < 0.15
    uneven = rng.uniform(0.05, 0.5)
    for row in range(rows + 1):
        for column in range(-1, int(n / wide) + 2):
            x, y = (column + offset * (row % 2)) * wide, row * high
            level = 0.6 + uneven * rng.normal()
            if check:
                level = 0.9 if (row + column) % 2 else 0.2
            box = (
                slice(max(0, int(y)), max(0, int(y + high - joint))),
                slice(max(0, int(x)), max(0, int(x + wide - joint))),
            )
            value[box] = level
            tint[box] = rng.random()
    plane = cv2.GaussianBlur(value, (0, 0), rng.uniform(0.5, 1.2)) + rng.uniform(0.1, 0.6) * power_noise(rng, n, 1.1)
    return spread(plane.astype(np.float32)), tint


def ripples(rng: Rng, n: int) -> Pattern:
    """Water: sharp-crested waves drawn out sideways, plus glints."""
    plane = power_noise(rng, n, rng.uniform(1.0, 1.7), rng.uniform(3, 9), rng.normal(0, 0.1))
    crest = 1 - np.abs(2 * plane - 1) if rng.random() < 0.5 else plane
    out = crest ** rng.uniform(0.8, 3.0) + 0.3 * power_noise(rng, n, 1.8)
    return spread(out.astype(np.float32)), power_noise(rng, n, 2.2, 3.0)


def weave(rng: Rng, n: int) -> Pattern:
    """Plaid and woven cloth: two crossed stripe patterns of a few widths."""

    def bands() -> Floats:
        knots = np.repeat(rng.random(40), rng.integers(2, 14, 40))
        return np.resize(knots, n).astype(np.float32)

    fine = np.indices((n, n)).sum(0) // int(rng.integers(1, 4)) % 2
    plane = bands()[None, :] + bands()[:, None] + rng.uniform(0, 0.4) * fine
    tint = np.broadcast_to(bands()[None, :], (n, n)).astype(np.float32)
    return spread(cv2.GaussianBlur(plane.astype(np.float32), (0, 0), 0.7).astype(np.float32)), tint


def strokes(rng: Rng, n: int) -> Pattern:
    """Thick curved strokes and letters: graffiti, posters, logos, camouflage, tangled branches."""
    value = (255 * (0.3 + 0.4 * power_noise(rng, n, 2.0))).astype(np.uint8)
    tint = np.zeros((n, n), np.uint8)
    for _ in range(int(rng.integers(15, 90))):
        steps = np.cumsum(rng.normal(0, n / 16, (int(rng.integers(3, 8)), 2)), axis=0) + rng.uniform(0, n, 2)
        thick, level = int(rng.integers(1, 12)), int(rng.integers(256))
        cv2.polylines(value, [steps.astype(np.int32)], False, level, thick, cv2.LINE_AA)
        cv2.polylines(tint, [steps.astype(np.int32)], False, int(rng.integers(256)), thick)
        if rng.random() < 0.3:
            x, y = (int(v) for v in rng.integers(0, n, 2))
            word = "".join(chr(int(c)) for c in rng.integers(48, 91, int(rng.integers(1, 7))))
            cv2.putText(value, word, (x, y), cv2.FONT_HERSHEY_DUPLEX, rng.uniform(0.5, 3), level, thick // 3 + 1)
    return spread(value.astype(np.float32)), _single(tint / 255)


def mosaic(rng: Rng, n: int) -> Pattern:
    """Large regions with different textures inside: the look of a scene seen through a crop."""
    region = power_noise(rng, n, rng.uniform(1.6, 2.6))
    parts = [power_noise(rng, n, s) for s in rng.uniform(0.6, 2.0, 3)]
    levels = rng.random(3)
    cut = np.sort(rng.uniform(0.2, 0.8, 2))
    index = (region > cut[0]).astype(np.int64) + (region > cut[1])
    plane = np.take(levels, index) + 0.5 * np.choose(index, parts)
    soft = cv2.GaussianBlur(plane.astype(np.float32), (0, 0), 0.8)
    return spread(soft.astype(np.float32)), (index / 2).astype(np.float32)


FAMILIES: dict[str, tuple[Callable[[Rng, int], Pattern], int]] = {
    "clouds": (clouds, 26),
    "fibres": (fibres, 20),
    "marble": (marble, 12),
    "stripes": (stripes, 14),
    "cells": (cells, 18),
    "spots": (spots, 14),
    "leaves": (leaves, 22),
    "foliage": (foliage, 18),
    "blades": (blades, 14),
    "masonry": (masonry, 14),
    "ripples": (ripples, 14),
    "weave": (weave, 8),
    "strokes": (strokes, 12),
    "mosaic": (mosaic, 14),
}
"""Name: (maker, how many of them a bank holds)."""


def build(rng: Rng, family: str, n: int) -> Image:
    """One bank entry, uint8 [n, n, 2]: value and tint planes."""
    value, tint = FAMILIES[family][0](rng, n)
    if tint is None:
        tint = np.full((n, n), 0.0, np.float32)
    both = np.stack([value, np.clip(tint, 0, 1)], axis=2)
    return cast(Image, np.rint(both * 255).astype(np.uint8))
