"""How well weights carry masks through rendered clips that no training run has seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from vosannot.engines.propagation import Journey, Propagation
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.engines.xmem.propagation import XMemPropagation, XMemSettings
from vosannot.networks.families import Network
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN
from vosannot.training.render import RenderedClip, Renderer, RenderOptions

__all__ = ["HELD_SEED", "Measure", "Validation", "carry", "held_clips", "validate"]

Mask = npt.NDArray[np.bool_]
Measure = Callable[[Mask, Mask], tuple[float, float]]
"""True and predicted mask, bool [H, W] -> J and F."""

HELD_SEED = 2**31 - 1
"""Textures, bodies and motions of this seed are for validation."""
_FRAMES = 16
_GAP = 3


@dataclass(frozen=True, slots=True)
class Validation:
    """Means over objects and frames: J and F, 0..1."""

    j: float
    f: float


def held_clips(count: int, size: int) -> list[RenderedClip]:
    """The first ``count`` validation clips: 16 frames, 3 time steps apart, at full difficulty, ``size`` pixels."""
    renderer = Renderer(RenderOptions(size=size, frames=_FRAMES, min_gap=_GAP, max_gap=_GAP), seed=HELD_SEED)
    return [renderer.clip(index) for index in range(count)]


def validate(network: Network, clips: Sequence[RenderedClip], measure: Measure) -> Validation:
    """Propagate each clip's first masks as the engines do, with the public memory settings, and compare.

    The first and last frame stay out, as in DAVIS; every clip weighs the same.

    Args:
        network: on the CPU; left in evaluation mode.
        clips: at least one, of 3 or more frames.
        measure: J and F of a pair of masks.
    """
    network.eval()
    means = [np.mean(_values(network, clip, measure), axis=0) for clip in clips]
    j, f = (float(value) for value in np.mean(means, axis=0))
    return Validation(j, f)


def _values(network: Network, clip: RenderedClip, measure: Measure) -> list[tuple[float, float]]:
    ids = range(1, int(clip.labels[0].max()) + 1)
    return [
        measure(clip.labels[frame] == i, predicted == i)
        for frame, predicted in carry(network, clip.frames.__getitem__, clip.labels[0], len(clip.frames) - 1)
        for i in ids
    ]


def carry(
    network: Network, read: Callable[[int], npt.NDArray[np.uint8]], first: npt.NDArray[np.uint8], stop: int
) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Predict frames 1 to ``stop`` - 1 from the first one's masks, at the frames' own size, in float32.

    Args:
        network: on the CPU, in evaluation mode.
        read: frame number -> uint8 [H, W, 3] RGB.
        first: uint8 [H, W], label map of frame 0.

    Yields:
        Frame and predicted label map, uint8 [H, W].
    """
    height, width = first.shape
    journey = Journey(
        read=read,
        geometry=Geometry.of(height, width, None),
        references={0: first},
        start=0,
        forwards=True,
        device=torch.device("cpu"),
        bf16=False,
    )
    for frame, result in _propagation(network, journey).run(range(1, stop)):
        yield frame, result.labels


def _propagation(network: Network, journey: Journey) -> Propagation[Any]:
    if isinstance(network, STCN):
        return STCNPropagation(network, journey, PropagationSettings(top_k=20, mem_every=5, include_last=False))
    return XMemPropagation(network, journey, XMemSettings())
