"""``vosannot corrupt``: DAVIS-C from a clip or a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from vosannot.cli.common import console, follow, progress_bar, readable_errors
from vosannot.core.errors import UsageError
from vosannot.core.events import Finished
from vosannot.evaluation.corruptions import all_corruptions, parse
from vosannot.evaluation.corruptions.dataset import FORMATS, open_source, write_datasets
from vosannot.evaluation.corruptions.sheet import write_sheet

__all__ = ["corrupt"]


def corrupt(
    source: Annotated[Path, typer.Argument(help="Clip, or dataset in the DAVIS layout.")],
    out: Annotated[Path | None, typer.Option(help="Folder that gets the datasets, one <name>-<level> each.")] = None,
    corruption: Annotated[
        list[str] | None,
        typer.Option(help="NAME:LEVEL, e.g. glass_blur:high; may be given several times.", metavar="NAME:LEVEL"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All 14 corruptions at all three strengths.")] = False,
    seed: Annotated[int, typer.Option(help="Decides noise, displacements and strokes.")] = 0,
    sequences: Annotated[list[str] | None, typer.Option(help="Only this sequence; may be given several times.")] = None,
    resolution: Annotated[str, typer.Option(help="Folder below JPEGImages and Annotations.")] = "480p",
    image_format: Annotated[
        str, typer.Option("--format", help=f"{' or '.join(FORMATS)}: exact pixels, or smaller files (quality 95).")
    ] = "png",
    sheet: Annotated[Path | None, typer.Option(help="PNG file for a contact sheet of all 42 variants.")] = None,
    frame: Annotated[int | None, typer.Option(help="Frame of the sheet; default: the middle one.", min=0)] = None,
) -> None:
    """Write corrupted copies of a clip or dataset (DAVIS-C), a contact sheet of the variants, or both."""
    with readable_errors(), progress_bar() as progress:
        chosen = list(dict.fromkeys(parse(text) for text in corruption or ()))
        chosen = list(all_corruptions()) if everything else chosen
        if not chosen and sheet is None:
            raise UsageError("Name at least one --corruption NAME:LEVEL, or give --all or --sheet.")
        if chosen and out is None:
            raise UsageError("Name the folder that gets the datasets with --out.")
        found = open_source(source, resolution, sequences)
        if chosen and out is not None:
            for event in follow(write_datasets(found, out, chosen, seed=seed, image_format=image_format), progress):
                if isinstance(event, Finished):
                    counts = event.summary
                    text = f"{counts['datasets']} datasets in {out}: {counts['written']} frames written"
                    console.print(f"{text}, {counts['kept']} were there.", soft_wrap=True, highlight=False)
        if sheet is not None:
            for event in follow(write_sheet(sheet, found.clips[0][1], seed=seed, frame=frame), progress):
                if isinstance(event, Finished):
                    console.print(f"{event.summary['variants']} variants in {sheet}", soft_wrap=True, highlight=False)
