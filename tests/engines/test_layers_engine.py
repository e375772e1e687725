"""Several objects from flow: windows, stitching, the session, and what happens without weights."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
import torch

from tests.engines.moving import HEIGHT, WIDTH, overlap, save, scene
from tests.networks.test_layers import tiny_layers
from vosannot.core.errors import EngineError, WeightsError
from vosannot.core.events import (
    AdaptationEnded,
    CandidatesFound,
    Finished,
    ForegroundDone,
    FrameChecked,
    FrameDone,
    IterationDone,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
    Warned,
)
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, load_engine, proposer_ids
from vosannot.engines.layers import engine as layers_engine
from vosannot.engines.layers import teaching
from vosannot.engines.layers.engine import LayersEngine
from vosannot.engines.layers.info import LayersParams
from vosannot.engines.layers.session import LayersSession
from vosannot.engines.layers.stitching import Stitcher, windows
from vosannot.engines.layers.teaching import OwnMasks, lessons
from vosannot.engines.proposing import ProposingSession
from vosannot.masks.label_map import object_ids
from vosannot.masks.png import decode_png, encode_png
from vosannot.media.flow_cache import FlowCache
from vosannot.networks.checkpoint import save_network
from vosannot.networks.layers.model import Layered

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    save_network(tmp_path / "tiny.safetensors", tiny_layers(), {})
    return tmp_path / "tiny.safetensors"


# Windows and stitching


@pytest.mark.parametrize(
    ("first", "count", "length", "step"), [(0, 1, 6, 3), (3, 6, 6, 3), (0, 7, 6, 3), (5, 50, 8, 4)]
)
def test_windows_cover_a_shot_and_overlap(first: int, count: int, length: int, step: int) -> None:
    shot = range(first, first + count)
    found = list(windows(shot, length, step))
    assert sorted({f for window in found for f in window}) == list(shot)
    assert all(len(window) == min(length, count) for window in found)
    assert [window.start for window in found] == sorted({window.start for window in found})


def disc(x: int, size: int = 6) -> np.ndarray:
    mask = np.zeros((20, 40), np.float32)
    mask[6 : 6 + size, x : x + size] = 0.9
    return mask


def window_of(frames: range, *objects) -> np.ndarray:
    """float32 [T, K, h, w]: each object is a function from a frame to a mask."""
    return np.stack([np.stack([thing(f) for thing in objects]) for f in frames])


def left(frame: int) -> np.ndarray:
    return disc(frame)


def right(frame: int) -> np.ndarray:
    return disc(32 - frame)


def nothing(_: int) -> np.ndarray:
    return np.zeros((20, 40), np.float32)


def test_an_object_keeps_its_number_whatever_query_it_is() -> None:
    stitcher = Stitcher()
    stitcher.add(range(4), window_of(range(4), left, right, nothing))
    stitcher.add(range(2, 6), window_of(range(2, 6), nothing, left, right))
    early = list(stitcher.closed(2))
    assert [each.frame for each in early] == [0, 1]
    frames = early + list(stitcher.closed(6))
    assert [each.frame for each in frames] == list(range(6))
    for each in frames:
        assert set(each.tracks) == {1, 2}
        assert np.allclose(each.tracks[1], left(each.frame)) and np.allclose(each.tracks[2], right(each.frame))
        assert np.allclose(each.foreground, 1 - (1 - left(each.frame)) * (1 - right(each.frame)))


def test_what_was_hidden_for_a_while_goes_on_and_what_is_new_begins() -> None:
    stitcher = Stitcher()
    stitcher.add(range(4), window_of(range(4), left, nothing))
    stitcher.add(range(2, 6), window_of(range(2, 6), nothing, nothing))
    stitcher.add(range(4, 8), window_of(range(4, 8), right, lambda _: disc(3)))
    last = list(stitcher.closed(8))[-1]
    assert set(last.tracks) == {1, 2}  # where the first one was last seen; and another
    assert np.allclose(last.tracks[1], disc(3)) and np.allclose(last.tracks[2], right(7))


def test_nothing_goes_on_over_a_cut() -> None:
    stitcher = Stitcher()
    stitcher.add(range(4), window_of(range(4), left))
    list(stitcher.closed(4))
    stitcher.cut()
    stitcher.add(range(4, 8), window_of(range(4, 8), lambda _: disc(3)))
    assert set(next(stitcher.closed(8)).tracks) == {2}


# The session


class Seen(torch.nn.Module):
    """In place of a network: two fixed objects side by side, the queries taking turns from window to window."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: list[tuple[int, ...]] = []

    def forward(self, flows: torch.Tensor) -> Layered:
        self.shapes.append(tuple(flows.shape))
        _, frames, _, high, wide = flows.shape
        amodal = torch.full((1, frames, 3, high // 2, wide // 2), -9.0)
        a, b = (0, 2) if len(self.shapes) % 2 else (1, 0)
        amodal[:, :, a, 10:30, 10:30] = 9.0
        amodal[:, :, b, 10:30, 40:60] = 9.0
        return Layered(amodal, torch.zeros(1, frames, 3))


def opened(weights: Path, tmp_path: Path, **changes) -> LayersSession:
    params = LayersParams(weights=str(weights), **{"precision": "float32", "colour": 0.0, **changes})
    return LayersSession(params, torch.device("cpu"), FlowCache(tmp_path / "flow"))


def test_objects_are_told_apart_and_become_candidates(weights: Path, tmp_path: Path) -> None:
    folder = save(tmp_path / "scene", scene(10)[0])
    session = opened(weights, tmp_path, edges=False)
    seen = session.network = Seen()
    following = ProposingSession(session, FlowCache(tmp_path / "flow"))
    events = list(following.run(Request(folder, {}, (), 0)))
    assert events[0] == StageStarted("flow", 18) and StageStarted("find", 10) in events
    found = [event for event in events if isinstance(event, ForegroundDone)]
    assert [event.frame for event in found] == list(range(10))
    for event in found:
        assert event.objects.shape == event.labels.shape == (HEIGHT, WIDTH)
        assert set(np.unique(event.objects)) == {0, 1, 2}
        assert np.array_equal(event.objects > 0, event.labels > 0)
    assert all(shape[1] == 6 and shape[3] % 16 == shape[4] % 16 == 0 for shape in seen.shapes) and len(seen.shapes) > 1
    assert isinstance(events[-2], CandidatesFound) and isinstance(events[-1], Finished)
    first, second = events[-2].candidates
    assert len(first.frames) == len(second.frames) == 10 and not (first.mask & second.mask).any()
    labels = following.follower.labels(4, 2)
    assert set(np.unique(labels)) == {0, 1, 2}
    assert overlap(labels == 1, found[4].objects == first.number) > 0.9


def test_any_weights_run_and_only_wanted_frames_are_reported(weights: Path, tmp_path: Path) -> None:
    folder = save(tmp_path / "scene", scene(8)[0])
    session = opened(weights, tmp_path)
    whole = {e.frame: e for e in session.run(Request(folder, {}, (), 0)) if isinstance(e, ForegroundDone)}
    again = {e.frame: e for e in session.run(Request(folder, {}, (), 0)) if isinstance(e, ForegroundDone)}
    assert all(np.array_equal(whole[f].foreground, again[f].foreground) for f in whole)
    some = [e.frame for e in session.run(Request(folder, {}, (5, 4), 0)) if isinstance(e, ForegroundDone)]
    assert some == [4, 5]
    two = save(tmp_path / "two", scene(2)[0])
    assert [e.frame for e in session.run(Request(two, {}, (1,), 0)) if isinstance(e, ForegroundDone)] == [1]


def test_colours_bring_masks_to_the_edges_of_the_picture(weights: Path, tmp_path: Path) -> None:
    pictures, truth = scene(10)
    folder = save(tmp_path / "scene", pictures)

    class Roughly(Seen):
        """The square, but a disc of half its width is all that is seen of it."""

        def forward(self, flows: torch.Tensor) -> Layered:
            found = super().forward(flows)
            found.amodal.fill_(-9.0)
            for at in range(flows.shape[1]):
                frame = min(3 * (len(self.shapes) - 1), 4) + at
                x = round((16 + 3 * frame + 22) * flows.shape[4] / 2 / WIDTH)
                y = round((36 + 22) * flows.shape[3] / 2 / HEIGHT)
                found.amodal[:, at, 0, y - 7 : y + 7, x - 7 : x + 7] = 3.0
            return found

    scores = []
    for colour in (0.0, 0.5):
        session = opened(weights, tmp_path, colour=colour)
        session.network = Roughly()
        done = [e for e in session.run(Request(folder, {}, (), 0)) if isinstance(e, ForegroundDone)]
        assert [e.frame for e in done] == list(range(10))
        assert all(np.array_equal(e.objects > 0, e.labels > 0) for e in done if colour == 0)
        scores.append(np.mean([overlap(e.labels > 0, truth[e.frame]) for e in done]))
    assert scores[1] > scores[0] + 0.1


def test_windows_do_not_reach_over_a_cut(weights: Path, tmp_path: Path) -> None:
    folder = save(tmp_path / "cut", scene(5)[0] + scene(7, seed=50)[0])
    session = opened(weights, tmp_path)
    seen = session.network = Seen()
    done = [e for e in session.run(Request(folder, {}, (), 0)) if isinstance(e, ForegroundDone)]
    assert [shape[1] for shape in seen.shapes] == [5, 6, 6] and [e.frame for e in done] == list(range(12))
    numbers = [set(np.unique(e.objects)) - {0} for e in done]
    assert numbers[:5] == [{1, 2}] * 5 and numbers[5:] == [{3, 4}] * 7


def test_a_single_picture(weights: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="single picture"):
        list(opened(weights, tmp_path).run(Request(save(tmp_path / "one", scene(1)[0]), {}, (), 0)))


# Learning from masks


def test_it_learns_from_masks_and_can_be_put_back(weights: Path, tmp_path: Path) -> None:
    pictures, truth = scene(8)
    folder = save(tmp_path / "scene", pictures)
    session = opened(weights, tmp_path, adapt=25, lr=3e-3, window=4)
    own = {name: value.clone() for name, value in session.network.state_dict().items()}
    masks = {frame: truth[frame].astype(np.uint8) for frame in (0, 1, 3, 4, 6)}
    adapting = Request(folder, masks, (), 0, adapt=True, probes=(3, 5))

    def scores(events: list) -> float:
        found = {e.frame: e.labels > 0 for e in events if isinstance(e, ForegroundDone)}
        return float(np.mean([overlap(found[t], truth[t]) for t in found]))

    before = scores(list(session.run(Request(folder, masks, (), 0))))  # not asked to
    events = list(session.run(adapting))
    steps = [e for e in events if isinstance(e, IterationDone) and e.stage == "adapt"]
    assert [e.step for e in steps] == list(range(26)) and sum(isinstance(e, SnapshotSaved) for e in events) == 25
    assert {p.frame for p in steps[0].previews} == {3, 5}
    losses = [e.scalars["loss"] for e in steps[1:]]
    assert np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])
    after = scores(events)
    assert after > before + 0.2 and scores(list(session.run(Request(folder, {}, (), 0)))) == after
    assert scores(list(session.run(Request(folder, {}, (), 0, snapshot=0)))) == before
    session.revert()
    assert all(torch.equal(value, own[name]) for name, value in session.network.state_dict().items())


