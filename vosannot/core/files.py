"""Writing ordinary files, all or nothing, and saying why it did not work."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vosannot.core.errors import ExportError
from vosannot.core.words import mark, tr

__all__ = ["add_line", "draft_of", "make_folder", "reason", "refusing", "write_file"]

_OS_REASONS = {
    errno.ENOSPC: mark("the disk is full: free some space"),
    errno.EDQUOT: mark("your disk quota is used up: free some space"),
    errno.EROFS: mark("that disk is read-only"),
    errno.EACCES: mark("you may not write there"),
    errno.EPERM: mark("you may not write there"),
    errno.ENOENT: mark("that folder does not exist"),
    errno.EEXIST: mark("a file of that name is in the way"),
    errno.ENOTDIR: mark("part of that path is a file, not a folder"),
    errno.EISDIR: mark("that is a folder"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EIO: mark("the disk reports an error"),
    errno.ENOLCK: mark("that disk cannot lock files, so put it on another one"),
    errno.ENOSYS: mark("that disk cannot lock files, so put it on another one"),
    errno.ENODEV: mark("the drive is gone"),
    errno.ENXIO: mark("the drive is gone"),
    errno.ESTALE: mark("the network drive has lost it"),
}


def reason(error: OSError) -> str:
    """Half a sentence that says why the operating system refused."""
    return tr(_OS_REASONS.get(error.errno or 0, error.strerror or type(error).__name__))


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turns what the operating system says about ``path`` into an ExportError."""
    try:
        yield
    except OSError as error:
        raise ExportError(tr("{path} cannot be written: {reason}.", path=path, reason=reason(error))) from error


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; a file of that name is replaced only when the block ends well.

    The draft keeps the suffix, which some writers choose the format by.

    Raises:
        ExportError: the operating system refuses to write.
    """
    draft = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        with refusing(path):
            yield draft
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(path)
    finally:
        # Gone after a successful replace; what a failure left behind is removed, if the disk still lets us.
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """The folder and those above it.

    Raises:
        ExportError: it cannot be made there.
    """
    with refusing(path):
        path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write bytes; a file of that name is replaced only by a complete one that is on disk.

    Raises:
        ExportError: it cannot be written.
    """
    with draft_of(path) as draft:
        draft.write_bytes(data)


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
