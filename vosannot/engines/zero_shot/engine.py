"""Finding what moves, as an engine."""

from typing import Any

from vosannot.engines.base import EngineInfo
from vosannot.engines.devices import choose_device
from vosannot.engines.zero_shot.info import INFO
from vosannot.engines.zero_shot.session import ZeroShotSession

__all__ = ["ZeroShotEngine"]


class ZeroShotEngine:
    """Makes :class:`ZeroShotSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> ZeroShotSession:
        """Load the weights; raises WeightsError when that fails."""
        return ZeroShotSession(params, choose_device(device))
