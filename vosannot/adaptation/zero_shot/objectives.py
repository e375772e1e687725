"""What an adaptation without masks learns from: the paper's depth, the two objectives it is compared with, and one of
our own that does better."""

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor, nn

from vosannot.adaptation.subsets import Subset
from vosannot.adaptation.zero_shot.frames import Frames, look
from vosannot.adaptation.zero_shot.views import in_other_light, make_views
from vosannot.networks.datt.model import DATT
from vosannot.networks.preprocess import normalise
from vosannot.objectives.foreground import scale_invariant_log

__all__ = ["OBJECTIVES", "Objective", "make_objective"]

_MOMENTUM = 0.1  # torch's own
_SURE = 0.2  # probability up to which the appearance objective takes the network at its word
_BLIND = 0.5  # share of the frames that it shows without flow
_UNKNOWN = 255
_STRIDE = 4  # depth is predicted at that of the frames, and compared there


class Objective(ABC):
    """Moves a network a little, from a few frames.

    Args:
        network: in evaluation mode; changed in place.
        bf16: autocast to bfloat16.
    """

    def __init__(self, network: DATT, *, bf16: bool) -> None:
        self.network, self.bf16 = network, bf16
        self.subset: Subset = self._subset(network)

    @abstractmethod
    def _subset(self, network: DATT) -> Subset:
        """What takes gradients."""

    @property
    def changed(self) -> Mapping[str, Tensor]:
        """What an adaptation changes, by the names of the network's state."""
        return {name: value for name, value in self.network.named_parameters() if value.requires_grad}

    @abstractmethod
    def loss(self, frames: Frames, chosen: Sequence[int], generator: torch.Generator) -> Tensor | None:
        """What to descend, a scalar with its graph; None: it has done what it does, without gradients."""

    def close(self) -> None:
        """Give the network its flags back."""
        self.subset.close()

    def _images(self, images: Tensor) -> Tensor:
        return normalise(images).contiguous(memory_format=torch.channels_last)

    def _autocast(self, near: Tensor) -> torch.autocast:
        return torch.autocast(near.device.type, torch.bfloat16, enabled=self.bf16)


class _ImageEncoder(Subset):
    def _choose(self, network: nn.Module) -> frozenset[str]:
        return frozenset(name for name, _ in network.named_parameters() if name.startswith("image_encoder."))


class _ImageAndMask(Subset):
    def _choose(self, network: nn.Module) -> frozenset[str]:
        parts = ("image_encoder.", "mask_decoder.")
        return frozenset(name for name, _ in network.named_parameters() if name.startswith(parts))


class _Norms(Subset):
    """Scales and shifts of all norms: layer norms of the encoders, batch norms of stems and decoders."""

    def _choose(self, network: nn.Module) -> frozenset[str]:
        kinds = (nn.LayerNorm, nn.BatchNorm2d)
        norms = {name for name, module in network.named_modules() if isinstance(module, kinds)}
        return frozenset(name for name, _ in network.named_parameters() if name.rpartition(".")[0] in norms)


class _Nothing(Subset):
    def _choose(self, network: nn.Module) -> frozenset[str]:
        return frozenset()


class Depth(Objective):
    """Two views of a frame must agree on its depth (equation 4).

    The image encoder learns, the depth decoder that is asked stands still. Depth predicted for a view is brought back
    to the frame and compared where both views show it.
    """

    def _subset(self, network: DATT) -> Subset:
        return _ImageEncoder(network)

    def loss(self, frames: Frames, chosen: Sequence[int], generator: torch.Generator) -> Tensor | None:
        images = frames.images(chosen)
        both = [make_views(images, generator) for _ in range(2)]
        seen = self._images(torch.cat([views.images for views in both]))
        with self._autocast(seen):
            depths = self.network.depth(seen).chunk(2)
        size = images.shape[2] // _STRIDE, images.shape[3] // _STRIDE
        (one, here), (other, there) = (views.back(d.float(), size) for views, d in zip(both, depths, strict=True))
        return scale_invariant_log(one, other, here * there)


