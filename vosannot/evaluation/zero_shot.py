"""The task "zero-shot": what moves is found without any mask, and compared with everything that is annotated.

All objects of a sequence are one foreground, and all frames count, the first and the last too: none of them was given.
Beside that, what was told apart is compared object by object, as DAVIS-2017 does without supervision: each annotated
object is given at most one candidate, followed through the clip, so that the sum of their J is largest.
J and "F pixel" (precision and recall of pixels) are what Liu et al. 2024 report, section 5.1; "F boundary" is that of
DAVIS.
"""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from vosannot.core.events import (
    AdaptationEnded,
    Candidate,
    CandidatesFound,
    Command,
    ForegroundDone,
    IterationDone,
    SnapshotSaved,
)
from vosannot.engines.base import Request, Session, adapts
from vosannot.engines.proposing import ProposingSession
from vosannot.evaluation.davis import Values, frame_values
from vosannot.evaluation.judging import followed
from vosannot.evaluation.material import Material
from vosannot.evaluation.measures import pixel_accuracy, region_similarity
from vosannot.evaluation.tasks import Outcome, scored_steps
from vosannot.evaluation.work import Adaptation, Stream, score_record
from vosannot.masks.label_map import LabelMap, object_ids

__all__ = ["overall", "run_epochs", "run_zero_shot"]


@dataclass(slots=True)
class _Found:
    """What a session reported.

    Attributes:
        labels, confidence: of every frame.
        adaptation: before that; empty when there was none.
        candidates: best first.
        adapting, finding: seconds.
    """

    labels: dict[int, LabelMap] = field(default_factory=dict)
    confidence: dict[int, float] = field(default_factory=dict)
    adaptation: Adaptation = field(default_factory=Adaptation)
    candidates: tuple[Candidate, ...] = ()
    adapting: float = 0.0
    finding: float = 0.0


