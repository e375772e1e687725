"""Rendered clips as training batches. Step n's batch depends on the seed and n only, so a resumed run sees what an
undisturbed one would have seen."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from vosannot.training.options import TrainOptions
from vosannot.training.render import Renderer, RenderOptions

__all__ = ["Batch", "batches", "curriculum"]

_LEVELS = 6


@dataclass(frozen=True)
class Batch:
    """Training clips.

    Attributes:
        frames: uint8 [B, T, H, W, 3].
        labels: int64 [B, T, H, W], 0..K.
        present: float32 [B, K], 1 where the object exists in the clip (0: padding).
    """

    frames: Tensor
    labels: Tensor
    present: Tensor


class _Steps(Dataset[tuple[Tensor, Tensor, Tensor]]):
    """Item n is the whole batch of step n."""

    def __init__(self, options: TrainOptions) -> None:
        self.options = options
        self._renderers: dict[int, Renderer] = {}

    def __len__(self) -> int:
        return self.options.steps

    def __getitem__(self, step: int) -> tuple[Tensor, Tensor, Tensor]:
        cv2.setNumThreads(1)
        options = self.options
        renderer = self._renderer(step)
        objects = 1 if step % 2 else options.objects
        frames, labels, present = [], [], np.zeros((options.batch, objects), np.float32)
        for i in range(options.batch):
            index = step * options.batch + i
            clip = renderer.clip(index)
            chosen = _choose(clip.labels, objects, np.random.default_rng((options.seed, index)))
            present[i, : len(chosen)] = 1
            frames.append(clip.frames)
            labels.append(_renumber(clip.labels, chosen))
        return (
            torch.from_numpy(np.stack(frames)),
            torch.from_numpy(np.stack(labels)),
            torch.from_numpy(present),
        )

    def _renderer(self, step: int) -> Renderer:
        """Gap and difficulty grow in a few levels (a renderer is costly to build)."""
        options = self.options
        level = min(int(_LEVELS * curriculum(step, options)), _LEVELS - 1)
        if level not in self._renderers:
            share = (level + 1) / _LEVELS
            self._renderers = {
                level: Renderer(
                    RenderOptions(
                        size=options.size,
                        frames=options.frames,
                        max_gap=max(round(options.max_gap * share), 1),
                        difficulty=min(0.4 + 0.6 * share, 1.0),
                    ),
                    seed=options.seed,
                )
            }
        return self._renderers[level]


def curriculum(step: int, options: TrainOptions) -> float:
    """How far the growth of difficulty has come at ``step``, 0..1."""
    span = options.curriculum * options.steps
    return 1.0 if span <= 0 else min(step / span, 1.0)


def _choose(labels: np.ndarray, count: int, rng: np.random.Generator) -> list[int]:
    """Up to ``count`` of the objects that the first frame shows, in random order."""
    ids = [int(i) for i in np.unique(labels[0]) if i]
    return [int(i) for i in rng.permutation(ids)[:count]]


def _renumber(labels: np.ndarray, chosen: list[int]) -> np.ndarray:
    table = np.zeros(256, np.int64)
    for new, old in enumerate(chosen, 1):
        table[old] = new
    out: np.ndarray = table[labels]
    return out


def batches(options: TrainOptions, first_step: int) -> Iterator[Batch]:
    """The batches of steps ``first_step`` to the end, in order, rendered ahead by worker processes."""
    data = _Steps(options)
    order = range(first_step, options.steps)
    loader = DataLoader(
        data,
        batch_size=None,
        sampler=order,
        num_workers=options.workers,
        prefetch_factor=4 if options.workers else None,
        multiprocessing_context="spawn" if options.workers else None,
    )
    for frames, labels, present in loader:
        yield Batch(frames, labels, present)
