"""Training a network that tells moving objects apart: what the renderer tells it, its loss, that it learns."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.networks.test_layers import TINY
from tests.training.families import (
    is_compared_where_it_is_known_what_moves,
    learns_a_batch,
    passes_the_smoke_check,
    resumes_exactly,
    scene_with,
)
from tests.training.test_trainer import OPTIONS
from vosannot.core.errors import UsageError
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
from vosannot.training.trainer import Trainer

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
    resumes_exactly(tmp_path, LAYERS_OPTIONS, TINY, ["modal", "amodal", "union", "owner"])


def test_the_loss_of_a_batch_falls(tmp_path):
    learns_a_batch(tmp_path, LAYERS_OPTIONS, TINY, ["modal", "amodal", "union"], load_layers)


def test_what_it_cannot_be_trained_with_is_a_sentence(tmp_path):
    with pytest.raises(UsageError, match="LAYERS has no keys"):
        Trainer(tmp_path, replace(LAYERS_OPTIONS, correspondence="both"), config=TINY)
    with pytest.raises(UsageError, match="LAYERS has no keys"):
        list(ablate(tmp_path, LAYERS_OPTIONS, [0], 1, lambda true, found: (0.0, 0.0)))


def test_the_smoke_check_covers_the_family(tmp_path):
    passes_the_smoke_check(tmp_path, "layers", TINY)


def test_validation_compares_where_it_is_known_what_moves():
    torch.manual_seed(0)
    network = Layers(TINY)
    network.head.out.bias.data.fill_(50.0)  # everything moves
    is_compared_where_it_is_known_what_moves(network)
