"""Differentiable propagation through a few frames, as XMem is trained (hkchengrex/XMem).

As STCN's (full softmax over the memory, soft masks into memory), with XMem's gated similarity and the sensory memory
(the GRU's hidden state), which goes in and out and carries gradients from frame to frame.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.networks.matching import gated_similarity, softmax_read_out
from vosannot.networks.precision import in_float32
from vosannot.networks.sequence import Prediction, aggregated
from vosannot.networks.xmem.model import XMem, XMemFeatures

__all__ = ["MemoryFrame", "predict"]


class MemoryFrame(NamedTuple):
    """One frame in memory: key [B, C_k, h, w], shrinkage [B, 1, h, w], value [B, K, C_v, h, w]."""

    key: Tensor
    shrinkage: Tensor
    value: Tensor


def predict(
    network: XMem,
    query: XMemFeatures,
    memory: Sequence[MemoryFrame],
    hidden: Tensor | None,
    present: Tensor | None = None,
    *,
    update: bool,
) -> tuple[Prediction, Tensor | None]:
    """Predict a frame from memory.

    Args:
        network: the network.
        query: features of the B query frames.
        memory: at least one frame.
        hidden: float32 [B, K, C_h, h, w], or None when the network has no sensory memory.
        present: float [B, K]; 0 silences an object that is only padding.
        update: let the decoder update the hidden state (useless at a clip's last frame).

    Returns:
        The prediction, and the hidden state as given or updated.
    """
    keys = torch.cat([frame.key.flatten(2) for frame in memory], 2)
    shrinkage = torch.cat([frame.shrinkage.flatten(2) for frame in memory], 2)
    values = torch.cat([frame.value.flatten(3) for frame in memory], 3)
    with in_float32(keys):
        similarities = gated_similarity(keys, shrinkage, query.key.flatten(2), query.selection.flatten(2))
        read = softmax_read_out(similarities, values.float())
    read = read.view(*read.shape[:3], *query.key.shape[-2:])
    logits, hidden = network.decode(read, query, hidden, update=update)
    return aggregated(logits, present), hidden
