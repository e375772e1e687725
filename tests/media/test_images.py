from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vosannot.core.errors import ClipError
from vosannot.media import ClipKind, images, looks_like_clip, open_clip
from vosannot.media.images import _read, natural_key

DAVIS = Path(__file__).resolve().parents[3] / "shared" / "davis" / "JPEGImages" / "480p"


def picture(value: int = 0, width: int = 32, height: int = 24) -> np.ndarray:
    image = np.full((height, width, 3), value, np.uint8)
    image[:5, :8] = (250, 20, 30)
    return image


def save(path: Path, value: int = 0, width: int = 32, height: int = 24) -> Path:
    Image.fromarray(picture(value, width, height)).save(path)
    return path


def test_natural_order() -> None:
    names = ["img10", "img2", "IMG1", "img02b", "b", "a10b3", "a10b12", "²"]
    assert sorted(names, key=natural_key) == ["a10b3", "a10b12", "b", "IMG1", "img2", "img02b", "img10", "²"]


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "my clip.v2"
    folder.mkdir()
    for value, name in ((30, "img10.png"), (10, "img1.PNG"), (20, "img2.bmp"), (40, "img11.tiff")):
        save(folder / name, value)
    save(folder / ".hidden.png")
    (folder / "notes.txt").write_text("x")
    (folder / "img3.png").mkdir()
    with open_clip(str(folder) + "/") as clip:
        info = clip.info
        assert (info.kind, info.name, info.path) == (ClipKind.IMAGES, "my clip.v2", folder)
        assert info.stems == ("img1", "img2", "img10", "img11")
        assert (info.width, info.height, info.frame_count, info.fps) == (32, 24, 4, 24.0)
        assert info.times == (0, 1 / 24, 2 / 24, 3 / 24)
        for index, value in enumerate((10, 20, 30, 40)):
            frame = clip.frame(index)
            assert np.array_equal(frame, picture(value)) and frame.flags.c_contiguous and frame.flags.writeable
        for wrong in (-1, 4):
            with pytest.raises(IndexError):
                clip.frame(wrong)
    with pytest.raises(ClipError, match="closed"):
        clip.frame(0)


def test_one_image(tmp_path: Path) -> None:
    path = save(tmp_path / "single.webp", 0)
    save(tmp_path / "other.png", 0, 99, 88)
    with open_clip(path) as clip:
        assert (clip.info.name, clip.info.frame_count, clip.info.stems) == ("single", 1, ("single",))
        assert clip.info.path == path


def test_kinds_of_pixels(tmp_path: Path) -> None:
    base = picture(90)
    rgb = Image.fromarray(base)
    rgb.convert("L").save(tmp_path / "a.png")
    rgb.quantize(8).save(tmp_path / "b.png")
    rgb.convert("RGBA").save(tmp_path / "c.png")
    Image.fromarray(base[..., 0].astype(np.uint16) * 257).save(tmp_path / "d.png")
    rgb.convert("CMYK").save(tmp_path / "e.jpg", quality=95)
    rgb.convert("1").save(tmp_path / "f.png")
    Image.fromarray(base[..., 0].astype(np.float32) / 255).save(tmp_path / "g.tif")
    import cv2

    cv2.imwrite(str(tmp_path / "h.tif"), base[..., ::-1].astype(np.uint16) * 257)
    cv2.imwrite(str(tmp_path / "i.png"), base[..., ::-1].astype(np.uint16) * 257)
    with open_clip(tmp_path) as clip:
        frames = dict(zip(clip.info.stems, (clip.frame(i) for i in range(9)), strict=True))
    assert all(f.shape == (24, 32, 3) and f.dtype == np.uint8 for f in frames.values())
    grey = np.array(rgb.convert("L"))
    assert (frames["a"] == grey[..., None]).all()
    assert np.abs(frames["b"].astype(int) - base).max() <= 3
    assert np.array_equal(frames["c"], base)
    assert (frames["d"] == base[..., :1]).all() and (frames["g"] == base[..., :1]).all()
    assert np.median(np.abs(frames["e"].astype(int) - base)) <= 6
    assert np.array_equal(frames["h"], base) and np.abs(frames["i"].astype(int) - base).max() <= 1


