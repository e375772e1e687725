"""Layouts of scenes, painted on plates wider than the view: landscapes, water, walls, rooms, clutter."""

from __future__ import annotations

import math
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.training.render import motion, ops, palette
from vosannot.training.render.bank import TextureBank, step_table
from vosannot.training.render.ops import Affine, Image
from vosannot.training.render.plates import Plate
from vosannot.training.render.props import PropBank

Rng = np.random.Generator


class Painter:
    """Shared state of the layout functions."""

    def __init__(self, rng: Rng, bank: TextureBank, props: PropBank, height: int, width: int, wide: float) -> None:
        self.rng, self.bank, self.props = rng, bank, props
        self.height, self.width = height, width
        self.size = min(height, width)
        self.canvas_width, self.canvas_height = int(width * wide), int(height * 1.35)
        self.to_layer: Affine = (1, 0, -(self.canvas_width - 1) / 2, 0, 1, -(self.canvas_height - 1) / 2)
        self.colours: list[palette.Colour] = []
        self.families: list[str] = []
        # Textures are drawn for a 160-pixel view; larger views show the same scene with finer detail.
        self.zoom = 110.0 / self.size

    def row(self, y: float) -> float:
        """Canvas row of a layer row."""
        return y + (self.canvas_height - 1) / 2

    def colour(self, *themes: str) -> palette.Colour:
        c = palette.pick(self.rng, themes[int(self.rng.integers(len(themes)))])
        self.colours.append(c)
        return c

    def coat(
        self,
        colours: list[palette.Colour],
        families: tuple[str, ...],
        zoom: float = 1.0,
        contrast: float | None = None,
    ) -> Image:
        family = families[int(self.rng.integers(len(families)))]
        self.families.append(family)
        return self.bank.coat(
            self.rng, self.canvas_width, self.canvas_height, colours, family, zoom * self.zoom, contrast
        )

    def opaque(self, rgb: Image) -> Image:
        alpha = np.full(rgb.shape[:2], 255, np.uint8)
        return cast(Image, cv2.merge((rgb, alpha)))

    def gradient(self, top: palette.Colour, bottom: palette.Colour) -> Image:
        ends = np.array([[top], [bottom]], np.float32) * 255
        column = ops.enlarge(ends.reshape(2, 1, 3), 1, self.canvas_height)
        return np.repeat(np.rint(column).astype(np.uint8), self.canvas_width, axis=1)

    def skyline(self, row: float, rough: float) -> npt.NDArray[np.float64]:
        """A closed outline of hills or tree tops whose upper edge wanders about canvas row."""
        n = 40
        x = np.linspace(-4, self.canvas_width + 4, n)
        y = np.full(n, row)
        for k in range(1, 7):
            y += (
                rough
                / k
                * self.rng.normal()
                * np.sin(x / self.canvas_width * k * 2 * math.pi * 1.3 + self.rng.uniform(0, 6.3))
            )
        bottom = self.canvas_height + 4.0
        return np.concatenate([np.stack([x, y], 1), np.array([[x[-1], bottom], [x[0], bottom]])])

    def scatter(
        self,
        canvas: Image,
        kinds: tuple[str, ...],
        count: int,
        rows: tuple[float, float],
        sizes: tuple[float, float],
        themes: tuple[str, ...],
        turned: bool = False,
    ) -> None:
        """Paint props on a canvas: rows in canvas pixels (the foot), sizes in shares of the view, far to near."""
        rng = self.rng
        feet = np.sort(rng.uniform(rows[0], rows[1], count))
        for foot in feet:
            theme = themes[int(rng.integers(len(themes)))]
            pair = (palette.pick(rng, theme), palette.pick(rng, theme if rng.random() < 0.7 else "any"))
            size = self.size * sizes[0] * (sizes[1] / sizes[0]) ** rng.random()
            turn = rng.uniform(0, 2 * math.pi) if turned else rng.normal(0, 0.04)
            kind = kinds[int(rng.integers(len(kinds)))]
            contrast = float(rng.uniform(0.2, 0.9))
            self.props.place(
                rng,
                canvas,
                kind,
                float(rng.uniform(0, self.canvas_width)),
                float(foot),
                size,
                pair,
                contrast,
                turn,
            )
            self.colours.append(pair[0])


