"""Clips that lie elsewhere: an address (``https://…``, ``s3://…``) stands for a file or folder of the cache.

Everything that opens a clip knows paths. So an address gets a path in the cache, its stand-in, beside a note of the
address; whoever opens the stand-in fetches it if it is not there. The cache has a size: what was used longest ago
goes first, but nothing that is open.
"""

import contextlib
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import unquote, urlsplit

import filelock

from vosannot.core.errors import ClipError
from vosannot.core.paths import cache_dir
from vosannot.core.words import tr

__all__ = ["PROTOCOLS", "address_of_clip", "clip_path", "in_use", "is_stand_in", "is_url", "reachable"]

PROTOCOLS = frozenset({"http", "https", "s3", "gs", "gcs", "az", "abfs", "sftp", "ftp", "smb", "webdav", "hdfs"})
"""Of fsspec. None of those that read this very computer, or chain others: addresses come from other people."""

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://\S")
_NOTE = "address"
_DONE = "complete"
_GIGABYTES = 20.0
_PART = 4 << 20  # bytes read at once
_MOST_FILES = 200_000
_addresses: dict[Path, str] = {}  # by stand-in
_held: dict[Path, int] = {}  # folders that this process has open
_lock = threading.Lock()


def is_url(text: str) -> bool:
    """Whether this names something elsewhere, and no file."""
    return _URL.match(text) is not None


def _root() -> Path:
    return cache_dir() / "clips"


def _limit() -> int:
    with contextlib.suppress(ValueError):
        return int(float(os.environ.get("VOSANNOT_CLIP_CACHE_GB", "")) * 1e9)
    return int(_GIGABYTES * 1e9)


def clip_path(text: str) -> Path:
    """The path of a clip: of a file as it is, of an address its stand-in. Fetches nothing.

    Raises:
        ClipError: an address that cannot be one of a clip.
    """
    if not is_url(text):
        return Path(text)
    scheme = text.partition("://")[0].lower()
    if scheme not in PROTOCOLS or "::" in text or "\0" in text:
        raise ClipError(
            tr(
                "Clips are not fetched from {scheme}: addresses; known are {join}.",
                scheme=scheme,
                join=", ".join(sorted(PROTOCOLS)),
            )
        )
    if urlsplit(text).password is not None:
        raise ClipError(tr("The address of a clip holds a password: everybody who has the workspace would see it."))
    name = PurePosixPath(unquote(urlsplit(text).path)).name
    if not name or name in (".", "..") or "/" in name or "\\" in name:
        raise ClipError(tr("{text} names neither a file nor a folder.", text=text))
    folder = _root() / hashlib.sha256(text.encode()).hexdigest()[:24]
    note = folder / _NOTE
    if not note.exists():
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(text, encoding="utf-8")
    _addresses[folder / name] = text
    return folder / name


def is_stand_in(path: Path) -> bool:
    """Whether this path stands for an address."""
    return path.parent.parent == _root()


def address_of_clip(path: Path) -> str:
    """What :func:`clip_path` was given."""
    if not is_stand_in(path):
        return str(path)
    if path not in _addresses:
        try:
            _addresses[path] = (path.parent / _NOTE).read_text(encoding="utf-8")
        except OSError:
            return str(path)
    return _addresses[path]


def reachable(path: Path) -> bool:
    """The file is there, or will be when it is opened. May ask a disk."""
    return is_stand_in(path) or path.exists()


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """While the block runs, the clip of a stand-in is in the cache; it is fetched first if it is not.

    Raises:
        ClipError: it cannot be fetched.
    """
    if not is_stand_in(path):
        yield
        return
    folder = path.parent
    with _lock:
        _held[folder] = _held.get(folder, 0) + 1
    mark: IO[bytes] | None = None
    try:
        address = address_of_clip(path)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(_root() / f"{folder.name}.lock", timeout=3600):
            mark = _marked(folder)
            if not (folder / _DONE).exists() or not path.exists():
                _fetch(address, path)
            with contextlib.suppress(OSError):
                os.utime(folder / _DONE)
        yield
    finally:
        if mark is not None:
            mark.close()
        with _lock:
            _held[folder] -= 1
            if not _held[folder]:
                del _held[folder]


