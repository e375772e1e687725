import random
import re
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from tests.media.files import make_video, number_of, numbered, remux
from vosannot.core.errors import ClipError
from vosannot.media import ClipKind, looks_like_clip, open_clip

SHARED = Path(__file__).resolve().parents[3] / "shared" / "video"


def numbers(path: Path) -> list[int]:
    with open_clip(path) as clip:
        return [int(number_of(clip.frame(i))) for i in range(clip.info.frame_count)]


def check_exact(path: Path, expected: list[int]) -> None:
    """Forwards, at random and backwards, each frame must be the one it should be."""
    with open_clip(path) as clip:
        count = clip.info.frame_count
        assert [number_of(clip.frame(i)) for i in range(count)] == expected
        places = [random.Random(1).randrange(count) for _ in range(25)] + list(range(count))[::-1]
        clip._buffer.clear()  # type: ignore[attr-defined]
        assert [number_of(clip.frame(i)) for i in places] == [expected[i] for i in places]


SHORT = {"g": "8", "bf": "2"}
X265 = {"x265-params": "keyint=8:open-gop=1:log-level=none"}
FORMATS: dict[str, tuple[str, str, dict[str, str]]] = {
    "one-group.mp4": ("libx264", "yuv420p", {}),
    "short.mp4": ("libx264", "yuv420p", SHORT),
    "short.flv": ("libx264", "yuv420p", SHORT),
    "open.mp4": ("libx264", "yuv420p", {"x264-params": "open-gop=1:keyint=8:bframes=3"}),
    "open.mkv": ("libx264", "yuv420p", {"x264-params": "open-gop=1:keyint=8:bframes=3"}),
    "open.ts": ("libx264", "yuv420p", {"x264-params": "open-gop=1:keyint=8:bframes=3"}),
    "refresh.ts": ("libx264", "yuv420p", {"x264-params": "intra-refresh=1:keyint=8:bframes=0"}),
    "hevc.mkv": ("libx265", "yuv420p10le", X265),
    "vp9.webm": ("libvpx-vp9", "yuv420p", {"g": "10", "deadline": "realtime", "cpu-used": "8"}),
    "hidden.webm": ("libvpx", "yuv420p", {"auto-alt-ref": "1", "lag-in-frames": "10", "g": "12"}),
    "made-up.avi": ("libx264", "yuv420p", SHORT),
    "mpeg4.avi": ("mpeg4", "yuv420p", SHORT),
    "mjpeg.avi": ("mjpeg", "yuvj420p", {}),
    "mpeg2.mpg": ("mpeg2video", "yuv420p", SHORT),
    "stampless.h264": ("libx264", "yuv420p", SHORT),
    "alpha.mov": ("png", "rgba", {}),
    "grey.mkv": ("ffv1", "gray", {}),
    "deltas.gif": ("gif", "rgb8", {}),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_frame_is_found_in(name: str, tmp_path: Path) -> None:
    codec, pixels, options = FORMATS[name]
    path = make_video(tmp_path / name, 30, codec=codec, pixels=pixels, options=options)
    check_exact(path, list(range(30)))
    with open_clip(path) as clip:
        info = clip.info
        assert (info.kind, info.name, info.path) == (ClipKind.VIDEO, path.stem, path)
        assert (info.width, info.height, info.frame_count) == (96, 64, 30)
        assert info.fps == pytest.approx(25) and info.warnings == ()
        assert info.stems[0] == "00000" and info.stems[29] == "00029"
        assert info.times[0] == 0 and info.times[29] == pytest.approx(29 / 25, abs=0.002)
        image = clip.frame(3)
        assert image.dtype == np.uint8 and image.flags.c_contiguous and image.flags.writeable


@pytest.mark.parametrize("name", ["vfr.mp4", "vfr.mkv"])
def test_variable_frame_rate(name: str, tmp_path: Path) -> None:
    times = [0, 1, 2, 10, 11, 40, 41, 42, 43, 90]
    path = make_video(tmp_path / name, 10, times=times, options=SHORT)
    check_exact(path, list(range(10)))
    with open_clip(path) as clip:
        assert clip.info.times == pytest.approx([t / 25 for t in times], abs=0.002)
        assert clip.info.fps == pytest.approx(9 / 3.6, rel=0.01)


def test_one_frame(tmp_path: Path) -> None:
    check_exact(make_video(tmp_path / "one.mp4", 1), [0])


def test_late_start_and_edit_lists(tmp_path: Path) -> None:
    check_exact(make_video(tmp_path / "late.mp4", 20, shift=50), list(range(20)))
    unmoved = {"avoid_negative_ts": "disabled"}
    path = make_video(tmp_path / "cut.mp4", 30, shift=-10, container=unmoved, options=SHORT)
    check_exact(path, list(range(10, 30)))  # what lies before zero is cut away by the edit list
    with open_clip(path) as clip:
        assert clip.info.warnings == () and clip.info.times[0] == 0


@pytest.mark.parametrize(("angle", "turns"), [(0, 0), (90, 1), (180, 2), (270, 3)])
@pytest.mark.parametrize("flip", [False, True])
def test_rotation_metadata(angle: int, turns: int, flip: bool, tmp_path: Path) -> None:
    path = make_video(tmp_path / "turned.mov", 2, codec="png", pixels="rgb24", rotation=angle, flip=flip)
    with av.open(str(path)) as container:
        said = next(container.decode(video=0)).rotation
    with open_clip(path) as clip:
        image = clip.frame(1)
        assert image.shape == ((96, 64, 3) if turns % 2 else (64, 96, 3))
        assert (clip.info.height, clip.info.width) == image.shape[:2]
    if not flip:
        # FFmpeg: the angle by which the picture is to be turned counterclockwise.
        assert said % 360 == angle
        assert np.array_equal(image, np.rot90(numbered(1), turns))
    else:
        options = [np.rot90(np.fliplr(numbered(1)), k) for k in range(4)]
        assert sum(np.array_equal(image, option) for option in options) == 1


def test_odd_sizes_and_exact_colours(tmp_path: Path) -> None:
    path = make_video(tmp_path / "odd.mkv", 5, codec="ffv1", pixels="bgr0", size=(97, 65))
    with open_clip(path) as clip:
        assert np.array_equal(clip.frame(4), numbered(4, 97, 65))
    path = make_video(tmp_path / "grey.mkv", 5, codec="ffv1", pixels="gray")
    with open_clip(path) as clip:
        image = clip.frame(4)
        assert image.min() == 0 and image.max() == 255 and (image[..., 0] == image[..., 2]).all()


@pytest.mark.parametrize(
    ("matrix", "full", "height"),
    [(1, False, 64), (5, True, 64), (9, False, 64), (2, False, 64), (2, False, 720)],
)
def test_colour_matrix_and_range_are_honoured(matrix: int, full: bool, height: int, tmp_path: Path) -> None:
    red, green, blue = 200, 60, 30
    weights = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 9: (0.2627, 0.0593)}
    kr, kb = weights[{2: 1 if height >= 720 else 5}.get(matrix, matrix)]
    y = kr * red + (1 - kr - kb) * green + kb * blue
    cb, cr = (blue - y) / (2 - 2 * kb), (red - y) / (2 - 2 * kr)
    scale, offset, chroma = (1.0, 0, 1.0) if full else (219 / 255, 16, 224 / 255)
    planes = (y * scale + offset, cb * chroma + 128, cr * chroma + 128)
    path = tmp_path / "tagged.mkv"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, height, "yuv444p"
        if matrix != 2:
            stream.codec_context.colorspace = matrix
        stream.codec_context.color_range = 2 if full else 1
        data = np.stack([np.full((height, 64), round(v), np.uint8) for v in planes])
        frame = av.VideoFrame.from_ndarray(data, "yuv444p")
        frame.colorspace, frame.color_range = matrix, 2 if full else 1
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with open_clip(path) as clip:
        assert np.abs(clip.frame(0)[5, 5].astype(int) - (red, green, blue)).max() <= 3


