"""Which samples a target model learns from, and how much each counts."""

from itertools import pairwise

import pytest
import torch

from vosannot.adaptation.target import Samples
from vosannot.engines.frtm.memory import SampleMemory, SampleWeights, reference_importance
from vosannot.engines.frtm.targets import Learning


def test_the_original_counts_twice_as_much_as_what_is_made_from_it():
    assert reference_importance(4) == pytest.approx((2 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6))
    assert reference_importance(0) == (1,)


def test_weights_grow_as_published_and_sum_to_one():
    weights = SampleWeights(reference_importance(4), 0.1, 80, 0)
    assert weights.values() == pytest.approx(reference_importance(4))
    positions = [weights.place() for _ in range(7)]
    assert positions == list(range(5, 12))
    values = weights.values()
    assert sum(values) == pytest.approx(1)
    assert all(later / earlier == pytest.approx(1 / 0.9) for earlier, later in pairwise(values[5:]))
    raw = [*reference_importance(4), *(0.1 * 0.9**-i for i in range(7))]
    # normalising after each sample makes the next one's weight relative to that sum; ratios stay
    assert values[5] / values[0] == pytest.approx(raw[5] / raw[0])


def test_the_smallest_weight_makes_room_but_never_a_reference():
    weights = SampleWeights(reference_importance(1), 0.1, 5, 0)
    assert [weights.place() for _ in range(8)] == [2, 3, 4, 2, 3, 4, 2, 3]
    values = weights.values()
    assert len(values) == 5
    assert sum(values) == pytest.approx(1)
    assert max(values[2:]) == values[3]  # the newest


def test_references_keep_their_share():
    weights = SampleWeights(reference_importance(4), 0.5, 20, 0.25)
    for _ in range(300):
        weights.place()
        assert sum(weights.values()) == pytest.approx(1)
        assert sum(weights.values()[:5]) >= 0.25 - 1e-9
    values = weights.values()
    assert sum(values[:5]) == pytest.approx(0.25)
    assert values[0] == pytest.approx(2 * values[1])
    faded = SampleWeights(reference_importance(4), 0.5, 20, 0)
    for _ in range(2000):
        faded.place()
    assert sum(faded.values()[:5]) < 1e-6


def test_a_correction_counts_as_much_as_the_first_reference():
    weights = SampleWeights((*reference_importance(4), *reference_importance(4)), 0.1, 80, 0.25)
    weights.place()
    values = weights.values()
    assert sum(values[:5]) == pytest.approx(sum(values[5:10]))
    assert values[10] == pytest.approx(0.1 / 2.1)


def test_references_find_room_even_when_there_are_more_than_samples_may_be():
    weights = SampleWeights((1.0,) * 12, 0.1, 10, 0.25)
    assert [weights.place(), weights.place()] == [12, 12]


def test_augmented_samples_get_fewer_with_many_references():
    assert Learning(4, 80, 0).copies(1) == 4
    assert Learning(4, 80, 0).copies(10) == 3
    assert Learning(4, 80, 0).copies(50) == 0
    assert Learning(0, 80, 0).copies(1) == 0


def test_memory_keeps_what_the_weights_say():
    generator = torch.Generator().manual_seed(0)

    def sample(value: float) -> tuple[torch.Tensor, torch.Tensor]:
        return torch.full((1, 2, 4, 3, 3), value), torch.full((1, 2, 12, 12), value)

    first = Samples(torch.rand(2, 2, 4, 3, 3, generator=generator), torch.rand(2, 2, 12, 12), torch.full((2, 2), 0.5))
    memory = SampleMemory(first, SampleWeights(reference_importance(1), 0.1, 5, 0.25))
    for value in range(1, 8):
        memory.add(*sample(float(value)))
    samples = memory.samples()
    assert torch.equal(samples.features[:2], first.features)
    assert samples.features[2:, 0, 0, 0, 0].tolist() == [7.0, 5.0, 6.0]
    assert samples.labels[2:, 1, 0, 0].tolist() == [7.0, 5.0, 6.0]
    assert samples.weights.shape == (5, 2)
    assert torch.allclose(samples.weights.sum(0), torch.ones(2))
    assert memory.cells == 5 * 9


def test_a_frame_without_the_object_teaches_nothing():
    first = Samples(torch.rand(1, 2, 4, 3, 3), torch.zeros(1, 2, 12, 12), torch.ones(1, 2))
    memory = SampleMemory(first, SampleWeights((1.0,), 0.1, 5, 0.25))
    labels = torch.zeros(1, 2, 12, 12)
    labels[0, 1, :3, :3] = 0.9
    memory.add(torch.zeros(1, 2, 4, 3, 3), labels)
    weights = memory.samples().weights
    assert weights[:, 0].tolist() == [1, 0]
    assert weights[1, 1] > 0
    assert weights.sum(0).tolist() == pytest.approx([1, 1])
