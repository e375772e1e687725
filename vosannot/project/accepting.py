"""Masks that somebody else has found become objects: each with a first mask on a frame of its own."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vosannot.core.words import tr, tr_n
from vosannot.masks.label_map import LabelMap
from vosannot.project.changes import ChangeKind
from vosannot.project.document import Document
from vosannot.project.records import FrameState, ObjectInfo, Provenance

__all__ = ["accept_masks"]

Mask: TypeAlias = npt.NDArray[np.bool_]

_ENOUGH = 0.5  # share of a mask's pixels that must be free


def accept_masks(
    document: Document, masks: Mapping[int, tuple[int, Mask]], *, replaces: bool = False
) -> dict[int, ObjectInfo]:
    """Add an object for each mask, all in one step to undo; their frames become manual.

    Pixels that another object has already stay that object's. A mask of which less than half would be left is not
    accepted at all.

    Args:
        masks: by any number of the caller's, the frame and a bool [H, W] mask on it.
        replaces: take pixels of other objects too, so that every mask is accepted.

    Returns:
        By the same numbers, the objects of the masks that were accepted.

    Raises:
        AnnotationError: there would be more than 254 objects, or a mask does not fit the video.
    """
    maps: dict[int, LabelMap] = {}
    made: dict[int, ObjectInfo] = {}
    for number, (frame, mask) in masks.items():
        labels = maps.get(frame)
        if labels is None:
            current = document.labels(frame)
            labels = np.zeros(mask.shape, np.uint8) if current is None else current.copy()
        free = mask if replaces else mask & (labels == 0)
        if np.count_nonzero(free) < max(_ENOUGH * np.count_nonzero(mask), 1):
            continue
        made[number] = document.free_object(besides=tuple(made.values()))
        labels[free] = made[number].id
        maps[frame] = labels
    if made:
        written = {frame: (FrameState(frame, Provenance.MANUAL, None, ()), labels) for frame, labels in maps.items()}
        names = [known.name for known in made.values()]
        title = (
            tr("Accept {name}", name=names[0])
            if len(names) == 1
            else tr_n(len(names), "Accept {n} object", "Accept {n} objects")
        )
        document.set_many(written, title, new_objects=tuple(made.values()), kind=ChangeKind.EDIT)
    return made
