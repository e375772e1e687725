"""J and F against golden values of the official DAVIS 2017 evaluation."""

import json
from pathlib import Path

import numpy as np
import pytest

from vosannot.evaluation.measures import boundary_accuracy, region_similarity

PARITY = Path(__file__).parents[3] / "shared" / "parity"
needs_parity = pytest.mark.skipif(
    not (PARITY / "jf_case.npz").exists(), reason="golden arrays (../shared/parity) are not here"
)


def test_empty_and_full_masks():
    empty, full = np.zeros((20, 30), bool), np.ones((20, 30), bool)
    assert region_similarity(empty, empty) == 1
    assert region_similarity(empty, full) == 0
    assert boundary_accuracy(empty, empty) == 1
    assert boundary_accuracy(full, full) == 1
    square = empty.copy()
    square[5:10, 5:10] = True
    assert boundary_accuracy(square, empty) == 0
    assert boundary_accuracy(square, square) == 1


def unpack(bits, height, width):
    return np.unpackbits(bits)[: height * width].reshape(height, width).astype(bool)


@needs_parity
def test_golden_pairs():
    data = np.load(PARITY / "jf_case.npz")
    cases = json.loads((PARITY / "jf_case.json").read_text())
    pairs = cases["pairs"] if "pairs" in cases else cases["cases"]
    assert len(pairs) == 49
    for n, case in enumerate(pairs):
        h, w = case["shape"]
        name = f"{n:02d}"
        truth, predicted = (unpack(data[f"{kind}_{name}"], h, w) for kind in ("gt", "pred"))
        if f"void_{name}" in data.files:
            void = unpack(data[f"void_{name}"], h, w)
            truth, predicted = truth & ~void, predicted & ~void
        assert region_similarity(truth, predicted) == pytest.approx(case["J"], abs=1e-9)
        assert boundary_accuracy(truth, predicted) == pytest.approx(case["F"], abs=1e-9)
