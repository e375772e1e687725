"""DAVIS folders: what evaluators and training code of video object segmentation read.

    <root>/Annotations/<resolution>/<sequence>/00000.png    8-bit palette PNG, index = object id
    <root>/JPEGImages/<resolution>/<sequence>/00000.jpg
    <root>/ImageSets/<year>/<subset>.txt                    one sequence a line

``<resolution>`` is "480p" when the short side is 480, else "Full-Resolution". Writing is here, reading in
:mod:`vosannot.project.davis_import`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import cv2
import numpy as np
from PIL import Image as PilImage

from vosannot.core.errors import ExportError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.files import add_line, make_folder, refusing, write_file
from vosannot.masks.label_map import LabelMap, resize_labels
from vosannot.masks.png import encode_png
from vosannot.media.clip import Clip, ClipKind, Image, open_clip
from vosannot.project.davis_import import import_davis, list_sequences, read_first_mask
from vosannot.project.document import Document
from vosannot.project.records import FrameState, Provenance, VideoInfo

__all__ = ["davis_stems", "export_davis", "import_davis", "list_sequences", "read_first_mask", "sequence_name"]

Resolution: TypeAlias = Literal["auto", "480p", "full", "both"]
FramesWanted: TypeAlias = Literal["all", "approved_only"]

_FULL = "Full-Resolution"
_JPEG_QUALITY = 95
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class _Target:
    """One resolution's two folders. ``size`` is (height, width)."""

    name: str
    size: tuple[int, int]
    masks: Path
    images: Path


@dataclass(frozen=True, slots=True)
class _File:
    """A file to write: for which frame, where, and what makes its bytes."""

    path: Path
    make: Callable[[], bytes]
    source: Path | None = None


def davis_stems(video: VideoInfo) -> tuple[str, ...]:
    """The name of each frame's files: the source's own if they are five digits, else counted from 00000."""
    if video.stems and all(re.fullmatch(r"[0-9]{5}", stem) for stem in video.stems):
        return video.stems
    return tuple(f"{frame:05d}" for frame in range(video.frame_count))


def sequence_name(video: VideoInfo) -> str:
    """The video's name as a folder and as one line of a list."""
    return re.sub(r"[\x00-\x1f/\\:]", "_", video.name).strip().strip(".") or "video"


def size_480p(height: int, width: int) -> tuple[int, int]:
    """(height, width) with a short side of 480 and the long side even, as DAVIS has it (1920x1080: 854x480)."""
    short = min(height, width)
    height, width = (480 if side == short else 2 * round(side * 240 / short) for side in (height, width))
    return height, width


