"""Fetching a model of the catalogue: download, checksum, strict loading, and only then into the library."""

import hashlib
from dataclasses import replace as changed
from pathlib import Path

from vosannot.core.errors import WeightsError
from vosannot.core.events import EventStream, Finished, StageStarted
from vosannot.core.files import refusing
from vosannot.core.words import tr
from vosannot.engines.models.cards import FAMILIES, ModelCard
from vosannot.engines.models.checking import check_weights, suffix_of
from vosannot.engines.models.download import Download, Pace, forget_part
from vosannot.engines.models.importing import today
from vosannot.engines.models.library import (
    Entry,
    State,
    entry,
    first_checksum,
    holding,
    listing,
    model_file,
    part_file,
    remember_checksum,
    store_card,
)

__all__ = ["fetch_model"]


def fetch_model(name: str, pace: Pace | None = None) -> EventStream:
    """Download a model of the catalogue into the person's library. Closing the stream keeps what has come.

    A model whose publisher names no checksum is trusted the first time; its checksum is recorded, and a later fetch
    must bring the same file. Every file must also load strictly as its family.

    Args:
        pace: patience; for tests.

    Yields:
        Stages "fetch" (in MB) and "check"; ``Finished`` with name, family, sha256, path and ``new`` (0: it was here).

    Raises:
        WeightsError: there is no such model, the server cannot be reached or refuses, or its file is not the right one.
        ExportError: the disk is full or refuses.
    """
    found = _wanted(name)
    if found.usable:
        yield Finished({"name": name, "path": str(found.path), "new": 0})
        return
    card = found.card
    assert card is not None and card.url is not None
    with holding(name):
        part = part_file(name, card)
        yield from Download(card.url, part, card.bytes, pace or Pace()).run()
        yield StageStarted("check", 0)
        sha256, length = _digest(part)
        try:
            _refuse_stranger(card, sha256)
            family, size = check_weights(part, f"The file from {card.url}")
            if family != card.family:
                raise WeightsError(
                    tr(
                        "{url} holds {found} weights, not {family}.",
                        url=card.url,
                        found=FAMILIES[family],
                        family=FAMILIES[card.family],
                    )
                )
        except WeightsError as error:
            forget_part(part)
            raise WeightsError(tr("{error}. It was deleted.", error=str(error).rstrip("."))) from error
        target = model_file(name, suffix_of(part))
        with refusing(target):
            part.replace(target)
        remember_checksum(name, sha256)
        store_card(
            changed(card, file=target.name, size=size, sha256=sha256, bytes=length, source=card.url, added=today())
        )
    yield Finished({"name": name, "family": family, "sha256": sha256, "path": str(target), "new": 1})


def _wanted(name: str) -> Entry:
    found = entry(name)
    if found is None:
        names = ", ".join(e.name for e in listing() if e.fetchable)
        raise WeightsError(
            tr(
                "There is no model called {name}; those that can be fetched are {names}.",
                name=repr(name),
                names=names or tr("none"),
            )
        )
    if not found.usable and not found.fetchable:
        why = found.problem if found.state is State.DAMAGED else tr("The catalogue has no address for it.")
        raise WeightsError(tr("{name} cannot be fetched. {why}", name=name, why=why))
    return found


def _digest(part: Path) -> tuple[str, int]:
    with refusing(part), part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), part.stat().st_size


def _refuse_stranger(card: ModelCard, sha256: str) -> None:
    """Not the file that the publisher names, or not the one that was fetched or imported first."""
    if card.sha256 is not None and sha256 != card.sha256:
        raise WeightsError(
            tr(
                "The file from {url} is not the one of the catalogue: its sha256 is {sha256}, not {wanted}.",
                url=card.url,
                sha256=sha256,
                wanted=card.sha256,
            )
        )
    first = first_checksum(card.name)
    if card.sha256 is None and first is not None and sha256 != first:
        raise WeightsError(
            tr(
                "The file from {url} is not the one that was here before: its sha256 is {sha256}, not "
                "{first} (a copy that you trust can be imported: --name {name} --replace).",
                url=card.url,
                sha256=sha256,
                first=first,
                name=card.name,
            )
        )
