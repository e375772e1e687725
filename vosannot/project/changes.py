"""A change of a video in memory: what undo and redo need to know about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from vosannot.masks.label_map import Box
from vosannot.project.content import Content
from vosannot.project.records import FrameState, ObjectInfo

__all__ = ["Change", "ChangeKind", "Patch", "PatchKind"]


class ChangeKind(StrEnum):
    """What a person would call it."""

    EDIT = "edit"
    SET = "set"
    JOB = "job"
    APPROVE = "approve"
    DELETE = "delete"
    OBJECTS = "objects"
    IMPORT = "import"


class PatchKind(StrEnum):
    """How a patch stores pixels; see :data:`vosannot.project.schema.patches`."""

    BOX = "box"
    WHOLE = "whole"
    IDS = "ids"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Patch:
    """What a change did to one frame, without the pixels. A state of None: no label map."""

    frame: int
    kind: PatchKind
    box: Box
    before: FrameState | None
    after: FrameState | None


@dataclass(slots=True, eq=False)
class Change:
    """One step of the history.

    Attributes:
        patches: by frame; None until they are loaded from the journal.
        objects: the object list before and after, if it changed.
        parts: pixels of box patches (before, after) that are not yet on disk, by frame.
        ticket: the writer's ticket of the last operation that recorded part of it; 0 when loaded from the
            journal.
    """

    number: int
    kind: ChangeKind
    title: str
    patches: dict[int, Patch] | None = field(default_factory=dict)
    objects: tuple[tuple[ObjectInfo, ...], tuple[ObjectInfo, ...]] | None = None
    parts: dict[int, tuple[Content | None, Content]] = field(default_factory=dict)
    ticket: int = 0
