"""vosannot propose, and what is measured of it."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.test_propagate import run  # noqa: F401 (fixture)
from tests.engines.moving import overlap, save, scene
from tests.networks.test_datt import tiny_network
from tests.networks.test_layers import tiny_layers
from vosannot.engines.catalogue import offered_proposers
from vosannot.masks.png import read_png, write_png
from vosannot.networks.checkpoint import save_network

pytestmark = pytest.mark.usefixtures("own_cache")


def test_the_surest_frame_of_each_object(run, tmp_path: Path) -> None:  # noqa: F811
    pictures, truth = scene(8)
    code, out, _ = run(
        "propose", save(tmp_path / "scene", pictures), "--out", tmp_path / "out", "--method", "motion", "--json"
    )
    assert code == 0
    summary = json.loads(out)
    (first, *_) = summary["candidates"]
    files = list((tmp_path / "out" / "scene").iterdir())
    assert summary["masks"] == len(files) and f"{first['stem']}.png" in {file.name for file in files}
    file = tmp_path / "out" / "scene" / f"{first['stem']}.png"
    assert overlap(read_png(file) == 1, truth[first["frame"]]) > 0.75
    with Image.open(file) as image:
        assert image.mode == "P" and image.getpalette()[3:6] == [128, 0, 0]
    assert first["frames"] == 8 and summary["method"] == "motion" and summary["nothing"] == ""


def test_every_frame(run, tmp_path: Path) -> None:  # noqa: F811
    pictures, truth = scene(8)
    folder = save(tmp_path / "scene", pictures)
    code, _, err = run(
        "propose", folder, "--out", tmp_path / "out", "--method", "motion", "--all-frames", "--objects", "1"
    )
    assert code == 0 and "object 1" in err and "8 masks in" in err
    for frame, mask in enumerate(truth):
        assert overlap(read_png(tmp_path / "out" / "scene" / f"{frame:05d}.png") == 1, mask) > 0.5


def test_nothing_moves(run, tmp_path: Path) -> None:  # noqa: F811
    folder = save(tmp_path / "still", scene(4, step=0, pan=0)[0])
    code, _, err = run("propose", folder, "--out", tmp_path / "out", "--method", "motion")
    assert code == 0 and "Nothing was found that moves" in err.replace("\n", " ")
    assert not list((tmp_path / "out" / "still").iterdir())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--method", "magic"], "--method is one of"),
        (["--method", "motion", "--size", "3"], "size must lie between"),
    ],
)
def test_bad_input_is_one_sentence(run, tmp_path: Path, arguments, words) -> None:  # noqa: F811
    folder = save(tmp_path / "scene", scene(2)[0])
    code, out, err = run("propose", folder, "--out", tmp_path / "out", *arguments)
    assert code == 2 and words in err and "Traceback" not in err and out == ""


@pytest.fixture
def network(tmp_path: Path) -> list[str]:
    """Options for a tiny, untrained network."""
    save_network(tmp_path / "tiny.safetensors", tiny_network(), {})
    return ["--method", "datt", "--weights", str(tmp_path / "tiny.safetensors"), "--size", "96", "--epochs", "1"]


def test_the_network_adapts_and_its_curve_is_written(run, network, tmp_path: Path) -> None:  # noqa: F811
    folder, curve = save(tmp_path / "scene", scene(4)[0]), tmp_path / "curve.csv"
    options = [*network, "--schedule", "ltv", "--device", "cpu", "--curve", curve, "--all-frames"]
    code, out, _ = run("propose", folder, "--out", tmp_path / "out", *options, "--json")
    assert code == 0
    summary = json.loads(out)
    assert summary["method"] == "datt" and summary["iterations"] == 1 and summary["masks"] == 4
    assert summary["reason"] and len(list((tmp_path / "out" / "scene").iterdir())) == 4
    assert len(curve.read_text().splitlines()) == 3  # head, before, after


def test_eval_compares_schedules_and_objectives(run, network, dataset, tmp_path: Path) -> None:  # noqa: F811
    data, _ = dataset
    out = tmp_path / "out"
    options = ["--task", "zero-shot", *network, "--device", "cpu", "--compare", "--out", out, "--json"]
    code, text, err = run("eval", data, *options)
    assert code == 0, err
    runs = json.loads(text)["runs"]
    by_flow = set(offered_proposers()) & {"flow", "motion"}
    others = {"depth-n", "depth-mwi", "depth-ltv", "appearance", "entropy", "bn"}
    assert "motion" in by_flow and set(runs) == by_flow | others
    for name, entry in runs.items():
        assert ("j_before" in entry["overall"]) == (name not in by_flow)
    befores = {runs[name]["overall"]["j_before"] for name in runs if name not in by_flow}
    assert len(befores) == 1  # all begin with the same weights, whatever ran before them
    page = (out / "report.html").read_text()
    assert "J before" in page and "schedule mwi" in page


def test_eval_scores_epochs(run, network, dataset, tmp_path: Path) -> None:  # noqa: F811
    data, _ = dataset
    out, options = tmp_path / "out", ["--device", "cpu", "--json", *network, "--epochs", "3", "--lr", "0.0003"]
    options += ["--objective", "depth"]
    code, _, err = run("eval", data, "--task", "iterations", *options, "--every", "1", "--out", out)
    assert code == 0, err
    record = json.loads((out / "result.json").read_text())["sequences"]["scene"]
    assert [point["step"] for point in record["iterations"]] == [0, 1, 2, 3]
    assert len({point["confidence"] for point in record["iterations"]}) > 1  # with weights of their own
    last = [point["j"] for point in record["iterations"]][-1]
    assert record["j_mean"] == pytest.approx(last) and record["rules"]["fixed"]["j"] == pytest.approx(last)
    assert record["ended"]["step"] == 3 and "J&amp;F against adaptation" in (out / "report.html").read_text()
    plain = [*options, "--objective", "none"]
    code, text, err = run("eval", data, "--task", "zero-shot", *plain, "--out", tmp_path / "plain")
    assert code == 0, err
    first = record["iterations"][0]
    overall = json.loads(text)["runs"]["."]["overall"]
    assert overall["j_mean"] == pytest.approx(first["j"]) and overall["f_pixel_mean"] == pytest.approx(first["f_pixel"])
    for refused in (["--schedule", "n"], ["--objective", "none"]):
        code, _, err = run("eval", data, "--task", "iterations", *options, *refused, "--out", tmp_path / "x")
        assert code == 2 and "--task iterations" in err


@pytest.fixture
def dataset(tmp_path: Path) -> tuple[Path, list[np.ndarray]]:
    """One sequence with two objects, which count as one foreground; and where they are."""
    pictures, truth = scene(6)
    data = tmp_path / "data"
    save(data / "JPEGImages" / "480p" / "scene", pictures)
    (annotations := data / "Annotations" / "480p" / "scene").mkdir(parents=True)
    for frame, mask in enumerate(truth):
        labels = mask.astype(np.uint8)
        labels[:58][mask[:58]] = 2
        write_png(annotations / f"{frame:05d}.png", labels)
    return data, truth


def test_eval_zero_shot(run, dataset, tmp_path: Path) -> None:  # noqa: F811
    data, truth = dataset
    out = tmp_path / "out"
    code, text, _ = run("eval", data, "--task", "zero-shot", "--method", "motion", "--out", out, "--json")
    assert code == 0
    overall = json.loads(text)["runs"]["."]["overall"]
    result = json.loads((out / "result.json").read_text())
    record = result["sequences"]["scene"]
    masks = [read_png(out / "masks" / "scene" / f"{frame:05d}.png") > 0 for frame in range(6)]
    j = [overlap(mask, wanted) for mask, wanted in zip(masks, truth, strict=True)]
    assert overall["j_mean"] == pytest.approx(np.mean(j)) and np.mean(j) > 0.7
    assert overall["f_pixel_mean"] == pytest.approx(np.mean([2 * v / (1 + v) for v in j]))
    assert len(record["objects"]["1"]["j"]) == 6 and record["first_scored"] == 0
    assert overall["first_candidate_j"] > 0.7
    # Motion alone sees one part; it is given to the object that it resembles more, the other one gets none.
    assert set(record["objects_j"]) == {"1", "2"} and min(record["objects_j"].values()) == 0
    assert overall["objects_j"] == pytest.approx(max(record["objects_j"].values()) / 2) and overall["objects_j"] > 0.2
    with (out / "zero-shot.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert float(row["J object by object"]) == overall["objects_j"]
    assert float(row["F pixel"]) == overall["f_pixel_mean"] and float(row["F boundary"]) == overall["f_mean"]
    page = (out / "report.html").read_text()
    assert "F pixel" in page and f"{overall['f_pixel_mean']:.3f}" in page


def test_objects_are_told_apart_by_the_flow_network(run, dataset, tmp_path: Path) -> None:  # noqa: F811
    data, _ = dataset
    save_network(tmp_path / "tiny.safetensors", tiny_layers(), {})
    options = ["--method", "flow", "--weights", tmp_path / "tiny.safetensors", "--threshold", "0.3", "--device", "cpu"]
    folder = data / "JPEGImages" / "480p" / "scene"
    code, out, err = run(
        "propose", folder, "--out", tmp_path / "out", *options, "--objects", "2", "--all-frames", "--json"
    )
    assert code == 0, err
    summary = json.loads(out)
    assert summary["method"] == "flow" and summary["masks"] == 6 and len(summary["candidates"]) <= 2
    code, _, err = run("eval", data, "--task", "zero-shot", *options, "--out", tmp_path / "eval", "--json")
    assert code == 0, err
    result = json.loads((tmp_path / "eval" / "result.json").read_text())
    assert result["settings"]["params"]["window"] == 6 and result["settings"]["weights_sha256"]
    assert set(result["sequences"]["scene"]["objects_j"]) == {"1", "2"}
    code, _, err = run("propose", folder, "--out", tmp_path / "out", "--method", "flow", "--weights", "nothing")
    assert code != 0 and "no weights called 'nothing'" in err.replace("\n", " ")


def test_method_belongs_to_its_task(run, tmp_path: Path) -> None:  # noqa: F811
    code, _, err = run("eval", tmp_path, "--method", "motion")
    assert code == 2 and "--task zero-shot" in err
