"""Workers on a cluster, or beside each other on this computer, through Ray, which is imported only when it is used.

What Ray starts here listens on this computer's loopback address only, asks for a token that exists in this process and
its children alone, counts and reports nothing, and keeps its files in a folder that is removed. A cluster that somebody
else has started is used as it is.
"""

import contextlib
import logging
import os
import secrets
import shutil
import socket
import tempfile
from collections import deque
from importlib.util import find_spec
from typing import Any, Self

import psutil

from vosannot import __version__
from vosannot.core.errors import EngineError, UsageError
from vosannot.core.events import Warned
from vosannot.core.words import tr
from vosannot.jobs.hand import Hand, Hello
from vosannot.jobs.places import WorkerLost
from vosannot.jobs.worker import Message, Order

__all__ = ["LOCAL", "Cluster", "RayPlace", "RayWorker", "ray_is_here"]

LOCAL = "local"
"""The address that stands for a Ray of our own, on this computer."""

_STORE_BYTES = 256 << 20  # of shared memory, for what is on its way: masks of some seconds
_WAIT_S = 5.0  # for a message, before asking again
_PATIENCE_S = 15.0  # for a free place, before saying that there is none
_STARTS = 3
_KNOCK_S = 5.0  # until a computer that does not answer counts as none
_LOOPBACK = ("127.", "localhost", "[::1]", "::1")


def ray_is_here() -> bool:
    """Ray is installed."""
    return find_spec("ray") is not None


