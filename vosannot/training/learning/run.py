"""Learning from corrections, from masks to a model of the library, as a generator of events."""

import hashlib
import json
import shutil
from collections.abc import Generator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import Command, Event, EventStream, Finished, IterationDone, Warned
from vosannot.core.files import reason, refusing, write_file
from vosannot.core.machine import step_back
from vosannot.core.words import plural, tr
from vosannot.engines.devices import choose_device, fast_bf16
from vosannot.engines.models.cards import FAMILIES, ModelCard
from vosannot.engines.models.importing import import_model, refuse_taken
from vosannot.engines.models.library import entry
from vosannot.engines.weights import Weights, find_weights
from vosannot.networks.checkpoint import family_of, load_network
from vosannot.networks.families import SIZES, AnyConfig
from vosannot.training.curve import Curve
from vosannot.training.learning.check import Measure, scorable, score
from vosannot.training.learning.options import train_options
from vosannot.training.learning.record import LearnRequest, Record, holding_run, nothing_to_learn
from vosannot.training.learning.source import LearningSource
from vosannot.training.learning.split import split, thinned
from vosannot.training.learning.store import Store, keep
from vosannot.training.trainer import Trainer

__all__ = ["learn"]

_CHECKPOINT_EVERY = 25
_WEIGHTS, _RESULT, _MASKS = "weights.safetensors", "result.json", "masks"


@dataclass(frozen=True, slots=True)
class _Start:
    """The model that a run begins with."""

    weights: Weights
    card: ModelCard | None
    family: str
    size: str
    config: AnyConfig
    sha256: str


@dataclass(frozen=True, slots=True)
class _Result:
    """``result.json``.

    Attributes:
        frames, videos: how many were learned from.
        masks: how many were held out.
        before, after: mean J on those; 0 when there are none.
    """

    frames: int
    videos: int
    masks: int = 0
    before: float = 0.0
    after: float = 0.0

    @property
    def worse(self) -> bool:
        return self.masks > 0 and self.after < self.before


def learn(request: LearnRequest, measure: Measure, *, device: str = "auto", background: bool = False) -> EventStream:
    """Train a model further on a workspace's masks, compare it with its start on held-out ones, and keep it.

    Closing the stream between two steps leaves a checkpoint; the same request goes on from it, with the masks that the
    run began with, and ends at the same weights bit for bit. The start's file is only read. A finished model that is
    worse than its start stays in the run's folder; the same request with ``keep`` makes it a model all the same.

    Args:
        request: what to learn from which masks.
        measure: J of a pair of masks.
        device: "auto", "cpu", "cuda" or "mps".
        background: let all other processes go first.

    Yields:
        Stages "read", "train", "before" and "after" (J so far), "import" and "check"; then ``Finished`` with name, kept
        (0 or 1), family, start, steps, frames and videos (learned from), masks (held out) and, if not 0, before and
        after (mean J); when it was kept also what :func:`vosannot.engines.models.importing.import_model` says.

    Raises:
        UsageError: there is nothing to learn from, or the unfinished run of this name is another one.
        WeightsError: there is no such start model, its file is not what its card says, or the name is taken.
        ExportError: the disk is full or refuses.
    """
    if background:
        step_back()
    if not request.videos:
        raise UsageError(nothing_to_learn(request.workspace))
    refuse_taken(request.name)
    start = _find_start(request.start)
    with holding_run(request.name) as folder:
        if request.anew:
            _clear(folder)
        record = yield from _recorded(folder, Record.of(request, start.sha256))
        result = _known_result(folder)
        if result is None:
            result = yield from _work(folder, request, start, measure, device)
        facts: dict[str, float | int | str] = {
            "name": request.name, "kept": 0, "family": start.family, "start": request.start,
            "steps": record.options.steps, "frames": result.frames, "videos": result.videos, "masks": result.masks,
        }  # fmt: skip
        if result.masks:
            facts |= {"before": result.before, "after": result.after}
        if not result.worse or request.keep:
            card = _card(record, start, result)
            for event in import_model(folder / _WEIGHTS, request.name, about=card):
                if isinstance(event, Finished):
                    facts |= {**event.summary, "kept": 1}
                else:
                    yield event
            shutil.rmtree(folder, ignore_errors=True)
    yield Finished(facts)


