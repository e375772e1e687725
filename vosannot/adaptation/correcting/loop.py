"""Self-supervised adaptation of the mask corrector to one clip (Xie et al. 2024, sections 3.4.2 and 0.A.3).

Every exemplar in turn is a target frame whose mask is taken for the truth, and is mended from the other exemplars. The
incoming mask is not shown, so appearance alone must find it; there is no boundary loss, because outlines of exemplars
may be wrong.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from vosannot.adaptation.correcting.sight import OBJECTS, LabelArray, Sight, corrected, exemplars_of
from vosannot.adaptation.running import Done, Loop
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stopping import make_rule
from vosannot.core.events import EventStream, Preview
from vosannot.core.words import mark
from vosannot.networks.corrector.model import Corrector, even
from vosannot.networks.preprocess import normalise
from vosannot.objectives.correcting import mask_losses, rebuild_losses

__all__ = ["CorrectingSettings", "adapt_corrector"]

_SAMPLES = 2  # target frames of an iteration
_REBUILD, _ALPHA = 0.5, 0.25  # as in training


@dataclass(frozen=True, slots=True)
class CorrectingSettings:
    """Settings of an adaptation; meanings and sources as in the parameters of a repair.

    Attributes:
        exemplars: object -> frames, each with a mask that is taken for right.
        probes: frames shown while adapting.
    """

    exemplars: Mapping[int, Sequence[int]]
    iterations: int
    lr: float
    seed: int
    preview_every: int = 0
    probes: Sequence[int] = ()


def adapt_corrector(
    network: Corrector,
    snapshots: Snapshots,
    sight: Sight,
    masks: Mapping[int, LabelArray],
    settings: CorrectingSettings,
) -> EventStream:
    """Adapt, reporting every iteration; a :class:`UseSnapshot` sent in ends it with those weights.

    Args:
        network: in evaluation mode; its weights are changed in place.
        snapshots: made from the network before; filled on the way.
        sight: looks at the clip's frames.
        masks: of exemplars and probes.

    Raises:
        EngineError: memory does not suffice.
    """
    yield from _Turns(network, snapshots, sight, masks, settings).iterate()


class _Turns(Loop):
    nothing_used = mark(
        "No object has two exemplars, so the corrector has nothing to learn from: approve a frame or two."
    )
    no_memory = mark("Repair without adapting.")

    def __init__(
        self,
        network: Corrector,
        snapshots: Snapshots,
        sight: Sight,
        masks: Mapping[int, LabelArray],
        settings: CorrectingSettings,
    ) -> None:
        total = settings.iterations
        every = settings.preview_every
        super().__init__(snapshots, make_rule("fixed", total), total, check_every=total + 1, preview_every=every)
        self._network, self._sight, self._masks, self._settings = network, sight, masks, settings
        self._rng = np.random.default_rng(settings.seed)
        self._order: list[int] = []
        self._optimiser = self._new_optimiser()

    def step(self, number: int) -> Done:
        targets = [frame for frame in (self._next() for _ in range(_SAMPLES)) if frame is not None]
        if not targets:
            return Done(math.nan, 0, False, False)
        self._optimiser.zero_grad(set_to_none=True)
        losses = []
        for frame in targets:
            loss = self._loss(frame) / len(targets)
            loss.backward()  # type: ignore[no-untyped-call]
            losses.append(float(loss.detach()))
        gradients = [value.grad for value in self._network.parameters() if value.grad is not None]
        moved = bool(torch.isfinite(torch.nn.utils.get_total_norm(gradients)))
        if moved:
            self._optimiser.step()
        broken = not all(bool(torch.isfinite(value).all()) for value in self._network.parameters())
        return Done(sum(losses), len(losses), moved and not broken, broken)

    def _next(self) -> int | None:
        """Exemplar frames in random order, again and again; None: no frame can be mended from another one."""
        if not self._order:
            useful = {f for each in self._settings.exemplars.values() if len(each) > 1 for f in each}
            self._order = [int(frame) for frame in self._rng.permutation(sorted(useful))]
        return self._order.pop() if self._order else None

    def _loss(self, frame: int) -> Tensor:
        """The paper's loss without the boundary, of the objects that this frame and another one are exemplars of."""
        sight, network = self._sight, self._network
        known = {
            i: [other for other in frames if other != frame]
            for i, frames in self._settings.exemplars.items()
            if frame in frames and len(frames) > 1
        }
        some = [int(i) for i in self._rng.permutation(sorted(known))[:OBJECTS]]
        chosen = {i: known[i] for i in some}
        exemplars, _ = exemplars_of(sight, self._masks, chosen)
        look = sight.at(frame)
        pictures = normalise(look.picture[None])[None]
        hidden = pictures.new_zeros(1, 1, len(some), *sight.size)
        truth, cells = (sight.mask(self._masks[frame], some, size)[None, None] for size in (sight.size, sight.grid))
        present = torch.ones(1, len(some), dtype=torch.bool, device=sight.device)
        features = look.features[None, None]
        with torch.autocast(sight.device.type, torch.bfloat16, enabled=sight.bf16):
            made = network(pictures, hidden, features, exemplars, present)
        mask, _ = mask_losses(made.logits, truth, present.float())
        rebuilt, alpha = rebuild_losses(made.features, even(features), made.alpha, cells, present)
        return mask + _REBUILD * rebuilt + _ALPHA * alpha

    def _new_optimiser(self) -> torch.optim.Optimizer:
        return torch.optim.Adam(self._network.parameters(), lr=self._settings.lr)

    @property
    def changed(self) -> Mapping[str, Tensor]:
        return {name: value.detach() for name, value in self._network.named_parameters()}

    def checks(self) -> Mapping[str, float]:
        return {}

    @torch.no_grad()
    def previews(self, step: int) -> Sequence[Preview]:
        return [self._preview(frame) for frame in self._settings.probes]

    def _preview(self, frame: int) -> Preview:
        """The masks of a frame as the corrector would mend them now, at its own size."""
        ids = tuple(self._settings.exemplars)
        labels, best = np.zeros(self._sight.size, np.uint8), np.full(self._sight.size, 0.5, np.float32)
        for i in range(0, len(ids), OBJECTS):
            some = ids[i : i + OBJECTS]
            exemplars, _ = exemplars_of(self._sight, self._masks, {k: self._settings.exemplars[k] for k in some})
            found = corrected(self._network, self._sight, [frame], [self._masks[frame]], exemplars, some)
            for k, soft in zip(some, found[0].float().cpu().numpy(), strict=True):
                labels[soft > best] = k
                best = np.maximum(best, soft)
        shown = best[labels > 0]
        return Preview(frame, labels, float(shown.mean()) if shown.size else 0.0)

    def begin_anew(self) -> None:
        self._optimiser = self._new_optimiser()

    def smaller(self) -> tuple[int, int | None]:
        return self._sight.size[0], None
