"""A worker inside an actor of Ray: the same orders and messages as through a pipe, from two queues. Ray is not needed
to import this."""

import contextlib
import os
import platform
import queue
import threading
from dataclasses import dataclass
from typing import Any

from vosannot import __version__
from vosannot.jobs.worker import Message, obey

__all__ = ["Hand", "Hello"]

_MOST = 64  # messages that wait for being fetched; an engine that is faster than that waits


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message of a worker: who it is."""

    version: str
    host: str
    pid: int


class Hand:
    """Obeys in a thread of its own, so that Ray's threads hand over what comes and goes."""

    def __init__(self) -> None:
        self._queues = _Queues()
        self._queues.messages.put(Hello(__version__, platform.node(), os.getpid()))
        threading.Thread(target=self._obey, name="vosannot worker", daemon=True).start()

    def _obey(self) -> None:
        try:
            obey(self._queues)
        finally:
            self._queues.messages.put(None)

    def tell(self, order: Any) -> None:
        """An order for the worker; None: end."""
        self._queues.orders.put(order)

    def take(self, seconds: float) -> list[Message | Hello | None]:
        """What the worker has said since the last time; waits so long for it. None at the end: it will say no more."""
        said: list[Message | Hello | None] = []
        with contextlib.suppress(queue.Empty):
            said.append(self._queues.messages.get(timeout=seconds))
            while True:
                said.append(self._queues.messages.get_nowait())
        return said


class _Queues:
    """See :class:`vosannot.jobs.worker.Pipe`."""

    def __init__(self) -> None:
        self.orders: queue.Queue[Any] = queue.Queue()
        self.messages: queue.Queue[Message | Hello | None] = queue.Queue(_MOST)

    def send(self, message: Any) -> None:
        self.messages.put(message)

    def recv(self) -> Any:
        order = self.orders.get()
        if order is None:
            raise EOFError
        return order

    def poll(self) -> bool:
        return not self.orders.empty()
