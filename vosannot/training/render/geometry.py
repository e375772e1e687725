"""Exact flow, depth and visibility, from the same functions that drew the picture."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops
from vosannot.training.render.actors import Actor
from vosannot.training.render.plates import Plate
from vosannot.training.render.scene import PARTS, Scene

Points = npt.NDArray[np.float64]


def _actor_flow(actor: Actor, scene: Scene, part: int, points: Points, t0: float, t1: float) -> Points:
    camera = scene.camera
    unbent = actor.bend_at(points, actor.frame(camera, t0), t0)
    before, after = actor.poses(camera, t0)[part], actor.poses(camera, t1)[part]
    goal = ops.apply_points(ops.compose(after, ops.invert(before)), unbent)
    if actor.bend is None:
        return goal
    # The bend says where a place comes from; where it goes is the fixed point of undoing the shift.
    base = actor.frame(camera, t1)
    place = goal
    for _ in range(12):
        place = place + goal - actor.bend_at(place, base, t1)
    return place


def _plate_flow(plate: Plate, scene: Scene, points: Points, t0: float, t1: float) -> Points:
    before, after = plate.frame(scene.camera, t0), plate.frame(scene.camera, t1)
    q = ops.apply_points(ops.invert(before), points)
    if plate.bend is not None:
        still = q + plate.bend.shift(q, t0)
        q = still
        for _ in range(12):
            q = still - plate.bend.shift(q, t1)
    return ops.apply_points(after, q)


def depth_map(scene: Scene, surface: npt.NDArray[np.int32], time: float) -> npt.NDArray[np.float32]:
    """float32 [h, w], positive, larger is farther."""
    out = np.zeros(surface.shape, np.float32)
    for number in np.unique(surface // PARTS):
        mask = surface // PARTS == number
        layer = scene.layers[int(number)]
        if isinstance(layer, Actor):
            # Layers are sorted; the tiny step keeps two actors at one distance apart.
            out[mask] = 1.0 / layer.parallax - 1e-3 * float(number)
        else:
            y, x = np.nonzero(mask)
            q = ops.apply_points(ops.invert(layer.frame(scene.camera, time)), np.stack([x, y], 1).astype(np.float64))
            out[mask] = layer.depth(q)
    return out


def flow_between(
    scene: Scene, surface: npt.NDArray[np.int32], following: npt.NDArray[np.int32], t0: float, t1: float
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Flow float32 [h, w, 2] from t0 to t1 and which pixels stay in view, bool [h, w]."""
    height, width = surface.shape
    flow = np.zeros((height, width, 2), np.float32)
    for code in np.unique(surface):
        y, x = np.nonzero(surface == code)
        points = np.stack([x, y], axis=1).astype(np.float64)
        layer = scene.layers[int(code) // PARTS]
        if isinstance(layer, Actor):
            moved = _actor_flow(layer, scene, int(code) % PARTS - 1, points, t0, t1)
        else:
            moved = _plate_flow(layer, scene, points, t0, t1)
        flow[y, x] = moved - points
    grid_y, grid_x = np.mgrid[0:height, 0:width]
    to_x = np.rint(grid_x + flow[:, :, 0]).astype(np.int64)
    to_y = np.rint(grid_y + flow[:, :, 1]).astype(np.int64)
    inside = (to_x >= 0) & (to_x < width) & (to_y >= 0) & (to_y < height)
    there = following[np.clip(to_y, 0, height - 1), np.clip(to_x, 0, width - 1)]
    return flow, inside & (there == surface)
