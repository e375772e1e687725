"""``vosannot selftest``: does this installation work?"""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from vosannot.cli.common import console, importing_window, readable_errors

__all__ = ["selftest"]


def selftest(
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON on stdout.")] = False,
) -> None:
    """Go the whole way on the sample clip without a display, from a video to exported masks. Exit code 1: it does not
    work here. Nothing of yours is touched."""
    with readable_errors():
        with importing_window():
            from vosannot.gui.selftest import self_test
        checks = []
        for check in self_test():
            checks.append(check)
            mark = "[green]works[/]" if check.ok else "[bold red]fails[/]"
            console.print(
                f"{mark}  {check.name}: {check.words} ({check.seconds:.1f} s)", highlight=False, soft_wrap=True
            )
        if as_json:
            typer.echo(json.dumps([asdict(check) for check in checks], indent=1))
        if not all(check.ok for check in checks):
            raise typer.Exit(1)
