"""Training a network that tells moving objects apart: what the renderer tells it, its loss, that it learns."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.networks.test_layers import TINY
from tests.training.test_datt_training import scene_with
from tests.training.test_trainer import OPTIONS, iterations, same, train
from vosannot.core.errors import UsageError
from vosannot.core.events import Finished
from vosannot.networks.checkpoint import load_layers
from vosannot.networks.layers.inputs import PLANES
from vosannot.networks.layers.model import Layers
from vosannot.objectives.layers import layered_loss, matched
from vosannot.training.ablation import ablate
from vosannot.training.data import RenderedSteps
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.render.actors import Actor
from vosannot.training.render.motion import Wander
from vosannot.training.render.movers import MOST, UNDECIDED
from vosannot.training.smoke import smoke, smoke_options
from vosannot.training.trainer import Trainer
from vosannot.training.validation import Validation, held_clips, validate

LAYERS_OPTIONS = replace(OPTIONS, family="layers", frames=3, steps=4, lr=2e-3)


# What the renderer tells


def test_movers_are_told_apart_and_known_behind_each_other():
    renderer = Renderer(RenderOptions(size=64, width=112, frames=4, max_gap=3, layered=True), seed=3)
    several = hidden = 0
    for index in range(12):
        clip = renderer.clip(index)
        assert clip.seen.shape == clip.labels.shape and clip.whole.shape == (4, MOST, 64, 112)
        assert set(np.unique(clip.seen)) <= {0, 1, 2, 3, UNDECIDED}
        for number in range(1, MOST + 1):
            seen, whole = clip.seen == number, clip.whole[:, number - 1]
            assert not (seen & ~whole).any()  # what is seen is part of the whole
            hidden += (whole & ~seen).sum()
            # What is hidden is hidden by another of them.
            assert set(np.unique(clip.seen[whole & ~seen])) <= {1, 2, 3} - {number}
        several += len(set(np.unique(clip.seen)) - {0, UNDECIDED}) > 1
    assert several >= 3 and hidden > 0


def test_who_rests_stands_still_in_the_scene_and_goes_on_from_there():
    scene, _ = scene_with(x=Wander(((20.0, 0.1, 0.0),)))
    actor = next(layer for layer in scene.layers if isinstance(layer, Actor))
    moving = actor.frame(scene.camera, 1.0)
    actor.path = replace(actor.path, rest=(1.0, 3.0))
    assert actor.frame(scene.camera, 0.5) == replace_rest(actor, None).frame(scene.camera, 0.5)
    assert actor.frame(scene.camera, 1.0) == moving
    home = [actor.frame(scene.camera, t)[2] - scene.camera.view(t, actor.parallax)[2] for t in (1.0, 2.0, 3.0)]
    assert np.ptp(home) < 1e-6
    assert abs(actor.frame(scene.camera, 5.0)[2] - scene.camera.view(5.0, actor.parallax)[2] - home[0]) > 1


def replace_rest(actor, rest):
    return replace(actor, path=replace(actor.path, rest=rest))


def test_a_batch_depends_on_its_step_only():
    steps = RenderedSteps(LAYERS_OPTIONS)
    first, again = steps[1], RenderedSteps(LAYERS_OPTIONS)[1]
    assert first.several.flow.shape == (2, 3, PLANES, 64, 112)
    for name in ("flow", "whole", "known"):
        assert torch.equal(getattr(first.several, name), getattr(again.several, name))
    assert torch.equal(first.labels, again.labels) and not torch.equal(first.frames, steps[2].frames)
    assert not (first.labels.bool() & ~first.several.known).any()
    assert torch.equal(first.present.bool(), first.masks.flatten(3).any(3).any(1))


# Losses


def objects() -> torch.Tensor:
    """Two objects in two frames, [1, 2, 3, 8, 8]; the third is padding."""
    true = torch.zeros(1, 2, 3, 8, 8)
    true[:, :, 0, :3], true[:, :, 1, 5:] = 1, 1
    return true


def test_the_loss_asks_for_each_object_by_one_query_in_all_frames():
    true, known, present = objects(), torch.ones(1, 2, 8, 8), torch.tensor([[1.0, 1.0, 0.0]])
    right = true[:, :, [2, 1, 0]]
    order = matched(right, true, known, present)
    assert order[0, :2].tolist() == [2, 1]
    swapped = right.clone()
    swapped[:, 1] = right[:, 1][:, [1, 2, 0]]  # other queries in the second frame
    values = [float(layered_loss(f, f, true, true, known, present).total) for f in (right, swapped, right * 0)]
    assert values[0] < 0.05 and values[1] > 10 * values[0] and values[2] > 10 * values[0]
    merged = right.clone()
    merged[:, :, 2], merged[:, :, 1] = right[:, :, 2] + right[:, :, 1], 0
    both = layered_loss(merged, merged, true, true, known, present)
    assert float(both.union) < 0.05 < 0.5 < float(both.modal) and float(both.owner) > 1
    assert float(layered_loss(right, right, true, true, known, present).owner) < 0.05


def test_a_query_without_an_object_stays_empty_and_unknown_pixels_do_not_count():
    true, present = objects(), torch.tensor([[1.0, 1.0, 0.0]])
    known = torch.ones(1, 2, 8, 8)
    extra = true.clone()
    extra[:, :, 2, 3:5] = 1
    known[:, :, 3:5] = 0
    assert float(layered_loss(extra, extra, true, None, known, present).total) < 0.05
    known[:, :, 3:5] = 1
    loss = layered_loss(extra, extra, true, None, known, present)
    assert float(loss.total) > 0.5 and float(loss.amodal) == 0


def test_pseudo_labels_of_fewer_objects_do():
    true = objects()[:, :, :1]
    found = torch.full((1, 2, 3, 8, 8), 0.3, requires_grad=True)
    loss = layered_loss(found, found, true, None, torch.ones(1, 2, 8, 8), torch.ones(1, 1))
    loss.total.backward()
    assert torch.isfinite(found.grad).all() and found.grad.abs().sum() > 0


# Training


def test_a_resumed_run_equals_an_undisturbed_one(tmp_path):
    whole, events = train(tmp_path / "whole", LAYERS_OPTIONS, config=TINY)
    train(tmp_path / "parts", LAYERS_OPTIONS, steps=2, config=TINY)
    resumed, rest = train(tmp_path / "parts", LAYERS_OPTIONS, config=TINY)
    assert [event.step for event in iterations(rest)] == [3, 4]
    assert same(whole, resumed)
    names = ["loss", "lr", "norm", "clips/s", "modal", "amodal", "union", "owner"]
    assert all(list(event.scalars) == names for event in iterations(events))


def test_the_loss_of_a_batch_falls(tmp_path):
    options = replace(LAYERS_OPTIONS, steps=30, warmup=2, ema=0.5)
    batch = RenderedSteps(options)[0]
    trainer = Trainer(tmp_path / "run", options, config=TINY, source=lambda o, first: [batch] * (o.steps - first))
    events = iterations(list(trainer.run()))
    for name in ("modal", "amodal", "union"):
        values = [event.scalars[name] for event in events]
        assert sum(values[-5:]) < 0.8 * sum(values[:5])
    trainer.export(tmp_path / "weights.safetensors")
    assert load_layers(tmp_path / "weights.safetensors").config == TINY


def test_what_it_cannot_be_trained_with_is_a_sentence(tmp_path):
    with pytest.raises(UsageError, match="LAYERS has no keys"):
        Trainer(tmp_path, replace(LAYERS_OPTIONS, correspondence="both"), config=TINY)
    with pytest.raises(UsageError, match="LAYERS has no keys"):
        list(ablate(tmp_path, LAYERS_OPTIONS, [0], 1, lambda true, found: (0.0, 0.0)))


def test_the_smoke_check_covers_the_family(tmp_path):
    options = replace(smoke_options("layers"), size=64, batch=2, steps=20, frames=2, warmup=2, lr=3e-3)
    finished = list(smoke(tmp_path, options, TINY))[-1]
    assert isinstance(finished, Finished) and finished.summary["resumed_exactly"] == 1


def test_validation_compares_where_it_is_known_what_moves():
    (clip,) = held_clips(1, 64, movers=True)
    torch.manual_seed(0)
    network = Layers(TINY)
    network.head.out.bias.data.fill_(50.0)  # everything moves
    seen = []

    def spy(true, found):
        seen.append((true, found))
        return 0.25, 0.75

    assert validate(network, [clip], spy) == Validation(0.25, 0.75)
    assert len(seen) == 14
    for (true, found), moving in zip(seen, clip.moving[1:-1], strict=True):
        assert np.array_equal(true, moving == 1) and np.array_equal(found, moving != UNDECIDED)
