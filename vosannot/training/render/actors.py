"""Actors: a body with materials and sprites, moving. Draws itself at any time as one premultiplied layer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.training.render import ops
from vosannot.training.render.bodies import Body, Part
from vosannot.training.render.camera import Camera
from vosannot.training.render.motion import STILL, Wander, Wobble
from vosannot.training.render.ops import Affine, Image

Rng = np.random.Generator

_CUT: Final[Image] = np.clip((np.arange(256) - 128.0) * 2.2 + 128, 0, 255).astype(np.uint8)
"""Steepens a soft edge to about two pixels."""


@dataclass
class Path:
    """How an actor goes about, everything relative to its place at time 0.

    x, y: pixels; turn: radians; grow: natural log of scale; yaw: radians of turning away (pseudo-3-D);
    follow: 0 the actor belongs to the scene and the camera runs past it .. 1 the camera tracks it.
    gait: radians of gait per time step. rest: from when to when it stands still, time steps.
    """

    x: Wander = STILL
    y: Wander = STILL
    turn: Wander = STILL
    grow: Wander = STILL
    yaw: Wander = STILL
    yaw0: float = 0.0
    follow: float = 1.0
    gait: float = 0.0
    gait0: float = 0.0
    rest: tuple[float, float] | None = None

    def clock(self, time: float) -> float:
        """The time that its motion has reached: it stands still during its rest."""
        if self.rest is None:
            return time
        start, end = self.rest
        return time if time < start else start if time < end else time - (end - start)


@dataclass
class Sprite:
    """A part's picture, premultiplied uint8 [h, w, 4], and the map from its pixels to the part's frame."""

    image: Image
    to_part: Affine


@dataclass
class Drawn:
    """An actor in one frame.

    layer: premultiplied uint8 [h, w, 4]. x, y: its corner on the screen. owner: uint8 [h, w], 0 or 1 + the index of
    the front-most part with alpha >= 0.5; None when nobody asked.
    """

    layer: Image
    x: int
    y: int
    owner: Image | None


def silhouette(body: Body) -> tuple[float, tuple[float, float, float, float]]:
    """Area (square units) and bounds (x0, y0, x1, y1, units) of a body at rest."""
    poses = pose(body, 0.0, 0.0)
    outlines = [ops.apply_points(poses[i], part.outlines[0]) for i, part in enumerate(body.parts)]
    everything = np.concatenate(outlines)
    (x0, y0), (x1, y1) = everything.min(0), everything.max(0)
    side = 64 / max(x1 - x0, y1 - y0, 1e-3)
    canvas = np.zeros((66, 66), np.uint8)
    for outline in outlines:
        points = np.rint((outline - (x0, y0)) * side * 16).astype(np.int32)
        cv2.fillPoly(canvas, [points], 1, lineType=cv2.LINE_8, shift=4)
    return float(np.count_nonzero(canvas)) / side**2, (float(x0), float(y0), float(x1), float(y1))


def pose(body: Body, gait: float, activity: float) -> list[Affine]:
    """Every part's map to the body frame, at a gait phase (radians); activity scales the swings, 0..1."""
    out: list[Affine] = []
    for part in body.parts:
        angle = part.angle + activity * part.swing * math.sin(gait + part.phase) + part.spin * gait
        cos, sin = math.cos(angle), math.sin(angle)
        local = (cos, -sin, part.at[0], sin, cos, part.at[1])
        out.append(local if part.parent < 0 else ops.compose(out[part.parent], local))
    return out


@dataclass(frozen=True)
class Finish:
    """How sprites are lit and cut out.

    x, y: direction to the light on screen, unit length. volume: rounded shading, 0..1.2. gloss: highlights, 0..1.
    fall: how much darker the body's far end is than its lit end, 0..1. dim: how much darker the rearmost parts
    are than the front ones, 0..1. ragged: a grey texture that frays the outline (fur, feathers, leaves, torn
    cloth), uint8 [h, w], or None for a clean edge.
    """

    x: float
    y: float
    volume: float = 0.6
    gloss: float = 0.0
    fall: float = 0.0
    dim: float = 0.0
    ragged: Image | None = None


