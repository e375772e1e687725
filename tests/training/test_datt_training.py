"""Training a network that finds what moves: what the renderer tells it, that it learns, and resumes bit for bit."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.networks.test_datt import TINY, TINY_MIT
from tests.training.families import (
    is_compared_where_it_is_known_what_moves,
    learns_a_batch,
    moving_actor,
    passes_the_smoke_check,
    resumes_exactly,
    scene_with,
)
from tests.training.test_render import same as same_clip
from tests.training.test_trainer import OPTIONS, iterations, train
from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import Finished
from vosannot.networks.checkpoint import load_datt, save_network
from vosannot.networks.datt.config import LITE
from vosannot.networks.datt.mit import MiT
from vosannot.networks.datt.model import DATT
from vosannot.objectives.foreground import foreground_loss, scale_invariant_log
from vosannot.training.ablation import ablate
from vosannot.training.data import RenderedSteps
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.render.motion import Wander
from vosannot.training.render.movers import UNDECIDED, moving_map
from vosannot.training.trainer import Trainer
from vosannot.training.transplant import named_config

DATT_OPTIONS = replace(OPTIONS, family="datt", frames=2, steps=4, lr=2e-3, hardest=1.0)


# What the renderer tells


def test_movers_do_not_change_the_pictures():
    plain = Renderer(RenderOptions(size=96, max_gap=4), seed=3)
    knowing = Renderer(RenderOptions(size=96, max_gap=4, movers=True), seed=3)
    exact = Renderer(RenderOptions(size=96, max_gap=4, geometry=True), seed=3)
    for index in range(4):
        clip = knowing.clip(index)
        assert same_clip(plain.clip(index), clip)
        assert clip.flow is None and np.array_equal(clip.depth, exact.clip(index).depth)
        assert clip.moving.shape == clip.labels.shape and clip.moving.dtype == np.uint8
        assert set(np.unique(clip.moving)) <= {0, 1, UNDECIDED}


def test_what_stands_while_the_camera_pans_does_not_move():
    scene, surface = scene_with()
    assert not moving_map(scene, surface, 0.0).any()


def test_what_walks_moves_and_so_does_what_the_camera_follows():
    for changes in ({"x": Wander(((20.0, 0.1, 0.0),))}, {"follow": 1.0}):
        scene, surface = scene_with(**changes)
        assert np.array_equal(moving_map(scene, surface, 0.0) == 1, moving_actor(scene, surface))


def test_what_hardly_moves_is_left_undecided():
    scene, surface = scene_with(x=Wander(((1.3, 0.2, 0.0),)))
    assert np.array_equal(moving_map(scene, surface, 0.0) == UNDECIDED, moving_actor(scene, surface))


# Losses


def test_the_losses_do_what_they_say():
    truth = torch.zeros(2, 8, 8)
    truth[0, :4] = 1
    right, wrong = 20 * (2 * truth - 1), -20 * (2 * truth - 1)
    known = torch.ones_like(truth)
    entropy, dice = foreground_loss(right, truth, known, 1.0)
    assert float(entropy) < 1e-3 and float(dice) < 0.02
    entropy, dice = foreground_loss(wrong, truth, known, 1.0)
    assert float(entropy) > 10 and float(dice) > 0.9
    # What is unknown does not count, whatever was found there.
    known[0], known[1] = 0, 1
    assert float(foreground_loss(torch.cat((wrong[:1], right[1:])), truth, known, 1.0)[0]) < 1e-3
    one_pixel = right.clone()
    one_pixel[0, 0, 0] *= -1
    plain, hard = (foreground_loss(one_pixel, truth, torch.ones_like(truth), keep)[0] for keep in (1.0, 0.1))
    assert float(hard) > 5 * float(plain)


def test_depth_is_compared_up_to_most_of_a_factor():
    torch.manual_seed(0)
    depth = torch.randn(2, 16, 16)
    assert float(scale_invariant_log(depth, depth)) == pytest.approx(0, abs=1e-6)
    factor, shape = scale_invariant_log(depth + 0.5, depth), scale_invariant_log(depth * 1.5, depth)
    assert float(factor) == pytest.approx(10 * 0.5 * 0.15**0.5, rel=1e-2)
    assert float(shape) > float(factor)
    half = torch.zeros_like(depth)
    half[:, :8] = 1
    broken = depth.clone()
    broken[:, 8:] += 100 * torch.rand(2, 8, 16)
    assert float(scale_invariant_log(broken, depth, half)) == pytest.approx(0, abs=1e-3)
    still = depth.clone().requires_grad_()
    scale_invariant_log(still, depth).backward()
    assert torch.isfinite(still.grad).all()


# Training


def test_a_batch_depends_on_its_step_only():
    steps = RenderedSteps(DATT_OPTIONS)
    first, again = steps[1], RenderedSteps(DATT_OPTIONS)[1]
    assert first.moving.flow.shape == (2, 2, 5, 64, 64)
    for name in ("flow", "depth", "known"):
        assert torch.equal(getattr(first.moving, name), getattr(again.moving, name))
    assert torch.equal(first.frames, again.frames) and torch.equal(first.labels, again.labels)
    assert not torch.equal(first.frames, steps[2].frames)
    assert not (first.labels.bool() & ~first.moving.known).any()


def test_a_resumed_run_equals_an_undisturbed_one(tmp_path):
    resumes_exactly(tmp_path, DATT_OPTIONS, TINY, ["mask", "depth"])


def test_the_loss_of_a_batch_falls(tmp_path):
    learns_a_batch(tmp_path, DATT_OPTIONS, TINY, ["mask", "depth"], load_datt)


def test_depth_and_modulation_can_be_left_out(tmp_path):
    assert named_config(DATT_OPTIONS) == LITE
    assert named_config(replace(DATT_OPTIONS, modulation=False)) == replace(LITE, modulation=False)
    bare = named_config(replace(DATT_OPTIONS, depth=False))
    assert bare == replace(LITE, depth=False, modulation=False)
    config = replace(TINY, depth=False, modulation=False)
    _, events = train(tmp_path / "bare", replace(DATT_OPTIONS, depth=False), config=config)
    assert all("depth" not in event.scalars for event in iterations(events))


def test_what_it_cannot_be_trained_with_is_a_sentence(tmp_path):
    with pytest.raises(UsageError, match="DATT has no keys"):
        Trainer(tmp_path, replace(DATT_OPTIONS, correspondence="both"), config=TINY)
    with pytest.raises(UsageError, match="no size 'fast'"):
        named_config(replace(DATT_OPTIONS, net="fast"))


def test_a_mix_transformer_begins_both_encoders(tmp_path):
    patch = replace(TINY_MIT, expansion=4, stem="patch", heads=(1, 2, 5, 8), widths=(16, 32, 40, 64))
    torch.manual_seed(5)
    encoder = MiT(patch)
    torch.save(encoder.state_dict(), tmp_path / "mit.pth")
    config = replace(TINY, image=patch, flow=patch, flow_input="picture")
    trainer = Trainer(tmp_path / "run", DATT_OPTIONS, config=config, start=tmp_path / "mit.pth")
    assert isinstance(trainer.network, DATT)
    for half in (trainer.network.image_encoder, trainer.network.flow_encoder):
        assert all(torch.equal(v, half.state_dict()[n]) for n, v in encoder.state_dict().items())
    with pytest.raises(WeightsError, match="another size"):
        Trainer(tmp_path / "other", DATT_OPTIONS, config=TINY, start=tmp_path / "mit.pth")
    save_network(tmp_path / "tiny.safetensors", DATT(TINY), {})
    again = Trainer(tmp_path / "more", DATT_OPTIONS, config=TINY, start=tmp_path / "tiny.safetensors")
    assert isinstance(again.network, DATT)


def test_the_smoke_check_covers_the_family(tmp_path):
    passes_the_smoke_check(tmp_path, "datt", TINY)


def test_parts_can_be_compared_on_held_clips(tmp_path):
    options = replace(DATT_OPTIONS, steps=1)
    events = list(ablate(tmp_path, options, [0], 1, lambda true, found: (float((true & found).any()), 0.5)))
    assert events[-1] == Finished({"runs": 3})
    rows = (tmp_path / "ablation.md").read_text().splitlines()
    assert [row.split("|")[1].strip() for row in rows[2:]] == ["whole", "no-modulation", "no-depth"]
    assert "against whole" in rows[0]
    assert load_datt(tmp_path / "no-depth-0" / "weights.safetensors").depth_decoder is None
    assert load_datt(tmp_path / "no-modulation-0" / "weights.safetensors").modulation is None


def test_validation_compares_where_it_is_known_what_moves():
    torch.manual_seed(0)
    network = DATT(TINY)
    network.mask_decoder.linear_pred.bias.data.fill_(50.0)  # everything moves
    is_compared_where_it_is_known_what_moves(network)
