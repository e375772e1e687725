"""What the writer thread writes for a video: recording a change, and taking one back or doing it again."""

import contextlib
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, update

from vosannot.core.errors import WorkspaceError
from vosannot.project import journal
from vosannot.project.changes import Change, Patch, PatchKind
from vosannot.project.content import Content
from vosannot.project.kept import Kept
from vosannot.project.leases import Lease
from vosannot.project.people import author
from vosannot.project.records import FrameState, ObjectInfo, VideoStatus
from vosannot.project.schema import changes, object_changes, patches, videos

__all__ = ["Record", "Revert", "Statement"]


class Later:
    """Base of the operations: remembers whom to tell when it is on disk.

    Attributes:
        lease: what it may be written under; None where nobody needs one.
        reverts: it is an undo or a redo.
    """

    lease: Lease | None = None
    reverts = False

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done

    @property
    def _fence(self) -> int | None:
        return None if self.lease is None else self.lease.fence

    def prepare(self) -> None:
        """Nothing to encode."""

    def apply(self, connection: Connection) -> None:
        """Write."""
        raise NotImplementedError

    def done(self) -> None:
        """Tell."""
        self._done()

    def strokes(self, read: Callable[[], AbstractContextManager[Connection]]) -> tuple[list[Kept], str | None]:
        """What a person would miss if this could not be written: frames, and the object list as JSON, if it changes.

        Args:
            read: opens a connection, for pixels that only the journal has.
        """
        return [], None


class Statement(Later):
    """A piece of SQL that stands alone."""

    def __init__(self, run: Callable[[Connection], object]) -> None:
        super().__init__(lambda: None)
        self._run = run

    def apply(self, connection: Connection) -> None:
        """Run it."""
        self._run(connection)


class Record(Later):
    """A new change, or more frames of one that is open.

    Args:
        first: the change is not in the journal yet; what was undone before it is forgotten.
        recorded: what it does to each frame.
        contents: new pixels of the frames with a box or whole patch, unless their label map is removed.
        again: frames that this change has recorded before; their "before" stays as it is.
        objects: the new object list, if it changed.
        done: called when it is on disk.
    """

    def __init__(
        self,
        video: int,
        change: Change,
        recorded: Sequence[Patch],
        contents: Mapping[int, Content],
        *,
        first: bool,
        done: Callable[[], None],
        again: Collection[int] = (),
        objects: tuple[tuple[ObjectInfo, ...], tuple[ObjectInfo, ...]] | None = None,
    ) -> None:
        super().__init__(done)
        self._video = video
        self._change = change
        self._recorded = tuple(recorded)
        self._contents = dict(contents)
        self._parts = {p.frame: change.parts[p.frame] for p in recorded if p.kind is PatchKind.BOX}
        self._first = first
        self._again = frozenset(again)
        self._objects = objects
        self._created = time.time()

    def prepare(self) -> None:
        """Encode everything."""
        for content in self._contents.values():
            content.png()
        for before, after in self._parts.values():
            if before is not None:
                before.png()
            after.png()

    def apply(self, connection: Connection) -> None:
        """Journal first (it copies the pixels that are about to go), then the label maps."""
        video, number = self._video, self._change.number
        if self._first:
            self._write_header(connection)
        for part in journal.chunks(self._recorded):
            self._write_patches(connection, part)
            maps = {
                p.frame: (p.after, self._contents[p.frame].png())
                for p in part
                if p.after is not None and p.kind in (PatchKind.BOX, PatchKind.WHOLE)
            }
            journal.write_maps(connection, video, number, maps, self._fence)
            journal.delete_maps(connection, video, [p.frame for p in part if p.after is None])
            journal.update_states(
                connection,
                video,
                number,
                [p.after for p in part if p.after is not None and p.kind in (PatchKind.IDS, PatchKind.STATE)],
                self._fence,
            )
        if self._objects is not None:
            journal.write_objects(connection, video, self._objects[1])

    def strokes(self, read: Callable[[], AbstractContextManager[Connection]]) -> tuple[list[Kept], str | None]:
        """See :meth:`Later.strokes`."""
        found = []
        for patch in self._recorded:
            painted = patch.after is not None and patch.kind in (PatchKind.BOX, PatchKind.WHOLE)
            png = self._contents[patch.frame].png() if painted else None
            found.append(_kept(patch, self._change.number, patch.after, png, self._change.title, self._fence or 0))
        return found, None if self._objects is None else journal.dump_objects(self._objects[1])

    def _write_header(self, connection: Connection) -> None:
        # What was undone cannot be done again after a new change; its patches go with it (cascade).
        forgotten = changes.c.video_id == self._video, changes.c.undone.is_(True)
        connection.execute(delete(changes).where(*forgotten))
        connection.execute(
            insert(changes).values(
                video_id=self._video,
                number=self._change.number,
                kind=str(self._change.kind),
                title=self._change.title,
                author=author(),
                created=self._created,
                undone=False,
            )
        )
        if self._objects is not None:
            before, after = (journal.dump_objects(listed) for listed in self._objects)
            connection.execute(
                insert(object_changes).values(
                    video_id=self._video, number=self._change.number, before=before, after=after
                )
            )
        connection.execute(
            update(videos)
            .where(videos.c.id == self._video, videos.c.status == str(VideoStatus.NEW))
            .values(status=str(VideoStatus.IN_PROGRESS))
        )

    def _write_patches(self, connection: Connection, part: Sequence[Patch]) -> None:
        copied = [
            p.frame
            for p in part
            if p.before is not None and p.kind in (PatchKind.WHOLE, PatchKind.IDS) and p.frame not in self._again
        ]
        old = journal.read_maps(connection, self._video, copied) if copied else {}
        rows = []
        for patch in part:
            row = journal.patch_row(self._video, self._change.number, patch)
            row["before"] = row["after"] = None
            if patch.kind is PatchKind.BOX:
                before, after = self._parts[patch.frame]
                row["before"] = None if before is None else before.png()
                row["after"] = after.png()
            else:
                row["before"] = old.get(patch.frame)
                if patch.kind is PatchKind.WHOLE and patch.after is not None:
                    row["after"] = self._contents[patch.frame].png()
            if patch.frame in self._again:
                connection.execute(
                    update(patches)
                    .where(
                        patches.c.video_id == self._video,
                        patches.c.number == self._change.number,
                        patches.c.frame == patch.frame,
                    )
                    .values({name: row[name] for name in row if name.startswith("after")})
                )
            else:
                rows.append(row)
        if rows:
            connection.execute(insert(patches), rows)


