"""Bodies of people, on foot, seated, carrying things, and riding cycles."""

from __future__ import annotations

import math

import numpy as np

from vosannot.training.render import shapes
from vosannot.training.render.bodies import ACCENT, BODY, DARK, RIDE, SECOND, SKIN, Body, Builder, Part, Rng
from vosannot.training.render.shapes import Outline


def add_person(
    rng: Rng, b: Builder, hip: tuple[float, float], lean: float, legs: str, group: int, scale: float
) -> None:
    """Add a person whose hips are at hip (body frame); legs: "walk", "pedal", "sit", "none"."""
    u = rng.uniform
    s = scale
    torso_long, shoulder = u(0.26, 0.36) * s, u(0.07, 0.13) * s
    waist = shoulder * u(0.6, 1.05)
    coat = rng.random() < 0.2
    trunk_outline = shapes.rounded(
        np.array(
            [
                [-waist, 0.03 * s],
                [-waist, -torso_long * 0.5],
                [-shoulder, -torso_long * 0.85],
                [-shoulder * 0.5, -torso_long],
                [shoulder * 0.5, -torso_long],
                [shoulder, -torso_long * 0.85],
                [waist, -torso_long * 0.5],
                [waist, (0.2 if coat else 0.03) * s],
                [0, (0.22 if coat else 0.05) * s],
            ]
        ),
        2,
    )
    decor: list[tuple[Outline, int]] = []
    if rng.random() < 0.4:
        decor.append(
            (
                shapes.moved(
                    shapes.blob(rng, shoulder * u(0.3, 0.8), torso_long * u(0.1, 0.3), 0.2),
                    u(-0.5, 0.5) * shoulder,
                    -torso_long * 0.6,
                ),
                ACCENT,
            )
        )
    if rng.random() < 0.2:
        decor.append((shapes.box(-1, -torso_long * 0.55, 1, -torso_long * 0.4), ACCENT))
    trunk = b.add(0, Part([trunk_outline], -1, hip, lean, u(0.0, 0.15), u(0, 6), slot=BODY, group=group, decor=decor))
    thigh, calf, r0 = u(0.20, 0.27) * s, u(0.20, 0.27) * s, u(0.045, 0.075) * s
    swing = u(0.2, 0.8)
    bare = rng.random() < 0.3
    for side in (0, 1):
        level = 0.7 if side else -0.7
        if legs == "none":
            break
        phase = math.pi * side + u(-0.2, 0.2)
        rest, bend, amp, kamp = u(-0.15, 0.15), u(0.0, 0.3), swing, swing * 0.8
        if legs == "pedal":
            rest, bend, amp, kamp = -0.9, 1.0, 0.4, 0.5
        elif legs == "sit":
            rest, bend, amp, kamp = -1.3, 1.3, 0.08, 0.1
        leg = b.add(
            level,
            Part(
                [shapes.capsule(thigh, r0, r0 * 0.75)],
                -1,
                (hip[0] + (side - 0.5) * waist * 0.7, hip[1]),
                rest,
                amp,
                phase,
                slot=SECOND,
                group=group,
            ),
        )
        shoe = [(shapes.box(-0.2, calf * 0.93, 0.2, calf * 1.3), DARK)]
        shin = b.add(
            level - 0.05,
            Part(
                [shapes.capsule(calf, r0 * 0.75, r0 * 0.5)],
                leg,
                (0, thigh),
                bend,
                kamp,
                phase + 1.2,
                slot=SKIN if bare else SECOND,
                group=group,
                decor=shoe,
            ),
        )
        b.add(
            level - 0.02,
            Part(
                [shapes.ellipse(r0 * 1.1, r0 * 0.5, r0 * 0.6, 0)],
                shin,
                (0, calf),
                u(-0.2, 0.2),
                slot=DARK,
                group=group,
            ),
        )
    arm, fore, ra = u(0.14, 0.19) * s, u(0.13, 0.18) * s, u(0.03, 0.05) * s
    reach = u(-2.8, 0.2) if rng.random() < 0.35 else u(-0.3, 0.2)
    if legs == "pedal":
        reach = -0.9 - lean
    wave = u(0.1, 0.9) if legs == "walk" else 0.08
    sleeve = BODY if rng.random() < 0.65 else SKIN
    for side in (0, 1):
        level = 0.9 if side else -0.9
        phase = math.pi * (1 - side)
        upper = b.add(
            level,
            Part(
                [shapes.capsule(arm, ra * 1.1, ra * 0.85)],
                trunk,
                ((side - 0.5) * shoulder * 1.5, -torso_long * 0.88),
                reach + u(-0.2, 0.2),
                wave,
                phase,
                slot=BODY,
                group=group,
            ),
        )
        lower = b.add(
            level + 0.05,
            Part(
                [shapes.capsule(fore, ra * 0.8, ra * 0.6)],
                upper,
                (0, arm),
                -u(0.0, 1.2),
                wave * 0.6,
                phase + 0.7,
                slot=sleeve,
                group=group,
            ),
        )
        b.add(level + 0.06, Part([shapes.ellipse(ra * 0.9, ra * 1.1)], lower, (0, fore), slot=SKIN, group=group))
    head = u(0.055, 0.085) * s
    neck = b.add(
        0.1,
        Part(
            [shapes.capsule(head * 0.9, head * 0.5, head * 0.5)],
            trunk,
            (0, -torso_long * 0.98),
            math.pi - lean * 0.7,
            slot=SKIN,
            group=group,
        ),
    )
    hair: list[tuple[Outline, int]] = [
        (
            shapes.ellipse(head * 1.2, head, u(-0.4, 0.1) * head, -head * u(0.5, 0.9)),
            DARK if rng.random() < 0.7 else ACCENT,
        )
    ]
    skull = b.add(
        0.3,
        Part(
            [shapes.ellipse(head * u(0.8, 1.0), head * 1.2)],
            neck,
            (0, head * 1.5),
            math.pi + u(-0.2, 0.2),
            u(0, 0.2),
            u(0, 6),
            slot=SKIN,
            group=group,
            decor=hair,
        ),
    )
    if rng.random() < 0.35:
        b.add(
            0.35,
            Part(
                [shapes.ellipse(head * u(1.0, 1.5), head * u(0.6, 1.0), 0, -head * 0.7, 2.6)],
                skull,
                (0, 0),
                slot=ACCENT,
                group=group,
            ),
        )
    elif rng.random() < 0.3:
        b.add(
            0.25,
            Part(
                [shapes.leaf(head * u(2, 5), head * u(1.0, 2.2))],
                skull,
                (-head * 0.5, -head * 0.5),
                u(-0.2, 0.6),
                u(0.05, 0.4),
                u(0, 6),
                slot=DARK,
                group=group,
            ),
        )


