"""The flow of a clip's frames: to the neighbour that shows the same scene."""

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.media.flow import Flow, dis_flow
from vosannot.networks.datt.inputs import camera_flow

__all__ = ["Flows", "is_cut"]

Image = npt.NDArray[np.uint8]
Compute = Callable[[Image, Image], Flow]

_CUT = (
    0.4  # of a picture's contrast: DAVIS frames reach 0.25 from one to the next, cuts between its clips start at 0.53
)
_NOISE = 2.0  # levels: a picture without contrast is noise
_STILL = 0.001  # of the short side, what all but two percent of a frame moves less than


class Flows:
    """Flow from every frame to the one after it; before a cut and at the clip's end, to the one before it.

    Args:
        count: frames of the clip.
        between: two frames' numbers and a function that reads a frame -> flow from the first to the second.

    Attributes:
        fastest: the most that was seen to move against its surroundings so far, in shares of the short side.
    """

    def __init__(self, count: int, between: "Callable[[int, int, Callable[[int], Image]], Flow] | None" = None) -> None:
        self._count, self._between = count, between or _computed
        self.fastest = 0.0

    def __call__(self, frame: int, picture: Callable[[int], Image]) -> Flow | None:
        """float32 [h, w, 2] in pixels; None when no neighbour shows the same scene.

        Args:
            frame: its number.
            picture: reads frames, uint8 [h, w, 3] of one size.
        """
        for other in (frame + 1, frame - 1):
            if 0 <= other < self._count:
                flow = self._between(frame, other, picture)
                if not is_cut(picture(frame), picture(other), flow):
                    rest = flow - camera_flow(flow)
                    length = float(np.percentile(np.hypot(rest[..., 0], rest[..., 1])[::2, ::2], 98))
                    self.fastest = max(self.fastest, length / min(flow.shape[:2]))
                    return flow
        return None

    @property
    def still(self) -> bool:
        """Nothing moved on its own in any frame that was looked at."""
        return self.fastest < _STILL


def _computed(frame: int, other: int, picture: Callable[[int], Image]) -> Flow:
    return dis_flow(picture(frame), picture(other))


def is_cut(before: Image, after: Image, flow: Flow) -> bool:
    """Whether ``after``, uint8 [h, w, 3], shows another scene: the flow to it does not explain it.

    What is left between the frame and the next one brought back along the flow, changes of light apart, is compared
    with the frame's contrast: a picture is as far from any other as from its own mean.
    """
    height, width = flow.shape[:2]
    grid = np.stack(np.meshgrid(np.arange(width), np.arange(height)), 2).astype(np.float32) + flow
    x, y = np.ascontiguousarray(grid[..., 0]), np.ascontiguousarray(grid[..., 1])
    first, second = (cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32) for image in (before, after))
    back = cv2.remap(second, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    if np.count_nonzero(inside) < inside.size // 4:
        return True
    off = (first - back)[inside]
    contrast = float(np.abs(first - first.mean()).mean()) + _NOISE
    return float(np.abs(off - np.median(off)).mean()) > _CUT * contrast
