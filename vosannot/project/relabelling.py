"""Merging, swapping and splitting objects on every frame of a video: each one step to undo.

Each is a generator of events, since a long clip has thousands of label maps. Nothing is changed before the last of them
is ready: closing the generator leaves everything as it was. Frames keep their provenance and confidence; what a
person changes meanwhile is looked at again.
"""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from vosannot.core.errors import AnnotationError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.core.words import tr
from vosannot.masks.edit import replace_label, swap_labels
from vosannot.masks.label_map import LabelMap
from vosannot.masks.pieces import follow_piece
from vosannot.masks.png import encode_png
from vosannot.project.content import census, counted
from vosannot.project.document import Document
from vosannot.project.records import ObjectInfo

__all__ = ["merge_objects", "split_object", "swap_objects"]

_STAGE = "relabel"
Maps = dict[int, tuple[bytes, tuple[int, ...], tuple[int, ...]]]


def merge_objects(document: Document, merged: int, into: int) -> EventStream:
    """Give the pixels of one object to another on every frame, and take it off the list.

    Yields:
        Stage "relabel"; ``Finished`` with ``frames``, the number of frames that changed.

    Raises:
        AnnotationError: there is no such object, or both are the same.
    """
    names = _names(document, merged, into)
    if merged == into:
        raise AnnotationError(tr("An object cannot be merged into itself; choose another one."))
    yield from _on_every_frame(
        document,
        (merged,),
        lambda labels: replace_label(labels, merged, into) is not None,
        tr("Merge {name} into {other}", name=names[0], other=names[1]),
        lambda: tuple(o for o in document.objects() if o.id != merged),
    )


def swap_objects(document: Document, first: int, second: int) -> EventStream:
    """Exchange two objects' pixels on every frame; names and colours stay where they are.

    Yields, Raises: as :func:`merge_objects`.
    """
    names = _names(document, first, second)
    if first == second:
        raise AnnotationError(tr("An object cannot be swapped with itself; choose another one."))
    yield from _on_every_frame(
        document,
        (first, second),
        lambda labels: swap_labels(labels, first, second) is not None,
        tr("Swap {name} and {other}", name=names[0], other=names[1]),
        None,
    )


def split_object(document: Document, frame: int, object_id: int, piece: npt.NDArray[np.bool_]) -> EventStream:
    """Make one connected piece of an object a new object, here and on every frame where the piece can be followed.

    From ``frame`` the piece is followed in both directions: a connected piece of the object belongs to it when it
    overlaps it more than it overlaps the rest on the frame before, see :func:`vosannot.masks.pieces.follow_piece`.
    Frames on which the object is absent or in one piece with the rest are passed over.

    Args:
        piece: bool [H, W], pixels of the object on ``frame``.

    Yields:
        Stage "relabel"; ``Finished`` with ``frames`` and ``object``, the new object's id.

    Raises:
        AnnotationError: there is no such object, the piece is all of it on that frame, or there are 254 objects.
    """
    while True:
        since = document.clock
        (name,) = _names(document, object_id)
        added = document.free_object(tr("{name} (split)", name=name[:70]))
        labels = document.labels(frame)
        mine = None if labels is None else labels == object_id
        if mine is None or not (mine & ~piece).any() or not (mine & piece).any():
            raise AnnotationError(
                tr(
                    "The piece is all there is of {name} on frame {frame}; there is nothing to split.",
                    name=name,
                    frame=frame,
                )
            )
        here = [f for f, s in document.states().items() if object_id in s.object_ids]
        yield StageStarted(_STAGE, len(here))
        maps: Maps = {}
        done = 0
        for order in ([f for f in here if f >= frame], [f for f in reversed(here) if f < frame]):
            was_piece, was_rest = mine & piece, mine & ~piece
            for at in order:
                done += 1
                parts = _split(document, at, object_id, added.id, was_piece, was_rest)
                if parts is not None:
                    maps[at], was_piece, was_rest = parts
                yield IterationDone(_STAGE, done, len(here))
        # The piece is followed from frame to frame: a change in between means following it anew.
        if added.id in {o.id for o in document.objects()}:
            continue
        if not document.rewrite(maps, tr("Split {name}", name=name), since=since, objects=(*document.objects(), added)):
            yield Finished({"frames": len(maps), "object": added.id})
            return


def _split(
    document: Document,
    frame: int,
    object_id: int,
    new_id: int,
    was_piece: npt.NDArray[np.bool_],
    was_rest: npt.NDArray[np.bool_],
) -> tuple[tuple[bytes, tuple[int, ...], tuple[int, ...]], npt.NDArray[np.bool_], npt.NDArray[np.bool_]] | None:
    """The frame's new label map, and piece and rest to follow from it; None when the piece is not apart there."""
    labels = document.labels(frame)
    if labels is None:
        return None
    mine = labels == object_id
    belongs = follow_piece(mine, was_piece, was_rest)
    if not belongs.any():
        return None
    rest = mine & ~belongs
    changed = np.where(belongs, np.uint8(new_id), labels)
    # Where one of both is hidden, the place where it was seen last stays what the others are compared with.
    return (encode_png(changed), *census(counted(changed))), belongs, rest if rest.any() else was_rest


def _on_every_frame(
    document: Document,
    ids: Iterable[int],
    change: Callable[[LabelMap], bool],
    title: str,
    objects: Callable[[], tuple[ObjectInfo, ...]] | None,
) -> EventStream:
    wanted = set(ids)
    since = document.clock
    frames = _showing(document, wanted)
    yield StageStarted(_STAGE, len(frames))
    maps: Maps = {}
    for done, frame in enumerate(frames, 1):
        _change(document, frame, change, maps)
        yield IterationDone(_STAGE, done, len(frames))
    while True:
        known = {o.id for o in document.objects()}
        if not wanted <= known:
            raise AnnotationError(tr("One of the objects was removed meanwhile; nothing was changed."))
        late = document.rewrite(maps, title, since=since, objects=None if objects is None else objects())
        if not late:
            break
        since = document.clock
        for frame in set(late) | (set(maps) - set(document.states())):
            maps.pop(frame, None)
        for frame in set(late) & set(_showing(document, wanted)):
            _change(document, frame, change, maps)
    yield Finished({"frames": len(maps)})


def _showing(document: Document, ids: set[int]) -> list[int]:
    return [f for f, s in document.states().items() if ids & set(s.object_ids)]


def _change(document: Document, frame: int, change: Callable[[LabelMap], bool], maps: Maps) -> None:
    current = document.labels(frame)
    if current is not None:
        labels = current.copy()
        if change(labels):
            maps[frame] = encode_png(labels), *census(counted(labels))


def _names(document: Document, *ids: int) -> tuple[str, ...]:
    known = {o.id: o.name for o in document.objects()}
    for object_id in ids:
        if object_id not in known:
            raise AnnotationError(tr("The video has no object {object_id}.", object_id=object_id))
    return tuple(known[i] for i in ids)
