import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from vosannot.core.events import IterationDone, StageStarted
from vosannot.media.clip import open_clip
from vosannot.media.flow_cache import STEP, FlowCache, decode_flow, encode_flow
from vosannot.media.flow_reader import FlowReader, fill, working_size


def field(height: int = 9, width: int = 14, scale: float = 20.0) -> np.ndarray:
    return np.random.default_rng(1).normal(0, scale, (height, width, 2)).astype(np.float32)


@pytest.mark.parametrize("scale", [0.001, 3.0, 150.0])
def test_a_field_comes_back(scale: float) -> None:
    flow = np.clip(field(scale=scale), -511, 511)
    again = decode_flow(encode_flow(flow))
    assert again.shape == flow.shape and again.dtype == np.float32
    assert np.abs(again - flow).max() <= STEP / 2


def test_too_long_vectors_keep_their_direction() -> None:
    again = decode_flow(encode_flow(np.full((2, 3, 2), (900, -900), np.float32)))
    assert again[0, 0, 0] > 511 and again[0, 0, 1] == -512


def test_smooth_flow_takes_little() -> None:
    y, x = np.mgrid[:240, :427].astype(np.float32)
    smooth = np.stack([x / 100 - 2, y / 70 + np.sin(x / 50)], axis=2).astype(np.float32)
    assert len(encode_flow(smooth)) < smooth.size * 2 / 4  # a quarter of half precision


@pytest.mark.parametrize(
    "harm", [lambda d: d[:-3], lambda d: b"", lambda d: b"junk" + d[4:], lambda d: d[:40] + b"x" * 9]
)
def test_damage_is_noticed(harm) -> None:
    with pytest.raises(ValueError, match="no flow"):
        decode_flow(harm(encode_flow(field())))


def test_fields_are_told_apart(tmp_path: Path) -> None:
    cache, flow = FlowCache(tmp_path), field()
    cache.of("clip", "dis", 240).put(3, 4, flow)
    assert np.abs(cache.of("clip", "dis", 240).get(3, 4) - flow).max() <= STEP / 2
    for other in (cache.of("clip", "dis", 120), cache.of("clip", "raft", 240), cache.of("clap", "dis", 240)):
        assert other.get(3, 4) is None
    assert cache.of("clip", "dis", 240).get(4, 3) is None


def test_a_damaged_file_is_passed_over(tmp_path: Path) -> None:
    kept = FlowCache(tmp_path).of("clip", "dis", 240)
    kept.put(0, 1, field())
    (file,) = tmp_path.rglob("*.flow")
    file.write_bytes(file.read_bytes()[:-5])
    assert kept.get(0, 1) is None
    kept.put(0, 1, field())
    assert kept.get(0, 1) is not None


def test_a_clip_that_cannot_be_told_from_others_is_not_kept(tmp_path: Path) -> None:
    kept = FlowCache(tmp_path).of("", "dis", 240)
    kept.put(0, 1, field())
    assert kept.get(0, 1) is None and not list(tmp_path.iterdir())


def test_the_oldest_clips_go_first(tmp_path: Path) -> None:
    one = len(encode_flow(field()))
    cache = FlowCache(tmp_path, limit=2 * one + one // 2)
    for age, name in enumerate(("first", "second", "third")):
        cache.of(name, "dis", 240).put(0, 1, field())
        folder = max(tmp_path.iterdir(), key=lambda f: f.stat().st_mtime_ns)
        os.utime(folder, (1000 + age, 1000 + age))
    cache.of("first", "dis", 240)  # used again
    cache.of("fourth", "dis", 240).put(0, 1, field())
    there = [
        name for name in ("first", "second", "third", "fourth") if cache.of(name, "dis", 240).get(0, 1) is not None
    ]
    assert "first" in there and "fourth" in there and "second" not in there


def test_a_clip_that_is_too_much_is_not_stored_without_end(tmp_path: Path) -> None:
    one = len(encode_flow(field()))
    kept = FlowCache(tmp_path, limit=10 * one).of("long", "dis", 240)
    for pair in range(200):
        kept.put(pair, pair + 1, field())
    assert len(list(tmp_path.rglob("*.flow"))) <= 64 + 1  # it looks every 64 fields
    assert kept.get(0, 1) is not None


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "flow").write_text("a file is in the way")
    kept = FlowCache(tmp_path / "flow").of("clip", "dis", 240)
    kept.put(0, 1, field())
    assert kept.get(0, 1) is None


@pytest.fixture
def moving(tmp_path: Path) -> Path:
    """Four frames of a texture that goes two pixels to the right each."""
    noise = np.random.default_rng(0).integers(0, 256, (90, 160, 3), np.uint8)
    texture = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 1.5), None, 0, 255, cv2.NORM_MINMAX)
    for frame in range(4):
        cv2.imwrite(str(tmp_path / f"{frame:05d}.png"), texture[5:85, 20 - 2 * frame : 140 - 2 * frame])
    return tmp_path


def test_reading_computes_once(moving: Path, tmp_path_factory) -> None:
    calls = []

    def method(before: np.ndarray, after: np.ndarray) -> np.ndarray:
        calls.append(before.shape)
        return np.full((*before.shape[:2], 2), (1.2345, -3), np.float32)

    kept = FlowCache(tmp_path_factory.mktemp("cache")).of("clip", "mine", 40)
    with open_clip(moving) as clip:
        reader = FlowReader(clip, kept, 40, method)
        events = list(fill(reader, [(0, 1), (1, 2), (2, 1)]))
        assert events[0] == StageStarted("flow", 3) and events[-1] == IterationDone("flow", 3, 3)
        first = reader.flow(0, 1)
        again = FlowReader(clip, kept, 40, method).flow(0, 1)
    assert calls == [(40, 60, 3)] * 3
    assert np.array_equal(first, again)  # from memory and from disk the same numbers


def test_fresh_and_kept_flow_are_the_same_to_the_bit(moving: Path, tmp_path_factory) -> None:
    kept = FlowCache(tmp_path_factory.mktemp("cache")).of("clip", "dis", 0)
    with open_clip(moving) as clip:
        reader = FlowReader(clip, kept)
        fresh = reader.flow(0, 1)
        assert np.array_equal(fresh, reader.flow(0, 1))
    assert np.abs(fresh[15:-15, 15:-15] - (2, 0)).max() < 0.3


def test_working_size() -> None:
    assert working_size(480, 854, 240) == (240, 427)
    assert working_size(100, 60, 240) == (100, 60)
    assert working_size(480, 854, 0) == (480, 854)
    assert working_size(1000, 2, 1) == (500, 1)
