"""``vosannot import``: masks of others into a workspace."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, follow, progress_bar, readable_errors, workspace_address
from vosannot.core.errors import UsageError
from vosannot.core.events import Event, Finished
from vosannot.core.words import plural

__all__ = ["import_"]


def import_(
    path: Annotated[
        Path,
        typer.Argument(help="DAVIS or YouTube-VOS folder, COCO JSON file, folder of PNG files, or a zip of those."),
    ],
    into: Annotated[
        Any,
        typer.Option(
            help="Workspace file, made if there is none, which must not be open in the window; or a team's URL.",
            parser=workspace_address,
        ),
    ],
    name: Annotated[
        list[str] | None, typer.Option(help="Only this video of the source; may be given several times.")
    ] = None,
    video: Annotated[
        str | None, typer.Option(help="The workspace's video that the masks are for, whatever the source calls it.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Also replace masks that were painted by hand.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
) -> None:
    """Import masks, and the videos that they belong to. All is read and checked before anything is changed; each
    video's masks are one step to undo."""
    with readable_errors():
        from vosannot.project.exchange.importing import import_masks
        from vosannot.project.workspace import Workspace

        last: Event | None = None
        with Workspace.open(into) as workspace, progress_bar() as progress:
            found = [v for v in workspace.videos() if v.name == video] if video is not None else []
            if video is not None and len(found) != 1:
                known = ", ".join(sorted(v.name for v in workspace.videos())) or "none"
                several = "several videos" if found else "no video"
                raise UsageError(f"{into} has {several} called “{video}”; it has {known}.")
            number = found[0].id if found else None
            stream = import_masks(path, workspace, into=number, names=name or (), replace=replace)
            for event in follow(stream, progress):
                last = event
    assert isinstance(last, Finished)
    if as_json:
        typer.echo(json.dumps(dict(last.summary)))
    else:
        count = {key: int(value) for key, value in last.summary.items()}
        videos = f"{plural(count['videos'], 'video')} ({count['added']} new)"
        console.print(
            f"{plural(count['frames'], 'mask')} and {plural(count['objects'], 'new object')} in {videos} of {into}",
            soft_wrap=True,
            highlight=False,
        )
