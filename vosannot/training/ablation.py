"""What a part of a training is worth: the same budget with and without it, scored on held clips.

For STCN and XMem, the parts are the correspondence losses; for DATT, depth and its modulation of the mask.
"""

import csv
import io
import itertools
import json
import math
import statistics
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from vosannot.core.errors import UsageError
from vosannot.core.events import Command, Event, EventStream, Finished, IterationDone, StageStarted
from vosannot.core.files import make_folder, write_file
from vosannot.networks.checkpoint import load_trained
from vosannot.networks.families import AnyConfig
from vosannot.training.curve import Curve
from vosannot.training.options import TrainOptions
from vosannot.training.trainer import Trainer
from vosannot.training.validation import HELD_SEED, Measure, held_clips, validate

__all__ = ["ARMS", "Result", "ablate", "table"]

ARMS = ("none", "pixel", "object", "both")
_DEPTH_ARMS: Mapping[str, Mapping[str, bool]] = {
    "whole": {},
    "no-modulation": {"modulation": False},
    "no-depth": {"depth": False},
}


@dataclass(frozen=True, slots=True)
class Result:
    """One finished run.

    Attributes:
        arm: which correspondence losses, or what of DATT.
        seed: of the run.
        j, f: on the held clips, 0..1.
        seconds: median seconds a step, rendering included where it could not keep up.
    """

    arm: str
    seed: int
    j: float
    f: float
    seconds: float

    @property
    def jf(self) -> float:
        """Mean of J and F."""
        return (self.j + self.f) / 2


def ablate(
    folder: Path,
    options: TrainOptions,
    seeds: Sequence[int],
    clips: int,
    measure: Measure,
    config: AnyConfig | None = None,
) -> EventStream:
    """Train every arm with every seed, score each, and write ``ablation.csv`` and ``ablation.md`` after every run.

    Seeds come first: all arms of a seed are done before the next one begins, so that an unfinished ablation can be
    read.
    Stopped anywhere and started again with the same arguments, it goes on; every run has its ``folder/<arm>-<seed>``.

    Args:
        folder: for the runs and the results.
        options: the budget; ``seed`` and what the arms differ in are replaced.
        seeds: of the runs; the arms of one seed see the same clips and begin with the same weights.
        clips: held clips to score.
        measure: J and F of a pair of masks.
        config: another network than the options name; for tests, not for DATT.

    Yields:
        The events of every run, its stages named after arm and seed; ``Finished`` once, at the end.

    Raises:
        UsageError: the network has no correspondence to train, a seed is that of the held clips, or the folder's runs
            were scored on another number of clips.
        WeightsError: the folder holds runs with other settings.
    """
    if options.family in ("frtm", "layers"):
        raise UsageError(f"{options.family.upper()} has no keys to compare: choose --family stcn or xmem.")
    if HELD_SEED in seeds:
        raise UsageError(f"Seed {HELD_SEED} is kept for the validation clips; choose another.")
    moving = options.family == "datt"
    arms = _DEPTH_ARMS if moving else {arm: {"correspondence": arm} for arm in ARMS}
    held = held_clips(clips, options.size, movers=moving)
    results: list[Result] = []
    for seed, (arm, changes) in itertools.product(seeds, arms.items()):
        run = replace(options, seed=seed, **changes)  # type: ignore[arg-type]
        name = f"{arm}-{seed}"
        trainer = Trainer(folder / name, run, config=config)  # refuses a finished run with other settings, too
        done = folder / name / "result.json"
        known = _known(done, clips)
        if known is None:
            seconds = yield from _train(trainer, name)
            yield StageStarted(f"{name}: scoring", 0)
            weights = folder / name / "weights.safetensors"
            trainer.export(weights)
            score = validate(load_trained(weights), held, measure)
            known = Result(arm, seed, score.j, score.f, seconds)
            write_file(done, json.dumps({**asdict(known), "clips": clips, "steps": run.steps}, indent=1).encode())
        results.append(known)
        _write(folder, results)
    yield Finished({"runs": len(results)})


def _train(trainer: Trainer, name: str) -> Generator[Event, Command | None, float]:
    """One run's events under its name; returns the median seconds a step (NaN when no step was left)."""
    seconds: list[float] = []
    last = time.monotonic()
    with Curve(trainer.folder / "curve.csv", trainer.step) as curve:
        for event in trainer.run():
            if isinstance(event, IterationDone):
                now = time.monotonic()
                seconds.append(now - last)
                last = now
                curve.add(event)
                yield replace(event, stage=f"{name}: {event.stage}")
            elif isinstance(event, StageStarted):
                yield replace(event, stage=f"{name}: {event.stage}")
            elif not isinstance(event, Finished):
                yield event
    return statistics.median(seconds) if seconds else float("nan")


def _known(path: Path, clips: int) -> Result | None:
    """A finished run's result."""
    if not path.exists():
        return None
    facts = json.loads(path.read_text("utf-8"))
    if facts["clips"] != clips:
        raise UsageError(f"{path} was scored on {facts['clips']} clips, not {clips}: give --clips {facts['clips']}.")
    return Result(facts["arm"], facts["seed"], facts["j"], facts["f"], facts["seconds"])


def _write(folder: Path, results: Sequence[Result]) -> None:
    make_folder(folder)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["arm", "seed", "j", "f", "jf", "seconds_per_step"])
    for result in results:
        row = (result.j, result.f, result.jf, result.seconds)
        writer.writerow([result.arm, result.seed, *(f"{value:.6g}" for value in row)])
    write_file(folder / "ablation.csv", text.getvalue().encode())
    write_file(folder / "ablation.md", table(results).encode())


def table(results: Sequence[Result]) -> str:
    """Markdown: means over seeds, the difference to the first arm seed by seed (± standard deviation), the cost."""
    names = list(dict.fromkeys(result.arm for result in results))
    base = {result.seed: result for result in results if result.arm == names[0]}
    lines = [
        f"| arm | seeds | J | F | J&F | J&F against {names[0]} | step against {names[0]} |",
        "|---|---|---|---|---|---|---|",
    ]
    for arm in names:
        own = [result for result in results if result.arm == arm]
        j, f, jf = (_spread([getattr(result, name) for result in own]) for name in ("j", "f", "jf"))
        pairs = [(result, base[result.seed]) for result in own if result.seed in base]
        gain = _spread([result.jf - other.jf for result, other in pairs], "+")
        costs = [result.seconds / other.seconds for result, other in pairs]
        timed = [cost for cost in costs if math.isfinite(cost)]
        cost = f"x {statistics.mean(timed):.2f}" if timed else "not timed"
        lines.append(f"| {arm} | {len(own)} | {j} | {f} | {jf} | {gain} | {cost} |")
    return "\n".join(lines) + "\n"


def _spread(values: Sequence[float], sign: str = "") -> str:
    """Mean ± sample standard deviation in percentage points."""
    mean = f"{100 * statistics.mean(values):{sign}.1f}"
    return mean if len(values) < 2 else f"{mean} ± {100 * statistics.stdev(values):.1f}"
