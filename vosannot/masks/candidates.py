"""From where something moves, frame by frame, to parts that are followed through the clip and can become objects.

Pure arrays: the probabilities may come from any network, the flow from any method.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from vosannot.masks.label_map import LabelMap

__all__ = ["Part", "Tracker"]

Soft: TypeAlias = npt.NDArray[np.uint8]
Flow: TypeAlias = npt.NDArray[np.float32]
Numbers: TypeAlias = npt.NDArray[np.int32]

_SURE, _MAYBE = 0.6, 0.4  # hysteresis: a part has a pixel of at least the one, and consists of pixels of the other
_LEAST_AREA = 0.0008  # share of the frame
_GAP = 0.015  # of the short side: fragments closer than this belong together
_FRAGMENT = 0.3  # share of a part's area: what splits off and is smaller stays with it
_LINK = 0.25  # share of the smaller of two areas that must overlap
_GROWN_UP = 4  # frames: two parts this old that touch stay two
_LOST = 8  # frames that a part may be hidden
_FULL_AREA = 0.05  # share of the frame from which more area counts no more
_SLOW = 0.004  # of the short side, a frame: moving this fast counts half
_STEADY = 0.7  # of a part's median area: frames with less of it are not the surest


@dataclass(slots=True)
class Part:
    """A connected part of what moves, followed through the clip.

    Attributes:
        areas: frame -> share of the frame that it covers, 0..1.
        confidences: frame -> mean probability over its pixels, 0..1.
        speeds: frame -> median motion against the background, in short sides of the frame; no entry where unknown.
        cut_off: frames in which it touches the frame's edge.
        score: 0..1, what it is ranked by.
    """

    number: int
    areas: dict[int, float] = field(default_factory=dict)
    confidences: dict[int, float] = field(default_factory=dict)
    speeds: dict[int, float] = field(default_factory=dict)
    cut_off: set[int] = field(default_factory=set)
    score: float = 0.0

    @property
    def frames(self) -> tuple[int, ...]:
        """Where it is seen, ascending."""
        return tuple(sorted(self.areas))

    @property
    def surest(self) -> int:
        """The frame in which it is most certain and all of it is there."""
        enough = _STEADY * float(np.median(list(self.areas.values())))

        def worth(frame: int) -> tuple[float, float, int]:
            whole = 0.9 if frame in self.cut_off else 1.0
            return self.confidences[frame] * whole, self.areas[frame], -frame

        return max((frame for frame, area in self.areas.items() if area >= enough), key=worth)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A frame's parts, compressed: a number for every pixel at the working size, the sure pixels at the clip's."""

    numbers: bytes
    foreground: bytes