def export_davis(
    document: Document,
    out: Path,
    *,
    resolution: Resolution = "auto",
    frames: FramesWanted = "all",
    subset: str = "val",
    year: str = "2017",
    with_images: bool = True,
    fill_missing: bool = False,
    overwrite: bool = False,
    name: str | None = None,
) -> EventStream:
    """Write a video's masks and images. Yields ``IterationDone(stage="export")`` for every file.

    Frames without a (wanted) label map get no mask, and a ``Warned`` lists them: an all-background mask would
    claim that nothing is there, and training code would believe it. Evaluators, which want every frame, then
    complain loudly instead of scoring a wrong claim in silence; ``fill_missing`` writes the empty masks.

    Every file appears only when it is complete, and the sequence is listed in ``ImageSets`` only when all
    are.

    Args:
        out: the DAVIS root; made if it is missing.
        resolution: "auto" for the clip's own size, "full" the same under the name Full-Resolution, "480p" for
            a short side of 480 (images area-averaged, masks nearest neighbour), "both" for those two.
        frames: "approved_only" leaves out what is propagated and not approved.
        with_images: also write the images; JPEG files that need no change are copied byte for byte.
        overwrite: replace the files of a sequence of that name that is there and differs.
        name: the sequence's name; the video's own by default.

    Raises:
        ExportError: a file or folder cannot be written, or files are there that differ (then none was
            touched).
        ClipError: the images are wanted and the clip cannot be read.
    """
    video = document.video
    sequence = name or sequence_name(video)
    if Path(sequence).name != sequence or sequence in (".", ".."):
        raise ExportError(f"“{sequence}” is no name for a sequence; choose one without slashes.")
    out = Path(out).expanduser().absolute()
    targets = _targets(video, out, sequence, resolution)
    stems = davis_stems(video)
    states = {f: s for f, s in document.states().items() if frames == "all" or _trusted(s)}
    masked = range(video.frame_count) if fill_missing else sorted(states)
    yield from _remarks(video, states, fill_missing, frames)

    clip = open_clip(video.path) if with_images else None
    try:
        if clip is not None and (clip.info.frame_count, clip.info.width, clip.info.height) != (
            video.frame_count,
            video.width,
            video.height,
        ):
            raise ExportError(f"{video.path} has changed since it was annotated; put the old video back.")
        files = _files(document, clip, targets, stems, masked, states)
        yield StageStarted("export", len(files))
        stale = _stale(targets, stems, masked)
        done = _compared(files, stale, targets, overwrite)
        for target in targets:
            make_folder(target.masks)
            if clip is not None:
                make_folder(target.images)
        for step, file in enumerate(files, start=1):
            if file.path not in done:
                write_file(file.path, file.make())
            yield IterationDone("export", step, len(files))
    finally:
        if clip is not None:
            clip.close()
    for path in stale:
        with refusing(path):
            path.unlink(missing_ok=True)
    if stale:
        yield Warned(f"Frames without a mask now had one from an earlier export; removed: {len(stale)}.")
    listing = out / "ImageSets" / year
    make_folder(listing)
    add_line(listing / f"{subset}.txt", sequence)
    yield Finished({"sequence": sequence, "masks": len(masked), "folder": str(targets[0].masks)})


def _trusted(state: FrameState) -> bool:
    return state.provenance is not Provenance.PROPAGATED


def _targets(video: VideoInfo, out: Path, sequence: str, resolution: Resolution) -> list[_Target]:
    own = video.height, video.width
    small = size_480p(*own)
    named = {
        "auto": [("480p", own) if min(own) == 480 else (_FULL, own)],
        "full": [(_FULL, own)],
        "480p": [("480p", own if min(own) == 480 else small)],
        "both": [(_FULL, own), ("480p", own if min(own) == 480 else small)],
    }
    if resolution not in named:
        raise ExportError(f"There is no resolution “{resolution}”; choose one of {', '.join(named)}.")
    return [
        _Target(name, size, out / "Annotations" / name / sequence, out / "JPEGImages" / name / sequence)
        for name, size in named[resolution]
    ]


def _remarks(
    video: VideoInfo, states: dict[int, FrameState], fill_missing: bool, frames: FramesWanted
) -> Iterator[Warned]:
    """What evaluators would stumble over."""
    missing = [f for f in range(video.frame_count) if f not in states]
    if missing:
        what = "have no mask" if frames == "all" else "have no approved mask"
        then = "were written as empty" if fill_missing else "were left out; evaluators want every frame"
        yield Warned(f"{len(missing)} of {video.frame_count} frames {what} and {then}: {_ranges(missing)}.")
    used = sorted({i for s in states.values() for i in s.object_ids})
    if used and used != list(range(1, len(used) + 1)):
        listed = ", ".join(map(str, used))
        yield Warned(f"The object ids are {listed}; evaluators want 1 to {len(used)} without gaps.")
    first = set(states[0].object_ids) if 0 in states else set()
    late = [i for i in used if i not in first]
    if late and 0 in states:
        yield Warned(f"Not in the first frame, so evaluators do not score them: objects {', '.join(map(str, late))}.")


def _ranges(frames: Sequence[int]) -> str:
    """ "0–4, 7, 9–12"."""
    runs: list[tuple[int, int]] = []
    for frame in frames:
        if runs and runs[-1][1] == frame - 1:
            runs[-1] = runs[-1][0], frame
        else:
            runs.append((frame, frame))
    listed = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:12]]
    return ", ".join(listed) + (", …" if len(runs) > 12 else "")


