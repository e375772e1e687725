"""What the STCN engine offers. No torch here: the window reads this to build its form."""

from dataclasses import dataclass

from vosannot.engines import base
from vosannot.engines.base import EngineInfo, Needs
from vosannot.settings.params import param

__all__ = ["INFO", "STCNParams"]


@dataclass(frozen=True, slots=True)
class STCNParams:
    """Settings of one adaptation and propagation with STCN."""

    weights: str = param(
        "stcn-lite", "Weights", "A bundled, fetched or imported model, or a checkpoint file in the official layout."
    )
    size: int = param(
        384,
        "Size",
        "Short side of the frames the network sees; native keeps the clip's own size. Masks always come out at "
        "the clip's own size.",
        unit="px",
        low=0,
        high=2160,
        zero="native",
    )
    objective: str = param(
        "mcc",
        "Objective",
        "How to adapt to this video first (Bertrand et al. 2023). mcc: masks must come back to the first one through a "
        "cycle of frames (tt-MCC); ent: masks must be sure of themselves (tt-Ent); ae: the first mask must come out of "
        "being encoded and decoded as it was (tt-AE); none: use the weights as they are.",
        choices=("none", "mcc", "ent", "ae"),
    )
    iterations: int = param(
        20, "Iterations", "Adaptation steps at most; the paper takes 100 at published size.", low=1, high=1000
    )
    lr: float = param(
        0.0,
        "Learning rate",
        "Adam's rate while adapting; auto takes the one recorded with the weights (1e-5 in the paper "
        "for weights trained without real video).",
        low=0.0,
        high=1.0,
        advanced=True,
        zero="auto",
    )
    triplets: int = param(
        2, "Triplets", "Frame triplets an iteration; the paper takes 4.", low=1, high=16, advanced=True
    )
    jump: int = param(
        10,
        "Jump step",
        "A triplet's next frame is drawn from this many following frames (paper: s = 10).",
        unit="frames",
        low=1,
        high=1000,
        advanced=True,
    )
    max_objects: int = param(
        6,
        "Objects a step",
        "At most this many objects take part in one iteration (paper: 6).",
        low=1,
        high=254,
        advanced=True,
    )
    adapt_size: int = param(
        240,
        "Adaptation size",
        "Short side of the frames while adapting; same takes the size above.",
        unit="px",
        low=0,
        high=2160,
        advanced=True,
        zero="same",
    )
    precision: str = base.precision()
    both_ways: bool = base.both_ways()
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
    seed: int = param(0, "Seed", "Decides which triplets are drawn.", low=0, advanced=True)


INFO = EngineInfo(
    id="stcn",
    title="STCN",
    needs=frozenset({Needs.MASKS}),
    params=STCNParams,
    summary="Matches every frame with the annotated and already predicted ones (space-time correspondence network).",
)
