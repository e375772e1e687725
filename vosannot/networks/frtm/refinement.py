"""The refinement network S: coarse target scores and backbone features -> masks (Robinson et al. 2020, section 3.2).

A U-Net of four levels, each a target segmentation encoder, a residual block, a channel attention block and another
residual block (figure 3; the blocks are those of Yu et al. 2018, "Learning a Discriminative Feature Network").
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import per_object

__all__ = ["Refinement"]


class TargetEncoder(nn.Module):
    """Joins backbone features and scores: projected to ``width`` channels, then three 3x3 convolutions over both.

    The first of the three is linear in what it is given, so its part that sees only the frame is computed once for all
    objects. That also keeps channel counts at multiples of 16, where a concatenation would have one more.
    """

    def __init__(self, c_in: int, width: int) -> None:
        super().__init__()
        self.project1 = nn.Conv2d(c_in, width, 1)
        self.project2 = nn.Conv2d(width, width, 1)
        self.frame = nn.Conv2d(width, width, 3, padding=1)
        self.score = nn.Conv2d(1, width, 3, padding=1, bias=False)
        self.encode1 = nn.Conv2d(width, width, 3, padding=1)
        self.encode2 = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, features: Tensor, scores: Tensor) -> tuple[Tensor, Tensor]:
        """Encoding float [B·K, width, h, w] and projection [B, width, h, w].

        Args:
            features: float [B, C, h, w].
            scores: float [B·K, 1, h, w].
        """
        projected = self.project2(F.relu(self.project1(features)))
        joined = per_object(self.frame(projected), scores.shape[0] // features.shape[0]) + self.score(scores)
        return F.relu(self.encode2(F.relu(self.encode1(F.relu(joined))))), projected


class RefinementBlock(nn.Module):
    """Residual block of Yu et al. 2018: 1x1 convolution, then two 3x3 ones beside a shortcut; shape kept."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.unify = nn.Conv2d(width, width, 1)
        self.conv1 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.unify(x)
        return F.relu(x + self.conv2(F.relu(self.bn1(self.conv1(x)))))


class ChannelAttention(nn.Module):
    """Weighs the shallower level's channels by what both levels hold on the whole, and adds the deeper level."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gate1 = nn.Conv2d(2 * width, width, 1)
        self.gate2 = nn.Conv2d(width, width, 1)

    def forward(self, shallower: Tensor, deeper: Tensor) -> Tensor:
        """float [N, width, h, w] and [N, width, any, any] -> [N, width, h, w]."""
        pooled = torch.cat((_mean(shallower), _mean(deeper)), 1)
        gate = torch.sigmoid(self.gate2(F.relu(self.gate1(pooled))))
        return shallower * gate + F.interpolate(deeper, shallower.shape[-2:], mode="bilinear", align_corners=False)


class Level(nn.Module):
    """One of the four."""

    def __init__(self, c_in: int, width: int) -> None:
        super().__init__()
        self.encoder = TargetEncoder(c_in, width)
        self.before = RefinementBlock(width)
        self.attention = ChannelAttention(width)
        self.after = RefinementBlock(width)

    def forward(self, features: Tensor, scores: Tensor, deeper: Tensor | None) -> Tensor:
        """Refined output of this level; ``deeper`` is that of the level below, None at the deepest."""
        resized = F.interpolate(scores, features.shape[-2:], mode="bilinear", align_corners=False)
        encoded, projected = self.encoder(features, resized)
        if deeper is None:  # an intermediate projection stands in: on the whole picture, as the public code does
            deeper = per_object(_mean(projected), scores.shape[0] // features.shape[0])
        return self.after(self.attention(self.before(encoded), deeper))  # type: ignore[no-any-return]


class Refinement(nn.Module):
    """Coarse scores float [B·K, 1, h, w] and features of B frames, deepest first -> logits float32 [B·K, H, W].

    Args:
        channels: of the features, deepest first, the last at stride 4.
        width: channels throughout.
    """

    def __init__(self, channels: Sequence[int], width: int) -> None:
        super().__init__()
        self.levels = nn.ModuleList(Level(c_in, width) for c_in in channels)
        self.narrow = nn.Conv2d(width, width // 2 if width % 32 == 0 else width, 3, padding=1)
        self.mask = nn.Conv2d(self.narrow.out_channels, 1, 3, padding=1)

    def forward(self, scores: Tensor, features: Sequence[Tensor]) -> Tensor:
        x: Tensor | None = None
        for level, at in zip(self.levels, features, strict=True):
            x = level(at, scores, x)
        assert x is not None
        # Two convolutions make the mask, at strides 4 and 2; the rest of the way is bilinear.
        finer = F.interpolate(F.relu(self.narrow(x)), scale_factor=2, mode="bilinear", align_corners=False)
        logits = F.interpolate(self.mask(finer).float(), scale_factor=2, mode="bilinear", align_corners=False)
        return logits[:, 0]


def _mean(x: Tensor) -> Tensor:
    """Over the picture, [N, C, 1, 1]."""
    return x.mean((2, 3), keepdim=True)
