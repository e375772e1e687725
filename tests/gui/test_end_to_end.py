"""The main job in the real window with the real engine: open, paint, adapt, choose, propagate, correct, export."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import Person, away_with
from vosannot.core.paths import bundled
from vosannot.gui.app import make_window
from vosannot.gui.preferences import Preferences
from vosannot.gui.pulse import Pulse
from vosannot.gui.session.tasks import TaskState
from vosannot.gui.session.tools import Tool
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import read_png
from vosannot.media.sample import sample_clip, sample_truth
from vosannot.project.exchange.options import ExportOptions, Resolution
from vosannot.project.records import Provenance

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not (bundled("models") / "stcn-lite.json").exists(), reason="the bundled weights are not there yet"
    ),
]
_PATIENCE = 800_000  # ms; a machine may be slow, and busy


@pytest.fixture
def real(qtbot, application, tmp_path: Path) -> Iterator[Person]:
    """The window as a person gets it, on a workspace of its own."""
    window = make_window(application, Preferences(tmp_path / "window.ini"))
    window.resize(1280, 800)
    window.show()
    person = Person(window, qtbot)
    person.controller.open_workspace(tmp_path / "e2e.vosannot")
    person.wait(lambda: person.controller.workspace is not None)
    yield person
    away_with(window)


def iou(a: np.ndarray, b: np.ndarray) -> float:
    union = np.count_nonzero(a | b)
    return np.count_nonzero(a & b) / union if union else 1.0


def trace(person: Person, truth: np.ndarray) -> None:
    """Click around every object of the frame with the polygon tool."""
    person.controller.choose_tool(Tool.POLYGON)
    for object_id in (int(i) for i in np.unique(truth) if i):
        while len(person.document.objects()) < object_id:
            person.key(Qt.Key.Key_N)
        person.controller.tools.object = object_id
        outlines, _ = cv2.findContours((truth == object_id).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for outline in outlines:
            corners = cv2.approxPolyDP(outline, 1.0, closed=True)[:, 0]
            if len(corners) > 2:
                for x, y in corners:
                    person.click(x + 0.5, y + 0.5)
                person.key(Qt.Key.Key_Return)


def test_from_open_to_exported_files(real: Person, tmp_path: Path) -> None:
    truth = [read_png(p) for p in sorted(sample_truth().glob("*.png"))]
    ids = [int(i) for i in np.unique(truth[0]) if i]
    real.open(sample_clip())
    real.canvas.setFocus()
    form = real.window.adapt.form
    for name, value in (("size", 240), ("adapt_size", 192), ("iterations", 6)):
        form.editor(name).setValue(value)

    trace(real, truth[0])
    painted = real.document.labels(0)
    assert min(iou(painted == i, truth[0] == i) for i in ids) > 0.85

    pulse = Pulse()
    pulse.start()
    real.key(Qt.Key.Key_A)
    task = real.controller.propagation.task
    live = real.window.adapt.live
    real.wait(lambda: task.over or len(task.kept) > 2, _PATIENCE)
    assert task.error is None
    live.curve._choose(2)
    QTest.mouseClick(live.use_chosen, Qt.MouseButton.LeftButton)
    real.wait(lambda: task.over, _PATIENCE)
    assert task.error is None and task.state is TaskState.DONE and task.chosen == 2
    gap = pulse.longest
    assert set(real.document.states()) == set(range(len(truth)))
    scores = [iou(real.document.labels(f) == i, t == i) for f, t in enumerate(truth) if f for i in ids]
    print(f"mean J {np.mean(scores):.3f}, longest gap {gap * 1000:.0f} ms")
    assert np.mean(scores) > 0.5

    middle = len(truth) // 2
    real.go(middle)
    before = real.document.labels(middle + 3).copy()
    trace(real, truth[middle])
    assert real.document.state(middle).provenance is Provenance.MANUAL
    corrected = real.document.labels(middle).copy()
    real.key(Qt.Key.Key_R)
    again = real.controller.propagation.task
    assert again is not task
    real.wait(lambda: again.over, _PATIENCE)
    assert again.state is TaskState.DONE
    assert (real.document.labels(middle) == corrected).all()
    assert again.written == len(truth) - middle - 1
    assert (real.document.labels(middle + 3) != before).any()

    export = real.controller.exchange.export(tmp_path / "davis", ExportOptions(resolution=Resolution.FULL))
    real.wait(lambda: export.over, _PATIENCE)
    assert export.state is TaskState.DONE
    (folder,) = (tmp_path / "davis" / "Annotations").glob("*/*")
    files = sorted(folder.glob("*.png"))
    assert [f.stem for f in files] == [f"{i:05d}" for i in range(len(truth))]
    for frame, file in enumerate(files):
        with Image.open(file) as picture:
            assert picture.mode == "P"
            assert (np.array(picture.getpalette()).reshape(-1, 3) == davis_palette()).all()
            assert (np.array(picture) == real.document.labels(frame)).all()
    assert len(list((tmp_path / "davis" / "JPEGImages").glob("*/*/*.jpg"))) == len(truth)
    (listed,) = (tmp_path / "davis" / "ImageSets").glob("*/*.txt")
    assert listed.read_text().split() == [folder.name]
