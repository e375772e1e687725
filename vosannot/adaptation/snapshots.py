"""Weights along an adaptation, kept small enough that any iteration can be chosen afterwards."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

__all__ = ["Snapshots"]


class Snapshots:
    """Original weights exactly, later ones as half-precision differences to them.

    The memory bound holds for the differences: when it is reached, every second one between the first and the newest is
    dropped, so that what stays is spread evenly. A difference in half precision is off by at most 2^-11 of itself, far
    below what one optimiser step changes.

    Args:
        network: the network whose trainable parameters are followed.
        limit_bytes: bound on all differences together.
    """

    def __init__(self, network: nn.Module, limit_bytes: int = 512 * 2**20) -> None:
        self._network = network
        self._original = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self._deltas: dict[int, dict[str, Tensor]] = {}
        size = sum(p.numel() * 2 for p in network.parameters() if p.requires_grad)
        self.capacity = max(limit_bytes // max(size, 1), 2)

    @property
    def steps(self) -> tuple[int, ...]:
        """Steps that can be restored, 0 (the original weights) first."""
        return (0, *sorted(self._deltas))

    @torch.no_grad()
    def save(self, step: int, changed: Mapping[str, Tensor]) -> tuple[int, ...]:
        """Keep these parameters (by name) as those after ``step`` (1-based); returns the steps dropped to make room."""
        self._deltas[step] = {name: (value - self._original[name]).half() for name, value in changed.items()}
        if len(self._deltas) <= self.capacity:
            return ()
        ordered = sorted(self._deltas)
        dropped = tuple(ordered[:-1][::2])
        for old in dropped:
            del self._deltas[old]
        return dropped

    def nearest(self, step: int) -> int:
        """The restorable step nearest to ``step``."""
        return min(self.steps, key=lambda kept: (abs(kept - step), kept))

    @torch.no_grad()
    def restore(self, step: int) -> None:
        """Bring the network back to the weights after ``step``; 0 restores the original bit for bit.

        Raises:
            KeyError: the step was dropped or never saved.
        """
        delta: Mapping[str, Tensor] = {} if step == 0 else self._deltas[step]
        # In place, without load_state_dict: optimisers and channels-last memory stay as they are.
        for name, value in self._network.state_dict().items():
            value.copy_(self._original[name] + delta[name] if name in delta else self._original[name])
