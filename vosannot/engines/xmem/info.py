"""What the XMem engine offers. No torch here: the window reads this to build its form."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, Needs, frame_size
from vosannot.engines.matching import MatchingParams
from vosannot.settings.params import param

__all__ = ["INFO", "XMemParams"]


@dataclass(frozen=True, slots=True)
class XMemParams(MatchingParams):
    """Settings of one adaptation and propagation with XMem; defaults of the memory are those of hkchengrex/XMem."""

    weights: str = param(
        "xmem-lite", "Weights", "A bundled, fetched or imported model, or a checkpoint file in the official layout."
    )
    size: int = frame_size(384)
    top_k: int = param(30, "Top k", "Memory cells that each pixel reads (XMem: 30).", low=1, high=10000, advanced=True)
    mem_every: int = param(
        5, "Memory every", "Frames between two memory frames (XMem: 5).", unit="frames", low=1, high=1000, advanced=True
    )
    deep_update_every: int = param(
        -1,
        "Deep update every",
        "Frames between two deep updates of the hidden state; -1: with every memory frame (XMem: -1).",
        unit="frames",
        low=-1,
        high=1000,
        advanced=True,
    )
    long_term: str = param(
        "on", "Long-term memory", "on: condense old frames; off: the memory grows for ever.", choices=("on", "off"),
        advanced=True,
    )  # fmt: skip
    max_mid_term: int = param(
        10, "Mid-term, at most", "Frames in the working memory that trigger condensing (XMem: 10).",
        unit="frames", low=3, high=1000, advanced=True,
    )  # fmt: skip
    min_mid_term: int = param(
        5, "Mid-term, kept", "Frames that stay in the working memory after condensing (XMem: 5).",
        unit="frames", low=2, high=999, advanced=True,
    )  # fmt: skip
    prototypes: int = param(
        128, "Prototypes", "Cells that a condensing leaves (XMem: 128).", low=1, high=10_000, advanced=True
    )
    max_long_term: int = param(
        10_000, "Long-term, at most", "Cells in the long-term memory (XMem: 10000).", low=100, high=10**6, advanced=True
    )


INFO = EngineInfo(
    id="xmem",
    title="XMem",
    needs=frozenset({Needs.MASKS}),
    params=XMemParams,
    summary="STCN's successor, with a memory in three parts: its memory stays small on long clips.",
)
