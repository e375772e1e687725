"""Edits of a label map, in place. Each returns the box of what it changed, for redrawing and for undo.

Coordinates are continuous: the pixel in column ``x`` and row ``y`` covers ``[x, x + 1) x [y, y + 1)`` and its
centre is at ``(x + 0.5, y + 0.5)``; that is what a mouse position mapped to image coordinates gives. A pixel
belongs to a shape when its centre does. To keep what was there for undo, copy
``labels[stroke_box(...).slices]`` before painting.
"""

import itertools
import math

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import VOID, Box, LabelMap, bounding_box

__all__ = [
    "fill_polygon",
    "flood_fill",
    "paint_stroke",
    "points_array",
    "polygon_box",
    "replace_label",
    "replace_mask",
    "stroke_box",
    "swap_labels",
]

Points = npt.ArrayLike
_FAR = 1e7


def points_array(points: Points) -> npt.NDArray[np.float64]:
    """float64 [N, 2] of the finite points among ``points`` ((x, y) each, or one single point).

    Raises:
        ValueError: the shape is not [N, 2].
    """
    array = np.asarray(points, np.float64)
    if array.size == 0:
        return np.empty((0, 2))
    if array.ndim == 1:
        array = array[None]
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f"points have the shape [N, 2], not {list(array.shape)}")
    finite: npt.NDArray[np.float64] = np.clip(array[np.isfinite(array).all(axis=1)], -_FAR, _FAR)
    return finite


def stroke_box(points: Points, radius: float, shape: tuple[int, ...]) -> Box:
    """The box outside of which a stroke changes nothing, clipped to ``shape`` [H, W]; it may be empty."""
    array = points_array(points)
    if not len(array):
        return Box(0, 0, 0, 0)
    reach = _reach(radius) + 0.5
    x0, y0 = array.min(axis=0)
    x1, y1 = array.max(axis=0)
    return Box(math.floor(y0 - reach), math.floor(x0 - reach), math.ceil(y1 + reach), math.ceil(x1 + reach)).clip(
        shape[0], shape[1]
    )


def polygon_box(points: Points, shape: tuple[int, ...]) -> Box:
    """The box outside of which a polygon changes nothing, clipped to ``shape`` [H, W]; it may be empty."""
    array = points_array(points)
    if not len(array):
        return Box(0, 0, 0, 0)
    x0, y0 = array.min(axis=0)
    x1, y1 = array.max(axis=0)
    return Box(math.floor(y0), math.floor(x0), math.ceil(y1) + 1, math.ceil(x1) + 1).clip(shape[0], shape[1])


def paint_stroke(labels: LabelMap, points: Points, radius: float, value: int, *, only: int | None = None) -> Box | None:
    """Paint a round brush along a polyline.

    Args:
        labels: uint8 [H, W], changed in place.
        points: float [N, 2] (x, y) brush centres in pixels, sub-pixel; one point is a dab. They may lie
            outside.
        radius: brush radius in pixels. The brush is never thinner than one pixel, and the pixels that the
            points lie in are always painted.
        value: id to write, 0..254 (0 erases).
        only: change just pixels that have this id now: the current object for an eraser that spares the
            others, 0 for a brush that does.

    Returns:
        The box around the changed pixels, or None when nothing changed.

    Raises:
        ValueError: ``value`` is no object id, or ``points`` has the wrong shape.
    """
    _check_value(value)
    array = points_array(points)
    box = stroke_box(array, radius, labels.shape)
    if box.area == 0:
        return None
    reach = _reach(radius)
    if len(array) == 1:
        x, y = array[0]
        dx = np.arange(box.x0, box.x1) + (0.5 - x)
        dy = np.arange(box.y0, box.y1) + (0.5 - y)
        inside = (dx * dx)[None, :] <= (reach * reach - dy * dy)[:, None]
    else:
        inside = np.zeros((box.height, box.width), np.bool_)
        for start, end in itertools.pairwise(array):
            _add_capsule(inside, box, start, end, reach)
    if reach < 1:
        columns = np.floor(array[:, 0]).astype(np.int64) - box.x0
        rows = np.floor(array[:, 1]).astype(np.int64) - box.y0
        within = (columns >= 0) & (columns < box.width) & (rows >= 0) & (rows < box.height)
        inside[rows[within], columns[within]] = True
    return _apply(labels, box, inside, value, only)


