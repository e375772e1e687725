"""Test-time training without masks: views, objectives, schedules, and the loop around them."""

import copy
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from tests.engines.moving import HEIGHT, WIDTH, scene
from tests.networks.test_datt import TINY, tiny_network
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.zero_shot.frames import Frames, look, working_size
from vosannot.adaptation.zero_shot.loop import ZeroShotAdapter, ZeroShotSettings
from vosannot.adaptation.zero_shot.objectives import OBJECTIVES, make_objective
from vosannot.adaptation.zero_shot.schedules import SCHEDULES, make_schedule
from vosannot.adaptation.zero_shot.views import make_views
from vosannot.core.errors import EngineError
from vosannot.core.events import AdaptationEnded, IterationDone, Preview, SnapshotSaved, UseSnapshot, Warned
from vosannot.media.flow import dis_flow
from vosannot.networks.datt.inputs import flow_input
from vosannot.networks.preprocess import normalise

CPU = torch.device("cpu")
COUNT = 6
SETTINGS = ZeroShotSettings(
    frames=range(COUNT), objective="depth", schedule="ltv", epochs=3, lr=1e-3, batch=4, seed=0, bf16=False,
    probes=(2,), sketched=(1, 4),
)  # fmt: skip


@pytest.fixture
def frames() -> Frames:
    pictures, _ = scene(COUNT)

    def flow(frame: int) -> list[np.ndarray]:
        return [dis_flow(pictures[frame], pictures[t]) for t in (frame + 1, frame - 1) if 0 <= t < COUNT]

    return Frames(pictures.__getitem__, flow, (HEIGHT, WIDTH), 96, "residual", CPU)


def show(frame: int, found: torch.Tensor) -> Preview:
    return Preview(frame, (found > 0.5).to(torch.uint8).numpy(), 0.5)


def state_of(network: nn.Module) -> dict[str, torch.Tensor]:
    return copy.deepcopy(network.state_dict())


def sure_network(frames: Frames) -> nn.Module:
    """As random as the others, but its masks are far from one half, and on both sides of it."""
    network = tiny_network()
    last = network.mask_decoder.linear_pred
    with torch.no_grad():
        last.weight.mul_(60)
        logits = network(normalise(frames.images([0, 3])), frames.flows([0, 3])[0]).logits
        last.bias.sub_(logits.median())
    return network


def moved(before: dict[str, torch.Tensor], after: nn.Module) -> set[str]:
    return {name for name, value in after.state_dict().items() if not torch.equal(value, before[name])}


def run(network, frames, settings=SETTINGS, commands=None):
    """Adapter and events; ``commands``: step -> answer to its IterationDone."""
    adapter = ZeroShotAdapter(network, Snapshots(network), frames, settings)
    stream, events, answer = adapter.run(show), [], None
    while True:
        try:
            event = stream.send(answer)
        except StopIteration:
            return adapter, events
        events.append(event)
        answer = (commands or {}).get(event.step) if isinstance(event, IterationDone) else None


def epochs_of(events: list) -> list[IterationDone]:
    return [event for event in events if isinstance(event, IterationDone)]


# Frames and views


def test_frames_come_at_the_working_size(frames):
    assert working_size(480, 854, 256) == (256, 448) and working_size(854, 480, 256) == (448, 256)
    assert working_size(10, 3000, 64) == (64, 19200)
    assert frames.size == (96, 128)
    assert frames.images([0, 3]).shape == (2, 3, 96, 128)
    after, before = frames.flows([0, 3])
    assert after.shape == before.shape == (2, 5, 96, 128) and torch.isfinite(after).all()
    assert torch.equal(after[0], before[0]) and not torch.equal(after[1], before[1])  # frame 0 has one neighbour
    assert len(frames.flows([0])) == 1 and torch.equal(frames.flows([0])[0][0], after[0])
    network = tiny_network()
    looked, images = look(network, frames, [3], bf16=False)[0], normalise(frames.images([3]))
    ways = [network(images, planes[1:]).logits.sigmoid()[0] for planes in (after, before)]
    assert torch.allclose(looked, (ways[0] + ways[1]) / 2, atol=1e-6)
    assert frames.smaller() is False and frames.side == 96  # 72 px would be too little
    frames.side = 160
    assert frames.smaller() and frames.side == 120


def test_flow_of_another_size_is_scaled_with_its_vectors(frames):
    large = np.zeros((240, 352, 2), np.float32)
    large[60:180, 80:240] = (11, 5)
    scaled = Frames(frames._read, lambda frame: [large], (HEIGHT, WIDTH), 96, "residual", CPU)._scaled(large)
    assert scaled.shape == (96, 128, 2)
    assert np.allclose(scaled[48, 64], (11 * 128 / 352, 5 * 96 / 240))


