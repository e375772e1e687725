"""Which body comes next."""

from __future__ import annotations

from vosannot.training.render.animals import bird, chain, creature, quadruped
from vosannot.training.render.bodies import Body, Rng
from vosannot.training.render.people import cycle, person
from vosannot.training.render.things import thing, vehicle, vehicle_ahead

SPECIES = (
    (quadruped, 0.18),
    (person, 0.21),
    (cycle, 0.11),
    (vehicle, 0.10),
    (vehicle_ahead, 0.06),
    (bird, 0.11),
    (chain, 0.05),
    (creature, 0.09),
    (thing, 0.09),
)


def draw(rng: Rng) -> Body:
    """A random body."""
    roll = rng.random()
    for make, share in SPECIES:
        roll -= share
        if roll < 0:
            return make(rng)
    return quadruped(rng)
