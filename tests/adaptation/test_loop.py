"""The loop around the steps: rules, previews, what goes wrong, several families and cycle lengths."""

import copy
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.adaptation.test_adaptation import CPU, SETTINGS, TINY, Blind, adapter_for, square_clip
from tests.adaptation.test_stepper import TINY_XMEM, made
from vosannot.adaptation import loop, running
from vosannot.adaptation.checks import sketch_checks
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import Material, Stepper
from vosannot.adaptation.stopping import CYCLES, RULES, SKETCH, Choice, Fixed, Guarded, Observation, make_rule
from vosannot.core.errors import EngineError
from vosannot.core.events import AdaptationEnded, CycleShown, IterationDone, Preview, UseSnapshot, Warned
from vosannot.networks.preprocess import Geometry


def ended(events):
    return next(e for e in events if isinstance(e, AdaptationEnded))


def iterations(events):
    return [e for e in events if isinstance(e, IterationDone)]


class At(Fixed):
    """Ends at an iteration and chooses another."""

    needs = frozenset({CYCLES, SKETCH})

    def observe(self, seen):
        return "Enough." if seen.step == 5 else None

    def choose(self):
        return Choice(2, "The second was best.")


@pytest.fixture
def rule(monkeypatch):
    monkeypatch.setattr(loop, "make_rule", lambda name, iterations: At())


@pytest.mark.parametrize(
    ("config", "length", "reads", "objective"),
    [(TINY, 3, 0, "mcc"), (TINY, 5, 0, "mcc"), (TINY_XMEM, 8, 3, "mcc"), (TINY_XMEM, 4, 0, "ent"),
     (TINY_XMEM, 8, 3, "ae")],
)  # fmt: skip
def test_families_objectives_and_lengths(config, length, reads, objective):
    network = made(config)
    settings = replace(
        SETTINGS, iterations=12, samples=1, length=length, reads=reads, objective=objective,
        lr=1e-2 if objective == "ent" else 5e-4,
    )  # fmt: skip
    events = list(adapter_for(network, settings=settings).run(Blind()))
    losses = [e.scalars["loss"] for e in iterations(events) if "loss" in e.scalars]
    assert len(losses) == 12
    assert np.mean(losses[-3:]) < 0.95 * np.mean(losses[:3])
    shown = [e for e in events if isinstance(e, CycleShown)]
    if objective == "mcc":
        _, masks = square_clip()
        for event in shown:
            assert len(event.frames) == length and len(event.forward) == len(event.backward) == length - 1
            assert all(labels.shape == masks[0].shape and labels.dtype == np.uint8 for labels in event.forward)
            assert event.loss.shape == masks[0].shape
    else:
        assert not shown


def test_the_same_seed_gives_the_same_weights():
    states = []
    for _ in range(2):
        network = made(TINY_XMEM)
        settings = replace(SETTINGS, iterations=3, samples=2, length=6, reads=2, synthetic=0.4)
        list(adapter_for(network, settings=settings).run(Blind()))
        states.append(network.state_dict())
    assert all(torch.equal(value, states[1][name]) for name, value in states[0].items())


def test_a_rule_ends_it_and_chooses(rule):
    network = made(TINY)
    adapter, watch = adapter_for(network), Blind()
    events = list(adapter.run(watch))
    assert ended(events) == AdaptationEnded(5, 2, "Enough. The second was best.")
    assert iterations(events)[-1].step == 5
    assert watch.asked.count("sketch") == 2  # before, and after five iterations
    assert {"cycle", "agreement", "area"} <= set(iterations(events)[-1].scalars)
    now = {name: value.clone() for name, value in network.state_dict().items()}
    adapter.snapshots.restore(2)
    assert all(torch.equal(value, now[name]) for name, value in network.state_dict().items())


