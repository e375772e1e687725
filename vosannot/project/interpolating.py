"""Filling the frames between two masks of an object with the shapes in between: a stream, and one step to undo.

What a person has painted or approved inside the range stays, and where it shows the object it is a further end to
interpolate to. Other objects keep their pixels. Closing the generator leaves everything as it was.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from vosannot.core.errors import AnnotationError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.words import mark, tr
from vosannot.masks.edit import replace_label, replace_mask
from vosannot.masks.interpolation import Interpolation
from vosannot.masks.label_map import LabelMap
from vosannot.project.document import Document
from vosannot.project.records import FrameState, Provenance

__all__ = ["interpolate_objects"]

_STAGE = "interpolate"


@dataclass(slots=True)
class _Course:
    """One object and the frames whose masks it is interpolated between, ascending, at least two."""

    object_id: int
    ends: tuple[int, ...]
    _gap: tuple[int, int] = (-1, -1)
    _way: Interpolation | None = None

    def covers(self, frame: int) -> bool:
        return self.ends[0] < frame < self.ends[-1] and frame not in self.ends

    def put(self, document: Document, frame: int, labels: LabelMap) -> None:
        """Paint the object's mask for this frame, just onto background; frames come ascending."""
        before = max(e for e in self.ends if e < frame)
        after = min(e for e in self.ends if e > frame)
        if self._gap != (before, after):
            self._gap = before, after
            self._way = _way(document, self.object_id, before, after)
        assert self._way is not None
        box, mask = self._way.at((frame - before) / (after - before))
        if box.area:
            replace_mask(labels, box, mask, self.object_id, only=0)


def interpolate_objects(document: Document, objects: Collection[int], first: int, last: int) -> EventStream:
    """Interpolate objects between their masks at both ends of a range.

    A range may also be the gap itself: then the frames next to it are the ends. Only frames that nobody has painted or
    approved are written; they are propagated ones afterwards.

    Args:
        objects: their ids.
        first, last: frames, both included.

    Yields:
        Stage "interpolate"; ``Warned`` for an object that is left out because it has no mask at one end (if all are, it
        is an error); ``Finished`` with ``frames``, the number written, and ``kept``, the painted or approved ones
        inside that do not show an object and were left as they are.

    Raises:
        AnnotationError: nothing can be interpolated; the sentence says why.
    """
    names = {o.id: o.name for o in document.objects()}
    states = document.states()
    courses, refusals = [], []
    for object_id in objects:
        if object_id not in names:
            raise AnnotationError(tr("The video has no object {object_id}.", object_id=object_id))
        try:
            courses.append(_Course(object_id, _ends(states, object_id, names[object_id], first, last)))
        except AnnotationError as error:
            refusals.append(str(error))
    if not courses:
        raise AnnotationError(refusals[0] if refusals else tr("Choose an object to interpolate first."))
    inside = range(min(c.ends[0] for c in courses) + 1, max(c.ends[-1] for c in courses))
    due = [f for f in inside if any(c.covers(f) for c in courses)]
    frames = [f for f in due if not _locked(states.get(f))]
    if not frames:
        raise AnnotationError(
            tr("There is no frame to fill: all between the two masks are painted or approved by hand.")
        )
    for refusal in refusals:
        yield Warned(refusal)
    listed = ", ".join(names[c.object_id] for c in courses[:3]) + (", …" if len(courses) > 3 else "")
    yield StageStarted(_STAGE, len(frames))
    job = document.open_job(tr("Interpolate {listed}", listed=listed))
    keep = False
    try:
        written = 0
        for done, frame in enumerate(frames, 1):
            state = document.state(frame)
            labels = _filled(document, [c for c in courses if c.covers(frame)], frame)
            ids = {c.object_id for c in courses}
            others = state is not None and not ids.issuperset(state.object_ids)
            if state is not None or labels.any():
                written += job.write(frame, labels, state.confidence if others and state is not None else None)
            if not job.is_open:  # it was undone while it ran
                written = 0
                break
            yield IterationDone(_STAGE, done, len(frames))
        keep = True
    finally:
        job.close(keep)
    yield Finished({"frames": written, "kept": len(due) - len(frames)})


def _ends(states: Mapping[int, FrameState], object_id: int, name: str, first: int, last: int) -> tuple[int, ...]:
    """Frames to interpolate between: the range's ends, or those beside a gap, and the person's own masks inside."""

    def shows(frame: int) -> bool:
        return frame in states and object_id in states[frame].object_ids

    begin = next((f for f in (first, first - 1) if shows(f)), None)
    end = next((f for f in (last, last + 1) if shows(f)), None)
    for found, frame, text in (
        (
            begin,
            first,
            mark(
                "“{name}” has no mask on frame {frame}, where the range begins: interpolating needs one at both ends."
            ),
        ),
        (
            end,
            last,
            mark("“{name}” has no mask on frame {frame}, where the range ends: interpolating needs one at both ends."),
        ),
    ):
        if found is None:
            raise AnnotationError(tr(text, name=name, frame=frame))
    assert begin is not None and end is not None
    if end - begin < 2:
        raise AnnotationError(
            tr("There is no frame between the masks of “{name}” to fill: choose a longer range.", name=name)
        )
    own = (f for f in range(begin + 1, end) if _locked(states.get(f)) and shows(f))
    return (begin, *own, end)


def _locked(state: FrameState | None) -> bool:
    return state is not None and state.provenance is not Provenance.PROPAGATED


def _way(document: Document, object_id: int, before: int, after: int) -> Interpolation:
    masks = []
    for frame in (before, after):
        labels = document.labels(frame)
        if labels is None or not (labels == object_id).any():
            raise AnnotationError(
                tr("The mask on frame {frame} was deleted meanwhile; nothing was changed.", frame=frame)
            )
        masks.append(labels == object_id)
    return Interpolation(masks[0], masks[1])


def _filled(document: Document, courses: Collection[_Course], frame: int) -> LabelMap:
    """The frame's label map with the objects as they are on the way."""
    current = document.labels(frame)
    video = document.video
    labels = np.zeros((video.height, video.width), np.uint8) if current is None else current.copy()
    for course in courses:  # first all away: they may give each other room
        replace_label(labels, course.object_id, 0)
    for course in courses:
        course.put(document, frame, labels)
    return labels
