import numpy as np
import pytest

from vosannot.evaluation.looking import concerns_of, look, looks
from vosannot.evaluation.work import Propagated
from vosannot.project.concerns import Concern, Reason

FRAMES = 40


def _concern(frame: int) -> Concern:
    return Concern(frame, 1.0, Reason.UNSURE, None, 1.0, frame, frame)


def test_hits_and_j_against_choosing_without_looking() -> None:
    j = dict.fromkeys(range(1, 39), 0.9) | dict.fromkeys(range(20, 27), 0.1)
    found = look((_concern(22), _concern(30)), j)
    assert found["frames"] == [22, 30] and found["first"] == 0.1
    assert found["hits"] == 0.5 and found["j"] == pytest.approx(0.5)
    assert found["j_worst"] == pytest.approx(0.1)
    assert found["hits_random"] == pytest.approx(8 / 38)  # a fifth of 38 frames
    assert found["j_even"] == pytest.approx(0.9)  # 10 and 29


def test_frames_that_are_not_scored_do_not_count() -> None:
    assert look((_concern(0), _concern(39)), {1: 0.5}) == {}
    assert look((), {1: 0.5}) == {}
    assert looks([{"looks": {}}, {}]) == {}


def test_means_over_sequences() -> None:
    j = {t: t / 40 for t in range(1, 39)}
    records = [{"looks": look((_concern(t),), j)} for t in (1, 38)] + [{"looks": {}}]
    means = looks(records)
    assert means["sequences"] == 2 and means["frames"] == 2
    assert means["hits"] == 0.5 and means["j"] == pytest.approx((1 + 38) / 80)


def test_a_lost_object_is_listed_and_references_are_not() -> None:
    full, lost = np.full((20, 20), 1, np.uint8), np.zeros((20, 20), np.uint8)
    labels = {t: (lost if 20 <= t < 30 else full) for t in range(FRAMES)}
    sure = {t: (0.6 if 20 <= t < 30 else 0.95) for t in range(1, FRAMES)}
    found = concerns_of(Propagated(labels, sure, 1.0), {0: full})
    assert 20 <= found[0].frame < 30
    again = concerns_of(Propagated(labels, sure, 1.0), {0: full, found[0].frame: full})
    assert found[0].frame not in [c.frame for c in again]
