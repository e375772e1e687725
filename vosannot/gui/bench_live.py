"""How long a stroke takes to become masks: live, and as an ordinary propagation with the same engine."""

import time
from pathlib import Path

import numpy as np

from vosannot.core.errors import EngineError
from vosannot.gui.bench_stage import Bench
from vosannot.gui.session.tasks import TaskState
from vosannot.masks.label_map import LabelMap
from vosannot.project.records import Provenance

__all__ = ["live_ms"]

_LIMIT_S = 600.0


def live_ms(bench: Bench, clip: Path, labels: LabelMap, strokes: int = 9, plain: int = 3) -> dict[str, float]:
    """Median milliseconds from the end of a brush stroke on frame 0 to its masks and those of frame 1.

    Args:
        labels: uint8 [H, W], the label map of frame 0.
        strokes: with live masks.
        plain: strokes after each of which frame 1 is propagated by FRTM anew, the baseline.

    Raises:
        EngineError: FRTM cannot run here.
    """
    controller = bench.window.controller
    live, run = controller.live_masks, controller.propagation
    session = bench.open(clip)
    for _ in range(int(labels.max())):
        session.document.add_object()
    session.document.set_labels(0, labels, Provenance.MANUAL, "Benchmark")
    bench.wait(lambda: session.up_to_date)
    rng = np.random.default_rng(0)

    def stroke() -> None:
        y, x = (labels == 1).nonzero()
        here = int(rng.integers(len(x)))
        controller.painter.begin((float(x[here]), float(y[here])), erase=True)
        controller.painter.end()

    def settled() -> bool:
        return not live.working and live.next is not None and live.next[1] is not None

    live.toggle()
    bench.wait(lambda: settled() or not live.on, _LIMIT_S)
    times: list[float] = []

    def note() -> None:
        if live.seconds is not None:
            times.append(live.seconds)
            live.seconds = None

    live.changed.connect(note)
    for count in range(1, strokes + 1):
        stroke()
        bench.wait(lambda count=count: not live.on or (len(times) == count and settled()), _LIMIT_S)  # type: ignore[misc]
        if not live.on:
            raise EngineError(bench.errors[-1])
    live.changed.disconnect(note)
    live.toggle()
    run.set_engine("frtm")
    waits = []
    for _ in range(plain):
        began = time.perf_counter()
        stroke()
        task = run.start_range(1, 1)
        bench.wait(lambda task=task: task is None or task.over, _LIMIT_S)  # type: ignore[misc]
        if task is None or task.state is not TaskState.DONE:
            raise EngineError((task.error if task else None) or "The frame could not be propagated.")
        waits.append(time.perf_counter() - began)
    median, slow = 1e3 * float(np.median(times)), 1e3 * float(np.median(waits[1:] or waits))
    return {"stroke_to_masks_ms": median, "stroke_plain_ms": slow, "stroke_speedup": slow / median}
