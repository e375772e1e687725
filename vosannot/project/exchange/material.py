"""What there is to export: a video's frames, their file names, pictures and label maps."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage

from vosannot.core.errors import ExportError
from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap
from vosannot.media.clip import Clip, ClipKind, Image, open_clip
from vosannot.project.document import Document
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.records import FrameState, ObjectInfo, Provenance, VideoInfo

__all__ = [
    "Material",
    "Pictures",
    "clean_name",
    "davis_stems",
    "encode_grey",
    "encode_jpeg",
    "ranges_text",
    "select",
    "sequence_name",
]

_JPEG_QUALITY = 95
_ORIENTATION = 0x0112
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # Windows keeps these for itself


def clean_name(text: str) -> str:
    """A text as one part of a path on every system, and as one line of a list; "" when nothing of it is left."""
    name = _FORBIDDEN.sub("_", text).strip().strip(".").strip()
    return f"_{name}" if _DEVICES.fullmatch(name) else name[:120]


def sequence_name(video: VideoInfo) -> str:
    """The video's name as a folder and as one line of a list."""
    return clean_name(video.name) or "video"


def davis_stems(video: VideoInfo) -> tuple[str, ...]:
    """The name of each frame's files: the source's own if they are five digits, else counted from 00000."""
    if video.stems and all(re.fullmatch(r"[0-9]{5}", stem) for stem in video.stems):
        return video.stems
    return tuple(f"{frame:05d}" for frame in range(video.frame_count))


@dataclass(frozen=True, slots=True)
class Material:
    """One video, and which of its frames are exported.

    Attributes:
        name: of its folder; no two videos of an export have the same.
        stems: file name of every frame of the video, without suffix.
        frames: those that are exported, ascending.
        states: of the frames whose label map is exported; a subset of ``frames``.
        missing: of ``frames`` those that have no (wanted) label map.
        objects: the object list.
    """

    document: Document
    video: VideoInfo
    name: str
    stems: tuple[str, ...]
    frames: tuple[int, ...]
    states: Mapping[int, FrameState]
    missing: tuple[int, ...]
    objects: tuple[ObjectInfo, ...]

    @property
    def size(self) -> tuple[int, int]:
        """(height, width)."""
        return self.video.height, self.video.width

    def masked(self, fill: bool) -> tuple[int, ...]:
        """The frames that get a mask file."""
        return self.frames if fill else tuple(self.states)

    def labels(self, frame: int) -> LabelMap:
        """uint8 [H, W], read-only; all background for a frame of ``missing``.

        Raises:
            ExportError: it has been deleted meanwhile.
            WorkspaceError: it cannot be read.
        """
        if frame not in self.states:
            return np.zeros(self.size, np.uint8)
        labels = self.document.labels(frame)
        if labels is None:
            raise ExportError(
                tr(
                    "The masks of frame {frame} of {name} were deleted meanwhile; export again.",
                    frame=frame,
                    name=self.video.name,
                )
            )
        return labels

    @contextmanager
    def pictures(self) -> Iterator["Pictures"]:
        """The clip's frames.

        Raises:
            ClipError: the clip cannot be read.
            ExportError: it is not the one that was annotated.
        """
        video = self.video
        with open_clip(video.path) as clip:
            info = clip.info
            if (info.frame_count, info.width, info.height) != (video.frame_count, video.width, video.height):
                raise ExportError(
                    tr("{path} has changed since it was annotated; put the old video back.", path=video.path)
                )
            yield Pictures(clip)

    def is_source(self, folder: Path) -> bool:
        """The clip itself lies there: its pictures must neither be replaced nor written twice."""
        return folder.exists() and self.video.path.exists() and folder.samefile(self.video.path)


class Pictures:
    """Frames of an open clip, decoded once for all sizes."""

    def __init__(self, clip: Clip) -> None:
        self._clip = clip
        self._originals = _originals(clip)
        self._last: tuple[int, Image] | None = None

    def frame(self, index: int) -> Image:
        """uint8 [H, W, 3]; see :meth:`vosannot.media.clip.Clip.frame`."""
        if self._last is None or self._last[0] != index:
            self._last = index, self._clip.frame(index)
        return self._last[1]

    def jpeg(self, index: int, size: tuple[int, int]) -> bytes:
        """A frame as JPEG file of (height, width): the source's own bytes where they are that already."""
        original = self._originals.get(index)
        if original is not None and size == (self._clip.info.height, self._clip.info.width):
            try:
                return original.read_bytes()
            except OSError as error:
                raise ExportError(
                    tr("{original} cannot be read: {reason}.", original=original, reason=error.strerror or error)
                ) from error
        return encode_jpeg(self.frame(index), size)


def select(documents: Sequence[Document], options: ExportOptions) -> list[Material]:
    """What is exported of these videos."""
    taken: set[str] = set()
    found = []
    for document in documents:
        video = document.video
        base = sequence_name(video)
        name = next(n for n in _numbered(base) if n.casefold() not in taken)
        taken.add(name.casefold())
        frames = tuple(range(0, video.frame_count, options.every))
        states = {f: s for f, s in document.states().items() if f % options.every == 0}
        if options.approved_only:
            states = {f: s for f, s in states.items() if s.provenance is not Provenance.PROPAGATED}
        missing = tuple(f for f in frames if f not in states)
        stems = davis_stems(video)
        found.append(Material(document, video, name, stems, frames, states, missing, document.objects()))
    return found


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def ranges_text(frames: Sequence[int]) -> str:
    """ "0–4, 7, 9–12"."""
    runs: list[tuple[int, int]] = []
    for frame in frames:
        if runs and runs[-1][1] == frame - 1:
            runs[-1] = runs[-1][0], frame
        else:
            runs.append((frame, frame))
    listed = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:12]]
    return ", ".join(listed) + (", …" if len(runs) > 12 else "")


def encode_jpeg(image: Image, size: tuple[int, int]) -> bytes:
    """uint8 [H, W, 3] RGB as JPEG of (height, width): area-averaged when it shrinks, bicubic when it grows.

    Raises:
        ExportError: too large for JPEG.
    """
    if image.shape[:2] != size:
        method = cv2.INTER_AREA if size[0] < image.shape[0] else cv2.INTER_CUBIC
        image = np.asarray(cv2.resize(image, (size[1], size[0]), interpolation=method), np.uint8)
    options = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    return _encoded(".jpg", np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR)), options)


def encode_grey(image: npt.NDArray[np.uint8]) -> bytes:
    """uint8 [H, W] as an 8-bit grey PNG."""
    return _encoded(".png", image, [])


def _encoded(suffix: str, image: npt.NDArray[Any], options: list[int]) -> bytes:
    done, data = cv2.imencode(suffix, image, options)
    if not done:
        raise ExportError(
            tr(
                "A frame of {width}x{height} cannot be written as {upper}.",
                width=image.shape[1],
                height=image.shape[0],
                upper=suffix[1:].upper(),
            )
        )
    return bytes(data.tobytes())


def _originals(clip: Clip) -> dict[int, Path]:
    """Source files that are already what others want: upright JPEG in RGB or grey."""
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
