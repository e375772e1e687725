"""``vosannot [PATH]``: the window."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import fail, importing_window, readable_errors, workspace_address
from vosannot.media.remote import clip_path, is_url, reachable
from vosannot.project.address import Address, TeamAddress, address_of, is_team

__all__ = ["open_window"]


def open_window(
    given: Annotated[
        str,
        typer.Argument(
            metavar="PATH",
            help="Video file or folder of images (or its address), or workspace (file or URL).",
        ),
    ] = "",
    workspace: Annotated[
        Any, typer.Option(help="Workspace file that keeps the masks, or a team's URL.", parser=workspace_address)
    ] = None,
    preferences: Annotated[Path | None, typer.Option(help="Settings file of the window.", hidden=True)] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample clip.")] = False,
) -> None:
    """Open the window."""
    with readable_errors():
        elsewhere = is_url(given) and not is_team(given)
        address: Address | None = clip_path(given) if elsewhere else address_of(given) if given else None
        if isinstance(address, TeamAddress):
            address, workspace = None, address
        path: Path | None = address
        if path is not None and not reachable(path):
            fail(f"There is no file or folder {path}; `vosannot --help` lists the commands.")
        if sample:
            from vosannot.media.sample import sample_clip

            path = sample_clip()
        with importing_window():
            from vosannot.gui.app import run
        sys.exit(run(path, workspace, preferences))
