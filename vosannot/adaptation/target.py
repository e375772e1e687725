"""Learning target models: the loss of Robinson et al. 2020 (section 3.1, equation 2) and its schedules.

Labels are masks at stride 4, a quarter of the working size: the target model's own scores are at stride 16, and a finer
label would say nothing more to it. The norm in the loss is the mean over their pixels, so that the regularisation means
the same at every size (with the sum, as printed, lambda would have to grow with the picture).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.adaptation.solvers.gauss_newton import gauss_newton
from vosannot.networks.frtm.target import TargetModel, project, target_scores
from vosannot.objectives.target import pixel_weights

__all__ = [
    "FIRST",
    "LABEL_STRIDE",
    "REGULARISATION",
    "UPDATE",
    "WARM",
    "Learned",
    "Samples",
    "improved",
    "learn_target",
    "projected",
    "small_labels",
    "target_loss",
    "updated",
]

FIRST = (5, 10, 10, 10, 10)
"""Conjugate gradient iterations of the five Gauss-Newton steps on the first frame; the start of the first is random
(section 3.5)."""
UPDATE = (10,)
"""Of an update, in which only the second layer moves (section 3.5)."""
WARM = (10,)
"""Of learning again from changed labels, beginning with what was learned before."""
LABEL_STRIDE = 4
REGULARISATION = (1e-4, 1e-2)
"""lambda_1 and lambda_2, which the paper does not name. On eight videos, mean J of the target model alone moved by 0.01
between 1e-4 and 1e-2 for either."""


@dataclass(frozen=True, slots=True)
class Samples:
    """N samples for the target models of B objects.

    Attributes:
        features: float32 [N, 1, C, h, w], the same for all objects, or [N, B, c, h, w] when each object has its own
            (after its first layer).
        labels: float32 [N, B, H, W], 0..1, H = 4 h and W = 4 w.
        weights: float32 [N, B], gamma; those of an object sum to one.
    """

    features: Tensor
    labels: Tensor
    weights: Tensor


class Learned(NamedTuple):
    """Target models after ``step`` Gauss-Newton steps of ``total``; ``loss``: float [B]; ``inner`` iterations taken."""

    step: int
    total: int
    loss: Tensor
    model: TargetModel
    inner: int


def small_labels(masks: Tensor) -> Tensor:
    """Masks float [..., H, W] of the padded working size -> the covered share of each label pixel, float32."""
    flat = masks.float().reshape(1, -1, *masks.shape[-2:])
    return F.avg_pool2d(flat, LABEL_STRIDE).view(*masks.shape[:-2], *(s // LABEL_STRIDE for s in masks.shape[-2:]))


def learn_target(start: TargetModel, samples: Samples, schedule: Sequence[int] = FIRST) -> Iterator[Learned]:
    """Optimise both layers; yields the state before (step 0), then every Gauss-Newton step.

    Args:
        start: where to begin.
        samples: with features that are no layer's yet.
        schedule: conjugate gradient iterations, one number for each step.
    """
    weighing = _Weighing(samples)

    def residuals(parameters: Sequence[Tensor]) -> list[Tensor]:
        reduction, taps = parameters
        return [weighing(target_scores(taps @ reduction, samples.features)), *_regularised((reduction, taps))]

    steps = gauss_newton(residuals, start, schedule)
    while True:
        with torch.autocast(samples.labels.device.type, enabled=False):
            step = next(steps, None)
        if step is None:
            return
        yield Learned(step.step, len(schedule), step.loss, TargetModel(*step.parameters), step.inner)


def improved(start: TargetModel, samples: Samples, schedule: Sequence[int] = FIRST) -> TargetModel:
    """What :func:`learn_target` ends with."""
    *_, last = learn_target(start, samples, schedule)
    return last.model


def updated(model: TargetModel, samples: Samples, schedule: Sequence[int] = UPDATE) -> TargetModel:
    """Optimise the second layer only (section 3.4); the problem is linear then.

    Args:
        model: where to begin; its first layer is kept.
        samples: with features after the first layer.
        schedule: as for :func:`learn_target`.
    """
    weighing = _Weighing(samples)

    def residuals(parameters: Sequence[Tensor]) -> list[Tensor]:
        (taps,) = parameters
        return [weighing(target_scores(taps, samples.features)), _regularised((model.reduction, taps))[1]]

    with torch.autocast(samples.labels.device.type, enabled=False):
        *_, last = gauss_newton(residuals, (model.taps,), schedule)
    return TargetModel(model.reduction, last.parameters[0])


def target_loss(model: TargetModel, samples: Samples) -> Tensor:
    """Equation 2, float [B]; for features that are no layer's yet."""
    scores = target_scores(model.taps @ model.reduction, samples.features)
    parts = [_Weighing(samples)(scores), *_regularised(model)]
    return torch.stack([part.square().flatten(1).sum(1) for part in parts]).sum(0)


def projected(model: TargetModel, samples: Samples) -> Samples:
    """The same samples, seen after the models' first layers."""
    return Samples(project(model.reduction, samples.features[:, 0]), samples.labels, samples.weights)


class _Weighing:
    """Scores -> sqrt(gamma) v (y - U(s)), [B, N, H, W]; what does not depend on the scores is computed once."""

    def __init__(self, samples: Samples) -> None:
        pixels = samples.labels.shape[-1] * samples.labels.shape[-2]
        weights = (samples.weights / pixels).sqrt()[:, :, None, None]
        self._scale = weights * pixel_weights(samples.labels)
        self._target = self._scale * samples.labels

    def __call__(self, scores: Tensor) -> Tensor:
        finer = F.interpolate(scores, self._scale.shape[-2:], mode="bilinear", align_corners=False)
        return (self._target - self._scale * finer).transpose(0, 1)


def _regularised(layers: Sequence[Tensor]) -> list[Tensor]:
    return [weight**0.5 * layer for weight, layer in zip(REGULARISATION, layers, strict=True)]
