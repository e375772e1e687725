"""``vosannot batch WORKSPACE``: adaptation and propagation of many videos, here or on a cluster."""

import json
from dataclasses import asdict
from time import monotonic
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import Progress

from vosannot.cli.common import Bars, console, progress_bar, readable_errors, stoppable, with_params
from vosannot.cli.propagate import unwatched_params
from vosannot.core.errors import UsageError
from vosannot.core.events import Finished, StageStarted
from vosannot.core.words import plural
from vosannot.engines.catalogue import engine_ids, engine_info
from vosannot.jobs.backends import Backend, Embedded, OnRay
from vosannot.jobs.checksums import weights_checksum
from vosannot.jobs.cluster import LOCAL, ray_is_here
from vosannot.project.records import VideoStatus

__all__ = ["batch"]


def _command(
    workspace: Annotated[str, typer.Argument(help="Workspace; a file must not be open in the window.")],
    ray: Annotated[
        str, typer.Option(help="Work on Ray: local, or HOST:PORT of a cluster. Without it: one process here.")
    ] = "",
    workers: Annotated[int, typer.Option(min=1, max=1024, help="Videos worked on at the same time, with --ray.")] = 1,
    gpus: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Part of a GPU that a worker gets, with --ray. Default: 1, if any."),
    ] = None,
    cpus: Annotated[int, typer.Option(min=0, help="Cores that a worker gets, with --ray. 0: its share.")] = 0,
    retries: Annotated[int, typer.Option(min=0, max=20, help="New workers for a video that lost its worker.")] = 2,
    videos: Annotated[
        list[str] | None, typer.Option(help="Only these, by name or pattern (day1*); may be given several times.")
    ] = None,
    status: Annotated[
        list[VideoStatus] | None, typer.Option(help="Only these; may be given several times.", case_sensitive=False)
    ] = None,
    engine: Annotated[str, typer.Option(help=f"One of {', '.join(engine_ids())}.")] = "stcn",
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Adapt to every video that has a reference, and propagate. What is done already is not done again."""
    with readable_errors():
        if workers > 1 and not ray:
            raise UsageError("Several workers need Ray: add --ray local, or the address of a cluster.")
        if ray and not ray_is_here():
            raise UsageError("--ray needs Ray, which is not installed: pip install 'vosannot[cluster]'.")
        backend: Backend = OnRay(ray, workers=workers, cpus=cpus, gpus=gpus) if ray else Embedded()
        params = unwatched_params(engine, settings)
        summary = _run(workspace, backend, engine, params, device, retries, videos or [], status or [])
    summary["where"] = "here" if not ray else f"{plural(workers, 'worker')} on Ray ({ray or LOCAL})"
    if as_json:
        typer.echo(json.dumps(summary))
    else:
        each = f"{summary['videos_per_minute']:.2f} videos a minute, {summary['fps']:.2f} frames/s"
        console.print(f"{plural(summary['done'], 'video')} done, {plural(summary['frames'], 'frame')}; {each}.")
    if summary["stopped"]:
        console.print("Stopped; what was finished is kept.")
        raise typer.Exit(2)
    if summary["failed"]:
        raise typer.Exit(1)


def _run(
    path: str,
    backend: Backend,
    engine: str,
    params: Any,
    device: str,
    retries: int,
    names: list[str],
    statuses: list[VideoStatus],
) -> dict[str, Any]:
    from vosannot.jobs.batch import Batch, chosen_videos
    from vosannot.jobs.turn import Way
    from vosannot.project.workspace import Workspace

    way = Way(engine, params, weights_checksum(engine, params), device)
    began = monotonic()
    with Workspace.open(path, create=False) as workspace, progress_bar() as progress, stoppable() as asked:
        todo = chosen_videos(workspace, names, statuses)
        batch = Batch(workspace, way, backend, retries=retries)
        shown = _Display(progress)
        for told in batch.run(todo, asked):
            shown.show(told.video, told.event)
    seconds = monotonic() - began
    done = sum(outcome.state == "done" for outcome in batch.outcomes)
    frames = sum(outcome.frames for outcome in batch.outcomes)
    return {
        "done": done,
        "frames": frames,
        "failed": sum(outcome.state == "failed" for outcome in batch.outcomes),
        "stopped": asked(),
        "refused": sum(outcome.refused for outcome in batch.outcomes),
        "seconds": round(seconds, 3),
        "working_seconds": round(batch.working, 3),
        "videos_per_minute": round(60 * done / max(batch.working, 1e-9), 3),
        "fps": round(frames / max(batch.working, 1e-9), 3),
        "videos": [asdict(outcome) for outcome in batch.outcomes],
    }


class _Display:
    """A bar for each video that is worked on, and one for all."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._whole: Any = None
        self._bars: dict[str, Bars] = {}

    def show(self, video: str, event: Any) -> None:
        if not video:
            if isinstance(event, StageStarted):
                self._whole = self._progress.add_task("Videos", total=event.total, note="")
            return
        if not isinstance(event, Finished):
            self._bars.setdefault(video, Bars(self._progress, video)).show(event)
            return
        if video in self._bars:
            self._bars.pop(video).remove()
        self._progress.advance(self._whole)
        state, why = str(event.summary["state"]), str(event.summary["why"])
        said = f": {why}" if why else f": {plural(int(event.summary['frames']), 'frame')}" if state == "done" else ""
        if state != "nothing to do":
            colour = "red" if state == "failed" else "default"
            console.print(f"[{colour}]{escape(video)}[/] {state}{escape(said)}", highlight=False, soft_wrap=True)


batch = with_params(_command, *(engine_info(name).params for name in engine_ids()))
