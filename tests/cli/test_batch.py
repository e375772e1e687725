"""``batch``, as a script would call it."""

import json

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.jobs.batches import make_workspace, masks_of, needs_weights
from vosannot.project.workspace import Workspace

FAST = ["--size", "0", "--objective", "none", "--device", "cpu"]


@needs_weights
def test_done_once_then_nothing_to_do(run, tmp_path):  # noqa: F811
    path = make_workspace(tmp_path, videos=2)
    code, text, said = run("batch", path, *FAST, "--videos", "clip1", "--json")
    summary = json.loads(text)
    assert code == 0 and summary["done"] == 1 and summary["frames"] == 9 and summary["where"] == "here"
    assert [video["video"] for video in summary["videos"]] == ["clip1"] and "clip1 done: 9 frames" in said
    code, text, _ = run("batch", path, *FAST, "--json")
    assert [(v["video"], v["state"]) for v in json.loads(text)["videos"]] == [
        ("clip0", "done"), ("clip1", "nothing to do"),
    ]  # fmt: skip
    code, _, said = run("batch", path, *FAST, "--status", "in_progress")
    assert code == 0 and "0 videos done, 0 frames" in said
    assert [len(found) for found in masks_of(path).values()] == [9, 9]


@needs_weights
def test_a_video_that_fails_is_named_and_the_exit_code_says_so(run, tmp_path):  # noqa: F811
    path = make_workspace(tmp_path, videos=2)
    (tmp_path / "clip0" / "00004.png").write_bytes(b"no picture")
    code, text, said = run("batch", path, *FAST, "--json")
    summary = json.loads(text)
    assert code == 1 and summary["failed"] == 1 and summary["done"] == 1 and "clip0 failed: " in said


def test_bad_input_is_one_sentence(run, tmp_path, monkeypatch):  # noqa: F811
    path = make_workspace(tmp_path, videos=1)
    refused(run("batch", tmp_path / "none.vosannot", *FAST), "does not exist")
    refused(run("batch", path, *FAST, "--videos", "clip7"), "clip7")
    refused(run("batch", path, *FAST, "--workers", "2"), "--ray local")
    refused(run("batch", path, "--size", "-3"), "size")
    refused(run("batch", path, "--weights", "no-such"), "no-such")
    with Workspace.open(path):
        refused(run("batch", path, *FAST), "open")
    monkeypatch.setattr("vosannot.cli.batch.ray_is_here", lambda: False)
    refused(run("batch", path, *FAST, "--ray", "local"), "pip install 'vosannot[cluster]'")
