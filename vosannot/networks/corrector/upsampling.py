"""From attention maps on cells to masks at full size, with the frame and the incoming mask as skips."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.blocks import ResBlock

__all__ = ["Upsampling"]

_TRUST = 1.5  # logit of an incoming mask at the start
_VOTE = 2.5  # of what exemplars say


class Upsampling(nn.Module):
    """Looks at one object of one frame at a time. What comes in is a mask to be changed: its logit plus a difference.

    Args:
        maps: channels of an object's maps.
        cells: channels of the frame's cells.
        widths: channels at strides 2, 4 and 8.
        reading: the first map is what exemplars say of each cell, 0..1, and has a vote like the incoming mask.
    """

    def __init__(self, maps: int, cells: int, widths: tuple[int, int, int], *, reading: bool) -> None:
        super().__init__()
        w2, w4, w8 = widths
        self.in2 = nn.Conv2d(5, w2, 3, 2, 1)
        self.in4 = nn.Conv2d(w2, w4, 3, 2, 1)
        self.in8 = nn.Conv2d(w4, w8, 3, 2, 1)
        self.cells = nn.Conv2d(cells, w8, 1)
        self.at8 = ResBlock(maps + 2 * w8, w8)
        self.again8 = ResBlock(w8, w8)
        self.to4 = nn.Conv2d(w8, w4, 1)
        self.at4 = ResBlock(w4, w4)
        self.to2 = nn.Conv2d(w4, w2, 1)
        self.at2 = ResBlock(w2, w2)
        self.at1 = nn.Conv2d(w2 + 5, w2, 3, padding=1)
        self.last = nn.Conv2d(w2, 1, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)  # type: ignore[arg-type]
        self.trust = nn.Parameter(torch.tensor(_TRUST))
        self.vote = nn.Parameter(torch.tensor(_VOTE)) if reading else None

    def forward(self, frames: Tensor, incoming: Tensor, maps: Tensor, cells: Tensor) -> Tensor:
        """Logits float32 [B, T, K, H, W]; arguments as of the corrector, ``maps`` [B, T, K, M, h, w]."""
        count = incoming.shape[2]
        others = ((incoming + 1).sum(2, keepdim=True) - incoming - 1).clamp(0, 1)
        others = others * incoming.abs().amax((3, 4), keepdim=True)  # of unknown masks nothing is known
        picture = frames[:, :, None].expand(-1, -1, count, -1, -1, -1)
        seen = torch.cat((picture, incoming[:, :, :, None], others[:, :, :, None]), 3).flatten(0, 2)
        seen = seen.contiguous(memory_format=torch.channels_last)
        x2 = F.relu(self.in2(seen))
        x4 = F.relu(self.in4(x2))
        x8 = F.relu(self.in8(x4))
        frame8 = self.cells(cells.flatten(0, 1)).repeat_interleave(count, 0)
        x = torch.cat((maps.flatten(0, 2).to(x8.dtype), x8, frame8.to(x8.dtype)), 1)
        x = self.again8(self.at8(x.contiguous(memory_format=torch.channels_last)))
        x = self.at4(_twice(self.to4(x)) + x4)
        x = self.at2(_twice(self.to2(x)) + x2)
        x = F.relu(self.at1(torch.cat((_twice(x), seen.to(x.dtype)), 1)))
        change: Tensor = self.last(x).float().view(incoming.shape)
        logits = change + self.trust * incoming.float()
        if self.vote is None:
            return logits
        read = F.interpolate(maps[:, :, :, 0].flatten(0, 1).float(), incoming.shape[-2:], mode="bilinear")
        return logits + self.vote * (2 * read - 1).view(incoming.shape)


def _twice(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
