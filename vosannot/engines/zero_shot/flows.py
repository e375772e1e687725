"""The flow of a clip's frames: to the neighbour that shows the same scene."""

import numpy as np

from vosannot.media.flow import Flow
from vosannot.media.flow_reader import FlowReader
from vosannot.media.motion import is_cut
from vosannot.networks.datt.inputs import camera_flow

__all__ = ["Flows"]

_STILL = 0.001  # of the short side, what all but two percent of a frame moves less than


class Flows:
    """Flow from every frame to the one after it; before a cut and at the clip's end, to the one before it.

    Args:
        reader: of the clip's flow.
        count: frames of the clip.

    Attributes:
        fastest: the most that was seen to move against its surroundings so far, in shares of the short side.
    """

    def __init__(self, reader: FlowReader, count: int) -> None:
        self._reader, self._count = reader, count
        self.fastest = 0.0

    def __call__(self, frame: int) -> Flow | None:
        """float32 [h, w, 2] in pixels of the reader's size; None when no neighbour shows the same scene."""
        for other in (frame + 1, frame - 1):
            if 0 <= other < self._count:
                flow = self._reader.flow(frame, other)
                if not is_cut(self._reader.frame(frame), self._reader.frame(other), flow):
                    rest = flow - camera_flow(flow)
                    length = float(np.percentile(np.hypot(rest[..., 0], rest[..., 1])[::2, ::2], 98))
                    self.fastest = max(self.fastest, length / min(flow.shape[:2]))
                    return flow
        return None

    @property
    def still(self) -> bool:
        """Nothing moved on its own in any frame that was looked at."""
        return self.fastest < _STILL
