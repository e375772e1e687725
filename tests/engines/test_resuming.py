"""Going on after an interruption: what is done is not made again, and the rest comes out as without it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.adaptation.test_adaptation import square_clip
from tests.engines.test_stcn_engine import clip  # noqa: F401 (fixture)
from vosannot.core.events import FrameDone, StageStarted
from vosannot.core.paths import bundled
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, load_engine
from vosannot.engines.stcn.propagation import STCNPropagation

ENGINES = {
    "stcn": {"mem_every": 3},
    "stcn with the last frame": {"include_last": True},
    "xmem": {"mem_every": 3},
    "frtm": {"update_every": 2, "refine": False},
}


@pytest.mark.parametrize("references", [(0,), (1, 7)], ids=["one way", "both ways"])
@pytest.mark.parametrize("name", ENGINES)
def test_the_rest_is_the_same(clip, name, references):  # noqa: F811
    engine = name.split()[0]
    if not (bundled("models") / f"{engine}-lite.safetensors").exists():
        pytest.skip("the bundled weights are not there yet")
    folder, masks = clip
    session = load_engine(engine).open(engine_info(engine).params(size=0, **ENGINES[name]), "cpu")
    frames = tuple(f for f in range(references[0] + 1, 10) if f not in references)
    whole = Request(folder, {f: masks[f] for f in references}, frames, references[0])
    made = {e.frame: e.labels for e in session.run(whole) if isinstance(e, FrameDone)}
    assert len({labels.tobytes() for labels in made.values()}) > 3
    for done in ({2, 3}, {2, 4, 5, 8}, set(frames[:-1]), {9}):
        events = list(session.run(replace(whole, done=frozenset(done))))
        again = [e for e in events if isinstance(e, FrameDone)]
        assert {e.frame for e in again} == set(frames) - done
        (started,) = [e for e in events if isinstance(e, StageStarted) and e.stage == "propagate"]
        assert started.total == len(again)
        last = {e.frame: e.labels for e in again}
        assert all(np.array_equal(labels, made[frame]) for frame, labels in last.items())
    assert not [e for e in session.run(replace(whole, done=frozenset(frames))) if isinstance(e, FrameDone)]


def test_only_what_later_frames_depend_on_is_predicted_again(clip, monkeypatch):  # noqa: F811
    if not (bundled("models") / "stcn-lite.safetensors").exists():
        pytest.skip("the bundled weights are not there yet")
    folder, _ = clip
    predicted = []
    real = STCNPropagation._predict

    def predict(self, frame, *, last):
        predicted.append(frame)
        return real(self, frame, last=last)

    monkeypatch.setattr(STCNPropagation, "_predict", predict)
    session = load_engine("stcn").open(engine_info("stcn").params(size=0, mem_every=3), "cpu")
    done = frozenset(range(1, 10)) - {6}
    list(session.run(Request(folder, {0: square_clip()[1][0]}, tuple(range(1, 10)), 0, done=done)))
    assert predicted == [3, 6]
