"""Which models there are: those of the program, those a person has added, those that can be fetched. No torch here."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import filelock

from vosannot.core.errors import ExportError, WeightsError
from vosannot.core.files import make_folder, reason, refusing, write_file
from vosannot.core.paths import bundled, models_dir
from vosannot.core.words import mark, tr
from vosannot.engines.models.cards import ModelCard, check_name, parse_card, written

__all__ = [
    "Entry",
    "State",
    "catalogue",
    "entry",
    "first_checksum",
    "holding",
    "listing",
    "model_file",
    "part_file",
    "remember_checksum",
    "remove_model",
    "store_card",
]

_CHECKSUMS = "checksums.sha256"


class State(StrEnum):
    """Where a model stands."""

    BUNDLED = mark("bundled")
    INSTALLED = mark("installed")
    AVAILABLE = mark("can be fetched")
    PARTIAL = mark("partly fetched")
    DAMAGED = mark("damaged")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes:
        card: None when there is none that can be read.
        path: the weight file of a bundled or installed model.
        have: bytes fetched so far of a partly fetched one.
        problem: a sentence, for a damaged one.
        own: the person's (fetched or imported), not the program's.
    """

    name: str
    state: State
    card: ModelCard | None
    path: Path | None = None
    have: int = 0
    problem: str = ""
    own: bool = False

    @property
    def usable(self) -> bool:
        """It can be named as ``--weights``."""
        return self.state in (State.BUNDLED, State.INSTALLED)

    @property
    def fetchable(self) -> bool:
        """It is not here (or not in order) and the catalogue knows where to get it."""
        return not self.usable and self.card is not None and self.card.url is not None

    @property
    def removable(self) -> bool:
        """There is something of the person's that can be deleted."""
        return self.own or self.state is State.PARTIAL


def part_file(name: str, card: ModelCard) -> Path:
    """Where an unfinished fetch is kept. The suffix stays: it decides how the file is read."""
    return models_dir() / f"{name}.part{Path(card.file).suffix}"


def model_file(name: str, suffix: str) -> Path:
    """Where the weight file of a person's own model lies."""
    return models_dir() / f"{name}{suffix}"


def catalogue() -> dict[str, Entry]:
    """The cards shipped with the program: bundled models, and those that can be fetched."""
    folder = bundled("models")
    return {file.stem: _shipped(file) for file in sorted(folder.glob("*.json"))}


def listing() -> tuple[Entry, ...]:
    """Every model, one line a name; what is here comes first. A damaged card is a line of its own, never an error.

    A person's model that has the name of a bundled one is not listed: the bundled one is meant.
    """
    entries = catalogue()
    for name, own in _own().items():
        shipped = entries.get(name)
        if shipped is None:
            entries[name] = own
        elif shipped.state is not State.BUNDLED:
            entries[name] = _with_card(own, shipped)
    order = (State.BUNDLED, State.INSTALLED, State.DAMAGED, State.PARTIAL, State.AVAILABLE)
    return tuple(sorted(entries.values(), key=lambda e: (order.index(e.state), e.name)))


def entry(name: str) -> Entry | None:
    """The line of this name."""
    return next((e for e in listing() if e.name == name), None)


def remove_model(name: str) -> None:
    """Delete a person's own model, or what was fetched of it so far. The checksum of a first fetch is kept.

    Raises:
        WeightsError: there is no such model, or it belongs to the program, or is being fetched.
        ExportError: it cannot be deleted.
    """
    found = entry(name)
    if found is None:
        raise WeightsError(
            tr("There is no model called {name}; `vosannot models list` shows them all.", name=repr(name))
        )
    if not found.removable:
        why = "is bundled with the program" if found.state is State.BUNDLED else "is not on this computer"
        raise WeightsError(tr("{name} {why}; there is nothing to remove.", name=name, why=why))
    with holding(name):
        card = models_dir() / f"{name}.json"
        doomed = [card, *_files_of(name)]  # the card first: a file without a card is not listed
        for file in doomed:
            with refusing(file):
                file.unlink(missing_ok=True)


def store_card(card: ModelCard) -> None:
    """Write the card of a person's own model, whose weight file is in place; older files of that name go.

    Raises:
        ExportError: it cannot be written.
    """
    write_file(models_dir() / f"{card.name}.json", written(card))
    for file in _files_of(card.name):
        if file.name != card.file:
            with contextlib.suppress(OSError):
                file.unlink()


