"""What frozen features are."""

from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.networks.preprocess import normalise

__all__ = ["FrozenFeatures", "grid_features"]


class FrozenFeatures(Protocol):
    """One vector for each cell of a frame, from the frame alone, by a network that is never trained here.

    Attributes:
        name: "key", "dino-vits16" or "dino-vits8". A network that was trained on features needs those very ones.
        stride: side of a cell, in pixels of what the network is given.
        channels: of a vector.
    """

    name: str
    stride: int
    channels: int

    def __call__(self, frames: Tensor) -> Tensor:
        """float32 [T, channels, h, w].

        Args:
            frames: float [T, 3, H, W] as :func:`vosannot.networks.preprocess.normalise` makes them; H and W are
                multiples of the stride.
        """
        ...


@torch.no_grad()
def grid_features(features: FrozenFeatures, frames: Tensor, grid: tuple[int, int]) -> Tensor:
    """Features on a grid of cells, whatever the stride: frames are scaled so that they come out like that.

    Args:
        features: of any kind.
        frames: uint8 or float (0..255) RGB [T, 3, H, W], T may be 0.
        grid: h and w.

    Returns:
        float32 [T, channels, h, w].
    """
    size = (grid[0] * features.stride, grid[1] * features.stride)
    if len(frames) == 0:
        return torch.zeros(0, features.channels, *grid, device=frames.device)
    if tuple(frames.shape[-2:]) != size:
        frames = F.interpolate(frames.float(), size, mode="bilinear", align_corners=False, antialias=True)
    return features(normalise(frames).contiguous(memory_format=torch.channels_last))
