"""Reading and writing of label maps, object lists and the edit journal: rows to values and back. SQL only."""

import json
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy import Row as SqlRow

from vosannot.masks.label_map import Box
from vosannot.project.changes import Change, ChangeKind, Patch, PatchKind
from vosannot.project.records import FrameState, ObjectInfo, Provenance
from vosannot.project.schema import changes, label_maps, object_changes, objects, patches

__all__ = [
    "Row",
    "chunks",
    "delete_maps",
    "dump_objects",
    "load_objects",
    "patch_row",
    "read_change",
    "read_history",
    "read_map",
    "read_maps",
    "read_objects",
    "read_patch",
    "read_patches",
    "read_states",
    "state_row",
    "update_states",
    "write_maps",
    "write_objects",
]

Row: TypeAlias = dict[str, Any]
_T = TypeVar("_T")
_CHUNK = 200  # frames whose PNGs are held at once
_STATE = ("provenance", "confidence", "agreement", "object_ids", "areas")


def chunks(items: Iterable[_T], size: int = _CHUNK) -> Iterator[list[_T]]:
    """Consecutive lists of at most ``size`` items."""
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part


# Objects


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def dump_objects(listed: Iterable[ObjectInfo]) -> str:
    """The object list as JSON, for the journal."""
    return json.dumps([[o.id, o.name, _hex(o.colour)] for o in listed], ensure_ascii=False)


def load_objects(text: str) -> tuple[ObjectInfo, ...]:
    """What :func:`dump_objects` was given."""
    return tuple(ObjectInfo(int(i), str(name), _rgb(colour)) for i, name, colour in json.loads(text))


def read_objects(connection: Connection, video: int) -> tuple[ObjectInfo, ...]:
    """The object list in its order."""
    rows = connection.execute(
        select(objects.c.object_id, objects.c.name, objects.c.colour)
        .where(objects.c.video_id == video)
        .order_by(objects.c.position)
    )
    return tuple(ObjectInfo(row.object_id, row.name, _rgb(row.colour)) for row in rows)


def write_objects(connection: Connection, video: int, listed: Sequence[ObjectInfo]) -> None:
    """Replace the object list."""
    connection.execute(delete(objects).where(objects.c.video_id == video))
    if listed:
        connection.execute(
            insert(objects),
            [
                {
                    "video_id": video,
                    "object_id": o.id,
                    "name": o.name,
                    "colour": _hex(o.colour),
                    "position": position,
                }
                for position, o in enumerate(listed)
            ],
        )


# Label maps


def state_row(state: FrameState) -> Row:
    """Columns of ``label_maps`` that a state fills."""
    return {
        "provenance": str(state.provenance),
        "confidence": state.confidence,
        "agreement": state.agreement,
        "object_ids": bytes(state.object_ids),
        "areas": _packed(state.areas),
    }


def _packed(areas: tuple[int, ...]) -> bytes:
    return struct.pack(f"<{len(areas)}I", *areas)


def _areas(blob: bytes | None) -> tuple[int, ...]:
    return struct.unpack(f"<{len(blob) // 4}I", blob) if blob else ()


def read_states(connection: Connection, video: int) -> dict[int, FrameState]:
    """The states of all frames that have a label map, by frame, ascending."""
    rows = connection.execute(
        select(*(label_maps.c[name] for name in ("frame", *_STATE)))
        .where(label_maps.c.video_id == video)
        .order_by(label_maps.c.frame)
    )
    kinds = {str(p): p for p in Provenance}
    ids: dict[bytes, tuple[int, ...]] = {}  # most frames show the same objects: share the tuples
    states = {}
    for frame, provenance, confidence, agreement, shown, areas in rows:
        listed = ids.get(shown)
        if listed is None:
            listed = ids[shown] = tuple(shown)
        states[frame] = FrameState(frame, kinds[provenance], confidence, listed, _areas(areas), agreement)
    return states


def read_map(connection: Connection, video: int, frame: int) -> bytes | None:
    """The frame's PNG."""
    return read_maps(connection, video, (frame,)).get(frame)


def read_maps(connection: Connection, video: int, frames: Collection[int]) -> dict[int, bytes]:
    """PNGs by frame, of those that exist."""
    rows = connection.execute(
        select(label_maps.c.frame, label_maps.c.png).where(
            label_maps.c.video_id == video, label_maps.c.frame.in_(frames)
        )
    )
    return {frame: bytes(png) for frame, png in rows}


