"""The process that does the work: it drives an engine's session and sends its events over a pipe.

A process of its own keeps torch's import, its hold of the GIL and its crashes away from the window. It runs at a
lower priority, so that painting stays smooth on two cores. It is never forked (threads of torch and Qt do not survive
a fork): always spawned.
"""

import contextlib
import os
import platform
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, TypeAlias

from vosannot import __version__
from vosannot.core.errors import ClipError, EngineError, VosannotError, WeightsError
from vosannot.core.events import Command, Event, EventStream
from vosannot.core.words import tr
from vosannot.engines.base import Request, Session
from vosannot.jobs.checksums import weights_checksum

__all__ = [
    "Close",
    "Ended",
    "Message",
    "Order",
    "Pause",
    "Pipe",
    "Resume",
    "Run",
    "Terms",
    "Warm",
    "Work",
    "obey",
    "serve",
]


class Pipe(Protocol):
    """The worker's end of the connection."""

    def send(self, message: Any) -> None:
        """Hand a message over; may wait while the other end is behind."""
        ...

    def recv(self) -> Any:
        """Wait for an order; EOFError or OSError: the other end is gone."""
        ...

    def poll(self) -> bool:
        """An order is waiting."""
        ...


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker on another computer must have too, or its masks would be other masks.

    Attributes:
        version: of the program.
        weights: sha256 of the weight file; "": the engine has none.
    """

    version: str
    weights: str


@dataclass(frozen=True, slots=True)
class Warm:
    """To the worker: load the engine and its weights, so that the next run starts at once."""

    engine: str
    params: Any


@dataclass(frozen=True, slots=True)
class Run:
    """To the worker: start this request. With ``terms``: only if they are met."""

    engine: str
    params: Any
    request: Request
    device: str = "auto"
    terms: Terms | None = None


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
    """From the worker: the run is over. ``error`` is a sentence for the person, ``details`` a traceback; ``lost``: the
    worker is gone, and another one may do better."""

    closed: bool = False
    error: str | None = None
    details: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """To the worker: rest after the event it is at, holding everything, until :class:`Resume` or :class:`Close`."""


@dataclass(frozen=True, slots=True)
class Resume:
    """To the worker: go on."""


Order: TypeAlias = Run | Work | Warm | Close | Pause | Resume | Command
Message: TypeAlias = Event | Ended


def serve(pipe: Pipe, speak: Callable[[], None] | None = None) -> None:
    """Main function of the worker process: obeys until the other end of the pipe is closed.

    Args:
        speak: called first; puts its texts into the person's language.
    """
    if threading.current_thread() is threading.main_thread():
        # Ctrl-C in a terminal reaches all processes of a command; the one that was asked ends the others in good order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if speak is not None:
        speak()
    obey(pipe)


def obey(pipe: Pipe) -> None:
    """Obey until the other end of the pipe is closed, in this thread."""
    # Two spinning OpenMP threads starve everything else on a small machine; must be set before torch is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)
    worker = _Worker(pipe)
    with contextlib.suppress(EOFError, OSError):
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

    def __init__(self, pipe: Pipe) -> None:
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
                if order.terms is not None:
                    _insist(order, order.terms)
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


def _insist(run: Run, terms: Terms) -> None:
    """Raises when this computer is not what whoever sent the run takes it for."""
    here = platform.node()
    if terms.version != __version__:
        raise EngineError(
            f"The worker {here} runs vosannot {__version__}, this computer {terms.version}: install the same on both."
        )
    if not run.request.clip.exists():
        raise ClipError(
            f"The worker {here} finds no {run.request.clip}: a cluster must reach clips under the same path as this "
            "computer, for example on a shared disk."
        )
    if terms.weights:
        name = run.params.weights
        try:
            found = weights_checksum(run.engine, run.params)
        except VosannotError as error:
            raise WeightsError(f"The worker {here} cannot load the model {name}. {error}") from error
        if found != terms.weights:
            raise WeightsError(
                f"The model {name} is another file at the worker {here} than on this computer (sha256 {found[:12]}… "
                f"there, {terms.weights[:12]}… here): copy the right one there."
            )
