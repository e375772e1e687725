"""Model cards: what is known of one weight file. The same schema for the catalogue and for a person's own models."""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from vosannot.core.errors import WeightsError
from vosannot.core.words import mark

__all__ = ["ADAPTED", "FAMILIES", "IMAGENET_MEAN", "IMAGENET_STD", "ModelCard", "check_name", "parse_card", "written"]

FAMILIES = {
    "stcn": "STCN",
    "xmem": "XMem",
    "frtm": "FRTM",
    "datt": "DATT",
    "layers": "Layers",
    "sam": "Segment Anything",
    "raft": mark("RAFT (flow)"),
    "corrector": mark("Mask corrector"),
    "selector": mark("Mask selector"),
    "dino": mark("DINO (features)"),
    "resnet": mark("ResNet (backbone)"),
    "mit": mark("Mix transformer (backbone)"),
}  # id -> as people write it
# Families that an adaptation trains: their cards name its rate.
ADAPTED = ("stcn", "xmem", "datt", "layers", "corrector")
IMAGENET_MEAN = (0.485, 0.456, 0.406)  # what networks.preprocess feeds every network with
IMAGENET_STD = (0.229, 0.224, 0.225)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model.

    Attributes:
        name: what ``--weights`` and the window call it: lower case letters, digits and "-".
        family: the networks that load it: an engine's id, "sam" for click-to-segment, "raft" for flow, "dino" for
            features, "resnet" for a backbone to train an FRTM on, or "mit" for one to begin a DATT with.
        size: "published", "lite", "fast", "custom" (of "sam": "vit_b", "vit_l", "vit_h"; of "dino": "vits16",
            "vits8"; of "resnet": its name), or ""
            when nobody has said.
        file: name of the weight file, which lies beside the card (or will, once it is fetched).
        url: where it can be fetched, or None.
        sha256: of the weight file; None: its publisher names none.
        bytes: length of the weight file, or None when unknown.
        licence: SPDX identifier, or "" when unknown.
        trained_on: one sentence.
        lr: Adam's rate while adapting that suits these weights; None for families that are not adapted.
        mean, std: of RGB values 0..1; only ImageNet's are supported.
        steps, seed: of the training run, when known.
        source: where a person's own copy came from: a URL or a file.
        added: the day on which it was fetched or imported, ISO 8601.
        iterations: of an adaptation, at most; None: as many as its size usually takes.
    """

    name: str
    family: str
    file: str
    licence: str
    trained_on: str
    lr: float | None = None
    size: str = ""
    url: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    mean: tuple[float, float, float] = IMAGENET_MEAN
    std: tuple[float, float, float] = IMAGENET_STD
    steps: int | None = None
    seed: int | None = None
    source: str | None = None
    added: str | None = None
    iterations: int | None = None


def check_name(name: str) -> str:
    """The name itself; raises WeightsError when a model cannot be called that."""
    if not _NAME.fullmatch(name):
        raise WeightsError(
            f"{name!r} cannot be the name of a model: use up to 64 lower case letters, digits and '-', "
            "beginning and ending with a letter or digit."
        )
    return name


def parse_card(text: str | bytes, where: str) -> ModelCard:
    """The card in a JSON text.

    Args:
        where: the file, for the sentence that says what is wrong.

    Raises:
        WeightsError: it is no JSON, or a value is missing, unknown or not what it should be.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WeightsError(f"{where} is no readable model card: it is not JSON.") from error
    if not isinstance(values, dict):
        raise WeightsError(f"{where} is no readable model card: it is not a JSON object.")
    adaptation = values.get("adaptation")
    flat = {key: value for key, value in values.items() if key != "adaptation"}
    if isinstance(adaptation, dict):
        flat |= {f"adaptation.{key}": value for key, value in adaptation.items()}
    if unknown := sorted(set(flat) - set(_RULES)):
        raise WeightsError(f"{where} is no readable model card: it has an unknown value {unknown[0]!r}.")
    required = {key for key, rule in _RULES.items() if rule.required}
    if flat.get("family") in ADAPTED or "family" not in flat:
        required.add("adaptation.lr")
    if missing := [key for key in _RULES if key in required and key not in flat]:
        raise WeightsError(f"{where} is no readable model card: {missing[0]!r} is missing.")
    for key, value in flat.items():
        if not (_RULES[key].fits(value) or (value is None and key not in required)):
            raise WeightsError(f"{where} is no readable model card: {key!r} must be {_RULES[key].what}.")
    return _card(flat)


def written(card: ModelCard) -> bytes:
    """The card as JSON, as :func:`parse_card` reads it."""
    values: dict[str, Any] = {key: value for key, value in asdict(card).items() if value is not None}
    adapting = {key: values.pop(key) for key in ("lr", "iterations") if key in values}
    if adapting:
        values["adaptation"] = adapting
    return (json.dumps(values, indent=2) + "\n").encode()


def _card(values: Mapping[str, Any]) -> ModelCard:
    """From values that have been checked; null is the same as not there."""
    known = {key: value for key, value in values.items() if value is not None}
    return ModelCard(
        **{key: value for key, value in known.items() if "." not in key and key not in ("mean", "std")},
        lr=float(known["adaptation.lr"]) if "adaptation.lr" in known else None,
        iterations=known.get("adaptation.iterations"),
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    fits: Callable[[Any], bool]
    what: str
    required: bool = False


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _rate(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0 < value <= 1


def _url(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _is(wanted: tuple[float, ...]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and value == list(wanted)


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_RULES = {
    "name": _Rule(_matches(_NAME), "lower case letters, digits and '-'", required=True),
    "family": _Rule(
        lambda value: isinstance(value, str) and value in FAMILIES, f"one of {', '.join(FAMILIES)}", required=True
    ),
    "file": _Rule(_matches(_FILE), "the plain name of a file", required=True),
    "licence": _Rule(_text, "a text", required=True),
    "trained_on": _Rule(_text, "a text", required=True),
    "adaptation.lr": _Rule(_rate, "a number above 0 and at most 1"),
    "adaptation.iterations": _Rule(_count, "a whole number, or null"),
    "size": _Rule(_text, "a text"),
    "url": _Rule(_url, "an http or https address, or null"),
    "sha256": _Rule(_matches(_SHA256), "64 lower case hexadecimal digits, or null"),
    "bytes": _Rule(_count, "a whole number, or null"),
    "mean": _Rule(_is(IMAGENET_MEAN), f"{list(IMAGENET_MEAN)}: this version feeds networks with ImageNet's mean only"),
    "std": _Rule(
        _is(IMAGENET_STD), f"{list(IMAGENET_STD)}: this version feeds networks with ImageNet's deviation only"
    ),
    "steps": _Rule(_count, "a whole number, or null"),
    "seed": _Rule(_count, "a whole number, or null"),
    "source": _Rule(_text, "a text, or null"),
    "added": _Rule(_text, "a text, or null"),
}
