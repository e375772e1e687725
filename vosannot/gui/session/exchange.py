"""Export and import, as far as the window takes part: what is checked, what runs, what is said when it is done."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.words import plural, tr
from vosannot.gui.background import Background
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import StreamTask
from vosannot.project.exchange.options import ExportOptions

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document
    from vosannot.project.exchange.findings import Finding
    from vosannot.project.workspace import Workspace

__all__ = ["Exchange"]

_SETTLE_MS = 400  # after the last stroke, before the masks are checked again


class Exchange(QObject):
    """Belongs to the controller.

    Signals:
        checked(list): answers :meth:`watch`, and comes again whenever the open clip's masks change: of
            :class:`~vosannot.project.exchange.findings.Finding`.
        refused(str): they cannot be checked.
        recognised(Path, str, int): answers :meth:`recognise`: what the path holds, and how many videos; 0 if it
            cannot be imported, and the sentence says why.
        clip_changed(str): another clip is open; "" when none is.
        added(list): paths of videos that an import has added.
    """

    checked = Signal(object)
    refused = Signal(str)
    recognised = Signal(object, str, int)
    clip_changed = Signal(str)
    added = Signal(object)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._work: Background | None = None  # a thread of its own: a slow drive must not hold up the store
        self._watched: tuple[ExportOptions, bool] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._check)
        controller.session_changed.connect(self._follow)

    def _do(self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[str], None]) -> None:
        if self._work is None:
            self._work = Background("exchange", self._controller.say_error, self)
        self._work.do(work, done, failed)

    def close(self) -> None:
        """The window closes."""
        self._watched = None
        self._timer.stop()
        if self._work is not None:
            self._work.close()

    # The check

    def watch(self, options: ExportOptions, everything: bool) -> None:
        """Check now, and whenever masks change, until :meth:`unwatch`.

        Args:
            everything: all videos of the workspace, not only the open clip.
        """
        self._watched = options, everything
        self._check()

    def unwatch(self, *_: object) -> None:
        """Nobody looks any more."""
        self._watched = None

    def _follow(self) -> None:
        session = self._controller.session
        if session is not None:
            session.changed.connect(lambda *_: self._touch())
        self.clip_changed.emit(session.info.name if session is not None else "")
        self._touch()

    def _touch(self) -> None:
        if self._watched is not None:
            self._timer.start()

    def _check(self) -> None:
        workspace, wanted = self._controller.workspace, self._watched
        if workspace is None or wanted is None:
            return
        options, everything = wanted
        chosen = self._chooser(workspace, everything)

        def work() -> "list[Finding]":
            from vosannot.project.exchange.checking import check_documents

            return check_documents(chosen(), options)

        def done(found: object) -> None:
            if self._watched is wanted:
                self.checked.emit(found)

        def failed(sentence: str) -> None:
            if self._watched is wanted:
                self.refused.emit(sentence)

        self._do(work, done, failed)

    def _chooser(self, workspace: "Workspace", everything: bool) -> Callable[[], "list[Document]"]:
        session = self._controller.session
        if session is not None and not everything:
            return lambda: [session.document]

        def all_of_them() -> "list[Document]":
            from vosannot.project.exchange.exporting import chosen_documents

            return chosen_documents(workspace)

        return all_of_them

    def go_to(self, finding: "Finding") -> None:
        """Show the video and frame of a finding."""
        controller = self._controller
        if controller.workspace is None:
            return
        session, frame = controller.session, finding.frame or 0
        if session is not None and finding.video in ("", session.document.video.name):
            controller.player.stop()
            session.show(frame)
            return
        video = next((v for v in controller.workspace.videos() if v.name == finding.video), None)
        if video is not None:
            self._show_when_open(video.path, frame)
            controller.open_clip(video.path)

    def _show_when_open(self, path: Path, frame: int) -> None:
        def opened() -> None:
            session = self._controller.session
            if session is not None:
                self._controller.session_changed.disconnect(opened)
                if session.document.video.path == path:
                    QTimer.singleShot(0, session, lambda: session.show(frame))  # after the frame it opens with

        self._controller.session_changed.connect(opened)

    # Out and in

    def export(self, out: Path, options: ExportOptions, everything: bool = False) -> StreamTask | None:
        """Write the open clip's masks, or those of all videos; progress goes to the task list."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return None
        controller.painter.end()
        chosen = self._chooser(workspace, everything)

        def stream():
            from vosannot.project.exchange.exporting import export

            return export(chosen(), out, options)

        def done(task: StreamTask) -> None:
            remark = f" {task.warnings[0]}" if task.warnings else ""
            kind = Kind.WARNING if task.warnings else Kind.DONE
            controller.say(kind, tr("Exported to {folder}.", folder=task.summary["out"]) + remark, key="export")

        session = controller.session
        name = session.info.name if session is not None and not everything else tr("all videos")
        return controller.run_stream(tr("Export {name}", name=name), stream, done)

    def recognise(self, path: Path) -> None:
        """What does it hold? The answer is ``recognised``."""
        if path.suffix.lower() == ".zip" and path.is_file():
            self.recognised.emit(path, tr("A zip file; what is in it is seen when it is unpacked."), 1)
            return

        def work() -> tuple[str, int]:
            from vosannot.project.exchange.recognising import recognise

            found = recognise(path)
            return found.sentence, len(found.videos)

        def done(answer: object) -> None:
            assert isinstance(answer, tuple)
            self.recognised.emit(path, *answer)

        self._do(work, done, lambda sentence: self.recognised.emit(path, sentence, 0))

    def import_from(self, source: Path, *, here: bool = True, replace: bool = False) -> StreamTask | None:
        """Read masks into the open clip, or into all videos of the workspace that they belong to."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return None
        controller.painter.end()
        session = controller.session if here else None
        into = session.document.video.id if session is not None else None
        before = {video.id for video in workspace.videos()}

        def stream():
            from vosannot.project.exchange.importing import import_masks

            return import_masks(source, workspace, into=into, replace=replace)

        return controller.run_stream(
            tr("Import masks"), stream, lambda task: self._imported(task, source, into, workspace, before)
        )

    def _imported(
        self, task: StreamTask, source: Path, into: int | None, workspace: "Workspace", before: Collection[int]
    ) -> None:
        controller = self._controller
        remark = f" {task.warnings[0]}" if task.warnings else ""
        kind = Kind.WARNING if task.warnings else Kind.DONE
        if into is not None:
            controller.say(
                kind,
                tr("Masks imported from {source}.", source=source) + remark,
                tr("Undo"),
                controller.undo,
                key="import",
            )
            return
        count = {key: int(task.summary[key]) for key in ("frames", "videos", "added")}
        text = tr(
            "Imported from {source}: {masks}, {videos}, {added} of them new.",
            source=source,
            masks=plural(count["frames"], "mask"),
            videos=plural(count["videos"], "video"),
            added=count["added"],
        )
        text += remark
        new = [video.path for video in workspace.videos() if video.id not in before]
        if new:
            self.added.emit(new)
            controller.say(
                kind, text, tr("Open {name}", name=new[0].name), lambda: controller.open_clip(new[0]), key="import"
            )
        else:
            controller.say(kind, text, key="import")

    def dropped(self, path: Path, masks: Callable[[], None], clip: Callable[[], None]) -> None:
        """Something was dropped on the window: is it masks to import, or a clip (or workspace) to open?"""

        def work() -> bool:
            from vosannot.project.exchange.recognising import looks_like_masks

            return looks_like_masks(path)

        self._do(work, lambda yes: masks() if yes else clip(), lambda _: clip())
