"""The window: puts the parts in their places and connects them. What happens is decided elsewhere."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from vosannot.core.errors import VosannotError
from vosannot.core.words import mark, tr
from vosannot.gui import asking, chrome, theme
from vosannot.gui.actions import Actions
from vosannot.gui.banner import Banner
from vosannot.gui.canvas.view import Canvas
from vosannot.gui.collection_commands import make_collection
from vosannot.gui.commands import NEEDS_CLIP, register
from vosannot.gui.comparing import COMPARING, make_wipe
from vosannot.gui.docking import Docking
from vosannot.gui.icons import app_icon
from vosannot.gui.key_map import KeyMap
from vosannot.gui.mask_commands import object_menu
from vosannot.gui.panels.adapt import AdaptPanel
from vosannot.gui.panels.lookout import LookoutPanel
from vosannot.gui.panels.objects import ObjectsPanel
from vosannot.gui.panels.option_bar import OptionBar
from vosannot.gui.panels.tasks import TaskStrip
from vosannot.gui.range_commands import popup_range_menu
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.notices import Notice
from vosannot.gui.session.tools import Tool
from vosannot.gui.status_line import StatusLine
from vosannot.gui.timeline.panel import TimelinePanel
from vosannot.gui.tool_words import HINTS
from vosannot.gui.welcome import Welcome

__all__ = ["MainWindow"]


class MainWindow(QMainWindow):
    """See the module. ``controller`` does what the actions say."""

    def __init__(self, controller: Controller, keeper: theme.ThemeKeeper) -> None:
        super().__init__()
        self.controller, self._keeper = controller, keeper
        self.setWindowTitle("vosannot")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setMinimumSize(960, 600)
        self.canvas = Canvas(controller)
        self.registry = Actions(self, KeyMap(controller.preferences))
        register(self.registry, self)
        self.options = OptionBar(controller, self.registry)
        self.welcome, self.collection, self.listing = Welcome(), make_collection(self), False
        self.banner = Banner()
        self.timeline = TimelinePanel(controller, self.registry)
        self.objects = ObjectsPanel(controller, self.registry)
        self.adapt = AdaptPanel(controller, self.registry)
        self.lookout = LookoutPanel(controller, self.registry)
        self.tasks = TaskStrip(controller.tasks)
        self.wipe = make_wipe(self)
        self._make_centre()
        self.docking = Docking(self)
        chrome.make_menus(self, keeper)
        self.tool_bar = chrome.make_bars(self)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self._connect()
        self._tint()
        self.docking.restore()
        self._show_session()

    # Building

    def _make_centre(self) -> None:
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.canvas, 1)
        self.centre = QStackedWidget()
        for page in (self.welcome, self._work, self.collection):
            self.centre.addWidget(page)
        self.setCentralWidget(self.centre)

    def _connect(self) -> None:
        controller, tools = self.controller, self.controller.tools
        controller.session_changed.connect(self._show_session)
        controller.noticed.connect(self._say)
        controller.withdrawn.connect(self.banner.withdraw)
        controller.opening.connect(self._show_opening)
        controller.workspace_refused.connect(self.welcome.refuse)
        controller.workspace_changed.connect(self.show_centre)
        controller.workspace_changed.connect(lambda: self.welcome.refuse(""))
        controller.player.playing_changed.connect(self._show_playing)
        controller.clicker.model_missing.connect(lambda: asking.tell_model_missing(self))
        controller.exchange.added.connect(self._remember)
        controller.saving.place_asked.connect(lambda: asking.ask_place(self))
        controller.saving.backups_asked.connect(lambda: asking.show_backups(self))
        tools.tool_changed.connect(lambda *_: self._show_tool())
        tools.protect_changed.connect(self.registry["tool.protect"].setChecked)
        tools.switched.connect(lambda: self.registry["tool.pressure"].setChecked(tools.pressure))
        tools.visibility_changed.connect(lambda: self.registry["view.masks"].setChecked(tools.masks_visible))
        self.objects.menu_asked.connect(lambda place: object_menu(self).popup(place))
        self.timeline.view.menu_asked.connect(lambda place: popup_range_menu(self, place))
        self.canvas.zoomed.connect(self.options.show_zoom)
        self.canvas.play_asked.connect(controller.player.toggle)
        welcome = self.welcome
        welcome.video_asked.connect(self.ask_video)
        welcome.folder_asked.connect(self.ask_folder)
        welcome.sample_asked.connect(controller.opener.open_sample)
        welcome.workspace_asked.connect(self.ask_workspace)
        welcome.retry_asked.connect(lambda: asking.retry_workspace(self))
        welcome.backups_asked.connect(lambda: asking.show_backups(self))
        welcome.quit_asked.connect(self.close)
        welcome.path_chosen.connect(self.open_path)
        self._keeper.changed.connect(self._tint)
        for digit in range(1, 10):
            key = QShortcut(QKeySequence(str(digit)), self)
            key.activated.connect(lambda digit=digit: self._choose_object(digit))
        self.wipe.shown_changed.connect(lambda *_: self._show_tool())
        self._show_tool()
        self.registry["view.masks"].setChecked(True)
        self.registry["tool.protect"].setChecked(tools.protect)
        self.registry["tool.pressure"].setChecked(tools.pressure)

    # Following the controller

    def _say(self, notice: Notice) -> None:
        worded = self.registry.worded
        self.banner.show_notice(replace(notice, text=worded(notice.text), action=worded(notice.action)))

    def _show_session(self) -> None:
        session = self.controller.session
        self.show_centre()
        self.canvas.attach(session)
        self.wipe.attach(session)
        self.timeline.attach(session)
        self.objects.attach(self.timeline.presence)
        if session is None:
            self.setWindowTitle("vosannot")
            self.welcome.set_recent(self.controller.preferences.recent())
            self.banner.hint(tr("Masks are saved with every stroke; there is nothing to save by hand."))
        else:
            self.setWindowTitle(f"{session.info.name} — vosannot")
            session.changed.connect(self._document_changed)
            session.shown.connect(self.status.show_frame)
            self.adapt.prepare()
            self.canvas.setFocus()
            self._show_tool()
        self._show_history()

    def show_centre(self, *, listing: bool = False) -> None:
        """The open clip, or the list of videos (also when none is open), or the first screen, if there is no video."""
        session, collection = self.controller.session, self.controller.collection
        was, self.listing = self.listing, listing or (session is None and bool(collection.entries))
        working = session is not None and not self.listing
        if self.listing and not was:
            self.controller.player.stop()
            self.controller.painter.end()
            collection.refresh()
        self.centre.setCurrentWidget(self.collection if self.listing else self._work if working else self.welcome)
        self.docking.show(working)
        self.registry.enable(NEEDS_CLIP, working)
        self._show_history()
        if self.listing and not was:
            self.collection.shown()
        elif working:
            self.canvas.setFocus()

    def _document_changed(self, kind: str, frames: tuple[int, ...]) -> None:
        session = self.controller.session
        if session is None:
            return
        if kind == "objects":
            self.canvas.recolour()
        if kind in ("history", "labels"):
            self._show_history()
        if kind == "labels" and session.frame in frames:
            self.status.show_frame()

    def _show_history(self) -> None:
        session = self.controller.session
        document = session.document if session is not None and not self.listing else None
        for action_id, bare, named, said, can, title in (
            (
                "edit.undo",
                tr("&Undo"),
                mark("&Undo {step}"),
                tr("Undo"),
                document is not None and document.can_undo,
                document.undo_title if document is not None else None,
            ),
            (
                "edit.redo",
                tr("&Redo"),
                mark("&Redo {step}"),
                tr("Redo"),
                document is not None and document.can_redo,
                document.redo_title if document is not None else None,
            ),
        ):
            action, step = self.registry[action_id], title if can and title else ""
            action.setEnabled(can)
            action.setText(tr(named, step=step.replace("&", "&&")) if step else bare)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tr('{done} “{step}”', done=said, step=step) if step else said}  ({key})")

    def _show_opening(self, path: Path | None) -> None:
        if path is not None:
            self.banner.hint(tr("Opening {name} …", name=path.name))
        else:
            self._show_tool()

    def _show_playing(self, playing: bool) -> None:
        from vosannot.gui.icons import icon

        action = self.registry["play.toggle"]
        action.setText(tr("&Pause") if playing else tr("&Play"))
        action.setIcon(icon("pause" if playing else "play", theme.current().text, theme.current().disabled))

    def _show_tool(self) -> None:
        current = self.controller.tools.tool
        for tool in Tool:
            self.registry[f"tool.{tool}"].setChecked(tool is current)
        if self.controller.session is not None:
            self.banner.hint(tr(COMPARING if self.wipe.isVisible() else HINTS[current]))

    def _tint(self) -> None:
        self.registry.tint()
        for part in (
            self.banner,
            self.welcome,
            self.collection,
            self.timeline,
            self.objects,
            self.adapt,
            self.lookout,
            self.tasks,
        ):
            part.tint()
        self._show_playing(self.controller.player.playing)
        self.canvas.update()

    # What the actions call

    def open_path(self, path: Path) -> None:
        """A clip or a workspace, from a menu, a drop or the command line."""
        if path.suffix == ".vosannot" and not path.is_dir():
            self.controller.open_workspace(path)
        else:
            self.controller.collection.take(path)

    def _remember(self, paths: list[Path]) -> None:
        """Videos that an import has added: there they are found."""
        for path in reversed(paths):
            self.controller.preferences.add_recent(path)
        if self.controller.session is None:
            self.welcome.set_recent(self.controller.preferences.recent())

    def ask_video(self) -> None:
        """Which video?"""
        asking.ask_video(self)

    def ask_folder(self) -> None:
        """Which folder?"""
        asking.ask_folder(self)

    def ask_workspace(self) -> None:
        """Which workspace?"""
        asking.ask_workspace(self)

    def ask_export(self) -> None:
        """Where to, and what?"""
        asking.ask_export(self)

    def ask_import(self) -> None:
        """Where from?"""
        asking.ask_import(self)

    def step(self, frames: int) -> None:
        """Go so many frames on."""
        session = self.controller.session
        if session is not None:
            self.controller.player.stop()
            session.show(session.wanted + frames)

    def step_reference(self, direction: int) -> None:
        """Go to the next frame painted by hand."""
        session = self.controller.session
        if session is None:
            return
        frames = [f for f in session.document.references() if (f - session.wanted) * direction > 0]
        if frames:
            self.controller.player.stop()
            session.show(min(frames) if direction > 0 else max(frames))

    def _choose_object(self, place: int) -> None:
        session = self.controller.session
        if session is not None and place <= len(session.document.objects()):
            self.controller.tools.object = session.document.objects()[place - 1].id

    def propose_objects(self) -> None:
        """Show the page, and begin if nothing was looked for in this clip yet."""
        self.docking.docks[1].show()
        self.docking.docks[1].raise_()
        self.adapt.show_proposing()
        proposing = self.controller.proposing
        if not proposing.running and not proposing.candidates:
            proposing.start()

    def remove_object(self) -> None:
        """The current one."""
        if self.controller.tools.object is not None:
            self.controller.remove_object(self.controller.tools.object)

    def toggle_protect(self) -> None:
        """Other objects' pixels."""
        self.controller.tools.protect = not self.controller.tools.protect

    def toggle_pressure(self) -> None:
        """A pen's pressure."""
        self.controller.tools.pressure = not self.controller.tools.pressure

    def toggle_masks(self) -> None:
        """Show or hide them all."""
        self.controller.tools.masks_visible = not self.controller.tools.masks_visible

    # Drag and drop, closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: self._take_drop(paths))

    def _take_drop(self, paths: list[Path]) -> None:
        path = paths[0]
        if len(paths) > 1:
            self.controller.collection.add(paths)
            return
        self.controller.exchange.dropped(path, lambda: asking.ask_import(self, path), lambda: self.open_path(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.docking.keep()
        answer = asking.save_all(self)
        if answer is asking.Answer.BACK:
            event.ignore()
            return
        try:
            self.controller.close(abandon=answer is asking.Answer.LOSE)
        except VosannotError:  # a job has written since, and the disk has changed its mind
            answer = asking.save_all(self, back=False)
            self.controller.close(abandon=answer is asking.Answer.LOSE)
        self.adapt.close_threads()
        self.status.pulse.stop()
        super().closeEvent(event)
