"""Learning from corrections as a job: in a real worker, stopped, gone on with, and closed in the middle."""

import pytest
import torch

from tests.engines.shelf import shelf, tiny  # noqa: F401 (fixtures)
from tests.jobs.test_runner import wait
from tests.training.corrections import OPTIONS, stocked, wanted
from vosannot.core.events import Finished, IterationDone
from vosannot.engines.models.library import entry
from vosannot.evaluation.measures import region_similarity
from vosannot.jobs.runner import Job, JobState, Runner
from vosannot.training.learning.options import LearnOptions
from vosannot.training.learning.record import LearnRequest, run_folder, step_reached

LONG = LearnOptions(**{name: getattr(OPTIONS, name) for name in OPTIONS.__dataclass_fields__} | {"steps": 10_000})


@pytest.fixture
def models(shelf, tiny) -> None:  # noqa: F811
    stocked(tiny)


@pytest.fixture
def runner():
    running = Runner()
    yield running
    running.close()


def submit(runner: Runner, request: LearnRequest) -> Job:
    arguments = {"request": request, "measure": region_similarity, "background": True}
    return runner.submit_work("vosannot.training.learning.run:learn", arguments, "learn")


def trained(events: list) -> bool:
    return any(isinstance(e, IterationDone) and e.stage == "train" for e in events)


def saved_step() -> int:
    return torch.load(run_folder("mine") / "checkpoint.pt", weights_only=True)["step"]


def test_a_stopped_job_leaves_a_checkpoint_and_nothing_else(models, runner, tmp_path):
    request = wanted(tmp_path, options=LONG)
    job = submit(runner, request)
    wait(job, trained)
    job.stop()
    events = wait(job)
    assert job.state is JobState.STOPPED and not any(isinstance(e, Finished) for e in events)
    assert saved_step() == step_reached("mine") >= 1
    assert entry("mine") is None and entry("tiny").usable


def test_a_job_runs_to_the_end_and_a_refusal_is_a_sentence(models, runner, tmp_path):
    request = wanted(tmp_path, keep=True)
    job = submit(runner, request)
    events = wait(job)
    assert job.state is JobState.DONE and events[-1].summary["kept"] == 1 and entry("mine").usable
    again = submit(runner, request)
    wait(again)
    assert again.state is JobState.FAILED
    assert again.error == "There is a model called mine already; give another name."


def test_a_window_that_closes_lets_it_write_down_where_it_is(models, runner, tmp_path):
    job = submit(runner, wanted(tmp_path, options=LONG))
    wait(job, trained)
    runner.close(patience=60)
    assert saved_step() == step_reached("mine") >= 1
