"""Between numpy pictures and network input: normalisation, size, padding."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["MEAN", "STD", "STRIDE", "Geometry", "channels_last", "normalise"]

STRIDE = 16
MEAN = (0.485, 0.456, 0.406)  # ImageNet's, the convention of STCN and XMem
STD = (0.229, 0.224, 0.225)


M = TypeVar("M", bound=nn.Module)


def channels_last(network: M, device: torch.device) -> M:
    """Move a network, with its filters laid out as convolutions on CPUs and tensor cores read them fastest."""
    moved: M = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return moved


def normalise(frames: Tensor) -> Tensor:
    """uint8 or float (0..255) RGB [..., 3, H, W] -> float32, minus mean, over standard deviation."""
    mean = torch.tensor(MEAN, device=frames.device).view(3, 1, 1)
    std = torch.tensor(STD, device=frames.device).view(3, 1, 1)
    return (frames.float() - 255 * mean) / (255 * std)


@dataclass(frozen=True, slots=True)
class Geometry:
    """From a clip's own size to the working size and back.

    Attributes:
        height, width: of the clip.
        inner_height, inner_width: after scaling.
        top, left: padding before the scaled picture (the smaller half, as the public code does).
        padded_height, padded_width: multiples of 16.
    """

    height: int
    width: int
    inner_height: int
    inner_width: int
    top: int
    left: int
    padded_height: int
    padded_width: int

    @classmethod
    def of(cls, height: int, width: int, short_side: int | None) -> "Geometry":
        """``short_side`` None keeps the clip's own size."""
        scale = 1.0 if short_side is None else short_side / min(height, width)
        inner = (max(round(height * scale), 1), max(round(width * scale), 1))
        padded = tuple(-(-side // STRIDE) * STRIDE for side in inner)
        top, left = (padded[0] - inner[0]) // 2, (padded[1] - inner[1]) // 2
        return cls(height, width, *inner, top, left, padded[0], padded[1])

    @property
    def scaled(self) -> bool:
        """Whether the working size differs from the clip's own."""
        return (self.height, self.width) != (self.inner_height, self.inner_width)

    def _pad(self, x: Tensor) -> Tensor:
        right = self.padded_width - self.inner_width - self.left
        bottom = self.padded_height - self.inner_height - self.top
        return F.pad(x, (self.left, right, self.top, bottom))

    def image(self, frame: npt.NDArray[np.uint8], device: torch.device) -> Tensor:
        """uint8 [H, W, 3] RGB -> float32 [1, 3, padded height, padded width], normalised, then padded with zeros."""
        x = torch.from_numpy(np.ascontiguousarray(frame.transpose(2, 0, 1)))[None].to(device)
        if self.scaled:
            # The public code scales normalised images bicubically. Both are linear: scaling first gives the same with
            # less work. Antialiasing matters when frames shrink much.
            size = (self.inner_height, self.inner_width)
            x = F.interpolate(x.float(), size, mode="bicubic", align_corners=False, antialias=True)
        x = normalise(x)
        return self._pad(x).contiguous(memory_format=torch.channels_last)

    def masks(self, labels: npt.NDArray[np.uint8], ids: tuple[int, ...], device: torch.device) -> Tensor:
        """Label map [H, W] -> float32 [1, K, padded height, padded width], one channel an id.

        When the frame shrinks, a channel holds the covered share of each pixel (area), so that thin objects survive.
        """
        planes = np.stack([labels == i for i in ids]) if ids else np.zeros((0, *labels.shape), bool)
        x = torch.from_numpy(planes).to(device)[None].float()
        if self.scaled:
            shrinks = self.inner_height < self.height
            size = (self.inner_height, self.inner_width)
            x = F.interpolate(x, size, mode="area") if shrinks else F.interpolate(x, size, mode="nearest")
        return self._pad(x)

    def unpad(self, x: Tensor) -> Tensor:
        """[..., padded height, padded width] -> [..., inner height, inner width]."""
        return x[..., self.top : self.top + self.inner_height, self.left : self.left + self.inner_width]

    def restore(self, probabilities: Tensor) -> Tensor:
        """float [C, padded height, padded width] -> [C, height, width], bilinear (before any argmax)."""
        x = self.unpad(probabilities)
        if not self.scaled:
            return x
        size = (self.height, self.width)
        return F.interpolate(x[None], size, mode="bilinear", align_corners=False)[0]
