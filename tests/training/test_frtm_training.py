"""Training FRTM's refinement network: it learns, resumes bit for bit, and leaves its backbone alone."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.adaptation.test_adaptation import TINY as TINY_STCN
from tests.engines.test_frtm_engine import TINY, tiny_network
from tests.training.test_trainer import OPTIONS, iterations, same, train
from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import Finished
from vosannot.core.paths import bundled
from vosannot.networks.checkpoint import load_frtm, load_stcn, save_network
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.stcn.model import STCN
from vosannot.training.ablation import ablate
from vosannot.training.data import RenderedSteps
from vosannot.training.forward import forward
from vosannot.training.losses import segmentation_loss
from vosannot.training.smoke import smoke, smoke_options
from vosannot.training.trainer import Trainer
from vosannot.training.validation import carry

FRTM_OPTIONS = replace(OPTIONS, family="frtm", steps=4, lr=3e-3)


@pytest.fixture
def backbone(tmp_path):
    """Features as large as a trained backbone's."""
    save_network(tmp_path / "backbone.safetensors", tiny_network(), {})
    return tmp_path / "backbone.safetensors"


def test_a_resumed_run_equals_an_undisturbed_one(tmp_path):
    whole, events = train(tmp_path / "whole", FRTM_OPTIONS, config=TINY)
    train(tmp_path / "parts", FRTM_OPTIONS, steps=2, config=TINY)
    resumed, rest = train(tmp_path / "parts", FRTM_OPTIONS, config=TINY)
    assert [event.step for event in iterations(rest)] == [3, 4]
    assert same(whole, resumed)
    assert all(set(event.scalars) == {"loss", "lr", "norm", "clips/s"} for event in iterations(events))


def test_the_loss_of_a_batch_falls_and_the_backbone_stays(tmp_path, backbone):
    options = replace(FRTM_OPTIONS, steps=30, warmup=2, ema=0.5, hardest=1.0)
    batch = RenderedSteps(options)[0]
    trainer = Trainer(
        tmp_path / "run", options, config=TINY, start=backbone, source=lambda o, first: [batch] * (o.steps - first)
    )
    before = {name: value.clone() for name, value in trainer.network.backbone.state_dict().items()}
    losses = [event.scalars["loss"] for event in iterations(list(trainer.run()))]
    assert sum(losses[-5:]) < 0.7 * sum(losses[:5])
    assert all(torch.equal(before[name], value) for name, value in trainer.network.backbone.state_dict().items())
    trainer.export(tmp_path / "weights.safetensors")
    again = load_frtm(tmp_path / "weights.safetensors")
    assert again.config == TINY
    assert all(torch.equal(before[n].half().float(), v.float()) for n, v in again.backbone.state_dict().items())


def test_masks_follow_what_each_target_model_has_learned(backbone):
    """Scores of an object's own target model are what the refinement network sees: silenced objects get nothing."""
    network = load_frtm(backbone)
    batch = RenderedSteps(replace(FRTM_OPTIONS, objects=2))[0]
    made = forward(network, batch, torch.Generator().manual_seed(0))
    assert len(made.predictions) == batch.length - 1
    assert made.predictions[0].logits.shape == (2, 3, 64, 64)
    assert torch.isfinite(segmentation_loss(made, batch, 1.0))
    absent = batch.present == 0
    for prediction in made.predictions:
        assert torch.allclose(prediction.logits.softmax(1).sum(1), torch.ones(2, 64, 64))
        assert float(prediction.masks.detach()[absent].sum()) < 1


def test_validation_carries_masks_with_it(backbone):
    network = load_frtm(backbone)
    clip = RenderedSteps(replace(FRTM_OPTIONS, size=96))[0]
    frames, first = clip.frames[0].numpy(), clip.labels[0, 0].numpy().astype(np.uint8)
    carried = list(carry(network, frames.__getitem__, first, 3))
    assert [frame for frame, _ in carried] == [1, 2]
    assert all(labels.shape == first.shape and set(np.unique(labels)) <= set(np.unique(first)) for _, labels in carried)


def test_smoke_finds_training_in_order(tmp_path):
    options = replace(smoke_options("frtm"), steps=12, batch=2, size=64, lr=1e-2, warmup=2)
    *_, last = smoke(tmp_path, options, TINY)
    assert isinstance(last, Finished)
    assert last.summary["resumed_exactly"] == 1
    assert last.summary["loss_fell"] == 1


def test_the_lite_size_stands_on_the_bundled_key_encoder(tmp_path):
    trainer = Trainer(tmp_path, replace(FRTM_OPTIONS, family="frtm"))
    theirs = load_stcn(bundled("models") / "stcn-lite.safetensors").key_encoder.state_dict()
    ours = trainer.network.backbone.encoder.state_dict()
    assert theirs.keys() == ours.keys()
    assert all(torch.equal(ours[name], value) for name, value in theirs.items())


def test_correspondence_cannot_be_ablated(tmp_path):
    with pytest.raises(UsageError, match="no keys"):
        next(ablate(tmp_path, FRTM_OPTIONS, [0], 1, lambda truth, found: (0.0, 0.0)))


def test_what_does_not_fit_is_refused_with_a_sentence(tmp_path, backbone):
    with pytest.raises(UsageError, match="no keys"):
        Trainer(tmp_path / "a", replace(FRTM_OPTIONS, correspondence="pixel"), config=TINY)
    with pytest.raises(UsageError, match="no size 'fast'"):
        Trainer(tmp_path / "b", replace(OPTIONS, net="fast"))
    with pytest.raises(WeightsError, match="ResNet-101"):
        Trainer(tmp_path / "c", replace(FRTM_OPTIONS, net="published"))
    wider = FRTMConfig(**{**TINY.to_dict(), "width": 32})
    with pytest.raises(WeightsError, match="another family or size"):
        Trainer(tmp_path / "d", FRTM_OPTIONS, config=wider, start=backbone)
    other = replace(TINY_STCN, key_blocks=(1, 1, 2))
    save_network(tmp_path / "stcn.safetensors", STCN(other), {})
    with pytest.raises(WeightsError, match="another family or size"):
        Trainer(tmp_path / "e", FRTM_OPTIONS, config=TINY, start=tmp_path / "stcn.safetensors")
