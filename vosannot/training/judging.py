"""What the mask selector is trained with: an object's masks over time, spoiled, and where they are wrong."""

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.core.paths import cache_dir
from vosannot.networks.features.base import FrozenFeatures, grid_features
from vosannot.networks.preprocess import normalise
from vosannot.networks.selector.config import STRIDE
from vosannot.networks.selector.model import Selector
from vosannot.objectives.errors import error_loss
from vosannot.training.batch import Batch, Spoiled
from vosannot.training.options import TrainOptions
from vosannot.training.render import Renderer, RenderOptions
from vosannot.training.spoiling import Pool, spoil

__all__ = ["judged_batch", "judging_loss", "pool_of"]

_LARGER = 1.5
"""How much larger the mask corrector's tracks are than its clips."""
_SCALE = 2
"""Clips are this much larger than what the network sees: outlines and features are finer than its pixels."""
_MADE, _DRAWN = 0.6, 0.85
"""Share of the clips with masks that something made; up to here with faults drawn into a track's right masks; the rest
with faults drawn into those of a clip of this step."""
_FIRST, _TOLD = 0.7, 0.85
"""How often the first frame is among those looked at, and how often it is told that its masks are right."""
_APPROVED = 0.25
"""How often masks of other frames are right and known to be, as after corrections."""
_SCORE = 1.0
"""Weight of the expected J beside the error map."""
_LEAST = 30  # pixels of an object, somewhere among the frames


def pool_of(options: TrainOptions) -> Pool:
    """The tracks that all runs of this size share, in the folder for what can be made again."""
    height, width = _shape(options)
    if options.family == "corrector":  # it looks at windows of the frames
        height, width = _shape(replace(options, size=round(options.size * _LARGER)))
    return Pool(cache_dir() / f"spoiled-{height}x{width}", options.tracks, (height, width))


def _shape(options: TrainOptions) -> tuple[int, int]:
    """Height and width of the clips: multiples of 16, about 16 : 9."""
    height = options.size // 16 * 16
    return height, height * 7 // 4 // 16 * 16


def judged_batch(step: int, count: int, options: TrainOptions) -> Batch:
    """The batch of a step, of ``count`` clips; it depends on step and options only, once the pool is made."""
    samples = []
    for index in range(step * options.batch, step * options.batch + count):
        rng = np.random.default_rng((options.seed, index, 3))
        sample = None
        while sample is None:
            sample = _sample(options, index, rng)
        samples.append(sample)
    frames, labels, made, known, times = (np.stack(part) for part in zip(*samples, strict=True))
    spoiled = Spoiled(torch.from_numpy(made), torch.from_numpy(known), torch.from_numpy(times))
    shown = torch.ones(count, 1)
    return Batch(torch.from_numpy(frames), torch.from_numpy(labels.astype(np.int64)), shown, spoiled=spoiled)


_Sample = tuple[npt.NDArray[np.generic], ...]


def _sample(options: TrainOptions, index: int, rng: np.random.Generator) -> _Sample | None:
    """Frames, right masks (0 or 1), made ones (0, 1, 2 for others), known, times; None: no object is large enough."""
    draw = rng.random()
    if draw < _DRAWN:
        pool = pool_of(options)
        track = pool[int(rng.integers(len(pool)))]
        at = _times(len(track.frames), options.frames, rng)
        frames, labels, made = track.frames[at], track.labels[at], track.made[at]
        given = track.source != "flow"
        if draw >= _MADE:
            made, given = spoil(frames, labels, rng), True
    else:
        height, width = _shape(options)
        wanted = RenderOptions(size=height, width=width, frames=options.frames, max_gap=options.max_gap)
        clip = Renderer(wanted, seed=options.seed).clip(index)
        at = np.arange(options.frames)
        frames, labels, given = clip.frames, clip.labels, True
        made = spoil(frames, labels, rng)
    large = [i for i in range(1, int(labels.max()) + 1) if (labels == i).sum((1, 2)).max() >= _LEAST]
    if not large:
        return None
    object_id = int(rng.choice(large))
    own = (made == object_id).astype(np.uint8) + 2 * ((made != object_id) & (made > 0)).astype(np.uint8)
    true = (labels == object_id).astype(np.uint8)
    known = np.zeros(len(at), np.bool_)
    # A fault may be there on the first frame already; then that frame was not given.
    known[0] = given and at[0] == 0 and rng.random() < _TOLD and bool(((own[0] == 1) == (true[0] == 1)).all())
    if rng.random() < _APPROVED:
        for t in rng.integers(len(at), size=int(rng.integers(1, 3))):
            own[t], known[t] = np.where(true[t] == 1, 1, np.where(own[t] == 1, 0, own[t])), True
    times = (at * 2.0 ** rng.uniform(-1, 2)).astype(np.float32)
    if rng.random() < 0.3:  # masks are carried backwards, too
        frames, true, own, known, times = frames[::-1], true[::-1], own[::-1], known[::-1], times[-1] - times[::-1]
    frames, true, own = _seen_anew(frames, true, own, rng)
    return tuple(np.ascontiguousarray(part) for part in (frames, true, own, known, times))