def delete_maps(connection: Connection, video: int, frames: Iterable[int]) -> None:
    """Remove the label maps of these frames."""
    for part in chunks(frames):
        connection.execute(delete(label_maps).where(label_maps.c.video_id == video, label_maps.c.frame.in_(part)))


def write_maps(
    connection: Connection,
    video: int,
    change: int,
    maps: Mapping[int, tuple[FrameState, bytes]],
    fence: int | None = None,
) -> None:
    """Store label maps, replacing those that are there; ``fence`` is that of the lease, if one was needed."""
    # Delete and insert: an "insert or replace" is spelled differently by every database.
    delete_maps(connection, video, maps)
    if maps:
        connection.execute(
            insert(label_maps),
            [
                {"video_id": video, "frame": frame, "change": change, "fence": fence, "png": png, **state_row(state)}
                for frame, (state, png) in maps.items()
            ],
        )


def update_states(
    connection: Connection, video: int, change: int, states: Iterable[FrameState], fence: int | None = None
) -> None:
    """Change everything but the pixels."""
    rows = [{"v": video, "f": s.frame, "change": change, "fence": fence, **state_row(s)} for s in states]
    if rows:
        connection.execute(
            update(label_maps)
            .where(label_maps.c.video_id == bindparam("v"), label_maps.c.frame == bindparam("f"))
            .values({name: bindparam(name) for name in (*_STATE, "change", "fence")}),
            rows,
        )


# The journal


def read_history(connection: Connection, video: int) -> tuple[list[Change], list[Change]]:
    """Changes done (oldest first) and undone (the next to redo last), without their patches."""
    rows = connection.execute(
        select(changes.c.number, changes.c.kind, changes.c.title, changes.c.undone)
        .where(changes.c.video_id == video)
        .order_by(changes.c.number)
    )
    done: list[Change] = []
    undone: list[Change] = []
    for number, kind, title, is_undone in rows:
        (undone if is_undone else done).append(Change(number, ChangeKind(kind), title, patches=None))
    undone.reverse()
    return done, undone


def patch_row(video: int, number: int, patch: Patch) -> Row:
    """Columns of ``patches`` except the blobs."""
    row: Row = {
        "video_id": video,
        "number": number,
        "frame": patch.frame,
        "kind": str(patch.kind),
        "y0": patch.box.y0,
        "x0": patch.box.x0,
        "y1": patch.box.y1,
        "x1": patch.box.x1,
    }
    for side, state in (("before", patch.before), ("after", patch.after)):
        columns = dict.fromkeys(_STATE) if state is None else state_row(state)
        row |= {f"{side}_{'ids' if name == 'object_ids' else name}": value for name, value in columns.items()}
    return row


def _state(row: SqlRow[Any], side: str) -> FrameState | None:
    provenance, confidence, agreement, ids, areas = (
        getattr(row, f"{side}_{'ids' if name == 'object_ids' else name}") for name in _STATE
    )
    if provenance is None:
        return None
    return FrameState(row.frame, Provenance(provenance), confidence, tuple(ids), _areas(areas), agreement)


def read_change(connection: Connection, video: int, change: Change) -> None:
    """Fill ``change.patches`` and ``change.objects`` from the journal; no pixels."""
    at = (patches.c.video_id == video, patches.c.number == change.number)
    light = [column for column in patches.c if column.name not in ("before", "after")]
    loaded = {}
    for row in connection.execute(select(*light).where(*at).order_by(patches.c.frame)):
        loaded[row.frame] = Patch(
            row.frame,
            PatchKind(row.kind),
            Box(row.y0, row.x0, row.y1, row.x1),
            _state(row, "before"),
            _state(row, "after"),
        )
    found = connection.execute(
        select(object_changes.c.before, object_changes.c.after).where(
            object_changes.c.video_id == video, object_changes.c.number == change.number
        )
    ).one_or_none()
    change.objects = None if found is None else (load_objects(found.before), load_objects(found.after))
    change.patches = loaded


def read_patches(
    connection: Connection, video: int, number: int, side: str, frames: Collection[int]
) -> dict[int, bytes | None]:
    """One side's blobs ("before" or "after") of a change, by frame."""
    rows = connection.execute(
        select(patches.c.frame, patches.c[side]).where(
            patches.c.video_id == video, patches.c.number == number, patches.c.frame.in_(frames)
        )
    )
    return {frame: None if blob is None else bytes(blob) for frame, blob in rows}


def read_patch(connection: Connection, video: int, number: int, side: str, frame: int) -> bytes | None:
    """One frame of :func:`read_patches`."""
    return read_patches(connection, video, number, side, (frame,)).get(frame)
