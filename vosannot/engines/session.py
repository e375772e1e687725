"""What the sessions of all matching networks share: snapshots and adapting."""

from abc import abstractmethod
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch

from vosannot.adaptation.loop import Adapter
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import Material
from vosannot.core.events import EventStream, Warned
from vosannot.core.words import tr
from vosannot.engines.adapting import adaptation_settings
from vosannot.engines.adapting_session import AdaptingSession
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


class MatchingSession(AdaptingSession[N], NetworkSession[N], Generic[N]):
    """One network and, after an adaptation, the snapshots of it; lives on one thread.

    Adapted weights stay for further requests on the same clip; another clip begins with the network's own.
    """

    def __init__(self, params: Any, device: torch.device) -> None:
        self._warm_starts = WarmStarts()
        super().__init__(params, device)

    def run(self, request: Request) -> EventStream:
        """See :class:`vosannot.engines.base.Session`."""
        with open_clip(request.clip) as clip:
            check_request(request, clip)
            self._turn_to(request)
            if request.adapt and self.adapts:
                yield from self._adapt(request, clip)
            yield from self._propagate(request, clip)

    @property
    def adapts(self) -> bool:
        """Whether the settings ask for test-time training."""
        return bool(self.params.objective != "none")

    @abstractmethod
    def _propagation(self, network: N, journey: Journey, *, remember_all: bool = False) -> Propagation[Any]:
        """A journey of this network with the settings' memory policy, or one that remembers every frame."""

    def _begin(self, request: Request) -> EventStream:
        warm = self.params.warm_start and self._warm_up(request.clip)
        if self.params.warm_start and not warm:
            yield Warned(tr("No earlier adaptation to this clip is known: beginning with the weights as they are."))
        if not warm:
            self._reset()

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
