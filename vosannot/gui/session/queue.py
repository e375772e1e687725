"""The queue: adapting and propagating for many videos, one after another, while the person goes on painting."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import mark, plural, shortened, tr, tr_n
from vosannot.engines.base import Request
from vosannot.engines.planning import Scope, plan
from vosannot.gui.background import Background
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.propose_task import ProposeTask
from vosannot.gui.session.queued import Place, Queued, left_over, remember
from vosannot.gui.session.queued_task import QueuedTask, QueueTask
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import Runner
from vosannot.media.remote import reachable
from vosannot.project.anchors import anchor_frames, locked_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document
    from vosannot.project.workspace import Workspace

__all__ = ["MOST_SLOTS", "Place", "Queue", "Queued"]

MOST_SLOTS = 8
_NO_PIXELS = np.empty((0, 0), np.uint8)
_NAMED = 3  # videos in a sentence


class Queue(QObject):
    """Has workers of its own, so that the open clip's network, with its adaptation, stays where it is.

    As many jobs run at once as there are slots, the open clip's among them, and that one goes first: while it runs, a
    job of the queue rests between two events and goes on afterwards. When the program ends, the masks that are written
    by then stay, and what is not over is offered again when the workspace is opened.

    Attributes:
        queued: by video, in the order in which they run.

    Signals:
        changed(): places or progress.
        settled(int): a video's job is over.
    """

    changed = Signal()
    settled = Signal(int)

    def __init__(self, controller: "Controller", new_runner: "Callable[[], Runner]") -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self.queued: dict[int, Queued] = {}
        self.task: QueueTask | None = None
        self._calls: Background | None = None
        self._idle: list[Runner] = []
        self._balancing = False
        self._leaving = False
        controller.tasks.changed.connect(self.balance)
        controller.workspace_changed.connect(self._offer)

    # Slots

    @property
    def slots(self) -> int:
        """Jobs that may run at once; the open clip's counts."""
        return max(1, min(MOST_SLOTS, int(self._controller.preferences.number("queue/slots", 1))))

    @slots.setter
    def slots(self, number: int) -> None:
        self._controller.preferences.set("queue/slots", number)
        self.balance()

    def _in_front(self) -> list[AdaptTask]:
        """What the person has asked for in the open clip, and waits for."""
        return [t for t in self._controller.tasks.awaited if isinstance(t, AdaptTask)]

    # What is asked for

    @property
    def busy(self) -> bool:
        """Something runs or waits."""
        return any(not each.over for each in self.queued.values())

    def add(self, videos: Collection[int], *, adapt: bool) -> None:
        """Queue these videos, with the engine and settings of now. Those that cannot be worked on are named."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None or not videos:
            return
        run = controller.propagation
        try:
            engine, params = run.engine, run.params()
        except VosannotError as error:
            controller.say(Kind.WARNING, str(error), key="queue")
            return
        controller.painter.end()
        wanted = [v for v in videos if v not in self.queued or self.queued[v].over]
        self._enqueue([Queued(v, workspace.video(v).name, adapt, engine, params) for v in wanted])

    def _enqueue(self, wishes: list[Queued]) -> None:
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return

        def work() -> "tuple[list[int], list[str], list[str]]":
            return _sorted_out(workspace, [each.video for each in wishes])

        def done(answer: "tuple[list[int], list[str], list[str]]") -> None:
            if workspace is not controller.workspace:
                return
            ready, bare, missing = answer
            for each in wishes:
                if each.video in ready:
                    self.queued.pop(each.video, None)  # behind those that wait
                    self.queued[each.video] = each
            self._tell(len(ready), bare, missing)
            self._remember()
            if ready:
                self._begin_task()
                self.balance()
            self.changed.emit()

        self._background().do(work, done)

    # From one start to the next

    def _remember(self) -> None:
        path = self._controller.workspace_path
        if path is not None and not self._leaving:
            remember(self._controller.preferences, path, self.queued.values())

    def _offer(self) -> None:
        """A workspace was opened: was there something left to do?"""
        controller, workspace, path = self._controller, self._controller.workspace, self._controller.workspace_path
        if workspace is None or path is None:
            return
        names = {video.id: video.name for video in workspace.videos()}
        left = [each for each in left_over(controller.preferences, path) if names.get(each.video) == each.name]
        if not left:
            return

        def forget() -> None:
            remember(controller.preferences, path, ())

        text = tr_n(
            len(left),
            "{n} video was still in the queue: {names}.",
            "{n} videos were still in the queue: {names}.",
            names=_names([each.name for each in left]),
        )
        go_on, no = tr("Go on with the queue"), tr("Forget it")
        do = partial(self._enqueue, left)
        controller.say(Kind.INFO, text, go_on, do, other=no, do_other=forget, key="queue", lasting=True)

    def _tell(self, ready: int, bare: list[str], missing: list[str]) -> None:
        words = (
            [tr_n(ready, "{n} video queued; painting can go on.", "{n} videos queued; painting can go on.")]
            if ready
            else []
        )
        if bare:
            words.append(tr("Left out, with nothing painted or approved to begin from: {names}.", names=_names(bare)))
        if missing:
            words.append(tr("Left out, because the file is missing: {names}.", names=_names(missing)))
        if not words:
            words.append(tr("These videos are in the queue already."))
        kind = Kind.WARNING if bare or missing else Kind.INFO
        self._controller.say(kind, " ".join(words), key="queue", details="\n".join([*bare, *missing][_NAMED:]))

    def stop(self, videos: Iterable[int]) -> None:
        """Take videos off the queue; a job that runs ends, and the masks that it has written stay."""
        for video in videos:
            each = self.queued.get(video)
            if each is None or each.over:
                continue
            if each.task is not None:
                each.task.stop()
            elif each.place is Place.RUNNING:
                each.stopped = True
            else:
                each.place, each.sentence = Place.STOPPED, tr("taken off the queue")
        self._remember()
        self.balance()
        self.changed.emit()

    def stop_all(self) -> None:
        """Take everything off, from the end, so that nothing begins meanwhile."""
        self.stop(list(reversed(self.queued)))

    # What happens

    def balance(self) -> None:
        """Pause, go on, or begin, as the slots allow."""
        if self._balancing or not self.queued:
            return
        self._balancing = True  # starting a task changes the list of tasks
        try:
            self._balance()
        finally:
            self._balancing = False

    def _balance(self) -> None:
        front = self._in_front()
        documents = [task.document for task in front if not isinstance(task, ProposeTask)]  # which writes nothing
        for each in self.queued.values():
            if each.task is not None and not each.over and each.task.document in documents:
                each.sentence = tr("stopped: you went on with it yourself")
                each.task.stop()
        free = self.slots - min(1, len(front))
        for each in self.queued.values():
            if each.place is Place.RUNNING:
                if each.task is not None and not each.task.ending:
                    each.task.rest(free <= 0)
                free -= 1
        mine = {task.document.video.id for task in front}
        for each in list(self.queued.values()):
            if free <= 0:
                break
            if each.place is Place.WAITING and each.video not in mine:
                self._prepare(each)
                free -= 1
        if self.task is not None and not self.busy:
            self._finish()

    def _prepare(self, each: Queued) -> None:
        workspace = self._controller.workspace
        if workspace is None:
            return
        each.place = Place.RUNNING

        def work() -> "tuple[Document, list[Request]]":
            return _planned(workspace, each)

        def done(answer: "tuple[Document, list[Request]]") -> None:
            document, requests = answer
            if each.stopped or workspace is not self._controller.workspace:
                self._over(each, Place.STOPPED, tr("taken off the queue"))
            elif not requests:
                self._over(each, Place.DONE, tr("every frame is painted or approved"))
            else:
                self._start(each, document, requests)

        self._background().do(work, done, lambda sentence: self._over(each, Place.FAILED, sentence))

    def _start(self, each: Queued, document: "Document", requests: list[Request]) -> None:
        controller = self._controller
        each.runner = runner = self._idle.pop() if self._idle else self._new_runner()
        means = replace(controller.means, runner=runner, calls=self._background())
        title = tr(
            mark("Adapt & propagate {name}") if requests[0].adapt else mark("Propagate {name}"),
            name=shortened(each.name),
        )
        task = QueuedTask(title, means, document, each.engine, each.params, requests)
        each.task = task
        task.ended.connect(lambda: self._ended(each, task))
        task.changed.connect(self.changed)
        task.warned.connect(lambda text: self._warn(each, text))
        task.start()
        controller.tasks.add(task)
        self.balance()  # somebody may have pressed A meanwhile

    def _ended(self, each: Queued, task: QueuedTask) -> None:
        task.rest(False)  # paused with its last event: the runner is lent to the next
        self._give_back(each)
        each.task, each.written = None, task.written
        task.let_go()
        if task.state is TaskState.FAILED:
            self._over(each, Place.FAILED, task.error or tr("The engine failed."))
        elif task.state is TaskState.STOPPED:
            self._over(
                each,
                Place.STOPPED,
                each.sentence or tr_n(task.written, "stopped: {n} frame kept", "stopped: {n} frames kept"),
            )
        else:
            self._over(each, Place.DONE, tr_n(task.written, "{n} frame predicted", "{n} frames predicted"))

    def _warn(self, each: Queued, text: str) -> None:
        """A queued job warned: whose it is stands before it, and the earlier ones behind it."""
        each.warnings.append(text)
        everything = [f"{q.name}: {warning}" for q in self.queued.values() for warning in q.warnings]
        details = "\n".join(everything) if len(everything) > 1 else ""
        self._controller.say(Kind.WARNING, f"{each.name}: {text}", key="queue-warning", details=details)

    def _give_back(self, each: Queued) -> None:
        runner, each.runner = each.runner, None
        if runner is None:
            return
        if self.queued.get(each.video) is each:
            self._idle.append(runner)
        else:  # of another workspace
            self._background().do(runner.close)

    def _over(self, each: Queued, place: Place, sentence: str) -> None:
        each.place, each.sentence = place, sentence
        if self.queued.get(each.video) is each:  # not of a workspace that was left
            self._remember()
        if self.task is not None:
            self.task.step(sum(q.over for q in self.queued.values()), len(self.queued))
        self.settled.emit(each.video)
        self.changed.emit()
        self.balance()

    def _begin_task(self) -> None:
        """The line of the task list that stands for all of them."""
        if self.task is None:
            self.queued = {video: each for video, each in self.queued.items() if not each.over}
            self.task = QueueTask(self.stop_all)
            self.task.step(0, len(self.queued))
            self._controller.tasks.add(self.task)
        else:
            self.task.step(sum(q.over for q in self.queued.values()), len(self.queued))

    def _finish(self) -> None:
        task, self.task = self.task, None
        assert task is not None
        each = list(self.queued.values())
        done, failed = [q for q in each if q.place is Place.DONE], [q for q in each if q.place is Place.FAILED]
        stopped = len(each) - len(done) - len(failed)
        frames = sum(q.written for q in each)
        words = [
            tr(
                "The queue is done: {frames} predicted in {videos}",
                frames=plural(frames, "frame"),
                videos=plural(len(done), "video"),
            )
        ]
        words += [tr_n(stopped, "{n} stopped", "{n} stopped")] if stopped else []
        words += [tr_n(len(failed), "{n} failed", "{n} failed")] if failed else []
        text = f"{', '.join(words)}."
        if failed:
            text = f"{text[:-1]}: {failed[0].name}: {failed[0].sentence}"
        details = "\n".join(f"{q.name}: {q.sentence}" for q in failed)
        kind = Kind.WARNING if failed else Kind.INFO if stopped else Kind.DONE
        self._controller.say(kind, text, key="queue", details=details if len(failed) > 1 else "")
        task.end(stopped=bool(stopped))
        idle, self._idle = self._idle, []
        for runner in idle:  # their memory is wanted by others
            self._background().do(runner.close)
        self.changed.emit()

    def _background(self) -> Background:
        """A thread of its own: a worker that starts, or a large video that is read, must not hold up the open clip."""
        if self._calls is None:
            self._calls = Background("queue", self._controller.say_error, self)
        return self._calls

    def forget(self) -> None:
        """Another workspace comes: stop everything, and say nothing."""
        self._leaving = True
        self.stop_all()
        self.queued = {}
        self._leaving = False
        if self.task is not None:
            task, self.task = self.task, None
            task.end(stopped=True)
        self.changed.emit()

    def close(self) -> None:
        """The window closes; what is written stays."""
        self.blockSignals(True)
        self._leaving = True
        runners = [*self._idle, *(each.runner for each in self.queued.values() if each.runner is not None)]
        self.stop_all()
        self.queued, self.task = {}, None
        if self._calls is not None:
            for runner in runners:
                self._calls.do(runner.close)
            self._calls.close()


def _sorted_out(workspace: "Workspace", videos: list[int]) -> tuple[list[int], list[str], list[str]]:
    """Those that can be worked on; names of those without a reference, and of those whose file is missing."""
    workspace.flush()  # what was painted a moment ago counts
    tallies = workspace.tallies(videos)
    ready: list[int] = []
    bare: list[str] = []
    missing: list[str] = []
    for number in videos:
        video, tally = workspace.video(number), tallies.get(number)
        if not reachable(video.path):
            missing.append(video.name)
        elif tally is None or not tally.references:
            bare.append(video.name)
        else:
            ready.append(number)
    return ready, bare, missing


def _planned(workspace: "Workspace", each: Queued) -> "tuple[Document, list[Request]]":
    """What to ask of the engine; no pixels yet."""
    document = workspace.editable_document(each.video)
    references = dict.fromkeys(anchor_frames(document), _NO_PIXELS)
    adapt = each.adapt and getattr(each.params, "objective", "none") != "none"
    video = document.video
    requests = plan(
        video.path, video.frame_count, references, Scope.ALL, protected=locked_frames(document), adapt=adapt
    )
    return document, requests


def _names(names: list[str]) -> str:
    shown = ", ".join(shortened(name) for name in names[:_NAMED])
    return tr("{names} and {number} more", names=shown, number=len(names) - _NAMED) if len(names) > _NAMED else shown
