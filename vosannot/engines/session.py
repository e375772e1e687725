"""What the sessions of all matching networks share: snapshots and adapting."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor

from vosannot.adaptation.loop import Adapter
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import Material
from vosannot.core.events import EventStream, Warned
from vosannot.engines.adapting import adaptation_settings
from vosannot.engines.base import Request
from vosannot.engines.matching import resolve
from vosannot.engines.network_session import NetworkSession, check_request
from vosannot.engines.propagation import Journey, Propagation
from vosannot.engines.warm import WarmStarts
from vosannot.engines.watching import Watching
from vosannot.media.clip import Clip, open_clip
from vosannot.networks.families import Network
from vosannot.networks.preprocess import Geometry

__all__ = ["MatchingSession"]

N = TypeVar("N", bound=Network)


@dataclass(slots=True)
class _Before:
    """What an adaptation found, so that cancelling can put it back."""

    weights: Mapping[str, Tensor]
    snapshots: Snapshots
    adapted: Path | None


class MatchingSession(NetworkSession[N], Generic[N]):
    """One network and, after an adaptation, the snapshots of it; lives on one thread.

    Adapted weights stay for further requests on the same clip; another clip begins with the network's own.
    """

    def __init__(self, params: Any, device: torch.device) -> None:
        self._adapted: Path | None = None
        self._before: _Before | None = None
        self._own: dict[str, Tensor]
        self._warm_starts = WarmStarts()
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

    def run(self, request: Request) -> EventStream:
        """See :class:`vosannot.engines.base.Session`."""
        with open_clip(request.clip) as clip:
            check_request(request, clip)
            if self._adapted not in (None, request.clip):
                self._reset()
            if request.snapshot is not None:
                self.snapshots.restore(self.snapshots.nearest(request.snapshot))
                self._keep(request.clip)
            if request.adapt and self.adapts:
                yield from self._adapt(request, clip)
            yield from self._propagate(request, clip)

    def revert(self) -> None:
        """Put back the weights and snapshots that the last adaptation found."""
        if self._before is not None:
            self.network.load_state_dict(self._before.weights)
            self.snapshots, self._adapted = self._before.snapshots, self._before.adapted
            self._before = None
            if self._adapted is not None:
                self._keep(self._adapted)

    @property
    def adapts(self) -> bool:
        """Whether the settings ask for test-time training."""
        return bool(self.params.objective != "none")

    @abstractmethod
    def _propagation(self, network: N, journey: Journey, *, remember_all: bool = False) -> Propagation[Any]:
        """A journey of this network with the settings' memory policy, or one that remembers every frame."""

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
            warm = self.params.warm_start and self._warm_up(request.clip)
            if self.params.warm_start and not warm:
                yield Warned("No earlier adaptation to this clip is known: beginning with the weights as they are.")
            if not warm:
                self._reset()
            yield from self._adaptation(request, clip)
            finished = True
        finally:
            if finished:
                self._adapted = request.clip
                self._keep(request.clip)
            else:  # cancelled or failed: everything as it was
                self.revert()

    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        """Test-time training of the network in place, filling the snapshots."""
        params, info = self.params, clip.info
        auto = resolve(params, self.family, self.found, min(info.height, info.width))
        settings = replace(adaptation_settings(params, auto, bf16=self.bf16), checks=request.checks)
        geometry = Geometry.of(info.height, info.width, auto.size)
        material = Material(clip.frame, geometry, request.references, info.frame_count, self.device)
        remembering = partial(self._propagation, remember_all=True)
        watching = Watching(request, material, settings.bf16, self._propagation, remembering)
        yield from Adapter(self.network, self.snapshots, material, settings).run(watching)

    def _warm_up(self, clip: Path) -> bool:
        """Begin with what the last adaptation to this clip ended with: this session's, or one of another day."""
        if self._adapted != clip:
            self._reset()
            if not self._warm_starts.load(clip, self.found.path, self.network):
                return False
        self.snapshots = Snapshots(self.network)
        return True

    def _keep(self, clip: Path) -> None:
        self._warm_starts.save(clip, self.found.path, self.network, self._own)