class Revert(Later):
    """A change taken back (``undo``) or done again.

    Args:
        reverted: the patches concerned; all of the change's unless frames are left out when a job is dropped.
        contents: the pixels to store for box patches whose frame then has a label map.
        objects: the object list to store, if the change is about it.
        forget: "" keeps the change in the journal for redo; "patches" erases these patches from it, "change"
            all of it.
    """

    reverts = True

    def __init__(
        self,
        video: int,
        change: Change,
        reverted: Sequence[Patch],
        contents: Mapping[int, Content],
        *,
        undo: bool,
        done: Callable[[], None],
        objects: tuple[ObjectInfo, ...] | None = None,
        forget: str = "",
    ) -> None:
        super().__init__(done)
        self._video = video
        self._number = change.number
        self._reverted = tuple(reverted)
        self._contents = dict(contents)
        self._undo = undo
        self._objects = objects
        self._forget = forget

    def prepare(self) -> None:
        """Encode everything."""
        for content in self._contents.values():
            content.png()

    def apply(self, connection: Connection) -> None:
        """Write the label maps as they then are, and what the journal knows of it."""
        video, number = self._video, self._number
        for part in journal.chunks(self._reverted):
            self._restore(connection, part)
            if self._forget == "patches":
                connection.execute(
                    delete(patches).where(
                        patches.c.video_id == video,
                        patches.c.number == number,
                        patches.c.frame.in_([p.frame for p in part]),
                    )
                )
        if self._objects is not None:
            journal.write_objects(connection, video, self._objects)
        this = changes.c.video_id == video, changes.c.number == number
        if self._forget:
            connection.execute(delete(changes).where(changes.c.video_id == video, changes.c.undone.is_(True)))
        if self._forget == "change":
            connection.execute(delete(changes).where(*this))
        elif not self._forget:
            connection.execute(update(changes).where(*this).values(undone=self._undo))

    def strokes(self, read: Callable[[], AbstractContextManager[Connection]]) -> tuple[list[Kept], str | None]:
        """See :meth:`Later.strokes`. Pixels that only the journal has are there, if the change itself was stored."""
        found = []
        for part in journal.chunks(self._reverted):
            blobs: dict[int, bytes | None] = {}
            side = "before" if self._undo else "after"
            # When the server does not answer, what it has is left as it is.
            with contextlib.suppress(WorkspaceError), read() as connection:
                blobs = journal.read_patches(connection, self._video, self._number, side, [p.frame for p in part])
            for patch in part:
                after = patch.before if self._undo else patch.after
                png = self._contents[patch.frame].png() if patch.frame in self._contents else None
                if png is None and after is not None and patch.kind is not PatchKind.BOX:
                    png = blobs.get(patch.frame)
                found.append(_kept(patch, self._number, after, png, "Undo" if self._undo else "Redo", self._fence or 0))
        return found, None if self._objects is None else journal.dump_objects(self._objects)

    def _restore(self, connection: Connection, part: Sequence[Patch]) -> None:
        side = "before" if self._undo else "after"
        targets = {p.frame: p.before if self._undo else p.after for p in part}
        # Which way the pixels come back: from memory, from the journal, or they are there already.
        stored = [
            p.frame
            for p in part
            if targets[p.frame] is not None and (p.kind is PatchKind.WHOLE or (p.kind is PatchKind.IDS and self._undo))
        ]
        blobs = journal.read_patches(connection, self._video, self._number, side, stored) if stored else {}
        maps = {}
        states = []
        for patch in part:
            target = targets[patch.frame]
            if target is None:
                continue
            blob = blobs.get(patch.frame)
            if patch.frame in self._contents:
                maps[patch.frame] = target, self._contents[patch.frame].png()
            elif blob is not None:
                maps[patch.frame] = target, blob
            else:
                states.append(target)
        journal.write_maps(connection, self._video, 0 if self._undo else self._number, maps, self._fence)
        journal.update_states(connection, self._video, 0 if self._undo else self._number, states, self._fence)
        journal.delete_maps(connection, self._video, [f for f, target in targets.items() if target is None])


def _kept(patch: Patch, change: int, after: FrameState | None, png: bytes | None, title: str, fence: int) -> Kept:
    based = patch.before is not None
    if after is None:
        return Kept(patch.frame, change, "none", fence, based, title)
    kind = "labels" if png is not None else "ids" if patch.kind is PatchKind.IDS else "state"
    return Kept(
        patch.frame, change, kind, fence, based, title, str(after.provenance), after.confidence, after.agreement,
        after.object_ids, png,
    )  # fmt: skip
