"""Bodies of animals, and of creatures that are nothing in particular."""

from __future__ import annotations

import math

import numpy as np

from vosannot.training.render import shapes
from vosannot.training.render.bodies import ACCENT, BODY, DARK, SECOND, Body, Builder, Part, Rng


def quadruped(rng: Rng) -> Body:
    """Dogs, horses, cows, bears, camels, goats, lizards..."""
    b = Builder()
    u = rng.uniform
    tall = u(0.14, 0.30)
    body_outline = shapes.blob(rng, 0.45, tall, 0.10)
    decor = [
        (shapes.moved(shapes.blob(rng, u(0.06, 0.2), u(0.05, 0.15), 0.3), u(-0.3, 0.3), u(-0.1, 0.1)), SECOND)
        for _ in range(int(rng.integers(0, 5)) if rng.random() < 0.4 else 0)
    ]
    trunk = b.add(0, Part([body_outline], decor=decor))
    upper, lower = u(0.10, 0.30), u(0.10, 0.30)
    r0, r1, r2 = u(0.06, 0.11), u(0.03, 0.06), u(0.02, 0.045)
    swing, knee = u(0.15, 0.6), u(0.1, 0.6)
    gallop = rng.random() < 0.35
    sock = SECOND if rng.random() < 0.3 else BODY
    for pair, x in ((0, u(0.28, 0.38)), (1, -u(0.28, 0.38))):
        for side in (0, 1):
            phase = (math.pi * (pair + side) if not gallop else pair * 2.0 + side * 0.5) + u(-0.3, 0.3)
            level = 1.0 if side else -1.0
            hip = b.add(
                level,
                Part(
                    [shapes.capsule(upper, r0, r1)],
                    trunk,
                    (x, tall * 0.35),
                    u(-0.15, 0.15),
                    swing,
                    phase,
                    shade=0.8 if side else 0.5,
                ),
            )
            foot = [(shapes.ellipse(r2 * 1.8, r2 * 1.2, r2 * 0.7, lower), DARK)] if rng.random() < 0.4 else []
            b.add(
                level - 0.1,
                Part(
                    [shapes.capsule(lower, r1, r2)],
                    hip,
                    (0, upper),
                    u(-0.1, 0.3) * (1 if pair else -1),
                    knee,
                    phase + 1.2,
                    slot=sock,
                    decor=foot,
                ),
            )
    lift = u(-0.2, 1.3)
    neck_long = u(0.08, 0.4)
    neck = b.add(
        0.5,
        Part(
            [shapes.capsule(neck_long, tall * 0.6, u(0.06, 0.11))],
            trunk,
            (0.36, -tall * 0.3),
            -math.pi / 2 - lift,
            u(0.0, 0.25),
            u(0, 6),
        ),
    )
    hx, hy = u(0.10, 0.17), u(0.07, 0.11)
    snout = u(0.05, 0.2)
    face = [(shapes.ellipse(0.016, 0.016, hx * 0.3, -hy * 0.3), DARK)]
    if rng.random() < 0.4:
        face.append((shapes.moved(shapes.blob(rng, hx * 0.6, hy * 0.5, 0.2), hx * 0.6, hy * 0.3), SECOND))
    head = b.add(
        1.5,
        Part(
            [shapes.blob(rng, hx, hy, 0.08)],
            neck,
            (0, neck_long),
            math.pi / 2 + lift + u(-0.2, 0.5),
            u(0, 0.2),
            u(0, 6),
            decor=face,
        ),
    )
    b.add(
        1.4,
        Part(
            [shapes.capsule(snout, hy * 0.7, hy * 0.5)],
            head,
            (hx * 0.5, hy * 0.2),
            -math.pi / 2 + u(-0.2, 0.4),
            decor=[(shapes.ellipse(0.025, 0.025, 0, snout + 0.02), DARK)],
            slot=SECOND if rng.random() < 0.3 else BODY,
        ),
    )
    ear = u(0.06, 0.2)
    for level in (1.3, 1.6):
        b.add(
            level,
            Part(
                [shapes.leaf(ear, ear * u(0.35, 0.8))],
                head,
                (-hx * 0.3, -hy * 0.6),
                math.pi + u(-0.9, 0.5),
                u(0, 0.3),
                u(0, 6),
                slot=BODY if rng.random() < 0.6 else SECOND,
            ),
        )
    if rng.random() < 0.25:
        b.add(
            1.55,
            Part(
                [shapes.ribbon(np.array([[0, 0], [0.05, -0.1], [0.0, -0.2], [0.08, -u(0.2, 0.35)]]), 0.035, 0.3)],
                head,
                (0, -hy * 0.8),
                u(-0.5, 0.3),
                slot=ACCENT,
            ),
        )
    tail = u(0.1, 0.35)
    hip = b.add(
        -0.2,
        Part(
            [shapes.capsule(tail * 0.6, u(0.02, 0.05), 0.025)],
            trunk,
            (-0.42, -tall * 0.3),
            u(0.3, 2.4),
            u(0.1, 0.5),
            u(0, 6),
        ),
    )
    b.add(
        -0.3,
        Part(
            [shapes.capsule(tail * 0.6, 0.025, u(0.01, 0.06))],
            hip,
            (0, tail * 0.6),
            u(-0.5, 0.5),
            u(0.1, 0.6),
            u(0, 6),
        ),
    )
    if rng.random() < 0.15:
        for x in (-0.15, 0.15):
            b.add(-0.5, Part([shapes.blob(rng, 0.13, 0.16, 0.1)], trunk, (x, -tall * 0.8)))
    return b.done("animal", tall * 0.35 + (upper + lower) * 0.95, u(0.15, 0.6), 0.7)