def _work(
    folder: Path, request: LearnRequest, start: _Start, measure: Measure, device: str
) -> Generator[Event, Command | None, _Result]:
    """From masks to weights and their score; what is only needed on the way is deleted at the end."""
    options = request.options
    parts = split(thinned(request.videos, options.masks), hold=options.hold)
    # Twice the training size: the smallest crop is then shown as it is.
    store = yield from keep(folder / _MASKS, parts.learned, parts.held, 2 * options.size, options.check_size)
    yield from _train(folder, request, start, store, device)
    learned = store.learned()
    result = _Result(sum(len(video.numbers) for video in learned), len(learned))
    held = scorable(store.held())
    if held:
        before = yield from score("before", start.weights.path, held, measure)
        after = yield from score("after", folder / _WEIGHTS, held, measure)
        result = replace(result, masks=before.masks, before=before.j, after=after.j)
    del learned, held
    write_file(folder / _RESULT, json.dumps(asdict(result)).encode())
    shutil.rmtree(folder / _MASKS, ignore_errors=True)  # pictures of the person's videos; a result needs none
    return result


def _train(
    folder: Path, request: LearnRequest, start: _Start, store: Store, device: str
) -> Generator[Event, Command | None, None]:
    """The trainer's own events; closed between two of them, it leaves a checkpoint."""
    options, chosen = request.options, choose_device(device)
    trainer = Trainer(
        folder,
        train_options(options, start.family, start.size, bf16=fast_bf16(chosen)),
        config=start.config,
        start=start.weights.path,
        device=str(chosen),
        checkpoint_every=_CHECKPOINT_EVERY,
        source=LearningSource(store, options.rendered / 100, options.max_gap),
    )
    with Curve(folder / "curve.csv", trainer.step) as curve:
        try:
            for event in trainer.run():
                if isinstance(event, IterationDone):
                    curve.add(event)
                if not isinstance(event, Finished):
                    yield event
        except GeneratorExit:
            trainer.save()
            raise
    trainer.export(folder / _WEIGHTS)


def _find_start(name: str) -> _Start:
    """Find and load the start model; raises WeightsError, see :func:`learn`."""
    found = entry(name)
    card = found.card if found is not None else None
    weights = find_weights(name, card.family if card is not None else "stcn")
    family = family_of(weights.path)
    if card is not None and card.family != family:
        raise WeightsError(
            tr(
                "{path} holds {found} weights, but the card of {name} says {family}; fetch or import it again.",
                path=weights.path,
                found=FAMILIES[family],
                name=name,
                family=FAMILIES[card.family],
            )
        )
    config = load_network(weights.path).config
    size = next((size for size, known in SIZES[family].items() if known == config), "")
    try:
        with weights.path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise WeightsError(tr("{path} cannot be read: {reason}.", path=weights.path, reason=reason(error))) from error
    return _Start(weights, card, family, size or "lite", config, sha256)


def _recorded(folder: Path, wanted: Record) -> Generator[Event, Command | None, Record]:
    """The record of the run in the folder: that which goes on, or a new one."""
    known = Record.read(folder)
    if known is None:
        _clear(folder)  # what a version with other records has left
        wanted.write(folder)
        return wanted
    known.refuse_another(wanted)
    if known.masks != wanted.masks:
        yield Warned(
            tr(
                "{name} goes on with the masks it began with ({frames} frames); begin it anew (--anew) to "
                "learn from what was painted or approved since.",
                name=known.name,
                frames=known.frames,
            )
        )
    return known


def _known_result(folder: Path) -> _Result | None:
    """Of a run that is finished."""
    file = folder / _RESULT
    return _Result(**json.loads(file.read_text("utf-8"))) if file.is_file() else None


def _card(record: Record, start: _Start, result: _Result) -> ModelCard:
    """What is known of the new model; what the file itself tells is filled in when it enters the library."""
    options = record.options
    frames = f"{plural(result.frames, 'frame')} of {plural(result.videos, 'video')}"
    checked = f", J {result.before:.3f} -> {result.after:.3f} on {result.masks} held-out masks"
    return ModelCard(
        name=record.name,
        family=start.family,
        file="",
        licence=start.card.licence if start.card is not None else "",
        trained_on=f"{record.start}, then {options.steps} steps on {frames} of the workspace "
        f"{Path(record.workspace).stem}, {options.rendered} % rendered clips{checked if result.masks else ''}",
        lr=start.weights.lr,
        iterations=start.weights.iterations,
        steps=options.steps,
        seed=options.seed,
        source=f"{record.start}, sha256 {record.sha256}",
    )


def _clear(folder: Path) -> None:
    """Empty a run's folder."""
    with refusing(folder):
        for each in folder.iterdir():
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink()
