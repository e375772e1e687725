"""Region similarity J and boundary accuracy F of the DAVIS benchmark.

Definitions are those of davisvideochallenge/davis2017-evaluation, computed differently: masks become packed bits inside
the bounding box of both, and the tolerance band around a boundary is made of shifts of whole words instead of
a dilation of the frame (:mod:`vosannot.evaluation.bits`). The numbers are the same, to the last bit.
"""

import math
import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vosannot.evaluation.bits import boundaries, count, dilate, pack

__all__ = [
    "TOLERANCE",
    "Statistics",
    "boundary_accuracy",
    "measure",
    "measure_stack",
    "pixel_accuracy",
    "region_similarity",
    "statistics",
]

Mask = npt.NDArray[np.bool_]
TOLERANCE = 0.008
"""Share of the image diagonal that a boundary may be off."""


def measure(
    truth: Mask, predicted: Mask, void: Mask | None = None, tolerance: float = TOLERANCE
) -> tuple[float, float]:
    """J and F of one object on one frame.

    Args:
        truth, predicted: boolean [H, W].
        void: boolean [H, W] pixels that neither mask may claim, or None. They are cut out before boundaries are taken,
            so that the rim of a void region can become a boundary (as the official code does).
        tolerance: pixels when >= 1, else the share of the diagonal that is rounded up to pixels.

    Returns:
        (J, F), each 0..1. J is 1 when both masks are empty. F is 1 when neither has a boundary (a full frame has none),
        0 when only one has.

    Raises:
        ValueError: the masks are of different sizes.
    """
    if truth.shape != predicted.shape or truth.ndim != 2:
        raise ValueError(f"masks of one size [H, W] are compared, not {truth.shape} and {predicted.shape}")
    pair = (truth, predicted) if void is None else (truth & ~void, predicted & ~void)
    radius = tolerance if tolerance >= 1 else math.ceil(tolerance * math.hypot(*truth.shape))
    words, valid = pack(pair, max(math.ceil(radius), 1))
    union = int(np.bitwise_count(words[:, 0] | words[:, 1]).sum(dtype=np.int64))
    if union == 0:
        return 1.0, 1.0
    j = int(np.bitwise_count(words[:, 0] & words[:, 1]).sum(dtype=np.int64)) / union
    edges = boundaries(words, valid)
    wanted, found = (int(n) for n in count(edges))
    if found == 0 or wanted == 0:
        return j, 1.0 if found == wanted else 0.0
    hits, matched = (int(n) for n in count(edges & dilate(edges, radius)[:, ::-1]))
    recall, precision = hits / wanted, matched / found
    return j, 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def region_similarity(truth: Mask, predicted: Mask) -> float:
    """J: intersection over union of two boolean masks [H, W]; 1 when both are empty."""
    union = np.count_nonzero(truth | predicted)
    return 1.0 if union == 0 else np.count_nonzero(truth & predicted) / union


def pixel_accuracy(truth: Mask, predicted: Mask) -> float:
    """F of pixels: harmonic mean of precision and recall of the pixels themselves (Liu et al. 2024, equation 6), 0..1.

    It is 2 J / (1 + J) of the same frame, and not the boundary measure that DAVIS calls F. 1 when both are empty.

    Args:
        truth, predicted: boolean [H, W].
    """
    both = np.count_nonzero(truth) + np.count_nonzero(predicted)
    return 1.0 if both == 0 else 2 * np.count_nonzero(truth & predicted) / both


def boundary_accuracy(truth: Mask, predicted: Mask, tolerance: float = TOLERANCE) -> float:
    """F: harmonic mean of boundary precision and recall; see :func:`measure`."""
    return measure(truth, predicted, tolerance=tolerance)[1]


def measure_stack(
    truth: Mask, predicted: Mask, void: Mask | None = None, tolerance: float = TOLERANCE
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """:func:`measure` of every frame of two stacks, boolean [T, H, W]; J and F as float64 [T]."""
    values = [measure(truth[t], predicted[t], None if void is None else void[t], tolerance) for t in range(len(truth))]
    both = np.array(values, np.float64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


class Statistics(NamedTuple):
    """Of one object's series of per-frame values: mean, share above 0.5, mean of the first quarter minus the last."""

    mean: float
    recall: float
    decay: float


def statistics(values: npt.NDArray[np.float64]) -> Statistics:
    """Mean, recall and decay as DAVIS's ``db_statistics`` defines them.

    Neighbouring quarters share their border frame. One thing is deliberately not reproduced: the official code keeps
    the quarters' borders in uint8, so that its decay of a series of more than 255 frames is NaN or wrong; here it is
    what the definition says. (No sequence of DAVIS is that long.)

    Args:
        values: float64 [T], T >= 1, NaN where nothing was measured (left out of mean and decay, a miss for the recall).
            The mean of nothing but NaN is NaN.
    """
    edges = np.round(np.linspace(1, len(values), 5) + 1e-10) - 1
    quarters = [values[int(edges[i]) : int(edges[i + 1]) + 1] for i in range(4)]
    recall = float(np.mean(np.nan_to_num(values, nan=0.0) > 0.5))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # numpy warns of the mean of nothing, NaN says it already
        decay = float(np.nanmean(quarters[0]) - np.nanmean(quarters[3]))
        return Statistics(float(np.nanmean(values)), recall, decay)