def person(rng: Rng) -> Body:
    """Walkers, dancers, sitters, people carrying a thing of a second label."""
    b = Builder()
    stand = rng.random() < 0.85
    add_person(rng, b, (0.0, 0.0), rng.normal(0, 0.12), "walk" if stand else "sit", 0, 1.0)
    if rng.random() < 0.3:
        outline = (
            shapes.polygon(
                rng,
                rng.uniform(0.06, 0.2),
                rng.uniform(0.06, 0.2),
                int(rng.integers(3, 8)),
                int(rng.integers(0, 3)),
            )
            if rng.random() < 0.6
            else shapes.bar(0, -0.5 * rng.random(), 0, rng.uniform(0.2, 0.6), rng.uniform(0.015, 0.05))
        )
        hand = next(i for i, p in enumerate(b.parts) if p.slot == SKIN)
        b.add(
            0.95,
            Part([outline], hand, (0, 0), rng.uniform(-1.5, 1.5), rng.uniform(0, 0.3), slot=RIDE, group=1),
        )
    return b.done("person", 0.5 if stand else 0.3, rng.uniform(0.1, 0.5), 0.5)


def _wheel(rng: Rng, radius: float, solid: bool) -> list[Outline]:
    """Outlines of a wheel: a disc, or a rim with spokes and see-through gaps."""
    if solid:
        return [shapes.ellipse(radius, radius)]
    rim = radius * rng.uniform(0.06, 0.14)
    outlines = [shapes.ellipse(radius, radius)]
    spokes = int(rng.integers(3, 7))
    inner = radius - rim
    for i in range(spokes):
        a0, a1 = 2 * math.pi * i / spokes + 0.05, 2 * math.pi * (i + 1) / spokes - 0.05
        turn = np.linspace(a0, a1, 8)
        middle = (a0 + a1) / 2
        tip = np.array([[0.08 * radius * math.cos(middle), 0.08 * radius * math.sin(middle)]])
        outlines.append(np.concatenate([np.stack([inner * np.cos(turn), inner * np.sin(turn)], 1), tip]))
    return outlines


def cycle(rng: Rng) -> Body:
    """Bicycles, motorbikes, scooters and horses of steel, with a rider of a second label, or without."""
    b = Builder()
    u = rng.uniform
    motor = rng.random() < 0.4
    radius = u(0.13, 0.2)
    base = u(0.26, 0.36)
    group = 1
    for level, x in ((-0.1, base), (-0.1, -base)):
        outlines = _wheel(rng, radius, motor and rng.random() < 0.4)
        decor = [(shapes.ellipse(radius * 0.55, radius * 0.55), ACCENT)] if len(outlines) == 1 else []
        b.add(level, Part(outlines, -1, (x, 0.25), spin=1.0, slot=DARK, shade=0.0, group=group, decor=decor))
    thick = u(0.018, 0.035)
    seat, bar_ = (-base * 0.4, -0.08), (base * 0.6, -u(0.1, 0.18))
    crank = (-0.03, 0.24)
    for x0, y0, x1, y1 in (
        (*seat, *crank),
        (*crank, *bar_),
        (seat[0], seat[1] + 0.06, bar_[0], bar_[1] + 0.08),
        (*crank, -base, 0.25),
        (seat[0], seat[1] + 0.06, -base, 0.25),
        (*bar_, base, 0.25),
    ):
        b.add(0.0, Part([shapes.bar(x0, y0, x1, y1, thick)], slot=RIDE, shade=0.3, group=group))
    b.add(0.05, Part([shapes.ellipse(0.07, 0.02)], -1, seat, slot=DARK, group=group))
    b.add(0.95, Part([shapes.bar(0, 0, u(-0.05, 0.08), -0.05, thick)], -1, bar_, slot=DARK, group=group))
    if motor:
        tank = shapes.rounded(
            np.array(
                [
                    [-base, 0.0],
                    [-base * 0.5, -0.1],
                    [0.05, -0.12],
                    [base * 0.7, -u(0.12, 0.25)],
                    [base * 0.9, 0.0],
                    [0.1, 0.25],
                    [-0.2, 0.25],
                ]
            ),
            2,
        )
        b.add(0.02, Part([tank], slot=RIDE, group=group, decor=[(shapes.blob(rng, 0.12, 0.07, 0.3), ACCENT)]))
    if rng.random() < 0.85:
        add_person(rng, b, seat, u(0.2, 0.9), "pedal", 0, u(0.8, 1.1))
    else:
        for part in b.parts:
            part.group = 0
    return b.done("person", 0.25 + radius, u(0.2, 0.8), 0.1)
