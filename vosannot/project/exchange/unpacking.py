"""Zip files that nobody has checked: only pictures and lists are taken out, only into one folder, and only so much."""

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from vosannot.core.errors import AnnotationError, ExportError
from vosannot.core.events import Event, IterationDone, StageStarted
from vosannot.core.files import make_folder, refusing
from vosannot.core.words import decimal, plural, tr
from vosannot.media.clip import IMAGE_SUFFIXES

__all__ = ["unpack"]

_WANTED = IMAGE_SUFFIXES | {".json", ".txt"}
_MOST_FILES = 2_000_000
_RATIO = 200  # masks of one colour and JSON shrink to a thirtieth
_SMALL = 32 << 20  # below that, no ratio is a danger
_ROOM = 256 << 20  # left free on the disk
_PIECE = 1 << 20


def unpack(path: Path, into: Path) -> Iterator[Event]:
    """Take the pictures and lists out of a zip file; others are left in it.

    Args:
        into: an empty folder.

    Raises:
        AnnotationError: no zip file, damaged, protected, or built to do harm; names the file in it.
        ExportError: the disk refuses.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _checked(path, archive, into)
            yield StageStarted("unpack", len(entries))
            for step, (entry, to) in enumerate(entries, start=1):
                _take(path, archive, entry, into / to)
                yield IterationDone("unpack", step, len(entries))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise AnnotationError(
            tr("{path} is damaged or no zip file ({error}); save or copy it again.", path=path, error=error)
        ) from error
    except OSError as error:
        raise AnnotationError(
            tr("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from error


def _checked(path: Path, archive: zipfile.ZipFile, into: Path) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    listed = archive.infolist()
    if len(listed) > _MOST_FILES:
        raise AnnotationError(
            tr(
                "{path} holds {files}; that is no export. It was not unpacked.",
                path=path,
                files=plural(len(listed), "file"),
            )
        )
    taken: set[str] = set()
    entries = []
    total = 0
    for entry in listed:
        name = entry.filename
        to = PurePosixPath(name)
        bad = not name.isprintable() or "\\" in name or ":" in name or to.is_absolute() or ".." in to.parts
        if bad or stat.S_ISLNK(entry.external_attr >> 16):
            raise AnnotationError(
                tr(
                    "{path} holds “{name}”, which leads out of its folder. It was not unpacked.",
                    path=path,
                    name=name[:80],
                )
            )
        hidden = any(part.startswith((".", "__MACOSX")) for part in to.parts)
        if entry.is_dir() or hidden or to.suffix.lower() not in _WANTED:
            continue
        if entry.flag_bits & 1:
            raise AnnotationError(
                tr("{path} is protected by a password; unpack it yourself and import the folder.", path=path)
            )
        if name.casefold() in taken:
            raise AnnotationError(tr("{path} holds “{name}” twice. It was not unpacked.", path=path, name=name[:80]))
        taken.add(name.casefold())
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
            raise AnnotationError(
                tr(
                    "{path}: “{name}” grows to {file_size} GB. It was not unpacked.",
                    path=path,
                    name=name[:80],
                    file_size=decimal(entry.file_size / 2**30, 1),
                )
            )
        total += entry.file_size
        entries.append((entry, to))
    with refusing(into):
        free = shutil.disk_usage(into).free
    if total > max(free - _ROOM, 0):
        raise ExportError(
            tr(
                "{path} needs {total} GB unpacked, and {parent} has {free} GB left: free some space, or "
                "unpack it elsewhere and import the folder.",
                path=path,
                total=decimal(total / 2**30, 1),
                parent=into.parent,
                free=decimal(free / 2**30, 1),
            )
        )
    return entries


def _take(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path) -> None:
    make_folder(to.parent)
    left = entry.file_size  # the header may lie: never more than it says
    with archive.open(entry) as source, refusing(to), to.open("xb") as target:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                raise AnnotationError(
                    tr(
                        "{path}: “{filename}” is longer than it says. It was not unpacked.",
                        path=path,
                        filename=entry.filename[:80],
                    )
                )
            target.write(piece)