def test_the_person_has_the_last_word(rule):
    stream = adapter_for(made(TINY)).run(Blind())
    events, command = [], None
    with pytest.raises(StopIteration):
        while True:
            event = stream.send(command)
            events.append(event)
            command = UseSnapshot(1) if isinstance(event, IterationDone) and event.step == 3 else None
    assert ended(events) == AdaptationEnded(3, 1, "Stopped as asked.")


def test_a_step_that_does_not_fit_goes_on_smaller(monkeypatch):
    network, calls = made(TINY), []
    step = Stepper.step

    def tight(self, draws):
        calls.append(self.material.side)
        if self.material.side > 150:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return step(self, draws)

    monkeypatch.setattr(Stepper, "step", tight)
    adapter = large_adapter(network)
    events = list(adapter.run(Blind()))
    assert calls == [192, 144, 144]
    assert any(isinstance(e, Warned) and "192 px" in e.message and "144 px" in e.message for e in events)


def large_adapter(network):
    frames, masks = square_clip(size=192)
    material = Material(frames.__getitem__, Geometry.of(192, 192, None), {0: masks[0]}, len(frames), CPU)
    return loop.Adapter(network, Snapshots(network), material, replace(SETTINGS, iterations=2, samples=1))


def test_no_memory_at_all_is_one_sentence(monkeypatch):
    def never(self, draws):
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")

    monkeypatch.setattr(Stepper, "step", never)
    network = made(TINY)
    before = copy.deepcopy(network.state_dict())
    with pytest.raises(EngineError, match="Memory does not suffice"):
        list(adapter_for(network).run(Blind()))
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())
    assert all(p.requires_grad for p in network.parameters())


def test_other_errors_are_not_swallowed(monkeypatch):
    def wrong(self, draws):
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(Stepper, "step", wrong)
    with pytest.raises(RuntimeError, match="shapes"):
        list(adapter_for(made(TINY)).run(Blind()))


def test_a_loss_that_is_no_number_moves_nothing(monkeypatch):
    network = made(TINY)
    gather = Stepper.gather

    def poisoned(self, draws, kept):
        gather(self, draws, kept)
        if self.poison:
            self.subset.trained[0].grad.fill_(math.nan)

    monkeypatch.setattr(Stepper, "gather", poisoned)
    monkeypatch.setattr(Stepper, "poison", False, raising=False)
    stream = adapter_for(network, settings=replace(SETTINGS, average=False)).run(Blind())
    good, events = None, []
    for event in stream:
        events.append(event)
        if isinstance(event, IterationDone) and event.step == 2:
            good = copy.deepcopy(network.state_dict())
            monkeypatch.setattr(Stepper, "poison", True)
    assert ended(events).step == 5  # three refusals in a row
    assert any(isinstance(e, Warned) and "no longer a number" in e.message for e in events)
    assert all(torch.allclose(value, good[name], atol=1e-6) for name, value in network.state_dict().items())


def test_weights_that_break_are_put_back():
    network = made(TINY)
    before = copy.deepcopy(network.state_dict())
    events = list(adapter_for(network, settings=replace(SETTINGS, lr=math.inf)).run(Blind()))
    assert ended(events).step == 3
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())


def test_previews_never_take_more_than_a_tenth(monkeypatch):
    pace = running._Pace(1)
    shown = 0
    for step in range(1, 101):
        pace.worked(1.0)
        if pace.due(step):
            shown += 1
            pace.showed(0.3)
    assert shown * 0.3 <= 0.1 * 100
    assert shown >= 25
    never = running._Pace(0)
    never.worked(1e9)
    assert not any(never.due(step) for step in range(1, 10))
    third = running._Pace(3)
    third.worked(1e9)
    assert [step for step in range(1, 10) if third.due(step)] == [3, 6, 9]


# Rules on numbers


GOOD = {
    "cycle": 0.9,
    "agreement": 0.9,
    "stability": 0.9,
    "kept": 0.9,
    "area": 1.0,
    "steadiness": 0.9,
    "confidence": 0.9,
}


