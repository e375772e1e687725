"""What a network that tells moving objects apart by their flow is trained with."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.media.flow import dis_flow
from vosannot.networks.layers.inputs import both_flows, shrunken
from vosannot.networks.layers.model import Layers
from vosannot.objectives.layers import layered_loss
from vosannot.training.batch import Batch, Several
from vosannot.training.render import RenderedClip
from vosannot.training.render.movers import MOST, UNDECIDED

__all__ = ["layered_batch", "several_loss", "window_flows"]

_BLIND = 0.05
"""Share of frames that are shown without flow: between two cuts there may be one frame only."""


def layered_batch(clips: Sequence[RenderedClip], shape: tuple[int, int], rngs: Sequence[np.random.Generator]) -> Batch:
    """Clips with the flow to both neighbours and with what moves, object by object, as one batch.

    Args:
        clips: rendered with ``layered``, of two frames or more, larger than the network sees them: as in testing, flow
            is computed first and scaled afterwards.
        shape: (height, width) that the network sees.
        rngs: one a clip.
    """
    blind = [[bool(rng.random() < _BLIND) for _ in clip.frames] for clip, rng in zip(clips, rngs, strict=True)]
    flows = np.stack([window_flows(clip.frames, shape, dark) for clip, dark in zip(clips, blind, strict=True)])
    rows, columns = (_places(large, small) for large, small in zip(clips[0].frames.shape[1:3], shape, strict=True))
    seen = np.stack([_given(clip.seen)[:, rows[:, None], columns] for clip in clips])
    whole = np.stack([_given(clip.whole)[:, :, rows[:, None], columns] for clip in clips])
    present = np.stack([[(each == number).any() for number in range(1, MOST + 1)] for each in seen])
    return Batch(
        torch.from_numpy(np.stack([clip.frames for clip in clips])),
        torch.from_numpy(np.where(seen == UNDECIDED, 0, seen).astype(np.int64)),
        torch.from_numpy(present.astype(np.float32)),
        several=Several(torch.from_numpy(flows), torch.from_numpy(whole), torch.from_numpy(seen != UNDECIDED)),
    )


def _places(large: int, small: int) -> npt.NDArray[np.intp]:
    """Which of ``large`` pixels lie at the middles of ``small`` ones."""
    return ((np.arange(small) + 0.5) * large / small).astype(np.intp)


def window_flows(
    frames: npt.NDArray[np.uint8], shape: tuple[int, int], blind: Sequence[bool] = ()
) -> npt.NDArray[np.float32]:
    """The network's input for frames of one window.

    Args:
        frames: uint8 [T, H', W', 3].
        shape: (H, W) that the network sees.
        blind: which frames are shown without flow; empty: none.

    Returns:
        float32 [T, PLANES, H, W].
    """
    out = []
    for at in range(len(frames)):
        shown = not blind or not blind[at]
        later, earlier = (
            shrunken(dis_flow(frames[at], frames[other]), shape) if shown and 0 <= other < len(frames) else None
            for other in (at + 1, at - 1)
        )
        out.append(both_flows(later, earlier, shape))
    return np.stack(out)


def _given(part: npt.NDArray[np.generic] | None) -> npt.NDArray[np.generic]:
    assert part is not None
    return part


def several_loss(network: Layers, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch, and its parts as numbers; pixels are compared at the size of the network's masks."""
    assert batch.several is not None
    found = network(batch.several.flow)
    size = found.amodal.shape[-2:]
    with torch.autocast(found.amodal.device.type, enabled=False):
        loss = layered_loss(
            found.modal(),
            found.amodal.sigmoid(),
            _at(batch.masks, size),
            _at(batch.several.whole.float(), size),
            _at(batch.several.known[:, :, None].float(), size)[:, :, 0],
            batch.present,
        )
    return loss.total, {name: float(getattr(loss, name)) for name in ("modal", "amodal", "union", "owner")}


def _at(planes: Tensor, size: Sequence[int]) -> Tensor:
    """[B, T, K, H, W] at another size, the covered share of each pixel."""
    return F.interpolate(planes.flatten(0, 1), tuple(size), mode="area").view(*planes.shape[:3], *size)