def _files(
    document: Document,
    clip: Clip | None,
    targets: Sequence[_Target],
    stems: Sequence[str],
    masked: Sequence[int],
    states: dict[int, FrameState],
) -> list[_File]:
    """All files, frame by frame, so that a video is decoded once from front to back."""
    originals = {} if clip is None else _originals(clip)
    with_mask = set(masked)
    files = []
    last: tuple[int, Image] | None = None

    def picture(frame: int) -> Image:
        nonlocal last
        assert clip is not None
        if last is None or last[0] != frame:
            last = frame, clip.frame(frame)
        return last[1]

    def image(frame: int, target: _Target) -> Callable[[], bytes]:
        original = originals.get(frame)
        if original is not None and target.size == (document.video.height, document.video.width):
            return lambda: _read(original)
        return lambda: _jpeg(picture(frame), target.size)

    def mask(frame: int, target: _Target) -> Callable[[], bytes]:
        return lambda: _mask(document, frame, target.size, frame in states)

    for frame, stem in enumerate(stems):
        for target in targets:
            if clip is not None:
                path = target.images / f"{stem}.jpg"
                files.append(_File(path, image(frame, target), originals.get(frame)))
            if frame in with_mask:
                files.append(_File(target.masks / f"{stem}.png", mask(frame, target)))
    return files


def _originals(clip: Clip) -> dict[int, Path]:
    """Source files that are already what DAVIS wants: upright JPEG in RGB or grey."""
    info = clip.info
    if info.kind is not ClipKind.IMAGES:
        return {}
    folder = info.path if info.path.is_dir() else info.path.parent
    by_stem = {p.stem: p for p in folder.iterdir() if p.suffix.lower() in (".jpg", ".jpeg")}
    found = {}
    for frame, stem in enumerate(info.stems):
        path = by_stem.get(stem)
        if path is None:
            continue
        try:
            with PilImage.open(path, formats=("JPEG",)) as image:
                if image.mode in ("RGB", "L") and image.getexif().get(_ORIENTATION, 1) == 1:
                    found[frame] = path
        except (OSError, SyntaxError, ValueError):  # not a JPEG whatever its name says: it is encoded anew
            continue
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}.") from error


def _jpeg(image: Image, size: tuple[int, int]) -> bytes:
    if image.shape[:2] != size:
        shrinks = size[0] < image.shape[0]
        method = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, (size[1], size[0]), interpolation=method), np.uint8)
    options = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    done, data = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), options)
    if not done:
        raise ExportError(f"A frame of {size[1]}x{size[0]} cannot be written as JPEG.")
    return bytes(data.tobytes())


def _mask(document: Document, frame: int, size: tuple[int, int], wanted: bool) -> bytes:
    labels: LabelMap | None = document.labels(frame) if wanted else None
    if labels is None:
        return encode_png(np.zeros(size, np.uint8))
    return encode_png(labels if labels.shape == size else resize_labels(labels, size))


def _stale(targets: Sequence[_Target], stems: Sequence[str], masked: Sequence[int]) -> list[Path]:
    """Masks that lie there under five digits and do not belong to this export."""
    mine = {f"{stems[f]}.png" for f in masked}
    return [
        path
        for target in targets
        if target.masks.is_dir()
        for path in sorted(target.masks.iterdir())
        if re.fullmatch(r"[0-9]{5}\.png", path.name) and path.name not in mine
    ]


def _compared(files: Sequence[_File], stale: Sequence[Path], targets: Sequence[_Target], overwrite: bool) -> set[Path]:
    """The files that need not be written; refuses if others are in the way."""
    different = [path for path in stale if not overwrite]
    done: set[Path] = set()
    if not any(folder.is_dir() for target in targets for folder in (target.masks, target.images)):
        return done
    for file in files:
        if not file.path.exists():
            continue
        # Exported into the folder that the clip was opened from: its images stay what they are.
        if file.source is not None and file.path.samefile(file.source):
            done.add(file.path)
        elif not overwrite:
            if _read(file.path) == file.make():
                done.add(file.path)
            else:
                different.append(file.path)
        if different:
            break
    if different:
        raise ExportError(
            f"{different[0]} is there already and differs from what would be written. Nothing was touched: "
            "choose another folder or name, or allow overwriting."
        )
    return done
