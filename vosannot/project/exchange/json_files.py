"""JSON that somebody else has written: limited, and refused in one sentence."""

import json
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from vosannot.core.errors import AnnotationError
from vosannot.core.words import decimal, tr

__all__ = ["MAX_JSON_BYTES", "clean_text", "parse", "read_json"]

MAX_JSON_BYTES = 512 << 20
"""Larger files are refused before they are read: as objects in memory they take ten times as much."""

_T = TypeVar("_T")
_LETTERS = 120


def read_json(path: Path, kind: type[_T]) -> _T:
    """:func:`parse` of a file.

    Raises:
        AnnotationError: it cannot be read, is too large, or see there.
    """
    try:
        size = path.stat().st_size
        if size > MAX_JSON_BYTES:
            raise AnnotationError(
                tr(
                    "{path} is {size} GB; JSON files of up to {max_json_bytes} MB are read. Split it into several.",
                    path=path,
                    size=decimal(size / 2**30, 1),
                    max_json_bytes=MAX_JSON_BYTES >> 20,
                )
            )
        with path.open("rb") as file:
            data = file.read(MAX_JSON_BYTES + 1)
    except OSError as error:
        raise AnnotationError(
            tr("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    return parse(data, path, kind)


def parse(data: bytes, source: Path, kind: type[_T]) -> _T:
    """What JSON bytes hold.

    Raises:
        AnnotationError: they are no JSON, or something else than ``kind``; names ``source``.
    """

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is no number")

    try:
        found: Any = json.loads(data, parse_constant=refuse)
    except (ValueError, RecursionError, MemoryError) as error:  # absurd nesting, absurd numbers
        reason = str(error) or type(error).__name__
        raise AnnotationError(
            tr("{source} is damaged or no JSON ({reason}); save or copy it again.", source=source, reason=reason)
        ) from error
    if not isinstance(found, kind):
        raise AnnotationError(
            tr("{source} holds no annotations that vosannot knows; it reads COCO and YouTube-VOS.", source=source)
        )
    return found


def clean_text(value: object) -> str:
    """A name out of a file: printable, not too long; "" when it is none."""
    if not isinstance(value, str):
        return ""
    return "".join(c if c.isprintable() else " " for c in value[: 4 * _LETTERS]).strip()[:_LETTERS]
