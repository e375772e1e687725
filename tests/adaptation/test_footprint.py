"""The memory an adaptation is said to need, against what it does allocate."""

import itertools
from dataclasses import replace

import pytest
import torch

from tests.adaptation.test_adaptation import SETTINGS, TINY
from tests.adaptation.test_stepper import SAMPLES, TINY_XMEM, made, material
from vosannot.adaptation.footprint import Footprint, Kept, footprint
from vosannot.adaptation.stepper import Stepper
from vosannot.adaptation.subsets import SUBSETS

_SCALARS = 16  # bytes: single numbers, whose storage the meta device does not have
ONE = replace(SETTINGS, samples=1)


def allocated(config, settings) -> Footprint:
    """The same, counted while a real step is done."""
    network = made(config)
    own = list(network.state_dict().values())
    stepper = Stepper(network, material(), settings)
    used = []
    with Kept(own) as kept:
        stepper.refresh()
        filters = [v for m in stepper.running.modules() for v in vars(m).values() if isinstance(v, torch.Tensor)]
        stepper.gather(itertools.repeat(SAMPLES[0]), used)
    assert len(used) == settings.samples
    gradients = [t.grad for t in (*stepper.subset.trained, *filters) if t.grad is not None]
    moved = sum(t.nbytes for t in stepper.subset.trained)
    theirs = {t.untyped_storage()._cdata: t.untyped_storage().nbytes() for t in (*own, *filters)}
    kept.forget(filters)
    stepper.step(itertools.repeat(SAMPLES[0]))
    means = [stepper.changed.values(), *(vars(m).values() for m in stepper.result.modules())]
    new = [t for t in itertools.chain(*means) if isinstance(t, torch.Tensor) and settings.average]
    theirs |= {t.untyped_storage()._cdata: t.untyped_storage().nbytes() for t in new}
    learning = 2 * moved + sum(g.nbytes for g in gradients)
    return Footprint(sum(theirs.values()) + sum(t.nbytes for t in own), learning, kept.bytes)


@pytest.mark.parametrize("config", [TINY, TINY_XMEM], ids=["stcn", "xmem"])
@pytest.mark.parametrize("subset", SUBSETS)
def test_it_is_what_a_step_keeps(config, subset):
    settings = replace(ONE, subset=subset)
    estimated, counted = footprint(config, settings, 48, 48, 1), allocated(config, settings)
    assert estimated.kept == pytest.approx(counted.kept, abs=_SCALARS)
    assert estimated.weights == pytest.approx(counted.weights, rel=0.02)
    assert estimated.learning == pytest.approx(counted.learning, rel=0.02)


@pytest.mark.parametrize("objective", ["ent", "ae"])
def test_other_objectives(objective):
    settings = replace(ONE, objective=objective)
    kept = allocated(TINY, settings).kept
    assert footprint(TINY, settings, 48, 48, 1).kept == pytest.approx(kept, abs=_SCALARS)


def test_half_precision_keeps_less_and_about_as_much_as_it_says():
    settings = replace(ONE, bf16=True)
    estimated, counted = footprint(TINY, settings, 48, 48, 1), allocated(TINY, settings)
    assert estimated.kept == pytest.approx(counted.kept, rel=0.15)
    assert estimated.kept < 0.8 * footprint(TINY, ONE, 48, 48, 1).kept


def test_size_objects_and_length_cost():
    small = footprint(TINY, ONE, 48, 48, 1).kept
    assert footprint(TINY, ONE, 96, 96, 1).kept > 3 * small
    assert footprint(TINY, ONE, 48, 48, 3).kept > 1.3 * small
    assert footprint(TINY, replace(ONE, length=5), 48, 48, 1).kept > 1.3 * small
    many = footprint(TINY, ONE, 48, 48, 40)
    assert many == footprint(TINY, ONE, 48, 48, ONE.max_objects)


def test_nothing_is_allocated_for_it():
    """A hundred times what this computer has is no problem."""
    needed = footprint(TINY, ONE, 16_000, 16_000, 3)
    assert needed.total > 50 * 2**30