class Appearance(Objective):
    """What surely moves must be found by its looks alone.

    Where the network is sure before it adapts, it is taken at its word (a probability below 0.2 or above 0.8); half of
    the frames are then shown without flow and all in other light, and image encoder and mask decoder learn to say the
    same. So what has moved is found again where it stands still. The idea is that of Xie et al. 2024 (appearance-based
    refinement, section 3.4), who adapt a corrector; settings were chosen on rendered clips (docs/results.md).
    """

    def __init__(self, network: DATT, *, bf16: bool) -> None:
        super().__init__(network, bf16=bf16)
        self._before = copy.deepcopy(network).requires_grad_(False)
        self._targets: dict[int, Tensor] = {}

    def _subset(self, network: DATT) -> Subset:
        return _ImageAndMask(network)

    def _target(self, frames: Frames, frame: int) -> Tensor:
        """uint8 [h, w]: 0, 1, or unknown; of the weights before the first step, looked at when it is first wanted."""
        if frame not in self._targets:
            likely = look(self._before, frames, [frame], bf16=self.bf16)[0]
            target = torch.full_like(likely, _UNKNOWN, dtype=torch.uint8)
            target[likely <= _SURE] = 0
            target[likely >= 1 - _SURE] = 1
            self._targets[frame] = target
        return self._targets[frame]

    def loss(self, frames: Frames, chosen: Sequence[int], generator: torch.Generator) -> Tensor | None:
        targets = torch.stack([self._target(frames, frame) for frame in chosen])[:, None]
        images = frames.images(chosen)
        blind = (torch.rand(len(chosen), 1, 1, 1, generator=generator) < _BLIND).to(images.device)
        flows = torch.where(blind, frames.still(), frames.flows(chosen)[0])
        seen = self._images(in_other_light(images, generator))
        with self._autocast(seen):
            logits = self.network(seen, flows.contiguous(memory_format=torch.channels_last)).logits
        if targets.shape[-2:] != logits.shape[-2:]:  # memory did not suffice for the size they were made at
            targets = nn.functional.interpolate(targets, logits.shape[-2:], mode="nearest")
        known = (targets[:, 0] != _UNKNOWN).float()
        losses = nn.functional.binary_cross_entropy_with_logits(
            logits.float(), (targets[:, 0] == 1).float(), known, reduction="sum"
        )
        return losses / known.sum().clamp(min=1)


class Entropy(Objective):
    """The mask must be sure of itself (TENT, Wang et al. 2021): scales and shifts of all norms learn.

    Statistics of batch norms stay, as in this program's other adaptation by entropy.
    """

    def _subset(self, network: DATT) -> Subset:
        return _Norms(network)

    def loss(self, frames: Frames, chosen: Sequence[int], generator: torch.Generator) -> Tensor | None:
        seen = self._images(frames.images(chosen))
        with self._autocast(seen):
            logits = self.network(seen, frames.flows(chosen)[0]).logits
        likely = logits.sigmoid()
        return nn.functional.binary_cross_entropy_with_logits(logits, likely)


class Statistics(Objective):
    """Batch norms take the clip's statistics in place of the training's (Schneider et al. 2020); nothing is descended.

    There are batch norms in stems and decoders; the layer norms of the encoders have no statistics. Each batch moves
    them a tenth of the way, so that they are a moving mean over the clip.
    """

    def _subset(self, network: DATT) -> Subset:
        return _Nothing(network)

    @property
    def changed(self) -> Mapping[str, Tensor]:
        names = ("running_mean", "running_var")
        return {name: value for name, value in self.network.named_buffers() if name.rpartition(".")[2] in names}

    @torch.no_grad()
    def loss(self, frames: Frames, chosen: Sequence[int], generator: torch.Generator) -> Tensor | None:
        norms = [module for module in self.network.modules() if isinstance(module, nn.BatchNorm2d)]
        seen = self._images(frames.images(chosen))
        try:
            for norm in norms:
                norm.train()
                norm.momentum = _MOMENTUM
            with self._autocast(seen):
                self.network(seen, frames.flows(chosen)[0])
        finally:
            for norm in norms:
                norm.eval()
        return None


OBJECTIVES: Mapping[str, Callable[..., Objective]] = {
    "depth": Depth,
    "appearance": Appearance,
    "entropy": Entropy,
    "bn": Statistics,
}
"""By their names on the command line."""


def make_objective(name: str, network: DATT, *, bf16: bool) -> Objective:
    """The objective of that name, for a network."""
    return OBJECTIVES[name](network, bf16=bf16)
