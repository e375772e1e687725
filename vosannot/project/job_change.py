"""What a job writes, as one step of the history."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import LabelMap
from vosannot.project.changes import Change

__all__ = ["JobChange"]


class _Write(Protocol):
    def __call__(
        self, job: "JobChange", frame: int, labels: LabelMap, confidence: float | None, agreement: float | None
    ) -> bool: ...


class JobChange:
    """An open change that a job adds frames to; made by :meth:`vosannot.project.document.Document.open_job`.

    It enters the history with its first frame. Frames that a person changed after the job was opened are
    theirs: the job leaves them alone, whatever it was allowed to overwrite. Undoing the change while the job
    runs ends it: the frames that come later are refused.

    Attributes:
        title: what undo calls it.
        overwrite_manual: the person asked that manual and approved frames be overwritten.
        opened: the history's clock when the job began.
        objects: ids of the objects that existed then.
        change: its step of the history; None before the first frame.
        is_open: it takes frames.
    """

    def __init__(
        self,
        title: str,
        *,
        overwrite_manual: bool,
        opened: int,
        objects: frozenset[int],
        write: _Write,
        finish: Callable[["JobChange", bool], None],
    ) -> None:
        self.title = title
        self.overwrite_manual = overwrite_manual
        self.opened = opened
        self.objects = objects
        self.change: Change | None = None
        self.is_open = True
        self._write = write
        self._finish = finish

    @property
    def frames(self) -> tuple[int, ...]:
        """The frames written so far, ascending."""
        change = self.change
        return () if change is None else tuple(sorted(change.patches or ()))

    def write(
        self, frame: int, labels: npt.NDArray[np.uint8], confidence: float | None, agreement: float | None = None
    ) -> bool:
        """Store a predicted label map for exactly this frame, as propagated.

        Args:
            frame: index of the clip's frame.
            labels: uint8 [H, W] at the video's size; copied.
            confidence: 0..1, or None.
            agreement: of both directions, 0..1, or None.

        Returns:
            False, and nothing is changed, when the frame is manual or approved (unless asked for) or somebody
            changed it since the job began, or when the job is closed.

        Raises:
            AnnotationError: wrong size or type, an id that the video never had, or no such frame.
        """
        return self._write(self, frame, labels, confidence, agreement)

    def close(self, keep: bool = True) -> None:
        """End the change. Closing again does nothing.

        Args:
            keep: False puts everything back as it was before and leaves no trace in the history. Frames that
                somebody changed after the job wrote them keep what they have.
        """
        self._finish(self, keep)
