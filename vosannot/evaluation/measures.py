"""Region similarity J and boundary accuracy F of the DAVIS benchmark.

Definitions are those of davisvideochallenge/davis2017-evaluation, computed differently: the tolerance band around a
boundary comes from a distance transform inside the bounding box of both masks instead of a dilation of the whole frame.
"""

import math
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

__all__ = ["Statistics", "boundary_accuracy", "boundary_pixels", "region_similarity", "statistics"]

Mask = npt.NDArray[np.bool_]
_TOLERANCE = 0.008  # of the image diagonal


def region_similarity(truth: Mask, predicted: Mask) -> float:
    """J: intersection over union of two boolean masks [H, W]; 1 when both are empty."""
    union = np.count_nonzero(truth | predicted)
    return 1.0 if union == 0 else np.count_nonzero(truth & predicted) / union


def boundary_pixels(mask: Mask) -> Mask:
    """Pixels that differ from their right, lower or lower-right neighbour; outside counts as equal."""
    out = np.zeros_like(mask)
    right = mask[:, :-1] ^ mask[:, 1:]
    down = mask[:-1] ^ mask[1:]
    out[:, :-1] |= right
    out[:-1] |= down
    out[:-1, :-1] |= mask[:-1, :-1] ^ mask[1:, 1:]
    return out


def boundary_accuracy(truth: Mask, predicted: Mask, tolerance: float = _TOLERANCE) -> float:
    """F: harmonic mean of boundary precision and recall.

    Args:
        truth, predicted: boolean [H, W].
        tolerance: pixels when >= 1, else the share of the diagonal that is rounded up to pixels.

    Returns:
        0..1; 1 when neither mask has a boundary, 0 when only one has.
    """
    radius = tolerance if tolerance >= 1 else math.ceil(tolerance * float(np.linalg.norm(truth.shape)))
    window = _window(truth, predicted, math.ceil(radius) + 2)
    if window is None:
        return 1.0
    ours, theirs = boundary_pixels(predicted[window]), boundary_pixels(truth[window])
    found, wanted = np.count_nonzero(ours), np.count_nonzero(theirs)
    if found == 0 or wanted == 0:
        return 1.0 if found == wanted else 0.0
    precision = np.count_nonzero(ours & _near(theirs, radius)) / found
    recall = np.count_nonzero(theirs & _near(ours, radius)) / wanted
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def _window(a: Mask, b: Mask, margin: int) -> tuple[slice, slice] | None:
    """The part of the frame that holds both masks and the tolerance band; None when both are empty."""
    either = a | b
    rows, columns = np.flatnonzero(either.any(1)), np.flatnonzero(either.any(0))
    if not len(rows):
        return None
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin + 1),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin + 1),
    )


def _near(boundary: Mask, radius: float) -> Mask:
    """Pixels within ``radius`` of a boundary pixel (a disk x² + y² <= r²)."""
    distance = cv2.distanceTransform((~boundary).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    near: Mask = distance <= radius + 1e-3
    return near


class Statistics(NamedTuple):
    """Of one object's series of per-frame values: mean, share above 0.5, mean of the first quarter minus the last."""

    mean: float
    recall: float
    decay: float


def statistics(values: npt.NDArray[np.float64]) -> Statistics:
    """Mean, recall and decay as DAVIS's ``db_statistics`` defines them.

    Args:
        values: float64 [T], NaN where nothing was measured (left out of the mean, a miss for the recall).
    """
    edges = np.round(np.linspace(1, len(values), 5) + 1e-10) - 1
    quarters = [values[int(edges[i]) : int(edges[i + 1]) + 1] for i in range(4)]
    recall = float(np.mean(np.nan_to_num(values, nan=0.0) > 0.5))
    return Statistics(float(np.nanmean(values)), recall, float(np.nanmean(quarters[0]) - np.nanmean(quarters[3])))
