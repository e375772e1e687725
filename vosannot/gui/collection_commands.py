"""The actions of the Videos menu: the list of videos, from one to the next, and what is done to many at once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from vosannot.core.words import tr
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.panels.collection import CollectionPage
from vosannot.gui.panels.words import hours_text
from vosannot.media.clip import VIDEO_SUFFIXES
from vosannot.project.records import VideoStatus

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["VIDEO_MENU", "make_clock", "make_collection", "register_videos"]

_STATUSES = tuple(f"video.{status}" for status in VideoStatus)
_ROW_MENU = (
    "video.open", "video.locate", "-", "video.adapt", "video.propagate", "video.unqueue", "-", *_STATUSES,
    "video.note", "-", "video.remove",
)  # fmt: skip
VIDEO_MENU = (
    "video.list", "video.search", "-", "video.next", "video.previous", "-", "video.add_tree", "-", *_ROW_MENU,
)  # fmt: skip


def register_videos(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    collection, queue = window.controller.collection, window.controller.queue
    add = actions.add

    def search() -> None:
        window.show_centre(listing=True)
        window.collection.search.setFocus()
        window.collection.search.selectAll()

    def chosen() -> tuple[int, ...]:
        """Those of the list, or the open one."""
        if window.listing:
            return collection.selected
        session = window.controller.session
        return () if session is None else (session.document.video.id,)

    def say_status(status: VideoStatus) -> Callable[[], None]:
        return lambda: collection.mark(chosen(), status)

    def open_chosen() -> None:
        session = window.controller.session
        if session is not None and collection.selected == (session.document.video.id,):
            window.show_centre()
        elif collection.selected:
            collection.open(collection.selected[0])

    add(
        Spec(
            "video.list",
            tr("All &videos"),
            ("Ctrl+L",),
            "collection",
            tr("The list of all videos of the workspace, and back"),
        ),
        lambda: window.show_centre(listing=not window.listing),
    )
    add(Spec("video.search", tr("&Find a video…"), ("Ctrl+F",), "", tr("Search the list of videos")), search)
    add(
        Spec(
            "video.next",
            tr("&Next video"),
            ("PgDown",),
            "step-forward",
            tr("Open the next video of the list that is not done"),
        ),
        collection.next,
    )
    add(
        Spec(
            "video.previous",
            tr("&Previous video"),
            ("PgUp",),
            "step-back",
            tr("Open the video before this one in the list"),
        ),
        collection.previous,
    )
    add(
        Spec(
            "video.add_tree",
            tr("Add folder &tree…"),
            ("Ctrl+Shift+L",),
            "",
            tr("Add all videos and image folders below a folder"),
        ),
        lambda: _ask_tree(window),
    )
    add(Spec("video.open", tr("&Open")), open_chosen)
    add(
        Spec("video.locate", tr("&Locate…"), (), "", tr("Say where a video is whose file is missing")),
        lambda: _ask_where(window, collection.selected[0]),
    )
    add(
        Spec(
            "video.adapt",
            tr("&Adapt && propagate the chosen videos"),
            ("Ctrl+Return",),
            "",
            tr("One after another, while you go on painting"),
        ),
        lambda: queue.add(collection.selected, adapt=True),
    ).setIconText(tr("Adapt && propagate"))
    add(
        Spec("video.propagate", tr("P&ropagate the chosen videos"), (), "", tr("One after another, without adapting")),
        lambda: queue.add(collection.selected, adapt=False),
    ).setIconText(tr("Propagate"))
    add(
        Spec(
            "video.unqueue", tr("Take off the &queue"), (), "", tr("What runs is stopped, and what it has done stays")
        ),
        lambda: queue.stop(collection.selected),
    ).setIconText(tr("Take off the queue"))
    for status, title, keys in (
        (VideoStatus.NEW, tr("Mark as n&ew"), ()),
        (VideoStatus.IN_PROGRESS, tr("Mark as &in progress"), ()),
        (VideoStatus.DONE, tr("Mark as &done"), ("Ctrl+D",)),
        (VideoStatus.REVIEWED, tr("Mark as re&viewed"), ("Ctrl+Shift+D",)),
    ):
        add(Spec(f"video.{status}", title, keys), say_status(status))
    add(
        Spec("video.note", tr("N&otes"), (), "", tr("Write a remark on the chosen video (F2 in the list)")),
        lambda: window.collection.edit_note(),
    )
    add(
        Spec("video.remove", tr("Remove from the &workspace…"), (), "trash", tr("The files stay where they are")),
        lambda: collection.remove(collection.selected),
    )


def make_collection(window: "MainWindow") -> CollectionPage:
    """The page, connected."""
    controller = window.controller
    page = CollectionPage(controller, window.registry)

    def menu(action_ids: tuple[str, ...], place: QPoint) -> None:
        shown = QMenu(window)
        window.registry.fill(shown, action_ids)
        shown.aboutToHide.connect(shown.deleteLater)
        shown.popup(place)

    def back() -> None:
        if controller.session is not None:
            window.show_centre()

    def follow() -> None:
        """The first video came, or the last one went."""
        if controller.session is None and window.listing is not bool(controller.collection.entries):
            window.show_centre()

    page.left.connect(back)
    page.status_asked.connect(lambda place: menu(_STATUSES, place))
    page.menu_asked.connect(lambda place: menu(_ROW_MENU, place))
    controller.collection.arranged.connect(follow)
    controller.collection.locate_asked.connect(lambda video: _ask_where(window, video))
    return page


def make_clock(window: "MainWindow") -> QLabel:
    """How long somebody has worked on the open video."""
    working, label = window.controller.working, QLabel()
    label.setObjectName("small")

    def show() -> None:
        text = hours_text(working.seconds()) if window.controller.session is not None else ""
        said = tr("worked {time}, pausing", time=text) if working.pausing else tr("worked {time}", time=text)
        label.setText(said if text else "")
        label.setAccessibleName(tr("Time spent on this video: {time}", time=text) if text else "")

    label.setToolTip(tr("Time spent on this video. It pauses while you do nothing here."))
    working.changed.connect(show)
    window.controller.session_changed.connect(show)
    return label


def _ask_tree(window: "MainWindow") -> None:
    preferences = window.controller.preferences
    start = preferences.text("collection/folder", preferences.text("open/folder", str(Path.home())))
    dialog = QFileDialog(window, tr("Add all videos and image folders below a folder"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Add"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(path: str) -> None:
        preferences.set("collection/folder", path)
        window.controller.collection.add([Path(path)])

    dialog.fileSelected.connect(chosen)
    dialog.open()


def _ask_where(window: "MainWindow", video: int) -> None:
    entry = window.controller.collection.entries.get(video)
    if entry is None:
        return
    was = entry.video.path
    near = next((folder for folder in was.parents if folder.is_dir()), Path.home())
    dialog = QFileDialog(window, tr("Where is {name} now?", name=was.name), str(near))
    if entry.video.kind == "images":
        dialog.setFileMode(QFileDialog.FileMode.Directory)
    else:
        patterns = " ".join(sorted(f"*{suffix}" for suffix in VIDEO_SUFFIXES))
        dialog.setNameFilters([tr("Videos ({patterns})", patterns=patterns), tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: window.controller.collection.locate(video, Path(path)))
    dialog.open()
