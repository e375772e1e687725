"""``vosannot learn``: a model trained further on a workspace's own masks."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, readable_errors, stoppable, until_stopped, with_params
from vosannot.cli.live import LiveTraining
from vosannot.engines.models.importing import refuse_taken
from vosannot.settings.params import validated
from vosannot.training.learning.options import LearnOptions

__all__ = ["learn"]


def _command(
    workspace: Annotated[Path, typer.Argument(help="Workspace file; it must not be open in the window.")],
    start: Annotated[str, typer.Option(help="Model to begin with: a name of `vosannot models list`, or a file.")] = (
        "stcn-lite"
    ),
    name: Annotated[
        str | None, typer.Option(help="What to call the new model; by default the start's name and -mine.")
    ] = None,
    video: Annotated[
        list[str] | None, typer.Option(help="Learn from this video only; may be given several times.")
    ] = None,
    anew: Annotated[bool, typer.Option("--anew", help="Begin again, even if there is an unfinished run.")] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the new model even if it is worse on the held-out masks.")
    ] = False,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
    **settings: Any,
) -> None:
    """Learn from your corrections: train a model further on the painted and approved masks of a workspace. It becomes
    another model; the one it began with stays as it is. Ctrl-C stops; the same command goes on."""
    with readable_errors():
        from vosannot.evaluation.measures import region_similarity
        from vosannot.project.labelled import labelled_videos
        from vosannot.project.workspace import Workspace
        from vosannot.training.learning.record import LearnRequest, default_name

        options = validated(LearnOptions, settings)
        file = workspace.expanduser().absolute()
        if name is not None:
            refuse_taken(name)
        with Workspace.open(file, create=False) as opened:
            videos = labelled_videos(opened, video or ())
        request = LearnRequest(name or default_name(start, file), start, file, videos, options, anew, keep)

        from vosannot.training.learning.run import learn as run

        with LiveTraining() as live, stoppable() as asked:
            stream = run(request, region_similarity, device=device)
            last = until_stopped(stream, live.follow(stream), asked)
        if last is None:
            console.print("Stopped; the same command goes on from here.")
            raise typer.Exit(2)
    if as_json:
        typer.echo(json.dumps(dict(last.summary)))
    else:
        console.print(_sentence(last.summary), highlight=False, soft_wrap=True)


def _sentence(found: Mapping[str, float | int | str]) -> str:
    name = found["name"]
    checked = "nothing was held out to compare it"
    if found["masks"]:
        checked = f"J {found['before']:.3f} -> {found['after']:.3f} on {found['masks']} held-out masks"
    if found["kept"]:
        return f"{name} is ready ({checked}): --weights {name}"
    return (
        f"{name} is worse than {found['start']} ({checked}), so it was not kept; the same command with --keep "
        "keeps it, with --anew it begins again."
    )


learn = with_params(_command, LearnOptions)
