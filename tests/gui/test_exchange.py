"""Export and import in the window: the list of what the check found, the dialogs, and dropping masks."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from tests.gui.conftest import FRAMES, Person, bar
from vosannot.gui.dialogs.exporting import ExportDialog
from vosannot.gui.dialogs.importing import ImportDialog
from vosannot.gui.session.tasks import TaskState
from vosannot.masks.png import read_png, write_png
from vosannot.project.exchange.findings import Finding, Rank
from vosannot.project.exchange.options import Format
from vosannot.project.records import FrameState, Provenance

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def masked(person: Person) -> Person:
    """Masks on all frames but the fourth; object 2 comes late."""
    for name in ("shade", "bar"):
        person.document.add_object(name)
    maps = {f: bar(30) for f in range(FRAMES) if f != 3}
    maps[5][:, 60:] = 2
    state = {f: FrameState(f, Provenance.MANUAL if f == 0 else Provenance.PROPAGATED, 0.9, ()) for f in maps}
    person.document.set_many({f: (state[f], m) for f, m in maps.items()}, "Set")
    return person


def asked(person: Person, kind: type, action: str):
    person.window.registry[action].trigger()
    (dialog,) = [d for d in person.window.findChildren(kind) if d.isVisible()]
    assert not dialog.isModal()
    return dialog


def kinds(dialog: ExportDialog) -> list[str]:
    return [finding.kind for finding in listed(dialog)]


def listed(dialog: ExportDialog) -> list[Finding]:
    rows = range(dialog.findings.count())
    return [dialog.findings.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]


def test_the_check_follows_what_is_painted(masked: Person) -> None:
    dialog = asked(masked, ExportDialog, "file.export")
    masked.wait(lambda: kinds(dialog) == ["missing", "late", "unapproved"])
    assert [f.rank for f in listed(dialog)] == [Rank.REJECTED, Rank.REJECTED, Rank.REMARK]
    assert dialog.go.text() == "Export anyway" and dialog.summary.text() == "Check: 2 to mend, 1 remark"
    dialog.findings.itemClicked.emit(dialog.findings.item(0))
    masked.wait(lambda: masked.session.frame == 3)
    masked.drag((20, 20), (40, 30))  # the dialog is in nobody's way
    masked.wait(lambda: kinds(dialog) == ["late", "unapproved"])
    masked.document.delete_labels([5], [2])
    masked.wait(lambda: kinds(dialog) == ["unapproved"])
    assert dialog.go.text() == "Export"
    dialog.approved.click()
    masked.wait(lambda: kinds(dialog) == ["missing"])
    masked.window.registry["file.export"].trigger()
    assert len([d for d in masked.window.findChildren(ExportDialog) if d.isVisible()]) == 1
    dialog.close()
    assert not dialog.isVisible()
    masked.document.delete_labels([0])
    assert masked.controller.exchange._watched is None and not masked.controller.exchange._timer.isActive()


def test_every_format_has_its_options(masked: Person) -> None:
    dialog = asked(masked, ExportDialog, "file.export")
    shown = {}
    for row in range(dialog.format.count()):
        dialog.format.setCurrentIndex(row)
        format = Format(dialog.format.currentData())
        rows = ("resolution", "list", "every", "soften", "opacity", "images", "fill")
        shown[format] = {name for name in rows if dialog.form.isRowVisible(getattr(dialog, name))}
        assert dialog.options().format is format
    assert shown == {
        Format.DAVIS: {"resolution", "list", "images", "fill"},
        Format.YOUTUBE_VOS: {"every", "images", "fill"},
        Format.COCO: {"every", "images", "fill"},
        Format.OVERLAY: {"opacity"},
        Format.SOFT: {"every", "soften", "fill"},
    }
    dialog.format.setCurrentIndex(1)
    masked.wait(lambda: kinds(dialog) == ["missing", "unapproved"])
    assert dialog.go.text() == "Export"  # YouTube-VOS may leave frames out
    dialog.format.setCurrentIndex(0)
    dialog.subset.setText("../../val")
    masked.wait(lambda: "no name for a DAVIS subset" in dialog.findings.emptiness)
    assert not dialog.go.isEnabled() and not dialog.findings.count()


def test_export_and_import_again(masked: Person, tmp_path: Path) -> None:
    dialog = asked(masked, ExportDialog, "file.export")
    dialog.format.setCurrentIndex(dialog.format.findData(Format.COCO))
    dialog.folder.line.setText(str(tmp_path / "out"))
    dialog.zip.click()
    assert dialog.where.text() == f"Makes {tmp_path / 'out.zip'}"
    dialog.approved.click()
    masked.wait(lambda: bool(dialog.findings.count()))
    QTest.mouseClick(dialog.go, LEFT)
    assert not dialog.isVisible()
    task = masked.controller.tasks.tasks[-1]
    masked.wait(lambda: task.over)
    assert task.state is TaskState.DONE, task.error
    masked.wait(lambda: "Exported to" in masked.banner)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "annotations.json" in archive.namelist()
    before = masked.document.labels(0).copy()
    masked.document.delete_labels(range(FRAMES))
    again = asked(masked, ExportDialog, "file.export")
    assert Format(again.format.currentData()) is Format.COCO and again.folder.path == tmp_path / "out"
    again.close()
    dialog = asked(masked, ImportDialog, "file.import")
    dialog.source.line.setText(str(tmp_path / "out.zip"))
    masked.wait(lambda: dialog.go.isEnabled())
    QTest.mouseClick(dialog.go, LEFT)
    masked.wait(lambda: list(masked.document.states()) == [0])
    assert (masked.document.labels(0) == before).all()
    masked.wait(lambda: "imported from" in masked.banner)
    masked.window.banner._action.click()
    masked.wait(lambda: not masked.document.states())


def drop(person: Person, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(100, 100), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    person.window.dropEvent(event)


def test_masks_that_are_dropped_are_imported(masked: Person, folder: Path) -> None:
    drop(masked, folder)
    masked.wait(lambda: masked.window.findChild(ImportDialog) is not None)
    dialog = masked.window.findChild(ImportDialog)
    masked.wait(lambda: dialog.go.isEnabled())
    assert dialog.found.text() == "PNG files: 1 video, 2 masks" and dialog.into.currentData() is True
    QTest.mouseClick(dialog.go, LEFT)
    masked.wait(lambda: "manual masks were kept in frames 0" in masked.banner)
    assert masked.document.labels(1)[5, 50] == 2 and masked.document.labels(0)[5, 50] == 0
    masked.document.undo()
    assert masked.document.labels(1)[5, 50] == 0


def test_what_cannot_be_imported_says_why(masked: Person, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    drop(masked, tmp_path / "a.json")
    masked.wait(lambda: masked.window.findChild(ImportDialog) is not None)
    dialog = masked.window.findChild(ImportDialog)
    masked.wait(lambda: "no COCO file" in dialog.found.text())
    assert not dialog.go.isEnabled() and dialog.found.objectName() == "error"
    drop(masked, folder)  # the same dialog looks at something else
    masked.wait(lambda: dialog.go.isEnabled())
    assert dialog.source.path == folder
    dialog.source.line.setText("")
    masked.wait(lambda: dialog.found.text() == "Choose a folder or a file.")
    assert not dialog.go.isEnabled()


def test_a_data_set_without_a_clip(welcome: Person, clip: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("a", "b"):
        images = root / "JPEGImages/480p" / name
        images.mkdir(parents=True)
        for frame in range(2):
            (images / f"{frame:05d}.png").write_bytes((clip / f"{frame:05d}.png").read_bytes())
        (root / "Annotations/480p" / name).mkdir(parents=True)
        write_png(root / "Annotations/480p" / name / "00000.png", bar(20))
    drop(welcome, root)
    welcome.wait(lambda: welcome.window.findChild(ImportDialog) is not None)
    dialog = welcome.window.findChild(ImportDialog)
    welcome.wait(lambda: dialog.go.isEnabled())
    assert dialog.into.count() == 1 and dialog.found.text() == "DAVIS: 2 videos, 2 masks"
    QTest.mouseClick(dialog.go, LEFT)
    welcome.wait(lambda: "2 of them new" in welcome.banner)
    assert [p.name for p in welcome.controller.preferences.recent()] == ["a", "b"]
    welcome.window.banner._action.click()
    welcome.wait(lambda: welcome.session is not None and welcome.session.up_to_date)
    assert welcome.session.info.name == "a" and welcome.document.labels(0)[5, 5] == 1
    # All videos at once; a finding leads into another clip.
    export = asked(welcome, ExportDialog, "file.export")
    assert export.videos.itemText(0) == "This clip, a"
    export.videos.setCurrentIndex(1)
    export.folder.line.setText(str(tmp_path / "all"))
    welcome.wait(lambda: {f.video for f in listed(export)} == {"a", "b"})
    other = next(row for row, f in enumerate(listed(export)) if f.video == "b" and f.kind == "missing")
    export.findings.itemClicked.emit(export.findings.item(other))
    welcome.wait(
        lambda: welcome.session is not None and welcome.session.info.name == "b" and welcome.session.frame == 1
    )
    assert export.videos.itemText(0) == "This clip, b" and export.everything
    welcome.controller.close_clip()
    assert export.videos.count() == 1
    QTest.mouseClick(export.go, LEFT)
    welcome.wait(lambda: (tmp_path / "all/vosannot.json").is_file())
    assert (read_png(tmp_path / "all/Annotations/Full-Resolution/b/00000.png") == bar(20)).all()


def test_an_export_that_is_stopped_leaves_nothing(masked: Person, tmp_path: Path) -> None:
    from vosannot.project.exchange.options import ExportOptions

    task = masked.controller.exchange.export(tmp_path / "out", ExportOptions(Format.OVERLAY))
    task.stop()
    masked.wait(lambda: task.over)
    assert task.state in (TaskState.STOPPED, TaskState.DONE)
    if task.state is TaskState.STOPPED:
        assert not (tmp_path / "out").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".part")]