def make_sprites(
    rng: Rng, body: Body, coats: dict[int, Image], density: float, light: Finish, soft: float
) -> list[Sprite]:
    """Rasterise all parts at density pixels per unit; soft: edge blur in pixels. Sorted as body.parts."""
    rest = pose(body, 0.0, 0.0)
    ranks = {index: rank / max(1, len(body.order) - 1) for rank, index in enumerate(body.order)}
    return [
        _sprite(rng, part, coats, density, light, soft, rest[i], 1 - light.dim * (1 - ranks[i]))
        for i, part in enumerate(body.parts)
    ]


def _sprite(
    rng: Rng,
    part: Part,
    coats: dict[int, Image],
    density: float,
    light: Finish,
    soft: float,
    rest: Affine,
    gain: float,
) -> Sprite:
    points = np.concatenate(part.outlines)
    margin = 2.0 + 2.0 * soft
    low, high = points.min(0), points.max(0)
    width = min(640, math.ceil((high[0] - low[0]) * density + 2 * margin))
    height = min(640, math.ceil((high[1] - low[1]) * density + 2 * margin))
    place: Affine = (density, 0.0, margin - low[0] * density, 0.0, density, margin - low[1] * density)
    alpha = ops.fill(height, width, part.outlines, place)
    if light.ragged is not None:
        alpha = _ragged(rng, alpha, light.ragged)
    if soft > 0.3:
        alpha = ops.blur(alpha, soft)

    def material(slot: int) -> Image:
        coat = coats[slot]
        turn = part.angle if rng.random() < 0.5 else 0.0
        x, y = rng.uniform(0, coat.shape[1]), rng.uniform(0, coat.shape[0])
        return ops.sample(coat, ops.similarity(x, y, turn, 1.0, 1.0), width, height)

    colour = material(part.slot)
    for outline, slot in part.decor:
        colour = ops.mix(colour, material(slot), ops.fill(height, width, [outline], place))
    to_part = ops.invert(place)
    if min(width, height) > 5:
        colour = _shaded(colour, alpha, part.shade * light.volume, light, ops.compose(rest, to_part), gain)
    return Sprite(ops.premultiply(colour, alpha), to_part)


def _ragged(rng: Rng, alpha: Image, texture: Image) -> Image:
    """Move the edge in and out with a texture: a soft edge plus noise, cut at the middle again."""
    height, width = alpha.shape
    margin = min(2.2, 0.06 * min(height, width))
    if margin < 0.4:
        return alpha
    x, y = rng.uniform(0, texture.shape[1]), rng.uniform(0, texture.shape[0])
    noise = ops.sample(texture, (1, 0, x, 0, 1, y), width, height)
    soft = ops.blur(alpha, margin)
    rough = cast(Image, cv2.addWeighted(soft, 1.0, noise, 0.75, -0.75 * 128))
    # Only where the soft edge is: the noise must neither pierce the inside nor add crumbs outside.
    rough = np.where(soft > 225, alpha, np.where(soft < 30, np.uint8(0), rough))
    return ops.lookup(np.ascontiguousarray(rough), _CUT)


