"""The faults one by one. Each takes a subject and how far it has come on each frame, and gives masks bool [T, H, W]."""

import math
from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

__all__ = [
    "Masks",
    "Subject",
    "bend",
    "holes",
    "islands",
    "lag",
    "leak",
    "leak_into_object",
    "lose_colour",
    "lose_side",
    "resize",
    "shift",
    "swap",
    "vanish",
]

Floats: TypeAlias = npt.NDArray[np.float32]
Masks: TypeAlias = npt.NDArray[np.bool_]
_STARTED = 0.02  # a fault that has come less far than this is not there


@dataclass
class Subject:
    """An object whose masks are to be spoiled.

    Attributes:
        frames: uint8 [T, H, W, 3]. labels: uint8 [T, H, W], right ones. object_id: whose masks these are.
        masks: bool [T, H, W], right at first; what the faults drawn so far have made of them.
    """

    frames: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    object_id: int
    masks: Masks = field(init=False)

    def __post_init__(self) -> None:
        self.masks = self.labels == self.object_id

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.masks.shape[1], self.masks.shape[2]

    @property
    def side(self) -> float:
        """Side in pixels of the square as large as the object is where it is largest, at least 4."""
        return float(max(np.sqrt((self.labels == self.object_id).sum((1, 2)).max()), 4.0))

    def box(self, frame: int) -> tuple[float, float, float, float] | None:
        """Centre (x, y) and half width and height of the right mask; None where the object is not seen."""
        mask = self.labels[frame] == self.object_id
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        if not rows.size:
            return None
        x0, x1, y0, y1 = float(columns[0]), float(columns[-1] + 1), float(rows[0]), float(rows[-1] + 1)
        return (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2


def leak(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """It spills over a region of one colour beside the object, from a place that moves with it."""
    out, turn = subject.masks.copy(), rng.uniform(0, 2 * np.pi)
    tolerance, reach = rng.uniform(6, 28), rng.uniform(0.4, 1.6) * subject.side
    for t in _after(course):
        box = subject.box(t)
        if box is None:
            continue
        x, y, half_w, half_h = box
        seed = (x + 1.15 * half_w * np.cos(turn), y + 1.15 * half_h * np.sin(turn))
        out[t] |= _flooded(subject.frames[t], seed, tolerance) & _disc(subject.shape, seed, reach * course[t])
    return out


def leak_into_object(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """It takes another labelled object over, from one side; without another one, it spills over."""
    others = [int(i) for i in np.unique(subject.labels) if i not in (0, subject.object_id)]
    if not others:
        return leak(subject, course, rng)
    other = Subject(subject.frames, subject.labels, int(rng.choice(others)))
    turn, out = rng.uniform(0, 2 * np.pi), subject.masks.copy()
    for t in _after(course):
        out[t] |= (other.labels[t] == other.object_id) & _side_of(other, t, turn, float(course[t]))
    return out


def lose_side(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The head, a leg, half of it: what lies on one side of the object goes."""
    turn, most, out = rng.uniform(0, 2 * np.pi), rng.uniform(0.2, 0.9), subject.masks.copy()
    for t in _after(course):
        out[t] &= ~_side_of(subject, t, turn, float(most * course[t]))
    return out


def lose_colour(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """A part of one colour goes."""
    out, tolerance = subject.masks.copy(), rng.uniform(6, 30)
    away, turn, reach = rng.uniform(0, 0.8), rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 1.2) * subject.side
    for t in _after(course):
        box = subject.box(t)
        if box is not None:
            seed = box[0] + away * box[2] * np.cos(turn), box[1] + away * box[3] * np.sin(turn)
            near = _disc(subject.shape, seed, reach * course[t])
            out[t] &= ~(_flooded(subject.frames[t], seed, tolerance) & near)
    return out


def resize(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The outline lies outside or inside the right one."""
    by, out = rng.choice([-1, 1]) * rng.uniform(0.03, 0.3) * subject.side, subject.masks.copy()
    for t in _after(course):
        pixels = by * float(course[t])
        inside = pixels < 0
        away = cv2.distanceTransform((out[t] if inside else ~out[t]).astype(np.uint8), cv2.DIST_L2, 3)
        out[t] = away > -pixels if inside else away <= pixels
    return out


def bend(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The outline is bent by a smooth field that drifts over time."""
    height, width = subject.shape
    cells = int(rng.integers(3, 9))
    fields = rng.standard_normal((2, 2, cells, cells)).astype(np.float32)
    size, out = rng.uniform(0.05, 0.3) * subject.side, subject.masks.copy()
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    for t in _after(course):
        turn = t / max(len(course), 1)
        dx, dy = (
            cv2.resize(math.cos(turn) * a + math.sin(turn) * b, (width, height), interpolation=cv2.INTER_CUBIC)
            for a, b in zip(fields[0], fields[1], strict=True)
        )
        reach = np.float32(size * course[t])
        out[t] = cv2.remap(out[t].astype(np.uint8), xs + reach * dx, ys + reach * dy, cv2.INTER_NEAREST) > 0
    return out


def shift(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The mask lies beside the object, farther and farther."""
    turn, away = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 1.0) * subject.side
    out = subject.masks.copy()
    for t in _after(course):
        out[t] = _moved(out[t], away * course[t] * np.cos(turn), away * course[t] * np.sin(turn))
    return out


def holes(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """Holes that move with the object."""
    out = subject.masks.copy()
    for _ in range(int(rng.integers(1, 4))):
        away, turn, size = rng.uniform(0, 0.7), rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.35) * subject.side
        for t in _after(course):
            box = subject.box(t)
            if box is not None:
                at = box[0] + away * box[2] * np.cos(turn), box[1] + away * box[3] * np.sin(turn)
                out[t] &= ~_disc(subject.shape, at, size * course[t])
    return out


def islands(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """Pieces elsewhere, of one colour or round, that stay where they are or drift."""
    out, (height, width) = subject.masks.copy(), subject.shape
    for _ in range(int(rng.integers(1, 4))):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        vx, vy = rng.uniform(-0.05, 0.05, 2) * subject.side
        size, coloured, tolerance = rng.uniform(0.1, 0.7) * subject.side, rng.random() < 0.6, rng.uniform(6, 28)
        for t in _after(course):
            at = x + t * vx, y + t * vy
            piece = _disc(subject.shape, at, size * course[t])
            out[t] |= piece & _flooded(subject.frames[t], at, tolerance) if coloured else piece
    return out


def vanish(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The mask is empty, or nearly so, for as long as the fault lasts."""
    out, left = subject.masks.copy(), rng.random() < 0.3
    for t in _after(course, 0.4):
        out[t] &= _disc(subject.shape, (subject.box(t) or (0, 0, 0, 0))[:2], 0.25 * subject.side) if left else False
    return out


def swap(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The mask jumps to another object; without another one, to another place."""
    others = [int(i) for i in np.unique(subject.labels) if i not in (0, subject.object_id)]
    height, width = subject.shape
    dx, dy = rng.uniform(-0.5, 0.5) * width, rng.uniform(-0.5, 0.5) * height
    other, out = int(rng.choice(others)) if others else 0, subject.masks.copy()
    for t in _after(course, 0.4):
        out[t] = subject.labels[t] == other if other else _moved(out[t], dx, dy)
    return out


def lag(subject: Subject, course: Floats, rng: np.random.Generator) -> Masks:
    """The mask of an earlier frame, in the end perhaps that of the first one."""
    most, masks = rng.uniform(1, len(course)), subject.masks
    earlier = np.maximum(np.arange(len(course)) - np.rint(most * course).astype(int), 0)
    return np.asarray(masks[earlier], np.bool_)


def _after(course: Floats, level: float = _STARTED) -> list[int]:
    """The frames on which a fault has come farther than that."""
    found: list[int] = np.flatnonzero(course > level).tolist()
    return found


def _flooded(frame: npt.NDArray[np.uint8], at: tuple[float, float], tolerance: float) -> npt.NDArray[np.bool_]:
    """The connected region of about the colour at a place; bool [H, W]."""
    height, width = frame.shape[:2]
    x, y = int(np.clip(at[0], 0, width - 1)), int(np.clip(at[1], 0, height - 1))
    smooth, plane = cv2.GaussianBlur(frame, (5, 5), 0), np.zeros((height + 2, width + 2), np.uint8)
    each = (tolerance,) * 3
    cv2.floodFill(smooth, plane, (x, y), (0, 0, 0), each, each, 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE)
    filled = cv2.morphologyEx(plane[1:-1, 1:-1], cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return np.asarray(filled > 0, np.bool_)


def _disc(shape: tuple[int, int], at: tuple[float, float], radius: float) -> npt.NDArray[np.bool_]:
    ys, xs = np.ogrid[: shape[0], : shape[1]]
    return np.asarray((xs - at[0]) ** 2 + (ys - at[1]) ** 2 <= radius**2, np.bool_)


def _side_of(subject: Subject, frame: int, turn: float, share: float) -> npt.NDArray[np.bool_]:
    """What lies on the side ``turn`` (radians) of the object, up to ``share`` of its extent; bool [H, W]."""
    box = subject.box(frame)
    if box is None:
        return np.zeros(subject.shape, np.bool_)
    x, y, half_w, half_h = box
    ys, xs = np.ogrid[: subject.shape[0], : subject.shape[1]]
    along = (xs - x) / half_w * np.cos(turn) + (ys - y) / half_h * np.sin(turn)
    return np.asarray(along > 1 - 2 * share, np.bool_)


def _moved(mask: npt.NDArray[np.bool_], dx: float, dy: float) -> npt.NDArray[np.bool_]:
    matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float64)
    moved = cv2.warpAffine(mask.astype(np.uint8), matrix, mask.shape[::-1], flags=cv2.INTER_NEAREST)
    return np.asarray(moved > 0, np.bool_)
