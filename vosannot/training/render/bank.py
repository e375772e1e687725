"""The texture bank: grey textures made once per seed, coloured, cropped, blended and warped at every use."""

from __future__ import annotations

import math
from typing import Final, cast

import cv2
import numpy as np

from vosannot.training.render import ops, palette, textures
from vosannot.training.render.ops import Image

TEXTURE: Final = 256
"""Side of a bank texture in pixels."""

_ROUGH: Final = ("clouds", "fibres", "leaves", "cells", "mosaic", "spots", "strokes", "marble", "blades")


class TextureBank:
    """A few hundred textures and some sensor noise; depends on the seed only, and is never written to."""

    def __init__(self, seed: int) -> None:
        self.textures: dict[str, list[Image]] = {}
        for number, (family, (_, count)) in enumerate(sorted(textures.FAMILIES.items())):
            rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 7919, number])))
            self.textures[family] = [textures.build(rng, family, TEXTURE) for _ in range(count)]
        self.families: Final = tuple(sorted(self.textures))
        rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 7920])))
        fine = rng.standard_normal((384, 384, 3), dtype=np.float32)
        coarse = cv2.GaussianBlur(fine, (0, 0), 1.0) * 2.5
        self.noise: Final = [
            np.clip(128 + 32 * plane, 0, 255).astype(np.uint8)
            for plane in (fine, np.repeat(fine[:, :, :1], 3, 2), coarse, 0.7 * fine + 0.6 * coarse[::-1])
        ]

    def pattern(
        self, rng: np.random.Generator, width: int, height: int, family: str | None = None, zoom: float = 1.0
    ) -> Image:
        """A random turned, scaled and cropped texture, uint8 [height, width, 2] (value, tint).

        zoom: texture pixels per output pixel, about; the draw varies around it by a factor of two.
        """
        name = family if family is not None else self.families[int(rng.integers(len(self.families)))]
        entries = self.textures[name]
        entry = entries[int(rng.integers(len(entries)))]
        turn = rng.uniform(0, 2 * math.pi)
        if name in ("masonry", "ripples", "weave") and rng.random() < 0.8:
            turn = rng.normal(0, 0.04)
        scale = zoom * math.exp(rng.uniform(-0.7, 0.6))
        squeeze = math.exp(rng.uniform(-0.3, 0.3))
        x, y = rng.uniform(0, TEXTURE, 2)
        return ops.sample(entry, ops.similarity(x, y, turn, scale, scale * squeeze), width, height)

    def coat(
        self,
        rng: np.random.Generator,
        width: int,
        height: int,
        colours: list[palette.Colour],
        family: str | None = None,
        zoom: float = 1.0,
        contrast: float | None = None,
    ) -> Image:
        """A coloured material, uint8 [height, width, 3]; colours: one or two of them.

        contrast: 0..1, drawn when None. A second colour goes to the texture's tint (single leaves, threads,
        stones), or splits the material in patches.
        """
        contrast = float(rng.beta(1.6, 1.8)) if contrast is None else contrast
        planes = self.pattern(rng, width, height, family, zoom)
        value = np.ascontiguousarray(planes[:, :, 0])
        if contrast > 0.1 and rng.random() < 0.6:
            # Real surfaces have structure at more than one scale: a second texture, finer or coarser.
            name = self.rough(rng)
            detail = self.pattern(rng, width, height, name, zoom * (1.8 if rng.random() < 0.6 else 0.35))
            share = float(rng.uniform(0.15, 0.5))
            value = cast(Image, cv2.addWeighted(value, 1 - share, np.ascontiguousarray(detail[:, :, 0]), share, 0))
        first = ops.lookup(value, palette.ramp(rng, colours[0], contrast))
        if len(colours) < 2:
            return first
        second = ops.lookup(value, palette.ramp(rng, colours[1], contrast))
        if rng.random() < 0.5:
            weight = np.ascontiguousarray(planes[:, :, 1])
        else:
            weight = np.ascontiguousarray(
                self.pattern(rng, width, height, ("clouds", "mosaic", "spots", "marble")[int(rng.integers(4))], zoom)[
                    :, :, 0
                ]
            )
            weight = ops.lookup(weight, step_table(rng.uniform(0.3, 0.65), rng.uniform(0.01, 0.25)))
        return ops.mix(first, second, weight)

    def rough(self, rng: np.random.Generator) -> str:
        """A family fit for surfaces without a regular pattern."""
        return _ROUGH[int(rng.integers(len(_ROUGH)))]


def step_table(edge: float, soft: float) -> Image:
    """uint8 [256]: 0 below the edge (0..1), 255 above, over a slope of half-width soft (0..1)."""
    where = np.arange(256, dtype=np.float32) / 255
    return np.rint(np.clip((where - edge) / (2 * soft) + 0.5, 0, 1) * 255).astype(np.uint8)
