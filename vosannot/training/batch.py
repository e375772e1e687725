"""What one training step is made of."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["Batch", "Correcting", "Moving", "Objects", "Pixels", "Several", "Spoiled", "planes"]


@dataclass(frozen=True)
class Pixels:
    """For the pixel-level loss: of every clip a frame t, what follows it at once, and what both are compared with.

    The frames of a clip lie up to ``max_gap`` steps apart. Over such a gap most cells no longer show what they showed
    (12 steps: 13 % do, against 92 % after one), so the frame after t is drawn for itself, without masks.

    Attributes:
        frame: int64 [B], t.
        anchor: int64 [B], tau, another frame of the clip.
        after: uint8 [B, H, W, 3], one time step after frame t.
        views: uint8 [B, H, W, 3], frame t cropped, brought back to full size, mirrored or not.
        crops: float32 [B, 4], left, top, right, bottom of that crop in pixels of frame t.
    """

    frame: Tensor
    anchor: Tensor
    after: Tensor
    views: Tensor
    crops: Tensor


@dataclass(frozen=True)
class Objects:
    """For the object-level loss: boxes (left, top, right, bottom in pixels) in the first and the last frame of a clip.

    Attributes:
        labelled: float32 [B, 2, K, 4], of the labelled objects.
        visible: bool [B, K], whether both frames show the object.
        drawn: float32 [B, Q, 4], proposals of the first frame, far apart.
        is_drawn: bool [B, Q], False: padding.
        found: float32 [B, P, 4], proposals of the last frame.
        is_found: bool [B, P], False: padding.
    """

    labelled: Tensor
    visible: Tensor
    drawn: Tensor
    is_drawn: Tensor
    found: Tensor
    is_found: Tensor


@dataclass(frozen=True)
class Moving:
    """For finding what moves: of every frame its flow, how far everything is, and where it is known what moves.

    Attributes:
        flow: float32 [B, T, C, H, W], see :mod:`vosannot.networks.datt.inputs`.
        depth: float32 [B, T, H, W], natural logarithm of the distance.
        known: bool [B, T, H, W].
    """

    flow: Tensor
    depth: Tensor
    known: Tensor


@dataclass(frozen=True)
class Several:
    """For telling moving objects apart by their flow.

    Attributes:
        flow: float32 [B, T, C, H, W], see :mod:`vosannot.networks.layers.inputs`.
        whole: bool [B, T, K, H, W], all of each object, what other objects hide included.
        known: bool [B, T, H, W], where it is known what moves.
    """

    flow: Tensor
    whole: Tensor
    known: Tensor


@dataclass(frozen=True)
class Correcting:
    """For mending masks: what the masks are before, and frames whose masks are trusted.

    Attributes:
        incoming: int64 [B, T, H, W], spoiled masks of the clips' frames, 0..K.
        known: bool [B], False: the incoming masks are not shown.
        frames: uint8 [B, E, H, W, 3], exemplar frames.
        labels: int64 [B, E, H, W], their masks, which may be a little wrong too.
        valid: bool [B, E, K], whether it is an exemplar of that object.
    """

    incoming: Tensor
    known: Tensor
    frames: Tensor
    labels: Tensor
    valid: Tensor


@dataclass(frozen=True)
class Spoiled:
    """For judging masks: those that something made of one object, right or wrong; the labels are 1 where it is.

    Attributes:
        made: uint8 [B, T, H, W], 1: taken for the object, 2: for another one.
        known: bool [B, T], where these masks are known to be right.
        times: float32 [B, T], of the frames; the unit is drawn for each clip.
    """

    made: Tensor
    known: Tensor
    times: Tensor


@dataclass(frozen=True)
class Batch:
    """Training clips.

    Attributes:
        frames: uint8 [B, T, H, W, 3].
        labels: int64 [B, T, H, W], 0..K.
        present: float32 [B, K], 1 where the object exists in the clip (0: padding).
        pixels, objects: what the correspondence losses need; None when they are off.
        moving: what families need that find what moves; their labels are 1 where something does. None for others.
        several: what families need that tell moving objects apart by their flow; None for others.
        correcting: what the mask corrector is trained with; None for others.
        spoiled: what the mask selector needs; None for others.
    """

    frames: Tensor
    labels: Tensor
    present: Tensor
    pixels: Pixels | None = None
    objects: Objects | None = None
    moving: Moving | None = None
    several: Several | None = None
    correcting: Correcting | None = None
    spoiled: Spoiled | None = None

    @property
    def length(self) -> int:
        """T, frames of a clip."""
        return self.frames.shape[1]

    @property
    def masks(self) -> Tensor:
        """float32 [B, T, K, H, W], the labels as one plane an object."""
        return planes(self.labels, self.present.shape[1])

    def to(self, device: torch.device) -> Batch:
        """The same batch there."""
        pixels = None if self.pixels is None else Pixels(*_moved(self.pixels, device))
        objects = None if self.objects is None else Objects(*_moved(self.objects, device))
        moving = None if self.moving is None else Moving(*_moved(self.moving, device))
        several = None if self.several is None else Several(*_moved(self.several, device))
        correcting = None if self.correcting is None else Correcting(*_moved(self.correcting, device))
        spoiled = None if self.spoiled is None else Spoiled(*_moved(self.spoiled, device))
        frames, labels, present = (part.to(device) for part in (self.frames, self.labels, self.present))
        return Batch(frames, labels, present, pixels, objects, moving, several, correcting, spoiled)


def planes(labels: Tensor, count: int) -> Tensor:
    """int64 [B, T, H, W], 0..``count`` -> float32 [B, T, count, H, W], one plane an object."""
    return F.one_hot(labels, count + 1).permute(0, 1, 4, 2, 3)[:, :, 1:].float()


def _moved(part: Pixels | Objects | Moving | Several | Correcting | Spoiled, device: torch.device) -> list[Tensor]:
    return [tensor.to(device) for tensor in vars(part).values()]
