"""The loop around the steps of any adaptation: events, commands, snapshots, stopping rules, faults."""

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from vosannot.adaptation.snapshots import Snapshots
from vosannot.adaptation.stopping import Observation, Rule
from vosannot.core.errors import EngineError
from vosannot.core.events import (
    AdaptationEnded,
    Command,
    Event,
    EventStream,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.core.words import mark, tr

__all__ = ["Done", "Loop"]

_REFUSALS = 3  # steps in a row whose gradients are not finite
_PREVIEW_SHARE = 0.08  # of the time that iterations take: with what comes on top (caches, events), a tenth at most
_BROKEN = mark("The loss is no longer a number: going on with the last good iteration. A lower learning rate may help.")


@dataclass(frozen=True, slots=True)
class Done:
    """What an iteration did.

    Attributes:
        loss: mean over the samples used; NaN when there was none.
        used: how many samples took part.
        moved: the weights changed for good; False when there was no sample or a gradient was not finite.
        broken: the weights are no longer finite and must be put back.
    """

    loss: float
    used: int
    moved: bool
    broken: bool


class Loop(ABC):
    """Runs iterations until all are done, a rule has had enough, or a command comes.

    Args:
        snapshots: made from the network before; filled while the loop runs.
        rule: fresh.
        total: iterations.
        check_every: iterations between two checks.
        preview_every: iterations between two previews; 0: none.
    """

    nothing_used = ""
    """Said once, when an iteration had no sample."""
    all_done = mark("All iterations were done.")
    """Why it ended, when nothing else ended it."""
    no_memory = mark("Choose no adaptation.")
    """Said when memory does not suffice for the smallest size: what else can be done."""

    def __init__(self, snapshots: Snapshots, rule: Rule, total: int, *, check_every: int, preview_every: int) -> None:
        self.snapshots, self.rule, self.total = snapshots, rule, total
        self._check_every, self._pace, self._faults = check_every, _Pace(preview_every), _Faults(self.nothing_used)

    def iterate(self) -> EventStream:
        """Report every iteration; a :class:`UseSnapshot` sent in ends the loop with those weights.

        Raises:
            EngineError: memory does not suffice for the smallest setting.
        """
        yield StageStarted("adapt", self.total)
        scalars = self.checks()
        ended = self.rule.observe(Observation(0, math.nan, scalars))
        # A command may come as the answer to any event, so every answer is looked at.
        command = yield IterationDone("adapt", 0, self.total, scalars, tuple(self.previews(0)))
        step = 0
        while command is None and ended is None and step < self.total:
            step += 1
            begun, events = time.monotonic(), list[Event]()
            outcome = self._safely(step, events)
            ended = self._faults.observe(outcome, events)
            events.append(SnapshotSaved(step, self.snapshots.save(step, self.changed)))
            scalars = {"loss": outcome.loss} if outcome.used and not math.isnan(outcome.loss) else {}
            observed = self.checks() if step % self._check_every == 0 else {}
            ended = ended or self.rule.observe(Observation(step, outcome.loss, observed))
            self._pace.worked(time.monotonic() - begun)
            previews: tuple[Preview, ...] = ()
            if self._pace.due(step):
                begun = time.monotonic()
                previews = tuple(self.previews(step))
                events.extend(self.shown(step))
                self._pace.showed(time.monotonic() - begun)
            events.append(IterationDone("adapt", step, self.total, {**scalars, **observed}, previews))
            for event in events:
                command = (yield event) or command
        yield self._end(step, command, ended)

    @abstractmethod
    def step(self, number: int) -> Done:
        """Iteration ``number`` (1-based)."""

    @property
    @abstractmethod
    def changed(self) -> Mapping[str, Tensor]:
        """What this adaptation has come to, by parameter."""

    @abstractmethod
    def checks(self) -> Mapping[str, float]:
        """The numbers that the rule looks at."""

    @abstractmethod
    def previews(self, step: int) -> Sequence[Preview]:
        """Predictions for the person after ``step``."""

    def shown(self, step: int) -> Sequence[Event]:
        """What else there is to see of an iteration whose previews are due."""
        return ()

    @abstractmethod
    def begin_anew(self) -> None:
        """Go on from the network's present weights: they were put back, or a step did not end."""

    @abstractmethod
    def smaller(self) -> tuple[int, int | None]:
        """Go on with smaller frames; the side before and the one now, None when they are small already."""

    def _safely(self, number: int, events: list[Event]) -> Done:
        """One step; when memory does not suffice, at a smaller size from now on."""
        while True:
            try:
                outcome = self.step(number)
            except (RuntimeError, MemoryError) as error:
                if not _out_of_memory(error):
                    raise
            else:
                if outcome.broken:  # the step itself was too long: back to the weights before it
                    self.snapshots.restore(self.snapshots.steps[-1])
                    self.begin_anew()
                return outcome
            # Here, not above: the exception's traceback holds on to the graph of the step.
            self.begin_anew()
            before, now = self.smaller()
            if now is None:
                raise EngineError(
                    tr(
                        "Memory does not suffice to adapt, not even at {before} px. {advice}",
                        before=before,
                        advice=tr(self.no_memory),
                    )
                )
            events.append(
                Warned(
                    tr("Memory ran out while adapting at {before} px: going on at {now} px.", before=before, now=now)
                )
            )

    def _end(self, step: int, command: Command | None, ended: str | None) -> AdaptationEnded:
        """Put the chosen iteration's weights in place."""
        newest = self.snapshots.steps[-1]
        if command is not None:
            chosen, reason = newest if command.step is None else command.step, tr("Stopped as asked.")
        else:
            choice = self.rule.choose()
            chosen = newest if choice.step is None else choice.step
            reason = " ".join(sentence for sentence in (ended or tr(self.all_done), choice.reason) if sentence)
        chosen = self.snapshots.nearest(chosen)
        self.snapshots.restore(chosen)
        return AdaptationEnded(step, chosen, reason)


class _Faults:
    """Counts steps that could not be done, and says so."""

    def __init__(self, nothing_used: str) -> None:
        self._refused, self._nothing_used = 0, nothing_used

    def observe(self, outcome: Done, events: list[Event]) -> str | None:
        """Add a warning where one is due; a sentence when the adaptation should end."""
        if outcome.used == 0 and self._nothing_used:
            events.append(Warned(tr(self._nothing_used)))
            self._nothing_used = ""
        self._refused = self._refused + 1 if outcome.used and not outcome.moved else 0
        if self._refused < _REFUSALS:
            return None
        events.append(Warned(tr(_BROKEN)))
        return tr("The loss was no longer a number.")


class _Pace:
    """Decides when previews are due: every so many iterations, and never so often that the loop becomes a tenth slower.

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
        return self._showing + self._cost <= _PREVIEW_SHARE * self._working


def _out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)  # torch has no class of its own for the processor's memory
    return "can't allocate memory" in text or "not enough memory" in text