def test_stopping_keeps_the_chosen_iteration_and_closing_puts_back(weights: Path, tmp_path: Path) -> None:
    pictures, truth = scene(6)
    folder = save(tmp_path / "scene", pictures)
    session = opened(weights, tmp_path, adapt=50, lr=1e-3, window=4)
    own = {name: value.clone() for name, value in session.network.state_dict().items()}
    stream = session.run(Request(folder, {2: truth[2].astype(np.uint8)}, (), 0, adapt=True))
    ended, command = None, None
    for _ in range(1000):
        try:
            event = stream.send(command)
        except StopIteration:
            break
        stop = isinstance(event, IterationDone) and event.stage == "adapt" and event.step == 4
        command = UseSnapshot(2) if stop else None
        ended = event if isinstance(event, AdaptationEnded) else ended
    assert ended is not None and ended.chosen == 2 and session.snapshots.steps[:3] == (0, 1, 2)
    session.revert()
    stream = session.run(Request(folder, {2: truth[2].astype(np.uint8)}, (), 0, adapt=True))
    while not isinstance(event := next(stream), SnapshotSaved) or event.step < 3:
        pass
    stream.close()
    assert all(torch.equal(value, own[name]) for name, value in session.network.state_dict().items())
    with pytest.raises(EngineError, match="None of the masks"):
        list(session.run(Request(folder, {90: truth[2].astype(np.uint8)}, (), 0, adapt=True)))


