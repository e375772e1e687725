"""Where workers are: a place starts them, and a connection to one of them is the same wherever it is."""

import multiprocessing
from collections.abc import Callable
from typing import Any, Protocol

from vosannot.core.words import elsewhere, tr
from vosannot.jobs.worker import Message, Order, serve

__all__ = ["LocalPlace", "Place", "Worker", "WorkerLost"]


class WorkerLost(EOFError):
    """The worker is gone; the text is a sentence for the person.

    Attributes:
        started: it had begun to work. If not, another one would hardly begin either.
    """

    def __init__(self, sentence: str, *, started: bool = True) -> None:
        super().__init__(sentence)
        self.started = started


class Worker(Protocol):
    """This end of the connection to a worker that obeys (see :mod:`vosannot.jobs.worker`). One thread may send while
    another one waits for messages."""

    @property
    def alive(self) -> bool:
        """Orders may be sent to it."""
        ...

    def send(self, order: Order) -> None:
        """Hand an order over; does not wait for what comes of it."""
        ...

    def recv(self) -> Message:
        """Wait for the next message; raises WorkerLost when none will come."""
        ...

    def close(self, patience: float, timeout: float) -> None:
        """End it: it gets ``patience`` seconds to end by itself, and ``timeout`` after it was told to."""
        ...


class Place(Protocol):
    """Starts workers.

    Attributes:
        away: they are not on this computer, so they may have other files under the same names.
    """

    away: bool

    def start(self) -> Worker:
        """A new worker. Quick: what takes long happens there."""
        ...


class LocalPlace:
    """A process of this computer, spawned: threads of torch and Qt do not survive a fork.

    Args:
        target: its main function. It gets its end of the pipe, what puts its texts into the person's language, and
            ``arguments``.
        away: what it does is done elsewhere.
    """

    def __init__(self, target: Callable[..., None] = serve, *arguments: Any, away: bool = False) -> None:
        self.away = away
        self._target, self._arguments = target, arguments

    def start(self) -> "LocalWorker":
        return LocalWorker(self._target, self._arguments)


class LocalWorker:
    """See :class:`Worker`."""

    def __init__(self, target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=target, args=(theirs, elsewhere(), *arguments), name="vosannot worker", daemon=True
        )
        self.process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        return self.process.is_alive()

    def send(self, order: Order) -> None:
        self._pipe.send(order)

    def recv(self) -> Message:
        try:
            message: Message = self._pipe.recv()
        except (EOFError, OSError, TypeError) as error:  # TypeError: closed by another thread between two reads
            sentence = tr("The worker ended unexpectedly, most likely out of memory; choose a smaller size.")
            raise WorkerLost(sentence) from error
        return message

    def close(self, patience: float, timeout: float) -> None:
        self._pipe.close()
        self.process.join(patience)
        self.process.terminate()
        self.process.join(timeout)
