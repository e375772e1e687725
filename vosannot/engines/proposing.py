"""Candidates: what an engine finds by itself is followed through the clip and ranked. No torch here."""

import math
from typing import Any

import numpy as np

from vosannot.core.events import (
    Candidate,
    CandidatesFound,
    Command,
    EventStream,
    Finished,
    ForegroundDone,
)
from vosannot.engines.base import Engine, Request, Session
from vosannot.masks.candidates import Part, Tracker
from vosannot.media.clip import Clip, ClipInfo, open_clip
from vosannot.media.flow import Flow
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import FlowReader
from vosannot.media.motion import camera_motion, is_cut
from vosannot.project.videos import fingerprint

__all__ = ["FOLLOWED_AT", "Follower", "ProposingEngine", "ProposingSession"]

FOLLOWED_AT = 240
"""Short side of the frames on which parts are followed, in pixels."""

_MOST = 12  # candidates that are shown
_FAR = 3  # frames between two that are still looked at together


class ProposingEngine:
    """An engine that is given no mask, and whose sessions end with candidates; see :class:`~.base.Engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.info = engine, engine.info

    def open(self, params: Any, device: str = "auto") -> "ProposingSession":
        """Open the engine itself; raises what it raises."""
        return ProposingSession(self._engine.open(params, device))


class ProposingSession:
    """Passes another session's events on, and puts :class:`CandidatesFound` before its :class:`Finished`."""

    def __init__(self, session: Session, flows: FlowCache | None = None) -> None:
        self._session, self._flows = session, flows or FlowCache()

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
            follower = Follower(clip, self._flows)
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
                    elif isinstance(event, Finished):
                        yield follower.found()
                    command = yield event
            finally:
                stream.close()


class Follower:
    """Follows the parts of what moves through an open clip.

    Attributes:
        tracker: knows the parts and their pixels on every frame.
    """

    def __init__(self, clip: Clip, flows: FlowCache) -> None:
        self._info = clip.info
        kept = flows.of(fingerprint(clip.info.path, clip.info.stems), "dis", FOLLOWED_AT)
        self._reader = FlowReader(clip, kept, FOLLOWED_AT)
        self._before: int | None = None
        self.tracker = Tracker(FOLLOWED_AT)
        self._frames = 0

    def add(self, event: ForegroundDone) -> None:
        """The next frame; raises what the clip raises."""
        frame = event.frame
        back = self._back(frame)
        ahead = frame + 1 if frame + 1 < self._info.frame_count else frame - 1
        flow = back if back is not None else self._reader.flow(frame, ahead) if ahead >= 0 else None
        self.tracker.add(frame, event.foreground, back, None if flow is None else flow - camera_motion(flow))
        self._before = frame
        self._frames += 1

    def _back(self, frame: int) -> Flow | None:
        """The flow to the frame that came before, unless that is another shot."""
        before = self._before
        if before is None or not 0 < abs(frame - before) <= _FAR:
            return None
        flow = self._reader.flow(frame, before)
        return None if is_cut(self._reader.frame(frame), self._reader.frame(before), flow) else flow

    def found(self) -> CandidatesFound:
        """The candidates among the parts seen so far."""
        candidates = tuple(self._candidate(part) for part in self.tracker.ranked(_MOST))
        return CandidatesFound(candidates, "" if candidates else _nothing(self._info, self._frames))

    def _candidate(self, part: Part) -> Candidate:
        frame = part.surest
        speeds = list(part.speeds.values())
        return Candidate(
            frame=frame,
            mask=self.tracker.labels(frame, {part.number: 1}) > 0,
            frames=part.frames,
            confidence=float(np.mean(list(part.confidences.values()))),
            area=float(np.median(list(part.areas.values()))),
            speed=float(np.median(speeds)) * min(self._info.height, self._info.width) if speeds else math.nan,
            score=part.score,
        )


def _nothing(info: ClipInfo, frames: int) -> str:
    todo = "Paint a first mask, or click the object (S)."
    if info.frame_count < 2:
        return f"{info.name} is a single picture, in which nothing can be seen to move. {todo}"
    if not frames:
        return f"No frame was looked at before the search was stopped. {todo}"
    return f"Nothing was found that moves against its background in {info.name}. {todo}"
