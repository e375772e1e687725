"""Bodies of vehicles and of rigid things."""

from __future__ import annotations

import math

import numpy as np

from vosannot.training.render import shapes
from vosannot.training.render.bodies import ACCENT, BODY, DARK, SECOND, SKIN, Body, Builder, Part, Rng
from vosannot.training.render.shapes import Outline


def vehicle(rng: Rng) -> Body:
    """Cars, vans, buses, trucks, trams, tractors from the side or three-quarter view."""
    b = Builder()
    u = rng.uniform
    kind = rng.random()
    low, sill = u(0.08, 0.12), 0.1
    if kind < 0.6:
        roof = -u(0.12, 0.24)
        belt = -u(0.0, 0.08)
        hood, trunk = u(0.18, 0.34), u(0.2, 0.42)
        outline = np.array(
            [
                [-0.5, sill],
                [-0.5, belt + 0.03],
                [-trunk - 0.05, belt],
                [-trunk + u(0.05, 0.15), roof],
                [hood - u(0.1, 0.25), roof],
                [hood, belt],
                [0.48, belt + u(0.02, 0.07)],
                [0.5, sill],
            ]
        )
        glass = np.array(
            [
                [-trunk + 0.03, belt - 0.01],
                [-trunk + 0.13, roof + 0.03],
                [hood - 0.2, roof + 0.03],
                [hood - 0.04, belt - 0.01],
            ]
        )
    else:
        roof = -u(0.2, 0.4)
        belt = u(-0.15, 0.0)
        slope = u(0.0, 0.15)
        outline = np.array([[-0.5, sill], [-0.5, roof], [0.42 - slope, roof], [0.5, belt], [0.5, sill]])
        glass = np.array([[-0.45, belt - 0.02], [-0.45, roof + 0.04], [0.4 - slope, roof + 0.04], [0.46, belt - 0.02]])
    body_outline = shapes.rounded(outline, int(rng.integers(1, 3)))
    window = DARK if rng.random() < 0.75 else SKIN
    decor: list[tuple[Outline, int]] = []
    if rng.random() < 0.4:
        decor.append((shapes.box(-0.6, u(0.0, 0.03), 0.6, u(0.04, 0.07)), ACCENT))
    if rng.random() < 0.25:
        decor.append((shapes.moved(shapes.blob(rng, u(0.05, 0.15), 0.05, 0.3), u(-0.3, 0.3), 0.02), SECOND))
    panes = int(rng.integers(1, 6))
    x0, x1 = float(glass[:, 0].min()), float(glass[:, 0].max())
    decor.append((glass, window))
    decor += [
        (shapes.box(x0 + (x1 - x0) * i / panes - 0.012, -1, x0 + (x1 - x0) * i / panes + 0.012, belt), BODY)
        for i in range(1, panes)
    ]
    decor += [
        (shapes.ellipse(0.03, 0.02, 0.47, belt + 0.07), SKIN),
        (shapes.ellipse(0.025, 0.02, -0.48, belt + 0.07), ACCENT),
    ]
    body_level = 0.0
    b.add(body_level, Part([body_outline], shade=0.7, decor=decor))
    if rng.random() < 0.2:
        b.add(0.05, Part([shapes.box(-0.5, -0.3, u(-0.1, 0.1), 0.05)], slot=SECOND, shade=0.3))
    radius = u(0.07, 0.12)
    places = [-u(0.26, 0.36), u(0.26, 0.36)] + ([u(-0.2, 0.1)] if rng.random() < 0.15 else [])
    hub = SECOND if rng.random() < 0.5 else ACCENT
    spokes = int(rng.integers(3, 7))
    for x in places:
        decor = [(shapes.star(rng, radius * u(0.6, 0.75), spokes, u(0.3, 0.9)), hub)]
        b.add(
            0.2,
            Part(
                [shapes.ellipse(radius, radius)],
                -1,
                (x, low + 0.03),
                spin=1.0,
                slot=DARK,
                shade=0.2,
                decor=decor,
            ),
        )
    if rng.random() < 0.3:
        b.add(-0.1, Part([shapes.box(-0.2, -0.03, 0.2, 0.0)], 0, (0, roof), slot=DARK))
        b.add(-0.2, Part([shapes.polygon(rng, 0.15, 0.06, 6, 1)], 0, (u(-0.1, 0.1), roof - 0.03), slot=ACCENT))
    return b.done("vehicle", low + radius, u(0.1, 0.9), 0.05)