def _times(length: int, count: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """``count`` of ``length`` frames in order: evenly spread, or anyhow; often with the first one."""
    if rng.random() < 0.3:
        at = np.sort(rng.choice(length, count, replace=False))
        if rng.random() < _FIRST:
            at[0] = 0
        return at
    step = int(rng.integers(1, (length - 1) // (count - 1) + 1))
    begin = 0 if rng.random() < _FIRST else int(rng.integers(length - step * (count - 1)))
    return begin + step * np.arange(count)


def _seen_anew(
    frames: npt.NDArray[np.uint8], true: npt.NDArray[np.uint8], made: npt.NDArray[np.uint8], rng: np.random.Generator
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Mirrored or not, closer or not, in other light; the same for all frames."""
    height, width = made.shape[1:]
    if rng.random() < 0.5:
        frames, true, made = frames[:, :, ::-1], true[:, :, ::-1], made[:, :, ::-1]
    if rng.random() < 0.5:
        share = rng.uniform(0.55, 1.0)
        tall, wide = round(share * height), round(share * width)
        rows, columns = np.nonzero((true == 1).any(0) | (made == 1).any(0))
        middle = (rows.mean(), columns.mean()) if rows.size else (height / 2, width / 2)
        top = int(np.clip(middle[0] - tall / 2 + rng.normal() * 0.15 * tall, 0, height - tall))
        left = int(np.clip(middle[1] - wide / 2 + rng.normal() * 0.15 * wide, 0, width - wide))
        part = (slice(None), slice(top, top + tall), slice(left, left + wide))
        frames = np.stack(
            [cv2.resize(frame, (width, height), interpolation=cv2.INTER_LINEAR) for frame in frames[part]]
        )
        true, made = (
            np.stack([cv2.resize(m, (width, height), interpolation=cv2.INTER_NEAREST) for m in masks[part]])
            for masks in (true, made)
        )
    gain, lift = rng.uniform(0.75, 1.25) * rng.uniform(0.92, 1.08, 3), rng.uniform(-18, 18)
    gamma = 2.0 ** rng.uniform(-0.4, 0.4)
    table = np.clip(255 * (np.arange(256) / 255)[:, None] ** gamma * gain + lift, 0, 255).astype(np.uint8)
    return np.stack([table[frames[..., c], c] for c in range(3)], -1), true, made


def judging_loss(
    network: Selector, features: FrozenFeatures, batch: Batch, options: TrainOptions
) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch, and its parts as numbers.

    Binary cross entropy of the error map, as in the paper, and how far the J that the map stands for is from the true
    one: what the map is made for.
    """
    spoiled = batch.spoiled
    assert spoiled is not None
    clips, count = batch.frames.shape[:2]
    pictures = batch.frames.flatten(0, 1).permute(0, 3, 1, 2)
    masks = torch.stack((spoiled.made == 1, spoiled.made == 2), 2).flatten(0, 1).float()
    true = batch.labels.flatten(0, 1).float()
    wrong = torch.stack((masks[:, 0] * (1 - true), (1 - masks[:, 0]) * true), 1)
    small = F.avg_pool2d(torch.cat((masks, wrong), 1), _SCALE)
    height, width = small.shape[-2:]
    cells = grid_features(features, pictures, (height // STRIDE, width // STRIDE))
    frames = normalise(F.avg_pool2d(pictures.float(), _SCALE))

    def per_clip(x: Tensor) -> Tensor:
        return x.view(clips, count, *x.shape[1:])

    logits = network(per_clip(frames), per_clip(small[:, :2]), spoiled.known, spoiled.times, per_clip(cells))
    with torch.autocast(logits.device.type, enabled=False):
        entropy, score = error_loss(logits.flatten(0, 1), small[:, 0], small[:, 2:])
    loss = entropy + _SCORE * score
    return loss, {"map": float(entropy.detach()), "score": float(score.detach())}
