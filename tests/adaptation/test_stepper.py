"""One step of an adaptation: the same gradients as done plainly, subsets, several references, synthetic frames."""

import copy
import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.adaptation.test_adaptation import CPU, SETTINGS, TINY, square_clip
from vosannot.adaptation.augment import next_frame
from vosannot.adaptation.sampler import Sample
from vosannot.adaptation.stepper import Material, Stepper
from vosannot.adaptation.subsets import SUBSETS
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN
from vosannot.networks.walk import given_masks, walk_through
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem
from vosannot.objectives.cycle import cycle_loss

TINY_XMEM = XMemConfig(
    **{name: getattr(TINY, name) for name in TINY.__dataclass_fields__ if name != "value_bias"}, hidden_dim=16
)
SAMPLES = (Sample(0, (2, 5)), Sample(0, (1, 4)), Sample(9, (7, 3)))


def made(config):
    """A network whose batch norms do something and whose masks do not vanish."""
    torch.manual_seed(0)
    network = STCN(config) if config is TINY else XMem(config)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean, -0.3, 0.3)
            torch.nn.init.uniform_(module.running_var, 0.5, 2)
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.5)
    return network.eval()


def material():
    frames, masks = square_clip()
    return Material(frames.__getitem__, Geometry.of(48, 48, None), {0: masks[0], 9: masks[9]}, len(frames), CPU)


def plain_gradients(network, samples):
    """Every triplet by itself, everything encoded anew, batch norms where they are."""
    frames, masks = square_clip()
    geometry = Geometry.of(48, 48, None)
    network.zero_grad()
    for sample in samples:
        times = (sample.reference, *sample.frames)
        images = [geometry.image(frames[t], CPU) for t in times]
        given = geometry.masks(masks[sample.reference], (1,), CPU)
        walk = walk_through(network)
        features = [walk.encode(image) for image in images]
        walk.remember(features[0], images[0], given_masks(given))
        middle = walk.predict(features[1])
        walk.remember(features[1], images[1], middle.masks)
        far = walk.predict(features[2])
        walk.memory.clear()
        walk.remember(features[2], images[2], far.masks)
        back = walk.predict(features[1])
        walk.remember(features[1], images[1], back.masks)
        last = walk.predict(features[0], update=False)
        (cycle_loss(last.logits, given[:, 0].long()) / len(samples)).backward()
    return {name: p.grad.clone() for name, p in network.named_parameters()}


@pytest.mark.parametrize("config", [TINY, TINY_XMEM], ids=["stcn", "xmem"])
def test_gradients_are_those_of_the_plain_way(config):
    network, samples = made(config), (*SAMPLES, Sample(0, (2, 4)), Sample(0, (2, 3)))  # three go over frame 2
    expected = plain_gradients(network, samples)
    network.zero_grad()
    stepper = Stepper(network, material(), replace(SETTINGS, samples=5))
    kept, encoded = [], []
    stepper.running.key_encoder.register_forward_hook(lambda *seen: encoded.append(len(seen[1][0])))
    stepper.gather(iter(samples), kept)
    assert len(kept) == 5
    assert sum(encoded) == 2 + 3 + 5  # references, frames after them, last frames: each of them once
    largest = max(float(grad.abs().max()) for grad in expected.values())
    for name, parameter in network.named_parameters():
        assert torch.allclose(parameter.grad, expected[name], rtol=1e-3, atol=1e-5 * largest), name


@pytest.mark.parametrize("name", SUBSETS)
def test_a_subset_learns_and_leaves_the_rest_alone(name):
    network = made(TINY)
    before = copy.deepcopy(network.state_dict())
    stepper = Stepper(
        network, material(), replace(SETTINGS, subset=name, lr=3e-4 if name in ("all", "decoder") else 3e-3)
    )
    losses = [stepper.step(itertools.cycle(SAMPLES)).loss for _ in range(12)]
    assert np.mean(losses[-3:]) < np.mean(losses[:3])
    changed = {key for key, value in network.state_dict().items() if not torch.equal(value, before[key])}
    convolutions = {f"{n}.weight" for n, m in network.named_modules() if isinstance(m, torch.nn.Conv2d)}
    norms = {n for n, m in network.named_modules() if isinstance(m, torch.nn.BatchNorm2d)}
    assert changed
    if name == "decoder":
        assert all(key.startswith("decoder.") for key in changed)
    elif name == "batch-norm":
        assert all(key.rpartition(".")[0] in norms for key in changed)
    elif name == "low-rank":
        assert changed <= convolutions
        ranks = [torch.linalg.matrix_rank((network.state_dict()[k] - before[k]).flatten(1), rtol=1e-3) for k in changed]
        assert max(int(rank) for rank in ranks) <= 4
    assert {p.requires_grad for p in network.parameters()} != {False}
    stepper.subset.close()
    assert all(p.requires_grad for p in network.parameters())


