"""The renderer: clip number in, clip out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from vosannot.training.render.bank import TextureBank
from vosannot.training.render.geometry import depth_map, flow_between
from vosannot.training.render.movers import layered_movers, moving_map
from vosannot.training.render.ops import Image
from vosannot.training.render.options import RenderedClip, RenderOptions
from vosannot.training.render.props import PropBank
from vosannot.training.render.scene import Scene, make_scene

_ATTEMPTS = 24
_SLIVER = 0.12
"""An object is labelled only if frame 0 shows this share of the largest area it has in the clip."""


@lru_cache(maxsize=2)
def _banks(seed: int) -> tuple[TextureBank, PropBank]:
    """Shared by all renderers of a process: the banks depend on the seed only and are read-only."""
    bank = TextureBank(seed)
    return bank, PropBank(seed, bank)


class Renderer:
    """Draws clips. `clip(i)` depends only on (seed, i, options); instances are cheap once a seed's bank exists."""

    def __init__(self, options: RenderOptions, seed: int = 0) -> None:
        self.options = options
        self.seed = seed

    def prepare(self) -> None:
        """Build the texture bank now (a few seconds) instead of at the first clip; do it before forking workers."""
        _banks(self.seed)

    def clip(self, index: int, after: int | None = None) -> RenderedClip:
        """The clip of this number, index >= 0; with what follows one time step after frame ``after`` when given."""
        options = self.options
        bank, props = _banks(self.seed)
        height, width = options.shape
        least = max(24, 0.0015 * height * width)
        for attempt in range(_ATTEMPTS):
            sequence = np.random.SeedSequence([self.seed, index, attempt])
            rng = np.random.Generator(np.random.PCG64(sequence))
            gap = int(rng.integers(options.min_gap, options.max_gap + 1))
            span = float(gap * (options.frames - 1))
            scene = make_scene(rng, bank, props, options, span)
            times = [i * gap - span / 2 for i in range(options.frames)]
            pictures = [scene.picture(time, options.geometry or options.movers or options.layered) for time in times]
            counts = np.stack([np.bincount(p.labels.ravel(), minlength=256) for p in pictures])
            # A sliver at the start that turns out to be a large object is nobody's idea of a first mask.
            enough = np.maximum(least, _SLIVER * counts.max(axis=0))
            kept = [i for i in range(1, 256) if counts[0, i] >= enough[i]]
            if kept:
                break
        else:
            raise RuntimeError(f"no labelled object came into view in {_ATTEMPTS} attempts (clip {index})")
        table = np.zeros(256, np.uint8)
        table[kept] = np.arange(1, len(kept) + 1)
        if options.degrade > 0:
            scene.degrade.expose(pictures[0].rgb)
        frames = np.empty((options.frames, height, width, 3), np.uint8)
        for number, (picture, time) in enumerate(zip(pictures, times, strict=True)):
            frames[number] = scene.degrade.apply(picture.rgb, time, number, bank)
        labels: Image = np.stack([table[picture.labels] for picture in pictures])
        extra = None if after is None else self._extra(scene, times[after] + 1)
        clip = RenderedClip(frames, labels, after=extra)
        surfaces = [picture.surface for picture in pictures if picture.surface is not None]
        if options.layered:
            seen, whole = layered_movers(scene, pictures, times)
            clip = replace(clip, seen=seen, whole=whole)
        if options.geometry or options.movers:
            depth = [depth_map(scene, surface, time) for surface, time in zip(surfaces, times, strict=True)]
            clip = replace(clip, depth=np.stack(depth))
        if options.movers:
            moving = [moving_map(scene, surface, time) for surface, time in zip(surfaces, times, strict=True)]
            clip = replace(clip, moving=np.stack(moving))
        return _with_flow(clip, scene, surfaces, times) if options.geometry else clip

    def _extra(self, scene: Scene, time: float) -> Image:
        """A frame at any time, with noise of its own."""
        bank, _ = _banks(self.seed)
        return scene.degrade.apply(scene.picture(time, False).rgb, time, self.options.frames, bank)


def _with_flow(
    clip: RenderedClip, scene: Scene, surfaces: list[npt.NDArray[np.int32]], times: list[float]
) -> RenderedClip:
    count, height, width = clip.labels.shape
    flow = np.zeros((count - 1, height, width, 2), np.float32)
    visible = np.zeros((count - 1, height, width), np.bool_)
    for i in range(count - 1):
        flow[i], visible[i] = flow_between(scene, surfaces[i], surfaces[i + 1], times[i], times[i + 1])
    return replace(clip, flow=flow, visible=visible)
