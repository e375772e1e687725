"""Reading DAVIS folders and folders of masks."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vosannot.core.errors import AnnotationError
from vosannot.core.events import Command, Event, EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.masks.label_map import LabelMap, strip_void
from vosannot.masks.palette import display_colour
from vosannot.masks.png import encode_png, read_png
from vosannot.media.clip import ClipInfo, ClipKind, open_clip
from vosannot.project.content import present
from vosannot.project.document import Document
from vosannot.project.records import FrameState, ObjectInfo, Provenance, VideoInfo
from vosannot.project.workspace import Workspace

__all__ = ["DavisSequence", "import_davis", "list_sequences", "mask_files", "read_first_mask"]

_RESOLUTIONS = ("Full-Resolution", "480p")


@dataclass(frozen=True, slots=True)
class DavisSequence:
    """A sequence of a DAVIS root."""

    name: str
    masks: Path
    images: Path


@dataclass(frozen=True, slots=True)
class _Read:
    """The masks of a video, checked: palette PNGs by frame, and the ids in each."""

    maps: Mapping[int, tuple[bytes, tuple[int, ...]]]
    frame_count: int


def read_first_mask(path: Path | str, size: tuple[int, int]) -> LabelMap:
    """Read one mask file for a clip; void is background, a black-and-white mask is object 1.

    Args:
        size: (height, width) of the clip.

    Returns:
        uint8 [H, W], values 0..254.

    Raises:
        AnnotationError: unreadable, or of another size; names the file.
    """
    labels = strip_void(read_png(path), binary=False)
    if labels.shape != size:
        raise AnnotationError(
            f"{path} is {labels.shape[1]}x{labels.shape[0]} but the clip is {size[1]}x{size[0]}; "
            "a mask must have the size of its clip."
        )
    return labels


def mask_files(source: Path, video: VideoInfo, resolution: str | None = None) -> list[tuple[Path, int]]:
    """The mask files of a video and their frames, ascending.

    Args:
        source: a folder of PNG files named like the frames, or a DAVIS root with a sequence of the video's name.
        resolution: which folder of a DAVIS root, see :func:`list_sequences`.

    Raises:
        AnnotationError: there are none, there is no such sequence, or a file belongs to no frame.
    """
    folder = source
    if (source / "Annotations").is_dir():
        named = [s for s in list_sequences(source, resolution) if s.name == video.name]
        if not named:
            raise AnnotationError(f"{source} has no sequence named {video.name}.")
        folder = named[0].masks
    return _matched(folder, _frames_by_stem(video.frame_count, video.stems), video.name)


def list_sequences(root: Path, resolution: str | None = None) -> list[DavisSequence]:
    """The sequences of a DAVIS root that have masks and images, by name.

    Args:
        resolution: a folder below ``Annotations``; by default Full-Resolution if it is there, else 480p, else
            the only one.

    Raises:
        AnnotationError: not a DAVIS root.
    """
    annotations = root / "Annotations"
    present_ = sorted(p.name for p in _folders(annotations))
    chosen = [resolution] if resolution else [r for r in _RESOLUTIONS if r in present_] or present_[:1]
    for name in chosen:
        found = [
            DavisSequence(folder.name, folder, root / "JPEGImages" / name / folder.name)
            for folder in sorted(_folders(annotations / name))
        ]
        found = [s for s in found if s.images.is_dir()]
        if found:
            return found
    raise AnnotationError(
        f"{root} is not a DAVIS folder: it needs Annotations/480p/<sequence> with masks and "
        "JPEGImages/480p/<sequence> with images (or Full-Resolution in place of 480p)."
    )


def import_davis(
    source: Path | str,
    target: Document | Workspace,
    *,
    resolution: str | None = None,
    sequences: Sequence[str] | None = None,
    provenance: Provenance | None = None,
    overwrite_manual: bool = False,
) -> EventStream:
    """Read masks into a video, or whole sequences into a workspace. Yields ``IterationDone(stage="import")``.

    Everything is read and checked before anything is changed. Each video's masks are one step to undo.

    Into a document: ``source`` is a folder of PNG files (or a DAVIS root with a sequence of the video's
        name). They
    match the video's frames by file name; every file must match. Into a workspace: a DAVIS root, whose
    sequences are added as videos.

    New ids become objects. 255 is void and becomes background; a black-and-white mask (DAVIS-2016) is object
    1.

    Args:
        resolution: which folder of a DAVIS root, see :func:`list_sequences`.
        sequences: names of those to import into a workspace; all by default.
        provenance: what the masks count as. By default manual, that is as references, if only some frames
            have one;
            if every frame has one, the first is manual and the others approved: jobs leave all of them alone,
                and an
            engine is not asked to take every frame for a reference.
        overwrite_manual: also replace label maps that are manual. Otherwise those stay, and a ``Warned``
            lists them.

    Raises:
        AnnotationError: a mask cannot be read, has another size, or belongs to no frame; names the file.
        ClipError: the images of a sequence cannot be opened.
        WorkspaceError: the workspace cannot be written.
    """
    source = Path(source).expanduser().absolute()
    if isinstance(target, Document):
        video = target.video
        size = video.height, video.width
        files = mask_files(source, video, resolution)
        yield StageStarted("import", len(files))
        read = yield from _checked(files, size, video.frame_count, 0, len(files))
        summary = yield from _store(target, read, files[0][0].parent, provenance, overwrite_manual)
        yield Finished({"videos": 1, **summary})
        return

    chosen = list_sequences(source, resolution)
    if sequences is not None:
        missing = set(sequences) - {s.name for s in chosen}
        if missing:
            raise AnnotationError(f"{source} has no sequence named {', '.join(sorted(missing))}.")
        chosen = [s for s in chosen if s.name in set(sequences)]
    clips: list[tuple[DavisSequence, ClipInfo, list[tuple[Path, int]]]] = []
    for sequence in chosen:
        with open_clip(sequence.images) as clip:
            info = clip.info
        stems = info.stems if info.kind is ClipKind.IMAGES else ()
        matching = _frames_by_stem(info.frame_count, stems)
        clips.append((sequence, info, _matched(sequence.masks, matching, sequence.name)))
    total = sum(len(files) for _, _, files in clips)
    yield StageStarted("import", total)
    checked = []
    step = 0
    for _, info, files in clips:
        size = info.height, info.width
        checked.append((yield from _checked(files, size, info.frame_count, step, total)))
        step += len(files)
    counts = {"frames": 0, "objects": 0, "skipped": 0}
    for (sequence, info, _), read in zip(clips, checked, strict=True):
        document = target.video_document(target.add_video(info).id)
        summary = yield from _store(document, read, sequence.masks, provenance, overwrite_manual)
        counts = {key: counts[key] + summary[key] for key in counts}
    yield Finished({"videos": len(clips), **counts})


def _folders(path: Path) -> list[Path]:
    try:
        return [p for p in path.iterdir() if p.is_dir() and not p.name.startswith(".")]
    except OSError:
        return []


def _frames_by_stem(frame_count: int, stems: Sequence[str]) -> Callable[[str], int | None]:
    """The frame of a mask's stem: the source's own names if it has any, else or also five digits counted from 0."""
    own = {stem: frame for frame, stem in enumerate(stems)}

    def find(stem: str) -> int | None:
        if stem in own:
            return own[stem]
        # The names that an export gives to frames whose own are not five digits.
        counted = not any(len(s) == 5 and s.isdecimal() for s in own)
        if counted and stem.isascii() and stem.isdecimal() and int(stem) < frame_count:
            return int(stem)
        return None

    return find


def _matched(folder: Path, find: Callable[[str], int | None], name: str) -> list[tuple[Path, int]]:
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() == ".png" and p.name[0] != ".")
    except OSError as error:
        raise AnnotationError(f"{folder} cannot be read: {error.strerror or error}.") from error
    if not files:
        raise AnnotationError(f"{folder} has no PNG files; choose the folder with the masks of one video.")
    matched: dict[int, Path] = {}
    for file in files:
        frame = find(file.stem)
        if frame is None:
            raise AnnotationError(f"{file} belongs to no frame of {name}; masks must be named like the frames.")
        if frame in matched:
            raise AnnotationError(f"{file} and {matched[frame].name} are masks of one frame; remove one.")
        matched[frame] = file
    return [(path, frame) for frame, path in sorted(matched.items())]


def _checked(
    files: Sequence[tuple[Path, int]], size: tuple[int, int], frame_count: int, step: int, total: int
) -> Generator[Event, Command | None, _Read]:
    """Read every file; kept as PNG, because a long video's arrays would not fit into memory."""
    maps = {}
    for path, frame in files:
        labels = read_first_mask(path, size)
        maps[frame] = encode_png(labels), present(labels)
        step += 1
        yield IterationDone("import", step, total)
    return _Read(maps, frame_count)


def _store(
    document: Document, read: _Read, folder: Path, provenance: Provenance | None, overwrite_manual: bool
) -> Generator[Event, Command | None, dict[str, int]]:
    complete = len(read.maps) == read.frame_count > 1
    first = min(read.maps)
    states = document.states()
    kept = [f for f in read.maps if not overwrite_manual and f in states and states[f].provenance is Provenance.MANUAL]
    maps = {}
    for frame, (png, _) in read.maps.items():
        if frame in kept:
            continue
        counts_as = provenance or (Provenance.APPROVED if complete and frame != first else Provenance.MANUAL)
        maps[frame] = FrameState(frame, counts_as, None, ()), png
    known = {o.id for o in document.objects()}
    ids = {i for frame in maps for i in read.maps[frame][1]}
    added = [ObjectInfo(i, f"object {i}", display_colour(i)) for i in sorted(ids - known)]
    if maps:
        document.set_many(maps, f"Import {folder.name}", new_objects=added)
    if kept:
        listed = ", ".join(map(str, kept[:12])) + (", …" if len(kept) > 12 else "")
        yield Warned(f"{document.video.name}: manual masks were kept in frames {listed}.")
    return {"frames": len(maps), "objects": len(added), "skipped": len(kept)}