def bird(rng: Rng) -> Body:
    """Swans, ducks, flamingos, parrots, hens: a long neck of segments, wings, thin legs or none."""
    b = Builder()
    u = rng.uniform
    tall = u(0.13, 0.25)
    trunk = b.add(0, Part([shapes.blob(rng, 0.36, tall, 0.1)]))
    wing = b.add(
        0.5,
        Part(
            [shapes.leaf(u(0.4, 0.7), u(0.18, 0.36))],
            trunk,
            (0.15, -tall * 0.4),
            math.pi / 2 + u(-0.4, 0.3),
            u(0.0, 0.9) if rng.random() < 0.5 else 0.03,
            0.0,
            slot=BODY if rng.random() < 0.5 else SECOND,
            decor=[(shapes.moved(shapes.leaf(0.5, 0.08), 0.05, 0.1), ACCENT)] if rng.random() < 0.4 else [],
        ),
    )
    far = b.parts[wing]
    b.add(-0.5, Part(far.outlines, trunk, far.at, far.angle + 0.1, far.swing, 0.3, slot=far.slot))
    joints = int(rng.integers(1, 5))
    long_ = u(0.08, 0.55) / joints
    r = u(0.035, 0.08)
    parent, at, angle = trunk, (0.28, -tall * 0.3), math.pi + u(0.1, 0.9)
    curl = u(-0.5, 0.3) / joints
    for i in range(joints):
        parent = b.add(
            0.3 + 0.01 * i,
            Part(
                [shapes.capsule(long_, r * (1.3 if i == 0 else 1), r)],
                parent,
                at,
                angle,
                u(0, 0.12),
                u(0, 6) + i * 0.6,
            ),
        )
        at, angle = (0.0, long_), curl + u(-0.15, 0.15)
    size = r * u(1.1, 1.6)
    head = b.add(
        0.6,
        Part(
            [shapes.ellipse(size * 1.25, size)],
            parent,
            at,
            math.pi - u(0.3, 0.9) - curl * joints,
            decor=[(shapes.ellipse(0.014, 0.014, size * 0.3, -size * 0.2), DARK)],
        ),
    )
    b.add(
        0.58,
        Part(
            [shapes.moved(shapes.leaf(u(0.08, 0.22), u(0.04, 0.09)), 0, -0.02)],
            head,
            (size * 0.8, 0),
            -math.pi / 2 + u(-0.1, 0.5),
            slot=ACCENT,
        ),
    )
    b.add(
        -0.1,
        Part(
            [shapes.leaf(u(0.15, 0.4), u(0.08, 0.25))],
            trunk,
            (-0.28, 0),
            math.pi / 2 + u(-0.5, 0.5),
            u(0, 0.2),
            u(0, 6),
            slot=SECOND if rng.random() < 0.4 else BODY,
        ),
    )
    foot = tall * 0.8
    if rng.random() < 0.55:
        legs = u(0.08, 0.4)
        foot = tall * 0.7 + legs
        for side in (0, 1):
            leg = b.add(
                -0.3,
                Part(
                    [shapes.capsule(legs / 2, 0.03, 0.014)],
                    trunk,
                    (u(-0.08, 0.05), tall * 0.75),
                    0.2,
                    u(0.1, 0.5),
                    math.pi * side,
                    slot=ACCENT,
                ),
            )
            b.add(
                -0.3,
                Part(
                    [shapes.capsule(legs / 2, 0.014, 0.014)],
                    leg,
                    (0, legs / 2),
                    -0.3,
                    u(0.1, 0.4),
                    math.pi * side + 1,
                    slot=ACCENT,
                ),
            )
    return b.done("animal", foot, u(0.1, 0.7), 0.7)