def vehicle_ahead(rng: Rng) -> Body:
    """Cars, buses and trucks from the front or the back."""
    b = Builder()
    u = rng.uniform
    half, roof, belt, sill = u(0.26, 0.42), -u(0.15, 0.45), -u(0.0, 0.06), u(0.14, 0.2)
    top = half * u(0.65, 0.98)
    side = np.array([[half, sill], [half, belt + 0.04], [half * 0.95, belt], [top, roof]])
    outline = np.concatenate([side * (-1, 1), side[::-1]])
    pane = np.array([[-half * 0.86, belt], [-top * 0.9, roof + 0.04], [top * 0.9, roof + 0.04], [half * 0.86, belt]])
    lamp = SKIN if rng.random() < 0.6 else ACCENT
    wide, high = u(0.04, 0.09), u(0.02, 0.05)
    decor: list[tuple[Outline, int]] = [(pane, DARK if rng.random() < 0.8 else SKIN)]
    decor += [(shapes.ellipse(wide, high, hand * half * 0.75, belt + 0.08, 3.0), lamp) for hand in (-1, 1)]
    grille = half * u(0.2, 0.5)
    decor.append(
        (shapes.box(-grille, belt + 0.05, grille, belt + u(0.08, 0.13)), DARK if rng.random() < 0.6 else SECOND)
    )
    if rng.random() < 0.6:
        decor.append((shapes.box(-1, sill - u(0.03, 0.06), 1, 1), DARK if rng.random() < 0.7 else SECOND))
    b.add(0.0, Part([shapes.rounded(outline, int(rng.integers(1, 3)))], shade=0.6, decor=decor))
    radius, tyre = u(0.07, 0.11), u(0.035, 0.06)
    for hand in (-1, 1):
        b.add(
            -0.2, Part([shapes.ellipse(tyre, radius, 0, 0, 3.5)], -1, (hand * half * 0.82, sill), slot=DARK, shade=0.3)
        )
        if rng.random() < 0.6:
            b.add(0.1, Part([shapes.ellipse(0.045, 0.025)], -1, (hand * (half + 0.03), belt - 0.02)))
    if rng.random() < 0.3:
        # The side that a turning car shows.
        away = float(rng.choice((-1, 1)))
        flank = np.array(
            [[0, sill], [0, belt], [0, roof + 0.02], [0.3, roof + 0.05], [0.45, belt], [0.48, sill - 0.03]]
        )
        flank[:, 0] = away * (half * 0.9 + flank[:, 0] * u(0.3, 1.1))
        b.add(-0.1, Part([flank], slot=BODY, shade=0.2))
    return b.done("vehicle", sill + radius, 0.1, 0.05)


