"""Parallax plates: baked layers of scenery, and the backdrop they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops, palette
from vosannot.training.render.camera import Camera
from vosannot.training.render.motion import Wobble
from vosannot.training.render.ops import Affine, Image

Rng = np.random.Generator


FAR: Final = 12.0
"""Depth of the farthest plate; depth is 1 / parallax elsewhere."""


@dataclass
class Plate:
    """A baked layer. canvas: premultiplied uint8 [h, w, 4], mirrored outside itself. to_layer: canvas pixels to
    pixels from the view's centre. parallax, slope, horizon: see `Camera.ground`. bend: moving water, leaves."""

    canvas: Image
    to_layer: Affine
    parallax: float
    slope: float = 0.0
    horizon: float = 0.0
    bend: Wobble | None = None

    def frame(self, camera: Camera, time: float) -> Affine:
        """The map from the layer to the screen (without the bend)."""
        return camera.ground(time, self.parallax, self.slope, self.horizon)

    def draw(self, camera: Camera, time: float) -> Image:
        """The plate over the whole screen, premultiplied uint8 [height, width, 4]."""
        base = self.frame(camera, time)
        height, width = camera.height, camera.width
        if self.bend is None:
            layer = ops.warp(self.canvas, ops.compose(base, self.to_layer), width, height, ops.REFLECT)
        else:
            gx, gy = np.meshgrid(np.linspace(0, width - 1, width // 4 + 1), np.linspace(0, height - 1, height // 4 + 1))
            q = ops.apply_points(ops.invert(base), np.stack([gx, gy], axis=-1))
            q = ops.apply_points(ops.invert(self.to_layer), q + self.bend.shift(q, time))
            grid = ops.enlarge(q.astype(np.float32), width, height)
            layer = ops.gather(self.canvas, grid, ops.REFLECT)
        if camera.shutter > 0:
            # Where a point in the middle of the picture goes while the shutter is open.
            x, y = ops.apply(ops.invert(base), width / 2, height * 0.6)
            ahead = ops.apply(self.frame(camera, time + camera.shutter / 2), x, y)
            back = ops.apply(self.frame(camera, time - camera.shutter / 2), x, y)
            layer = ops.streak(layer, ahead[0] - back[0], ahead[1] - back[1])
        return layer

    def depth(self, q: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Depth at float64 [..., 2] layer coordinates."""
        near = self.parallax + self.slope * (q[..., 1] - self.horizon)
        return 1.0 / np.clip(near, 1.0 / FAR, 4.0)


@dataclass
class Backdrop:
    """Plates behind the actors (far to near), plates before them, and what the actors need to know.

    horizon, slope: the ground plane (pixels from the view's centre; parallax per pixel), slope 0 without one.
    colours: materials found in it, for camouflage. light: direction of light on screen.
    """

    behind: list[Plate]
    before: list[Plate]
    horizon: float
    slope: float
    base: float
    colours: list[palette.Colour]
    families: list[str]
    water: bool

    def parallax_at(self, y: float) -> float:
        """Parallax of a thing standing with its foot at layer row y."""
        if self.slope == 0.0:
            return self.base
        return min(1.6, max(0.3, self.base + self.slope * (y - self.horizon)))
