"""Runs jobs one after another in a worker process and keeps their state. Knows neither Qt nor torch."""

import itertools
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from vosannot import __version__
from vosannot.core.errors import VosannotError
from vosannot.core.events import Command, StageStarted
from vosannot.core.words import tr
from vosannot.engines.base import Request
from vosannot.jobs.checksums import weights_checksum
from vosannot.jobs.gate import Gate, checked_end
from vosannot.jobs.outbox import Outbox
from vosannot.jobs.places import LocalPlace, Place, Worker, WorkerLost
from vosannot.jobs.worker import Close, Ended, Message, Pause, Resume, Run, Terms, Warm, Work

__all__ = ["Job", "JobState", "Runner"]


class JobState(StrEnum):
    """Life of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Job:
    """One request, or other work, on its way. Read its ``outbox``; the attributes may be read from any thread.

    Attributes:
        gate: what its worker may say.
        lost: it failed because its worker was lost.
    """

    def __init__(self, number: int, title: str, order: Run | Work, runner: "Runner") -> None:
        self.number, self.title = number, title
        self.outbox = Outbox()
        self.state = JobState.QUEUED
        self.stage = ""
        self.error: str | None = None
        self.details = ""
        self.lost = False
        self.gate = Gate(order.request, order.params) if isinstance(order, Run) else Gate(None, None)
        self._order, self._runner = order, runner
        self._after: Job | None = None

    @property
    def over(self) -> bool:
        """No further event will come; the outbox may still hold some."""
        return self.state in (JobState.DONE, JobState.STOPPED, JobState.FAILED)

    def send(self, command: Command) -> None:
        """Answer the next event with a command."""
        self._runner._send(self, command)

    def stop(self, *, revert: bool = False) -> None:
        """Close the session's generator: what it has reported stays reported, nothing more comes.

        Args:
            revert: also put the session's weights back to those before its last adaptation.
        """
        self._runner._stop(self, revert)


class Runner:
    """A queue of jobs, one worker, one thread that listens to it.

    Args:
        on_wake: called (from the listening thread) when there is something new to drain; must be quick.
        place: where the worker is; a process of this computer by default.
    """

    def __init__(self, on_wake: Callable[[], None] | None = None, place: Place | None = None) -> None:
        self._on_wake = on_wake or (lambda: None)
        self._place: Place = place or LocalPlace()
        self._lock = threading.RLock()
        self._waiting: deque[Job] = deque()
        self._current: Job | None = None
        self._worker: Worker | None = None
        self._numbers = itertools.count(1)
        self._closed = self._paused = self._moving = False

    def warm(self, engine: str, params: Any) -> None:
        """Start the worker and let it load an engine, unless it is busy."""
        with self._lock:
            if self._current is None and not self._closed:
                self._connect().send(Warm(engine, params))

    def submit(
        self,
        engine: str,
        params: Any,
        request: Request,
        title: str,
        device: str = "auto",
        *,
        after: Job | None = None,
    ) -> Job:
        """Queue a request.

        Args:
            after: what has adapted the weights that it needs: it stops before it begins unless that one was done.
        """
        return self._queue(Run(engine, params, request, device), title, after)

    def use(self, place: Place) -> None:
        """Work there from the next job on; the worker that there was ends, with all that it knew."""
        with self._lock:
            self._place, self._moving = place, self._current is not None
            worker = None
            if not self._moving:
                worker, self._worker = self._worker, None
        if worker is not None:
            worker.close(0.0, 3.0)

    def submit_work(self, target: str, arguments: Mapping[str, Any], title: str) -> Job:
        """Queue a generator of events that needs no engine; see :class:`vosannot.jobs.worker.Work`."""
        return self._queue(Work(target, arguments), title)

    def _queue(self, order: Run | Work, title: str, after: Job | None = None) -> Job:
        with self._lock:
            job = Job(next(self._numbers), title, order, self)
            job._after = after
            self._waiting.append(job)
            self._start_next()
        return job

    def pause(self) -> None:
        """Let the running job rest after the event it is at, and begin no other. It keeps its place and its memory."""
        self._rest(True)

    def resume(self) -> None:
        """Go on."""
        self._rest(False)

    def _rest(self, paused: bool) -> None:
        with self._lock:
            if paused is self._paused:
                return
            self._paused = paused
            # A worker whose job has just ended passes over it.
            if self._current is not None and self._worker is not None:
                self._worker.send(Pause() if paused else Resume())
            self._start_next()

    def jobs(self) -> list[Job]:
        """The running job and those that wait."""
        with self._lock:
            return ([self._current] if self._current else []) + list(self._waiting)

    def close(self, timeout: float = 3.0, *, patience: float = 0.2) -> None:
        """End the worker. A job that runs is lost from the event it is at.

        Args:
            timeout: seconds to wait for a worker that was told to end.
            patience: seconds that a job which keeps its state gets to finish its step and write it down.
        """
        with self._lock:
            self._closed = True
            for job in self.jobs():
                job.state = JobState.STOPPED
            self._current = None
            self._waiting.clear()
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.close(patience, timeout)

    def _connect(self) -> Worker:
        if self._worker is None or not self._worker.alive:
            self._worker = self._place.start()
            threading.Thread(target=self._listen, args=(self._worker,), name="vosannot events", daemon=True).start()
        return self._worker

    def _start_next(self) -> None:
        while self._waiting and (before := self._waiting[0]._after) is not None and before.over:
            if before.state is JobState.DONE:
                break
            self._waiting.popleft().state = JobState.STOPPED
        if self._current is not None or not self._waiting or self._closed or self._paused:
            return
        self._current = job = self._waiting.popleft()
        job.state = JobState.RUNNING
        try:
            order = job._order
            if isinstance(order, Run) and self._place.away:
                order = replace(order, terms=Terms(__version__, weights_checksum(order.engine, order.params)))
            self._connect().send(order)
        except VosannotError as error:
            self._end(Ended(error=str(error)))
        except OSError:
            self._end(Ended(error=tr("The worker ended before it could begin."), lost=True))

    def _listen(self, worker: Worker) -> None:
        gone = False
        while not gone:
            message: Message
            try:
                message = worker.recv()
            except WorkerLost as lost:
                message, gone = Ended(error=str(lost), lost=lost.started), True
            job = self._current
            event = None if isinstance(message, Ended) or job is None else job.gate.check(message)
            with self._lock:
                if worker is not self._worker:
                    return  # a worker that was given up
                if gone:
                    self._worker = None
                if isinstance(message, Ended):
                    self._end(checked_end(message))
                elif job is not None and event is not None and job is self._current:
                    if isinstance(event, StageStarted):
                        job.stage = event.stage
                    job.outbox.put(event)
            self._on_wake()

    def _end(self, ended: Ended) -> None:
        job, self._current = self._current, None
        if self._moving and self._worker is not None:
            worker, self._worker, self._moving = self._worker, None, False
            threading.Thread(target=worker.close, args=(0.0, 3.0), name="vosannot moving", daemon=True).start()
        if job is not None:
            job.error, job.details, job.lost = ended.error, ended.details, ended.lost
            job.state = JobState.FAILED if ended.error else JobState.STOPPED if ended.closed else JobState.DONE
        self._start_next()

    def _send(self, job: Job, command: Command) -> None:
        with self._lock:
            if job is self._current and self._worker is not None:
                self._worker.send(command)

    def _stop(self, job: Job, revert: bool) -> None:
        with self._lock:
            if job is self._current and self._worker is not None:
                job.state = JobState.STOPPING
                self._worker.send(Close(revert))
            elif job in self._waiting:
                self._waiting.remove(job)
                job.state = JobState.STOPPED
                self._on_wake()
