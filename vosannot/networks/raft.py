"""RAFT (Teed and Deng, ECCV 2020), the large one, for weight files as torchvision publishes them.

torchvision itself cannot be imported where its compiled operators do not match torch, and RAFT needs none of them; so
the network is written here, and its modules carry the names that its weights have there.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from vosannot.core.errors import WeightsError

__all__ = ["RAFT", "is_raft"]

_STRIDE, _LEVELS, _RADIUS = 8, 4, 4
_HIDDEN = 128
_LEAST = 128  # pixels: the coarsest level of the pyramid must have two cells


class RAFT(nn.Module):
    """Optical flow between two frames by repeated small corrections."""

    def __init__(self) -> None:
        super().__init__()
        self.feature_encoder = _Encoder(instance=True)
        self.context_encoder = _Encoder(instance=False)
        self.update_block = _Update()
        self.mask_predictor = _MaskPredictor()

    @classmethod
    def load(cls, path: Path, state: Mapping[str, Tensor]) -> "RAFT":
        """From a weight file's tensors; raises WeightsError when one is missing, too many or of another shape."""
        network = cls()
        try:
            network.load_state_dict(dict(state))
        except RuntimeError as error:
            raise WeightsError(f"{path} does not hold the weights of RAFT (large), as torchvision has them.") from error
        return network.eval()

    @torch.inference_mode()
    def forward(self, before: Tensor, after: Tensor, rounds: int = 12) -> Tensor:
        """Flow float32 [B, 2, H, W] in pixels (x, y).

        Args:
            before, after: float32 [B, 3, H, W], RGB values 0..1, of any size.
            rounds: corrections; 12 as in training.
        """
        height, width = before.shape[-2:]
        below, right = (max(-(-n // _STRIDE) * _STRIDE, _LEAST) - n for n in (height, width))
        before, after = (F.pad(x * 2 - 1, (0, right, 0, below), mode="replicate") for x in (before, after))
        first, second = self.feature_encoder(torch.cat((before, after))).chunk(2)
        pyramid = _correlations(first, second)
        hidden, context = self.context_encoder(before).split(_HIDDEN, dim=1)
        hidden, context = hidden.tanh(), context.relu()
        y, x = torch.meshgrid(
            *(torch.arange(n, device=first.device, dtype=first.dtype) for n in first.shape[-2:]), indexing="ij"
        )
        places = torch.stack((x, y)).expand(len(first), -1, -1, -1)
        flow = torch.zeros_like(places)
        for _ in range(rounds):
            hidden, step = self.update_block(hidden, context, _looked_up(pyramid, places + flow), flow)
            flow = flow + step
        return self._enlarged(flow, hidden)[..., :height, :width]

    def _enlarged(self, flow: Tensor, hidden: Tensor) -> Tensor:
        """Eight times as large: every pixel is a mean of the nine cells around it, with weights that are predicted."""
        batch, _, height, width = flow.shape
        weights: Tensor = self.mask_predictor(hidden)
        weights = weights.view(batch, 1, 9, _STRIDE, _STRIDE, height, width).softmax(dim=2)
        around = F.unfold(_STRIDE * flow, 3, padding=1).view(batch, 2, 9, 1, 1, height, width)
        large = (weights * around).sum(dim=2)  # [B, 2, 8, 8, h, w]
        return large.permute(0, 1, 4, 2, 5, 3).reshape(batch, 2, height * _STRIDE, width * _STRIDE)


def is_raft(state: Mapping[str, Tensor]) -> bool:
    """These are its tensors, by their names."""
    return {"update_block.recurrent_block.convgru1.convz.weight", "mask_predictor.convrelu.0.weight"} <= set(state)


def _correlations(first: Tensor, second: Tensor) -> list[Tensor]:
    """How like every cell of one frame is to every cell of the other, at four sizes: [B h w, 1, h / 2^n, w / 2^n]."""
    batch, channels, height, width = first.shape
    volume = torch.einsum("bcn,bcm->bnm", first.flatten(2), second.flatten(2)) / channels**0.5
    levels = [volume.reshape(batch * height * width, 1, height, width)]
    for _ in range(_LEVELS - 1):
        levels.append(F.avg_pool2d(levels[-1], 2))
    return levels


def _looked_up(pyramid: list[Tensor], places: Tensor) -> Tensor:
    """The correlations around ``places`` [B, 2, h, w]: float32 [B, 4 * 81, h, w]."""
    batch, _, height, width = places.shape
    reach = torch.arange(-_RADIUS, _RADIUS + 1, device=places.device, dtype=places.dtype)
    # The published weights have the offsets in this order: the first index goes along x.
    around = torch.stack(torch.meshgrid(reach, reach, indexing="ij"), dim=-1)
    centres = places.permute(0, 2, 3, 1).reshape(-1, 1, 1, 2)
    found = []
    for level, volume in enumerate(pyramid):
        size = torch.tensor(volume.shape[:-3:-1], device=places.device, dtype=places.dtype)  # width, height
        grid = 2 * (centres / 2**level + around) / (size - 1) - 1
        found.append(F.grid_sample(volume, grid, align_corners=True).view(batch, height, width, -1))
    return torch.cat(found, dim=-1).permute(0, 3, 1, 2)


def _conv(
    inputs: int, outputs: int, kernel: int, stride: int = 1, norm: type[nn.Module] | None = None, *, active: bool = True
) -> nn.Sequential:
    parts: list[nn.Module] = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2)]
    parts += [norm(outputs)] if norm is not None else []
    return nn.Sequential(*parts, *([nn.ReLU()] if active else []))


class _Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int, norm: type[nn.Module]) -> None:
        super().__init__()
        self.convnormrelu1 = _conv(inputs, outputs, 3, stride, norm)
        self.convnormrelu2 = _conv(outputs, outputs, 3, 1, norm)
        same = stride == 1
        self.downsample = nn.Identity() if same else _conv(inputs, outputs, 1, stride, norm, active=False)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.convnormrelu2(self.convnormrelu1(x)) + self.downsample(x)
        return out.relu()


