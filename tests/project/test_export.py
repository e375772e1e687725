"""Exports: what is written in each layout, what is refused, and that it is all or nothing."""

import errno
import json
import os
import zipfile
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO

from tests.project.disks import small_disk
from tests.project.exchanging import OpenClip, beside, images, propagated, run, tree
from tests.project.helpers import HEIGHT, WIDTH, blob, stroke
from vosannot.core.errors import ClipError, ExportError, UsageError
from vosannot.core.events import IterationDone, StageStarted
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.project.document import Document
from vosannot.project.exchange.davis import size_480p
from vosannot.project.exchange.exporting import chosen_documents, export
from vosannot.project.exchange.options import ExportOptions, Format, Resolution
from vosannot.project.exchange.overlay import legend
from vosannot.project.exchange.soft import soften
from vosannot.project.records import ObjectInfo
from vosannot.project.workspace import Workspace

FULL = "Annotations/Full-Resolution"


@pytest.fixture
def cow(opened: OpenClip) -> Document:
    """Five frames, all propagated."""
    document = opened()
    propagated(document, range(5))
    return document


def options(format: Format = Format.DAVIS, **more: object) -> ExportOptions:
    if format is Format.DAVIS:
        more.setdefault("resolution", Resolution.FULL)
    return ExportOptions(format, **more)  # type: ignore[arg-type]