class Judge:
    """A mask selector that knows how good the masks of each object are, and no corrector that helps."""

    looked: ClassVar[list[dict[int, bytes]]] = []
    bad: ClassVar[dict[int, set[int]]] = {}

    def __init__(self, params: object, device: torch.device) -> None:
        assert params.method == "corrector"

    def run(self, request) -> Iterator[object]:
        Judge.looked.append(dict(request.masks))
        yield StageStarted("check", len(request.masks))
        for frame, png in request.masks.items():
            ids = object_ids(decode_png(png))
            errors = {i: 0.9 if frame in Judge.bad.get(i, ()) else 0.1 for i in ids}
            yield FrameChecked(frame, errors, dict.fromkeys(ids, 0.5), dict.fromkeys(ids, 0.1), False)
        mended = decode_png(request.masks[max(request.masks)])
        yield FrameDone(max(request.masks), np.roll(mended, 3, 1), 0.8)
        yield Finished({})

    def close(self) -> None:
        pass


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> type[Judge]:
    monkeypatch.setattr(teaching, "RepairSession", Judge)
    monkeypatch.setattr(Judge, "looked", [])
    monkeypatch.setattr(Judge, "bad", {})
    return Judge


def found_on(frame: int) -> np.ndarray:
    """Two objects that last, numbered as the stitcher might, and one that is seen once."""
    objects = np.zeros((40, 60), np.uint16)
    objects[5:15, 5 + frame : 20 + frame], objects[20:35, 30:50] = 300, 7
    objects[0:3, 0:3] = 9 if frame == 3 else 0
    return objects


