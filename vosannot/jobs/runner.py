"""Runs jobs one after another in a worker process and keeps their state. Knows neither Qt nor torch."""

import itertools
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Mapping
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from vosannot.core.events import Command, Event, StageStarted
from vosannot.core.words import elsewhere, tr
from vosannot.engines.base import Request
from vosannot.jobs.outbox import Outbox
from vosannot.jobs.worker import Close, Ended, Pause, Resume, Run, Warm, Work, serve

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
    """One request, or other work, on its way. Read its ``outbox``; the attributes may be read from any thread."""

    def __init__(self, number: int, title: str, order: Run | Work, runner: "Runner") -> None:
        self.number, self.title = number, title
        self.outbox = Outbox()
        self.state = JobState.QUEUED
        self.stage = ""
        self.error: str | None = None
        self.details = ""
        self._order, self._runner = order, runner

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
    """A queue of jobs, one worker process, one thread that listens to it.

    Args:
        on_wake: called (from the listening thread) when there is something new to drain; must be quick.
    """

    def __init__(self, on_wake: Callable[[], None] | None = None) -> None:
        self._on_wake = on_wake or (lambda: None)
        self._lock = threading.RLock()
        self._waiting: deque[Job] = deque()
        self._current: Job | None = None
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._numbers = itertools.count(1)
        self._closed = self._paused = False

    def warm(self, engine: str, params: Any) -> None:
        """Start the worker and let it load an engine, unless it is busy."""
        with self._lock:
            if self._current is None and not self._closed:
                self._connect().send(Warm(engine, params))

    def submit(self, engine: str, params: Any, request: Request, title: str, device: str = "auto") -> Job:
        """Queue a request."""
        return self._queue(Run(engine, params, request, device), title)

    def submit_work(self, target: str, arguments: Mapping[str, Any], title: str) -> Job:
        """Queue a generator of events that needs no engine; see :class:`vosannot.jobs.worker.Work`."""
        return self._queue(Work(target, arguments), title)

    def _queue(self, order: Run | Work, title: str) -> Job:
        with self._lock:
            job = Job(next(self._numbers), title, order, self)
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
            if self._current is not None and self._pipe is not None:
                self._pipe.send(Pause() if paused else Resume())
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
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(patience)
            process.terminate()
            process.join(timeout)

    def _connect(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=serve, args=(theirs, elsewhere()), name="vosannot worker", daemon=True
            )
            self._process.start()
            theirs.close()
            threading.Thread(target=self._listen, args=(self._pipe,), name="vosannot events", daemon=True).start()
        return self._pipe

    def _start_next(self) -> None:
        if self._current is not None or not self._waiting or self._closed or self._paused:
            return
        self._current = self._waiting.popleft()
        self._current.state = JobState.RUNNING
        self._connect().send(self._current._order)

    def _listen(self, pipe: Connection) -> None:
        while True:
            try:
                message = pipe.recv()
            except (EOFError, OSError, TypeError):  # TypeError: closed by another thread between two reads
                message = None
            with self._lock:
                if pipe is not self._pipe:
                    return  # a worker that was given up
                if message is None:
                    self._pipe = self._process = None
                    self._end(
                        Ended(
                            error=tr("The worker ended unexpectedly, most likely out of memory; choose a smaller size.")
                        )
                    )
                elif isinstance(message, Ended):
                    self._end(message)
                elif self._current is not None:
                    self._report(self._current, message)
            self._on_wake()
            if message is None:
                return

    def _report(self, job: Job, event: Event) -> None:
        if isinstance(event, StageStarted):
            job.stage = event.stage
        job.outbox.put(event)

    def _end(self, ended: Ended) -> None:
        job, self._current = self._current, None
        if job is not None:
            job.error, job.details = ended.error, ended.details
            job.state = JobState.FAILED if ended.error else JobState.STOPPED if ended.closed else JobState.DONE
        self._start_next()

    def _send(self, job: Job, command: Command) -> None:
        with self._lock:
            if job is self._current and self._pipe is not None:
                self._pipe.send(command)

    def _stop(self, job: Job, revert: bool) -> None:
        with self._lock:
            if job is self._current and self._pipe is not None:
                job.state = JobState.STOPPING
                self._pipe.send(Close(revert))
            elif job in self._waiting:
                self._waiting.remove(job)
                job.state = JobState.STOPPED
                self._on_wake()
