"""Which pixels belong to what moves on its own: not with the camera, not as scenery."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops
from vosannot.training.render.actors import Actor, silhouette
from vosannot.training.render.camera import Camera
from vosannot.training.render.scene import PARTS, Scene

__all__ = ["UNDECIDED", "moving_map"]

UNDECIDED: Final = 255
"""Too slow to be called moving and too fast to be called still; or beside a much larger mover."""

_WINDOW: Final = (-8.0, -4.0, 4.0, 8.0)
"""Time steps around a frame: who moves in these counts as moving also while standing still for a moment."""
_MOVES, _STANDS = 0.02, 0.008  # of the short side, against where standing still would have left it
_MINOR = 0.12  # of the largest mover's area


def moving_map(scene: Scene, surface: npt.NDArray[np.int32], time: float) -> npt.NDArray[np.uint8]:
    """uint8 [h, w]: 1 where an actor moves on its own (what it rides included), 0 elsewhere, or `UNDECIDED`.

    Args:
        scene: with the actors.
        surface: int32 [h, w], see `Picture.surface`.
        time: of the picture, time steps.
    """
    layers = surface // PARTS
    areas = np.bincount(layers.ravel(), minlength=len(scene.layers))
    side = min(surface.shape)
    table = np.zeros(len(scene.layers), np.uint8)
    movers: list[int] = []
    for number, layer in enumerate(scene.layers):
        if isinstance(layer, Actor) and areas[number]:
            way = _own_way(layer, scene.camera, time) / side
            if way > _MOVES:
                movers.append(number)
            elif way > _STANDS:
                table[number] = UNDECIDED
    largest = max((areas[number] for number in movers), default=0)
    for number in movers:
        table[number] = 1 if areas[number] >= _MINOR * largest else UNDECIDED
    return table[layers]


def _own_way(actor: Actor, camera: Camera, time: float) -> float:
    """How far from where the camera alone would have brought it an actor gets, pixels, mean over its corners."""
    _, (x0, y0, x1, y1) = silhouette(actor.body)
    corners = np.array([(x0, y0), (x1, y0), (x0, y1), (x1, y1)], np.float64)
    home = ops.compose(ops.invert(camera.view(time, actor.parallax)), actor.frame(camera, time))
    ways = []
    for end in (time + later for later in _WINDOW):
        stood = ops.apply_points(ops.compose(camera.view(end, actor.parallax), home), corners)
        went = ops.apply_points(actor.frame(camera, end), corners)
        ways.append(float(np.hypot(*(went - stood).T).mean()))
    return max(ways)
