"""``vosannot bench``: how fast things are on this machine. One sub-command for each subject."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, fail, readable_errors

__all__ = ["bench", "report"]

bench = typer.Typer(help="Measure how fast things are on this machine.", no_args_is_help=True)


@bench.callback()
def _bench() -> None:
    """Without a callback typer would fold a lone sub-command into `bench` itself."""


def report(values: Mapping[str, Any], as_json: bool) -> None:
    """Print a benchmark's numbers, as one line of JSON or one to a line."""
    if as_json:
        typer.echo(json.dumps(values))
        return
    for name, value in values.items():
        if isinstance(value, Mapping):
            typer.echo(name)
            for key, inner in value.items():
                shown = inner if not isinstance(inner, Mapping) else "  ".join(f"{k} {v:.3g}" for k, v in inner.items())
                typer.echo(f"  {key}: {shown}")
        else:
            typer.echo(f"{name}: {value:.4g}" if isinstance(value, float) else f"{name}: {value}")


@bench.command("measures")
def measures(
    repeats: Annotated[int, typer.Option(help="Timed calls for each pair.", min=1)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """J and F of a 480p pair of masks, beside the official way of computing them (one core)."""
    from vosannot.evaluation.benchmarks.measures import bench_measures

    with readable_errors():
        report(bench_measures(repeats), as_json)


@bench.command("ui")
def window_speed(
    clip: Annotated[Path | None, typer.Option(help="Clip of the job; the sample clip by default.")] = None,
    mask: Annotated[Path | None, typer.Option(help="Indexed PNG with the masks of the clip's first frame.")] = None,
    iterations: Annotated[int, typer.Option(help="Adaptation steps of the job.", min=2)] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON on stdout.")] = False,
) -> None:
    """The window: start, painting, stepping, timeline, and how long it is away while a job runs (minutes)."""
    with readable_errors():
        try:
            from vosannot.gui.benchmark import bench_ui
        except ImportError as error:
            fail(f"The window cannot start: {error}. `make setup` names the missing system libraries.")
        say = lambda what: console.print(f"measuring: {what}", highlight=False)  # noqa: E731
        report(bench_ui(clip, mask, iterations, say), as_json)
