"""The 42 variants of DAVIS-C: definitions, determinism, strength, and the command that writes them."""

import json
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage.color import hsv2rgb, rgb2hsv

from vosannot.cli.main import main
from vosannot.core.errors import ClipError, UsageError
from vosannot.core.events import Finished
from vosannot.evaluation.corruptions import (
    CORRUPTIONS,
    STRENGTHS,
    Corruption,
    all_corruptions,
    corrupted,
    imagenet_c,
    parse,
)
from vosannot.evaluation.corruptions.dataset import open_source, write_datasets
from vosannot.masks.png import write_png
from vosannot.media.clip import open_clip

FRAMES = 5
SIZE = (90, 121)  # odd on purpose: 4:2:0 video has even sizes


def texture():
    """Noise at several scales, as natural pictures have it; float32 [H, W], about 40 to 210."""
    random = np.random.default_rng(7)
    total = np.zeros(SIZE, np.float32)
    for sigma in (0.8, 2, 5, 12):
        layer = cv2.GaussianBlur(random.standard_normal(SIZE, dtype=np.float32), (0, 0), sigma)
        total += layer / layer.std()
    return 125 + 22 * total


TEXTURE = texture()


def scene(t):
    """A textured background that moves slowly, and a disk that moves fast; uint8 [H, W, 3]."""
    grey = np.roll(TEXTURE, -t, axis=1)
    frame = np.stack([grey + 4, grey, grey - 5], 2).clip(0, 255).astype(np.uint8)
    cv2.circle(frame, (25 + 9 * t, 45), 20, (200, 60, 40), -1, cv2.LINE_AA)
    return frame


def write_frames(folder, count=FRAMES):
    folder.mkdir(parents=True)
    for t in range(count):
        cv2.imwrite(str(folder / f"{t:05d}.png"), scene(t)[..., ::-1])
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_frames(tmp_path_factory.mktemp("clips") / "disk")


@pytest.fixture(scope="module")
def read(folder):
    """Frames of a variant in the given order."""

    def frames(corruption, order=range(FRAMES), seed=0):
        with corrupted(open_clip(folder), corruption, seed) as clip:
            return {t: clip.frame(t) for t in order}

    return frames


@pytest.fixture(scope="module")
def all_frames(read):
    return {corruption: read(corruption) for corruption in all_corruptions()}


def distance(frames):
    return float(np.mean([np.abs(frame.astype(float) - scene(t)).mean() for t, frame in frames.items()]))


def test_there_are_42():
    assert len(CORRUPTIONS) == 14
    assert len(set(all_corruptions())) == 42


def test_parse():
    assert parse("gaussian_noise:high") == Corruption("gaussian_noise", "high")
    assert parse(" Glass-Blur:2 ") == Corruption("glass_blur", "medium")
    assert [parse(str(c)) for c in all_corruptions()] == list(all_corruptions())
    with pytest.raises(UsageError, match=r"rain.*gaussian_noise, brightness.*style_4"):
        parse("rain:high")
    with pytest.raises(UsageError, match="contrast:low"):
        parse("contrast")
    with pytest.raises(UsageError, match="'extreme'"):
        parse("contrast:extreme")
    with pytest.raises(UsageError):
        Corruption("contrast", "5")


def test_random_access_equals_sequential(read, all_frames):
    """Also says that nothing depends on what was read before, and that a second clip gives the same."""
    for corruption, frames in all_frames.items():
        for t, frame in read(corruption, (4, 0, 3)).items():
            assert frame.shape == (*SIZE, 3), corruption
            assert frame.dtype == np.uint8
            assert frame.flags.c_contiguous
            assert np.array_equal(frame, frames[t]), (corruption, t)


def test_strength_grows(all_frames):
    for name in CORRUPTIONS:
        low, medium, high = (distance(all_frames[Corruption(name, strength)]) for strength in STRENGTHS)
        assert 0 < low < medium < high, (name, low, medium, high)


def test_seed_clip_and_frame_decide_noise(read):
    noise = Corruption("gaussian_noise", "low")
    assert not np.array_equal(read(noise, [0])[0], read(noise, [0], seed=1)[0])
    first, second = (read(noise, [t])[t].astype(int) - scene(t) for t in (0, 1))
    assert np.mean(first == second) < 0.2
    for name in ("glass_blur", "style_2", "style_3", "style_4"):
        strong = Corruption(name, "high")
        assert not np.array_equal(read(strong, [0])[0], read(strong, [0], seed=1)[0]), name


