"""Where an export goes: a folder or a zip file. Both appear as a whole, or not at all.

Everything is first written into a hidden folder (or file) on the same disk. A folder then gets its parts by renaming,
the lists that make them known last; if one step fails, the steps before it are taken back.
"""

import contextlib
import filecmp
import os
import secrets
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from vosannot.core.errors import ExportError
from vosannot.core.files import reason, refusing
from vosannot.core.words import tr

__all__ = ["FolderPlace", "Place", "ZipPlace", "open_place"]

_SCRAP = ".part"


class Place(Protocol):
    """What the formats write to. Paths are relative, with "/".

    Attributes:
        out: the folder or zip file.
        zipped: it is a zip file.
    """

    out: Path
    zipped: bool

    def write(self, name: str, data: bytes) -> None:
        """A file with these bytes.

        Raises:
            ExportError: it cannot be written.
        """
        ...

    def file(self, name: str) -> contextlib.AbstractContextManager[Path]:
        """A path to write a file to, for those who want to do it themselves."""
        ...

    def folder(self, name: str) -> None:
        """Declares a folder as one thing: one that lies there already is replaced as a whole, never mixed with."""
        ...

    def present(self, name: str) -> bytes | None:
        """The bytes of a list that lies there already, so that it can be added to; None: there is none."""
        ...

    def listing(self, name: str, data: bytes) -> None:
        """A list of what is there: it takes the place of the one that lies there, and comes last."""
        ...


