"""The engine that finds what moves: requests, adaptation, clips that are hard to make sense of."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.engines.moving import HEIGHT, WIDTH, save, scene
from tests.networks.test_datt import TINY, tiny_network
from vosannot.core.errors import EngineError, WeightsError
from vosannot.core.events import (
    AdaptationEnded,
    Finished,
    ForegroundDone,
    IterationDone,
    SnapshotSaved,
    StageStarted,
    UseSnapshot,
    Warned,
)
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_ids, engine_info, load_engine, proposer_ids
from vosannot.engines.weights import find_weights
from vosannot.engines.zero_shot.engine import ZeroShotEngine
from vosannot.engines.zero_shot.flows import Flows
from vosannot.engines.zero_shot.info import ZeroShotParams
from vosannot.media.clip import open_clip
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import FlowReader
from vosannot.networks.checkpoint import load_datt, save_network

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    save_network(tmp_path / "tiny.safetensors", tiny_network(), {})
    return tmp_path / "tiny.safetensors"


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return save(tmp_path / "clip", scene(6)[0])


def params(weights: Path, **changes) -> ZeroShotParams:
    usual = {
        "size": 96,
        "objective": "depth",
        "epochs": 2,
        "lr": 1e-3,
        "batch": 4,
        "precision": "float32",
        "stop": "fixed",
    }
    return ZeroShotParams(weights=str(weights), **{**usual, **changes})


def opened(weights: Path, **changes):
    return ZeroShotEngine().open(params(weights, **changes), "cpu")


def request(clip: Path, frames: tuple[int, ...] = (), *, adapt: bool = False, snapshot: int | None = None) -> Request:
    return Request(clip, {}, frames, 0, adapt=adapt, snapshot=snapshot)


def found(events) -> dict[int, ForegroundDone]:
    return {event.frame: event for event in events if isinstance(event, ForegroundDone)}


def softs(events) -> np.ndarray:
    return np.stack([event.foreground for event in found(events).values()])


def test_it_is_a_proposer_and_no_engine_that_needs_masks():
    assert "datt" in proposer_ids() and "datt" not in engine_ids()
    assert engine_info("datt").needs == frozenset()
    assert load_engine("datt").info.id == "datt"


def test_every_frame_asked_for_is_reported_soft_and_hard(weights, clip):
    session = opened(weights, threshold=0.4)
    events = list(session.run(request(clip)))
    assert events[0] == StageStarted("find", 6)
    assert list(found(events)) == list(range(6))
    assert events[-1] == Finished({"frames": 6})
    for event in found(events).values():
        assert event.foreground.shape == event.labels.shape == (HEIGHT, WIDTH)
        assert event.foreground.dtype == event.labels.dtype == np.uint8
        assert set(np.unique(event.labels)) <= {0, 1}
        assert abs(int((event.foreground > 0.4 * 255).sum()) - int(event.labels.sum())) < 0.05 * HEIGHT * WIDTH
        assert (event.confidence == 0) == (not event.labels.any())
    backwards = list(session.run(request(clip, (4, 1))))
    assert list(found(backwards)) == [4, 1]
    assert np.array_equal(found(backwards)[4].foreground, found(events)[4].foreground)
    with pytest.raises(EngineError, match="between 0 and 5"):
        list(session.run(request(clip, (6,))))


@pytest.mark.parametrize("objective", ["depth", "appearance", "entropy", "bn", "none"])
@pytest.mark.parametrize("schedule", ["ltv", "mwi"])
def test_it_adapts_first_when_asked(weights, clip, objective, schedule):
    if objective == "appearance":  # a network that is sure of nothing learns nothing from looks
        network = load_datt(weights)
        with torch.no_grad():
            network.mask_decoder.linear_pred.weight.mul_(60)
        save_network(weights, network, {})
    session = opened(weights, objective=objective, schedule=schedule)
    plain = list(session.run(request(clip, (0, 2, 4))))
    events = list(session.run(request(clip, (0, 2, 4), adapt=True)))
    epochs = [event for event in events if isinstance(event, IterationDone)]
    if objective == "none":
        assert not epochs
        assert np.array_equal(softs(events), softs(plain))
        return
    assert len(epochs) == 1 + (2 if schedule == "ltv" else 6)
    assert epochs[0].previews[0].labels.shape == (96, 128)
    assert sum(isinstance(event, AdaptationEnded) for event in events) == 1
    assert not np.array_equal(softs(events), softs(plain))


def test_weights_stay_for_the_clip_and_go_with_it(weights, clip, tmp_path):
    other = save(tmp_path / "other", scene(3, seed=9)[0])
    session = opened(weights)
    fresh, fresh_other = softs(session.run(request(clip))), softs(session.run(request(other)))
    adapted = softs(session.run(request(clip, adapt=True)))
    assert not np.array_equal(adapted, fresh)
    assert np.array_equal(softs(session.run(request(clip))), adapted)
    assert np.array_equal(softs(session.run(request(clip, snapshot=0))), fresh)
    first = softs(session.run(request(clip, snapshot=1)))
    assert not np.array_equal(first, fresh) and not np.array_equal(first, adapted)
    assert np.array_equal(softs(session.run(request(other))), fresh_other)
    assert np.array_equal(softs(session.run(request(clip))), fresh)


def test_reverting_and_cancelling_put_everything_back(weights, clip):
    session = opened(weights)
    fresh = softs(session.run(request(clip)))
    adapted = softs(session.run(request(clip, adapt=True)))
    session.revert()
    assert np.array_equal(softs(session.run(request(clip))), fresh)
    stream = session.run(request(clip, adapt=True))
    for event in stream:
        if isinstance(event, SnapshotSaved):
            stream.close()
    assert np.array_equal(softs(session.run(request(clip))), fresh)
    assert np.array_equal(softs(session.run(request(clip, adapt=True))), adapted)


def test_an_epoch_can_be_chosen_on_the_way(weights, clip):
    session = opened(weights, epochs=5)
    stream, answer, events = session.run(request(clip, adapt=True)), None, []
    while True:
        try:
            event = stream.send(answer)
        except StopIteration:
            break
        events.append(event)
        answer = UseSnapshot(1) if isinstance(event, IterationDone) and event.step == 2 else None
    ended = next(event for event in events if isinstance(event, AdaptationEnded))
    assert (ended.step, ended.chosen) == (2, 1)
    assert np.array_equal(softs(events), softs(session.run(request(clip, snapshot=1))))


def test_frame_by_frame_masks_are_those_of_each_frames_own_weights(weights, clip):
    session = opened(weights, schedule="n")
    plain = softs(session.run(request(clip, (1, 3))))
    events = list(session.run(request(clip, (1, 3), adapt=True)))
    own = softs(events)
    assert not np.array_equal(own, plain)
    assert np.array_equal(softs(session.run(request(clip, (1, 3)))), own)  # still known
    assert np.array_equal(softs(session.run(request(clip, (1, 3), snapshot=0))), plain)


def test_one_frame_a_static_scene_and_a_missing_number(weights, tmp_path):
    session = opened(weights)
    one = list(session.run(request(save(tmp_path / "one", scene(1)[0]), adapt=True)))
    assert list(found(one)) == [0] and any(isinstance(e, Warned) and "one frame" in e.message for e in one)
    still = list(session.run(request(save(tmp_path / "still", scene(4, step=0, pan=0)[0]))))
    assert len(found(still)) == 4 and any(isinstance(e, Warned) and "Nothing moves" in e.message for e in still)
    panned = list(session.run(request(save(tmp_path / "panned", scene(4)[0]))))
    assert not any(isinstance(event, Warned) for event in panned)
    gap = list(session.run(request(save(tmp_path / "gap", scene(5)[0], skip=2))))
    assert len(found(gap)) == 4


def test_flow_does_not_look_across_a_cut(tmp_path):
    pictures = scene(3, seed=0)[0] + scene(3, seed=40)[0] + scene(1, seed=80)[0]
    with open_clip(save(tmp_path / "cut", pictures)) as clip:
        reader = FlowReader(clip, FlowCache(tmp_path / "kept").of("", "dis", 96), 96)
        flows = Flows(reader, 7)
        one = Flows(reader, 7, both=False)
        for frame, others in ((0, (1,)), (1, (2, 0)), (2, (1,)), (3, (4,)), (4, (5, 3)), (5, (4,)), (6, ())):
            expected = [reader.flow(frame, other) for other in others]
            assert all(np.array_equal(*pair) for pair in zip(flows(frame), expected, strict=True))
            assert all(np.array_equal(*pair) for pair in zip(one(frame), expected[:1], strict=True))
        assert not flows.still


def test_weights_of_another_kind_are_a_sentence(weights, clip, tmp_path):
    assert (find_weights(str(weights), "datt").lr, find_weights(str(weights), "datt").iterations) == (1e-4, 10)
    with pytest.raises(WeightsError, match="is a model for STCN, not for DATT"):
        opened(Path("stcn-lite"))
    torch.manual_seed(0)
    bare = tiny_network(replace(TINY, depth=False, modulation=False))
    save_network(tmp_path / "bare.safetensors", bare, {})
    session = opened(tmp_path / "bare.safetensors")
    with pytest.raises(EngineError, match="trained without depth"):
        list(session.run(request(clip, adapt=True)))
    assert len(found(session.run(request(clip)))) == 6
    session.configure(params(tmp_path / "bare.safetensors", objective="entropy"))
    assert len(found(session.run(request(clip, adapt=True)))) == 6


def test_a_proposing_session_ends_with_candidates(weights, clip):
    events = list(load_engine("datt").open(params(weights, threshold=0.3), "cpu").run(request(clip, adapt=True)))
    assert any(type(event).__name__ == "CandidatesFound" for event in events)
    assert isinstance(events[-1], Finished)