def chain(rng: Rng) -> Body:
    """Fish, snakes, caterpillars, ribbons: segments with a travelling wave."""
    b = Builder()
    u = rng.uniform
    count = int(rng.integers(4, 9))
    long_ = 0.9 / count
    fat, thin = u(0.03, 0.2), u(0.01, 0.06)
    swing, lag = u(0.08, 0.4), u(0.5, 1.2)
    parent, at, angle = -1, (0.45, 0.0), math.pi / 2
    for i in range(count):
        f0, f1 = (math.sin(math.pi * (0.25 + 0.75 * (i + d) / count)) * fat + thin for d in (0, 1))
        decor = [(shapes.ellipse(0.02, 0.02, 0.0, 0.0), DARK)] if i == 0 else []
        parent = b.add(
            -i * 0.01,
            Part(
                [shapes.capsule(long_ * 1.1, f0, f1)],
                parent,
                at,
                angle,
                swing * (0.3 + 0.7 * i / count),
                -lag * i,
                decor=decor,
            ),
        )
        if rng.random() < 0.3:
            b.add(
                -0.5,
                Part(
                    [shapes.leaf(u(0.1, 0.3), u(0.06, 0.15))],
                    parent,
                    (rng.choice((-1, 1)) * f0 * 0.5, long_ / 2),
                    u(-2, 2),
                    u(0, 0.4),
                    u(0, 6),
                    slot=SECOND,
                ),
            )
        at, angle = (0.0, long_), 0.0
    b.add(
        -0.6,
        Part([shapes.leaf(u(0.1, 0.3), u(0.1, 0.35))], parent, at, 0.0, swing, -lag * count, slot=SECOND),
    )
    return b.done("animal", fat, u(0.15, 0.7), 0.6)


def creature(rng: Rng) -> Body:
    """A random tree of random parts."""
    b = Builder()
    u = rng.uniform
    for i in range(int(rng.integers(1, 10))):
        size = u(0.15, 0.4) if i == 0 else u(0.06, 0.25)
        kind = rng.random()
        if kind < 0.35:
            outline = shapes.blob(rng, size, size * u(0.4, 1.0), u(0.05, 0.4))
        elif kind < 0.5:
            outline = shapes.polygon(rng, size, size * u(0.4, 1.0), int(rng.integers(3, 9)), int(rng.integers(0, 3)))
        elif kind < 0.8:
            outline = shapes.capsule(size * u(1, 2.5), size * u(0.1, 0.5), size * u(0.05, 0.4))
        elif kind < 0.9:
            outline = shapes.leaf(size * 2, size * u(0.3, 1.2))
        else:
            outline = shapes.star(rng, size, int(rng.integers(3, 9)), u(0.3, 0.8))
        outlines = [outline]
        if rng.random() < 0.08:
            outlines.append(outline * 0.5)
        decor = [
            (
                shapes.moved(
                    shapes.blob(rng, size * u(0.2, 0.7), size * u(0.2, 0.5), 0.3),
                    u(-size, size) * 0.5,
                    u(-size, size) * 0.5,
                ),
                int(rng.integers(1, 4)),
            )
            for _ in range(int(rng.integers(0, 4)) if rng.random() < 0.4 else 0)
        ]
        parent = int(rng.integers(-1, i)) if i > 1 else i - 1
        b.add(
            rng.normal(),
            Part(
                outlines,
                parent,
                (u(-0.14, 0.14), u(-0.14, 0.14)) if i else (0.0, 0.0),
                u(0, 6.3),
                u(0, 0.6),
                u(0, 6),
                slot=int(rng.integers(0, 4)) if rng.random() < 0.5 else BODY,
                shade=u(0, 1),
                decor=decor,
            ),
        )
    return b.done("animal" if rng.random() < 0.5 else "thing", 0.3, u(0.05, 0.5), 0.7)
