"""Who is in the clip: bodies, materials, places and paths of labelled objects and of their look-alikes."""

from __future__ import annotations

import dataclasses
import math
from typing import Final

import numpy as np

from vosannot.training.render import motion, palette, species
from vosannot.training.render.actors import Actor, Finish, Path, make_sprites, silhouette
from vosannot.training.render.bank import TextureBank
from vosannot.training.render.bodies import ACCENT, BODY, DARK, SECOND, SKIN, Body
from vosannot.training.render.camera import Camera
from vosannot.training.render.motion import STILL
from vosannot.training.render.ops import Image
from vosannot.training.render.plates import Backdrop

Rng = np.random.Generator

_PAUSES: Final = 0.3

_THEMES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    # Per kind, the themes of BODY, SECOND, ACCENT, DARK, RIDE and SKIN.
    "animal": (
        ("fur",),
        ("fur", "light", "dark"),
        ("soil", "any", "light"),
        ("dark",),
        ("paint",),
        ("skin",),
    ),
    "person": (
        ("cloth",),
        ("cloth",),
        ("any", "cloth"),
        ("dark", "dark", "fur"),
        ("paint", "dark", "any"),
        ("skin",),
    ),
    "vehicle": (
        ("paint",),
        ("paint", "stone"),
        ("any", "light", "stone"),
        ("dark",),
        ("paint",),
        ("light", "sky"),
    ),
    "thing": (
        ("any", "paint", "cloth", "soil"),
        ("any", "paint", "light"),
        ("any", "dark"),
        ("dark",),
        ("any",),
        ("any",),
    ),
}
_FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "animal": ("fibres", "fibres", "clouds", "clouds", "spots", "stripes", "cells", "blades", "marble"),
    "person": ("clouds", "clouds", "weave", "stripes", "strokes", "fibres", "mosaic", "spots"),
    "vehicle": ("clouds", "clouds", "clouds", "fibres", "strokes", "mosaic"),
    "thing": (
        "clouds",
        "masonry",
        "strokes",
        "weave",
        "cells",
        "leaves",
        "stripes",
        "marble",
        "mosaic",
        "spots",
    ),
}


def _coats(
    rng: Rng, bank: TextureBank, body: Body, pixels: float, backdrop: Backdrop, hidden: bool
) -> dict[int, Image]:
    """Materials for every slot the body uses; pixels: about how long the body is on screen."""
    used = {part.slot for part in body.parts} | {slot for part in body.parts for _, slot in part.decor}
    side = int(min(220, max(40, pixels * 0.8)))
    # Patterns scale with the body, down to where sampling a texture so coarsely would only give noise.
    zoom = min(2.2, 110.0 / max(pixels, 1.0)) * math.exp(rng.uniform(-0.6, 0.5))
    wild = rng.random() < 0.1
    flat = rng.random() < 0.25
    out: dict[int, Image] = {}
    for slot in sorted(used):
        themes = ("any",) if wild else _THEMES[body.kind][slot]
        colour = palette.pick(rng, themes[int(rng.integers(len(themes)))])
        family = bank.families[int(rng.integers(len(bank.families)))]
        if not wild:
            names = _FAMILIES[body.kind]
            family = names[int(rng.integers(len(names)))]
        if hidden and backdrop.colours and slot in (BODY, SECOND, ACCENT):
            colour = palette.near(rng, backdrop.colours[int(rng.integers(len(backdrop.colours)))], 0.05)
            if backdrop.families and rng.random() < 0.6:
                family = backdrop.families[int(rng.integers(len(backdrop.families)))]
        colours = [colour]
        patchy = 0.4 if body.kind == "animal" else 0.3 if body.kind == "thing" else 0.2
        if slot in (BODY, SECOND) and rng.random() < patchy:
            colours.append(palette.pick(rng, themes[0]) if rng.random() < 0.6 else palette.near(rng, colour, 0.15))
        contrast = float(rng.uniform(0.0, 0.25)) if flat else float(rng.beta(1.5, 2.2))
        if body.kind == "vehicle" or slot in (DARK, SKIN):
            contrast *= 0.5
        out[slot] = bank.coat(rng, side, side, colours, family, zoom, contrast)
    return out


def _finish(rng: Rng, bank: TextureBank, body: Body, towards: tuple[float, float]) -> Finish:
    ragged = None
    if rng.random() < {"animal": 0.45, "person": 0.15, "thing": 0.25, "vehicle": 0.0}[body.kind]:
        family = ("fibres", "clouds", "blades", "leaves", "spots")[int(rng.integers(5))]
        ragged = np.ascontiguousarray(bank.pattern(rng, 128, 128, family, 1.4)[:, :, 0])
    glossy = 0.5 if body.kind == "vehicle" else 0.15
    return Finish(
        x=towards[0],
        y=towards[1],
        volume=rng.uniform(0.2, 1.2),
        gloss=rng.uniform(0.3, 1.0) if rng.random() < glossy else 0.0,
        fall=rng.uniform(0.0, 1.0) if rng.random() < 0.7 else 0.0,
        dim=rng.uniform(0.0, 0.5),
        ragged=ragged,
    )


