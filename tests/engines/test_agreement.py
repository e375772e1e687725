"""What both directions say of each other, and where it is reported."""

import pytest
import torch

from tests.engines.test_stcn_engine import clip, session, weights  # noqa: F401 (fixtures)
from vosannot.core.events import FrameDone
from vosannot.engines.base import Request
from vosannot.engines.fusing import fuse
from vosannot.engines.propagation import result_of

_SIZE = 100


def _soft(*squares: tuple[int, int, int]) -> torch.Tensor:
    """Certain masks [1 + K, 100, 100]: squares of (left, top, side), one an object; side 0: absent."""
    objects = torch.zeros(len(squares), _SIZE, _SIZE)
    for plane, (x, y, side) in zip(objects, squares, strict=True):
        plane[y : y + side, x : x + side] = 1
    return torch.cat((1 - objects.sum(0, keepdim=True).clamp(0, 1), objects))


def _agreement(first: torch.Tensor, second: torch.Tensor, ids: tuple[int, ...] = (1,)) -> float | None:
    return fuse((ids, first), result_of(second, ids), 0.5).agreement


def test_it_is_the_iou_of_both() -> None:
    assert _agreement(_soft((10, 10, 40)), _soft((10, 10, 40))) == pytest.approx(1)
    assert _agreement(_soft((0, 0, 40)), _soft((20, 0, 40))) == pytest.approx(1 / 3, abs=0.01)
    assert _agreement(_soft((0, 0, 40)), _soft((50, 50, 40))) < 0.01
    # Of two objects one is wrong.
    half = _agreement(_soft((0, 0, 40), (60, 60, 20)), _soft((0, 0, 40), (60, 20, 20)), (1, 2))
    assert half == pytest.approx(0.5, abs=0.02)


def test_an_object_that_is_absent_agrees_and_specks_hardly_count() -> None:
    assert _agreement(_soft((0, 0, 0)), _soft((0, 0, 0))) == 1
    assert _agreement(_soft((0, 0, 0)), _soft((10, 10, 2))) >= 0.5
    assert _agreement(_soft((0, 0, 0)), _soft((10, 10, 30))) < 0.05


def test_objects_that_one_direction_does_not_know_say_nothing() -> None:
    first, second = _soft((0, 0, 40)), _soft((0, 0, 40), (60, 60, 20))
    assert fuse(((1,), first), result_of(second, (1, 2)), 0.5).agreement == pytest.approx(1)
    assert fuse(((1,), first), result_of(second[[0, 2]], (2,)), 0.5).agreement is None


def test_it_is_reported_where_there_are_two_directions(clip, weights) -> None:  # noqa: F811
    folder, masks = clip
    references = {0: masks[0], 8: masks[8]}
    events = list(session(weights).run(Request(folder, references, tuple(range(1, 10)), 0)))
    done = [e for e in events if isinstance(e, FrameDone)]
    first, second = done[:8], done[8:]
    assert all(e.agreement is None for e in first)
    assert [e.frame for e in second] == list(range(7, 0, -1))
    assert all(e.agreement is not None and 0 <= e.agreement <= 1 for e in second)
