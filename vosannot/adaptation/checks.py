"""What stopping rules look at: held-out samples, and a sketch of the masks over the clip."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.stepper import Used
from vosannot.core.events import Preview
from vosannot.networks.sequence import Prediction

__all__ = ["Sketch", "cycle_checks", "sketch_checks"]

LabelArray = npt.NDArray[np.uint8]
Sketch = Sequence[Preview]
"""Predictions of a few frames spread over the clip, in the order of travel, each remembered for the next."""


def cycle_checks(looks: Sequence[Used]) -> dict[str, float]:
    """``cycle`` and ``agreement`` of held-out samples, see :class:`~vosannot.adaptation.stopping.Observation`."""
    cycles: list[float] = []
    agreements: list[float] = []
    for used in looks:
        forward = [_labels(prediction) for prediction in used.cycle.forward]
        backward = [_labels(prediction) for prediction in used.cycle.backward]
        inside = (used.labels[0] >= 0).cpu().numpy()
        given = used.labels[0].to(torch.uint8).cpu().numpy()[inside]
        cycles.append(_iou(backward[-1][inside], given))
        # Backward predictions come in reverse: the far frame has none, m_0^b is the last.
        pairs = zip(forward[-2::-1], backward, strict=False)
        agreements.extend(_iou(ours[inside], theirs[inside]) for ours, theirs in pairs)
    return {"cycle": _mean(cycles), "agreement": _mean(agreements)}


def sketch_checks(before: Sketch, last: Sketch | None, now: Sketch) -> dict[str, float]:
    """The sketch's part of the checks: against the one before adapting, and the one of the last check."""
    ids = sorted({int(i) for p in before for i in np.unique(p.labels) if i})
    at_first, at_present = _areas(before, ids), _areas(now, ids)
    shares = at_present.sum(0) / np.maximum(at_first.sum(0), 1)
    small = np.minimum(at_present[1:], at_present[:-1]) + 1.0
    large = np.maximum(at_present[1:], at_present[:-1]) + 1.0
    return {
        "stability": math.nan if last is None else _likeness(last, now, ids),
        "kept": _likeness(before, now, ids),
        "area": float(shares.min()) if len(ids) else 1.0,
        "steadiness": float((small / large).mean()) if small.size else 1.0,
        "confidence": _mean([p.confidence for p in now]),
    }


def _areas(sketch: Sketch, ids: Sequence[int]) -> npt.NDArray[np.float64]:
    """Pixels [frames, objects]."""
    return np.array([[float((p.labels == i).sum()) for i in ids] for p in sketch]).reshape(len(sketch), len(ids))


def _likeness(one: Sketch, other: Sketch, ids: Sequence[int]) -> float:
    """Mean IoU of the objects over the frames of two sketches; objects that are in neither are left out."""
    scores = [score for a, b in zip(one, other, strict=True) for score in _ious(a.labels, b.labels, ids)]
    return _mean(scores) if scores else 1.0


def _labels(prediction: Prediction) -> LabelArray:
    """Winners among 0..K, [H, W]."""
    winners: LabelArray = prediction.logits[0].argmax(0).to(torch.uint8).cpu().numpy()
    return winners


def _iou(ours: LabelArray, theirs: LabelArray) -> float:
    """Mean over the objects of either."""
    scores = _ious(ours, theirs, range(1, int(max(ours.max(), theirs.max())) + 1))
    return _mean(scores) if scores else 1.0


def _ious(ours: LabelArray, theirs: LabelArray, ids: Sequence[int]) -> list[float]:
    """IoU of every object that is in either."""
    scores: list[float] = []
    for k in ids:
        a, b = ours == k, theirs == k
        either = np.count_nonzero(a | b)
        if either:
            scores.append(float(np.count_nonzero(a & b) / either))
    return scores


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else math.nan
