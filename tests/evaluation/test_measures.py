"""J and F against golden values of the official DAVIS 2017 evaluation, and against its way of computing them."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from vosannot.evaluation.benchmarks.measures import _pairs, bench_measures, official_way
from vosannot.evaluation.measures import (
    boundary_accuracy,
    measure,
    measure_stack,
    region_similarity,
    statistics,
)

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
    assert measure(empty, empty) == (1, 1)
    with pytest.raises(ValueError, match="one size"):
        measure(empty, np.zeros((20, 31), bool))


def test_equal_to_the_official_way_on_random_masks():
    rng = np.random.default_rng(0)
    for _ in range(150):
        size = tuple(rng.integers(1, 200, 2))
        truth, predicted = (rng.random(size) < rng.choice([0.001, 0.02, 0.5, 0.99]) for _ in range(2))
        if rng.random() < 0.3:  # objects at the rims and across the borders of words
            truth[:, : rng.integers(1, size[1] + 1)] = False
        assert measure(truth, predicted) == pytest.approx(official_way(truth, predicted), abs=1e-12)


def unpack(bits, *shape):
    return np.unpackbits(bits)[: math.prod(shape)].reshape(shape).astype(bool)


@pytest.fixture(scope="module")
def golden():
    return np.load(PARITY / "jf_case.npz"), json.loads((PARITY / "jf_case.json").read_text())


@needs_parity
def test_golden_pairs(golden):
    data, cases = golden
    assert len(cases["pairs"]) == 49
    for n, case in enumerate(cases["pairs"]):
        truth, predicted = (unpack(data[f"{kind}_{n:02d}"], *case["shape"]) for kind in ("gt", "pred"))
        void = unpack(data[f"void_{n:02d}"], *case["shape"]) if case["void"] else None
        assert measure(truth, predicted, void) == pytest.approx((case["J"], case["F"]), abs=1e-12)
        for tolerance, name in ((2, "F_bound_th_2px"), (0.02, "F_bound_th_0p02")):
            assert measure(truth, predicted, void, tolerance)[1] == pytest.approx(case[name], abs=1e-12)
        assert measure(predicted, truth, void)[1] == pytest.approx(case["F_swapped"], abs=1e-12)
        if void is None:
            assert region_similarity(truth, predicted) == pytest.approx(case["J"], abs=1e-12)
            assert boundary_accuracy(truth, predicted) == pytest.approx(case["F"], abs=1e-12)


@needs_parity
def test_golden_stack(golden):
    data, cases = golden
    truth, predicted = (unpack(data[f"stack_{kind}"], *cases["stack"]["shape"]) for kind in ("gt", "pred"))
    j, f = measure_stack(truth, predicted)
    assert np.allclose(j, data["stack_J"], rtol=0, atol=1e-12)
    assert np.allclose(f, data["stack_F"], rtol=0, atol=1e-12)


@needs_parity
def test_golden_statistics(golden):
    data, cases = golden
    for case in cases["statistics"]:
        found = statistics(data[f"stat_{case['i']}"])
        assert found[:2] == pytest.approx((case["mean"], case["recall"]), abs=1e-12)
        if case["n"] <= 255:
            assert found.decay == pytest.approx(case["decay"], abs=1e-12)
        else:  # there the official code's uint8 has run over
            assert case["decay"] is None
            assert math.isfinite(found.decay)


def test_statistics_of_long_and_empty_series():
    falling = np.linspace(1, 0, 401)
    assert statistics(falling).decay == pytest.approx(0.75)
    nothing = statistics(np.full(8, np.nan))
    assert math.isnan(nothing.mean)
    assert math.isnan(nothing.decay)
    assert nothing.recall == 0
    assert statistics(np.array([0.7])) == (0.7, 1, 0)


def test_the_benchmark_compares_equal_numbers():
    for truth, predicted in _pairs().values():
        assert measure(truth, predicted) == pytest.approx(official_way(truth, predicted), abs=1e-12)
    found = bench_measures(2)
    assert found["speedup"] == min(case["speedup"] for case in found["cases"].values())
    assert found["speedup"] == pytest.approx(found["baseline_ms"] / found["ours_ms"])
