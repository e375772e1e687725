"""What the mask corrector is trained with: clips with spoiled masks, and frames of them whose masks are trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.networks.corrector.config import CELL
from vosannot.networks.corrector.model import Corrector, Exemplars, even
from vosannot.networks.features.base import FrozenFeatures, grid_features
from vosannot.networks.preprocess import normalise
from vosannot.objectives.correcting import mask_losses, rebuild_losses
from vosannot.training.batch import Batch, Correcting, planes
from vosannot.training.options import TrainOptions
from vosannot.training.spoiling import Track

__all__ = ["SPARE", "CorrectingSample", "correcting_batch", "correcting_loss", "correcting_sample"]

SPARE = 2
"""Frames of a clip beyond targets and exemplars: there must be something to choose from."""

_WIDE = 224 / 128
_TRUE = 0.7
"""Chance that one exemplar is right: painted by hand. Where masks were proposed, there is none."""
_NOISE = 0.12
"""Deviation of the judgement, in J, by which exemplars are chosen: the selector errs."""
_DOUBTFUL = 0.5
"""A frame that is judged worse is no exemplar of an object that has a better one."""
_UNKNOWN = 0.12
"""Chance that incoming masks are not shown, as while adapting."""
_SPOILED_FIRST = 0.8
"""Chance that the window of target frames is chosen among those with the most errors."""
_RECON, _ALPHA = 1.0, 0.5


@dataclass(frozen=True)
class CorrectingSample:
    """One clip of a batch; arrays as in :class:`~.batch.Batch` and :class:`~.batch.Correcting`, without B."""

    frames: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    present: npt.NDArray[np.float32]
    incoming: npt.NDArray[np.int64]
    known: bool
    exemplar_frames: npt.NDArray[np.uint8]
    exemplar_labels: npt.NDArray[np.int64]
    valid: npt.NDArray[np.bool_]


def correcting_sample(track: Track, options: TrainOptions, objects: int, rng: np.random.Generator) -> CorrectingSample:
    """Choose objects, a window of target frames, and each object's exemplars outside of it.

    Args:
        track: a clip with right and spoiled masks, of more frames than targets and exemplars together.
        options: of the run.
        objects: at most.
        rng: draws everything.
    """
    ids = [int(i) for i in rng.permutation(np.unique(track.labels)) if i][:objects]
    frames, right, spoiled = _seen(track, options.size, rng)
    table = np.zeros(256, np.int64)
    table[ids] = np.arange(1, len(ids) + 1)
    labels, made = table[right], table[spoiled]
    values = np.stack([_overlaps(labels == n, made == n) for n in range(1, len(ids) + 1)], 1)  # J [T, K]
    begin = _window(values.mean(1), options.frames, rng)
    inside = np.arange(begin, begin + options.frames)
    outside = np.setdiff1d(np.arange(len(frames)), inside)
    judged = values[outside] + rng.normal(0, _NOISE, (len(outside), len(ids)))
    seen = np.stack([(labels[outside] == n).any((1, 2)) for n in range(1, len(ids) + 1)], 1)
    judged = np.where(seen, judged, -1.0)
    # Each object's best ones in turn, until there are enough frames.
    order = list(dict.fromkeys(np.argsort(-judged, 0).ravel().tolist()))[: options.exemplars]
    chosen = outside[order]
    valid = judged[order] >= np.minimum(_DOUBTFUL, judged[order].max(0))
    exemplars = made[chosen]
    if rng.random() < _TRUE:
        painted = int(rng.integers(len(order)))
        exemplars[painted], valid[painted] = labels[chosen[painted]], True
    present = np.zeros(objects, np.float32)
    present[: len(ids)] = 1
    padded = np.zeros((len(order), objects), np.bool_)
    padded[:, : len(ids)] = valid
    return CorrectingSample(
        frames[inside], labels[inside], present, made[inside], bool(rng.random() >= _UNKNOWN),
        frames[chosen], exemplars, padded,
    )  # fmt: skip


def _seen(
    track: Track, size: int, rng: np.random.Generator
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The clip through one window, mirrored or not, at the training's size."""
    height, width = track.labels.shape[1:]
    wanted = (size, round(size * _WIDE / (2 * CELL)) * 2 * CELL)
    share = 1.0 if height == wanted[0] else float(rng.uniform(0.6, 1.0))
    h, w = round(height * share), round(width * share)
    top, left = int(rng.integers(height - h + 1)), int(rng.integers(width - w + 1))
    step = -1 if rng.random() < 0.5 else 1

    def through(plane: npt.NDArray[np.uint8], how: int) -> npt.NDArray[np.uint8]:
        cut = np.ascontiguousarray(plane[top : top + h, left : left + w][:, ::step])
        return np.asarray(cut if cut.shape[:2] == wanted else cv2.resize(cut, wanted[::-1], interpolation=how))

    frames = np.stack([through(frame, cv2.INTER_AREA) for frame in track.frames])
    labels, made = (
        np.stack([through(plane, cv2.INTER_NEAREST) for plane in planes]) for planes in (track.labels, track.made)
    )
    return frames, labels, made


