"""The feed-forward half of a transformer's block."""

import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["FeedForward"]


class FeedForward(nn.Module):
    """Two layers over the last dimension, [..., C] -> [..., C], four times as wide between them.

    Attribute names follow the public code of ViT, DINO and Swin, so that state dicts load without renaming.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(F.gelu(self.fc1(x)))  # type: ignore[no-any-return]
