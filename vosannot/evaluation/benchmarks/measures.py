"""How long J and F of a 480p pair take, beside the way the official evaluation computes them."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
from skimage.morphology import disk

from vosannot.evaluation.measures import TOLERANCE, Mask, measure

__all__ = ["bench_measures", "official_way"]

_SIZE = (480, 854)


def official_way(truth: Mask, predicted: Mask) -> tuple[float, float]:
    """J and F by the steps of davis2017-evaluation: whole frames, boundary maps dilated with a disk by OpenCV.

    The yardstick for speed and a second opinion on the numbers; written anew from the description of the method.

    Args:
        truth, predicted: boolean [H, W].
    """
    void = np.zeros_like(predicted)
    union = np.sum((predicted | truth) & np.logical_not(void))
    j = 1.0 if union == 0 else float(np.sum((predicted & truth) & np.logical_not(void)) / union)
    radius = np.ceil(TOLERANCE * np.linalg.norm(truth.shape))
    element = disk(radius).astype(np.uint8)  # type: ignore[no-untyped-call]
    ours, theirs = _rim(predicted * np.logical_not(void)), _rim(truth * np.logical_not(void))
    ours_wide = cv2.dilate(ours.astype(np.uint8), element)
    theirs_wide = cv2.dilate(theirs.astype(np.uint8), element)
    found, wanted = np.sum(ours), np.sum(theirs)
    if found == 0 or wanted == 0:
        return j, 1.0 if found == wanted else 0.0
    precision = float(np.sum(ours * theirs_wide) / found)
    recall = float(np.sum(theirs * ours_wide) / wanted)
    return j, 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def _rim(mask: Mask) -> Mask:
    """Pixels that differ from their right, lower or lower-right neighbour, by shifted copies of the frame."""
    right, down, both = np.zeros_like(mask), np.zeros_like(mask), np.zeros_like(mask)
    right[:, :-1], down[:-1], both[:-1, :-1] = mask[:, 1:], mask[1:], mask[1:, 1:]
    rim: Mask = (mask ^ right) | (mask ^ down) | (mask ^ both)
    rim[-1] = mask[-1] ^ right[-1]
    rim[:, -1] = mask[:, -1] ^ down[:, -1]
    rim[-1, -1] = False
    return rim


def _pairs() -> dict[str, tuple[Mask, Mask]]:
    """480p pairs from easy to hard: a small object, a ragged one, and scattered pieces all over the frame."""
    y, x = np.mgrid[: _SIZE[0], : _SIZE[1]]
    small = (x - 500) ** 2 / 60**2 + (y - 200) ** 2 / 40**2 < 1
    noise = np.random.default_rng(0).standard_normal(_SIZE)
    rough = np.asarray(cv2.GaussianBlur(noise, (0, 0), 6))
    ragged = (x - 430) ** 2 / 230**2 + (y - 250) ** 2 / 150**2 + 8 * rough < 1
    pieces = rough > 0.03
    return {
        "small object": (small, np.roll(small, (3, 5), (0, 1))),
        "ragged object": (ragged, np.roll(ragged, (4, -3), (0, 1))),
        "pieces everywhere": (pieces, np.roll(pieces, (2, 2), (0, 1))),
    }


def bench_measures(repeats: int = 50) -> dict[str, Any]:
    """Median milliseconds of J and F together, single-threaded.

    Returns:
        ``ours_ms``, ``baseline_ms`` and ``speedup`` of the pair with the least speed-up, and the same for each pair in
        ``cases``.
    """
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        cases = {}
        for name, (truth, predicted) in _pairs().items():
            ours, baseline = _time((measure, official_way), truth, predicted, repeats)
            cases[name] = {"ours_ms": ours, "baseline_ms": baseline, "speedup": baseline / ours}
    finally:
        cv2.setNumThreads(threads)
    worst = min(cases.values(), key=lambda case: case["speedup"])
    return {**worst, "frame": f"{_SIZE[1]}x{_SIZE[0]}", "repeats": repeats, "cases": cases}


def _time(
    functions: Sequence[Callable[[Mask, Mask], object]], truth: Mask, predicted: Mask, repeats: int
) -> list[float]:
    """Median milliseconds of each; they take turns, so that what else the machine does hits all alike."""
    seconds: list[list[float]] = [[] for _ in functions]
    for _ in range(repeats + 1):
        for function, times in zip(functions, seconds, strict=True):
            begun = time.perf_counter()
            function(truth, predicted)
            times.append(time.perf_counter() - begun)
    return [1e3 * float(np.median(times[1:])) for times in seconds]  # the first call warms up
