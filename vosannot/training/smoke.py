"""Does training work here? A run of a minute, with its loss and its resuming checked."""

import copy
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from vosannot.core.events import EventStream, Finished, SnapshotSaved
from vosannot.core.files import make_folder
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import AnyConfig
from vosannot.networks.layers.model import Layers
from vosannot.networks.selector.model import Selector
from vosannot.training.correcting import correcting_loss
from vosannot.training.data import batches
from vosannot.training.forward import forward
from vosannot.training.judging import judging_loss
from vosannot.training.layered import several_loss
from vosannot.training.losses import segmentation_loss
from vosannot.training.moving import moving_loss
from vosannot.training.options import TrainOptions
from vosannot.training.trainer import Trainer

__all__ = ["SMOKE", "smoke", "smoke_options"]

SMOKE = TrainOptions(
    steps=60,
    batch=4,
    size=80,
    objects=1,
    max_gap=3,
    curriculum=0.0,
    static=0.9,
    lr=1e-3,
    warmup=8,
    ema=0.9,
    workers=0,
    bf16=False,
    correspondence="both",
    alpha_warmup=0.25,
)
"""Both stages and both correspondence losses, in float32: emulated bfloat16 is slow."""


def smoke_options(family: str) -> TrainOptions:
    """What is tried for a family: everything that it can be trained with."""
    with_keys = family in ("stcn", "xmem")
    return replace(SMOKE, family=family, correspondence=SMOKE.correspondence if with_keys else "none", tracks=2)


_FALL = 0.9
"""Training must bring the loss of the same two batches below this share of what random weights cost."""


def smoke(folder: Path, options: TrainOptions = SMOKE, config: AnyConfig | None = None) -> EventStream:
    """Train, then train again from the checkpoint in the middle.

    Args:
        folder: an empty one.
        options: what to train.
        config: another network than the options name; for tests.

    Yields:
        The events of both runs; at the end a ``Finished`` with the segmentation loss ``before`` and ``after`` of clips
        that were not trained on, and as 0 or 1 whether ``loss_fell`` and whether the resumed run ``resumed_exactly``:
        the same weights, averages and optimiser states as the undisturbed one, bit for bit.
    """
    middle = options.steps // 2
    whole = Trainer(folder / "whole", options, config=config, checkpoint_every=middle)
    yield from whole.prepare()
    before = _held_loss(whole)
    for event in whole.run():
        if event == SnapshotSaved(middle):
            make_folder(folder / "resumed")
            shutil.copy(whole.checkpoint, folder / "resumed")
        if not isinstance(event, Finished):
            yield event
    resumed = Trainer(folder / "resumed", options, config=config, checkpoint_every=options.steps)
    for event in resumed.run():
        if not isinstance(event, Finished):
            yield event
    after = _held_loss(whole)
    yield Finished(
        {
            "before": before,
            "after": after,
            "loss_fell": int(after < _FALL * before),
            "resumed_exactly": int(_identical(whole.state(), resumed.state())),
        }
    )


@torch.no_grad()
def _held_loss(trainer: Trainer) -> float:
    """Loss of the batches that would come after the run's last one, as the static stage shows them."""
    options = trainer.options
    network = copy.deepcopy(trainer.network).train()  # a copy: batch norm's statistics move with every batch
    losses = []
    for batch in batches(replace(options, steps=options.steps + 2, static=1.0, workers=0), options.steps):
        moved = batch.to(trainer.device)
        if isinstance(network, DATT):
            losses.append(moving_loss(network, moved, options, 1.0)[0])
        elif isinstance(network, Layers):
            losses.append(several_loss(network, moved)[0])
        elif isinstance(network, Selector):
            losses.append(judging_loss(network, trainer.features, moved, options)[0])
        elif isinstance(network, Corrector):
            losses.append(correcting_loss(network, trainer.features, moved, options)[0])
        else:
            losses.append(segmentation_loss(forward(network, moved, torch.Generator().manual_seed(0)), moved, 1.0))
    return float(torch.stack(losses).mean())


def _identical(a: Any, b: Any) -> bool:
    """Whether two states are equal to the last bit."""
    if isinstance(a, Tensor):
        return isinstance(b, Tensor) and torch.equal(a, b)
    if isinstance(a, Mapping):
        return isinstance(b, Mapping) and a.keys() == b.keys() and all(_identical(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(_identical(x, y) for x, y in zip(a, b, strict=True))
    return bool(a == b)
