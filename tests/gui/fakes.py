"""A runner whose jobs do what the test says, when it says it."""

from collections.abc import Mapping
from typing import Any

from vosannot.core.events import Event
from vosannot.engines.base import Request
from vosannot.jobs.outbox import Outbox
from vosannot.jobs.runner import JobState


class FakeJob:
    """Looks like :class:`vosannot.jobs.runner.Job`."""

    def __init__(self, engine: str, params: Any, request: Request | None, title: str) -> None:
        self.engine, self.params, self.request, self.title = engine, params, request, title
        self.outbox = Outbox()
        self.state = JobState.QUEUED
        self.error: str | None = None
        self.details = ""
        self.commands: list[Any] = []
        self.stops = 0

    @property
    def over(self) -> bool:
        return self.state in (JobState.DONE, JobState.STOPPED, JobState.FAILED)

    def send(self, command: Any) -> None:
        self.commands.append(command)

    def stop(self, *, revert: bool = False) -> None:
        self.stops += 1
        self.reverted = revert
        self.state = JobState.STOPPED

    def emit(self, *events: Event) -> None:
        self.state = JobState.RUNNING
        for event in events:
            self.outbox.put(event)

    def end(self, state: JobState = JobState.DONE, error: str | None = None) -> None:
        self.error = error
        self.state = state


class FakeRunner:
    """Looks like :class:`vosannot.jobs.runner.Runner`."""

    def __init__(self) -> None:
        self.submitted: list[FakeJob] = []
        self.estimates: list[FakeJob] = []
        self.places: list[Any] = []
        self.closed = self.paused = False

    def warm(self, engine: str, params: Any) -> None:
        pass

    def submit(
        self,
        engine: str,
        params: Any,
        request: Request,
        title: str,
        device: str = "auto",
        *,
        after: FakeJob | None = None,
    ) -> FakeJob:
        job = FakeJob(engine, params, request, title)
        self.submitted.append(job)
        return job

    def submit_work(self, target: str, arguments: Mapping[str, Any], title: str) -> FakeJob:
        job = FakeJob(target, arguments, None, title)
        (self.estimates if "footprints" in target else self.submitted).append(job)
        return job

    def use(self, place: Any) -> None:
        self.places.append(place)

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def close(self, timeout: float = 3.0, *, patience: float = 0.2) -> None:
        self.closed = True
