"""Taking mended masks of some objects only."""

import numpy as np

from vosannot.project.repairing import with_objects


def test_only_the_chosen_objects_change() -> None:
    labels = np.array([[1, 1, 2, 2, 0, 3]], np.uint8)
    mended = np.array([[0, 1, 1, 2, 2, 0]], np.uint8)
    assert with_objects(labels, mended, None).tolist() == mended.tolist()
    assert with_objects(labels, mended, (1,)).tolist() == [[0, 1, 2, 2, 0, 3]]  # 2 keeps what 1 would take
    assert with_objects(labels, mended, (1, 2)).tolist() == [[0, 1, 1, 2, 2, 3]]
