"""Writing ordinary files, all or nothing."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vosannot.core.errors import ExportError
from vosannot.project.failures import reason

__all__ = ["add_line", "make_folder", "refusing", "write_file"]


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turns what the operating system says about ``path`` into an ExportError."""
    try:
        yield
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {reason(error)}.") from error


def make_folder(path: Path) -> None:
    """The folder and those above it.

    Raises:
        ExportError: it cannot be made there.
    """
    with refusing(path):
        path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """A file of that name is replaced only by a complete one that is on disk.

    Raises:
        ExportError: it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with refusing(path):
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def add_line(path: Path, line: str) -> None:
    """Add a line to a text file unless it has that line already; what is there stays as it is.

    Raises:
        ExportError: the file cannot be read or written.
    """
    with refusing(path):
        text = path.read_bytes() if path.exists() else b""
    if line in (known.strip() for known in text.decode("utf-8", "replace").splitlines()):
        return
    if text and not text.endswith(b"\n"):
        text += b"\n"
    write_file(path, text + line.encode() + b"\n")
