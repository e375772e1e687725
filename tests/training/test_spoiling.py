"""Spoiled masks: shapes, what stays right, that errors come over time; the pool; the selector's batches."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from vosannot.training.data import RenderedSteps
from vosannot.training.options import TrainOptions
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.spoiling import SOURCES, Pool, faults, spoil
from vosannot.training.spoiling.faults import Subject
from vosannot.training.spoiling.pool import source_of


@pytest.fixture(scope="module")
def clip():
    return Renderer(RenderOptions(size=96, width=160, frames=8, max_gap=4), seed=3).clip(2)


def jaccard(a, b) -> float:
    return 1.0 if not (a | b).any() else float((a & b).sum() / (a | b).sum())


def test_the_same_draw_gives_the_same_masks_and_ids_stay(clip):
    first, again = (spoil(clip.frames, clip.labels, np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(first, again)
    assert first.shape == clip.labels.shape and first.dtype == np.uint8
    assert set(np.unique(first)) <= set(np.unique(clip.labels))


def test_most_is_right_at_first_and_less_later(clip):
    first, last, right = [], [], 0
    for seed in range(60):
        made = spoil(clip.frames, clip.labels, np.random.default_rng(seed))
        for i in range(1, int(clip.labels.max()) + 1):
            first.append(jaccard(made[0] == i, clip.labels[0] == i))
            last.append(jaccard(made[-1] == i, clip.labels[-1] == i))
            right += first[-1] == 1
    assert np.mean(first) > np.mean(last) + 0.1
    assert 0.4 < np.mean(last) < 0.95
    assert right > 0.4 * len(first)


@pytest.mark.parametrize(
    "fault",
    [
        faults.leak,
        faults.leak_into_object,
        faults.lose_side,
        faults.lose_colour,
        faults.resize,
        faults.bend,
        faults.shift,
        faults.holes,
        faults.islands,
        faults.vanish,
        faults.swap,
        faults.lag,
    ],
)
def test_a_fault_does_nothing_before_it_has_begun_and_something_once_it_has(clip, fault):
    course = np.linspace(0, 1, len(clip.frames)).astype(np.float32)
    changed = 0
    for seed in range(8):
        subject = Subject(clip.frames, clip.labels, 1)
        before = subject.masks.copy()
        made = fault(subject, course, np.random.default_rng(seed))
        assert made.dtype == np.bool_ and np.array_equal(made[0], before[0])
        assert np.array_equal(subject.masks, before), "the subject's own masks were written to"
        changed += bool((made != before).any())
    assert changed >= 4


def test_the_pool_is_made_once_and_read_back(tmp_path):
    pool = Pool(tmp_path, 2, (96, 160))
    assert pool.ready() == []
    assert list(pool.make()) == [0, 1]
    written = [file.stat().st_mtime_ns for file in sorted(tmp_path.iterdir())]
    assert list(pool.make()) == [] and list(Pool(tmp_path, 3, (96, 160)).make()) == [2]
    assert [file.stat().st_mtime_ns for file in sorted(tmp_path.iterdir())][:2] == written
    track = pool[0]
    assert track.frames.shape == (24, 96, 160, 3) and track.labels.shape == track.made.shape == (24, 96, 160)
    assert track.source == "stcn" and np.array_equal(track.made[0], track.labels[0])
    assert jaccard(track.made[5] == 1, track.labels[5] == 1) > 0


def test_all_sources_take_turns():
    assert {source_of(number) for number in range(3 * len(SOURCES))} == set(SOURCES)


OPTIONS = TrainOptions(family="selector", size=96, frames=4, batch=2, steps=3, tracks=3, max_gap=3)


@pytest.fixture
def pooled(tmp_path, monkeypatch):
    """A pool in a cache of its own, of masks that need no network."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    from vosannot.training import judging

    pool = judging.pool_of(OPTIONS)
    pool.folder.mkdir(parents=True)
    for number in range(3):
        clip = Renderer(RenderOptions(size=96, width=160, frames=24, max_gap=3), seed=number).clip(number)
        made = np.roll(clip.labels, 3, axis=2)
        made[0] = clip.labels[0]
        pool._write(number, clip.frames, clip.labels, made)
    return pool


def test_batches_depend_on_the_step_only_and_known_masks_are_right(pooled):
    for step in range(6):
        batch = RenderedSteps(OPTIONS).make(step, 2)
        again = RenderedSteps(OPTIONS).make(step, 2)
        assert torch.equal(batch.frames, again.frames) and torch.equal(batch.spoiled.made, again.spoiled.made)
        made, true = batch.spoiled.made == 1, batch.labels == 1
        assert bool((made == true)[batch.spoiled.known].all())
        assert bool((batch.spoiled.times.diff(dim=1) >= 0).all())


def test_a_few_steps_bring_the_loss_down(pooled, tmp_path):
    from vosannot.training.trainer import Trainer

    def same(options, first):
        batch = RenderedSteps(options).make(0, 2)
        return [batch] * (options.steps - first)

    options = replace(OPTIONS, steps=14, lr=2e-3, warmup=2, bf16=False, tracks=3)
    trainer = Trainer(tmp_path / "run", options, source=same)
    losses = [
        event.scalars["loss"]
        for event in trainer.run()
        if getattr(event, "stage", "") == "train" and hasattr(event, "scalars")
    ]
    assert losses[-1] < 0.85 * losses[0]
