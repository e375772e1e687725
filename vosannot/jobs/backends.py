"""What runs a batch: a process of this computer, or actors of Ray, here or on a cluster."""

from collections.abc import Sequence
from typing import Protocol

from vosannot.jobs.cluster import Cluster
from vosannot.jobs.places import LocalPlace, Place

__all__ = ["Backend", "Embedded", "OnRay"]


class Backend(Protocol):
    """Opened when there is something to do, and closed afterwards."""

    def open(self) -> Sequence[Place]:
        """A place for each worker that may work at the same time.

        Raises:
            VosannotError: it cannot be used.
        """
        ...

    def close(self) -> None:
        """End what is left of the workers."""
        ...


class Embedded:
    """One process of this computer."""

    def open(self) -> Sequence[Place]:
        return [LocalPlace()]

    def close(self) -> None:
        pass


class OnRay:
    """Actors that keep the model loaded; arguments as for :class:`vosannot.jobs.cluster.Cluster`."""

    def __init__(self, address: str, *, workers: int, cpus: int = 0, gpus: float | None = None) -> None:
        self._address, self._workers, self._cpus, self._gpus = address, workers, cpus, gpus
        self._cluster: Cluster | None = None

    def open(self) -> Sequence[Place]:
        self._cluster = Cluster(self._address, workers=self._workers, cpus=self._cpus, gpus=self._gpus)
        return [self._cluster.place()] * self._workers

    def close(self) -> None:
        if self._cluster is not None:
            self._cluster.close()
            self._cluster = None
