"""What the window's benchmark stands on: a window on a temporary folder, and the start of a fresh process."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer

from vosannot.core.errors import VosannotError
from vosannot.gui.app import make_application, make_window
from vosannot.gui.main_window import MainWindow
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind

__all__ = ["Bench", "headless", "opened_window", "startup_s"]


def headless() -> None:
    """Without a display take the platform that needs none; must be called before there is an application."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@dataclass
class Bench:
    """A window on a temporary workspace.

    Attributes:
        folder: temporary; clips and the workspace lie in it.
        errors: what the window said went wrong.
    """

    window: MainWindow
    folder: Path
    errors: list[str] = field(default_factory=list)

    def wait(self, true: Callable[[], bool], seconds: float = 60.0, every_ms: int = 2) -> None:
        """Run Qt's own event loop until ``true``.

        Raises:
            VosannotError: that takes longer than ``seconds``.
        """
        if true():
            return
        loop, poll, end = QEventLoop(), QTimer(), time.perf_counter() + seconds
        poll.timeout.connect(lambda: loop.quit() if true() or time.perf_counter() > end else None)
        poll.start(every_ms)
        loop.exec()
        poll.stop()
        if not true():
            said = f" It said: {self.errors[-1]}" if self.errors else ""
            raise VosannotError(f"The window did not get on within {seconds:.0f} s.{said}")

    def rest(self, seconds: float) -> None:
        """Let the event loop run for a while."""
        end = time.perf_counter() + seconds
        self.wait(lambda: time.perf_counter() >= end, seconds + 60.0, every_ms=10)

    def open(self, path: Path) -> ClipSession:
        """Open a clip; returns the session once its first frame is shown."""
        controller = self.window.controller
        before = controller.session

        def opened() -> ClipSession | None:
            session = controller.session
            return session if session is not None and session is not before and session.up_to_date else None

        self.window.open_path(path)
        self.wait(lambda: opened() is not None)
        session = opened()
        assert session is not None
        return session


@contextmanager
def opened_window(folder: Path, **parts: object) -> Iterator[Bench]:
    """A shown window with preferences and a workspace in ``folder``.

    Args:
        parts: for the controller, see :func:`vosannot.gui.app.make_window`.
    """
    window = make_window(make_application(), Preferences(folder / "window.ini"), **parts)
    bench = Bench(window, folder)
    controller = window.controller
    controller.noticed.connect(lambda notice: bench.errors.append(notice.text) if notice.kind is Kind.ERROR else None)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    try:
        controller.open_workspace(folder / "bench.vosannot")
        bench.wait(lambda: controller.workspace is not None)
        window.adapt.prepare()
        yield bench
    finally:
        window.close()
        doomed: tuple[QObject, ...] = (window._keeper, controller, window)
        for part in doomed:
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def startup_s(folder: Path, repeats: int = 3) -> float:
    """Median seconds from the start of a fresh process to the window shown, its workspace open, and nothing to do.

    Raises:
        VosannotError: the process ends, or says nothing for a minute.
    """
    environment = {**os.environ, "VOSANNOT_PULSE": "1"}
    command = [sys.executable, "-m", "vosannot", "open", "--workspace", str(folder / "start.vosannot")]
    command += ["--preferences", str(folder / "start.ini")]
    seconds = []
    for _ in range(repeats):
        began = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        limit = threading.Timer(60.0, process.kill)
        limit.daemon = True
        limit.start()
        assert process.stderr is not None
        with process:
            said: list[str] = []
            for line in process.stderr:
                said.append(line.strip())
                if line.startswith("window after"):
                    seconds.append(time.perf_counter() - began)
                    break
            if sys.platform == "win32":
                process.terminate()
            else:
                process.send_signal(signal.SIGINT)  # closes the window as its button does
            process.stderr.read()
        limit.cancel()
        if not said or not said[-1].startswith("window after"):
            raise VosannotError(f"The window did not start: {' '.join(said[-3:]) or 'no reason was given'}")
    return float(np.median(seconds))
