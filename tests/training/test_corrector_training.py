"""Training the mask corrector: what a sample is made of, that it learns, and resumes bit for bit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.training.test_trainer import OPTIONS, iterations, same
from vosannot.networks.checkpoint import load_corrector
from vosannot.networks.corrector.config import CorrectorConfig
from vosannot.training import data, trainer
from vosannot.training.correcting import correcting_batch, correcting_sample
from vosannot.training.data import RenderedSteps
from vosannot.training.spoiling import Track
from vosannot.training.trainer import Trainer

TINY = CorrectorConfig("key", 192, width=32, layers=1, heads=2, expansion=2, up=(16, 16, 16), reading=True, key_dim=64)
CORRECTOR = replace(OPTIONS, family="corrector", size=64, frames=2, batch=2, exemplars=2, steps=6, lr=3e-3, ema=0.5)


def track(number: int = 0) -> Track:
    """A disc that goes right; from the middle on half of it is missing. Frame t is of brightness t, beside the disc."""
    frames, labels = np.zeros((12, 96, 160, 3), np.uint8), np.zeros((12, 96, 160), np.uint8)
    for t in range(12):
        frames[t] = 10 * t
        cv2.circle(labels[t], (50 + 4 * t, 48), 24, 1, -1)
        frames[t][labels[t] == 1] = (200, 60, 60 + number)
    made = labels.copy()
    made[6:, :48] = 0
    return Track(frames, labels, made, "drawn")


class FakePool:
    """Two tracks, no network."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, number: int) -> Track:
        return track(number)

    def ready(self) -> list[int]:
        return [0, 1]

    def make(self) -> Iterator[int]:
        return iter(())


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (data, trainer):
        monkeypatch.setattr(module, "pool_of", lambda options: FakePool())


def brightness(frame: np.ndarray) -> int:
    return round(float(np.median(frame[:8])) / 10)


def test_exemplars_are_good_frames_outside_the_window() -> None:
    wrong, windows = [], []
    for seed in range(30):
        sample = correcting_sample(track(), CORRECTOR, 2, np.random.default_rng(seed))
        inside = [brightness(frame) for frame in sample.frames]
        chosen = [brightness(frame) for frame in sample.exemplar_frames]
        assert inside[1] == inside[0] + 1 and not set(inside) & set(chosen)
        assert sample.present.tolist() == [1, 0] and not sample.valid[:, 1].any() and sample.valid[:, 0].any()
        wrong += [t > 5 for t in chosen]
        windows.append(inside[0] >= 5)
        assert sample.frames.shape[1:3] == (64, 112) and set(np.unique(sample.labels)) <= {0, 1}
    assert np.mean(wrong) < 0.2 < 0.6 < np.mean(windows)


def test_samples_are_padded_to_one_batch() -> None:
    rng = np.random.default_rng(0)
    one, two = (correcting_sample(track(), replace(CORRECTOR, exemplars=n), 2, rng) for n in (1, 3))
    given = correcting_batch([one, two]).correcting
    assert given.frames.shape[:2] == (2, 3) and not given.valid[0, 1:].any() and given.valid.shape == (2, 3, 2)


def test_a_step_depends_on_seed_and_number_only() -> None:
    one, other = RenderedSteps(CORRECTOR)[3], RenderedSteps(CORRECTOR)[3]
    assert all(
        (a == b).all() for a, b in zip(vars(one.correcting).values(), vars(other.correcting).values(), strict=True)
    )
    assert (one.frames == other.frames).all() and one.frames.shape == (2, 2, 64, 112, 3)


def test_it_learns_and_resumes_bit_for_bit(tmp_path: Path) -> None:
    def run(folder: Path, stop: int = 0) -> Trainer:
        made = Trainer(folder, CORRECTOR, config=TINY, checkpoint_every=3)
        for event in made.run():
            if stop and getattr(event, "step", 0) == stop and made.checkpoint.exists():
                break
        return made

    batch = RenderedSteps(CORRECTOR)[0]
    fixed = Trainer(
        tmp_path / "fixed", replace(CORRECTOR, steps=24, lr=5e-3), config=TINY, source=lambda *_: [batch] * 24
    )
    losses = [event.scalars["loss"] for event in iterations(fixed.run())]
    assert losses[-1] < 0.85 * losses[0]
    whole = run(tmp_path / "whole")
    run(tmp_path / "cut", stop=3)
    resumed = run(tmp_path / "cut")
    assert resumed.step == whole.step == 6 and same(whole, resumed)
    whole.export(path := tmp_path / "weights.safetensors")
    assert load_corrector(path).config == TINY
