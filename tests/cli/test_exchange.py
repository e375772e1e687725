"""``export``, ``import`` and ``check-export``, as a script would call them."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.project.exchanging import images, label_maps, tree
from tests.project.helpers import HEIGHT, WIDTH, blob
from vosannot.masks.png import write_png
from vosannot.media.clip import open_clip
from vosannot.project.records import FrameState, Provenance
from vosannot.project.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two videos of five frames; of the second, only the first three have masks."""
    path = tmp_path / "w.vosannot"
    with Workspace.open(path) as opened:
        for name, many in (("cow", 5), ("dog", 3)):
            with open_clip(images(tmp_path / "clips" / name, 5)) as clip:
                document = opened.video_document(opened.add_video(clip.info).id)
            document.add_object(name)
            kinds = [Provenance.MANUAL, *[Provenance.PROPAGATED] * 4]
            document.set_many({f: (FrameState(f, kinds[f], 0.5, ()), blob(1, x=f)) for f in range(many)}, "Set")
    return path


def maps(path: Path) -> dict[str, dict[int, bytes]]:
    with Workspace.open(path, create=False) as opened:
        return {v.name: label_maps(opened.video_document(v.id)) for v in opened.videos()}


def test_there_and_back(run, workspace: Path, tmp_path: Path) -> None:  # noqa: F811
    for format in ("davis", "youtube-vos", "coco"):
        out, again = tmp_path / format, tmp_path / f"{format}.vosannot"
        code, text, _ = run("export", workspace, "--format", format, "--out", out, "--json")
        assert code == 0
        assert json.loads(text) == {"format": format, "videos": 2, "masks": 8, "out": str(out)}
        code, text, _ = run("import", out, "--into", again, "--json")
        assert code == 0
        assert json.loads(text) == {"videos": 2, "added": 2, "frames": 8, "objects": 2, "skipped": 0}
        assert maps(again) == maps(workspace)
    code, text, _ = run(
        "score", tmp_path / "davis/Annotations/480p", tmp_path / "davis", "--sequences", "cow", "--json"
    )
    assert code == 0 and json.loads(text)["overall"]["jf_mean"] == 1


def test_options_of_export(run, workspace: Path, tmp_path: Path) -> None:  # noqa: F811
    out = tmp_path / "out"
    options = ("--video", "cow", "--approved-only", "--no-images", "--zip", "--format", "coco")
    code, _, _ = run("export", workspace, "--out", out, *options)
    assert code == 0 and (tmp_path / "out.zip").is_file() and not out.exists()
    refused(run("export", workspace, "--out", out, *options), "out.zip", "there already")
    assert run("export", workspace, "--out", out, *options, "--replace")[0] == 0
    refused(run("export", workspace, "--out", out, "--video", "pig"), "pig", "cow, dog")
    refused(run("export", workspace, "--out", out, "--every", 5), "every 5th".capitalize())
    refused(run("export", tmp_path / "none.vosannot", "--out", out), "does not exist")
    assert run("export", workspace, "--out", out, "--format", "psd")[0] == 2
    code, _, _ = run("export", workspace, "--out", out, "--format", "soft", "--soften", 0, "--video", "dog")
    assert code == 0 and len(tree(out)) == 4
    code, _, _ = run("export", workspace, "--out", tmp_path / "film", "--format", "overlay")
    assert code == 0 and sorted(tree(tmp_path / "film")) == ["cow-overlay.mp4", "dog-overlay.mp4", "vosannot.json"]


def test_check_export(run, workspace: Path, tmp_path: Path) -> None:  # noqa: F811
    run("export", workspace, "--out", tmp_path / "out")
    code, text, _ = run("check-export", tmp_path / "out", "--json")
    found = json.loads(text)
    assert code == 1 and found["rejected"] == 2 and found["masks"] == 16  # dog, in both sizes
    assert {(f["rank"], f["kind"], f["video"]) for f in found["findings"]} == {
        ("rejected", "missing", "dog"), ("remark", "unapproved", "dog"), ("remark", "unapproved", "cow"),
    }  # fmt: skip
    code, text, _ = run("check-export", tmp_path / "out")
    assert code == 1 and "2 frames of dog have no mask: 00003.png and 1 more." in " ".join(text.split())
    run("export", workspace, "--out", tmp_path / "cow", "--video", "cow")
    code, text, _ = run("check-export", tmp_path / "cow")
    assert code == 0 and "Nothing that an evaluator would reject." in text
    refused(run("check-export", tmp_path / "nowhere"), "nowhere", "does not exist")


def test_import_into_a_video_of_another_name(run, workspace: Path, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "masks"
    folder.mkdir()
    write_png(folder / "00000.png", blob(3))
    write_png(folder / "00004.png", np.zeros((HEIGHT, WIDTH), np.uint8))
    refused(run("import", folder, "--into", workspace), "no video called masks")
    refused(run("import", folder, "--into", workspace, "--video", "pig"), "pig")
    before = maps(workspace)
    code, _, err = run("import", folder, "--into", workspace, "--video", "dog")
    assert code == 0 and "manual masks were kept in frames 0" in " ".join(err.split())
    assert maps(workspace)["dog"].keys() == {0, 1, 2, 4} and maps(workspace)["dog"][0] == before["dog"][0]
    code, _, _ = run("import", folder, "--into", workspace, "--video", "dog", "--replace")
    assert code == 0 and maps(workspace)["dog"][0] == blob(3).tobytes()
    refused(run("import", tmp_path / "nowhere", "--into", workspace), "nowhere")
