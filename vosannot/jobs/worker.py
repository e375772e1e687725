"""The process that does the work: it drives an engine's session and sends its events over a pipe.

A process of its own keeps torch's import, its hold of the GIL and its crashes away from the window. It runs at a
lower priority, so that painting stays smooth on two cores. It is never forked (threads of torch and Qt do not survive
a fork): always spawned.
"""

import contextlib
import os
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from vosannot.core.errors import VosannotError
from vosannot.core.events import Command, Event, EventStream
from vosannot.core.words import tr
from vosannot.engines.base import Request, Session

__all__ = ["Close", "Ended", "Message", "Pause", "Resume", "Run", "Warm", "Work", "serve"]


@dataclass(frozen=True, slots=True)
class Warm:
    """To the worker: load the engine and its weights, so that the next run starts at once."""

    engine: str
    params: Any


@dataclass(frozen=True, slots=True)
class Run:
    """To the worker: start this request."""

    engine: str
    params: Any
    request: Request
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class Work:
    """To the worker: run a generator of events that needs no engine.

    Attributes:
        target: "module:function".
        arguments: its keyword arguments.
    """

    target: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Close:
    """To the worker: close the running generator after the event it is at; ``revert`` also undoes its adaptation."""

    revert: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """From the worker: the run is over. ``error`` is a sentence for the person, ``details`` a traceback."""

    closed: bool = False
    error: str | None = None
    details: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """To the worker: rest after the event it is at, holding everything, until :class:`Resume` or :class:`Close`."""


@dataclass(frozen=True, slots=True)
class Resume:
    """To the worker: go on."""


Message: TypeAlias = Event | Ended


def serve(pipe: Connection, speak: Callable[[], None] | None = None) -> None:
    """Main function of the worker process: obeys until the other end of the pipe is closed.

    Args:
        speak: called first; puts its texts into the person's language.
    """
    # Two spinning OpenMP threads starve everything else on a small machine; must be set before torch is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)
    if speak is not None:
        speak()
    worker = _Worker(pipe)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            order = pipe.recv()
            if isinstance(order, Run | Work):
                worker.run(order)
            elif isinstance(order, Warm):
                with contextlib.suppress(Exception):  # the run itself will report what is wrong
                    worker.session(order.engine, order.params, "auto")
    worker.close()


class _Worker:
    """Keeps the session of the last engine and settings, so that adapted weights and snapshots outlive a run."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._key: tuple[str, str] | None = None
        self._session: Session | None = None

    def session(self, engine: str, params: Any, device: str) -> Session:
        from vosannot.engines.catalogue import load_engine

        key = (engine, device)
        if self._session is None or key != self._key:
            self.close()
            self._session, self._key = load_engine(engine).open(params, device), key
        else:
            self._session.configure(params)
        return self._session

    def run(self, order: Run | Work) -> None:
        ended = Ended()
        try:
            if isinstance(order, Work):
                module, _, function = order.target.partition(":")
                stream = getattr(import_module(module), function)(**order.arguments)
                ended = Ended(closed=self._drive(stream, lambda: None))
            else:
                session = self.session(order.engine, order.params, order.device)
                ended = Ended(closed=self._drive(session.run(order.request), session.revert))
        except (EOFError, BrokenPipeError):
            raise
        except VosannotError as error:
            ended = Ended(error=str(error), details=traceback.format_exc())
        except MemoryError:
            ended = Ended(error=tr("There is not enough memory for this size; choose a smaller one and try again."))
        except Exception as error:
            text = tr("The engine failed: {error}", error=error)
            if isinstance(order, Work):
                text = tr("The work failed: {error}", error=error)
            ended = Ended(error=text, details=traceback.format_exc())
        self._pipe.send(ended)

    def _drive(self, stream: EventStream, revert: Callable[[], None]) -> bool:
        """Iterate over the events; True when the run was closed early."""
        command: Command | None = None
        try:
            event = next(stream)
            while True:
                self._pipe.send(event)
                command = None
                resting = False
                while resting or self._pipe.poll():
                    order = self._pipe.recv()
                    if isinstance(order, Close):
                        stream.close()
                        if order.revert:
                            revert()
                        return True
                    if isinstance(order, Pause | Resume):
                        resting = isinstance(order, Pause)
                    else:
                        command = order
                event = stream.send(command)
        except StopIteration:
            return False
        finally:
            stream.close()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session = self._key = None