class FolderPlace:
    """A folder that is new, empty, or added to. Use :func:`open_place`."""

    def __init__(self, out: Path, known: Collection[str], replace: bool, guarded: Collection[Path]) -> None:
        self.out, self.zipped = out, False
        self._replace = replace
        self._guarded = {str(p.resolve()) for p in guarded}
        self._units: set[str] = set()
        self._lists: dict[str, bytes] = {}
        if out.exists() and not out.is_dir():
            raise ExportError(tr("{out} is a file, not a folder; choose another place.", out=out))
        with refusing(out):
            there = sorted(p.name for p in out.iterdir() if not p.name.startswith(".")) if out.is_dir() else []
        if there and not replace and not any(name in known for name in there):
            raise ExportError(
                tr(
                    "{out} holds other files ({there}{part}). Nothing was touched: choose a new or empty folder.",
                    out=out,
                    there=there[0],
                    part=", …" if len(there) > 1 else "",
                )
            )
        above = out
        while not above.is_dir():
            above = above.parent
        self.stage = above / f".{out.name}.{secrets.token_hex(4)}{_SCRAP}"
        with refusing(out):
            self.stage.mkdir()

    def write(self, name: str, data: bytes) -> None:
        with self.file(name) as path:
            path.write_bytes(data)

    @contextmanager
    def file(self, name: str) -> Iterator[Path]:
        path = self.stage / "new" / name
        with refusing(self.out / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield path
            with path.open("rb+") as file:
                os.fsync(file.fileno())

    def folder(self, name: str) -> None:
        self._units.add(name)

    def present(self, name: str) -> bytes | None:
        path = self.out / name
        with refusing(path):
            return path.read_bytes() if path.is_file() else None

    def listing(self, name: str, data: bytes) -> None:
        self._lists[name] = data

    def finish(self) -> None:
        """Move everything to its place.

        Raises:
            ExportError: something else is there, or the disk refuses; then everything is as before.
        """
        for name, data in self._lists.items():
            self.write(name, data)
        new = self.stage / "new"
        with refusing(self.out):
            new.mkdir(exist_ok=True)
            names = [n for n in self._parts(new) if n not in self._lists]
            names = [n for n in names if not self._settled(n)]
            done: list[Callable[[], object]] = []
            try:
                if not self.out.exists():  # at one stroke
                    self._move(new, self.out, self.stage / "old", done)
                    return
                for number, name in enumerate([*names, *self._lists]):
                    self._move(new / name, self.out / name, self.stage / "old" / str(number), done)
            except BaseException:
                for undo in reversed(done):
                    with contextlib.suppress(OSError):
                        undo()
                raise

    def discard(self) -> None:
        """Nothing of what was not finished stays."""
        shutil.rmtree(self.stage, ignore_errors=True)

    def _parts(self, new: Path) -> list[str]:
        """What is moved in one go: declared folders, and the files outside them."""
        parts = sorted(u for u in self._units if (new / u).is_dir())
        for folder, inside, files in os.walk(new):
            at = Path(folder).relative_to(new).as_posix()
            if at in self._units:
                inside.clear()
                continue
            parts += [name if at == "." else f"{at}/{name}" for name in sorted(files)]
        return parts

    def _settled(self, name: str) -> bool:
        """Whether the very same is there already. Raises ExportError if something else is, and may not go."""
        new, old = self.stage / "new" / name, self.out / name
        if not old.exists() and not old.is_symlink():
            return False
        if _same(new, old):
            return True
        if not self._replace:
            raise ExportError(
                tr(
                    "{old} is there already and differs from what would be written. Nothing was touched: choose "
                    "another folder, or allow replacing.",
                    old=old,
                )
            )
        if str(old.resolve()) in self._guarded or new.is_dir() != old.is_dir():
            raise ExportError(
                tr("{old} is in the way and no export; it was not touched. Choose another folder.", old=old)
            )
        if old.is_dir():
            alien = next((p for p in sorted(old.iterdir()) if not _exported(p)), None)
            if alien is not None:
                raise ExportError(
                    tr("{alien} is no file of an export; it was not touched. Move it elsewhere first.", alien=alien)
                )
        return False

    def _move(self, new: Path, to: Path, aside: Path, done: list[Callable[[], object]]) -> None:
        made = to.parent
        while not made.is_dir():
            made = made.parent
        while made != to.parent:
            made = made / to.parent.relative_to(made).parts[0]
            made.mkdir()
            done.append(made.rmdir)
        if to.exists():
            aside.parent.mkdir(exist_ok=True)
            to.rename(aside)
            done.append(lambda: aside.rename(to))
        new.rename(to)
        done.append(lambda: to.rename(new))


def _exported(path: Path) -> bool:
    if path.is_dir() and not path.is_symlink():
        return all(_exported(p) for p in path.iterdir())
    return path.is_file() and path.suffix in (".png", ".jpg", ".txt", ".json", ".mp4")


def _same(a: Path, b: Path) -> bool:
    if a.is_dir() != b.is_dir():
        return False
    if a.is_file():
        return filecmp.cmp(a, b, shallow=False)
    names = sorted(p.name for p in a.iterdir())
    return names == sorted(p.name for p in b.iterdir()) and all(_same(a / n, b / n) for n in names)


class ZipPlace:
    """A zip file. Pictures are stored as they are: they are compressed already."""

    def __init__(self, out: Path, replace: bool, guarded: Collection[Path]) -> None:
        self.out, self.zipped = out, True
        if out.is_dir():
            raise ExportError(tr("{out} is a folder, not a zip file; choose another name.", out=out))
        if out.exists() and (not replace or out.resolve() in {p.resolve() for p in guarded}):
            raise ExportError(
                tr("{out} is there already. Nothing was touched: choose another name, or allow replacing.", out=out)
            )
        above = out.parent
        while not above.is_dir():
            above = above.parent
        self.stage = above / f".{out.name}.{secrets.token_hex(4)}{_SCRAP}"
        with refusing(out):
            self.stage.mkdir()
            self._file: IO[bytes] = (self.stage / out.name).open("wb")
            self._zip = zipfile.ZipFile(self._file, "w", allowZip64=True)
        self._lists: dict[str, bytes] = {}

    def write(self, name: str, data: bytes) -> None:
        with refusing(self.out):
            self._zip.writestr(_entry(name), data)

    @contextmanager
    def file(self, name: str) -> Iterator[Path]:
        path = self.stage / "draft" / Path(name).name
        with refusing(self.out):
            path.parent.mkdir(exist_ok=True)
            yield path
            with path.open("rb") as source, self._zip.open(_entry(name), "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, 1 << 20)
            path.unlink()

    def folder(self, name: str) -> None:
        pass

    def present(self, name: str) -> bytes | None:
        return None

    def listing(self, name: str, data: bytes) -> None:
        self._lists[name] = data

    def finish(self) -> None:
        """See :meth:`FolderPlace.finish`."""
        for name, data in self._lists.items():
            self.write(name, data)
        with refusing(self.out):
            self._zip.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self.out.parent.mkdir(parents=True, exist_ok=True)
            (self.stage / self.out.name).replace(self.out)

    def discard(self) -> None:
        """See :meth:`FolderPlace.discard`."""
        if not self._file.closed:
            # The directory of a file that is given up is of no use, and the disk may refuse it.
            self._zip.fp = None
            with contextlib.suppress(OSError):
                self._file.close()
        shutil.rmtree(self.stage, ignore_errors=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # of 1980: the same masks give the same file
    entry.external_attr = 0o644 << 16
    packed = name.endswith((".json", ".txt"))
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return entry


@contextmanager
def open_place(
    out: Path, *, zipped: bool, known: Collection[str], replace: bool, guarded: Collection[Path]
) -> Iterator[Place]:
    """A place whose files appear when the block ends well; otherwise nothing is left.

    Args:
        out: the folder, or the zip file.
        known: names by which a folder that is not empty is recognised as one that may be added to.
        replace: put new folders and files in the place of those that are there and differ.
        guarded: files and folders that are never replaced (the videos themselves).

    Raises:
        ExportError: see there.
    """
    place = ZipPlace(out, replace, guarded) if zipped else FolderPlace(out, known, replace, guarded)
    try:
        yield place
        place.finish()
    except ExportError as error:  # the person knows nothing of the hidden folder
        text = str(error).replace(str(place.stage / "new"), str(out)).replace(str(place.stage), str(out))
        raise ExportError(text) from error
    except OSError as error:
        raise ExportError(tr("{out} cannot be written: {reason}.", out=out, reason=reason(error))) from error
    finally:
        place.discard()
