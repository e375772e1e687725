"""Short training clips from labelled frames: cropped, mirrored, recoloured; from a single frame by warping it."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import resize_labels
from vosannot.training.learning.store import Sequenced

__all__ = ["LabelledClip", "labelled_clip"]

Frames = npt.NDArray[np.uint8]

_SMALLEST_CROP = 0.5
_ATTEMPTS = 8
_LEAST = 0.0015
"""Share of a crop that an object must cover to be asked for; the renderer's."""
_TURN, _SHEAR, _SCALE, _SHIFT = 15.0, 10.0, 0.1, 0.08
"""Largest rotation and shear (degrees), change of size and of place (shares) of a static clip's frames: between frames
of STCN's first stage there are up to twice these."""


@dataclass(frozen=True, slots=True)
class LabelledClip:
    """A training clip: frames uint8 [T, S, S, 3] RGB, labels uint8 [T, S, S] with the video's own ids."""

    frames: Frames
    labels: Frames


def labelled_clip(
    videos: Sequence[Sequenced], count: int, max_gap: int, size: int, rng: np.random.Generator
) -> LabelledClip:
    """A clip of ``count`` square frames of ``size`` pixels, whose first frame shows an object. Decided by ``rng`` only.

    Frames come from one video in the order of time or against it, up to ``max_gap`` labelled frames apart; one window
    shows them all. A video with fewer than three labelled frames, or fewer than asked for, gives one frame under
    different affine warps, as the first stage of STCN's training.

    Args:
        videos: at least one; every one shows an object somewhere.
    """
    # Between "every video alike" and "every frame alike": long videos must not drown short ones.
    weights = np.sqrt([len(video.numbers) for video in videos])
    video = videos[int(rng.choice(len(videos), p=weights / weights.sum()))]
    chosen = _moments(video, count, max_gap, rng)
    frames, labels = np.asarray(video.frames[chosen]), np.asarray(video.labels[chosen])
    if len(chosen) == 1:
        frames, labels = _warped(frames[0], labels[0], count, rng)
    frames, labels = _windowed(frames, labels, size, rng)
    if rng.random() < 0.5:
        frames, labels = frames[:, :, ::-1], labels[:, :, ::-1]
    return LabelledClip(_recoloured(frames, rng), _without_slivers(np.ascontiguousarray(labels)))


def _moments(video: Sequenced, count: int, max_gap: int, rng: np.random.Generator) -> list[int]:
    """Positions of the frames to take, the first of them with an object; a single one when there are too few."""
    total = len(video.numbers)
    widest = min(max_gap, (total - 1) // (count - 1))
    single = [video.shown[int(rng.integers(len(video.shown)))]]
    if total < 3 or widest < 1:
        return single
    for _ in range(_ATTEMPTS):
        steps = np.cumsum([0, *rng.integers(1, widest + 1, count - 1)])
        chosen = [int(i) for i in steps + rng.integers(total - int(steps[-1]))]
        if rng.random() < 0.5:
            chosen.reverse()
        if chosen[0] in video.shown:
            return chosen
    return single


def _warped(frame: Frames, labels: Frames, count: int, rng: np.random.Generator) -> tuple[Frames, Frames]:
    """The frame and its labels under ``count`` small affine warps about the middle of the objects."""
    height, width = labels.shape
    rows, columns = np.nonzero(labels)
    middle = np.array([columns.mean(), rows.mean()])
    pictures, maps = [], []
    for _ in range(count):
        turn, shear = np.deg2rad([rng.uniform(-_TURN, _TURN), rng.uniform(-_SHEAR, _SHEAR)])
        scale = 1 + rng.uniform(-_SCALE, _SCALE)
        linear = scale * np.array([[np.cos(turn), -np.sin(turn + shear)], [np.sin(turn), np.cos(turn + shear)]])
        shift = rng.uniform(-_SHIFT, _SHIFT, 2) * min(height, width)
        warp = np.column_stack((linear, middle - linear @ middle + shift))
        size = width, height
        pictures.append(cv2.warpAffine(frame, warp, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101))
        maps.append(cv2.warpAffine(labels, warp, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REFLECT_101))
    if not maps[0].any():  # a hair's breadth may fall between the pixels
        pictures[0], maps[0] = frame, labels
    return np.stack(pictures).astype(np.uint8), np.stack(maps).astype(np.uint8)


def _windowed(frames: Frames, labels: Frames, size: int, rng: np.random.Generator) -> tuple[Frames, Frames]:
    """The same square window of all frames, scaled to ``size``; the first frame shows an object in it."""
    short = min(labels.shape[1:])
    rows, columns = np.nonzero(labels[0])
    # What is too thin to survive scaling is shown as it is, at last.
    sides = [round(short * share) for share in rng.uniform(_SMALLEST_CROP, 1.0, _ATTEMPTS)]
    for side in (*sides, short, min(size, short)):
        pixel = int(rng.integers(len(rows)))
        top = _start(int(rows[pixel]), side, labels.shape[1], rng)
        left = _start(int(columns[pixel]), side, labels.shape[2], rng)
        part = (slice(None), slice(top, top + side), slice(left, left + side))
        small = np.stack([resize_labels(each, (size, size)) for each in labels[part]])
        if _areas(small[0]).max() >= _LEAST * size * size:
            break
    how = cv2.INTER_AREA if side > size else cv2.INTER_LINEAR
    scaled = np.stack([cv2.resize(each, (size, size), interpolation=how) for each in frames[part]])
    return scaled.astype(np.uint8), small


def _start(pixel: int, side: int, length: int, rng: np.random.Generator) -> int:
    """Where a window of ``side`` begins that holds the pixel and lies within 0..length."""
    return int(rng.integers(max(pixel - side + 1, 0), min(pixel, length - side) + 1))


def _areas(labels: Frames) -> npt.NDArray[np.int64]:
    """Pixels of the ids 1 to 255."""
    return np.bincount(labels.ravel(), minlength=256)[1:]


def _without_slivers(labels: Frames) -> Frames:
    """Objects of which the first frame shows next to nothing are not asked for, unless there are no others."""
    areas = _areas(labels[0])
    large = 1 + np.flatnonzero(areas >= _LEAST * labels[0].size)
    if large.size == 0:
        return labels
    table = np.zeros(256, np.uint8)
    table[large] = large
    kept: Frames = table[labels]
    return kept


def _recoloured(frames: Frames, rng: np.random.Generator) -> Frames:
    """Brightness, contrast and saturation: the clip's, and a little of every frame's own."""
    clip = rng.uniform(-1, 1, 3) * (0.1, 0.1, 0.15)
    out = []
    for frame in frames:
        light, contrast, saturation = clip + rng.uniform(-1, 1, 3) * (0.03, 0.03, 0.03)
        picture = frame.astype(np.float32)
        grey = picture @ np.array([0.299, 0.587, 0.114], np.float32)
        picture = grey[..., None] + (1 + saturation) * (picture - grey[..., None])
        mean = float(grey.mean())
        picture = (1 + contrast) * (picture - mean) + mean + 255 * light
        out.append(np.clip(np.rint(picture), 0, 255).astype(np.uint8))
    return np.stack(out)
