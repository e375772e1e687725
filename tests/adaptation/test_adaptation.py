"""tt-MCC: the cycle, its sampler, the snapshots and the loop, on a tiny network."""

import copy
import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from vosannot.adaptation.cycle import Reading, begin, run_auto_encoder, run_cycle
from vosannot.adaptation.loop import AdaptationSettings, Adapter
from vosannot.adaptation.sampler import CycleSampler
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import Material
from vosannot.core.events import IterationDone, Preview, SnapshotSaved, UseSnapshot, Warned
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.config import STCNConfig
from vosannot.networks.stcn.model import STCN
from vosannot.objectives.cycle import entropy

TINY = STCNConfig(
    key_block="basic",
    stem="convs",
    key_widths=(16, 16, 16, 32),
    key_blocks=(1, 1, 1),
    value_widths=(16, 16, 16, 32),
    value_blocks=(1, 1, 1),
    key_dim=16,
    value_dim=16,
    decoder_widths=(16, 16, 16),
)
ALL = Reading(0, np.random.default_rng(0))
SETTINGS = AdaptationSettings(iterations=20, lr=3e-4, samples=2, jump=3, max_objects=6, seed=0, bf16=False)
CPU = torch.device("cpu")


@pytest.fixture
def network():
    torch.manual_seed(0)
    return STCN(TINY).eval()


def square_clip(frames=10, size=48):
    """A bright square that moves right over noise, and its masks."""
    rng = np.random.default_rng(0)
    background = rng.integers(0, 90, (size, size, 3), np.uint8)
    images, masks = [], []
    for t in range(frames):
        image, mask = background.copy(), np.zeros((size, size), np.uint8)
        mask[12:30, 4 + 2 * t : 20 + 2 * t] = 1
        image[mask > 0] = (220, 180, 60)
        images.append(image)
        masks.append(mask)
    return images, masks