def test_exif_orientation(tmp_path: Path) -> None:
    expected = {
        1: picture(),
        2: picture()[:, ::-1],
        4: picture()[::-1],
        5: picture().swapaxes(0, 1),
        7: np.rot90(picture().swapaxes(0, 1), 2),
        3: np.rot90(picture(), 2),
        6: np.rot90(picture(), -1),
        8: np.rot90(picture(), 1),
    }
    for orientation, wanted in expected.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        for suffix in ("jpg", "png"):
            path = tmp_path / f"turned{orientation}.{suffix}"
            Image.fromarray(picture()).save(path, exif=exif, quality=100, subsampling=0)
            with open_clip(path) as clip:
                frame = clip.frame(0)
                assert frame.shape == wanted.shape and (clip.info.height, clip.info.width) == wanted.shape[:2]
                assert np.abs(frame.astype(int) - wanted).max() < 30


def test_sizes_must_agree(tmp_path: Path) -> None:
    save(tmp_path / "a.png", 0, 320, 240)
    save(tmp_path / "b.png", 0, 640, 480)
    with pytest.raises(ClipError) as caught:
        open_clip(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: frame 'b.png' is 640x480 but 'a.png' is 320x240; all images of a folder must have one size."
    )


def test_stems_must_differ(tmp_path: Path) -> None:
    save(tmp_path / "a.jpg")
    save(tmp_path / "a.png")
    with pytest.raises(ClipError, match=r"'a\.jpg' and 'a\.png' differ only in their ending"):
        open_clip(tmp_path)


def test_bad_files_are_named(tmp_path: Path) -> None:
    save(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"")
    with pytest.raises(ClipError, match=r"b\.png is empty"):
        open_clip(tmp_path)
    (tmp_path / "b.png").write_bytes(b"nonsense" * 9)
    with pytest.raises(ClipError, match=r"b\.png is not an image"):
        open_clip(tmp_path)
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (24, 32, 3)).astype(np.uint8)).save(tmp_path / "b.png")
    data = (tmp_path / "b.png").read_bytes()
    (tmp_path / "b.png").write_bytes(data[: len(data) // 2])
    with open_clip(tmp_path) as clip:
        clip.frame(0)
        with pytest.raises(ClipError, match=r"Frame 1 \('b\.png'\) of .* cannot be decoded"):
            clip.frame(1)
        (tmp_path / "a.png").unlink()
        with pytest.raises(ClipError, match=r"Frame 0 \('a\.png'\) of .* is gone"):
            clip.frame(0)
        save(tmp_path / "a.png", 0, 50, 50)
        with pytest.raises(ClipError, match="has changed its size to 50x50"):
            clip.frame(0)


def test_folders_without_images_give_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ClipError, match=r"holds no images .* or a video file"):
        open_clip(tmp_path)
    (tmp_path / "b.mp4").write_bytes(b"x")
    with pytest.raises(ClipError, match=r"choose 'b\.mp4' itself"):
        open_clip(tmp_path)
    (tmp_path / "frames").mkdir()
    save(tmp_path / "frames" / "0.png")
    with pytest.raises(ClipError, match="its folder 'frames' does"):
        open_clip(tmp_path)


def test_looks_like_clip(tmp_path: Path) -> None:
    assert not looks_like_clip(tmp_path) and not looks_like_clip(tmp_path / "none.mp4")
    assert looks_like_clip(save(tmp_path / "a.JPG")) and looks_like_clip(tmp_path)
    (tmp_path / "x.txt").write_text("x")
    assert not looks_like_clip(tmp_path / "x.txt")


def test_opening_many_files_decodes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = save(tmp_path / "00000.jpg").read_bytes()
    for number in range(1, 1500):
        (tmp_path / f"{number:05d}.jpg").write_bytes(data)
    read = list[Path]()
    monkeypatch.setattr(images, "_read", lambda path: read.append(path) or _read(path))
    with open_clip(tmp_path) as clip:
        assert clip.info.frame_count == 1500 and not read
        clip.frame(1499)
        assert [path.name for path in read] == ["01499.jpg"]


@pytest.mark.skipif(not DAVIS.is_dir(), reason="needs ../shared/davis")
def test_a_davis_sequence() -> None:
    folder = sorted(DAVIS.iterdir())[0]
    with open_clip(folder) as clip:
        assert clip.info.name == folder.name and clip.info.stems[:2] == ("00000", "00001")
        with Image.open(folder / "00001.jpg") as image:
            assert np.array_equal(clip.frame(1), np.array(image))