def finished(stream: Iterator[object]) -> tuple[list[object], object]:
    """What a stream yields and returns."""
    events = []
    while True:
        try:
            events.append(next(stream))
        except StopIteration as end:
            return events, end.value


def test_only_masks_that_can_be_trusted_teach(judge: type[Judge]) -> None:
    own = OwnMasks()
    for frame in range(12):
        objects = found_on(frame)
        own.add(ForegroundDone(frame, np.zeros((40, 60), np.uint8), (objects > 0).astype(np.uint8), 0.5, objects))
    masks = own.labels()
    assert list(masks) == list(range(12)) and object_ids(decode_png(masks[3])) == (1, 2)
    judge.bad = {1: set(range(4, 12)), 2: set(range(8))}
    events, found = finished(lessons(Path("clip"), masks, torch.device("cpu")))
    assert judge.looked == [masks] and events == [StageStarted("check", 12)]
    # Of either object the better third and what was mended; what is doubted is unknown, and no background.
    shown = {frame: set(np.unique(labels)) - {0} for frame, labels in found.items()}
    good = {1: {0, 1, 2, 3}, 2: {8, 9, 10, 11}}
    for frame in range(12):
        trusted = {i for i in (1, 2) if frame in good[i] or frame == 11}
        assert shown.get(frame, set()) == (trusted | ({255} if len(trusted) == 1 else set())), frame


def test_without_masks_it_learns_from_its_own_and_can_be_put_back(
    weights: Path, tmp_path: Path, judge: type[Judge], monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, truth = scene(8)
    folder = save(tmp_path / "scene", pictures)
    session = opened(weights, tmp_path, adapt=3, lr=1e-3, window=4)
    own = {name: value.clone() for name, value in session.network.state_dict().items()}
    made = {frame: encode_png(truth[frame].astype(np.uint8)) for frame in range(8)}
    monkeypatch.setattr(OwnMasks, "labels", lambda self: made)
    events = list(session.run(Request(folder, {}, (), 0, adapt=True, probes=(3,))))
    stages = [event.stage for event in events if isinstance(event, StageStarted)]
    assert stages == ["flow", "find", "check", "adapt", "find"]
    assert [e.frame for e in events if isinstance(e, ForegroundDone)] == list(range(8))
    assert not any(isinstance(event, FrameDone) for event in events)  # that was not this session's
    assert sum(isinstance(event, SnapshotSaved) for event in events) == 3
    assert any(not torch.equal(value, own[name]) for name, value in session.network.state_dict().items())
    session.revert()
    assert all(torch.equal(value, own[name]) for name, value in session.network.state_dict().items())
    session.configure(replace(session.params, adapt=0))
    events = list(session.run(Request(folder, {}, (), 0, adapt=True)))
    assert [event.stage for event in events if isinstance(event, StageStarted)] == ["flow", "find"]


def test_where_nothing_is_found_it_says_that_it_has_not_learned(weights: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(OwnMasks, "labels", lambda self: {})
    session = opened(weights, tmp_path, adapt=3, window=4)
    events = list(session.run(Request(save(tmp_path / "scene", scene(4)[0]), {}, (), 0, adapt=True)))
    assert any(isinstance(event, Warned) and "learn from" in event.message for event in events)
    assert not any(isinstance(event, SnapshotSaved) for event in events) and isinstance(events[-1], Finished)


# Without weights


def test_it_is_a_proposer_of_its_own_family() -> None:
    assert proposer_ids() == ("datt", "flow", "motion")
    assert engine_info("flow").models == "layers" and engine_info("datt").models == "datt"
    assert load_engine("flow").info.id == "flow"


def test_motion_alone_takes_its_place_and_says_so(tmp_path: Path, monkeypatch) -> None:
    def missing(*_: object) -> None:
        raise WeightsError("There are no weights called 'layers-lite'.")

    monkeypatch.setattr(layers_engine, "LayersSession", missing)
    pictures, truth = scene(8)
    session = LayersEngine().open(LayersParams(), "cpu")
    events = list(session.run(Request(save(tmp_path / "scene", pictures), {}, (), 0)))
    assert isinstance(events[0], Warned) and "layers-lite" in events[0].message and "motion" in events[0].message
    masks = {event.frame: event.labels > 0 for event in events if isinstance(event, ForegroundDone)}
    assert np.mean([overlap(masks[t], truth[t]) for t in masks]) > 0.75
    with pytest.raises(WeightsError):
        LayersEngine().open(LayersParams(weights="mine"), "cpu")
