"""What the camera and the codec do to a picture: light, overlays, blur, noise, compression. Colours only, never
geometry: labels and flow stay exact."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import cast

import cv2
import numpy as np

from vosannot.training.render import motion, ops
from vosannot.training.render.bank import TextureBank, step_table
from vosannot.training.render.motion import STILL, Wander
from vosannot.training.render.ops import Image

Rng = np.random.Generator


@dataclass
class Degrade:
    """One clip's camera. Drawn once, then applied to each frame at its time."""

    exposure: Wander = STILL
    warmth: Wander = STILL
    gain: float = 1.0
    gamma: float = 1.0
    lift: float = 0.0
    saturation: float = 1.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    vignette: Image | None = None
    shadows: Image | None = None
    shadows_speed: tuple[float, float] = (0.0, 0.0)
    veil: Image | None = None
    veil_speed: tuple[float, float] = (0.0, 0.0)
    veil_light: int = 200
    flakes: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    soft: float = 0.0
    shrink: float = 1.0
    sharpen: float = 0.0
    noise_kind: int = 0
    noise: float = 0.0
    quality: int = 0
    seed: int = 0

    def apply(self, rgb: Image, time: float, number: int, bank: TextureBank) -> Image:
        """The spoiled frame, uint8 [h, w, 3]; number: index of the frame, for its own noise."""
        height, width = rgb.shape[:2]
        if self.shadows is not None:
            # Dappled or cloud shadow drifting over everything.
            rgb = ops.times(rgb, ops.gray3(_drift(self.shadows, self.shadows_speed, time, width, height)))
        if self.veil is not None:
            weight = _drift(self.veil, self.veil_speed, time, width, height)
            rgb = ops.mix(rgb, np.full_like(rgb, self.veil_light), weight)
        if self.flakes:
            rgb = self._snow(rgb, time)
        if self.vignette is not None:
            rgb = ops.times(rgb, ops.gray3(self.vignette))
        rgb = ops.lookup(rgb, self._tone(time))
        if self.saturation != 1.0:
            grey = ops.gray3(cast(Image, cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)))
            rgb = cast(Image, cv2.addWeighted(rgb, self.saturation, grey, 1 - self.saturation, 0))
        if self.soft:
            rgb = ops.blur(rgb, self.soft)
        if self.shrink < 1.0:
            small = ops.resize(rgb, max(8, int(width * self.shrink)), max(8, int(height * self.shrink)), cv2.INTER_AREA)
            rgb = ops.resize(small, width, height, cv2.INTER_CUBIC if self.seed % 2 else cv2.INTER_LINEAR)
        if self.sharpen:
            rgb = cast(Image, cv2.addWeighted(rgb, 1 + self.sharpen, ops.blur(rgb, 1.0), -self.sharpen, 0))
        if self.noise:
            rgb = _noisy(rgb, bank.noise[self.noise_kind], self.noise, self.seed * 131 + number * 7919)
        if self.quality:
            encoded = cv2.imencode(".jpg", rgb[:, :, ::-1], (cv2.IMWRITE_JPEG_QUALITY, self.quality))[1]
            rgb = cast(Image, cv2.imdecode(encoded, cv2.IMREAD_COLOR))[:, :, ::-1]
        return rgb

    def expose(self, rgb: Image) -> None:
        """Meter the light on the first frame, as cameras do, so that dark scenes are dim and not black."""
        mean = float(rgb[::4, ::4].mean())
        if mean < 75:
            self.gain *= min(2.5, (75 / max(mean, 8.0)) ** 0.65)
        elif mean > 185:
            self.gain *= 185 / mean

    def _tone(self, time: float) -> Image:
        where = np.arange(256, dtype=np.float32)[:, None] / 255
        warm = self.warmth.at(time)
        colour = np.array(self.tint, np.float32) * np.array([1 + warm, 1.0, 1 - warm], np.float32)
        level = self.gain * math.exp(self.exposure.at(time))
        table = np.clip((where**self.gamma * (1 - self.lift) + self.lift) * colour * level, 0, 1)
        return np.rint(table * 255).astype(np.uint8).reshape(256, 1, 3)

    def _snow(self, rgb: Image, time: float) -> Image:
        out = np.ascontiguousarray(rgb)
        height, width = out.shape[:2]
        for x, y, dx, dy, radius in self.flakes:
            px, py = (x + dx * time) % 1.1 * width, (y + dy * time) % 1.1 * height
            tail = (int((px - dx * width * 0.4) * 16), int((py - dy * height * 0.4) * 16))
            cv2.line(
                out,
                (int(px * 16), int(py * 16)),
                tail,
                (self.veil_light,) * 3,
                max(1, round(radius)),
                cv2.LINE_AA,
                4,
            )
        return out