def test_out_of_range_and_closed(folder):
    for name in ("contrast", "motion_blur", "crf_compression"):
        with corrupted(open_clip(folder), Corruption(name, "low")) as clip:
            for index in (-1, FRAMES):
                with pytest.raises(IndexError):
                    clip.frame(index)
        with pytest.raises(ClipError):
            clip.frame(0)
        clip.close()


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5, 40), (17, 16)])
def test_tiny_frames(size, tmp_path):
    picture = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    cv2.imwrite(str(tmp_path / "0.png"), picture)
    for corruption in all_corruptions():
        with corrupted(open_clip(tmp_path), corruption) as clip:
            assert clip.frame(0).shape == picture.shape, corruption


# ImageNet-C's definitions, written down a second time as its generator has them.


def generated(values):
    return np.uint8(np.clip(values, 0, 1) * 255 + 1e-3)


@pytest.fixture(scope="module")
def colours():
    """Every kind of colour: random ones, greys, black, white, pure ones; uint8 [H, W, 3]."""
    random = np.random.default_rng(3)
    picture = random.integers(0, 256, (40, 50, 3), dtype=np.uint8)
    picture[:8] = random.integers(0, 256, (8, 50, 1))
    picture[8, :8] = np.array([[(r, g, b) for r in (0, 255) for g in (0, 255) for b in (0, 255)]])
    return picture


def close(ours, theirs):
    """The published arithmetic is in float64; ours may fall on the other side of a whole number."""
    off = np.abs(ours.astype(int) - theirs)
    return off.max() <= 1 and (off > 0).mean() < 0.01


@pytest.mark.parametrize("level", range(3))
def test_colour_corruptions_have_the_published_values(colours, level):
    random = np.random.default_rng(0)
    hsv = rgb2hsv(colours / 255.0)
    hsv[..., 2] = np.clip(hsv[..., 2] + [0.3, 0.4, 0.5][level], 0, 1)
    assert close(imagenet_c.brightness(colours, level, random), generated(hsv2rgb(hsv)))
    hsv = rgb2hsv(colours / 255.0)
    factor, constant = [(2, 0), (5, 0.1), (20, 0.2)][level]
    hsv[..., 1] = np.clip(hsv[..., 1] * factor + constant, 0, 1)
    assert close(imagenet_c.saturate(colours, level, random), generated(hsv2rgb(hsv)))
    unit = colours / 255.0
    mean = unit.mean(axis=(0, 1))
    wanted = generated((unit - mean) * [0.2, 0.1, 0.05][level] + mean)
    assert close(imagenet_c.contrast(colours, level, random), wanted)


@pytest.mark.parametrize(("level", "sigma"), [(0, 0.18), (1, 0.26), (2, 0.38)])
def test_noise_has_the_published_deviation(level, sigma):
    grey = np.full((200, 200, 3), 128, np.uint8)
    noisy = imagenet_c.gaussian_noise(grey, level, np.random.default_rng(0)).astype(float) / 255
    quartiles = np.percentile(noisy, [25, 75])  # clipping does not touch them
    assert (quartiles[1] - quartiles[0]) / 1.349 == pytest.approx(sigma, rel=0.02)
    assert np.median(noisy) == pytest.approx(0.5, abs=0.01)


def test_pixelate_and_defocus():
    random = np.random.default_rng(0)
    blocks = imagenet_c.pixelate(random.integers(0, 256, (80, 120, 3), dtype=np.uint8), 2, random)
    assert np.array_equal(blocks, np.repeat(np.repeat(blocks[::4, ::4], 4, 0), 4, 1))
    edge = np.zeros((61, 61, 3), np.uint8)
    edge[:, 31:] = 200
    for level, radius in enumerate((6, 8, 10)):
        line = imagenet_c.defocus_blur(edge, level, random)[30, :, 0].astype(int)
        gain = imagenet_c.disk(radius, 0.5).sum()  # up to 1.013, as published
        assert line[: 30 - radius - 2].max() == 0
        assert line[31 + radius + 2 :].min() == line.max() == pytest.approx(200 * gain, abs=1)
        assert line[30] + line[31] == pytest.approx(line.max(), abs=2)
        assert 0 < line[31 - radius + 1] < line[31 + radius - 2] < line.max()


@pytest.mark.parametrize("reach", [1, 2, 4])
def test_glass_blur_swaps_in_the_published_order(reach):
    height, width = 23, 31
    passes = np.random.default_rng(reach).integers(-reach, reach, (2, 2, height, width))
    loop = np.arange(height * width).reshape(height, width)
    for dy, dx in passes:
        for h in range(height - reach, reach, -1):
            for w in range(width - reach, reach, -1):
                y, x = h + dy[h, w], w + dx[h, w]
                loop[h, w], loop[y, x] = loop[y, x], loop[h, w]
    assert np.array_equal(imagenet_c.shuffled(height, width, reach, passes), loop.ravel())