def first_checksum(name: str) -> str | None:
    """What was recorded when a model without a published checksum was first fetched or imported."""
    return _checksums().get(name)


def remember_checksum(name: str, sha256: str) -> None:
    """Record it; raises ExportError when that cannot be written."""
    known = _checksums() | {name: sha256}
    lines = (f"{digest}  {model}\n" for model, digest in sorted(known.items()))
    write_file(models_dir() / _CHECKSUMS, "".join(lines).encode())


@contextlib.contextmanager
def holding(name: str) -> Iterator[None]:
    """While the block runs, no other vosannot fetches, imports or removes this model.

    Raises:
        WeightsError: another one does so now.
        ExportError: the folder cannot be written.
    """
    make_folder(models_dir())
    file = models_dir() / f".{name}.lock"
    lock = filelock.FileLock(file, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise WeightsError(
            tr("{name} is being fetched, imported or removed by another vosannot; wait for that.", name=name)
        ) from None
    except (OSError, NotImplementedError) as error:
        raise ExportError(tr("{file} cannot be locked: {error}.", file=file, error=error)) from error
    try:
        yield
    finally:
        lock.release(force=True)


def _shipped(file: Path) -> Entry:
    try:
        card = _read_card(file)
    except WeightsError as error:
        return Entry(file.stem, State.DAMAGED, None, problem=str(error))
    weights = file.with_name(card.file)
    if card.url is None:
        return _present(card, weights, State.BUNDLED)
    part = part_file(card.name, card)
    if have := _length(part):
        return Entry(card.name, State.PARTIAL, card, have=have)
    return Entry(card.name, State.AVAILABLE, card)


def _own() -> dict[str, Entry]:
    found = {}
    for file in sorted(models_dir().glob("*.json")):
        try:
            card = _read_card(file)
            found[file.stem] = _present(card, file.with_name(card.file), State.INSTALLED)
        except WeightsError as error:
            found[file.stem] = Entry(file.stem, State.DAMAGED, None, problem=str(error), own=True)
    return found


def _read_card(file: Path) -> ModelCard:
    try:
        card = parse_card(file.read_bytes(), str(file))
    except OSError as error:
        raise WeightsError(tr("{file} cannot be read: {reason}.", file=file, reason=reason(error))) from error
    if card.name != file.stem:
        raise WeightsError(
            tr(
                "{file} is the card of another model, {name}: the file must be called like it.",
                file=file,
                name=repr(card.name),
            )
        )
    check_name(card.name)
    return card


def _present(card: ModelCard, weights: Path, state: State) -> Entry:
    """Looks only at the length: hashing every file would make the list slow."""
    own = state is State.INSTALLED
    length = _length(weights)
    problem = ""
    if length is None:
        problem = f"{weights} is missing."
    elif card.bytes is not None and length != card.bytes:
        problem = f"{weights} has {length} bytes; its card says {card.bytes}."
    if problem:
        again = "fetch or import it again, or remove it" if own else "install vosannot anew"
        return Entry(card.name, State.DAMAGED, card, problem=f"{problem[:-1]}: {again}.", own=own)
    return Entry(card.name, state, card, weights, own=own)


def _with_card(own: Entry, shipped: Entry) -> Entry:
    """A person's copy of a catalogue model; a damaged one can be fetched anew."""
    if own.state is State.DAMAGED and shipped.card is not None:
        return Entry(own.name, own.state, shipped.card, have=shipped.have, problem=own.problem, own=True)
    return own


def _files_of(name: str) -> list[Path]:
    """Weight file and unfinished fetch of one of the person's models, without its card."""
    folder = models_dir()
    if not folder.is_dir():
        return []
    stems = (name, f"{name}.part")
    return [f for f in folder.iterdir() if f.stem in stems and f.suffix != ".json" and f.name != _CHECKSUMS]


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _checksums() -> dict[str, str]:
    file = models_dir() / _CHECKSUMS
    try:
        lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    except OSError as error:
        raise WeightsError(tr("{file} cannot be read: {reason}.", file=file, reason=reason(error))) from error
    pairs = (line.split(maxsplit=1) for line in lines if len(line.split(maxsplit=1)) == 2)
    return {name: digest for digest, name in pairs}
