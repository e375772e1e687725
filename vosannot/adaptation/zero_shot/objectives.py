"""What an adaptation without masks learns from: the paper's depth, and the two objectives it is compared with."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor, nn

from vosannot.adaptation.subsets import Subset
from vosannot.adaptation.zero_shot.frames import Frames
from vosannot.adaptation.zero_shot.views import make_views
from vosannot.networks.datt.model import DATT
from vosannot.networks.preprocess import normalise
from vosannot.objectives.foreground import scale_invariant_log

__all__ = ["OBJECTIVES", "Objective", "make_objective"]

_MOMENTUM = 0.1  # torch's own
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


OBJECTIVES: Mapping[str, Callable[..., Objective]] = {"depth": Depth, "entropy": Entropy, "bn": Statistics}
"""By their names on the command line."""


def make_objective(name: str, network: DATT, *, bf16: bool) -> Objective:
    """The objective of that name, for a network."""
    return OBJECTIVES[name](network, bf16=bf16)
