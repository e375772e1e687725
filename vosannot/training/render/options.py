"""What to render, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class RenderOptions:
    """The kind of clip to draw. Every clip of a `Renderer` shares one set of options.

    Attributes:
        size: output height in pixels, 32..1024; also the width when `width` is None.
        width: output width in pixels, 32..2048; None means square.
        frames: frames in a clip, 1..512.
        max_gap: largest number of time steps (a step is about one frame of a 24 fps video) between two
            consecutive frames of the clip, 1..64. The gap is drawn per clip from 1..max_gap.
        min_gap: smallest such gap, 1..max_gap.
        objects: at most this many labelled objects in a clip, 1..16.
        difficulty: 0..1. 0 is the "static" stage: rigid cut-outs under small affine warps before a still
            background, no occluders, no look-alikes. 1 is everything.
        degrade: 0..1, how often and how strongly the camera spoils the picture (motion blur, defocus,
            lighting drift, overlays, noise, compression). 0: never, which is what exact tests want.
        geometry: also return exact flow, depth and visibility (slower).
        movers: also return depth and what moves on its own.
        layered: also return what moves on its own, object by object, hidden parts included; some stop for a while.
    """

    size: int = 160
    width: int | None = None
    frames: int = 3
    max_gap: int = 6
    min_gap: int = 1
    objects: int = 3
    difficulty: float = 1.0
    degrade: float = 1.0
    geometry: bool = False
    movers: bool = False
    layered: bool = False

    def __post_init__(self) -> None:
        checks = (
            ("size", 32 <= self.size <= 1024),
            ("width", self.width is None or 32 <= self.width <= 2048),
            ("frames", 1 <= self.frames <= 512),
            ("max_gap", 1 <= self.max_gap <= 64),
            ("min_gap", 1 <= self.min_gap <= self.max_gap),
            ("objects", 1 <= self.objects <= 16),
            ("difficulty", 0.0 <= self.difficulty <= 1.0),
            ("degrade", 0.0 <= self.degrade <= 1.0),
        )
        for name, fine in checks:
            if not fine:
                raise ValueError(f"RenderOptions.{name} is out of range: {getattr(self, name)!r}")

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the output, in pixels."""
        return self.size, self.size if self.width is None else self.width


@dataclass(frozen=True)
class RenderedClip:
    """One clip. T frames of H x W pixels.

    Attributes:
        frames: uint8 [T, H, W, 3], RGB.
        labels: uint8 [T, H, W]; 0 is background, 1..K the visible (modal) mask of each labelled object. Ids
            are contiguous and all present in frame 0; a later frame may have lost some of them.
        flow: float32 [T-1, H, W, 2], (dx, dy) in pixels from frame t to frame t+1 at every pixel of frame t,
            of the surface that owns the pixel at the frame's centre time; None unless options.geometry.
        depth: float32 [T, H, W], positive, larger is farther, arbitrary unit; None unless options.geometry or
            options.movers.
        visible: bool [T-1, H, W]: the surface point at this pixel of frame t is in view in frame t+1; None
            unless options.geometry.
        moving: uint8 [T, H, W]: 1 where something moves on its own, labelled or not, 0 elsewhere, `movers.UNDECIDED`
            where nobody could tell; None unless options.movers.
        seen: uint8 [T, H, W]: 1..N for up to `movers.MOST` actors that move on their own at some time in the clip (also
            while they stand still), the same number in all frames, 0 elsewhere, or `movers.UNDECIDED`; None unless
            options.layered.
        whole: bool [T, movers.MOST, H, W], all of each of them, what others of them hide included (what scenery hides
            is not); None unless options.layered.
        after: uint8 [H, W, 3], one time step after the frame that was asked for; None unless one was.
    """

    frames: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    flow: npt.NDArray[np.float32] | None = None
    depth: npt.NDArray[np.float32] | None = None
    visible: npt.NDArray[np.bool_] | None = None
    moving: npt.NDArray[np.uint8] | None = None
    seen: npt.NDArray[np.uint8] | None = None
    whole: npt.NDArray[np.bool_] | None = None
    after: npt.NDArray[np.uint8] | None = None
