"""All state of one video. Every edit goes through here, from whatever thread it comes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from vosannot.core.errors import AnnotationError
from vosannot.core.words import tr
from vosannot.masks.label_map import VOID, Box, LabelMap, validate
from vosannot.masks.palette import display_colour
from vosannot.project.changes import Change, ChangeKind, Patch, PatchKind
from vosannot.project.content import Content, census, counted, frozen, limited, present
from vosannot.project.document_base import DocumentBase, Listener
from vosannot.project.frames import Stored
from vosannot.project.job_change import JobChange
from vosannot.project.records import MAX_OBJECT_ID, FrameState, ObjectInfo, Provenance

__all__ = ["Document", "Listener"]

# With more operations than this waiting, a job's thread encodes its own frames: raw label maps must not pile
# up.
_BACKLOG = 24


class Document(DocumentBase):
    """Made by :meth:`vosannot.project.workspace.Workspace.video_document`.

    Changes are seen at once by every method and reach the disk some ten milliseconds later, on the writer
    thread. No method waits for the disk but :meth:`flush`, and :meth:`labels`, :meth:`undo` and :meth:`redo`
    if they have to read.
    """

    # Objects

    def add_object(self, name: str | None = None, colour: tuple[int, int, int] | None = None) -> ObjectInfo:
        """A new object with the lowest free id, last in the list.

        Raises:
            AnnotationError: 254 objects exist.
        """
        with self._edit:
            added = self.free_object(name, colour)
            self._change_objects(tr("Add {name}", name=added.name), (*self.objects(), added))
        self._tell("objects", "history")
        return added

    def free_object(
        self,
        name: str | None = None,
        colour: tuple[int, int, int] | None = None,
        besides: Collection[ObjectInfo] = (),
    ) -> ObjectInfo:
        """What :meth:`add_object` would add (after ``besides``), without adding it; raises as it does."""
        used = {o.id for o in (*self.objects(), *besides)}
        free = next((i for i in range(1, MAX_OBJECT_ID + 1) if i not in used), None)
        if free is None:
            raise AnnotationError(
                tr(
                    "A video holds at most {max_object_id} objects; remove one that is not needed.",
                    max_object_id=MAX_OBJECT_ID,
                )
            )
        return ObjectInfo(free, name or tr("object {number}", number=free), colour or display_colour(free))

    def rename_object(self, object_id: int, name: str) -> None:
        """Give an object another name."""
        with self._edit:
            self._replace_object(tr("Rename {name}", name=self._object(object_id).name), object_id, name=name)
        self._tell("objects", "history")

    def recolour_object(self, object_id: int, colour: tuple[int, int, int]) -> None:
        """Give an object another colour on the screen: red, green, blue, each 0..255."""
        with self._edit:
            self._replace_object(tr("Recolour {name}", name=self._object(object_id).name), object_id, colour=colour)
        self._tell("objects", "history")

    def move_object(self, object_id: int, position: int) -> None:
        """Put an object at another place of the list, from 0."""
        with self._edit:
            moved = self._object(object_id)
            listed = [o for o in self.objects() if o.id != object_id]
            listed.insert(position, moved)
            self._change_objects(tr("Move {name}", name=moved.name), tuple(listed))
        self._tell("objects", "history")

    def remove_object(self, object_id: int) -> None:
        """Remove an object and its pixels from every frame: one step to undo.

        A frame that shows nothing else has no label map afterwards.
        """
        with self._edit:
            removed = self._object(object_id)
            patches = self._without(self.states(), {object_id})
            listed = tuple(o for o in self.objects() if o.id != object_id)
            self._history.record(
                ChangeKind.OBJECTS, tr("Remove {name}", name=removed.name), patches, {}, objects=listed
            )
            self._videos.begun(self._id)
        self._tell("objects", "labels", "history", frames=[p.frame for p in patches])

    def _object(self, object_id: int) -> ObjectInfo:
        for known in self.objects():
            if known.id == object_id:
                return known
        raise AnnotationError(tr("The video has no object {object_id}.", object_id=object_id))

    def _replace_object(self, title: str, object_id: int, **changes: Any) -> None:
        self._change_objects(title, tuple(replace(o, **changes) if o.id == object_id else o for o in self.objects()))

    def _change_objects(self, title: str, listed: tuple[ObjectInfo, ...]) -> None:
        if listed != self.objects():
            self._history.record(ChangeKind.OBJECTS, title, (), {}, objects=listed)
            self._videos.begun(self._id)

    # Label maps

    def commit_edit(self, frame: int, box: Box, before: LabelMap, after: LabelMap, title: str) -> None:
        """A manual edit: one step to undo; the frame becomes manual. Returns at once, the disk follows.

        Only the pixels that differ between ``before`` and ``after`` are changed. So an edit that began on a
        label map which a job has replaced meanwhile keeps the rest of what the job wrote. If none differs,
        nothing happens.

        Args:
            box: the part of the frame that was edited, inside the frame.
            before, after: uint8 [box height, box width]; copied.

        Raises:
            AnnotationError: wrong shape or type, an id without an object, or no such frame.
        """
        self._check_frame(frame)
        shape = box.height, box.width
        height, width = self._size
        inside = 0 <= box.y0 < box.y1 <= height and 0 <= box.x0 < box.x1 <= width
        for part in (before, after):
            if not inside or part.shape != shape or part.dtype != np.uint8:
                raise AnnotationError(
                    tr("An edit of frame {frame} does not fit the video: box {box}.", frame=frame, box=box)
                )
        changed = before != after
        if not changed.any():
            return
        with self._edit:
            self._check_ids(frame, present(after), after, changed)
            state = self.state(frame)
            current = self.labels(frame)
            whole = self._blank() if current is None else current.copy()
            np.copyto(whole[box.slices], after, where=changed)
            frozen(whole)
            old = None if current is None else current[box.slices]
            shown, areas = census(self._counts_after(state, old, whole, box))
            made = FrameState(frame, Provenance.MANUAL, None, shown, areas)
            patch = Patch(frame, PatchKind.BOX, box, state, made)
            # Both parts are views of arrays that never change again: no pixel is copied for the journal here.
            parts = None if old is None else Content(old), Content(whole[box.slices])
            self._history.record(
                ChangeKind.EDIT,
                title,
                (patch,),
                {frame: Content(whole)},
                decoded={frame: whole},
                parts={frame: parts},
            )
            self._videos.begun(self._id)
        self._tell("labels", "history", frames=(frame,))

    def _counts_after(
        self, state: FrameState | None, old: LabelMap | None, whole: LabelMap, box: Box
    ) -> npt.NDArray[np.int64]:
        """Pixels of every id in ``whole``: what was known, and the difference in the box."""
        if state is None or old is None or len(state.areas) != len(state.object_ids):
            return counted(whole)
        counts = np.zeros(256, np.int64)
        counts[list(state.object_ids)] = state.areas
        return counts - counted(old) + counted(whole[box.slices])

    def set_labels(
        self,
        frame: int,
        labels: LabelMap,
        provenance: Provenance,
        title: str,
        confidence: float | None = None,
    ) -> None:
        """Replace the frame's label map: one step to undo.

        Args:
            labels: uint8 [H, W] at the video's size; copied.

        Raises:
            AnnotationError: wrong size or type, an id without an object, or no such frame.
        """
        state = FrameState(frame, provenance, confidence, ())
        self.set_many({frame: (state, labels)}, title, kind=ChangeKind.SET)

    def set_many(
        self,
        maps: Mapping[int, tuple[FrameState, LabelMap | bytes]],
        title: str,
        *,
        new_objects: Collection[ObjectInfo] = (),
        kind: ChangeKind = ChangeKind.IMPORT,
    ) -> None:
        """Replace many label maps, and add objects, in one step: all or nothing, also on disk.

        Args:
            maps: by frame its provenance and confidence (the ids are looked up), and its pixels as uint8 [H,
                W] or, to save memory, as a PNG made by :func:`vosannot.masks.png.encode_png`.
            new_objects: objects to add, with ids that are free.

        Raises:
            AnnotationError: a label map does not fit the video or the object list; nothing was changed.
        """
        with self._edit:
            known = {o.id for o in self.objects()} | {o.id for o in new_objects}
            if len(known) < len(self.objects()) + len(new_objects):
                raise AnnotationError(tr("An object to be added has an id that another object has."))
            patches, contents = [], {}
            for frame, (state, given) in maps.items():
                self._check_frame(frame)
                labels = Content(png=given).labels() if isinstance(given, bytes) else given
                validate(labels, size=self._size, known=known, source=tr("the label map of frame {frame}", frame=frame))
                contents[frame] = Content(png=given) if isinstance(given, bytes) else Content(frozen(given.copy()))
                shown, areas = census(counted(labels))
                after = replace(state, frame=frame, object_ids=shown, areas=areas)
                patches.append(Patch(frame, PatchKind.WHOLE, self._all, self.state(frame), after))
            listed = (*self.objects(), *new_objects) if new_objects else None
            self._history.record(kind, title, patches, contents, objects=listed)
            self._videos.begun(self._id)
        kinds = ("objects", "labels", "history") if new_objects else ("labels", "history")
        self._tell(*kinds, frames=tuple(maps))

    def rewrite(
        self,
        maps: Mapping[int, tuple[bytes, tuple[int, ...], tuple[int, ...]]],
        title: str,
        *,
        since: int,
        objects: tuple[ObjectInfo, ...] | None = None,
    ) -> tuple[int, ...]:
        """Other ids for pixels of many frames, and another object list, in one step; provenance and confidence stay.

        Whoever computes the maps does so without holding anybody up; so a frame may have changed meanwhile.

        Args:
            maps: by frame its new label map as a PNG of the video's size, the ids present in it, and their areas.
            since: :attr:`clock` when the first of them was read.
            objects: the new object list, if it changes; it has all ids of the maps.

        Returns:
            The frames that have changed after ``since``, and then nothing was done; empty: it is done.
        """
        with self._edit:
            late = tuple(f for f in self.states() if self._history.touched_since(f, since, None))
            if late:
                return late
            patches, contents = [], {}
            for frame, (png, ids, areas) in maps.items():
                state = self.state(frame)
                if state is not None:
                    after = replace(state, object_ids=ids, areas=areas)
                    patches.append(Patch(frame, PatchKind.WHOLE, self._all, state, after))
                    contents[frame] = Content(png=png)
            if patches or objects is not None:
                self._history.record(ChangeKind.OBJECTS, title, patches, contents, objects=objects)
                self._videos.begun(self._id)
        kinds = ("labels", "history") if objects is None else ("objects", "labels", "history")
        self._tell(*kinds, frames=[p.frame for p in patches])
        return ()

    def approve(self, frames: Iterable[int], title: str = "") -> tuple[int, ...]:
        """Mark propagated frames as looked at and right: one step to undo. Manual frames stay manual.

        Returns:
            The frames that were marked, ascending.
        """
        return self._mark(frames, Provenance.PROPAGATED, Provenance.APPROVED, title or tr("Approve"))

    def unapprove(self, frames: Iterable[int], title: str = "") -> tuple[int, ...]:
        """Take the approval back: the frames, which are returned, count as propagated again. One step to undo."""
        return self._mark(frames, Provenance.APPROVED, Provenance.PROPAGATED, title or tr("Withdraw approval"))

    def _mark(self, frames: Iterable[int], old: Provenance, new: Provenance, title: str) -> tuple[int, ...]:
        with self._edit:
            patches = []
            for frame in sorted(set(frames)):
                state = self.state(frame)
                if state is not None and state.provenance is old:
                    after = replace(state, provenance=new)
                    patches.append(Patch(frame, PatchKind.STATE, Box(0, 0, 0, 0), state, after))
            if not patches:
                return ()
            self._history.record(ChangeKind.APPROVE, title, patches, {})
            self._videos.begun(self._id)
        return self._told_of(patches)

    def delete_labels(
        self, frames: Iterable[int], objects: Iterable[int] | None = None, title: str = ""
    ) -> tuple[int, ...]:
        """Delete label maps, or only some objects' pixels in them: one step to undo. Manual frames are
        deleted too.

        A frame in which no object is left has no label map afterwards.

        Returns:
            The frames on which there was something to delete, ascending.
        """
        with self._edit:
            states = {f: s for f in sorted(set(frames)) if (s := self.state(f)) is not None}
            gone = None if objects is None else set(objects)
            patches = self._without(states, gone)
            if not patches:
                return ()
            self._history.record(ChangeKind.DELETE, title or tr("Delete", "a step of the history"), patches, {})
            self._videos.begun(self._id)
        return self._told_of(patches)

    def _told_of(self, patches: Iterable[Patch]) -> tuple[int, ...]:
        frames = tuple(p.frame for p in patches)
        self._tell("labels", "history", frames=frames)
        return frames

    def _without(self, states: Mapping[int, FrameState], gone: set[int] | None) -> list[Patch]:
        """Patches that remove these objects (None: all) from frames. No pixel is looked at."""
        patches = []
        for frame, state in states.items():
            left = () if gone is None else tuple(i for i in state.object_ids if i not in gone)
            if gone is not None and left == state.object_ids:
                continue
            if left:
                patches.append(Patch(frame, PatchKind.IDS, self._all, state, state.showing(left)))
            else:
                patches.append(Patch(frame, PatchKind.WHOLE, self._all, state, None))
        return patches

    # Jobs

    def open_job(self, title: str, *, overwrite_manual: bool = False) -> JobChange:
        """One change to the history that a job adds its frames to, one by one."""
        with self._edit:
            job = JobChange(
                title,
                overwrite_manual=overwrite_manual,
                opened=self._history.clock,
                objects=frozenset(o.id for o in self.objects()),
                write=self._write_job,
                finish=self._close_job,
            )
            self._jobs.append(job)
            return job

    def labels_before(self, job: JobChange | Change, frame: int) -> LabelMap | None:
        """The frame's label map as it was before the job wrote it, uint8 [H, W], read-only. Reads from disk.

        Returns:
            None when the frame had none then, or the job has not written it (any more).

        Raises:
            WorkspaceError: it cannot be read.
        """
        change = job.change if isinstance(job, JobChange) else job
        patch = None if change is None else (change.patches or {}).get(frame)
        if change is None or patch is None or patch.before is None:
            return None
        return self._frames.journalled(frame, Stored(change.number, "before", change.ticket), patch.before.object_ids)

    def _write_job(
        self, job: JobChange, frame: int, labels: LabelMap, confidence: float | None, agreement: float | None
    ) -> bool:
        self._check_frame(frame)
        validate(labels, size=self._size, source=tr("the predicted label map of frame {frame}", frame=frame))
        ids, areas = census(counted(labels))
        unknown = set(ids) - job.objects
        if unknown:
            self._check_ids(frame, ids, labels)
        labels = frozen(labels.copy())
        content = Content(labels)
        crowded = self._writer.backlog > _BACKLOG
        if crowded:
            content.png()
        with self._edit:
            state = self.state(frame)
            guarded = state is not None and state.provenance is not Provenance.PROPAGATED
            if (
                not job.is_open
                or (guarded and not job.overwrite_manual)
                or self._history.touched_since(frame, job.opened, job.change)
            ):
                return False
            known = {o.id for o in self.objects()}
            if not known.issuperset(ids):  # an object was removed while the job ran
                labels = frozen(limited(labels, known))
                content, (ids, areas) = Content(labels), census(counted(labels))
            earlier = None if job.change is None else (job.change.patches or {}).get(frame)
            before = state if earlier is None else earlier.before
            after = FrameState(frame, Provenance.PROPAGATED, confidence, ids, areas, agreement)
            patch = Patch(frame, PatchKind.WHOLE, self._all, before, after)
            decoded = None if crowded else labels
            if job.change is None:
                decoded_map = {} if decoded is None else {frame: decoded}
                job.change = self._history.record(
                    ChangeKind.JOB, job.title, (patch,), {frame: content}, decoded=decoded_map
                )
                self._videos.begun(self._id)
                kinds: tuple[str, ...] = ("labels", "history")
            else:
                self._history.extend(job.change, patch, content, decoded)
                kinds = ("labels",)
        self._tell(*kinds, frames=(frame,))
        return True

    # Checks

    @property
    def _all(self) -> Box:
        return Box(0, 0, *self._size)

    def _check_frame(self, frame: int) -> None:
        if not 0 <= frame < self.video.frame_count:
            raise AnnotationError(tr("{name} has no frame {frame}.", name=self.video.name, frame=frame))

    def _check_ids(
        self, frame: int, ids: tuple[int, ...], labels: LabelMap, where: npt.NDArray[np.bool_] | None = None
    ) -> None:
        known = {o.id for o in self.objects()}
        if not known.issuperset(ids) or bool((labels == VOID).any()):
            # Slower and exact: an id may be left over in pixels that the edit did not touch.
            checked = labels if where is None else np.where(where, labels, np.uint8(0))
            validate(checked, known=known, source=tr("the label map of frame {frame}", frame=frame))
