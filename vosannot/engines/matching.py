"""Settings that all matching engines have, and the defaults that depend on weights and objective. No torch here."""

from dataclasses import dataclass
from typing import Any

from vosannot.engines.base import both_ways, frame_size, precision, preview_every
from vosannot.engines.weights import Weights
from vosannot.settings.params import param

__all__ = ["MatchingParams", "Resolved", "resolve"]

_CLOSE = 240  # px; short side while adapting at lite sizes


@dataclass(frozen=True, slots=True)
class MatchingParams:
    """Settings of one adaptation and propagation; what depends on the family is set by its own class."""

    weights: str = param(
        "", "Weights", "A bundled, fetched or imported model, or a checkpoint file in the official layout."
    )
    size: int = frame_size(480)
    objective: str = param(
        "mcc",
        "Objective",
        "How to adapt to this video first (Bertrand et al. 2023). mcc: masks must come back to the first one through a "
        "cycle of frames (tt-MCC); ent: masks must be sure of themselves (tt-Ent, trains batch norms only); ae: the "
        "first mask must come out of being encoded and decoded as it was (tt-AE); none: use the weights as they are.",
        choices=("none", "mcc", "ent", "ae"),
    )
    iterations: int = param(
        0,
        "Iterations",
        "Adaptation steps at most. auto: what the weights' card recommends, found on rendered clips; 100 for published "
        "weights, 20 for tt-AE (Bertrand et al. 2023, section 4).",
        low=1,
        high=1000,
        zero="auto",
    )
    stop: str = param(
        "auto",
        "Stop",
        "When to stop before that. auto: the rule that did best (docs/results.md), at present stability; fixed: do all "
        "iterations; stability: the masks hardly change any more; knee: forward and backward masks have learned most "
        "of their agreement; agreement: they agree no better for a while, and the best iteration is used; plateau: the "
        "loss no longer falls.",
        choices=("auto", "fixed", "knee", "plateau", "agreement", "stability"),
    )
    warm_start: bool = param(
        False,
        "Warm start",
        "Begin with the weights that the last adaptation to this clip ended with, instead of the network's own.",
        advanced=True,
    )
    subset: str = param(
        "all",
        "Parameters",
        "Which parameters to train: all (the paper), the decoder, scales and shifts of the batch norms, or low-rank "
        "changes of the filters; fewer need less memory.",
        choices=("all", "decoder", "batch-norm", "low-rank"),
        advanced=True,
    )
    lr: float = param(
        0.0,
        "Learning rate",
        "Adam's rate while adapting. auto: what the weights' card recommends; 1e-5 for weights trained without real "
        "video, 1e-6 for others (Bertrand et al. 2023, section 4).",
        low=0.0,
        high=1.0,
        advanced=True,
        zero="auto",
    )
    samples: int = param(
        0,
        "Samples",
        "Cycles an iteration. auto: 4 for STCN and 1 for XMem (Bertrand et al. 2023), 2 and 1 at lite size.",
        low=1,
        high=16,
        advanced=True,
        zero="auto",
    )
    length: int = param(
        0,
        "Cycle length",
        "Frames of a cycle. auto: 3 for STCN, 8 for XMem, as each was trained (Bertrand et al. 2023, who gain 0.6 and "
        "1.3 points with 4 and 5 at a third and two thirds more time).",
        unit="frames",
        low=3,
        high=12,
        advanced=True,
        zero="auto",
    )
    jump: int = param(
        10,
        "Jump step",
        "A cycle's next frame is drawn from this many following frames (paper: s = 10).",
        unit="frames",
        low=1,
        high=1000,
        advanced=True,
    )
    average: bool = param(
        True,
        "Average weights",
        "Use the mean of the weights of all iterations so far, later ones weighing more, instead of the newest ones: "
        "single steps are noisy (docs/results.md; Shamir and Zhang 2013). Off: as published.",
        advanced=True,
    )
    synthetic: float = param(
        0.0,
        "Synthetic frames",
        "Share of the cycles whose next frames are made from the reference: objects cut out, warped and pasted.",
        low=0.0,
        high=1.0,
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
        0,
        "Adaptation size",
        "Short side of the frames while adapting. auto: 240 px at lite size, the size above for published weights.",
        unit="px",
        low=0,
        high=2160,
        advanced=True,
        zero="auto",
    )
    preview_every: int = preview_every("iterations")
    precision: str = precision(
        "auto: bfloat16 where the device is faster with it and the weights give the same masks; float32: as published "
        "code computes."
    )
    both_ways: bool = both_ways()
    seed: int = param(0, "Seed", "Decides which frames are drawn.", low=0, advanced=True)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What "auto" stands for in one adaptation.

    Attributes:
        iterations, lr, samples, length: as in the parameters.
        size: short side while adapting, px.
        reads: memory frames that a prediction reads while adapting; 0: all.
    """

    iterations: int
    lr: float
    samples: int
    length: int
    size: int
    reads: int


def resolve(params: Any, family: str, found: Weights, short_side: int) -> Resolved:
    """Fill in the defaults.

    Args:
        params: :class:`MatchingParams`.
        family: "stcn" or "xmem".
        found: the weights and what is known of them.
        short_side: of the clip, px.
    """
    published, xmem = not found.lite, family == "xmem"
    iterations = params.iterations or (20 if params.objective == "ae" else found.iterations)
    working = min(params.size or short_side, short_side)
    return Resolved(
        iterations=iterations,
        lr=params.lr or found.lr,
        samples=params.samples or (1 if xmem else 4 if published else 2),
        length=params.length or (8 if xmem else 3),
        size=params.adapt_size or (working if published else min(_CLOSE, working)),
        reads=3 if xmem else 0,  # hkchengrex/XMem's num_ref_frames
    )
