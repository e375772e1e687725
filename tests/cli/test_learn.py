"""``vosannot learn``, as a script would call it."""

import json
import os
import signal

import pytest

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.engines.shelf import shelf, tiny  # noqa: F401 (fixtures)
from tests.training.corrections import square, stocked, two_videos
from vosannot.core.events import IterationDone
from vosannot.engines.models.library import entry
from vosannot.masks.png import write_png
from vosannot.project.workspace import Workspace
from vosannot.training.learning.record import step_reached
from vosannot.training.trainer import Trainer

SMALL = ["--start", "tiny", "--steps", "3", "--batch", "2", "--size", "64", "--rendered", "0", "--device", "cpu"]


@pytest.fixture
def workspace(shelf, tiny, tmp_path):  # noqa: F811
    stocked(tiny)
    return two_videos(tmp_path)[0]


def test_learns_tells_and_the_model_propagates(run, workspace, tmp_path):  # noqa: F811
    code, out, _ = run("learn", workspace, *SMALL, "--name", "mine", "--keep", "--json")
    facts = json.loads(out)
    assert code == 0 and facts["kept"] == 1 and facts["masks"] == 2 and facts["steps"] == 3
    write_png(tmp_path / "first.png", square(0))
    job = [tmp_path / "long", "--mask", tmp_path / "first.png", "--out", tmp_path / "out", "--weights", "mine"]
    assert run("propagate", *job, "--size", "0", "--objective", "none", "--device", "cpu")[0] == 0
    assert len(list((tmp_path / "out" / "long").iterdir())) == 12
    refused(run("learn", workspace, *SMALL, "--name", "mine"), "There is a model called mine already")


def test_one_video_is_told_to_be_unmeasured(run, workspace):  # noqa: F811
    code, _, err = run("learn", workspace, *SMALL, "--video", "short-one")
    assert code == 0 and "tiny-mine is ready (nothing was held out to compare it): --weights tiny-mine" in err


def test_ctrl_c_stops_between_two_steps_and_the_same_command_goes_on(run, workspace, monkeypatch):  # noqa: F811
    steps = Trainer.run

    def interrupted(self):
        for event in steps(self):
            if isinstance(event, IterationDone) and event.step == 2:
                os.kill(os.getpid(), signal.SIGINT)
            yield event

    with monkeypatch.context() as patched:
        patched.setattr(Trainer, "run", interrupted)
        code, _, err = run("learn", workspace, *SMALL, "--keep")
    assert code == 2 and "Stopped; the same command goes on from here." in err
    assert step_reached("tiny-mine") == 2 and entry("tiny-mine") is None
    assert run("learn", workspace, *SMALL, "--keep")[0] == 0
    assert entry("tiny-mine").usable


def test_bad_input_is_one_sentence(run, workspace, tmp_path):  # noqa: F811
    refused(run("learn", tmp_path / "gone.vosannot", *SMALL), "gone.vosannot does not exist")
    refused(run("learn", workspace, *SMALL, "--start", "nope"), "no weights called 'nope'")
    refused(run("learn", workspace, *SMALL, "--name", "Mine!"), "cannot be the name of a model")
    refused(run("learn", workspace, *SMALL, "--video", "cow"), "no video called 'cow'")
    refused(run("learn", workspace, *SMALL, "--rendered", "95"), "rendered must lie between 0 and 90")
    with Workspace.open(tmp_path / "bare.vosannot"):
        refused(run("learn", tmp_path / "bare.vosannot", *SMALL), "bare.vosannot")
    refused(run("learn", tmp_path / "bare.vosannot", *SMALL), "bare has no painted or approved masks yet")
