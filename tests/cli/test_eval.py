"""``vosannot eval``: the three tasks, taking up again, comparing, reports, bad input."""

import csv
import itertools
import json
import re
import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from scipy.stats import spearmanr

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.engines.test_stcn_engine import clip, weights  # noqa: F401 (fixtures)
from vosannot.evaluation.davis import DavisDataset, score_folder
from vosannot.masks.png import read_png, write_png
from vosannot.networks.checkpoint import save_network
from vosannot.networks.selector.config import SelectorConfig
from vosannot.networks.selector.model import Selector


@pytest.fixture
def data(clip, tmp_path):  # noqa: F811
    """Two sequences: "square" as it is, and "pair", which has a second object at rest."""
    folder, masks = clip
    root = tmp_path / "data"
    for name in ("square", "pair"):
        shutil.copytree(folder, root / "JPEGImages" / "480p" / name)
        (root / "Annotations" / "480p" / name).mkdir(parents=True)
        for t, labels in enumerate(masks):
            labels = labels.copy()
            if name == "pair":
                labels[36:44, 4:14] = 2
            write_png(root / "Annotations" / "480p" / name / f"{t:05d}.png", labels)
    return root


@pytest.fixture
def call(run, data, weights, tmp_path):  # noqa: F811
    """Run ``vosannot eval`` on the data with the tiny network: (exit code, parsed summary, stderr)."""

    def evaluate(*arguments, out="out"):
        fast = ["--size", "0", "--adapt-size", "0", "--iterations", "2", "--jump", "3", "--device", "cpu"]
        places = ["--weights", weights, "--out", tmp_path / out]
        code, text, err = run("eval", data, *places, *fast, "--json", *arguments)
        return code, json.loads(text) if code == 0 else text, err

    return evaluate


def loaded(folder):
    return json.loads((folder / "result.json").read_text())


def check_report(path, *numbers):
    """One file, nothing from elsewhere, and these numbers in it."""
    page = path.read_text()
    assert not re.search(r"https?:|file:|<link|<script|@import|url\(", page)
    assert all(source.startswith("data:image/") for source in re.findall(r'src="([^"]*)"', page))
    assert "<svg" in page
    assert "prefers-color-scheme: dark" in page
    for number in numbers:
        assert f"{number:.3f}" in page
    return page