def _shaded(colour: Image, alpha: Image, strength: float, light: Finish, to_body: Affine, gain: float) -> Image:
    """Rounded shading: the blurred silhouette is a height field, lit from one side; and the body's own falloff."""
    height, width = alpha.shape
    shrink = max(1.0, max(height, width) / 40)
    small = ops.resize(alpha, max(4, int(width / shrink)), max(4, int(height / shrink)), cv2.INTER_AREA)
    sigma = 0.16 * min(small.shape) + 0.5
    field = cv2.GaussianBlur(small.astype(np.float32), (0, 0), sigma, borderType=cv2.BORDER_CONSTANT)
    slope = cv2.Sobel(field, cv2.CV_32F, 1, 0, scale=light.x) + cv2.Sobel(field, cv2.CV_32F, 0, 1, scale=light.y)
    # A height field of one unit rises over about 2.5 sigma; the factor makes the rim reach the full strength.
    level = 118 - slope * (strength * 0.08 * sigma) + (field - 128) * (0.12 * strength)
    # Along the light over the whole body: x and y of the body frame as planes over the small picture.
    ax = (to_body[0] * light.x + to_body[3] * light.y) * shrink
    ay = (to_body[1] * light.x + to_body[4] * light.y) * shrink
    start = to_body[2] * light.x + to_body[5] * light.y
    along = start + ax * np.arange(small.shape[1])[None, :] + ay * np.arange(small.shape[0])[:, None]
    level = level * (gain * (1 + light.fall * np.clip(along, -0.6, 0.6)))
    shade = ops.resize(np.clip(level, 16, 255).astype(np.uint8), width, height)
    out = ops.times(colour, ops.gray3(shade), 1 / 118)
    if light.gloss > 0:
        # A specular spot where the lit side faces us: only the very bright end of the shade.
        spot = ops.lookup(shade, _gloss_table(light.gloss))
        out = cast(Image, cv2.add(out, ops.gray3(spot)))
    return out


def _gloss_table(gloss: float) -> Image:
    where = np.arange(256, dtype=np.float32)
    table: Image = np.clip((where - 140) * 2.5 * gloss, 0, 170 * gloss).astype(np.uint8)
    return table