class Tracker:
    """Takes the frames of a clip one after the other; remembers a few kilobytes of each.

    Args:
        short_side: of the working size, at which parts are found and followed.
    """

    def __init__(self, short_side: int = 240) -> None:
        self._short_side = short_side
        self._size = self._small = (0, 0)
        self._parts: dict[int, Part] = {}
        self._seen: dict[int, _Seen] = {}
        self._shown: Numbers | None = None  # parts on the last frame, those that are hidden where they would be
        self._last: dict[int, int] = {}  # part -> frame in which it was seen last
        self._owners: dict[int, int] = {}  # part -> the object that it is of; 0: nobody knows

    def add(
        self,
        frame: int,
        foreground: Soft,
        back: Flow | None,
        against: Flow | None,
        objects: npt.NDArray[np.uint16] | None = None,
    ) -> None:
        """The next frame.

        Args:
            frame: its number.
            foreground: uint8 [H, W] at the clip's size, the probability that a pixel moves: 255 is 1.
            back: float32 [h, w, 2], the flow from this frame to the one added before, in pixels of its own size;
                None: a first frame, or a cut: everything begins anew.
            against: float32 [h, w, 2], how this frame's pixels move against the background, or None.
            objects: uint16 [H, W], objects that somebody else has told apart and followed, 0 elsewhere; for all frames
                or for none. A part is then of one object, whatever touches it, and goes on wherever that is seen next;
                pieces of an object that lie apart from the beginning are parts of their own.
        """
        self._set_size(foreground.shape[0], foreground.shape[1])
        soft = _resized(foreground, self._small)
        fragments, owners = self._fragments(soft), None
        if objects is not None:
            fragments, owners = self._fragments_of(objects, soft)
        before = None if back is None or self._shown is None else self._carried(self._shown, back)
        numbers = self._linked(frame, fragments, before, owners)
        self._note(frame, numbers, soft, None if against is None else _flow_at(against, self._small))
        kept = np.packbits(foreground >= round(255 * _MAYBE))
        self._seen[frame] = _Seen(zlib.compress(numbers.tobytes(), 1), zlib.compress(kept.tobytes(), 1))
        carried = np.zeros_like(numbers) if before is None else before
        over = [number for number, last in self._last.items() if last == frame or last < frame - _LOST]
        self._shown = np.where(numbers > 0, numbers, np.where(np.isin(carried, over), 0, carried)).astype(np.int32)

    def ranked(self, most: int | None = None) -> list[Part]:
        """Parts, best first: by confidence, duration, area and motion, each as a number from 0 to 1, multiplied."""
        if not self._seen:
            return []
        for part in self._parts.values():
            confidence = sum(part.confidences.values()) / len(part.areas)
            duration = len(part.areas) / len(self._seen)
            area = min(float(np.median(list(part.areas.values()))) / _FULL_AREA, 1.0) ** 0.5
            speed = float(np.median(list(part.speeds.values()))) if part.speeds else _SLOW
            part.score = confidence * duration * area * speed / (speed + _SLOW)
        found = sorted(self._parts.values(), key=lambda part: (-part.score, part.number))
        long_enough = [part for part in found if len(part.areas) >= min(3, len(self._seen))]
        return long_enough[:most]

    def labels(self, frame: int, ids: Mapping[int, int]) -> LabelMap:
        """uint8 [H, W] at the clip's size: the parts of a frame under the ids given for their numbers, 0 elsewhere.

        Raises:
            KeyError: the frame has not been added.
        """
        seen = self._seen[frame]
        height, width = self._size
        numbers = np.frombuffer(zlib.decompress(seen.numbers), np.int32).reshape(self._small)
        packed = np.frombuffer(zlib.decompress(seen.foreground), np.uint8)
        sure = np.unpackbits(packed, count=height * width).reshape(height, width)
        table = np.zeros(int(numbers.max()) + 1, np.uint8)
        for number, object_id in ids.items():
            if number < len(table):
                table[number] = object_id
        # Outlines are those of the clip's size: a little around each part, cut out by the probabilities.
        reach = 2 * max(height // self._small[0], 1) + 1
        large = cv2.resize(table[numbers], (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
        grown = cv2.dilate(large, np.ones((reach, reach), np.uint8))
        return np.asarray(np.where(large > 0, large, grown) * sure, np.uint8)

    # One frame

    def _set_size(self, height: int, width: int) -> None:
        if self._size == (0, 0):
            scale = min(self._short_side / min(height, width), 1)
            self._size, self._small = (height, width), (max(round(height * scale), 1), max(round(width * scale), 1))
        elif self._size != (height, width):
            raise ValueError(f"frames of one clip have one size, not {self._size} and {(height, width)}")

    def _fragments_of(self, objects: npt.NDArray[np.uint16], soft: Soft) -> tuple[Numbers, list[int]]:
        """The fragments of each object by itself, numbered through, and the object of each (0 for none)."""
        small = cv2.resize(objects, self._small[::-1], interpolation=cv2.INTER_NEAREST_EXACT)
        fragments, owners = np.zeros(self._small, np.int32), [0]
        for owner in (int(n) for n in np.unique(small) if n):
            own = self._fragments(np.where(small == owner, soft, 0).astype(np.uint8))
            fragments[own > 0] = own[own > 0] + (len(owners) - 1)
            owners += [owner] * int(own.max())
        return fragments, owners

    def _fragments(self, soft: Soft) -> Numbers:
        """Connected parts of one frame, numbered from 1; those that nearly touch are one."""
        maybe, sure = soft >= round(255 * _MAYBE), soft >= round(255 * _SURE)
        reach = max(round(_GAP * min(soft.shape)), 1)
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        closed = cv2.morphologyEx(np.pad(maybe.astype(np.uint8), reach), cv2.MORPH_CLOSE, disc)
        _, pieces = cv2.connectedComponents(closed[reach:-reach, reach:-reach], connectivity=8)
        pieces = np.where(maybe, pieces, 0).astype(np.int32)
        count = int(pieces.max()) + 1
        areas = np.bincount(pieces.ravel(), minlength=count)
        good = (areas >= max(_LEAST_AREA * soft.size, 4)) & (np.bincount(pieces[sure], minlength=count) > 0)
        good[0] = False
        return np.asarray((np.cumsum(good) * good)[pieces], np.int32)

    def _carried(self, numbers: Numbers, back: Flow) -> Numbers:
        """The numbers of the frame before, where this frame's pixels come from."""
        height, width = self._small
        moved = _flow_at(back, self._small)
        x = np.rint(np.arange(width) + moved[..., 0]).astype(np.intp)
        y = np.rint(np.arange(height)[:, None] + moved[..., 1]).astype(np.intp)
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        return np.where(inside, numbers[y.clip(0, height - 1), x.clip(0, width - 1)], 0).astype(np.int32)

    def _linked(self, frame: int, fragments: Numbers, before: Numbers | None, owners: Sequence[int] | None) -> Numbers:
        """The same pixels under the numbers of the parts that they continue, new ones where they continue none.

        ``owners``: the object of each fragment; None: nobody knows.
        """
        numbers = np.zeros_like(fragments)
        order = np.argsort(-np.bincount(fragments.ravel())[1:], kind="stable") + 1  # the largest choose first
        if before is None:
            before, order = np.zeros_like(fragments), order if owners else np.sort(order)
        areas = np.bincount(before.ravel(), minlength=len(self._parts) + 1)
        taken: dict[int, int] = {}  # part -> area of what continues it so far
        for piece in order:
            mine = fragments == piece
            area, owner = int(mine.sum()), owners[piece] if owners else 0
            shared = np.bincount(before[mine], minlength=len(areas))
            shared[0] = 0
            touched = [int(n) for n in np.flatnonzero(shared) if shared[n] >= _LINK * min(area, int(areas[n]))]
            if owners:  # what belongs together is known
                known = [n for n in touched if self._owners[n] == owner] or self._hidden(owner, taken)
            else:
                known = [n for n in touched if n not in taken or area < _FRAGMENT * taken[n]]
            old = [n for n in known if len(self._parts[n].areas) >= _GROWN_UP and shared[n] >= _LINK * int(areas[n])]
            if len(old) > 1:
                numbers[mine] = _nearest(np.where(np.isin(before, old), before, 0))[mine]
            else:
                numbers[mine] = max(known, key=lambda n: int(shared[n])) if known else self._born(owner)
            for number, size in zip(*np.unique(numbers[mine], return_counts=True), strict=True):
                taken[int(number)] = taken.get(int(number), 0) + int(size)
        return numbers

    def _hidden(self, owner: int, taken: Mapping[int, int]) -> list[int]:
        """The part of an object that was seen last, when none of it is seen so far: it comes back."""
        parts = [n for n, known in self._owners.items() if known == owner]
        if not parts or any(n in taken for n in parts):
            return []
        return [max(parts, key=lambda n: (self._last[n], len(self._parts[n].areas)))]

    def _born(self, owner: int) -> int:
        number = len(self._parts) + 1
        self._parts[number] = Part(number)
        self._owners[number] = owner
        return number

    def _note(self, frame: int, numbers: Numbers, soft: Soft, against: Flow | None) -> None:
        speed = None if against is None else np.hypot(against[..., 0], against[..., 1]) / min(self._small)
        edge = {int(n) for side in (numbers[0], numbers[-1], numbers[:, 0], numbers[:, -1]) for n in np.unique(side)}
        for number in (int(n) for n in np.unique(numbers) if n):
            mine, part = numbers == number, self._parts[number]
            part.areas[frame] = float(mine.mean())
            part.confidences[frame] = float(soft[mine].mean()) / 255
            if speed is not None:
                part.speeds[frame] = float(np.median(speed[mine]))
            if number in edge:
                part.cut_off.add(frame)
            self._last[number] = frame


def _resized(soft: Soft, size: tuple[int, int]) -> Soft:
    if soft.shape == size:
        return soft
    return np.asarray(cv2.resize(soft, size[::-1], interpolation=cv2.INTER_AREA), np.uint8)


def _flow_at(flow: Flow, size: tuple[int, int]) -> Flow:
    """A flow field at another size, in pixels of that size."""
    if flow.shape[:2] == size:
        return flow
    scale = np.array([size[1] / flow.shape[1], size[0] / flow.shape[0]], np.float32)
    return np.asarray(cv2.resize(flow, size[::-1], interpolation=cv2.INTER_LINEAR) * scale, np.float32)


def _nearest(numbers: Numbers) -> Numbers:
    """Every pixel gets the number of the nearest one that has any."""
    empty = (numbers == 0).astype(np.uint8)
    _, which = cv2.distanceTransformWithLabels(empty, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL)
    table = np.zeros(int(which.max()) + 1, np.int32)
    table[which[numbers > 0]] = numbers[numbers > 0]
    return np.asarray(table[which], np.int32)