def test_glass_blur_does_not_move_the_picture():
    """The published loop copies instead of swapping, which moves it away from the annotation."""
    y, x = np.mgrid[:120, :160].astype(np.float32)
    blob = (255 * np.exp(-((x - 80) ** 2 + (y - 60) ** 2) / 400))[..., None].repeat(3, 2).astype(np.uint8)
    for level in range(3):
        glass = imagenet_c.glass_blur(blob, level, np.random.default_rng(1))[..., 0].astype(float)
        centre = (glass * x).sum() / glass.sum(), (glass * y).sum() / glass.sum()
        assert centre == pytest.approx((80, 60), abs=0.2), level


def test_motion_blur_is_the_mean_of_neighbours(read):
    for strength, window in (("low", (2, 3)), ("medium", (2, 3, 4)), ("high", (1, 2, 3, 4))):
        blurred = read(Corruption("motion_blur", strength), [3])[3]
        mean = np.mean([scene(t) for t in window], axis=0)
        assert np.abs(blurred - mean).max() <= 0.5, strength
    ends = read(Corruption("motion_blur", "high"), [0, FRAMES - 1])
    assert np.abs(ends[0] - np.mean([scene(t) for t in range(4)], axis=0)).max() <= 0.5
    assert np.abs(ends[FRAMES - 1] - np.mean([scene(t) for t in range(FRAMES - 4, FRAMES)], axis=0)).max() <= 0.5


def test_compression_loses_more_with_a_growing_factor(all_frames):
    errors = []
    for strength in STRENGTHS:
        frames = all_frames[Corruption("crf_compression", strength)]
        error = np.mean([(frame.astype(float) - scene(t)) ** 2 for t, frame in frames.items()])
        errors.append(10 * np.log10(255**2 / error))
    assert 34 > errors[0] > errors[1] + 0.5 > errors[2] + 1


def test_colours_are_kept_until_high_strength(all_frames):
    def chroma(frame):
        lab = cv2.cvtColor(frame, cv2.COLOR_RGB2Lab).astype(float)
        return cv2.GaussianBlur(lab[..., 1:], (0, 0), 6)

    for name in CORRUPTIONS[-4:]:
        shifts = [np.abs(chroma(all_frames[Corruption(name, s)][2]) - chroma(scene(2))).mean() for s in STRENGTHS]
        assert max(shifts[:2]) < 3 < shifts[2], (name, shifts)


