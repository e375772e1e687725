"""The test-time training loop: a generator that adapts a network to one clip and can be stopped at any iteration."""

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.adaptation.checks import Sketch, cycle_checks, sketch_checks
from vosannot.adaptation.running import Done, Loop
from vosannot.adaptation.sampler import CycleSampler, Sample
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import AdaptationSettings, Material, Stepper, Used
from vosannot.adaptation.stopping import CYCLES, SKETCH, make_rule
from vosannot.core.events import CYCLE_LOSS_NATS, CycleShown, Event, EventStream, Preview, Warned
from vosannot.core.words import mark, tr
from vosannot.networks.families import Network
from vosannot.networks.preprocess import Geometry
from vosannot.networks.sequence import Prediction

__all__ = ["AdaptationSettings", "Adapter", "Watch"]

N = TypeVar("N", bound=Network)
M = TypeVar("M", bound=Network, contravariant=True)

_RESET_EVERY = 10  # "resetting the optimizer every ten iterations" (paper, A.2)
_CHECK_EVERY = 5  # iterations between two checks, at least; an eighth of all of them where those are many
_HELD_OUT = 3  # samples that no step sees, for the rules
_LOST = mark("The network loses an object on the way in every sample it tried, so an iteration changed nothing.")
_SHORT = mark("This clip has no three frames to form a cycle, or its masks are empty: the weights stay as they are.")


class Watch(Protocol[M]):
    """Shows how the network does while it is adapted."""

    def previews(self, network: M) -> Sequence[Preview]:
        """The probe frames, predicted straight from the references."""
        ...

    def sketch(self, network: M) -> Sketch:
        """A few frames over the clip, propagated one after the other; always the same ones."""
        ...


class Adapter(Generic[N]):
    """Adapts a network to one clip.

    Args:
        network: evaluation mode; its weights are changed in place.
        snapshots: made from the network before; filled while the loop runs.
        material: frames and references.
        settings: of the adaptation.
    """

    def __init__(self, network: N, snapshots: Snapshots, material: Material, settings: AdaptationSettings) -> None:
        self.snapshots, self.settings = snapshots, settings
        self._network, self._material = network, material

    def run(self, watch: Watch[N]) -> EventStream:
        """Adapt, reporting every iteration; a :class:`UseSnapshot` sent in ends the loop with those weights.

        Raises:
            EngineError: memory does not suffice for the smallest setting.
        """
        s = self.settings
        references, count = self._material.references, self._material.frame_count
        sampler = CycleSampler(references, count, s.jump, s.seed, s.length, s.direct, s.synthetic, s.samples)
        if not sampler.possible:
            yield Warned(tr(_SHORT))
            return
        stepper = Stepper(self._network, self._material, s)
        try:
            yield from _Cycles(stepper, sampler.draw(), self.snapshots, watch).iterate()
        finally:
            stepper.subset.close()


class _Cycles(Loop, Generic[N]):
    """The loop around a stepper."""

    nothing_used = _LOST
    no_memory = mark("Choose fewer parameters (subset batch-norm or decoder) or no adaptation.")

    def __init__(self, stepper: Stepper[N], draws: Iterator[Sample], snapshots: Snapshots, watch: Watch[N]) -> None:
        settings = stepper.settings
        rule = make_rule(settings.stop, settings.iterations)
        every = max(settings.iterations // 8, _CHECK_EVERY)
        super().__init__(snapshots, rule, settings.iterations, check_every=every, preview_every=settings.preview_every)
        self._stepper, self._draws, self._watch = stepper, draws, watch
        self._material = stepper.material
        needs = {CYCLES, SKETCH} if settings.checks else rule.needs
        self._checks = _Checks(stepper, self._held_out(), watch, needs)
        self._shown: Used | None = None

    def step(self, number: int) -> Done:
        if number % _RESET_EVERY == 1:
            self._stepper.reset_optimiser()
        outcome = self._stepper.step(self._draws)
        self._shown = outcome.shown
        return outcome

    @property
    def changed(self) -> Mapping[str, Tensor]:
        return self._stepper.changed

    def checks(self) -> Mapping[str, float]:
        return self._checks.now()

    def previews(self, step: int) -> Sequence[Preview]:
        return self._watch.previews(self._stepper.result)

    def shown(self, step: int) -> Sequence[Event]:
        if self._shown is None or not self._shown.cycle.backward:
            return ()
        return (_cycle_shown(step, self._shown, self._material.geometry),)

    def begin_anew(self) -> None:
        self._stepper.begin_anew()

    def smaller(self) -> tuple[int, int | None]:
        before = self._material.side
        return before, self._material.side if self._material.smaller() else None

    def _held_out(self) -> list[Sample]:
        """Samples for the rules, drawn apart from those of the steps."""
        s = self._stepper.settings
        seed = s.seed + 7919  # another stream of draws
        sampler = CycleSampler(self._material.references, self._material.frame_count, s.jump, seed, s.length)
        return list(itertools.islice(sampler.draw(), _HELD_OUT))


class _Checks(Generic[N]):
    """The numbers that rules look at, in the order in which they are asked for."""

    def __init__(self, stepper: Stepper[N], held_out: Sequence[Sample], watch: Watch[N], needs: Set[str]) -> None:
        self._stepper, self._held_out, self._watch, self._needs = stepper, held_out, watch, needs
        self._first: Sketch | None = None
        self._last: Sketch | None = None

    def now(self) -> Mapping[str, float]:
        checks: dict[str, float] = {}
        if CYCLES in self._needs:
            checks |= cycle_checks([self._stepper.look(sample) for sample in self._held_out])
        if SKETCH in self._needs:
            sketch = self._watch.sketch(self._stepper.result)
            self._first = self._first or sketch
            checks |= sketch_checks(self._first, self._last, sketch)
            self._last = sketch
        return checks


def _cycle_shown(step: int, used: Used, geometry: Geometry) -> CycleShown:
    last = used.cycle.backward[-1]
    each = torch.nn.functional.cross_entropy(last.logits, used.labels, ignore_index=-1, reduction="none")[0]
    loss = (geometry.unpad(each).clamp(0, CYCLE_LOSS_NATS) * (255 / CYCLE_LOSS_NATS)).to(torch.uint8).cpu().numpy()
    ids = np.array([0, *used.ids], np.uint8)

    def labels(prediction: Prediction) -> npt.NDArray[np.uint8]:
        winners = geometry.unpad(prediction.logits[0].argmax(0)).cpu().numpy()
        named: npt.NDArray[np.uint8] = ids[winners]
        return named

    sample = used.sample
    forward, backward = (tuple(map(labels, half)) for half in (used.cycle.forward, used.cycle.backward))
    return CycleShown(step, (sample.reference, *sample.frames), forward, backward, loss, sample.synthetic)
