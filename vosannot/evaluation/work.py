"""Driving a session over one sequence, with a stopwatch."""

import math
import time
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from vosannot.core.events import (
    AdaptationEnded,
    Command,
    Event,
    FrameChecked,
    FrameDone,
    IterationDone,
    SnapshotSaved,
)
from vosannot.engines.base import Request, Session
from vosannot.engines.planning import plan
from vosannot.engines.refine.request import CheckParams, CheckRequest
from vosannot.evaluation.davis import ObjectScores, Scores, Values, object_scores
from vosannot.evaluation.material import Material
from vosannot.masks.label_map import LabelMap
from vosannot.masks.png import encode_png

__all__ = ["Adaptation", "Propagated", "Stream", "adapt", "judged", "propagate", "score_record"]

T = TypeVar("T")
Stream: TypeAlias = Generator[Event, Command | None, T]
"""A stream of events that returns something at its end."""


@dataclass(slots=True)
class Adaptation:
    """What an adaptation reported.

    Attributes:
        curve: for every iteration, the state before (step 0) included, {"step", "seconds" since the start, and the
            event's numbers where they are finite}.
        kept: iterations whose weights can still be chosen.
        seconds: from the request to its end.
        ended: how it ended; None: it never began.
    """

    curve: list[dict[str, float]] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    seconds: float = 0.0
    ended: AdaptationEnded | None = None

    def see(self, event: Event, seconds: float) -> None:
        """Take note of an event of the adaptation, so many seconds after the request."""
        if isinstance(event, IterationDone):
            numbers = {name: value for name, value in event.scalars.items() if math.isfinite(value)}
            self.curve.append({"step": event.step, "seconds": seconds, **numbers})
        elif isinstance(event, AdaptationEnded):
            self.ended = event
        elif isinstance(event, SnapshotSaved):
            self.kept = [step for step in (*self.kept, event.step) if step not in event.dropped]


@dataclass(frozen=True, slots=True)
class Propagated:
    """Labels of every frame (references are their own), confidences of the predicted ones, seconds, and how much both
    directions agree where there were two."""

    labels: dict[int, LabelMap]
    confidence: dict[int, float]
    seconds: float
    agreement: dict[int, float] = field(default_factory=dict)


def adapt(
    session: Session, clip: Path, references: Mapping[int, LabelMap], *, checks: bool = False
) -> Stream[Adaptation]:
    """Only adapt; frames are asked for later, so that no time goes into previews of them."""
    found, begun = Adaptation(), time.monotonic()
    stream = session.run(Request(clip, references, (), min(references), adapt=True, checks=checks))
    command = None
    while True:
        try:
            event = stream.send(command)
        except StopIteration:
            break
        found.see(event, time.monotonic() - begun)
        try:
            command = yield event
        except GeneratorExit:
            stream.close()
            raise
    found.seconds = time.monotonic() - begun
    return found


def propagate(
    session: Session,
    clip: Path,
    frame_count: int,
    references: Mapping[int, LabelMap],
    snapshot: int | None = None,
) -> Stream[Propagated]:
    """Carry the references through the whole clip with the session's present weights, or those of a snapshot."""
    labels, confidence, begun = dict(references), {}, time.monotonic()
    agreement: dict[int, float] = {}
    for request in plan(clip, frame_count, references):
        chosen = Request(request.clip, request.references, request.frames, request.start, snapshot=snapshot)
        stream = session.run(chosen)
        try:
            for event in stream:
                if isinstance(event, FrameDone):
                    labels[event.frame], confidence[event.frame] = event.labels, event.confidence
                    if event.agreement is not None:
                        agreement[event.frame] = event.agreement
                yield event
        finally:
            stream.close()
    return Propagated(labels, confidence, time.monotonic() - begun, agreement)


def judged(
    clip: Path, labels: Mapping[int, LabelMap], trusted: Iterable[int], device: str, weights: str
) -> Stream[dict[int, FrameChecked]]:
    """What the mask selector says of every frame."""
    from vosannot.engines.refine.checking import check

    request = CheckRequest(clip, {frame: encode_png(shown) for frame, shown in labels.items()}, frozenset(trusted))
    found = {}
    stream = check(request, CheckParams(weights=weights) if weights else CheckParams(), device)
    try:
        for event in stream:
            if isinstance(event, FrameChecked):
                found[event.frame] = event
            yield event
    finally:
        stream.close()
    return found


def score_record(material: Material, values: Values) -> tuple[list[ObjectScores], dict[str, Any]]:
    """Scores of one sequence, as objects and ready for JSON."""
    scores = object_scores(material.name, material.ids, values)
    record: dict[str, Any] = Scores(tuple(scores)).to_json()["sequences"][material.name]
    record["jf_mean"] = (record["j_mean"] + record["f_mean"]) / 2
    return scores, record
