"""What the correspondence losses see beside a clip: views, proposals. Drawn where clips are rendered."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.training.batch import Objects, Pixels
from vosannot.training.proposals import Boxes, bounding_box, draw_apart, propose
from vosannot.training.render import RenderedClip

__all__ = ["objects_of", "pick_frames", "pixels_of"]

Image = npt.NDArray[np.uint8]

_QUERIES = 3
"""|Q| (section 3.3)."""
_CANDIDATES = 64
"""P' is much larger than Q (section 3.2), and of a fixed size, so that clips stack."""
_SMALLEST_CROP = 0.5


def pick_frames(count: int, rng: np.random.Generator) -> tuple[int, int]:
    """Frame t and an anchor frame that is neither t nor the next one (section 3.2), of ``count`` >= 2 frames."""
    pairs = [(t, anchor) for t in range(count) for anchor in range(count) if anchor not in (t, t + 1)]
    return pairs[int(rng.integers(len(pairs)))]


def pixels_of(
    clips: Sequence[RenderedClip], picks: Sequence[tuple[int, int]], rngs: Sequence[np.random.Generator]
) -> Pixels:
    """The pixel-level loss's part of a batch; the clips come with the frame after t."""
    views, crops, after = [], [], []
    for clip, (t, _), rng in zip(clips, picks, rngs, strict=True):
        view, crop = _view(clip.frames[t], rng)
        assert clip.after is not None
        views.append(view)
        crops.append(crop)
        after.append(clip.after)
    chosen = torch.tensor(picks, dtype=torch.int64)
    return Pixels(chosen[:, 0], chosen[:, 1], _stack(after), _stack(views), _stack(crops))


def _view(frame: Image, rng: np.random.Generator) -> tuple[Image, npt.NDArray[np.float32]]:
    """A random crop at its full size, mirrored half of the time, and the crop's box (float32 [4])."""
    height, width = frame.shape[:2]
    scale = rng.uniform(_SMALLEST_CROP, 1.0)
    high, wide = round(height * scale), round(width * scale)
    top, left = int(rng.integers(height - high + 1)), int(rng.integers(width - wide + 1))
    piece = frame[top : top + high, left : left + wide]
    view = cv2.resize(piece, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        view = view[:, ::-1]
    return np.ascontiguousarray(view, np.uint8), np.array([left, top, left + wide, top + high], np.float32)


def objects_of(
    clips: Sequence[RenderedClip], labels: npt.NDArray[np.int64], count: int, rngs: Sequence[np.random.Generator]
) -> Objects:
    """The object-level loss's part of a batch.

    Args:
        clips: B rendered clips.
        labels: int64 [B, T, H, W], 0..count, the labelled objects that take part.
        count: K.
        rngs: one a clip.
    """
    labelled = np.zeros((len(clips), 2, count, 4), np.float32)
    visible = np.zeros((len(clips), count), np.bool_)
    drawn, found = [], []
    for i, (clip, rng) in enumerate(zip(clips, rngs, strict=True)):
        for k in range(count):
            boxes = [bounding_box(labels[i, t] == k + 1) for t in (0, -1)]
            if boxes[0] is not None and boxes[1] is not None:
                labelled[i, 0, k], labelled[i, 1, k] = boxes[0], boxes[1]
                visible[i, k] = True
        drawn.append(_padded(draw_apart(propose(clip.frames[0]), _QUERIES, rng), _QUERIES))
        candidates = propose(clip.frames[-1])
        found.append(_padded(candidates[rng.permutation(len(candidates))[:_CANDIDATES]], _CANDIDATES))
    return Objects(
        torch.from_numpy(labelled),
        torch.from_numpy(visible),
        *(_stack([part[i] for part in parts]) for parts in (drawn, found) for i in range(2)),
    )


def _padded(boxes: Boxes, count: int) -> tuple[Boxes, npt.NDArray[np.bool_]]:
    """Exactly ``count`` boxes, and which of them are real."""
    full = np.zeros((count, 4), np.float32)
    full[: len(boxes)] = boxes
    return full, np.arange(count) < len(boxes)


def _stack(arrays: Sequence[npt.NDArray[np.generic]]) -> Tensor:
    return torch.from_numpy(np.stack(arrays))
