"""A workspace: one file, or a team's database, with many videos, their masks, and how they came about."""

import atexit
import contextlib
import struct
import threading
import weakref
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from vosannot.core.errors import BusyError, DamagedError, ExportError, WorkspaceError
from vosannot.core.words import tr
from vosannot.media.clip import ClipInfo
from vosannot.project import database, migration
from vosannot.project.address import Address, TeamAddress, address_of
from vosannot.project.backend import Backend
from vosannot.project.backups import make_backup, newest_backup
from vosannot.project.copying import Rest, copy_database
from vosannot.project.document import Document
from vosannot.project.failures import explain
from vosannot.project.kept import KeptStrokes
from vosannot.project.locking import WorkspaceLock
from vosannot.project.operations import Later
from vosannot.project.postgresql import TeamReader
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
from vosannot.project.tallies import Tally, read_tallies, read_thumbnail
from vosannot.project.team import LEASE_S, Team
from vosannot.project.videos import Videos
from vosannot.project.writer import LeasedWriter, Operation, Saver, Writer

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


_ABANDON_S = 3.0  # how long a server that does not answer is waited for when the rest is put aside


class Workspace:
    """Open with :meth:`open`; a context manager that closes itself. Thread-safe.

    Attributes:
        team: who works on what, and reviews; also in a file, where nobody else can have a video.
        on_kept: called on the writer thread with the video's number and a sentence, when strokes were refused and kept
            on this computer.
        on_refused: called on the writer thread with what the team's database does not allow; it is not tried again.
    """

    def __init__(self, reader: Backend, *, lease_seconds: float = LEASE_S, kept: KeptStrokes | None = None) -> None:
        self._closing = threading.Lock()
        self._closed = False
        self._reader = reader
        self._kept = kept or KeptStrokes()
        self.on_kept: list[Callable[[int, str], None]] = []
        self._writer = Writer(reader.writing, reader.explain, self._keep if reader.shared else None, reader.final)
        self.on_refused: list[Callable[[WorkspaceError], None]] = self._writer.on_refused
        try:
            with self._reader() as connection:
                self._videos = Videos(connection, self._writer)
            run = reader.run if isinstance(reader, TeamReader) else self._writer.call
            self.team = Team(reader, run, self._writer, self._videos, self._kept, lease_seconds)
        except BaseException:
            self._writer.close(abandon=True)
            raise
        self._opened: set[int] = set()
        self._documents: weakref.WeakValueDictionary[int, Document] = weakref.WeakValueDictionary()
        self._unsaved: list[Document] = []
        self.on_error: list[Callable[[WorkspaceError], None]] = self._writer.on_error
        self.on_recovered: list[Callable[[], None]] = self._writer.on_recovered
        # While the disk refuses, what a document knows is not on disk: it must be found again when it is opened again.
        self.on_error.append(lambda _: self._unsaved.extend(self._documents.values()))
        self.on_recovered.append(self._unsaved.clear)
        atexit.register(self._at_exit)

    @classmethod
    def open(
        cls,
        path: Address | str,
        *,
        create: bool = True,
        lease_seconds: float = LEASE_S,
        kept: KeptStrokes | None = None,
    ) -> Self:
        """Open a workspace, or make one where there is none.

        Args:
            path: the workspace file, or the URL of a team's database, in which a workspace has been made.
            create: False refuses to make one.
            lease_seconds: after which a video that this opening has claimed is free again when nothing is heard of it.
            kept: where strokes go that are refused; None: the person's own place.

        Raises:
            BusyError: another window or program has it open.
            DamagedError: the file is damaged; the sentence names its newest backup.
            WorkspaceError: it cannot be used; one sentence says why. A file that is refused keeps every byte.
        """
        address = address_of(path)
        if isinstance(address, TeamAddress):
            reader = TeamReader(address)
            try:
                return cls(reader, lease_seconds=lease_seconds, kept=kept)
            except BaseException:
                reader.close()
                raise
        path = address.expanduser().absolute()
        if not path.parent.is_dir():
            raise WorkspaceError(
                tr("The folder {parent} for the workspace {name} does not exist.", parent=path.parent, name=path.name)
            )
        if path.is_dir():
            raise WorkspaceError(tr("{path} is a folder, not a workspace file.", path=path))
        if not path.exists() and not create:
            raise WorkspaceError(tr("The workspace {path} does not exist.", path=path))
        lock = WorkspaceLock(path.resolve())  # one lock, whatever links lead to the file
        try:
            if not path.exists():
                database.create(path)
            database.probe(path)
            engine = database.connect(path)
            try:
                _upgrade(path, engine)
                # It begins with a write: a read-only or full disk is told now, not at the first stroke.
                return cls(Reader(path, engine, lock), lease_seconds=lease_seconds, kept=kept)
            except BaseException:
                engine.dispose()
                raise
        except BaseException as error:
            lock.release()
            if not isinstance(error, SQLAlchemyError | DamagedError):
                raise
            told = explain(path, error)
            newest = newest_backup(path) if isinstance(told, DamagedError) else None
            if newest is None:
                raise told from error
            raise DamagedError(tr("{told} Its newest backup is of {when}.", told=told, when=newest.when)) from error

    @property
    def address(self) -> Address:
        """The workspace file, or the team's database; its text never shows a password."""
        return self._reader.address

    @property
    def shared(self) -> bool:
        """Others may have it open too; a video is claimed before it is written to."""
        return self._reader.shared

    @property
    def path(self) -> Path:
        """The workspace file.

        Raises:
            WorkspaceError: it is a team's database.
        """
        address = self._reader.address
        if isinstance(address, TeamAddress):
            raise WorkspaceError(tr("This needs a workspace file; make one with: vosannot workspace copy URL FILE"))
        return address

    @property
    def write_error(self) -> WorkspaceError | None:
        """Why saving is stuck just now; None when it is not."""
        return self._writer.failure

    @property
    def closed(self) -> bool:
        """It has been closed."""
        return self._closed

    @property
    def unsaved(self) -> int:
        """How many changes wait for the disk."""
        return self._writer.backlog

    def retry(self) -> None:
        """Try at once to save what the disk has refused; does not wait."""
        self._writer.retry()

    def refresh(self) -> None:
        """Look again which videos there are and how far they are: others may have changed that.

        Raises:
            WorkspaceError: they cannot be read.
        """
        if self.shared:
            # What this opening has said of them, and is not written yet, must not be forgotten.
            self._writer.flush()
            with self._reader() as connection:
                self._videos.read(connection)

    @property
    def refused(self) -> tuple[str, ...]:
        """Sentences about videos that are not listed, because what stands in the workspace makes no sense."""
        return self._videos.refused

    def copy_to(self, path: Path, rest: Rest | None = None) -> None:
        """A copy of what is on disk now, whole and checked, while everybody goes on; see :mod:`.copying`.

        Raises:
            DamagedError: the copy, and so the workspace, is damaged; no copy is left.
            WorkspaceError, ExportError: the workspace cannot be read, or the copy not written.
        """
        _ = self.path  # a team's database is copied row by row
        with self._reader() as connection:
            copy_database(connection, path, rest)

    def move_to(self, path: Path) -> None:
        """Save a copy elsewhere and go on there, with all changes that wait for the disk; the old file stays.

        Raises:
            WorkspaceError, ExportError: there is a file of that name, it cannot be written, or the workspace cannot
                be read; then everything is as before. Or the changes that wait cannot be written there either.
        """
        path = path.expanduser().absolute()
        if path.exists() or any(file.exists() for file in database.side_files(path)):
            raise ExportError(tr("There is a file {path} already; choose another name.", path=path))
        self._writer.errand(lambda: self._reader.move(path, copy_database))
        self._writer.flush()

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

    def remove_videos(self, video_ids: Collection[int], *, masks: int = 0) -> None:
        """Take videos out of the workspace, with masks, history and notes. Their files stay; there is no undo.

        Args:
            masks: how many label maps may go with them; with more, nothing is removed.

        Raises:
            WorkspaceError: they have more label maps, somebody works on one of them, or it cannot be written.
        """
        with self._closing:  # nobody opens one of them meanwhile
            for video_id in video_ids:
                document = self._documents.get(video_id)
                if document is not None and document.in_use:
                    raise WorkspaceError(
                        tr("{name} is in use: close it first. Nothing was removed.", name=document.video.name)
                    )
            self._videos.remove(tuple(video_ids), masks)
            for video_id in video_ids:  # SQLite may give the number to another video
                self._documents.pop(video_id, None)
                self._opened.discard(video_id)

    def tallies(self, video_ids: Collection[int] = ()) -> dict[int, Tally]:
        """What is there of each video (of all by default), from one look at the store; see :mod:`.tallies`."""
        with self._reader() as connection:
            return read_tallies(connection, video_ids)

    def thumbnail(self, video_id: int) -> bytes | None:
        """The video's small picture as JPEG; None: nobody has made one."""
        with self._reader() as connection:
            return read_thumbnail(connection, video_id)

    def set_thumbnail(self, video_id: int, jpeg: bytes) -> None:
        """Keep a small picture of the video."""
        self._videos.set_thumbnail(video_id, jpeg)

    def video_document(self, video_id: int) -> Document:
        """All state of a video; the same object as long as somebody holds it.

        In a team's workspace it is for looking only, unless the video has been claimed (:attr:`team`) before; another
        claim makes another document.
        """
        with self._closing:
            if self._closed:
                raise WorkspaceError(tr("The workspace is closed."))
            lease = self.team.lease(video_id) if self.shared else None
            document = self._documents.get(video_id)
            if document is not None and self.shared and (document.lease is not lease or document.lease is None):
                document = None  # it knows what was there before somebody else had the video
            if document is None:
                # A document that nobody holds any more may have left edits in the queue.
                if video_id in self._opened:
                    self._writer.flush()
                self._opened.add(video_id)
                writer: Saver = self._writer
                if self.shared:
                    writer = LeasedWriter(self._writer, lease, self.team.holder(video_id) if lease is None else "")
                try:
                    document = Document(self.video(video_id), self._videos, writer, self._reader)
                except (ValueError, KeyError, TypeError, struct.error) as error:
                    raise DamagedError(
                        tr(
                            "What the workspace knows of {name} makes no sense ({error}).",
                            name=self.video(video_id).name,
                            error=error,
                        )
                    ) from error
                self._documents[video_id] = document
                if self._writer.failure is not None:
                    self._unsaved.append(document)
            return document

    def editable_document(self, video_id: int) -> Document:
        """As :meth:`video_document`, after claiming the video if it is free; somebody else's can only be looked at."""
        if self.shared:
            with contextlib.suppress(BusyError):
                self.team.claim(video_id)
        return self.video_document(video_id)

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
            self._writer.close(
                abandon=abandon, patience=_ABANDON_S if self.shared else None, interrupt=self._reader.interrupt
            )
            self._closed = True
        atexit.unregister(self._at_exit)
        self.team.close(at_once=abandon)
        self._reader.close()

    def _keep(self, refused: Sequence[Operation]) -> None:
        """Put strokes aside that the team's database does not take; raises if this computer does not take them."""
        kept: dict[int, tuple[str, int]] = {}
        for operation in refused:
            lease = operation.lease
            if lease is None or not isinstance(operation, Later):
                continue
            strokes, objects = operation.strokes(self._reader)
            if strokes or objects is not None:
                name = self.video(lease.video).name
                self.team.keep(lease.video, name, strokes, objects, reverted=operation.reverts)
                kept[lease.video] = name, kept.get(lease.video, ("", 0))[1] + len(strokes)
            if lease.lost:
                self.team.lose(lease)
        for video, (name, _) in kept.items():
            sentence = tr(
                "{video} has gone to somebody else: what you painted since is kept on this computer.", video=name
            )
            for callback in tuple(self.on_kept):
                callback(video, sentence)

    def _at_exit(self) -> None:
        # Whoever forgot to close does not lose the last strokes.
        self.close(abandon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _upgrade(path: Path, engine: Engine) -> None:
    """Bring an older workspace up to date; a backup of what it was comes first, where one can be made."""
    with engine.connect() as connection:
        if not migration.due(connection):
            return
    with contextlib.suppress(WorkspaceError, ExportError):
        make_backup(path, datetime.now())
    with engine.begin() as connection:
        migration.upgrade(connection)
