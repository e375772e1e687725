"""The label maps of one video as a person sees them now, wherever their pixels are just then.

A label map that was written a moment ago is in memory, an old one in the database, one that an undo brings
back in the edit journal. :class:`Frames` hides which.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import Connection

from vosannot.core.errors import AnnotationError, DamagedError
from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap
from vosannot.project import journal
from vosannot.project.content import Content, LabelCache, frozen, limited
from vosannot.project.records import FrameState
from vosannot.project.writer import Saver

__all__ = ["Frames", "Source", "Stored"]


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Pixels that are in the journal, or will be once the writer has come to ``ticket``."""

    change: int
    side: str
    ticket: int


Source: TypeAlias = Content | Stored


class Frames:
    """Thread-safe; :meth:`labels` may read from disk, everything else is memory.

    Args:
        video: the video's id.
        size: (height, width) of its label maps.
        read: opens a connection for reading.
        states: what the database holds.
        cache_bytes: how much the decoded label maps may take together.
    """

    def __init__(
        self,
        video: int,
        size: tuple[int, int],
        read: Callable[[], AbstractContextManager[Connection]],
        writer: Saver,
        states: dict[int, FrameState],
        cache_bytes: int,
    ) -> None:
        self.lock = threading.Lock()
        self._video = video
        self._size = size
        self._read = read
        self._writer = writer
        self._states = states
        self._snapshot: Mapping[int, FrameState] | None = None
        self._pending: dict[int, Source] = {}
        self._cache = LabelCache(cache_bytes)

    def states(self) -> Mapping[int, FrameState]:
        """All states, ascending by frame; a snapshot that never changes."""
        with self.lock:
            if self._snapshot is None:
                self._snapshot = MappingProxyType(dict(sorted(self._states.items())))
            return self._snapshot

    def state(self, frame: int) -> FrameState | None:
        """One frame's state; None: it has no label map."""
        return self._states.get(frame)

    def put(self, frame: int, state: FrameState | None, source: Source | None, labels: LabelMap | None = None) -> None:
        """The frame is now like this. Call it with :attr:`lock` held.

        Args:
            source: where its pixels are; None: they are those it had (limited to the state's ids).
            labels: the same decoded, if at hand.
        """
        before = self._states.get(frame)
        self._snapshot = None
        if state is None:
            self._states.pop(frame, None)
            self._pending.pop(frame, None)
            self._cache.drop(frame)
            return
        self._states[frame] = state
        if source is not None:
            self._pending[frame] = source
        if labels is not None:
            self._cache.put(frame, labels)
        elif source is not None or before is None or before.object_ids != state.object_ids:
            self._cache.drop(frame)

    def settle(self, sources: Mapping[int, Source]) -> None:
        """These pixels are now in the database."""
        with self.lock:
            for frame, source in sources.items():
                if self._pending.get(frame) is source:
                    del self._pending[frame]

    def labels(self, frame: int) -> LabelMap | None:
        """uint8 [H, W], read-only; None: the frame has no label map.

        Raises:
            WorkspaceError: it cannot be read.
        """
        misses = 0
        while True:
            with self.lock:
                state = self._states.get(frame)
                if state is None:
                    return None
                cached = self._cache.get(frame)
                if cached is not None:
                    return cached
                pending = self._pending.get(frame)
            labels = self._load(frame, pending)
            if labels is not None:
                labels = frozen(limited(labels, state.object_ids))
            with self.lock:
                moved = self._states.get(frame) is not state or self._pending.get(frame) is not pending
                if labels is not None and self._states.get(frame) is state:
                    self._cache.put(frame, labels)
                    return labels
            # Between the two looks the pixels may have moved from memory to disk: look again. If they did not
            # move and are not there, the file is damaged.
            misses = 0 if moved else misses + 1
            if misses > 1:
                self._writer.check(undoing=True)  # somebody else has the video, and has deleted it
                raise DamagedError(
                    tr(
                        "The label map of frame {frame} is missing from the workspace: the file is damaged. Keep it "
                        "and open a backup.",
                        frame=frame,
                    )
                )

    def journalled(self, frame: int, stored: Stored, ids: Iterable[int]) -> LabelMap | None:
        """What the journal holds of a frame, uint8 [H, W], read-only; None: nothing any more.

        Args:
            ids: other values become background.

        Raises:
            WorkspaceError: it cannot be read.
        """
        labels = self._load(frame, stored)
        return None if labels is None else frozen(limited(labels, ids))

    def _load(self, frame: int, pending: Source | None) -> LabelMap | None:
        if isinstance(pending, Content):
            return pending.labels()
        if pending is not None:
            self._writer.wait(pending.ticket)
            with self._read() as connection:
                png = journal.read_patch(connection, self._video, pending.change, pending.side, frame)
        else:
            with self._read() as connection:
                png = journal.read_map(connection, self._video, frame)
        if png is None:
            return None
        try:
            labels = Content(png=png).labels()
        except AnnotationError as error:
            raise DamagedError(
                tr(
                    "The label map of frame {frame} cannot be read: the workspace is damaged. Keep it and open a "
                    "backup.",
                    frame=frame,
                )
            ) from error
        if labels.shape != self._size:
            raise DamagedError(
                tr(
                    "The label map of frame {frame} has another size than the video: the workspace is damaged. "
                    "Keep it and open a backup.",
                    frame=frame,
                )
            )
        return labels
