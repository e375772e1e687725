"""Imports: whose masks are understood, what becomes of them, and what is refused before anything is changed."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pycocotools import mask as coco_mask

from tests.project.exchanging import OpenClip, beside, images, label_maps, propagated, run
from tests.project.helpers import FRAMES, HEIGHT, WIDTH, blob, clip_info, stroke
from vosannot.core.errors import AnnotationError, ClipError, ExportError, UsageError
from vosannot.core.events import Warned
from vosannot.masks.label_map import LabelMap
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import encode_png, write_png
from vosannot.project.document import Document
from vosannot.project.exchange import json_files, unpacking
from vosannot.project.exchange.exporting import export
from vosannot.project.exchange.importing import import_masks, masks_for
from vosannot.project.exchange.incoming import read_first_mask
from vosannot.project.exchange.options import ExportOptions, Format
from vosannot.project.exchange.recognising import recognise
from vosannot.project.exchange.runs import decode_segmentation
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace


def folder_of(tmp_path: Path, name: str = "masks", **masks: LabelMap | bytes) -> Path:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True, parents=True)
    for stem, mask in masks.items():
        path = folder / f"{stem.lstrip('_')}.png"
        if isinstance(mask, bytes):
            path.write_bytes(mask)
        else:
            write_png(path, mask)
    return folder


def davis_root(root: Path, *names: str, resolution: str = "480p", **size: int) -> Path:
    for name in names:
        images(root / "JPEGImages" / resolution / name, 2, **size)
        folder = root / "Annotations" / resolution / name
        labels = np.zeros((size.get("height", HEIGHT), size.get("width", WIDTH)), np.uint8)
        labels[5:20, 5:20] = 1
        folder_of(folder.parent, name, _00000=labels)
    return root


# Into one video


def test_new_ids_become_objects_and_void_background(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    labels = blob(1) | blob(5, x=40)
    labels[0] = 255
    folder = folder_of(tmp_path, _00003=labels)
    grey = np.where(blob(1) > 0, 255, 0).astype(np.uint8)
    Image.fromarray(grey).save(folder / "00004.png")
    Image.fromarray(davis_palette()[blob(2)]).save(folder / "00005.png")  # 24-bit colours of VOC
    Image.fromarray(blob(7)).save(folder / "00006.png")  # grey, the values are the ids
    summary, _, _ = run(import_masks(folder, workspace, into=document.video.id))
    assert summary == {"videos": 1, "added": 0, "frames": 4, "objects": 2, "skipped": 0}
    assert [o.name for o in document.objects()] == ["cow", "rider", "object 5", "object 7"]
    assert document.state(3).object_ids == (1, 5) and not document.labels(3)[0].any()
    for frame, expected in ((4, blob(1)), (5, blob(2)), (6, blob(7))):
        assert np.array_equal(document.labels(frame), expected)
    result = document.undo()
    assert result.frames == (3, 4, 5, 6) and result.objects_changed and not document.states()


def test_manual_frames_are_kept(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    stroke(document, 3, 1)
    propagated(document, range(4, 5))
    folder = folder_of(tmp_path, _00003=blob(2), _00004=blob(2))
    summary, warnings, _ = run(import_masks(folder, workspace, into=1))
    assert summary["skipped"] == 1 and "frames 3" in warnings[0]
    assert document.labels(3)[12, 12] == 1 and document.labels(4)[12, 12] == 2
    run(import_masks(folder, workspace, into=1, replace=True))
    assert document.labels(3)[12, 12] == 2
    document.undo()
    assert document.labels(3)[12, 12] == 1


@pytest.mark.parametrize(
    ("stem", "mask", "word"),
    [
        ("_00004", np.zeros((HEIGHT, WIDTH + 2), np.uint8), "66x48"),
        ("_00004", b"", "empty"),
        ("_00004", encode_png(blob(1))[:60], "damaged"),
        ("_00004", b"a letter", "not a PNG"),
        ("_00077", blob(1), "no frame"),
        ("_cow", blob(1), "no frame"),
        ("_" + "9" * 40, blob(1), "no frame"),
    ],
)
def test_one_bad_mask_stops_all(
    workspace: Workspace, document: Document, tmp_path: Path, stem: str, mask: LabelMap | bytes, word: str
) -> None:
    folder = folder_of(tmp_path, _00001=blob(7), **{stem: mask})
    title = document.undo_title
    with pytest.raises(AnnotationError, match=word) as caught:
        run(import_masks(folder, workspace, into=1))
    assert f"{stem[1:]}.png" in str(caught.value)
    assert not document.states() and len(document.objects()) == 2 and document.undo_title == title


def test_two_masks_of_one_frame(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, _0=blob(1), _00000=blob(1))
    with pytest.raises(AnnotationError, match="masks of one frame"):
        run(import_masks(folder, workspace, into=1))


def test_paths_without_masks(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x")
    for name in ("empty", "nowhere", "a.txt"):
        for into in (1, None):
            with pytest.raises(AnnotationError, match=name):
                run(import_masks(tmp_path / name, workspace, into=into))
    assert len(workspace.videos()) == 1


def test_first_mask(tmp_path: Path) -> None:
    labels = blob(3)
    labels[0, 0] = 255
    write_png(tmp_path / "m.png", labels)
    assert np.array_equal(read_first_mask(tmp_path / "m.png", (HEIGHT, WIDTH)), blob(3))
    with pytest.raises(AnnotationError, match=r"m\.png is 64x48"):
        read_first_mask(tmp_path / "m.png", (WIDTH, HEIGHT))


# Into a workspace


def test_what_counts_as_what_and_undo(workspace: Workspace, opened: OpenClip, tmp_path: Path) -> None:
    document, other = opened("img", 4, pattern="frame_{}.jpg"), opened("two", 3)
    stroke(document, 0, 2, x=30)
    propagated(document, range(1, 4))
    stroke(other, 1, 1)
    run(export([document, other], tmp_path / "out", ExportOptions()))
    with Workspace.open(tmp_path / "again.vosannot") as again:
        summary, _, _ = run(import_masks(tmp_path / "out", again))
        assert summary == {"videos": 2, "added": 2, "frames": 5, "objects": 3, "skipped": 0}
        for video, original in zip(again.videos(), (document, other), strict=True):
            copy = again.video_document(video.id)
            assert label_maps(copy) == label_maps(original) and copy.undo_title == f"Import {video.name}"
            assert [o.name for o in copy.objects()] == [o.name for o in original.objects()][: len(copy.objects())]
        # Every frame has one: only the first is a reference.
        kinds = [s.provenance for s in again.video_document(1).states().values()]
        assert kinds == [Provenance.MANUAL] + [Provenance.APPROVED] * 3
        assert again.video_document(2).references() == (1,)
        again.video_document(1).undo()
        assert not again.video_document(1).states() and not again.video_document(1).objects()
    # Back to where they came from: by name and size, and "00000" is the first of the frames that are called otherwise.
    summary, warnings, _ = run(import_masks(tmp_path / "out", workspace, provenance=Provenance.PROPAGATED))
    assert summary["added"] == 0 and summary["skipped"] == 2 and len(warnings) == 2
    assert document.state(0).provenance is Provenance.MANUAL


def test_the_size_that_fits_is_chosen(workspace: Workspace, opened: OpenClip, tmp_path: Path) -> None:
    document = opened("hd", 2, height=600, width=800)
    labels = np.zeros((600, 800), np.uint8)
    labels[100:301, 200:507] = 2
    propagated(document, range(2), labels)
    before = label_maps(document)
    run(export([document], tmp_path / "out", ExportOptions(images=False)))
    document.delete_labels(range(2))
    run(import_masks(tmp_path / "out", workspace))
    assert label_maps(document) == before
    # Only the small masks: they are no masks of this video, and their frames are not there.
    with pytest.raises(AnnotationError, match="are 640x480 but the clip is 800x600"):
        run(import_masks(tmp_path / "out/Annotations/480p", workspace))
    run(export([document], tmp_path / "both", ExportOptions()))
    _, warnings, _ = run(import_masks(tmp_path / "both/Annotations/480p", workspace))
    assert warnings == [
        "hd: the workspace's video of that name is 800x600, this one is 640x480; it was added as another video."
    ]
    assert [(v.name, v.height) for v in workspace.videos()] == [("hd", 600), ("hd", 480)]


def test_names_that_are_there_stay(workspace: Workspace, opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    propagated(document, range(2))
    run(export([document], tmp_path / "out", ExportOptions(Format.YOUTUBE_VOS)))
    document.rename_object(1, "calf")
    _, warnings, _ = run(import_masks(tmp_path / "out", workspace))
    assert "1 is “calf” here and “cow” there" in warnings[0]
    assert [o.name for o in document.objects()] == ["calf", "rider"]


def test_one_bad_sequence_stops_the_import_of_all(workspace: Workspace, tmp_path: Path) -> None:
    root = davis_root(tmp_path / "root", "a", "b")
    (root / "Annotations/480p/b/00001.png").write_bytes(b"x")
    with pytest.raises(AnnotationError, match=r"b/00001\.png"):
        run(import_masks(root, workspace))
    assert not workspace.videos()
    with pytest.raises(UsageError, match="no video called “c”; it has a, b"):
        run(import_masks(root, workspace, names=["c"]))
    summary, _, _ = run(import_masks(root, workspace, names=["a"]))
    assert summary["videos"] == 1 and workspace.videos()[0].name == "a"


@pytest.mark.parametrize(
    ("asked", "kind", "videos"),
    [
        ("", "DAVIS", 2),
        ("Annotations/480p", "PNG files", 2),
        ("Annotations/480p/a", "PNG files", 1),
    ],
)
def test_any_part_of_a_davis_tree(workspace: Workspace, tmp_path: Path, asked: str, kind: str, videos: int) -> None:
    root = davis_root(tmp_path / "root", "a", "b")
    assert recognise(root / asked).kind == kind
    summary, _, _ = run(import_masks(root / asked, workspace))
    assert summary["added"] == videos and workspace.videos()[0].path == root / "JPEGImages/480p/a"


def test_masks_beside_frames(workspace: Workspace, tmp_path: Path) -> None:
    images(tmp_path / "job/frames", 3)
    images(tmp_path / "job/other", 2)
    folder = folder_of(tmp_path / "job", "masks", _00000=blob(1), _00002=blob(2))
    run(import_masks(folder, workspace))
    (video,) = workspace.videos()
    assert video.path == tmp_path / "job/frames" and sorted(workspace.video_document(1).states()) == [0, 2]
    lonely = folder_of(tmp_path / "elsewhere", "lonely", _00000=blob(1))
    with pytest.raises(AnnotationError, match="no video called lonely, and its frames do not lie beside"):
        run(import_masks(lonely, workspace))
    run(import_masks(lonely, workspace, into=1, replace=True))


def test_wrapped_in_folders_of_their_own(workspace: Workspace, tmp_path: Path) -> None:
    davis_root(tmp_path / "root/DAVIS/data", "a")
    assert recognise(tmp_path / "root").root == tmp_path / "root/DAVIS/data"
    run(import_masks(tmp_path / "root", workspace))
    assert [v.name for v in workspace.videos()] == ["a"]


def test_videos_of_one_name_and_size(workspace: Workspace, tmp_path: Path) -> None:
    for place in ("x", "y"):
        workspace.add_video(clip_info(tmp_path / place / "cow.mp4"))
    folder = folder_of(tmp_path, "cow", _00000=blob(1))
    with pytest.raises(AnnotationError, match="several videos called cow"):
        run(import_masks(folder, workspace))
    run(import_masks(folder, workspace, into=2))
    assert workspace.video_document(2).states() and not workspace.video_document(1).states()


def test_soft_masks_and_overlays_are_no_masks(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    propagated(document, range(5))
    for format, word in ((Format.SOFT, "soft masks"), (Format.OVERLAY, "overlay videos")):
        run(export([document], tmp_path / format, ExportOptions(format)))
        with pytest.raises(AnnotationError, match=f"{word}, which have no object ids"):
            recognise(tmp_path / format)


def test_masks_only_to_look_at(document: Document, tmp_path: Path) -> None:
    readers = masks_for(folder_of(tmp_path, _00003=blob(2)), document.video)
    assert list(readers) == [3] and np.array_equal(readers[3]((HEIGHT, WIDTH)), blob(2))
    assert not document.states()


# YouTube-VOS


def test_youtube_vos_categories_become_names(workspace: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "ytv"
    images(root / "JPEGImages/003234408d", 6)
    folder_of(root / "Annotations", "003234408d", _00000=blob(1) | blob(3, x=40), _00005=blob(1))
    objects = {
        "1": {"category": "penguin", "frames": ["00000"]},
        "3": {"category": "x" * 5000 + "\x1b[31m", "frames": None},
        "999": {"category": "ghost"}, "0": {"category": "ghost"}, "-1": {}, "two": {"category": 5},
    }  # fmt: skip
    (root / "meta.json").write_text(json.dumps({"videos": {"003234408d": {"objects": objects}, "gone": 7}}))
    for path in (root, root / "meta.json"):
        assert recognise(path).sentence == "YouTube-VOS: 1 video, 2 masks"
    run(import_masks(root, workspace))
    names = [o.name for o in workspace.video_document(1).objects()]
    assert names == ["penguin", "x" * 120]
    assert workspace.video_document(1).references() == (0, 5)


# COCO


def coco(tmp_path: Path, change: Callable[[dict[str, Any]], object] = lambda _: None) -> Path:
    """Two images of a video and three annotations: run lengths, plain run lengths, a polygon."""
    root = tmp_path / "coco"
    if not root.exists():
        images(root / "images/cow", 2)
    runs = coco_mask.encode(np.asfortranarray(blob(1)))
    flat = blob(1, x=30).T.reshape(-1)
    edges = np.flatnonzero(np.diff(flat)) + 1
    plain = np.diff(np.concatenate(([0], edges, [flat.size]))).tolist()
    segmentations = [
        {"size": [HEIGHT, WIDTH], "counts": runs["counts"].decode()},
        {"size": [HEIGHT, WIDTH], "counts": plain},
        [[20, 20, 28, 20, 28, 28, 20, 28]],
    ]
    found: dict[str, Any] = {
        "images": [{"id": i, "file_name": f"cow/{i:05d}.jpg", "height": HEIGHT, "width": WIDTH} for i in range(2)],
        "categories": [{"id": 1, "name": "cow"}, {"id": 9, "name": "person"}],
        "annotations": [
            {"id": 1, "image_id": 0, "category_id": 1, "track_id": 4, "segmentation": segmentations[0]},
            {"id": 2, "image_id": 0, "category_id": 9, "track_id": 7, "segmentation": segmentations[1]},
            {"id": 3, "image_id": 1, "category_id": 1, "track_id": 4, "segmentation": segmentations[2]},
        ],
    }
    change(found)
    path = root / "instances.json"
    path.write_text(json.dumps(found))
    return path


def test_coco_of_others(workspace: Workspace, tmp_path: Path) -> None:
    path = coco(tmp_path)
    run(import_masks(path.parent, workspace))
    document = workspace.video_document(1)
    assert document.video.path == tmp_path / "coco/images/cow"
    assert [(o.id, o.name) for o in document.objects()] == [(4, "cow"), (7, "person")]
    assert np.array_equal(document.labels(0), blob(4) | blob(7, x=30))
    assert np.array_equal(document.labels(1), blob(4, x=20, y=20))


def test_coco_without_tracks_crowds_and_boxes(workspace: Workspace, tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> None:
        for row in found["annotations"]:
            del row["track_id"]
        found["annotations"] += [
            {"id": 8, "image_id": 1, "category_id": 9, "segmentation": []},
            {"id": 9, "image_id": 1, "category_id": 9, "iscrowd": 1, "segmentation": {"size": [1, 1], "counts": "0"}},
        ]
        found["images"].append({"id": 2, "file_name": "cow/00002.jpg", "height": HEIGHT, "width": WIDTH})

    path = coco(tmp_path, change)
    _, warnings, _ = run(import_masks(path, workspace))
    document = workspace.video_document(1)
    assert [(o.id, o.name) for o in document.objects()] == [(1, "cow"), (9, "person")]
    assert "each category became one object" in warnings[0] and "2 annotations without a mask" in warnings[1]
    assert sorted(document.states()) == [0, 1]  # nobody said that the third image shows nothing


def test_coco_overlap_and_many_objects(workspace: Workspace, tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> None:
        found["annotations"][1]["segmentation"] = [[0, 0, 40, 0, 40, 40, 0, 40]]  # around the first
        for row in found["annotations"]:
            row["attributes"] = {"track_id": row.pop("track_id") + 1000}  # as CVAT writes it; no ids of ours

    run(import_masks(coco(tmp_path, change), workspace))
    document = workspace.video_document(1)
    assert document.labels(0)[12, 12] == 1 and document.labels(0)[30, 30] == 2 and document.labels(1)[24, 24] == 1

    def many(found: dict[str, Any]) -> None:
        row = found["annotations"][0]
        found["annotations"] = [{**row, "id": i, "track_id": i} for i in range(300)]

    with pytest.raises(AnnotationError, match="has 300 objects; a video holds at most 254"):
        run(import_masks(coco(tmp_path, many), workspace))


def _set(found: dict[str, Any], *keys: Any, value: Any) -> None:
    for key in keys[:-1]:
        found = found[key]
    found[keys[-1]] = value


def _seg(value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda found: _set(found, "annotations", 0, "segmentation", value=value)


SIZE = [HEIGHT, WIDTH]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (_seg({"size": [9, 9], "counts": "0"}), r"annotation 1 of image 0 cannot be read: its size is \[9, 9\]"),
        (_seg({"size": [10**6, 10**6], "counts": "0"}), "its size is"),
        (_seg({"size": SIZE, "counts": "0"}), "do not add up"),
        (_seg({"size": SIZE, "counts": ""}), "letters"),
        (_seg({"size": SIZE, "counts": "ä\u0000"}), "letters"),
        (_seg({"size": SIZE, "counts": "oooooooooooooooo"}), "cut off"),
        (_seg({"size": SIZE, "counts": "o" * 40 + "0"}), "absurd"),
        (_seg({"size": SIZE, "counts": [-1, HEIGHT * WIDTH + 1]}), "no numbers of pixels"),
        (_seg({"size": SIZE, "counts": [2**62, 2**62, 2**62, 2**62, HEIGHT * WIDTH]}), "no numbers of pixels"),
        (_seg({"size": SIZE, "counts": [1.5, "x"]}), "no numbers of pixels"),
        (_seg({"size": SIZE}), "no run lengths"),
        (_seg("0"), "neither run lengths nor polygons"),
        (_seg([[1, 2, 3]]), "three x, y pairs"),
        (_seg([[1, 2, 3, 4, 5, True]]), "three x, y pairs"),
        (_seg([[0, 0, 1e12, 0, 1e12, 1e12]]), "far outside"),
        (_seg([[0, 0, 1, 0, 1, 1] * 100_000]), "too many corners"),
        (lambda f: _set(f, "images", 0, "file_name", value="../../etc/passwd"), "out of its folder"),
        (lambda f: _set(f, "images", 0, "file_name", value="/etc/passwd"), "out of its folder"),
        (lambda f: _set(f, "images", 0, "file_name", value="C:\\x.jpg"), "out of its folder"),
        (lambda f: _set(f, "images", 0, "file_name", value=None), "leads nowhere"),
        (lambda f: _set(f, "images", 1, "id", value=0), "two images have one id"),
        (lambda f: _set(f, "images", 1, "id", value="0"), "two images have one id"),
        (lambda f: _set(f, "images", 0, "width", value=10**9), "claims to be"),
        (lambda f: _set(f, "images", 0, "height", value=-4), "claims to be"),
        (lambda f: _set(f, "images", 1, "file_name", value="cow/00000.png"), "two images called 00000"),
        (lambda f: _set(f, "annotations", 0, "image_id", value=77), "annotation number 1 belongs to no image"),
        (lambda f: _set(f, "annotations", 2, value="x"), "annotation number 3 belongs to no image"),
        (lambda f: _set(f, "annotations", value=[]), "no annotation with a mask"),
        (lambda f: _set(f, "images", value={}), "no COCO file"),
    ],
)  # fmt: skip
def test_hostile_coco(
    workspace: Workspace, tmp_path: Path, change: Callable[[dict[str, Any]], None], word: str
) -> None:
    with pytest.raises(AnnotationError, match=word):
        run(import_masks(coco(tmp_path, change), workspace))
    assert not workspace.videos()


def test_size_of_another_clip(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    def change(found: dict[str, Any]) -> None:
        for image in found["images"]:
            image["width"] = WIDTH + 1

    with pytest.raises(AnnotationError, match="is 65x48 but the clip is 64x48"):
        run(import_masks(coco(tmp_path, change), workspace, into=document.video.id))


def test_run_lengths_are_those_of_pycocotools() -> None:
    rng = np.random.default_rng(5)
    for height, width in ((1, 1), (7, 5), (64, 48), (200, 300)):
        for density in (0.0, 0.02, 0.5, 1.0):
            mask = rng.random((height, width)) < density
            runs = coco_mask.encode(np.asfortranarray(mask, np.uint8))
            text = {"size": [height, width], "counts": runs["counts"].decode()}
            assert np.array_equal(decode_segmentation(text, (height, width)), mask)
    square = [[2.5, 1.5, 30.25, 4, 20, 40.75]]
    drawn = coco_mask.decode(coco_mask.frPyObjects(square, 48, 64))[..., 0]
    assert np.array_equal(decode_segmentation(square, (48, 64)), drawn.astype(bool)) and drawn.any()


def test_damaged_run_lengths_never_crash() -> None:
    rng = np.random.default_rng(6)
    good = coco_mask.encode(np.asfortranarray(rng.random((40, 30)) < 0.3, np.uint8))["counts"]
    for _ in range(400):
        bad = bytearray(good)
        for at in rng.integers(0, len(bad), 3):
            bad[at] = rng.integers(32, 127)
        text = bytes(bad[: rng.integers(0, len(bad) + 1)]).decode()
        try:
            assert decode_segmentation({"size": [40, 30], "counts": text}, (40, 30)).shape == (40, 30)
        except ValueError:
            continue


# JSON and zip files


@pytest.mark.parametrize(
    ("text", "word"),
    [("[" * 100_000, "no JSON"), ("{", "no JSON"), ('{"images": NaN}', "NaN"),
     ("[]", "no annotations that vosannot knows"),
     ('{"a": ' + "9" * 5000 + "}", "no JSON"), ("\udcff", "no JSON")],
)  # fmt: skip
def test_hostile_json(workspace: Workspace, tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "a.json").write_text(text, errors="surrogateescape")
    with pytest.raises(AnnotationError, match=word):
        run(import_masks(tmp_path / "a.json", workspace))


def test_json_of_two_gigabytes(workspace: Workspace, tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(2 << 30)  # sparse: it takes no room
    with pytest.raises(AnnotationError, match=r"a\.json is 2\.0 GB; JSON files of up to 512 MB are read"):
        run(import_masks(tmp_path / "a.json", workspace))
    assert json_files.MAX_JSON_BYTES == 512 << 20


def zipped(tmp_path: Path, entries: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> Path:
    path = tmp_path / "masks.zip"
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_zip_of_masks_leaves_nothing_beside(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    before = beside(tmp_path)
    path = zipped(
        tmp_path, {"cow/00003.png": encode_png(blob(2)), "cow/readme.exe": b"x", "__MACOSX/cow/._0.png": b"x"}
    )
    run(import_masks(path, workspace))
    assert np.array_equal(document.labels(3), blob(2))
    assert beside(tmp_path) == sorted([*before, "masks.zip"])


def test_zip_with_frames_is_unpacked_beside_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    root = davis_root(tmp_path / "root", "a")
    entries = {p.relative_to(root.parent).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    path = zipped(tmp_path, entries)
    (tmp_path / "masks").mkdir()  # taken
    said = [event.message for event in import_masks(path, workspace) if isinstance(event, Warned)]
    assert len(said) == 1 and str(tmp_path / "masks-2") in said[0]
    assert workspace.videos()[0].path == tmp_path / "masks-2/root/JPEGImages/480p/a"
    assert beside(tmp_path) == ["masks", "masks-2", "masks.zip", "root"]
    entries["root/Annotations/480p/a/00001.png"] = b"x"
    with pytest.raises(AnnotationError, match="not a PNG"):
        run(import_masks(zipped(tmp_path, entries), workspace))
    assert beside(tmp_path) == ["masks", "masks-2", "masks.zip", "root"]


@pytest.mark.parametrize("name", ["../x.png", "a/../../x.png", "/x.png", "C:/x.png", "a\\..\\x.png", "x\x07.png"])
def test_zip_that_leads_out(workspace: Workspace, tmp_path: Path, name: str) -> None:
    before = beside(tmp_path)
    path = zipped(tmp_path, {"cow/00000.png": encode_png(blob(1)), name: b"x"})
    with pytest.raises(AnnotationError, match="leads out of its folder"):
        run(import_masks(path, workspace))
    assert beside(tmp_path) == sorted([*before, "masks.zip"])


def test_zip_with_a_link_or_a_double(workspace: Workspace, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("cow/00000.png")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(AnnotationError, match="leads out of its folder"):
        run(import_masks(tmp_path / "a.zip", workspace))
    path = zipped(tmp_path, {"cow/a.png": b"1", "cow/A.png": b"2"})
    with pytest.raises(AnnotationError, match="twice"):
        run(import_masks(path, workspace))


def test_zip_bombs(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path, {"cow/00000.png": bytes(64 << 20)}, zipfile.ZIP_DEFLATED)
    with pytest.raises(AnnotationError, match="grows to"):
        run(import_masks(path, workspace))
    monkeypatch.setattr(unpacking, "_ROOM", 1 << 62)
    with pytest.raises(ExportError, match="free some space"):
        run(import_masks(zipped(tmp_path, {"cow/00000.png": encode_png(blob(1))}), workspace))
    # A header that says less than comes out.
    monkeypatch.undo()
    path = zipped(tmp_path, {"cow/00000.png": bytes(range(200)) * 50}, zipfile.ZIP_DEFLATED)
    data = path.read_bytes()
    path.write_bytes(data.replace((10_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little")))
    with pytest.raises(AnnotationError, match=r"longer than it says|damaged"):
        run(import_masks(path, workspace))
    assert beside(tmp_path) == ["masks.zip"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nonsense", b"PK\x05\x06" + bytes(18)])
def test_zip_that_is_none(workspace: Workspace, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(AnnotationError, match=r"a\.zip") as caught:
        run(import_masks(tmp_path / "a.zip", workspace))
    assert ".part" not in str(caught.value) and beside(tmp_path) == ["a.zip"]


def test_frames_that_are_no_pictures(workspace: Workspace, tmp_path: Path) -> None:
    root = davis_root(tmp_path / "root", "a")
    (root / "JPEGImages/480p/a/00001.jpg").write_bytes(b"x")
    with pytest.raises(ClipError, match=r"00001\.jpg"):
        run(import_masks(root, workspace))
    assert not workspace.videos()


def test_closing_the_stream_changes_nothing(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{f"_{i:05d}": blob(1) for i in range(FRAMES)})
    stream = import_masks(folder, workspace, into=1)
    for _ in range(FRAMES):
        next(stream)
    stream.close()
    assert not document.states()
