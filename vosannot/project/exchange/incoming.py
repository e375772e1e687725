"""Masks that come in: of which video, for which frames, and how they are read."""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from vosannot.core.errors import AnnotationError
from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap, strip_void
from vosannot.masks.png import read_png
from vosannot.project.records import VideoInfo

__all__ = ["Incoming", "MaskReader", "by_frame", "fits", "png_masks", "png_size", "read_first_mask"]

MaskReader: TypeAlias = Callable[[tuple[int, int]], LabelMap]
"""Reads a label map of (height, width): uint8 [H, W], 0..254. Raises AnnotationError."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The masks of one video.

    Attributes:
        name: what the source calls the video.
        source: folder or file, to be named in sentences.
        size: (height, width); None when nobody knows before reading.
        masks: readers by the stem of the frame's file.
        paths: what to call each mask in sentences, by stem.
        images: folder of the frames; None: there is none.
        objects: names by id, as far as the source has any.
        remarks: sentences for the person.
    """

    name: str
    source: Path
    size: tuple[int, int] | None
    masks: Mapping[str, MaskReader]
    paths: Mapping[str, str]
    images: Path | None = None
    objects: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


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
            tr(
                "{path} is {width}x{height} but the clip is {clip_width}x{clip_height}; a mask must have the size of "
                "its clip.",
                path=path,
                width=labels.shape[1],
                height=labels.shape[0],
                clip_width=size[1],
                clip_height=size[0],
            )
        )
    return labels


def png_masks(folder: Path) -> dict[str, Path]:
    """The PNG files of a folder by stem.

    Raises:
        AnnotationError: the folder cannot be read, or two files have one stem.
    """
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() == ".png" and p.name[0] != ".")
    except OSError as error:
        raise AnnotationError(
            tr("{folder} cannot be read: {reason}.", folder=folder, reason=error.strerror or error)
        ) from error
    found: dict[str, Path] = {}
    for file in files:
        if file.stem in found:
            raise AnnotationError(
                tr("{file} and {name} are masks of one frame; remove one.", file=file, name=found[file.stem].name)
            )
        found[file.stem] = file
    return found


def png_size(path: Path) -> tuple[int, int] | None:
    """(height, width) out of a PNG's header; None when it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except OSError:
        return None
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or len(head) < 24:
        return None
    width, height = struct.unpack(">II", head[16:24])
    return height, width


def by_frame(incoming: Incoming, name: str, frame_count: int, stems: Sequence[str]) -> dict[int, str]:
    """The stems of the masks by frame, ascending.

    A stem is the source's own name of a frame, or else also five digits counted from 0 (which is what an export calls
    frames whose names are not five digits).

    Args:
        name: of the video, for sentences.
        stems: of the video's frames; empty for a video file.

    Raises:
        AnnotationError: a mask belongs to no frame, or two to one.
    """
    own = {stem: frame for frame, stem in enumerate(stems)}
    counted = not any(len(s) == 5 and s.isdecimal() for s in own)
    found: dict[int, str] = {}
    for stem in incoming.masks:
        frame = own.get(stem)
        if frame is None and counted and stem.isascii() and stem.isdecimal() and len(stem) < 10:
            frame = int(stem) if int(stem) < frame_count else None
        if frame is None:
            raise AnnotationError(
                tr(
                    "{paths} belongs to no frame of {name}; masks must be named like the frames.",
                    paths=incoming.paths[stem],
                    name=name,
                )
            )
        if frame in found:
            raise AnnotationError(
                tr(
                    "{file} and {other} are masks of one frame; remove one.",
                    file=incoming.paths[stem],
                    other=incoming.paths[found[frame]],
                )
            )
        found[frame] = stem
    return dict(sorted(found.items()))


def fits(incoming: Incoming, video: VideoInfo) -> bool:
    """Whether the masks have the video's size, as far as is known before reading."""
    return incoming.size is None or incoming.size == (video.height, video.width)
