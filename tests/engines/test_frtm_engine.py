"""The FRTM session: learning, propagation, references, live masks."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from vosannot.core.errors import EngineError, WeightsError
from vosannot.core.events import AdaptationEnded, Finished, FrameDone, IterationDone, StageStarted
from vosannot.engines.base import Request
from vosannot.engines.catalogue import load_engine
from vosannot.engines.frtm.info import FRTMParams
from vosannot.networks.checkpoint import save_network
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.preprocess import Geometry

TINY = FRTMConfig(
    backbone="key", key_block="basic", stem="convs", key_widths=(16, 16, 16, 32), key_blocks=(1, 1, 1), width=16
)


def tiny_network():
    """Random weights, but features as large as a trained backbone's: target models are regularised."""
    torch.manual_seed(0)
    network = FRTM(TINY)
    network.backbone.train()
    with torch.no_grad():
        for _ in range(20):
            network.backbone(torch.randn(2, 3, 96, 96))
    return network.eval()


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    save_network(path, tiny_network(), {})
    return path


SIDE = 128


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    """A red square that moves over grey noise: ten frames and their masks."""
    folder = tmp_path_factory.mktemp("clips") / "square"
    folder.mkdir()
    rng = np.random.default_rng(0)
    ground = rng.integers(90, 130, (SIDE, SIDE, 3)).astype(np.uint8)
    masks = []
    for t in range(10):
        mask = np.zeros((SIDE, SIDE), np.uint8)
        mask[32:80, 16 + 3 * t : 64 + 3 * t] = 1
        image = np.where(mask[..., None] > 0, np.uint8((220, 30, 30)), ground).astype(np.uint8)
        Image.fromarray(image).save(folder / f"{t:05d}.png")
        masks.append(mask)
    return folder, masks


def session(weights, **changes):
    settings = {"weights": str(weights), "size": 0, "refine": False, "update_every": 2}
    return load_engine("frtm").open(FRTMParams(**(settings | changes)), "cpu")


def frames_of(events):
    return {e.frame: e.labels for e in events if isinstance(e, FrameDone)}


def j(labels, truth):
    return (labels & truth).sum() / max((labels | truth).sum(), 1)


def test_it_reports_the_wanted_frames_and_every_gauss_newton_step(clip, weights):
    folder, masks = clip
    events = list(session(weights).run(Request(folder, {0: masks[0]}, tuple(range(1, 10)), 0)))
    steps = [e for e in events if isinstance(e, IterationDone)]
    assert [(e.stage, e.step, e.total) for e in steps] == [("learn", i, 5) for i in range(6)]
    losses = [e.scalars["loss"] for e in steps]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] / 3
    assert [e.scalars["inner"] for e in steps] == [0, 5, 10, 10, 10, 10]
    assert any(isinstance(e, AdaptationEnded) and e.chosen == 5 for e in events)
    done = frames_of(events)
    assert list(done) == list(range(1, 10))
    assert all(labels.shape == masks[0].shape and labels.dtype == np.uint8 for labels in done.values())
    assert isinstance(events[-1], Finished)
    # An untrained backbone, and a target model that learned one frame: most of the square is found all the same.
    assert np.mean([j(done[t] == 1, masks[t] == 1) for t in done]) > 0.6


def test_references_are_passed_by_and_backwards_works(clip, weights):
    folder, masks = clip
    references = {8: masks[8], 4: masks[4]}
    events = list(session(weights, both_ways=False).run(Request(folder, references, tuple(range(7, -1, -1)), 8)))
    assert list(frames_of(events)) == [7, 6, 5, 3, 2, 1, 0]
    both = list(session(weights).run(Request(folder, references, tuple(range(7, -1, -1)), 8)))
    assert [e.frame for e in both if isinstance(e, FrameDone)] == [7, 6, 5, 3, 2, 1, 0, 5, 6, 7]


def test_an_object_that_appears_later_keeps_its_id_and_stays_out_before(clip, weights):
    folder, masks = clip
    second = masks[5].copy()
    second[100:120, 90:120] = 7
    request = Request(folder, {0: masks[0], 5: second}, tuple(range(1, 10)), 0, soft=True)
    events = list(session(weights, both_ways=False, refine=True).run(request))
    done = frames_of(events)
    assert list(done) == [1, 2, 3, 4, 6, 7, 8, 9]
    assert all(7 not in done[t] for t in range(1, 5))
    assert all(set(np.unique(done[t])) <= {0, 1, 7} for t in done)
    shapes = {e.frame: e.probabilities.shape[0] for e in events if isinstance(e, FrameDone)}
    assert shapes == {t: 2 if t < 5 else 3 for t in done}
    assert [e.step for e in events if isinstance(e, IterationDone)] == list(range(11))
    assert next(e.total for e in events if isinstance(e, StageStarted) and e.stage == "learn") == 10
    for event in events:
        if isinstance(event, FrameDone):
            assert np.allclose(event.probabilities.astype(float).sum(0), 1, atol=2e-3)


