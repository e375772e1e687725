"""DAVIS folders: what is written, what is refused, and what comes back."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.project.helpers import HEIGHT, WIDTH, blob, picture, stroke
from vosannot.core.errors import AnnotationError, ClipError, ExportError
from vosannot.core.events import Event, EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.masks.label_map import LabelMap
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import encode_png, read_png, write_png
from vosannot.media.clip import open_clip
from vosannot.project.davis import export_davis, import_davis, list_sequences, read_first_mask, size_480p
from vosannot.project.document import Document
from vosannot.project.workspace import Provenance, Workspace


def _run(stream: EventStream) -> tuple[dict[str, float | int | str], list[str], list[Event]]:
    """The summary, the warnings, and everything."""
    events = list(stream)
    assert isinstance(events[-1], Finished)
    return dict(events[-1].summary), [e.message for e in events if isinstance(e, Warned)], events


def _images(folder: Path, count: int, height: int = HEIGHT, width: int = WIDTH, pattern: str = "{:05d}.jpg") -> Path:
    folder.mkdir(parents=True)
    rng = np.random.default_rng(1)
    for i in range(count):
        small = rng.integers(0, 255, (6, 8, 3), np.uint8)
        assert cv2.imwrite(str(folder / pattern.format(i)), cv2.resize(small, (width, height)))
    return folder


OpenClip = Callable[..., Document]


@pytest.fixture
def opened(workspace: Workspace, tmp_path: Path) -> OpenClip:
    """Makes an image folder of that name and opens it."""

    def make(name: str = "cow", count: int = 5, **more: object) -> Document:
        folder = _images(tmp_path / "source" / name, count, **more)  # type: ignore[arg-type]
        with open_clip(folder) as clip:
            document = workspace.video_document(workspace.add_video(clip.info).id)
        document.add_object("cow")
        document.add_object("rider")
        return document

    return make


def _propagated(document: Document, frames: range, labels: LabelMap | None = None) -> None:
    job = document.open_job("Propagate")
    for frame in frames:
        job.write(frame, blob(1, x=frame) | blob(2, x=40) if labels is None else labels, 0.5)
    job.close()


def test_layout_and_files(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    _propagated(document, range(5))
    out = tmp_path / "davis"
    summary, warnings, events = _run(export_davis(document, out))
    assert not warnings and summary["masks"] == 5
    assert events[0] == StageStarted("export", 10)
    assert [e.step for e in events if isinstance(e, IterationDone)] == list(range(1, 11))
    files = sorted(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file())
    assert files == sorted(
        [f"Annotations/Full-Resolution/cow/{i:05d}.png" for i in range(5)]
        + [f"JPEGImages/Full-Resolution/cow/{i:05d}.jpg" for i in range(5)]
        + ["ImageSets/2017/val.txt"]
    )
    assert (out / "ImageSets/2017/val.txt").read_text() == "cow\n"
    with Image.open(out / files[0]) as image:
        assert image.mode == "P" and image.size == (WIDTH, HEIGHT) and "transparency" not in image.info
        assert image.getpalette() == davis_palette().reshape(-1).tolist()
        assert np.array_equal(np.array(image), document.labels(0))
    for i in range(5):  # originals are copied byte for byte
        copy = out / f"JPEGImages/Full-Resolution/cow/{i:05d}.jpg"
        assert copy.read_bytes() == (document.video.path / copy.name).read_bytes()


def test_list_keeps_what_is_there(opened: OpenClip, tmp_path: Path) -> None:
    listing = tmp_path / "out/ImageSets/2016/train.txt"
    listing.parent.mkdir(parents=True)
    listing.write_bytes(b"bear\r\ncow2")
    document = opened()
    _propagated(document, range(5))
    for _ in range(2):
        _run(export_davis(document, tmp_path / "out", subset="train", year="2016", with_images=False))
    assert listing.read_bytes() == b"bear\r\ncow2\ncow\n"


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1080, 1920), (480, 854)), ((1080, 2048), (480, 910)), ((1920, 1080), (854, 480)), ((480, 1152), (480, 1152)),
     ((240, 320), (480, 640))],
)  # fmt: skip
def test_size_480p(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert size_480p(*size) == expected


def test_resolutions(opened: OpenClip, tmp_path: Path) -> None:
    document = opened("hd", 2, height=960, width=1280)
    labels = np.zeros((960, 1280), np.uint8)
    labels[100:301, 200:507] = 2
    _propagated(document, range(2), labels)
    _run(export_davis(document, tmp_path / "both", resolution="both"))
    full, small = (tmp_path / f"both/Annotations/{r}/hd/00000.png" for r in ("Full-Resolution", "480p"))
    assert np.array_equal(read_png(full), labels)
    assert read_png(small).shape == (480, 640) and set(np.unique(read_png(small))) == {0, 2}
    assert cv2.imread(str(tmp_path / "both/JPEGImages/480p/hd/00000.jpg")).shape == (480, 640, 3)
    _run(export_davis(document, tmp_path / "auto"))
    assert [p.name for p in (tmp_path / "auto/Annotations").iterdir()] == ["Full-Resolution"]
    _run(export_davis(document, tmp_path / "480p", resolution="480p", with_images=False))
    assert [p.name for p in (tmp_path / "480p/Annotations").iterdir()] == ["480p"]
    assert not (tmp_path / "480p/JPEGImages").exists()
    sd = opened("sd", 1, height=480, width=500)
    _propagated(sd, range(1), np.full((480, 500), 1, np.uint8))
    _run(export_davis(sd, tmp_path / "sd"))
    assert (tmp_path / "sd/Annotations/480p/sd/00000.png").exists()
    with pytest.raises(ExportError, match="resolution"):
        _run(export_davis(sd, tmp_path / "sd", resolution="4k"))  # type: ignore[arg-type]


def test_missing_frames(opened: OpenClip, tmp_path: Path) -> None:
    document = opened(count=8)
    stroke(document, 0, 1)
    _propagated(document, range(3, 6))
    document.approve([4])
    _, warnings, _ = _run(export_davis(document, tmp_path / "a"))
    assert warnings[0].startswith("4 of 8 frames have no mask") and "1–2, 6–7" in warnings[0]
    assert "objects 2" in warnings[1]  # not in the first frame
    assert len(list((tmp_path / "a/Annotations/Full-Resolution/cow").iterdir())) == 4
    assert len(list((tmp_path / "a/JPEGImages/Full-Resolution/cow").iterdir())) == 8
    _run(export_davis(document, tmp_path / "b", fill_missing=True, with_images=False))
    masks = sorted((tmp_path / "b/Annotations/Full-Resolution/cow").iterdir())
    assert len(masks) == 8 and not read_png(masks[7]).any() and read_png(masks[0]).any()
    _, warnings, _ = _run(export_davis(document, tmp_path / "c", frames="approved_only", with_images=False))
    assert [p.name for p in sorted((tmp_path / "c/Annotations/Full-Resolution/cow").iterdir())] == [
        "00000.png",
        "00004.png",
    ]
    assert "no approved mask" in warnings[0]
    document.remove_object(1)
    _, warnings, _ = _run(export_davis(document, tmp_path / "d", with_images=False))
    assert any("without gaps" in w for w in warnings)


def test_other_names_and_kinds_of_images(opened: OpenClip, tmp_path: Path) -> None:
    document = opened("Kuh 1", 3, pattern="img{}.png")
    _propagated(document, range(3))
    _run(export_davis(document, tmp_path / "out"))
    assert sorted(p.name for p in (tmp_path / "out/JPEGImages/Full-Resolution/Kuh 1").iterdir()) == [
        "00000.jpg",
        "00001.jpg",
        "00002.jpg",
    ]
    # Rotated by a tag: the pixels are turned, not copied.
    folder = tmp_path / "turned"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (WIDTH, HEIGHT), "red").save(folder / "00000.jpg", exif=exif)
    with open_clip(folder) as clip, Workspace.open(tmp_path / "t.vosannot") as workspace:
        turned = workspace.video_document(workspace.add_video(clip.info).id)
        _run(export_davis(turned, tmp_path / "out"))
    with Image.open(tmp_path / "out/JPEGImages/Full-Resolution/turned/00000.jpg") as image:
        assert image.size == (HEIGHT, WIDTH) and not image.getexif()


def test_does_not_overwrite_unasked(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    _propagated(document, range(5))
    out = tmp_path / "out"
    _run(export_davis(document, out))
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}
    _run(export_davis(document, out))  # the same again is fine, and writes nothing
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()} == before
    stroke(document, 4, 2)
    document.delete_labels([3])
    with pytest.raises(ExportError, match=r"00003\.png.*differs"):
        _run(export_davis(document, out))
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()} == before
    _, warnings, _ = _run(export_davis(document, out, overwrite=True))
    assert any("removed: 1" in w for w in warnings)
    masks = out / "Annotations/Full-Resolution/cow"
    assert sorted(p.name for p in masks.iterdir()) == ["00000.png", "00001.png", "00002.png", "00004.png"]
    assert np.array_equal(read_png(masks / "00004.png"), document.labels(4))


def test_into_the_folder_the_clip_was_opened_from(tmp_path: Path) -> None:
    images = _images(tmp_path / "root/JPEGImages/Full-Resolution/cow", 3)
    with open_clip(images) as clip, Workspace.open(tmp_path / "w.vosannot") as workspace:
        document = workspace.video_document(workspace.add_video(clip.info).id)
        document.add_object()
        stroke(document, 0, 1)
        before = {p: p.stat().st_mtime_ns for p in images.iterdir()}
        _run(export_davis(document, tmp_path / "root", overwrite=True))
        assert {p: p.stat().st_mtime_ns for p in images.iterdir()} == before
        assert (tmp_path / "root/Annotations/Full-Resolution/cow/00000.png").exists()


def test_stopped_half_way(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    _propagated(document, range(5))
    stream = export_davis(document, tmp_path / "out")
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 4:
            break
    stream.close()
    files = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert len(files) == 4 and all(p.suffix in (".png", ".jpg") for p in files)
    _run(export_davis(document, tmp_path / "out"))  # and goes on where it stopped


@pytest.mark.parametrize(
    ("code", "word"), [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EACCES, "may not")]
)
def test_disk_that_refuses(
    opened: OpenClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str
) -> None:
    document = opened()
    _propagated(document, range(5))
    calls = []

    def fsync(_: int) -> None:
        calls.append(1)
        if len(calls) == 4:
            raise OSError(code, os.strerror(code))

    # The database's own fsync is not Python's.
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ExportError, match=word) as caught:
        _run(export_davis(document, tmp_path / "out"))
    assert str(tmp_path / "out") in str(caught.value)
    files = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert len(files) == 3 and not any(p.name.startswith(".") for p in files)


def test_output_that_is_a_file(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    (tmp_path / "out").write_text("x")
    with pytest.raises(ExportError, match="out"):
        _run(export_davis(document, tmp_path / "out"))


def test_clip_that_is_gone_or_changed(opened: OpenClip, tmp_path: Path) -> None:
    document = opened()
    _propagated(document, range(5))
    (document.video.path / "00004.jpg").unlink()
    with pytest.raises(ExportError, match="changed"):
        _run(export_davis(document, tmp_path / "out"))
    document.video.path.rename(tmp_path / "gone")
    with pytest.raises(ClipError):
        _run(export_davis(document, tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    _run(export_davis(document, tmp_path / "out", with_images=False))


def test_round_trip_through_a_workspace(opened: OpenClip, tmp_path: Path) -> None:
    document = opened("img", 4, pattern="frame_{}.jpg")
    stroke(document, 0, 2, x=30)
    _propagated(document, range(1, 4))
    other = opened("two", 3)
    stroke(other, 1, 1)
    for one in (document, other):
        _run(export_davis(one, tmp_path / "out"))
    assert [s.name for s in list_sequences(tmp_path / "out")] == ["img", "two"]
    with Workspace.open(tmp_path / "again.vosannot") as workspace:
        summary, _, events = _run(import_davis(tmp_path / "out", workspace))
        assert summary == {"videos": 2, "frames": 5, "objects": 3, "skipped": 0}
        assert events[0] == StageStarted("import", 5)
        for video, original in zip(workspace.videos(), (document, other), strict=True):
            copy = workspace.video_document(video.id)
            assert {f: p[0] for f, p in picture(copy).items()} == {f: p[0] for f, p in picture(original).items()}
            assert copy.undo_title == f"Import {video.name}"
        # Every frame has one: only the first is a reference.
        kinds = [s.provenance for s in workspace.video_document(1).states().values()]
        assert kinds == [Provenance.MANUAL] + [Provenance.APPROVED] * 3
        assert workspace.video_document(2).references() == (1,)
        workspace.video_document(1).undo()
        assert not workspace.video_document(1).states() and not workspace.video_document(1).objects()
    # The exported names (five digits) match the source's own (frame_0) by counting.
    _run(import_davis(tmp_path / "out", document, provenance=Provenance.PROPAGATED))
    assert document.state(0).provenance is Provenance.MANUAL
    _run(import_davis(tmp_path / "out/Annotations/Full-Resolution/img", document, overwrite_manual=True))


def _folder_of(tmp_path: Path, **masks: LabelMap | bytes) -> Path:
    folder = tmp_path / "masks"
    folder.mkdir(exist_ok=True)
    for stem, mask in masks.items():
        path = folder / f"{stem.lstrip('_')}.png"
        if isinstance(mask, bytes):
            path.write_bytes(mask)
        else:
            write_png(path, mask)
    return folder


def test_import_makes_objects_and_strips_void(document: Document, tmp_path: Path) -> None:
    labels = blob(1) | blob(5, x=40)
    labels[0] = 255
    grey = np.where(blob(1) > 0, 255, 0).astype(np.uint8)
    folder = _folder_of(tmp_path, _00003=labels)
    Image.fromarray(grey).save(folder / "00004.png")
    summary, _, _ = _run(import_davis(folder, document))
    assert summary == {"videos": 1, "frames": 2, "objects": 1, "skipped": 0}
    assert [o.name for o in document.objects()] == ["cow", "rider", "object 5"]
    assert document.state(3).object_ids == (1, 5) and not document.labels(3)[0].any()
    assert np.array_equal(document.labels(4), blob(1))
    result = document.undo()
    assert result.frames == (3, 4) and result.objects_changed and not document.states()


def test_import_keeps_manual_frames(document: Document, tmp_path: Path) -> None:
    stroke(document, 3, 1)
    _propagated(document, range(4, 5))
    folder = _folder_of(tmp_path, _00003=blob(2), _00004=blob(2))
    summary, warnings, _ = _run(import_davis(folder, document))
    assert summary["skipped"] == 1 and "frames 3" in warnings[0]
    assert document.labels(3)[12, 12] == 1 and document.labels(4)[12, 12] == 2
    _run(import_davis(folder, document, overwrite_manual=True))
    assert document.labels(3)[12, 12] == 2


@pytest.mark.parametrize(
    ("stem", "mask", "word"),
    [
        ("_00004", np.zeros((HEIGHT, WIDTH + 2), np.uint8), "66x48"),
        ("_00004", b"", "empty"),
        ("_00004", encode_png(blob(1))[:60], "damaged"),
        ("_00004", b"a letter", "not a PNG"),
        ("_00077", blob(1), "no frame"),
        ("_cow", blob(1), "no frame"),
    ],
)
def test_import_is_all_or_nothing(
    document: Document, tmp_path: Path, stem: str, mask: LabelMap | bytes, word: str
) -> None:
    folder = _folder_of(tmp_path, _00001=blob(7), **{stem: mask})
    title = document.undo_title
    with pytest.raises(AnnotationError, match=word) as caught:
        _run(import_davis(folder, document))
    assert f"{stem[1:]}.png" in str(caught.value)
    assert not document.states() and len(document.objects()) == 2 and document.undo_title == title


def test_import_of_folders_without_masks(document: Document, workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(AnnotationError, match=folder.name):
            _run(import_davis(folder, document))
        with pytest.raises(AnnotationError, match=folder.name):
            _run(import_davis(folder, workspace))
    assert len(workspace.videos()) == 1


def test_one_bad_sequence_stops_the_import_of_all(workspace: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("a", "b"):
        _images(root / "JPEGImages/480p" / name, 2)
        (root / "Annotations/480p" / name).mkdir(parents=True)
        write_png(root / "Annotations/480p" / name / "00000.png", blob(1))
    (root / "Annotations/480p/b/00001.png").write_bytes(b"x")
    with pytest.raises(AnnotationError, match=r"b/00001\.png"):
        _run(import_davis(root, workspace))
    assert not workspace.videos()
    with pytest.raises(AnnotationError, match="no sequence named c"):
        _run(import_davis(root, workspace, sequences=["c"]))
    summary, _, _ = _run(import_davis(root, workspace, sequences=["a"]))
    assert summary["videos"] == 1 and workspace.videos()[0].name == "a"


def test_first_mask(tmp_path: Path) -> None:
    labels = blob(3)
    labels[0, 0] = 255
    write_png(tmp_path / "m.png", labels)
    assert np.array_equal(read_first_mask(tmp_path / "m.png", (HEIGHT, WIDTH)), blob(3))
    with pytest.raises(AnnotationError, match=r"m\.png is 64x48"):
        read_first_mask(tmp_path / "m.png", (WIDTH, HEIGHT))
