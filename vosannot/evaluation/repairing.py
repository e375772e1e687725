"""The task "repair": masks are propagated, repaired, and both are held against the truth.

What counts is the worst quarter of the frames: those of which an annotator would have to correct the most. Which frames
these are is decided by the masks before the repair.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from vosannot.core.events import Finished, FrameDone
from vosannot.engines.base import Session
from vosannot.engines.catalogue import load_engine
from vosannot.engines.refine.info import RepairRequest
from vosannot.evaluation.material import Material
from vosannot.evaluation.tasks import Outcome, outcome
from vosannot.evaluation.work import Propagated, Stream, adapt, propagate
from vosannot.masks.png import encode_png

__all__ = ["MEASURES", "overall", "run_repair"]

MEASURES = ("j_before", "j_after", "worst_before", "worst_after")
"""J of all frames, and of the worst quarter of them, before and after the repair."""

_SHARE = 4
_SAME = 0.01  # J by which a frame must differ to count as better or worse


def run_repair(spec: Any, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Propagate the first frame's masks, repair what comes out, and score both."""
    references = {0: material.truth[0]}
    adaptation = yield from adapt(session, clip, references)
    done = yield from propagate(session, clip, len(material.truth), references)
    _, before, _ = outcome(material, adaptation, done)
    request = RepairRequest(clip, {t: encode_png(labels) for t, labels in done.labels.items()}, frozenset(references))
    repairing = load_engine("repair").open(spec.repair, spec.device)
    labels, summary = dict(done.labels), dict[str, float | int | str]()
    stream = repairing.run(request)  # type: ignore[arg-type]
    try:
        for event in stream:
            if isinstance(event, FrameDone):
                labels[event.frame] = event.labels
            elif isinstance(event, Finished):
                summary = dict(event.summary)
            yield event
    finally:
        stream.close()
        repairing.close()
    mended = Propagated(labels, done.confidence, done.seconds, done.agreement)
    labels, values, record = outcome(material, adaptation, mended)
    record["repair"] = {**_compared(before[:, 0].mean(0), values[:, 0].mean(0)), **summary}
    return labels, values, record


def _compared(before: Any, after: Any) -> dict[str, Any]:
    """J of every frame that counts, before and after."""
    worst = np.argsort(before, kind="stable")[: max(len(before) // _SHARE, 1)]
    return {
        "j_before": float(before.mean()),
        "j_after": float(after.mean()),
        "worst_before": float(before[worst].mean()),
        "worst_after": float(after[worst].mean()),
        "better": int((after > before + _SAME).sum()),
        "worse": int((after < before - _SAME).sum()),
        "before": before.tolist(),
    }


def overall(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Means over the sequences; how many frames became better and worse."""
    repairs = [record["repair"] for record in records]
    return {
        **{name: float(np.mean([repair[name] for repair in repairs])) for name in MEASURES},
        **{name: int(sum(repair[name] for repair in repairs)) for name in ("better", "worse")},
    }
