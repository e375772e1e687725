"""Which frames a range asks for."""

from pathlib import Path

import numpy as np
import pytest

from vosannot.core.errors import EngineError
from vosannot.engines.planning import plan_range

EMPTY = np.zeros((4, 4), np.uint8)


@pytest.mark.parametrize(
    ("references", "protected", "expected"),
    [
        ((0, 30), (), [(0, (10, 11, 12, 13))]),  # the nearer one behind, whatever is ahead
        ((2, 8, 30), (), [(8, (10, 11, 12, 13))]),
        ((0, 12), (), [(0, (10, 11, 13))]),  # a reference inside is passed by
        ((12,), (), [(12, (13,)), (12, (11, 10))]),
        ((10,), (), [(10, (11, 12, 13))]),
        ((20, 30), (), [(20, (13, 12, 11, 10))]),
        ((0,), (11, 13), [(0, (10, 12))]),
        ((0,), (10, 11, 12, 13), []),
    ],
)
def test_a_range_asks_for_its_frames_only(references, protected, expected) -> None:
    requests = plan_range(Path("clip"), dict.fromkeys(references, EMPTY), 10, 13, protected=protected)
    assert [(r.start, r.frames) for r in requests] == expected
    assert all(not r.adapt and set(r.references) == set(references) for r in requests)


def test_a_range_without_references() -> None:
    with pytest.raises(EngineError, match="paint at least one frame"):
        plan_range(Path("clip"), {}, 10, 13)
