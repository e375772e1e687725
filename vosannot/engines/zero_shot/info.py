"""What the zero-shot engine offers. No torch here."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, precision, preview_every, threshold
from vosannot.settings.params import param

__all__ = ["INFO", "ZeroShotParams"]


@dataclass(frozen=True, slots=True)
class ZeroShotParams:
    """Settings of one search for what moves."""

    weights: str = param("datt-lite", "Weights", "A bundled, fetched or imported DATT model, or a weight file.")
    size: int = param(
        256,
        "Size",
        "Short side of the frames the network sees, rounded to 32 px (paper: 512 x 512). Masks always come out at the "
        "clip's own size.",
        unit="px",
        low=64,
        high=2160,
    )
    objective: str = param(
        "appearance",
        "Objective",
        "How to adapt to this video first. appearance: what surely moves must be found by its looks alone (does best, "
        "docs/results.md; trains image encoder and mask decoder); depth: two views of a frame must agree on its depth "
        "(the paper, Liu et al. 2024; trains the image encoder); entropy: masks must be sure of themselves (TENT, "
        "trains scales and shifts of all norms); bn: batch norms take this video's statistics; none: use the weights "
        "as they are.",
        choices=("none", "appearance", "depth", "entropy", "bn"),
    )
    schedule: str = param(
        "ltv",
        "Schedule",
        "In which order to go over the frames (Liu et al. 2024, section 4.2). ltv: every epoch goes once over the "
        "video (paper: best); mwi: frame after frame, each beginning with the weights of the one before; n: every "
        "frame for itself, from the original weights.",
        choices=("ltv", "mwi", "n"),
    )
    epochs: int = param(
        0,
        "Epochs",
        "Epochs at most: over the video (ltv), or for every frame (mwi, n). auto: what the weights' card recommends; "
        "10 (Liu et al. 2024, section 5.2).",
        low=1,
        high=200,
        zero="auto",
    )
    stop: str = param(
        "fixed",
        "Stop",
        "When to stop before that. fixed: do all epochs (paper); stability: the masks hardly change any more; auto: "
        "the same, and an eye on a mask that vanishes. Only ltv looks; the other schedules do all epochs.",
        choices=("fixed", "auto", "stability"),
    )
    threshold: float = threshold()
    both_flows: bool = param(
        True,
        "Both flows",
        "Look at the flow to the frame after and to the one before, and take the mean, which takes nearly twice as "
        "long. Off: the frame after only (the paper).",
        advanced=True,
    )
    lr: float = param(
        0.0,
        "Learning rate",
        "Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 (Liu et al. 2024, section 5.2); "
        "1e-4 for appearance.",
        low=0.0,
        high=1.0,
        advanced=True,
        zero="auto",
    )
    batch: int = param(
        8,
        "Batch",
        "Frames in an optimiser step (ltv), or pairs of views of one frame (mwi, n); paper: 8.",
        low=1,
        high=64,
        advanced=True,
    )
    adapt_frames: int = param(
        120,
        "Frames of an epoch",
        "Frames that an epoch of ltv goes over at most, spread evenly over a longer video. all: every one (paper).",
        unit="frames",
        low=1,
        high=100_000,
        advanced=True,
        zero="all",
    )
    preview_every: int = preview_every("epochs")
    precision: str = precision()
    seed: int = param(0, "Seed", "Decides the views and their order.", low=0, advanced=True)


INFO = EngineInfo(
    id="datt",
    title="DATT",
    needs=frozenset(),
    params=ZeroShotParams,
    summary="Finds what moves, without a mask to begin with (depth-aware test-time training).",
)
"""It needs no mask; flow it computes itself."""
