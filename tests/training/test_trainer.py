"""Training: it learns, resumes bit for bit, and depends on nothing but its settings."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import torch

from tests.adaptation.test_adaptation import TINY
from vosannot.core.errors import WeightsError
from vosannot.core.events import Finished, IterationDone, SnapshotSaved, StageStarted
from vosannot.networks.checkpoint import load_stcn, load_xmem
from vosannot.networks.families import SIZES, Config, build
from vosannot.networks.stcn.config import STCNConfig
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem
from vosannot.training.curve import Curve
from vosannot.training.data import curriculum, render_options
from vosannot.training.options import TrainOptions
from vosannot.training.trainer import Trainer, alpha, learning_rate

OPTIONS = TrainOptions(steps=6, batch=2, size=64, max_gap=2, workers=0, warmup=2, lr=2e-3, bf16=False, curriculum=0)


TINY_XMEM = XMemConfig(**{**TINY.to_dict(), "value_bias": False, "hidden_dim": 16})
# 9 x 9 cells: more than the grid has fields, so that cells are drawn.
BOTH = replace(OPTIONS, steps=4, size=144, correspondence="both", alpha_warmup=0.5, static=0.5)


def train(
    folder: Path, options: TrainOptions = OPTIONS, steps: int | None = None, config: Config = TINY
) -> tuple[Trainer, list]:
    trainer = Trainer(folder, options, config=config, checkpoint_every=2)
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


def iterations(events: list) -> list[IterationDone]:
    return [event for event in events if isinstance(event, IterationDone)]


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
    other, _ = train(tmp_path / "b", replace(OPTIONS, seed=5), steps=2)
    assert not same(first, other)
    with pytest.raises(WeightsError, match="seed"):
        Trainer(tmp_path / "a", replace(OPTIONS, seed=5), config=TINY)


@pytest.mark.parametrize("config", [TINY, TINY_XMEM], ids=["stcn", "xmem"])
def test_both_stages_and_both_losses_resume_bit_for_bit(tmp_path, config):
    whole, events = train(tmp_path / "whole", BOTH, config=config)
    assert [e.stage for e in events if isinstance(e, StageStarted)] == ["static", "train"]
    assert [(e.stage, e.step, e.total) for e in iterations(events)] == [
        ("static", 1, 2),
        ("static", 2, 2),
        ("train", 3, 4),
        ("train", 4, 4),
    ]
    for event in iterations(events):
        parts = event.scalars
        extra = parts["alpha"] * (parts["pixel"] + BOTH.beta * parts["object"])
        assert parts["loss"] == pytest.approx(parts["segmentation"] + extra, rel=1e-5)
        assert parts["pixel"] > 0 and parts["object"] > 0 and parts["alpha"] > 0
    train(tmp_path / "parts", BOTH, steps=3, config=config)
    resumed, rest = train(tmp_path / "parts", BOTH, config=config)
    assert [e.step for e in iterations(rest)] == [4]
    assert same(whole, resumed)


def test_the_losses_leave_no_trace_in_the_network_but_its_weights(tmp_path):
    plain, _ = train(tmp_path / "plain", replace(BOTH, correspondence="none"), steps=1)
    for arm in ("pixel", "object"):
        other, events = train(tmp_path / arm, replace(BOTH, correspondence=arm), steps=1)
        assert arm in iterations(events)[0].scalars
        assert {"pixel", "object"} - {arm} - set(iterations(events)[0].scalars)
        assert other.average.keys() == plain.average.keys()
        assert not same(other, plain)


def test_xmem_learns_through_its_hidden_state(tmp_path):
    trainer, _ = train(tmp_path / "run", replace(OPTIONS, steps=1, frames=3), config=TINY_XMEM)
    for name in ("decoder.hidden_update.transform.weight", "value_encoder.hidden_reinforce.transform.weight"):
        assert trainer.network.get_parameter(name).grad.abs().sum() > 0
    trainer.export(tmp_path / "out.safetensors")
    assert load_xmem(tmp_path / "out.safetensors").config == TINY_XMEM


def test_a_run_from_before_a_setting_existed_can_go_on(tmp_path):
    trainer, _ = train(tmp_path / "run", steps=2)
    state = torch.load(trainer.checkpoint, weights_only=True)
    for name in ("static", "family", "net", "correspondence", "alpha", "beta", "alpha_warmup"):
        del state["options"][name]
    torch.save(state, trainer.checkpoint)
    assert Trainer(tmp_path / "run", OPTIONS, config=TINY).step == 2
    with pytest.raises(WeightsError, match="correspondence"):
        Trainer(tmp_path / "run", replace(OPTIONS, correspondence="pixel"), config=TINY)
    state["options"]["from_the_future"] = 1
    torch.save(state, trainer.checkpoint)
    with pytest.raises(WeightsError, match="from_the_future"):
        Trainer(tmp_path / "run", OPTIONS, config=TINY)


def test_weights_of_another_family_are_no_beginning(tmp_path):
    trainer, _ = train(tmp_path / "run", steps=1)
    trainer.export(tmp_path / "stcn.safetensors")
    with pytest.raises(WeightsError, match="family"):
        Trainer(tmp_path / "new", OPTIONS, config=TINY_XMEM, start=tmp_path / "stcn.safetensors")
    begun = Trainer(tmp_path / "new", OPTIONS, config=TINY, start=tmp_path / "stcn.safetensors")
    assert torch.allclose(begun.network.state_dict()["key_comp.weight"], trainer.average["key_comp.weight"], atol=1e-3)


def test_every_family_has_a_lite_and_a_published_size():
    for family, net in product(("stcn", "xmem"), ("lite", "published")):
        config = SIZES[family][net]
        assert type(config) is (STCNConfig if family == "stcn" else XMemConfig)
        widths = (*config.key_widths, *config.value_widths, *config.decoder_widths, config.key_dim, config.value_dim)
        assert all(width % 16 == 0 for width in (*widths, getattr(config, "hidden_dim", 0)))
    with torch.device("meta"):
        assert isinstance(build(SIZES["xmem"]["lite"]), XMem)


def test_stages_and_curriculum():
    options = replace(OPTIONS, steps=100, static=0.2, curriculum=0.5, max_gap=12)
    assert [render_options(step, options).difficulty for step in (0, 19, 20, 60, 99)] == [0, 0, 0.5, 1, 1]
    assert [render_options(step, options).max_gap for step in (0, 20, 60)] == [6, 2, 12]
    assert [curriculum(step, options) for step in (0, 19, 20, 40, 60, 99)] == [0, 0, 0, 0.5, 1, 1]
    # Without a first stage everything is as it was before there was one.
    assert render_options(0, replace(options, static=0.0)).difficulty == 0.5


def test_alpha_warms_up_linearly_and_stays():
    options = replace(OPTIONS, steps=100, alpha=0.2, alpha_warmup=0.4)
    weights = [alpha(step, options) for step in range(100)]
    assert weights[0] == pytest.approx(0.005) and weights[19] == pytest.approx(0.1)
    assert weights[39] == weights[99] == 0.2
    assert alpha(0, replace(options, alpha_warmup=0.0)) == 0.2


def test_the_curve_drops_the_rows_that_a_resumed_run_makes_again(tmp_path):
    path = tmp_path / "curve.csv"
    rows = [IterationDone("train", step, 9, {"loss": step / 2, "clips/s": 1.0}) for step in range(1, 6)]
    with Curve(path, 0) as curve:
        for row in rows[:4]:
            curve.add(row)
    with path.open("a") as file:
        file.write("1")  # a process that was killed while writing row 12
    with Curve(path, 2) as curve:
        curve.add(rows[2])
    assert path.read_text().split() == ["step,loss,clips_per_second", "1,0.5,1", "2,1,1", "3,1.5,1"]
    with Curve(path, 0) as curve:
        curve.add(rows[0])
    assert path.read_text().split() == ["step,loss,clips_per_second", "1,0.5,1"]


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
    options = replace(OPTIONS, steps=150, batch=4, size=96, decay=0.5)
    _, events = train(tmp_path / "run", options)
    losses = [e.scalars["loss"] for e in events if isinstance(e, IterationDone)]
    assert sum(losses[-20:]) < 0.7 * sum(losses[:20])
