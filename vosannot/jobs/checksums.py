"""Which weights an engine's settings stand for, as a number that is the same on every computer. No torch here."""

import functools
import hashlib
from pathlib import Path
from typing import Any

from vosannot.core.errors import WeightsError
from vosannot.engines.catalogue import engine_info
from vosannot.engines.weights import find_weights

__all__ = ["weights_checksum"]


def weights_checksum(engine: str, params: Any) -> str:
    """sha256 of the weight file, in hexadecimal; "" for an engine that takes none.

    Raises:
        WeightsError: there is no such file, or it cannot be read.
    """
    name = getattr(params, "weights", "")
    if not name:
        return ""
    path = find_weights(name, engine_info(engine).models).path
    try:
        stamp = path.stat()
        return _digest(path, stamp.st_size, stamp.st_mtime_ns)
    except OSError as error:
        raise WeightsError(f"The weights {path} cannot be read: {error.strerror or error}.") from error


@functools.lru_cache(maxsize=32)
def _digest(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