def _path(
    rng: Rng, size: float, length: float, span: float, body: Body, camera: Camera, d: float, labelled: bool
) -> Path:
    """length: the body's extent in pixels; span: time steps in the clip; d: difficulty."""
    u = rng.uniform

    def on(chance: float) -> bool:
        return bool(rng.random() < chance * d)

    speed = size * math.exp(u(math.log(0.003), math.log(0.018 if rng.random() < 0.55 else 0.065)))
    # Some only stand there while the camera moves: parked cars, resting animals, furniture.
    still = rng.random() < (0.08 if labelled else 0.4)
    if still:
        speed *= 0.05
    # One in eight may wander out of the picture and come back.
    far = u(0.5, 1.0) if rng.random() < 0.12 * d else u(0.08, 0.5)
    reach = min(far * size, max(speed * span, 0.01 * size))
    rigid = body.kind == "vehicle"
    path = Path(
        x=motion.wander(rng, reach, speed),
        y=motion.wander(rng, reach * u(0.05, 0.6), speed * u(0.1, 0.7)),
        turn=motion.wander(rng, u(0.02, 0.15 if rigid else 0.35), u(0.002, 0.03)) if rng.random() < 0.6 else STILL,
        grow=motion.wander(rng, u(0.03, 0.45), u(0.002, 0.025)) if rng.random() < 0.6 else STILL,
        gait0=u(0, 2 * math.pi),
    )
    if on(0.15):
        # Coming near or driving off: several times the size within a clip, as cars and riders do.
        path.grow = motion.wander(rng, u(0.5, 1.2), u(0.02, 0.08))
    if on(0.25):
        path.x = motion.Wander(path.x.terms + motion.shake(rng, 0.02 * length).terms)
        path.y = motion.Wander(path.y.terms + motion.shake(rng, 0.03 * length).terms)
    if on(0.35 if body.kind == "thing" else 0.06 if body.kind == "person" else 0.0):
        path.turn = motion.wander(rng, u(0.5, 4.0), u(0.01, 0.2))
    if on(0.5):
        path.yaw0 = u(-1.0, 1.0)
        path.yaw = motion.wander(rng, u(0.1, 1.4), u(0.004, 0.06))
    if on(0.9):
        path.gait = body.gait * u(0.4, 1.3)
    roll = rng.random()
    path.follow = u(0.85, 1.0) if roll < 0.6 else u(0.3, 0.85) if roll < 0.85 else 0.0
    if still or (not labelled and rng.random() < 0.4):
        path.follow = 0.0
    if still:
        path.gait *= 0.1
    return path


def _lean(rng: Rng, body: Body, d: float) -> float:
    """Tilt of the whole body, radians: upright mostly, but people also lie, bow and turn somersaults."""
    if body.kind == "thing":
        return float(rng.normal(0, 0.5))
    wide = {"person": 0.9, "animal": 0.4, "vehicle": 0.2}[body.kind]
    return float(rng.normal(0, wide if rng.random() < 0.18 * d else 0.08))


def _place(
    rng: Rng,
    view: tuple[int, int],
    scale: float,
    body: Body,
    bounds: tuple[float, float, float, float],
    backdrop: Backdrop,
) -> tuple[float, float]:
    """Where the body's origin is at time 0, pixels from the view's centre."""
    height, width = view
    x = rng.normal(0, 0.2) * width
    centre_y = (bounds[1] + bounds[3]) / 2
    if backdrop.slope > 0 and rng.random() < 0.8:
        low = max(-0.3 * height, backdrop.horizon + 0.02 * height)
        foot = rng.uniform(low, 0.52 * height) if low < 0.45 * height else 0.5 * height
        y = foot - body.foot * scale
        # A tall body whose foot is up there would leave the picture: what matters is that it is seen.
        return x, max(y, -rng.uniform(0.05, 0.4) * height - centre_y * scale)
    return x, rng.normal(0, 0.18) * height - centre_y * scale


