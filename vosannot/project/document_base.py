"""The part of a document that is not about editing: what there is, history, runs, saving, and who is told."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from sqlalchemy import Connection

from vosannot.core.errors import WorkspaceError
from vosannot.masks.label_map import LabelMap
from vosannot.project import journal
from vosannot.project.changes import Change
from vosannot.project.frames import Frames
from vosannot.project.history import History
from vosannot.project.job_change import JobChange
from vosannot.project.leases import Lease
from vosannot.project.records import FrameState, ObjectInfo, Provenance, RunInfo, UndoResult, VideoInfo
from vosannot.project.runs import Runs
from vosannot.project.videos import Videos
from vosannot.project.writer import LeasedWriter, Saver

__all__ = ["DocumentBase", "Listener"]

Listener = Callable[[str, tuple[int, ...]], None]
"""Called on the changing thread: with "labels" and the changed frames, with "objects" or "history" and ()."""

_CACHE_BYTES = 256 << 20


class DocumentBase:
    """Made by :meth:`vosannot.project.workspace.Workspace.video_document`.

    Changes are seen at once by every method and reach the disk within some ten milliseconds, on the writer
    thread.

    Attributes:
        on_error: called on the writer thread with a WorkspaceError when writing fails. The edits stay in
            memory, in order, and are tried again until the disk takes them. Shared by all documents of the
            workspace.
        on_recovered: called on the writer thread when it did.
    """

    def __init__(
        self,
        video: VideoInfo,
        videos: Videos,
        writer: Saver,
        read: Callable[[], AbstractContextManager[Connection]],
        *,
        cache_bytes: int = _CACHE_BYTES,
    ) -> None:
        self._id = video.id
        self._videos = videos
        self._writer = writer
        self._size = video.height, video.width
        self._edit = threading.RLock()  # one change at a time; the writer thread never takes it
        self._jobs: list[JobChange] = []
        self._listeners: list[Listener] = []
        self.on_error: list[Callable[[WorkspaceError], None]] = writer.on_error
        self.on_recovered: list[Callable[[], None]] = writer.on_recovered
        with read() as connection:
            states = journal.read_states(connection, video.id)
            if states and not 0 <= min(states) <= max(states) < video.frame_count:
                raise ValueError(f"masks of frames that {video.name} does not have")
            self._frames = Frames(video.id, self._size, read, writer, states, cache_bytes)
            self._history = History(video.id, self._blank, read, connection, writer, self._frames)
            self._runs = Runs(video.id, connection, writer)

    # What there is

    @property
    def lease(self) -> Lease | None:
        """What it is written under, in a team's workspace; None: it is only looked at, or nobody needs one."""
        return self._writer.lease if isinstance(self._writer, LeasedWriter) else None

    @property
    def read_only(self) -> str:
        """Why it cannot be changed, as a sentence; "" when it can."""
        try:
            self._writer.check()
        except WorkspaceError as error:
            return str(error)
        return ""

    @property
    def video(self) -> VideoInfo:
        """The video, as the workspace knows it now."""
        return self._videos.get(self._id)

    @property
    def in_use(self) -> bool:
        """Somebody follows it, or a job writes into it."""
        return bool(self._listeners) or any(job.is_open for job in self._jobs)

    def objects(self) -> tuple[ObjectInfo, ...]:
        """The object list in its order."""
        return self._history.objects

    def states(self) -> Mapping[int, FrameState]:
        """The frames that have a label map, ascending; a snapshot. No disk, also at 20,000 frames."""
        return self._frames.states()

    def state(self, frame: int) -> FrameState | None:
        """One frame of :meth:`states`."""
        return self._frames.state(frame)

    def labels(self, frame: int) -> LabelMap | None:
        """The frame's label map, uint8 [H, W], read-only: copy it to paint on it. None: it has none.

        Raises:
            WorkspaceError: it cannot be read from disk.
        """
        return self._frames.labels(frame)

    def references(self) -> tuple[int, ...]:
        """Frames painted by hand, ascending."""
        return tuple(f for f, s in self.states().items() if s.provenance is Provenance.MANUAL)

    # History

    @property
    def can_undo(self) -> bool:
        """There is a change to take back."""
        return self._history.last_done is not None

    @property
    def can_redo(self) -> bool:
        """There is a change to do again."""
        return self._history.last_undone is not None

    @property
    def undo_title(self) -> str | None:
        """Title of the change that :meth:`undo` takes back."""
        change = self._history.last_done
        return None if change is None else change.title

    @property
    def redo_title(self) -> str | None:
        """Title of the change that :meth:`redo` does again."""
        change = self._history.last_undone
        return None if change is None else change.title

    @property
    def clock(self) -> int:
        """Counts changes, undos and redos since the video was opened."""
        return self._history.clock

    def undo(self) -> UndoResult | None:
        """Take back the last change; None: there is none. A job that is still writing it is closed."""
        with self._edit:
            for job in tuple(self._jobs):
                if job.change is not None and job.change is self._history.last_done:
                    self._close_job(job, keep=True)
            result = self._history.undo()
        return self._told(result)

    def redo(self) -> UndoResult | None:
        """Do again what was taken back last; None: there is nothing."""
        with self._edit:
            result = self._history.redo()
        return self._told(result)

    def _told(self, result: UndoResult | None) -> UndoResult | None:
        if result is not None:
            kinds = ["objects"] * result.objects_changed + ["labels"] * bool(result.frames) + ["history"]
            self._tell(*kinds, frames=result.frames)
        return result

    def last_job(self) -> Change | None:
        """The newest job that is not undone, also of another day; None: there is none. May read from disk.

        Raises:
            WorkspaceError: it cannot be read.
        """
        return self._history.last_job()

    # Runs of an adaptation

    def add_run(self, engine: str, settings: Mapping[str, Any]) -> int:
        """Note that an adaptation begins; returns its id. ``settings`` are JSON values."""
        return self._runs.add(engine, settings)

    def update_run(
        self,
        run: int,
        *,
        curve: Collection[Mapping[str, float]] | None = None,
        chosen: int | None = None,
        finished: bool | None = None,
    ) -> None:
        """Note how it went; what is None stays as it is."""
        self._runs.update(run, curve=curve, chosen=chosen, finished=finished)

    def runs(self) -> tuple[RunInfo, ...]:
        """All runs, oldest first."""
        return self._runs.listed()

    def _close_job(self, job: JobChange, keep: bool) -> None:
        with self._edit:
            if not job.is_open:
                return
            job.is_open = False
            self._jobs.remove(job)
            if keep or job.change is None:
                return
            frames = self._history.drop(job.change)
        self._tell("labels", "history", frames=frames)

    # Saving and telling

    def flush(self, timeout: float | None = None) -> None:
        """Wait until everything is on disk.

        Raises:
            WorkspaceError: writing fails, or ``timeout`` seconds are over. What waits is tried again all the
                same.
        """
        self._writer.flush(timeout)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; returns what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def _tell(self, *kinds: str, frames: Iterable[int] = ()) -> None:
        listed = tuple(frames)
        for kind in kinds:
            for listener in tuple(self._listeners):
                listener(kind, listed if kind == "labels" else ())

    def _blank(self) -> LabelMap:
        return np.zeros(self._size, np.uint8)
