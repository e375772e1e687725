"""What comes from a worker is looked at like a file from a stranger: only what was asked for passes."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast, get_args

import numpy as np

from vosannot.core.events import (
    AdaptationEnded,
    CycleShown,
    Event,
    Finished,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.core.words import tr
from vosannot.engines.base import Request
from vosannot.jobs.worker import Ended
from vosannot.project.content import counted

__all__ = ["Gate", "checked_end", "readable", "times_reported"]

_TOLD = 3  # refusals that the person is told of, each; the others are counted
_LONGEST = 2000  # characters of a sentence
_LARGEST = 4096  # pixels along a side of a picture that is only looked at
_STEPS = 10**7


class Gate:
    """Lets the events of one request pass that its worker may send.

    A label map must be one of a frame that was asked for and is not there yet, of the clip's size, and with no other
    objects than those of the references. Everything else becomes a warning, and is counted. What goes with requests of
    other kinds, which are not stored without being looked at, is only checked for its type.

    Attributes:
        refused: events that did not pass.
    """

    def __init__(self, request: Any, params: Any) -> None:
        self.refused = 0
        self._request = request if isinstance(request, Request) and request.references else None
        self._left: dict[int, int] = {}
        self._size, self._ids = (0, 0), np.zeros(256, np.bool_)
        if self._request is not None:
            self._left = times_reported(self._request, params)
            self._size = next(iter(request.references.values())).shape[:2]
            self._ids[0] = True
            for labels in request.references.values():
                self._ids |= counted(labels) > 0

    def check(self, event: object) -> Event | None:
        """The event; what takes its place, if it must not pass; or nothing, if that has been said often enough."""
        try:
            return self._passed(event)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            self.refused += 1
            if self.refused > _TOLD:
                return None
            what = readable(str(error))
            if self.refused < _TOLD:
                return Warned(tr("Refused what the worker sent: {what}", what=what))
            return Warned(tr("Refused what the worker sent: {what} More of this is not told.", what=what))

    def _passed(self, event: object) -> Event:
        if not isinstance(event, get_args(Event)):
            raise ValueError(f"{type(event).__name__} is nothing that a worker may say.")
        if isinstance(event, FrameDone):
            if self._request is not None:
                self._frame(event, self._request)
        elif isinstance(event, StageStarted):
            _whole(event.total, "the number of steps")
            return replace(event, stage=readable(event.stage))
        elif isinstance(event, IterationDone):
            self._iteration(event)
        elif isinstance(event, SnapshotSaved):
            for step in (event.step, *event.dropped):
                _whole(step, "an iteration")
        elif isinstance(event, CycleShown):
            for labels in (*event.forward, *event.backward, event.loss):
                _picture(labels, "a picture of a cycle")
            for frame in (event.step, *event.frames):
                _whole(frame, "a frame of a cycle")
        elif isinstance(event, AdaptationEnded):
            _whole(event.step, "an iteration")
            _whole(event.chosen, "an iteration")
            return replace(event, reason=readable(event.reason))
        elif isinstance(event, Warned):
            return Warned(readable(event.message))
        elif isinstance(event, Finished):
            _numbers(event.summary)
        return cast(Event, event)

    def _frame(self, event: FrameDone, request: Request) -> None:
        frame, labels = event.frame, event.labels
        _whole(frame, "a frame")
        if frame not in self._left:
            raise ValueError(f"nobody asked for a mask of frame {frame}.")
        if not self._left[frame]:
            raise ValueError(f"a second mask of frame {frame}.")
        _label_map(labels, f"the mask of frame {frame}")
        if labels.shape != self._size:
            (h, w), (height, width) = labels.shape, self._size
            raise ValueError(f"the mask of frame {frame} is {w}x{h}, the clip is {width}x{height}.")
        self._objects(labels, f"The mask of frame {frame}")
        _share(event.confidence, f"the confidence of frame {frame}")
        if event.agreement is not None:
            _share(event.agreement, f"the agreement of frame {frame}")
        if event.probabilities is not None:
            soft = event.probabilities
            fits = isinstance(soft, np.ndarray) and soft.dtype == np.float16 and soft.shape[1:] == self._size
            if not request.soft or not fits:
                raise ValueError(f"probabilities of frame {frame} that nobody asked for, or of a wrong kind.")
        self._left[frame] -= 1

    def _objects(self, labels: np.ndarray, what: str) -> None:
        strange = np.flatnonzero((counted(labels) > 0) & ~self._ids)
        if strange.size:
            raise ValueError(f"{what} shows object {strange[0]}, which no reference has.")

    def _iteration(self, event: IterationDone) -> None:
        _whole(event.step, "an iteration")
        _whole(event.total, "the number of iterations")
        _numbers(event.scalars)
        for preview in event.previews:
            if not isinstance(preview, Preview):
                raise TypeError("a preview of another type.")
            _whole(preview.frame, "a frame")
            what = f"the preview of frame {preview.frame}"
            _picture(preview.labels, what)
            _share(preview.confidence, f"the confidence of {what}")
            if self._request is not None:
                self._objects(preview.labels, what.capitalize())


def times_reported(request: Request, params: Any) -> dict[int, int]:
    """How often each frame of a request is reported: twice between two references, once in each direction."""
    both = getattr(params, "both_ways", False) and not request.live
    first, last = min(request.references), max(request.references)
    return {f: 2 if both and first < f < last else 1 for f in request.frames if f not in request.done}


def readable(text: object) -> str:
    """A sentence of a worker, without what could move a terminal's cursor, and not endless."""
    if not isinstance(text, str):
        raise TypeError("a sentence that is none.")
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text[:_LONGEST])


def checked_end(message: Ended) -> Ended:
    """The last message of a run, with sentences that can be shown."""
    error = None if message.error is None else readable(str(message.error))
    return Ended(bool(message.closed), error, readable(str(message.details)[-_LONGEST:]), bool(message.lost))


def _whole(value: object, what: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not 0 <= value < _STEPS:
        raise ValueError(f"{what} is no number that can be: {value!r:.40}.")


def _share(value: object, what: str) -> None:
    if not isinstance(value, float | int | np.floating) or not -1e-3 <= value <= 1.001:
        raise ValueError(f"{what} is not between 0 and 1: {value!r:.40}.")


def _numbers(values: object) -> None:
    if not isinstance(values, Mapping) or len(values) > 1000:
        raise TypeError("a table of numbers that is none.")
    for name, value in values.items():
        if not isinstance(name, str) or not isinstance(value, float | int | str | np.floating | np.integer):
            raise TypeError("a table of numbers with something else in it.")


def _label_map(labels: object, what: str) -> None:
    if not isinstance(labels, np.ndarray) or labels.dtype != np.uint8 or labels.ndim != 2:
        raise TypeError(f"{what} is no label map.")


def _picture(labels: object, what: str) -> None:
    _label_map(labels, what)
    assert isinstance(labels, np.ndarray)
    if not math.prod(labels.shape) or max(labels.shape) > _LARGEST:
        raise ValueError(f"{what} is of a size that cannot be: {labels.shape[1]}x{labels.shape[0]}.")