def drive(rule, losses, checks=lambda step: GOOD, every=5):
    """The step at which the rule ends it (None: never)."""
    for step, loss in enumerate(losses):
        seen = checks(step) if rule.needs and step % every == 0 else {}
        if rule.observe(Observation(step, loss, seen)) is not None:
            return step
    return None


def falling(count=100):
    return [math.nan, *(0.97**step for step in range(count))]


def test_fixed_never_ends():
    assert drive(make_rule("fixed", 100), falling()) is None
    assert make_rule("fixed", 100).choose().step is None


def test_plateau_waits_for_the_loss_to_stop():
    assert drive(make_rule("plateau", 100), falling()) is None
    flat = [math.nan, *(0.9**step for step in range(15)), *([0.2] * 60)]
    assert 20 <= drive(make_rule("plateau", 100), flat) <= 40


def test_agreement_takes_the_best_check():
    rule = make_rule("agreement", 100)
    end = drive(rule, falling(), lambda step: {**GOOD, "agreement": 0.9 - abs(step - 15) / 100})
    assert end == 30
    assert rule.choose().step == 15


def test_the_knee_is_where_agreement_is_learned():
    gains = {0: 0.6, 5: 0.7, 10: 0.78, 15: 0.85, 20: 0.87, 25: 0.9}
    assert drive(make_rule("knee", 100), falling(), lambda step: {**GOOD, "agreement": gains.get(step, 0.9)}) == 20
    assert drive(make_rule("knee", 100), falling()) == 5  # nothing to learn
    assert make_rule("knee", 100).choose().step is None


def test_stability_waits_for_the_masks():
    rule = make_rule("stability", 30)
    checks = {0: math.nan, 20: 0.96, 25: 0.98, 30: 0.99}
    assert drive(rule, falling(), lambda step: {**GOOD, "stability": checks.get(step, 0.8)}) == 25
    assert rule.choose().step is None


def test_stability_says_nothing_in_the_first_third():
    at_once = {"stability": 1.0}
    assert drive(make_rule("stability", 30), falling(), lambda step: {**GOOD, **at_once}) == 10
    assert drive(make_rule("stability", 100), falling(), lambda step: {**GOOD, **at_once}) == 35


@pytest.mark.parametrize("name", [name for name in RULES if name != "fixed"])
def test_every_rule_sees_an_object_vanish(name):
    rule = make_rule(name, 100)
    end = drive(
        rule, falling(), lambda step: {**GOOD, "stability": 0.5, "agreement": step, "area": 0.1 if step >= 15 else 1.0}
    )
    assert end == 15
    assert rule.choose().step <= 10
    assert isinstance(Guarded(Fixed()).choose(), Choice)


def test_an_adaptation_that_mostly_lost_its_objects_is_not_used():
    rule = make_rule("auto", 30)
    lost = [math.nan, 0.3, *[math.nan] * 20, 0.2]
    assert drive(rule, lost, lambda step: {**GOOD, "stability": 0.5}) is None
    assert rule.choose().step == 0
    rule = make_rule("auto", 30)
    assert drive(rule, [math.nan, *[0.3, math.nan, 0.2] * 6], lambda step: {**GOOD, "stability": 0.5}) is None
    assert rule.choose().step is None


def test_sketches_are_compared_by_object():
    def sketch(shift, size=6):
        labels = np.zeros((2, 20, 20), np.uint8)
        labels[:, 2 : 2 + size, 2 + shift : 8 + shift] = 1
        return [Preview(t, labels[t], 0.8) for t in range(2)]

    same = sketch_checks(sketch(0), sketch(0), sketch(0))
    assert same["stability"] == same["kept"] == same["area"] == 1.0
    moved = sketch_checks(sketch(0), sketch(3), sketch(3, size=3))
    assert moved["kept"] == pytest.approx(9 / 45) and moved["stability"] == pytest.approx(0.5)
    assert moved["area"] == pytest.approx(0.5)
    assert math.isnan(sketch_checks(sketch(0), None, sketch(0))["stability"])
