"""XMem as an engine: a session that propagates masks with bounded memory."""

from pathlib import Path
from typing import Any

from vosannot.core.errors import UsageError
from vosannot.core.words import tr
from vosannot.engines.base import EngineInfo
from vosannot.engines.devices import choose_device
from vosannot.engines.propagation import Journey
from vosannot.engines.session import MatchingSession
from vosannot.engines.xmem.info import INFO, XMemParams
from vosannot.engines.xmem.memory import MemoryLimits
from vosannot.engines.xmem.propagation import XMemPropagation, XMemSettings
from vosannot.networks.checkpoint import load_xmem
from vosannot.networks.xmem.model import XMem

__all__ = ["XMemEngine", "XMemSession"]


class XMemEngine:
    """Makes :class:`XMemSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> "XMemSession":
        """Load the weights; raises WeightsError when that fails."""
        return XMemSession(params, choose_device(device))


class XMemSession(MatchingSession[XMem]):
    """See :class:`vosannot.engines.session.MatchingSession`."""

    family = "xmem"
    params: XMemParams

    def configure(self, params: XMemParams) -> None:
        """Take settings for the next run.

        Raises:
            UsageError: the limits of the memory contradict each other.
        """
        if params.min_mid_term >= params.max_mid_term:
            raise UsageError(tr("max_mid_term must be greater than min_mid_term."))
        if params.prototypes >= params.max_long_term:
            raise UsageError(tr("max_long_term must be greater than prototypes."))
        super().configure(params)

    def _load(self, path: Path) -> XMem:
        return load_xmem(path)

    def _propagation(self, network: XMem, journey: Journey, *, remember_all: bool = False) -> XMemPropagation:
        p = self.params
        every = 1 if remember_all else p.mem_every
        limits = MemoryLimits(p.long_term == "on", p.max_mid_term, p.min_mid_term, p.prototypes, p.max_long_term)
        return XMemPropagation(network, journey, XMemSettings(p.top_k, every, p.deep_update_every, limits))
