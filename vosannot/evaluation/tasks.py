"""The tasks that begin with a mask, for one sequence each: what is asked of a session, and the record that is kept.

* ``semi``: the semi-supervised DAVIS protocol. The first frame's mask is given, the session adapts and propagates.
* ``iterations``: one adaptation; its snapshots are propagated and scored (figure 7 of Bertrand et al. 2023).
* ``rounds``: a simulated annotator after the DAVIS interactive challenge (Caelles et al. 2018). Each round one frame is
  replaced by the truth and becomes a reference; the session adapts anew, from its own weights, with all references, and
  propagates all of them. A corrected frame counts with its truth, as it would in the exported masks.

``check``, which judges the masks, is in :mod:`vosannot.evaluation.checking`, ``repair``, which mends them, in
:mod:`vosannot.evaluation.repairing`; the one that begins without a mask,
``zero-shot``, in :mod:`vosannot.evaluation.zero_shot`.
"""

import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator

from vosannot.core.events import FrameChecked, Warned
from vosannot.engines.base import Session
from vosannot.evaluation.davis import Values
from vosannot.evaluation.judging import followed
from vosannot.evaluation.looking import concerns_of, look
from vosannot.evaluation.material import Material
from vosannot.evaluation.spec import Spec
from vosannot.evaluation.work import Adaptation, Propagated, Stream, adapt, judged, propagate, score_record
from vosannot.masks.label_map import LabelMap

__all__ = ["GOALS", "TASKS", "Outcome", "outcome", "run_iterations", "run_rounds", "run_semi", "scored_steps"]

TASKS = ("semi", "iterations", "rounds", "check", "repair", "zero-shot")
GOALS = (0.85, 0.90)
"""Mean J at which an annotator might be content."""

Outcome = tuple[dict[int, LabelMap], Values, dict[str, Any]]
"""Labels of every frame, values [K, 2, scored frames], and the record."""


def run_semi(spec: Spec, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Adapt on the first frame's mask (when the engine's settings say so), propagate, score."""
    references = {0: material.truth[0]}
    adaptation = yield from adapt(session, clip, references)
    done = yield from propagate(session, clip, len(material.truth), references)
    labels, values, record = outcome(material, adaptation, done)
    return labels, values, {**record, "looks": _looks(material, done, values, references)}


def run_iterations(spec: Spec, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Adapt once, then score every ``spec.every``-th snapshot, the original weights and the last ones; judge rules."""
    references = {0: material.truth[0]}
    adaptation = yield from adapt(session, clip, references, checks=True)
    points: list[dict[str, Any]] = []
    done, seconds = None, 0.0
    for step in scored_steps(adaptation.kept, spec.every):
        done = yield from propagate(session, clip, len(material.truth), references, snapshot=step)
        seconds += done.seconds
        values = material.values(done.labels)
        sure = float(np.mean([done.confidence.get(t, 0.0) for t in material.scored]))
        points.append({"step": step, **_means(values), "confidence": sure})
    assert done is not None  # step 0 is always there
    labels, values, record = outcome(material, adaptation, done)
    record["seconds"]["propagate"] = seconds
    return labels, values, {**record, **followed(adaptation.curve, points)}


def scored_steps(kept: list[int], every: int) -> list[int]:
    """Kept snapshots nearest to 0, every, 2 every, …, and the last one."""
    if not kept:
        return [0]
    available = [0, *kept]
    wanted = [*range(0, kept[-1] + 1, every), kept[-1]]
    return sorted({min(available, key=lambda step, w=w: (abs(step - w), step)) for w in wanted})  # type: ignore[misc]


def run_rounds(spec: Spec, session: Session, material: Material, clip: Path) -> Stream[Outcome]:
    """Correct a frame, adapt, propagate; ``spec.rounds`` times, or until nothing is left to correct."""
    references = {0: material.truth[0]}
    rng = np.random.default_rng([spec.seed, zlib.crc32(material.name.encode())])
    rounds: list[dict[str, Any]] = []
    corrected: int | None = None
    while True:
        adaptation = yield from adapt(session, clip, references)
        done = yield from propagate(session, clip, len(material.truth), references)
        values = material.values(done.labels)
        seconds = {"adapt": adaptation.seconds, "propagate": done.seconds}
        looks = _looks(material, done, values, references)
        rounds.append(
            {"round": len(rounds), "corrected": corrected, **_means(values), "seconds": seconds, "looks": looks}
        )
        left = [t for t in material.scored if t not in references]
        if len(rounds) > spec.rounds:
            break
        if not left:
            yield Warned(f"{material.name}: every frame that counts is corrected after {len(rounds) - 1} rounds.")
            break
        found: dict[int, FrameChecked] = {}
        if spec.suggest == "selector":
            found = yield from judged(clip, done.labels, references, spec.device, spec.selector)
        corrected = _suggested(spec.suggest, left, values, done, references, rng, found)
        references = {**references, corrected: material.truth[corrected]}
    labels, values, record = outcome(material, adaptation, done)
    record["seconds"] = {part: sum(r["seconds"][part] for r in rounds) for part in ("adapt", "propagate")}
    curve = [entry["jf"] for entry in rounds]
    curve += [curve[-1]] * (spec.rounds + 1 - len(curve))
    needed = {f"{goal:.2f}": next((r["round"] for r in rounds if r["j"] >= goal), None) for goal in GOALS}
    return labels, values, {**record, "rounds": rounds, "area": float(np.mean(curve)), "corrections": needed}


def _suggested(
    how: str,
    left: list[int],
    values: Values,
    done: Propagated,
    references: Mapping[int, LabelMap],
    chance: Generator,
    found: Mapping[int, FrameChecked],
) -> int:
    """The frame to correct next, out of ``left``."""
    if how == "random":
        return int(chance.choice(left))
    if how == "even":  # as far as can be from what is there
        return max(left, key=lambda t: (min(abs(t - r) for r in references), -t))
    if how == "confidence":
        return min(left, key=lambda t: (done.confidence.get(t, 0.0), t))
    per_frame = values.mean((0, 1))  # index 0 is frame 1
    if how in ("listed", "selector"):  # what the window suggests; where it suggests nothing, what it is least sure of
        concerns = concerns_of(done, references, found)
        listed = next((concern.frame for concern in concerns if concern.frame in left), None)
        return min(left, key=lambda t: (done.confidence.get(t, 0.0), t)) if listed is None else listed
    return min(left, key=lambda t: (per_frame[t - 1], t))


def _looks(material: Material, done: Propagated, values: Values, references: Mapping[int, LabelMap]) -> dict[str, Any]:
    j = values[:, 0].mean(0)
    return look(concerns_of(done, references), {t: float(j[t - 1]) for t in material.scored if t not in references})


def _means(values: Values) -> dict[str, float]:
    j, f = (float(v) for v in values.mean((0, 2)))
    return {"j": j, "f": f, "jf": (j + f) / 2}


def outcome(material: Material, adaptation: Adaptation, done: Propagated) -> Outcome:
    """What a propagation has come to: its label maps, values and record."""
    values = material.values(done.labels)
    _, record = score_record(material, values)
    predicted = len(done.confidence)
    record |= {
        "frames": len(material.truth),
        "size": [material.info.height, material.info.width],
        "first_scored": material.scored.start,
        "seconds": {"adapt": adaptation.seconds, "propagate": done.seconds},
        "fps": predicted / done.seconds if done.seconds > 0 else 0.0,
        "adaptation": adaptation.curve,
        "ended": None if adaptation.ended is None else asdict(adaptation.ended),
        "confidence": [done.confidence.get(t) for t in material.scored],
    }
    return done.labels, values, record
