"""A transformer over frames: attention within each frame, then through time, then a small network for each cell."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["FrameBlock"]

_POOLED = 2  # tokens that stand for what the mask covers and for what it does not


class _Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.q, self.kv, self.out = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor, bias: Tensor | None = None) -> Tensor:
        """Tokens [N, L, C] look at a memory [N, M, C]; L's shape kept; ``bias`` broadcasts to [N, heads, L, M]."""
        count, length, width = x.shape
        query = self.q(self.norm(x)).view(count, length, self.heads, -1).transpose(1, 2)
        both = self.kv(self.norm(memory)).view(count, memory.shape[1], 2, self.heads, -1)
        key, value = both.permute(2, 0, 3, 1, 4)
        # Written out: on a CPU, torch's fused attention takes ten times as long over so many short sequences.
        alike = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5
        read = (alike if bias is None else alike + bias.to(alike.dtype)).softmax(-1).to(value.dtype) @ value
        return self.out(read.transpose(1, 2).reshape(count, length, width))  # type: ignore[no-any-return]


class FrameBlock(nn.Module):
    """One block. What a mask covers and what it does not is pooled to two tokens a frame, which take part everywhere:
    through time they compare the object with itself.

    Positions in space come from the convolution, positions in time from a bias: the farther apart, the less a frame is
    looked at, more so in some heads than in others. So a block knows no longest clip.
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.place = nn.Conv2d(width, width, 3, padding=1, groups=width)
        self.space, self.time = _Attention(width, heads), _Attention(width, heads)
        self.mlp = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, 3 * width), nn.GELU(), nn.Linear(3 * width, width)
        )
        slopes = torch.tensor([0.0, *(2.0 ** -(4 * i / max(heads - 1, 1)) for i in range(heads - 1))])
        self.register_buffer("slopes", slopes, persistent=False)

    def forward(self, x: Tensor, masks: Tensor, times: Tensor) -> Tensor:
        """Cells float [B·T, C, h, w] with masks [B·T, 2, h, w] (0..1) at times [B, T]; shape kept."""
        batch, count = times.shape
        _, width, tall, wide = x.shape
        x = x + self.place(x)
        own = masks[:, :1].to(x.dtype)
        pooled = [(x * m).sum((2, 3)) / m.sum((2, 3)).clamp(min=1) for m in (own, 1 - own)]
        two = torch.stack(pooled, 1)
        tokens = torch.cat((two, x.flatten(2).transpose(1, 2)), 1)
        # Within a frame, squares of four cells are looked at: a quarter of the work, and outlines are not made here.
        squares = F.avg_pool2d(x, 2, ceil_mode=True).flatten(2).transpose(1, 2)
        tokens = tokens + self.space(tokens, torch.cat((two, squares), 1))
        bias = -self.slopes.view(1, -1, 1, 1) * (times[:, None, :, None] - times[:, None, None, :]).abs()  # type: ignore[operator]
        length = tokens.shape[1]
        across = tokens.view(batch, count, length, width).transpose(1, 2)
        spread = bias[:, None].expand(-1, length, -1, -1, -1).flatten(0, 1)
        across = across.reshape(-1, count, width)
        across = self.time(across, across, spread).view(batch, length, count, width)
        tokens = tokens + across.transpose(1, 2).reshape(tokens.shape)
        tokens = tokens + self.mlp(tokens)
        # The pooled tokens' news reaches the cells through the next block's attention, and through this mean.
        cells = tokens[:, _POOLED:] + own.flatten(2).transpose(1, 2) * tokens[:, :1]
        out: Tensor = cells.transpose(1, 2).reshape(-1, width, tall, wide)
        return out