def fill_polygon(labels: LabelMap, points: Points, value: int, *, only: int | None = None) -> Box | None:
    """Fill the inside of a closed polygon (non-zero winding: a lasso that crosses itself leaves no holes).

    Args:
        labels: uint8 [H, W], changed in place.
        points: float [N, 2] (x, y) corners; the last is joined to the first. Fewer than three enclose
            nothing.
        value: id to write, 0..254.
        only: change just pixels that have this id now.

    Returns:
        The box around the changed pixels, or None when nothing changed.

    Raises:
        ValueError: ``value`` is no object id, or ``points`` has the wrong shape.
    """
    _check_value(value)
    array = points_array(points)
    box = polygon_box(array, labels.shape)
    if len(array) < 3 or box.area == 0:
        return None
    winding = np.zeros((box.height, box.width + 1), np.int32)
    for (xa, ya), (xb, yb) in zip(array, np.roll(array, -1, axis=0), strict=True):
        if ya == yb:
            continue
        sign = 1 if yb > ya else -1
        low, high = min(ya, yb), max(ya, yb)
        # Rows whose centre y + 0.5 lies in [low, high).
        first = max(box.y0, math.ceil(low - 0.5))
        last = min(box.y1, math.ceil(high - 0.5))
        if first >= last:
            continue
        rows = np.arange(first, last)
        crossing = xa + (rows + 0.5 - ya) * ((xb - xa) / (yb - ya))
        # Pixels whose centre is at or right of the crossing.
        columns = np.clip(np.ceil(crossing - 0.5), box.x0, box.x1).astype(np.int64) - box.x0
        winding[rows - box.y0, columns] += sign
    inside = np.cumsum(winding[:, :-1], axis=1) != 0
    return _apply(labels, box, inside, value, only)


def flood_fill(labels: LabelMap, x: float, y: float, value: int) -> Box | None:
    """Give ``value`` to the 4-connected region of equal id around a point.

    Args:
        labels: uint8 [H, W], changed in place.
        x, y: a point in the region, in pixels.
        value: id to write, 0..254.

    Returns:
        The box around the changed pixels; None when the point is outside or the region has the value already.

    Raises:
        ValueError: ``value`` is no object id.
    """
    _check_value(value)
    column, row = math.floor(x), math.floor(y)
    height, width = labels.shape
    if not (0 <= row < height and 0 <= column < width) or labels[row, column] == value:
        return None
    target = np.ascontiguousarray(labels)
    _, _, _, (left, top, wide, high) = cv2.floodFill(target, None, (column, row), float(value), flags=4)
    if target is not labels:
        labels[...] = target
    return Box(int(top), int(left), int(top + high), int(left + wide))


def replace_label(labels: LabelMap, old: int, new: int) -> Box | None:
    """Give every pixel of id ``old`` the id ``new`` (0 deletes the object from the frame).

    Returns:
        The box around the changed pixels, or None when the id does not occur.

    Raises:
        ValueError: ``new`` is no object id.
    """
    _check_value(new)
    if old == new or not 0 <= old <= VOID:
        return None
    mask = labels == old
    box = bounding_box(mask)
    if box is not None:
        np.putmask(labels, mask, np.uint8(new))
    return box


def swap_labels(labels: LabelMap, first: int, second: int) -> Box | None:
    """Exchange two ids.

    Returns:
        The box around the changed pixels, or None when neither occurs.
    """
    ones, others = labels == first, labels == second
    box = bounding_box(ones | others)
    if box is not None and first != second:
        np.putmask(labels, ones, np.uint8(second))
        np.putmask(labels, others, np.uint8(first))
    return box if first != second else None


