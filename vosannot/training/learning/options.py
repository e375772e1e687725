"""Settings of learning from corrections."""

from dataclasses import dataclass

from vosannot.settings.params import param
from vosannot.training.options import TrainOptions

__all__ = ["LearnOptions", "train_options"]


@dataclass(frozen=True, slots=True)
class LearnOptions:
    """What decides the result, beside the start model and the masks."""

    steps: int = param(300, "Steps", "Optimiser steps.", low=1, high=100_000)
    rendered: int = param(
        50,
        "Rendered clips",
        "Share of the training clips that the program renders itself, so that the network does not forget the rest.",
        unit="%",
        low=0,
        high=90,
    )
    hold: bool = param(
        True,
        "Hold out",
        "Keep some masks out of the training, and compare the model on them before and after.",
    )
    lr: float = param(1e-4, "Learning rate", "Peak rate of AdamW; a tenth of what training anew takes.", low=0.0,
                      high=1.0, advanced=True)  # fmt: skip
    batch: int = param(4, "Batch", "Clips a step.", unit="clips", low=1, high=64, advanced=True)
    size: int = param(
        160, "Size", "Side of the square crops that are trained on.", unit="px", low=64, high=640, advanced=True
    )
    frames: int = param(3, "Frames", "Frames of a training clip.", low=2, high=8, advanced=True)
    max_gap: int = param(
        3,
        "Gap",
        "Largest step between two frames of a training clip, counted in frames that have masks.",
        low=1,
        high=100,
        advanced=True,
    )
    objects: int = param(2, "Objects", "Largest number of objects in a training clip.", low=1, high=4, advanced=True)
    masks: int = param(
        500,
        "Frames kept",
        "Largest number of frames with masks that are learned from; more are thinned evenly. They lie on disk while "
        "training, below a megabyte each.",
        low=1,
        high=20_000,
        advanced=True,
    )
    check_size: int = param(
        480,
        "Check size",
        "Short side of the held-out frames when the model is compared on them; smaller videos keep their size.",
        unit="px",
        low=64,
        high=2160,
        advanced=True,
    )
    seed: int = param(0, "Seed", "Decides every crop and every rendered clip.", low=0, advanced=True)


def train_options(options: LearnOptions, family: str, size: str, *, bf16: bool) -> TrainOptions:
    """The trainer's settings.

    Rates rise over a tenth of the steps (ten at least: Adam's first steps are as large as any) and fall over the last
    half. Batch norms keep the statistics of the start; the published training of STCN and XMem freezes them as well.
    Everything is made in the training process: a job's worker may not start processes of its own, and results do not
    depend on it.
    """
    return TrainOptions(
        steps=options.steps,
        batch=options.batch,
        size=options.size,
        frames=options.frames,
        objects=options.objects,
        curriculum=0.0,
        lr=options.lr,
        warmup=max(options.steps // 10, 10),
        decay=0.5,
        seed=options.seed,
        workers=0,
        bf16=bf16,
        family=family,
        net=size,
        freeze_norms=True,
    )
