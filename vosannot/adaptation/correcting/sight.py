"""The mask corrector on a clip: windows of target frames, exemplars of each object, small masks in and out."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.networks.corrector.config import CELL
from vosannot.networks.corrector.model import Corrector, Exemplars
from vosannot.networks.features.base import FrozenFeatures, grid_features
from vosannot.networks.preprocess import normalise

__all__ = ["OBJECTS", "WINDOW", "Look", "Sight", "corrected", "exemplars_of", "small_size", "windows"]

LabelArray = npt.NDArray[np.uint8]
WINDOW = 7
"""T, target frames looked at together."""
OBJECTS = 3
"""K, objects looked at together: as many as the paper has."""
_AREA = 128 * 224
_KEPT = 192  # frames whose features stay in memory, of about 0.3 MB


class Look(NamedTuple):
    """A frame as the corrector sees it: picture uint8 [3, h, w], features float32 [C, h/8, w/8]."""

    picture: Tensor
    features: Tensor


def small_size(height: int, width: int) -> tuple[int, int]:
    """The size at which a clip is mended: as many pixels as 128 x 224, in the clip's shape, multiples of a cell."""
    tall = max(round(math.sqrt(_AREA * height / width) / CELL), 2) * CELL
    return tall, max(round(_AREA / tall / CELL), 2) * CELL


class Sight:
    """Looks at frames, and remembers the newest looks.

    Args:
        read: frame number -> uint8 [H, W, 3] RGB.
        size: height and width at which masks are mended.
    """

    def __init__(
        self,
        read: Callable[[int], npt.NDArray[np.uint8]],
        size: tuple[int, int],
        features: FrozenFeatures,
        device: torch.device,
        *,
        bf16: bool,
    ) -> None:
        self.read, self.size, self.device, self.bf16 = read, size, device, bf16
        self._features = features
        self._looks: OrderedDict[int, Look] = OrderedDict()

    @property
    def grid(self) -> tuple[int, int]:
        """Cells, rows and columns."""
        return self.size[0] // CELL, self.size[1] // CELL

    def at(self, frame: int) -> Look:
        """One frame."""
        if frame in self._looks:
            self._looks.move_to_end(frame)
            return self._looks[frame]
        self._looks[frame] = look = self._look(self.read(frame))
        if len(self._looks) > _KEPT:
            self._looks.popitem(last=False)
        return look

    def _look(self, picture: npt.NDArray[np.uint8]) -> Look:
        # Features are finer than the mended masks' pixels: frames shrink to what they need first.
        fine = (self.grid[0] * self._features.stride, self.grid[1] * self._features.stride)
        large, small = (
            torch.from_numpy(cv2.resize(picture, size[::-1], interpolation=cv2.INTER_AREA))
            .permute(2, 0, 1)[None]
            .to(self.device)
            for size in (fine, self.size)
        )
        with torch.no_grad(), torch.autocast(self.device.type, torch.bfloat16, enabled=self.bf16):
            features = grid_features(self._features, large, self.grid)
        return Look(small[0], features[0])

    def mask(self, labels: LabelArray, ids: Sequence[int], size: tuple[int, int]) -> Tensor:
        """float32 [K, *size], the share of each small pixel that is the object's."""
        planes = np.stack([labels == i for i in ids]).astype(np.float32)
        shrunk = [cv2.resize(plane, size[::-1], interpolation=cv2.INTER_AREA) for plane in planes]
        return torch.from_numpy(np.stack(shrunk)).to(self.device)


def windows(frames: Sequence[int], length: int = WINDOW) -> Iterator[tuple[int, ...]]:
    """Frames that follow one another closely, at most ``length`` together."""
    window: list[int] = []
    for frame in sorted(frames):
        if window and (len(window) == length or frame - window[-1] > length):
            yield tuple(window)
            window = []
        window.append(frame)
    if window:
        yield tuple(window)


def exemplars_of(
    sight: Sight, masks: Mapping[int, LabelArray], chosen: Mapping[int, Sequence[int]]
) -> tuple[Exemplars, tuple[int, ...]]:
    """The exemplars of objects, each object with its own frames, and the frames, as the network takes them.

    Args:
        masks: label maps of the exemplar frames.
        chosen: object -> exemplar frames; its order is that of the planes.
    """
    ids = tuple(chosen)
    frames = tuple(sorted({frame for each in chosen.values() for frame in each}))
    looks = [sight.at(frame) for frame in frames]
    planes = torch.stack([sight.mask(masks[frame], ids, sight.grid) for frame in frames])
    valid = torch.tensor([[frame in chosen[i] for i in ids] for frame in frames], device=sight.device)
    return Exemplars(torch.stack([look.features for look in looks])[None], planes[None], valid[None]), frames


def corrected(
    network: Corrector,
    sight: Sight,
    frames: Sequence[int],
    incoming: Sequence[LabelArray] | None,
    exemplars: Exemplars,
    ids: Sequence[int],
) -> Tensor:
    """Probabilities float32 [T, K, h, w] of the objects on a window of target frames.

    Args:
        incoming: label maps of the frames; None: nothing is known of their masks.
        exemplars: see :func:`exemplars_of`.
        ids: the objects, in the order of the exemplars' planes.
    """
    looks = [sight.at(frame) for frame in frames]
    pictures = normalise(torch.stack([look.picture for look in looks]))[None]
    if incoming is None:
        masks = pictures.new_zeros(1, len(frames), len(ids), *sight.size)
    else:
        masks = torch.stack([2 * sight.mask(labels, ids, sight.size) - 1 for labels in incoming])[None]
    features = torch.stack([look.features for look in looks])[None]
    present = torch.ones(1, len(ids), dtype=torch.bool, device=sight.device)
    with torch.autocast(sight.device.type, torch.bfloat16, enabled=sight.bf16):
        made = network(pictures, masks, features, exemplars, present)
    found: Tensor = made.logits[0].sigmoid()
    return found


def shrunk(mask: npt.NDArray[np.bool_], size: tuple[int, int]) -> npt.NDArray[np.float32]:
    """bool [H, W] -> float32 [*size], the covered share of each small pixel."""
    plane = torch.from_numpy(mask)[None, None].float()
    return np.asarray(F.interpolate(plane, size, mode="area")[0, 0].numpy(), np.float32)