def test_davis_layout_and_files(cow: Document, tmp_path: Path) -> None:
    out = tmp_path / "davis"
    summary, warnings, events = run(export([cow], out, options()))
    assert not warnings and summary == {"format": "davis", "videos": 1, "masks": 5, "out": str(out)}
    assert events[0] == StageStarted("export", 5)
    assert [e.step for e in events if isinstance(e, IterationDone)] == list(range(1, 6))
    assert sorted(tree(out)) == sorted(
        [f"{FULL}/cow/{i:05d}.png" for i in range(5)]
        + [f"JPEGImages/Full-Resolution/cow/{i:05d}.jpg" for i in range(5)]
        + ["ImageSets/2017/val.txt", "vosannot.json"]
    )
    assert (out / "ImageSets/2017/val.txt").read_text() == "cow\n"
    with Image.open(out / FULL / "cow/00000.png") as image:
        assert image.mode == "P" and image.size == (WIDTH, HEIGHT) and "transparency" not in image.info
        assert image.getpalette() == davis_palette().reshape(-1).tolist()
        assert np.array_equal(np.array(image), cow.labels(0))
    for i in range(5):  # originals are copied byte for byte
        copy = out / f"JPEGImages/Full-Resolution/cow/{i:05d}.jpg"
        assert copy.read_bytes() == (cow.video.path / copy.name).read_bytes()


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1080, 1920), (480, 854)), ((1080, 2048), (480, 910)), ((1920, 1080), (854, 480)), ((480, 1152), (480, 1152)),
     ((240, 320), (480, 640))],
)  # fmt: skip
def test_size_480p(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert size_480p(*size) == expected


def test_both_sizes_of_davis(opened: OpenClip, tmp_path: Path) -> None:
    document = opened("hd", 2, height=960, width=1280)
    labels = np.zeros((960, 1280), np.uint8)
    labels[100:301, 200:507] = 2
    propagated(document, range(2), labels)
    run(export([document], tmp_path / "both", ExportOptions()))
    full, small = (tmp_path / f"both/Annotations/{r}/hd/00000.png" for r in ("Full-Resolution", "480p"))
    assert np.array_equal(read_png(full), labels)
    expected = np.zeros((480, 640), np.uint8)
    expected[50:150, 100:253] = 2  # a pixel that is covered by half is a tie, and goes to the background
    assert np.array_equal(read_png(small), expected)
    assert cv2.imread(str(tmp_path / "both/JPEGImages/480p/hd/00000.jpg")).shape == (480, 640, 3)
    run(export([document], tmp_path / "auto", options(resolution=Resolution.AUTO)))
    assert [p.name for p in (tmp_path / "auto/Annotations").iterdir()] == ["Full-Resolution"]
    run(export([document], tmp_path / "480p", options(resolution=Resolution.SMALL, images=False)))
    assert [p.name for p in (tmp_path / "480p/Annotations").iterdir()] == ["480p"]
    assert not (tmp_path / "480p/JPEGImages").exists()


def test_frames_without_masks(opened: OpenClip, tmp_path: Path) -> None:
    document = opened(count=8)
    stroke(document, 0, 1)
    propagated(document, range(3, 6))
    document.approve([4])
    _, warnings, _ = run(export([document], tmp_path / "a", options()))
    assert warnings == ["cow: 4 of 8 frames have no mask and were left out: 1–2, 6–7."]
    assert len(list((tmp_path / f"a/{FULL}/cow").iterdir())) == 4
    assert len(list((tmp_path / "a/JPEGImages/Full-Resolution/cow").iterdir())) == 8
    run(export([document], tmp_path / "b", options(fill_missing=True, images=False)))
    masks = sorted((tmp_path / f"b/{FULL}/cow").iterdir())
    assert len(masks) == 8 and not read_png(masks[7]).any() and read_png(masks[0]).any()
    _, warnings, _ = run(export([document], tmp_path / "c", options(approved_only=True, images=False)))
    assert sorted(p.name for p in (tmp_path / f"c/{FULL}/cow").iterdir()) == ["00000.png", "00004.png"]
    assert "no approved mask" in warnings[0]


def test_nothing_to_export(workspace: Workspace, opened: OpenClip, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no masks yet"):
        chosen_documents(workspace)
    document = opened()
    with pytest.raises(ExportError, match="no masks yet"):
        chosen_documents(workspace)
    propagated(document, range(5))
    assert chosen_documents(workspace) == [document]
    with pytest.raises(UsageError, match="no video called “dog”; it has cow"):
        chosen_documents(workspace, ["dog"])
    with pytest.raises(ExportError, match="no painted or approved masks"):
        run(export([document], tmp_path / "out", options(approved_only=True)))
    assert not (tmp_path / "out").exists()


def test_names_of_files_and_folders(workspace: Workspace, opened: OpenClip, tmp_path: Path) -> None:
    document = opened("Kuh: 1?", 3, pattern="img{}.png")
    propagated(document, range(3))
    twin = opened("x/Kuh_ 1_", 3)
    propagated(twin, range(3))
    run(export([document, twin], tmp_path / "out", options()))
    folders = sorted(p.name for p in (tmp_path / "out" / FULL).iterdir())
    assert folders == ["Kuh_ 1_", "Kuh_ 1_-2"]
    frames = sorted(p.name for p in (tmp_path / "out/JPEGImages/Full-Resolution/Kuh_ 1_").iterdir())
    assert frames == ["00000.jpg", "00001.jpg", "00002.jpg"]


def test_turned_pictures_are_turned(tmp_path: Path) -> None:
    folder = tmp_path / "turned"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (WIDTH, HEIGHT), "red").save(folder / "00000.jpg", exif=exif)
    with open_clip(folder) as clip, Workspace.open(tmp_path / "t.vosannot") as workspace:
        document = workspace.video_document(workspace.add_video(clip.info).id)
        document.add_object()
        stroke(document, 0, 1)
        run(export([document], tmp_path / "out", options()))
    with Image.open(tmp_path / "out/JPEGImages/Full-Resolution/turned/00000.jpg") as image:
        assert image.size == (HEIGHT, WIDTH) and not image.getexif()


def test_lists_keep_what_is_there(cow: Document, opened: OpenClip, tmp_path: Path) -> None:
    listing = tmp_path / "out/ImageSets/2016/train.txt"
    listing.parent.mkdir(parents=True)
    listing.write_bytes(b"bear\r\ncow2")
    for _ in range(2):
        run(export([cow], tmp_path / "out", options(subset="train", year="2016", images=False)))
    assert listing.read_bytes() == b"bear\r\ncow2\ncow\n"
    dog = opened("dog")
    propagated(dog, range(5))
    for document in (cow, dog):
        run(export([document], tmp_path / "ytv", options(Format.YOUTUBE_VOS, images=False)))
    assert sorted(json.loads((tmp_path / "ytv/meta.json").read_bytes())["videos"]) == ["cow", "dog"]
    assert sorted(json.loads((tmp_path / "ytv/vosannot.json").read_bytes())["videos"]) == ["cow", "dog"]


@pytest.mark.parametrize("format", [f for f in Format if f is not Format.OVERLAY])
def test_nothing_is_replaced_unasked(cow: Document, tmp_path: Path, format: Format) -> None:
    out = tmp_path / "out"
    run(export([cow], out, options(format)))
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file() and p.suffix in (".png", ".jpg")}
    run(export([cow], out, options(format)))  # the same again is fine, and writes nothing
    assert {p: p.stat().st_mtime_ns for p in before} == before
    stroke(cow, 4, 2)
    cow.delete_labels([3])
    files = tree(out)
    with pytest.raises(ExportError, match="is there already and differs"):
        run(export([cow], out, options(format)))
    assert tree(out) == files and beside(tmp_path) == ["out", "source"]
    run(export([cow], out, options(format, replace=True)))
    assert tree(out) != files
    if format in (Format.DAVIS, Format.YOUTUBE_VOS):
        masks = out / ("Annotations/cow" if format is Format.YOUTUBE_VOS else f"{FULL}/cow")
        assert sorted(p.name for p in masks.iterdir()) == ["00000.png", "00001.png", "00002.png", "00004.png"]
        assert np.array_equal(read_png(masks / "00004.png"), cow.labels(4))


