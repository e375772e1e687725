"""Stopping rules judged on an adaptation that ran to its end: what each would have done, against hindsight."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from vosannot.adaptation.stopping import CHECKS, RULES, Observation, make_rule

__all__ = ["followed", "judge", "verdicts"]


def followed(curve: Sequence[Mapping[str, float]], points: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a record of the task "iterations" says beyond others; arguments as of :func:`judge`.

    Returns:
        "iterations": the points, each with its "loss" (None: it has none); "best": the first of the best ones in
        hindsight; "rules": see :func:`judge`.
    """
    losses = {int(entry["step"]): entry.get("loss") for entry in curve}
    scored = [{**point, "loss": losses.get(point["step"])} for point in points]
    best = max(points, key=lambda point: (point["jf"], -point["step"]))
    return {"iterations": scored, "best": {"step": best["step"], "jf": best["jf"]}, "rules": judge(curve, points)}


def judge(curve: Sequence[Mapping[str, float]], points: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """What every rule would have chosen.

    Args:
        curve: the numbers of every iteration, see :class:`~vosannot.evaluation.work.Adaptation`.
        points: scored iterations, {"step", "j", "jf", …}; a rule's choice counts as the nearest of them.

    Returns:
        rule -> {"ended", "chosen", "j", "jf"}.
    """
    return {name: _replay(name, curve, points) for name in RULES}


def verdicts(records: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """Each rule over several sequences (their records of task "iterations").

    Returns:
        rule -> {"j": mean, "iterations": mean spent, "kept": share of the gain of the best iteration in hindsight,
        "worst": least change of J against not adapting}; "hindsight" is the best iteration itself.
    """
    names = list(records[0]["rules"])
    before = [record["iterations"][0]["j"] for record in records]
    best = [max(point["j"] for point in record["iterations"]) for record in records]
    found = {"hindsight": _verdict(before, best, best, [float("nan")])}
    for name in names:
        chosen = [record["rules"][name] for record in records]
        found[name] = _verdict(before, best, [c["j"] for c in chosen], [c["ended"] for c in chosen])
    return found


def _verdict(
    before: Sequence[float], best: Sequence[float], ours: Sequence[float], spent: Sequence[float]
) -> dict[str, float]:
    gain = sum(best) - sum(before)
    verdict = {
        "j": sum(ours) / len(ours),
        "kept": (sum(ours) - sum(before)) / gain if gain > 0 else 1.0,
        "worst": min(o - b for o, b in zip(ours, before, strict=True)),
    }
    return verdict if math.isnan(spent[0]) else {**verdict, "iterations": sum(spent) / len(spent)}


def _replay(name: str, curve: Sequence[Mapping[str, float]], points: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    rule, ended = make_rule(name, int(curve[-1]["step"])), 0
    for entry in curve:
        ended = int(entry["step"])
        checks = {key: entry.get(key, math.nan) for key in CHECKS} if "kept" in entry else {}
        if rule.observe(Observation(ended, entry.get("loss", math.nan), checks)) is not None:
            break
    step = rule.choose().step
    chosen = ended if step is None else step
    nearest = min(points, key=lambda point: (abs(point["step"] - chosen), point["step"]))
    return {"ended": ended, "chosen": chosen, "j": nearest["j"], "jf": nearest["jf"]}
