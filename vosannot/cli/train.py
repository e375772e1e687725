"""``vosannot train``: weights from rendered videos."""

import csv
import dataclasses
from pathlib import Path
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, follow, progress_bar, readable_errors, with_params
from vosannot.core.events import IterationDone
from vosannot.settings.params import validated
from vosannot.training.options import TrainOptions

__all__ = ["train"]


def _command(
    out: Annotated[
        Path,
        typer.Option(
            help="Folder for checkpoint.pt, curve.csv and weights.safetensors; an unfinished run in it is resumed."
        ),
    ],
    start: Annotated[Path | None, typer.Option(help="Begin with these weights instead of random ones.")] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    checkpoint_every: Annotated[int, typer.Option(help="Steps between checkpoints.")] = 250,
    stop_at: Annotated[
        int, typer.Option(help="Leave after this step; the same command goes on later. 0: at the end.")
    ] = 0,
    **settings: Any,
) -> None:
    """Train the matching network on videos that this program renders. Ctrl-C stops; the same command resumes."""
    from vosannot.training.trainer import Trainer

    with readable_errors():
        options = validated(TrainOptions, settings)
        trainer = Trainer(out, options, start=start, device=device, checkpoint_every=checkpoint_every)
        out.mkdir(parents=True, exist_ok=True)
        curve = out / "curve.csv"
        fresh = not curve.exists() or trainer.step == 0
        with (
            curve.open("w" if fresh else "a", newline="", encoding="utf-8") as file,
            progress_bar() as progress,
        ):
            writer = csv.writer(file)
            if fresh:
                writer.writerow(["step", "loss", "lr", "norm", "clips_per_second"])
            try:
                for event in follow(trainer.run(), progress):
                    if isinstance(event, IterationDone):
                        writer.writerow([event.step, *(f"{value:.6g}" for value in event.scalars.values())])
                        file.flush()
                        if stop_at and event.step >= stop_at:
                            break
            except KeyboardInterrupt:
                console.print("Stopped; the same command goes on from here.")
        trainer.save()
        trainer.export(out / "weights.safetensors")
    console.print(f"step {trainer.step} of {options.steps}; weights in {out / 'weights.safetensors'}")
    console.print(f"settings: {dataclasses.asdict(options)}", highlight=False)


train = with_params(_command, TrainOptions)
