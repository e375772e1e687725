"""Differentiable propagation through a few frames, as STCN is trained and adapted.

Training-style read-out: full softmax over the memory, soft masks into memory, gradients through everything.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.networks.matching import similarity, softmax_read_out
from vosannot.networks.precision import in_float32
from vosannot.networks.sequence import Prediction, aggregated
from vosannot.networks.stcn.model import STCN, KeyFeatures

__all__ = ["MemoryFrame", "Prediction", "predict"]


class MemoryFrame(NamedTuple):
    """One frame in memory: key [B, C_k, h, w], value [B, K, C_v, h, w]."""

    key: Tensor
    value: Tensor


def predict(
    network: STCN, query: KeyFeatures, memory: Sequence[MemoryFrame], present: Tensor | None = None
) -> Prediction:
    """Predict a frame from memory.

    Args:
        network: the network.
        query: features of the B query frames.
        memory: at least one frame.
        present: float [B, K]; 0 silences an object that is only padding.
    """
    keys = torch.cat([frame.key.flatten(2) for frame in memory], 2)
    values = torch.cat([frame.value.flatten(3) for frame in memory], 3)
    with in_float32(keys):
        similarities = similarity(keys.float(), query.key.float().flatten(2))
        read = softmax_read_out(similarities, values.float())
    read = read.view(*read.shape[:3], *query.key.shape[-2:])
    return aggregated(network.decode(read, query), present)
