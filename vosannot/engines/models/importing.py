"""Taking a weight file that the person already has into the library."""

import hashlib
import itertools
import re
from collections.abc import Collection, Generator
from dataclasses import replace as changed
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from vosannot.core.errors import WeightsError
from vosannot.core.events import Command, Event, EventStream, Finished, IterationDone, StageStarted
from vosannot.core.files import draft_of, make_folder, reason
from vosannot.core.paths import models_dir
from vosannot.core.words import tr
from vosannot.engines.models.cards import ADAPTED, FAMILIES, ModelCard, check_name
from vosannot.engines.models.checking import check_weights, refuse_at_once, suffix_of
from vosannot.engines.models.library import (
    State,
    catalogue,
    entry,
    first_checksum,
    holding,
    listing,
    model_file,
    remember_checksum,
    store_card,
)

__all__ = ["MB", "import_model", "name_for", "refuse_taken", "today", "unused_name"]

MB = 10**6  # one step of the progress
_CHUNK = 4 * 2**20
_UNKNOWN_LR = 1e-5  # Bertrand et al. 2023: for weights trained without real video


def name_for(path: Path) -> str:
    """The name that a file gets when none is given: "XMem-s012.pth" becomes "xmem-s012"; "" when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:64].strip("-")


def import_model(
    path: Path, name: str | None = None, *, replace: bool = False, about: ModelCard | None = None
) -> EventStream:
    """Copy a weight file into the library, after checking it as an engine would load it.

    The copy keeps its bytes, so that its sha256 stays comparable. A file with the name of a catalogue model must be
    that model: of its family, and with its published or first recorded checksum.

    Args:
        name: what to call it; by default it is made from the file's name.
        replace: take the place of a person's model of that name (and of its recorded checksum).
        about: what is known of a file that the program has made itself: its card, of which name, file, size, sha256,
            bytes and added are seen here. Such a model takes nobody's name.

    Yields:
        Stages "import" (in MB) and "check"; ``Finished`` with name, family, size, sha256 and path.

    Raises:
        WeightsError: the file is no weight file of a known network, or the name cannot be used.
        ExportError: the copy cannot be written (disk full, folder read-only).
    """
    refuse_at_once(path)
    name = check_name(name_for(path) if name is None else name)
    if about is None:
        _refuse_name(name, replace)
    else:
        refuse_taken(name)
    make_folder(models_dir())
    with holding(name):
        target = model_file(name, suffix_of(path))
        with draft_of(target) as draft:
            sha256, length = yield from _copied(path, draft)
            yield StageStarted("check", 0)
            family, size = check_weights(draft, str(path))
            if about is None:
                card = _card(path, name, family, size, sha256, length, replace)
            else:
                seen = changed(about, family=family, size=size, sha256=sha256, bytes=length)
                card = changed(seen, name=name, file=target.name, added=today())
        if card.url is not None:
            remember_checksum(name, sha256)
        store_card(card)
    facts = {"name": name, "family": family, "size": size, "sha256": sha256, "path": str(target)}
    yield Finished(facts)


def refuse_taken(name: str) -> None:
    """Raises WeightsError when ``name`` cannot be that of a new model: it is none, or there is such a model already."""
    check_name(name)
    if entry(name) is not None:
        raise WeightsError(tr("There is a model called {name} already; give another name.", name=name))


def unused_name(base: str, others: Collection[str] = ()) -> str:
    """``base``, or the first of "base-2", "base-3", … that is neither a model's name nor one of ``others``."""
    taken = {e.name for e in listing()} | set(others)
    names = (f"{base}-{number}" if number > 1 else base for number in itertools.count(1))
    return next(name for name in names if name not in taken)


def today() -> str:
    """ISO 8601, for the card."""
    return datetime.now(UTC).date().isoformat()


def _refuse_name(name: str, replace: bool) -> None:
    found = entry(name)
    if found is not None and found.state is State.BUNDLED:
        raise WeightsError(
            tr("{name} is bundled with the program and cannot be replaced; give another name (--name).", name=name)
        )
    if found is not None and found.own and not replace:
        raise WeightsError(
            tr(
                "There is a model called {name} already: remove it first, replace it (--replace), or give "
                "another name (--name).",
                name=name,
            )
        )


def _copied(path: Path, draft: Path) -> Generator[Event, Command | None, tuple[str, int]]:
    """Copy with progress; returns sha256 and length of what was copied."""
    digest, length = hashlib.sha256(), 0
    with _opened(path) as source, draft.open("wb") as target:
        total = -(-path.stat().st_size // MB)
        yield StageStarted("import", total)
        while chunk := _read(path, source):
            target.write(chunk)
            digest.update(chunk)
            length += len(chunk)
            yield IterationDone("import", min(length // MB, total), total)
    return digest.hexdigest(), length


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise WeightsError(tr("{path} cannot be read: {reason}.", path=path, reason=reason(error))) from error


def _read(path: Path, source: BinaryIO) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:  # of the source, not of the copy: the sentence must name the right file
        raise WeightsError(tr("{path} cannot be read: {reason}.", path=path, reason=reason(error))) from error


def _card(path: Path, name: str, family: str, size: str, sha256: str, length: int, replace: bool) -> ModelCard:
    """What is known of the file: the catalogue's card when it is one of its models, else what can be seen."""
    added = today()
    shipped = {e.name: e.card for e in catalogue().values() if e.card is not None and e.card.url is not None}
    file = model_file(name, suffix_of(path)).name
    if name in shipped:
        card = shipped[name]
        _refuse_stranger(card, path, family, sha256, replace)
        return changed(card, file=file, size=size, sha256=sha256, bytes=length, source=str(path), added=added)
    if (same := next((c for c in shipped.values() if c.sha256 == sha256), None)) is not None:
        return changed(same, name=name, file=file, url=None, bytes=length, source=str(path), added=added)
    return ModelCard(
        name, family, file, "", "unknown (imported)", _UNKNOWN_LR if family in ADAPTED else None, size=size,
        sha256=sha256, bytes=length, source=str(path), added=added,
    )  # fmt: skip


def _refuse_stranger(card: ModelCard, path: Path, family: str, sha256: str, replace: bool) -> None:
    if family != card.family:
        raise WeightsError(
            tr(
                "{path} holds {found} weights, but {name} is the name of a model for {family}; give it "
                "a name of its own (--name).",
                path=path,
                found=FAMILIES[family],
                name=card.name,
                family=FAMILIES[card.family],
            )
        )
    if card.sha256 is not None and sha256 != card.sha256:
        raise WeightsError(
            tr(
                "{path} is not the published {file}: its sha256 is {sha256}, not {wanted}; give it a name "
                "of its own (--name).",
                path=path,
                file=card.file,
                sha256=sha256,
                wanted=card.sha256,
            )
        )
    first = first_checksum(card.name)
    if first is not None and sha256 != first and not replace:
        raise WeightsError(
            tr(
                "{path} is not the {name} that was here before: its sha256 is {sha256}, not {first}; replace "
                "it (--replace), or give another name (--name).",
                path=path,
                name=card.name,
                sha256=sha256,
                first=first,
            )
        )
