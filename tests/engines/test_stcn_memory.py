"""STCN's memory: growth, limits, read-out."""

import itertools

import pytest
import torch

from vosannot.engines.stcn.memory import Memory


def frame(number):
    """A key that only frame ``number`` has, and a value that says its number."""
    key = torch.zeros(1, 16, 2, 2)
    key[0, number % 16] = 10.0 + number
    return key, torch.full((1, 1, 3, 2, 2), float(number))


def filled(limit, count, references=2):
    memory = Memory(1, 16, 3, limit, torch.device("cpu"))
    for number in range(references):
        memory.add(*frame(number), permanent=True)
    for number in range(references, references + count):
        memory.add(*frame(number))
    return memory


def kept(memory):
    return sorted(set(memory._rows[: memory.cells, 0].int().tolist()))


def test_without_a_limit_everything_stays():
    assert kept(filled(0, 50)) == list(range(52))


def test_with_a_limit_the_distant_past_gets_thin_and_references_stay():
    memory = filled(8, 200)
    numbers = kept(memory)
    assert numbers[:3] == [0, 1, 2]  # both references and the first predicted frame
    assert numbers[-4:] == [198, 199, 200, 201]
    assert len(numbers) - 2 <= 8
    gaps = [b - a for a, b in itertools.pairwise(numbers[2:])]
    assert gaps[0] == max(gaps)
    assert memory._keys.shape[1] <= 2 * (2 + 8 + 1) * 4  # the buffer does not grow on


def test_keys_and_values_stay_together():
    memory = filled(8, 200)
    for number in kept(memory):
        read = memory.read(frame(number)[0], 1)
        assert torch.equal(read, torch.full((1, 3, 2, 2), float(number)))


@pytest.mark.parametrize("limit", [0, 4])
def test_a_temporary_frame_goes_with_the_next(limit):
    memory = filled(limit, 3)
    memory.add(*frame(9), temporary=True)
    assert 9 in kept(memory)
    memory.add(*frame(10), temporary=True)
    assert 9 not in kept(memory)
    memory.add(*frame(11))
    assert 10 not in kept(memory)
    assert 11 in kept(memory)
