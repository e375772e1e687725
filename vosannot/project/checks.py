"""What a check of a video's masks has found, and whether it still holds.

A judgement is of one frame's masks as they were. It carries a stamp of them, so a frame that changes afterwards loses
its judgement by itself, and gets it back when the change is undone.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vosannot.project.records import FrameState

if TYPE_CHECKING:
    from vosannot.project.document import Document

__all__ = ["Judged", "Judgement", "Judgements", "stamp", "worst_of"]

Judged = tuple[int, float]
"""Whose mask is the worst on a frame, and the J that is expected of it, 0..1."""

_ENGINE = "check"
"""Checks are kept among the runs of a video, under this name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One frame's.

    Attributes:
        stamp: of the masks that were judged.
        expected: object id -> J expected of its mask, 0..1.
        errors: object id -> predicted error, >= 0.
    """

    stamp: int
    expected: Mapping[int, float]
    errors: Mapping[int, float]


def stamp(state: FrameState) -> int:
    """A number that changes with a frame's masks: of who made them, how sure they were, which objects, how large."""
    confidence = None if state.confidence is None else round(state.confidence, 6)
    told = (state.provenance.value, confidence, state.object_ids, state.areas)
    return zlib.crc32(repr(told).encode())


def worst_of(expected: Mapping[int, float]) -> Judged | None:
    """The object of which least is expected; None: nothing was judged."""
    return min(expected.items(), key=lambda item: (item[1], item[0])) if expected else None


class Judgements:
    """Those of one video. To be read from any thread; whoever has a new check makes a new one."""

    def __init__(self, frames: Mapping[int, Judgement]) -> None:
        self.frames = frames

    def of(self, state: FrameState) -> Judgement | None:
        """What was found of the frame's masks, if they are still the same."""
        found = self.frames.get(state.frame)
        return found if found is not None and found.stamp == stamp(state) else None

    def worst(self, state: FrameState) -> Judged | None:
        """See :func:`worst_of`."""
        found = self.of(state)
        return None if found is None else worst_of(found.expected)

    @classmethod
    def stored(cls, document: "Document") -> "Judgements":
        """The newest check that the workspace keeps; empty when there was none."""
        run = next((run for run in reversed(document.runs()) if run.engine == _ENGINE and run.finished), None)
        frames: dict[int, tuple[int, dict[int, float], dict[int, float]]] = {}
        for entry in run.curve if run is not None else ():
            frame, object_id = int(entry["frame"]), int(entry["object"])
            _, expected, errors = frames.setdefault(frame, (int(entry["stamp"]), {}, {}))
            expected[object_id], errors[object_id] = entry["expected"], entry["error"]
        return cls({frame: Judgement(*parts) for frame, parts in frames.items()})

    def store(self, document: "Document", settings: Mapping[str, float | int | str]) -> None:
        """Keep it in the workspace, in place of the one before. Written behind, as everything is."""
        curve = [
            {
                "frame": frame,
                "object": i,
                "stamp": found.stamp,
                "expected": round(j, 4),
                "error": round(found.errors[i], 4),
            }
            for frame, found in sorted(self.frames.items())
            for i, j in found.expected.items()
        ]
        for run in document.runs():
            if run.engine == _ENGINE and run.curve:
                document.update_run(run.id, curve=())
        document.update_run(document.add_run(_ENGINE, settings), curve=curve, finished=True)