def test_what_stands_still_is_computed_once_for_each_size(frames, monkeypatch):
    calls: list[tuple[int, ...]] = []

    def counted(flow, kind):
        calls.append(flow.shape)
        return flow_input(flow, kind)

    monkeypatch.setattr("vosannot.adaptation.zero_shot.frames.flow_input", counted)
    frames.side = 160
    assert torch.equal(frames.still(), frames.still()) and frames.still().shape[1:] == frames.size
    assert len(calls) == 1
    frames.smaller()
    assert frames.still().shape[1:] == frames.size
    assert calls == [(160, 224, 2), (*frames.size, 2)]
    objective = make_objective("appearance", sure_network(frames), bf16=False)
    frames.flows(range(COUNT))
    before = len(calls)
    for seed in range(3):
        objective.loss(frames, [0, 3], torch.Generator().manual_seed(seed))
    assert len(calls) == before


def test_a_view_brought_back_lies_on_its_frame():
    y, x = torch.meshgrid(torch.linspace(0, 1, 64), torch.linspace(0, 1, 96), indexing="ij")
    images = (torch.stack((x, y, x * y)) * 200)[None].repeat(16, 1, 1, 1)
    views = make_views(images, torch.Generator().manual_seed(0))
    assert views.images.shape == images.shape
    # The geometry alone: what the grid of a view shows of x and y, brought back, is x and y.
    grid = torch.nn.functional.affine_grid(views.crops, [16, 1, 64, 96], align_corners=False)
    for axis, plane in ((0, x), (1, y)):
        back, inside = views.back(grid[..., axis] / 2 + 0.5, (32, 48))
        small = torch.nn.functional.interpolate(plane[None, None], (32, 48), mode="bilinear")[0, 0]
        assert float(((back - small).abs() * inside).max()) < 0.03
        assert 0.3 < float(inside.mean()) < 1
    mirrored = views.crops[:, 0, 0] < 0
    assert mirrored.any() and not mirrored.all()
    assert len({float(v) for v in views.images.mean((1, 2, 3))}) > 10  # other light


# Objectives


@pytest.mark.parametrize("name", OBJECTIVES)
def test_an_objective_changes_what_it_says_and_nothing_else(frames, name):
    network = sure_network(frames) if name == "appearance" else tiny_network()
    before = state_of(network)
    list(run(network, frames, replace(SETTINGS, objective=name, epochs=1))[1])
    changed = moved(before, network)
    assert changed
    if name == "depth":
        assert all(key.startswith("image_encoder.") for key in changed)
        assert not any("running" in key for key in changed)
    elif name == "appearance":
        assert {key.split(".")[0] for key in changed} == {"image_encoder", "mask_decoder"}
        assert not any("running" in key for key in changed)
    elif name == "entropy":
        norms = {n for n, m in network.named_modules() if isinstance(m, nn.LayerNorm | nn.BatchNorm2d)}
        assert {key.rpartition(".")[0] for key in changed} <= norms
        assert any(key.startswith("flow_encoder.") for key in changed)
        assert not any("running" in key for key in changed)
    else:
        assert all(key.endswith(("running_mean", "running_var", "num_batches_tracked")) for key in changed)
        assert any("decoder" in key for key in changed)
    assert not network.training and all(not module.training for module in network.modules())
    assert all(parameter.requires_grad for parameter in network.parameters())


def test_depth_consistency_can_be_learned(frames):
    _, events = run(tiny_network(), frames, replace(SETTINGS, epochs=8, lr=2e-3))
    losses = [event.scalars["loss"] for event in epochs_of(events)[1:]]
    assert sum(losses[-2:]) < 0.7 * sum(losses[:2])


def test_views_must_agree_where_both_see_the_frame_only():
    network = tiny_network()
    objective = make_objective("depth", network, bf16=False)
    pictures, _ = scene(1)
    one = Frames(pictures.__getitem__, lambda frame: [], (HEIGHT, WIDTH), 96, "residual", CPU)
    with torch.no_grad():
        for parameter in network.depth_decoder.linear_pred.parameters():
            parameter.zero_()
    loss = objective.loss(one, [0, 0], torch.Generator().manual_seed(1))
    assert float(loss.detach()) == pytest.approx(0, abs=1e-6)  # one depth everywhere agrees with itself


