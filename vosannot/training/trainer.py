"""The training loop: rendered clips in, weights out, as a generator of events."""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import EventStream, Finished, IterationDone, SnapshotSaved, StageStarted
from vosannot.core.files import draft_of, make_folder
from vosannot.engines.features import open_features
from vosannot.networks.checkpoint import save_network
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import AnyConfig, AnyNetwork, Trainable, build
from vosannot.networks.features.base import FrozenFeatures
from vosannot.networks.layers.model import Layers
from vosannot.networks.preprocess import channels_last
from vosannot.networks.selector.model import Selector
from vosannot.training.batch import Batch
from vosannot.training.correcting import correcting_loss
from vosannot.training.data import batches, curriculum, static_steps
from vosannot.training.forward import forward
from vosannot.training.judging import judging_loss, pool_of
from vosannot.training.layered import several_loss
from vosannot.training.losses import object_loss, pixel_loss, segmentation_loss
from vosannot.training.moving import moving_loss
from vosannot.training.options import TrainOptions
from vosannot.training.transplant import begin_with, begin_with_keys, named_config, usual_start

__all__ = ["Trainer", "alpha", "learning_rate"]


def learning_rate(step: int, options: TrainOptions) -> float:
    """Warm-up, plateau, linear decay to zero."""
    if step < options.warmup:
        return options.lr * (step + 1) / options.warmup
    tail = max(options.steps * options.decay, 1)
    return options.lr * min((options.steps - step) / tail, 1.0)


def alpha(step: int, options: TrainOptions) -> float:
    """Weight of the correspondence losses: a linear warm-up, then ``options.alpha`` (Zhang et al., section 3.3)."""
    span = options.alpha_warmup * options.steps
    return options.alpha * (min((step + 1) / span, 1.0) if span > 0 else 1.0)


