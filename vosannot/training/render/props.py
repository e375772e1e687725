"""Static un-labelled things for backgrounds and foregrounds: rocks, trees, bushes, poles, boxes, houses, signs."""

from __future__ import annotations

import math

import cv2
import numpy as np

from vosannot.training.render import ops, palette, shapes
from vosannot.training.render.bank import TextureBank
from vosannot.training.render.ops import Image

Rng = np.random.Generator

KINDS = ("rock", "tree", "bush", "pole", "box", "house", "sign", "twigs", "tuft", "fence", "blob", "clump")
_SIDE = 112


def _grey(rng: Rng, bank: TextureBank, family: str, zoom: float = 1.0) -> Image:
    return np.ascontiguousarray(bank.pattern(rng, _SIDE, _SIDE, family, zoom)[:, :, 0])


def make_prop(rng: Rng, bank: TextureBank, kind: str) -> Image:
    """One uncoloured prop, uint8 [112, 112, 3]: value, tint, alpha. It stands on its lower edge."""
    n = _SIDE
    u = rng.uniform
    alpha = np.zeros((n, n), np.uint8)
    tint = np.zeros((n, n), np.uint8)
    value = _grey(rng, bank, bank.rough(rng))

    def lay(outline: shapes.Outline, tone: int | None = None, hue: int | None = None) -> None:
        mask = ops.fill(n, n, [outline])
        np.maximum(alpha, mask, out=alpha)
        if tone is not None:
            value[mask > 127] = (value[mask > 127] // 4 + tone * 3 // 4).astype(np.uint8)
        if hue is not None:
            tint[mask > 127] = hue

    if kind == "rock":
        lay(
            shapes.moved(
                shapes.polygon(rng, u(30, 52), u(20, 45), int(rng.integers(5, 12)), int(rng.integers(0, 3))),
                n / 2,
                n * 0.6,
            )
        )
    elif kind in ("tree", "bush", "clump"):
        leafy = _grey(rng, bank, "foliage", u(0.7, 1.6))
        if kind == "tree":
            lay(
                shapes.ribbon(
                    np.array([[n / 2, n], [n / 2 + u(-6, 6), n * 0.6], [n / 2 + u(-9, 9), n * 0.3]]),
                    u(6, 16),
                    0.5,
                ),
                int(u(20, 160)),
                255,
            )
        spread_ = 0.3 if kind == "tree" else 0.42
        for _ in range(int(rng.integers(4, 12))):
            x, y = (
                n / 2 + rng.normal(0, n * spread_ / 2),
                n * (0.33 if kind == "tree" else 0.62) + rng.normal(0, n * 0.12),
            )
            mask = ops.fill(n, n, [shapes.moved(shapes.blob(rng, u(9, 26), u(8, 20), 0.35, 36), x, y)])
            inside = mask > 100
            shade = int(u(-60, 50))
            value[inside] = np.clip(leafy[inside].astype(np.int16) + shade, 0, 255)
            tint[inside] = 0
            np.maximum(alpha, mask, out=alpha)
        if rng.random() < 0.6:
            # Crowns are lace: the gaps between leaves show what is behind.
            holes = ops.lookup(_grey(rng, bank, "foliage", 1.2), _above(u(0.05, 0.3)))
            alpha = np.minimum(alpha, holes)
    elif kind == "pole":
        x = n / 2
        thick = u(3, 14)
        lay(shapes.ribbon(np.array([[x, n + 2.0], [x + u(-4, 4), -2.0]]), thick, u(0.6, 1.0)))
        if rng.random() < 0.5:
            lay(shapes.bar(x, u(4, 30), x + u(-40, 40), u(4, 30), thick * 0.6))
    elif kind == "box":
        w, h = u(20, 50), u(20, 80)
        lay(shapes.box(n / 2 - w, n - h, n / 2 + w * 0.6, n), int(u(60, 220)))
        lay(
            np.array([[n / 2 + w * 0.6, n - h], [n / 2 + w, n - h - 8], [n / 2 + w, n - 8], [n / 2 + w * 0.6, n]]),
            int(u(0, 200)),
            int(u(0, 255)),
        )
    elif kind == "house":
        w, h = u(28, 54), u(50, 100)
        lay(shapes.box(n / 2 - w, n - h, n / 2 + w, n), int(u(90, 230)))
        if rng.random() < 0.5:
            lay(
                np.array([[n / 2 - w - 3, n - h], [n / 2 + u(-8, 8), n - h - u(4, 30)], [n / 2 + w + 3, n - h]]),
                int(u(20, 160)),
                255,
            )
        columns, rows = int(rng.integers(2, 7)), int(rng.integers(2, 7))
        pane = int(u(0, 255))
        for c in range(columns):
            for r in range(rows):
                cx, cy = n / 2 - w + (c + 0.5) * 2 * w / columns, n - h + (r + 0.5) * h / rows
                lay(
                    shapes.box(
                        cx - w / columns * 0.55,
                        cy - h / rows * 0.3,
                        cx + w / columns * 0.55,
                        cy + h / rows * 0.3,
                    ),
                    pane,
                    128,
                )
    elif kind == "sign":
        w, h = u(14, 50), u(10, 34)
        lay(shapes.bar(n / 2, n / 2, n / 2, n + 2, u(2, 6)), int(u(20, 200)), 255)
        lay(
            shapes.rounded(shapes.box(n / 2 - w, 40 - h, n / 2 + w, 40 + h), int(rng.integers(0, 4))),
            int(u(80, 255)),
        )
        for _ in range(int(rng.integers(1, 8))):
            lay(
                shapes.moved(
                    shapes.polygon(rng, w * 0.3, h * 0.3, int(rng.integers(3, 7))),
                    n / 2 + u(-w, w) * 0.7,
                    40 + u(-h, h) * 0.6,
                ),
                int(u(0, 255)),
                int(u(0, 255)),
            )
    elif kind == "twigs":
        _branch(rng, alpha, n / 2, n, -math.pi / 2 + u(-0.3, 0.3), u(22, 40), u(3, 9), 0)
    elif kind == "tuft":
        base = n / 2
        for _ in range(int(rng.integers(15, 50))):
            x = base + rng.normal(0, 16)
            tip = (x + rng.normal(0, 22), n - u(25, 108))
            tone = int(u(30, 255))
            cv2.line(alpha, (int(x), n), (int(tip[0]), int(tip[1])), 255, int(rng.integers(1, 4)), cv2.LINE_AA)
            cv2.line(value, (int(x), n), (int(tip[0]), int(tip[1])), tone, 3)
    elif kind == "fence":
        step = u(8, 30)
        thick = u(2, step * 0.5)
        top = u(10, 60)
        for x in np.arange(0, n, step):
            lay(shapes.box(x, top, x + thick, n))
        for y in np.linspace(top + 8, n - 14, int(rng.integers(1, 4))):
            lay(shapes.box(0, y, n, y + thick * 0.8), int(u(40, 220)))
    else:
        lay(shapes.moved(shapes.blob(rng, u(25, 52), u(25, 52), u(0.1, 0.5)), n / 2, n / 2))
        for _ in range(int(rng.integers(0, 5))):
            mask = ops.fill(n, n, [shapes.blob(rng, u(4, 25), u(4, 25), 0.3) + rng.uniform(20, 92, 2)])
            tint[(mask > 127) & (alpha > 127)] = int(u(0, 255))
    if kind in ("rock", "box", "blob", "bush", "clump", "pole"):
        lit = cv2.GaussianBlur(alpha, (0, 0), 7)
        side = np.clip(
            128 + 0.7 * cv2.Sobel(lit, cv2.CV_32F, 1, 1, ksize=5, scale=0.02) + 0.25 * (lit.astype(np.float32) - 128),
            40,
            200,
        )
        value = ops.times(value, side.astype(np.uint8), 1 / 140)
    return np.stack([value, tint, alpha], axis=2)


def _branch(rng: Rng, alpha: Image, x: float, y: float, turn: float, length: float, thick: float, depth: int) -> None:
    tip = (x + length * math.cos(turn), y + length * math.sin(turn))
    cv2.line(alpha, (int(x), int(y)), (int(tip[0]), int(tip[1])), 255, max(1, int(thick)), cv2.LINE_AA)
    if depth < 4:
        for _ in range(int(rng.integers(2, 4))):
            _branch(
                rng,
                alpha,
                *tip,
                turn + rng.normal(0, 0.6),
                length * rng.uniform(0.5, 0.85),
                thick * 0.6,
                depth + 1,
            )


def _above(edge: float) -> Image:
    table = np.zeros(256, np.uint8)
    table[int(edge * 255) :] = 255
    return table


class PropBank:
    """Uncoloured props, made once per seed."""

    def __init__(self, seed: int, bank: TextureBank, each: int = 10) -> None:
        self.props: dict[str, list[Image]] = {}
        for number, kind in enumerate(KINDS):
            rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 7921, number])))
            self.props[kind] = [make_prop(rng, bank, kind) for _ in range(each)]

    def place(
        self,
        rng: Rng,
        canvas: Image,
        kind: str,
        x: float,
        y: float,
        size: float,
        colours: tuple[palette.Colour, palette.Colour],
        contrast: float,
        turn: float = 0.0,
    ) -> None:
        """Paint a prop on a premultiplied canvas, standing at (x, y), size pixels high, in place."""
        entries = self.props[kind]
        entry = entries[int(rng.integers(len(entries)))]
        scale = size / _SIDE
        stretch = math.exp(rng.uniform(-0.35, 0.35)) * (1 if rng.random() < 0.5 else -1)
        if kind == "pole":
            stretch *= math.exp(rng.uniform(-1.5, -0.2))  # enlarged as a whole, poles would be walls
        m = ops.compose(ops.similarity(x, y, turn, scale * stretch, scale), (1, 0, -_SIDE / 2, 0, 1, -_SIDE))
        xs = [m[2] + m[0] * p + m[1] * q for p in (0, _SIDE) for q in (0, _SIDE)]
        ys = [m[5] + m[3] * p + m[4] * q for p in (0, _SIDE) for q in (0, _SIDE)]
        x0, y0 = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        x1, y1 = min(canvas.shape[1], math.ceil(max(xs)) + 1), min(canvas.shape[0], math.ceil(max(ys)) + 1)
        if x1 - x0 < 2 or y1 - y0 < 2:
            return
        if scale < 0.6:
            # Halved first, so that small ones do not sparkle.
            entry = ops.resize(entry, _SIDE // 2, _SIDE // 2, cv2.INTER_AREA)
            m = ops.compose(m, (2.0, 0, 0.5, 0, 2.0, 0.5))
        piece = ops.warp(entry, (m[0], m[1], m[2] - x0, m[3], m[4], m[5] - y0), x1 - x0, y1 - y0)
        value, tint, alpha = (np.ascontiguousarray(piece[:, :, i]) for i in range(3))
        first = ops.lookup(value, palette.ramp(rng, colours[0], contrast))
        second = ops.lookup(value, palette.ramp(rng, colours[1], contrast))
        ops.over(canvas[y0:y1, x0:x1], ops.premultiply(ops.mix(first, second, tint), alpha))
