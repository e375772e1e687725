"""Adapting the network that tells moving objects apart to one clip, by masks that are taken for true: refined ones (Xie
et al. 2024, "Appearance-Based Refinement for Object-Centric Motion Segmentation", section 3.4), or a person's.

An iteration is one window of flow. Its loss is that of the training, with what is seen of the objects only: nobody
knows what is hidden.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.adaptation.running import Done, Loop
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stopping import make_rule
from vosannot.adaptation.subsets import make_subset
from vosannot.core.events import EventStream, Preview
from vosannot.core.words import mark
from vosannot.networks.layers.model import Layers
from vosannot.objectives.layers import layered_loss

__all__ = ["LayersAdapter", "LayersSettings"]

Planes = Callable[[int], npt.NDArray[np.float32]]
"""A frame -> the network's input for it, float32 [C, H, W]."""

Show = Callable[[], Sequence[Preview]]


@dataclass(frozen=True, slots=True)
class LayersSettings:
    """Settings of an adaptation; meanings and sources as in the engine's parameters.

    Attributes:
        windows: frames that are looked at together; those without a mask in any of them are never drawn.
        iterations: at most.
        lr: Adam's rate.
    """

    windows: Sequence[range]
    iterations: int
    lr: float
    seed: int
    bf16: bool
    preview_every: int = 5


class LayersAdapter:
    """Adapts a network to one clip.

    Args:
        network: in evaluation mode; its weights are changed in place.
        snapshots: made from the network before; filled while the loop runs.
        planes: of the clip's frames.
        masks: frame -> label map uint8 [H, W] of any size that has the clip's proportions; 255 does not count. Frames
            without one do not count either.
        settings: of the adaptation; at least one window has a mask.
    """

    def __init__(
        self,
        network: Layers,
        snapshots: Snapshots,
        planes: Planes,
        masks: Mapping[int, npt.NDArray[np.uint8]],
        settings: LayersSettings,
    ) -> None:
        self._network, self._snapshots, self._planes = network, snapshots, planes
        self._masks, self._settings = masks, settings

    def run(self, show: Show) -> EventStream:
        """Adapt, reporting every iteration; a :class:`UseSnapshot` sent in ends the loop with those weights.

        Raises:
            EngineError: memory does not suffice.
        """
        loop = _Windows(self._network, self._snapshots, self._planes, self._masks, self._settings, show)
        try:
            yield from loop.iterate()
        finally:
            loop.close()


class _Windows(Loop):
    """The loop around windows drawn by chance."""

    no_memory = mark("Choose a smaller size or a shorter window.")

    def __init__(
        self,
        network: Layers,
        snapshots: Snapshots,
        planes: Planes,
        masks: Mapping[int, npt.NDArray[np.uint8]],
        settings: LayersSettings,
        show: Show,
    ) -> None:
        rule = make_rule("fixed", settings.iterations)
        super().__init__(snapshots, rule, settings.iterations, check_every=1, preview_every=settings.preview_every)
        self._network, self._planes, self._masks, self._settings, self._show = network, planes, masks, settings, show
        self._windows = [window for window in settings.windows if any(frame in masks for frame in window)]
        self._rng = np.random.default_rng(settings.seed)
        self._subset = make_subset("all", network)
        self._device = next(network.parameters()).device
        self._optimiser = self._new_optimiser()

    def close(self) -> None:
        """Give the network its flags back."""
        self._subset.close()

    def step(self, number: int) -> Done:
        window = self._windows[int(self._rng.integers(len(self._windows)))]
        flows = torch.from_numpy(np.stack([self._planes(frame) for frame in window]))[None].to(self._device)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._settings.bf16):
            found = self._network(flows)
        seen = found.modal()
        true, known, present = _targets(window, self._masks, seen)
        loss = layered_loss(seen, found.amodal.sigmoid(), true, None, known, present).total
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        gradients = [value.grad for value in self._subset.trained if value.grad is not None]
        moved = bool(torch.isfinite(torch.nn.utils.get_total_norm(gradients)))
        if moved:
            self._optimiser.step()
        broken = not all(bool(torch.isfinite(value).all()) for value in self.changed.values())
        return Done(float(loss.detach()), 1, moved and not broken, broken)

    @property
    def changed(self) -> Mapping[str, Tensor]:
        return {name: value.detach() for name, value in self._network.named_parameters()}

    def checks(self) -> Mapping[str, float]:
        return {}

    def previews(self, step: int) -> Sequence[Preview]:
        return self._show()

    def begin_anew(self) -> None:
        self._optimiser = self._new_optimiser()

    def smaller(self) -> tuple[int, int | None]:
        """Flow is not looked at in another size while adapting."""
        return min(self._planes(self._windows[0].start).shape[1:]), None

    def _new_optimiser(self) -> torch.optim.Optimizer:
        return torch.optim.Adam(self._subset.trained, lr=self._settings.lr)


def _targets(window: range, masks: Mapping[int, npt.NDArray[np.uint8]], like: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Masks, known pixels and present objects as the loss wants them, at the size of ``like`` [1, T, K, h, w].

    When a window shows more objects than there are queries, the smaller ones do not count.
    """
    count, size = like.shape[2], tuple(like.shape[3:])
    given = {at: masks[frame] for at, frame in enumerate(window) if frame in masks}
    areas = sum(np.bincount(labels.ravel(), minlength=256) / labels.size for labels in given.values())
    assert not isinstance(areas, int)
    ids = [int(i) for i in np.argsort(-areas[1:255], kind="stable") + 1 if areas[i] > 0]
    true = torch.zeros(1, len(window), count, *size)
    known = torch.zeros(1, len(window), *size)
    for at, labels in given.items():
        planes = np.stack([labels == i for i in ids[:count]] + [~np.isin(labels, [*ids[count:], 255])])
        small = F.interpolate(torch.from_numpy(planes)[None].float(), size, mode="area")[0]
        true[0, at, : len(planes) - 1], known[0, at] = small[:-1], small[-1]
    present = torch.zeros(1, count)
    present[0, : len(ids[:count])] = 1
    return true.to(like.device), known.to(like.device), present.to(like.device)
