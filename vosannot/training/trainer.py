"""The training loop: rendered clips in, weights out, as a generator of events."""

import math
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.core.errors import WeightsError
from vosannot.core.events import EventStream, Finished, IterationDone, SnapshotSaved, StageStarted
from vosannot.core.files import draft_of, make_folder
from vosannot.networks.checkpoint import load_stcn, save_network
from vosannot.networks.preprocess import channels_last, normalise
from vosannot.networks.stcn.config import LITE, STCNConfig
from vosannot.networks.stcn.model import STCN, KeyFeatures
from vosannot.networks.stcn.sequence import MemoryFrame, predict
from vosannot.objectives.segmentation import bootstrapped_cross_entropy, dice_loss
from vosannot.training.data import Batch, batches, curriculum
from vosannot.training.options import TrainOptions

__all__ = ["Trainer", "learning_rate", "sequence_loss"]


def learning_rate(step: int, options: TrainOptions) -> float:
    """Warm-up, plateau, linear decay to zero."""
    if step < options.warmup:
        return options.lr * (step + 1) / options.warmup
    tail = max(options.steps * options.decay, 1)
    return options.lr * min((options.steps - step) / tail, 1.0)


def sequence_loss(network: STCN, batch: Batch, keep: float) -> Tensor:
    """Mean loss over the frames after the first: bootstrapped cross entropy + 0.5 dice.

    Every predicted frame enters the memory with its own soft masks before the next one is predicted, so errors of the
    network are part of what it learns from.
    """
    count, objects = batch.frames.shape[1], batch.present.shape[1]
    frames = normalise(batch.frames.permute(0, 1, 4, 2, 3))
    flat = frames.transpose(0, 1).flatten(0, 1).contiguous(memory_format=torch.channels_last)
    features = network.encode_key(flat)
    size = batch.frames.shape[0]
    steps = [KeyFeatures(*(part[t * size : (t + 1) * size] for part in features)) for t in range(count)]
    truth = F.one_hot(batch.labels, objects + 1).permute(0, 1, 4, 2, 3)[:, :, 1:].float()
    masks, memory, loss = truth[:, 0], [], torch.zeros((), device=flat.device)
    for t in range(1, count):
        image = frames[:, t - 1].contiguous(memory_format=torch.channels_last)
        memory.append(MemoryFrame(steps[t - 1].key, network.encode_value(image, steps[t - 1].f16, masks)))
        prediction = predict(network, steps[t], memory, batch.present)
        masks = prediction.masks
        loss = loss + bootstrapped_cross_entropy(prediction.logits, batch.labels[:, t], keep)
        loss = loss + 0.5 * dice_loss(masks, truth[:, t], batch.present)
    return loss / (count - 1)


class Trainer:
    """Trains one network. ``run`` yields the events; closing it leaves the last checkpoint.

    Args:
        folder: where checkpoints go; a run found there is resumed.
        options: see :class:`TrainOptions`; when resuming they must be those the run began with.
        start: weights to begin with (the network's EMA weights of another run), or None for random ones.
    """

    def __init__(
        self,
        folder: Path,
        options: TrainOptions,
        *,
        config: STCNConfig = LITE,
        start: Path | None = None,
        device: str = "cpu",
        checkpoint_every: int = 250,
    ) -> None:
        self.folder, self.options, self.checkpoint_every = folder, options, checkpoint_every
        self.device = torch.device(device)
        torch.manual_seed(options.seed)
        self.network = channels_last(STCN(config), self.device)
        self.optimiser = torch.optim.AdamW(_groups(self.network, options.weight_decay), lr=options.lr, fused=False)
        self.step = 0
        if start is not None:
            self.network.load_state_dict(load_stcn(start).state_dict())
        self.average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._resume()

    @property
    def checkpoint(self) -> Path:
        """File of the newest checkpoint."""
        return self.folder / "checkpoint.pt"

    def run(self) -> EventStream:
        """Train to the end of ``options.steps``, yielding a state every step and a snapshot at every checkpoint."""
        yield StageStarted("train", self.options.steps)
        begun, seen = time.monotonic(), 0
        for batch in self._batches():
            loss, norm = self._update(batch)
            seen += len(batch.frames)
            scalars = {"loss": loss, "lr": learning_rate(self.step - 1, self.options), "norm": norm}
            scalars["clips/s"] = seen / (time.monotonic() - begun)
            yield IterationDone("train", self.step, self.options.steps, scalars)
            if self.step % self.checkpoint_every == 0 or self.step == self.options.steps:
                self.save()
                yield SnapshotSaved(self.step)
        yield Finished({"steps": self.step})

    def _batches(self) -> Iterable[Batch]:
        return batches(self.options, self.step)

    def _update(self, batch: Batch) -> tuple[float, float]:
        """One optimiser step; returns the loss and the gradient's norm before clipping."""
        options = self.options
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.step, options)
        keep = 1 - (1 - options.hardest) * curriculum(self.step, options)
        batch = Batch(*(part.to(self.device) for part in (batch.frames, batch.labels, batch.present)))
        self.network.train()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=options.bf16):
            loss = sequence_loss(self.network, batch, keep)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), options.clip_norm)
        if math.isfinite(float(norm)):
            self.optimiser.step()
        self.step += 1
        self._average()
        return float(loss.detach()), float(norm)

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first: an average over random initial weights would be worthless.
        decay = min(self.options.ema, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - decay)
            else:
                self.average[name].copy_(value)

    def save(self) -> None:
        """Write the checkpoint atomically."""
        make_folder(self.folder)
        state: dict[str, Any] = {
            "step": self.step,
            "options": asdict(self.options),
            "config": self.network.config.to_dict(),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
        }
        with draft_of(self.checkpoint) as draft:
            torch.save(state, draft)

    def export(self, path: Path) -> None:
        """Write the averaged weights as a file that the engines load."""
        facts = {"steps": self.step, **asdict(self.options)}
        save_network(path, self.network, facts, state=self.average)

    def _resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        if state["options"] != asdict(self.options):
            changed = [name for name, value in asdict(self.options).items() if state["options"].get(name) != value]
            raise WeightsError(
                f"{self.checkpoint} belongs to a run with other settings ({', '.join(changed)} differ). "
                "Give the same settings to resume it, or another folder to begin anew."
            )
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]


def _groups(network: torch.nn.Module, decay: float) -> list[dict[str, Any]]:
    """Weight decay for matrices and filters only; norms and biases go without."""
    matrices = [p for p in network.parameters() if p.ndim > 1]
    vectors = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": vectors, "weight_decay": 0.0}]