def test_foreign_folders_and_files_are_left_alone(cow: Document, tmp_path: Path) -> None:
    place = tmp_path / "thesis"
    place.mkdir()
    (place / "chapter 1.tex").write_text("x")
    with pytest.raises(ExportError, match=r"holds other files \(chapter 1.tex\)"):
        run(export([cow], place, options()))
    assert list(tree(place)) == ["chapter 1.tex"]
    with pytest.raises(ExportError, match="a file, not a folder"):
        run(export([cow], place / "chapter 1.tex", options()))
    run(export([cow], tmp_path / "out", options()))
    notes = tmp_path / "out" / FULL / "cow/notes.doc"
    notes.write_text("x")
    with pytest.raises(ExportError, match=r"notes.doc is no file of an export"):
        run(export([cow], tmp_path / "out", options(replace=True)))
    assert notes.exists()
    zipped = tmp_path / "out.zip"
    zipped.write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        run(export([cow], tmp_path / "out", options(zipped=True)))
    assert zipped.read_text() == "mine"


def test_into_the_folder_the_clip_was_opened_from(tmp_path: Path) -> None:
    source = images(tmp_path / "root/JPEGImages/Full-Resolution/cow", 3)
    with open_clip(source) as clip, Workspace.open(tmp_path / "w.vosannot") as workspace:
        document = workspace.video_document(workspace.add_video(clip.info).id)
        document.add_object()
        stroke(document, 0, 1)
        before = {p: p.stat().st_mtime_ns for p in source.iterdir()}
        run(export([document], tmp_path / "root", options(replace=True)))
        assert {p: p.stat().st_mtime_ns for p in source.iterdir()} == before
        assert (tmp_path / "root" / FULL / "cow/00000.png").exists()


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("format", list(Format))
def test_a_cancelled_export_leaves_nothing(cow: Document, tmp_path: Path, format: Format, zipped: bool) -> None:
    before = beside(tmp_path)
    stream = export([cow], tmp_path / "deep/out", options(format, zipped=zipped))
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 3:
            break
    assert len(beside(tmp_path)) == len(before) + 1  # it is being written, out of sight
    assert not (tmp_path / "deep").exists()
    stream.close()
    assert beside(tmp_path) == before


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("code", "word"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "may not")]
)
def test_a_disk_that_refuses(
    cow: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str, zipped: bool
) -> None:
    def fsync(_: int) -> None:
        raise OSError(code, os.strerror(code))

    before = beside(tmp_path)
    monkeypatch.setattr(os, "fsync", fsync)  # the database's own is not Python's
    with pytest.raises(ExportError, match=word) as caught:
        run(export([cow], tmp_path / "out", options(zipped=zipped)))
    assert str(tmp_path / "out") in str(caught.value) and ".part" not in str(caught.value)
    assert beside(tmp_path) == before


@pytest.mark.parametrize("format", list(Format))
def test_a_full_disk_is_a_sentence(opened: OpenClip, tmp_path: Path, format: Format) -> None:
    document = opened("big", 30, height=480, width=640)
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 3, (480, 640), np.uint8)
    propagated(document, range(30), noise)
    with small_disk(tmp_path / "disk", 1) as disk:
        with pytest.raises(ExportError, match=r"disk is full|No space left") as caught:
            run(export([document], disk.at / "out", options(format)))
        assert ".part" not in str(caught.value)
        assert beside(disk.at) == []


def test_a_failure_half_way_of_moving_is_taken_back(
    cow: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(export([cow], out, options()))
    before = tree(out)
    stroke(cow, 2, 2)
    rename, calls = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ExportError, match="the disk reports an error"):
        run(export([cow], out, options(replace=True)))
    monkeypatch.undo()
    assert len(calls) > 3 and tree(out) == before


