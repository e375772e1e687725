"""The plain values that the store hands out and takes in. Frozen; they may cross threads and processes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

__all__ = [
    "MAX_OBJECT_ID",
    "FrameState",
    "ObjectInfo",
    "Provenance",
    "RunInfo",
    "Tenure",
    "UndoResult",
    "VideoInfo",
    "VideoStatus",
]

MAX_OBJECT_ID = 254
"""Largest object id: 0 is background and 255 is void in every palette PNG."""


class Provenance(StrEnum):
    """Where a frame's label map comes from."""

    MANUAL = "manual"
    PROPAGATED = "propagated"
    APPROVED = "approved"


class VideoStatus(StrEnum):
    """How far a video of the collection is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """One object of a video.

    Attributes:
        id: 1..254, the value of its pixels.
        name: what the person calls it.
        colour: red, green, blue, each 0..255; only for the screen, files carry the DAVIS palette.
    """

    id: int
    name: str
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FrameState:
    """What is known of a frame's label map without decoding it.

    Attributes:
        frame: index of the clip's frame, from 0.
        provenance: where the label map comes from.
        confidence: 0..1 as the engine reported it; None for a frame that no engine made.
        object_ids: ascending ids of the objects that have at least one pixel.
        areas: their pixels, in the same order; empty when nobody counted them (in workspaces of format 1).
        agreement: 0..1, how much the masks of both directions overlap; None unless an engine predicted it in both.
    """

    frame: int
    provenance: Provenance
    confidence: float | None
    object_ids: tuple[int, ...]
    areas: tuple[int, ...] = ()
    agreement: float | None = None

    def showing(self, object_ids: tuple[int, ...]) -> "FrameState":
        """The same limited to some of its objects."""
        kept = [n for n, i in enumerate(self.object_ids) if i in object_ids]
        areas = tuple(self.areas[n] for n in kept) if self.areas else ()
        return replace(self, object_ids=object_ids, areas=areas)


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """A video of the workspace.

    Attributes:
        path: absolute path of the video file or image folder.
        kind: "video" or "images", see :class:`vosannot.media.clip.ClipKind`.
        width, height: pixels.
        fps: average frames per second; 24 for images.
        time_spent: seconds that people worked on it.
        added: seconds since 1970, UTC.
        fingerprint: cheap digest of the source's content, see :func:`vosannot.project.videos.fingerprint`.
        stems: file name without suffix of every frame of image files; empty for a video file.
    """

    id: int
    path: Path
    name: str
    kind: str
    width: int
    height: int
    frame_count: int
    fps: float
    status: VideoStatus
    notes: str = ""
    time_spent: float = 0.0
    added: float = 0.0
    fingerprint: str = ""
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo or redo did.

    Attributes:
        title: title of the change that was taken back or done again.
        frames: ascending frames whose label map, provenance or confidence changed.
        objects_changed: the object list changed.
    """

    title: str
    frames: tuple[int, ...]
    objects_changed: bool


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One adaptation of a network to a video.

    Attributes:
        id: counts from 1 within the video.
        created: seconds since 1970, UTC.
        engine: id of the engine.
        settings: its parameters, as JSON values.
        curve: one mapping of scalars for each iteration, as JSON values.
        chosen: the iteration whose weights were used; None while undecided or after a cancel.
        finished: False while it runs, and for ever if the program died.
    """

    id: int
    created: float
    engine: str
    settings: Mapping[str, Any]
    curve: Sequence[Mapping[str, float]] = ()
    chosen: int | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who has a video.

    Attributes:
        holder: the person; "" when it is free.
        mine: it is held by this very opening of the workspace.
        since: seconds since 1970, UTC; 0 when it is free.
        reserved: the person it was handed or sent back to; "" when there is none.
        for_me: that is this person.
        review: the last thing said in its review: "asked", "approved", "returned", "handed", or "".
        note: what was said then, and by whom.
        author: who said it.
    """

    holder: str = ""
    mine: bool = False
    since: float = 0.0
    reserved: str = ""
    for_me: bool = False
    review: str = ""
    note: str = ""
    author: str = ""

    @property
    def free(self) -> bool:
        """Nobody holds it."""
        return not self.holder
