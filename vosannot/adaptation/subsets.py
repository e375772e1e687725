"""Which of a network's parameters an adaptation trains."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn

__all__ = ["SUBSETS", "Subset", "make_subset"]

_RANK = 4


class Subset(ABC):
    """Parameters that are trained, and how the network's own follow from them.

    While it is open, exactly the network's parameters that change have ``requires_grad``.

    Args:
        network: in evaluation mode; changed in place.
    """

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        self._flags = [(parameter, parameter.requires_grad) for parameter in network.parameters()]
        chosen = self._choose(network)
        for name, parameter in network.named_parameters():
            parameter.requires_grad_(name in chosen)

    @abstractmethod
    def _choose(self, network: nn.Module) -> frozenset[str]:
        """Names of the network's parameters that will change."""

    @property
    def trained(self) -> list[Tensor]:
        """What the optimiser moves."""
        return [parameter for parameter in self._network.parameters() if parameter.requires_grad]

    def parameters(self) -> Mapping[str, Tensor]:
        """Every parameter by name, with the graph to :attr:`trained`."""
        return dict(self._network.named_parameters())

    def write(self) -> None:  # noqa: B027 - nothing to do where the parameters themselves are trained
        """Bring the network's own parameters up to date after an optimiser step."""

    def sync(self) -> None:  # noqa: B027
        """The network's parameters were changed from outside (a snapshot was restored): begin from them."""

    def close(self) -> None:
        """Give the network its flags back."""
        for parameter, trainable in self._flags:
            parameter.requires_grad_(trainable)


class _All(Subset):
    def _choose(self, network: nn.Module) -> frozenset[str]:
        return frozenset(name for name, _ in network.named_parameters())


class _Decoder(Subset):
    def _choose(self, network: nn.Module) -> frozenset[str]:
        return frozenset(name for name, _ in network.named_parameters() if name.startswith("decoder."))


class _Norms(Subset):
    """Scales and shifts of the batch norms; their statistics stay frozen."""

    def _choose(self, network: nn.Module) -> frozenset[str]:
        norms = [f"{name}." for name, module in network.named_modules() if isinstance(module, nn.BatchNorm2d)]
        return frozenset(name for name, _ in network.named_parameters() if any(name.startswith(norm) for norm in norms))


class _LowRank(Subset):
    """Every filter W [O, I, k, k] moves by B A with A [r, I·k·k], B [O, r] (Hu et al. 2022, for convolutions).

    A begins random, B with zeros, so that the first step begins with the network's own weights.
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__(network)
        generator = torch.Generator().manual_seed(0)
        self._base: dict[str, Tensor] = {}
        self._factors: dict[str, tuple[Tensor, Tensor]] = {}
        for name, parameter in network.named_parameters():
            if not parameter.requires_grad:
                continue
            outputs, inputs = parameter.shape[0], math.prod(parameter.shape[1:])
            down = torch.randn(_RANK, inputs, generator=generator) / math.sqrt(inputs)
            up = torch.zeros(outputs, _RANK, device=parameter.device)
            self._factors[name] = down.to(parameter.device).requires_grad_(), up.requires_grad_()
        self.sync()

    def _choose(self, network: nn.Module) -> frozenset[str]:
        convolutions = {f"{name}.weight" for name, m in network.named_modules() if isinstance(m, nn.Conv2d)}
        return frozenset(
            name for name, p in network.named_parameters() if name in convolutions and min(p.shape[:2]) > _RANK
        )

    @property
    def trained(self) -> list[Tensor]:
        return [factor for pair in self._factors.values() for factor in pair]

    def parameters(self) -> Mapping[str, Tensor]:
        every = dict(super().parameters())
        for name, (down, up) in self._factors.items():
            every[name] = self._base[name] + (up @ down).view(self._base[name].shape)
        return every

    @torch.no_grad()
    def write(self) -> None:
        own = dict(self._network.named_parameters())
        for name, value in self.parameters().items():
            if name in self._factors:
                own[name].copy_(value)

    @torch.no_grad()
    def sync(self) -> None:
        for name, parameter in self._network.named_parameters():
            if name in self._factors:
                self._base[name] = parameter.detach().clone()
                self._factors[name][1].zero_()


SUBSETS: Mapping[str, Callable[[nn.Module], Subset]] = {
    "all": _All,
    "decoder": _Decoder,
    "batch-norm": _Norms,
    "low-rank": _LowRank,
}
"""By their names on the command line."""


def make_subset(name: str, network: nn.Module, *, norms_only: bool = False) -> Subset:
    """The subset of that name; ``norms_only``: the objective allows nothing but batch norms."""
    return SUBSETS["batch-norm" if norms_only else name](network)
