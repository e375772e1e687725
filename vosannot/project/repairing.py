"""Taking mended masks into a video: one change, of some objects on some frames."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from vosannot.masks.label_map import LabelMap
from vosannot.masks.png import decode_png
from vosannot.project.document import Document
from vosannot.project.records import Provenance

__all__ = ["Mended", "accept_mended", "with_objects"]


@dataclass(frozen=True, slots=True)
class Mended:
    """A frame's masks, mended.

    Attributes:
        png: the label map, a palette PNG. confidence: 0..1.
        before: the label map that was mended, a palette PNG: where a frame shows another one by now, it is left alone.
    """

    png: bytes
    confidence: float
    before: bytes


def accept_mended(
    document: Document, mended: Mapping[int, Mended], objects: Collection[int] | None, title: str
) -> tuple[list[int], int]:
    """Write mended masks, as one step to undo. Manual and approved frames are never touched.

    Args:
        mended: the frames meant.
        objects: whose masks; None: all.
        title: what undo calls it.

    Returns:
        The frames written, and how many were left alone because somebody has changed them since.
    """
    job = document.open_job(title)
    written: list[int] = []
    changed = 0
    try:
        for frame, made in sorted(mended.items()):
            state, now = document.state(frame), document.labels(frame)
            if (
                now is None
                or state is None
                or state.provenance is not Provenance.PROPAGATED
                or not np.array_equal(now, decode_png(made.before))
            ):
                changed += 1
            else:
                labels = with_objects(now, decode_png(made.png), objects)
                if not np.array_equal(labels, now) and job.write(frame, labels, made.confidence):
                    written.append(frame)
    finally:
        job.close()
    return written, changed


def with_objects(labels: LabelMap, mended: LabelMap, objects: Collection[int] | None) -> LabelMap:
    """The label map with these objects' masks out of the mended one (None: of all); the others keep their pixels."""
    if objects is None:
        return mended
    theirs = np.isin(mended, list(objects))
    left = np.where(np.isin(labels, list(objects)), 0, labels)
    return np.where(theirs & (left == 0), mended, left).astype(np.uint8)
