"""Makes the pictures of the guide anew, on the sample clip: `.venv/bin/python packaging/pictures.py [NAME …]`.

`--screens FOLDER` leaves every screen in both themes there instead, at 1280x800.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from PySide6.QtWidgets import QDialog, QWidget

from vosannot.gui import asking
from vosannot.gui.bench_stage import Bench, opened_window
from vosannot.masks.png import read_png
from vosannot.media.sample import SAMPLE_OBJECTS, sample_clip, sample_mask
from vosannot.project.records import Provenance

GUIDE = ("window", "propose", "live", "lookout", "check", "export")
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


def annotate(bench: Bench, photographer: Photographer) -> None:
    """The whole way, with pictures."""
    window, controller = bench.window, bench.window.controller
    photographer.take("welcome", window)
    session = bench.open(sample_clip())
    window.canvas.setFocus()
    bench.rest(0.5)
    window.registry["propagate.propose"].trigger()
    bench.wait(lambda: bool(controller.proposing.candidates) and not controller.proposing.running, 900)
    photographer.take("propose", window)
    window.adapt.tabs.setCurrentIndex(0)
    labels = read_png(sample_mask())
    for name in SAMPLE_OBJECTS.values():
        session.document.add_object(name)
    session.document.set_labels(0, labels, Provenance.MANUAL, "Paint")
    session.show(0)
    bench.wait(lambda: session.up_to_date)
    photographer.take("painted", window)
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
    for name, show in (
        ("export", window.ask_export),
        ("import", window.ask_import),
        ("keys", lambda: asking.show_keys(window)),
        ("palette", lambda: asking.show_palette(window)),
        ("guide", lambda: asking.show_guide(window)),
        ("about", lambda: asking.show_about(window)),
        ("models", lambda: asking.show_models(window)),
        ("backups", lambda: asking.show_backups(window)),
        ("learning", lambda: asking.show_learning(window)),
    ):
        photographer.dialog(name, show)


def main(arguments: list[str]) -> None:
    """See the module."""
    screens = Path(arguments[1]) if arguments[:1] == ["--screens"] else None
    arguments = arguments[2:] if screens else arguments
    wanted = arguments or ([] if screens else list(GUIDE))
    for choice in ("light", "dark") if screens else ("light",):
        with tempfile.TemporaryDirectory() as name, opened_window(Path(name)) as bench:
            bench.window._keeper.choice = choice
            folder = screens or IMAGES
            folder.mkdir(parents=True, exist_ok=True)
            annotate(
                bench, Photographer(bench, folder, "" if screens else "guide-", wanted, f"-{choice}" if screens else "")
            )


if __name__ == "__main__":
    main(sys.argv[1:])
