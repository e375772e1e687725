"""The two commands that run several trainings."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.training.test_trainer import OPTIONS, TINY, TINY_XMEM
from vosannot.core.errors import UsageError
from vosannot.core.events import Finished, IterationDone
from vosannot.evaluation.measures import measure
from vosannot.networks.families import build
from vosannot.training.ablation import ARMS, Result, ablate, table
from vosannot.training.render import RenderedClip
from vosannot.training.smoke import SMOKE, smoke
from vosannot.training.validation import HELD_SEED, validate

SHORT = replace(SMOKE, steps=12, batch=2, size=64, lr=5e-3, warmup=2, alpha=0.02)
BUDGET = replace(OPTIONS, steps=2)


def verdict(folder, options=SHORT):
    *_, last = smoke(folder, options, TINY)
    assert isinstance(last, Finished)
    return bool(last.summary["loss_fell"]), bool(last.summary["resumed_exactly"])


def test_smoke_finds_training_in_order(tmp_path):
    assert verdict(tmp_path) == (True, True)


def test_smoke_notices_what_is_broken(tmp_path, monkeypatch):
    options = replace(SHORT, steps=4, lr=0.0)
    assert verdict(tmp_path / "rate", options) == (False, True)
    monkeypatch.setattr(torch.optim.AdamW, "load_state_dict", lambda self, state: None)
    assert verdict(tmp_path / "moments", options) == (False, False)


def test_an_ablation_goes_on_where_it_stopped(tmp_path):
    stream = ablate(tmp_path, BUDGET, [0], 1, measure, TINY)
    stages = []
    for event in stream:
        stages.append(getattr(event, "stage", ""))
        if isinstance(event, IterationDone) and stages[-1] == "pixel-0: train":
            stream.close()
    assert (tmp_path / "none-0" / "result.json").exists() and not (tmp_path / "pixel-0" / "result.json").exists()
    events = list(ablate(tmp_path, BUDGET, [0], 1, measure, TINY))
    assert isinstance(events[-1], Finished)
    done = [event.stage for event in events if isinstance(event, IterationDone)]
    assert done == [f"{arm}-0: train" for arm in ARMS[1:] for _ in range(2)]
    rows = (tmp_path / "ablation.csv").read_text().splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == list(ARMS)
    assert all(0 <= float(value) <= 1 for row in rows[1:] for value in row.split(",")[2:5])
    assert (tmp_path / "ablation.md").read_text().count("\n") == 2 + len(ARMS)
    with pytest.raises(UsageError, match="--clips 1"):
        list(ablate(tmp_path, BUDGET, [0], 2, measure, TINY))


def test_validation_clips_stay_unseen():
    with pytest.raises(UsageError, match="validation"):
        next(ablate(None, BUDGET, [HELD_SEED], 1, measure))


def test_the_table_compares_seed_by_seed():
    results = [
        Result("none", 0, 0.4, 0.6, 1.0),
        Result("none", 1, 0.6, 0.8, 2.0),
        Result("both", 0, 0.5, 0.7, 1.5),
        Result("both", 1, 0.6, 0.8, 2.5),
    ]
    lines = table(results).splitlines()
    assert lines[2] == "| none | 2 | 50.0 ± 14.1 | 70.0 ± 14.1 | 60.0 ± 14.1 | +0.0 ± 0.0 | x 1.00 |"
    assert lines[3] == "| both | 2 | 55.0 ± 7.1 | 75.0 ± 7.1 | 65.0 ± 7.1 | +5.0 ± 7.1 | x 1.38 |"
    late = table([Result("none", 0, 0.4, 0.6, float("nan"))])
    assert "not timed" in late


@pytest.mark.parametrize("config", [TINY, TINY_XMEM], ids=["stcn", "xmem"])
def test_validation_measures_every_object_but_not_the_ends(config):
    frames = np.random.default_rng(0).integers(0, 255, (5, 48, 64, 3), np.uint8)
    labels = np.zeros((5, 48, 64), np.uint8)
    labels[:, 10:30, 5:25], labels[:, 20:40, 40:60] = 1, 2
    pairs = []

    def spy(truth, predicted):
        pairs.append((truth, predicted))
        return 0.25, 0.75

    torch.manual_seed(0)
    score = validate(build(config), [RenderedClip(frames, labels)], spy)
    assert (score.j, score.f) == (0.25, 0.75)
    assert len(pairs) == 2 * 3
    assert all(np.array_equal(truth, labels[0] == 1 + i % 2) for i, (truth, _) in enumerate(pairs))
