"""Renders the sample clip: an astronaut at a launch site and a coffee that drifts past, with exact masks.

The pictures come from scikit-image's wheel, nothing is downloaded: "astronaut" (NASA, public domain),
"coffee" (Rachel Michetti, Pikolo Espresso Bar, no copyright restrictions) and "rocket" (SpaceX, CC0).
"""

import math
from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
import skimage.data

from vosannot.media._info import Image
from vosannot.media._sample_shapes import ASTRONAUT, CUP

__all__ = ["FPS", "FRAMES", "HEIGHT", "WIDTH", "render"]

WIDTH, HEIGHT, FRAMES, FPS = 640, 360, 48, 24.0

Floats = npt.NDArray[np.float32]

_SHUTTER = (0.0, 0.35)  # moments within a frame, in frames, averaged into motion blur
_BODY_SCALE = 0.72
_BODY_WIDTH = 440  # columns of the frame that the person can reach
_CUP_BOX = 240  # side of the square in which the cup and its shadow are drawn, pixels
_GRAIN = 2.2  # standard deviation, grey levels


def render() -> Iterator[tuple[Image, npt.NDArray[np.uint8]]]:
    """The frames and their label maps.

    Yields:
        uint8 [360, 640, 3] RGB and uint8 [360, 640] with 0 background, 1 astronaut, 2 coffee cup. A pixel
        belongs to whatever covers most of it. Deterministic.
    """
    scene = _Scene()
    noise = np.random.default_rng(7)
    for number in range(FRAMES):
        colour = np.zeros((HEIGHT, WIDTH, 3), np.float32)
        cover = np.zeros((3, HEIGHT, WIDTH), np.float32)
        for offset in _SHUTTER:
            shot, body, cup = scene.moment(number + offset)
            colour += shot
            cover[1] += body
            cover[2] += cup
        colour /= len(_SHUTTER)
        cover /= len(_SHUTTER)
        cover[0] = 1 - cover[1] - cover[2]
        grain = _blurred(noise.standard_normal((HEIGHT, WIDTH), np.float32), 0.6)
        colour += (grain * (_GRAIN / 0.45))[..., None]
        image = np.clip(colour * scene.vignette + 0.5, 0, 255).astype(np.uint8)
        yield image, np.argmax(cover, axis=0).astype(np.uint8)


