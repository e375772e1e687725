"""Segmentation by motion alone, and the candidates that follow from it."""

from pathlib import Path

import numpy as np
import pytest

from tests.engines.moving import HEIGHT, WIDTH, overlap, save, scene, texture
from vosannot.core.errors import EngineError
from vosannot.core.events import CandidatesFound, Finished, ForegroundDone, IterationDone, StageStarted, Warned
from vosannot.engines.base import Request
from vosannot.engines.motion import engine as motion
from vosannot.engines.motion import spreading
from vosannot.engines.motion.info import MotionParams
from vosannot.engines.proposing import ProposingSession
from vosannot.media.flow_cache import FlowCache


@pytest.fixture
def search(tmp_path: Path):
    """Run a search on a folder: its events."""

    def run(folder: Path, frames: tuple[int, ...] = (), params: MotionParams | None = None) -> list:
        cache = FlowCache(tmp_path / "cache")
        session = ProposingSession(motion.MotionSession(params or MotionParams(), cache), cache)
        return list(session.run(Request(folder, {}, frames, 0)))

    return run


def masks_of(events: list) -> dict[int, np.ndarray]:
    return {event.frame: event.labels > 0 for event in events if isinstance(event, ForegroundDone)}


def found_in(events: list) -> CandidatesFound:
    assert isinstance(events[-1], Finished) and isinstance(events[-2], CandidatesFound)
    return events[-2]


def test_what_moves_is_found_and_followed(search, tmp_path: Path) -> None:
    pictures, truth = scene(10)
    events = search(save(tmp_path / "scene", pictures))
    assert events[0] == StageStarted("flow", 18)
    assert StageStarted("find", 10) in events
    assert sum(isinstance(event, IterationDone) for event in events) == 18
    masks = masks_of(events)
    assert list(masks) == list(range(10))
    assert np.mean([overlap(masks[t], truth[t]) for t in masks]) > 0.75
    for event in events:
        if isinstance(event, ForegroundDone):
            assert event.foreground.shape == event.labels.shape == (HEIGHT, WIDTH)
            assert 0.5 < event.confidence <= 1
    first = found_in(events).candidates[0]
    assert overlap(first.mask, truth[first.frame]) > 0.75
    assert len(first.frames) == 10 and first.speed == pytest.approx(4, abs=1)
    assert first.area == pytest.approx(44 * 44 / (HEIGHT * WIDTH), rel=0.3)


def test_nothing_moves(search, tmp_path: Path) -> None:
    pictures, _ = scene(6, step=0, pan=0)
    events = search(save(tmp_path / "still", pictures))
    assert not any(mask.any() for mask in masks_of(events).values())
    found = found_in(events)
    assert not found.candidates and "Nothing was found that moves" in found.reason and "(S)" in found.reason


def test_only_the_camera_moves(search, tmp_path: Path) -> None:
    big = texture(HEIGHT, WIDTH + 40, 5)
    events = search(save(tmp_path / "pan", [big[:, 4 * t : 4 * t + WIDTH] for t in range(6)]))
    assert np.mean([mask.mean() for mask in masks_of(events).values()]) < 0.02


def test_a_single_picture(search, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="single picture"):
        search(save(tmp_path / "one", scene(1)[0]))


def test_a_cut_separates(search, tmp_path: Path) -> None:
    first, second = scene(6), scene(6, seed=50)
    events = search(save(tmp_path / "cut", first[0] + second[0]))
    masks, truth = masks_of(events), first[1] + second[1]
    assert np.mean([overlap(masks[t], truth[t]) for t in (4, 5, 6, 7)]) > 0.6
    best = found_in(events).candidates[:2]
    assert {candidate.frames for candidate in best} == {tuple(range(6)), tuple(range(6, 12))}


def test_a_missing_number_is_said(search, tmp_path: Path) -> None:
    events = search(save(tmp_path / "gap", scene(8)[0], skip=4))
    warnings = [event.message for event in events if isinstance(event, Warned)]
    assert warnings == ["gap has no picture between 00003 and 00005: things jump there and may be lost."]
    assert found_in(events).candidates[0].frames == tuple(range(7))


def test_only_the_wanted_frames(search, tmp_path: Path) -> None:
    folder = save(tmp_path / "scene", scene(8)[0])
    events = search(folder, frames=(4, 3))
    assert list(masks_of(events)) == [3, 4]
    assert found_in(events).candidates[0].frames == (3, 4)


def test_long_shots_are_solved_in_pieces(search, tmp_path: Path, monkeypatch) -> None:
    pictures, truth = scene(14)
    folder = save(tmp_path / "scene", pictures)
    whole = masks_of(search(folder))
    monkeypatch.setattr(spreading, "_TOGETHER", 4)
    monkeypatch.setattr(spreading, "_AROUND", 2)
    pieces = masks_of(search(folder))
    assert list(pieces) == list(whole) == list(range(14))
    assert min(overlap(pieces[t], truth[t]) for t in pieces) > 0.6


def test_a_search_that_is_stopped_is_over(tmp_path: Path) -> None:
    session = ProposingSession(motion.MotionSession(MotionParams(), FlowCache(tmp_path / "cache")))
    stream = session.run(Request(save(tmp_path / "scene", scene(6)[0]), {}, (), 0))
    for event in stream:
        if isinstance(event, ForegroundDone):
            break
    stream.close()
    assert list(stream) == []
    assert session.follower is not None and len(session.follower.found().candidates) <= 1


def test_tiny_frames(search, tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    pictures = [chance.integers(0, 256, (9, 13, 3), np.uint8) for _ in range(3)]
    assert list(masks_of(search(save(tmp_path / "tiny", pictures)))) == [0, 1, 2]
