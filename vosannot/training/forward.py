"""A clip through a network as in training: the first frame's masks are given, every other frame is predicted."""

from typing import Any, NamedTuple

import torch
from torch import Tensor

from vosannot.networks.families import Network
from vosannot.networks.preprocess import normalise
from vosannot.networks.sequence import Prediction
from vosannot.networks.walk import part, walk_through
from vosannot.training.batch import Batch

__all__ = ["Forward", "forward"]

_DEEP_UPDATE = 0.2
"""Chance that a frame's value reinforces the hidden state (hkchengrex/XMem's ``deep_update_prob``)."""


class Forward(NamedTuple):
    """What a network made of a batch.

    Attributes:
        keys: float32 [T (+ 2), B, C_k, h, w], of the clips' frames, then of ``batch.pixels.after`` and ``.views``.
        predictions: of frames 1 to T - 1.
    """

    keys: Tensor
    predictions: tuple[Prediction, ...]


def forward(network: Network, batch: Batch, generator: torch.Generator) -> Forward:
    """Encode all frames at once, then predict the clips' frames one after the other.

    Every predicted frame enters the memory with its own soft masks before the next one is predicted, so errors of the
    network are part of what it learns from. The frames of ``batch.pixels`` join the one pass through the encoder: in
    another one, batch norm would see other statistics, and the keys would not compare.
    """
    size, count = batch.frames.shape[:2]
    frames = normalise(batch.frames.permute(0, 1, 4, 2, 3))
    flat = frames.transpose(0, 1).flatten(0, 1)
    if batch.pixels is not None:
        beside = torch.cat((batch.pixels.after, batch.pixels.views)).permute(0, 3, 1, 2)
        flat = torch.cat((flat, normalise(beside)))
    flat = flat.contiguous(memory_format=torch.channels_last)
    walk = walk_through(network, batch.present)
    features = walk.encode(flat)
    # The given masks always reach the hidden state.
    deep = [True, *(torch.rand(count - 1, generator=generator) < _DEEP_UPDATE).tolist()]

    def at(t: int) -> Any:
        return part(features, t * size, (t + 1) * size)

    masks, predictions = batch.masks[:, 0], []
    for t in range(1, count):
        image = frames[:, t - 1].contiguous(memory_format=torch.channels_last)
        walk.remember(at(t - 1), image, masks, deep=deep[t - 1])
        prediction = walk.predict(at(t), update=t < count - 1)
        masks = prediction.masks
        predictions.append(prediction)
    return Forward(features.key.view(-1, size, *features.key.shape[1:]), tuple(predictions))
