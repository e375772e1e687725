"""Gauss-Newton and conjugate gradients: against dense solutions and autograd's own Jacobian."""

import math

import numpy as np
import pytest
import scipy.linalg
import scipy.optimize
import torch
from torch import Tensor

from vosannot.adaptation.solvers.gauss_newton import conjugate_gradient, gauss_newton, minimise
from vosannot.adaptation.solvers.linearised import Linearised


def linear_problems(count: int, rows: int, columns: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(seed)
    a = torch.randn(count, rows, columns, generator=generator, dtype=torch.float64)
    return a, torch.randn(count, rows, generator=generator, dtype=torch.float64)


def test_a_linear_problem_is_solved_as_lstsq_solves_it():
    a, b = linear_problems(3, 30, 8)
    start = [torch.zeros(3, 8, dtype=torch.float64)]
    step = minimise(lambda w: [torch.einsum("brc,bc->br", a, w[0]) - b], start, (16,), tolerance=1e-12)
    for i in range(3):
        expected, *_ = scipy.linalg.lstsq(a[i].numpy(), b[i].numpy())
        assert np.allclose(step.parameters[0][i].numpy(), expected, atol=1e-9)


def test_a_regularised_problem_in_two_parts_is_solved_as_lstsq_solves_it():
    a, b = linear_problems(1, 20, 9)
    weight = 0.3

    def residuals(w):
        joined = torch.cat((w[0].flatten(1), w[1]), 1)
        return [torch.einsum("brc,bc->br", a, joined) - b, math.sqrt(weight) * w[0], math.sqrt(weight) * w[1]]

    start = [torch.zeros(1, 2, 3, dtype=torch.float64), torch.zeros(1, 3, dtype=torch.float64)]
    found = minimise(residuals, start, (9,)).parameters
    stacked = np.vstack((a[0].numpy(), math.sqrt(weight) * np.eye(9)))
    expected, *_ = np.linalg.lstsq(stacked, np.append(b[0].numpy(), np.zeros(9)), rcond=None)
    assert np.allclose(torch.cat((found[0].flatten(1), found[1]), 1)[0].numpy(), expected, atol=1e-9)


def bilinear(x: Tensor, y: Tensor):
    """A problem of a target model's kind: a product of two layers, then something bent."""
    return lambda w: [torch.sin(torch.einsum("bki,bi,rk->br", w[0], w[1], x)) - y, 0.1 * w[0], 0.2 * w[1]]


def test_products_are_those_of_autograds_jacobian():
    generator = torch.Generator().manual_seed(1)
    x, y = (torch.randn(*s, generator=generator, dtype=torch.float64) for s in ((7, 4), (1, 7)))
    w = [torch.randn(*s, generator=generator, dtype=torch.float64) for s in ((1, 4, 3), (1, 3))]
    residuals = bilinear(x, y)

    def flat(vector: Tensor) -> Tensor:
        parts = residuals([vector[:12].view(1, 4, 3), vector[12:].view(1, 3)])
        return torch.cat([part.flatten() for part in parts])

    at = torch.cat([p.flatten() for p in w])
    jacobian = torch.autograd.functional.jacobian(flat, at)
    linear = Linearised(residuals, w)
    direction = torch.randn(15, generator=generator, dtype=torch.float64)
    pushed = linear.times([direction[:12].view(1, 4, 3), direction[12:].view(1, 3)])
    assert torch.allclose(torch.cat([p.flatten() for p in pushed]), jacobian @ direction)
    product = torch.cat([p.flatten() for p in linear.transposed_times(pushed)])
    assert torch.allclose(product, jacobian.T @ jacobian @ direction)


def test_a_bent_problem_reaches_what_scipy_reaches_and_every_step_is_told():
    generator = torch.Generator().manual_seed(2)
    x, y = (torch.randn(*s, generator=generator, dtype=torch.float64) for s in ((9, 3), (1, 9)))
    start = [torch.randn(*s, generator=generator, dtype=torch.float64) for s in ((1, 3, 2), (1, 2))]
    residuals = bilinear(x, y)

    def flat(vector):
        w = [torch.from_numpy(vector[:6]).view(1, 3, 2), torch.from_numpy(vector[6:]).view(1, 2)]
        return np.concatenate([r.numpy().ravel() for r in residuals(w)])

    steps = list(gauss_newton(residuals, start, (20,) * 60, tolerance=1e-12))
    losses = [float(step.loss) for step in steps]
    assert losses == sorted(losses, reverse=True)
    assert [step.step for step in steps] == list(range(len(steps)))
    assert losses[0] == pytest.approx(float(sum(r.square().sum() for r in residuals(start))))
    best = scipy.optimize.least_squares(flat, np.concatenate([p.numpy().ravel() for p in start]))
    assert losses[-1] == pytest.approx(2 * best.cost, rel=1e-4)


def test_problems_solved_together_are_solved_as_each_alone():
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(9, 3, generator=generator, dtype=torch.float64)
    y = torch.randn(4, 9, generator=generator, dtype=torch.float64)
    start = [torch.randn(4, *s, generator=generator, dtype=torch.float64) for s in ((3, 2), (2,))]
    together = minimise(bilinear(x, y), start, (3, 4, 4))
    for i in range(4):
        one = slice(i, i + 1)
        alone = minimise(bilinear(x, y[one]), [p[one] for p in start], (3, 4, 4))
        assert torch.allclose(together.loss[one], alone.loss)
        assert all(torch.allclose(a[one], b) for a, b in zip(together.parameters, alone.parameters, strict=True))


def test_conjugate_gradients_end_when_the_gradient_is_gone():
    a, b = linear_problems(1, 12, 3)
    linear = Linearised(lambda w: [torch.einsum("brc,bc->br", a, w[0]) - b], [torch.zeros(1, 3, dtype=torch.float64)])
    _, taken = conjugate_gradient(linear, 50)
    assert 1 <= taken <= 4


def test_nothing_to_do_is_nothing_done():
    def no_curvature(w):
        return [w[0] * 0 + 1.0]

    start = [torch.ones(1, 2)]
    steps = list(gauss_newton(no_curvature, start, (5, 5)))
    assert torch.equal(steps[-1].parameters[0], start[0])
    solved = list(gauss_newton(lambda w: [w[0] - 1], start, (5, 5)))
    assert len(solved) == 1


def test_a_problem_that_is_no_number_leaves_the_others_alone():
    a, b = linear_problems(2, 10, 3)
    b[0, 0] = float("nan")
    start = [torch.zeros(2, 3, dtype=torch.float64)]
    found = minimise(lambda w: [torch.einsum("brc,bc->br", a, w[0]) - b], start, (3,)).parameters[0]
    assert torch.equal(found[0], start[0][0])
    expected, *_ = np.linalg.lstsq(a[1].numpy(), b[1].numpy(), rcond=None)
    assert np.allclose(found[1].numpy(), expected, atol=1e-9)


def test_a_step_too_far_is_shortened():
    """Gauss-Newton on atan overshoots from beyond 1.4 and diverges when its steps are taken whole."""
    steps = list(gauss_newton(lambda w: [torch.atan(w[0])], [torch.full((1, 1), 3.0, dtype=torch.float64)], (1,) * 30))
    losses = [float(step.loss) for step in steps]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 1e-6


def test_a_step_into_what_is_no_number_is_not_taken():
    """The whole step leads to the logarithm of a negative number."""
    steps = list(
        gauss_newton(lambda w: [torch.log(w[0]) + 2], [torch.full((1, 1), 8.0, dtype=torch.float64)], (1,) * 30)
    )
    assert all(math.isfinite(float(step.loss)) for step in steps)
    assert float(steps[-1].parameters[0]) > 0
    assert float(steps[-1].loss) < 1e-6


def test_it_works_where_gradients_are_off():
    a, b = linear_problems(1, 10, 3)
    with torch.no_grad():
        found = minimise(
            lambda w: [torch.einsum("brc,bc->br", a, w[0]) - b], [torch.zeros(1, 3, dtype=torch.float64)], (3,)
        )
    assert not found.parameters[0].requires_grad
    assert float(found.loss) < float(b.square().sum())


def test_single_precision_gets_as_far_as_double_precision():
    """A strong common direction (as a feature's mean is) must not come back through rounding."""
    generator = torch.Generator().manual_seed(4)
    a = torch.randn(1, 300, 60, generator=generator, dtype=torch.float64) * torch.logspace(0, -2, 60)
    a = a + 30 * torch.randn(60, generator=generator, dtype=torch.float64)
    b = torch.randn(1, 300, generator=generator, dtype=torch.float64)

    def solved(kind: torch.dtype) -> float:
        x, y = a.to(kind), b.to(kind)
        step = minimise(lambda w: [torch.einsum("brc,bc->br", x, w[0]) - y], [torch.zeros(1, 60, dtype=kind)], (25,))
        return float((torch.einsum("brc,bc->br", a, step.parameters[0].double()) - b).square().sum())

    assert solved(torch.float32) == pytest.approx(solved(torch.float64), rel=1e-3)
