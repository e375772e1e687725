"""Several objects from flow, as an engine; motion alone in its place where its weights are missing."""

from typing import Any

from vosannot.core.errors import WeightsError
from vosannot.core.events import EventStream, Warned
from vosannot.core.words import tr
from vosannot.engines.base import EngineInfo, Request, Session
from vosannot.engines.devices import choose_device
from vosannot.engines.layers.info import INFO, LayersParams
from vosannot.engines.layers.session import LayersSession
from vosannot.engines.motion.engine import MotionSession
from vosannot.engines.motion.info import MotionParams

__all__ = ["LayersEngine", "MotionInstead"]


class LayersEngine:
    """Makes :class:`LayersSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> Session:
        """Load the weights. Where those that come with the program are missing, the session is one of motion alone;
        raises WeightsError when others cannot be loaded."""
        try:
            return LayersSession(params, choose_device(device))
        except WeightsError:
            if params.weights != LayersParams().weights:
                raise
            return MotionInstead(params, device)


class MotionInstead:
    """Motion alone, which says that it is not what was asked for; see :class:`vosannot.engines.base.Session`."""

    def __init__(self, params: LayersParams, device: str) -> None:
        self._motion = MotionSession(_motion(params), device=device)
        self._missing = params.weights

    def configure(self, params: Any) -> None:
        """Settings that motion alone knows, too."""
        self._motion.configure(_motion(params))

    def revert(self) -> None:
        """Nothing was learned."""

    def close(self) -> None:
        """Nothing is held."""

    def run(self, request: Request) -> EventStream:
        """A warning, then the events of motion alone."""
        yield Warned(
            tr(
                "The weights {missing} are not here, so motion alone was looked at (method motion): objects "
                "are told apart by being apart.",
                missing=self._missing,
            )
        )
        yield from self._motion.run(request)


def _motion(params: LayersParams) -> MotionParams:
    return MotionParams(flow=params.flow)
