"""Writing corrupted datasets in the DAVIS layout."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from vosannot.core.errors import ExportError, UsageError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.core.files import make_folder, refusing, write_file
from vosannot.evaluation.corruptions.clip import corrupted
from vosannot.evaluation.corruptions.names import Corruption
from vosannot.evaluation.corruptions.sheet import png_bytes
from vosannot.media.clip import Image, open_clip

__all__ = ["FORMATS", "Source", "open_source", "write_datasets"]

FORMATS: tuple[str, ...] = ("png", "jpg")
"""PNG has exactly the pixels that ``--corruption`` gives while evaluating. JPEG (quality 95, chroma at full resolution)
takes less room, at the price of a small second corruption."""

_RECORD = "corruption.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where clean frames come from.

    Attributes:
        root: dataset in the DAVIS layout, or None for a single clip.
        resolution: folder below JPEGImages and Annotations, e.g. "480p".
        clips: name of each sequence and what to open for it.
    """

    root: Path | None
    resolution: str
    clips: tuple[tuple[str, Path], ...]


def open_source(path: Path, resolution: str = "480p", sequences: Sequence[str] | None = None) -> Source:
    """Look at a clip or a dataset.

    Args:
        path: a dataset (it has the folder JPEGImages/<resolution>), a video file or a folder of images.
        resolution: of the dataset.
        sequences: which to take; None or empty: all.

    Raises:
        ClipError: there is nothing that can be opened.
        UsageError: the dataset has no such resolution or sequence, or sequences were named for a single clip.
    """
    images = path / "JPEGImages"
    if not images.is_dir():
        if sequences:
            raise UsageError(f"{path} is a single clip, not a dataset in the DAVIS layout; leave --sequences out.")
        with open_clip(path) as clip:
            return Source(None, resolution, ((clip.info.name, clip.info.path),))
    folder = images / resolution
    if not folder.is_dir():
        raise UsageError(f"{path} has no folder JPEGImages/{resolution}; choose another --resolution.")
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    for name in sequences or ():
        if name not in names:
            raise UsageError(f"There is no sequence {name!r} in {folder}; it has {', '.join(names) or 'none'}.")
    chosen = [name for name in names if not sequences or name in sequences]
    if not chosen:
        raise UsageError(f"{folder} holds no sequences.")
    return Source(path, resolution, tuple((name, folder / name) for name in chosen))


def write_datasets(
    source: Source, out: Path, corruptions: Sequence[Corruption], *, seed: int = 0, image_format: str = "png"
) -> EventStream:
    """Write ``out/<name>-<level>`` for every corruption: frames, annotations, ImageSets.

    Frames keep their stems. Files that are there stay: what was interrupted goes on where it was, frame by frame, and
    ``corruption.json`` keeps another seed or format from being mixed in. Yields one ``IterationDone`` for every
    sequence that was finished before and every frame that is written (stage "corrupt", steps are frames).

    Args:
        source: see ``open_source``.
        out: folder that gets the datasets.
        corruptions: the variants to write.
        seed: as in ``corrupted``.
        image_format: one of ``FORMATS``.

    Raises:
        ClipError: a sequence cannot be read; names it.
        ExportError: a file cannot be written.
        UsageError: unknown format, or a folder holds what another seed or format has made.
    """
    if image_format not in FORMATS:
        raise UsageError(f"Frames are written as {' or '.join(FORMATS)}, not as {image_format!r}.")
    stems: dict[str, tuple[str, ...]] = {}
    for name, path in source.clips:
        with open_clip(path) as clip:
            stems[name] = clip.info.stems
    for corruption in corruptions:
        _claim(out / corruption.folder, corruption, seed, image_format)
    total = len(corruptions) * sum(map(len, stems.values()))
    yield StageStarted("corrupt", total)
    done = written = kept = 0
    for corruption in corruptions:
        root = out / corruption.folder
        for name, path in source.clips:
            folder = root / "JPEGImages" / source.resolution / name
            files = [folder / f"{stem}.{image_format}" for stem in stems[name]]
            missing = [index for index, file in enumerate(files) if not file.exists()]
            done += len(files) - len(missing)
            kept += len(files) - len(missing)
            if len(missing) < len(files):
                yield IterationDone("corrupt", done, total)
            if missing:
                make_folder(folder)
                with corrupted(open_clip(path), corruption, seed) as clip:
                    for index in missing:
                        write_file(files[index], _encoded(clip.frame(index), image_format))
                        done += 1
                        written += 1
                        yield IterationDone("corrupt", done, total)
            _copy_annotations(source, name, root)
        _write_sets(source, root)
    yield Finished({"datasets": len(corruptions), "written": written, "kept": kept, "out": str(out)})


def _claim(root: Path, corruption: Corruption, seed: int, image_format: str) -> None:
    """Write down what the folder holds, or refuse when it holds something else."""
    record = {"version": _VERSION, "corruption": str(corruption), "seed": seed, "format": image_format}
    path = root / _RECORD
    with refusing(path):
        found = path.read_text("utf-8") if path.exists() else None
    if found is None:
        make_folder(root)
        write_file(path, (json.dumps(record, indent=2) + "\n").encode())
        return
    try:
        same = json.loads(found) == record
    except ValueError:
        same = False
    if not same:
        raise UsageError(
            f"{root} was made with other settings ({' '.join(found.split())}); choose another --out or remove it."
        )


def _encoded(frame: Image, image_format: str) -> bytes:
    if image_format == "png":
        return png_bytes(frame)
    full = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
    _, data = cv2.imencode(".jpg", cv2.cvtColor(frame, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 95, *full])
    return data.tobytes()


def _copy_annotations(source: Source, name: str, root: Path) -> None:
    if source.root is None:
        return
    masks = source.root / "Annotations" / source.resolution / name
    target = root / "Annotations" / source.resolution / name
    if masks.is_dir():
        make_folder(target)
        for mask in sorted(masks.glob("*.png")):
            if not (target / mask.name).exists():
                _copy(mask, target / mask.name)


def _write_sets(source: Source, root: Path) -> None:
    """The source's lists of sequences, without those that were not chosen; for a single clip a list of its name."""
    names = {name for name, _ in source.clips}
    lists = sorted((source.root / "ImageSets").rglob("*.txt")) if source.root is not None else []
    if source.root is None or not lists:
        target = root / "ImageSets" / "2017" / "val.txt"
        make_folder(target.parent)
        write_file(target, "".join(f"{name}\n" for name in sorted(names)).encode())
        return
    for path in lists:
        target = root / path.relative_to(source.root)
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ExportError(f"{path} cannot be copied: {error}.") from error
        # A line is a sequence's name, or (DAVIS 2016) the paths of a frame and its mask.
        kept = [line for line in lines if line.strip() in names or names & set(line.split(" ")[0].split("/"))]
        make_folder(target.parent)
        write_file(target, "".join(f"{line}\n" for line in kept).encode())


def _copy(path: Path, target: Path) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ExportError(f"{path} cannot be copied: {error.strerror or error}.") from error
    write_file(target, data)