def replace_mask(
    labels: LabelMap, box: Box, mask: npt.NDArray[np.bool_], object_id: int, *, only: int | None = None
) -> Box | None:
    """Make ``mask`` the object's mask inside a box; what it loses there becomes background.

    Args:
        labels: uint8 [H, W], changed in place.
        box: inside the frame.
        mask: bool [box height, box width].
        object_id: 1..254.
        only: what the mask gains is taken just from pixels that have this id now (0: other objects are spared).

    Returns:
        The box around the changed pixels, or None when nothing changed.

    Raises:
        ValueError: ``object_id`` is no object id.
    """
    _check_value(object_id)
    region = labels[box.slices]
    mine = region == object_id
    gained, lost = mask & ~mine, mine & ~mask
    if only is not None:
        gained &= region == only
    changed = bounding_box(gained | lost)
    if changed is None:
        return None
    np.copyto(region, np.uint8(object_id), where=gained)
    np.copyto(region, np.uint8(0), where=lost)
    return Box(box.y0 + changed.y0, box.x0 + changed.x0, box.y0 + changed.y1, box.x0 + changed.x1)


def _reach(radius: float) -> float:
    """The radius that is used, at least half a pixel. The small addition makes centres on the rim count."""
    return max(float(radius), 0.5) + 1e-9


def _check_value(value: int) -> None:
    if not 0 <= value < VOID:
        raise ValueError(f"an object id lies between 0 and 254, not {value}")


def _add_capsule(
    inside: npt.NDArray[np.bool_],
    box: Box,
    start: npt.NDArray[np.float64],
    end: npt.NDArray[np.float64],
    reach: float,
) -> None:
    """Set the pixels within ``reach`` of a segment. A capsule is convex: each row is one run of columns."""
    (xa, ya), (xb, yb) = start, end
    first = max(box.y0, math.floor(min(ya, yb) - reach))
    last = min(box.y1, math.ceil(max(ya, yb) + reach))
    if first >= last:
        return
    rows = np.arange(first, last) + 0.5
    left = np.full(rows.shape, np.inf)
    right = np.full(rows.shape, -np.inf)
    for x, y in (start, end):
        room = reach * reach - (rows - y) ** 2
        half = np.sqrt(np.maximum(room, 0))
        touched = room >= 0
        left = np.where(touched, np.minimum(left, x - half), left)
        right = np.where(touched, np.maximum(right, x + half), right)
    length = math.hypot(xb - xa, yb - ya)
    if length > 0 and yb != ya:
        # The two long sides: the segment shifted along its normal; rows between their ends get their
        # crossing.
        nx, ny = -(yb - ya) / length * reach, (xb - xa) / length * reach
        slope = (xb - xa) / (yb - ya)
        for sign in (1.0, -1.0):
            sy, ey = ya + sign * ny, yb + sign * ny
            x = xa + sign * nx + (rows - sy) * slope
            crossed = (rows >= min(sy, ey)) & (rows <= max(sy, ey))
            left = np.where(crossed, np.minimum(left, x), left)
            right = np.where(crossed, np.maximum(right, x), right)
    elif length > 0:
        covered = np.abs(rows - ya) <= reach
        left = np.where(covered, np.minimum(left, min(xa, xb)), left)
        right = np.where(covered, np.maximum(right, max(xa, xb)), right)
    begin = max(box.x0, math.floor(min(xa, xb) - reach))
    stop = min(box.x1, math.ceil(max(xa, xb) + reach))
    if begin >= stop:
        return
    columns = np.arange(begin, stop) + 0.5
    part = inside[first - box.y0 : last - box.y0, begin - box.x0 : stop - box.x0]
    part |= (columns >= left[:, None]) & (columns <= right[:, None])


def _apply(labels: LabelMap, box: Box, inside: npt.NDArray[np.bool_], value: int, only: int | None) -> Box | None:
    region = labels[box.slices]
    inside &= region != value if only is None else region == only
    if only == value:
        return None
    changed = bounding_box(inside)
    if changed is None:
        return None
    np.copyto(region, np.uint8(value), where=inside)
    return Box(box.y0 + changed.y0, box.x0 + changed.x0, box.y0 + changed.y1, box.x0 + changed.x1)
