"""``vosannot train``: weights from rendered videos."""

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from vosannot.cli.common import console, fail, readable_errors, with_params
from vosannot.cli.live import LiveTraining
from vosannot.core.events import Finished, IterationDone
from vosannot.engines.weights import model_path
from vosannot.settings.params import validated
from vosannot.training.options import TrainOptions

__all__ = ["train"]


def _command(
    out: Annotated[
        Path | None,
        typer.Option(
            help="Folder for checkpoint.pt, curve.csv and weights.safetensors; an unfinished run in it is resumed."
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            help="Begin with these weights, a file or a model of the library, instead of random ones. FRTM: its "
            "backbone (an STCN, or an ImageNet ResNet), or an FRTM to go on from; stcn-lite's by default."
        ),
    ] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    checkpoint_every: Annotated[int, typer.Option(help="Steps between checkpoints.")] = 250,
    stop_at: Annotated[
        int, typer.Option(help="Leave after this step; the same command goes on later. 0: at the end.")
    ] = 0,
    smoke: Annotated[
        bool,
        typer.Option(
            "--smoke",
            help="Check in about a minute that training works here: tiny clips, all losses, resuming. Leaves nothing.",
        ),
    ] = False,
    **settings: Any,
) -> None:
    """Train a network on videos that this program renders. Ctrl-C stops; the same command resumes."""
    with readable_errors():
        if smoke:
            _smoke(settings)
        elif out is None:
            fail("Give --out, the folder for the run (or --smoke to check that training works).")
        else:
            _train(out, validated(TrainOptions, settings), start, device, checkpoint_every, stop_at)


def _train(
    out: Path, options: TrainOptions, start: Path | None, device: str, checkpoint_every: int, stop_at: int
) -> None:
    from vosannot.training.curve import Curve
    from vosannot.training.trainer import Trainer

    start = None if start is None else model_path(str(start))
    trainer = Trainer(out, options, start=start, device=device, checkpoint_every=checkpoint_every)
    with Curve(out / "curve.csv", trainer.step) as curve, LiveTraining() as live:
        try:
            for event in live.follow(trainer.run()):
                if isinstance(event, IterationDone) and event.stage != "spoil":
                    curve.add(event)
                    if stop_at and event.step >= stop_at:
                        break
        except KeyboardInterrupt:
            console.print("Stopped; the same command goes on from here.")
    trainer.save()
    trainer.export(out / "weights.safetensors")
    console.print(f"step {trainer.step} of {options.steps}; weights in {out / 'weights.safetensors'}")
    console.print(f"settings: {dataclasses.asdict(options)}", highlight=False)


def _smoke(settings: dict[str, Any]) -> None:
    from vosannot.training.smoke import smoke, smoke_options

    usual = smoke_options(validated(TrainOptions, settings).family)
    options = validated(TrainOptions, {**dataclasses.asdict(usual), **settings})
    with TemporaryDirectory() as folder, LiveTraining() as live:
        for event in smoke(Path(folder), options):
            live.show(event)
    assert isinstance(event, Finished)
    found = event.summary
    fell, exact = bool(found["loss_fell"]), bool(found["resumed_exactly"])
    typer.echo(f"loss {found['before']:.3f} -> {found['after']:.3f}: {'fell' if fell else 'DID NOT FALL'}")
    typer.echo(f"resumed run: {'equal bit for bit' if exact else 'DIFFERS from the undisturbed one'}")
    typer.echo("training works" if fell and exact else "training does NOT work")
    if not (fell and exact):
        raise typer.Exit(1)


train = with_params(_command, TrainOptions)
