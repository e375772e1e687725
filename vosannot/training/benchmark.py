"""Whether the renderer keeps up with the trainer."""

import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from vosannot.core.events import IterationDone
from vosannot.training.batch import Batch
from vosannot.training.data import RenderedSteps
from vosannot.training.options import TrainOptions
from vosannot.training.trainer import Trainer

__all__ = ["bench_rendering"]

_WARM_UP = 2  # steps: first calls allocate, and decide which kernels are used


def bench_rendering(options: TrainOptions, steps: int) -> dict[str, Any]:
    """Clips a second that one core renders, against those that the trainer takes when they are always ready.

    Args:
        options: of a training run.
        steps: timed, of each.

    Returns:
        ``clips_per_s``, ``trainer_clips_per_s`` and ``ratio``: above 1, one rendering process is enough.
    """
    count = steps + _WARM_UP
    options = replace(options, steps=max(options.steps, count))
    rendered = RenderedSteps(options)
    batches: list[Batch] = []
    stamps: list[float] = []
    for step in range(count):
        batches.append(rendered[step])
        stamps.append(time.perf_counter())
    rendering = steps * options.batch / (stamps[-1] - stamps[_WARM_UP - 1])

    def ready(_: TrainOptions, first: int) -> Iterable[Batch]:
        return batches[first:]

    stamps.clear()
    with tempfile.TemporaryDirectory() as folder:
        trainer = Trainer(Path(folder), options, source=ready, checkpoint_every=10**9)
        stamps.extend(time.perf_counter() for event in trainer.run() if isinstance(event, IterationDone))
    training = steps * options.batch / (stamps[-1] - stamps[_WARM_UP - 1])
    return {
        "clips_per_s": rendering,
        "trainer_clips_per_s": training,
        "ratio": rendering / training,
        "size": options.size,
        "frames": options.frames,
        "batch": options.batch,
        "threads": torch.get_num_threads(),
    }
