"""Which pixels belong to what moves on its own: not with the camera, not as scenery."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops
from vosannot.training.render.actors import Actor, silhouette
from vosannot.training.render.camera import Camera
from vosannot.training.render.scene import PARTS, Picture, Scene

__all__ = ["MOST", "UNDECIDED", "layered_movers", "moving_map"]

UNDECIDED: Final = 255
"""Too slow to be called moving and too fast to be called still; or beside a much larger mover."""

MOST: Final = 3
"""Movers that are told apart; what moves beside them is undecided."""

_WINDOW: Final = (-8.0, -4.0, 4.0, 8.0)
"""Time steps around a frame: who moves in these counts as moving also while standing still for a moment."""
_MOVES, _STANDS = 0.02, 0.008  # of the short side, against where standing still would have left it
_SHOWS, _HIDES = 0.008, 0.003  # the same from one frame of a clip to the next: what flow between them shows, or not
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
            way = _own_way(layer, scene.camera, time, [time + later for later in _WINDOW]) / side
            if way > _MOVES:
                movers.append(number)
            elif way > _STANDS:
                table[number] = UNDECIDED
    largest = max((areas[number] for number in movers), default=0)
    for number in movers:
        table[number] = 1 if areas[number] >= _MINOR * largest else UNDECIDED
    return table[layers]


def layered_movers(
    scene: Scene, pictures: Sequence[Picture], times: Sequence[float]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """What moves on its own at some time of a clip, object by object: `RenderedClip.seen` and `RenderedClip.whole`.

    Args:
        scene: with the actors.
        pictures: of the clip, two or more, with surfaces.
        times: of the pictures, time steps.
    """
    layers = np.stack([_surface(picture) // PARTS for picture in pictures])
    areas = np.stack([np.bincount(each.ravel(), minlength=len(scene.layers)) for each in layers])
    side = min(layers.shape[1:])
    ways = {
        number: max(_own_way(layer, scene.camera, time, [after]) / side for time, after in pairwise(times))
        for number, layer in enumerate(scene.layers)
        if isinstance(layer, Actor) and areas[:, number].any()
    }
    movers = sorted((n for n, way in ways.items() if way > _SHOWS), key=lambda n: -areas[:, n].sum())
    largest = areas[:, movers[0]].sum() if movers else 0
    chosen = [n for n in movers[:MOST] if areas[:, n].sum() >= _MINOR * largest]
    table = np.zeros(len(scene.layers), np.uint8)
    table[[n for n, way in ways.items() if way > _HIDES]] = UNDECIDED
    table[chosen] = np.arange(1, len(chosen) + 1)
    seen = table[layers]
    whole = np.zeros((len(pictures), MOST, *layers.shape[1:]), np.bool_)
    for at, picture in enumerate(pictures):
        for i, number in enumerate(chosen):
            if number in picture.solid:
                # What scenery hides is nobody's: nothing that is found in front of it could take it away again.
                others = (seen[at] > 0) & (seen[at] <= MOST)
                whole[at, i] = picture.solid[number] & others
    return seen, whole


def _surface(picture: Picture) -> npt.NDArray[np.int32]:
    assert picture.surface is not None
    return picture.surface


def _own_way(actor: Actor, camera: Camera, time: float, ends: Sequence[float]) -> float:
    """How far from where the camera alone would have brought it an actor gets until one of the ``ends``, pixels, mean
    over its corners."""
    _, (x0, y0, x1, y1) = silhouette(actor.body)
    corners = np.array([(x0, y0), (x1, y0), (x0, y1), (x1, y1)], np.float64)
    home = ops.compose(ops.invert(camera.view(time, actor.parallax)), actor.frame(camera, time))
    ways = []
    for end in ends:
        stood = ops.apply_points(ops.compose(camera.view(end, actor.parallax), home), corners)
        went = ops.apply_points(actor.frame(camera, end), corners)
        ways.append(float(np.hypot(*(went - stood).T).mean()))
    return max(ways)
