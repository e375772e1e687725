"""A job that rests: what the worker does with the orders it finds in its pipe."""

from collections import deque

from vosannot.core.events import IterationDone, UseSnapshot
from vosannot.jobs.worker import Close, Pause, Resume, _Worker


class Pipe:
    """Notes what passes; orders come when the test's script says so: after so many events."""

    def __init__(self, *script):
        self.script = deque(script)
        self.log = []

    @property
    def sent(self):
        return sum(isinstance(entry, int) for entry in self.log)

    def poll(self):
        return bool(self.script) and self.script[0][0] <= self.sent

    def recv(self):
        order = self.script.popleft()[1]
        self.log.append(order)
        return order

    def send(self, event):
        self.log.append(event.step)


def drive(*script):
    commands, pipe, reverted = [], Pipe(*script), []

    def stream():
        for step in (1, 2, 3):
            commands.append((yield IterationDone("adapt", step, 3)))  # noqa: PERF401 (no yield in a comprehension)

    closed = _Worker(pipe)._drive(stream(), lambda: reverted.append(True))
    return pipe.log, closed, [c for c in commands if c is not None], reverted


def test_nothing_is_sent_between_pause_and_resume():
    log, closed, commands, _ = drive((1, Pause()), (99, UseSnapshot(1)), (99, Resume()))
    assert log == [1, Pause(), UseSnapshot(1), Resume(), 2, 3] and not closed
    assert commands == [UseSnapshot(1)]


def test_a_resting_job_can_be_stopped():
    log, closed, _, reverted = drive((2, Pause()), (99, Close(revert=True)))
    assert log == [1, 2, Pause(), Close(revert=True)] and closed and reverted == [True]


def test_orders_that_come_too_late_mean_nothing():
    log, closed, _, _ = drive((1, Resume()), (1, Pause()), (1, Resume()))
    assert log == [1, Resume(), Pause(), Resume(), 2, 3] and not closed
