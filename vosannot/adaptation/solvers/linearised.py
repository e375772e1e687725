"""Residuals at a point, and exact products with their Jacobian."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

__all__ = ["Linearised", "Residuals", "dots", "scaled"]

Residuals = Callable[[Sequence[Tensor]], Sequence[Tensor]]
"""Parameters, each float [B, ...] -> residuals, each float [B, ...]; problem b's depend on its own parameters only."""


class Linearised:
    """r(w + d) ≈ r(w) + J d for B independent problems at once.

    Both products are exact: J^T q is a backward pass, and J d is the derivative of J^T u by u, which does not depend on
    u (Townsend 2017, "A new trick for calculating Jacobian vector products"). The residuals are computed once.

    Args:
        residuals: see :data:`Residuals`; twice differentiable by autograd.
        parameters: where; their own graph is left alone.

    Attributes:
        parameters, values: w and r(w), detached.
    """

    def __init__(self, residuals: Residuals, parameters: Sequence[Tensor]) -> None:
        with torch.enable_grad():
            self._at = [p.detach().requires_grad_() for p in parameters]
            self._values = list(residuals(self._at))
            self._probes = [torch.zeros_like(v, requires_grad=True) for v in self._values]
            pulled = torch.autograd.grad(
                self._values, self._at, self._probes, create_graph=True, materialize_grads=True
            )
        self._pulled = list(pulled)
        self.parameters = [p.detach() for p in self._at]
        self.values = [v.detach() for v in self._values]

    @property
    def loss(self) -> Tensor:
        """float [B], the sum of squares of each problem."""
        return dots(self.values, self.values)

    def times(self, direction: Sequence[Tensor]) -> list[Tensor]:
        """J d, like the residuals; ``direction`` is like the parameters."""
        known = [(pulled, d) for pulled, d in zip(self._pulled, direction, strict=True) if pulled.requires_grad]
        pushed = torch.autograd.grad(
            [pulled for pulled, _ in known],
            self._probes,
            [d for _, d in known],
            retain_graph=True,
            materialize_grads=True,
        )
        return list(pushed)

    def transposed_times(self, cotangent: Sequence[Tensor]) -> list[Tensor]:
        """J^T q, like the parameters; ``cotangent`` is like the residuals."""
        return list(
            torch.autograd.grad(self._values, self._at, list(cotangent), retain_graph=True, materialize_grads=True)
        )


def dots(a: Sequence[Tensor], b: Sequence[Tensor]) -> Tensor:
    """Inner products float [B] of two lists of tensors [B, ...]."""
    products = [(x * y).flatten(1).sum(1) for x, y in zip(a, b, strict=True)]
    return torch.stack(products).sum(0)


def scaled(factors: Tensor, tensor: Tensor) -> Tensor:
    """Problem b's part of a tensor [B, ...] times its factor of [B]."""
    return factors.view(-1, *[1] * (tensor.ndim - 1)) * tensor
