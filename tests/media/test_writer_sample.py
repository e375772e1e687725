import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.media.files import number_of, numbered
from vosannot.core.errors import ExportError
from vosannot.media import open_clip, sample, write_video


def test_write_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "out.mp4"
    path.write_bytes(b"old")
    write_video(path, (numbered(i) for i in range(12)), 24.0)
    with open_clip(path) as clip:
        assert clip.info.frame_count == 12 and clip.info.fps == 24
        for index in range(12):
            image = clip.frame(index)
            assert number_of(image) == index
            assert np.abs(image[40:, :].astype(int) - numbered(index)[40:]).max() < 8  # colours survive
    assert [p.name for p in tmp_path.iterdir()] == ["out.mp4"]


def test_odd_sizes_are_padded(tmp_path: Path) -> None:
    write_video(tmp_path / "odd.mkv", [numbered(3, 97, 65)] * 3, 30000 / 1001)
    with open_clip(tmp_path / "odd.mkv") as clip:
        assert (clip.info.width, clip.info.height) == (98, 66)
        assert clip.info.fps == pytest.approx(29.97, abs=0.01)


def test_lossless(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    frames = [rng.integers(0, 256, (48, 64, 3)).astype(np.uint8) for _ in range(4)]
    write_video(tmp_path / "exact.mkv", frames, 10, codec="ffv1")
    with open_clip(tmp_path / "exact.mkv") as clip:
        assert all(np.array_equal(clip.frame(i), frames[i]) for i in range(4))


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("a.mp4", {"codec": "no-such"}, "cannot be written"),
        ("a.mp4", {"codec": "aac"}, "cannot be written"),
        ("a.nonsense", {}, "cannot be written"),
        ("none/a.mp4", {}, "cannot be written: No such file"),
        ("a.mp4", {"fps": 0.0}, "more than 0 frames"),
        ("a.mp4", {"frames": []}, "there are no frames"),
        ("a.mp4", {"frames": [numbered(0), numbered(0, 64, 64)]}, "frame 1 is 64x64 but the first is 96x64"),
    ],
)
def test_failures_leave_nothing_behind(name: str, options: dict, words: str, tmp_path: Path) -> None:
    arguments = {"frames": [numbered(0)], "fps": 25.0, **options}
    with pytest.raises(ExportError) as caught:
        write_video(tmp_path / name, **arguments)
    assert words in str(caught.value) and name in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_source_passes_and_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"old")

    def frames() -> Iterator[np.ndarray]:
        yield numbered(0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_video(path, frames(), 25)
    assert path.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "cache_dir", lambda: tmp_path)
    clip_path = sample.sample_clip()
    masks = sorted(sample.sample_truth().iterdir())
    assert sample.sample_mask() == masks[0]
    with open_clip(clip_path) as clip:
        info = clip.info
        assert (info.width, info.height, info.frame_count, info.fps) == (640, 360, 48, 24.0)
        assert [mask.stem for mask in masks] == list(info.stems)
        assert clip.frame(47).std() > 30
    areas = []
    for mask in masks:
        with Image.open(mask) as image:
            assert image.mode == "P" and "transparency" not in image.info
            assert image.getpalette("RGB")[:9] == [0, 0, 0, 128, 0, 0, 0, 128, 0]  # type: ignore[index]
            labels = np.array(image)
        assert labels.shape == (360, 640) and set(np.unique(labels)) == {0, 1, 2}
        areas.append([(labels == 1).sum(), (labels == 2).sum()])
    areas = np.array(areas)
    assert areas[:, 1].min() > 5000 and areas[0, 0] > areas[40, 0] * 1.15  # the cup hides part of the person
    before = clip_path.stat().st_mtime_ns
    assert sample.sample_clip() == clip_path and clip_path.stat().st_mtime_ns == before
    assert [p.name for p in tmp_path.iterdir()] == [f"sample-{sample.SAMPLE_VERSION}"]
    from vosannot.media import _sample_scene

    again = next(iter(_sample_scene.render()))[1]
    with Image.open(masks[0]) as image:
        assert hashlib.sha256(again).digest() == hashlib.sha256(np.array(image)).digest()


def test_sample_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setattr(sample, "cache_dir", lambda: blocked)
    with pytest.raises(ExportError, match="The sample clip cannot be written"):
        sample.sample_clip()
