"""The videos of a workspace: a list in memory, written behind."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from vosannot.core.errors import ClipError, WorkspaceError
from vosannot.core.words import mark, tr
from vosannot.media.clip import ClipInfo, ClipKind
from vosannot.media.remote import address_of_clip, clip_path
from vosannot.project.incoming import checked
from vosannot.project.operations import Statement
from vosannot.project.records import VideoInfo, VideoStatus
from vosannot.project.schema import label_maps, leases, videos
from vosannot.project.writer import Writer

__all__ = ["Videos", "fingerprint"]

_SAMPLE = 65536
_UNKNOWN_VIDEO = mark("The workspace has no video number {number}.")


def fingerprint(path: Path, stems: Sequence[str] = ()) -> str:
    """A cheap digest of a video file or image folder: sizes, names, and the bytes at both ends of a file.

    Copying a file or touching it does not change the digest. Returns "" when the source cannot be read.
    """
    digest = hashlib.sha256()
    try:
        if path.is_dir():
            digest.update("\n".join(stems).encode())
            # A hundred files tell as much as all: looking at each of 20,000 on a network drive takes minutes.
            files = sorted(p for p in path.iterdir() if p.is_file())
            for file in files[:: max(1, len(files) // 100)]:
                digest.update(f"{file.name} {file.stat().st_size}\n".encode())
        else:
            size = path.stat().st_size
            digest.update(str(size).encode())
            with path.open("rb") as source:
                digest.update(source.read(_SAMPLE))
                source.seek(max(0, size - _SAMPLE))
                digest.update(source.read(_SAMPLE))
    except OSError:
        return ""
    return digest.hexdigest()


def _info(row: Any) -> VideoInfo:
    try:
        path = clip_path(row.path)
    except ClipError as error:
        raise ValueError(str(error).rstrip(".")) from error
    return VideoInfo(
        id=row.id,
        path=path,
        name=row.name,
        kind=row.kind,
        width=row.width,
        height=row.height,
        frame_count=row.frame_count,
        fps=row.fps,
        status=VideoStatus(row.status),
        notes=row.notes,
        time_spent=row.time_spent,
        added=row.added,
        fingerprint=row.fingerprint,
        stems=tuple(json.loads(row.stems)),
    )


def _source_columns(clip: ClipInfo, path: Path) -> dict[str, Any]:
    stems = list(clip.stems) if clip.kind is ClipKind.IMAGES else []
    return {
        "path": address_of_clip(path),
        "name": clip.name,
        "kind": str(clip.kind),
        "width": clip.width,
        "height": clip.height,
        "frame_count": clip.frame_count,
        "fps": float(clip.fps or 0.0),
        "stems": json.dumps(stems, ensure_ascii=False),
        "fingerprint": fingerprint(path, stems),
    }


class Videos:
    """Thread-safe.

    Args:
        connection: where the list is read from.

    Attributes:
        refused: sentences about videos that are not listed, because their rows make no sense.
    """

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._writer = writer
        self._lock = threading.Lock()
        self.refused: tuple[str, ...] = ()
        self.read(connection)

    def read(self, connection: Connection) -> None:
        """Read the list (again: others may have added to it). What no program of ours has written is left out."""
        wanted = [column for column in videos.columns if column is not videos.c.thumbnail]
        known, refused = {}, []
        for row in connection.execute(select(*wanted).order_by(videos.c.id)):
            try:
                known[row.id] = checked(_info(row))
            except ValueError as error:
                refused.append(tr("Video {number} of the workspace is not listed: {why}.", number=row.id, why=error))
        with self._lock:
            self._known = known
            self._at = {each.path: each.id for each in known.values()}
            self.refused = tuple(refused)

    def listed(self) -> list[VideoInfo]:
        """In the order they were added."""
        with self._lock:
            return list(self._known.values())

    def get(self, video: int) -> VideoInfo:
        """One video.

        Raises:
            WorkspaceError: there is no such video.
        """
        try:
            return self._known[video]
        except KeyError:
            raise WorkspaceError(tr(_UNKNOWN_VIDEO, number=video)) from None

    def add(self, clip: ClipInfo) -> VideoInfo:
        """Add a clip, or find the one that was added from the same path.

        Raises:
            WorkspaceError: what is at the path is not what was annotated, or the workspace cannot be written.
        """
        path = Path(clip.path).absolute()
        with self._lock:
            known = self._known.get(self._at.get(path, 0))
        if known is None:
            return self._store(_source_columns(clip, path))
        self._compare(known, clip)
        return known

    def relocate(self, video: int, clip: ClipInfo) -> VideoInfo:
        """The video moved to another path; its masks stay.

        Raises:
            WorkspaceError: the clip there has another size or number of frames, or is another video's
                already.
        """
        known, path = self.get(video), Path(clip.path).absolute()
        self._compare(known, clip)
        for other in self.listed():
            if other.path == path and other.id != video:
                raise WorkspaceError(tr("{path} is in the workspace already, as {name}.", path=path, name=other.name))
        columns = _source_columns(clip, path)
        self._writer.call(lambda c: c.execute(update(videos).where(videos.c.id == video).values(columns)))
        with self._lock:
            self._at.pop(known.path, None)
        changed = replace(
            self.get(video),
            path=path,
            name=columns["name"],
            fingerprint=columns["fingerprint"],
            stems=tuple(json.loads(columns["stems"])),
        )
        return self._remember(changed)

    def change(
        self,
        video: int,
        status: VideoStatus | None = None,
        notes: str | None = None,
        add_seconds: float = 0.0,
    ) -> VideoInfo:
        """Change what people say of a video; written behind."""
        with self._lock:
            known = self.get(video)
            changed = replace(
                known,
                status=known.status if status is None else status,
                notes=known.notes if notes is None else notes,
                time_spent=known.time_spent + add_seconds,
            )
            self._known[video] = changed
            # Only what changes: of the rest, somebody else may know more.
            values: dict[str, Any] = {}
            if status is not None:
                values["status"] = str(status)
            if notes is not None:
                values["notes"] = notes
            if add_seconds:
                values["time_spent"] = videos.c.time_spent + add_seconds
            if values:
                statement = update(videos).where(videos.c.id == video).values(values)
                self._writer.submit(Statement(_execute(statement)))
        return changed

    def said(self, video: int, status: VideoStatus) -> None:
        """Somebody has written how far the video is."""
        with self._lock:
            self._known[video] = replace(self.get(video), status=status)

    def remove(self, numbers: Collection[int], masks: int) -> None:
        """Take videos out of the workspace, with everything that is known of them.

        Raises:
            WorkspaceError: they have more label maps than ``masks``, or the workspace cannot be written.
        """

        def write(connection: Connection) -> int:
            # A workspace takes some thousand videos, SQLite's statements some ten thousand numbers.
            count = select(func.count()).select_from(label_maps).where(label_maps.c.video_id.in_(numbers))
            found = connection.execute(count).scalar_one()
            if found <= masks:
                connection.execute(delete(videos).where(videos.c.id.in_(numbers)))
            return found

        found = self._writer.call(write)
        if found > masks:
            raise WorkspaceError(
                tr("These videos have {found} masks now, more than a moment ago: nothing was removed.", found=found)
            )
        with self._lock:
            for number in numbers:
                gone = self._known.pop(number, None)
                if gone is not None:
                    self._at.pop(gone.path, None)

    def set_thumbnail(self, video: int, jpeg: bytes) -> None:
        """Keep a small picture of the video; written behind."""
        statement = update(videos).where(videos.c.id == video).values(thumbnail=jpeg)
        self._writer.submit(Statement(_execute(statement)))

    def begun(self, video: int) -> None:
        """Somebody changed something: a new video is now in progress (the change's record stores it)."""
        with self._lock:
            known = self.get(video)
            if known.status is VideoStatus.NEW:
                self._known[video] = replace(known, status=VideoStatus.IN_PROGRESS)

    def _store(self, columns: dict[str, Any]) -> VideoInfo:
        def write(connection: Connection) -> VideoInfo:
            there = connection.execute(select(videos).where(videos.c.path == columns["path"])).one_or_none()
            if there is not None:  # somebody else has just added it
                return _info(there)
            result = connection.execute(
                insert(videos).values(
                    **columns, status=str(VideoStatus.NEW), notes="", time_spent=0.0, added=time.time()
                )
            )
            key = result.inserted_primary_key
            assert key is not None
            connection.execute(insert(leases).values(video_id=key[0], fence=0))
            return _info(connection.execute(select(videos).where(videos.c.id == key[0])).one())

        return self._remember(self._writer.call(write))

    def _remember(self, info: VideoInfo) -> VideoInfo:
        with self._lock:
            self._known[info.id] = info
            self._at[info.path] = info.id
        return info

    def _compare(self, known: VideoInfo, clip: ClipInfo) -> None:
        was = tr(
            "{frame_count} frames of {width}x{height}",
            frame_count=known.frame_count,
            width=known.width,
            height=known.height,
        )
        now = tr(
            "{frame_count} frames of {width}x{height}",
            frame_count=clip.frame_count,
            width=clip.width,
            height=clip.height,
        )
        if was != now:
            raise WorkspaceError(
                tr(
                    "{path} has changed since it was annotated: it had {was}, now it has {now}. Its masks were "
                    "not touched; put the old video back, or add the new one under another name.",
                    path=clip.path,
                    was=was,
                    now=now,
                )
            )


def _execute(statement: Any) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(statement)
