"""What a command keeps of an adaptation: its numbers for the summary, and the curve."""

import csv
import io
import math
from pathlib import Path
from typing import Any

from vosannot.core.events import AdaptationEnded, Event, IterationDone
from vosannot.core.files import write_file

__all__ = ["Adaptation"]

_STAGES = ("adapt", "learn")


class Adaptation:
    """Looks at the events of a session.

    Attributes:
        iterations: those reported so far, with that before the first step.
    """

    def __init__(self) -> None:
        self.iterations: list[IterationDone] = []
        self._ended: AdaptationEnded | None = None

    def see(self, event: Event) -> None:
        """Keep an iteration, or how the adaptation ended; what belongs to other stages is passed over."""
        if isinstance(event, IterationDone) and event.stage in _STAGES:
            self.iterations.append(event)
        elif isinstance(event, AdaptationEnded):
            self._ended = event

    @property
    def summary(self) -> dict[str, Any]:
        """Iterations that were done, the one whose weights were used, and why it ended there."""
        return {
            "iterations": max(len(self.iterations) - 1, 0),
            "chosen": self._ended.chosen if self._ended is not None else 0,
            "reason": self._ended.reason if self._ended is not None else "",
        }

    @property
    def losses(self) -> list[float]:
        """Of the iterations that have one."""
        return [event.scalars["loss"] for event in self.iterations if "loss" in event.scalars]

    def write_curve(self, path: Path | None) -> None:
        """CSV: ``iteration``, ``loss``, then every other number that an iteration reported; empty where it had none."""
        if path is None:
            return
        names = ["loss", *dict.fromkeys(name for event in self.iterations for name in event.scalars if name != "loss")]
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["iteration", *names])
        for event in self.iterations:
            numbers = [event.scalars.get(name, math.nan) for name in names]
            writer.writerow([event.step, *("" if math.isnan(value) else f"{value:.6g}" for value in numbers)])
        write_file(path, text.getvalue().encode())