def cast_actors(
    rng: Rng,
    bank: TextureBank,
    backdrop: Backdrop,
    camera: Camera,
    span: float,
    objects: int,
    difficulty: float,
    degrade: float,
) -> list[Actor]:
    """All actors of a clip, far to near."""
    d = difficulty
    view = (camera.height, camera.width)
    size = min(view)
    area = view[0] * view[1]
    count = 1 + int(rng.random() ** 1.4 * objects)
    extras = int(rng.integers(0, 4)) if rng.random() < 0.55 * d else 0
    turn = rng.uniform(-1.2, 1.2)
    light = (math.sin(turn), -math.cos(turn))
    soft = rng.uniform(0.4, 1.2) * size / 160 if rng.random() < 0.3 * degrade else 0.0
    shadow = rng.uniform(0.15, 0.6) if rng.random() < 0.6 else 0.0
    herd = rng.random() < 0.35 * d
    actors: list[Actor] = []
    used = 0
    for number in range(count + extras):
        labelled = number < count and used < objects
        twin = actors[int(rng.integers(len(actors)))] if actors and (herd or rng.random() < 0.3 * d) else None
        same = twin is not None and rng.random() < 0.5
        body = twin.body if twin is not None else species.draw(rng)
        if labelled and number == 0:
            share = math.exp(rng.uniform(math.log(0.012), math.log(0.6)))
        else:
            share = math.exp(rng.uniform(math.log(0.005), math.log(0.25)))
        unit_area, bounds = silhouette(body)
        extent = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
        scale = min(
            math.sqrt(share * area / max(unit_area, 1e-3)), (1.3 if rng.random() < 0.75 else 1.9) * size / extent
        )
        if twin is not None:
            scale = twin.scale * math.exp(rng.uniform(-0.5, 0.25))
        path = _path(rng, size, extent * scale, span, body, camera, d, labelled)
        home = _place(rng, view, scale, body, bounds, backdrop)
        if rng.random() < 0.16 * d:
            # Leaving: in place at the start of the clip, not at its middle.
            home = (home[0] - path.x.at(-span / 2), home[1] - path.y.at(-span / 2))
        drift = path.x.at(0.5) - path.x.at(-0.5) + path.follow * (camera.x.at(0.5) - camera.x.at(-0.5))
        flip = 1.0 if drift >= 0 else -1.0
        if rng.random() < 0.2:
            flip = -flip
        others = None
        if same and twin is not None:
            sprites, others = twin.sprites, twin.others
        else:
            grown = math.exp(0.5 * max(0.0, max(path.grow.at(-span / 2), path.grow.at(span / 2))))
            hidden = bool(rng.random() < 0.22 * d)
            coats = _coats(rng, bank, body, extent * scale, backdrop, hidden)
            density = min(scale * grown * 1.05, 2.0 * size / extent)
            finish = _finish(rng, bank, body, (light[0] * flip, light[1]))
            sprites = make_sprites(rng, body, coats, density, finish, soft)
            if path.yaw.terms and rng.random() < 0.5:
                # Another patch of the same coats, and light from the other side.
                other = dataclasses.replace(finish, x=-finish.x)
                others = make_sprites(rng, body, coats, density, other, soft)
        ride = any(part.group for part in body.parts)
        label = used + 1 if labelled else 0
        used += labelled
        label_ride = label
        if ride and labelled:
            roll = rng.random()
            if roll < 0.45 and used < objects:
                used += 1
                label_ride = used
            elif roll < 0.7:
                label_ride = 0  # only the rider, or the one who carries, is the object
        supple = d > 0 and body.supple > 0 and rng.random() < body.supple * d
        actors.append(
            Actor(
                body=body,
                sprites=sprites,
                others=others,
                path=path,
                home=home,
                scale=scale,
                flip=flip,
                lean=_lean(rng, body, d),
                parallax=backdrop.parallax_at(home[1] + body.foot * scale),
                label=label,
                label_ride=label_ride,
                activity=rng.uniform(0.4, 1.2) if d > 0 else 1.0,
                bend=motion.wobble(rng, 0.05, (0.5, 1.6), rng.uniform(0.02, 0.4)) if supple else None,
                shadow=shadow,
                sheen=rng.uniform(-0.35, 0.35) if rng.random() < 0.5 else 0.0,
            )
        )

    # Whoever stands lower in the picture is nearer, mostly.
    def nearness(actor: Actor) -> float:
        return actor.home[1] + actor.body.foot * actor.scale

    keys = [nearness(actor) + rng.normal(0, 0.1) * size for actor in actors]
    return [actors[i] for i in np.argsort(keys, kind="stable")]


def pausing(rng: Rng, actor: Actor, span: float) -> Actor:
    """The actor, or the same one stopping for a while somewhere in a clip of span time steps; the camera then leaves it
    where it stands."""
    if rng.random() >= _PAUSES:
        return actor
    length = rng.uniform(0.15, 0.6) * span + 1
    start = rng.uniform(-0.6 * span, 0.5 * span)
    return dataclasses.replace(actor, path=dataclasses.replace(actor.path, follow=0.0, rest=(start, start + length)))
