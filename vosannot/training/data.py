"""Rendered clips as training batches. Step n's batch depends on the seed and n only, so a resumed run sees what an
undisturbed one would have seen."""

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch.utils.data import DataLoader, Dataset

from vosannot.networks.layers.model import STRIDE
from vosannot.training.batch import Batch
from vosannot.training.companions import objects_of, pick_frames, pixels_of
from vosannot.training.correcting import SPARE, correcting_batch, correcting_sample
from vosannot.training.judging import judged_batch, pool_of
from vosannot.training.layered import layered_batch
from vosannot.training.moving import moving_batch
from vosannot.training.options import TrainOptions
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.spoiling import Track, spoil

__all__ = [
    "RenderedSteps",
    "batches",
    "choose_objects",
    "curriculum",
    "load",
    "objects_at",
    "render_options",
    "renumber",
    "static_steps",
]

_LEVELS = 6
_WIDE = 224 / 128
_LARGER = 1.5
"""Flow is computed on frames larger than the network sees it, as in testing: sharper, and less of it is noise."""
_STATIC_GAP = 6
"""Rigid cut-outs move 5 pixels between frames at most on average, first and last mask overlap by half."""


class RenderedSteps(Dataset[Batch]):
    """Item n is the whole batch of step n."""

    def __init__(self, options: TrainOptions) -> None:
        self.options = options
        self._renderer: Renderer | None = None

    def __len__(self) -> int:
        return self.options.steps

    def __getitem__(self, step: int) -> Batch:
        return self.make(step, self.options.batch)

    def make(self, step: int, count: int) -> Batch:
        """The first ``count`` (1 or more) clips of step ``step``."""
        cv2.setNumThreads(1)
        options = self.options
        if options.family == "selector":
            return judged_batch(step, count, options)
        renderer = self._renderer_at(step)
        objects = objects_at(step, options)
        indices = [step * options.batch + i for i in range(count)]
        if options.family == "datt":
            movers = [renderer.clip(index) for index in indices]
            return moving_batch(movers, options, [np.random.default_rng((options.seed, i, 2)) for i in indices])
        if options.family == "layers":
            layered = [renderer.clip(index) for index in indices]
            shape = options.size, _wide(options.size)
            return layered_batch(layered, shape, [np.random.default_rng((options.seed, i, 3)) for i in indices])
        if options.family == "corrector":
            return self._correcting(renderer, indices, objects)
        # Streams of their own: what the losses see beside the clips does not change which clips there are.
        rngs = [np.random.default_rng((options.seed, index, 1)) for index in indices]
        picks = [pick_frames(options.frames, rng) for rng in rngs]
        wants_pixels = options.correspondence in ("pixel", "both")
        clips = [renderer.clip(i, t if wants_pixels else None) for i, (t, _) in zip(indices, picks, strict=True)]
        labels, present = [], np.zeros((count, objects), np.float32)
        for i, (index, clip) in enumerate(zip(indices, clips, strict=True)):
            chosen = choose_objects(clip.labels, objects, np.random.default_rng((options.seed, index)))
            present[i, : len(chosen)] = 1
            labels.append(renumber(clip.labels, chosen))
        planes = np.stack(labels)
        return Batch(
            torch.from_numpy(np.stack([clip.frames for clip in clips])),
            torch.from_numpy(planes),
            torch.from_numpy(present),
            pixels_of(clips, picks, rngs) if wants_pixels else None,
            objects_of(clips, planes, objects, rngs) if options.correspondence in ("object", "both") else None,
        )

    def _correcting(self, renderer: Renderer, indices: list[int], objects: int) -> Batch:
        """Every second clip has masks that something has made; into the others, faults are drawn."""
        options, samples, pool = self.options, [], pool_of(self.options)
        for index in indices:
            rng = np.random.default_rng((options.seed, index, 4))
            if index % 2:
                track = pool[int(rng.integers(len(pool)))]
            else:
                clip = renderer.clip(index)
                track = Track(clip.frames, clip.labels, spoil(clip.frames, clip.labels, rng), "drawn")
            samples.append(correcting_sample(track, options, objects, rng))
        return correcting_batch(samples)

    def _renderer_at(self, step: int) -> Renderer:
        wanted = render_options(step, self.options)
        if self._renderer is None or self._renderer.options != wanted:
            self._renderer = Renderer(wanted, seed=self.options.seed)
        return self._renderer


