"""``vosannot ablate``: what the correspondence losses are worth, or depth."""

from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, readable_errors, with_params
from vosannot.cli.live import LiveTraining
from vosannot.settings.params import validated
from vosannot.training.options import TrainOptions

__all__ = ["ablate"]


def _command(
    out: Annotated[
        Path,
        typer.Option(help="Folder for the runs, ablation.csv and ablation.md; an unfinished ablation in it goes on."),
    ],
    seeds: Annotated[int, typer.Option(help="Seeds for each arm: 0, 1, …", min=1)] = 3,
    clips: Annotated[int, typer.Option(help="Rendered clips that no run sees, to score on.", min=1)] = 24,
    **settings: Any,
) -> None:
    """Train with no, pixel-level, object-level and both correspondence losses (DATT: whole, without modulation, without
    depth), and compare. Ctrl-C stops; the same command resumes. Every run's weights stay in its folder, for
    `vosannot eval`."""
    with readable_errors():
        from vosannot.evaluation.measures import measure
        from vosannot.training.ablation import ablate as run

        options = validated(TrainOptions, settings)
        try:
            with LiveTraining() as live:
                for event in run(out, options, range(seeds), clips, measure):
                    live.show(event)
        except KeyboardInterrupt:
            console.print("Stopped; the same command goes on from here.")
            return
    typer.echo((out / "ablation.md").read_text("utf-8"), nl=False)


ablate = with_params(_command, TrainOptions, skip=("seed", "correspondence", "depth", "modulation"))
