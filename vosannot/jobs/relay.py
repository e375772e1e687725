"""Between the window and a cluster: a process that speaks with both, so that the window need not load Ray."""

import contextlib
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from vosannot.core.errors import VosannotError
from vosannot.jobs.cluster import Cluster, RayWorker
from vosannot.jobs.places import LocalPlace, WorkerLost
from vosannot.jobs.worker import Ended, Run, Work

__all__ = ["far_place", "relay"]


def far_place(address: str, gpus: float | None = None) -> LocalPlace:
    """Workers on the cluster at HOST:PORT; ``gpus`` as for :class:`vosannot.jobs.cluster.Cluster`."""
    return LocalPlace(relay, address, gpus, away=True)


def relay(pipe: Connection, speak: Callable[[], None] | None, address: str, gpus: float | None) -> None:
    """Main function of the process: what comes through the pipe goes to a worker there, and back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever was asked in the terminal ends this one in good order
    if speak is not None:
        speak()
    desk = _Desk(pipe)
    cluster: Cluster | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            order = pipe.recv()
            try:
                if desk.worker is None and cluster is None:
                    cluster = Cluster(address, gpus=gpus)
                if desk.worker is None and cluster is not None:
                    desk.follow(cluster.place().start())
                if desk.worker is not None:
                    desk.worker.send(order)
            except VosannotError as error:
                if isinstance(order, Run | Work):
                    desk.send(Ended(error=str(error)))
    if desk.worker is not None:
        desk.worker.close(0.0, 0.0)
    if cluster is not None:
        cluster.close()


class _Desk:
    """Passes on what the worker says; one that is lost is a message too, and the next order goes to another one."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._lock = pipe, threading.Lock()
        self.worker: RayWorker | None = None

    def send(self, message: object) -> None:
        with self._lock, contextlib.suppress(OSError):
            self._pipe.send(message)

    def follow(self, worker: RayWorker) -> None:
        self.worker = worker
        threading.Thread(target=self._pass_on, args=(worker,), name="vosannot relay", daemon=True).start()

    def _pass_on(self, worker: RayWorker) -> None:
        while True:
            try:
                self.send(worker.recv())
            except WorkerLost as lost:
                if worker is self.worker:
                    self.worker = None
                self.send(Ended(error=str(lost), lost=lost.started))
                return