def _overlaps(true: npt.NDArray[np.bool_], made: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """J of every frame, float64 [T]; 1 where both are empty."""
    either, both = (true | made).sum((1, 2)), (true & made).sum((1, 2))
    return np.where(either > 0, both / np.maximum(either, 1), 1.0)


def _window(values: npt.NDArray[np.float64], length: int, rng: np.random.Generator) -> int:
    """Where the target frames begin; mostly where masks are wrong."""
    means = np.convolve(values, np.ones(length) / length, "valid")
    if rng.random() < _SPOILED_FIRST:
        worst = np.argsort(means)[: max(len(means) // 3, 1)]
        return int(rng.choice(worst))
    return int(rng.integers(len(means)))


def correcting_batch(samples: Sequence[CorrectingSample]) -> Batch:
    """Samples as one batch; where one has fewer exemplars than another, it is given some that are valid for nothing."""
    most = max(len(sample.valid) for sample in samples)

    def filled(part: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        return np.concatenate((part, np.zeros((most - len(part), *part.shape[1:]), part.dtype)))

    return Batch(
        torch.from_numpy(np.stack([s.frames for s in samples])),
        torch.from_numpy(np.stack([s.labels for s in samples])),
        torch.from_numpy(np.stack([s.present for s in samples])),
        correcting=Correcting(
            torch.from_numpy(np.stack([s.incoming for s in samples])),
            torch.tensor([s.known for s in samples]),
            torch.from_numpy(np.stack([filled(s.exemplar_frames) for s in samples])),
            torch.from_numpy(np.stack([filled(s.exemplar_labels) for s in samples])),
            torch.from_numpy(np.stack([filled(s.valid) for s in samples])),
        ),
    )


def correcting_loss(
    network: Corrector, features: FrozenFeatures, batch: Batch, options: TrainOptions
) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch (the paper's equations 6 to 8), and its parts as numbers."""
    given = batch.correcting
    assert given is not None
    count = batch.present.shape[1]
    grid = (batch.frames.shape[2] // CELL, batch.frames.shape[3] // CELL)
    both = torch.cat((batch.frames, given.frames), 1).permute(0, 1, 4, 2, 3)
    seen = grid_features(features, both.flatten(0, 1), grid).view(*both.shape[:2], -1, *grid)
    targets, shown = seen[:, : batch.length], seen[:, batch.length :]
    truth, exemplar_masks = batch.masks, _on_cells(planes(given.labels, count), grid)
    incoming = (2 * planes(given.incoming, count) - 1) * given.known[:, None, None, None, None]
    frames = normalise(both[:, : batch.length])
    made = network(frames, incoming, targets, Exemplars(shown, exemplar_masks, given.valid), batch.present > 0)
    with torch.autocast(frames.device.type, enabled=False):
        mask, boundary = mask_losses(made.logits, truth, batch.present)
        rebuilt, alpha = rebuild_losses(
            made.features, even(targets), made.alpha, _on_cells(truth, grid), batch.present > 0
        )
        loss = mask + options.boundary * boundary + options.rebuild * (_RECON * rebuilt + _ALPHA * alpha)
    numbers = {"mask": mask, "boundary": boundary, "rebuilt": rebuilt, "alpha": alpha}
    return loss, {name: float(value.detach()) for name, value in numbers.items()}


def _on_cells(masks: Tensor, grid: tuple[int, int]) -> Tensor:
    """[B, T, K, H, W] -> [B, T, K, h, w], the covered share of each cell."""
    return F.interpolate(masks.flatten(0, 1), grid, mode="area").view(*masks.shape[:3], *grid)