class Trainer:
    """Trains one network. ``run`` yields the events; closing it leaves the last checkpoint.

    Args:
        folder: where checkpoints go; a run found there is resumed.
        options: see :class:`TrainOptions`; when resuming they must be those the run began with.
        config: another network than ``options.family`` and ``options.net`` name; for tests.
        start: weights to begin with (the network's EMA weights of another run), or None for random ones; an FRTM of
            the lite size then stands on the bundled key encoder.
        source: makes the batches of the steps from a number on; what it makes must depend on the options and the step
            only. Rendered clips by default.
    """

    def __init__(
        self,
        folder: Path,
        options: TrainOptions,
        *,
        config: AnyConfig | None = None,
        start: Path | None = None,
        device: str = "cpu",
        checkpoint_every: int = 250,
        source: Callable[[TrainOptions, int], Iterable[Batch]] = batches,
    ) -> None:
        self.folder, self.options, self.checkpoint_every = folder, options, checkpoint_every
        self._source = source
        self.device = torch.device(device)
        torch.manual_seed(options.seed)
        if options.family not in ("stcn", "xmem") and options.correspondence != "none":
            name = {"selector": "The mask selector", "corrector": "The mask corrector"}.get(
                options.family, options.family.upper()
            )
            raise UsageError(f"{name} has no keys to compare: correspondence losses are for STCN and XMem.")
        self.network: Trainable = channels_last(build(config or named_config(options)), self.device)
        self.optimiser = torch.optim.AdamW(_groups(self.network, options.weight_decay), lr=options.lr, fused=False)
        self.step = 0
        if start is None and config is None and not self.checkpoint.exists():
            start = usual_start(options)
        if start is not None:
            begin_with(self.network, start)
        elif isinstance(self.network, Selector | Corrector) and not self.checkpoint.exists():
            begin_with_keys(self.network)
        self._features: FrozenFeatures | None = None
        self.average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._resume()

    @property
    def checkpoint(self) -> Path:
        """File of the newest checkpoint."""
        return self.folder / "checkpoint.pt"

    def run(self) -> EventStream:
        """Train to the end of ``options.steps``, yielding a state every step and a snapshot at every checkpoint.

        Stages are "static", when there is one, and "train"; steps are counted through both. The state's scalars are
        loss (the total), lr, norm (of the gradient) and clips/s; with correspondence losses also their weight and the
        parts.
        """
        static, stage = static_steps(self.options), ""
        yield from self.prepare()
        begun, seen = time.monotonic(), 0
        for batch in self._source(self.options, self.step):
            name, total = ("static", static) if self.step < static else ("train", self.options.steps)
            if name != stage:
                stage = name
                yield StageStarted(stage, total)
            scalars = self._update(batch)
            seen += len(batch.frames)
            rate = {"clips/s": seen / (time.monotonic() - begun)}
            ordered = {name: scalars.pop(name) for name in ("loss", "lr", "norm")} | rate | scalars
            yield IterationDone(stage, self.step, total, ordered)
            if self.step % self.checkpoint_every == 0 or self.step == self.options.steps:
                self.save()
                yield SnapshotSaved(self.step)
        yield Finished({"steps": self.step})

    def prepare(self) -> EventStream:
        """Make what the batches are drawn from, where it is not there yet; stage "spoil"."""
        if self.options.family not in ("selector", "corrector"):
            return
        pool = pool_of(self.options)
        done = len(pool.ready())
        if done < len(pool):
            yield StageStarted("spoil", len(pool))
        for number, _ in enumerate(pool.make(), done + 1):
            yield IterationDone("spoil", number, len(pool))

    def _update(self, batch: Batch) -> dict[str, float]:
        """One optimiser step; returns loss, rate and the gradient's norm before clipping, then the loss's parts."""
        options = self.options
        rate = learning_rate(self.step, options)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        keep = 1 - (1 - options.hardest) * curriculum(self.step, options)
        batch = batch.to(self.device)
        self.network.train(not options.freeze_norms)  # only batch norms know the difference
        if isinstance(self.network, Selector):
            with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
                loss, parts = judging_loss(self.network, self.features, batch, options)
        elif isinstance(self.network, DATT):
            with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
                loss, parts = moving_loss(self.network, batch, options, keep)
        elif isinstance(self.network, Layers):
            with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
                loss, parts = several_loss(self.network, batch)
        elif isinstance(self.network, Corrector):
            with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
                loss, parts = correcting_loss(self.network, self.features, batch, options)
        else:
            loss, parts = self._carried(self.network, batch, keep)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), options.clip_norm)
        if math.isfinite(float(norm)):
            self.optimiser.step()
        self.step += 1
        self._average()
        return {"loss": float(loss.detach()), "lr": rate, "norm": float(norm), **parts}

    @property
    def features(self) -> FrozenFeatures:
        """The frozen features that a network sees besides frames; never trained, never saved."""
        if self._features is None:
            assert isinstance(self.network, Selector | Corrector)
            self._features = open_features(self.network.config.features, self.device.type)
        return self._features

    def _carried(self, network: AnyNetwork, batch: Batch, keep: float) -> tuple[Tensor, dict[str, float]]:
        """The loss of carrying masks through the batch's clips, and its parts as numbers."""
        options, generator = self.options, self._generator()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
            made = forward(network, batch, generator)
            loss = segmentation_loss(made, batch, keep)
        parts: dict[str, float] = {}
        if options.correspondence != "none":
            weight = alpha(self.step, options)
            parts = {"alpha": weight, "segmentation": float(loss.detach())}
            if batch.pixels is not None:
                pixel = pixel_loss(made.keys, batch.pixels, generator)
                loss = loss + weight * pixel
                parts["pixel"] = float(pixel.detach())
            if batch.objects is not None:
                coherence = object_loss(made.keys, batch.length, batch.objects)
                loss = loss + weight * options.beta * coherence
                parts["object"] = float(coherence.detach())
        return loss, parts

    def _generator(self) -> torch.Generator:
        """What is drawn in this step, on the CPU: a resumed run draws the same."""
        seed = np.random.SeedSequence((self.options.seed, self.step)).generate_state(1)
        return torch.Generator().manual_seed(int(seed[0]))

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first: an average over random initial weights would be worthless.
        decay = min(self.options.ema, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - decay)
            else:
                self.average[name].copy_(value)

    def state(self) -> dict[str, Any]:
        """All that a resumed run goes on from; its tensors are the trainer's own."""
        return {
            "step": self.step,
            "options": asdict(self.options),
            "config": self.network.config.to_dict(),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
        }

    def save(self) -> None:
        """Write the checkpoint atomically."""
        make_folder(self.folder)
        with draft_of(self.checkpoint) as draft:
            torch.save(self.state(), draft)

    def export(self, path: Path) -> None:
        """Write the averaged weights as a file that the engines load."""
        facts = {"steps": self.step, **asdict(self.options)}
        save_network(path, self.network, facts, state=self.average)

    def _resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        if changed := _differing(state["options"], self.options):
            raise WeightsError(
                f"{self.checkpoint} belongs to a run with other settings ({', '.join(changed)} differ). "
                "Give the same settings to resume it, or another folder to begin anew."
            )
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]


def _differing(saved: Mapping[str, Any], options: TrainOptions) -> list[str]:
    """Names of the settings that are not the saved run's. One it had not heard of had its default's effect."""
    before = {**asdict(TrainOptions()), **saved}
    now = asdict(options)
    return [name for name in before if name not in now or before[name] != now[name]]


def _groups(network: torch.nn.Module, decay: float) -> list[dict[str, Any]]:
    """Weight decay for matrices and filters only; norms and biases go without."""
    matrices = [p for p in network.parameters() if p.ndim > 1]
    vectors = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]
