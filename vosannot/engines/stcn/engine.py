"""STCN as an engine: a session that adapts to a clip (tt-MCC) and propagates masks through it."""

from pathlib import Path
from typing import Any

from vosannot.adaptation.loop import AdaptationSettings, Adapter
from vosannot.core.events import EventStream
from vosannot.engines.base import EngineInfo, Request
from vosannot.engines.devices import choose_device
from vosannot.engines.propagation import Journey
from vosannot.engines.session import MatchingSession, Probe
from vosannot.engines.stcn.info import INFO, STCNParams
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.media.clip import Clip
from vosannot.networks.checkpoint import load_stcn
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN

__all__ = ["STCNEngine", "STCNSession"]


class STCNEngine:
    """Makes :class:`STCNSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> "STCNSession":
        """Load the weights; raises WeightsError when that fails."""
        return STCNSession(params, choose_device(device))


class STCNSession(MatchingSession[STCN]):
    """See :class:`vosannot.engines.session.MatchingSession`."""

    family = "stcn"
    params: STCNParams

    def _load(self, path: Path) -> STCN:
        return load_stcn(path)

    def _propagation(self, network: STCN, journey: Journey) -> STCNPropagation:
        params = self.params
        settings = PropagationSettings(params.top_k, params.mem_every, params.include_last, params.max_mem_frames)
        return STCNPropagation(network, journey, settings)

    def _adaptation(self, request: Request, clip: Clip, probe: Probe) -> EventStream:
        params, info = self.params, clip.info
        settings = AdaptationSettings(
            iterations=params.iterations,
            lr=params.lr or self.found.lr,
            triplets=params.triplets,
            jump=params.jump,
            max_objects=params.max_objects,
            seed=params.seed,
            bf16=self.bf16,
            objective=params.objective,
        )
        geometry = Geometry.of(info.height, info.width, params.adapt_size or params.size or None)
        adapter = Adapter(
            self.network,
            self.snapshots,
            clip.frame,
            geometry,
            request.references,
            info.frame_count,
            self.device,
            settings,
        )
        yield from adapter.run(probe)