def test_what_moves_is_learned_by_its_looks(frames):
    """Without flow the network finds afterwards what it found with flow before."""
    network = sure_network(frames)
    blind = Frames(frames._read, lambda frame: [], (HEIGHT, WIDTH), 96, "residual", CPU)
    likely = torch.stack(look(network, frames, range(COUNT), bf16=False))
    target, sure = likely > 0.5, (likely < 0.2) | (likely > 0.8)

    def surprise() -> float:
        found = torch.stack(look(network, blind, range(COUNT), bf16=False)).clamp(1e-6, 1 - 1e-6)
        return float(nn.functional.binary_cross_entropy(found[sure], target[sure].float()))

    before = surprise()
    _, events = run(network, frames, replace(SETTINGS, objective="appearance", epochs=16, lr=3e-4))
    losses = [event.scalars["loss"] for event in epochs_of(events)[1:]]
    assert 0.1 < float(target.float().mean()) < 0.9  # there is something to learn
    assert sum(losses[-4:]) < 0.7 * sum(losses[:4])
    assert surprise() < 0.9 * before


def test_who_is_sure_of_nothing_learns_nothing_from_looks(frames):
    frames.side = 128
    network = tiny_network()
    with torch.no_grad():
        for parameter in network.mask_decoder.linear_pred.parameters():
            parameter.zero_()
    objective = make_objective("appearance", network, bf16=False)
    loss = objective.loss(frames, [0, 1], torch.Generator().manual_seed(0))
    assert float(loss.detach()) == 0
    sure = make_objective("appearance", sure_network(frames), bf16=False)
    assert float(sure.loss(frames, [0, 1], torch.Generator().manual_seed(0)).detach()) > 0
    assert frames.smaller()  # targets of another size are brought to the frames' size
    assert float(sure.loss(frames, [0, 1], torch.Generator().manual_seed(0)).detach()) > 0


def test_entropy_makes_the_mask_surer(frames):
    network = tiny_network()
    before = torch.stack(look(network, frames, range(COUNT), bf16=False))
    run(network, frames, replace(SETTINGS, objective="entropy", epochs=5))
    after = torch.stack(look(network, frames, range(COUNT), bf16=False))
    assert float((after - 0.5).abs().mean()) > float((before - 0.5).abs().mean())


# Schedules


def test_schedules_go_over_the_frames_as_the_paper_says():
    rng = np.random.default_rng(0)
    looping = make_schedule("ltv")
    turns = list(looping.turns(range(10), 3, 4, rng))
    assert len(turns) == looping.length(range(10), 3) == 3
    for turn in turns:
        assert sorted(f for batch in turn.batches for f in batch) == list(range(10))
        assert [len(batch) for batch in turn.batches] == [4, 4, 2]
        assert not turn.fresh and turn.ready is None
    assert turns[0].batches != turns[1].batches
    for name in ("n", "mwi"):
        schedule = make_schedule(name)
        turns = list(schedule.turns((3, 5), 2, 4, rng))
        assert len(turns) == schedule.length((3, 5), 2) == 4
        assert [turn.batches for turn in turns] == [[[3] * 4]] * 2 + [[[5] * 4]] * 2
        assert [turn.ready for turn in turns] == [None, 3, None, 5]
        assert [turn.restart for turn in turns] == [True, False, True, False]
        assert [turn.fresh for turn in turns] == [name == "n", False] * 2


def test_momentum_goes_on_from_the_frame_before_and_naive_begins_anew(frames):
    some = replace(SETTINGS, frames=(1, 4), epochs=2, batch=2)
    ready = {}
    for name in SCHEDULES:
        adapter, events = run(tiny_network(), frames, replace(some, schedule=name))
        ready[name] = adapter.ready
        assert len(epochs_of(events)) == 1 + (2 if name == "ltv" else 4)
    assert ready["ltv"] == {} and set(ready["n"]) == set(ready["mwi"]) == {1, 4}
    assert torch.equal(ready["n"][1], ready["mwi"][1])
    assert not torch.equal(ready["n"][4], ready["mwi"][4])
    # A frame that is adapted to for itself does not know of others (but for the views it draws).
    network = tiny_network()
    before = state_of(network)
    run(network, frames, replace(some, schedule="n"))
    assert not moved(before, network)


# The loop


