"""Bodies: trees of parts with joints. Animal-, people-, vehicle- and thing-like, every draw different.

A body is drawn in its own frame: about one unit across, x forward (the draw may mirror it), y down. A part's
frame has its joint at the origin and is turned by the part's angle; a limb runs along its own +y.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from vosannot.training.render.shapes import Outline

Rng: TypeAlias = np.random.Generator

BODY, SECOND, ACCENT, DARK, RIDE, SKIN = range(6)
"""Material slots; RIDE is the ridden or carried thing, SKIN also serves as lamp and bright window."""


@dataclass
class Part:
    """One rigid part.

    outlines: even-odd filled, so an inner outline is a hole. parent: index of an earlier-listed-or-not part,
    -1 for the body frame. at: joint place in the parent's frame. angle: rest angle (radians), to which
    swing * sin(gait + phase) is added; spin: turns by spin radians per radian of gait (wheels). slot: material.
    shade: strength of rounded shading 0..1. group: which label it belongs to (0 main, 1 carried or ridden).
    decor: outlines painted on top in another material (windows, spots, faces).
    """

    outlines: list[Outline]
    parent: int = -1
    at: tuple[float, float] = (0.0, 0.0)
    angle: float = 0.0
    swing: float = 0.0
    phase: float = 0.0
    spin: float = 0.0
    slot: int = BODY
    shade: float = 1.0
    group: int = 0
    decor: list[tuple[Outline, int]] = field(default_factory=list)


@dataclass
class Body:
    """Parts, and the order they are drawn in (indices, back to front).

    kind: "animal", "person", "vehicle" or "thing", which chooses colours. foot: y of the ground contact.
    gait: radians of gait per time step at full activity. supple: whether a smooth bend suits it.
    """

    parts: list[Part]
    order: list[int]
    kind: str
    foot: float
    gait: float
    supple: float


class Builder:
    """Collects parts; a part is drawn after those of a lower level."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.level: list[float] = []

    def add(self, level: float, part: Part) -> int:
        self.parts.append(part)
        self.level.append(level)
        return len(self.parts) - 1

    def done(self, kind: str, foot: float, gait: float, supple: float) -> Body:
        order = sorted(range(len(self.parts)), key=lambda i: self.level[i])
        return Body(self.parts, order, kind, foot, gait, supple)
