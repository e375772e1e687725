"""How long the event loop was ever away. Anything above 100 ms is a defect."""

import os
import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

__all__ = ["Pulse", "wanted"]


def wanted() -> bool:
    """The person set ``VOSANNOT_PULSE=1``: show the pulse in the window."""
    return os.environ.get("VOSANNOT_PULSE", "") not in ("", "0")


class Pulse(QObject):
    """Ticks every 16 ms and remembers the longest time between two ticks.

    Attributes:
        longest: seconds, since the start or the last :meth:`reset`.
    """

    ticked = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.gaps: deque[float] = deque(maxlen=60_000)
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self.reset()
        self._timer.start()

    def stop(self) -> None:
        """End measuring."""
        self._timer.stop()

    def reset(self) -> None:
        """Forget what was."""
        self.longest = 0.0
        self.gaps.clear()
        self._last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, self._last = now - self._last, now
        self.gaps.append(gap)
        self.longest = max(self.longest, gap)
        self.ticked.emit(gap)
