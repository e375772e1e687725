"""How well weights carry masks through rendered clips that no training run has seen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.zero_shot.frames import Frames, enlarged, look
from vosannot.core.errors import UsageError
from vosannot.engines.frtm.propagation import FRTMPropagation, FRTMSettings
from vosannot.engines.frtm.targets import Learning, Targets
from vosannot.engines.propagation import Journey, Propagation
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.engines.xmem.propagation import XMemPropagation, XMemSettings
from vosannot.media.flow import Flow, dis_flow
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import AnyNetwork, Trainable
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.layers.model import Layers
from vosannot.networks.preprocess import Geometry
from vosannot.networks.selector.model import Selector
from vosannot.networks.stcn.model import STCN
from vosannot.training.layered import window_flows
from vosannot.training.render import RenderedClip, Renderer, RenderOptions
from vosannot.training.render.movers import UNDECIDED

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


def held_clips(count: int, size: int, *, movers: bool = False) -> list[RenderedClip]:
    """The first ``count`` validation clips: 16 frames, 3 time steps apart, at full difficulty, ``size`` pixels.

    ``movers``: they tell what moves, too.
    """
    options = RenderOptions(size=size, frames=_FRAMES, min_gap=_GAP, max_gap=_GAP, movers=movers)
    renderer = Renderer(options, seed=HELD_SEED)
    return [renderer.clip(index) for index in range(count)]


def validate(network: Trainable, clips: Sequence[RenderedClip], measure: Measure) -> Validation:
    """Propagate each clip's first masks as the engines do, with the public memory settings, and compare.

    A network that is given no mask finds what moves instead: DATT with the flow from each
    frame to the next, Layers in all frames as one window. The first and
    last frame stay out, as in DAVIS; every clip weighs the same.

    Args:
        network: on the CPU; left in evaluation mode.
        clips: at least one, of 3 or more frames; for a network that is given no mask, those that tell what moves.
        measure: J and F of a pair of masks.

    Raises:
        UsageError: the network finds no masks: it judges or mends them.
    """
    if isinstance(network, Selector | Corrector):
        raise UsageError("Mask selector and corrector find no masks: vosannot eval measures them (check, repair).")
    network.eval()
    values = [
        _values(network, clip, measure)
        if not isinstance(network, DATT | Layers)
        else _compared(clip, _moving(network, clip) if isinstance(network, DATT) else _layered(network, clip), measure)
        for clip in clips
    ]
    means = [np.mean(pairs, axis=0) for pairs in values]
    j, f = (float(value) for value in np.mean(means, axis=0))
    return Validation(j, f)


def _compared(clip: RenderedClip, masks: Iterable[Mask], measure: Measure) -> list[tuple[float, float]]:
    """J and F of what moves, where that is known; ``masks`` of all frames, bool [H, W]."""
    assert clip.moving is not None
    pairs = []
    for moving, found in list(zip(clip.moving, masks, strict=True))[1:-1]:
        known = moving != UNDECIDED
        pairs.append(measure((moving == 1) & known, found & known))
    return pairs


def _moving(network: DATT, clip: RenderedClip) -> Iterator[Mask]:
    size = (clip.frames.shape[1], clip.frames.shape[2])
    last = len(clip.frames) - 1

    def flow(frame: int) -> list[Flow]:
        return [dis_flow(clip.frames[frame], clip.frames[frame + 1 if frame < last else frame - 1])]

    seen = Frames(clip.frames.__getitem__, flow, size, min(size), network.config.flow_input, torch.device("cpu"))
    for frame in range(len(clip.frames)):
        yield enlarged(look(network, seen, [frame], bf16=False)[0], size).numpy() > 0.5


@torch.no_grad()
def _layered(network: Layers, clip: RenderedClip) -> Iterator[Mask]:
    size = (clip.frames.shape[1], clip.frames.shape[2])
    found = network(torch.from_numpy(window_flows(clip.frames, size))[None])
    everything = 1 - (1 - found.modal()[0]).prod(1)
    for mask in everything:
        yield enlarged(mask, size).numpy() > 0.5


def _values(network: AnyNetwork, clip: RenderedClip, measure: Measure) -> list[tuple[float, float]]:
    ids = range(1, int(clip.labels[0].max()) + 1)
    return [
        measure(clip.labels[frame] == i, predicted == i)
        for frame, predicted in carry(network, clip.frames.__getitem__, clip.labels[0], len(clip.frames) - 1)
        for i in ids
    ]


def carry(
    network: AnyNetwork, read: Callable[[int], npt.NDArray[np.uint8]], first: npt.NDArray[np.uint8], stop: int
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


def _propagation(network: AnyNetwork, journey: Journey) -> Propagation[Any]:
    if isinstance(network, FRTM):
        learn = partial(Targets().get, network, Path(), journey, how=Learning(augmented=4, max_samples=80, seed=0))
        return FRTMPropagation(network, journey, FRTMSettings(), learn)
    if isinstance(network, STCN):
        return STCNPropagation(network, journey, PropagationSettings(top_k=20, mem_every=5, include_last=False))
    return XMemPropagation(network, journey, XMemSettings())
