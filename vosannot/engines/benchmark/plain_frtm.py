"""FRTM written plainly: the baseline of ``vosannot bench propagate --engine frtm``.

Target models are two convolutions in float32, learned one object at a time with autograd and Adam; the refinement
network runs in float32, once for each object. The samples, how much they count and the weights of the network are those
of what it is compared to; solver, target model and propagation are not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.adaptation.target import REGULARISATION, Samples
from vosannot.engines.frtm.memory import SampleWeights
from vosannot.engines.frtm.propagation import FRTMSettings
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.frtm.target import TargetModel
from vosannot.networks.preprocess import Geometry

__all__ = ["PlainTarget", "plain_frtm", "plain_learning"]

Labels = npt.NDArray[np.uint8]
_RATE = 1e-2  # of Adam on the first frame
_UPDATE_RATE = 1e-3
_UPDATE_STEPS = 10  # as many passes forwards and backwards as an update's conjugate gradients
_STEPS = 2000  # at most, on the first frame
_KAPPA = 0.1


class PlainTarget(NamedTuple):
    """Filters float32 [c, C, 1, 1] and [1, c, 3, 3] of one object, and the Adam steps that they took."""

    first: Tensor
    second: Tensor
    steps: int


@dataclass(slots=True)
class _Seen:
    """Samples of one object."""

    features: list[Tensor]
    labels: list[Tensor]


def plain_learning(start: TargetModel, samples: Samples, losses: Sequence[float]) -> list[PlainTarget]:
    """Learn each object's target model until its loss is what the other solver reached.

    Args:
        start: where both begin.
        samples: of the references.
        losses: one for each object.
    """
    learned = []
    for k, loss in enumerate(losses):
        first = start.reduction[k, :, :, None, None].clone().requires_grad_()
        # The rows of the other form say where a cell's contribution goes; a filter says where it comes from.
        second = start.taps[k].flip(0).t().reshape(1, -1, 3, 3).clone().requires_grad_()
        optimiser = torch.optim.Adam((first, second), lr=_RATE)
        features, labels, weights = samples.features[:, 0], samples.labels[:, k : k + 1], samples.weights[:, k]
        steps = 0
        while steps < _STEPS:
            error = _loss(first, second, features, labels, weights)
            if float(error.detach()) <= loss:
                break
            optimiser.zero_grad()
            error.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            steps += 1
        learned.append(PlainTarget(first.detach(), second.detach(), steps))
    return learned


def plain_frtm(
    network: FRTM,
    frames: Sequence[Labels],
    geometry: Geometry,
    device: torch.device,
    learned: Sequence[PlainTarget],
    samples: Samples,
    permanent: Sequence[float],
    settings: FRTMSettings,
) -> Iterator[Labels]:
    """Label maps uint8 [H, W] of frames 1 to the end.

    Args:
        network: in evaluation mode, filters in torch's default layout.
        frames: uint8 [H, W, 3] RGB.
        geometry: clip size to working size.
        learned: of objects 1, 2, …
        samples, permanent: of the references, and their weights.
        settings: as in the engine's parameters.
    """
    features = list(samples.features)  # each [1, C, h, w]
    seen = [_Seen(list(features), list(samples.labels[:, k, None, None])) for k in range(len(learned))]
    policy = SampleWeights(permanent, settings.eta, settings.max_samples, settings.reference_share)
    targets, since = list(learned), 0
    for t in range(1, len(frames)):
        with torch.no_grad():
            image = geometry.image(frames[t], device).contiguous()
            frame = network.encode(image)
            masks = []
            for target in targets:
                scores = F.conv2d(F.conv2d(frame.f16, target.first), target.second, padding=1)
                if settings.refine:
                    masks.append(torch.sigmoid(network.refine(scores, frame)))
                else:
                    full = F.interpolate(scores, image.shape[-2:], mode="bilinear", align_corners=False)
                    masks.append(full.clamp(0, 1))
            probabilities = _aggregate(torch.cat(masks, 1))
        if settings.updates and t < len(frames) - 1:
            position = policy.place()
            for k, own in enumerate(seen):
                _put(own.features, position, frame.f16)
                _put(own.labels, position, F.avg_pool2d(probabilities[:, 1 + k : 2 + k], 4))
            since += 1
            if since == settings.update_every:
                weights, since = torch.tensor(policy.values(), device=device), 0
                targets = [_updated(target, own, weights) for target, own in zip(targets, seen, strict=True)]
        full = F.interpolate(
            geometry.unpad(probabilities), (geometry.height, geometry.width), mode="bilinear", align_corners=False
        )
        labels: Labels = full[0].argmax(0).to(torch.uint8).cpu().numpy()
        yield labels


def _updated(target: PlainTarget, seen: _Seen, weights: Tensor) -> PlainTarget:
    second = target.second.clone().requires_grad_()
    optimiser = torch.optim.Adam((second,), lr=_UPDATE_RATE)
    features, labels = torch.cat(seen.features), torch.cat(seen.labels)
    for _ in range(_UPDATE_STEPS):
        loss = _loss(target.first, second, features, labels, weights)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return PlainTarget(target.first, second.detach(), target.steps)


def _put(samples: list[Tensor], position: int, sample: Tensor) -> None:
    samples[position : position + 1] = [sample]


def _loss(first: Tensor, second: Tensor, features: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    """Equation 2 of the paper; features [N, C, h, w], labels [N, 1, H, W], weights [N]."""
    scores = F.conv2d(F.conv2d(features, first), second, padding=1)
    finer = F.interpolate(scores, labels.shape[-2:], mode="bilinear", align_corners=False)
    pixel = 1 / labels[0].numel()
    share = labels.mean((-2, -1), keepdim=True)
    wanted = share.clamp(min=_KAPPA)
    importance = labels * wanted / share.clamp(min=pixel) + (1 - labels) * (1 - wanted) / (1 - share).clamp(min=pixel)
    error = (importance * (labels - finer)).square().mean((1, 2, 3))
    return (
        (weights * error).sum() + REGULARISATION[0] * first.square().sum() + REGULARISATION[1] * second.square().sum()
    )


def _aggregate(masks: Tensor) -> Tensor:
    """Soft aggregation: [1, K, H, W] -> probabilities [1, 1 + K, H, W]."""
    every = torch.cat((torch.prod(1 - masks, 1, keepdim=True), masks), 1).clamp(1e-7, 1 - 1e-7)
    return torch.log(every / (1 - every)).softmax(1)
