"""tt-MCC written plainly, as Bertrand et al. 2023 describe their implementation: the baseline of ``bench adapt``.

float32. The samples of a step are one batch and one graph; every one of them encodes its reference again; batch norms
stay where they are. Before each ten iterations the whole video is segmented with the current weights as it is segmented
in the end, and only frames in which every object wins at least one pixel may be the far end of a cycle (section A.2).
It shares the networks with what it is compared to, and nothing of the loop.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.adaptation.sampler import CycleSampler, Sample
from vosannot.adaptation.stepper import Material
from vosannot.engines.benchmark.plain import plain_stcn, plain_xmem
from vosannot.networks.families import Network
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN
from vosannot.networks.walk import given_masks, walk_through
from vosannot.objectives.cycle import cycle_loss

__all__ = ["PlainAdaptation"]

LabelArray = npt.NDArray[np.uint8]
_RESET_EVERY = 10


@dataclass(slots=True)
class PlainAdaptation:
    """The plain loop.

    Attributes:
        network: in evaluation mode, filters in torch's default layout.
        frames: uint8 [H, W, 3] RGB.
        labels: uint8 [H, W] of frame 0, objects numbered 1..K.
        geometry: clip size to adaptation size.
        inference: clip size to the working size of propagation.
        device: where the network is.
        samples, length, jump, lr, seed, top_k, mem_every: as in the engines' parameters.
        reads: memory frames that a prediction reads; 0: all.
    """

    network: Network
    frames: Sequence[LabelArray]
    labels: LabelArray
    geometry: Geometry
    inference: Geometry
    device: torch.device
    samples: int
    length: int
    jump: int
    lr: float
    seed: int
    top_k: int
    mem_every: int
    reads: int

    def run(self, iterations: int, done: Callable[[], None]) -> None:
        """Adapt; ``done`` is called after every iteration, and once before the first."""
        optimiser = self._optimiser()
        sampler = CycleSampler([0], len(self.frames), self.jump, self.seed, self.length)
        draws: Iterator[Sample] = iter(())
        done()
        for step in range(1, iterations + 1):
            if step % _RESET_EVERY == 1:
                optimiser, shown = self._optimiser(), self._whole_video()
                draws = (sample for sample in sampler.draw() if sample.frames[-1] in shown)
            self.gradients(list(itertools.islice(draws, self.samples)))
            optimiser.step()
            done()

    def gradients(self, samples: Sequence[Sample]) -> float:
        """Mean loss of a batch, and its gradient in the parameters' ``grad``."""
        self.network.zero_grad(set_to_none=True)
        material = Material(self.frames.__getitem__, self.geometry, {0: self.labels}, len(self.frames), self.device)
        masks, labels = material.given(0, material.ids[0])
        masks, labels = (part.expand(len(samples), *part.shape[1:]) for part in (masks, labels))
        times = [(sample.reference, *sample.frames) for sample in samples]
        images = [torch.cat([self._image(t[k]) for t in times]) for k in range(len(times[0]))]
        loss = cycle_loss(self._cycle(images, masks), labels)
        loss.backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def _cycle(self, images: Sequence[Tensor], masks: Tensor) -> Tensor:
        """Logits of m_0^b."""
        rng = np.random.default_rng((self.seed, 2))
        walk = walk_through(self.network)
        features = [walk.encode(image) for image in images]
        walk.remember(features[0], images[0], given_masks(masks))
        for t in range(1, len(images)):
            prediction = walk.predict(features[t], read=self._read(rng, len(walk.memory)))
            if t < len(images) - 1:
                walk.remember(features[t], images[t], prediction.masks)
        walk.memory.clear()
        for t in range(len(images) - 1, 0, -1):
            walk.remember(features[t], images[t], prediction.masks)
            prediction = walk.predict(features[t - 1], update=t > 1, read=self._read(rng, len(walk.memory)))
        return prediction.logits

    def _read(self, rng: np.random.Generator, count: int) -> list[int] | None:
        if not self.reads or count <= self.reads:
            return None
        return sorted(int(i) for i in rng.choice(count, self.reads, replace=False))

    def _whole_video(self) -> set[int]:
        """Frames in which every object wins a pixel."""
        segment: Any = plain_stcn if isinstance(self.network, STCN) else plain_xmem
        count = int(self.labels.max())
        stream = segment(
            self.network, self.frames, self.labels, self.inference, self.device,
            top_k=self.top_k, mem_every=self.mem_every,
        )  # fmt: skip
        return {t for t, labels in enumerate(stream, 1) if len(np.unique(labels[labels > 0])) == count}

    def _optimiser(self) -> torch.optim.Optimizer:
        return torch.optim.Adam(self.network.parameters(), lr=self.lr, weight_decay=1e-7)

    def _image(self, frame: int) -> Tensor:
        return self.geometry.image(self.frames[frame], self.device).contiguous()
