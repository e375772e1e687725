"""What the task "repair" tells: the worst quarter is chosen before the repair, and means go over sequences."""

import numpy as np
import pytest

from vosannot.evaluation.repairing import _compared, overall


def test_the_worst_quarter_is_that_before() -> None:
    before = np.array([0.9, 0.1, 0.8, 0.7, 0.2, 0.6, 0.9, 0.9])
    after = np.array([0.9, 0.5, 0.8, 0.1, 0.2, 0.6, 0.905, 0.95])
    found = _compared(before, after)
    assert found["worst_before"] == pytest.approx(0.15) and found["worst_after"] == pytest.approx(0.35)
    assert (found["better"], found["worse"]) == (2, 1)
    assert found["j_after"] == pytest.approx(after.mean())


def test_every_sequence_weighs_the_same() -> None:
    one = _compared(np.full(8, 0.5), np.full(8, 0.7))
    other = _compared(np.full(80, 0.9), np.full(80, 0.9))
    found = overall([{"repair": one}, {"repair": other}])
    assert found["j_before"] == pytest.approx(0.7) and found["j_after"] == pytest.approx(0.8)
    assert (found["better"], found["worse"]) == (8, 0)
