"""Makes the pictures of the guide anew, on the sample clip: `.venv/bin/python packaging/pictures.py [NAME …]`.

`--screens FOLDER` leaves every screen, menu and dialog in both themes there instead, at 1280x800; `--language de` in
another language, `--light` in one theme, `--no-jobs` without those that need a network to run.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import cv2
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from vosannot.gui import asking
from vosannot.gui.bench_stage import Bench, opened_window
from vosannot.gui.commands import MENUS
from vosannot.gui.session.tools import Tool
from vosannot.gui.tour import STEPS, Tour
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.media.sample import SAMPLE_OBJECTS, sample_clip, sample_mask
from vosannot.project.records import Provenance, VideoStatus

GUIDE = ("window", "propose", "live", "lookout", "check", "export", "collection")
NAMES = (
    "barn at noon", "bridge", "crossing", "field", "garden", "harbour", "market", "orchard", "river bank", "station",
)  # fmt: skip
IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"


class Photographer:
    """Takes pictures of one window."""

    def __init__(self, bench: Bench, folder: Path, prefix: str, wanted: list[str], suffix: str = "") -> None:
        self.bench, self.folder, self.prefix, self.suffix, self.wanted = bench, folder, prefix, suffix, wanted

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of a widget, if it is wanted."""
        if self.wanted and name not in self.wanted:
            return
        self.bench.rest(0.4)
        path = self.folder / f"{self.prefix}{name}{self.suffix}.png"
        assert widget.grab().save(str(path))
        sys.stdout.write(f"{path}\n")

    def dialog(self, name: str, show: Callable[[], None]) -> None:
        """A picture of the dialog that this opens."""
        before = set(self.bench.window.findChildren(QDialog))
        show()
        dialog = (set(self.bench.window.findChildren(QDialog)) - before).pop()
        self.bench.rest(0.8)
        self.take(name, dialog)
        dialog.close()

    def menu(self, name: str, menu: QMenu) -> None:
        """A picture of a menu, opened."""
        menu.popup(self.bench.window.mapToGlobal(QPoint(20, 40)))
        self.take(name, menu)
        menu.close()


def annotate(bench: Bench, photographer: Photographer, jobs: bool) -> None:
    """The whole way, with pictures; ``jobs``: also of what runs, and of what comes out."""
    window, controller = bench.window, bench.window.controller
    photographer.take("welcome", window)
    session = bench.open(sample_clip())
    window.canvas.setFocus()
    bench.rest(0.5)
    window.registry["propagate.propose"].trigger() if jobs else window.adapt.tabs.setCurrentIndex(2)
    bench.wait(lambda: not jobs or (bool(controller.proposing.candidates) and not controller.proposing.running), 900)
    photographer.take("propose", window)
    window.adapt.tabs.setCurrentIndex(0)
    labels = read_png(sample_mask())
    for name in SAMPLE_OBJECTS.values():
        session.document.add_object(name)
    session.document.set_labels(0, labels, Provenance.MANUAL, "Paint")
    session.show(0)
    bench.wait(lambda: session.up_to_date)
    photographer.take("painted", window)
    if jobs:
        propagate(bench, photographer)
    else:
        session.document.set_labels(1, labels, Provenance.PROPAGATED, "Propagate")
        controller.ranges.select_all()
        photographer.take("range", window)
        controller.ranges.clear()
    menus = [action.menu() for action in window.menuBar().actions()]
    for (title, _), menu in zip(MENUS, menus, strict=True):
        photographer.menu(f"menu-{title.replace('&', '').lower()}", menu)
    for tool in Tool:
        controller.choose_tool(tool)
        photographer.take(f"tool-{tool}", window)
    controller.choose_tool(Tool.BRUSH)
    for name, show in (
        ("open", window.ask_video),
        ("export", window.ask_export),
        ("import", window.ask_import),
        ("keys", lambda: asking.show_keys(window)),
        ("change-keys", lambda: asking.change_keys(window)),
        ("palette", lambda: asking.show_palette(window)),
        ("guide", lambda: asking.show_guide(window)),
        ("about", lambda: asking.show_about(window)),
        ("models", lambda: asking.show_models(window)),
        ("backups", lambda: asking.show_backups(window)),
        ("learning", lambda: asking.show_learning(window)),
    ):
        photographer.dialog(name, show)
    tour = Tour(window)
    for at in range(len(STEPS)):
        tour.go(at)
        photographer.take(f"tour-{at + 1}", window)
    tour.end()


