"""The mask selector (Xie et al. 2024, sections 3.2 and 0.A.1): an error map for every frame of an object's masks.

Theirs is a CNN encoder, frozen features joined at the bottleneck, a transformer over the frames, and a U-Net's way
back up. Added here: the masks of the other objects, which frames are known to be right, and at the bottleneck what the
frames say about each other's masks (:mod:`vosannot.networks.selector.reading`), which so small a network would be long
in learning. The map is a sum: of what these readings say by themselves, of what the bottleneck says on its coarse grid,
and of what the way back up adds in detail.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.networks.selector.config import STRIDE, SelectorConfig
from vosannot.networks.selector.reading import PLANES, readings
from vosannot.networks.selector.transformer import FrameBlock

__all__ = ["Selector"]

_OPINIONS = (0, 3, 5, 6)  # planes of the readings that are the object's mask as others would have it
_HINTS = 2 * len(_OPINIONS) + 5
_INPUTS = 7  # RGB, own mask, other masks, known, distance to the nearest known frame


class _Norm(nn.LayerNorm):
    """Over the channels of each pixel, [N, C, H, W]: it has no statistics that real frames could differ from."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class _Conv(nn.Module):
    """3x3 convolution, norm, ReLU."""

    def __init__(self, c_in: int, c_out: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, stride, 1, bias=False)
        self.norm = _Norm(c_out)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.norm(self.conv(x)))


class _Stage(nn.Module):
    """Half the size, then a residual convolution."""

    def __init__(self, c_in: int, c_out: int) -> None:
        super().__init__()
        self.down, self.stay = _Conv(c_in, c_out, 2), _Conv(c_out, c_out)

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        return x + self.stay(x)  # type: ignore[no-any-return]


class _Up(nn.Module):
    """Twice the size, joined with what the encoder saw there."""

    def __init__(self, c_in: int, c_skip: int, c_out: int) -> None:
        super().__init__()
        self.narrow, self.join = nn.Conv2d(c_in, c_out, 1), _Conv(c_out + c_skip, c_out)

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        x = F.interpolate(self.narrow(x), skip.shape[-2:], mode="bilinear", align_corners=False)
        return self.join(torch.cat((x, skip.to(x.dtype)), 1))  # type: ignore[no-any-return]


