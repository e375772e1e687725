"""Which corrections are worth most, against sums written out."""

from itertools import islice

import numpy as np
import pytest

from vosannot.project import worth
from vosannot.project.worth import corrections

LEAST = 0.15


def from_the_first(frames: int) -> np.ndarray:
    """Frame 0 is the only one that is right."""
    return np.arange(frames, dtype=np.float32)


@pytest.mark.parametrize("frames", [3, 30, 700])
def test_worth_is_the_sum_of_what_is_mended_with_all_before_it_made(frames):
    rng = np.random.default_rng(1)
    wrong = np.clip(rng.normal(0.3, 0.3, frames), 0, 1).astype(np.float32)
    wrong[0] = 0
    distance = np.minimum(from_the_first(frames), 40)
    rate = 0.7 * wrong.sum() / distance[wrong > 0].sum()
    apart = np.abs(np.subtract.outer(np.arange(frames), np.arange(frames)))
    left = wrong.copy()
    found = list(islice(corrections(wrong, distance, LEAST), 12))
    assert found
    for one in found:
        gain = np.where(apart <= worth._REACH, np.clip(left[None] - rate * apart, 0, None), 0).sum(1)
        open_frames = np.flatnonzero(left >= LEAST)
        assert gain[one.frame] == pytest.approx(gain[open_frames].max(), abs=1e-3)
        assert one.worth == pytest.approx(gain[one.frame], abs=1e-3)
        assert one.mended[one.frame] == pytest.approx(left[one.frame])
        left = left - one.mended
        assert left.min() >= 0 and left[one.frame] == pytest.approx(0)


def test_the_first_is_inside_the_long_stretch_and_not_at_the_single_worst_frame():
    wrong = np.full(100, 0.05, np.float32)
    wrong[60:80] = 0.6
    wrong[20] = 0.9
    first, *others = [one.frame for one in islice(corrections(wrong, from_the_first(100), LEAST), 3)]
    assert 64 <= first <= 75
    assert 20 in others


def test_what_gets_worse_to_the_end_is_corrected_before_the_end():
    """The last frame is the worst, and a correction there helps on one side only."""
    wrong = np.linspace(0, 0.9, 90, dtype=np.float32)
    first = next(corrections(wrong, from_the_first(90), LEAST))
    assert 45 <= first.frame <= 75


def test_every_frame_comes_once_and_none_that_is_right_enough():
    wrong = np.zeros(50, np.float32)
    wrong[[5, 20, 40]] = 0.9, 0.5, 0.1
    assert [one.frame for one in corrections(wrong, from_the_first(50), LEAST)] == [5, 20]
    assert list(corrections(np.zeros(50, np.float32), from_the_first(50), LEAST)) == []
    assert list(corrections(np.zeros(0, np.float32), from_the_first(0), LEAST)) == []


def test_without_any_frame_that_is_right_something_is_suggested_too():
    wrong = np.full(30, 0.4, np.float32)
    first = next(corrections(wrong, np.full(30, np.inf, np.float32), LEAST))
    assert 10 <= first.frame <= 19
