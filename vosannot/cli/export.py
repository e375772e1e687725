"""``vosannot export``: a workspace's masks in the formats of others."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import (
    console,
    follow,
    progress_bar,
    readable_errors,
    stoppable,
    until_stopped,
    workspace_address,
)
from vosannot.project.exchange.options import ExportOptions, Format, Resolution

__all__ = ["export"]


def export(
    workspace: Annotated[
        Any,
        typer.Argument(
            help="Workspace file, which must not be open in the window, or a team's URL.", parser=workspace_address
        ),
    ],
    out: Annotated[Path, typer.Option(help="Folder (with --zip: file) to make; a folder of that layout is added to.")],
    format: Annotated[Format, typer.Option(help="Layout of the files, see docs/formats.md.")] = Format.DAVIS,
    approved_only: Annotated[
        bool, typer.Option("--approved-only", help="Only frames that were painted or approved.")
    ] = False,
    video: Annotated[
        list[str] | None, typer.Option(help="Only this video; may be given several times. Default: all with masks.")
    ] = None,
    zipped: Annotated[bool, typer.Option("--zip", help="One zip file instead of a folder.")] = False,
    images: Annotated[bool, typer.Option("--images/--no-images", help="The frames too, as JPEG.")] = True,
    fill_missing: Annotated[
        bool, typer.Option("--fill-missing", help="Empty masks for frames that have none; else they are left out.")
    ] = False,
    every: Annotated[
        int, typer.Option(min=1, help="Only every so many-th frame: youtube-vos (whose habit is 5), coco, soft.")
    ] = 1,
    resolution: Annotated[Resolution, typer.Option(help="davis: which sizes.")] = Resolution.BOTH,
    subset: Annotated[str, typer.Option(help="davis: which list of ImageSets the names are added to.")] = "val",
    year: Annotated[str, typer.Option(help="davis: that list's folder.")] = "2017",
    soften: Annotated[
        float, typer.Option(min=0, max=50, help="soft: pixels over which edges are softened; 0 leaves them hard.")
    ] = 1.0,
    opacity: Annotated[float, typer.Option(min=0, max=1, help="overlay: of the masks.")] = 0.5,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what is there under the same names and differs.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a summary as JSON on stdout.")] = False,
) -> None:
    """Export the masks of a workspace. All or nothing: until the last file is written, nothing appears. Ctrl-C stops,
    and leaves nothing."""
    with readable_errors():
        from vosannot.project.exchange.exporting import chosen_documents
        from vosannot.project.exchange.exporting import export as run
        from vosannot.project.workspace import Workspace

        options = ExportOptions(
            format,
            approved_only,
            images,
            fill_missing,
            every,
            resolution,
            subset,
            year,
            soften,
            opacity,
            replace,
            zipped,
        )
        with Workspace.open(workspace, create=False) as opened, progress_bar() as progress, stoppable() as asked:
            stream = run(chosen_documents(opened, video or ()), out, options)
            last = until_stopped(stream, follow(stream, progress), asked)
        if last is None:
            console.print("Stopped; nothing was exported.")
            raise typer.Exit(2)
    if as_json:
        typer.echo(json.dumps(dict(last.summary)))
    else:
        console.print(f"{last.summary['masks']} masks in {last.summary['out']}", soft_wrap=True, highlight=False)