def test_semi_writes_masks_numbers_and_a_report(call, data, tmp_path):
    code, summary, _ = call()
    assert code == 0
    result = loaded(tmp_path / "out")
    scores = score_folder(tmp_path / "out" / "masks", DavisDataset(data)).to_json()
    assert result["overall"]["jf_mean"] == pytest.approx(scores["overall"]["jf_mean"], abs=1e-12)
    assert summary["runs"]["."]["overall"] == result["overall"]
    for name, objects in (("square", {"1"}), ("pair", {"1", "2"})):
        record = result["sequences"][name]
        assert set(record["objects"]) == objects
        for identifier in objects:
            assert record["objects"][identifier]["j"] == list(scores["sequences"][name]["objects"][identifier]["j"])
        assert [point["step"] for point in record["adaptation"]] == [0, 1, 2]
        assert record["fps"] > 0
        assert len(record["confidence"]) == 8
    assert result["settings"]["params"]["iterations"] == 2
    assert len(result["weights"]["sha256"]) == 64
    assert result["versions"]["torch"]
    with (tmp_path / "out" / "result.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3 * 8
    assert {row["frame"] for row in rows} == {str(t) for t in range(1, 9)}
    assert float(rows[0]["J"]) == result["sequences"][rows[0]["sequence"]]["objects"]["1"]["j"][0]
    page = check_report(tmp_path / "out" / "report.html", result["overall"]["jf_mean"], result["overall"]["j_mean"])
    assert "data:image/jpeg" in page
    assert np.array_equal(
        read_png(tmp_path / "out/masks/pair/00000.png"), read_png(data / "Annotations/480p/pair/00000.png")
    )


def test_resumes_by_sequence_and_refuses_other_settings(call, tmp_path):
    assert call("--objective", "none")[0] == 0
    before = loaded(tmp_path / "out")
    kept = tmp_path / "out" / "sequences" / "square.json"
    stamp = kept.stat().st_mtime_ns
    (tmp_path / "out" / "sequences" / "pair.json").unlink()
    (tmp_path / "out" / "result.json").unlink()
    code, _, err = call("--objective", "none")
    assert code == 0
    assert "square is finished already" in err
    assert "pair is finished" not in err
    assert kept.stat().st_mtime_ns == stamp
    after = loaded(tmp_path / "out")
    assert after["sequences"]["square"] == before["sequences"]["square"]
    assert after["sequences"]["pair"]["objects"] == before["sequences"]["pair"]["objects"]
    refused(call("--objective", "none", "--mem-every", "2"), "other settings", "mem_every 5 there, 2 now", "--restart")
    assert loaded(tmp_path / "out") == after
    assert call("--objective", "none", "--mem-every", "2", "--restart", "--sequences", "pair")[0] == 0
    assert list(loaded(tmp_path / "out")["sequences"]) == ["pair"]
    assert not kept.exists()


def test_two_runs_side_by_side(call, tmp_path):
    assert call("--objective", "none", out="plain")[0] == 0
    code, _, _ = call("--objective", "mcc", "--lr", "0.01", "--against", tmp_path / "plain")
    assert code == 0
    mine, other = loaded(tmp_path / "out")["overall"]["jf_mean"], loaded(tmp_path / "plain")["overall"]["jf_mean"]
    page = check_report(tmp_path / "out" / "report.html", mine, other)
    assert "STCN, objective mcc beside STCN, objective none" in page
    assert "differs most" in page
    assert f"{mine - other:+.3f}".replace("-", "−") in page
    code, _, _ = call(
        "--objective", "none", "--mem-every", "1", "--against", tmp_path / "plain/result.json", out="often"
    )
    assert code == 0
    assert "mem_every 1" in (tmp_path / "often" / "report.html").read_text()
    refused(call("--against", tmp_path / "nowhere"), "nowhere", "no result")
    refused(call("--task", "rounds", "--against", tmp_path / "plain"), "of task semi")
    (tmp_path / "text.json").write_text("hello")
    refused(call("--against", tmp_path / "text.json"), "text.json")


def test_iterations_follow_one_adaptation(call, tmp_path):
    code, _, _ = call("--task", "iterations", "--iterations", "5", "--every", "2", "--lr", "0.003")
    assert code == 0
    result = loaded(tmp_path / "out")
    record = result["sequences"]["square"]
    assert [p["step"] for p in record["iterations"]] in ([0, 2, 4, 5], [0, 1, 3, 5])
    assert record["best"]["jf"] == max(p["jf"] for p in record["iterations"])
    assert result["overall"]["jf_best"] >= result["overall"]["jf_last"]
    assert call("--objective", "none", out="plain")[0] == 0  # iteration 0 is the network itself
    assert loaded(tmp_path / "plain")["sequences"]["square"]["jf_mean"] == record["iterations"][0]["jf"]
    with (tmp_path / "out" / "iterations.csv").open() as file:
        assert len(list(csv.DictReader(file))) == 8
    check_report(tmp_path / "out" / "report.html", record["best"]["jf"])
    refused(call("--task", "iterations", "--objective", "none", out="x"), "objective none")


def test_rounds_end_at_the_truth_and_are_compared(call, tmp_path):
    code, summary, _ = call(
        "--task", "rounds", "--rounds", "8", "--compare", "--sequences", "square", "--iterations", "1"
    )
    assert code == 0
    assert set(summary["runs"]) == {"adapted", "plain", "copy"}
    for name, run_ in summary["runs"].items():
        record = loaded(tmp_path / "out" / name)["sequences"]["square"]
        rounds = record["rounds"]
        assert len(rounds) == 9
        assert rounds[-1]["jf"] == 1.0
        assert sorted(r["corrected"] for r in rounds[1:]) == list(range(1, 9))
        assert record["area"] == pytest.approx(np.mean([r["jf"] for r in rounds]))
        needed = record["corrections"]["0.85"]
        assert rounds[needed]["j"] >= 0.85
        assert all(r["j"] < 0.85 for r in rounds[:needed])
        assert run_["overall"]["area"] == record["area"]
        assert run_["overall"]["corrections"]["0.85"]["capped"] == needed
    copied = loaded(tmp_path / "out/copy")["sequences"]["square"]["rounds"]
    assert copied[0]["jf"] < copied[4]["jf"] < 1
    page = check_report(tmp_path / "out" / "report.html", *(r["overall"]["area"] for r in summary["runs"].values()))
    assert "no network" in page
    refused(call("--against", tmp_path / "out", out="x"), "several runs")


def test_suggestions_differ_and_are_repeatable(call, tmp_path):
    def corrected(*arguments, out):
        rounds = ["--task", "rounds", "--rounds", "3", "--objective", "none", "--sequences", "square"]
        assert call(*rounds, *arguments, out=out)[0] == 0
        return [r["corrected"] for r in loaded(tmp_path / out)["sequences"]["square"]["rounds"]]

    first = corrected("--suggest", "random", out="a")
    assert corrected("--suggest", "random", out="b") == first
    assert corrected("--suggest", "random", "--seed", "5", out="c") != first
    least_sure = corrected("--suggest", "confidence", out="d")
    plain = loaded(tmp_path / "d")
    assert plain["settings"]["suggest"] == "confidence"
    assert least_sure[0] is None
    assert len(set(least_sure)) == 4


def test_corruptions_run_below_the_folder(call, data, tmp_path):
    code, summary, _ = call(
        "--objective", "none", "--sequences", "square", "--corruption", "gaussian_noise:high", "--corruption", "clean"
    )
    assert code == 0, summary
    assert set(summary["runs"]) == {"gaussian_noise-high", "clean"}
    noisy = loaded(tmp_path / "out" / "gaussian_noise-high")
    assert noisy["settings"]["corruption"] == "gaussian_noise:high"
    assert noisy["title"].endswith("gaussian_noise:high")
    clean = loaded(tmp_path / "out" / "clean")
    assert noisy["sequences"]["square"]["confidence"] != clean["sequences"]["square"]["confidence"]
    assert (tmp_path / "out/gaussian_noise-high/masks/square/00009.png").is_file()
    assert not list((tmp_path / "out" / "gaussian_noise-high").glob(".frames-*"))
    check_report(tmp_path / "out" / "report.html", noisy["overall"]["jf_mean"], clean["overall"]["jf_mean"])


def test_bad_input_is_one_sentence_and_exit_code_2(call, run, data, tmp_path):  # noqa: F811
    refused(call("--sequences", "unicorn"), "unicorn", "pair, square")
    refused(call("--corruption", "sepia:high"), "sepia")
    refused(call("--corruption", "gaussian_noise:awful"), "awful")
    refused(call("--task", "dance"), "semi, iterations, rounds")
    refused(call("--suggest", "luck"), "worst, listed, selector, confidence, even, random")
    refused(call("--engine", "magic"), "magic", "stcn")
    refused(call("--weights", tmp_path / "no.safetensors"), "no.safetensors")
    refused(run("eval", tmp_path / "nowhere"), "nowhere", "DAVIS")
    refused(call("--resolution", "1080p"), "1080p")
    masks, images = data / "Annotations" / "480p" / "square", data / "JPEGImages" / "480p" / "square"
    assert not (tmp_path / "out").exists()

    original = (masks / "00004.png").read_bytes()
    (masks / "00004.png").unlink()
    refused(call(), "00004.png", "missing")
    write_png(masks / "00004.png", np.ones((5, 6), np.uint8))
    refused(call(), "00004.png", "6x5", "48x48")
    (masks / "00004.png").write_bytes(original)
    write_png(masks / "00010.png", np.ones((48, 48), np.uint8))
    refused(call(), "00010.png", "no image")
    (masks / "00010.png").unlink()
    first = (masks / "00000.png").read_bytes()
    write_png(masks / "00000.png", np.zeros((48, 48), np.uint8))
    refused(call(), "00000.png", "no object")
    (masks / "00000.png").write_bytes(first)
    shutil.move(images, tmp_path / "moved")
    refused(call(), "no images", "JPEGImages/480p/square")
    assert not (tmp_path / "out").exists()


def test_scoring_refuses_what_is_no_prediction(run, data, tmp_path):  # noqa: F811
    results = tmp_path / "results"
    shutil.copytree(data / "Annotations" / "480p" / "pair", results / "pair")
    assert run("score", results, data)[0] == 0
    bad = read_png(results / "pair" / "00003.png")
    bad[0, 0] = 255
    Image.fromarray(bad).save(results / "pair" / "00003.png")
    refused(run("score", results, data), "00003.png", "255")
    write_png(results / "pair" / "00003.png", np.ones((4, 4), np.uint8))
    refused(run("score", results, data), "00003.png", "4x4")


def test_needs_no_torch_and_no_qt():
    code = (
        "import sys, vosannot.evaluation.evaluate, vosannot.evaluation.report, vosannot.cli.eval; "
        "sys.exit(any(name in sys.modules for name in ('torch', 'PySide6')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_the_window_lists_is_judged_and_can_be_corrected(call, tmp_path):
    assert call("--objective", "none", "--sequences", "square", out="semi")[0] == 0
    record = loaded(tmp_path / "semi")["sequences"]["square"]
    looks = record["looks"]
    if looks:  # an untrained network may be sure of everything
        assert 0 <= looks["hits"] <= 1 and looks["j_worst"] <= looks["j"]
        assert set(looks["frames"]) <= set(range(1, record["frames"] - 1))
        assert "Frames to look at next" in (tmp_path / "semi/report.html").read_text("utf-8")
    rounds = ["--task", "rounds", "--rounds", "3", "--objective", "none", "--sequences", "square"]
    assert call(*rounds, "--suggest", "listed", out="listed")[0] == 0
    entries = loaded(tmp_path / "listed")["sequences"]["square"]["rounds"]
    assert len({entry["corrected"] for entry in entries}) == 4
    for entry, after in itertools.pairwise(entries):
        if entry["looks"]:
            assert after["corrected"] == entry["looks"]["frames"][0]
    assert call(*rounds, "--suggest", "even", out="even")[0] == 0
    assert [r["corrected"] for r in loaded(tmp_path / "even")["sequences"]["square"]["rounds"]][:2] == [None, 8]


@pytest.fixture
def selector(tmp_path):
    path = tmp_path / "selector.safetensors"
    save_network(path, Selector(SelectorConfig(widths=(8, 16, 16), blocks=1, heads=2)), {})
    return path


def test_masks_are_checked_and_the_check_is_scored(call, tmp_path, selector):
    code, summary, _ = call("--task", "check", "--selector", selector, out="check")
    assert code == 0
    result = loaded(tmp_path / "check")
    assert result["settings"]["params"]["objective"] == "none"  # as the weights make them
    for record in result["sequences"].values():
        check = record["check"]
        assert len(check["expected_j"]) == record["frames"] - 2 and all(0 <= j <= 1 for j in check["expected_j"])
        assert all(-1 <= value <= 1 for value in check["rank"].values())
        j = np.mean([entry["j"] for entry in record["objects"].values()], 0)
        same = np.ptp(j) == 0 or np.ptp(check["expected_j"]) == 0  # masks that are all alike have no ranks
        rank = 0.0 if same else spearmanr(1 - np.array(check["expected_j"]), 1 - j).statistic
        assert check["rank"]["expected_j"] == pytest.approx(rank)
    assert summary["runs"]["."]["overall"]["check"]["off"] >= 0
    assert "Predicted error against true error" in (tmp_path / "check/report.html").read_text("utf-8")


def test_the_check_says_what_to_correct(call, tmp_path, selector):
    rounds = ["--task", "rounds", "--rounds", "2", "--objective", "none", "--sequences", "square"]
    assert call(*rounds, "--suggest", "selector", "--selector", selector, out="asked")[0] == 0
    corrected = [entry["corrected"] for entry in loaded(tmp_path / "asked")["sequences"]["square"]["rounds"]]
    assert corrected[0] is None and len(set(corrected)) == 3
