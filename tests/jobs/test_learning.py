"""Learning from corrections as a job: in a real worker, stopped, gone on with, and closed in the middle."""

from dataclasses import replace

import pytest
import torch

from tests.engines.shelf import shelf, tiny  # noqa: F401 (fixtures)
from tests.jobs.test_runner import wait
from tests.training.corrections import OPTIONS, stocked, wanted
from vosannot.core.events import Finished, IterationDone
from vosannot.engines.models.library import entry
from vosannot.evaluation.measures import region_similarity
from vosannot.jobs.runner import Job, JobState, Runner
from vosannot.training.learning.record import LearnRequest, run_folder, step_reached

LONG = replace(OPTIONS, steps=10_000)


@pytest.fixture
def models(shelf, tiny) -> None:  # noqa: F811
    stocked(tiny)


@pytest.fixture
def runner():
    running = Runner()
    yield running
    running.close()


def submit(runner: Runner, request: LearnRequest) -> Job:
    arguments = {"request": request, "measure": region_similarity}
    return runner.submit_work("vosannot.training.learning.run:learn", arguments, "learn")


def trained(events: list) -> bool:
    return any(isinstance(e, IterationDone) and e.stage == "train" for e in events)


def saved_step() -> int:
    return torch.load(run_folder("mine") / "checkpoint.pt", weights_only=True)["step"]


def test_a_stopped_job_leaves_a_checkpoint_and_another_one_runs_to_the_end(models, runner, tmp_path):
    request = wanted(tmp_path, options=LONG)
    job = submit(runner, request)
    wait(job, trained)
    job.stop()
    events = wait(job)
    assert job.state is JobState.STOPPED and not any(isinstance(e, Finished) for e in events)
    assert saved_step() == step_reached("mine") >= 1
    assert entry("mine") is None and entry("tiny").usable
    refused = submit(runner, replace(request, options=OPTIONS))
    wait(refused)
    assert refused.state is JobState.FAILED and "begun with other settings (steps 10000)" in refused.error
    whole = submit(runner, replace(request, options=OPTIONS, anew=True, keep=True))
    events = wait(whole)
    assert whole.state is JobState.DONE and events[-1].summary["kept"] == 1 and entry("mine").usable


def test_a_window_that_closes_lets_it_write_down_where_it_is(models, runner, tmp_path):
    job = submit(runner, wanted(tmp_path, options=LONG))
    wait(job, trained)
    runner.close(patience=60)
    assert saved_step() == step_reached("mine") >= 1
