"""The runner and its worker process, with the real engine on a tiny network."""

import time

import numpy as np
import pytest

from tests.engines.test_stcn_engine import clip, weights  # noqa: F401 (fixtures)
from vosannot.core.events import CycleShown, FrameDone, IterationDone, Preview, SnapshotSaved, UseSnapshot
from vosannot.engines.base import Request
from vosannot.engines.stcn.info import STCNParams
from vosannot.jobs.outbox import Outbox
from vosannot.jobs.relay import far_place
from vosannot.jobs.runner import JobState, Runner


@pytest.fixture(scope="module", params=["here", "ray", "relay"])
def runner(request):
    """With a worker here, in an actor of Ray, and in such an actor as the window reaches it."""
    place = None
    if request.param == "ray":
        place = request.getfixturevalue("cluster").place()
    elif request.param == "relay":
        place = far_place(request.getfixturevalue("cluster").address)
    running = Runner(place=place)
    yield running
    running.close()


def settings(weights, **changes):  # noqa: F811
    return STCNParams(**({"weights": str(weights), "size": 0, "adapt_size": 0, "lr": 1e-4, "jump": 3} | changes))


def wait(job, until=lambda events: False, seconds=240):
    events, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        over = job.over
        events += job.outbox.drain()
        if until(events) or over:
            return events
        time.sleep(0.005)
    raise AssertionError(f"the job did not get there in {seconds} s; it is {job.state}")


def test_runs_to_the_end_in_another_process(runner, clip, weights):  # noqa: F811
    folder, masks = clip
    job = runner.submit("stcn", settings(weights), Request(folder, {0: masks[0]}, (1, 2, 3), 0), "propagate")
    events = wait(job)
    assert job.state is JobState.DONE
    assert [e.frame for e in events if isinstance(e, FrameDone)] == [1, 2, 3]


def test_command_ends_the_adaptation_and_propagation_goes_on(runner, clip, weights):  # noqa: F811
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
    job = runner.submit("stcn", settings(weights, iterations=500), request, "adapt")
    seen = wait(job, lambda events: any(isinstance(e, IterationDone) and e.step >= 2 for e in events))
    job.send(UseSnapshot(1))
    rest = wait(job)
    assert job.state is JobState.DONE
    assert max(e.step for e in seen + rest if isinstance(e, IterationDone)) < 100
    assert [e.frame for e in rest if isinstance(e, FrameDone)] == [1, 2]


def test_stop_and_queue(runner, clip, weights):  # noqa: F811
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
    long = runner.submit("stcn", settings(weights, iterations=1000), request, "long")
    waiting = runner.submit("stcn", settings(weights, objective="none"), request, "next")
    never = runner.submit("stcn", settings(weights), request, "never")
    never.stop()
    assert never.state is JobState.STOPPED
    wait(long, lambda events: any(isinstance(e, IterationDone) for e in events))
    assert waiting.state is JobState.QUEUED
    long.stop()
    wait(long)
    assert long.state is JobState.STOPPED
    wait(waiting)
    assert waiting.state is JobState.DONE


def test_a_failure_is_a_sentence_and_the_next_job_runs(runner, clip, weights):  # noqa: F811
    folder, masks = clip
    bad = runner.submit("stcn", settings(weights), Request(folder, {0: masks[0][:5]}, (1,), 0), "bad")
    wait(bad)
    assert bad.state is JobState.FAILED
    assert "the clip is 48x48" in (bad.error or "")
    good = runner.submit("stcn", settings(weights), Request(folder, {0: masks[0]}, (1,), 0), "good")
    wait(good)
    assert good.state is JobState.DONE


def test_a_killed_worker_fails_its_job_and_is_replaced(clip, weights):  # noqa: F811
    folder, masks = clip
    own = Runner()
    try:
        request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
        job = own.submit("stcn", settings(weights, iterations=1000), request, "doomed")
        wait(job, lambda events: any(isinstance(e, IterationDone) for e in events))
        own._worker.process.kill()
        wait(job)
        assert job.state is JobState.FAILED
        assert "unexpectedly" in (job.error or "")
        again = own.submit("stcn", settings(weights, objective="none"), request, "again")
        wait(again)
        assert again.state is JobState.DONE
    finally:
        own.close()


def test_what_needs_the_adapted_weights_does_not_begin_without_them(clip, weights):  # noqa: F811
    folder, masks = clip
    own = Runner()
    try:
        request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
        first = own.submit("stcn", settings(weights, iterations=1000), request, "adapts")
        back = own.submit("stcn", settings(weights), Request(folder, {4: masks[4]}, (3, 2), 4), "back", after=first)
        other = own.submit("stcn", settings(weights, objective="none"), request, "other")
        wait(first, lambda events: any(isinstance(e, IterationDone) for e in events))
        own._worker.process.kill()
        wait(other)
        assert first.lost and back.state is JobState.STOPPED and not back.outbox
        assert other.state is JobState.DONE
    finally:
        own.close()


def test_work_without_an_engine(weights, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # before the worker is started, which inherits it
    own = Runner()
    try:
        target = "vosannot.engines.models.importing:import_model"
        events = wait(job := own.submit_work(target, {"path": weights, "name": "mine"}, "import"))
        assert job.state is JobState.DONE
        assert events[-1].summary["family"] == "stcn"
        assert (tmp_path / "data" / "vosannot" / "models" / "mine.safetensors").exists()
        wait(job := own.submit_work(target, {"path": tmp_path, "name": "mine"}, "import"))
        assert job.state is JobState.FAILED
        assert "is a folder" in (job.error or "")
        wait(job := own.submit_work("vosannot.nowhere:nothing", {}, "nothing"))
        assert "The work failed" in (job.error or "")
    finally:
        own.close()


def test_outbox_keeps_the_first_and_the_newest_previews():
    outbox = Outbox()
    preview = Preview(0, np.zeros((2, 2), np.uint8), 1.0)
    for step in range(4):
        outbox.put(IterationDone("adapt", step, 3, {"loss": float(step)}, (preview,)))
    events = outbox.drain()
    assert [bool(e.previews) for e in events] == [True, False, False, True]
    assert [e.scalars["loss"] for e in events] == [0, 1, 2, 3]


def test_outbox_keeps_only_the_newest_cycle():
    outbox = Outbox()
    loss = np.zeros((2, 2), np.uint8)
    for step in range(3):
        outbox.put(CycleShown(step, (0, 1, 2), (loss, loss), (loss, loss), loss))
        outbox.put(SnapshotSaved(step))
    assert [(type(e).__name__, e.step) for e in outbox.drain()] == [
        ("SnapshotSaved", 0), ("SnapshotSaved", 1), ("CycleShown", 2), ("SnapshotSaved", 2),
    ]  # fmt: skip
