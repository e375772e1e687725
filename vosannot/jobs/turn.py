"""One video of a batch: what is asked of a worker, and the masks that come back."""

import math
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import Any

from vosannot.core.events import AdaptationEnded, Event, FrameDone, IterationDone, StageStarted
from vosannot.engines.planning import plan
from vosannot.jobs.gate import times_reported
from vosannot.jobs.runner import Job, JobState, Runner
from vosannot.jobs.settled import Settled, digest
from vosannot.masks.label_map import LabelMap
from vosannot.project.anchors import anchor_frames, locked_frames
from vosannot.project.document import Document
from vosannot.project.job_change import JobChange

__all__ = ["Turn", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """How the masks of all videos are made.

    Attributes:
        engine, params: as for a session.
        checksum: sha256 of the weights.
        device: where the network runs.
    """

    engine: str
    params: Any
    checksum: str
    device: str = "auto"

    @property
    def adapts(self) -> bool:
        """Each video is adapted to first."""
        return getattr(self.params, "objective", "none") != "none"


class Turn:
    """Everything about one video's job, also across workers that were lost.

    Attributes:
        name: of the video.
        written: frames that got a mask.
        refused: what its workers sent and must not have sent.
        tries: workers it was given to.
        began: when the first of them got it, on the monotonic clock.
        runner: the one that has it now, or had it last.

    Raises:
        VosannotError: its references cannot be read, or there is none.
    """

    def __init__(self, document: Document, way: Way) -> None:
        video = document.video
        self.document, self.name = document, video.name
        self.written: set[int] = set()
        self.refused = self.tries = 0
        self.began = 0.0
        self.runner: Runner | None = None
        self._way, self._jobs = way, list[Job]()
        self._change: JobChange | None = None
        self._curve: list[IterationDone] = []
        self._chosen = 0
        self._run: int | None = None
        references: dict[int, LabelMap] = {}
        for frame in anchor_frames(document):
            labels = document.labels(frame)
            if labels is not None:
                references[frame] = labels
        locked = locked_frames(document)
        self._requests = plan(video.path, video.frame_count, references, protected=locked, adapt=way.adapts)
        self._settled = Settled(document, digest(way.engine, way.params, way.checksum, references))
        self._asked = frozenset(frame for request in self._requests for frame in request.frames)
        self._left: dict[int, int] = {}

    @property
    def open_frames(self) -> frozenset[int]:
        """Frames that were asked for and are not done."""
        return self._asked - self._settled.frames()

    @property
    def over(self) -> bool:
        """Its jobs have ended, one way or another."""
        return all(job.over for job in self._jobs)

    @property
    def failure(self) -> Job | None:
        """The job that failed."""
        return next((job for job in self._jobs if job.state is JobState.FAILED), None)

    def submit(self, runner: Runner) -> None:
        """Ask for what is not done. Weights are adapted anew, from the same seed: they are those of the first time."""
        if not self.tries:
            self.began = monotonic()
        self.runner, self.tries = runner, self.tries + 1
        if self._change is None:
            self._change = self.document.open_job("Adapt & propagate" if self._way.adapts else "Propagate")
        done = self._settled.frames() & self._asked
        requests = [replace(request, done=done) for request in self._requests]
        requests = [request for request in requests if request.adapt or not done.issuperset(request.frames)]
        self._left = {}
        for request in requests:
            self._left |= times_reported(request, self._way.params)
        way = self._way
        self._jobs = []
        for request in requests:
            before = self._jobs[-1] if self._jobs else None
            job = runner.submit(way.engine, way.params, request, self.name, way.device, after=before)
            self._jobs.append(job)

    def drain(self) -> list[Event]:
        """What has happened since the last time; masks are written.

        Raises:
            VosannotError: a mask cannot be stored.
        """
        events: list[Event] = []
        for job in self._jobs:
            events += job.outbox.drain()
        for event in events:
            self._take(event)
        return events

    def _take(self, event: Event) -> None:
        if isinstance(event, FrameDone):
            assert self._change is not None
            if self._change.write(event.frame, event.labels, event.confidence, event.agreement):
                self.written.add(event.frame)
            self._left[event.frame] -= 1
            if not self._left[event.frame]:
                self._settled.add(event.frame)
        elif isinstance(event, StageStarted) and event.stage == "adapt":
            self._curve.clear()
            if self._run is None:
                self._run = self.document.add_run(self._way.engine, asdict(self._way.params))
        elif isinstance(event, IterationDone):
            self._curve.append(replace(event, previews=()))
        elif isinstance(event, AdaptationEnded):
            self._chosen = event.chosen

    def stop(self) -> None:
        """End its jobs; those that wait first, so that none of them begins."""
        for job in reversed(self._jobs):
            job.stop()

    def pause(self) -> None:
        """Between two workers: count what was refused, and note what is done."""
        self.refused += sum(job.gate.refused for job in self._jobs)
        self._settled.store()
        self._jobs = []

    def close(self, *, finished: bool) -> None:
        """No more comes; ``finished``: all that can be made is made."""
        self.refused += sum(job.gate.refused for job in self._jobs)
        if finished:
            self._settled.finish(self._asked)
        else:
            self._settled.store()
        if self._run is not None:
            curve = [
                {"step": float(e.step), **{n: v for n, v in e.scalars.items() if math.isfinite(v)}} for e in self._curve
            ]
            self.document.update_run(self._run, curve=curve, chosen=self._chosen, finished=True)
        if self._change is not None:
            self._change.close()