def objects_at(step: int, options: TrainOptions) -> int:
    """K of step ``step``: clips of one object are cheaper, and every second step has only such."""
    return 1 if step % 2 else options.objects


def static_steps(options: TrainOptions) -> int:
    """Steps of the first stage."""
    return round(options.static * options.steps)


def curriculum(step: int, options: TrainOptions) -> float:
    """How far the growth of difficulty has come at ``step``, 0..1; it begins with the second stage."""
    first = static_steps(options)
    span = options.curriculum * (options.steps - first)
    if step < first:
        return 0.0
    return 1.0 if span <= 0 else min((step - first) / span, 1.0)


def render_options(step: int, options: TrainOptions) -> RenderOptions:
    """What is rendered at ``step``: rigid cut-outs in the first stage; then gap and difficulty grow in a few levels."""
    if step < static_steps(options):
        gap, difficulty = min(_STATIC_GAP, options.max_gap), 0.0
    else:
        share = (min(int(_LEVELS * curriculum(step, options)), _LEVELS - 1) + 1) / _LEVELS
        gap, difficulty = max(round(options.max_gap * share), 1), min(0.4 + 0.6 * share, 1.0)
    if options.family == "layers":
        # Wide, as videos are: what leaves at the side is seen longer.
        high, wide = (round(length * _LARGER) for length in (options.size, _wide(options.size)))
        return RenderOptions(high, wide, options.frames, gap, objects=3, difficulty=difficulty, layered=True)
    if options.family == "corrector":
        length = options.frames + options.exemplars + SPARE
        return RenderOptions(options.size, _wide(options.size), length, gap, objects=3, difficulty=difficulty)
    movers = options.family == "datt"
    plain = RenderOptions(size=options.size, frames=options.frames, max_gap=gap, difficulty=difficulty, movers=movers)
    # One or two subjects, as in videos of something; beside them stand up to three extras.
    return replace(plain, objects=2) if movers else plain


def _wide(size: int) -> int:
    """Width of a frame of this height: as videos are, what leaves at the side is seen longer."""
    return round(size * _WIDE / STRIDE) * STRIDE


def choose_objects(labels: npt.NDArray[np.uint8], count: int, rng: np.random.Generator) -> list[int]:
    """Up to ``count`` of the objects that the first frame shows, in random order."""
    ids = [int(i) for i in np.unique(labels[0]) if i]
    return [int(i) for i in rng.permutation(ids)[:count]]


def renumber(labels: npt.NDArray[np.uint8], chosen: list[int]) -> npt.NDArray[np.int64]:
    """Labels with 1, 2, … for the chosen objects and 0 for everything else, of the same shape."""
    table = np.zeros(256, np.int64)
    for new, old in enumerate(chosen, 1):
        table[old] = new
    out: npt.NDArray[np.int64] = table[labels]
    return out


def batches(options: TrainOptions, first_step: int) -> Iterator[Batch]:
    """The batches of steps ``first_step`` to the end, in order, rendered ahead by worker processes."""
    return load(RenderedSteps(options), options, first_step)


def load(steps: Dataset[Batch], options: TrainOptions, first_step: int) -> Iterator[Batch]:
    """Items ``first_step`` to ``options.steps`` - 1 in order, made ahead by worker processes if there are any."""
    loader = DataLoader(
        steps,
        batch_size=None,
        sampler=range(first_step, options.steps),
        num_workers=options.workers,
        prefetch_factor=4 if options.workers else None,
        multiprocessing_context="spawn" if options.workers else None,
    )
    yield from loader
