"""Adaptation and propagation of many videos, by workers side by side, as one stream of events."""

import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from time import monotonic

from vosannot.core.errors import UsageError, VosannotError
from vosannot.core.events import Event, Finished, StageStarted, Warned
from vosannot.core.words import plural
from vosannot.jobs.backends import Backend
from vosannot.jobs.runner import Runner
from vosannot.jobs.turn import Turn, Way
from vosannot.media.remote import reachable
from vosannot.project.records import VideoInfo, VideoStatus
from vosannot.project.workspace import Workspace

__all__ = ["Batch", "Outcome", "Told", "chosen_videos"]

_LOOK_S = 0.2  # at the latest; whoever has news wakes us
_END_S = 60.0  # for a step of an adaptation, when everything is to stop


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the job of one video. Its last one is :class:`Finished`; "" speaks of the batch as a whole."""

    video: str
    event: Event


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a video.

    Attributes:
        state: "done", "nothing to do", "left out", "failed", "stopped".
        frames: that got a mask in this run.
        workers: it was given to, one after another.
        refused: what workers sent and must not have sent.
        seconds: from its first worker on.
        sentence: why, where that is not plain.
    """

    video: str
    state: str
    frames: int = 0
    workers: int = 0
    refused: int = 0
    seconds: float = 0.0
    sentence: str = ""


def chosen_videos(workspace: Workspace, names: Collection[str], statuses: Collection[VideoStatus]) -> list[VideoInfo]:
    """Those that are meant; all if neither is given.

    Args:
        names: of videos, or patterns such as "day1*".

    Raises:
        UsageError: a name that no video has.
    """
    videos = workspace.videos()
    for name in names:
        if not any(fnmatchcase(video.name, name) for video in videos):
            raise UsageError(f"There is no video {name!r} in the workspace; `vosannot videos` lists them.")
    return [
        video
        for video in videos
        if (not names or any(fnmatchcase(video.name, name) for name in names))
        and (not statuses or video.status in statuses)
    ]


class Batch:
    """Resumable: what is done with the same settings and references, by stamp, is not done again.

    Args:
        retries: how often a video whose worker was lost is given to another one.

    Attributes:
        outcomes: of the videos that are over.
        working: seconds from the first event of a worker to the end; without what it takes to start one.
    """

    def __init__(self, workspace: Workspace, way: Way, backend: Backend, *, retries: int = 2) -> None:
        self._workspace, self._way, self._backend, self._retries = workspace, way, backend, retries
        self._waiting: deque[VideoInfo] = deque()
        self._again: deque[Turn] = deque()
        self._runners: list[Runner] = []
        self._busy: dict[Runner, Turn] = {}
        self._news = threading.Event()
        self._first = 0.0
        self.working = 0.0
        self.outcomes: list[Outcome] = []

    def run(
        self, videos: Sequence[VideoInfo], stopped: Callable[[], bool] = lambda: False
    ) -> Generator[Told, None, None]:
        """Work through them. Closing the generator stops all workers, and keeps what is done.

        Args:
            stopped: asked several times a second; yes ends the stream in the same way.

        Raises:
            VosannotError: there is no backend, or the workspace takes no more; what is done is kept.
        """
        self._waiting.extend(videos)
        yield Told("", StageStarted("videos", len(videos)))
        try:
            while True:
                yield from self._hand_out()
                if not self._busy:
                    break
                self._news.wait(_LOOK_S)
                self._news.clear()
                yield from self._collect()
                if stopped():
                    return
                if self._workspace.write_error is not None:
                    raise self._workspace.write_error
            yield Told("", Finished({"videos": len(self.outcomes)}))
        finally:
            self._stop()

    def _hand_out(self) -> Generator[Told, None, None]:
        while len(self._busy) < max(1, len(self._runners)) and (self._waiting or self._again):
            if not self._again:
                turn = yield from self._next(self._waiting.popleft())
                if turn is None:
                    continue
            else:
                turn = self._again.popleft()
            if not self._runners:
                self._again.append(turn)  # not lost if there is no backend
                self._runners = [Runner(self._news.set, place) for place in self._backend.open()]
                self._again.remove(turn)
            free = [runner for runner in self._runners if runner not in self._busy]
            runner = next((r for r in free if r is not turn.runner), free[0])
            turn.submit(runner)
            self._busy[runner] = turn

    def _next(self, video: VideoInfo) -> Generator[Told, None, Turn | None]:
        """The video's turn; None if there is nothing to do for it."""
        tally = self._workspace.tallies([video.id]).get(video.id)
        if tally is None or not tally.references:
            yield self._over(Outcome(video.name, "left out", sentence="nothing is painted or approved to begin from"))
            return None
        if not reachable(video.path):
            yield self._over(Outcome(video.name, "left out", sentence=f"the file {video.path} is missing"))
            return None
        try:
            turn = Turn(self._workspace.editable_document(video.id), self._way)
        except VosannotError as error:
            yield self._over(Outcome(video.name, "failed", sentence=str(error)))
            return None
        if not turn.open_frames:
            yield self._over(Outcome(video.name, "nothing to do"))
            return None
        return turn

    def _collect(self) -> Generator[Told, None, None]:
        for runner, turn in list(self._busy.items()):
            over = turn.over  # before looking: what came before the end is then seen
            try:
                events = turn.drain()
            except VosannotError as error:
                turn.stop()
                del self._busy[runner]
                yield self._ended(turn, "failed", str(error))
                continue
            yield from (Told(turn.name, event) for event in events if not isinstance(event, Finished))
            if events and not self._first:
                self._first = monotonic()
            if over:
                del self._busy[runner]
                yield self._settle(turn)

    def _settle(self, turn: Turn) -> Told:
        """The turn's jobs have ended: it is done, has failed, or goes on with another worker."""
        failure = turn.failure
        if failure is None:
            return self._ended(turn, "done")
        if not failure.lost:
            return self._ended(turn, "failed", failure.error or "The engine failed.")
        if turn.tries > self._retries:
            return self._ended(turn, "failed", f"{failure.error} That was the {turn.tries}. worker: given up.")
        turn.pause()
        self._again.append(turn)
        left = plural(len(turn.open_frames), "frame")
        return Told(turn.name, Warned(f"{turn.name}: {failure.error} Another one goes on; {left} to do."))

    def _ended(self, turn: Turn, state: str, sentence: str = "") -> Told:
        turn.close(finished=state == "done")
        seconds = round(monotonic() - turn.began, 3) if turn.tries else 0.0
        return self._over(Outcome(turn.name, state, len(turn.written), turn.tries, turn.refused, seconds, sentence))

    def _over(self, outcome: Outcome) -> Told:
        self.outcomes.append(outcome)
        return Told(
            outcome.video, Finished({"state": outcome.state, "frames": outcome.frames, "why": outcome.sentence})
        )

    def _stop(self) -> None:
        """End everything; what had been reported by then is kept."""
        turns = list(self._busy.values())
        for turn in turns:
            turn.stop()
        end = monotonic() + _END_S
        while any(not turn.over for turn in turns) and monotonic() < end:
            self._news.wait(_LOOK_S)
            self._news.clear()
        for turn in [*turns, *self._again]:
            with suppress(VosannotError):
                turn.drain()
            with suppress(VosannotError):
                self._ended(turn, "stopped" if turn.failure is None or turn.failure.lost else "failed")
        if self._first:
            self.working = monotonic() - self._first
        self._busy.clear()
        self._again.clear()
        for runner in self._runners:
            runner.close(patience=0.0)
        self._runners = []
        self._backend.close()