def outdoors(p: Painter, water: bool) -> tuple[list[Plate], float, float, float]:
    rng, size = p.rng, p.size
    horizon = float(rng.uniform(-0.48, 0.22)) * size
    base = float(rng.uniform(0.15, 0.5))
    slope = float(rng.uniform(0.5, 1.2)) / size
    sky_colour = p.colour("sky")
    sky = p.gradient(palette.near(rng, sky_colour, 0.12), sky_colour)
    if rng.random() < 0.6:
        cloud = np.ascontiguousarray(
            p.bank.pattern(rng, p.canvas_width, p.canvas_height, "clouds", 0.8 * p.zoom)[:, :, 0]
        )
        mask = ops.lookup(cloud, step_table(rng.uniform(0.4, 0.7), rng.uniform(0.1, 0.4)))
        sky = ops.mix(sky, p.gradient(p.colour("light"), sky_colour), mask)
    far = p.opaque(sky)
    for step in range(int(rng.integers(1, 4))):
        # Hills and tree lines, hazier the farther.
        theme = ("leaf", "stone", "soil", "leaf")[int(rng.integers(4))]
        tone = p.colour(theme)
        haze = max(0.0, 0.6 - 0.3 * step)
        tone = (
            tone[0] * (1 - haze) + sky_colour[0] * haze,
            tone[1] * (1 - haze) + sky_colour[1] * haze,
            tone[2] * (1 - haze) + sky_colour[2] * haze,
        )
        fill = p.coat(
            [tone, palette.near(rng, tone, 0.1)],
            ("foliage", "clouds", "fibres", "leaves", "mosaic"),
            1.0,
            float(rng.uniform(0.1, 0.8)),
        )
        edge = p.skyline(p.row(horizon) - size * rng.uniform(0.02, 0.28) / (1 + step), size * rng.uniform(0.01, 0.1))
        ops.over(far, ops.premultiply(fill, ops.fill(p.canvas_height, p.canvas_width, [edge])))
    if rng.random() < 0.5:
        p.scatter(
            far,
            ("house", "tree", "pole", "bush", "clump", "twigs"),
            int(rng.integers(2, 14)),
            (p.row(horizon) - 2, p.row(horizon) + 0.06 * size),
            (0.08, 0.6),
            ("leaf", "stone", "soil", "any"),
        )
    plates = [Plate(far, p.to_layer, base * float(rng.uniform(0.5, 1.0)))]
    if water:
        tone = p.colour("water")
        ground = p.coat(
            [tone, palette.near(rng, sky_colour, 0.1) if rng.random() < 0.6 else p.colour("water")],
            ("ripples", "ripples", "fibres", "clouds"),
            1.0,
            float(rng.uniform(0.15, 0.9)),
        )
        if rng.random() < 0.5:
            # The bank mirrored in the water.
            mirror = np.ascontiguousarray(far[::-1, :, :3])
            shift = int(2 * (p.row(horizon) - (p.canvas_height - 1) / 2))
            mirror = ops.warp(mirror, (1, 0, 0, 0, 1, shift), p.canvas_width, p.canvas_height, ops.REFLECT)
            ground = cast(Image, cv2.addWeighted(ground, 0.55, ops.blur(mirror, 2.0), 0.45, 0))
    else:
        tone = p.colour("soil", "leaf", "stone", "stone", "snow", "soil")
        second = (
            [palette.near(rng, tone, 0.15) if rng.random() < 0.6 else p.colour("soil", "leaf", "stone")]
            if rng.random() < 0.7
            else []
        )
        ground = p.coat(
            [tone, *second],
            ("clouds", "fibres", "blades", "cells", "leaves", "mosaic", "spots", "masonry"),
            1.0,
        )
        ground = _road(p, ground, horizon)
    if rng.random() < 0.7:
        ground = _perspective(p, ground, horizon)
    edge = p.skyline(p.row(horizon), size * (0.002 if water else rng.uniform(0.002, 0.02)))
    layer = ops.premultiply(ground, ops.fill(p.canvas_height, p.canvas_width, [edge]))
    if not water or rng.random() < 0.3:
        low = p.row(horizon)
        p.scatter(
            layer,
            ("rock", "bush", "tuft", "box", "pole", "tree", "fence", "sign", "clump", "blob"),
            int(rng.integers(0, 16)),
            (low, low + 0.6 * size),
            (0.05, 0.5),
            ("leaf", "stone", "soil", "any"),
        )
    bend = motion.wobble(rng, 0.02 * size, (0.12 * size, 0.6 * size), 0.35) if water else None
    plates.append(Plate(layer, p.to_layer, base, slope, horizon, bend))
    return plates, horizon, slope, base


