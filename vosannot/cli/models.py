"""``vosannot models``: which models there are, fetching, importing, removing."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from vosannot.cli.common import console, fail, follow, progress_bar, readable_errors
from vosannot.core.events import EventStream, Finished
from vosannot.engines.models.cards import FAMILIES
from vosannot.engines.models.library import Entry, State, first_checksum, listing, remove_model

__all__ = ["models"]

models = typer.Typer(help="Models: list, fetch, import, remove.", no_args_is_help=True)


@models.command("list")
def list_models(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list on stdout.")] = False,
) -> None:
    """All models: bundled, fetched, imported, and those that can be fetched."""
    with readable_errors():
        entries = listing()
        if as_json:
            typer.echo(json.dumps([_facts(entry) for entry in entries], indent=2))
            return
        out = Console(highlight=False)
        out.print(_table(entries))
        for entry in entries:
            if entry.problem:
                out.print(f"[yellow]{escape(entry.problem)}[/]", soft_wrap=True)
        if any(_checksum(entry) == "first use" for entry in entries):
            out.print(
                "first use: the publisher names no checksum; the one of the first file is recorded, and a later fetch "
                "must bring the same file.",
                soft_wrap=True,
            )


@models.command("fetch")
def fetch(name: Annotated[str, typer.Argument(help="A name of `vosannot models list`.")]) -> None:
    """Download a model; the same command goes on where it stopped."""
    from vosannot.engines.models.fetching import fetch_model

    with readable_errors():
        try:
            summary = _followed(fetch_model(name))
        except KeyboardInterrupt:
            fail(f"Stopped; `vosannot models fetch {name}` goes on from here.")
    if not summary["new"]:
        console.print(f"{name} is here already: {summary['path']}", soft_wrap=True, highlight=False)
        return
    console.print(f"{name} is in {summary['path']}, sha256 {summary['sha256']}", soft_wrap=True, highlight=False)


@models.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="Weights in the layout of STCN, XMem, Segment Anything or vosannot.")],
    name: Annotated[str | None, typer.Option(help="What to call it; by default made from the file's name.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace your own model of that name.")] = False,
) -> None:
    """Copy a weight file into the library; which network it is for is seen from its tensors."""
    from vosannot.engines.models.importing import import_model

    with readable_errors():
        summary = _followed(import_model(file, name, replace=replace))
    use = "click-to-segment in the window (S)" if summary["family"] == "sam" else f"--weights {summary['name']}"
    text = f"{summary['name']} ({summary['family']}, {summary['size']}): {use}"
    console.print(text, soft_wrap=True, highlight=False)


@models.command("remove")
def remove(name: Annotated[str, typer.Argument(help="A fetched, partly fetched or imported model.")]) -> None:
    """Delete a model that was fetched or imported."""
    with readable_errors():
        remove_model(name)
    console.print(f"{name} is removed.", highlight=False)


def _followed(stream: EventStream) -> dict[str, Any]:
    """Drive to the end, with bars; the summary."""
    summary: dict[str, Any] = {}
    with progress_bar() as progress:
        for event in follow(stream, progress):
            if isinstance(event, Finished):
                summary = dict(event.summary)
    return summary


def _table(entries: tuple[Entry, ...]) -> Table:
    """Two lines a model: wide tables do not fit into a terminal."""
    table = Table.grid(padding=(0, 2))
    for entry in entries:
        card = entry.card
        words = [str(entry.state) + (f" ({entry.have / 1e6:.0f} MB)" if entry.state is State.PARTIAL else "")]
        if card is not None:
            words = [FAMILIES[card.family], card.size, *words, card.licence or "licence unknown"]
            words += [f"{card.bytes / 1e6:.0f} MB"] if card.bytes is not None else []
            words.append(f"sha256 {_checksum(entry)}")
        text = escape(" · ".join(word for word in words if word))
        trained_on = f"\n[dim]{escape(card.trained_on)}[/]" if card is not None else ""
        table.add_row(f"[bold]{escape(entry.name)}[/]", text + trained_on)
    return table


def _checksum(entry: Entry) -> str:
    """The beginning of the checksum that the file must have, or "first use" when that is still open."""
    if entry.card is None:
        return ""
    known = entry.card.sha256 or first_checksum(entry.name)
    return known[:8] if known else "first use"


def _facts(entry: Entry) -> dict[str, Any]:
    card = entry.card
    facts: dict[str, Any] = {"name": entry.name, "state": str(entry.state)}
    if card is not None:
        facts |= {
            "family": card.family,
            "size": card.size,
            "bytes": card.bytes,
            "licence": card.licence,
            "trained_on": card.trained_on,
            "lr": card.lr,
            "url": card.url,
            "sha256": card.sha256,
            "first_sha256": first_checksum(entry.name),
            "source": card.source,
            "added": card.added,
        }
    return facts | {"path": str(entry.path) if entry.path else None, "have": entry.have, "problem": entry.problem}
