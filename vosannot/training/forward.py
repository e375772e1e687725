"""A clip through a network as in training: the first frame's masks are given, every other frame is predicted."""

from typing import Any, NamedTuple

import torch
from torch import Tensor

from vosannot.adaptation.target import Samples, improved, small_labels
from vosannot.networks.families import AnyNetwork, Network
from vosannot.networks.frtm.backbone import Features
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.frtm.target import random_target, target_scores
from vosannot.networks.preprocess import normalise
from vosannot.networks.sequence import Prediction, aggregated
from vosannot.networks.walk import part, walk_through
from vosannot.training.batch import Batch

__all__ = ["Forward", "forward"]

_DEEP_UPDATE = 0.2
"""Chance that a frame's value reinforces the hidden state (hkchengrex/XMem's ``deep_update_prob``)."""


class Forward(NamedTuple):
    """What a network made of a batch.

    Attributes:
        keys: float32 [T (+ 2), B, C_k, h, w], of the clips' frames, then of ``batch.pixels.after`` and ``.views``;
            without elements for a network that has none.
        predictions: of frames 1 to T - 1.
    """

    keys: Tensor
    predictions: tuple[Prediction, ...]


def forward(network: AnyNetwork, batch: Batch, generator: torch.Generator) -> Forward:
    """What the network makes of a batch, as it would make it of a clip; random draws come from ``generator``."""
    return _targets(network, batch, generator) if isinstance(network, FRTM) else _matches(network, batch, generator)


def _targets(network: FRTM, batch: Batch, generator: torch.Generator) -> Forward:
    """FRTM's inference simulated (Robinson et al. 2020, section 3.3).

    Target models are learned from every clip's first frame, all of them at once, and take no gradient; the refinement
    network then sees their scores on the other frames.
    """
    size, count, objects = batch.frames.shape[0], batch.length, batch.present.shape[1]
    frames = normalise(batch.frames.permute(0, 1, 4, 2, 3)).transpose(0, 1).flatten(0, 1)
    features = network.encode(frames.contiguous(memory_format=torch.channels_last))
    seen = features.f16.detach().float()
    cells = seen.view(count, size, *seen.shape[1:]).repeat_interleave(objects, 1)  # [T, B·K, C, h, w]
    labels = small_labels(batch.masks[:, 0]).flatten(0, 1)[None]
    samples = Samples(cells[:1], labels, torch.ones(1, size * objects, device=labels.device))
    width = network.config.target_width
    start = random_target(size * objects, network.target_channels, width, generator, labels.device)
    learned = improved(start, samples)
    with torch.no_grad(), torch.autocast(labels.device.type, enabled=False):
        scores = target_scores(learned.taps @ learned.reduction, cells[1:])
    later = Features(*(part[size:] for part in features))
    logits = network.refine(scores.view(-1, objects, *scores.shape[-2:]), later)
    predictions = (aggregated(part, batch.present) for part in logits.view(count - 1, size, *logits.shape[1:]))
    return Forward(torch.empty(0), tuple(predictions))


def _matches(network: Network, batch: Batch, generator: torch.Generator) -> Forward:
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