def run_zero_shot(spec: Any, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Find what moves, before and after adapting where the engine's settings ask for that, and score both."""
    annotated, material = material.truth, _one_foreground(material)
    before = None
    if adapts(spec.params):
        before = yield from _find(session, clip, len(material.truth), adapt=False)
    found = yield from _find(session, clip, len(material.truth), adapt=True)
    values, record = _scored(material, found)
    record |= {"first_candidate": _first(material, found.candidates), "objects_j": _objects(annotated, session)}
    if before is not None:
        record["before"] = _means(material, before)
    return found.labels, values, record


def run_epochs(spec: Any, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """The task "iterations" without masks (figure 5 of Liu et al. 2024): adapt once, then score every ``spec.every``-th
    epoch, the original weights and the last ones; judge rules."""
    material, frames = _one_foreground(material), len(material.truth)
    adapted = yield from _find(session, clip, frames, adapt=True, checks=True)
    points: list[dict[str, Any]] = []
    found = adapted
    for step in scored_steps(adapted.adaptation.kept, spec.every):
        found = yield from _find(session, clip, frames, adapt=False, snapshot=step)
        means = _means(material, found)
        sure = float(np.mean(list(found.confidence.values())))
        points.append({"step": step, **means, "jf": (means["j"] + means["f"]) / 2, "confidence": sure})
    values, record = _scored(material, found)
    record["seconds"]["adapt"], record["adaptation"] = adapted.adapting, adapted.adaptation.curve
    record["ended"] = _ending(adapted)
    return found.labels, values, {**record, **followed(adapted.adaptation.curve, points)}


def _one_foreground(material: Material) -> Material:
    return replace(material, truth=tuple((labels > 0).astype(np.uint8) for labels in material.truth), ids=(1,))


def _scored(material: Material, found: _Found) -> tuple[Values, dict[str, Any]]:
    """Values, and the record of what was found."""
    values = _values(material, found.labels)
    _, record = score_record(material, values)
    pixel = _pixel(material, found.labels)
    return values, record | {
        "frames": len(material.truth),
        "size": [material.info.height, material.info.width],
        "first_scored": 0,
        "seconds": {"adapt": found.adapting, "propagate": found.finding},
        "fps": len(found.labels) / found.finding if found.finding > 0 else 0.0,
        "adaptation": found.adaptation.curve,
        "ended": _ending(found),
        "confidence": [found.confidence.get(t) for t in range(len(material.truth))],
        "f_pixel": pixel,
        "f_pixel_mean": float(np.mean(pixel)),
        "candidates": len(found.candidates),
    }


def _ending(found: _Found) -> dict[str, Any] | None:
    ended = found.adaptation.ended
    return None if ended is None else asdict(ended)


def _means(material: Material, found: _Found) -> dict[str, float]:
    j, f = (float(v) for v in _values(material, found.labels).mean((0, 2)))
    return {"j": j, "f": f, "f_pixel": float(np.mean(_pixel(material, found.labels)))}


def overall(records: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """Means over the sequences of what this task adds.

    "f_pixel_mean"; "first_candidate_j", 0 where there was none; "objects_j", mean over all objects; with an adaptation
    "j_before", "f_before" and "f_pixel_before".
    """
    found = {
        "f_pixel_mean": float(np.mean([r["f_pixel_mean"] for r in records.values()])),
        "first_candidate_j": float(np.mean([(r["first_candidate"] or {"j": 0.0})["j"] for r in records.values()])),
    }
    if each := [j for r in records.values() for j in r.get("objects_j", {}).values()]:
        found["objects_j"] = float(np.mean(each))
    befores = [record["before"] for record in records.values() if "before" in record]
    if befores:
        found |= {f"{name}_before": float(np.mean([b[name] for b in befores])) for name in ("j", "f", "f_pixel")}
    return found


def _find(
    session: Session, clip: Path, frames: int, *, adapt: bool, checks: bool = False, snapshot: int | None = None
) -> Stream[_Found]:
    found, begun, adapted = _Found(), time.monotonic(), time.monotonic()
    stream = session.run(Request(clip, {}, tuple(range(frames)), 0, adapt=adapt, snapshot=snapshot, checks=checks))
    command: Command | None = None
    try:
        while True:
            try:
                event = stream.send(command)
            except StopIteration:
                break
            of_adaptation = isinstance(event, IterationDone) and event.stage == "adapt"
            if of_adaptation or isinstance(event, AdaptationEnded):
                adapted = time.monotonic()
            if of_adaptation or isinstance(event, AdaptationEnded | SnapshotSaved):
                found.adaptation.see(event, adapted - begun)
            elif isinstance(event, ForegroundDone):
                found.labels[event.frame], found.confidence[event.frame] = event.labels, event.confidence
            elif isinstance(event, CandidatesFound):
                found.candidates = event.candidates
            command = yield event
    finally:
        stream.close()
    found.adapting, found.finding = adapted - begun, time.monotonic() - adapted
    return found


def _shown(material: Material, labels: Mapping[int, LabelMap], frame: int) -> LabelMap:
    return labels.get(frame, np.zeros_like(material.truth[0]))


def _values(material: Material, labels: Mapping[int, LabelMap]) -> Values:
    """J and boundary F of every frame: float64 [1, 2, T]."""
    truth = material.truth
    return np.stack([frame_values(truth[t], _shown(material, labels, t), (1,)) for t in range(len(truth))], 2)


def _pixel(material: Material, labels: Mapping[int, LabelMap]) -> list[float]:
    return [pixel_accuracy(truth > 0, _shown(material, labels, t) > 0) for t, truth in enumerate(material.truth)]


def _objects(truth: tuple[LabelMap, ...], session: Session) -> dict[str, float]:
    """Mean J over all frames of each annotated object and the candidate that is given to it; 0 where there is none."""
    follower = session.follower if isinstance(session, ProposingSession) else None
    if follower is None:
        return {}
    ids = sorted({number for labels in truth for number in object_ids(labels)})
    most = len(follower.parts)
    found = [follower.labels(frame, most) for frame in range(len(truth))]
    values = np.zeros((len(ids), most))
    for row, number in enumerate(ids):
        for part in range(most):
            frames = zip(truth, found, strict=True)
            values[row, part] = np.mean([region_similarity(t == number, f == part + 1) for t, f in frames])
    given = dict(zip(*(side.tolist() for side in linear_sum_assignment(values, maximize=True)), strict=True))
    return {str(number): float(values[row, given[row]]) if row in given else 0.0 for row, number in enumerate(ids)}


def _first(material: Material, candidates: tuple[Candidate, ...]) -> dict[str, Any] | None:
    """What accepting the first candidate would give on its frame."""
    if not candidates:
        return None
    frame = candidates[0].frame
    return {"frame": frame, "j": float(region_similarity(material.truth[frame] > 0, candidates[0].mask))}