def cut(source: Path, target: Path, begin: float, end: float) -> Path:
    data = source.read_bytes()
    target.write_bytes(data[int(len(data) * begin) : int(len(data) * end)])
    return target


def test_truncated_files_keep_their_good_frames(tmp_path: Path) -> None:
    fast = {"movflags": "faststart"}
    whole = make_video(tmp_path / "whole.mp4", 60, options=SHORT, container=fast)
    for share in (0.5, 0.8, 0.97):
        path = cut(whole, tmp_path / "cut.mp4", 0, share)
        found = numbers(path)
        assert found == list(range(len(found))) and 5 < len(found) < 60
        with open_clip(path) as clip:
            lost = 60 - len(found)
            assert clip.info.warnings == clip.warnings  # type: ignore[attr-defined]
            assert f"its last {lost} of 60 frames are missing" in clip.info.warnings[0]
    for name in ("cut.mkv", "cut.ts", "cut.avi"):
        source = make_video(tmp_path / f"whole-{name}", 60, options=SHORT)
        found = numbers(cut(source, tmp_path / name, 0, 0.6))
        assert found == list(range(len(found))) and 5 < len(found) < 60
    with open_clip(tmp_path / "cut.mkv") as clip:
        assert re.search(r"should last 2\.\d s, but ends after", clip.info.warnings[0])