def test_every_epoch_is_shown_and_can_be_chosen(frames):
    network = tiny_network()
    before = state_of(network)
    adapter = ZeroShotAdapter(network, snapshots := Snapshots(network), frames, SETTINGS)
    events = list(adapter.run(show))
    assert [event.step for event in epochs_of(events)] == [0, 1, 2, 3]
    assert [p.frame for p in epochs_of(events)[0].previews] == [2]
    assert all(0 < event.scalars["loss"] < 100 for event in epochs_of(events)[1:])
    assert [event.step for event in events if isinstance(event, SnapshotSaved)] == [1, 2, 3]
    assert isinstance(events[-1], AdaptationEnded) and events[-1].chosen == 3
    last = state_of(network)
    snapshots.restore(1)
    assert moved(last, network)
    snapshots.restore(0)
    assert not moved(before, network)


def test_the_same_seed_gives_the_same_weights(frames):
    states = []
    for seed in (0, 0, 1):
        run(network := tiny_network(), frames, replace(SETTINGS, seed=seed))
        states.append(state_of(network))
    assert all(torch.equal(states[0][n], states[1][n]) for n in states[0])
    assert any(not torch.equal(states[0][n], states[2][n]) for n in states[0])


@pytest.mark.parametrize("schedule", ["ltv", "mwi"])
def test_a_command_ends_it_with_the_weights_it_names(frames, schedule):
    network = tiny_network()
    before = state_of(network)
    settings = replace(SETTINGS, schedule=schedule, frames=(1, 2, 4), epochs=2, batch=2)
    adapter, events = run(network, frames, settings, {2: UseSnapshot(0)})
    assert events[-1] == AdaptationEnded(2, 0, "Stopped as asked.")
    assert not moved(before, network) and not adapter.ready


def test_stopping_early_keeps_what_frames_have_got(frames):
    for schedule in ("n", "mwi"):
        network = tiny_network()
        before = state_of(network)
        settings = replace(SETTINGS, schedule=schedule, frames=(1, 2, 4), epochs=2, batch=2)
        adapter, events = run(network, frames, settings, {4: UseSnapshot()})
        assert set(adapter.ready) == {1, 2}
        assert events[-1].step == 4 and ("original" in events[-1].reason) == (schedule == "n")
        assert bool(moved(before, network)) == (schedule == "mwi")


def test_a_rule_that_looks_at_the_masks_ends_it(frames):
    settings = replace(SETTINGS, epochs=9, lr=1e-8, stop="stability")
    _, events = run(tiny_network(), frames, settings)
    assert events[-1].step == 3 and "settled" in events[-1].reason  # not in the first third
    assert all("stability" in event.scalars for event in epochs_of(events))
    _, events = run(tiny_network(), frames, replace(settings, schedule="mwi", frames=(0,), epochs=4, batch=1))
    assert events[-1].step == 4


def test_statistics_of_the_clip_can_be_taken_back(frames):
    network = tiny_network()
    before = state_of(network)
    adapter = ZeroShotAdapter(network, snapshots := Snapshots(network), frames, replace(SETTINGS, objective="bn"))
    events = list(adapter.run(show))
    assert all("loss" not in event.scalars for event in epochs_of(events))
    assert not any(isinstance(event, Warned) for event in events)
    assert moved(before, network)
    snapshots.restore(0)
    assert not {name for name in moved(before, network) if "running" in name}


def test_memory_that_does_not_suffice_makes_frames_smaller(frames, monkeypatch):
    frames.side, tries = 160, []
    own = frames.images

    def tight(chosen):
        tries.append(frames.side)
        if frames.side > 130:
            raise MemoryError
        return own(chosen)

    network = tiny_network()
    adapter = ZeroShotAdapter(network, Snapshots(network), frames, replace(SETTINGS, epochs=1, probes=()))
    monkeypatch.setattr(frames, "images", tight)
    events = list(adapter.run(show))
    assert "160 px: going on at 120 px" in next(e.message for e in events if isinstance(e, Warned))
    assert events[-1].step == 1 and tries[0] == 160 and set(tries[1:]) == {120}
    frames.side = 96
    monkeypatch.setattr(frames, "images", lambda chosen: (_ for _ in ()).throw(MemoryError()))
    with pytest.raises(EngineError, match="not even at 96 px"):
        list(ZeroShotAdapter(network, Snapshots(network), frames, replace(SETTINGS, probes=())).run(show))


def test_a_gradient_that_is_no_number_moves_nothing(frames):
    network = tiny_network(replace(TINY))
    with torch.no_grad():
        network.depth_decoder.linear_pred.bias.fill_(torch.nan)
    before = state_of(network)
    _, events = run(network, frames, replace(SETTINGS, epochs=5))
    assert events[-1].step == 3 and "no longer a number" in events[-1].reason
    assert not {name for name in moved(before, network) if name.startswith("image_encoder")}
