"""How quick the window is on this machine: start, painting, stepping, timeline, and the longest wait during a job.

Everything happens in a temporary folder: the person's own workspace and preferences are neither read nor written.
"""

import os
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vosannot.core.errors import EngineError, UsageError, VosannotError
from vosannot.gui.app import make_application
from vosannot.gui.bench_live import live_ms
from vosannot.gui.bench_stage import Bench, headless, opened_window, startup_s
from vosannot.gui.pulse import Pulse
from vosannot.gui.session.tasks import TaskState
from vosannot.gui.timeline.presence import APPROVED, MANUAL, PROPAGATED, Presence
from vosannot.gui.timeline.view import TimelineView
from vosannot.masks.label_map import LabelMap, strip_void, validate
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.media.sample import sample_clip, sample_mask
from vosannot.project.records import ObjectInfo, Provenance

__all__ = ["bench_ui", "frame_step_ms", "job_numbers", "paint_ms", "timeline_ms"]

_SCRUB_MS = 50
_JOB_LIMIT_S = 4 * 3600.0
_SETTLE_S = 1.0


# Painting and stepping


def _synthetic_clip(folder: Path, width: int, height: int, frames: int) -> Path:
    """A folder of JPEGs: soft colours that drift to the right."""
    folder.mkdir(parents=True)
    noise = np.random.default_rng(0).integers(0, 255, (30, 40, 3), np.uint8)
    picture = cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC)
    for frame in range(frames):
        Image.fromarray(np.roll(picture, 9 * frame, 1)).save(folder / f"{frame:05d}.jpg", quality=85)
    return folder


def paint_ms(bench: Bench, width: int, height: int, strokes: int = 4, moves: int = 60) -> float:
    """Median milliseconds from a mouse event of a brush stroke to the end of the repaint that shows it."""
    session = bench.open(_synthetic_clip(bench.folder / f"paint-{width}x{height}", width, height, 3))
    canvas, controller = bench.window.canvas, bench.window.controller
    controller.add_object()
    controller.tools.radius = width / 60
    bench.rest(0.3)
    times = []

    def mouse(kind: QEvent.Type, at: QPointF) -> None:
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        down = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        where = QPointF(canvas.mapToGlobal(at))
        QApplication.sendEvent(canvas, QMouseEvent(kind, at, where, button, down, Qt.KeyboardModifier.NoModifier))

    for stroke in range(strokes):
        y = height * (0.2 + 0.6 * stroke / max(strokes, 2))
        points = [(width * (0.15 + 0.7 * k / moves), y + height * 0.05 * np.sin(k / 5)) for k in range(moves + 1)]
        places = [QPointF(canvas.camera.to_view(*point).toPoint()) for point in points]
        bench.wait(lambda: session.up_to_date)
        mouse(QEvent.Type.MouseButtonPress, places[0])
        for place in places[1:]:
            began = time.perf_counter()
            mouse(QEvent.Type.MouseMove, place)
            bench.wait(lambda began=began: canvas.painted_at > began, 5.0)  # type: ignore[misc]
            times.append(canvas.painted_at - began)
        mouse(QEvent.Type.MouseButtonRelease, places[-1])
    if not session.labels.any():
        raise VosannotError("The strokes left no trace, so nothing was measured.")
    return 1e3 * float(np.median(times))


def frame_step_ms(bench: Bench, width: int = 854, height: int = 480, frames: int = 12, rounds: int = 3) -> float:
    """Median milliseconds from the key press to the repaint with the neighbouring frame and its mask, both cached."""
    session = bench.open(_synthetic_clip(bench.folder / f"step-{width}x{height}", width, height, frames))
    window, canvas = bench.window, bench.window.canvas
    session.document.add_object()
    y, x = np.mgrid[:height, :width]
    for frame in range(frames):
        centre = width * (0.3 + 0.4 * frame / frames)
        labels = (((x - centre) / (width / 8)) ** 2 + ((y - height / 2) / (height / 4)) ** 2 < 1).astype(np.uint8)
        session.document.set_labels(frame, labels, Provenance.MANUAL, "Benchmark")
    there_and_back = [*range(1, frames), *range(frames - 2, -1, -1)]
    for frame in there_and_back:
        session.show(frame)
        bench.wait(lambda: session.up_to_date)
    canvas.setFocus()
    bench.rest(0.3)
    shown = [0.0]

    def note() -> None:
        shown[0] = time.perf_counter()

    session.shown.connect(note)
    times = []
    for frame in there_and_back * rounds:
        forwards = frame > session.frame
        began = time.perf_counter()
        if window.isActiveWindow():
            QTest.keyClick(canvas, Qt.Key.Key_Right if forwards else Qt.Key.Key_Left)
        else:  # another program has the keyboard
            window.registry["go.next" if forwards else "go.previous"].trigger()
        bench.wait(
            lambda frame=frame, began=began: (  # type: ignore[misc]
                session.frame == frame and session.up_to_date and canvas.painted_at > shown[0] > began
            ),
            5.0,
        )
        times.append(canvas.painted_at - began)
    session.shown.disconnect(note)
    return 1e3 * float(np.median(times))


