"""Object-level coherence against cases that can be worked out by hand."""

import math

import pytest
import torch

from vosannot.objectives.objects import match_objects, object_coherence, pool_objects


def test_pooling_a_ramp_gives_its_value_at_the_centre_of_the_box():
    y, x = torch.meshgrid(torch.arange(10.0), torch.arange(12.0), indexing="ij")
    keys = torch.stack((x, y, torch.ones_like(x)))[None]
    boxes = torch.tensor([[[32.0, 48.0, 64.0, 112.0], [40.0, 40.0, 41.0, 41.0]]])
    pooled = pool_objects(keys, boxes, 16)
    # Pixel p lies at cell p / 16 - 0.5.
    torch.testing.assert_close(pooled[0, 0], torch.tensor([2.5, 4.5, 1.0]))
    torch.testing.assert_close(pooled[0, 1], torch.tensor([40.5 / 16 - 0.5] * 2 + [1.0]))


def test_pooling_takes_the_nearest_cell_beyond_the_outer_centres_and_its_own_batch():
    keys = torch.stack((torch.zeros(1, 4, 4), torch.arange(16.0).view(1, 4, 4)))
    boxes = torch.tensor([[0.0, 0.0, 4.0, 4.0]]).expand(2, 1, 4)
    assert pool_objects(keys, boxes, 16)[:, 0, 0].tolist() == [0.0, 0.0]
    corner = torch.tensor([[60.0, 60.0, 64.0, 64.0]]).expand(2, 1, 4)
    assert pool_objects(keys, corner, 16)[:, 0, 0].tolist() == pytest.approx([0.0, 15.0])


def test_the_assignment_is_the_best_one_together_not_one_by_one():
    # Greedily query 0 would take candidate 0 (9) and leave 1 to query 1 (total 10); together 8 + 7 is more.
    assert match_objects(torch.tensor([[9.0, 8.0, 0.0], [7.0, 1.0, 0.0]])).tolist() == [1, 0]
    short = match_objects(torch.tensor([[1.0], [5.0], [2.0]]))
    assert short.tolist() == [-1, 0, -1]
    assert match_objects(torch.zeros(2, 0)).tolist() == [-1, -1]


def test_coherence_by_hand():
    positive = torch.tensor([[math.log(3), math.log(4)]])
    negatives = torch.zeros(1, 2, 1)
    both = torch.tensor([[True, True]])
    expected = (-math.log(3 / 4) - math.log(4 / 5)) / 2
    assert object_coherence(positive, negatives, both).item() == pytest.approx(expected, abs=1e-6)
    first = torch.tensor([[True, False]])
    assert object_coherence(positive, negatives, first).item() == pytest.approx(-math.log(3 / 4), abs=1e-6)
    left_out = torch.full((1, 2, 1), float("-inf"))
    assert object_coherence(positive, left_out, both).item() == pytest.approx(0, abs=1e-6)


def test_padding_brings_neither_loss_nor_broken_gradients():
    positive = torch.tensor([[1.0, float("inf")]], requires_grad=True)
    negatives = torch.tensor([[[0.0, 0.0], [0.0, float("-inf")]]], requires_grad=True)
    loss = object_coherence(positive, negatives, torch.tensor([[True, False]]))
    loss.backward()
    assert math.isfinite(loss.item())
    assert positive.grad.isfinite().all() and positive.grad[0, 1] == 0 and positive.grad[0, 0] < 0
    assert negatives.grad.isfinite().all() and (negatives.grad[0, 0] > 0).all()
    assert object_coherence(positive, negatives, torch.zeros(1, 2, dtype=torch.bool)).item() == 0