class Selector(nn.Module):
    """The network."""

    def __init__(self, config: SelectorConfig) -> None:
        super().__init__()
        self.config = config
        w2, w4, w8 = config.widths
        # Keys are compared without gradients: the projection is an STCN's, and stays it.
        self.key = (
            nn.Conv2d(config.channels, config.key_dim, 3, padding=1).requires_grad_(False) if config.key_dim else None
        )
        self.stage2, self.stage4, self.stage8 = _Stage(_INPUTS, w2), _Stage(w2, w4), _Stage(w4, w8)
        self.seen = nn.Sequential(nn.Conv2d(config.channels, w8, 1), _Norm(w8))
        self.join = nn.Conv2d(2 * w8 + PLANES + 3, w8, 1)
        self.blocks = nn.ModuleList(FrameBlock(w8, config.heads) for _ in range(config.blocks))
        self.up4, self.up2 = _Up(w8, w4 + PLANES, w4), _Up(w4, w2, w2)
        self.up1 = _Up(w2, _INPUTS, 16)
        self.errors, self.coarse, self.hints = nn.Conv2d(16, 3, 1), nn.Conv2d(w8, 3, 1), nn.Conv2d(_HINTS, 3, 1)
        self._begin_plausibly()

    @torch.no_grad()
    def _begin_plausibly(self) -> None:
        """Hardly anything is wrong, but where the mask and what others say of it differ; the rest begins silent."""
        for layer in (self.coarse, self.hints):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]
        self.errors.weight.mul_(0.1)
        self.errors.bias.copy_(torch.tensor([-6.0, -7.0, 6.0]))  # type: ignore[union-attr]
        for number, weight in enumerate((3.0, 1.5, 0.5, 0.5)):
            for row in (0, 1):
                self.hints.weight[row, 2 * number + row] = weight
                self.hints.weight[2, 2 * number + row] = -weight
        self.hints.weight[0, 2 * len(_OPINIONS)] = 3.0  # only what the mask covers can be too much
        self.hints.weight[2, 2 * len(_OPINIONS)] = -2.0

    def compared(self, features: Tensor) -> Tensor:
        """Keys float32 [T, C_k, h, w] of features [T, C, h, w]; shared by all objects of the frames."""
        with torch.no_grad():
            return features if self.key is None else self.key(features).float()

    def forward(
        self, frames: Tensor, masks: Tensor, known: Tensor, times: Tensor, features: Tensor, keys: Tensor | None = None
    ) -> Tensor:
        """Where the masks are wrong.

        Args:
            frames: float [B, T, 3, H, W], normalised; sides are multiples of 8.
            masks: float [B, T, 2, H, W], 0..1: the object's, and all others' together.
            known: bool [B, T], where the masks are known to be right.
            times: float [B, T], rising; the unit is of little account.
            features: float [B, T, C, H/8, W/8], frozen ones of the frames.
            keys: :meth:`compared` of the features, when they are known already, [B, T, C_k, H/8, W/8].

        Returns:
            float32 logits [B, T, 3, H, W]: false positive, false negative, correct.
        """
        batch, count = frames.shape[:2]
        if keys is None:
            keys = self.compared(features.flatten(0, 1)).view(batch, count, -1, *features.shape[-2:])
        away = _distance(times, known)
        flat = masks.flatten(0, 1)
        planes = torch.stack((known.float(), away), 2).view(-1, 2, 1, 1).expand(-1, -1, *flat.shape[-2:])
        x = torch.cat((frames.flatten(0, 1), flat, planes), 1).contiguous(memory_format=torch.channels_last)
        coarse = F.avg_pool2d(flat, STRIDE)
        read = torch.cat(
            [
                readings(k, m, s, by_angle=self.key is None)
                for k, m, s in zip(keys, coarse.view(batch, count, *coarse.shape[1:]), known, strict=True)
            ]
        )
        s2 = self.stage2(x)
        s4 = self.stage4(s2)
        s8 = self.stage8(s4)
        seen = self.seen(features.flatten(0, 1))
        has_known = known.any(1).float()[:, None].expand(-1, count).reshape(-1, 1, 1, 1).expand(-1, 1, *s8.shape[-2:])
        y = self.join(
            torch.cat((s8, seen.to(s8.dtype), read.to(s8.dtype), coarse.to(s8.dtype), has_known.to(s8.dtype)), 1)
        )
        for block in self.blocks:
            y = block(y, coarse, times)
        fine = F.interpolate(read, s4.shape[-2:], mode="bilinear", align_corners=False)
        size = flat.shape[-2:]
        rough = F.interpolate(self.coarse(y).float(), size, mode="bilinear", align_corners=False)
        opinions = F.interpolate(read, size, mode="bilinear", align_corners=False)
        said = self.hints(_hints(opinions, flat, has_known[:, :, :1, :1]))
        y = self.up4(y, torch.cat((s4, fine.to(s4.dtype)), 1))
        logits: Tensor = self.errors(self.up1(self.up2(y, s2), x)).float() + rough + said.float()
        return logits.view(batch, count, 3, *size)


def _hints(read: Tensor, masks: Tensor, has_known: Tensor) -> Tensor:
    """float [N, _HINTS, H, W]: where the mask and each opinion differ, either way; the mask, others', and distances."""
    own = masks[:, :1]
    differ = [part for i in _OPINIONS for part in (own * (1 - read[:, i : i + 1]), (1 - own) * read[:, i : i + 1])]
    differ[0] = differ[0] * has_known  # where nothing is known to be right, nobody has an opinion
    return torch.cat((*differ, masks, read[:, 1:2], read[:, 2:3], read[:, 7:8]), 1)


def _distance(times: Tensor, known: Tensor) -> Tensor:
    """float [B, T]: 0 on a known frame, growing ever more slowly away from it; 1 where none is known."""
    apart = (times[:, :, None] - times[:, None, :]).abs().masked_fill(~known[:, None, :], float("inf"))
    return torch.tanh(torch.log1p(apart.amin(2)) / 4)
