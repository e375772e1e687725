"""When an adaptation has done enough, and which of its iterations to use: small rules behind one protocol.

No torch here: a rule sees numbers, so it can be judged afterwards on what was recorded.
"""

import math
import statistics
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from vosannot.core.words import tr

__all__ = [
    "CHECKS",
    "CYCLES",
    "RULES",
    "SKETCH",
    "Agreement",
    "Choice",
    "Fixed",
    "Guarded",
    "Knee",
    "Observation",
    "Plateau",
    "Rule",
    "Stability",
    "make_rule",
]


CHECKS = ("cycle", "agreement", "stability", "kept", "area", "steadiness", "confidence")
"""Names of an :class:`Observation`'s checks."""

CYCLES, SKETCH = "cycles", "sketch"
"""What checks are made of, and what they cost: held-out samples (``cycle``, ``agreement``), the sketch (all others)."""


class Observation(NamedTuple):
    """What is known after an iteration.

    Attributes:
        step: the iteration, 0 before the first one.
        loss: its loss; NaN where there is none.
        checks: every few iterations, else empty; those that the rule needs:
            ``cycle``: mean IoU of m_0^b with m_0 over held-out samples;
            ``agreement``: mean IoU of forward and backward predictions of their frames;
            ``stability``: mean IoU of the sketch with the one of the check before (NaN at the first);
            ``kept``: mean IoU of the sketch with the one before adapting;
            ``area``: over the objects, least area in the sketch divided by that before adapting;
            ``steadiness``: mean over neighbouring frames of the sketch of the smaller area divided by the larger;
            ``confidence``: mean confidence of the sketch.
    """

    step: int
    loss: float
    checks: Mapping[str, float]


class Choice(NamedTuple):
    """Which iteration to go on with (None: the newest), and, where it is not the newest, one sentence that says why."""

    step: int | None
    reason: str


class Rule(Protocol):
    """Watches one adaptation.

    Attributes:
        needs: of :data:`CYCLES` and :data:`SKETCH`.
    """

    needs: frozenset[str]

    def observe(self, seen: Observation) -> str | None:
        """Take note of an iteration; a sentence when the adaptation should end here."""
        ...

    def choose(self) -> Choice:
        """At the end, however it came: which iteration to use."""
        ...


class Fixed:
    """All iterations, and the last one: what the paper does."""

    needs: frozenset[str] = frozenset()

    def observe(self, seen: Observation) -> str | None:
        return None

    def choose(self) -> Choice:
        return Choice(None, "")


class _Newest:
    """Uses the newest iteration."""

    def choose(self) -> Choice:
        return Choice(None, "")


class Plateau(_Newest):
    """Ends when the cycle loss no longer falls: ten iterations' median against that of the ten before."""

    needs: frozenset[str] = frozenset()
    _WINDOW = 10
    _FALL = 0.05

    def __init__(self) -> None:
        self._losses: list[float] = []

    def observe(self, seen: Observation) -> str | None:
        if math.isfinite(seen.loss):
            self._losses.append(seen.loss)
        n = self._WINDOW
        if len(self._losses) < 2 * n:
            return None
        before, now = statistics.median(self._losses[-2 * n : -n]), statistics.median(self._losses[-n:])
        return tr("The loss has stopped falling.") if now > (1 - self._FALL) * before else None


class Agreement:
    """Ends when forward and backward masks of held-out samples agree no better for a while; uses the best iteration."""

    needs = frozenset({CYCLES})
    _PATIENCE = 3

    def __init__(self) -> None:
        self._best, self._score, self._since = 0, -math.inf, 0

    def observe(self, seen: Observation) -> str | None:
        if not seen.checks:
            return None
        score = seen.checks["agreement"]
        if score > self._score:
            self._best, self._score, self._since = seen.step, score, 0
        else:
            self._since += 1
        return tr("Forward and backward masks agree no better.") if self._since >= self._PATIENCE else None

    def choose(self) -> Choice:
        return Choice(self._best, tr("Forward and backward masks agreed best after iteration {best}.", best=self._best))


class Knee(_Newest):
    """Ends at the knee of the agreement's curve: when a check gains less than half of what the best one gained.

    Most of what an adaptation gives comes at once, while forward and backward masks of held-out samples learn to agree;
    what comes later sharpens the cycle and slowly harms the rest. Where they agree from the start, it ends at once.
    """

    needs = frozenset({CYCLES})
    _SHARE = 0.5
    _NOTHING = 0.002

    def __init__(self) -> None:
        self._last = math.nan
        self._largest = 0.0

    def observe(self, seen: Observation) -> str | None:
        if not seen.checks:
            return None
        gain, self._last = seen.checks["agreement"] - self._last, seen.checks["agreement"]
        if math.isnan(gain):  # the first check
            return None
        self._largest = max(self._largest, gain)
        enough = gain < self._SHARE * self._largest or gain <= self._NOTHING
        return tr("Forward and backward masks have learned to agree.") if enough else None


class Stability(_Newest):
    """Ends when the sketch hardly changes any more from one check to the next.

    What the network can do from the start settles at once, and more iterations would only wear it down; what it has to
    learn goes on changing for as long as it is being learned. Not in the first third: at a low rate nothing seems to
    change.

    Args:
        iterations: planned.
    """

    needs = frozenset({SKETCH})
    _SAME = 0.97

    def __init__(self, iterations: int) -> None:
        self._earliest = iterations // 3

    def observe(self, seen: Observation) -> str | None:
        if not seen.checks or seen.step < self._earliest or not seen.checks["stability"] >= self._SAME:
            return None
        return tr("The masks have settled.")


class Guarded:
    """Another rule, and an eye on what goes wrong.

    When an object vanishes, the adaptation ends with the last check before that. When most iterations had nothing to
    learn from, because objects were lost on the way, the few that had are not to be trusted: the original weights are
    used.
    """

    _VANISHING = 0.4

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self.needs = rule.needs | {SKETCH}
        self._safe = 0
        self._collapsed = False
        self._done = self._learned = 0

    def observe(self, seen: Observation) -> str | None:
        if seen.step:
            self._done += 1
            self._learned += math.isfinite(seen.loss)
        if seen.checks and seen.checks["area"] < self._VANISHING:
            self._collapsed = True
            return tr("An object was vanishing.")
        if seen.checks:
            self._safe = seen.step
        return self._rule.observe(seen)

    def choose(self) -> Choice:
        if self._collapsed:
            return Choice(self._safe, tr("An object was vanishing after iteration {safe}.", safe=self._safe))
        if 2 * self._learned < self._done:
            return Choice(0, tr("Most iterations lost an object on the way: the original weights are used."))
        return self._rule.choose()


RULES: Mapping[str, Callable[[int], Rule]] = {
    "auto": lambda iterations: Guarded(Stability(iterations)),
    "fixed": lambda iterations: Fixed(),
    "knee": lambda iterations: Guarded(Knee()),
    "plateau": lambda iterations: Guarded(Plateau()),
    "agreement": lambda iterations: Guarded(Agreement()),
    "stability": lambda iterations: Guarded(Stability(iterations)),
}
"""By their names on the command line; made for so many planned iterations."""


def make_rule(name: str, iterations: int) -> Rule:
    """A fresh rule of that name.

    Args:
        iterations: that the adaptation may take.
    """
    return RULES[name](iterations)
