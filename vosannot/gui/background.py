"""Work that must not happen on the UI thread, and its way back to it."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import tr

__all__ = ["Background"]

_log = logging.getLogger(__name__)
Callback = Callable[[Any], None]


class Background(QObject):
    """One thread that does one thing after another; results arrive on the thread this object belongs to.

    Args:
        name: of the thread.
        on_error: gets the sentence of an error that nobody else takes.
    """

    _finished = Signal(object, object)

    def __init__(self, name: str, on_error: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._finished.connect(self._deliver)
        self._condition = threading.Condition()
        self._queue: deque[tuple[Callable[[], Any], Callback | None, Callback | None]] = deque()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=f"vosannot {name}", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], Any], done: Callback | None = None, failed: Callback | None = None) -> None:
        """Queue ``work``; ``done(result)`` or ``failed(sentence)`` is called on the UI thread afterwards."""
        with self._condition:
            self._queue.append((work, done, failed))
            self._condition.notify()

    @property
    def idle(self) -> bool:
        """Nothing waits. (Something may still be running.)"""
        return not self._queue

    def close(self, timeout: float = 5.0) -> None:
        """Finish what waits and end the thread."""
        with self._condition:
            self._closing = True
            self._condition.notify()
        self._thread.join(timeout)

    def _run(self) -> None:
        while True:
            with self._condition:
                while not self._queue and not self._closing:
                    self._condition.wait()
                if not self._queue:
                    return
                work, done, failed = self._queue.popleft()
            try:
                result = work()
            except VosannotError as error:
                self._post(failed or self._on_error, str(error))
            except Exception as error:
                _log.exception("in the background")
                self._post(failed or self._on_error, tr("Something went wrong: {error}", error=error))
            else:
                if done is not None:
                    self._post(done, result)

    def _post(self, callback: Callback, value: Any) -> None:
        try:
            self._finished.emit(callback, value)
        except RuntimeError:  # the window is gone
            _log.debug("nobody is left to hear of %s", callback)

    def _deliver(self, callback: Callback, value: Any) -> None:
        if not self._closing:
            callback(value)
