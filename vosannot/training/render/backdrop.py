"""Backdrops: a layout behind the actors, light on it, and now and then things before them."""

from __future__ import annotations

import math
from typing import cast

import cv2
import numpy as np

from vosannot.training.render import motion, ops
from vosannot.training.render.bank import TextureBank, step_table
from vosannot.training.render.layouts import Painter, clutter, indoors, outdoors, plain, wall
from vosannot.training.render.ops import Image
from vosannot.training.render.plates import Backdrop, Plate
from vosannot.training.render.props import PropBank

Rng = np.random.Generator


def _foreground(p: Painter) -> list[Plate]:
    """Things nearer than the actors: poles, leaves, fences, sharp or as out-of-focus blobs."""
    rng, size = p.rng, p.size
    canvas = np.zeros((p.canvas_height, p.canvas_width, 4), np.uint8)
    themes = (("leaf",), ("dark", "stone"), ("any",), ("leaf", "soil"))[int(rng.integers(4))]
    kinds = (
        ("pole",),
        ("tuft", "twigs"),
        ("clump", "twigs", "bush"),
        ("pole", "tree"),
        ("fence",),
        ("blob", "rock", "box"),
    )[int(rng.integers(6))]
    high = "pole" in kinds
    rows = (
        (p.canvas_height * 0.95, p.canvas_height * 1.1) if rng.random() < 0.7 or high else (0.0, p.canvas_height * 1.2)
    )
    sizes = (1.0, 2.2) if high else (0.2, 0.8) if kinds[0] != "fence" else (0.3, 0.5)
    p.scatter(canvas, kinds, int(rng.integers(1, 5 if high else 7)), rows, sizes, themes)
    if rng.random() < 0.5:
        canvas = ops.blur(canvas, size * math.exp(rng.uniform(math.log(0.004), math.log(0.05))))
    bend = motion.wobble(rng, 0.015 * size, (0.3 * size, size), 0.2) if rng.random() < 0.3 and not high else None
    return [Plate(canvas, p.to_layer, float(rng.uniform(1.05, 2.0)), bend=bend)]


def _light(p: Painter, plates: list[Plate]) -> None:
    """Standing light: broad falloff, the shade of trees and houses outside the view. Baked, so it moves with the
    ground."""
    rng = p.rng
    family = ("clouds", "clouds", "mosaic", "leaves", "foliage", "masonry")[int(rng.integers(6))]
    plane = np.ascontiguousarray(
        p.bank.pattern(rng, p.canvas_width, p.canvas_height, family, float(rng.uniform(0.15, 0.6)) * p.zoom)[:, :, 0]
    )
    low = float(rng.uniform(0.35, 0.85))
    step = step_table(float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.02, 0.5))).astype(np.float32)
    keep = ops.blur(ops.lookup(plane, (255 * low + step * (1 - low)).astype(np.uint8)), float(rng.uniform(0.4, 3.0)))
    whole = cast(Image, cv2.merge((keep, keep, keep, np.full_like(keep, 255))))
    # The sky, when there is one, is the first plate of several and is not shaded.
    for plate in plates[1:] or plates:
        plate.canvas = ops.times(plate.canvas, whole)


def make_backdrop(
    rng: Rng, bank: TextureBank, props: PropBank, height: int, width: int, difficulty: float, degrade: float
) -> Backdrop:
    """A random backdrop for a view of this size."""
    p = Painter(rng, bank, props, height, width, 1.8 if difficulty > 0 else 1.3)
    roll = rng.random()
    water = 0.34 < roll < 0.46
    if roll < 0.46:
        plates, horizon, slope, base = outdoors(p, water)
    elif roll < 0.64:
        plates, horizon, slope, base = wall(p)
    elif roll < 0.77:
        plates, horizon, slope, base = indoors(p)
    elif roll < 0.92:
        plates, horizon, slope, base = clutter(p)
    else:
        plates, horizon, slope, base = plain(p)
    if rng.random() < 0.55:
        _light(p, plates)
    if rng.random() < 0.3 * degrade:
        sigma = p.size * math.exp(rng.uniform(math.log(0.003), math.log(0.035)))
        for index, plate in enumerate(plates):
            plate.canvas = ops.blur(plate.canvas, sigma / (1 + index))
    before = _foreground(p) if rng.random() < 0.27 * difficulty else []
    return Backdrop(plates, before, horizon, slope, base, p.colours, p.families, water)
