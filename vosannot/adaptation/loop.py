"""The test-time training loop: a generator that adapts a network to one clip and can be stopped at any iteration."""

import itertools
import math
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.adaptation.cycle import OBJECTIVES
from vosannot.adaptation.sampler import Triplet, TripletSampler
from vosannot.adaptation.snapshots import Snapshots
from vosannot.core.events import (
    Event,
    EventStream,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN

__all__ = ["AdaptationSettings", "Adapter"]

_CACHE_BYTES = 256 * 2**20
_ATTEMPTS = 4  # draws a wanted triplet may take before the step goes on with fewer
_RESET_EVERY = 10  # "resetting the optimizer every ten iterations" (paper, A.2)
_WEIGHT_DECAY = 1e-7  # the public implementation's
_LOST = "The network loses an object on the way in every triplet it tried, so an iteration changed nothing."


@dataclass(frozen=True, slots=True)
class AdaptationSettings:
    """Settings of an adaptation; meanings and sources as in the engine's parameters."""

    iterations: int
    lr: float
    triplets: int
    jump: int
    max_objects: int
    seed: int
    bf16: bool
    objective: str = "mcc"


class Adapter:
    """Adapts ``network`` to one clip.

    Args:
        network: evaluation mode; its weights are changed in place.
        snapshots: made from the network before; filled while the loop runs.
        read: frame index -> uint8 [H, W, 3] RGB.
        geometry: clip size to adaptation size.
        references: frame -> uint8 [H, W] label map at the clip's size.
        frame_count: frames of the clip.
        device: where the network is.
    """

    def __init__(
        self,
        network: STCN,
        snapshots: Snapshots,
        read: Callable[[int], npt.NDArray[np.uint8]],
        geometry: Geometry,
        references: Mapping[int, npt.NDArray[np.uint8]],
        frame_count: int,
        device: torch.device,
        settings: AdaptationSettings,
    ) -> None:
        self.network, self.snapshots, self.settings = network, snapshots, settings
        self._read, self._geometry, self._device = read, geometry, device
        self._objective = OBJECTIVES[settings.objective]
        self._references = {f: labels for f, labels in references.items() if labels.any()}
        self._sampler = TripletSampler(self._references, frame_count, settings.jump, settings.seed)
        self._rng = np.random.default_rng((settings.seed, 1))
        self._images: OrderedDict[int, Tensor] = OrderedDict()

    def run(self, probe: Callable[[], Sequence[Preview]]) -> EventStream:
        """Adapt, reporting every iteration; a :class:`UseSnapshot` sent in ends the loop with those weights.

        Args:
            probe: predicts the probe frames with the network's present weights.
        """
        if not self._sampler.possible:
            yield Warned(
                "This clip has no three frames to form a cycle, or its masks are empty: the weights stay as they are."
            )
            return
        every = [(parameter, parameter.requires_grad) for parameter in self.network.parameters()]
        try:
            self.network.requires_grad_(False)
            for parameter in self._objective.parameters(self.network):
                parameter.requires_grad_(True)
            yield from self._iterate(probe)
        finally:
            for parameter, trainable in every:
                parameter.requires_grad_(trainable)

    def _iterate(self, probe: Callable[[], Sequence[Preview]]) -> EventStream:
        settings = self.settings
        yield StageStarted("adapt", settings.iterations)
        # A command may come as the answer to any event, so every answer is looked at.
        command = yield IterationDone("adapt", 0, settings.iterations, {}, tuple(probe()))
        draws, optimiser, warned = self._sampler.draw(), self._optimiser(), False
        for step in range(1, settings.iterations + 1):
            if command is not None:
                break
            if step % _RESET_EVERY == 1:
                optimiser = self._optimiser()
            loss, used = self._step(optimiser, draws)
            events: list[Event] = [SnapshotSaved(step, self.snapshots.save(step))]
            if used == 0 and not warned:
                warned = True
                events.append(Warned(_LOST))
            scalars = {"loss": loss} if used else {}
            events.append(IterationDone("adapt", step, settings.iterations, scalars, tuple(probe())))
            for event in events:
                command = (yield event) or command
        if command is not None and command.step is not None:
            self.snapshots.restore(self.snapshots.nearest(command.step))

    def _optimiser(self) -> torch.optim.Optimizer:
        parameters = [p for p in self.network.parameters() if p.requires_grad]
        return torch.optim.Adam(parameters, lr=self.settings.lr, weight_decay=_WEIGHT_DECAY)

    def _step(self, optimiser: torch.optim.Optimizer, draws: Iterator[Triplet]) -> tuple[float, int]:
        """One optimiser step; returns the mean loss (nan when no triplet could be used) and the triplets used."""
        settings = self.settings
        optimiser.zero_grad(set_to_none=True)
        losses: list[float] = []
        for triplet in itertools.islice(draws, settings.triplets * _ATTEMPTS):
            loss = self._accumulate(triplet)
            if loss is not None and math.isfinite(loss):
                losses.append(loss)
            if len(losses) == settings.triplets:
                break
        if not losses:
            return math.nan, 0
        parameters = [p for p in self.network.parameters() if p.grad is not None]
        for p in parameters:
            assert p.grad is not None
            p.grad /= len(losses)
        if all(bool(torch.isfinite(p.grad).all()) for p in parameters if p.grad is not None):
            optimiser.step()
        return sum(losses) / len(losses), len(losses)

    def _accumulate(self, triplet: Triplet) -> float | None:
        """Add one triplet's gradient; None when the triplet is of no use."""
        labels = self._references[triplet.reference]
        ids = self._pick_objects(labels)
        masks = self._geometry.masks(labels, ids, self._device)
        frames = (triplet.reference, triplet.middle, triplet.far)[: self._objective.frames]
        images = [self._image(frame) for frame in frames]
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self.settings.bf16):
            cycle = self._objective.step(self.network, images, masks, self._targets(masks))
        if cycle.loss is None or not bool(torch.isfinite(cycle.loss)):
            return None
        cycle.loss.backward()  # type: ignore[no-untyped-call]
        return float(cycle.loss.detach())

    def _pick_objects(self, labels: npt.NDArray[np.uint8]) -> tuple[int, ...]:
        ids = [int(i) for i in np.unique(labels) if i]
        if len(ids) > self.settings.max_objects:
            ids = sorted(int(i) for i in self._rng.choice(ids, self.settings.max_objects, replace=False))
        return tuple(ids)

    def _targets(self, masks: Tensor) -> Tensor:
        """Labels of the scaled masks, -1 in the padding."""
        background = 1 - masks.sum(1, keepdim=True)
        labels = torch.cat((background, masks), 1).argmax(1)
        g = self._geometry
        inner = torch.full_like(labels, -1)
        g.unpad(inner).copy_(g.unpad(labels))
        return inner

    def _image(self, frame: int) -> Tensor:
        if frame in self._images:
            self._images.move_to_end(frame)
            return self._images[frame]
        image = self._geometry.image(self._read(frame), self._device)
        self._images[frame] = image
        while len(self._images) > 3 and sum(i.nbytes for i in self._images.values()) > _CACHE_BYTES:
            self._images.popitem(last=False)
        return image
