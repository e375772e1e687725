"""``vosannot bench``."""

import json

import pytest

from tests.cli.test_propagate import run  # noqa: F401 (fixture)
from tests.engines.test_stcn_engine import clip, weights  # noqa: F401 (fixtures)
from vosannot.engines.benchmark.long import there_and_back
from vosannot.masks.png import write_png


def test_measures(run):  # noqa: F811
    code, out, _ = run("bench", "measures", "--repeats", "2", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["speedup"] == found["baseline_ms"] / found["ours_ms"]
    code, out, _ = run("bench", "measures", "--repeats", "1")
    assert code == 0
    assert "speedup" in out


def test_propagation(run, clip, weights, tmp_path):  # noqa: F811
    """Both ways give the same masks; every stage is named; keys that scripts read are there."""
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    options = ["--clip", folder, "--mask", tmp_path / "first.png", "--weights", weights, "--size", "native"]
    code, out, _ = run(
        "bench", "propagate", *options, "--frames", "8", "--repeats", "1", "--precision", "float32", "--json"
    )
    assert code == 0
    found = json.loads(out)
    assert found["agreement"] > 0.995
    assert found["speedup"] == pytest.approx(found["fps"] / found["baseline_fps"])
    assert found["peak_rss_mb"] > 0
    assert found["working_size"] == "48x48"
    assert found["frames"] == 5
    assert sum(found["stages"].values()) == pytest.approx(1)
    assert {"key encoder", "memory read", "decoder", "value encoder"} <= set(found["stages"])
    code, _, error = run("bench", "propagate", "--clip", folder)
    assert code == 2
    assert "together" in error


def test_adaptation(run, clip, weights, tmp_path):  # noqa: F811
    """The plain loop has the same first gradients; the keys that scripts read are there."""
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    options = ["--clip", folder, "--mask", tmp_path / "first.png", "--weights", weights, "--size", "native"]
    code, out, _ = run("bench", "adapt", *options, "--jump", "3", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["gradient_difference"] < 1e-3
    assert found["speedup"] == pytest.approx(found["baseline_seconds_per_100"] / found["seconds_per_100"])
    assert found["peak_mb"] > 0 and found["samples"] == 2 and found["length"] == 3


def test_rendering(run):  # noqa: F811
    code, out, _ = run("bench", "render", "--size", "64", "--batch", "2", "--timed", "2", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["ratio"] == pytest.approx(found["clips_per_s"] / found["trainer_clips_per_s"])
    assert found["clips_per_s"] > 0 and found["batch"] == 2


def test_a_long_clip(run, clip, weights, tmp_path):  # noqa: F811
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    options = ["--clip", folder, "--mask", tmp_path / "first.png", "--weights", weights, "--size", "native"]
    options += ["--mem-every", "1", "--max-mem-frames", "6", "--frames", "45", "--every", "10", "--json"]
    code, out, _ = run("bench", "long", *options)
    assert code == 0
    found = json.loads(out)
    assert [point["frame"] for point in found["curve"]] == [10, 20, 30, 40, 44]
    assert all(point["cells"] <= 7 * 9 for point in found["curve"])  # one reference, six predicted frames


def test_there_and_back():
    assert [there_and_back(i, 4) for i in range(9)] == [0, 1, 2, 3, 2, 1, 0, 1, 2]
    assert [there_and_back(i, 2) for i in range(4)] == [0, 1, 0, 1]
