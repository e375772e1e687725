"""Gauss-Newton for least squares, every linear problem solved by a few conjugate gradients.

As Robinson et al. 2020 ("Learning Fast and Robust Target Models for Video Object Segmentation", section 3.1, equation
3) learn their target model: w <- w + d, where d minimises ||r(w) + J d||². The minimisation is CGLS (Björck 1996,
"Numerical Methods for Least Squares Problems", algorithm 7.4.1): conjugate gradients on the normal equations
J^T J d = -J^T r, without ever forming them.

Several independent problems are solved at once: one pass through the residuals serves all of them, while step lengths
and stopping are each problem's own. So the result is that of solving them one after the other.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from vosannot.adaptation.solvers.linearised import Linearised, Residuals, dots, scaled

__all__ = ["GaussNewtonStep", "conjugate_gradient", "gauss_newton", "minimise"]

_HALVINGS = 4  # of a step that would raise the loss (Björck, section 9.2.1: damped Gauss-Newton)
_FLAT = 1e-14  # curvature along a direction, relative to its length and the residuals' scale, that counts as none


class GaussNewtonStep(NamedTuple):
    """Where a solution stands.

    Attributes:
        step: Gauss-Newton steps done; 0: the start.
        loss: float [B], sum of squares of every problem.
        parameters: each float [B, ...], detached.
        inner: conjugate gradient iterations that the step took.
    """

    step: int
    loss: Tensor
    parameters: tuple[Tensor, ...]
    inner: int


def gauss_newton(
    residuals: Residuals, start: Sequence[Tensor], inner: Sequence[int], *, tolerance: float = 1e-5
) -> Iterator[GaussNewtonStep]:
    """Minimise the sum of squared residuals.

    A step that would raise a problem's loss, or make it something that is no finite number, is halved a few times and
    then left out for that problem: the loss never rises, and parameters stay finite when those of the start are.

    Args:
        residuals: see :data:`~vosannot.adaptation.solvers.linearised.Residuals`.
        start: parameters to begin with, each float [B, ...].
        inner: conjugate gradient iterations at most, one number for each Gauss-Newton step.
        tolerance: conjugate gradients end when the gradient has shrunk to this share, and everything ends when no
            problem's loss falls by more than this share any more.

    Yields:
        The start, then every step; ends early when nothing is left to gain.
    """
    here = Linearised(residuals, start)
    loss = here.loss
    yield GaussNewtonStep(0, loss, tuple(here.parameters), 0)
    for step, limit in enumerate(inner, 1):
        if not bool((torch.isfinite(loss) & (loss > 0)).any()):
            return
        increment, taken = conjugate_gradient(here, limit, tolerance)
        before = loss
        here = _moved(residuals, here, increment)
        loss = here.loss
        yield GaussNewtonStep(step, loss, tuple(here.parameters), taken)
        if not bool((before - loss > tolerance * before).any()):
            return


def minimise(
    residuals: Residuals, start: Sequence[Tensor], inner: Sequence[int], *, tolerance: float = 1e-5
) -> GaussNewtonStep:
    """The last step of :func:`gauss_newton`."""
    *_, last = gauss_newton(residuals, start, inner, tolerance=tolerance)
    return last


def conjugate_gradient(linear: Linearised, limit: int, tolerance: float = 1e-5) -> tuple[list[Tensor], int]:
    """Minimise ||r + J d||² over d, roughly.

    Args:
        linear: r and J.
        limit: iterations at most.
        tolerance: a problem is done when its gradient J^T (r + J d) has shrunk to this share of J^T r. It is also
            left as it is when there is no curvature along its direction, or a number is not finite.

    Returns:
        d, like the parameters, and the iterations done.
    """
    left = [-value for value in linear.values]
    gradient = linear.transposed_times(left)
    solution = [torch.zeros_like(g) for g in gradient]
    direction = gradient
    length = first = dots(gradient, gradient)
    active = torch.isfinite(length) & (length > 0)
    earlier: list[tuple[list[Tensor], Tensor]] = []
    for done in range(limit):
        if not bool(active.any()):
            return solution, done
        pushed = linear.times(direction)
        curvature = dots(pushed, pushed)
        active = active & torch.isfinite(curvature) & (curvature > _FLAT * dots(direction, direction))
        step = torch.where(active, length / curvature, 0)
        solution = _where(active, [s + scaled(step, d) for s, d in zip(solution, direction, strict=True)], solution)
        left = _where(active, [r - scaled(step, q) for r, q in zip(left, pushed, strict=True)], left)
        earlier.append((gradient, torch.where(active, length, torch.inf)))
        gradient = _orthogonal(linear.transposed_times(left), earlier)
        shorter = dots(gradient, gradient)
        active = active & torch.isfinite(shorter) & (shorter > tolerance**2 * first)
        turn = torch.where(active, shorter / length, 0)
        direction = _where(active, [g + scaled(turn, d) for g, d in zip(gradient, direction, strict=True)], direction)
        length = shorter
    return solution, limit


def _moved(residuals: Residuals, here: Linearised, increment: Sequence[Tensor]) -> Linearised:
    """The parameters after the step, or after that part of it that lowers each problem's loss."""
    before = here.loss
    share = torch.ones_like(before)
    for attempt in range(_HALVINGS + 1):
        parameters = [_added(p, share, d) for p, d in zip(here.parameters, increment, strict=True)]
        there = Linearised(residuals, parameters)
        worse = ~(there.loss <= before) & (share > 0)  # a loss that is no number is worse
        if not bool(worse.any()):
            return there
        smaller = share / 2 if attempt + 1 < _HALVINGS else torch.zeros_like(share)
        share = torch.where(worse, smaller, share)
    return here  # a start without a finite loss


def _orthogonal(gradient: list[Tensor], earlier: Sequence[tuple[list[Tensor], Tensor]]) -> list[Tensor]:
    """The gradient without what rounding has left in it of the earlier ones, to which it is orthogonal.

    Features have a strong mean, so the largest singular value of J is far above the others; in float32 its direction
    comes back after a few iterations, and the others wait. With this, float32 gets as far as float64 does.
    """
    for other, length in earlier:
        share = dots(gradient, other) / length
        gradient = [g - scaled(share, o) for g, o in zip(gradient, other, strict=True)]
    return gradient


def _added(parameter: Tensor, share: Tensor, increment: Tensor) -> Tensor:
    moves = scaled(share, torch.ones_like(increment)) > 0
    return torch.where(moves, parameter + scaled(share, increment), parameter)


def _where(chosen: Tensor, then: Sequence[Tensor], otherwise: Sequence[Tensor]) -> list[Tensor]:
    """Problem by problem; numbers that are not finite do not cross over."""
    views = [chosen.view(-1, *[1] * (tensor.ndim - 1)) for tensor in then]
    return [torch.where(view, a, b) for view, a, b in zip(views, then, otherwise, strict=True)]
