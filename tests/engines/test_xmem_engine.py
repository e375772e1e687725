"""The XMem session on a tiny network; numbers are checked against golden arrays in tests/networks."""

import dataclasses

import numpy as np
import pytest
import torch

from tests.adaptation.test_adaptation import TINY
from tests.engines.test_stcn_engine import clip, frames_of  # noqa: F401 (fixtures)
from vosannot.core.errors import UsageError, WeightsError
from vosannot.engines.base import Request
from vosannot.engines.catalogue import load_engine
from vosannot.engines.xmem.info import XMemParams
from vosannot.engines.xmem.memory import MemoryLimits, XMemMemory
from vosannot.networks.checkpoint import family_of, load_stcn, save_network
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem


@pytest.fixture(params=[16, 0], ids=["hidden", "no hidden state"])
def weights(tmp_path, request):
    torch.manual_seed(0)
    sizes = dataclasses.asdict(TINY) | {"hidden_dim": request.param, "value_bias": False}
    save_network(tmp_path / "xmem.safetensors", XMem(XMemConfig(**sizes)), {})
    return tmp_path / "xmem.safetensors"


def session(weights, **changes):
    return load_engine("xmem").open(XMemParams(**({"weights": str(weights), "size": 0} | changes)), "cpu")


def test_propagates_both_ways_with_objects_that_join_later(clip, weights):  # noqa: F811
    folder, masks = clip
    second = masks[5].copy()
    second[40:46, 40:46] = 7
    opened = session(weights, mem_every=1, max_mid_term=3, min_mid_term=2, prototypes=4)
    done = frames_of(opened.run(Request(folder, {0: masks[0], 5: second}, tuple(range(1, 10)), 0)))
    assert sorted(done) == [1, 2, 3, 4, 6, 7, 8, 9]
    assert all(7 not in done[t] for t in range(1, 5))
    back = frames_of(opened.run(Request(folder, {0: masks[0], 5: second}, tuple(range(4, -1, -1)), 5)))
    assert sorted(back) == [1, 2, 3, 4]


def test_memory_stays_flat_after_its_limits():
    torch.manual_seed(0)
    limits = MemoryLimits(True, max_mid_term=4, min_mid_term=2, prototypes=6, max_long_term=20)
    memory = XMemMemory(2, 8, 16, limits, torch.device("cpu"))

    def frame():
        return torch.randn(1, 8, 3, 4), torch.rand(1, 1, 3, 4) + 1, torch.rand(1, 8, 3, 4), torch.randn(1, 2, 16, 3, 4)

    memory.add(*frame(), permanent=True)
    reference = memory._rows[:12].clone()
    sizes = []
    for _ in range(60):
        key, _, selection, _ = frame()
        assert memory.read(key, selection, 5).shape == (2, 16, 3, 4)
        memory.add(*frame())
        sizes.append(memory.cells)
    assert memory.permanent == 12
    assert memory.long_term <= limits.max_long_term
    assert max(sizes[30:]) <= 12 + limits.max_long_term + 3 * 12
    assert torch.equal(memory._rows[:12], reference)
    with pytest.raises(ValueError, match="references"):
        memory.add(*frame(), permanent=True)


def test_the_two_families_are_told_apart(weights):
    assert family_of(weights) == "xmem"
    with pytest.raises(WeightsError, match="no STCN"):
        load_stcn(weights)
    with pytest.raises(UsageError, match="max_mid_term"):
        session(weights, max_mid_term=4, min_mid_term=4)
    with pytest.raises(WeightsError, match="vosannot models fetch xmem"):
        load_engine("xmem").open(XMemParams(weights="xmem"), "cpu")


def test_one_clip_twice_gives_the_same(clip, weights):  # noqa: F811
    folder, masks = clip
    opened = session(weights)
    request = Request(folder, {0: masks[0]}, (1, 2, 3), 0)
    first, second = frames_of(opened.run(request)), frames_of(opened.run(request))
    assert all(np.array_equal(first[t], second[t]) for t in first)
