"""Strokes that a team's workspace has refused, because the video had gone to somebody else: kept on this computer.

A small SQLite database in the settings folder. For each frame it holds what the frame should have become, change by
change, so that an undo that was refused too is understood; it is offered again when the person claims the video again.
"""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vosannot.core.errors import WorkspaceError
from vosannot.core.paths import config_dir
from vosannot.core.words import tr

__all__ = ["Kept", "KeptStrokes", "kept_file"]

_TABLES = """
CREATE TABLE IF NOT EXISTS kept (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL, video INTEGER NOT NULL, frame INTEGER NOT NULL, change INTEGER NOT NULL,
    undone INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL, created REAL NOT NULL,
    kind TEXT NOT NULL, fence INTEGER NOT NULL, based INTEGER NOT NULL, title TEXT NOT NULL,
    provenance TEXT, confidence REAL, agreement REAL, object_ids BLOB NOT NULL, png BLOB);
CREATE INDEX IF NOT EXISTS kept_frames ON kept (workspace, video, frame, change);
CREATE TABLE IF NOT EXISTS kept_objects (
    workspace TEXT NOT NULL, video INTEGER NOT NULL, listed TEXT NOT NULL, PRIMARY KEY (workspace, video));
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one frame of a video should have become.

    Attributes:
        change: number of the change in the video's history.
        kind: "labels": this label map; "ids": only these objects stay; "state": only the provenance; "none": no label
            map.
        fence: of the lease that it was painted under. A label map that was written under a larger one is newer.
        based: the frame had a label map before.
        title: what the change was called.
        object_ids: ids that are in the label map, ascending.
        png: the label map as a palette PNG; None for the other kinds.
    """

    frame: int
    change: int
    kind: str
    fence: int
    based: bool
    title: str
    provenance: str | None = None
    confidence: float | None = None
    agreement: float | None = None
    object_ids: tuple[int, ...] = ()
    png: bytes | None = None

    def after(self, earlier: "Kept") -> "Kept":
        """Both, one after the other: an earlier label map goes on under a later change of what is said of it."""
        kind, png = self.kind, self.png
        if earlier.png is not None and self.kind in ("ids", "state"):
            kind, png = "labels", earlier.png
        return Kept(
            self.frame, self.change, kind, earlier.fence, earlier.based, self.title, self.provenance, self.confidence,
            self.agreement, self.object_ids, png,
        )  # fmt: skip


def kept_file() -> Path:
    """Where it is."""
    return config_dir() / "kept.sqlite"


class KeptStrokes:
    """Thread-safe, and safe with other windows.

    Args:
        path: the file; None: the person's own.

    Every method raises WorkspaceError when the file cannot be used.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or kept_file()
        self._lock = threading.Lock()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = None
            try:
                connection = sqlite3.connect(self._path, timeout=10.0)
                connection.execute("PRAGMA synchronous=FULL")
                connection.executescript(_TABLES)
                with connection:
                    yield connection
            except sqlite3.Error as error:
                raise WorkspaceError(
                    tr(
                        "Strokes that the workspace refuses cannot be kept in {path} ({error}): make room there.",
                        path=self._path,
                        error=error,
                    )
                ) from error
            finally:
                if connection is not None:
                    connection.close()

    def put(
        self,
        workspace: str,
        address: str,
        video: int,
        name: str,
        strokes: Iterable[Kept],
        objects: str | None,
        *,
        reverted: bool = False,
    ) -> None:
        """Keep strokes of one video, all or none; on disk when it returns.

        Args:
            workspace: its id.
            objects: the object list as JSON, if it has changed too.
            reverted: an undo, or a redo: it takes back, or brings back, what is kept of the same change.
        """
        with self._open() as connection:
            for kept in strokes:
                at = (workspace, video, kept.frame, kept.change)
                if reverted:
                    flipped = connection.execute(
                        "UPDATE kept SET undone = 1 - undone "
                        "WHERE workspace = ? AND video = ? AND frame = ? AND change = ?",
                        at,
                    )
                    if flipped.rowcount:
                        continue
                connection.execute(
                    "INSERT INTO kept VALUES (NULL, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *at, address, name, time.time(), kept.kind, kept.fence, kept.based, kept.title,
                        kept.provenance, kept.confidence, kept.agreement, bytes(kept.object_ids), kept.png,
                    ),
                )  # fmt: skip
            if objects is not None:
                connection.execute("INSERT OR REPLACE INTO kept_objects VALUES (?, ?, ?)", (workspace, video, objects))

    def of(self, workspace: str, video: int) -> tuple[Kept, ...]:
        """What is kept of a video, by frame."""
        found: dict[int, Kept] = {}
        with self._open() as connection:
            for kept in self._rows(connection, workspace, video):
                earlier = found.get(kept.frame)
                found[kept.frame] = kept if earlier is None else kept.after(earlier)
        return tuple(found[frame] for frame in sorted(found))

    def objects(self, workspace: str, video: int) -> str | None:
        """The object list that went with it, as JSON."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT listed FROM kept_objects WHERE workspace = ? AND video = ?", (workspace, video)
            ).fetchone()
        return None if row is None else str(row[0])

    def listed(self) -> list[tuple[str, str, int, int]]:
        """Everything: the workspace's address, the video's name and number, and how many frames."""
        with self._open() as connection:
            return [
                (str(address), str(name), int(video), int(many))
                for address, name, video, many in connection.execute(
                    "SELECT address, name, video, count(DISTINCT frame) FROM kept WHERE NOT undone "
                    "GROUP BY workspace, video ORDER BY address, name"
                )
            ]

    def drop(self, workspace: str, video: int, frames: Iterable[int]) -> None:
        """These have been written, or are not wanted any more."""
        with self._open() as connection:
            connection.executemany(
                "DELETE FROM kept WHERE workspace = ? AND video = ? AND frame = ?",
                [(workspace, video, frame) for frame in frames],
            )
            connection.execute(
                "DELETE FROM kept_objects AS o WHERE workspace = ? AND video = ? AND NOT EXISTS "
                "(SELECT 1 FROM kept AS k WHERE k.workspace = o.workspace AND k.video = o.video)",
                (workspace, video),
            )

    @staticmethod
    def _rows(connection: sqlite3.Connection, workspace: str, video: int) -> Iterator[Kept]:
        for row in connection.execute(
            "SELECT frame, change, kind, fence, based, title, provenance, confidence, agreement, object_ids, png "
            "FROM kept WHERE workspace = ? AND video = ? AND NOT undone ORDER BY number",
            (workspace, video),
        ):
            number, change, kind, fence, based, title, provenance, confidence, agreement, ids, png = row
            yield Kept(
                number, change, kind, fence, bool(based), title, provenance, confidence, agreement, tuple(ids),
                None if png is None else bytes(png),
            )  # fmt: skip
