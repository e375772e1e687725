"""Finding weights by name or file, and what their card says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vosannot.core.errors import WeightsError
from vosannot.core.paths import bundled

__all__ = ["Weights", "find_weights"]

_PUBLISHED_LR = 1e-5  # Bertrand et al. 2023: for weights trained without real video


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight file and the adaptation rate its card recommends."""

    path: Path
    lr: float = _PUBLISHED_LR


def find_weights(name: str, family: str) -> Weights:
    """The bundled model called ``name``, or the file at that path.

    Raises:
        WeightsError: there is neither.
    """
    card_file = bundled("models") / f"{name}.json"
    if "/" not in name and "\\" not in name and card_file.is_file():
        card: dict[str, Any] = json.loads(card_file.read_text("utf-8"))
        return Weights(bundled("models") / card["file"], float(card["adaptation"]["lr"]))
    path = Path(name).expanduser()
    if path.is_file():
        return Weights(path)
    known = sorted(
        json.loads(card.read_text("utf-8"))["name"]
        for card in bundled("models").glob("*.json")
        if json.loads(card.read_text("utf-8")).get("family") == family
    )
    raise WeightsError(
        f"There are no weights called {name!r} and no such file; bundled are {', '.join(known) or 'none'}."
    )
