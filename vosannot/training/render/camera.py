"""The camera: pan, zoom, roll and shake as functions of time, seen by each layer according to its distance."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from vosannot.training.render import motion, ops
from vosannot.training.render.motion import STILL, Wander
from vosannot.training.render.ops import Affine


@dataclass(frozen=True)
class Camera:
    """A moving view. x, y: pixels at parallax 1; zoom: natural log; roll: radians. Time 0 is the home view.

    swivel: how much of the pan is turning on the spot rather than travelling, 0..1.
    shutter: fraction of a time step during which the shutter is open, 0..1 (0: no motion blur).
    """

    width: int
    height: int
    x: Wander = STILL
    y: Wander = STILL
    zoom: Wander = STILL
    roll: Wander = STILL
    swivel: float = 0.0
    shutter: float = 0.0

    def view(self, time: float, parallax: float, share: float = 1.0) -> Affine:
        """Layer coordinates (pixels from the view's centre) to screen pixels.

        parallax: 0 infinitely far .. 1 at the actors .. 2 close; share: how much of the pan to apply, 0..1 (an
        actor the camera tracks does not see the pan).
        """
        return self._map(time, self._seen(parallax) * share, 0.0, 0.0, parallax)

    def ground(self, time: float, parallax: float, slope: float, horizon: float) -> Affine:
        """As `view` for a plane whose parallax grows by slope per pixel below the row horizon.

        Rows of a ground plane under a sideways move shift in proportion to their nearness: a shear.
        """
        return self._map(time, self._seen(parallax), (1 - self.swivel) * slope, horizon, parallax)

    def _seen(self, parallax: float) -> float:
        # A camera that turns on the spot moves near and far alike; one that travels moves the near more.
        return self.swivel + (1 - self.swivel) * parallax

    def _map(self, time: float, parallax: float, slope: float, horizon: float, near: float) -> Affine:
        dx, dy = self.x.at(time), self.y.at(time)
        shear = (1.0, -dx * slope, -dx * (parallax - slope * horizon), 0.0, 1.0, -dy * parallax)
        size = math.exp(self.zoom.at(time) * (0.35 + 0.65 * min(1.5, near)))
        turn = ops.similarity((self.width - 1) / 2, (self.height - 1) / 2, self.roll.at(time), size, size)
        return ops.compose(turn, shear)


def make_camera(
    rng: np.random.Generator, height: int, width: int, span: float, difficulty: float, degrade: float
) -> Camera:
    """A camera for a clip whose centre is time 0 and which lasts span time steps."""
    size = min(height, width)
    if rng.random() < 0.15 + 0.85 * (1 - difficulty):
        return Camera(width, height)  # on a tripod
    fast = rng.random()
    speed = size * math.exp(
        rng.uniform(math.log(0.006), math.log(0.03)) if fast < 0.5 else rng.uniform(math.log(0.02), math.log(0.1))
    )
    reach = min(size * rng.uniform(0.3, 1.5), max(1.2 * speed * span, 0.03 * size))
    x = motion.wander(rng, reach, speed)
    y = motion.wander(rng, reach * rng.uniform(0.02, 0.35), speed * 0.3)
    if rng.random() < 0.45:
        shaking = motion.shake(rng, size * math.exp(rng.uniform(math.log(0.001), math.log(0.012))))
        x = Wander(x.terms + shaking.terms)
        y = Wander(y.terms + motion.shake(rng, size * 0.006).terms)
    zoom = motion.wander(rng, rng.uniform(0.04, 0.35), rng.uniform(0.002, 0.03)) if rng.random() < 0.5 else STILL
    roll = motion.wander(rng, rng.uniform(0.02, 0.2), rng.uniform(0.002, 0.02)) if rng.random() < 0.4 else STILL
    shutter = rng.uniform(0.2, 0.9) if rng.random() < 0.55 * degrade else 0.0
    return Camera(width, height, x, y, zoom, roll, rng.uniform(0, 1), shutter)
