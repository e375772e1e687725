"""The command line, as a script would call it."""

import json
import sys

import numpy as np
import pytest
from PIL import Image

from tests.engines.test_stcn_engine import clip, weights  # noqa: F401 (fixtures)
from vosannot.cli.main import main
from vosannot.masks.png import read_png, write_png

FAST = ["--size", "0", "--adapt-size", "0", "--iterations", "2", "--jump", "3", "--device", "cpu"]


@pytest.fixture
def run(monkeypatch, capsys):
    """Call the program in this process: (exit code, stdout, stderr)."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["vosannot", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return left.value.code or 0, captured.out, captured.err

    return call


@pytest.fixture
def job(clip, weights, tmp_path):  # noqa: F811
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    return [folder, "--mask", tmp_path / "first.png", "--out", tmp_path / "out", "--weights", weights, *FAST]


def test_writes_the_layout_that_evaluators_read(run, job, tmp_path):
    code, out, _ = run("propagate", *job, "--json")
    assert code == 0
    summary = json.loads(out)
    assert summary["frames"] == 10
    assert summary["iterations"] == 2
    files = sorted((tmp_path / "out" / "square").iterdir())
    assert [f.name for f in files] == [f"{t:05d}.png" for t in range(10)]
    with Image.open(files[3]) as image:
        assert image.mode == "P"
        assert image.size == (48, 48)
        assert image.getpalette()[3:6] == [128, 0, 0]
    assert np.array_equal(read_png(files[0]), read_png(tmp_path / "first.png"))


def test_soft_masks_and_a_reference_in_the_middle(run, job, clip, tmp_path):  # noqa: F811
    write_png(tmp_path / "late.png", clip[1][6])
    position = job.index("--mask") + 1
    job[position] = f"6={tmp_path / 'late.png'}"
    code, _, _ = run("propagate", *job, "--objective", "none", "--soft")
    assert code == 0
    out = tmp_path / "out" / "square"
    assert len(list(out.glob("*.png"))) == 10
    assert np.array_equal(read_png(out / "00006.png"), clip[1][6])
    with np.load(out / "00002.npz") as soft:
        assert soft["probabilities"].dtype == np.float16
        assert soft["probabilities"].shape == (2, 48, 48)


def refused(result, *words):
    code, out, err = result
    flat = " ".join(err.split())
    assert code == 2, (out, err)
    assert all(word in flat for word in words), err
    assert "Traceback" not in err


def test_bad_input_is_one_sentence_and_exit_code_2(run, job, tmp_path):
    empty = tmp_path / "empty.mp4"
    empty.write_bytes(b"")
    mask = str(job[2])
    refused(run("propagate", empty, *job[1:]), "empty.mp4")
    refused(run("propagate", tmp_path / "nowhere", *job[1:]), "nowhere")
    refused(run("propagate", *job, "--mask", "77=" + mask), "frames 0 to 9")
    small = tmp_path / "small.png"
    write_png(small, np.ones((5, 5), np.uint8))
    refused(run("propagate", job[0], "--mask", small, *job[3:]), "small.png", "5")
    blank = tmp_path / "blank.png"
    write_png(blank, np.zeros((48, 48), np.uint8))
    refused(run("propagate", job[0], "--mask", blank, *job[3:]), "blank.png", "no object")
    (tmp_path / "text.png").write_text("hello")
    refused(run("propagate", job[0], "--mask", tmp_path / "text.png", *job[3:]), "text.png")
    refused(run("propagate", *job, "--engine", "magic"), "magic", "stcn")
    refused(run("propagate", *job, "--iterations", "0"), "iterations")
    refused(run("propagate", *job, "--objective", "love"), "none, mcc, ent, ae")
    refused(run("propagate", *job, "--weights", tmp_path / "no.pth"), "no.pth")
    (tmp_path / "file").write_text("")
    job[job.index("--out") + 1] = tmp_path / "file" / "inside"
    refused(run("propagate", *job), "inside")
    assert not (tmp_path / "out").exists()


def test_a_missing_path_for_the_window_is_refused(run, tmp_path):
    refused(run(tmp_path / "none.mp4"), "none.mp4")


def test_version(run):
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("vosannot 0.")


def test_score_of_perfect_and_broken_results(run, clip, tmp_path):  # noqa: F811
    masks = clip[1]
    for t, labels in enumerate(masks):
        for folder in ("data/Annotations/480p/square", "results/square"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            write_png(tmp_path / folder / f"{t:05d}.png", labels)
    code, out, _ = run("score", tmp_path / "results", tmp_path / "data", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["overall"]["jf_mean"] == 1.0
    assert len(found["sequences"]["square"]["objects"]["1"]["j"]) == 8
    (tmp_path / "results/square/00004.png").unlink()
    refused(run("score", tmp_path / "results", tmp_path / "data"), "00004.png", "missing")
    bad = masks[4].copy()
    bad[0, 0] = 255
    Image.fromarray(bad).save(tmp_path / "results/square/00004.png")
    refused(run("score", tmp_path / "results", tmp_path / "data"), "00004.png", "255")
