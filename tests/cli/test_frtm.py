"""FRTM on the command line."""

import json

import pytest

from tests.cli.test_propagate import run  # noqa: F401 (fixture)
from tests.engines.test_frtm_engine import clip, weights  # noqa: F401 (fixtures)
from vosannot.masks.png import write_png


@pytest.fixture
def job(clip, weights, tmp_path):  # noqa: F811
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    return folder, ["--mask", tmp_path / "first.png", "--engine", "frtm", "--weights", weights, "--size", "native"]


def test_propagate_tells_every_step(run, job, tmp_path):  # noqa: F811
    folder, options = job
    curve = tmp_path / "curve.csv"
    code, out, _ = run("propagate", folder, *options, "--out", tmp_path / "out", "--curve", curve, "--json")
    assert code == 0
    found = json.loads(out)
    assert found["frames"] == 10 and found["iterations"] == 5
    assert found["losses"] == sorted(found["losses"], reverse=True)
    assert found["reason"].startswith("Learned the target model")
    assert curve.read_text().splitlines()[0] == "iteration,loss,inner"
    code, _, error = run("propagate", folder, *options, "--out", tmp_path / "out", "--iterations", "3")
    assert code == 2
    assert "no setting called 'iterations'" in error


def test_bench_names_the_papers_stages(run, job):  # noqa: F811
    folder, options = job
    timed = ["--frames", "9", "--repeats", "1", "--update-every", "2", "--precision", "float32", "--json"]
    code, out, _ = run("bench", "propagate", "--clip", folder, *options, *timed)
    assert code == 0
    found = json.loads(out)
    assert {"feature extraction", "target model", "refinement", "update"} <= set(found["stages"])
    assert sum(found["stages"].values()) == pytest.approx(1)
    assert all(share > 0 for name, share in found["stages"].items() if name != "other")
    assert found["speedup"] == pytest.approx(found["fps"] / found["baseline_fps"])
    assert found["learn_seconds"] > 0 and found["baseline_learn_seconds"] > 0
    assert found["baseline_learn_steps"][0] > 5  # as many as Gauss-Newton took
    assert found["agreement"] > 0.7


def test_what_frtm_has_not_is_said(run, job, tmp_path):  # noqa: F811
    folder, options = job
    code, _, error = run("bench", "adapt", "--clip", folder, *options)
    assert code == 2
    assert "no test-time training" in error
    code, _, error = run("eval", tmp_path, "--task", "iterations", "--engine", "frtm")
    assert code == 2
    assert "keeps none" in error
