"""What the engine without a network offers. No torch here, nor anywhere in this package."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, Needs
from vosannot.media.flow_reader import SHORT_SIDE
from vosannot.settings.params import param

__all__ = ["INFO", "MotionParams"]


@dataclass(frozen=True, slots=True)
class MotionParams:
    """Settings of the segmentation by motion alone."""

    size: int = param(
        SHORT_SIDE,
        "Size",
        "Short side of the frames that motion is looked at; masks have the clip's.",
        unit="px",
        low=64,
        high=720,
    )
    sensitivity: float = param(
        0.45,
        "Slowest share",
        "How fast something must move, as a share of what moves fastest in the frame. Lower finds more.",
        low=0.1,
        high=0.9,
    )
    flow: str = param(
        "dis",
        "Flow",
        "How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has "
        "been fetched, in seconds a frame without a GPU.",
        choices=("dis", "raft"),
        advanced=True,
    )
    colour: float = param(
        0.5,
        "Colour",
        "How much the colours of what moves, learned from the clip, count against its motion; 0 looks at motion alone.",
        low=0.0,
        high=2.0,
        advanced=True,
    )


INFO = EngineInfo(
    id="motion",
    title="Motion alone",
    needs=frozenset({Needs.FLOW}),
    params=MotionParams,
    summary="Finds what moves against the background. Needs no network and no weights, and learns nothing.",
)
