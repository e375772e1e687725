"""STCN as an engine: a session that adapts to a clip (tt-MCC) and propagates masks through it."""

from pathlib import Path
from typing import Any

from vosannot.engines.base import EngineInfo
from vosannot.engines.devices import choose_device
from vosannot.engines.propagation import Journey
from vosannot.engines.session import MatchingSession
from vosannot.engines.stcn.info import INFO, STCNParams
from vosannot.engines.stcn.propagation import PropagationSettings, STCNPropagation
from vosannot.networks.checkpoint import load_stcn
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

    def _propagation(self, network: STCN, journey: Journey, *, remember_all: bool = False) -> STCNPropagation:
        p = self.params
        every = 1 if remember_all else p.mem_every
        settings = PropagationSettings(p.top_k, every, p.include_last, p.max_mem_frames)
        return STCNPropagation(network, journey, settings)
