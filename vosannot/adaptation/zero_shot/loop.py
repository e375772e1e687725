"""Test-time training without masks, as a loop that can be stopped at any epoch."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from vosannot.adaptation.checks import Sketch, sketch_checks
from vosannot.adaptation.running import Done, Loop
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stopping import SKETCH, make_rule
from vosannot.adaptation.zero_shot.frames import Frames, look
from vosannot.adaptation.zero_shot.objectives import Objective, make_objective
from vosannot.adaptation.zero_shot.schedules import Turn, make_schedule
from vosannot.core.events import AdaptationEnded, Command, EventStream, Preview
from vosannot.core.words import mark, tr
from vosannot.networks.datt.model import DATT

__all__ = ["ZeroShotAdapter", "ZeroShotSettings"]

Show = Callable[[int, Tensor], Preview]
"""A frame and its probability, float32 [h, w], as a preview."""

_APART = mark("Frames that were not reached use the original weights.")


@dataclass(frozen=True, slots=True)
class ZeroShotSettings:
    """Settings of an adaptation; meanings and sources as in the engine's parameters.

    Attributes:
        frames: that are adapted to, in order of time.
        probes: shown while adapting.
        sketched: what stopping rules look at.
    """

    frames: Sequence[int]
    objective: str
    schedule: str
    epochs: int
    lr: float
    batch: int
    seed: int
    bf16: bool
    stop: str = "fixed"
    preview_every: int = 1
    checks: bool = False
    probes: Sequence[int] = ()
    sketched: Sequence[int] = ()


class ZeroShotAdapter:
    """Adapts a network to one clip.

    Args:
        network: in evaluation mode; its weights are changed in place.
        snapshots: made from the network before; filled while the loop runs.
        frames: of the clip.
        settings: of the adaptation.

    Attributes:
        ready: what schedules that go frame by frame have predicted already: frame -> float16 [h, w] probability on the
            CPU. Empty when the person chose weights for all frames.
    """

    def __init__(self, network: DATT, snapshots: Snapshots, frames: Frames, settings: ZeroShotSettings) -> None:
        self._network, self._snapshots, self._frames, self._settings = network, snapshots, frames, settings
        self.ready: dict[int, Tensor] = {}

    def run(self, show: Show) -> EventStream:
        """Adapt, reporting every epoch; a :class:`UseSnapshot` sent in ends the loop with those weights.

        Raises:
            EngineError: memory does not suffice for the smallest setting.
        """
        objective = make_objective(self._settings.objective, self._network, bf16=self._settings.bf16)
        try:
            loop = _Turns(self._network, self._snapshots, self._frames, self._settings, objective, show, self.ready)
            yield from loop.iterate()
        finally:
            objective.close()


class _Turns(Loop):
    """The loop around a schedule's turns."""

    no_memory = mark("Choose a smaller batch or no adaptation.")

    all_done = mark("All epochs were done.")

    def __init__(
        self,
        network: DATT,
        snapshots: Snapshots,
        frames: Frames,
        settings: ZeroShotSettings,
        objective: Objective,
        show: Show,
        ready: dict[int, Tensor],
    ) -> None:
        self._schedule = make_schedule(settings.schedule)
        total = self._schedule.length(settings.frames, settings.epochs)
        rule = make_rule(settings.stop if self._schedule.whole else "fixed", total)
        super().__init__(snapshots, rule, total, check_every=1, preview_every=settings.preview_every)
        rng = np.random.default_rng(settings.seed)
        self._turns = self._schedule.turns(settings.frames, settings.epochs, settings.batch, rng)
        self._generator = torch.Generator().manual_seed(settings.seed)
        self._network, self._frames, self._settings = network, frames, settings
        self._objective, self._show, self._ready = objective, show, ready
        self._looks = self._schedule.whole and (settings.checks or SKETCH in rule.needs)
        self._turn: Turn | None = None
        self._begun = 0
        self._first: Sketch | None = None
        self._last: Sketch | None = None
        self._optimiser = self._new_optimiser()

    def step(self, number: int) -> Done:
        if number != self._begun:  # not the same turn once more, at a smaller size
            self._turn, self._begun = next(self._turns), number
        turn = self._turn
        assert turn is not None
        if turn.fresh:
            self.snapshots.restore(0)
        if turn.restart:
            self._optimiser = self._new_optimiser()
        losses: list[float] = []
        moved = True
        for batch in turn.batches:
            loss = self._objective.loss(self._frames, batch, self._generator)
            if loss is None:
                continue
            losses.append(float(loss.detach()))
            moved &= self._descend(loss)
        state = [value for value in self.changed.values() if value.is_floating_point()]
        broken = not all(bool(torch.isfinite(value).all()) for value in state)
        if turn.ready is not None and not broken:
            self._ready[turn.ready] = self._found([turn.ready])[0].half().cpu()
        mean = sum(losses) / len(losses) if losses else math.nan
        return Done(mean, len(turn.batches), moved and not broken, broken)

    def _descend(self, loss: Tensor) -> bool:
        """One optimiser step, unless a gradient is not finite."""
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        gradients = [value.grad for value in self._objective.subset.trained if value.grad is not None]
        if not bool(torch.isfinite(torch.nn.utils.get_total_norm(gradients))):
            return False
        self._optimiser.step()
        return True

    def _new_optimiser(self) -> torch.optim.Optimizer:
        trained = self._objective.subset.trained
        # Statistics of norms move without one; an optimiser wants something to hold.
        return torch.optim.Adam(trained or [torch.zeros(1)], lr=self._settings.lr)

    @property
    def changed(self) -> Mapping[str, Tensor]:
        return self._objective.changed

    def checks(self) -> Mapping[str, float]:
        if not self._looks:
            return {}
        sketch = self._shown(self._settings.sketched)
        self._first = self._first or sketch
        checks = sketch_checks(self._first, self._last, sketch)
        self._last = sketch
        return checks

    def previews(self, step: int) -> Sequence[Preview]:
        if self._turn is None or self._schedule.whole:
            return self._shown(self._settings.probes)
        return self._shown([self._turn.batches[0][0]])

    def begin_anew(self) -> None:
        self._optimiser = self._new_optimiser()

    def smaller(self) -> tuple[int, int | None]:
        before = self._frames.side
        return before, self._frames.side if self._frames.smaller() else None

    def _end(self, step: int, command: Command | None, ended: str | None) -> AdaptationEnded:
        """Frames that had weights of their own keep what those predicted, unless the person has chosen others."""
        if command is not None and command.step is not None:
            self._ready.clear()
        end = super()._end(step, command, ended)
        if not self._schedule.apart or (command is not None and command.step is not None):
            return end
        self.snapshots.restore(0)
        return AdaptationEnded(step, end.chosen, f"{end.reason} {tr(_APART)}" if step < self.total else end.reason)

    def _found(self, frames: Sequence[int]) -> list[Tensor]:
        return look(self._network, self._frames, frames, bf16=self._settings.bf16)

    def _shown(self, frames: Sequence[int]) -> list[Preview]:
        return [self._show(frame, found) for frame, found in zip(frames, self._found(frames), strict=True)]