class _Scene:
    """The layers and how they move; ``t`` is the time in frames."""

    def __init__(self) -> None:
        rocket = np.asarray(_picture("rocket"), np.float32)
        rocket = np.asarray(cv2.resize(rocket, (820, 547), interpolation=cv2.INTER_CUBIC), np.float32)
        self.back = _graded(_blurred(rocket, 1.3), 0.85, (1.12, 1.08, 1.04))
        astronaut = np.asarray(_picture("astronaut"), np.float32)
        self.body = _cut_out(_graded(astronaut, 1.0, (0.93, 0.95, 1.0)), ASTRONAUT)
        # Smoothed, since it is shown at a third of its size.
        self.cup = _blurred(_cut_out(_blue(_picture("coffee")), CUP), 0.9)
        y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
        self.x, self.y = x[:, :_BODY_WIDTH], y[:, :_BODY_WIDTH]
        far = ((x / WIDTH - 0.5) ** 2 + (y / HEIGHT - 0.5) ** 2) * 0.45
        self.vignette = (1.03 - far)[..., None]

    def moment(self, t: float) -> tuple[Floats, Floats, Floats]:
        """The picture, and the visible share of body and cup in each pixel, at an instant."""
        shake_x = 1.3 * math.sin(0.9 * t) + 0.8 * math.sin(2.3 * t + 1)
        shake_y = 1.0 * math.sin(1.1 * t + 2) + 0.7 * math.sin(2.9 * t)
        pan = 12 + 62 * _ease(t / FRAMES)
        zoom = 1.0 + 0.03 * t / FRAMES
        view = np.array([[zoom, 0, -pan + shake_x], [0, zoom, -150 - 14 * t / FRAMES + shake_y]], np.float64)
        colour = np.asarray(cv2.warpAffine(self.back, view, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT), np.float32)
        body = self._body(t, shake_x * 1.3, shake_y * 1.3)
        cup, shadow, (top, left) = self._cup(t, shake_x * 1.6, shake_y * 1.6)
        spot = slice(top, top + _CUP_BOX), slice(left, left + _CUP_BOX)
        body_cover = np.zeros((HEIGHT, WIDTH), np.float32)
        body_cover[:, :_BODY_WIDTH] = body[..., 3]
        # The shadow falls on the person only: what lies behind is far away.
        shade = np.ones((HEIGHT, WIDTH), np.float32)
        shade[spot] -= 0.45 * shadow
        part = colour[:, :_BODY_WIDTH]
        part *= 1 - body[..., 3:]
        part += body[..., :3] * shade[:, :_BODY_WIDTH, None]
        part = colour[spot]
        part *= 1 - cup[..., 3:]
        part += cup[..., :3]
        cup_cover = np.zeros((HEIGHT, WIDTH), np.float32)
        cup_cover[spot] = cup[..., 3]
        body_cover[spot] *= 1 - cup[..., 3]
        return colour, body_cover, cup_cover

    def _body(self, t: float, dx: float, dy: float) -> Floats:
        """The person sways about the waist, breathes, and turns her head."""
        angle = math.radians(1.8 * math.sin(t * 0.13 + 0.4))
        left = -8 + 26 * math.sin(t * 0.085 - 0.5) + dx
        top = 28 + 3.5 * math.sin(t * 0.26) + dy
        u = (self.x - left) / _BODY_SCALE
        v = (self.y - top) / _BODY_SCALE
        u0, v0 = u - 250, v - 520
        u = 250 + math.cos(angle) * u0 + math.sin(angle) * v0
        v = 520 - math.sin(angle) * u0 + math.cos(angle) * v0
        u = 250 + (u - 250) * np.float32(1 + 0.012 * math.sin(t * 0.3))
        head = np.clip((235 - v) / 85, 0, 1)
        head = head * head * (3 - 2 * head)
        turn = math.sin(t * 0.16 + 0.3)
        across = np.clip((u - 228) / 80, -1, 1)
        u = (
            u
            - head * (7 * turn + 5 * turn * (1 - across * across))
            + head * 0.04 * (1 - math.cos(t * 0.16)) * (u - 228)
        )
        v = v - head * 2.5 * math.sin(t * 0.21)
        return np.asarray(
            cv2.remap(self.body, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR), np.float32
        )

    def _cup(self, t: float, dx: float, dy: float) -> tuple[Floats, Floats, tuple[int, int]]:
        """The cup drifts from the right across the person, turning slowly.

        Returns:
            float32 [B, B, 4] cup, float32 [B, B] its shadow 0..1, and the (row, column) where this square
            lies.
        """
        way = t / FRAMES
        x = 560 - 430 * _ease(way) + dx
        y = 236 - 46 * math.sin(math.pi * way) + 5 * math.sin(t * 0.33) + dy
        left = min(max(int(x) - _CUP_BOX // 2, 0), WIDTH - _CUP_BOX)
        top = min(max(int(y) - _CUP_BOX // 2, 0), HEIGHT - _CUP_BOX)
        scale = 0.31 + 0.05 * math.sin(math.pi * way)
        angle = math.radians(-16 + 34 * way)
        tilt = 1 - 0.12 * math.sin(2 * math.pi * way)
        c, s = math.cos(angle) * scale, math.sin(angle) * scale
        matrix = np.array([[c, -s * tilt, 0], [s, c * tilt, 0]], np.float64)
        matrix[:, 2] = np.array([x - left, y - top]) - matrix[:, :2] @ np.array([279.0, 205.0])
        cup = np.asarray(cv2.warpAffine(self.cup, matrix, (_CUP_BOX, _CUP_BOX)), np.float32)
        shift = np.array([[1, 0, -16], [0, 1, 20]], np.float64)
        shadow = cv2.warpAffine(np.ascontiguousarray(cup[..., 3]), shift, (_CUP_BOX, _CUP_BOX))
        return cup, _blurred(np.asarray(shadow, np.float32), 8), (top, left)


def _picture(name: str) -> Image:
    """One of the photographs inside scikit-image, uint8 [H, W, 3] RGB."""
    return np.asarray(getattr(skimage.data, name)(), np.uint8)


def _blurred(image: Floats, sigma: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)


def _ease(x: float) -> float:
    """0..1 with soft ends."""
    return x * x * (3 - 2 * x)


def _graded(image: npt.NDArray[np.float32], gamma: float, gains: tuple[float, float, float]) -> Floats:
    graded = 255 * (np.clip(image, 0, 255) / 255) ** gamma * np.array(gains, np.float32)
    return np.clip(graded, 0, 255).astype(np.float32)


def _blue(image: Image) -> Floats:
    """The red china turned blue; the coffee inside the rim stays as it is."""
    hsv = cv2.cvtColor(image, cv2.COLOR_RGB2HSV)
    hue = hsv[..., 0].astype(np.int16)
    turned = hsv.copy()
    turned[..., 0] = (hue + 100) % 180
    turned[..., 1] = np.clip(turned[..., 1] * 0.86, 0, 255).astype(np.uint8)
    blue = np.clip(np.asarray(cv2.cvtColor(turned, cv2.COLOR_HSV2RGB), np.float32) * 1.25, 0, 255)
    rim = np.zeros(image.shape[:2], np.float32)
    cv2.ellipse(rim, ((290.5, 111.5), (187.0, 235.0), 96.7), 1.0, -1)
    inside = _blurred(rim, 2)[..., None]
    mixed = np.clip(image.astype(np.float32) * 1.1, 0, 255) * inside + blue * (1 - inside)
    return np.asarray(mixed, np.float32)


def _cut_out(image: Floats, outline: str) -> Floats:
    """float32 [H, W, 4]: colour multiplied by coverage, and coverage 0..1 with soft edges."""
    points = np.array([pair.split(",") for pair in outline.split()], np.float64) / 2
    height, width = image.shape[:2]
    big = np.zeros((height * 4, width * 4), np.uint8)
    cv2.fillPoly(big, [np.round((points + 0.5) * 4).astype(np.int32)], 255)
    alpha = np.asarray(cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA), np.float32) / 255
    alpha = np.asarray(cv2.GaussianBlur(alpha, (0, 0), 0.7, borderType=cv2.BORDER_REPLICATE), np.float32)
    return np.dstack([image * alpha[..., None], alpha]).astype(np.float32)