def propagate(bench: Bench, photographer: Photographer) -> None:
    """Adapt and propagate, look, check, compare."""
    window, controller = bench.window, bench.window.controller
    session = controller.session
    assert session is not None
    run = controller.propagation
    iterated: list[int] = []
    run.started.connect(lambda task: task.iterated.connect(lambda event: iterated.append(event.step)))
    window.registry["propagate.adapt"].trigger()
    bench.wait(lambda: bool(iterated) and iterated[-1] >= 14, 900)
    photographer.take("live", window)
    bench.wait(lambda: run.task is not None and run.task.over, 900)
    session.document.approve(range(6, 12))
    session.show(24)
    bench.wait(lambda: session.up_to_date)
    photographer.take("window", window)
    window.registry["go.next_concern"].trigger()
    bench.wait(lambda: session.up_to_date)
    photographer.take("lookout", window)
    window.registry["propagate.check"].trigger()
    bench.wait(lambda: bool(controller.tasks.running))
    bench.wait(lambda: not controller.tasks.running, 900)
    window.registry["view.errors"].trigger()
    photographer.take("check", window)
    window.registry["view.errors"].trigger()
    window.registry["view.compare"].trigger()
    photographer.take("compare", window)
    window.registry["view.compare"].trigger()


def collect(bench: Bench, photographer: Photographer) -> None:
    """The list of videos, with pieces of the sample clip."""
    controller, root = bench.window.controller, bench.folder / "recordings"
    controller.close_clip()
    with open_clip(sample_clip()) as clip:
        for number, name in enumerate(NAMES):
            folder = root / f"day {number // 5 + 1}" / name
            folder.mkdir(parents=True)
            for frame in range(8):
                picture = clip.frame((5 * number + frame) % clip.info.frame_count)[:, :: -1 if number % 2 else 1]
                cv2.imwrite(str(folder / f"{frame:05d}.jpg"), picture[..., ::-1])
    collection, labels = controller.collection, read_png(sample_mask())
    collection.add([root])
    bench.wait(lambda: not controller.tasks.running and len(collection.entries) >= len(NAMES))
    workspace = controller.workspace
    assert workspace is not None
    for number, video in enumerate(v for v in workspace.videos() if v.name in NAMES):
        if number < 8:
            document = workspace.video_document(video.id)
            for name in SAMPLE_OBJECTS.values():
                document.add_object(name)
            for frame in range(8 if number < 5 else 1):
                made = Provenance.MANUAL if frame % 4 == 0 else Provenance.PROPAGATED
                document.set_labels(frame, labels, made, "Paint")
            workspace.add_time(video.id, 260.0 * (8 - number))
        if number < 5:
            workspace.set_status(video.id, VideoStatus.REVIEWED if number < 2 else VideoStatus.DONE)
        if number in (2, 6):
            workspace.set_notes(video.id, "look at frame 5 again" if number == 2 else "blurred when it turns")
    workspace.flush()
    collection.refresh()
    bench.wait(lambda: sum(entry.tally.masks > 0 for entry in collection.entries.values()) >= 8)
    chosen = [v.id for v in workspace.videos() if v.name in NAMES[5:8]]
    bench.window.collection.select(chosen)
    bench.window.banner.dismiss()
    photographer.take("collection", bench.window)


def main(arguments: list[str]) -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures that are wanted; by default all")
    parser.add_argument("--screens", type=Path, help="a folder for every screen in both themes")
    parser.add_argument("--language", default="en")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--no-jobs", dest="jobs", action="store_false")
    given = parser.parse_args(arguments)
    os.environ["VOSANNOT_LANGUAGE"] = given.language
    screens = given.screens
    wanted = given.names or ([] if screens else list(GUIDE))
    for choice in ("light", "dark") if screens and not given.light else ("light",):
        with tempfile.TemporaryDirectory() as name, opened_window(Path(name)) as bench:
            bench.window._keeper.choice = choice
            folder = screens or IMAGES
            folder.mkdir(parents=True, exist_ok=True)
            photographer = Photographer(
                bench, folder, "" if screens else "guide-", wanted, f"-{choice}" if screens else ""
            )
            if wanted != ["collection"]:
                annotate(bench, photographer, given.jobs)
            collect(bench, photographer)


if __name__ == "__main__":
    main(sys.argv[1:])
