"""Training: it learns, resumes bit for bit, and depends on nothing but its settings."""

from pathlib import Path

import pytest
import torch

from tests.adaptation.test_adaptation import TINY
from vosannot.core.errors import WeightsError
from vosannot.core.events import Finished, IterationDone, SnapshotSaved
from vosannot.networks.checkpoint import load_stcn
from vosannot.training.options import TrainOptions
from vosannot.training.trainer import Trainer, learning_rate

OPTIONS = TrainOptions(steps=6, batch=2, size=64, max_gap=2, workers=0, warmup=2, lr=2e-3, bf16=False, curriculum=0)


def train(folder: Path, options: TrainOptions = OPTIONS, steps: int | None = None) -> tuple[Trainer, list]:
    trainer = Trainer(folder, options, config=TINY, checkpoint_every=2)
    events, stream = [], trainer.run()
    for event in stream:
        events.append(event)
        if isinstance(event, IterationDone) and event.step == steps:
            trainer.save()
            stream.close()
    return trainer, events


def same(a: Trainer, b: Trainer) -> bool:
    pairs = [(a.network.state_dict(), b.network.state_dict()), (a.average, b.average)]
    return all(torch.equal(x[k], y[k]) for x, y in pairs for k in x)


def test_a_resumed_run_equals_an_undisturbed_one(tmp_path):
    whole, events = train(tmp_path / "whole")
    assert isinstance(events[-1], Finished)
    assert [e.step for e in events if isinstance(e, SnapshotSaved)] == [2, 4, 6]
    train(tmp_path / "parts", steps=3)
    resumed, rest = train(tmp_path / "parts")
    assert [e.step for e in rest if isinstance(e, IterationDone)] == [4, 5, 6]
    assert same(whole, resumed)


def test_another_seed_gives_other_weights_and_other_settings_are_refused(tmp_path):
    first, _ = train(tmp_path / "a", steps=2)
    other, _ = train(tmp_path / "b", TrainOptions(**{**options_dict(), "seed": 5}), steps=2)
    assert not same(first, other)
    with pytest.raises(WeightsError, match="seed"):
        Trainer(tmp_path / "a", TrainOptions(**{**options_dict(), "seed": 5}), config=TINY)


def options_dict():
    return {name: getattr(OPTIONS, name) for name in OPTIONS.__dataclass_fields__}


def test_exported_weights_load_and_are_small(tmp_path):
    trainer, _ = train(tmp_path / "run", steps=2)
    trainer.export(tmp_path / "out.safetensors")
    network = load_stcn(tmp_path / "out.safetensors")
    assert not network.training
    for name, value in network.state_dict().items():
        assert torch.allclose(value.float(), trainer.average[name].float(), rtol=2e-3, atol=1e-6)


def test_rate_warms_up_stays_and_falls():
    options = TrainOptions(steps=100, warmup=10, decay=0.5, lr=1.0)
    rates = [learning_rate(step, options) for step in range(100)]
    assert rates[0] == 0.1
    assert rates[9] == rates[49] == 1.0
    assert 0 < rates[99] < 0.03


@pytest.mark.slow
def test_loss_falls_on_rendered_clips(tmp_path):
    options = TrainOptions(**{**options_dict(), "steps": 150, "batch": 4, "size": 96, "decay": 0.5})
    _, events = train(tmp_path / "run", options)
    losses = [e.scalars["loss"] for e in events if isinstance(e, IterationDone)]
    assert sum(losses[-20:]) < 0.7 * sum(losses[:20])
