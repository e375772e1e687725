"""Label maps: one byte a pixel, the id of the object that the pixel belongs to."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.core.errors import AnnotationError
from vosannot.core.words import tr, tr_n

__all__ = [
    "BACKGROUND",
    "MAX_OBJECT_ID",
    "VOID",
    "Box",
    "LabelMap",
    "bounding_box",
    "object_ids",
    "resize_labels",
    "shrink_labels",
    "strip_void",
    "validate",
]

LabelMap: TypeAlias = npt.NDArray[np.uint8]
"""uint8 [H, W]: 0 background, 1..254 object ids, 255 void (in ground truth only)."""

BACKGROUND = 0
VOID = 255
MAX_OBJECT_ID = 254


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of pixels, half-open: rows ``y0 <= y < y1``, columns ``x0 <= x < x1``."""

    y0: int
    x0: int
    y1: int
    x1: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index for an [H, W] array: ``labels[box.slices]``."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    @property
    def height(self) -> int:
        """Rows, never negative."""
        return max(0, self.y1 - self.y0)

    @property
    def width(self) -> int:
        """Columns, never negative."""
        return max(0, self.x1 - self.x0)

    @property
    def area(self) -> int:
        """Pixels in the box; 0 when it is empty."""
        return self.height * self.width

    def union(self, other: "Box | None") -> "Box":
        """The smallest box around both; an empty box or None adds nothing."""
        if other is None or other.area == 0:
            return self
        if self.area == 0:
            return other
        return Box(min(self.y0, other.y0), min(self.x0, other.x0), max(self.y1, other.y1), max(self.x1, other.x1))

    def clip(self, height: int, width: int) -> "Box":
        """The part inside an image of ``height`` x ``width``; its area is 0 when nothing is left."""
        y0, x0 = min(max(self.y0, 0), height), min(max(self.x0, 0), width)
        return Box(y0, x0, max(y0, min(self.y1, height)), max(x0, min(self.x1, width)))


def object_ids(labels: LabelMap) -> tuple[int, ...]:
    """Ids of the objects present, ascending, without background (0) and void (255)."""
    counts = np.bincount(labels.reshape(-1), minlength=256)
    return tuple(int(i) for i in np.flatnonzero(counts[1:VOID]) + 1)


def validate(
    labels: npt.NDArray[Any],
    *,
    size: tuple[int, int] | None = None,
    known: Collection[int] | None = None,
    source: str = "the label map",
) -> None:
    """Check that an array is a label map that can be stored.

    Args:
        labels: what should be uint8 [H, W] with values 0..254.
        size: (height, width) that it must have, or None.
        known: object ids that may occur, or None for any of 1..254.
        source: what to call it in the error, e.g. a file name.

    Raises:
        AnnotationError: wrong dimensions, type, size, ids that nobody knows, or void pixels.
    """
    if labels.ndim != 2:
        raise AnnotationError(
            tr(
                "{source} has {ndim} dimensions; a label map has two, one object id for each pixel.",
                source=source,
                ndim=labels.ndim,
            )
        )
    if labels.dtype != np.uint8:
        raise AnnotationError(
            tr("{source} holds {dtype} values; a label map holds uint8 object ids.", source=source, dtype=labels.dtype)
        )
    if labels.size == 0:
        raise AnnotationError(tr("{source} is empty; a label map has at least one pixel.", source=source))
    if size is not None and labels.shape != tuple(size):
        raise AnnotationError(
            tr(
                "{source} is {width}x{height} but the clip is {clip_width}x{clip_height}; a label map must have the "
                "size of its clip.",
                source=source,
                width=labels.shape[1],
                height=labels.shape[0],
                clip_width=size[1],
                clip_height=size[0],
            )
        )
    counts = np.bincount(labels.reshape(-1), minlength=256)
    if counts[VOID]:
        raise AnnotationError(
            tr(
                "{source} has {counts} void pixels (value 255), which only ground truth may have; make them "
                "background or an object first.",
                source=source,
                counts=counts[VOID],
            )
        )
    if known is not None:
        allowed = set(known)
        unknown = [int(i) for i in np.flatnonzero(counts) if i and i not in allowed]
        if unknown:
            listed = ", ".join(str(i) for i in unknown[:8]) + (", …" if len(unknown) > 8 else "")
            raise AnnotationError(
                tr_n(
                    len(unknown),
                    "{source} uses object id {listed}, not in the object list ({known}); add the object first.",
                    "{source} uses object ids {listed}, not in the object list ({known}); add the objects first.",
                    source=source,
                    listed=listed,
                    known=", ".join(str(i) for i in sorted(allowed)) or tr("which is empty"),
                )
            )


def strip_void(labels: LabelMap, *, binary: bool | None = None) -> LabelMap:
    """A copy without 255: void becomes background, or the object of a DAVIS-2016 file.

    Args:
        labels: uint8 [H, W].
        binary: whether 255 means "the object" (DAVIS-2016: True) or void (False). None guesses: a map with no
            values but 0 and 255 is DAVIS-2016. Maps from :func:`vosannot.masks.png.decode_png` never need the
            guess (it has already looked at the file): pass False for them.

    Returns:
        uint8 [H, W], values 0..254.
    """
    stripped = labels.copy()
    void = labels == VOID
    if binary is None:
        binary = not ((labels != 0) & ~void).any()
    stripped[void] = 1 if binary else BACKGROUND
    return stripped


def resize_labels(labels: LabelMap, size: tuple[int, int]) -> LabelMap:
    """Nearest-neighbour resize; ids are never mixed.

    Args:
        labels: uint8 [H, W].
        size: (height, width) wanted, each at least 1.

    Returns:
        uint8 [height, width]; a copy even when the size is the same.
    """
    height, width = size
    if labels.shape == (height, width):
        return labels.copy()
    resized = cv2.resize(np.ascontiguousarray(labels), (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
    return np.asarray(resized, np.uint8)


def shrink_labels(labels: LabelMap, size: tuple[int, int]) -> LabelMap:
    """Area-weighted vote: each new pixel gets the id that covers most of it. Ids are never mixed.

    Of what nearest neighbour does to a label map, this lacks the ragged edges and the random loss of rows; an object
    thinner than half a new pixel disappears here as well. Enlarging has nothing to vote on and is nearest neighbour.

    Args:
        labels: uint8 [H, W].
        size: (height, width) wanted, each at least 1.

    Returns:
        uint8 [height, width]; of ids that cover the same share, the lowest. A copy even when the size is the same.
    """
    height, width = size
    if height >= labels.shape[0] or width >= labels.shape[1]:
        return resize_labels(labels, size)
    best = np.zeros(size, np.float32)
    shrunk = np.zeros(size, np.uint8)
    for value in np.flatnonzero(np.bincount(labels.reshape(-1), minlength=256)):
        share = cv2.resize((labels == value).astype(np.float32), (width, height), interpolation=cv2.INTER_AREA)
        wins = share > best + 1e-6  # sums of the same pixels in another order are no majority
        best[wins] = share[wins]
        shrunk[wins] = value
    return shrunk


def bounding_box(mask: npt.NDArray[np.bool_]) -> Box | None:
    """The smallest box around the True pixels of a bool [H, W] mask; None when there is none."""
    rows = np.flatnonzero(mask.any(axis=1))
    if rows.size == 0:
        return None
    y0, y1 = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(mask[y0:y1].any(axis=0))
    return Box(y0, int(columns[0]), y1, int(columns[-1]) + 1)
