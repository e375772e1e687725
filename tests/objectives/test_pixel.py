"""Pixel-level consistency against cases that can be worked out by hand."""

import math

import pytest
import torch

from vosannot.objectives.pixel import pixel_consistency, sample_grid


def table(*rows):
    return torch.tensor([rows], dtype=torch.float32)


NOTHING = torch.zeros(1, 2, 0)


def test_the_best_match_before_is_the_label_after():
    before = table((3.0, 1.0), (0.0, 5.0))
    after = table((math.log(2), 0.0), (math.log(3), 0.0))
    # Cell 0 is taught anchor cell 0 (probability 2/3), cell 1 anchor cell 1 (probability 1/4).
    expected = (-math.log(2 / 3) - math.log(1 / 4)) / 2
    assert pixel_consistency(before, after, NOTHING).item() == pytest.approx(expected, abs=1e-6)
    # One more cell of another video with weight 1 joins both denominators: 2/4 and 1/5.
    others = table((0.0,), (0.0,))
    expected = (math.log(2) + math.log(5)) / 2
    assert pixel_consistency(before, after, others).item() == pytest.approx(expected, abs=1e-6)


def test_cells_left_out_and_cells_that_do_not_count():
    before = table((3.0, 1.0), (0.0, 5.0))
    after = table((math.log(2), 0.0), (math.log(3), 0.0))
    left_out = table((float("-inf"),), (float("-inf"),))
    assert pixel_consistency(before, after, left_out) == pixel_consistency(before, after, NOTHING)
    first = torch.tensor([[True, False]])
    assert pixel_consistency(before, after, NOTHING, first).item() == pytest.approx(math.log(1.5), abs=1e-6)
    assert pixel_consistency(before, after, NOTHING, ~first & first).item() == 0


def test_only_the_pupil_gets_a_gradient():
    before, after = torch.randn(2, 6, 4, requires_grad=True), torch.randn(2, 6, 4, requires_grad=True)
    others = torch.randn(2, 6, 3, requires_grad=True)
    pixel_consistency(before, after, others).backward()
    assert before.grad is None
    assert after.grad.abs().sum() > 0
    assert (others.grad > 0).all()  # away from every cell of another video


def test_agreement_costs_less_than_disorder():
    torch.manual_seed(0)
    before = 3 * torch.randn(2, 50, 16)
    shuffled = before[:, torch.randperm(50)]
    others = torch.randn(2, 50, 8)
    assert pixel_consistency(before, before, others) < 0.5 * pixel_consistency(before, shuffled, others)


@pytest.mark.parametrize(("height", "width"), [(10, 10), (8, 8), (30, 54), (4, 6)])
def test_every_field_of_the_grid_gives_one_cell(height, width):
    cells = sample_grid(height, width, 40, torch.Generator().manual_seed(0))
    rows, columns = min(8, height), min(8, width)
    assert cells.shape == (40, rows * columns)
    y, x = cells // width, cells % width
    fields = (((y + 1) * rows - 1) // height) * columns + ((x + 1) * columns - 1) // width
    assert torch.equal(fields, torch.arange(rows * columns).expand(40, -1))
    # Over many draws every cell of the map comes up, and not every map gets the same ones.
    assert len(cells.unique()) == height * width or height * width > 400
    assert (cells[0] != cells[1]).any() or height * width <= 64


def test_the_grid_repeats_with_its_generator():
    draws = [sample_grid(12, 12, 3, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2)]
    assert torch.equal(draws[0], draws[1])
    assert not torch.equal(draws[0], draws[2])
