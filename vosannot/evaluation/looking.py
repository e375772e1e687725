"""How well the list of frames to look at next (:mod:`vosannot.project.concerns`) finds those that are really wrong."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from vosannot.core.events import FrameChecked
from vosannot.evaluation.work import Propagated
from vosannot.masks.label_map import LabelMap
from vosannot.project.checks import worst_of
from vosannot.project.concerns import Concern, Evidence, rank
from vosannot.project.content import census, counted
from vosannot.project.records import FrameState, Provenance

__all__ = ["FIRST", "concerns_of", "look", "looks"]

FIRST = 5
"""How many of the listed frames are judged: what a person looks at before propagating again."""
_WORST = 0.2  # the share of the frames that counts as really wrong


def concerns_of(
    done: Propagated, references: Mapping[int, LabelMap], found: Mapping[int, FrameChecked] | None = None
) -> tuple[Concern, ...]:
    """What the window would list after this propagation; with ``found``, after a check of it."""
    judged = {} if found is None else {t: worst_of(event.agreement) for t, event in found.items()}
    evidence = Evidence(max(done.labels) + 1, lambda state: judged.get(state.frame))
    states = {}
    for frame, labels in done.labels.items():
        ids, areas = census(counted(labels))
        kind = Provenance.MANUAL if frame in references else Provenance.PROPAGATED
        numbers = done.confidence.get(frame), ids, areas, done.agreement.get(frame)
        states[frame] = FrameState(frame, kind, *numbers)
    evidence.reset(states)
    return rank(evidence)


def look(concerns: tuple[Concern, ...], j: Mapping[int, float]) -> dict[str, Any]:
    """The first few listed frames against the truth, and against frames chosen without looking.

    Args:
        j: frame -> true J, of the frames that are scored and predicted.

    Returns:
        ``frames`` and ``reasons`` of the first few; ``hits``: the share of them that belongs to the worst fifth,
        ``j``: their mean J, ``first``: J of the very first; the same for as many evenly spaced frames and for random
        ones (what is to be expected of these), and ``j_worst`` of as many worst ones. {} when nothing is listed.
    """
    chosen = [concern for concern in concerns if concern.frame in j][:FIRST]
    if not chosen:
        return {}
    frames = sorted(j)
    values = np.array([j[t] for t in frames])
    order = np.argsort(values, kind="stable")
    worst = {frames[n] for n in order[: max(1, round(_WORST * len(frames)))]}
    count = len(chosen)
    even = [frames[int((n + 0.5) * len(frames) / count)] for n in range(count)]
    ours = [concern.frame for concern in chosen]
    return {
        "frames": ours,
        "reasons": [str(concern.reason) for concern in chosen],
        "hits": float(np.mean([t in worst for t in ours])),
        "hits_even": float(np.mean([t in worst for t in even])),
        "hits_random": len(worst) / len(frames),
        "j": float(np.mean([j[t] for t in ours])),
        "j_even": float(np.mean([j[t] for t in even])),
        "j_random": float(values.mean()),
        "j_worst": float(values[order[:count]].mean()),
        "first": j[ours[0]],
    }


def looks(records: list[dict[str, Any]]) -> dict[str, float]:
    """Means of :func:`look` over the sequences in which something was listed; {} when there is none."""
    found = [record["looks"] for record in records if record.get("looks")]
    names = [name for name in found[0] if name not in ("frames", "reasons")] if found else []
    means = {name: float(np.mean([entry[name] for entry in found])) for name in names}
    return {"sequences": len(found), "frames": sum(len(entry["frames"]) for entry in found), **means} if found else {}
