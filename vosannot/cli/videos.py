"""``vosannot videos WORKSPACE`` and ``vosannot add PATH… --into WORKSPACE``: the videos of a workspace."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from vosannot.cli.common import (
    console,
    follow,
    progress_bar,
    readable_errors,
    stoppable,
    until_stopped,
    workspace_address,
)
from vosannot.core.words import plural
from vosannot.media.remote import address_of_clip, clip_path, reachable
from vosannot.project.collection import STATUS_WORDS, Entry, Order, Wanted, arranged
from vosannot.project.records import VideoStatus

__all__ = ["add", "videos"]


def videos(
    workspace: Annotated[
        Any,
        typer.Argument(
            help="Workspace file, which must not be open in the window, or a team's URL.", parser=workspace_address
        ),
    ],
    status: Annotated[
        list[VideoStatus] | None, typer.Option(help="Only these; may be given several times.", case_sensitive=False)
    ] = None,
    search: Annotated[str, typer.Option(help="Words that name, path or notes must contain.")] = "",
    sort: Annotated[Order, typer.Option(help="What to sort by.", case_sensitive=False)] = Order.NAME,
    backwards: Annotated[bool, typer.Option("--backwards", help="The last first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list on stdout.")] = False,
) -> None:
    """The videos of a workspace: status, masks, time spent, notes."""
    with readable_errors():
        from vosannot.project.workspace import Workspace

        with Workspace.open(workspace, create=False) as opened:
            tallies = opened.tallies()
            entries = [
                Entry(v, tallies[v.id], not reachable(v.path))
                if v.id in tallies
                else Entry(v, missing=not reachable(v.path))
                for v in opened.videos()
            ]
    listed = arranged(entries, Wanted(search, frozenset(status or ()), sort, backwards))
    if as_json:
        typer.echo(json.dumps([_facts(entry) for entry in listed], indent=2))
        return
    table = Table.grid(padding=(0, 2))
    for entry in listed:
        masks = f"{entry.tally.masks}/{entry.video.frame_count} masks, {entry.tally.settled} approved"
        minutes = f"{entry.video.time_spent / 60:.0f} min"
        missing = "file is missing" if entry.missing else ""
        table.add_row(entry.video.name, STATUS_WORDS[entry.video.status], masks, minutes, missing, entry.video.notes)
    Console(highlight=False, markup=False).print(table)
    console.print(f"{len(listed)} of {plural(len(entries), 'video')}", highlight=False)


def _facts(entry: Entry) -> dict[str, Any]:
    video, tally = entry.video, entry.tally
    return {
        "name": video.name,
        "path": address_of_clip(video.path),
        "missing": entry.missing,
        "status": str(video.status),
        "width": video.width,
        "height": video.height,
        "frames": video.frame_count,
        "objects": tally.objects,
        "masks": tally.masks,
        "approved": tally.settled,
        "seconds": round(video.time_spent, 1),
        "changed": tally.changed or None,
        "notes": video.notes,
    }


def _clip(given: str) -> Path:
    with readable_errors():
        return clip_path(given)


def add(
    paths: Annotated[
        list[Any],
        typer.Argument(
            help="Videos, image folders, folders that hold some at any depth, or addresses of clips (https://…).",
            parser=_clip,
        ),
    ],
    into: Annotated[
        Any,
        typer.Option(
            help="Workspace file, made if there is none, which must not be open in the window; or a team's URL.",
            parser=workspace_address,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
) -> None:
    """Add videos to a workspace. What is there already is passed over; Ctrl-C stops and keeps what is added."""
    with readable_errors():
        from vosannot.project.adding import add_below
        from vosannot.project.workspace import Workspace

        with Workspace.open(into) as workspace, progress_bar() as progress, stoppable() as asked:
            stream = add_below(workspace, paths)
            last = until_stopped(stream, follow(stream, progress), asked)
        if last is None:
            console.print("Stopped; what was added is kept.")
            raise typer.Exit(2)
    if as_json:
        typer.echo(json.dumps(dict(last.summary)))
    else:
        count = {key: int(value) for key, value in last.summary.items()}
        more = f", {count['known']} were there already, {count['unread']} could not be read"
        console.print(f"{plural(count['added'], 'video')} added to {into}{more}", soft_wrap=True, highlight=False)
