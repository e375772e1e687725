"""What all sessions with a network share: its weights."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch

from vosannot.core.paths import bundled
from vosannot.engines.devices import fast_bf16
from vosannot.engines.weights import Weights, find_weights
from vosannot.networks.families import Trainable
from vosannot.networks.preprocess import channels_last

__all__ = ["LoadedSession"]

N = TypeVar("N", bound=Trainable)


class LoadedSession(ABC, Generic[N]):
    """One network; lives on one thread.

    Attributes:
        family: of the networks that it loads.
        network: in evaluation mode.
        found: where its weights come from.
    """

    family: str
    network: N
    found: Weights

    def __init__(self, params: Any, device: torch.device) -> None:
        self.device = device
        self.bf16 = fast_bf16(device)
        self._loaded: tuple[str, tuple[int, int]] | None = None
        self.configure(params)

    def configure(self, params: Any) -> None:
        """Take settings for the next run; other weights are loaded, and forget what was learned with the old ones."""
        self.params = params
        if self._loaded is None or self._loaded[0] != params.weights or self._loaded[1] != _stamp(self.found.path):
            self.found = find_weights(params.weights, self.family)
            self.network = channels_last(self._load(self.found.path), self.device)
            self._loaded = params.weights, _stamp(self.found.path)
            self._loaded_anew()

    def close(self) -> None:
        """Forget the network."""
        del self.network

    @property
    def bundled(self) -> bool:
        """Whether the weights came with the program."""
        return self.found.path.parent == bundled("models")

    @abstractmethod
    def _load(self, path: Path) -> N:
        """The network with these weights, in evaluation mode."""

    def _loaded_anew(self) -> None:
        """Called when other weights were loaded."""


def _stamp(path: Path) -> tuple[int, int]:
    """Changes when a model is replaced under its name."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size
