"""The STCN session: propagation, references, adaptation, cancelling."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from tests.adaptation.test_adaptation import TINY, square_clip
from vosannot.core.errors import EngineError, WeightsError
from vosannot.core.events import Finished, FrameDone, IterationDone, Warned
from vosannot.core.paths import cache_dir
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, load_engine
from vosannot.engines.fusing import OneWay, fuse
from vosannot.engines.matching import Resolved, resolve
from vosannot.engines.planning import Scope, plan
from vosannot.engines.propagation import _winners, result_of
from vosannot.engines.stcn.info import STCNParams
from vosannot.engines.weights import Weights
from vosannot.engines.xmem.info import XMemParams
from vosannot.networks.checkpoint import load_stcn, save_network
from vosannot.networks.stcn.model import STCN


@pytest.fixture
def weights(tmp_path):
    torch.manual_seed(0)
    network = STCN(TINY)
    with torch.no_grad():
        network.decoder.pred.bias.fill_(0.3)
    save_network(tmp_path / "tiny.safetensors", network, {})
    return tmp_path / "tiny.safetensors"


@pytest.fixture
def clip(tmp_path):
    folder = tmp_path / "square"
    folder.mkdir()
    images, masks = square_clip()
    for t, image in enumerate(images):
        Image.fromarray(image).save(folder / f"{t:05d}.png")
    return folder, masks


def session(weights, **changes):
    settings = {"weights": str(weights), "size": 0, "adapt_size": 0, "iterations": 3, "lr": 1e-3, "jump": 3}
    return load_engine("stcn").open(STCNParams(**(settings | changes)), "cpu")


def frames_of(events):
    return {e.frame: e.labels for e in events if isinstance(e, FrameDone)}


def test_reports_exactly_the_wanted_frames_at_the_clips_size(clip, weights):
    folder, masks = clip
    opened = session(weights)
    events = list(opened.run(Request(folder, {0: masks[0]}, tuple(range(1, 10)), 0)))
    done = frames_of(events)
    assert sorted(done) == list(range(1, 10))
    assert all(labels.shape == masks[0].shape and labels.dtype == np.uint8 for labels in done.values())
    assert isinstance(events[-1], Finished)
    assert not any(isinstance(e, IterationDone) for e in events)


def test_references_are_passed_by_and_backwards_works(clip, weights):
    folder, masks = clip
    events = list(session(weights).run(Request(folder, {8: masks[8], 4: masks[4]}, tuple(range(7, -1, -1)), 8)))
    assert list(frames_of(events)) == [7, 6, 5, 3, 2, 1, 0]


def test_object_that_appears_later_keeps_its_id_and_stays_out_before(clip, weights):
    folder, masks = clip
    second = masks[5].copy()
    second[40:46, 40:46] = 7
    opened = session(weights, mem_every=1, both_ways=False)
    done = frames_of(opened.run(Request(folder, {0: masks[0], 5: second}, tuple(range(1, 10)), 0)))
    assert all(7 not in done[t] for t in range(1, 5))
    assert all(set(np.unique(done[t])) <= {0, 1, 7} for t in done)
    soft = [
        e
        for e in opened.run(Request(folder, {0: masks[0], 5: second}, (4, 6), 0, soft=True))
        if isinstance(e, FrameDone)
    ]
    assert soft[0].probabilities.shape == (2, 48, 48)
    assert soft[1].probabilities.shape == (3, 48, 48)
    assert np.allclose(soft[1].probabilities.astype(float).sum(0), 1, atol=2e-3)


def test_adaptation_changes_weights_and_the_next_clip_gets_the_original(clip, weights, tmp_path):
    folder, masks = clip
    opened = session(weights)
    original = {k: v.clone() for k, v in opened.network.state_dict().items()}
    events = list(opened.run(Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)))
    steps = [e for e in events if isinstance(e, IterationDone)]
    assert [e.step for e in steps] == [0, 1, 2, 3]
    assert len(steps[0].previews) == 2  # later ones only as often as time allows
    changed = {k: v.clone() for k, v in opened.network.state_dict().items()}
    assert any(not torch.equal(original[k], changed[k]) for k in original)
    list(opened.run(Request(folder, {0: masks[0]}, (1,), 0)))  # propagating again keeps the adapted weights
    assert all(torch.equal(changed[k], v) for k, v in opened.network.state_dict().items())
    other = tmp_path / "other"
    other.mkdir()
    for file in folder.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    list(opened.run(Request(other, {0: masks[0]}, (1,), 0)))
    assert all(torch.equal(original[k], v) for k, v in opened.network.state_dict().items())


def test_cancelled_adaptation_leaves_weights_as_before(clip, weights):
    folder, masks = clip
    opened = session(weights, iterations=50)
    original = {k: v.clone() for k, v in opened.network.state_dict().items()}
    stream = opened.run(Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True))
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 2:
            break
    assert any(not torch.equal(original[k], v) for k, v in opened.network.state_dict().items())
    stream.close()
    assert all(torch.equal(original[k], v) for k, v in opened.network.state_dict().items())


def test_seed_makes_a_run_repeatable(clip, weights):
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2, 3), 0, adapt=True)
    first, second = (frames_of(session(weights).run(request)) for _ in range(2))
    assert all(np.array_equal(first[t], second[t]) for t in first)


@pytest.mark.parametrize(
    ("references", "frames", "message"),
    [
        ({}, (1,), "paint"),
        ({99: np.zeros((48, 48), np.uint8)}, (1,), "frame 99"),
        ({0: np.ones((10, 10), np.uint8)}, (1,), "10x10"),
        ({0: np.zeros((48, 48), np.uint8)}, (1,), "empty"),
        ({0: np.ones((48, 48), np.uint8)}, (77,), "between"),
    ],
)
def test_bad_requests_are_refused_with_a_sentence(clip, weights, references, frames, message):
    with pytest.raises(EngineError, match=message):
        list(session(weights).run(Request(clip[0], references, frames, 0)))


def test_bad_weights_are_refused_with_a_sentence(tmp_path, weights):
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(WeightsError, match=r"broken\.safetensors"):
        load_stcn(broken)
    torch.save({"a": torch.zeros(1)}, tmp_path / "other.pth")
    with pytest.raises(WeightsError, match="other names"):
        load_stcn(tmp_path / "other.pth")
    hostile = tmp_path / "hostile.pth"
    torch.save({"a": print}, hostile)
    with pytest.raises(WeightsError, match="must not carry code"):
        load_stcn(hostile)
    with pytest.raises(WeightsError, match="no such file"):
        session("nowhere")


def test_plan_covers_the_clip_once_and_protects(tmp_path):
    mask = np.ones((4, 4), np.uint8)
    requests = plan(tmp_path, 10, {3: mask, 7: mask}, protected={5}, adapt=True)
    assert [r.frames for r in requests] == [(4, 6, 8, 9), (2, 1, 0)]
    assert [r.adapt for r in requests] == [True, False]
    assert plan(tmp_path, 10, {3: mask, 7: mask}, Scope.NEXT_REFERENCE, 4)[0].frames == (4, 5, 6)
    assert plan(tmp_path, 10, {3: mask, 7: mask}, Scope.PREVIOUS_REFERENCE, 6)[0].frames == (6, 5, 4)
    assert plan(tmp_path, 10, {3: mask, 7: mask}, Scope.FORWARDS, 8)[0].frames == (8, 9)
    assert plan(tmp_path, 10, {3: mask, 7: mask}, Scope.BACKWARDS, 2)[0].frames == (2, 1, 0)
    with pytest.raises(EngineError):
        plan(tmp_path, 10, {3: mask}, Scope.FORWARDS, 1)


def test_infos_need_no_torch():
    import subprocess
    import sys

    code = (
        "import sys, vosannot.engines.catalogue as c; "
        "[c.engine_info(i).params() for i in (*c.engine_ids(), *c.proposer_ids(), 'repair')]; "
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert engine_info("stcn").title == "STCN"


def test_revert_undoes_an_adaptation_that_was_already_propagated(clip, weights):
    folder, masks = clip
    opened = session(weights)
    original = {k: v.clone() for k, v in opened.network.state_dict().items()}
    stream = opened.run(Request(folder, {0: masks[0]}, (1, 2, 3), 0, adapt=True))
    for event in stream:
        if isinstance(event, FrameDone):
            break
    stream.close()
    assert any(not torch.equal(original[k], v) for k, v in opened.network.state_dict().items())
    opened.revert()
    assert all(torch.equal(original[k], v) for k, v in opened.network.state_dict().items())
    assert opened.snapshots.steps == (0,)


def test_winning_labels_are_argmax_with_ties_to_the_first():
    torch.manual_seed(0)
    probabilities = torch.randint(0, 4, (4, 30, 40)).float()
    table = torch.tensor((0, 3, 9, 5), dtype=torch.uint8)
    assert torch.equal(_winners(probabilities, (3, 9, 5)), table[probabilities.argmax(0)])


def test_between_references_both_directions_are_blended_by_distance(clip, weights):
    folder, masks = clip
    references, frames = {0: masks[0], 8: masks[8]}, tuple(range(1, 10))

    def soft(request, **changes):
        events = [e for e in session(weights, **changes).run(request) if isinstance(e, FrameDone)]
        return [e.frame for e in events], {e.frame: e.probabilities.astype(np.float64) for e in events}

    order, both = soft(Request(folder, references, frames, 0, soft=True))
    assert order == [*range(1, 8), 9, *range(7, 0, -1)]
    _, there = soft(Request(folder, references, frames, 0, soft=True), both_ways=False)
    _, back = soft(Request(folder, references, tuple(range(7, 0, -1)), 8, soft=True), both_ways=False)
    for t in range(1, 8):
        expected = there[t] * (8 - t) / 8 + back[t] * t / 8
        assert np.abs(both[t] - expected).max() < 0.1  # the first direction was kept at half size
        assert np.abs(both[t] - expected).mean() < 0.01
        assert np.allclose(both[t].sum(0), 1, atol=2e-3)
    assert np.array_equal(both[9], there[9])  # behind the last reference there is one direction only
    _, again = soft(Request(folder, references, tuple(range(7, 0, -1)), 8, soft=True))
    assert all(np.abs(again[t] - both[t]).max() < 0.1 for t in range(1, 8))  # from the other side: the same blend


def test_an_object_of_the_reference_ahead_comes_from_there(clip, weights):
    folder, masks = clip
    second = masks[5].copy()
    second[40:46, 40:46] = 7
    references = {0: masks[0], 5: second}
    events = list(session(weights, mem_every=1).run(Request(folder, references, (1, 2, 3, 4), 0, soft=True)))
    final = {e.frame: e for e in events if isinstance(e, FrameDone)}
    assert all(final[t].probabilities.shape == (3, 48, 48) for t in (1, 2, 3, 4))
    assert all(np.allclose(final[t].probabilities.astype(float).sum(0), 1, atol=2e-3) for t in final)


def test_fusing_weighs_known_objects_only():
    first = torch.tensor([0.2, 0.8]).view(2, 1, 1)
    second = result_of(torch.tensor([0.6, 0.0, 0.4]).view(3, 1, 1), (1, 2))
    blended = fuse(((1,), first), second, 0.75)
    assert blended.ids == (1, 2)
    expected = torch.tensor([0.75 * 0.2 + 0.25 * 0.6, 0.75 * 0.8, 0.4])
    assert torch.allclose(blended.probabilities.flatten(), expected / expected.sum())
    assert blended.labels.item() == 1


def test_soft_masks_survive_their_wait():
    torch.manual_seed(0)
    probabilities = torch.zeros(3, 32, 48)
    probabilities[1, 4:20, 6:30] = 0.9
    probabilities[2, 20:30, 30:44] = 1
    probabilities[0] = 1 - probabilities[1:].sum(0)
    store = OneWay(16, 24)
    store.put(7, result_of(probabilities, (1, 4)))
    assert 7 in store
    ids, back = store.take(7, probabilities)
    assert ids == (1, 4)
    assert 7 not in store
    inside = (slice(None), slice(6, 18), slice(8, 28))
    assert (back[inside] - probabilities[inside]).abs().max() < 0.005
    assert (back - probabilities).abs().mean() < 0.05  # only the boundaries are softer


def test_bfloat16_only_where_masks_stay(clip, weights, monkeypatch):
    """Sensitive weights (here: a decoder that multiplies differences) are propagated in float32."""
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2), 0)
    opened = session(weights)
    opened.bf16 = True
    used = []
    propagation = opened.propagation
    monkeypatch.setattr(opened, "propagation", lambda journey: used.append(journey.bf16) or propagation(journey))
    list(opened.run(request))
    assert used[-1] is True
    with torch.no_grad():
        opened.network.decoder.pred.weight.mul_(1e4)
    events = list(opened.run(request))
    assert used[-1] is False
    assert any(isinstance(e, Warned) for e in events)
    for precision, expected in (("bfloat16", True), ("float32", False)):
        opened.configure(replace(opened.params, precision=precision))
        list(opened.run(request))
        assert used[-1] is expected


def test_a_warm_start_begins_where_the_last_adaptation_ended(clip, weights):
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
    first = session(weights)
    list(first.run(request))
    ended = {k: v.clone() for k, v in first.network.state_dict().items()}

    def begins_with(opened):
        stream = opened.run(request)
        next(e for e in stream if isinstance(e, IterationDone))
        found = {k: v.clone() for k, v in opened.network.state_dict().items()}
        stream.close()
        return found

    again = begins_with(session(weights, warm_start=True))  # another session, as on another day
    assert all(torch.allclose(again[k].float(), v.float(), atol=1e-4) for k, v in ended.items())
    cold = begins_with(session(weights))
    assert any(not torch.equal(cold[k], v) for k, v in ended.items())
    first.configure(replace(first.params, warm_start=True))
    same = begins_with(first)
    assert all(torch.equal(same[k], v) for k, v in ended.items())


def test_a_warm_start_with_nothing_to_begin_with_says_so(clip, weights, tmp_path):
    folder, masks = clip
    other = tmp_path / "other"
    folder.rename(other)
    events = list(session(weights, warm_start=True).run(Request(other, {0: masks[0]}, (1,), 0, adapt=True)))
    assert any(isinstance(e, Warned) and "No earlier adaptation" in e.message for e in events)


def test_a_cancelled_adaptation_is_not_remembered(clip, weights, tmp_path):
    folder, masks = clip
    other = tmp_path / "other"
    folder.rename(other)
    request = Request(other, {0: masks[0]}, (1,), 0, adapt=True)
    opened = session(weights)
    stream = opened.run(request)
    next(e for e in stream if isinstance(e, IterationDone) and e.step == 2)
    stream.close()
    events = list(session(weights, warm_start=True).run(request))
    assert any(isinstance(e, Warned) and "No earlier adaptation" in e.message for e in events)


def test_a_damaged_warm_start_is_passed_over(clip, weights):
    folder, masks = clip
    request = Request(folder, {0: masks[0]}, (1, 2), 0, adapt=True)
    opened = session(weights)
    list(opened.run(request))
    for file in (cache_dir() / "adapted").glob("*.safetensors"):
        file.write_bytes(file.read_bytes()[:100])
    events = list(session(weights, warm_start=True).run(request))
    assert any(isinstance(e, Warned) and "No earlier adaptation" in e.message for e in events)


def test_what_auto_stands_for():
    lite, published = Weights(Path("a"), 1e-4, 40, True), Weights(Path("b"), 1e-5, 100, False)
    assert resolve(STCNParams(), "stcn", lite, 480) == Resolved(40, 1e-4, 2, 3, 240, 0)
    assert resolve(STCNParams(size=480), "stcn", published, 480) == Resolved(100, 1e-5, 4, 3, 480, 0)
    assert resolve(XMemParams(size=480), "xmem", published, 480) == Resolved(100, 1e-5, 1, 8, 480, 3)
    assert resolve(STCNParams(objective="ae"), "stcn", published, 480).iterations == 20
    chosen = STCNParams(iterations=7, lr=3e-4, samples=3, length=5, adapt_size=200)
    assert resolve(chosen, "stcn", lite, 1080) == Resolved(7, 3e-4, 3, 5, 200, 0)
    assert resolve(STCNParams(), "stcn", lite, 48).size == 48  # never larger than the clip