class Blind:
    """Shows nothing; remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def previews(self, network):
        self.asked.append("previews")
        return []

    def sketch(self, network):
        self.asked.append("sketch")
        labels = np.zeros((8, 8), np.uint8)
        labels[2:5] = 1
        return [Preview(frame, labels, 0.9) for frame in (3, 6)]


def adapter_for(network, references=None, settings=SETTINGS, read=None):
    frames, masks = square_clip()
    references = references or {0: masks[0]}
    material = Material(read or frames.__getitem__, Geometry.of(48, 48, None), references, len(frames), CPU)
    return Adapter(network, Snapshots(network), material, settings)


def first_and_images(network, times=(2, 5)):
    """What a step begins with, and the frames that follow."""
    frames, masks = square_clip()
    geometry = Geometry.of(48, 48, None)
    given = geometry.masks(masks[0], (1,), CPU)
    start = begin(network, geometry.image(frames[0], CPU), given, given[:, 0].long())
    return start, [geometry.image(frames[t], CPU) for t in times]


def test_triplets_follow_the_paper():
    draws = [t for t, _ in zip(CycleSampler([0], 50, 10, seed=1).draw(), range(2000), strict=False)]
    assert {t.frames[0] for t in draws} == set(range(1, 11))
    assert {t.frames[1] - t.frames[0] for t in draws} == set(range(1, 11))
    assert all(t.reference == 0 and len(t.frames) == 2 for t in draws)


def test_triplets_run_backwards_from_a_late_reference_and_stay_inside():
    draws = [t for t, _ in zip(CycleSampler([9], 10, 10, seed=0).draw(), range(500), strict=False)]
    assert all(0 <= t.frames[1] < t.frames[0] < 9 for t in draws)
    draws = [t for t, _ in zip(CycleSampler([0, 5], 10, 4, seed=0).draw(), range(500), strict=False)]
    assert {t.reference for t in draws} == {0, 5}
    assert any(t.frames[1] < t.reference for t in draws)
    assert all(0 <= t.frames[1] <= 9 for t in draws)


@pytest.mark.parametrize(("count", "expected"), [(40, 8), (6, 6)])
def test_longer_cycles_are_as_long_as_the_clip_allows(count, expected):
    for sample, _ in zip(CycleSampler([0], count, 5, seed=2, length=8).draw(), range(200), strict=False):
        frames = (sample.reference, *sample.frames)
        steps = np.diff(frames)
        assert len(frames) == expected
        assert steps.min() >= 1 and steps.max() <= 5 and frames[-1] < count


def test_cycles_of_a_step_go_over_the_same_first_frame():
    draws = CycleSampler([0, 30], 60, 10, seed=3, length=4, together=4).draw()
    groups = [list(itertools.islice(draws, 4)) for _ in range(100)]
    assert all(len({(s.reference, s.frames[0]) for s in group}) == 1 for group in groups)
    assert {abs(group[0].frames[0] - group[0].reference) for group in groups} == set(range(1, 11))
    second = {abs(s.frames[1] - s.frames[0]) for group in groups for s in group}
    assert second == set(range(1, 11))
    assert all(len(s.frames) == 3 and min(s.frames) >= 0 and max(s.frames) < 60 for group in groups for s in group)


def test_no_triplets_in_two_frames():
    sampler = CycleSampler([0], 2, 10, seed=0)
    assert not sampler.possible
    assert list(sampler.draw()) == []


def test_two_references_are_connected():
    draws = [s for s, _ in zip(CycleSampler([0, 7, 8], 10, 4, 0, direct=0.5).draw(), range(400), strict=False)]
    direct = [s for s in draws if s.target]
    assert 140 < len(direct) < 260
    assert {(s.reference, s.frames[-1]) for s in direct} == {(0, 7), (7, 0), (7, 8), (8, 7)}
    assert all(len(s.frames) == (1 if s.reference + s.frames[-1] == 15 else 2) for s in direct)
    assert not any(s.target for s, _ in zip(CycleSampler([4], 10, 4, 0, direct=0.5).draw(), range(50), strict=False))


def test_gradient_reaches_every_part_through_all_four_predictions(network):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.5)  # so that the untrained network keeps the object alive
    cycle = run_cycle(*first_and_images(network), ALL)
    assert cycle.loss is not None
    predictions = (*cycle.forward, *cycle.backward)
    assert len(predictions) == 4
    for prediction in predictions[:3]:
        prediction.masks.retain_grad()
    cycle.loss.backward()
    assert all(float(p.masks.grad.abs().sum()) > 0 for p in predictions[:3])
    missing = [name for name, p in network.named_parameters() if p.grad is None]
    assert missing == []


def test_a_triplet_that_loses_the_object_is_refused(network):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(-20)
    assert run_cycle(*first_and_images(network), ALL).loss is None
    before = copy.deepcopy(network.state_dict())
    events = list(adapter_for(network, settings=SETTINGS).run(Blind()))
    assert any(isinstance(e, Warned) for e in events)
    assert all(torch.equal(before[k], v) for k, v in network.state_dict().items())


def test_loss_falls_and_statistics_stay_frozen(network):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.3)
    statistics = {k: v.clone() for k, v in network.state_dict().items() if "running" in k or "num_batches" in k}
    events = list(adapter_for(network).run(Blind()))
    losses = [e.scalars["loss"] for e in events if isinstance(e, IterationDone) and e.step]
    assert len(losses) == SETTINGS.iterations
    assert all(math.isfinite(loss) for loss in losses)
    assert np.mean(losses[-3:]) < 0.7 * np.mean(losses[:3])
    assert all(torch.equal(statistics[k], network.state_dict()[k]) for k in statistics)


def test_chosen_snapshot_is_restored(network):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.3)
    original = copy.deepcopy(network.state_dict())
    adapter = adapter_for(network, settings=replace(SETTINGS, average=False))
    stream = adapter.run(Blind())
    at_two = None
    command, event = None, next(stream)
    with pytest.raises(StopIteration):
        while True:
            if isinstance(event, SnapshotSaved) and event.step == 2:
                at_two = copy.deepcopy(network.state_dict())
            command = UseSnapshot(2) if isinstance(event, IterationDone) and event.step == 5 else None
            event = stream.send(command)
    assert at_two is not None
    for name, value in network.state_dict().items():
        assert torch.allclose(value.float(), at_two[name].float(), atol=1e-5)
    adapter.snapshots.restore(0)
    assert all(torch.equal(original[k], v) for k, v in network.state_dict().items())


def test_what_is_kept_and_used_is_the_mean_of_the_weights(network):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.3)
    twin, passed = copy.deepcopy(network), []
    for event in adapter_for(network, settings=replace(SETTINGS, iterations=6, average=False)).run(Blind()):
        if isinstance(event, SnapshotSaved):
            passed.append({name: value.detach().clone() for name, value in network.named_parameters()})  # noqa: PERF401
    adapter = adapter_for(twin, settings=replace(SETTINGS, iterations=6))
    list(adapter.run(Blind()))
    for used in (6, 3):
        adapter.snapshots.restore(used)
        for name, value in twin.named_parameters():
            mean = sum(i * step[name] for i, step in enumerate(passed[:used], 1)) / sum(range(used + 1))
            assert torch.allclose(value, mean, atol=1e-5)


def test_references_beyond_the_first_join_in(network):
    frames, masks = square_clip()
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.5)
    seen = []
    adapter = adapter_for(
        network, references={0: masks[0], 9: masks[9]}, read=lambda frame: (seen.append(frame), frames[frame])[1]
    )
    list(adapter.run(Blind()))
    assert {0, 9} <= set(seen)


def test_snapshots_stay_within_their_bound(network):
    size = sum(p.numel() * 2 for p in network.parameters())
    snapshots = Snapshots(network, limit_bytes=5 * size)
    for step in range(1, 41):
        with torch.no_grad():
            network.decoder.pred.bias += 0.1
        snapshots.save(step, dict(network.named_parameters()))
        assert len(snapshots.steps) - 1 <= 5
        assert step in snapshots.steps
    assert snapshots.steps[0] == 0
    with pytest.raises(KeyError):
        snapshots.restore(39 if 39 not in snapshots.steps else 38)


@pytest.mark.parametrize("objective", ["ent", "ae"])
def test_other_objectives_lower_their_loss_and_touch_only_what_they_train(network, objective):
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.3)
    before = copy.deepcopy(network.state_dict())
    frames, seen = square_clip()[0], set()
    adapter = adapter_for(
        network,
        settings=replace(SETTINGS, objective=objective, lr=1e-2 if objective == "ent" else 1e-3),
        read=lambda frame: (seen.add(frame), frames[frame])[1],
    )
    events = list(adapter.run(Blind()))
    losses = [e.scalars["loss"] for e in events if isinstance(e, IterationDone) and e.step]
    assert np.mean(losses[-3:]) < 0.95 * np.mean(losses[:3])
    changed = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    norms = {f"{name}." for name, module in network.named_modules() if isinstance(module, torch.nn.BatchNorm2d)}
    of_norms = {name for name in changed if any(name.startswith(norm) for norm in norms)}
    assert of_norms and not any("running" in name or "num_batches" in name for name in changed)
    if objective == "ent":
        assert changed == of_norms
        assert len(seen) > 3
    else:
        assert "decoder.pred.weight" in changed
        assert seen == {0}
    assert all(parameter.requires_grad for parameter in network.parameters())


def test_entropy_counts_what_is_undecided_inside_the_picture():
    logits = torch.zeros(1, 2, 2, 2)
    logits[0, 1, 0] = 50.0  # the first row is sure
    inside = torch.tensor([[[True, True], [True, False]]])
    assert entropy(logits, inside).item() == pytest.approx(math.log(2) / 3)
    assert entropy(logits, torch.zeros_like(inside)).item() == 0


def test_the_auto_encoder_leaves_the_read_out_alone(network):
    start, _ = first_and_images(network)
    run_auto_encoder(start, [], ALL).loss.backward()
    without = {name for name, parameter in network.named_parameters() if parameter.grad is None}
    assert without == {"key_proj.key_proj.weight", "key_proj.key_proj.bias"}  # keys serve matching only
