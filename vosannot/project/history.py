"""The undo history of one video: which changes are done, which are undone, and how one is taken back."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from vosannot.masks.label_map import LabelMap
from vosannot.project import journal
from vosannot.project.changes import Change, ChangeKind, Patch, PatchKind
from vosannot.project.content import Content, frozen
from vosannot.project.frames import Frames, Source, Stored
from vosannot.project.operations import Record, Revert
from vosannot.project.records import ObjectInfo, UndoResult
from vosannot.project.writer import Saver

__all__ = ["History"]


class History:
    """Linear and unlimited. The document that owns it lets one thread at a time in.

    Args:
        video: the video's id.
        blank: makes an all-background label map of the video's size.
        read: opens a connection for reading.
        connection: where the history is read from; the patches follow when they are needed.
    """

    def __init__(
        self,
        video: int,
        blank: Callable[[], LabelMap],
        read: Callable[[], AbstractContextManager[Connection]],
        connection: Connection,
        writer: Saver,
        frames: Frames,
    ) -> None:
        self._video = video
        self._blank = blank
        self._read = read
        self._writer = writer
        self._frames = frames
        self._done, self._undone = journal.read_history(connection, video)
        newest = [listed[0] for listed in (self._undone, self._done[::-1]) if listed]
        self._next = max((change.number for change in newest), default=0) + 1
        self._clock = 0
        self._touched: dict[int, tuple[int, int]] = {}
        self.objects = journal.read_objects(connection, video)

    @property
    def clock(self) -> int:
        """Counts changes, undos and redos since the video was opened."""
        return self._clock

    @property
    def last_done(self) -> Change | None:
        """What undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Change | None:
        """What redo does again."""
        return self._undone[-1] if self._undone else None

    def last_job(self) -> Change | None:
        """The newest job that is done, with its patches: read from disk if it was made before the video was opened."""
        change = next((c for c in reversed(tuple(self._done)) if c.kind is ChangeKind.JOB), None)
        if change is not None and change.patches is None:
            with self._read() as connection:
                journal.read_change(connection, self._video, change)
        return change

    def touched_since(self, frame: int, clock: int, but_by: Change | None) -> bool:
        """Whether anything but one change wrote to the frame after :attr:`clock` stood there."""
        when, number = self._touched.get(frame, (0, 0))
        return when > clock and (but_by is None or number != but_by.number)

    def record(
        self,
        kind: ChangeKind,
        title: str,
        patches: Collection[Patch],
        contents: dict[int, Content],
        *,
        decoded: dict[int, LabelMap] | None = None,
        parts: dict[int, tuple[Content | None, Content]] | None = None,
        objects: tuple[ObjectInfo, ...] | None = None,
    ) -> Change:
        """A new change. It clears redo.

        Args:
            contents: new pixels by frame, for box and whole patches that leave a label map.
            decoded: the same as arrays, as far as they are at hand.
            parts: the boxes before and after, for box patches.
            objects: the new object list, if it changes.
        """
        self._writer.check()
        change = Change(self._next, kind, title, parts=dict(parts or {}))
        self._next += 1
        self._undone.clear()
        self._done.append(change)
        if objects is not None:
            change.objects = self.objects, objects
            self.objects = objects
        self._write(change, patches, contents, decoded or {}, first=True)
        return change

    def extend(self, change: Change, patch: Patch, content: Content, decoded: LabelMap | None = None) -> None:
        """One more frame (or the same again) of an open change; a whole patch."""
        self._writer.check()
        self._write(change, (patch,), {patch.frame: content}, {} if decoded is None else {patch.frame: decoded})

    def _write(
        self,
        change: Change,
        patches: Collection[Patch],
        contents: dict[int, Content],
        decoded: dict[int, LabelMap],
        *,
        first: bool = False,
    ) -> None:
        assert change.patches is not None
        again = [p.frame for p in patches if p.frame in change.patches]
        self._clock += 1
        for patch in patches:
            change.patches[patch.frame] = patch
            self._touched[patch.frame] = self._clock, change.number

        def done() -> None:
            self._frames.settle(sources)
            for patch in patches:
                change.parts.pop(patch.frame, None)

        sources: dict[int, Source] = dict(contents)
        operation = Record(
            self._video,
            change,
            tuple(patches),
            contents,
            first=first,
            done=done,
            again=again,
            objects=change.objects if first else None,
        )
        with self._frames.lock:
            for patch in patches:
                self._frames.put(patch.frame, patch.after, contents.get(patch.frame), decoded.get(patch.frame))
            change.ticket = self._writer.submit(operation)

    def undo(self) -> UndoResult | None:
        """Take back the last change; None: there is none."""
        if not self._done:
            return None
        change = self._done[-1]
        result = self._revert(change, undo=True)
        self._undone.append(self._done.pop())
        return result

    def redo(self) -> UndoResult | None:
        """Do again what was taken back last; None: there is nothing."""
        if not self._undone:
            return None
        change = self._undone[-1]
        result = self._revert(change, undo=False)
        self._done.append(self._undone.pop())
        return result

    def drop(self, change: Change) -> tuple[int, ...]:
        """Take back a change for ever, except in frames that somebody changed after it. Returns the frames.

        If such frames remain, the change stays in the history with them alone.
        """
        assert change.patches is not None
        later = self._done[self._done.index(change) + 1 :]
        theirs = {frame for other in later for frame in other.patches or ()}
        mine = [p for p in change.patches.values() if p.frame not in theirs]
        # What was undone since may stand on the frames that go now, and cannot be done again without them.
        self._undone.clear()
        gone = len(mine) == len(change.patches)
        self._revert(change, undo=True, only=mine, forget="change" if gone else "patches")
        for patch in mine:
            del change.patches[patch.frame]
        if gone:
            self._done.remove(change)
        return tuple(sorted(p.frame for p in mine))

    def _revert(
        self, change: Change, *, undo: bool, only: Collection[Patch] | None = None, forget: str = ""
    ) -> UndoResult:
        self._writer.check(undoing=True)
        if change.patches is None:
            with self._read() as connection:
                journal.read_change(connection, self._video, change)
        assert change.patches is not None
        patches = tuple(change.patches.values()) if only is None else tuple(only)
        decoded = {
            p.frame: self._pasted(change, p, undo=undo)
            for p in patches
            if p.kind is PatchKind.BOX and (p.before if undo else p.after) is not None
        }
        contents = {frame: Content(labels) for frame, labels in decoded.items()}
        sources: dict[int, Source] = dict(contents)
        for patch in patches:
            if patch.kind is PatchKind.WHOLE or (patch.kind is PatchKind.IDS and undo):
                sources[patch.frame] = Stored(change.number, "before" if undo else "after", change.ticket)
        objects = None if change.objects is None else change.objects[0 if undo else 1]
        operation = Revert(
            self._video,
            change,
            patches,
            contents,
            undo=undo,
            done=lambda: self._frames.settle(sources),
            objects=objects,
            forget=forget,
        )
        self._clock += 1
        with self._frames.lock:
            for patch in patches:
                # 0: no change in particular, so that a job that still runs leaves these frames alone.
                self._touched[patch.frame] = self._clock, 0
                self._frames.put(
                    patch.frame,
                    patch.before if undo else patch.after,
                    sources.get(patch.frame),
                    decoded.get(patch.frame),
                )
            self._writer.submit(operation)
        if objects is not None:
            self.objects = objects
        return UndoResult(change.title, tuple(sorted(p.frame for p in patches)), objects is not None)

    def _pasted(self, change: Change, patch: Patch, *, undo: bool) -> LabelMap:
        """The frame as it is now with the patch's box as it was before (or after) the change."""
        current = self._frames.labels(patch.frame)
        whole = self._blank() if current is None else current.copy()
        parts = change.parts.get(patch.frame)
        part = None if parts is None else parts[0 if undo else 1]
        if part is None:
            with self._read() as connection:
                side = "before" if undo else "after"
                png = journal.read_patch(connection, self._video, change.number, side, patch.frame)
            assert png is not None, "a box patch has pixels on both sides unless there was no label map"
            part = Content(png=png)
        whole[patch.box.slices] = part.labels()
        return frozen(whole)
