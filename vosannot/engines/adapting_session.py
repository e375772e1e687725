"""What sessions share whose network is adapted to one clip at a time: its own weights, snapshots, reverting."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor

from vosannot.adaptation.snapshots import Snapshots
from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream
from vosannot.core.words import tr
from vosannot.engines.base import Request
from vosannot.engines.loading import LoadedSession
from vosannot.media.clip import Clip
from vosannot.networks.families import Trainable

__all__ = ["AdaptingSession"]

N = TypeVar("N", bound=Trainable)


@dataclass(slots=True)
class _Before:
    """What an adaptation found, so that cancelling can put it back."""

    weights: Mapping[str, Tensor]
    snapshots: Snapshots
    adapted: Path | None


class AdaptingSession(LoadedSession[N], Generic[N]):
    """One network and, after an adaptation, the snapshots of it; lives on one thread.

    Adapted weights stay for further requests on the same clip; another clip begins with the network's own.
    """

    def __init__(self, params: Any, device: torch.device) -> None:
        self._adapted: Path | None = None
        self._before: _Before | None = None
        self._own: dict[str, Tensor]
        super().__init__(params, device)

    def _loaded_anew(self) -> None:
        """Other weights forget the adaptation."""
        self._own = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.snapshots = Snapshots(self.network)
        self._adapted = self._before = None

    def close(self) -> None:
        """Forget the network."""
        super().close()
        del self.snapshots, self._own
        self._before = None

    def revert(self) -> None:
        """Put back the weights and snapshots that the last adaptation found."""
        if self._before is not None:
            self.network.load_state_dict(self._before.weights)
            self.snapshots, self._adapted = self._before.snapshots, self._before.adapted
            self._before = None
            if self._adapted is not None:
                self._keep(self._adapted)

    def _turn_to(self, request: Request) -> None:
        """Weights for the request: the network's own for another clip, or the snapshot that it names."""
        if self._adapted not in (None, request.clip):
            self._reset()
        if request.snapshot and self._adapted is None:
            raise EngineError(
                tr(
                    "The weights of iteration {step} are no longer kept: the worker that had them ended. Adapt again.",
                    step=request.snapshot,
                )
            )
        if request.snapshot is not None:
            self.snapshots.restore(self.snapshots.nearest(request.snapshot))
            self._keep(request.clip)

    def _reset(self) -> None:
        """Back to the network's own weights: another video must not inherit them."""
        self.network.load_state_dict(self._own)
        self.snapshots = Snapshots(self.network)
        self._adapted = None

    def _adapt(self, request: Request, clip: Clip) -> EventStream:
        weights = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._before = _Before(weights, self.snapshots, self._adapted)
        finished = False
        try:
            yield from self._begin(request)
            yield from self._adaptation(request, clip)
            finished = True
        finally:
            if finished:
                self._adapted = request.clip
                self._keep(request.clip)
            else:  # cancelled or failed: everything as it was
                self.revert()

    def _begin(self, request: Request) -> EventStream:
        """The weights that an adaptation begins with."""
        self._reset()
        yield from ()

    @abstractmethod
    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        """Test-time training of the network in place, filling the snapshots."""

    def _keep(self, clip: Path) -> None:
        """Called when the weights of a clip's adaptation have changed for good."""
