"""How fast the list of videos is: adding, opening, searching, sorting, scrolling, queueing, with real small videos."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from vosannot.core.errors import VosannotError
from vosannot.gui.bench_stage import Bench, headless, opened_window
from vosannot.media.writer import write_video
from vosannot.project.collection import Order, Wanted
from vosannot.project.records import Provenance, VideoStatus

__all__ = ["bench_collection"]

_HEIGHT, _WIDTH, _FRAMES = 96, 160, 12
_REPEATS = 9
_LIMIT_S = 1800.0


def bench_collection(videos: int = 300, say: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """Numbers of the list.

    Args:
        videos: small ones that are rendered, added and listed.
        say: told what is being measured.

    Returns:
        ``add_s`` (thumbnails included), ``add_gap_ms`` (longest time that the window was away meanwhile), ``open_s``
        (from opening the workspace to the drawn list), ``counted_s`` (to all counts), ``search_ms``, ``sort_ms``,
        ``scroll_ms`` (medians, drawing included), ``queue_s`` (from the key to the first job being handed over).

    Raises:
        VosannotError: something could not be measured.
    """
    headless()
    numbers: dict[str, Any] = {"videos": videos}
    with tempfile.TemporaryDirectory(prefix="vosannot-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        say(f"rendering {videos} small videos")
        _render(folder / "tree", videos)
        with opened_window(folder) as bench:
            say("adding")
            numbers |= _add(bench, folder / "tree", videos)
            _annotate(bench)
        with opened_window(folder) as bench:
            say("opening")
            numbers |= _listed(bench, videos)
            say("searching, sorting, scrolling")
            numbers |= _handled(bench)
            say("queueing")
            numbers["queue_s"] = _queued(bench)
    return {key: round(value, 3) for key, value in numbers.items()}


def _render(root: Path, videos: int) -> None:
    rng = np.random.default_rng(0)
    for number in range(videos):
        path = root / f"day {number % 10}" / f"clip {number}.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture = np.repeat(np.repeat(rng.integers(0, 255, (6, 10, 3), np.uint8), 16, 0), 16, 1)
        write_video(path, (np.roll(picture, 2 * frame, 1) for frame in range(_FRAMES)), 25.0)


def _add(bench: Bench, root: Path, videos: int) -> dict[str, float]:
    from vosannot.gui.pulse import Pulse

    collection, gaps = bench.window.controller.collection, [0.0]
    pulse = Pulse(bench.window)
    pulse.ticked.connect(gaps.append)
    pulse.start()
    began = time.perf_counter()
    collection.add([root])
    bench.wait(lambda: len(collection.entries) == videos and not bench.window.controller.tasks.running, _LIMIT_S, 10)
    seconds = time.perf_counter() - began
    pulse.stop()
    return {"add_s": seconds, "add_gap_ms": 1e3 * max(gaps)}


def _annotate(bench: Bench) -> None:
    """A first mask on every second video."""
    workspace = bench.window.controller.workspace
    assert workspace is not None
    labels = np.zeros((_HEIGHT, _WIDTH), np.uint8)
    labels[20:50, 40:90] = 1
    for number, video in enumerate(workspace.videos()):
        workspace.set_status(video.id, list(VideoStatus)[number % 4])
        if number % 2:
            document = workspace.video_document(video.id)
            document.add_object()
            document.set_labels(0, labels, Provenance.MANUAL, "Benchmark")
    workspace.flush()


def _listed(bench: Bench, videos: int) -> dict[str, float]:
    """The workspace of the bench is open by now: another one, and back."""
    controller, page = bench.window.controller, bench.window.collection
    other = bench.folder / "other.vosannot"
    controller.open_workspace(other)
    bench.wait(lambda: controller.workspace_path == other and not controller.collection.entries)
    bench.rest(0.5)
    began = time.perf_counter()
    controller.open_workspace(bench.folder / "bench.vosannot")
    bench.wait(lambda: page.rows.rowCount() == videos and page.isVisible())
    page.repaint()
    seconds = time.perf_counter() - began
    bench.wait(lambda: any(entry.tally.masks for entry in controller.collection.entries.values()))
    return {"open_s": seconds, "counted_s": time.perf_counter() - began}


def _handled(bench: Bench) -> dict[str, float]:
    collection, page = bench.window.controller.collection, bench.window.collection
    bench.rest(1.0)  # pictures

    def timed(do: Callable[[int], object]) -> float:
        times = []
        for repeat in range(_REPEATS):
            began = time.perf_counter()
            do(repeat)
            page.table.viewport().repaint()
            times.append(time.perf_counter() - began)
        return 1e3 * float(np.median(times))

    orders = (Order.STATUS, Order.CHANGED, Order.NAME)
    bar = page.table.verticalScrollBar()
    found = {
        "search_ms": timed(lambda n: collection.show(Wanted(words="clip 1" if n % 2 else "day 3 clip"))),
        "sort_ms": timed(lambda n: collection.show(Wanted(order=orders[n % 3]))),
        "scroll_ms": timed(lambda n: bar.setValue(n * bar.maximum() // _REPEATS)),
    }
    collection.show(replace(collection.wanted, order=Order.NAME))
    return found


def _queued(bench: Bench) -> float:
    """Everything is queued; how long until the first job is on its way? Then the queue is stopped."""
    window, queue = bench.window, bench.window.controller.queue
    window.collection.table.selectAll()
    began = time.perf_counter()
    window.registry["video.propagate"].trigger()
    bench.wait(lambda: any(each.task is not None for each in queue.queued.values()), _LIMIT_S)
    seconds = time.perf_counter() - began
    if len(queue.queued) < 1:
        raise VosannotError("Nothing was queued, so nothing was measured.")
    queue.stop_all()
    bench.wait(lambda: not queue.busy, _LIMIT_S)
    return seconds
