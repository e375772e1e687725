"""Smooth motion as functions of continuous time: sums of a few sinusoids, so any frame gap just works."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Wander:
    """A smooth bounded path in one dimension, zero at time 0.

    terms: (amplitude, angular speed in radians per time step, phase in radians).
    """

    terms: tuple[tuple[float, float, float], ...] = ()

    def at(self, time: float) -> float:
        """The value at a time, in the amplitude's unit."""
        return sum(a * (math.sin(w * time + p) - math.sin(p)) for a, w, p in self.terms)


STILL = Wander()


def wander(rng: np.random.Generator, reach: float, speed: float) -> Wander:
    """A path with about this amplitude and at most about this speed per time step."""
    if reach <= 0.0 or speed <= 0.0:
        return STILL
    terms = []
    for share in (0.75, 0.25):
        amplitude = reach * share
        terms.append((amplitude, speed * share / amplitude * rng.uniform(0.6, 1.6), rng.uniform(0, 2 * math.pi)))
    return Wander(tuple(terms))


def shake(rng: np.random.Generator, reach: float) -> Wander:
    """Hand-held jitter: fast and small."""
    return Wander(
        tuple((reach * rng.uniform(0.2, 0.6), rng.uniform(0.5, 2.4), rng.uniform(0, 2 * math.pi)) for _ in range(3))
    )


@dataclass(frozen=True)
class Wobble:
    """A smooth, time-varying bend of a layer: q moves to q + sum of amplitude * sin(k . q + w t + phase).

    The terms are (kx, ky, w, phase, ax, ay); k in radians per unit of q, amplitudes in units of q. It is an
    inverse map (where on the unbent layer does this place come from), which is what drawing needs.
    """

    terms: tuple[tuple[float, float, float, float, float, float], ...]

    def shift(self, q: npt.NDArray[np.float64], time: float) -> npt.NDArray[np.float64]:
        """The shift at float64 [..., 2] places q; same shape."""
        out = np.zeros_like(q)
        for kx, ky, w, phase, ax, ay in self.terms:
            wave = np.sin(kx * q[..., 0] + ky * q[..., 1] + (w * time + phase))
            out[..., 0] += ax * wave
            out[..., 1] += ay * wave
        return out


def wobble(rng: np.random.Generator, amount: float, wave: tuple[float, float], speed: float) -> Wobble:
    """Two or three random bends; amount and wave lengths in units of the layer, speed in radians per step.

    amount is held under a tenth of each wave length: the bend must stay invertible.
    """
    terms = []
    for _ in range(int(rng.integers(2, 4))):
        length = math.exp(rng.uniform(math.log(wave[0]), math.log(wave[1])))
        turn, lean = rng.uniform(0, 2 * math.pi, 2)
        size = min(amount * rng.uniform(0.4, 1.0), 0.05 * length)
        k = 2 * math.pi / length
        terms.append(
            (
                k * math.cos(turn),
                k * math.sin(turn),
                speed * rng.uniform(0.5, 1.5),
                rng.uniform(0, 2 * math.pi),
                size * math.cos(lean),
                size * math.sin(lean),
            )
        )
    return Wobble(tuple(terms))
