"""A training run in the terminal: its bar and the curves of its scalars; plain lines where there is no terminal."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from vosannot.cli.common import console
from vosannot.core.events import Event, IterationDone, StageStarted, Warned

__all__ = ["LiveTraining", "sparkline"]

_BARS = "▁▂▃▄▅▆▇█"
_WIDTH = 48
_SHOWN = ("loss", "lr", "clips/s", "segmentation", "pixel", "object", "J")
_TITLES = {
    "train": "Training",
    "static": "Training, static stage",
    "spoil": "Making masks to judge",
    "read": "Reading the masks",
    "before": "Scoring the start model",
    "after": "Scoring the new model",
    "import": "Copying (MB)",
    "check": "Checking",
    "repair": "Repairing",
}


def sparkline(values: Sequence[float], width: int = _WIDTH) -> str:
    """A curve of block characters, at most ``width`` long: means of neighbouring values, from smallest to largest."""
    columns = min(width, len(values))
    edges = [i * len(values) // columns for i in range(columns + 1)] if columns else []
    means = [sum(values[a:b]) / (b - a) for a, b in pairwise(edges)]
    low, span = min(means, default=0.0), max(means, default=0.0) - min(means, default=0.0)
    return "".join(_BARS[min(int((mean - low) / span * len(_BARS)), len(_BARS) - 1) if span else 0] for mean in means)


class LiveTraining:
    """Shows what a training run yields while the context lasts.

    Args:
        terminal: where to draw.
        pause: seconds between two plain lines.
    """

    def __init__(self, terminal: Console = console, pause: float = 30.0) -> None:
        self._console, self._pause = terminal, pause
        self._progress = Progress(
            TextColumn("{task.description}", justify="right"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self._task = self._progress.add_task("", start=False, visible=False)
        self._stage = ""
        self._curves: dict[str, list[float]] = {}
        self._printed = float("-inf")
        self._live = Live(get_renderable=self._picture, console=terminal, refresh_per_second=4)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._live.stop()

    def follow(self, stream: Iterable[Event]) -> Iterator[Event]:
        """Pass the events on while they are shown."""
        for event in stream:
            self.show(event)
            yield event

    def show(self, event: Event) -> None:
        """Take in an event; others than stages, iterations and warnings show nothing."""
        if isinstance(event, StageStarted):
            self._stage = _TITLES.get(event.stage, event.stage)
            self._curves = {}
            self._progress.remove_task(self._task)
            self._task = self._progress.add_task(self._stage, total=event.total or None)
        elif isinstance(event, IterationDone):
            self._progress.update(self._task, completed=event.step)
            for name, value in event.scalars.items():
                self._curves.setdefault(name, []).append(value)
            if not self._console.is_terminal:
                self._line(event)
        elif isinstance(event, Warned):
            self._console.print(f"[yellow]{escape(event.message)}[/]", highlight=False, soft_wrap=True)

    def _line(self, event: IterationDone) -> None:
        now = time.monotonic()
        if now - self._printed < self._pause and event.step < event.total:
            return
        self._printed = now
        scalars = "  ".join(f"{name} {value:.4g}" for name, value in event.scalars.items())
        self._console.print(f"{self._stage}: {event.step}/{event.total}  {scalars}", highlight=False, soft_wrap=True)

    def _picture(self) -> RenderableType:
        table = Table.grid(padding=(0, 2))
        for name in _SHOWN:
            if values := self._curves.get(name):
                table.add_row(name, f"{values[-1]:.4g}", sparkline(values))
        return Group(self._progress, Panel(table, expand=False)) if self._curves else self._progress
