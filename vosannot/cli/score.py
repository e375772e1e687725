"""``vosannot score``: J and F of existing masks."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from vosannot.cli.common import console, readable_errors
from vosannot.evaluation.davis import DavisDataset, score_folder

__all__ = ["score"]


def score(
    results: Annotated[Path, typer.Argument(help="Folder of <sequence>/<stem>.png, or a DAVIS export.")],
    dataset: Annotated[Path, typer.Argument(help="Dataset in the DAVIS layout.")],
    resolution: Annotated[str, typer.Option(help="Folder of Annotations.")] = "480p",
    sequences: Annotated[list[str] | None, typer.Option(help="Only this sequence; may be given several times.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Full precision JSON on stdout.")] = False,
) -> None:
    """Score masks with the DAVIS measures (J, F; first and last frame left out)."""
    with readable_errors():
        scores = score_folder(results, DavisDataset(dataset, resolution), sequences)
    if as_json:
        typer.echo(json.dumps(scores.to_json()))
        return
    table = Table("sequence", "object", "J mean", "J recall", "J decay", "F mean", "F recall", "F decay")
    for entry in scores.objects:
        values = (entry.j_mean, entry.j_recall, entry.j_decay, entry.f_mean, entry.f_recall, entry.f_decay)
        table.add_row(entry.sequence, str(entry.object), *(f"{value:.3f}" for value in values))
    console.print(table)
    overall = scores.to_json()["overall"]
    typer.echo(f"J&F {overall['jf_mean']:.4f}  J {overall['j_mean']:.4f}  F {overall['f_mean']:.4f}")