class _Encoder(nn.Module):
    """Frames to features at an eighth of their size."""

    def __init__(self, *, instance: bool) -> None:
        super().__init__()
        norm = nn.InstanceNorm2d if instance else nn.BatchNorm2d
        self.convnormrelu = _conv(3, 64, 7, 2, norm)
        for number, (inputs, outputs, stride) in enumerate(((64, 64, 1), (64, 96, 2), (96, 128, 2)), 1):
            blocks = nn.Sequential(_Block(inputs, outputs, stride, norm), _Block(outputs, outputs, 1, norm))
            self.add_module(f"layer{number}", blocks)
        self.conv = nn.Conv2d(128, 256, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.convnormrelu(x)
        for number in (1, 2, 3):
            x = self.get_submodule(f"layer{number}")(x)
        out: Tensor = self.conv(x)
        return out


class _Motion(nn.Module):
    """Correlations and the flow so far, encoded."""

    def __init__(self) -> None:
        super().__init__()
        self.convcorr1 = _conv(_LEVELS * (2 * _RADIUS + 1) ** 2, 256, 1)
        self.convcorr2 = _conv(256, 192, 3)
        self.convflow1 = _conv(2, 128, 7)
        self.convflow2 = _conv(128, 64, 3)
        self.conv = _conv(192 + 64, _HIDDEN - 2, 3)

    def forward(self, flow: Tensor, correlations: Tensor) -> Tensor:
        both = self.convcorr2(self.convcorr1(correlations)), self.convflow2(self.convflow1(flow))
        return torch.cat((self.conv(torch.cat(both, dim=1)), flow), dim=1)


class _GRU(nn.Module):
    def __init__(self, kernel: tuple[int, int]) -> None:
        super().__init__()
        padding = kernel[0] // 2, kernel[1] // 2
        self.convz, self.convr, self.convq = (
            nn.Conv2d(3 * _HIDDEN, _HIDDEN, kernel, padding=padding) for _ in range(3)
        )

    def forward(self, hidden: Tensor, x: Tensor) -> Tensor:
        both = torch.cat((hidden, x), dim=1)
        keep: Tensor = self.convz(both).sigmoid()
        reset: Tensor = self.convr(both).sigmoid()
        new: Tensor = self.convq(torch.cat((reset * hidden, x), dim=1)).tanh()
        return (1 - keep) * hidden + keep * new


class _Recurrent(nn.Module):
    """First along the rows, then along the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.convgru1, self.convgru2 = _GRU((1, 5)), _GRU((5, 1))

    def forward(self, hidden: Tensor, x: Tensor) -> Tensor:
        out: Tensor = self.convgru2(self.convgru1(hidden, x), x)
        return out


class _FlowHead(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(_HIDDEN, 256, 3, padding=1), nn.Conv2d(256, 2, 3, padding=1)

    def forward(self, hidden: Tensor) -> Tensor:
        out: Tensor = self.conv2(self.conv1(hidden).relu())
        return out


class _MaskPredictor(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.convrelu, self.conv = _conv(_HIDDEN, 256, 3), nn.Conv2d(256, _STRIDE**2 * 9, 1)

    def forward(self, hidden: Tensor) -> Tensor:
        out: Tensor = 0.25 * self.conv(self.convrelu(hidden))
        return out


class _Update(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.motion_encoder, self.recurrent_block, self.flow_head = _Motion(), _Recurrent(), _FlowHead()

    def forward(self, hidden: Tensor, context: Tensor, correlations: Tensor, flow: Tensor) -> tuple[Tensor, Tensor]:
        x = torch.cat((context, self.motion_encoder(flow, correlations)), dim=1)
        hidden = self.recurrent_block(hidden, x)
        step: Tensor = self.flow_head(hidden)
        return hidden, step
