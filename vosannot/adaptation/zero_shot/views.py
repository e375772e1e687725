"""Views of a frame: mirrored or not, cropped, scaled, in other light; and back to the frame."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

__all__ = ["Views", "in_other_light", "make_views"]

_SMALLEST = 0.6  # side of a crop, of the frame's
_LIGHT = 0.3  # how much brightness, contrast and saturation may change
_TINT = 0.1


@dataclass(frozen=True)
class Views:
    """Views of frames.

    Attributes:
        images: float32 [B, 3, h, w], 0..255, as large as the frames.
        crops: float32 [B, 2, 3], from places in a view to places in its frame, both -1..1 from edge to edge.
    """

    images: Tensor
    crops: Tensor

    def back(self, planes: Tensor, size: tuple[int, int]) -> tuple[Tensor, Tensor]:
        """What belongs to the views, brought back to the frames.

        Args:
            planes: float32 [B, H, W], any size.
            size: height and width of the result.

        Returns:
            float32 [B, height, width], and where the views show the frame, float32 of the same shape, 0 or 1.
        """
        scale, offset = self.crops[:, :, :2], self.crops[:, :, 2:]
        undo = torch.diag_embed(1 / scale.diagonal(dim1=1, dim2=2))  # crops are neither turned nor sheared
        theta = torch.cat((undo, -undo @ offset), 2)
        grid = F.affine_grid(theta, [len(planes), 1, *size], align_corners=False)
        found = F.grid_sample(planes[:, None], grid, padding_mode="border", align_corners=False)[:, 0]
        return found, (grid.abs() <= 1).all(3).float()


def make_views(images: Tensor, generator: torch.Generator) -> Views:
    """One random view of each image, float32 [B, 3, h, w], 0..255.

    Args:
        generator: on the CPU.
    """
    count = len(images)

    def uniform(low: float, high: float, *shape: int) -> Tensor:
        return (low + (high - low) * torch.rand(count, *shape, generator=generator)).to(images.device)

    side, stretch = uniform(_SMALLEST, 1.0), uniform(-0.1, 0.1).exp()
    width, height = (side * stretch).clamp(max=1), (side / stretch).clamp(max=1)
    mirrored = torch.where(uniform(0, 1) < 0.5, -1.0, 1.0)
    none = torch.zeros_like(side)
    rows = [
        torch.stack((width * mirrored, none, uniform(-1, 1) * (1 - width)), 1),
        torch.stack((none, height, uniform(-1, 1) * (1 - height)), 1),
    ]
    crops = torch.stack(rows, 1)
    grid = F.affine_grid(crops, list(images.shape), align_corners=False)
    seen = F.grid_sample(images, grid, padding_mode="border", align_corners=False)
    return Views(in_other_light(seen, generator), crops)


def in_other_light(images: Tensor, generator: torch.Generator) -> Tensor:
    """Images, float32 [B, 3, h, w], 0..255, each with a saturation, contrast, brightness and tint of its own.

    Args:
        generator: on the CPU.
    """

    def around(change: float, *shape: int) -> Tensor:
        return (1 + change * (2 * torch.rand(len(images), *shape, generator=generator) - 1)).to(images.device)

    grey = images.mean(1, keepdim=True)
    seen = grey + (images - grey) * around(_LIGHT, 1, 1, 1)
    middle = seen.mean((1, 2, 3), keepdim=True)
    seen = middle + (seen - middle) * around(_LIGHT, 1, 1, 1)
    return (seen * around(_LIGHT, 1, 1, 1) * around(_TINT, 3, 1, 1)).clamp(0, 255)
