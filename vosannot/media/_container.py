"""Opening a container with libavformat, with errors that a person can act on."""

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.buffer import Buffer
from av.container.input import InputContainer
from av.stream import Discard, Disposition
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from vosannot.core.errors import ClipError
from vosannot.core.words import tr
from vosannot.media._info import Image

__all__ = [
    "DECODING_ERRORS",
    "declared_frames",
    "open_video",
    "orientation",
    "oriented",
    "promised_seconds",
    "to_rgb",
]

DECODING_ERRORS = (av.FFmpegError, EOFError, ValueError)
"""What PyAV raises when data cannot be demuxed or decoded."""

# Demuxers that take something else than one self-contained video: playlists that name further files, and
# plain text.
_REFUSED = frozenset({"applehttp", "hls", "concat", "concatf", "dash", "imf", "lavfi", "rtsp", "sdp", "tty"})
_HIDDEN = Disposition.attached_pic | Disposition.timed_thumbnails
_UNSPECIFIED = 2
_THREADS = 8  # each holds a frame back, which makes random access slower

Orientation = tuple[bool, bool, bool]
"""(transpose, flip rows, flip columns), in this order."""


def open_video(path: Path) -> tuple[InputContainer, VideoStream]:
    """Open a file and pick its best video stream; the other streams are not read.

    Raises:
        ClipError: not a video, damaged beyond opening, or without pictures.
    """
    try:
        container = av.open(f"file:{path}", metadata_errors="replace", options={"protocol_whitelist": "file"})
    except MemoryError as error:
        raise ClipError(tr("{path} needs more memory than there is.", path=path)) from error
    except DECODING_ERRORS as error:
        raise ClipError(_cannot_open(path, error)) from error
    try:
        stream = _choose(path, container)
    except BaseException:
        container.close()
        raise
    for other in container.streams:
        if other.index != stream.index:
            with contextlib.suppress(AttributeError, ValueError):
                other.discard = Discard.all
    stream.codec_context.thread_type = "AUTO"
    stream.codec_context.thread_count = min(_THREADS, os.cpu_count() or 1)
    return container, stream


def _choose(path: Path, container: InputContainer) -> VideoStream:
    if _REFUSED & set(container.format.name.split(",")):
        raise ClipError(tr("{path} is not a video file; choose a video or a folder of images.", path=path))
    streams = [s for s in container.streams.video if not s.disposition & _HIDDEN]
    if not streams:
        if container.streams.audio:
            raise ClipError(tr("{path} has sound but no moving picture; choose a video file.", path=path))
        raise ClipError(tr("{path} has no video in it; choose a video file or a folder of images.", path=path))
    best = container.streams.best("video")
    stream = next((s for s in streams if best is not None and s.index == best.index), streams[0])
    context = stream.codec_context
    if context is None:
        raise ClipError(
            tr("{path} is stored with a codec that cannot be read here; convert it to H.264 first.", path=path)
        )
    if not context.width or not context.height:
        raise ClipError(
            tr("{path} does not say how large its picture is; it may be damaged. Convert it again.", path=path)
        )
    return stream


def _cannot_open(path: Path, error: Exception) -> str:
    reason = str(getattr(error, "strerror", None) or error)
    log = getattr(error, "log", None)
    detail = f"{reason} {log[2] if log else ''}"
    if "moov" in detail or _has_mp4_head(path):
        return tr(
            "{path} is incomplete: the index at its end is missing, as after an interrupted recording or "
            "copy; copy it again or repair it.",
            path=path,
        )
    return tr(
        "{path} is not a video that can be read ({reason}); choose a video file or a folder of images.",
        path=path,
        reason=reason,
    )


def _has_mp4_head(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(8)[4:] == b"ftyp"
    except OSError:
        return False


def declared_frames(container: InputContainer, stream: VideoStream) -> int:
    """How many packets the container's index promises; 0 when it does not say.

    Frames of an MP4 that its edit list cuts away are in its header's count, but not in its index.
    """
    if "mp4" in container.format.name:
        return len(stream.index_entries)
    return stream.frames


def promised_seconds(container: InputContainer, stream: VideoStream) -> float:
    """How long the video is by what Matroska files say of it; 0 when they don't, and for other formats."""
    text = stream.metadata.get("DURATION", "") if "matroska" in container.format.name else ""
    parts = re.fullmatch(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)\0*", text)
    return int(parts[1]) * 3600 + int(parts[2]) * 60 + float(parts[3]) if parts else 0.0


def orientation(frame: VideoFrame) -> Orientation:
    """How to turn a decoded frame so that it is displayed as its display matrix says.

    Matrices that do not map the axes onto each other (a rotation by 10 degrees) are ignored.
    """
    table = cast("Mapping[str, Buffer]", frame.side_data)
    try:
        data = table["DISPLAYMATRIX"]
    except KeyError:
        return False, False, False
    a, b, _, c, d = np.frombuffer(bytes(data)[:20], np.int32).tolist()
    if a and d and not b and not c:
        return False, d < 0, a < 0
    if b and c and not a and not d:
        return True, b < 0, c < 0
    return False, False, False


def oriented(image: Image, turn: Orientation) -> Image:
    """Apply :func:`orientation`; the result is contiguous."""
    transpose, rows, columns = turn
    if transpose:
        image = image.transpose(1, 0, 2)
    if rows:
        image = image[::-1]
    if columns:
        image = image[:, ::-1]
    return np.ascontiguousarray(image)


def to_rgb(frame: VideoFrame, width: int, height: int) -> Image:
    """Convert a decoded frame to uint8 [height, width, 3] RGB, honouring its colour matrix and range.

    An untagged YUV frame is taken as BT.709 from 720 rows upwards, else as BT.601, as players do.
    """
    matrix: Colorspace | None = None
    if frame.colorspace == _UNSPECIFIED and not frame.format.is_rgb:
        matrix = Colorspace.ITU709 if frame.height >= 720 else Colorspace.ITU601
    rgb = frame.reformat(
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=matrix,
        dst_color_range=ColorRange.JPEG,
        threads=1,
    )
    return np.ascontiguousarray(rgb.to_ndarray(), np.uint8)