def _road(p: Painter, ground: Image, horizon: float) -> Image:
    """Sometimes a road, path, kerb, field edge or painted lines run through the ground."""
    rng = p.rng
    if rng.random() > 0.45:
        return ground
    tone = p.colour("stone", "stone", "soil")
    lane = p.coat([tone], ("clouds", "fibres", "spots"), 1.0, float(rng.uniform(0.05, 0.4)))
    y0 = p.row(horizon) + rng.uniform(0.0, 0.4) * p.size
    y1 = y0 + rng.uniform(0.1, 0.7) * p.size
    tilt = rng.normal(0, 0.12) * p.size
    edge = np.array(
        [
            [-5, y0 - tilt],
            [p.canvas_width + 5, y0 + tilt],
            [p.canvas_width + 5, y1 + tilt * 1.5],
            [-5, y1 - tilt * 1.5],
        ]
    )
    out = ops.mix(ground, lane, ops.fill(p.canvas_height, p.canvas_width, [edge]))
    for _ in range(int(rng.integers(0, 4))):
        at = rng.uniform(0, 1)
        ya, yb = y0 - tilt + at * (y1 - y0), y0 + tilt + at * (y1 - y0)
        shade = int(rng.uniform(90, 255))
        thick = int(rng.integers(1, 5))
        dash = rng.random() < 0.4
        count = int(rng.integers(6, 20)) if dash else 1
        for i in range(count):
            f0, f1 = i / count, (i + (0.5 if dash else 1)) / count
            a = (int(f0 * p.canvas_width), int(ya + (yb - ya) * f0))
            b = (int(f1 * p.canvas_width), int(ya + (yb - ya) * f1))
            cv2.line(out, a, b, (shade, shade, int(shade * rng.uniform(0.6, 1))), thick, cv2.LINE_AA)
    return out


def _perspective(p: Painter, ground: Image, horizon: float) -> Image:
    """Squeeze the ground towards the horizon, as a plane seen at a slant."""
    w, h = p.canvas_width, p.canvas_height
    top = max(0.0, min(h - 8.0, p.row(horizon)))
    pinch = p.rng.uniform(0.15, 0.45) * w
    slant = p.rng.normal(0, 0.1) * w
    # A wide strip of texture goes to the horizon and a narrow one near: that makes it finer far away.
    source = np.array([[-pinch * 2, 0], [w + pinch * 2, 0], [w - pinch + slant, h], [pinch + slant, h]], np.float32)
    target = np.array([[0, top], [w, top], [w, h], [0, h]], np.float32)
    m = cv2.getPerspectiveTransform(source, target)
    return cast(Image, cv2.warpPerspective(ground, m, (w, h), flags=cv2.INTER_LINEAR, borderMode=ops.REFLECT))


def wall(p: Painter) -> tuple[list[Plate], float, float, float]:
    """A near wall, hedge, cage, cloth, floor seen from above: one texture, with things on it."""
    rng = p.rng
    tone = p.colour("leaf", "stone", "soil", "any", "water", "dark")
    second = (
        [p.colour("leaf", "stone", "soil", "any") if rng.random() < 0.5 else palette.near(rng, tone, 0.15)]
        if rng.random() < 0.6
        else []
    )
    canvas = p.opaque(p.coat([tone, *second], p.bank.families))
    turned = rng.random() < 0.4
    kinds = ("blob", "rock", "clump", "sign", "box", "tuft", "pole", "bush")
    p.scatter(
        canvas,
        kinds,
        int(rng.integers(0, 18)),
        (0, p.canvas_height + 0.2 * p.size),
        (0.06, 0.7),
        ("any", "stone", "leaf", "soil"),
        turned,
    )
    return [Plate(canvas, p.to_layer, 0.8)], 0.5 * p.size, 0.0, 0.9