def test_the_running_copy_follows_the_weights():
    network, frames = made(TINY), square_clip()[0]
    stepper = Stepper(network, material(), replace(SETTINGS, lr=3e-3))
    stepper.step(iter(SAMPLES))
    image = Geometry.of(48, 48, None).image(frames[3], CPU)
    with torch.no_grad():
        assert torch.allclose(stepper.running.encode_key(image).key, network.encode_key(image).key, atol=1e-5)


@pytest.mark.parametrize("subset", SUBSETS)
def test_the_result_is_the_mean_of_the_iterations_later_ones_weighing_more(subset):
    network = made(TINY)
    stepper = Stepper(network, material(), replace(SETTINGS, lr=3e-3, subset=subset))
    passed, draws = [], itertools.cycle(SAMPLES)
    for _ in range(4):
        stepper.step(draws)
        passed.append({name: value.detach().clone() for name, value in network.named_parameters()})
    expected = {name: sum(i * step[name] for i, step in enumerate(passed, 1)) / 10 for name in passed[0]}
    assert any(not torch.equal(passed[0][name], passed[-1][name]) for name in expected)
    for name, value in stepper.changed.items():
        assert torch.allclose(value, expected[name], atol=1e-6)
    mean = made(TINY)
    mean.load_state_dict(expected, strict=False)

    def seen(by):
        return by.look(SAMPLES[0]).cycle.forward[0].logits

    newest = Stepper(network, material(), replace(SETTINGS, average=False))
    assert torch.allclose(seen(stepper), seen(Stepper(mean, material(), SETTINGS)), atol=1e-4)
    assert not torch.allclose(seen(stepper), seen(newest), atol=1e-4)


def test_averaging_does_not_change_the_steps():
    plain, averaged = made(TINY), made(TINY)
    for network, average in ((plain, False), (averaged, True)):
        stepper = Stepper(network, material(), replace(SETTINGS, lr=3e-3, average=average))
        for _ in range(3):
            stepper.step(itertools.cycle(SAMPLES))
            stepper.look(SAMPLES[0])
    for name, value in plain.state_dict().items():
        assert torch.equal(value, averaged.state_dict()[name])


def test_between_two_references_the_prediction_is_compared_with_the_mask():
    network = made(TINY)
    stepper = Stepper(network, material(), replace(SETTINGS, lr=3e-3, samples=1))
    sample = Sample(0, (4, 9), target=True)
    losses = [stepper.step(itertools.repeat(sample)).loss for _ in range(15)]
    assert losses[-1] < 0.6 * losses[0]


def test_an_object_that_the_start_does_not_know_is_not_compared():
    frames, masks = square_clip()
    two = masks[9].copy()
    two[35:45, 2:10] = 2
    references = {0: masks[0], 9: two}
    target = Material(frames.__getitem__, Geometry.of(48, 48, None), references, 10, CPU).target(9, (1,))
    assert (target[0, 36:44, 3:9] == -1).all()
    assert (target[0].numpy()[masks[9] > 0] == 1).all() and int((target == 0).sum()) > 0


def test_synthetic_frames_take_part():
    network = made(TINY)
    stepper = Stepper(network, material(), replace(SETTINGS, lr=3e-3))
    step = stepper.step(itertools.repeat(Sample(0, (0, 0), synthetic=True)))
    assert step.used == 2 and step.moved and np.isfinite(step.loss)


def test_a_made_frame_moves_the_object_and_fills_the_hole():
    frames, masks = square_clip(size=96)
    rng = np.random.default_rng(3)
    moved = [next_frame(frames[0], masks[0], rng) for _ in range(8)]
    assert any((labels != masks[0]).any() for _, labels in moved)
    for image, labels in moved:
        assert image.dtype == labels.dtype == np.uint8 and image.shape == frames[0].shape
        assert 0.4 < labels.sum() / masks[0].sum() < 1.8
        inside, left = image[labels > 0].mean(0), image[(masks[0] > 0) & (labels == 0)]
        assert inside[0] > 190  # the object's colour came along
        if len(left) > 40:
            assert np.median(left[:, 0]) < 150  # and did not stay where it was
    again = next_frame(frames[0], masks[0], np.random.default_rng(3))
    assert np.array_equal(again[0], moved[0][0]) and np.array_equal(again[1], moved[0][1])


def test_many_objects_are_thinned_out():
    frames, masks = square_clip()
    labels = masks[0].copy()
    for k in range(2, 9):
        labels[34 + k : 36 + k, 2:12] = k
    source = Material(frames.__getitem__, Geometry.of(48, 48, None), {0: labels}, 10, CPU)
    stepper = Stepper(made(TINY), source, replace(SETTINGS, max_objects=3))
    kept = []
    stepper.gather(itertools.repeat(Sample(0, (1, 2))), kept)
    assert all(len(used.ids) == 3 and used.labels.max() == 3 for used in kept)
