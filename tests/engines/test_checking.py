"""Checking masks as an engine: every frame gets a score, trusted ones none, exemplars, sentences for bad input."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.cli.test_propagate import run  # noqa: F401 (fixture)
from vosannot.core.errors import AnnotationError, UsageError, VosannotError
from vosannot.core.events import ExemplarsChosen, Finished, FrameChecked, IterationDone, StageStarted
from vosannot.engines.refine.checking import Checker, working_size
from vosannot.engines.refine.passes import passes
from vosannot.engines.refine.reading import frames_named, masks_of
from vosannot.engines.refine.request import CheckParams, CheckRequest, exemplars
from vosannot.masks.png import encode_png, write_png
from vosannot.media.clip import open_clip
from vosannot.networks.checkpoint import save_network
from vosannot.networks.selector.config import SelectorConfig
from vosannot.networks.selector.model import Selector

HEIGHT, WIDTH = 72, 128


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    save_network(path, Selector(SelectorConfig(widths=(8, 16, 16), blocks=1, heads=2)), {})
    return str(path)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    folder = tmp_path / "scene"
    folder.mkdir()
    for frame in range(6):
        picture = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
        picture[20:50, 10 + 6 * frame : 40 + 6 * frame] = (30, 60, 220)
        cv2.imwrite(str(folder / f"{frame:05d}.png"), picture)
    return folder


def mask(frame: int, empty: bool = False) -> np.ndarray:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    if not empty:
        labels[20:50, 10 + 6 * frame : 40 + 6 * frame] = 3
    return labels


def masks(*empty: int) -> dict[int, bytes]:
    return {frame: encode_png(mask(frame, frame in empty)) for frame in range(6)}


def checked(weights: str, request: CheckRequest) -> list:
    return list(Checker(CheckParams(weights=weights, check_size=64), "cpu").run(request))


def test_every_frame_with_a_mask_is_judged_once(weights, clip):
    events = checked(weights, CheckRequest(clip, masks(4), frozenset([0]), maps=True))
    found = [event for event in events if isinstance(event, FrameChecked)]
    assert [event.frame for event in found] == list(range(6))
    assert isinstance(events[0], StageStarted) and isinstance(events[-1], Finished)
    assert any(isinstance(event, IterationDone) for event in events)
    assert found[0].trusted and found[0].errors == {3: 0.0} and found[0].agreement == {3: 1.0}
    assert not found[0].error_map.any()
    for event in found[1:]:
        assert event.errors[3] >= 0 and 0 <= event.agreement[3] <= 1
        assert event.error_map.shape == (2, 64, 112) and event.error_map.dtype == np.uint8
    assert found[4].areas[3] == 0 and found[1].areas[3] == pytest.approx(900 / (HEIGHT * WIDTH), rel=0.05)
    (chosen,) = (event for event in events if isinstance(event, ExemplarsChosen))
    assert 0 in chosen.frames[3] and 4 not in chosen.frames[3]


def test_without_maps_none_are_made(weights, clip):
    events = checked(weights, CheckRequest(clip, masks()))
    assert all(event.error_map is None for event in events if isinstance(event, FrameChecked))


def test_long_clips_are_cut_and_every_frame_is_judged_exactly_once():
    frames = [*range(0, 20_000, 2)]
    trusted = frozenset([0, 5000, 19_000])
    seen = []
    for together, judged in passes(frames, trusted):
        assert len(together) <= 100 and judged <= set(together) and together == sorted(together)
        assert trusted & set(together)
        seen += sorted(judged)
    assert seen == frames


def test_a_short_clip_is_one_pass():
    assert list(passes([3, 4, 9], frozenset())) == [([3, 4, 9], frozenset([3, 4, 9]))]


def test_several_passes_over_one_clip(weights, clip, monkeypatch):
    monkeypatch.setattr("vosannot.engines.refine.checking.passes", lambda f, t: passes(f, t, most=25))
    folder = clip.parent / "long"
    folder.mkdir()
    for frame in range(40):
        cv2.imwrite(str(folder / f"{frame:05d}.png"), np.full((HEIGHT, WIDTH, 3), 3 * frame, np.uint8))
    held = {frame: encode_png(mask(frame % 6)) for frame in range(40)}
    events = checked(weights, CheckRequest(folder, held, frozenset([0])))
    assert [event.frame for event in events if isinstance(event, FrameChecked)] == list(range(40))
    steps = [event.step for event in events if isinstance(event, IterationDone)]
    assert steps == sorted(steps) and max(steps) <= 40


def test_exemplars_are_trusted_ones_first_then_the_least_wrong():
    events = [FrameChecked(f, {1: abs(f - 6) / 10}, {1: 0.5}, {1: 0.0 if f == 7 else 0.1}, f == 0) for f in range(12)]
    assert exemplars(events, 4) == {1: (0, 4, 5, 6)}


@pytest.mark.parametrize(
    ("held", "error", "words"),
    [
        ({}, UsageError, "There is no mask to check"),
        ({0: encode_png(mask(0))}, UsageError, "One mask alone cannot be checked"),
        ({f: encode_png(mask(f, True)) for f in range(3)}, AnnotationError, "No mask shows an object"),
        ({0: encode_png(mask(0)), 9: encode_png(mask(0))}, UsageError, "mask for frame 9, but scene has frames 0 to 5"),
        ({0: encode_png(mask(0)), 1: encode_png(np.ones((50, 50), np.uint8))}, AnnotationError, "50x50, but scene is"),
        ({0: encode_png(mask(0)), 1: b"no png"}, AnnotationError, "frame 1"),
    ],
)
def test_bad_input_gets_one_sentence(weights, clip, held, error, words):
    with pytest.raises(error, match=words):
        checked(weights, CheckRequest(clip, held))


@pytest.mark.parametrize(("text", "frames"), [("", set()), ("0", {0}), ("0,2-4", {0, 2, 3, 4}), (" 1 , 5 ", {1, 5})])
def test_lists_of_frames(clip, text, frames):
    with open_clip(clip) as opened:
        assert frames_named(text, opened.info) == frames


@pytest.mark.parametrize("text", ["x", "3-", "4-2", "6", "-1"])
def test_lists_that_are_none(clip, text):
    with open_clip(clip) as opened, pytest.raises(VosannotError):
        frames_named(text, opened.info)


@pytest.mark.parametrize(
    ("height", "width", "size"), [(480, 854, (128, 224)), (854, 480, (224, 128)), (100, 4000, (128, 512))]
)
def test_working_sizes(height, width, size):
    assert working_size(height, width, 128) == size


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "masks"
    made.mkdir()
    for frame in range(5):  # the last frame has none
        write_png(made / f"{frame:05d}.png", mask(frame))
    return made


def test_check_prints_json(run, weights, clip, folder, tmp_path):  # noqa: F811
    maps = tmp_path / "maps"
    code, out, _ = run(
        "check",
        clip,
        folder,
        "--weights",
        weights,
        "--check-size",
        "64",
        "--trusted",
        "0",
        "--error-maps",
        maps,
        "--json",
    )
    assert code == 0
    summary = json.loads(out)
    assert summary["frames"] == 5 and summary["without_masks"] == [5]
    rows = summary["objects"]["3"]["frames"]
    assert [row["frame"] for row in rows] == list(range(5)) and rows[0]["trusted"] and rows[0]["error"] == 0
    assert {row["frame"] for row in rows if row["exemplar"]} == set(summary["objects"]["3"]["exemplars"])
    assert cv2.imread(str(maps / "00002.png")).shape == (HEIGHT, WIDTH, 3)


def test_check_prints_a_table_of_the_worst(run, weights, clip, folder):  # noqa: F811
    code, out, err = run("check", clip, folder, "--weights", weights, "--check-size", "64", "--worst", "2")
    assert code == 0 and "object 3: exemplars" in out and "1 frame without a mask: 5" in err


@pytest.mark.parametrize(
    ("spoil", "arguments", "words"),
    [
        (lambda f: write_png(f / "00001.png", np.ones((9, 9), np.uint8)), (), "9x9"),
        (lambda f: write_png(f / "00077.png", mask(0)), (), "belongs to no frame"),
        (lambda f: None, ("--trusted", "5"), "Frame 5 is to be trusted, but has no mask"),
        (lambda f: None, ("--weights", "nothing-like-it"), "nothing-like-it"),
    ],
)
def test_check_says_what_is_wrong(run, weights, clip, folder, spoil, arguments, words):  # noqa: F811
    spoil(folder)
    code, out, err = run(
        "check", clip, folder, *(arguments if "--weights" in arguments else ("--weights", weights, *arguments))
    )
    assert code == 2 and out == "" and words in err.replace("\n", " ")


def test_masks_of_another_size_name_the_file(clip, folder):
    write_png(folder / "00001.png", np.ones((9, 9), np.uint8))
    with open_clip(clip) as opened, pytest.raises(AnnotationError, match=r"9x9"):
        masks_of(folder, opened.info)
