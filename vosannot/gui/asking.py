"""What the window asks the person: files, folders, options. All but the last are windows that block nothing."""

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from vosannot.core.errors import VosannotError
from vosannot.core.paths import data_dir
from vosannot.core.words import mark, tr
from vosannot.gui.dialogs.about import AboutDialog
from vosannot.gui.dialogs.backups import BackupsDialog
from vosannot.gui.dialogs.exporting import ExportDialog
from vosannot.gui.dialogs.guide import GuideDialog
from vosannot.gui.dialogs.importing import ImportDialog
from vosannot.gui.dialogs.key_editor import KeyEditor
from vosannot.gui.dialogs.keys import KeysDialog, save_sheet
from vosannot.gui.dialogs.learning import LearnDialog
from vosannot.gui.dialogs.models import ModelsDialog
from vosannot.gui.dialogs.palette import CommandPalette
from vosannot.gui.session.notices import Kind
from vosannot.gui.tour import Tour
from vosannot.media.clip import VIDEO_SUFFIXES

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = [
    "Answer",
    "ask_export",
    "ask_folder",
    "ask_import",
    "ask_model",
    "ask_place",
    "ask_sheet",
    "ask_version",
    "ask_video",
    "ask_workspace",
    "change_keys",
    "retry_workspace",
    "save_all",
    "show_about",
    "show_backups",
    "show_guide",
    "show_keys",
    "show_learning",
    "show_models",
    "show_palette", "take_tour",
    "tell_model_missing",
]  # fmt: skip

_WORKSPACES = mark("Workspaces (*.vosannot)")
_WEIGHTS = mark("Weights (*.pth *.pt *.safetensors);;All files (*)")


def _last_folder(window: "MainWindow") -> str:
    return window.controller.preferences.text("open/folder", str(Path.home()))


def _opened(window: "MainWindow", path: str) -> None:
    window.controller.preferences.set("open/folder", str(Path(path).parent))
    window.open_path(Path(path))


def ask_video(window: "MainWindow") -> None:
    """Open a video file."""
    patterns = " ".join(sorted(f"*{s}" for s in VIDEO_SUFFIXES))
    dialog = QFileDialog(
        window, tr("Open a video"), _last_folder(window), tr("Videos ({patterns});;All files (*)", patterns=patterns)
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: _opened(window, path))
    dialog.open()


def ask_folder(window: "MainWindow") -> None:
    """Open an image folder."""
    dialog = QFileDialog(window, tr("Open a folder of images"), _last_folder(window))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: _opened(window, path))
    dialog.open()


def ask_workspace(window: "MainWindow") -> None:
    """Open or make another workspace."""
    dialog = QFileDialog(window, tr("Open or make a workspace"), _last_folder(window), tr(_WORKSPACES))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Open"))
    dialog.setDefaultSuffix("vosannot")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: window.controller.open_workspace(Path(path)))
    dialog.open()


def retry_workspace(window: "MainWindow") -> None:
    """Once more the one that was refused."""
    path = window.controller.workspace_path
    if path is not None:
        window.controller.open_workspace(path)


def ask_export(window: "MainWindow") -> None:
    """Export the open clip, or all videos; the dialog that is open already comes to the front."""
    controller, session = window.controller, window.controller.session
    if controller.workspace is None:
        return
    dialog = window.findChild(ExportDialog)
    if dialog is None or not dialog.isVisible():
        name = session.info.name if session is not None else ""
        videos = len(controller.workspace.videos())
        dialog = ExportDialog(controller.exchange, name, videos, controller.preferences, window)
    _to_front(dialog)


def ask_import(window: "MainWindow", path: Path | None = None) -> None:
    """Import masks, from ``path`` if that is known."""
    controller, session = window.controller, window.controller.session
    if controller.workspace is None:
        return
    dialog = window.findChild(ImportDialog)
    if dialog is None or not dialog.isVisible():
        name = session.info.name if session is not None else ""
        dialog = ImportDialog(controller.exchange, name, controller.preferences, path, window)
    elif path is not None:
        dialog.source.line.setText(str(path))
    _to_front(dialog)


