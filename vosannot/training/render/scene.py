"""One clip's scene: composites plates and actors at any time into colours, labels and surface ids."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops
from vosannot.training.render.actors import Actor, Drawn
from vosannot.training.render.backdrop import make_backdrop
from vosannot.training.render.bank import TextureBank
from vosannot.training.render.camera import Camera, make_camera
from vosannot.training.render.casting import cast_actors, pausing
from vosannot.training.render.ops import Image
from vosannot.training.render.options import RenderOptions
from vosannot.training.render.plates import Backdrop, Plate
from vosannot.training.render.postprocess import Degrade, make_degrade
from vosannot.training.render.props import PropBank

PARTS: Final = 256
"""Surface ids are layer * PARTS + part (0 for a plate, 1 + part index for an actor)."""


@dataclass
class Picture:
    """One composited instant. rgb: uint8 [h, w, 3]; labels: uint8 [h, w], provisional ids; surface: int32 [h, w], see
    `PARTS`, None unless asked for; solid: bool [h, w] of each actor in view by its layer, hidden parts included, there
    when the surfaces are."""

    rgb: Image
    labels: Image
    surface: npt.NDArray[np.int32] | None
    solid: dict[int, npt.NDArray[np.bool_]]


@dataclass
class Scene:
    """layers: plates and actors, far to near."""

    camera: Camera
    layers: list[Plate | Actor]
    water: bool
    cast_x: float
    cast_y: float
    degrade: Degrade

    def picture(self, time: float, surfaces: bool) -> Picture:
        """Composite the scene at a time (time steps, the clip's centre is 0), without the degradations."""
        camera = self.camera
        height, width = camera.height, camera.width
        first = self.layers[0]
        assert isinstance(first, Plate)
        frame = first.draw(camera, time)
        frame[:, :, 3] = 255
        labels = np.zeros((height, width), np.uint8)
        surface = np.zeros((height, width), np.int32) if surfaces else None
        solid: dict[int, npt.NDArray[np.bool_]] = {}
        seen = False
        for number, layer in enumerate(self.layers[1:], 1):
            if isinstance(layer, Plate):
                drawn = layer.draw(camera, time)
                ops.over(frame, drawn)
                if seen or surface is not None:
                    dense = drawn[:, :, 3] >= 128
                    labels[dense] = 0
                    if surface is not None:
                        surface[dense] = number * PARTS
                continue
            seen = True
            self._actor(layer, number, frame, labels, surface, time, solid)
        return Picture(np.ascontiguousarray(frame[:, :, :3]), labels, surface, solid)

    def _actor(
        self,
        actor: Actor,
        number: int,
        frame: Image,
        labels: Image,
        surface: npt.NDArray[np.int32] | None,
        time: float,
        solids: dict[int, npt.NDArray[np.bool_]],
    ) -> None:
        camera = self.camera
        split = actor.label_ride != actor.label
        drawn = actor.draw(camera, time, split or surface is not None)
        if drawn is None:
            return
        if actor.shadow > 0:
            self._shadow(actor, drawn, frame, time)
        layer, x, y = drawn.layer, drawn.x, drawn.y
        solid = layer[:, :, 3] >= 128
        if camera.shutter > 0:
            dx, dy = actor.velocity(camera, time, camera.shutter)
            if math.hypot(dx, dy) >= 1.3:
                pad = min(16, math.ceil(max(abs(dx), abs(dy)) / 2) + 1)
                wide = cv2.copyMakeBorder(layer, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
                _lay(frame, ops.streak(cast(Image, wide), dx, dy), x - pad, y - pad)
            else:
                _lay(frame, layer, x, y)
        else:
            _lay(frame, layer, x, y)
        here, there = _overlap(labels.shape, solid.shape, x, y)
        if here is None or there is None:
            return
        solid = solid[there]
        if drawn.owner is None:
            labels[here][solid] = actor.label
            return
        owner = drawn.owner
        # A seam between two parts can be solid together where neither is alone: it goes to a neighbour.
        owner = np.where(owner > 0, owner, cv2.dilate(owner, np.ones((3, 3), np.uint8))).astype(np.uint8)[there]
        ids = np.full(PARTS, actor.label, np.uint8)
        for index, part in enumerate(actor.body.parts):
            if part.group:
                ids[index + 1] = actor.label_ride
        labels[here][solid] = ids[owner[solid]]
        if surface is not None:
            surface[here][solid] = number * PARTS + np.maximum(owner[solid], 1).astype(np.int32)
            solids[number] = np.zeros(labels.shape, np.bool_)
            solids[number][here] = solid

    def _shadow(self, actor: Actor, drawn: Drawn, frame: Image, time: float) -> None:
        """Darken the ground by the actor's shape laid down, or mirror the actor in water."""
        height, width = frame.shape[:2]
        base = actor.frame(self.camera, time)
        _, foot = ops.apply(base, 0.0, actor.body.foot)
        if self.water:
            m = (1.0, 0.0, float(drawn.x), 0.0, -1.0, 2 * foot - drawn.y)
            mirror = ops.warp(drawn.layer, m, width, height)
            fade = 0.25 + 0.5 * actor.shadow
            ops.over(frame, ops.tinted(ops.blur(mirror, 0.8), fade, fade))
            return
        alpha = np.ascontiguousarray(drawn.layer[:, :, 3])
        # Laid down: rows above the foot shrink towards it and slide sideways. Half size, it is blurred anyway.
        rise = drawn.y - foot
        m = (
            0.5,
            -0.5 * self.cast_x,
            0.5 * (drawn.x - self.cast_x * rise),
            0.0,
            0.5 * self.cast_y,
            0.5 * (foot + self.cast_y * rise),
        )
        shade = ops.blur(ops.warp(alpha, m, width // 2, height // 2), 0.012 * min(height, width))
        shade = ops.resize(shade, width, height)
        keep = cast(Image, cv2.convertScaleAbs(shade, alpha=-actor.shadow, beta=255))
        cv2.multiply(frame, cv2.merge((keep, keep, keep, np.full_like(keep, 255))), dst=frame, scale=1 / 255)


def _overlap(
    shape: tuple[int, ...], piece: tuple[int, ...], x: int, y: int
) -> tuple[tuple[slice, slice], tuple[slice, slice]] | tuple[None, None]:
    """Slices of the picture and of a piece placed at (x, y), or None when they miss each other."""
    x0, y0, x1, y1 = max(0, x), max(0, y), min(shape[1], x + piece[1]), min(shape[0], y + piece[0])
    if x1 <= x0 or y1 <= y0:
        return None, None
    return (slice(y0, y1), slice(x0, x1)), (slice(y0 - y, y1 - y), slice(x0 - x, x1 - x))


def _lay(frame: Image, layer: Image, x: int, y: int) -> None:
    here, there = _overlap(frame.shape, layer.shape, x, y)
    if here is not None and there is not None:
        ops.over(frame[here], layer[there])


def make_scene(
    rng: np.random.Generator, bank: TextureBank, props: PropBank, options: RenderOptions, span: float
) -> Scene:
    """Draw a scene for a clip lasting span time steps."""
    height, width = options.shape
    camera = make_camera(rng, height, width, span, options.difficulty, options.degrade)
    backdrop: Backdrop = make_backdrop(rng, bank, props, height, width, options.difficulty, options.degrade)
    actors = cast_actors(rng, bank, backdrop, camera, span, options.objects, options.difficulty, options.degrade)
    if options.layered:
        actors = [pausing(rng, actor, span) for actor in actors]
    layers: list[Plate | Actor] = [*backdrop.behind, *actors, *backdrop.before]
    return Scene(
        camera=camera,
        layers=layers,
        water=backdrop.water,
        cast_x=float(rng.normal(0, 0.7)),
        cast_y=float(rng.uniform(-0.45, 0.3)),
        degrade=make_degrade(rng, bank, height, width, options.degrade, options.difficulty),
    )
