"""One optimiser step of an adaptation: samples, their shared parts, gradients."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.adaptation.augment import next_frame
from vosannot.adaptation.averaging import Average
from vosannot.adaptation.cycle import OBJECTIVES, Cycle, Reading, Start, begin, run_cycle, run_direct, run_synthetic
from vosannot.adaptation.running import Done
from vosannot.adaptation.sampler import Sample
from vosannot.adaptation.subsets import make_subset
from vosannot.networks.families import Network
from vosannot.networks.folding import Folded, Shared
from vosannot.networks.preprocess import Geometry

__all__ = ["AdaptationSettings", "Material", "Step", "Stepper", "Used"]

LabelArray = npt.NDArray[np.uint8]
N = TypeVar("N", bound=Network)

_CACHE_BYTES = 256 * 2**20
_ATTEMPTS = 4  # draws a wanted sample may take before the step goes on with fewer
_WEIGHT_DECAY = 1e-7  # the public implementation's


@dataclass(frozen=True, slots=True)
class AdaptationSettings:
    """Settings of an adaptation; meanings and sources as in the engines' parameters.

    Attributes:
        reads: memory frames that a prediction reads, at most; 0: all.
        direct, synthetic: see :class:`~vosannot.adaptation.sampler.CycleSampler`.
        checks: look at held-out samples and at the sketch whatever the rule needs.
        average: what is shown, kept and used is the mean of the weights so far, not the newest.
    """

    iterations: int
    lr: float
    samples: int
    jump: int
    max_objects: int
    seed: int
    bf16: bool
    objective: str = "mcc"
    length: int = 3
    reads: int = 0
    subset: str = "all"
    direct: float = 0.5
    synthetic: float = 0.0
    stop: str = "fixed"
    preview_every: int = 1
    checks: bool = False
    average: bool = True


class Material:
    """What an adaptation looks at: frames and references of one clip at the adaptation's size.

    Args:
        read: frame index -> uint8 [H, W, 3] RGB.
        geometry: clip size to adaptation size.
        references: frame -> uint8 [H, W] label map at the clip's size; those without objects are left out.
        frame_count: frames of the clip.
        device: where the network is.
    """

    def __init__(
        self,
        read: Callable[[int], npt.NDArray[np.uint8]],
        geometry: Geometry,
        references: Mapping[int, LabelArray],
        frame_count: int,
        device: torch.device,
    ) -> None:
        self.geometry, self.device, self.frame_count = geometry, device, frame_count
        self.references = {frame: labels for frame, labels in references.items() if labels.any()}
        self.ids = {frame: tuple(int(i) for i in np.unique(m) if i) for frame, m in self.references.items()}
        self._read = read
        self._images: OrderedDict[int, Tensor] = OrderedDict()

    def image(self, frame: int) -> Tensor:
        """Network input of a frame, float32 [1, 3, H, W]; the latest 256 MB of them stay decoded on the device."""
        if frame in self._images:
            self._images.move_to_end(frame)
            return self._images[frame]
        image = self.geometry.image(self._read(frame), self.device)
        self._images[frame] = image
        while len(self._images) > 3 and sum(i.nbytes for i in self._images.values()) > _CACHE_BYTES:
            self._images.popitem(last=False)
        return image

    def given(self, frame: int, ids: Sequence[int]) -> tuple[Tensor, Tensor]:
        """A reference's masks float32 [1, K, H, W] and the same as labels int64 [1, H, W], -1 in the padding."""
        return self._pair(self.references[frame], ids)

    def target(self, frame: int, ids: Sequence[int]) -> Tensor:
        """A reference's labels as :meth:`given`; -1 also where it shows an object that is not among ``ids``."""
        labels = self.references[frame]
        others = np.isin(labels, [0, *ids], invert=True)
        _, target = self._pair(labels, ids)
        if others.any():
            strange, _ = self._pair(others.astype(np.uint8), (1,))
            target = target.masked_fill(strange[:, 0] > 0.5, -1)
        return target

    def synthetic(self, frame: int, ids: Sequence[int], rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """A next frame made from a reference: network input, and its labels as :meth:`given`."""
        labels = np.where(np.isin(self.references[frame], ids), self.references[frame], 0).astype(np.uint8)
        image, moved = next_frame(self._read(frame), labels, rng)
        return self.geometry.image(image, self.device), self._pair(moved, ids)[1]

    @property
    def side(self) -> int:
        """Short side of the adaptation's size, px."""
        return min(self.geometry.inner_height, self.geometry.inner_width)

    def smaller(self) -> bool:
        """Go on at three quarters of the size; False when it is small already."""
        g, side = self.geometry, self.side * 3 // 4
        if side < 96:
            return False
        self.geometry = Geometry.of(g.height, g.width, side)
        self._images.clear()
        return True

    def _pair(self, labels: LabelArray, ids: Sequence[int]) -> tuple[Tensor, Tensor]:
        masks = self.geometry.masks(labels, tuple(ids), self.device)
        winners = torch.cat((1 - masks.sum(1, keepdim=True), masks), 1).argmax(1)
        inner = torch.full_like(winners, -1)
        self.geometry.unpad(inner).copy_(self.geometry.unpad(winners))
        return masks, inner


class Used(NamedTuple):
    """A sample that took part in a step, with what it gave (its graph is gone)."""

    sample: Sample
    ids: tuple[int, ...]
    labels: Tensor
    cycle: Cycle


@dataclass(frozen=True, slots=True)
class Step(Done):
    """What a step did; ``shown`` is the first of the samples."""

    shown: Used | None


class _Common:
    """A beginning that samples share, the objects that take part, and where the samples' gradients gather."""

    def __init__(self, start: Start, ids: tuple[int, ...]) -> None:
        self.start, self.ids, self.shared = start, ids, Shared()

    def share(self) -> Start:
        """For one more sample."""
        return self.start.share(self.shared.leaf)


class Stepper(Generic[N]):
    """Moves a network's weights by one step at a time.

    Every sample is a graph of its own, freed by its backward pass, so memory does not grow with their number; what they
    have in common (folded filters, the reference's key and value, the frame after it where samples have the same one)
    is computed once a step and shared.

    Args:
        network: in evaluation mode; its weights are changed in place.
        material: frames and references.
        settings: of the adaptation.
    """

    def __init__(self, network: N, material: Material, settings: AdaptationSettings) -> None:
        self.network, self.material, self.settings = network, material, settings
        self.objective = OBJECTIVES[settings.objective]
        self.subset = make_subset(settings.subset, network, norms_only=self.objective.norms_only)
        self._rng = np.random.default_rng((settings.seed, 1))
        self.reading = Reading(settings.reads, np.random.default_rng((settings.seed, 2)))
        self._folded = Folded(network, bf16=settings.bf16)
        self._average = Average(network) if settings.average else None
        self._mean: Folded[N] | None = None
        self._mean_loaded = False
        self._shared = Shared()
        self._optimiser: torch.optim.Optimizer
        self.reset_optimiser()
        self.refresh()

    @property
    def running(self) -> N:
        """The network as the next step runs it, batch norms folded."""
        return self._folded.network

    @property
    def changed(self) -> Mapping[str, Tensor]:
        """What this adaptation has come to, by parameter: the mean of the weights so far, or the newest."""
        if self._average is not None and self._average.changed:
            return self._average.changed
        return {name: value for name, value in self.network.named_parameters() if value.requires_grad}

    @property
    def result(self) -> N:
        """The network with :attr:`changed`, batch norms folded; for predictions without gradients."""
        if self._average is None or not self._average.changed:
            return self.running
        if not self._mean_loaded:
            self._mean = self._mean or Folded(self.network, bf16=self.settings.bf16)
            with torch.no_grad():
                self._mean.load(self._average.parameters, _as_it_is)
            self._mean_loaded = True
        assert self._mean is not None
        return self._mean.network

    def reset_optimiser(self) -> None:
        """A new Adam, as the paper takes one every ten iterations."""
        self._optimiser = torch.optim.Adam(
            self.subset.trained, lr=self.settings.lr, weight_decay=_WEIGHT_DECAY, fused=True
        )

    def begin_anew(self) -> None:
        """Go on from the network's present weights: they were put back, or a step did not end."""
        self.subset.sync()
        self.reset_optimiser()
        self.refresh()

    def refresh(self) -> None:
        """Fold the present weights."""
        self._shared = Shared()
        self._folded.load(self.subset.parameters(), self._shared.leaf)

    def step(self, draws: Iterator[Sample]) -> Step:
        """One optimiser step; the weights stay as they are when a gradient is not finite."""
        kept: list[Used] = []
        self.gather(draws, kept)
        gradients = [value.grad for value in self.subset.trained if value.grad is not None]
        finite = bool(kept) and _finite(gradients)
        broken = False
        if finite:
            self._optimiser.step()
            broken = not _finite(self.subset.trained)
            self.subset.write()
            if self._average is not None and not broken:
                self._average.update()
                self._mean_loaded = False
        self.refresh()
        losses = [float(used.cycle.loss) for used in kept if used.cycle.loss is not None]
        mean = sum(losses) / len(losses) if losses else math.nan
        return Step(mean, len(kept), finite and not broken, broken, kept[0] if kept else None)

    def gather(self, draws: Iterator[Sample], kept: list[Used]) -> None:
        """Mean gradient of the next samples that are of use, into the trained values' ``grad``; fills ``kept``."""
        self._optimiser.zero_grad(set_to_none=True)
        common: dict[tuple[int, ...], _Common] = {}
        for _ in range(self.settings.samples * _ATTEMPTS):
            if len(kept) == self.settings.samples or (sample := next(draws, None)) is None:
                break
            begun = self._common(sample, common)
            cycle = self._run(sample, begun.share(), begun.ids)
            if cycle.loss is not None and bool(torch.isfinite(cycle.loss)):
                cycle.loss.backward()  # type: ignore[no-untyped-call]
                kept.append(Used(sample, begun.ids, begun.start.labels, _without_graph(cycle, masks=not kept)))
        for begun in reversed(common.values()):  # what was begun later may have begun with what was there before
            begun.shared.flush()
        self._shared.flush()
        gradients = [value.grad for value in self.subset.trained if value.grad is not None]
        if kept and gradients:
            torch._foreach_div_(gradients, len(kept))

    @torch.no_grad()
    def look(self, sample: Sample) -> Used:
        """A cycle without gradients and without giving up on the way."""
        begun = self._begin(sample.reference, self.result, pick=False)
        images = [self.material.image(frame) for frame in sample.frames]
        with self._autocast():
            reading = Reading(self.settings.reads, np.random.default_rng(0))
            cycle = run_cycle(begun.start, images, reading, check=False)
        return Used(sample, begun.ids, begun.start.labels, cycle)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.material.device.type, torch.bfloat16, enabled=self.settings.bf16)

    def _begin(self, reference: int, network: N, *, pick: bool = True) -> _Common:
        ids = self._objects(reference, pick=pick)
        masks, labels = self.material.given(reference, ids)
        with self._autocast():
            return _Common(begin(network, self.material.image(reference), masks, labels), ids)

    def _common(self, sample: Sample, common: dict[tuple[int, ...], _Common]) -> _Common:
        """What the sample begins with, computed once: its reference, and the frame after it unless that is the last."""
        reference = sample.reference
        if (reference,) not in common:
            common[reference,] = self._begin(reference, self.running)
        begun = common[reference,]
        first = sample.frames[0]
        if self.settings.samples == 1 or len(sample.frames) == 1 or sample.synthetic or not self.objective.follows:
            return begun
        if (reference, first) not in common:
            with self._autocast():
                start = begun.share().advance(self.material.image(first), self.reading)
            common[reference, first] = _Common(start, begun.ids)
        return common[reference, first]

    def _run(self, sample: Sample, start: Start, ids: tuple[int, ...]) -> Cycle:
        with self._autocast():
            if sample.synthetic and self.objective.follows:
                made = [self.material.synthetic(sample.reference, ids, self._rng) for _ in sample.frames]
                return run_synthetic(start, [image for image, _ in made], self.reading, [target for _, target in made])
            images = [self.material.image(frame) for frame in sample.frames] if self.objective.follows else []
            if sample.target and self.settings.objective == "mcc":
                return run_direct(start, images, self.reading, self.material.target(sample.frames[-1], ids))
            return self.objective.run(start, images, self.reading)

    def _objects(self, reference: int, *, pick: bool) -> tuple[int, ...]:
        """Ids that take part: of many, as many as the settings allow."""
        ids, most = self.material.ids[reference], self.settings.max_objects
        if len(ids) <= most:
            return ids
        chosen: Any = self._rng.choice(ids, most, replace=False) if pick else ids[:most]
        return tuple(sorted(int(i) for i in chosen))


def _as_it_is(tensor: Tensor) -> Tensor:
    return tensor


def _finite(values: Sequence[Tensor]) -> bool:
    """Whether every number is: their norm then is, too (unless it overflows, which is as bad)."""
    return bool(torch.isfinite(torch.nn.utils.get_total_norm(values)))


def _without_graph(cycle: Cycle, *, masks: bool) -> Cycle:
    """The loss and, if asked for, the predictions without their graph."""

    def bare(prediction: Any) -> Any:
        return type(prediction)(*(part.detach() for part in prediction))

    loss = None if cycle.loss is None else cycle.loss.detach()
    return Cycle(loss, tuple(map(bare, cycle.forward)), tuple(map(bare, cycle.backward))) if masks else Cycle(loss, ())