def _to_front(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def ask_version(window: "MainWindow") -> None:
    """Which folder of masks is compared with?"""
    controller = window.controller
    start = controller.preferences.text("compare/folder", _last_folder(window))
    dialog = QFileDialog(window, tr("Compare with the masks in a folder"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Compare"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(path: str) -> None:
        controller.preferences.set("compare/folder", path)
        controller.comparison.show_folder(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def show_models(window: "MainWindow") -> None:
    """All models; the dialog that is open already comes to the front."""
    dialog = window.findChild(ModelsDialog)
    if dialog is None or not dialog.isVisible():  # one that was closed is on its way out
        dialog = ModelsDialog(window.controller.models, lambda: ask_model(window), window)
    _to_front(dialog)


def show_learning(window: "MainWindow") -> None:
    """What would be learned from, and into what."""
    dialog = window.findChild(LearnDialog)
    if dialog is None or not dialog.isVisible():
        dialog = LearnDialog(window.controller.learning, window)
    _to_front(dialog)


def tell_model_missing(window: "MainWindow") -> None:
    """There is nothing to segment with at a click."""
    text = tr(
        "Click-to-segment needs a Segment Anything model, and none is here: fetch or import one, or use GrabCut (G)."
    )
    window.controller.say(Kind.INFO, text, tr("Models…"), lambda: show_models(window), key="suggestion")


def ask_model(window: "MainWindow") -> None:
    """Which weight file to import?"""
    preferences = window.controller.preferences
    folder = preferences.text("models/folder", str(Path.home()))
    dialog = QFileDialog(window, tr("Import a model"), folder, tr(_WEIGHTS))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(path: str) -> None:
        preferences.set("models/folder", str(Path(path).parent))
        window.controller.models.take(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def take_tour(window: "MainWindow") -> None:
    """The tour, once the sample clip (or another) is open."""

    def begin() -> None:
        for old in window.findChildren(Tour):
            old.end()
        Tour(window)

    if window.controller.session is not None:
        begin()
        return

    def opened() -> None:
        if window.controller.session is not None:
            window.controller.session_changed.disconnect(opened)
            begin()

    window.controller.session_changed.connect(opened)
    window.controller.opener.open_sample()


def show_keys(window: "MainWindow") -> None:
    """The cheat sheet."""
    dialog = KeysDialog(window.registry, window)
    dialog.change_asked.connect(lambda: change_keys(window))
    dialog.save_asked.connect(lambda: ask_sheet(window))
    dialog.show()


def change_keys(window: "MainWindow") -> None:
    """Other keys for the actions; the editor that is open already comes to the front."""
    dialog = next(iter(window.findChildren(KeyEditor)), None) or KeyEditor(window.registry, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def ask_sheet(window: "MainWindow") -> None:
    """Where shall the cheat sheet go?"""
    dialog = QFileDialog(
        window, tr("Save the keys"), str(Path(_last_folder(window)) / "vosannot-keys.pdf"), "PDF (*.pdf)"
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def save(path: str) -> None:
        try:
            save_sheet(window.registry, Path(path))
        except VosannotError as error:
            window.controller.say_error(str(error))
        else:
            window.controller.say(Kind.DONE, tr("The keys are in {path}.", path=path), key="keys")

    dialog.fileSelected.connect(save)
    dialog.open()


def show_palette(window: "MainWindow") -> None:
    """Every command, by its name."""
    CommandPalette(window.registry, window).show()


def show_guide(window: "MainWindow") -> None:
    """The guide, at its first page; the one that is open already comes to the front."""
    dialog = next(iter(window.findChildren(GuideDialog)), None) or GuideDialog(parent=window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def show_about(window: "MainWindow") -> None:
    """Versions, device, where things are."""
    AboutDialog(window.controller, window).show()


def ask_place(window: "MainWindow") -> None:
    """Where shall a copy of the workspace go, in which the person goes on?"""
    if _told_of_team(window, tr("A team's workspace is copied with: vosannot workspace copy URL FILE")):
        return
    dialog = _place_dialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: window.controller.saving.go_on_in(Path(path)))
    dialog.open()


def _told_of_team(window: "MainWindow", sentence: str) -> bool:
    """Whether a team's workspace is open; the sentence says how it is done there."""
    if not window.controller.teamwork.shared:
        return False
    window.controller.say(Kind.INFO, sentence, key="team")
    return True


def _place_dialog(window: "MainWindow") -> QFileDialog:
    # Not beside the workspace: that is the disk that refuses.
    dialog = QFileDialog(window, tr("Save a copy elsewhere and go on there"), str(data_dir()), tr(_WORKSPACES))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is overwritten
    dialog.setDefaultSuffix("vosannot")
    path = window.controller.workspace_path
    dialog.selectFile(f"{path.stem if path is not None else 'workspace'} copy.vosannot")
    return dialog


def show_backups(window: "MainWindow") -> None:
    """The backups of the workspace, to open a copy of one."""
    if _told_of_team(window, tr("A team's workspace is backed up on its server; your administrator has the backups.")):
        return
    dialog = window.findChild(BackupsDialog)
    if dialog is None or not dialog.isVisible():
        path = window.controller.workspace_path
        dialog = BackupsDialog(window.controller.saving, path if isinstance(path, Path) else None, window)
    _to_front(dialog)


class Answer(Enum):
    """What becomes of a window that closes: everything is saved, the rest is given up, or it stays open."""

    SAVED = auto()
    LOSE = auto()
    BACK = auto()


def save_all(window: "MainWindow", *, back: bool = True) -> Answer:
    """The window closes. If the disk does not take what was painted, ask, for once in a box of its own.

    Args:
        back: the window can still stay open.
    """
    controller = window.controller
    while True:
        try:
            controller.save()
        except VosannotError as error:
            choice = _ask_unsaved(window, str(error), back)
        else:
            return Answer.SAVED
        while choice is Answer.SAVED:  # elsewhere
            path = _ask_now(window)
            if path is None or controller.workspace is None:
                break
            try:
                controller.workspace.move_to(path)
            except VosannotError as error:
                choice = _ask_unsaved(window, str(error), back)
            else:
                return Answer.SAVED
        if choice is not Answer.SAVED:
            return choice


def _ask_unsaved(window: "MainWindow", sentence: str, back: bool) -> Answer:
    """SAVED stands for a copy elsewhere."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Not everything is saved"), sentence, parent=window)
    if window.controller.teamwork.shared:
        box.setInformativeText(
            tr("What is not saved can be kept on this computer; it is offered again when you claim the video again.")
        )
        keep = box.addButton(tr("Keep it here and close"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole) if back else None
        box.setDefaultButton(keep)
        box.exec()
        return Answer.LOSE if box.clickedButton() is keep or not back else Answer.BACK
    box.setInformativeText(
        tr("Save a copy with everything on another disk, or go back, make room or connect the drive.")
    )
    elsewhere = box.addButton(tr("Save a copy elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
    lose = box.addButton(tr("Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole) if back else None
    box.setDefaultButton(elsewhere)
    box.exec()
    clicked = box.clickedButton()
    if clicked is lose:
        return Answer.LOSE
    return Answer.BACK if stay is not None and clicked is not elsewhere else Answer.SAVED


def _ask_now(window: "MainWindow") -> Path | None:
    dialog = _place_dialog(window)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