def test_clip_that_is_gone_or_changed(cow: Document, tmp_path: Path) -> None:
    (cow.video.path / "00004.jpg").unlink()
    with pytest.raises(ExportError, match="changed"):
        run(export([cow], tmp_path / "out", options()))
    cow.video.path.rename(tmp_path / "gone")
    with pytest.raises(ClipError):
        run(export([cow], tmp_path / "out", options()))
    assert not (tmp_path / "out").exists()
    run(export([cow], tmp_path / "out", options(images=False)))


def test_masks_deleted_meanwhile_are_no_empty_masks(cow: Document, tmp_path: Path) -> None:
    stream = export([cow], tmp_path / "out", options())
    next(event for event in stream if isinstance(event, IterationDone))
    cow.delete_labels([4])
    with pytest.raises(ExportError, match="frame 4 of cow were deleted meanwhile"):
        list(stream)


def test_youtube_vos(opened: OpenClip, tmp_path: Path) -> None:
    document = opened(count=11)
    propagated(document, range(11))
    document.delete_labels(range(6), [2])
    run(export([document], tmp_path / "out", options(Format.YOUTUBE_VOS, every=5)))
    stems = ["00000", "00005", "00010"]
    assert sorted(tree(tmp_path / "out")) == sorted(
        [f"Annotations/cow/{s}.png" for s in stems]
        + [f"JPEGImages/cow/{s}.jpg" for s in stems]
        + ["meta.json", "vosannot.json"]
    )
    assert json.loads((tmp_path / "out/meta.json").read_bytes()) == {
        "videos": {
            "cow": {
                "objects": {"1": {"category": "cow", "frames": stems}, "2": {"category": "rider", "frames": stems[2:]}}
            }
        }
    }
    assert np.array_equal(read_png(tmp_path / "out/Annotations/cow/00005.png"), document.labels(5))


def test_coco_is_read_by_pycocotools(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    document.rename_object(2, "Bäuerin “1”")
    propagated(document, range(3))
    other = opened("dog")
    other.rename_object(1, "cow")  # the same category, another track
    propagated(other, range(2))
    run(export([document, other], tmp_path / "out", options(Format.COCO)))
    coco = COCO(str(tmp_path / "out/annotations.json"))
    assert len(coco.imgs) == 5 and len(coco.anns) == 10
    assert sorted(c["name"] for c in coco.loadCats(coco.getCatIds())) == ["Bäuerin “1”", "cow", "rider"]
    assert len(coco.getAnnIds(catIds=coco.getCatIds(catNms=["cow"]))) == 5
    documents = {"cow": document, "dog": other}
    for image in coco.loadImgs(coco.getImgIds()):
        name, file = image["file_name"].split("/")
        assert (tmp_path / "out/images" / image["file_name"]).is_file()
        labels = documents[name].labels(int(file[:5]))
        painted = np.zeros((HEIGHT, WIDTH), np.uint8)
        for row in coco.loadAnns(coco.getAnnIds(imgIds=[image["id"]])):
            mask = coco.annToMask(row).astype(bool)
            painted[mask] = row["object_id"]
            ys, xs = np.nonzero(mask)
            assert row["area"] == mask.sum()
            assert row["bbox"] == [xs.min(), ys.min(), np.ptp(xs) + 1, np.ptp(ys) + 1]
        assert np.array_equal(painted, labels)
    tracks = {(a["video_id"], a["object_id"]): a["track_id"] for a in coco.anns.values()}
    assert len(set(tracks.values())) == 4


def test_overlay_video(opened: OpenClip, tmp_path: Path) -> None:
    document = opened("odd", 6, height=97, width=131, pattern="{:05d}.png")
    document.recolour_object(1, (255, 0, 255))
    labels = np.zeros((97, 131), np.uint8)
    labels[50:90, 60:120] = 1
    propagated(document, range(5), labels)
    run(export([document], tmp_path / "out", options(Format.OVERLAY, opacity=1.0)))
    with av.open(str(tmp_path / "out/odd-overlay.mp4")) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.name, codec.pix_fmt) == ("h264", "yuv420p")
    with open_clip(tmp_path / "out/odd-overlay.mp4") as video, open_clip(document.video.path) as clip:
        assert (video.info.width, video.info.height, video.info.frame_count) == (132, 98, 6)
        assert video.info.fps == pytest.approx(clip.info.fps)
        shown = video.frame(2)[60:80, 75:110].reshape(-1, 3)
        assert np.abs(shown.astype(int) - (255, 0, 255)).max() < 40  # the object's own colour
        assert np.abs(video.frame(5)[60:80, 75:110].astype(int) - clip.frame(5)[60:80, 75:110]).mean() < 12


