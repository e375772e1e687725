"""The checks: of a workspace before an export, and of files that anybody has written."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.project.exchanging import OpenClip, images, propagated, run
from tests.project.helpers import HEIGHT, WIDTH, blob, stroke
from vosannot.core.errors import AnnotationError
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import encode_png, read_png, write_png
from vosannot.project.document import Document
from vosannot.project.exchange.checking import check_documents
from vosannot.project.exchange.checking_files import check_files
from vosannot.project.exchange.exporting import export
from vosannot.project.exchange.findings import Finding, Rank
from vosannot.project.exchange.options import ExportOptions, Format

BOTH = blob(1) | blob(2, x=40)


@pytest.fixture
def good(opened: OpenClip) -> Document:
    """Nothing is wrong with it."""
    document = opened()
    propagated(document, range(5))
    document.approve(range(5))
    return document


def before(document: Document, format: Format = Format.DAVIS, **more: object) -> dict[str, Finding]:
    found = check_documents([document], ExportOptions(format, **more))  # type: ignore[arg-type]
    assert [f.rank for f in found] == sorted(f.rank for f in found)
    return {finding.kind: finding for finding in found}


def of(path: Path) -> dict[str, Finding]:
    found: list[Finding] = []
    run(check_files(path, found))
    assert [f.rank for f in found] == sorted(f.rank for f in found)
    assert all(f.text.endswith(".") and f.todo for f in found)
    return {finding.kind: finding for finding in found}


def test_nothing_is_wrong(good: Document, tmp_path: Path) -> None:
    for format in Format:
        assert before(good, format) == {}
    for format in (Format.DAVIS, Format.YOUTUBE_VOS, Format.COCO):
        run(export([good], tmp_path / format, ExportOptions(format)))
        assert of(tmp_path / format) == {}
    assert of(tmp_path / "davis/Annotations/Full-Resolution/cow") == {}


def test_before_an_export(good: Document, opened: OpenClip) -> None:
    good.delete_labels([2, 3])
    found = before(good)
    assert found["missing"].rank is Rank.REJECTED and (found["missing"].frame, found["missing"].count) == (2, 2)
    assert "2–3" in found["missing"].text
    assert before(good, fill_missing=True)["missing"].rank is Rank.REMARK
    assert before(good, Format.COCO)["missing"].rank is Rank.REMARK
    good.undo()
    good.delete_labels([0], [1])
    assert before(good).keys() == {"late"} and before(good)["late"].frame == 1
    assert before(good, Format.YOUTUBE_VOS) == {}
    good.undo()
    good.delete_labels(range(5), [1])
    assert before(good).keys() == {"gaps"} and "are 2;" in before(good)["gaps"].text
    good.undo()
    good.unapprove([4])
    assert before(good)["unapproved"].rank is Rank.REMARK and before(good)["unapproved"].frame == 4
    assert before(good, approved_only=True)["missing"].frame == 4
    good.delete_labels(range(5))
    assert before(good)["empty"].rank is Rank.REJECTED
    short = opened("short", 2, pattern="img{}.jpg")
    stroke(short, 0, 1)
    stroke(short, 1, 1)
    assert before(short).keys() == {"short", "numbered"} and before(short)["numbered"].rank is Rank.REMARK
    short.video.path.rename(short.video.path.with_name("moved"))
    assert before(short)["clip"].rank is Rank.REJECTED and "clip" not in before(short, images=False)


def davis(tmp_path: Path, change: Callable[[Path], object]) -> dict[str, Finding]:
    """What is found in a good DAVIS tree of five frames after a change to the folder of masks."""
    root = tmp_path / "root"
    images(root / "JPEGImages/480p/cow", 5)
    folder = root / "Annotations/480p/cow"
    folder.mkdir(parents=True)
    for frame in range(5):
        write_png(folder / f"{frame:05d}.png", BOTH)
    (root / "ImageSets/2017").mkdir(parents=True)
    (root / "ImageSets/2017/val.txt").write_text("cow\n")
    change(folder)
    return of(root)


def _grey(folder: Path) -> None:
    Image.fromarray(BOTH).save(folder / "00003.png")


def _davis_2016(folder: Path) -> None:
    for path in folder.iterdir():
        Image.fromarray(np.where(BOTH > 0, 255, 0).astype(np.uint8)).save(path)


def _colours(folder: Path) -> None:
    Image.fromarray(davis_palette()[BOTH]).save(folder / "00003.png")


def _void(folder: Path) -> None:
    labels = BOTH.copy()
    labels[0] = 255
    for frame in (2, 3):
        write_png(folder / f"{frame:05d}.png", labels)


def _own_palette(folder: Path) -> None:
    picture = Image.fromarray(BOTH)
    picture.putpalette([9, 9, 9] * 256)
    picture.save(folder / "00001.png")


def _late(folder: Path) -> None:
    write_png(folder / "00004.png", BOTH | blob(3, y=30))


def _gap(folder: Path) -> None:
    for path in folder.iterdir():
        write_png(path, np.where(BOTH == 2, 5, BOTH).astype(np.uint8))


@pytest.mark.parametrize(
    ("change", "kinds", "file", "frame"),
    [
        (_grey, {"palette"}, "00003.png", 3),
        (_davis_2016, {"palette", "void"}, "00000.png", 0),
        (_colours, {"palette"}, "00003.png", 3),
        (_void, {"void"}, "00002.png", 2),
        (_late, {"late"}, "00004.png", 4),
        (_gap, {"gaps"}, "cow", None),
        (lambda f: (f / "00003.png").unlink(), {"missing"}, "00003.png", 3),
        (lambda f: write_png(f / "00005.png", BOTH), {"frame"}, "00005.png", None),
        (lambda f: (f / "00002.png").rename(f / "2.png"), {"digits", "frame", "missing"}, None, None),
        (lambda f: write_png(f / "00001.png", BOTH[:40]), {"size"}, "00001.png", 1),
        (lambda f: (f / "00001.png").write_bytes(encode_png(BOTH)[:80]), {"damaged"}, "00001.png", 1),
        (lambda f: (f / "00001.png").write_bytes(b""), {"damaged"}, "00001.png", 1),
        (lambda f: Image.fromarray(BOTH).save(f / "00001.jpg"), {"stranger"}, "00001.jpg", None),
        (lambda f: write_png(f / "00000.png", 0 * BOTH), {"first"}, "cow", 0),
        (lambda f: (f.parents[2] / "global_results.csv").write_text("x"), {"results"}, "global_results.csv", None),
        (lambda f: (f.parents[2] / "ImageSets/2017/val.txt").write_text("cow\npig\n"), {"list"}, "val.txt", None),
    ],
)  # fmt: skip
def test_what_evaluators_reject(
    tmp_path: Path, change: Callable[[Path], object], kinds: set[str], file: str | None, frame: int | None
) -> None:
    found = davis(tmp_path, change)
    assert found.keys() == kinds
    assert all(f.rank is Rank.REJECTED for f in found.values())
    for finding in found.values() if file is not None else ():
        assert Path(finding.path).name == file and finding.frame == frame


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (_own_palette, "colours"),
        (lambda f: (f.parents[2] / "ImageSets/2017/val.txt").unlink(), "unlisted"),
        (lambda f: (f.parents[2] / ".out.1234.part").mkdir(), "unfinished"),
    ],
)
def test_remarks(tmp_path: Path, change: Callable[[Path], object], kind: str) -> None:
    found = davis(tmp_path, change)
    assert found.keys() == {kind} and found[kind].rank is Rank.REMARK


def test_folder_without_frames(tmp_path: Path) -> None:
    for stem in (0, 5, 10, 20):
        write_png(tmp_path / f"{stem:05d}.png", BOTH if stem else blob(1))
    found = of(tmp_path)
    assert found.keys() == {"missing", "late"} and found["missing"].path.endswith("00015.png")
    assert (found["missing"].frame, found["late"].frame) == (3, 1)


def test_frames_are_known_from_the_export(good: Document, tmp_path: Path) -> None:
    good.delete_labels([4])
    good.unapprove([3])
    run(export([good], tmp_path / "out", ExportOptions(images=False)))
    found = of(tmp_path / "out")
    assert found.keys() == {"missing", "unapproved"} and found["missing"].frame == 4
    assert (found["unapproved"].rank, found["unapproved"].frame) == (Rank.REMARK, 3)


def test_youtube_vos_lists(good: Document, tmp_path: Path) -> None:
    run(export([good], tmp_path / "out", ExportOptions(Format.YOUTUBE_VOS)))
    meta = tmp_path / "out/meta.json"
    whole = json.loads(meta.read_bytes())
    whole["videos"]["cow"]["objects"]["1"]["frames"].append("00099")
    meta.write_text(json.dumps(whole))
    assert "frame 00099" in of(tmp_path / "out")["meta"].text
    whole["videos"]["cow"]["objects"]["1"]["frames"] = [[], {}, 5]
    meta.write_text(json.dumps(whole))
    assert of(tmp_path / "out")["meta"].count == 3
    meta.write_text('{"videos": {"pig": {}}}')
    assert of(tmp_path / "out").keys() == {"meta"}
    meta.unlink()
    assert "no meta.json" in of(tmp_path / "out")["meta"].text
    meta.write_text("{")
    assert of(tmp_path / "out").keys() == {"unknown"}


def test_coco(good: Document, tmp_path: Path) -> None:
    run(export([good], tmp_path / "out", ExportOptions(Format.COCO)))
    file = tmp_path / "out/annotations.json"
    whole = json.loads(file.read_bytes())

    def changed(**more: object) -> dict[str, Finding]:
        rows = [{**row} for row in whole["annotations"]]
        rows[3].update(more)
        file.write_text(json.dumps({**whole, "annotations": rows}))
        return of(tmp_path / "out")

    assert changed() == {}
    assert changed(id=1).keys() == {"ids"}
    for strange in (77, [], None, {"id": 1}):
        assert changed(category_id=strange)["categories"].rank is Rank.REJECTED
    assert changed(segmentation={"size": [HEIGHT, WIDTH], "counts": "0"})["damaged"].rank is Rank.REJECTED
    (tmp_path / "out/images").rename(tmp_path / "elsewhere")
    assert changed()["images"].rank is Rank.REMARK


def test_zip_and_nothing(good: Document, tmp_path: Path) -> None:
    run(export([good], tmp_path / "out", ExportOptions(zipped=True)))
    assert of(tmp_path / "out.zip") == {}
    with zipfile.ZipFile(tmp_path / "out.zip", "a") as archive:
        archive.writestr("Annotations/480p/cow/00077.png", encode_png(read_png_of(tmp_path)))
    found = of(tmp_path / "out.zip")
    assert found.keys() == {"frame", "size"}
    assert found["frame"].path == str(tmp_path / "out.zip/Annotations/480p/cow/00077.png")
    assert found["frame"].path in found["frame"].text
    with pytest.raises(AnnotationError, match="does not exist"):
        of(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert of(tmp_path / "empty").keys() == {"unknown"}


def read_png_of(tmp_path: Path) -> np.ndarray:
    write_png(tmp_path / "one.png", BOTH)
    return read_png(tmp_path / "one.png")
