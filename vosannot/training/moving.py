"""What a network that finds what moves is trained with: flow as it will see it, and what the renderer knows."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.media.flow import dis_flow
from vosannot.networks.datt.inputs import flow_input
from vosannot.networks.datt.model import DATT
from vosannot.networks.preprocess import normalise
from vosannot.objectives.foreground import foreground_loss, scale_invariant_log
from vosannot.training.batch import Batch, Moving
from vosannot.training.options import TrainOptions
from vosannot.training.render import RenderedClip
from vosannot.training.render.movers import UNDECIDED
from vosannot.training.transplant import named_datt

__all__ = ["moving_batch", "moving_loss"]

_BLIND = 0.05
"""Share of frames that are shown without flow: a clip may have one frame only, or a cut on both sides of one."""


def moving_batch(clips: Sequence[RenderedClip], options: TrainOptions, rngs: Sequence[np.random.Generator]) -> Batch:
    """Clips with flow, depth and what moves, as one batch.

    Every frame gets the flow to the one after it or before it, the ends of a clip to their only neighbour: a clip is
    seen forwards and backwards, as far apart as its frames happen to lie.

    Args:
        clips: rendered with ``movers``, of two frames or more.
        options: of the run.
        rngs: one a clip.
    """
    kind = named_datt(options).flow_input
    flows = [
        np.stack([_flow(clip.frames, t, rng, lambda flow: flow_input(flow, kind)) for t in range(len(clip.frames))])
        for clip, rng in zip(clips, rngs, strict=True)
    ]
    moving = np.stack([_given(clip.moving) for clip in clips])
    depth = np.stack([np.log(_given(clip.depth)) for clip in clips])
    return Batch(
        torch.from_numpy(np.stack([clip.frames for clip in clips])),
        torch.from_numpy((moving == 1).astype(np.int64)),
        torch.ones(len(clips), 1),
        moving=Moving(
            torch.from_numpy(np.stack(flows)), torch.from_numpy(depth), torch.from_numpy(moving != UNDECIDED)
        ),
    )


def _flow(
    frames: npt.NDArray[np.uint8],
    at: int,
    rng: np.random.Generator,
    encode: Callable[[npt.NDArray[np.float32]], npt.NDArray[np.float32]],
) -> npt.NDArray[np.float32]:
    forwards, blind = rng.random() < 0.5, rng.random() < _BLIND
    other = at + 1 if at == 0 or (forwards and at + 1 < len(frames)) else at - 1
    if blind:
        return encode(np.zeros((*frames.shape[1:3], 2), np.float32))
    return encode(dis_flow(frames[at], frames[other]))


def _given(part: npt.NDArray[np.generic] | None) -> npt.NDArray[np.generic]:
    assert part is not None
    return part


def moving_loss(network: DATT, batch: Batch, options: TrainOptions, keep: float) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch, and its parts as numbers.

    Binary cross entropy and, as in the other families, half of dice, which the paper does without: what moves covers a
    tenth of a picture. To this comes the scale-invariant loss of the depth (paper: lambda = 0.1).
    """
    assert batch.moving is not None
    images = normalise(batch.frames.flatten(0, 1).permute(0, 3, 1, 2)).contiguous(memory_format=torch.channels_last)
    flows = batch.moving.flow.flatten(0, 1).contiguous(memory_format=torch.channels_last)
    found = network(images, flows)
    with torch.autocast(images.device.type, enabled=False):
        targets, known = batch.labels.flatten(0, 1).float(), batch.moving.known.flatten(0, 1).float()
        entropy, dice = foreground_loss(found.logits, targets, known, keep)
        loss = entropy + 0.5 * dice
        parts = {"mask": float(loss.detach())}
        if found.depth is not None:
            depth = scale_invariant_log(found.depth, batch.moving.depth.flatten(0, 1))
            loss = loss + options.depth_weight * depth
            parts["depth"] = float(depth.detach())
    return loss, parts