def test_recordings_that_begin_in_the_middle(tmp_path: Path) -> None:
    whole = make_video(tmp_path / "whole.mp4", 40, options={"g": "12", "bf": "2"})
    path = remux(whole, tmp_path / "headless.mkv", drop=[0, 1, 2])
    found = numbers(path)
    assert found[-10:] == list(range(30, 40))
    with open_clip(path) as clip:
        assert all("left out" in sentence for sentence in clip.info.warnings)
    stream = make_video(tmp_path / "whole.ts", 60, codec="mpeg2video", options=SHORT)
    found = numbers(cut(stream, tmp_path / "cut.ts", 0.35, 1))
    assert found == list(range(found[0], 60)) and 10 < found[0] < 40


@pytest.mark.parametrize("name", ["short.mp4", "open.mkv", "open.ts", "mpeg4.avi", "vp9.webm"])
def test_damage_gives_frames_or_a_clip_error(name: str, tmp_path: Path) -> None:
    codec, pixels, options = FORMATS[name]
    good = make_video(tmp_path / name, 40, codec=codec, pixels=pixels, options=options).read_bytes()
    for seed in range(6):
        rng = np.random.default_rng(seed)
        data = bytearray(good)
        for place in rng.integers(len(data) // 10, len(data), 30):
            data[place] = rng.integers(0, 256)
        path = tmp_path / f"damaged-{name}"
        path.write_bytes(data)
        try:
            clip = open_clip(path)
        except ClipError:
            continue
        with clip:
            for index in [*range(clip.info.frame_count), 0]:
                try:
                    assert clip.frame(index).shape == (clip.info.height, clip.info.width, 3)
                except ClipError as error:
                    assert f"Frame {index}" in str(error)


def write(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("missing.mp4", lambda path: None, "does not exist"),
        ("empty.mp4", write(b""), "is empty (0 bytes)"),
        ("noise.mp4", write(bytes(range(256)) * 99), "is not a video that can be read"),
        ("text.txt", write(b"hello\n" * 99), "is not a video"),
        (
            "list.m3u8",
            write(b"#EXTM3U\n#EXTINF:9.0,\nfile:///etc/x.ts\n#EXT-X-ENDLIST\n"),
            "is not a video",
        ),
        ("list.ffconcat", write(b"ffconcat version 1.0\nfile a.mp4\n"), "is not a video"),
        ("broken.png", write(b"\x89PNG\r\n\x1a\nxxxx"), "is not an image that can be read"),
    ],
)
def test_what_is_no_clip_says_so(name: str, make: Callable[[Path], None], words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(ClipError) as caught:
        open_clip(path)
    assert name in str(caught.value) and words in str(caught.value) and str(caught.value).endswith(".")


def test_a_recording_without_its_index(tmp_path: Path) -> None:
    whole = make_video(tmp_path / "whole.mp4", 30)
    with pytest.raises(ClipError, match="the index at its end is missing"):
        open_clip(cut(whole, tmp_path / "half.mp4", 0, 0.5))


def test_sound_without_pictures(tmp_path: Path) -> None:
    path = tmp_path / "sound.m4a"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("aac", rate=44100)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 44100
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(ClipError, match="has sound but no moving picture"):
        open_clip(path)


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_video(tmp_path / "mine.mp4", 2)

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ClipError, match=r"mine\.mp4 cannot be read: permission denied"):
        open_clip(path)


def test_index_range_and_closing(tmp_path: Path) -> None:
    clip = open_clip(make_video(tmp_path / "a.mp4", 5))
    for wrong in (-1, 5):
        with pytest.raises(IndexError):
            clip.frame(wrong)
    clip.close()
    clip.close()
    with pytest.raises(ClipError, match="is closed"):
        clip.frame(0)


def test_frames_belong_to_the_caller(tmp_path: Path) -> None:
    with open_clip(make_video(tmp_path / "a.mkv", 5, codec="ffv1", pixels="bgr0")) as clip:
        clip.frame(2)[:] = 0
        assert number_of(clip.frame(2)) == 2


def test_strange_names(tmp_path: Path) -> None:
    for name in ("ünï cödé 漢字.mp4", "a%03d.mp4", "-i.mp4", "a:b#c?.mp4"):
        path = make_video(tmp_path / "plain.mp4", 3).rename(tmp_path / name)
        assert numbers(path) == [0, 1, 2]
        assert looks_like_clip(path)
    with pytest.raises(ClipError, match="zero character"):
        open_clip("a\0b")
    assert not looks_like_clip("a\0b.mp4")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/video")
@pytest.mark.parametrize(("name", "count"), [("dog.mp4", 289), ("example.mp4", 117)])
def test_real_files(name: str, count: int) -> None:
    path = SHARED / name
    with av.open(str(path)) as container:
        truth = {i: f.to_ndarray()[::9, ::9].copy() for i, f in enumerate(container.decode(video=0)) if i % 29 == 0}
    with open_clip(path) as clip:
        assert clip.info.frame_count == count
        for index in reversed(truth):
            clip.frame(index)
            held = clip._buffer[index]  # type: ignore[attr-defined]
            assert np.array_equal(held.to_ndarray()[::9, ::9], truth[index])
