"""Where adaptations and propagations run: on this computer, or on a cluster."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vosannot.core.words import tr
from vosannot.gui.session.notices import Kind
from vosannot.jobs.cluster import ray_is_here
from vosannot.jobs.places import LocalPlace, Place
from vosannot.jobs.relay import far_place

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.jobs.runner import Runner

__all__ = ["RunOn"]

_CLUSTER, _ADDRESS = "run/cluster", "run/address"


class RunOn(QObject):
    """Kept in the preferences. What needs a quick answer, as live masks do, and checks stay on this computer.

    Signals:
        changed(): place or address.
    """

    changed = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller

    @property
    def wanted(self) -> bool:
        """The cluster was chosen."""
        return self._controller.preferences.flag(_CLUSTER)

    @property
    def address(self) -> str:
        """HOST:PORT of its head; "": nobody has said."""
        return self._controller.preferences.text(_ADDRESS)

    @property
    def problem(self) -> str:
        """Why the cluster that was chosen cannot be used, for the person; "": it can, as far as we know."""
        if not self.wanted:
            return ""
        if not ray_is_here():
            return tr("A cluster needs Ray, which is not installed: pip install 'vosannot[cluster]'.")
        host, _, port = self.address.rpartition(":")
        if not host or not port.isdigit():
            return tr("Give the address of the cluster's head, as HOST:PORT. Until then, jobs run on this computer.")
        return ""

    @property
    def place(self) -> Place:
        """Where the next job runs."""
        return far_place(self.address) if self.wanted and not self.problem else LocalPlace()

    def choose(self, cluster: bool) -> None:
        """The cluster, or this computer."""
        if cluster != self.wanted:
            self._controller.preferences.set(_CLUSTER, cluster)
            self._move()

    def set_address(self, address: str) -> None:
        """Another cluster."""
        address = address.strip()
        if address != self.address:
            self._controller.preferences.set(_ADDRESS, address)
            if self.wanted:
                self._move()

    def send(self, runner: "Runner") -> "Runner":
        """A runner that works where jobs are to run."""
        if self.wanted:
            runner.use(self.place)
        return runner

    def _move(self) -> None:
        """The worker ends, now or with its job, and the weights that it has adapted with it."""
        controller, place = self._controller, self.place
        runner = controller.runner
        controller.means.calls.do(lambda: runner.use(place))
        controller.propagation.forget_weights()
        if self.problem:
            controller.say(Kind.WARNING, self.problem, key="run-on")
        else:
            controller.withdrawn.emit("run-on")
        self.changed.emit()
