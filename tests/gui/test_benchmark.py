"""The pieces of ``vosannot bench ui`` at tiny size: that they measure something, not how much."""

import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from tests.gui.conftest import FRAMES, HEIGHT, WIDTH
from tests.gui.fakes import FakeJob, FakeRunner
from vosannot.core.events import FrameDone, IterationDone, StageStarted
from vosannot.engines.base import Request
from vosannot.gui import bench_collection, bench_stage, benchmark
from vosannot.jobs.runner import JobState


class BusyRunner(FakeRunner):
    """Its jobs begin at once and do all that was asked."""

    def submit(self, engine: str, params: Any, request: Request, title: str, **more: Any) -> FakeJob:
        job = super().submit(engine, params, request, title, **more)
        threading.Thread(target=self.work, args=(job, params.iterations), daemon=True).start()
        return job

    @staticmethod
    def work(job: FakeJob, iterations: int) -> None:
        job.emit(StageStarted("adapt", iterations))
        for step in range(iterations + 1):
            time.sleep(0.04)
            job.emit(IterationDone("adapt", step, iterations, {"loss": 1.0 / (step + 1)}))
        job.emit(StageStarted("propagate", len(job.request.frames)))
        for frame in job.request.frames:
            time.sleep(0.04)
            job.emit(FrameDone(frame, np.ones((HEIGHT, WIDTH), np.uint8), 0.9))
        job.end(JobState.DONE)


def test_every_piece_measures_something(application, clip: Path, tmp_path: Path) -> None:
    numbers = {"startup_s": bench_stage.startup_s(tmp_path, repeats=1), "timeline": benchmark.timeline_ms(200, 3, 2)}
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[10:30, 20:60] = 2
    with bench_stage.opened_window(tmp_path, runner=BusyRunner()) as bench:
        numbers["paint"] = benchmark.paint_ms(bench, 128, 80, strokes=2, moves=5)
        numbers["step"] = benchmark.frame_step_ms(bench, 128, 80, frames=3, rounds=1)
        job = benchmark.job_numbers(bench, clip, labels, {"iterations": 4})
        document = bench.window.controller.session.document
        assert len(document.states()) == FRAMES
        assert not bench.errors
        assert bench.window.controller.preferences._store.fileName() == str(tmp_path / "window.ini")
    assert set(job) == {
        "longest_gap_ms",
        "own_cpu_in_longest_gap_ms",
        "gap_p999_ms",
        "adapt_seconds_per_iteration",
        "frames_per_second",
    }
    numbers |= job
    print(numbers)
    assert all(value > 0 for value in numbers.values())
    assert job["longest_gap_ms"] >= job["gap_p999_ms"]


def test_every_piece_of_the_list_measures_something(application, tmp_path: Path) -> None:
    bench_collection._render(tmp_path / "tree", 4)
    with bench_stage.opened_window(tmp_path, runner=FakeRunner(), new_runner=FakeRunner) as bench:
        numbers = bench_collection._add(bench, tmp_path / "tree", 4)
        bench_collection._annotate(bench)
        numbers |= bench_collection._listed(bench, 4)
        numbers |= bench_collection._handled(bench)
        numbers["queue"] = bench_collection._queued(bench)
        assert len(bench.window.controller.queue.queued) == 2 and not bench.errors  # two have a first mask
    assert all(value > 0 for value in numbers.values())
