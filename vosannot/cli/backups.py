"""``vosannot backups WORKSPACE``: which backups there are, making one, restoring one to a new file."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from vosannot.cli.common import console, progress_bar, readable_errors
from vosannot.core.errors import UsageError, WorkspaceError
from vosannot.core.words import plural
from vosannot.project.backups import (
    Backup,
    Contents,
    backup_folder,
    contents,
    free_name,
    list_backups,
    make_backup,
    restore_backup,
)

__all__ = ["backups"]


def backups(
    workspace: Annotated[Path, typer.Argument(help="Workspace file; it may be open in the window, or damaged.")],
    make: Annotated[bool, typer.Option("--make", help="Make a backup now.")] = False,
    restore: Annotated[
        int | None, typer.Option(help="Copy the backup of this number to a new file; 0 takes the newest.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="That file; by default a new name beside the workspace.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list, or the backup made, on stdout.")] = False,
) -> None:
    """Backups of a workspace: list them, make one, restore one to a new file. The workspace is never replaced."""
    with readable_errors():
        if make and restore is not None:
            raise UsageError("Either --make or --restore, not both.")
        if to is not None and restore is None:
            raise UsageError("--to goes with --restore.")
        if make:
            _make(workspace, as_json)
        elif restore is not None:
            _restore(workspace, restore, to, as_json)
        else:
            _list(workspace, as_json)


def _make(workspace: Path, as_json: bool) -> None:
    with progress_bar() as progress:
        task = progress.add_task("Copying", total=None, note="")

        def follow(left: int, total: int) -> None:
            progress.update(task, completed=total - left, total=total)

        made = make_backup(workspace, datetime.now(), rest=follow)
    if as_json:
        typer.echo(json.dumps(_facts(made, contents(made.path))))
    else:
        console.print(f"Backup {made.number}: {made.path}", soft_wrap=True, highlight=False)


def _restore(workspace: Path, number: int, to: Path | None, as_json: bool) -> None:
    found = list_backups(workspace)
    wanted = next((backup for backup in found if number in (0, backup.number)), None)
    if wanted is None:
        known = ", ".join(str(backup.number) for backup in reversed(found))
        which = f"backup {number}; it has {known}" if found else "backup"
        raise UsageError(f"{workspace} has no {which}.")
    target = to or free_name(workspace, wanted.made)
    restore_backup(wanted.path, target)
    if as_json:
        typer.echo(json.dumps({"number": wanted.number, "path": str(target)}))
    else:
        console.print(f"The backup of {wanted.when} is in {target}", soft_wrap=True, highlight=False)


def _list(workspace: Path, as_json: bool) -> None:
    found = [(backup, _inside(backup)) for backup in list_backups(workspace)]
    if as_json:
        typer.echo(json.dumps([_facts(*entry) for entry in found], indent=2))
        return
    if not found:
        console.print(f"There is no backup of {workspace}.", soft_wrap=True, highlight=False)
        return
    table = Table.grid(padding=(0, 2))
    for backup, inside in found:
        words = "damaged"
        if inside is not None:
            words = f"{plural(inside.videos, 'video')}, {plural(inside.frames, 'frame')}, {inside.references} by hand"
        table.add_row(str(backup.number), backup.when, f"{backup.bytes / 1e6:.1f} MB", words)
    out = Console(highlight=False)
    out.print(table)
    out.print(f"They are in {backup_folder(workspace)}", soft_wrap=True)


def _inside(backup: Backup) -> Contents | None:
    try:
        return contents(backup.path)
    except WorkspaceError:
        return None


def _facts(backup: Backup, inside: Contents | None) -> dict[str, Any]:
    return {
        "number": backup.number,
        "made": backup.made.isoformat(),
        "bytes": backup.bytes,
        "path": str(backup.path),
        "damaged": inside is None,
        "videos": None if inside is None else inside.videos,
        "frames": None if inside is None else inside.frames,
        "references": None if inside is None else inside.references,
    }
