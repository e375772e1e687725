"""From a path to an open clip: its reader in a thread of its own, its document from the store."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import tr
from vosannot.gui.session.clip import Relay
from vosannot.gui.session.notices import Kind

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.document import Document

__all__ = ["ClipOpener"]


class ClipOpener(QObject):
    """What is open stays until the new clip is there; of several that were asked for, only the last comes.

    Args:
        enter: gets what is known of the clip, its document, its reader, and what the reader's frames come through.
    """

    _opened = Signal(int, object, object, object)

    def __init__(self, controller: "Controller", enter: Callable[[Any, "Document", Any, Relay], None]) -> None:
        super().__init__(controller)
        self._controller, self._enter = controller, enter
        self._number = 0
        self._opened.connect(self._take)

    def open(self, path: Path) -> None:
        """Open a video file or image folder."""
        if self._controller.workspace is None:
            return
        from vosannot.media.reader import FrameReader

        self._number += 1
        number, relay = self._number, Relay()
        readers: list[FrameReader] = []
        self._controller.opening.emit(path)

        def opened(answer: Any) -> None:
            self._opened.emit(number, readers, relay, answer)

        readers.append(FrameReader(path, relay.frame, on_open=opened))

    def open_sample(self) -> None:
        """Open the sample clip; it is rendered the first time."""

        def work() -> Path:
            from vosannot.media.sample import sample_clip

            return sample_clip()

        text = tr("The sample clip is being rendered; it takes a few seconds the first time.")
        self._controller.say(Kind.INFO, text, key="sample")
        self._controller.store.do(work, self._open_rendered)

    def _open_rendered(self, path: Path) -> None:
        self._controller.withdrawn.emit("sample")
        self.open(path)

    def forget(self) -> None:
        """What is being opened is no longer wanted."""
        self._number += 1

    def _take(self, number: int, readers: list[Any], relay: Relay, answer: Any) -> None:
        controller, workspace = self._controller, self._controller.workspace
        if number != self._number or isinstance(answer, VosannotError) or workspace is None:
            controller.store.do(lambda: readers[0].close())
            if number == self._number:
                controller.opening.emit(None)
                controller.say_error(str(answer))
            return

        def work() -> "Document":
            return controller.teamwork.document(workspace, workspace.add_video(answer).id)

        def done(document: "Document") -> None:
            if number != self._number:
                controller.store.do(readers[0].close)
                return
            controller.opening.emit(None)
            self._enter(answer, document, readers[0], relay)

        def failed(sentence: str) -> None:
            controller.store.do(lambda: readers[0].close())
            controller.opening.emit(None)
            controller.say_error(sentence)

        controller.store.do(work, done, failed)
