"""Propagation written plainly, as the public implementations do it: the baseline of ``vosannot bench propagate``.

float32, one object at a time, the full similarity matrix and a dense affinity, memory joined with ``torch.cat``.
Written anew from the description of hkchengrex/STCN and hkchengrex/XMem; it shares the networks' weights with what it
is compared to, and nothing of the propagation.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.model import XMem

__all__ = ["plain_stcn", "plain_xmem"]

Labels = npt.NDArray[np.uint8]


def plain_stcn(
    network: STCN,
    frames: Sequence[Labels],
    first: Labels,
    geometry: Geometry,
    device: torch.device,
    *,
    top_k: int,
    mem_every: int,
) -> Iterator[Labels]:
    """Label maps uint8 [H, W] of frames 1 to the end.

    Args:
        network: in evaluation mode, filters in torch's default layout.
        frames: uint8 [H, W, 3] RGB.
        first: label map of frame 0; objects are numbered 1..K.
        geometry: clip size to working size.
        top_k, mem_every: as in the engine's parameters.
    """
    objects = int(first.max())
    with torch.no_grad():
        image = geometry.image(frames[0], device).contiguous()
        masks = _aggregate(geometry.masks(first, tuple(range(1, objects + 1)), device))[:, 1:]
        features = network.encode_key(image)
        keys = features.key.flatten(2)
        values = [_value_stcn(network, image, features.f16, masks, k) for k in range(objects)]
    for t in range(1, len(frames)):
        with torch.no_grad():
            image = geometry.image(frames[t], device).contiguous()
            features = network.encode_key(image)
            affinity = _affinity(_similarity(keys, features.key.flatten(2)), top_k)
            shape = features.key.shape[-2:]
            logits = []
            for value in values:
                read = torch.bmm(value, affinity).view(1, 1, -1, *shape)
                logits.append(network.decode(read, features))
            masks = _aggregate(torch.sigmoid(torch.cat(logits, 1)))[:, 1:]
            if t % mem_every == 0 and t < len(frames) - 1:
                keys = torch.cat((keys, features.key.flatten(2)), 2)
                new = [_value_stcn(network, image, features.f16, masks, k) for k in range(objects)]
                values = [torch.cat((old, fresh), 2) for old, fresh in zip(values, new, strict=True)]
            labels = _labels(masks, geometry)
        yield labels


def plain_xmem(
    network: XMem,
    frames: Sequence[Labels],
    first: Labels,
    geometry: Geometry,
    device: torch.device,
    *,
    top_k: int,
    mem_every: int,
) -> Iterator[Labels]:
    """As :func:`plain_stcn` for XMem without long-term memory; deep updates with every memory frame."""
    objects = int(first.max())
    with torch.no_grad():
        image = geometry.image(frames[0], device).contiguous()
        masks = _aggregate(geometry.masks(first, tuple(range(1, objects + 1)), device))[:, 1:]
        features = network.encode_key(image)
        keys, shrinkage = features.key.flatten(2), features.shrinkage.flatten(2)
        hidden = [network.initial_hidden(image, 1) for _ in range(objects)]
        values = []
        for k in range(objects):
            value, hidden[k] = _value_xmem(network, image, features.f16, masks, hidden[k], k)
            values.append(value)
    last_memory = 0
    for t in range(1, len(frames)):
        with torch.no_grad():
            image = geometry.image(frames[t], device).contiguous()
            features = network.encode_key(image)
            query, gate = features.key.flatten(2), features.selection.flatten(2)
            affinity = _affinity(_gated_similarity(keys, shrinkage, query, gate), top_k)
            last = t == len(frames) - 1
            remember = t - last_memory >= mem_every and not last
            logits = []
            for k, value in enumerate(values):
                read = torch.bmm(value, affinity).view(1, 1, -1, *features.key.shape[-2:])
                logit, hidden[k] = network.decode(read, features, hidden[k], update=not (last or remember))
                logits.append(logit)
            masks = _aggregate(torch.sigmoid(torch.cat(logits, 1)))[:, 1:]
            if remember:
                keys = torch.cat((keys, query), 2)
                shrinkage = torch.cat((shrinkage, features.shrinkage.flatten(2)), 2)
                for k in range(objects):
                    value, hidden[k] = _value_xmem(network, image, features.f16, masks, hidden[k], k)
                    values[k] = torch.cat((values[k], value), 2)
                last_memory = t
            labels = _labels(masks, geometry)
        yield labels


def _similarity(keys: Tensor, query: Tensor) -> Tensor:
    """[1, N, M]"""
    norms = keys.pow(2).sum(1)[:, :, None]
    return (2 * torch.bmm(keys.transpose(1, 2), query) - norms) / math.sqrt(keys.shape[1])


def _gated_similarity(keys: Tensor, shrinkage: Tensor, query: Tensor, gate: Tensor) -> Tensor:
    """[1, N, M]"""
    memory = keys.transpose(1, 2)
    distance = torch.bmm(memory.pow(2), gate) - 2 * torch.bmm(memory, query * gate) + (gate * query.pow(2)).sum(1)
    return -distance * shrinkage.transpose(1, 2) / math.sqrt(keys.shape[1])


def _affinity(similarity: Tensor, top_k: int) -> Tensor:
    """Dense [1, N, M] affinity: softmax over the k best memory cells of every query, zero elsewhere."""
    values, indices = torch.topk(similarity, k=min(top_k, similarity.shape[1]), dim=1)
    # The public code leaves the maximum in, which overflows with the keys of small networks.
    weights = (values - values.amax(1, keepdim=True)).exp()
    weights = weights / weights.sum(1, keepdim=True)
    return torch.zeros_like(similarity).scatter_(1, indices, weights)


def _aggregate(masks: Tensor) -> Tensor:
    """Soft aggregation: [1, K, H, W] -> probabilities [1, 1 + K, H, W]."""
    every = torch.cat((torch.prod(1 - masks, 1, keepdim=True), masks), 1).clamp(1e-7, 1 - 1e-7)
    return torch.log(every / (1 - every)).softmax(1)


def _with_others(masks: Tensor, k: int) -> Tensor:
    """This object's mask and the sum of all others, [1, 2, H, W]; the network makes its planes from them."""
    return torch.stack((masks[:, k], masks.sum(1) - masks[:, k]), 1)


def _value_stcn(network: STCN, image: Tensor, f16: Tensor, masks: Tensor, k: int) -> Tensor:
    planes = torch.cat((image, _with_others(masks, k)), 1)
    return network.value_encoder(planes, f16).flatten(2)  # type: ignore[no-any-return]


def _value_xmem(
    network: XMem, image: Tensor, f16: Tensor, masks: Tensor, hidden: Tensor | None, k: int
) -> tuple[Tensor, Tensor | None]:
    planes = torch.cat((image, _with_others(masks, k)), 1)
    value = network.value_encoder(planes, f16)
    if hidden is not None:
        hidden = network.value_encoder.hidden_reinforce(value, hidden[:, 0])[:, None]
    return value.flatten(2), hidden


def _labels(masks: Tensor, geometry: Geometry) -> Labels:
    """Probabilities of the objects [1, K, padded size] -> label map at the clip's own size."""
    background = 1 - masks.sum(1, keepdim=True)
    inner = geometry.unpad(torch.cat((background, masks), 1))
    full = F.interpolate(inner, (geometry.height, geometry.width), mode="bilinear", align_corners=False)
    labels: Labels = full[0].argmax(0).to(torch.uint8).cpu().numpy()
    return labels
