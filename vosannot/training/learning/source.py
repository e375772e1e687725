"""Batches of labelled and rendered clips. Step n's batch depends on the masks, the seed and n only."""

from collections.abc import Iterator
from math import floor

import cv2
import numpy as np
import torch
from torch.utils.data import Dataset

from vosannot.training.batch import Batch
from vosannot.training.data import RenderedSteps, choose_objects, load, objects_at, renumber
from vosannot.training.learning.clips import labelled_clip
from vosannot.training.learning.store import Sequenced, Store
from vosannot.training.options import TrainOptions

__all__ = ["LearningSource"]


class LearningSource:
    """What a :class:`vosannot.training.trainer.Trainer` takes as ``source``.

    Args:
        store: complete.
        rendered: share of rendered clips, 0..1. Where it does not divide the batch, steps take turns.
        max_gap: largest step between the frames of a clip, in labelled frames.
    """

    def __init__(self, store: Store, rendered: float, max_gap: int) -> None:
        self.store, self.rendered, self.max_gap = store, rendered, max_gap

    def __call__(self, options: TrainOptions, first_step: int) -> Iterator[Batch]:
        return load(_Mixed(self, options), options, first_step)


class _Mixed(Dataset[Batch]):
    """Item n is the whole batch of step n: first the labelled clips, then the rendered ones."""

    def __init__(self, source: LearningSource, options: TrainOptions) -> None:
        self._source, self._options = source, options
        self._rendered = RenderedSteps(options)
        self._videos: list[Sequenced] | None = None

    def __len__(self) -> int:
        return self._options.steps

    def __getitem__(self, step: int) -> Batch:
        cv2.setNumThreads(1)
        each = self._source.rendered * self._options.batch
        rendered = floor((step + 1) * each) - floor(step * each)
        own = self._options.batch - rendered
        parts = [self._labelled(step, own)] if own else []
        if rendered:
            parts.append(self._rendered.make(step, rendered))
        return Batch(
            torch.cat([part.frames for part in parts]),
            torch.cat([part.labels for part in parts]),
            torch.cat([part.present for part in parts]),
        )

    def _labelled(self, step: int, count: int) -> Batch:
        if self._videos is None:
            self._videos = self._source.store.learned()
        options, objects = self._options, objects_at(step, self._options)
        frames, labels, present = [], [], np.zeros((count, objects), np.float32)
        for i in range(count):
            # A stream of its own: with other masks, the rendered clips stay the same.
            rng = np.random.default_rng((options.seed, step * options.batch + i, 2))
            clip = labelled_clip(self._videos, options.frames, self._source.max_gap, options.size, rng)
            chosen = choose_objects(clip.labels, objects, rng)
            present[i, : len(chosen)] = 1
            frames.append(clip.frames)
            labels.append(renumber(clip.labels, chosen))
        return Batch(torch.from_numpy(np.stack(frames)), torch.from_numpy(np.stack(labels)), torch.from_numpy(present))
