"""The shapes between two masks of one object on two frames.

Place and size are taken out first: both masks are brought to the same centre and the same spread, their signed
distances are blended, and the result is put where the object must be by then. So a shape that moves keeps its shape,
one that grows does so steadily, and one that falls apart does so gradually, wherever on the frame it is.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import Box, bounding_box

__all__ = ["Interpolation"]

Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One of the two masks.

    Attributes:
        distance: float32 [h, w], signed distance to the outline in pixels, above 0 inside.
        origin: float64 [2], (x, y) of the upper left corner of ``distance`` on the frame.
        centre, spread: float64 [2], mean and standard deviation of the pixels' x and y.
        area: pixels.
        box: around the mask.
    """

    distance: npt.NDArray[np.float32]
    origin: npt.NDArray[np.float64]
    centre: npt.NDArray[np.float64]
    spread: npt.NDArray[np.float64]
    area: int
    box: Box

    @classmethod
    def of(cls, mask: Mask) -> "_Shape":
        box = bounding_box(mask)
        if box is None:
            raise ValueError("an empty mask has no shape to interpolate")
        inside = mask[box.slices]
        columns, rows = _moments(inside.sum(axis=0)), _moments(inside.sum(axis=1))
        # Clipped at the frame's edge, which is no outline: what is cut off there goes on outside.
        wide = max(box.height, box.width) // 2 + 2
        around = Box(box.y0 - wide, box.x0 - wide, box.y1 + wide, box.x1 + wide).clip(*mask.shape)
        return cls(
            distance=_signed_distance(mask[around.slices]),
            origin=np.array([around.x0, around.y0], np.float64),
            centre=np.array([box.x0 + columns[0], box.y0 + rows[0]]),
            spread=np.array([columns[1], rows[1]]),
            area=int(inside.sum()),
            box=box,
        )


class Interpolation:
    """The way from one mask of an object to a later one.

    Args:
        first, last: bool [H, W] of the same size.

    Raises:
        ValueError: one of them is empty, or their sizes differ.
    """

    def __init__(self, first: Mask, last: Mask) -> None:
        if first.shape != last.shape:
            raise ValueError(f"masks of one video have one size, not {first.shape} and {last.shape}")
        self._size = first.shape
        self._first, self._last = _Shape.of(first), _Shape.of(last)

    def at(self, share: float) -> tuple[Box, Mask]:
        """The mask on the way.

        Args:
            share: 0 (the first mask) to 1 (the last one).

        Returns:
            A box inside the frame and the mask in it, bool [box height, box width]; outside of it the object is
            not. Its area lies between those of both masks. The box is empty when the object would be off the frame.
        """
        a, b = self._first, self._last
        centre = (1 - share) * a.centre + share * b.centre
        spread = (1 - share) * a.spread + share * b.spread
        box = self._reach(centre, spread)
        if box.area == 0:
            return box, np.zeros((0, 0), np.bool_)
        blended = (1 - share) * _placed(a, centre, spread, box) + share * _placed(b, centre, spread, box)
        areas = [s.area * float(np.prod(spread / s.spread)) for s in (a, b)]
        wanted = min(max(round((1 - share) * areas[0] + share * areas[1]), 1), blended.size)
        # The outline runs where the area comes out right: where shapes differ much, that at distance 0 encloses too
        # little, and thin parts would be gone half-way.
        level = np.partition(blended, blended.size - wanted, axis=None)[blended.size - wanted]
        return box, np.asarray(blended >= level, np.bool_)

    def _reach(self, centre: npt.NDArray[np.float64], spread: npt.NDArray[np.float64]) -> Box:
        """Where the mask can be: around both boxes, moved and scaled."""
        corners = []
        for shape in (self._first, self._last):
            box = shape.box
            for x, y in ((box.x0, box.y0), (box.x1, box.y1)):
                corners.append(centre + (np.array([x, y]) - shape.centre) * spread / shape.spread)
        low, high = np.floor(np.min(corners, axis=0)) - 1, np.ceil(np.max(corners, axis=0)) + 1
        return Box(int(low[1]), int(low[0]), int(high[1]), int(high[0])).clip(*self._size)


def _moments(counts: npt.NDArray[np.integer]) -> tuple[float, float]:
    """Mean and standard deviation of pixel centres, ``counts[i]`` of them at ``i + 0.5``; a pixel is one wide."""
    places = np.arange(len(counts)) + 0.5
    mean = float(np.average(places, weights=counts))
    return mean, float(np.sqrt(np.average((places - mean) ** 2, weights=counts) + 1 / 12))


def _signed_distance(mask: Mask) -> npt.NDArray[np.float32]:
    inside = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    outside = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    if mask.all():  # the object fills the frame: OpenCV has nothing to measure to
        return np.full(mask.shape, float(max(mask.shape)), np.float32)
    # Distances count from centre to centre; the outline runs half-way between.
    return np.where(mask, inside - 0.5, 0.5 - outside).astype(np.float32)


def _placed(
    shape: _Shape, centre: npt.NDArray[np.float64], spread: npt.NDArray[np.float64], box: Box
) -> npt.NDArray[np.float32]:
    """A shape's signed distances, float32 [box height, box width], after moving and scaling it."""
    scale = shape.spread / spread  # pixels there for one here
    corner = np.array([box.x0, box.y0]) + 0.5
    offset = shape.centre + (corner - centre) * scale - shape.origin - 0.5
    matrix = np.array([[scale[0], 0, offset[0]], [0, scale[1], offset[1]]])
    moved = cv2.warpAffine(
        shape.distance,
        matrix,
        (box.width, box.height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved / np.float32(np.sqrt(np.prod(scale))), np.float32)