@dataclass
class Actor:
    """A body on its way. label: id of group 0, 0 when unlabelled; label_ride: id of group 1.

    scale: pixels per unit at time 0; home: screen place of the body frame's origin at time 0, in pixels from
    the view's centre; parallax: camera motion it sees (1 at the actors' usual distance); flip: -1 mirrors it.
    others: the sprites of the side it shows when it turns away (yaw), None when both sides look the same.
    """

    body: Body
    sprites: list[Sprite]
    others: list[Sprite] | None
    path: Path
    home: tuple[float, float]
    scale: float
    flip: float
    lean: float
    parallax: float
    label: int
    label_ride: int
    activity: float
    bend: Wobble | None
    shadow: float
    sheen: float

    def frame(self, camera: Camera, time: float) -> Affine:
        """The map from the body frame to the screen (without the bend)."""
        path = self.path
        view = camera.view(time, self.parallax, 1.0 - path.follow)
        own_time = path.clock(time)
        yaw = path.yaw0 + path.yaw.at(own_time)
        size = self.scale * math.exp(path.grow.at(own_time))
        # Seen at an angle a body shortens, but never to a line: it has a depth of its own.
        squeeze = math.sqrt(math.cos(yaw) ** 2 + (0.42 * math.sin(yaw)) ** 2)
        own = ops.similarity(
            self.home[0] + path.x.at(own_time),
            self.home[1] + path.y.at(own_time),
            self.lean + path.turn.at(own_time),
            size * self.flip * squeeze,
            size,
        )
        return ops.compose(view, own)

    def poses(self, camera: Camera, time: float) -> list[Affine]:
        """Every part's map to the (unbent) screen."""
        base = self.frame(camera, time)
        gait = self.path.gait0 + self.path.gait * self.path.clock(time)
        return [ops.compose(base, local) for local in pose(self.body, gait, self.activity)]

    def velocity(self, camera: Camera, time: float, span: float) -> tuple[float, float]:
        """Screen motion of the body's origin over span time steps, in pixels."""
        a, b = self.frame(camera, time - span / 2), self.frame(camera, time + span / 2)
        return b[2] - a[2], b[5] - a[5]

    def bend_at(self, points: npt.NDArray[np.float64], base: Affine, time: float) -> npt.NDArray[np.float64]:
        """Where on the unbent screen the bent screen's float64 [..., 2] points come from."""
        if self.bend is None:
            return points
        shift = self.bend.shift(ops.apply_points(ops.invert(base), points), self.path.clock(time))
        out = points.copy()
        out[..., 0] += base[0] * shift[..., 0] + base[1] * shift[..., 1]
        out[..., 1] += base[3] * shift[..., 0] + base[4] * shift[..., 1]
        return out

    def draw(self, camera: Camera, time: float, want_owner: bool) -> Drawn | None:
        """The actor's layer at a time; None when it is out of the picture."""
        height, width = camera.height, camera.width
        poses = self.poses(camera, time)
        reach = 0.0 if self.bend is None else 0.12 * abs(self.scale)
        maps, boxes = [], []
        for part, sprite in zip(poses, self.sprites, strict=True):
            whole = ops.compose(part, sprite.to_part)
            h, w = sprite.image.shape[:2]
            xs = [whole[2] + whole[0] * x + whole[1] * y for x in (0, w) for y in (0, h)]
            ys = [whole[5] + whole[3] * x + whole[4] * y for x in (0, w) for y in (0, h)]
            maps.append(whole)
            boxes.append((math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)) + 1, math.ceil(max(ys)) + 1))
        pad = math.ceil(reach) + 17  # room for streaks and bends that pull in what lies just outside
        x0 = max(-pad, min(b[0] for b in boxes) - math.ceil(reach))
        y0 = max(-pad, min(b[1] for b in boxes) - math.ceil(reach))
        x1 = min(width + pad, max(b[2] for b in boxes) + math.ceil(reach))
        y1 = min(height + pad, max(b[3] for b in boxes) + math.ceil(reach))
        if x1 - x0 < 2 or y1 - y0 < 2 or x1 <= 0 or y1 <= 0 or x0 >= width or y0 >= height:
            return None
        layer = np.zeros((y1 - y0, x1 - x0, 4), np.uint8)
        owner = np.zeros(layer.shape[:2], np.uint8) if want_owner else None
        turned = 0.5 + 0.5 * math.sin(2 * (self.path.yaw0 + self.path.yaw.at(self.path.clock(time))))
        for index in self.body.order:
            bx0, by0, bx1, by1 = boxes[index]
            bx0, by0, bx1, by1 = max(bx0, x0), max(by0, y0), min(bx1, x1), min(by1, y1)
            if bx1 - bx0 < 1 or by1 - by0 < 1:
                continue
            m = maps[index]
            moved = (m[0], m[1], m[2] - bx0, m[3], m[4], m[5] - by0)
            piece = ops.warp(self._side(index, turned), moved, bx1 - bx0, by1 - by0)
            box = (slice(by0 - y0, by1 - y0), slice(bx0 - x0, bx1 - x0))
            ops.over(layer[box], piece)
            if owner is not None:
                owner[box][piece[:, :, 3] >= 128] = index + 1
        if self.bend is not None:
            layer, owner = self._bent(layer, owner, x0, y0, camera, time)
        if self.sheen:
            # Turning away changes how much light the near side gets.
            gain = 1 + self.sheen * math.sin(self.path.yaw0 + self.path.yaw.at(self.path.clock(time)))
            layer = ops.tinted(layer, gain, 1.0)
        return Drawn(layer, x0, y0, owner)

    def _side(self, index: int, turned: float) -> Image:
        """A part's picture when the body has turned this far (0: one side, 1: the other)."""
        image = self.sprites[index].image
        if self.others is None or turned <= 0.02:
            return image
        return cast(Image, cv2.addWeighted(image, 1 - turned, self.others[index].image, turned, 0))

    def _bent(
        self, layer: Image, owner: Image | None, x0: int, y0: int, camera: Camera, time: float
    ) -> tuple[Image, Image | None]:
        height, width = layer.shape[:2]
        # The bend is smooth: a sparse grid, enlarged linearly, is exact to a few hundredths of a pixel.
        nx, ny = max(2, width // 6 + 1), max(2, height // 6 + 1)
        gx, gy = np.meshgrid(np.linspace(0, width - 1, nx), np.linspace(0, height - 1, ny))
        points = np.stack([gx + x0, gy + y0], axis=-1)
        source = self.bend_at(points, self.frame(camera, time), time) - (x0, y0)
        grid = ops.enlarge(source.astype(np.float32), width, height)
        layer = ops.gather(layer, grid, cv2.BORDER_CONSTANT)
        if owner is not None:
            owner = ops.gather(owner, grid, cv2.BORDER_CONSTANT, cv2.INTER_NEAREST)
        return layer, owner
