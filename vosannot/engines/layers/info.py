"""What the engine for several objects from flow offers. No torch here."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, Needs, precision, preview_every, threshold
from vosannot.settings.params import param

__all__ = ["INFO", "LayersParams"]


@dataclass(frozen=True, slots=True)
class LayersParams:
    """Settings of one search for several objects by their flow."""

    weights: str = param("layers-lite", "Weights", "A bundled, fetched or imported Layers model, or a weight file.")
    size: int = param(
        128,
        "Size",
        "Short side of the flow that the network sees, rounded to 16 px (paper: 128 x 224). Masks always come out at "
        "the clip's own size.",
        unit="px",
        low=64,
        high=720,
    )
    window: int = param(
        6,
        "Window",
        "Frames that are looked at together; the next window begins half-way (paper: 30).",
        unit="frames",
        low=2,
        high=64,
    )
    threshold: float = threshold()
    colour: float = param(
        0.5,
        "Colour",
        "How much the picture counts: what is found spreads over the shot along pieces of even colour, as with motion "
        "alone, and the colours of what moves speak, too. 0: flow alone decides (paper).",
        low=0.0,
        high=2.0,
    )
    adapt: int = param(
        0,
        "Adaptation",
        "Iterations in which the network adapts to this clip first (paper: about 200), by the best of its own masks, "
        "judged and mended by appearance; none: it stays as it is.",
        low=0,
        high=5000,
        zero="none",
    )
    flow: str = param(
        "dis",
        "Flow",
        "How flow is computed. dis: OpenCV, in hundredths of a second; raft: a network, once the model raft-large has "
        "been fetched, in seconds a frame without a GPU (paper).",
        choices=("dis", "raft"),
        advanced=True,
    )
    edges: bool = param(
        True,
        "Edges",
        "Bring masks to the clip's size along the edges of the picture. Off: flow alone decides (paper).",
        advanced=True,
    )
    lr: float = param(
        0.0,
        "Learning rate",
        "Adam's rate while adapting. auto: what the weights' card recommends; 1e-4 at lite size.",
        low=0.0,
        high=1.0,
        advanced=True,
        zero="auto",
    )
    seed: int = param(0, "Seed", "Decides which windows are learned from, and when.", low=0, advanced=True)
    preview_every: int = preview_every("iterations")
    precision: str = precision()


INFO = EngineInfo(
    id="flow",
    title="Flow, object by object",
    needs=frozenset({Needs.FLOW}),
    params=LayersParams,
    summary="Tells several moving objects apart by their flow, and follows each through the clip.",
    family="layers",
)
"""It needs no mask; flow it computes itself."""
