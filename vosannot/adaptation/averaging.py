"""The mean of the weights along an adaptation, later iterations weighing more."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

__all__ = ["Average"]


class Average:
    """Running mean of a network's trainable parameters over its iterations; iteration i weighs in proportion to i.

    Adam's steps at a rate that moves the masks within ten iterations are noisy; the mean of what they pass through is
    not, and needs no rate that falls towards an end nobody knows (Polyak and Juditsky 1992; with weights that grow with
    i, Shamir and Zhang 2013, section 4: polynomial-decay averaging).

    Args:
        network: the network that is adapted; its own parameters are never changed here.
    """

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        self._count = 0
        self._means: dict[str, Tensor] = {}

    @torch.no_grad()
    def update(self) -> None:
        """Take in the network's weights after another iteration."""
        self._count += 1
        trained = {name: value for name, value in self._network.named_parameters() if value.requires_grad}
        if not self._means:
            self._means = {name: value.detach().clone() for name, value in trained.items()}
            return
        means = [self._means[name] for name in trained]
        torch._foreach_lerp_(means, [value.detach() for value in trained.values()], 2 / (self._count + 1))

    @property
    def changed(self) -> Mapping[str, Tensor]:
        """The means by name, float32; empty before the first iteration."""
        return self._means

    @property
    def parameters(self) -> Mapping[str, Tensor]:
        """Every parameter of the network by name: its mean, or its own where it is not trained."""
        return {name: self._means.get(name, value.detach()) for name, value in self._network.named_parameters()}
