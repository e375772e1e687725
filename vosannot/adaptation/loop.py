"""The test-time training loop: a generator that adapts a network to one clip and can be stopped at any iteration."""

import itertools
import math
import time
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.checks import Sketch, cycle_checks, sketch_checks
from vosannot.adaptation.sampler import CycleSampler, Sample
from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stepper import AdaptationSettings, Material, Step, Stepper, Used
from vosannot.adaptation.stopping import CYCLES, SKETCH, Observation, Rule, make_rule
from vosannot.core.errors import EngineError
from vosannot.core.events import (
    CYCLE_LOSS_NATS,
    AdaptationEnded,
    Command,
    CycleShown,
    Event,
    EventStream,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.networks.families import Network
from vosannot.networks.preprocess import Geometry
from vosannot.networks.sequence import Prediction

__all__ = ["AdaptationSettings", "Adapter", "Watch"]

N = TypeVar("N", bound=Network)
M = TypeVar("M", bound=Network, contravariant=True)

_RESET_EVERY = 10  # "resetting the optimizer every ten iterations" (paper, A.2)
_CHECK_EVERY = 5  # iterations between two checks, at least; an eighth of all of them where those are many
_HELD_OUT = 3  # samples that no step sees, for the rules
_REFUSALS = 3  # steps in a row whose gradients are not finite
_PREVIEW_SHARE = 0.1  # of the loop's time, at most
_LOST = "The network loses an object on the way in every sample it tried, so an iteration changed nothing."
_SHORT = "This clip has no three frames to form a cycle, or its masks are empty: the weights stay as they are."
_ALL_DONE = "All iterations were done."
_BROKEN = "The loss is no longer a number: going on with the last good iteration. A lower learning rate may help."


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
            yield Warned(_SHORT)
            return
        stepper = Stepper(self._network, self._material, s)
        try:
            yield from self._iterate(stepper, sampler.draw(), watch)
        finally:
            stepper.subset.close()

    def _iterate(self, stepper: Stepper[N], draws: Iterator[Sample], watch: Watch[N]) -> EventStream:
        settings, rule = self.settings, make_rule(self.settings.stop, self.settings.iterations)
        yield StageStarted("adapt", settings.iterations)
        pace, faults = _Pace(settings.preview_every), _Faults()
        checks = _Checks(stepper, self._held_out(), watch, {CYCLES, SKETCH} if settings.checks else rule.needs)
        every, scalars = max(settings.iterations // 8, _CHECK_EVERY), checks.now()
        ended = rule.observe(Observation(0, math.nan, scalars))
        # A command may come as the answer to any event, so every answer is looked at.
        command = yield IterationDone("adapt", 0, settings.iterations, scalars, tuple(watch.previews(stepper.result)))
        step = 0
        while command is None and ended is None and step < settings.iterations:
            step += 1
            if step % _RESET_EVERY == 1:
                stepper.reset_optimiser()
            begun, events = time.monotonic(), list[Event]()
            outcome = self._step(stepper, draws, events)
            ended = faults.observe(outcome, events)
            events.append(SnapshotSaved(step, self.snapshots.save(step, stepper.changed)))
            scalars = {"loss": outcome.loss} if outcome.used else {}
            observed = checks.now() if step % every == 0 else {}
            ended = ended or rule.observe(Observation(step, outcome.loss, observed))
            pace.worked(time.monotonic() - begun)
            previews: tuple[Preview, ...] = ()
            if pace.due(step):
                begun = time.monotonic()
                previews = tuple(watch.previews(stepper.result))
                if outcome.shown is not None and outcome.shown.cycle.backward:
                    events.append(_cycle_shown(step, outcome.shown, self._material.geometry))
                pace.showed(time.monotonic() - begun)
            events.append(IterationDone("adapt", step, settings.iterations, {**scalars, **observed}, previews))
            for event in events:
                command = (yield event) or command
        yield self._end(step, command, ended, rule)

    def _step(self, stepper: Stepper[N], draws: Iterator[Sample], events: list[Event]) -> Step:
        """One step; when memory does not suffice, at a smaller size from now on."""
        while True:
            try:
                outcome = stepper.step(draws)
            except (RuntimeError, MemoryError) as error:
                if not _out_of_memory(error):
                    raise
            else:
                if outcome.broken:  # the step itself was too long: back to the weights before it
                    self.snapshots.restore(self.snapshots.steps[-1])
                    stepper.begin_anew()
                return outcome
            # Here, not above: the exception's traceback holds on to the graph of the step.
            stepper.begin_anew()
            before = self._material.side
            if not self._material.smaller():
                raise EngineError(
                    f"Memory does not suffice to adapt, not even at {before} px. Choose fewer parameters (subset "
                    "batch-norm or decoder) or no adaptation."
                )
            now = self._material.side
            events.append(Warned(f"Memory ran out while adapting at {before} px: going on at {now} px."))

    def _end(self, step: int, command: Command | None, ended: str | None, rule: Rule) -> AdaptationEnded:
        """Put the chosen iteration's weights in place."""
        newest = self.snapshots.steps[-1]
        if command is not None:
            chosen, reason = newest if command.step is None else command.step, "Stopped as asked."
        else:
            choice = rule.choose()
            chosen = newest if choice.step is None else choice.step
            reason = " ".join(sentence for sentence in (ended or _ALL_DONE, choice.reason) if sentence)
        chosen = self.snapshots.nearest(chosen)
        self.snapshots.restore(chosen)
        return AdaptationEnded(step, chosen, reason)

    def _held_out(self) -> list[Sample]:
        """Samples for the rules, drawn apart from those of the steps."""
        s = self.settings
        seed = s.seed + 7919  # another stream of draws
        sampler = CycleSampler(self._material.references, self._material.frame_count, s.jump, seed, s.length)
        return list(itertools.islice(sampler.draw(), _HELD_OUT))


class _Faults:
    """Counts steps that could not be done, and says so."""

    def __init__(self) -> None:
        self._refused = 0
        self._told = False

    def observe(self, outcome: Step, events: list[Event]) -> str | None:
        """Add a warning where one is due; a sentence when the adaptation should end."""
        if outcome.used == 0 and not self._told:
            self._told = True
            events.append(Warned(_LOST))
        self._refused = self._refused + 1 if outcome.used and not outcome.moved else 0
        if self._refused < _REFUSALS:
            return None
        events.append(Warned(_BROKEN))
        return "The loss was no longer a number."


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


class _Pace:
    """Decides when previews are due: every so many iterations, and never more than a tenth of the time.

    Nothing that is computed depends on it.
    """

    def __init__(self, every: int) -> None:
        self._every = every
        self._working = self._showing = self._cost = 0.0

    def worked(self, seconds: float) -> None:
        self._working += seconds

    def showed(self, seconds: float) -> None:
        self._showing += seconds
        self._cost = seconds

    def due(self, step: int) -> bool:
        if not self._every or step % self._every:
            return False
        return self._showing + self._cost <= _PREVIEW_SHARE * (self._working + self._showing)


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


def _out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)  # torch has no class of its own for the processor's memory
    return "can't allocate memory" in text or "not enough memory" in text