def thing(rng: Rng) -> Body:
    """Rigid things: boxes, balls, boats with sails, planes, kites on strings, rings, frames, umbrellas, bags."""
    b = Builder()
    u = rng.uniform
    kind = int(rng.integers(8))
    if kind == 0:  # box with three faces
        w, h, dx, dy = u(0.2, 0.4), u(0.15, 0.4), u(0.05, 0.25), u(0.03, 0.2)
        front = shapes.box(-w, -h, w, h)
        mark = (
            [(shapes.polygon(rng, w * 0.6, h * 0.5, int(rng.integers(3, 8)), 1), ACCENT)] if rng.random() < 0.5 else []
        )
        b.add(0, Part([front], shade=0.1, decor=mark))
        b.add(
            -0.1,
            Part([np.array([[-w, -h], [-w + dx, -h - dy], [w + dx, -h - dy], [w, -h]])], slot=SECOND, shade=0.0),
        )
        b.add(
            -0.2,
            Part(
                [np.array([[w, -h], [w + dx, -h - dy], [w + dx, h - dy], [w, h]])],
                slot=ACCENT if rng.random() < 0.3 else BODY,
                shade=0.0,
            ),
        )
        foot = h
    elif kind == 1:  # ball
        r = u(0.25, 0.5)
        decor = [
            (shapes.moved(shapes.polygon(rng, r * 0.4, r * 0.4, 5), u(-r, r), u(-r, r)), SECOND)
            for _ in range(int(rng.integers(0, 6)))
        ]
        b.add(0, Part([shapes.ellipse(r, r * u(0.8, 1.0))], decor=decor, spin=u(-0.6, 0.6)))
        foot = r
    elif kind == 2:  # boat
        hull = np.array([[-0.5, 0.0], [0.55, -0.04], [0.4, 0.16], [-0.42, 0.16]])
        b.add(0, Part([shapes.rounded(hull, 1)], decor=[(shapes.box(-1, 0.02, 1, 0.05), ACCENT)]))
        mast = u(0.4, 0.9)
        b.add(-0.3, Part([shapes.bar(0, 0, 0, -mast, 0.02)], slot=DARK))
        for side in (1, -1):
            if rng.random() < 0.8:
                b.add(
                    -0.2,
                    Part(
                        [np.array([[0.01 * side, -mast], [side * u(0.2, 0.45), -0.08], [0.01 * side, -0.08]])],
                        slot=SECOND,
                        swing=u(0, 0.08),
                        shade=0.4,
                    ),
                )
        foot = 0.16
    elif kind == 3:  # plane or bird of prey seen from afar
        b.add(0, Part([shapes.ellipse(0.48, u(0.04, 0.08))]))
        sweep = u(-0.4, 0.4)
        b.add(
            0.1,
            Part(
                [shapes.leaf(u(0.3, 0.55), u(0.12, 0.25))],
                0,
                (0.05, 0),
                sweep,
                slot=SECOND if rng.random() < 0.4 else BODY,
            ),
        )
        b.add(-0.1, Part([shapes.leaf(u(0.3, 0.55), u(0.12, 0.25))], 0, (0.05, 0), math.pi - sweep))
        b.add(0.1, Part([shapes.leaf(0.2, 0.12)], 0, (-0.4, 0), math.pi - 0.5, slot=ACCENT))
        foot = 0.2
    elif kind == 4:  # kite, parachute, umbrella: canopy and strings
        w, h = u(0.3, 0.5), u(0.15, 0.35)
        arch = np.linspace(math.pi, 2 * math.pi, 14)
        canopy = np.concatenate(
            [
                np.stack([w * np.cos(arch), h * np.sin(arch)], 1),
                np.array([[w * 0.5, -0.06], [0, 0.0], [-w * 0.5, -0.06]]),
            ]
        )
        gores = [
            (np.array([[w * x, 0.1], [w * (x + 0.2), 0.1], [0.02 * x, -h * 1.1]]), SECOND) for x in (-0.8, -0.2, 0.4)
        ]
        b.add(0, Part([canopy], decor=gores if rng.random() < 0.7 else []))
        for x in (-0.9, -0.4, 0.4, 0.9):
            b.add(-0.1, Part([shapes.bar(w * x, -0.02, 0, 0.5, 0.012)], slot=DARK, shade=0.0))
        b.add(0.1, Part([shapes.blob(rng, 0.06, 0.09, 0.2)], 0, (0, 0.52), slot=ACCENT))
        foot = 0.6
    elif kind == 5:  # ring or frame
        if rng.random() < 0.5:
            r = u(0.3, 0.5)
            b.add(
                0,
                Part(
                    [shapes.ellipse(r, r), shapes.ellipse(r * u(0.4, 0.9), r * u(0.4, 0.9))],
                    spin=u(-0.5, 0.5),
                ),
            )
        else:
            t = u(0.02, 0.07)
            w, h = u(0.2, 0.4), u(0.3, 0.5)
            for x0, y0, x1, y1 in (
                (-w, -h, -w, h),
                (w, -h, w, h),
                (-w, -0.1, w, -0.1),
                (-w, 0.05, w, 0.05),
                (-w, -h, w, -h),
            ):
                b.add(0, Part([shapes.bar(x0, y0, x1, y1, t)]))
        foot = 0.5
    elif kind == 6:  # bag, pot, bottle, vase: turned profile
        ys = np.linspace(-0.45, 0.45, 9)
        half = np.abs(rng.normal(0.2, 0.07, 9)) + 0.04
        outline = shapes.rounded(np.concatenate([np.stack([half, ys], 1), np.stack([-half, ys], 1)[::-1]]), 2)
        decor = [
            (shapes.box(-1, y, 1, y + u(0.03, 0.15)), int(rng.integers(1, 4)))
            for y in rng.uniform(-0.4, 0.3, int(rng.integers(0, 4)))
        ]
        b.add(0, Part([outline], decor=decor))
        if rng.random() < 0.5:
            r = u(0.08, 0.2)
            b.add(
                -0.1,
                Part(
                    [shapes.ellipse(r, r), shapes.ellipse(r * 0.75, r * 0.75)],
                    0,
                    (u(-0.2, 0.2), -0.45),
                    slot=SECOND,
                ),
            )
        foot = 0.45
    else:  # slab with print: sign, book, screen, flag, drifting rag
        w, h = u(0.25, 0.5), u(0.12, 0.45)
        decor = [
            (
                shapes.moved(
                    shapes.polygon(
                        rng, w * u(0.1, 0.5), h * u(0.1, 0.6), int(rng.integers(3, 9)), int(rng.integers(0, 3))
                    ),
                    u(-w, w),
                    u(-h, h),
                ),
                int(rng.integers(1, 4)),
            )
            for _ in range(int(rng.integers(0, 7)))
        ]
        b.add(
            0,
            Part([shapes.rounded(shapes.box(-w, -h, w, h), int(rng.integers(0, 2)))], shade=0.2, decor=decor),
        )
        if rng.random() < 0.4:
            b.add(-0.1, Part([shapes.bar(0, 0, 0, 0.7, 0.03)], slot=DARK))
        foot = h
    return b.done("thing", foot, u(0.02, 0.3), 0.35)
