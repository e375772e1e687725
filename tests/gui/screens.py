"""Everything that a person can open in the window, one after another."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog, QWidget

from vosannot.core.words import tr
from vosannot.gui import asking
from vosannot.gui.main_window import MainWindow
from vosannot.gui.session.notices import Kind
from vosannot.gui.tour import Tour

__all__ = ["every_screen"]


def every_screen(window: MainWindow, wait: Callable[[Callable[[], bool]], None]) -> Iterator[tuple[str, QWidget]]:
    """The window with a clip, with the list of videos, and each dialog; each is there until the next is asked for."""
    window.controller.say(
        Kind.WARNING, window.registry["edit.undo"].toolTip(), tr("Undo"), window.controller.undo, key="it"
    )
    wait(lambda: bool(window.banner.text))
    yield "window", window
    dialogs: dict[str, Callable[[], object]] = {
        "export": window.ask_export,
        "import": window.ask_import,
        "compare with a folder": lambda: asking.ask_version(window),
        "keys": lambda: asking.show_keys(window),
        "change keys": lambda: asking.change_keys(window),
        "palette": lambda: asking.show_palette(window),
        "guide": lambda: asking.show_guide(window),
        "about": lambda: asking.show_about(window),
        "models": lambda: asking.show_models(window),
        "backups": lambda: asking.show_backups(window),
        "learning": lambda: asking.show_learning(window),
    }
    for name, show in dialogs.items():
        before = set(window.findChildren(QDialog))
        show()
        (dialog,) = set(window.findChildren(QDialog)) - before
        wait(dialog.isVisible)
        yield name, dialog
        dialog.close()
    tour = Tour(window)
    yield "tour", tour.bubble
    tour.end()
    window.show_centre(listing=True)
    yield "videos", window
    window.show_centre(listing=False)
    window.controller.close_clip()
    wait(lambda: window.controller.session is None)
    window.show_centre()
    yield "welcome", window
