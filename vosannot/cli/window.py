"""``vosannot [PATH]``: the window."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vosannot.cli.common import fail, importing_window, readable_errors

__all__ = ["open_window"]


def open_window(
    path: Annotated[Path | None, typer.Argument(help="Video file, folder of images, or workspace to open.")] = None,
    workspace: Annotated[Path | None, typer.Option(help="Workspace file that keeps the masks.")] = None,
    preferences: Annotated[Path | None, typer.Option(help="Settings file of the window.", hidden=True)] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample clip.")] = False,
) -> None:
    """Open the window."""
    with readable_errors():
        if path is not None and not path.exists():
            fail(f"There is no file or folder {path}; `vosannot --help` lists the commands.")
        if sample:
            from vosannot.media.sample import sample_clip

            path = sample_clip()
        with importing_window():
            from vosannot.gui.app import run
        sys.exit(run(path, workspace, preferences))
