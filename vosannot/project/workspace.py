"""A workspace: one file with many videos, their masks, and how they came about."""

import atexit
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, update
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import WorkspaceError
from vosannot.media.clip import ClipInfo
from vosannot.project import database, migration, schema
from vosannot.project.document import Document
from vosannot.project.failures import explain
from vosannot.project.locking import WorkspaceLock
from vosannot.project.reading import Reader
from vosannot.project.records import (
    FrameState,
    ObjectInfo,
    Provenance,
    RunInfo,
    UndoResult,
    VideoInfo,
    VideoStatus,
)
from vosannot.project.videos import Videos
from vosannot.project.writer import Writer

__all__ = [
    "FrameState",
    "ObjectInfo",
    "Provenance",
    "RunInfo",
    "UndoResult",
    "VideoInfo",
    "VideoStatus",
    "Workspace",
]


class Workspace:
    """Open with :meth:`open`; a context manager that closes itself. Thread-safe."""

    def __init__(self, path: Path, lock: WorkspaceLock, engine: Engine) -> None:
        self._path = path
        self._lock = lock
        self._closing = threading.Lock()
        self._closed = False
        self._reader = Reader(path, engine)
        self._writer = Writer(self._reader.writing, lambda error: explain(path, error))
        try:
            with self._reader() as connection:
                self._videos = Videos(connection, self._writer)
        except BaseException:
            self._writer.close(abandon=True)
            raise
        self._opened: set[int] = set()
        self._documents: weakref.WeakValueDictionary[int, Document] = weakref.WeakValueDictionary()
        self.on_error: list[Callable[[WorkspaceError], None]] = self._writer.on_error
        self.on_recovered: list[Callable[[], None]] = self._writer.on_recovered
        atexit.register(self._at_exit)

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Self:
        """Open a workspace, or make one where there is none.

        Args:
            path: the workspace file.
            create: False refuses to make one.

        Raises:
            BusyError: another window or program has it open.
            WorkspaceError: it cannot be used; one sentence says why. A file that is refused keeps every byte.
        """
        path = Path(path).expanduser().absolute()
        if not path.parent.is_dir():
            raise WorkspaceError(f"The folder {path.parent} for the workspace {path.name} does not exist.")
        if path.is_dir():
            raise WorkspaceError(f"{path} is a folder, not a workspace file.")
        if not path.exists() and not create:
            raise WorkspaceError(f"The workspace {path} does not exist.")
        lock = WorkspaceLock(path.resolve())  # one lock, whatever links lead to the file
        try:
            if not path.exists():
                database.create(path)
            database.probe(path)
            engine = database.connect(path)
            try:
                # A write to begin with: a read-only or full disk is told now, not at the first stroke.
                with engine.begin() as connection:
                    migration.upgrade(connection)
                    connection.execute(
                        update(schema.meta)
                        .where(schema.meta.c.key == "version")
                        .values(value=database.program_version())
                    )
                return cls(path, lock, engine)
            except BaseException:
                engine.dispose()
                raise
        except SQLAlchemyError as error:
            lock.release()
            raise explain(path, error) from error
        except BaseException:
            lock.release()
            raise

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self._path

    @property
    def write_error(self) -> WorkspaceError | None:
        """Why saving is stuck just now; None when it is not."""
        return self._writer.failure

    def videos(self) -> list[VideoInfo]:
        """In the order they were added."""
        return self._videos.listed()

    def video(self, video_id: int) -> VideoInfo:
        """One video."""
        return self._videos.get(video_id)

    def add_video(self, info: ClipInfo) -> VideoInfo:
        """Add a clip; the same path again gives the video that is there.

        Raises:
            WorkspaceError: the file has changed its size or length since it was annotated (its masks stay as
                they are), or the workspace cannot be written.
        """
        return self._videos.add(info)

    def relocate_video(self, video_id: int, info: ClipInfo) -> VideoInfo:
        """The video's file has moved; its masks stay.

        Raises:
            WorkspaceError: the clip there has another size or length.
        """
        return self._videos.relocate(video_id, info)

    def set_status(self, video_id: int, status: VideoStatus) -> VideoInfo:
        """Say how far the video is."""
        return self._videos.change(video_id, status=status)

    def set_notes(self, video_id: int, notes: str) -> VideoInfo:
        """Write down a remark."""
        return self._videos.change(video_id, notes=notes)

    def add_time(self, video_id: int, seconds: float) -> VideoInfo:
        """Somebody worked on the video for so long."""
        return self._videos.change(video_id, add_seconds=seconds)

    def video_document(self, video_id: int) -> Document:
        """All state of a video; the same object as long as somebody holds it."""
        with self._closing:
            if self._closed:
                raise WorkspaceError("The workspace is closed.")
            document = self._documents.get(video_id)
            if document is None:
                # A document that nobody holds any more may have left edits in the queue.
                if video_id in self._opened:
                    self._writer.flush()
                self._opened.add(video_id)
                document = Document(self.video(video_id), self._videos, self._writer, self._reader)
                self._documents[video_id] = document
            return document

    def flush(self, timeout: float | None = None) -> None:
        """Wait until everything is on disk; see :meth:`Document.flush`."""
        self._writer.flush(timeout)

    def close(self, *, abandon: bool = False) -> None:
        """Save what waits and let go of the file. Closing again does nothing.

        Args:
            abandon: close even if the disk takes no more, and lose what waits.

        Raises:
            WorkspaceError: what waits cannot be written. The workspace stays open. Never with ``abandon``.
        """
        with self._closing:
            if self._closed:
                return
            self._writer.close(abandon=abandon)
            self._closed = True
        atexit.unregister(self._at_exit)
        self._reader.close()
        self._lock.release()

    def _at_exit(self) -> None:
        # Whoever forgot to close does not lose the last strokes.
        self.close(abandon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
