"""Candidates: what an engine finds by itself is followed through the clip and ranked. No torch here."""

import math
import re
from itertools import pairwise
from typing import Any

import numpy as np

from vosannot.core.events import (
    Candidate,
    CandidatesFound,
    Command,
    EventStream,
    Finished,
    ForegroundDone,
    Warned,
)
from vosannot.core.words import tr, tr_n
from vosannot.engines.base import Engine, Request, Session
from vosannot.masks.candidates import Part, Tracker
from vosannot.masks.label_map import LabelMap
from vosannot.media.clip import Clip, ClipInfo, ClipKind, open_clip
from vosannot.media.flow import Flow
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import SHORT_SIDE, FlowReader
from vosannot.media.motion import camera_motion, is_cut
from vosannot.project.videos import fingerprint

__all__ = ["Follower", "ProposingEngine", "ProposingSession"]

_MOST = 12  # candidates that are shown
_LEAST_SCORE = 0.05  # of the best one's; what is below is noise beside it
_REPORT_EVERY = 16  # frames
_FAR = 3  # frames between two that are still looked at together


class ProposingEngine:
    """An engine that is given no mask, and whose sessions end with candidates; see :class:`~.base.Engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.info = engine, engine.info

    def open(self, params: Any, device: str = "auto") -> "ProposingSession":
        """Open the engine itself; raises what it raises."""
        return ProposingSession(self._engine.open(params, device))


class ProposingSession:
    """Passes another session's events on, with :class:`CandidatesFound` on the way and before its :class:`Finished`.

    Attributes:
        follower: of the last run; None before the first.
    """

    def __init__(self, session: Session, flows: FlowCache | None = None) -> None:
        self._session, self._flows = session, flows or FlowCache()
        self.follower: Follower | None = None

    def configure(self, params: Any) -> None:
        """See :class:`vosannot.engines.base.Session`."""
        self._session.configure(params)

    def revert(self) -> None:
        """See :class:`vosannot.engines.base.Session`."""
        self._session.revert()

    def close(self) -> None:
        """See :class:`vosannot.engines.base.Session`."""
        self._session.close()

    def run(self, request: Request) -> EventStream:
        """The events of the request; commands reach the session."""
        with open_clip(request.clip) as clip:
            follower = self.follower = Follower(clip, self._flows)
            skipped = _skipped(clip.info)
            if skipped:
                yield Warned(skipped)
            stream = self._session.run(request)
            try:
                command: Command | None = None
                while True:
                    try:
                        event = stream.send(command)
                    except StopIteration:
                        return
                    if isinstance(event, ForegroundDone):
                        follower.add(event)
                        if follower.frames % _REPORT_EVERY == 0:  # what is found early can be looked at early
                            yield follower.found()
                    elif isinstance(event, Finished):
                        yield follower.found()
                    command = yield event
            finally:
                stream.close()


class Follower:
    """Follows the parts of what moves through an open clip; objects that the engine tells apart are followed already.

    Attributes:
        frames: how many were added.
        parts: those that became candidates, in the same order, once they have been asked for.
    """

    def __init__(self, clip: Clip, flows: FlowCache) -> None:
        self._info = clip.info
        kept = flows.of(fingerprint(clip.info.path, clip.info.stems), "dis", SHORT_SIDE)
        self._reader = FlowReader(clip, kept, SHORT_SIDE)
        self._before: int | None = None
        self._tracker = Tracker(SHORT_SIDE)
        self.frames = 0
        self.parts: list[Part] = []

    def add(self, event: ForegroundDone) -> None:
        """The next frame; raises what the clip raises."""
        frame = event.frame
        back = self._back(frame)
        ahead = frame + 1 if frame + 1 < self._info.frame_count else frame - 1
        flow = back if back is not None else self._reader.flow(frame, ahead) if ahead >= 0 else None
        against = None if flow is None else flow - camera_motion(flow)
        self._tracker.add(frame, event.foreground, back, against, event.objects)
        self._before = frame
        self.frames += 1

    def _back(self, frame: int) -> Flow | None:
        """The flow to the frame that came before, unless that is another shot."""
        before = self._before
        if before is None or not 0 < abs(frame - before) <= _FAR:
            return None
        flow = self._reader.flow(frame, before)
        return None if is_cut(self._reader.frame(frame), self._reader.frame(before), flow) else flow

    def found(self) -> CandidatesFound:
        """The candidates among the parts seen so far."""
        ranked = self._tracker.ranked(_MOST)
        self.parts = [part for part in ranked if part.score >= _LEAST_SCORE * ranked[0].score]
        candidates = tuple(self._candidate(part) for part in self.parts)
        return CandidatesFound(candidates, "" if candidates else _nothing(self._info, self.frames))

    def labels(self, frame: int, most: int) -> LabelMap:
        """uint8 [H, W]: the first candidates on a frame that was added, numbered from 1 in their order."""
        return self._tracker.labels(frame, {part.number: n for n, part in enumerate(self.parts[:most], 1)})

    def _candidate(self, part: Part) -> Candidate:
        frame = part.surest
        speeds = list(part.speeds.values())
        return Candidate(
            number=part.number,
            frame=frame,
            mask=self._tracker.labels(frame, {part.number: 1}) > 0,
            frames=part.frames,
            confidence=float(np.mean(list(part.confidences.values()))),
            area=float(np.median(list(part.areas.values()))),
            speed=float(np.median(speeds)) * min(self._info.height, self._info.width) if speeds else math.nan,
            score=part.score,
        )


def _skipped(info: ClipInfo) -> str:
    """A sentence when the names of the pictures count, and a number is missing: motion is doubled there."""
    ends = [re.search(r"\d+$", stem) for stem in info.stems]
    if info.kind is not ClipKind.IMAGES or not all(ends):
        return ""
    numbers = [int(end.group()) for end in ends if end is not None]
    steps = [after - before for before, after in pairwise(numbers)]
    usual = min(steps, default=1)
    gaps = [n for n, step in enumerate(steps) if step > usual > 0]
    if not gaps or len(gaps) > len(steps) // 2:
        return ""
    before, after = info.stems[gaps[0]], info.stems[gaps[0] + 1]
    parts = {"name": info.name, "before": before, "after": after}
    if len(gaps) == 1:
        return tr("{name} has no picture between {before} and {after}: things jump there and may be lost.", **parts)
    return tr_n(
        len(gaps) - 1,
        "{name} has no picture between {before} and {after}, and {n} more place: things jump there and may be lost.",
        "{name} has no picture between {before} and {after}, and {n} more places: things jump there and may be lost.",
        **parts,
    )


def _nothing(info: ClipInfo, frames: int) -> str:
    todo = tr("Paint a first mask, or click the object (S).")
    if info.frame_count < 2:
        return tr("{name} is a single picture, in which nothing can be seen to move. {todo}", name=info.name, todo=todo)
    if not frames:
        return tr("No frame was looked at before the search was stopped. {todo}", todo=todo)
    return tr("Nothing was found that moves against its background in {name}. {todo}", name=info.name, todo=todo)