def indoors(p: Painter) -> tuple[list[Plate], float, float, float]:
    """Wall and floor, rectangles on the wall, boxes and furniture on the floor."""
    rng, size = p.rng, p.size
    horizon = float(rng.uniform(-0.3, 0.35)) * size
    wall = p.coat(
        [p.colour("stone", "light", "any", "soil")],
        ("clouds", "masonry", "fibres", "weave", "stripes"),
        1.0,
        float(rng.uniform(0.03, 0.5)),
    )
    floor = p.coat(
        [p.colour("stone", "soil", "any", "dark")],
        ("masonry", "fibres", "clouds", "weave", "marble", "cells"),
        1.0,
        float(rng.uniform(0.05, 0.7)),
    )
    floor = _perspective(p, floor, horizon)
    canvas = p.opaque(wall)
    low = p.row(horizon)
    for _ in range(int(rng.integers(0, 9))):
        x, y = rng.uniform(0, p.canvas_width), rng.uniform(0, low)
        w, h = rng.uniform(0.04, 0.3, 2) * size
        colour = tuple(int(255 * c) for c in p.colour("any", "light", "dark", "sky"))
        cv2.rectangle(
            canvas,
            (int(x - w), int(y - h)),
            (int(x + w), int(y + h)),
            (*colour, 255),
            -1 if rng.random() < 0.7 else 3,
            cv2.LINE_AA,
        )
        if rng.random() < 0.5:
            cv2.rectangle(
                canvas,
                (int(x - w), int(y - h)),
                (int(x + w), int(y + h)),
                (*(int(255 * c) for c in p.colour("light", "dark", "soil")), 255),
                int(rng.integers(1, 4)),
                cv2.LINE_AA,
            )
    ground = ops.premultiply(
        floor,
        ops.fill(
            p.canvas_height,
            p.canvas_width,
            [
                np.array(
                    [
                        [-5, low],
                        [p.canvas_width + 5.0, low],
                        [p.canvas_width + 5.0, p.canvas_height + 5.0],
                        [-5, p.canvas_height + 5.0],
                    ]
                )
            ],
        ),
    )
    p.scatter(
        ground,
        ("box", "box", "sign", "pole", "blob", "bush", "fence"),
        int(rng.integers(0, 12)),
        (low, low + 0.5 * size),
        (0.1, 0.8),
        ("any", "soil", "stone", "dark", "light"),
    )
    base, slope = float(rng.uniform(0.4, 0.7)), float(rng.uniform(0.3, 0.8)) / size
    return (
        [Plate(canvas, p.to_layer, base), Plate(ground, p.to_layer, base, slope, horizon)],
        horizon,
        slope,
        base,
    )


def clutter(p: Painter) -> tuple[list[Plate], float, float, float]:
    """Dead leaves of props at all sizes on two plates: undergrowth, crowds of things, junk."""
    rng, size = p.rng, p.size
    themes = (("leaf", "soil"), ("stone", "soil", "dark"), ("any",), ("leaf", "any", "stone"))[int(rng.integers(4))]
    canvas = p.opaque(p.coat([p.colour(*themes), p.colour(*themes)], ("leaves", "foliage", "mosaic", "cells")))
    turned = rng.random() < 0.5
    kinds = (
        ("clump", "bush", "tuft", "twigs", "rock"),
        ("box", "blob", "sign", "rock", "house"),
        ("blob", "rock", "clump"),
    )[int(rng.integers(3))]
    p.scatter(canvas, kinds, int(rng.integers(8, 26)), (0, p.canvas_height + 0.3 * size), (0.1, 0.9), themes, turned)
    near = np.zeros_like(canvas)
    p.scatter(near, kinds, int(rng.integers(2, 12)), (0, p.canvas_height + 0.3 * size), (0.08, 0.5), themes, turned)
    base = float(rng.uniform(0.3, 0.7))
    return [Plate(canvas, p.to_layer, base), Plate(near, p.to_layer, base + 0.2)], 0.5 * size, 0.0, 0.95


def plain(p: Painter) -> tuple[list[Plate], float, float, float]:
    """Sky, water or studio alone: almost nothing to hold on to."""
    rng = p.rng
    theme = ("sky", "water", "any", "stone", "leaf", "dark")[int(rng.integers(6))]
    colour = p.colour(theme)
    rgb = p.gradient(palette.near(rng, colour, 0.15), palette.near(rng, colour, 0.15))
    soft = p.coat(
        [colour, palette.near(rng, colour, 0.1)],
        ("clouds", "ripples", "mosaic", "fibres"),
        0.6,
        float(rng.uniform(0.05, 0.5)),
    )
    rgb = cast(Image, cv2.addWeighted(rgb, 0.5, soft, 0.5, 0))
    return [Plate(p.opaque(rgb), p.to_layer, 0.4)], 0.5 * p.size, 0.0, 0.9
