"""What the STCN engine offers. No torch here: the window reads this to build its form."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, Needs, frame_size
from vosannot.engines.matching import MatchingParams
from vosannot.settings.params import param

__all__ = ["INFO", "STCNParams"]


@dataclass(frozen=True, slots=True)
class STCNParams(MatchingParams):
    """Settings of one adaptation and propagation with STCN."""

    weights: str = param(
        "stcn-lite", "Weights", "A bundled, fetched or imported model, or a checkpoint file in the official layout."
    )
    size: int = frame_size(384)
    top_k: int = param(20, "Top k", "Memory cells that each pixel reads (STCN: 20).", low=1, high=10000, advanced=True)
    mem_every: int = param(
        5,
        "Memory every",
        "Every r-th predicted frame enters memory (STCN: 5).",
        unit="frames",
        low=1,
        high=1000,
        advanced=True,
    )
    include_last: bool = param(False, "Include last", "Keep the previous frame in memory too.", advanced=True)
    max_mem_frames: int = param(
        24,
        "Memory, at most",
        "Predicted frames in memory; beyond that, older ones are thinned out, so that memory and time stay bounded on "
        "long clips. unlimited: all of them, as STCN does.",
        unit="frames",
        low=0,
        high=100_000,
        advanced=True,
        zero="unlimited",
    )


INFO = EngineInfo(
    id="stcn",
    title="STCN",
    needs=frozenset({Needs.MASKS}),
    params=STCNParams,
    summary="Matches every frame with the annotated and already predicted ones (space-time correspondence network).",
)