def test_legend_has_room_for_some_and_says_so() -> None:
    objects = [ObjectInfo(i, f"an object with a long name, {i}", (200, 10 * i % 256, 0)) for i in range(1, 60)]
    plate = legend(objects, (360, 640))
    assert plate is not None and plate.shape[0] <= 360 * 0.61 and plate.shape[1] <= 640 * 0.81
    small = legend(objects[:2], (360, 640))
    assert small is not None and small.shape[0] < plate.shape[0]
    assert ((small[..., :3] == objects[0].colour).all(2)).sum() > 20
    assert legend([], (360, 640)) is None and legend(objects, (20, 30)) is None


def test_soft_masks(cow: Document, tmp_path: Path) -> None:
    run(export([cow], tmp_path / "out", options(Format.SOFT, soften=1.5)))
    names = sorted(p.name for p in (tmp_path / "out/cow").iterdir())
    assert names == ["001-cow", "002-rider"]
    with Image.open(tmp_path / "out/cow/001-cow/00003.png") as image:
        assert image.mode == "L" and image.size == (WIDTH, HEIGHT)
        assert np.array_equal(np.array(image), soften(cow.labels(3), 1, 1.5))
    assert not (tmp_path / "out/JPEGImages").exists()


def test_soft_edges() -> None:
    labels = np.zeros((40, 60), np.uint8)
    labels[:, 20:40] = 1
    labels[:, 40:] = 2
    soft = {i: soften(labels, i, 2.0).astype(int) for i in (1, 2)}
    background = np.rint(cv2.GaussianBlur((labels == 0).astype(np.float32) * 255, (0, 0), 2.0, borderType=1))
    assert np.abs(soft[1] + soft[2] + background - 255).max() <= 1  # no seam
    assert soft[1][5, 30] == 255 and soft[1][5, 19] + soft[1][5, 20] == 255  # half way at the edge
    assert (np.diff(soft[1][5, 10:30]) >= 0).all() and len(set(soft[1][5, 10:30])) > 8
    assert (soft[2][:, 59] == 255).all()  # not faded at the border of the frame
    hard = soften(labels, 1, 0)
    assert np.array_equal(hard == 255, labels == 1) and set(np.unique(hard)) == {0, 255}


def test_zip_holds_what_the_folder_holds(cow: Document, tmp_path: Path) -> None:
    for format in (Format.DAVIS, Format.COCO):
        run(export([cow], tmp_path / format, options(format)))
        summary, _, _ = run(export([cow], tmp_path / format, options(format, zipped=True)))
        assert summary["out"] == str(tmp_path / f"{format}.zip")
        with zipfile.ZipFile(tmp_path / f"{format}.zip") as archive:
            assert archive.testzip() is None
            assert {n: archive.read(n) for n in archive.namelist()} == tree(tmp_path / format)


@pytest.mark.parametrize(
    ("more", "word"),
    [({"every": 0}, "Every 0th"), ({"every": 5}, "goes with"), ({"subset": "../x"}, "no name"),
     ({"soften": -1.0}, "0 to 50"),      ({"opacity": 2.0}, "opacity")],
)  # fmt: skip
def test_options_that_make_no_sense(more: dict[str, object], word: str) -> None:
    with pytest.raises(UsageError, match=word):
        ExportOptions(**more)  # type: ignore[arg-type]


def test_areas_are_voted_on(tmp_path: Path) -> None:
    from vosannot.masks.label_map import shrink_labels

    rng = np.random.default_rng(3)
    labels = np.asarray(cv2.resize(rng.integers(0, 4, (9, 12), np.uint8), (96, 72), interpolation=cv2.INTER_NEAREST))
    small = shrink_labels(labels, (24, 32))
    blocks = labels.reshape(24, 3, 32, 3).swapaxes(1, 2).reshape(24, 32, 9)
    votes = np.stack([(blocks == i).sum(2) for i in range(4)])
    assert np.array_equal(small, votes.argmax(0))
    assert np.array_equal(shrink_labels(labels, (72, 96)), labels)
    assert shrink_labels(blob(3), (2 * HEIGHT, 2 * WIDTH)).sum() == 4 * blob(3).sum()