# The command


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["vosannot", "corrupt", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code or 0, " ".join(capsys.readouterr().err.split())

    return call


@pytest.fixture
def dataset(tmp_path):
    root = tmp_path / "davis"
    for name in ("one", "two"):
        write_frames(root / "JPEGImages" / "480p" / name, 3)
        masks = root / "Annotations" / "480p" / name
        masks.mkdir(parents=True)
        for t in range(3):
            write_png(masks / f"{t:05d}.png", np.full(SIZE, t, np.uint8))
    for text, path in (("one\ntwo\n", "2017/val.txt"), ("/JPEGImages/480p/two/00000.jpg /x/two/00000.png\n", "a.txt")):
        (root / "ImageSets" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "ImageSets" / path).write_text(text)
    return root


def picture(path):
    return cv2.imread(str(path))[..., ::-1]


def test_a_dataset_end_to_end(run, dataset, tmp_path):
    out = tmp_path / "out"
    names = ["--corruption", "gaussian_noise:high", "--corruption", "crf_compression:1"]
    code, err = run(dataset, "--out", out, *names, "--seed", 5)
    assert code == 0, err
    assert "12 frames written" in err
    for variant in (Corruption("gaussian_noise", "high"), Corruption("crf_compression", "low")):
        root = out / variant.folder
        assert (root / "ImageSets" / "2017" / "val.txt").read_text() == "one\ntwo\n"
        for name in ("one", "two"):
            mask = Path("Annotations", "480p", name, "00002.png")
            assert (root / mask).read_bytes() == (dataset / mask).read_bytes()
            with corrupted(open_clip(dataset / "JPEGImages" / "480p" / name), variant, 5) as live:
                for t in range(3):
                    written = picture(root / "JPEGImages" / "480p" / name / f"{t:05d}.png")
                    assert np.array_equal(written, live.frame(t)), "on disk and live are the same pixels"
    assert not list(out.rglob(".*")), "no drafts are left"

    # Again: only what is missing is written.
    lost = out / "gaussian_noise-high" / "JPEGImages" / "480p" / "two" / "00001.png"
    before = lost.read_bytes()
    lost.unlink()
    code, err = run(dataset, "--out", out, *names, "--seed", 5)
    assert code == 0
    assert "1 frames written, 11 were there" in err
    assert lost.read_bytes() == before

    code, err = run(dataset, "--out", out, *names, "--seed", 6)
    assert code == 2
    assert "other settings" in err


def test_chosen_sequences_as_jpeg(run, dataset, tmp_path):
    code, err = run(
        dataset, "--out", tmp_path / "out", "--corruption", "contrast:2", "--sequences", "one", "--format", "jpg"
    )
    assert code == 0, err
    root = tmp_path / "out" / "contrast-medium"
    assert sorted(p.name for p in (root / "JPEGImages" / "480p").iterdir()) == ["one"]
    assert (root / "ImageSets" / "2017" / "val.txt").read_text() == "one\n"
    assert (root / "ImageSets" / "a.txt").read_text() == ""
    written = picture(root / "JPEGImages" / "480p" / "one" / "00000.jpg").astype(int)
    exact = imagenet_c.contrast(scene(0), 1, np.random.default_rng(0))
    assert np.abs(written - exact).mean() < 1.5
    assert json.loads((root / "corruption.json").read_text())["format"] == "jpg"


def test_a_clip_and_a_sheet(run, folder, tmp_path):
    code, err = run(folder, "--out", tmp_path, "--corruption", "pixelate:low", "--sheet", tmp_path / "sheets" / "s.png")
    assert code == 0, err
    root = tmp_path / "pixelate-low"
    assert len(list((root / "JPEGImages" / "480p" / "disk").glob("*.png"))) == FRAMES
    assert (root / "ImageSets" / "2017" / "val.txt").read_text() == "disk\n"
    sheet = picture(tmp_path / "sheets" / "s.png")
    assert sheet.shape[1] == 6 * 326
    assert sheet.shape[0] == 8 * (round(320 * SIZE[0] / SIZE[1]) + 22 + 6)


def test_stopping_keeps_what_is_finished(dataset, tmp_path):
    source, chosen = open_source(dataset), [Corruption("brightness", "low")]
    stream = write_datasets(source, tmp_path / "out", chosen)
    for _ in range(3):
        next(stream)
    stream.close()
    assert len(list((tmp_path / "out").rglob("JPEGImages/**/*.png"))) == 2
    (last,) = [event for event in write_datasets(source, tmp_path / "out", chosen) if isinstance(event, Finished)]
    assert (last.summary["written"], last.summary["kept"]) == (4, 2)


def test_refusals(run, dataset, folder, tmp_path):
    def refused(*arguments, says):
        code, err = run(*arguments)
        assert code == 2, err
        assert all(word in err for word in says), err
        assert "Traceback" not in err

    out = ["--out", tmp_path / "out"]
    refused(dataset, *out, "--corruption", "rain:high", says=["rain", "gaussian_noise", "style_4"])
    refused(dataset, *out, says=["--corruption", "--all", "--sheet"])
    refused(dataset, "--corruption", "contrast:1", says=["--out"])
    refused(dataset, *out, "--corruption", "contrast:1", "--sequences", "three", says=["three", "one, two"])
    refused(dataset, *out, "--corruption", "contrast:1", "--resolution", "1080p", says=["1080p"])
    refused(dataset, *out, "--corruption", "contrast:1", "--format", "gif", says=["png or jpg", "gif"])
    refused(folder, *out, "--corruption", "contrast:1", "--sequences", "one", says=["single clip"])
    refused(tmp_path / "nothing", *out, "--corruption", "contrast:1", says=["nothing", "does not exist"])
    refused(folder, "--sheet", tmp_path / "s.png", "--frame", "99", says=["99", str(FRAMES)])
    (tmp_path / "file").write_text("in the way")
    refused(dataset, "--out", tmp_path / "file", "--corruption", "contrast:1", says=["file", "cannot be written"])
    broken = dataset / "JPEGImages" / "480p" / "two" / "00001.png"
    broken.write_bytes(b"broken")
    refused(dataset, *out, "--corruption", "contrast:1", says=["00001.png"])


DAVIS = Path(__file__).parents[3] / "shared" / "davis" / "JPEGImages" / "480p" / "camel"


@pytest.mark.skipif(not DAVIS.is_dir(), reason="real clips (../shared/davis) are not here")
def test_strength_grows_on_a_real_clip(tmp_path):
    with open_clip(DAVIS) as clip:
        clean = [cv2.resize(clip.frame(t), (427, 240), interpolation=cv2.INTER_AREA) for t in range(30, 34)]
    for t, frame in enumerate(clean):
        cv2.imwrite(str(tmp_path / f"{t}.png"), frame[..., ::-1])
    for name in CORRUPTIONS:
        values = []
        for strength in STRENGTHS:
            with corrupted(open_clip(tmp_path), Corruption(name, strength)) as clip:
                values.append(np.abs(clip.frame(2) - clean[2].astype(float)).mean())
        assert 0 < values[0] < values[1] < values[2], (name, values)