def _marked(folder: Path) -> IO[bytes]:
    """A file that is locked for others' cleaning as long as it is open. (Windows does not delete open files anyway.)"""
    mark = (folder / "used").open("ab")
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(mark, fcntl.LOCK_SH)
    return mark


def _fetch(address: str, path: Path) -> None:
    from fsspec.core import url_to_fs

    try:
        system, inside = url_to_fs(address)
        if system.isdir(inside):
            found = [entry for entry in system.ls(inside, detail=True) if entry["type"] == "file"]
        else:
            found = [system.info(inside)]
        if not found or len(found) > _MOST_FILES:
            raise ClipError(tr("{address} holds no images.", address=address))
        size = sum(int(entry.get("size") or 0) for entry in found)
        _make_room(path.parent, size)
        draft = path.with_name(f".{path.name}.part")
        shutil.rmtree(draft, ignore_errors=True)
        if system.isdir(inside):
            draft.mkdir(parents=True)
            for entry in found:
                name = PurePosixPath(str(entry["name"])).name
                if name and not name.startswith(".") and "\\" not in name:
                    _copy(system, str(entry["name"]), draft / name)
        else:
            draft.unlink(missing_ok=True)
            _copy(system, inside, draft)
        if path.is_dir():
            shutil.rmtree(path)
        draft.replace(path)
        (path.parent / _NOTE).write_text(address, encoding="utf-8")
        (path.parent / _DONE).touch()
    except ClipError:
        raise
    except ImportError as error:
        raise ClipError(
            tr(
                "{address} cannot be fetched: {error}; pip install 'vosannot[team]' brings what it needs.",
                address=address,
                error=error,
            )
        ) from error
    except FileNotFoundError as error:
        raise ClipError(tr("{address} does not exist.", address=address)) from error
    except Exception as error:  # every protocol has errors of its own
        raise ClipError(
            tr(
                "{address} cannot be fetched ({name}: {error}).",
                address=address,
                name=type(error).__name__,
                error=error,
            )
        ) from error


def _copy(system: Any, inside: str, target: Path) -> None:
    left = _limit()
    with system.open(inside, "rb") as source, target.open("wb") as file:
        while part := source.read(_PART):
            left -= len(part)
            if left < 0:
                raise ClipError(
                    tr("{inside} is larger than the cache of clips may be (VOSANNOT_CLIP_CACHE_GB).", inside=inside)
                )
            file.write(part)


def _make_room(keep: Path, size: int) -> None:
    """Remove what was used longest ago and is not open, until ``size`` more bytes fit."""
    if size > _limit():
        raise ClipError(
            tr(
                "The clip has {what} GB: more than its cache may take (VOSANNOT_CLIP_CACHE_GB).",
                what=f"{size / 1000000000.0:.1f}",
            )
        )
    clips = [(folder, _bytes(folder)) for folder in _root().iterdir() if (folder / _DONE).exists()]
    total = size + sum(many for folder, many in clips if folder != keep)
    for folder, many in sorted(clips, key=lambda entry: _used(entry[0])):
        if total <= _limit():
            return
        if folder != keep and _removed(folder):
            total -= many


def _removed(folder: Path) -> bool:
    """Remove a clip unless it is open, here or in another program; its address stays."""
    with _lock:
        if folder in _held:
            return False
        try:
            with (folder / "used").open("ab") as mark:
                with contextlib.suppress(ImportError):
                    import fcntl

                    fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                (folder / _DONE).unlink()
                for entry in folder.iterdir():
                    if entry.name not in (_NOTE, "used"):
                        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        except OSError:
            return False
    return True


def _used(folder: Path) -> float:
    with contextlib.suppress(OSError):
        return (folder / _DONE).stat().st_mtime
    return 0.0


def _bytes(folder: Path) -> int:
    total = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += file.stat().st_size
    return total