def _drift(plane: Image, speed: tuple[float, float], time: float, width: int, height: int) -> Image:
    x, y = speed[0] * time, speed[1] * time
    return ops.sample(plane, (1, 0, x + width / 4, 0, 1, y + height / 4), width, height)


def _noisy(rgb: Image, noise: Image, strength: float, seed: int) -> Image:
    height, width = rgb.shape[:2]
    side = noise.shape[0]
    if max(height, width) > side // 2:
        times = math.ceil(1.5 * max(height, width) / side) + 1
        noise = np.tile(noise, (times, times, 1))
    y, x = seed % 9973 % (noise.shape[0] - height), seed % 7877 % (noise.shape[1] - width)
    piece = noise[y : y + height, x : x + width]
    # The stored noise has a standard deviation of 32 levels around 128.
    share = strength / 32.0
    return cast(Image, cv2.addWeighted(rgb, 1.0, piece, share, -128.0 * share))


def make_degrade(rng: Rng, bank: TextureBank, height: int, width: int, degrade: float, difficulty: float) -> Degrade:
    """A random camera and codec; degrade 0 gives a perfect one."""
    d = Degrade(seed=int(rng.integers(1 << 20)))
    if degrade <= 0:
        return d
    size = min(height, width)
    hit = rng.random(14) / degrade
    u = rng.uniform
    d.gain, d.gamma = math.exp(rng.normal(0.1, 0.14)), math.exp(rng.normal(-0.06, 0.18))
    d.saturation = float(np.clip(rng.normal(0.95, 0.18), 0.2, 1.4)) if hit[0] < 0.6 else 1.0
    if hit[1] < 0.04:
        d.saturation = 0.0
    d.tint = (math.exp(rng.normal(0, 0.05)), math.exp(rng.normal(0, 0.03)), math.exp(rng.normal(0, 0.06)))
    d.lift = u(0, 0.15) if hit[2] < 0.25 else 0.0
    if hit[3] < 0.4 * difficulty:
        d.exposure = motion.wander(rng, u(0.02, 0.2), u(0.001, 0.02))
        d.warmth = motion.wander(rng, u(0.0, 0.05) + 0.001, 0.004)
    if hit[4] < 0.2:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        radius = np.hypot((x / width - 0.5), (y / height - 0.5)) * 2
        d.vignette = np.clip(255 * (1 - u(0.1, 0.35) * radius**2), 0, 255).astype(np.uint8)
    if hit[5] < 0.14 * difficulty:
        plane = np.ascontiguousarray(
            bank.pattern(
                rng,
                width * 3 // 2,
                height * 3 // 2,
                ("clouds", "leaves", "foliage", "mosaic")[int(rng.integers(4))],
                0.4,
            )[:, :, 0]
        )
        low = u(0.35, 0.8)
        table = (255 * low + step_table(u(0.35, 0.65), u(0.03, 0.25)).astype(np.float32) * (1 - low)).astype(np.uint8)
        d.shadows = ops.blur(ops.lookup(plane, table), u(0.5, 2.5))
        d.shadows_speed = (rng.normal(0, 0.01) * size, rng.normal(0, 0.005) * size)
    if hit[6] < 0.10 * difficulty:
        plane = np.ascontiguousarray(
            bank.pattern(rng, width * 3 // 2, height * 3 // 2, ("clouds", "marble")[int(rng.integers(2))], 0.5)[:, :, 0]
        )
        d.veil = ops.lookup(
            plane, (step_table(u(0.4, 0.7), u(0.2, 0.45)).astype(np.float32) * u(0.2, 0.75)).astype(np.uint8)
        )
        d.veil_speed = (rng.normal(0, 0.02) * size, rng.normal(0, 0.01) * size)
    d.veil_light = int(u(120, 250))
    if hit[7] < 0.05 * difficulty:
        fall = u(0.005, 0.06)
        d.flakes = [
            (u(0, 1.1), u(0, 1.1), rng.normal(0.01, 0.01), fall * u(0.5, 1.5), u(0.6, 2.5) * size / 160)
            for _ in range(int(u(15, 90)))
        ]
    if hit[8] < 0.25:
        d.soft = u(0.3, 1.2) * size / 160
    if hit[9] < 0.22:
        d.shrink = u(0.45, 0.9)
    if hit[10] < 0.2:
        d.sharpen = u(0.2, 1.2)
    if hit[11] < 0.6:
        d.noise = degrade * math.exp(u(math.log(0.8), math.log(9.0)))
        d.noise_kind = int(rng.integers(4))
    if hit[12] < 0.45:
        d.quality = int(u(30, 92))
    return d
