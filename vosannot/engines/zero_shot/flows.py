"""The flow of a clip's frames: to the neighbours that show the same scene."""

import numpy as np

from vosannot.media.flow import Flow
from vosannot.media.flow_reader import FlowReader
from vosannot.media.motion import is_cut
from vosannot.networks.datt.inputs import camera_flow

__all__ = ["Flows"]

_STILL = 0.001  # of the short side, what all but two percent of a frame moves less than


class Flows:
    """Flow from every frame to the one after it and the one before it, never across a cut.

    Args:
        reader: of the clip's flow.
        count: frames of the clip.
        both: False: one neighbour is enough, the one after it if there is one.

    Attributes:
        fastest: the most that was seen to move against its surroundings so far, in shares of the short side.
    """

    def __init__(self, reader: FlowReader, count: int, *, both: bool = True) -> None:
        self._reader, self._count, self._both = reader, count, both
        self.fastest = 0.0

    def __call__(self, frame: int) -> list[Flow]:
        """Each float32 [h, w, 2] in pixels of the reader's size; none when no neighbour shows the same scene."""
        found: list[Flow] = []
        for other in (frame + 1, frame - 1):
            if 0 <= other < self._count:
                flow = self._reader.flow(frame, other)
                if not is_cut(self._reader.frame(frame), self._reader.frame(other), flow):
                    rest = flow - camera_flow(flow)
                    length = float(np.percentile(np.hypot(rest[..., 0], rest[..., 1])[::2, ::2], 98))
                    self.fastest = max(self.fastest, length / min(flow.shape[:2]))
                    found.append(flow)
                    if not self._both:
                        break
        return found

    @property
    def still(self) -> bool:
        """Nothing moved on its own in any frame that was looked at."""
        return self.fastest < _STILL
