"""Starts the window."""

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from vosannot.core.paths import default_workspace
from vosannot.core.words import tr
from vosannot.gui import language
from vosannot.gui.icons import app_icon
from vosannot.gui.keys import TextKeys
from vosannot.gui.main_window import MainWindow
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.notices import Kind
from vosannot.gui.theme import ThemeKeeper
from vosannot.gui.tour import offer_tour
from vosannot.project.address import Address

__all__ = ["make_window", "run"]

_SWITCH_S = 0.0005
_WARM_MS = 600  # after the window is there
_BACKUP_MS = 5000  # opening the first clip comes first


def make_application() -> QApplication:
    """The application, dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    # Most calls into Qt let go of Python's lock and must get it back; from a busy thread (the store, the reader) that
    # takes one switch interval each, 5 ms by default, and a repaint makes dozens of such calls.
    sys.setswitchinterval(_SWITCH_S)
    app.setApplicationName("vosannot")
    app.setApplicationDisplayName("vosannot")
    app.setDesktopFileName("vosannot")
    app.setWindowIcon(app_icon())
    return app


def make_window(app: QApplication, preferences: Preferences | None = None, **parts: object) -> MainWindow:
    """The window with its controller; ``parts`` are handed to the controller (tests give it another runner)."""
    preferences = preferences or Preferences()
    language.choose(preferences.text("language", "system"))
    keeper = ThemeKeeper(app, preferences.text("theme", "system"))
    keys = TextKeys(app)
    window = MainWindow(Controller(preferences, **parts), keeper)  # type: ignore[arg-type]
    window._keys = keys  # type: ignore[attr-defined]
    return window


def run(path: Path | None = None, workspace: Address | None = None, preferences: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        path: video file, image folder or workspace to open.
        workspace: the file, or the team's database, that keeps the masks; by default the person's own.
        preferences: the file that keeps the layout; by default the person's own.

    Returns:
        The exit code.
    """
    began = time.perf_counter()
    app = make_application()
    window = make_window(app, Preferences(preferences))
    controller = window.controller
    if path is not None and path.suffix == ".vosannot" and path.is_file():
        path, workspace = None, path
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.close())
    # Python sees a signal only when it gets to run.
    heart = QTimer(window)
    heart.timeout.connect(lambda: None)
    heart.start(250)
    window.show()

    def then() -> None:
        if path is not None:
            window.open_path(path.absolute())
        elif offer_tour(window):
            text = tr("New here? The tour takes two minutes, on the sample clip.")
            tour = window.registry["help.tour"].trigger
            controller.say(Kind.INFO, text, tr("Take the tour"), tour, lasting=True, key="tour")
        if os.environ.get("VOSANNOT_PULSE"):
            print(f"window after {time.perf_counter() - began:.2f} s", file=sys.stderr)  # noqa: T201

    def begin() -> None:
        controller.open_workspace(workspace or default_workspace(), then)
        window.adapt.prepare()
        QTimer.singleShot(_BACKUP_MS, controller.saving.start_backups)
        QTimer.singleShot(_WARM_MS, controller.propagation.warm)

    QTimer.singleShot(0, begin)
    return app.exec()
