"""Which clips lie below a folder: video files and folders of pictures. Looks at names, and opens next to nothing."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from vosannot.core.words import tr
from vosannot.masks.png import is_palette_png
from vosannot.media.clip import VIDEO_SUFFIXES, is_image_name
from vosannot.media.images import natural_key
from vosannot.media.remote import is_stand_in, reachable
from vosannot.project.exchange.davis import SMALL

__all__ = ["Looked", "look_below"]

_PICTURES = "jpegimages"  # DAVIS has one folder for each size below it
_MASKS = "annotations"  # also Annotations_unsupervised
_ELSEWHERE = frozenset({"__macosx", "$recycle.bin", "system volume information", "lost+found"})
_MOST = 100_000  # folders: beyond that somebody has chosen a whole disk by mistake


@dataclass(frozen=True, slots=True)
class Looked:
    """What one folder holds.

    Attributes:
        clips: what can be opened: video files, or the folder itself if it holds pictures.
        problem: a sentence, when it could not be read.
    """

    clips: tuple[Path, ...] = ()
    problem: str = ""


def look_below(path: Path, known: Collection[Path] = ()) -> Iterator[Looked]:
    """Go through a folder and everything below it, in the order of the names, one step for each folder.

    Hidden files and folders are left out, and so are masks: folders called Annotations, and folders of palette PNGs.
    Two pictures or more make a folder a clip, unless videos lie beside them. A folder that links lead to twice, or
    round in a circle, is looked at once. Of a DAVIS sequence that is there in several sizes, one is taken: the one that
    is known, or else 480p.

    Args:
        path: a folder; a file is a clip by itself.
        known: clips of the workspace, to choose among sizes.
    """
    if is_stand_in(path) or not path.is_dir():
        yield Looked((path,)) if reachable(path) else Looked(problem=tr("{path} does not exist.", path=path))
        return
    seen: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            found = folder.stat()
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            folders, videos, pictures = _contents(folder)
        except OSError as error:
            yield Looked(
                problem=tr("{folder} cannot be read: {reason}.", folder=folder, reason=error.strerror or error)
            )
            continue
        if len(seen) > _MOST:
            yield Looked(
                problem=tr("{path} holds more than {most} folders; choose a smaller one.", path=path, most=_MOST)
            )
            return
        clips = tuple(folder / name for name in sorted(videos, key=natural_key))
        if not clips and len(pictures) > 1 and not is_palette_png(folder / min(pictures)):
            clips = (folder,)
        yield Looked(clips)
        if folder.name.casefold() == _PICTURES:
            folders = _one_size(folder, folders, known)
        waiting += [folder / name for name in sorted(folders, key=natural_key, reverse=True)]


def _contents(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Names of folders, videos and pictures."""
    folders: list[str] = []
    videos: list[str] = []
    pictures: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if is_image_name(name):
                pictures.append(name)
            elif os.path.splitext(name)[1].lower() in VIDEO_SUFFIXES:  # noqa: PTH122
                (folders if entry.is_dir() else videos).append(name)
            elif entry.is_dir() and not _left_out(name.casefold()):
                folders.append(name)
    return folders, videos, pictures


def _left_out(name: str) -> bool:
    return name.startswith(_MASKS) or name in _ELSEWHERE


def _one_size(folder: Path, sizes: list[str], known: Collection[Path]) -> list[str]:
    """Names below ``JPEGImages``, each sequence once: "480p/cow", or "cow" where there are no sizes (YouTube-VOS)."""
    inside: dict[str, list[str]] = {}
    for size in sizes:
        try:
            sequences, _, pictures = _contents(folder / size)
        except OSError:
            return sizes  # it is told when its turn comes
        if pictures or not sequences:
            return sizes
        for sequence in sequences:
            inside.setdefault(sequence, []).append(size)

    def rank(sequence: str, size: str) -> tuple[bool, bool, str]:
        return folder / size / sequence not in known, size != SMALL, size

    return [f"{min(there, key=lambda size: rank(name, size))}/{name}" for name, there in inside.items()]
