"""The target model D: two linear layers that tell one object from everything else (Robinson et al. 2020, section 3.1).

D is w2 * (w1 * x): a 1x1 convolution to a few channels, then a 3x3 convolution to one. Both are linear, so they are
applied as the single convolution that they amount to (w2 w1, computed first): the same scores for a tenth of the work,
also in every product with a Jacobian. A 3x3 convolution is nine planes (a matrix product) that are shifted and added.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["KERNEL", "TargetModel", "project", "random_target", "target_scores"]

KERNEL = 3
"""Side of w2."""


class TargetModel(NamedTuple):
    """Target models of B objects.

    Attributes:
        reduction: w1, float32 [B, c, C].
        taps: w2, float32 [B, 9, c], one row for each place that a cell's contribution goes to, row by row.
    """

    reduction: Tensor
    taps: Tensor

    def scores(self, features: Tensor) -> Tensor:
        """Scores float32 [N, B, h, w] of frames' features float [N, C, h, w]: about 1 on the target, 0 beside it."""
        return target_scores(self.taps @ self.reduction, features.float()[:, None])


def random_target(
    objects: int, channels: int, width: int, generator: torch.Generator, device: torch.device
) -> TargetModel:
    """Random weights, as convolutions begin with them: uniform within 1 / sqrt(inputs).

    Args:
        objects: B.
        channels: C, of the features.
        width: c.
        generator: on the CPU; decides them.
        device: where they go.
    """

    def uniform(*shape: int, inputs: int) -> Tensor:
        drawn: Tensor = (2 * torch.rand(*shape, generator=generator) - 1) / inputs**0.5
        return drawn.to(device)

    return TargetModel(
        uniform(objects, width, channels, inputs=channels),
        uniform(objects, KERNEL**2, width, inputs=width * KERNEL**2),
    )


def project(reduction: Tensor, features: Tensor) -> Tensor:
    """w1 * x: float32 [N, B, c, h, w] from w1 [B, c, C] and features float [N, C, h, w]."""
    objects, width, channels = reduction.shape
    frames, _, height, columns = features.shape
    reduced = torch.matmul(reduction.reshape(objects * width, channels), features.float().flatten(2))
    return reduced.view(frames, objects, width, height, columns)


def target_scores(taps: Tensor, features: Tensor) -> Tensor:
    """The 3x3 convolution to one channel.

    Args:
        taps: float32 [B, 9, C].
        features: float32 [N, B, C, h, w], or [N, 1, C, h, w] when all objects look at the same.

    Returns:
        float32 [N, B, h, w]; beyond the picture there are zeros.
    """
    frames, own, channels, height, width = features.shape
    objects = taps.shape[0]
    flat = features.flatten(3)
    if own == 1:
        planes = torch.matmul(taps.reshape(objects * KERNEL**2, channels), flat[:, 0])
    else:
        planes = torch.matmul(taps, flat)
    columns = planes.reshape(frames * objects, KERNEL**2, height * width)
    added = F.fold(columns, (height, width), KERNEL, padding=KERNEL // 2)
    return added.view(frames, objects, height, width)
