"""What a repair can be told. No torch here: the window reads this to build its form."""

from dataclasses import dataclass
from pathlib import Path

from vosannot.engines.base import EngineInfo, Needs, preview_every
from vosannot.settings.params import param

__all__ = ["INFO", "METHODS", "SHARPEN", "RepairParams", "RepairRequest"]

METHODS = ("best", "corrector", "propagation")
SHARPEN = ("edges", "sam", "none")


@dataclass(frozen=True, slots=True)
class RepairParams:
    """Settings of one repair."""

    weights: str = param(
        "corrector-lite", "Weights", "A bundled, fetched or imported mask corrector, or a weight file."
    )
    selector: str = param(
        "selector-lite", "Selector", "The mask selector that judges masks: a model, or a weight file.", advanced=True
    )
    method: str = param(
        "best",
        "Method",
        "Where better masks come from. corrector: the mask corrector (Xie et al. 2024); propagation: the exemplars' "
        "masks, carried to the doubtful frames by the bundled STCN; best: both, and for each frame and object what the "
        "mask selector expects the smallest error of.",
        choices=METHODS,
    )
    adapt: int = param(
        0,
        "Adaptation",
        "Iterations in which the corrector adapts to this clip's exemplars first (paper: about 200); none: it stays "
        "as it is.",
        low=0,
        high=2000,
        zero="none",
    )
    sharpen: str = param(
        "edges",
        "Outlines",
        "How mended outlines are drawn. edges: along the edges of the picture; sam: also by Segment Anything, told by "
        "box, points and the mended mask, where it agrees with the mask; none: as they come.",
        choices=SHARPEN,
    )
    bad: float = param(
        0.25,
        "Doubtful from",
        "Masks whose predicted error is above this are mended: wrong pixels over the mask's own.",
        low=0.0,
        high=10.0,
    )
    exemplars: int = param(
        10, "Exemplars", "Frames that an object is mended from (paper: 10).", unit="frames", low=1, high=40
    )
    select: bool = param(
        True,
        "Select",
        "Let the mask selector say which frames are doubtful, which are exemplars, and whether a mended mask is "
        "better. Off, for comparison: every frame is mended, from trusted frames and others evenly spread.",
        advanced=True,
    )
    gain: float = param(
        0.2,
        "Least gain",
        "A mask that the corrector made is taken only where its expected J is higher by this: it agrees with the "
        "exemplars, and that is what judgements go by.",
        low=0.0,
        high=1.0,
        advanced=True,
    )
    slack: float = param(
        0.0,
        "Slack",
        "A mask that was carried from the exemplars is taken unless its predicted error is this share larger.",
        low=-1.0,
        high=1.0,
        advanced=True,
    )
    sam: str = param(
        "auto",
        "Segment Anything",
        "A fetched or imported Segment Anything model, or a weight file. auto: the first that is here.",
        advanced=True,
    )
    agree: float = param(
        0.75,
        "Agreement",
        "What Segment Anything draws is taken where its overlap (J) with the mended mask is at least this.",
        low=0.0,
        high=1.0,
        advanced=True,
    )
    lr: float = param(
        0.0,
        "Learning rate",
        "Adam's rate while adapting. auto: what the weights' card recommends.",
        low=0.0,
        high=1.0,
        advanced=True,
        zero="auto",
    )
    preview_every: int = preview_every("iterations", 10)
    seed: int = param(0, "Seed", "Decides in which order exemplars are learned from.", low=0, advanced=True)


@dataclass(frozen=True, slots=True)
class RepairRequest:
    """Masks to check and mend. Picklable.

    Attributes:
        clip: path of the video file or image folder.
        masks: frame -> label map as a palette PNG at the clip's size.
        trusted: frames of these whose masks are right: manual, approved. They are exemplars, and never touched.
        frames: that may be mended; empty: all with masks.
        objects: that may be mended; empty: all.
        adapt: adapt the corrector first, where the settings name iterations.
        snapshot: without ``adapt``: mend with this kept snapshot of the last adaptation (0: original weights).
        probes: frames to show previews of while adapting; empty: the session chooses.
    """

    clip: Path
    masks: dict[int, bytes]
    trusted: frozenset[int] = frozenset()
    frames: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    adapt: bool = True
    snapshot: int | None = None
    probes: tuple[int, ...] = ()


INFO = EngineInfo(
    id="repair",
    title="Repair",
    needs=frozenset({Needs.MASKS}),
    params=RepairParams,
    summary="Mends doubtful masks from the good ones of the same video.",
    family="corrector",
)
