"""Fetches label maps for the window, off its thread: the newest wish first, then a few frames ahead."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from vosannot.core.errors import VosannotError
from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap

if TYPE_CHECKING:
    from vosannot.project.document import Document

__all__ = ["LabelLoader"]

_log = logging.getLogger(__name__)
_AHEAD = 6


class LabelLoader:
    """Asks a document for label maps in a thread of its own.

    Args:
        on_labels: called in that thread with (frame, read-only uint8 [H, W] or None, or a VosannotError).
    """

    def __init__(self, document: "Document", on_labels: Callable[[int, LabelMap | VosannotError | None], None]) -> None:
        self._document = document
        self._on_labels = on_labels
        self._condition = threading.Condition()
        self._wanted: int | None = None
        self._ahead: list[int] = []
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="vosannot labels", daemon=True)
        self._thread.start()

    def request(self, frame: int, direction: int = 0) -> None:
        """Ask for a frame; replaces a wish that has not been started."""
        with self._condition:
            self._wanted = frame
            step = (direction > 0) - (direction < 0)
            self._ahead = [frame + step * n for n in range(1, _AHEAD + 1)] if step else []
            self._condition.notify()

    def close(self) -> None:
        """End the thread; no call comes afterwards."""
        with self._condition:
            self._closing = True
            self._condition.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._condition:
                while self._wanted is None and not self._ahead and not self._closing:
                    self._condition.wait()
                if self._closing:
                    return
                wanted, self._wanted = self._wanted, None
                ahead = self._ahead.pop(0) if wanted is None else None
            if wanted is None:
                assert ahead is not None
                if self._document.state(ahead) is not None:
                    self._load(ahead)
                continue
            answer = self._load(wanted)
            if not self._closing:
                self._on_labels(wanted, answer)

    def _load(self, frame: int) -> LabelMap | VosannotError | None:
        try:
            return self._document.labels(frame)
        except VosannotError as error:
            return error
        except Exception as error:
            _log.exception("reading the label map of frame %d", frame)
            return VosannotError(tr("The mask of frame {frame} cannot be read ({error}).", frame=frame, error=error))
