"""The videos of a workspace as a list that is searched, filtered and sorted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vosannot.core.words import mark
from vosannot.media.images import natural_key
from vosannot.project.records import Tenure, VideoInfo, VideoStatus
from vosannot.project.tallies import Tally

__all__ = ["OPEN", "STATUS_WORDS", "Entry", "Order", "Wanted", "Whose", "arranged", "next_open"]

STATUS_WORDS = {
    VideoStatus.NEW: mark("new"),
    VideoStatus.IN_PROGRESS: mark("in progress"),
    VideoStatus.DONE: mark("done"),
    VideoStatus.REVIEWED: mark("reviewed"),
}
OPEN = (VideoStatus.NEW, VideoStatus.IN_PROGRESS)
"""Of a video on which there is something to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A video, and what there is of it.

    Attributes:
        missing: its file is not where it was; None: nobody has looked.
        tenure: who works on it.
    """

    video: VideoInfo
    tally: Tally = field(default_factory=Tally)
    missing: bool | None = None
    tenure: Tenure = field(default_factory=Tenure)

    @property
    def masked(self) -> float:
        """Share of the frames that have a mask, 0 to 1."""
        return min(1.0, self.tally.masks / self.video.frame_count)

    @property
    def settled(self) -> float:
        """Share of the frames whose mask was painted by hand or approved, 0 to 1."""
        return min(1.0, self.tally.settled / self.video.frame_count)


class Order(StrEnum):
    """What the list is sorted by."""

    NAME = "name"
    FOLDER = "folder"
    ADDED = "added"
    CHANGED = "changed"
    STATUS = "status"
    WHO = "who"
    LENGTH = "length"
    OBJECTS = "objects"
    MASKED = "masked"
    SETTLED = "settled"
    TIME = "time"
    NOTES = "notes"


class Whose(StrEnum):
    """Whose videos are listed."""

    ALL = "all"
    MINE = "mine"
    FREE = "free"
    REVIEW = "review"


def _is_whose(entry: Entry, whose: Whose) -> bool:
    tenure, status = entry.tenure, entry.video.status
    if whose is Whose.MINE:
        return tenure.mine or tenure.for_me
    if whose is Whose.FREE:
        return tenure.free and status in OPEN and (tenure.for_me or not tenure.reserved)
    if whose is Whose.REVIEW:
        return status is VideoStatus.DONE and (tenure.free or tenure.mine)
    return True


_PROGRESS = {status: number for number, status in enumerate(VideoStatus)}
_KEYS: dict[Order, Callable[[Entry], Any]] = {
    Order.NAME: lambda entry: 0,
    Order.FOLDER: lambda entry: natural_key(str(entry.video.path.parent)),
    Order.ADDED: lambda entry: entry.video.added,
    Order.CHANGED: lambda entry: entry.tally.changed,
    Order.STATUS: lambda entry: _PROGRESS[entry.video.status],
    Order.WHO: lambda entry: (not entry.tenure.mine, not entry.tenure.holder, entry.tenure.holder.casefold()),
    Order.LENGTH: lambda entry: entry.video.frame_count,
    Order.OBJECTS: lambda entry: entry.tally.objects,
    Order.MASKED: lambda entry: entry.masked,
    Order.SETTLED: lambda entry: entry.settled,
    Order.TIME: lambda entry: entry.video.time_spent,
    Order.NOTES: lambda entry: (not entry.video.notes, entry.video.notes.casefold()),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be listed, and how.

    Attributes:
        words: each must be in the name, the path or the notes, whatever its case.
        statuses: only these; all when empty.
        whose: only these.
        backwards: the largest, newest, furthest first. Videos of one rank stay in the order of their names.
    """

    words: str = ""
    statuses: frozenset[VideoStatus] = frozenset()
    order: Order = Order.NAME
    backwards: bool = False
    whose: Whose = Whose.ALL


def arranged(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """Those that are wanted, in order."""
    words = wanted.words.casefold().split()

    def fits(entry: Entry) -> bool:
        video = entry.video
        if wanted.statuses and video.status not in wanted.statuses:
            return False
        if not _is_whose(entry, wanted.whose):
            return False
        if not words:
            return True
        text = f"{video.path}\n{video.name}\n{video.notes}".casefold()
        return all(word in text for word in words)

    found = [entry for entry in entries if fits(entry)]
    found.sort(key=lambda entry: (natural_key(entry.video.name), entry.video.id))
    if wanted.order is Order.NAME:
        return found[::-1] if wanted.backwards else found
    return sorted(found, key=_KEYS[wanted.order], reverse=wanted.backwards)


def next_open(order: Sequence[int], current: int | None, is_open: Callable[[int], bool]) -> int | None:
    """The next video in a list on which there is something to do; None: there is none after this one.

    Args:
        order: numbers of videos.
        current: where one is; if it is not in the list, the search begins at its head.
        is_open: is there something to do?
    """
    begin = order.index(current) + 1 if current in order else 0
    return next((video for video in order[begin:] if video != current and is_open(video)), None)
