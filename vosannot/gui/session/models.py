"""The models as the window knows them: the list, and what is fetched, imported or removed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.words import mark, tr
from vosannot.engines.models.library import Entry, listing, remove_model
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import JobTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["ModelShelf"]

_FETCH = "vosannot.engines.models.fetching:fetch_model"
_IMPORT = "vosannot.engines.models.importing:import_model"


class ModelShelf(QObject):
    """Reads the list off the UI thread; one fetch or import at a time, each in a worker process of its own.

    Attributes:
        entries: the list as it was read last; None before the first time.
        task: what is fetched or imported now, or was last.
        error: why the last attempt failed, or "".

    Signals:
        changed(): entries, task or error.
        arrived(str, str): a model is here now; its name and family.
    """

    changed = Signal()
    arrived = Signal(str, str)

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self.entries: tuple[Entry, ...] | None = None
        self.task: JobTask | None = None
        self.error = ""
        self.refresh()

    @property
    def busy(self) -> bool:
        """Something is fetched or imported now."""
        return self.task is not None and not self.task.over

    def refresh(self) -> None:
        """Read the list anew."""
        self._controller.means.calls.do(listing, self._listed, self._unlisted)

    def fetch(self, name: str) -> None:
        """Download a model of the catalogue, or go on with it."""
        self._begin(tr("Fetch {name}", name=name), _FETCH, {"name": name})

    def take(self, path: Path) -> None:
        """Import a weight file."""
        self._begin(tr("Import {name}", name=path.name), _IMPORT, {"path": path})

    def stop(self) -> None:
        """End what is fetched or imported; a part that was fetched is kept."""
        if self.task is not None:
            self.task.stop()

    def remove(self, name: str) -> None:
        """Delete a model of the person's."""
        self.error = ""
        self._controller.means.calls.do(lambda: remove_model(name), lambda _: self.refresh(), self._failed)

    def close(self) -> None:
        """The window closes. For the thread that may wait."""
        if self.task is not None:
            self.task.close()

    def _begin(self, title: str, target: str, arguments: Mapping[str, Any]) -> None:
        controller = self._controller
        if self.busy:
            self._failed(tr("Another model is being fetched or imported; wait for it, or stop it."))
            return
        self.error = ""
        task = JobTask(title, target, arguments, self._new_runner, controller.means.calls, controller.bridge)
        self.task = task
        controller.tasks.add(task)
        task.changed.connect(self.changed)
        task.ended.connect(lambda: self._over(task))
        task.start()

    def _listed(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.changed.emit()

    def _unlisted(self, sentence: str) -> None:
        self.error = sentence
        self._listed(())

    def _failed(self, sentence: str) -> None:
        self.error = sentence
        self._controller.say(Kind.ERROR, sentence, key="models")
        self.refresh()

    def _over(self, task: JobTask) -> None:
        if task.state is TaskState.FAILED:
            self._failed(task.error or tr("{title} failed.", title=task.title))
            return
        name = str(task.summary.get("name", ""))
        if task.state is TaskState.DONE and name:
            family = str(task.summary.get("family", ""))
            choose = mark("The model {name} is ready: choose it under Weights.")
            click = mark("The model {name} is ready: press {tool.click} and click an object.")
            self._controller.say(Kind.DONE, tr(click if family == "sam" else choose, name=name), key="models")
            self.arrived.emit(name, family)
        elif task.state is TaskState.STOPPED:
            self._controller.say(Kind.INFO, tr("{title} was stopped.", title=task.title), key="models")
        self.refresh()
