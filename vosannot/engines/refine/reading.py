"""Masks for a check, from files. No torch here."""

from pathlib import Path

from vosannot.core.errors import AnnotationError, UsageError
from vosannot.core.words import tr
from vosannot.masks.png import encode_png
from vosannot.media.clip import ClipInfo, open_clip
from vosannot.project.exchange.importing import masks_for
from vosannot.project.records import VideoInfo, VideoStatus

__all__ = ["frames_named", "masks_and_trust", "masks_of"]


def masks_and_trust(clip: Path, masks: Path, trusted: str) -> tuple[ClipInfo, dict[int, bytes], frozenset[int]]:
    """A clip, its masks as :func:`masks_of` reads them, and the frames that are trusted.

    Args:
        trusted: a list as :func:`frames_named` takes it.

    Raises:
        AnnotationError: see :func:`masks_of`; or a trusted frame has no mask.
        UsageError: see :func:`frames_named`.
    """
    with open_clip(clip) as opened:
        info = opened.info
    held = masks_of(masks, info)
    known = frames_named(trusted, info)
    missing = sorted(known - set(held))
    if missing:
        raise AnnotationError(tr("Frame {missing} is to be trusted, but has no mask.", missing=missing[0]))
    return info, held, known


def masks_of(path: Path, info: ClipInfo) -> dict[int, bytes]:
    """Label maps as PNG by frame, from any source that is imported (folders named like the frames, DAVIS, COCO, …).

    Raises:
        AnnotationError: there are none for this clip, one belongs to no frame, is of another size, or damaged.
    """
    readers = masks_for(path, _video(info))
    return {frame: encode_png(read((info.height, info.width))) for frame, read in readers.items()}


def frames_named(text: str, info: ClipInfo) -> frozenset[int]:
    """Frames in a list like ``0,5,10-20``; "" is none.

    Raises:
        UsageError: it is no such list, or names frames that the clip has not.
    """
    found: set[int] = set()
    for part in filter(None, text.replace(" ", "").split(",")):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise UsageError(tr("{part} is no frame: write frames as 0,5,10-20.", part=repr(part)))
        stop = int(last) if dash else int(first)
        if not int(first) <= stop < info.frame_count:
            raise UsageError(
                tr(
                    "{part}: {name} has frames 0 to {frame_count}.",
                    part=repr(part),
                    name=info.name,
                    frame_count=info.frame_count - 1,
                )
            )
        found.update(range(int(first), stop + 1))
    return frozenset(found)


def _video(info: ClipInfo) -> VideoInfo:
    """What the readers of masks ask of a workspace's video."""
    return VideoInfo(
        id=0,
        path=info.path,
        name=info.name,
        kind=str(info.kind),
        width=info.width,
        height=info.height,
        frame_count=info.frame_count,
        fps=info.fps,
        status=VideoStatus.NEW,
        stems=info.stems,
    )
