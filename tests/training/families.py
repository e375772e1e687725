"""What training must do for any family of networks, and a scene with one actor."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from torch import nn

from tests.training.test_trainer import iterations, same, train
from vosannot.core.events import Finished
from vosannot.networks.config import Config
from vosannot.training.data import RenderedSteps
from vosannot.training.options import TrainOptions
from vosannot.training.render import RenderOptions
from vosannot.training.render.actors import Actor
from vosannot.training.render.camera import Camera
from vosannot.training.render.motion import STILL, Wander
from vosannot.training.render.movers import UNDECIDED
from vosannot.training.render.renderer import _banks
from vosannot.training.render.scene import make_scene
from vosannot.training.smoke import smoke, smoke_options
from vosannot.training.trainer import Trainer
from vosannot.training.validation import Validation, held_clips, validate


def resumes_exactly(folder: Path, options: TrainOptions, config: Config, names: Sequence[str]) -> None:
    """Stopped after two of four steps, it ends with the weights of an undisturbed run; it reports ``names``."""
    whole, events = train(folder / "whole", options, config=config)
    train(folder / "parts", options, steps=2, config=config)
    resumed, rest = train(folder / "parts", options, config=config)
    assert [event.step for event in iterations(rest)] == [3, 4]
    assert same(whole, resumed)
    assert all(list(event.scalars) == ["loss", "lr", "norm", "clips/s", *names] for event in iterations(events))


def learns_a_batch(
    folder: Path, options: TrainOptions, config: Config, names: Sequence[str], load: Callable[[Path], nn.Module]
) -> None:
    """Losses of these names fall while one batch is learned again and again; the weights can be loaded."""
    options = replace(options, steps=30, warmup=2, ema=0.5)
    batch = RenderedSteps(options)[0]
    trainer = Trainer(folder / "run", options, config=config, source=lambda o, first: [batch] * (o.steps - first))
    events = iterations(list(trainer.run()))
    for name in names:
        values = [event.scalars[name] for event in events]
        assert sum(values[-5:]) < 0.8 * sum(values[:5])
    trainer.export(folder / "weights.safetensors")
    assert load(folder / "weights.safetensors").config == config


def passes_the_smoke_check(folder: Path, family: str, config: Config) -> None:
    """The check of `vosannot train --smoke`, made smaller."""
    options = replace(smoke_options(family), size=64, batch=2, steps=20, frames=2, warmup=2, lr=3e-3)
    finished = list(smoke(folder, options, config))[-1]
    assert isinstance(finished, Finished) and finished.summary["resumed_exactly"] == 1


def is_compared_where_it_is_known_what_moves(everything: nn.Module) -> None:
    """Validation of a network to which everything moves."""
    (clip,) = held_clips(1, 64, movers=True)
    seen = []

    def spy(true, found):
        seen.append((true, found))
        return 0.25, 0.75

    assert validate(everything, [clip], spy) == Validation(0.25, 0.75)
    assert len(seen) == 14
    for (true, found), moving in zip(seen, clip.moving[1:-1], strict=True):
        assert np.array_equal(true, moving == 1) and np.array_equal(found, moving != UNDECIDED)


def scene_with(**changes):
    """A scene with one actor, alone before its backdrop, and what shows where at time 0."""
    bank, props = _banks(3)
    options = RenderOptions(size=96, objects=1, degrade=0.0)
    for seed in range(50):
        scene = make_scene(np.random.default_rng(seed), bank, props, options, 4.0)
        actors = [layer for layer in scene.layers if isinstance(layer, Actor)]
        if len(actors) == 1:
            actor = actors[0]
            stands = {"x": STILL, "y": STILL, "turn": STILL, "grow": STILL, "yaw": STILL, "follow": 0.0, "gait": 0.0}
            actor.path = replace(actor.path, **{**stands, **changes})
            scene.camera = Camera(96, 96, x=Wander(((30.0, 0.1, 0.0),)))
            surface = scene.picture(0.0, True).surface
            if (surface >= 256).sum() > 200 and moving_actor(scene, surface).sum() > 200:
                return scene, surface
    raise AssertionError("no such scene")


def moving_actor(scene, surface):
    number = next(i for i, layer in enumerate(scene.layers) if isinstance(layer, Actor))
    return surface // 256 == number
