"""Which corrections are worth most, against sums written out."""

from itertools import islice

import numpy as np
import pytest

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
    distance = from_the_first(frames)
    apart = np.abs(np.subtract.outer(np.arange(frames), np.arange(frames)))
    left = wrong.copy()
    found = list(islice(corrections(wrong, distance, LEAST), 12))
    assert found
    for one in found:
        gain = (left * np.clip(1 - apart / (1.4 * np.clip(distance, 1, 40)), 0, None)).sum(1)
        open_frames = np.flatnonzero(left >= LEAST)
        assert gain[one.frame] == pytest.approx(gain[open_frames].max(), abs=1e-3)
        assert one.worth == pytest.approx(gain[one.frame], abs=1e-3)
        assert one.mended[one.frame] == pytest.approx(left[one.frame])
        left, distance = left - one.mended, np.minimum(distance, apart[one.frame])
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
    assert 40 <= first.frame <= 75


def test_where_a_reference_has_not_helped_another_one_is_worth_less():
    """Half of every mask is wrong: beside the reference at frame 20, and far from all."""
    wrong = np.full(120, 0.5, np.float32)
    wrong[[0, 10, 20, 30]] = 0
    distance = np.min([abs(from_the_first(120) - right) for right in (0, 10, 20, 30)], 0)
    worth = {one.frame: one.worth for one in corrections(wrong, distance, LEAST)}
    first = next(corrections(wrong, distance, LEAST)).frame
    assert first >= 50
    assert worth[first] > 3 * max(found for frame, found in worth.items() if frame < 30)


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