class Cluster:
    """A connection to Ray; one at a time in a process. A context manager that lets go of it.

    Args:
        address: :data:`LOCAL`, or HOST:PORT of a cluster's head.
        workers: how many there will be at most; decides what one of them gets of this computer.
        cpus: cores of one worker; 0: this computer's share of them, or one of a cluster's.
        gpus: the part of a GPU that one worker gets, 0 to 1; None: one where there are any.

    Raises:
        UsageError: Ray is not installed, or the address is none.
        EngineError: there is no such cluster, or it refuses.
    """

    def __init__(self, address: str, *, workers: int = 1, cpus: int = 0, gpus: float | None = None) -> None:
        if not ray_is_here():
            raise UsageError(tr("A cluster needs Ray, which is not installed: pip install 'vosannot[cluster]'."))
        if address != LOCAL and not address.rpartition(":")[2].isdigit():
            raise UsageError(
                tr("“{address}” is no address of a cluster: it is “local”, or HOST:PORT of its head.", address=address)
            )
        self._folder = ""
        self._cpus = cpus or (max(1, (psutil.cpu_count() or 1) // workers) if address == LOCAL else 1)
        self._ray = _ray(address)
        try:
            self._enter(address, workers)
        except Exception as error:
            self.close()
            why = _first_line(error)
            if address == LOCAL:
                raise EngineError(tr("Ray cannot be started: {why}", why=why)) from error
            sentence = tr("There is no cluster at {address} that lets us in: {why}", address=address, why=why)
            raise EngineError(sentence) from error
        there = self._ray.cluster_resources().get("GPU", 0)
        self._gpus = gpus if gpus is not None else min(1.0, there)
        if self._gpus > there:
            self.close()
            raise UsageError(
                tr("A worker is to get {n} GPU, and the cluster has {there}.", n=f"{self._gpus:g}", there=f"{there:g}")
            )

    def _enter(self, address: str, workers: int) -> None:
        if address == LOCAL:
            self._folder = tempfile.mkdtemp(prefix="vr-")  # short: names of sockets have a hundred characters
            for left in reversed(range(_STARTS)):
                try:
                    self._start(workers)
                except Exception as error:  # Ray's own kinds are not told apart
                    if not left or "timed out" not in str(error):
                        raise
                    self._ray.shutdown()  # it waits for half a minute; a busy computer needs longer
                else:
                    break
        else:
            host, _, port = address.rpartition(":")
            # Ray asks for many minutes whether there is anybody.
            socket.create_connection((host.strip("[]"), int(port)), _KNOCK_S).close()
            self._ray.init(address=address, log_to_driver=False, logging_level=logging.CRITICAL)

    def _start(self, workers: int) -> None:
        self._ray.init(
            num_cpus=max(psutil.cpu_count() or 1, workers * self._cpus),
            object_store_memory=_STORE_BYTES,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.CRITICAL,
            _node_ip_address="127.0.0.1",
            _temp_dir=self._folder,
        )

    @property
    def address(self) -> str:
        """HOST:PORT, for others to join."""
        return str(self._ray.get_runtime_context().gcs_address)

    def place(self) -> "RayPlace":
        """Where workers are started."""
        return RayPlace(self._ray, self._cpus, self._gpus)

    def close(self) -> None:
        """End all workers, and Ray, if it was started here."""
        with contextlib.suppress(Exception):
            self._ray.shutdown()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class RayPlace:
    """See :class:`vosannot.jobs.places.Place`."""

    away = True

    def __init__(self, ray: Any, cpus: int, gpus: float) -> None:
        self._ray, self._cpus, self._gpus = ray, cpus, gpus

    def start(self) -> "RayWorker":
        actor = self._ray.remote(
            num_cpus=self._cpus,
            num_gpus=self._gpus,
            max_restarts=0,  # what it knew would be lost; who waits for it decides what to do
            concurrency_groups={"orders": 1, "messages": 1},  # one of each at a time: they keep their order
        )(Hand)
        needs = f"{self._cpus} CPU" + (f" and {self._gpus:g} GPU" if self._gpus else "")
        try:
            return RayWorker(self._ray, actor.remote(), needs)
        except Exception as error:
            raise EngineError(tr("The cluster takes no more work: {why}", why=_first_line(error))) from error


class RayWorker:
    """See :class:`vosannot.jobs.places.Worker`."""

    def __init__(self, ray: Any, actor: Any, needs: str) -> None:
        self._ray, self._actor, self._needs = ray, actor, needs
        self._said: deque[Message | Hello | None] = deque()
        self._asked: Any = None
        self._gone = self._told = False
        self.hello: Hello | None = None

    @property
    def alive(self) -> bool:
        return not self._gone

    def send(self, order: Order) -> None:
        self._actor.tell.options(concurrency_group="orders").remote(order)

    def recv(self) -> Message:
        while True:
            message = self._said.popleft() if self._said else self._fetched()
            if isinstance(message, Hello):
                self.hello = message
                if message.version != __version__:
                    sentence = tr(
                        "The worker {host} runs vosannot {there}, this computer {here}: install the same on both.",
                        host=message.host,
                        there=message.version,
                        here=__version__,
                    )
                    raise self._lost(sentence, started=False)
            elif message is None:
                raise self._lost(tr("The worker has ended by itself."))
            else:
                return message

    def _fetched(self) -> Message | Hello | None:
        """The next message; what came with it waits."""
        while not self._said:
            if self._gone:
                raise self._lost(tr("The worker has ended by itself."))
            if self._asked is None:
                self._asked = self._actor.take.options(concurrency_group="messages").remote(_WAIT_S)
            try:
                ready, _ = self._ray.wait([self._asked], timeout=_PATIENCE_S)
                if ready:
                    self._said.extend(self._ray.get(self._asked))
                    self._asked = None
                elif self.hello is None and not self._told:
                    self._told = True
                    waiting = tr("Waiting for a free place on the cluster, with {needs}.", needs=self._needs)
                    self._said.append(Warned(waiting))
            except Exception as error:  # Ray's own, and what it wraps: whatever it is, this worker says no more
                raise self._broken(error) from error
        return self._said.popleft()

    def _broken(self, error: Exception) -> WorkerLost:
        if self._gone or self.hello is not None:
            host = self.hello.host if self.hello is not None else ""
            return self._lost(tr("The worker {host} was lost: its process or its computer ended.", host=host))
        sentence = tr(
            "No worker could be started on the cluster; is vosannot {version} installed there? {why}",
            version=__version__,
            why=_first_line(error),
        )
        return self._lost(sentence, started=False)

    def _lost(self, sentence: str, *, started: bool = True) -> WorkerLost:
        self._gone = True
        return WorkerLost(sentence, started=started)

    def close(self, patience: float, timeout: float) -> None:
        self._gone = True
        with contextlib.suppress(Exception):
            self._ray.kill(self._actor)


def _ray(address: str) -> Any:
    """The package, imported with what it must know from the start."""
    settings = {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "1",  # a worker that gets no GPU sees none
        "RAY_ENABLE_AUTO_CONNECT": "0",  # else whoever asks for a message after the end starts another Ray, an open one
    }
    if address == LOCAL:
        # A token in the environment is seen by our children only; Ray's own choice is a file in the home folder.
        settings |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    if address == LOCAL or address.startswith(_LOOPBACK):
        # Ray takes 127.0.0.1 for this computer's outer address, unless it is told that clusters are not wanted.
        settings["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    for name, value in settings.items():
        os.environ.setdefault(name, value)
    import ray

    # It tells at length, and on stdout, what is told in a sentence here.
    logging.getLogger("ray").setLevel(logging.CRITICAL)
    ray._private.worker.print_to_stdstream = lambda *_, **__: None
    return ray


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in reversed(str(error).splitlines()) if line.strip()), type(error).__name__)