def timeline_ms(frames: int = 20_000, objects: int = 20, repeats: int = 30) -> float:
    """Median milliseconds to draw the whole timeline anew, every lane in view, nothing kept from the last time."""
    make_application()
    rng = np.random.default_rng(0)
    presence = Presence(frames)
    codes = rng.choice([PROPAGATED, APPROVED, MANUAL], frames, p=[0.89, 0.1, 0.01])
    present = np.repeat(rng.random((objects, -(-frames // 50))) < 0.8, 50, axis=1)[:, :frames]
    presence.rows[0] = codes
    presence.rows[1 : objects + 1] = np.where(present, codes, 0)
    presence.confidence[:] = rng.uniform(0.5, 1.0, frames)
    view = TimelineView()
    view.resize(1280, 44 + 20 * objects)
    view.set_clip(
        presence,
        tuple(ObjectInfo(i, f"object {i}", (200, 100, 10 * i % 256)) for i in range(1, objects + 1)),
        lambda frame: None,
    )
    view.show()
    QTest.qWaitForWindowExposed(view)  # before that nothing is drawn
    view.viewport().repaint()
    times = []
    for repeat in range(repeats):
        view.set_frame(repeat * frames // repeats)
        began = time.perf_counter()
        view.refresh()
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
    drawn = view._lanes is not None
    view.close()
    view.deleteLater()
    if not drawn:
        raise VosannotError("The timeline was not drawn, so nothing was measured.")
    return 1e3 * float(np.median(times))


# A job


class _Meter:
    """Time between ticks of the event loop, and the CPU time that this process used meanwhile."""

    def __init__(self, parent: QObject) -> None:
        self.gaps: list[float] = []
        self.cpu: list[float] = []
        self._pulse = Pulse(parent)
        self._pulse.ticked.connect(self._tick)
        self._pulse.start()
        self._last = time.process_time()

    def _tick(self, gap: float) -> None:
        now = time.process_time()
        self.gaps.append(gap)
        self.cpu.append(now - self._last)
        self._last = now

    def stop(self) -> None:
        self._pulse.stop()


def _mean_step(times: list[float]) -> float:
    """Mean seconds between neighbours; nan when there are none."""
    return (times[-1] - times[0]) / (len(times) - 1) if len(times) > 1 else float("nan")


def job_numbers(bench: Bench, clip: Path, labels: LabelMap, settings: Mapping[str, Any]) -> dict[str, float]:
    """Adapt & propagate from frame 0 while the playhead is dragged to and fro.

    Args:
        labels: uint8 [H, W], the label map of frame 0.
        settings: engine settings that differ from the defaults.

    Raises:
        EngineError: the job does not get to its end.
    """
    window, run = bench.window, bench.window.controller.propagation
    for name, value in settings.items():
        run.set_setting(name, value)
    run.warm()
    session = bench.open(clip)
    for _ in range(int(labels.max())):
        session.document.add_object()
    session.document.set_labels(0, labels, Provenance.MANUAL, "Benchmark")
    bench.rest(_SETTLE_S)
    iterations: list[float] = []
    frames: list[float] = []
    begun: list[bool] = []
    step = max(1, session.frame_count // 48)
    to_and_fro = [*range(0, session.frame_count, step), *range(session.frame_count - 1, -1, -step)]
    beats = [0]

    def follow(task: Any) -> None:
        task.iterated.connect(lambda event: iterations.append(time.perf_counter()) if event.step > 0 else None)
        task.frame_written.connect(lambda _: frames.append(time.perf_counter()))

    def begin() -> None:
        window.registry["propagate.adapt"].trigger()
        begun.append(True)

    def scrub() -> None:
        beats[0] += 1
        window.timeline.view.frame_asked.emit(to_and_fro[beats[0] % len(to_and_fro)])

    run.started.connect(follow)
    scrubbing = QTimer()
    scrubbing.timeout.connect(scrub)
    meter = _Meter(window)
    scrubbing.start(_SCRUB_MS)
    QTimer.singleShot(50, begin)
    try:
        bench.wait(lambda: bool(begun) and (run.task is None or run.task.over), _JOB_LIMIT_S, every_ms=20)
    finally:
        scrubbing.stop()
        meter.stop()
        run.started.disconnect(follow)
    task = run.task
    if task is None or task.state is not TaskState.DONE:
        raise EngineError((task.error if task else None) or "The job could not be started or was stopped.")
    worst = int(np.argmax(meter.gaps))
    return {
        "longest_gap_ms": 1e3 * meter.gaps[worst],
        "own_cpu_in_longest_gap_ms": 1e3 * meter.cpu[worst],
        "gap_p999_ms": 1e3 * float(np.quantile(meter.gaps, 0.999)),
        "adapt_seconds_per_iteration": _mean_step(iterations),
        "frames_per_second": 1.0 / _mean_step(frames),
    }


# All of it


def _first_labels(clip: Path, mask: Path) -> LabelMap:
    with open_clip(clip) as opened:
        size = opened.info.height, opened.info.width
        if opened.info.frame_count < 4:
            raise UsageError(f"{clip}: a clip of at least four frames is needed to see how fast frames come.")
    labels = strip_void(read_png(mask))
    validate(labels, size=size, known=None, source=str(mask))
    return labels


def bench_ui(
    clip: Path | None = None,
    mask: Path | None = None,
    iterations: int = 8,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """All numbers of the window.

    Args:
        clip: the clip of the job; the sample clip by default.
        mask: its first frame's label map, an indexed PNG.
        iterations: of the job's adaptation; its other settings are the defaults.
        say: told what is being measured.

    Returns:
        ``startup_s``, ``paint_1080p_ms``, ``paint_4k_ms``, ``frame_step_ms``, ``timeline_20k_ms``, what
        :func:`job_numbers` and :func:`vosannot.gui.bench_live.live_ms` return, and what the numbers depend on.

    Raises:
        UsageError: a clip without a mask, or the other way about.
        VosannotError: clip or mask cannot be read, or something could not be measured.
    """
    if (clip is None) != (mask is None):
        raise UsageError("--clip and --mask belong together: the mask is that of the clip's first frame.")
    if clip is None or mask is None:
        say("the sample clip")
        clip, mask = sample_clip(), sample_mask()
    clip = clip.absolute()
    labels = _first_labels(clip, mask)
    headless()
    numbers: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="vosannot-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        say("start")
        numbers["startup_s"] = startup_s(folder)
        with opened_window(folder) as bench:
            bench.rest(_SETTLE_S)
            say("painting, 1080p")
            numbers["paint_1080p_ms"] = paint_ms(bench, 1920, 1080)
            say("painting, 4K")
            numbers["paint_4k_ms"] = paint_ms(bench, 3840, 2160)
            say("stepping")
            numbers["frame_step_ms"] = frame_step_ms(bench)
            say("timeline")
            numbers["timeline_20k_ms"] = timeline_ms()
            say("adapt & propagate")
            numbers |= job_numbers(bench, clip, labels, {"iterations": iterations})
            if bench.window.controller.live_masks.offered:
                say("live masks")
                numbers |= live_ms(bench, clip, labels)
            ratio = bench.window.devicePixelRatioF()
    numbers = {key: round(value, 3) for key, value in numbers.items()}
    return numbers | {
        "clip": clip.name,
        "iterations": iterations,
        "platform": QGuiApplication.platformName(),
        "device_pixel_ratio": ratio,
        "cores": os.cpu_count() or 1,
    }
