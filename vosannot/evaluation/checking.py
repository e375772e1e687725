"""The task "check": masks are propagated, judged by the mask selector, and both are held against the truth.

How well two rankings agree is Spearman's rank correlation, over the frames that count, each with the mean over its
objects: of the predicted error with the true one (1 - J), and for comparison of the engine's own doubt (1 -
confidence), and of the mere distance from the first frame, which is right.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from vosannot.core.events import FrameChecked
from vosannot.engines.base import Session
from vosannot.engines.refine.request import exemplars
from vosannot.evaluation.material import Material
from vosannot.evaluation.tasks import Outcome, outcome
from vosannot.evaluation.work import Stream, adapt, judged, propagate

__all__ = ["RANKINGS", "overall", "run_check"]

RANKINGS = ("expected_j", "error", "confidence", "distance")
"""What frames are ranked by: the J that the error map stands for, the predicted error, the engine, the clock."""


def run_check(spec: Any, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Propagate the first frame's masks, judge what comes out, and score the judgement."""
    references = {0: material.truth[0]}
    adaptation = yield from adapt(session, clip, references)
    done = yield from propagate(session, clip, len(material.truth), references)
    found = yield from judged(clip, done.labels, references, spec.device, spec.selector)
    labels, values, record = outcome(material, adaptation, done)
    j = values[:, 0]  # [K, T - 2]
    expected = np.array([[found[t].agreement.get(i, 1.0) for t in material.scored] for i in material.ids])
    errors = np.array([[found[t].errors.get(i, 0.0) for t in material.scored] for i in material.ids])
    true = 1 - j.mean(0)
    doubts = {
        "expected_j": 1 - expected.mean(0),
        "error": errors.mean(0),
        "confidence": np.array([1 - done.confidence.get(t, np.nan) for t in material.scored]),
        "distance": np.arange(len(true), dtype=np.float64),
    }
    record["check"] = {
        "rank": {name: _rank(doubt, true) for name, doubt in doubts.items()},
        "off": float(np.abs(expected - j).mean()),
        "expected_j": expected.mean(0).tolist(),
        "error": errors.mean(0).tolist(),
        "exemplar_j": _exemplar_j(material, found, j),
    }
    return labels, values, record


def _rank(doubt: Any, true: Any) -> float:
    """Spearman's rank correlation; 0 where one of the two is the same everywhere, or not known."""
    if np.isnan(doubt).any() or len(doubt) < 3 or np.ptp(doubt) == 0 or np.ptp(true) == 0:
        return 0.0
    return float(spearmanr(doubt, true).statistic)


def _exemplar_j(material: Material, found: Mapping[int, FrameChecked], j: Any) -> float:
    """Mean J of the exemplars that nobody gave."""
    chosen = exemplars([found[t] for t in material.scored])
    values = [j[n, t - 1] for n, i in enumerate(material.ids) for t in chosen.get(i, ())]
    return float(np.mean(values)) if values else 0.0


def overall(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Means over the sequences, and the correlation over all their frames together."""
    checks = [record["check"] for record in records]
    means = {name: float(np.mean([check["rank"][name] for check in checks])) for name in RANKINGS}
    true, expected = [], []
    for record, check in zip(records, checks, strict=True):
        true += (1 - np.mean([entry["j"] for entry in record["objects"].values()], 0)).tolist()
        expected += [1 - value for value in check["expected_j"]]
    return {
        "rank": means,
        "rank_together": _rank(np.array(expected), np.array(true)),
        "off": float(np.mean([check["off"] for check in checks])),
        "exemplar_j": float(np.mean([check["exemplar_j"] for check in checks])),
    }
