"""What the window is about: workspace, open clip, tools, tasks. Widgets show it and call it; it knows none of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import AnnotationError, VosannotError
from vosannot.core.words import tr
from vosannot.gui.background import Background
from vosannot.gui.bridge import Bridge
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.adapt_task import Means
from vosannot.gui.session.checking import Checking
from vosannot.gui.session.clicking import Clicker
from vosannot.gui.session.clip import ClipSession, Relay
from vosannot.gui.session.collection import Collection
from vosannot.gui.session.comparison import Comparison
from vosannot.gui.session.exchange import Exchange
from vosannot.gui.session.flowing import Flowing
from vosannot.gui.session.forecast import Forecast
from vosannot.gui.session.grabbing import Grabber
from vosannot.gui.session.learning import Learning
from vosannot.gui.session.live_masks import LiveMasks
from vosannot.gui.session.lookout import Lookout
from vosannot.gui.session.masking import Masking
from vosannot.gui.session.models import ModelShelf
from vosannot.gui.session.neighbours import Neighbours
from vosannot.gui.session.notices import Kind, Notice
from vosannot.gui.session.opening import ClipOpener
from vosannot.gui.session.painting import Painter
from vosannot.gui.session.player import Player
from vosannot.gui.session.portraits import Portraits
from vosannot.gui.session.propagation import Propagation
from vosannot.gui.session.proposing import Proposing
from vosannot.gui.session.queue import Queue
from vosannot.gui.session.ranges import Ranges
from vosannot.gui.session.repairing import Repairing
from vosannot.gui.session.run_on import RunOn
from vosannot.gui.session.saving import Saving
from vosannot.gui.session.stream_task import StreamTask
from vosannot.gui.session.tasks import Task, TaskList, TaskState
from vosannot.gui.session.teamwork import Teamwork
from vosannot.gui.session.tools import Tool, ToolState
from vosannot.gui.session.working import WorkingTime
from vosannot.jobs.runner import Runner
from vosannot.project.records import Provenance, UndoResult

if TYPE_CHECKING:
    from vosannot.project.address import Address
    from vosannot.project.document import Document
    from vosannot.project.workspace import Workspace

__all__ = ["Controller"]

_PATIENCE_S = 20.0  # with a slow disk, before the person is asked


class Controller(QObject):
    """See the module.

    Signals:
        workspace_changed(): another workspace is open (or none).
        workspace_refused(str): the workspace cannot be opened; the sentence says why.
        opening(Path | None): a clip is being opened, or no longer is.
        session_changed(): another clip is open (or none).
        noticed(Notice), withdrawn(str): see :mod:`vosannot.gui.session.notices`.
    """

    workspace_changed = Signal()
    workspace_refused = Signal(str)
    opening = Signal(object)
    session_changed = Signal()
    noticed = Signal(object)
    withdrawn = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        runner: Runner | None = None,
        parent: QObject | None = None,
        new_runner: Callable[[], Runner] = Runner,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.workspace: Workspace | None = None
        self.workspace_path: Address | None = None
        self.session: ClipSession | None = None
        self.tools = ToolState(self)
        self.painter = Painter(self.tools, self)
        self.player = Player(self)
        self.tasks = TaskList(self)
        self.bridge = Bridge(self)
        self.store = Background("store", self.say_error, self)
        self.run_on = RunOn(self)
        self.runner = self.run_on.send(runner or Runner())
        self.means = Means(self.runner, Background("runner", self.say_error, self), self.store, self.bridge)
        self.models = ModelShelf(self, new_runner)
        self.forecast = Forecast(self)
        self.propagation = Propagation(self)
        self.comparison = Comparison(self)
        self.checking = Checking(self, new_runner)
        self.repairing = Repairing(self, new_runner)
        self.lookout = Lookout(self)
        self.neighbours = Neighbours(self)
        self.proposing, self.flowing = Proposing(self), Flowing(self)
        self.learning = Learning(self, new_runner)
        self.masking, self.ranges = Masking(self), Ranges(self)
        self.saving, self.exchange = Saving(self), Exchange(self)
        self.grabber, self.clicker = Grabber(self), Clicker(self, new_runner)
        self.live_masks = LiveMasks(self, new_runner)
        self.working, self.queue = WorkingTime(self), Queue(self, lambda: self.run_on.send(new_runner()))
        self.collection, self.portraits = Collection(self), Portraits(self)
        self.teamwork = Teamwork(self)
        self.opener, self._workspaces = ClipOpener(self, self._enter), 0
        self.painter.failed.connect(self.say_error)
        self.painter.corrected.connect(self._corrected)
        for changed in (self.session_changed, self.propagation.settings_changed, self.models.changed):
            changed.connect(self.forecast.refresh)
        self.tools.restore(preferences)

    # Telling

    def say(self, kind: Kind, text: str, action: str = "", do: Callable[[], None] | None = None, **more: Any) -> None:
        """Show a notice."""
        self.noticed.emit(Notice(kind, text, action, do, **more))

    def say_error(self, sentence: str) -> None:
        """Show an error."""
        self.say(Kind.ERROR, sentence)

    # Workspace

    def open_workspace(self, path: "Address", then: Callable[[], None] | None = None) -> None:
        """Open a workspace, then go on. The present one is closed first; if it cannot be saved, it stays open."""
        self.painter.end()
        old = self.workspace
        if old is None:
            self._open_workspace(path, then)
            return

        def close(_: object) -> None:
            self.queue.forget()
            self.close_clip()
            self.store.do(old.close, lambda _: self._open_workspace(path, then))

        self.store.do(old.flush, close)

    def _open_workspace(self, path: "Address", then: Callable[[], None] | None) -> None:
        self.workspace, self.workspace_path = None, path
        self._workspaces += 1
        number = self._workspaces

        def work() -> "Workspace":
            from vosannot.project.workspace import Workspace

            return Workspace.open(path)

        def done(workspace: "Workspace") -> None:
            if number != self._workspaces:  # another one has been asked for since
                self.store.do(workspace.close)
                return
            self.workspace = workspace
            self.saving.follow(workspace)
            self.teamwork.follow(workspace)
            self.workspace_changed.emit()
            if then is not None:
                then()

        def refused(sentence: str) -> None:
            if number == self._workspaces:
                self.workspace_changed.emit()
                self.workspace_refused.emit(sentence)

        self.store.do(work, done, refused)

    # Clips

    def open_clip(self, path: Path) -> None:
        """Open a video file or image folder. What is open stays until the new one is there."""
        self.opener.open(path)

    def _enter(self, info: Any, document: "Document", reader: Any, relay: Relay) -> None:
        self._leave()
        session = ClipSession(info, document, reader, relay, self)
        session.failed.connect(self.say_error)
        session.damaged.connect(self.saving.tell_damaged)
        session.changed.connect(self._document_changed)
        self.session = session
        self.painter.attach(session)
        self.player.attach(session)
        self._choose_object()
        self.preferences.add_recent(info.path)
        self.working.begin(document.video.id)
        self.session_changed.emit()
        references = session.anchors()
        session.show(references[0] if references else 0)
        for warning in info.warnings:
            self.say(Kind.WARNING, warning)

    def _leave(self) -> None:
        self.working.end()
        session, self.session = self.session, None
        if session is None:
            return
        self.painter.attach(None)
        self.player.attach(None)
        session.blockSignals(True)

        def forget(_: Any) -> None:
            session.deleteLater()

        self.store.do(session.close, forget)

    def close_clip(self) -> None:
        """Back to the welcome page."""
        self.opener.forget()
        if self.session is not None:
            self._leave()
            self.session_changed.emit()

    # Editing

    def _document_changed(self, kind: str, _frames: object) -> None:
        if kind == "objects":
            self._choose_object()
            self.forecast.refresh()

    def _choose_object(self) -> None:
        ids = [o.id for o in self.session.document.objects()] if self.session is not None else []
        if self.tools.object not in ids:
            self.tools.object = ids[0] if ids else None

    def attempt(self, work: Callable[["Document"], Any]) -> Any:
        """Change the document; an error becomes a banner. Only for what does not wait for the disk."""
        if self.session is None:
            return None
        self.painter.end()
        try:
            return work(self.session.document)
        except VosannotError as error:
            self.say_error(str(error))
            return None

    def add_object(self) -> None:
        """A new object, which is painted from now on."""
        added = self.attempt(lambda document: document.add_object())
        if added is not None:
            self.tools.object = added.id

    def remove_object(self, object_id: int) -> None:
        """Remove an object from the list and from every frame (undo brings it back)."""
        if self.session is None:
            return
        name = next((o.name for o in self.session.document.objects() if o.id == object_id), "")

        def remove(document: "Document") -> None:
            if all(o.id != object_id for o in document.objects()):
                raise AnnotationError(tr("That object is gone already."))
            document.remove_object(object_id)

        self.attempt(remove)
        self.say(Kind.INFO, tr("Removed “{name}” from every frame.", name=name), tr("Undo"), self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        self._history(lambda document: document.undo(), tr("Undone"))

    def redo(self) -> None:
        """Do it again."""
        self._history(lambda document: document.redo(), tr("Done again"))

    def _history(self, step: Callable[["Document"], UndoResult | None], word: str) -> None:
        session = self.session
        if session is None:
            return
        self.painter.end()

        def done(result: UndoResult | None) -> None:
            if result is None or session is not self.session:
                return
            if result.frames and session.wanted not in result.frames:
                session.show(min(result.frames, key=lambda f: abs(f - session.wanted)))
            self.say(Kind.INFO, f"{word}: {result.title}.", key="history")

        self.store.do(lambda: step(session.document), done)

    def approve(self) -> None:
        """The shown frame is right; once more takes that back. A live mask is taken first."""
        session = self.session
        if session is None:
            return
        if self.live_masks.take():
            return
        frame, state = session.frame, session.state()
        if state is None:
            self.say(Kind.INFO, tr("This frame has no mask yet; there is nothing to approve."), key="approve")
        elif state.provenance is Provenance.MANUAL:
            self.say(Kind.INFO, tr("This frame is painted by hand; it counts as approved."), key="approve")
        elif state.provenance is Provenance.APPROVED:
            self.attempt(lambda document: document.unapprove([frame]))
        else:
            self.attempt(lambda document: document.approve([frame]))

    def clear_frame(self) -> None:
        """Delete the shown frame's mask."""
        session = self.session
        if session is not None and session.state() is not None:
            self.attempt(lambda document: document.delete_labels([session.frame]))

    def _corrected(self, frame: int) -> None:
        text = tr("Frame {frame} is now a reference.", frame=frame)
        again = self.propagation.to_next_reference
        self.say(Kind.INFO, text, tr("Re-propagate from here ({propagate.next})"), again, key="corrected")

    def choose_tool(self, tool: Tool) -> None:
        """Another tool; a stroke in progress is finished first."""
        self.painter.end()
        self.tools.tool = tool

    # Tasks

    def run_stream(self, title: str, open_stream: Callable[[], Any], done: Callable[[StreamTask], None]) -> StreamTask:
        """Drive a generator of events in a thread, with progress in the task list."""
        task = StreamTask(title, open_stream, self.bridge)
        self.tasks.add(task)
        task.ended.connect(lambda: self._stream_over(task, done))
        task.start()
        return task

    def _stream_over(self, task: StreamTask, done: Callable[[StreamTask], None]) -> None:
        if task.state is TaskState.FAILED:
            self.say(Kind.ERROR, task.error or tr("{title} failed.", title=task.title), details=task.details)
        elif task.state is TaskState.STOPPED:
            self.say(Kind.INFO, tr("{title} was stopped.", title=task.title))
        else:
            done(task)

    def stop_all(self) -> None:
        """Stop what somebody waits for, or, if there is no such thing, whatever runs; what is done stays."""
        for task in self.tasks.awaited or self.tasks.running:
            task.stop()

    def running(self) -> list[Task]:
        """Tasks that have not ended."""
        return self.tasks.running

    # The end

    def save(self) -> None:
        """Store what is being painted and wait until everything is on disk.

        Raises:
            WorkspaceError: the disk does not take it; it stays in memory and is tried again.
        """
        self.painter.end()
        if self.workspace is not None:
            self.workspace.flush(_PATIENCE_S)

    def close(self, *, abandon: bool = False) -> None:
        """End everything; what was painted is on disk afterwards.

        Raises:
            WorkspaceError: the disk does not take it. Calling again with ``abandon`` gives that part up.
        """
        self.player.stop()
        self.painter.end()
        self.tools.keep(self.preferences)
        self.preferences.sync()
        self.close_clip()
        self.queue.close()
        for task in self.tasks.running:
            task.stop()
        self.means.calls.do(self.runner.close)
        self.means.calls.do(self.models.close)
        self.means.calls.do(self.learning.close)
        self.means.calls.do(self.clicker.close)
        self.means.calls.do(self.live_masks.close)
        self.grabber.close()
        self.lookout.close()
        self.checking.close()
        self.repairing.close()
        self.neighbours.close()
        self.flowing.close()
        self.saving.close()
        self.exchange.close()
        self.collection.close()
        self.teamwork.close()
        self.portraits.close()
        self.store.close()
        if self.workspace is not None:
            self.workspace.close(abandon=abandon)
            self.workspace = None
        self.means.calls.close()
