"""Settings of a training run."""

from dataclasses import dataclass

from vosannot.settings.params import param

__all__ = ["TrainOptions"]


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """One training run. Everything that decides its result is in here (and in the file it starts from).

    A new setting's default must mean what was done before there was one: a checkpoint without it is read that way.
    """

    steps: int = param(9000, "Steps", "Optimiser steps of the run.", low=1)
    batch: int = param(8, "Batch", "Clips a step.", unit="clips", low=1)
    size: int = param(
        160, "Size", "Side of the rendered square frames (layers: height of wide ones).", unit="px", low=64, high=640
    )
    frames: int = param(3, "Frames", "Frames of a training clip; the published training takes 3.", low=2, high=12)
    objects: int = param(2, "Objects", "Largest number of labelled objects a clip; odd steps take one.", low=1, high=4)
    max_gap: int = param(12, "Gap", "Largest step in time between two frames of a clip.", low=1)
    curriculum: float = param(
        0.5, "Curriculum", "Share of the steps in which gaps and difficulty grow to their full size.", low=0.0, high=1.0
    )
    static: float = param(
        0.0,
        "Static stage",
        "Share of the steps, at the start, on rigid cut-outs under small affine warps (the field's first stage).",
        low=0.0,
        high=1.0,
    )
    lr: float = param(1e-3, "Learning rate", "Peak rate of AdamW.", low=0.0)
    weight_decay: float = param(0.01, "Weight decay", "AdamW's decoupled weight decay.", low=0.0)
    warmup: int = param(200, "Warm-up", "Steps of linear warm-up.", low=0)
    decay: float = param(
        0.3, "Decay", "Share of the steps, at the end, in which the rate falls linearly to 0.", low=0, high=1
    )
    clip_norm: float = param(3.0, "Clip", "Largest norm of the gradient.", low=0.0)
    hardest: float = param(
        0.25, "Hardest", "Share of the pixels that the cross entropy keeps in the end.", low=0, high=1
    )
    ema: float = param(
        0.999, "EMA", "Decay of the moving average of the weights, which is what gets saved.", low=0, high=1
    )
    seed: int = param(0, "Seed", "Decides initial weights and every rendered clip.", low=0)
    workers: int = param(1, "Workers", "Processes that render.", low=0, high=64)
    bf16: bool = param(True, "bfloat16", "Autocast to bfloat16 where the processor has it.")
    family: str = param(
        "stcn",
        "Family",
        "Network to train.",
        choices=("stcn", "xmem", "frtm", "datt", "layers", "selector", "corrector"),
    )
    net: str = param(
        "lite",
        "Net",
        "Its size; published is that of the public weights (FRTM: on a ResNet-101), fast is FRTM on a ResNet-18, swin "
        "is DATT with a Swin-Tiny for the flow.",
        choices=("lite", "published", "fast", "swin"),
    )
    correspondence: str = param(
        "none",
        "Correspondence",
        "Losses on the matching itself (Zhang et al. 2023): pixel-level, object-level, both.",
        choices=("none", "pixel", "object", "both"),
    )
    alpha: float = param(0.2, "Alpha", "Weight of the correspondence losses after their warm-up (paper: 0.2).", low=0.0)
    beta: float = param(0.5, "Beta", "Weight of the object-level loss among them (paper: 0.5).", low=0.0)
    alpha_warmup: float = param(
        0.4, "Alpha warm-up", "Share of the steps in which alpha grows linearly from 0.", low=0.0, high=1.0
    )
    freeze_norms: bool = param(
        False,
        "Freeze norms",
        "Batch norms keep the statistics they begin with, as in the published training from ImageNet weights.",
    )
    depth: bool = param(True, "Depth", "DATT: predict depth as well (off: for comparison).")
    modulation: bool = param(
        True, "Modulation", "DATT: let depth features modulate the mask decoder's (off: for comparison)."
    )
    depth_weight: float = param(0.1, "Depth weight", "DATT: weight of the depth's loss (paper: 0.1).", low=0.0)
    tracks: int = param(
        320,
        "Tracks",
        "Mask selector, corrector: rendered clips whose masks the bundled networks make once, before the first step.",
        low=1,
    )
    exemplars: int = param(4, "Exemplars", "Corrector: exemplar frames of a clip.", unit="frames", low=1, high=10)
    boundary: float = param(1.0, "Boundary", "Corrector: weight of the boundary's loss.", low=0.0)
    rebuild: float = param(0.5, "Reconstruction", "Corrector: weight of the features' reconstruction.", low=0.0)