def test_models_are_learned_once_for_the_same_references(clip, weights):
    folder, masks = clip
    opened = session(weights)
    list(opened.run(Request(folder, {2: masks[2]}, (), 2, adapt=True)))
    events = list(opened.run(Request(folder, {2: masks[2]}, (3, 4), 2)))
    assert not any(isinstance(e, IterationDone) for e in events)
    again = frames_of(session(weights).run(Request(folder, {2: masks[2]}, (3, 4), 2)))
    assert all(np.array_equal(again[t], labels) for t, labels in frames_of(events).items())
    changed = np.where(np.arange(SIDE)[:, None] < 50, masks[2], 0).astype(np.uint8)
    assert any(isinstance(e, IterationDone) for e in opened.run(Request(folder, {2: changed}, (3,), 2)))


def test_seed_makes_a_run_repeatable(clip, weights):
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2, 3), 0, soft=True)

    def soft(seed):
        events = session(weights, seed=seed, refine=True).run(request)
        return np.stack([e.probabilities for e in events if isinstance(e, FrameDone)])

    assert np.array_equal(soft(0), soft(0))
    assert not np.array_equal(soft(0), soft(1))


def test_cancelled_learning_leaves_everything_as_before(clip, weights):
    folder, masks = clip
    opened = session(weights, both_ways=False)
    list(opened.run(Request(folder, {0: masks[0]}, (1,), 0)))
    before = dict(opened.targets.kept)
    second = masks[5].copy()
    second[100:120, 90:120] = 7
    stream = opened.run(Request(folder, {0: masks[0], 5: second}, (1, 6), 0))
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 7:
            break
    stream.close()
    assert opened.targets.kept == before
    list(opened.run(Request(folder, {0: masks[0], 5: second}, (1, 6), 0)))
    assert len(opened.targets.kept) == 3
    opened.revert()
    assert opened.targets.kept == before


def test_an_object_without_pixels_at_the_working_size_is_no_accident(clip, weights):
    folder, masks = clip
    speck = masks[0].copy()
    speck[0, 0] = 9
    done = frames_of(session(weights, size=48, refine=True).run(Request(folder, {0: speck}, (1, 2), 0)))
    assert all(labels.shape == masks[0].shape for labels in done.values())
    gone = {0: masks[0], 5: np.zeros_like(masks[0])}
    done = frames_of(session(weights).run(Request(folder, gone, (1, 6), 0)))
    assert list(done) == [1, 6]


def test_updates_change_what_follows_only(clip, weights):
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, tuple(range(1, 8)), 0, soft=True)

    def soft(**changes):
        return [e.probabilities for e in session(weights, **changes).run(request) if isinstance(e, FrameDone)]

    without, with_them = soft(updates=False), soft(update_every=3)
    same = [np.array_equal(a, b) for a, b in zip(without, with_them, strict=True)]
    assert same[:3] == [True] * 3
    assert not all(same[3:])


def test_live_learning_follows_strokes(clip, weights):
    folder, masks = clip
    opened = session(weights)
    encodings = []
    network = opened.folded(False)
    encode = network.encode
    network.encode = lambda images: encodings.append(len(images)) or encode(images)
    half = np.where(np.arange(SIDE)[None] < 34, masks[0], 0).astype(np.uint8)
    first = list(opened.run(Request(folder, {0: half}, (0, 1), 0, live=True)))
    assert [e.step for e in first if isinstance(e, IterationDone)] == list(range(6))
    assert list(frames_of(first)) == [0, 1]
    assert sum(encodings) == 2
    second = list(opened.run(Request(folder, {0: masks[0]}, (0, 1), 0, live=True)))
    assert [e.step for e in second if isinstance(e, IterationDone)] == [0, 1]
    assert sum(encodings) == 2  # the pictures have not changed
    before, after = frames_of(first), frames_of(second)
    assert j(after[0] == 1, masks[0] == 1) > j(before[0] == 1, masks[0] == 1)
    assert j(after[1] == 1, masks[1] == 1) > j(before[1] == 1, masks[1] == 1)
    again = list(opened.run(Request(folder, {0: masks[0]}, (1, 2), 0, live=True)))
    assert not [e for e in again if isinstance(e, IterationDone)]  # the same references have nothing new to teach
    assert np.array_equal(frames_of(again)[1], after[1])
    both = masks[0].copy()
    both[100:120, 90:120] = 3
    third = list(opened.run(Request(folder, {0: both}, (1,), 0, live=True)))
    assert len([e for e in third if isinstance(e, IterationDone)]) == 6  # a new object has much to learn
    opened.configure(replace(opened.params, size=48))
    opened.configure(replace(opened.params, size=0))
    geometry = Geometry.of(SIDE, SIDE, None)
    opened.live.attend((folder, replace(geometry, top=1), False))
    assert not opened.live.models


def test_bad_requests_and_weights_are_refused_with_a_sentence(clip, weights, tmp_path):
    folder, _ = clip
    with pytest.raises(EngineError, match="paint"):
        list(session(weights).run(Request(folder, {}, (1,), 0)))
    with pytest.raises(EngineError, match="10x10"):
        list(session(weights).run(Request(folder, {0: np.ones((10, 10), np.uint8)}, (1,), 0, live=True)))
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(weights.read_bytes()[:3000])
    with pytest.raises(WeightsError, match=r"broken\.safetensors"):
        session(broken)
    with pytest.raises(WeightsError, match="no weights called"):
        session("frtm-nowhere")
    with pytest.raises(WeightsError, match="for STCN, not for FRTM"):
        session("stcn-lite")
