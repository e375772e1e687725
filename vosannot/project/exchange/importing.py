"""Import: from files of others to label maps of a workspace."""

import secrets
import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from vosannot.core.errors import AnnotationError, UsageError
from vosannot.core.events import Command, Event, EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.files import refusing
from vosannot.core.paths import default_workspace
from vosannot.core.words import tr
from vosannot.masks.palette import display_colour
from vosannot.masks.png import encode_png
from vosannot.media.clip import ClipInfo, ClipKind, open_clip
from vosannot.project.content import present
from vosannot.project.document import Document
from vosannot.project.exchange.incoming import Incoming, MaskReader, by_frame, fits
from vosannot.project.exchange.material import ranges_text, sequence_name
from vosannot.project.exchange.recognising import Recognised, recognise
from vosannot.project.exchange.unpacking import unpack
from vosannot.project.records import FrameState, ObjectInfo, Provenance, VideoInfo
from vosannot.project.workspace import Workspace

__all__ = ["import_masks", "masks_for"]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The masks of one video, and where they go: to a video of the workspace, or to one that will be added."""

    incoming: Incoming
    video: VideoInfo | None
    clip: ClipInfo | None
    frames: Mapping[int, str]

    @property
    def name(self) -> str:
        return self.video.name if self.video is not None else self.incoming.name

    @property
    def size(self) -> tuple[int, int]:
        about = self.video or self.clip
        assert about is not None
        return about.height, about.width

    @property
    def frame_count(self) -> int:
        about = self.video or self.clip
        assert about is not None
        return about.frame_count


_Maps = dict[int, tuple[bytes, tuple[int, ...]]]


def masks_for(path: Path, video: VideoInfo) -> dict[int, MaskReader]:
    """Readers of the masks that a folder or JSON file has for a video, by frame.

    Raises:
        AnnotationError: it has none for that video, or a mask belongs to no frame.
    """
    incoming = _variant(recognise(path), path, video)
    frames = by_frame(incoming, video.name, video.frame_count, video.stems)
    return {frame: incoming.masks[stem] for frame, stem in frames.items()}


def import_masks(
    path: Path | str,
    workspace: Workspace,
    *,
    into: int | None = None,
    names: Sequence[str] = (),
    provenance: Provenance | None = None,
    replace: bool = False,
) -> EventStream:
    """Read masks of others into a workspace. Yields ``IterationDone(stage="masks")`` for every mask.

    Understood are DAVIS, YouTube-VOS and COCO, folders of PNG files named like the frames, and zip files of those.
    Masks go to the video of the same name and size; a video that is not there is added, if its frames lie beside them.
    Everything is read and checked before anything is changed; each video's masks are one step to undo.

    Ids stay; new ones become objects, with the names that the source has for them. 255 is void and becomes background;
    a black-and-white mask (DAVIS-2016) is object 1.

    Args:
        into: number of the video that the masks are for, whatever the source calls it.
        names: only the source's videos of these names.
        provenance: what the masks count as. By default manual, that is as references, if only some frames have one; if
            every frame has one, the first is manual and the others approved: jobs leave all of them alone, and an
            engine is not asked to take every frame for a reference.
        replace: also replace label maps that are manual. Otherwise those stay, and a ``Warned`` lists them.

    Raises:
        AnnotationError: nothing known lies there, a mask cannot be read, has another size, or belongs to no frame.
        ClipError: the frames of a video cannot be opened.
        ExportError: a zip file cannot be unpacked for want of room.
        WorkspaceError: the workspace cannot be written.
    """
    path = Path(path).expanduser().absolute()
    with _unpacked(path, workspace) as unpacked, _named(path, unpacked):
        if unpacked is not None:
            yield from unpack(path, unpacked.folder)
        source = path if unpacked is None else unpacked.folder
        plans = _plans(source, path, workspace, into, names)
        if unpacked is not None and any(plan.clip is not None for plan in plans):
            plans = _plans(unpacked.keep(), path, workspace, into, names)  # their frames stay on the disk
        for plan in plans:
            yield from (Warned(remark) for remark in plan.incoming.remarks)
        total = sum(len(plan.frames) for plan in plans)
        yield StageStarted("masks", total)
        step = 0
        read: list[_Maps] = []
        for plan in plans:
            maps: _Maps = {}
            for frame, stem in plan.frames.items():
                labels = plan.incoming.masks[stem](plan.size)
                maps[frame] = encode_png(labels), present(labels)  # a long video's arrays would not fit into memory
                step += 1
                yield IterationDone("masks", step, total)
            read.append(maps)
        counts = {"frames": 0, "objects": 0, "skipped": 0}
        added = 0
        for plan, maps in zip(plans, read, strict=True):
            video = plan.video
            if video is None:
                assert plan.clip is not None
                video, added = workspace.add_video(plan.clip), added + 1
            if unpacked is not None:
                unpacked.used = unpacked.used or plan.clip is not None
            document = workspace.editable_document(video.id)
            summary = yield from _store(document, plan, maps, provenance, replace)
            counts = {key: counts[key] + summary[key] for key in counts}
    if unpacked is not None and unpacked.used:
        yield Warned(
            tr(
                "The frames were unpacked into {folder}: leave them there, the videos are read from it.",
                folder=unpacked.folder,
            )
        )
    yield Finished({"videos": len(plans), "added": added, **counts})


class _Unpacked:
    """The folder of a zip file's content: beside the workspace, because videos that are added stay there (for a team's
    workspace in the data folder)."""

    def __init__(self, archive: Path, workspace: Path) -> None:
        self._final = next(p for p in _free(workspace.parent / archive.stem) if not p.exists())
        self.folder = workspace.parent / f".{archive.stem}.{secrets.token_hex(4)}.part"
        self.used = False
        with refusing(self.folder):
            self.folder.mkdir()

    def keep(self) -> Path:
        """Give it its lasting name."""
        with refusing(self._final):
            self.folder.rename(self._final)
        self.folder = self._final
        return self.folder


def _free(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}-{number}")
        number += 1


@contextmanager
def _named(path: Path, unpacked: _Unpacked | None) -> Iterator[None]:
    """The person knows nothing of the hidden folder."""
    try:
        yield
    except AnnotationError as error:
        if unpacked is None:
            raise
        raise AnnotationError(str(error).replace(str(unpacked.folder), str(path))) from error


@contextmanager
def _unpacked(path: Path, workspace: Workspace) -> Iterator[_Unpacked | None]:
    if path.suffix.lower() != ".zip" or not path.is_file():
        yield None
        return
    unpacked = _Unpacked(path, default_workspace() if workspace.shared else workspace.path)
    try:
        yield unpacked
    finally:
        if not unpacked.used:
            shutil.rmtree(unpacked.folder, ignore_errors=True)


def _plans(source: Path, path: Path, workspace: Workspace, into: int | None, names: Sequence[str]) -> list[_Plan]:
    found = recognise(source)
    if into is not None:
        video = workspace.video(into)
        incoming = _variant(found, path, video)
        return [_Plan(incoming, video, None, by_frame(incoming, video.name, video.frame_count, video.stems))]
    known = {variants[0].name for variants in found.videos}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(
            tr(
                "{path} has no video called “{unknown}”; it has {listed}.",
                path=path,
                unknown=unknown[0],
                listed=", ".join(sorted(known)),
            )
        )
    chosen = [v for v in found.videos if not names or v[0].name in names]
    return [_plan(variants, workspace.videos()) for variants in chosen]


def _variant(found: Recognised, path: Path, video: VideoInfo) -> Incoming:
    """What of the source is meant for this video: the one of its name, or the only one; the size that fits."""
    named = [v for v in found.videos if v[0].name in (video.name, sequence_name(video))]
    if not named and len(found.videos) > 1:
        raise AnnotationError(
            tr(
                "{path} has several videos and none named {name}; choose the folder of one of them.",
                path=path,
                name=video.name,
            )
        )
    variants = (named or found.videos)[0]
    return next((v for v in variants if fits(v, video)), variants[0])


def _plan(variants: Sequence[Incoming], videos: Sequence[VideoInfo]) -> _Plan:
    first = variants[0]
    named = [v for v in videos if first.name in (v.name, sequence_name(v))]
    lying = [v for v in videos if any(i.images is not None and i.images == v.path for i in variants)]
    pairs = [(i, v) for v in (lying or named) for i in variants if fits(i, v)]
    if len({v.id for _, v in pairs}) > 1:
        raise AnnotationError(
            tr(
                "The workspace has several videos called {name}; import its masks while that clip is open, "
                "or with --video.",
                name=first.name,
            )
        )
    if pairs:
        incoming, video = pairs[0]
        return _Plan(incoming, video, None, by_frame(incoming, video.name, video.frame_count, video.stems))
    adding = next((i for i in variants if i.images is not None), None)
    if adding is None or adding.images is None:
        if named:
            video, size = named[0], first.size or (0, 0)
            raise AnnotationError(
                tr(
                    "The masks of {name} are {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must "
                    "have the size of its clip.",
                    name=first.name,
                    width=size[1],
                    height=size[0],
                    clip_width=video.width,
                    clip_height=video.height,
                )
            )
        raise AnnotationError(
            tr(
                "{source}: the workspace has no video called {name}, and its frames do not lie beside the "
                "masks. Add the video first, or import the masks while its clip is open.",
                source=first.source,
                name=first.name,
            )
        )
    with open_clip(adding.images) as clip:
        info = clip.info
    if named:
        video = named[0]
        remark = (
            f"{adding.name}: the workspace's video of that name is {video.width}x{video.height}, this one is "
            f"{info.width}x{info.height}; it was added as another video."
        )
        adding = replaced(adding, remarks=(*adding.remarks, remark))
    stems = info.stems if info.kind is ClipKind.IMAGES else ()
    return _Plan(adding, None, info, by_frame(adding, info.name, info.frame_count, stems))


def _store(
    document: Document, plan: _Plan, read: _Maps, provenance: Provenance | None, replace: bool
) -> Generator[Event, Command | None, dict[str, int]]:
    complete = len(read) == plan.frame_count > 1
    first = min(read)
    states = document.states()
    kept = [f for f in read if not replace and f in states and states[f].provenance is Provenance.MANUAL]
    maps = {}
    for frame, (png, _) in read.items():
        if frame not in kept:
            counts_as = provenance or (Provenance.APPROVED if complete and frame != first else Provenance.MANUAL)
            maps[frame] = FrameState(frame, counts_as, None, ()), png
    known = {o.id: o.name for o in document.objects()}
    ids = {i for frame in maps for i in read[frame][1]}
    names = plan.incoming.objects
    new = [ObjectInfo(i, names.get(i, f"object {i}"), display_colour(i)) for i in sorted(ids - set(known))]
    if maps:
        document.set_many(maps, tr("Import {name}", name=plan.incoming.name), new_objects=new)
    if kept:
        yield Warned(
            tr(
                "{name}: manual masks were kept in frames {ranges_text}.",
                name=document.video.name,
                ranges_text=ranges_text(kept),
            )
        )
    other = [i for i in sorted(ids & set(known)) if names.get(i, known[i]) != known[i]]
    if other:
        listed = ", ".join(f"{i} is “{known[i]}” here and “{names[i]}” there" for i in other[:4])
        yield Warned(
            tr(
                "{name}: names of objects stay as they were: {listed}{part}.",
                name=document.video.name,
                listed=listed,
                part=", …" * (len(other) > 4),
            )
        )
    return {"frames": len(maps), "objects": len(new), "skipped": len(kept)}
