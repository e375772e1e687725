"""``vosannot check-export``: what evaluators would reject in a folder of masks, whoever has written it."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from vosannot.cli.common import follow, progress_bar, readable_errors
from vosannot.project.exchange.findings import Finding, Rank

__all__ = ["check_export"]


def check_export(
    path: Annotated[Path, typer.Argument(help="DAVIS, YouTube-VOS or COCO, a folder of PNG files, or a zip of those.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False,
) -> None:
    """List what evaluators would reject: void, gaps in ids, missing frames, wrong sizes, names, palettes. Exit code
    1 when there is any, 2 when there is nothing to check."""
    found: list[Finding] = []
    with readable_errors():
        from vosannot.project.exchange.checking_files import check_files

        with progress_bar() as progress:
            events = list(follow(check_files(path, found), progress))
    rejected = [finding for finding in found if finding.rank is Rank.REJECTED]
    if as_json:
        summary = getattr(events[-1], "summary", {})
        about = {"path": str(path), "masks": summary.get("masks", 0), "rejected": len(rejected)}
        typer.echo(json.dumps({**about, "findings": [finding.to_json() for finding in found]}, indent=2))
    else:
        out = Console(highlight=False)
        for finding in found:
            colour, word = ("red", "rejected") if finding.rank is Rank.REJECTED else ("yellow", "remark  ")
            out.print(f"[{colour}]{word}[/]  {escape(finding.text)}", soft_wrap=True)
            out.print(f"          {escape(finding.todo)}", soft_wrap=True)
        out.print("Nothing that an evaluator would reject." if not rejected else f"{len(rejected)} to mend.")
    raise typer.Exit(1 if rejected else 0)
