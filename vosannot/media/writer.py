"""Writing video files."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from vosannot.core.errors import ExportError
from vosannot.core.files import draft_of
from vosannot.media._info import Image

__all__ = ["write_video"]

_PIXELS = {"ffv1": "bgr0", "png": "rgb24", "mjpeg": "yuvj420p", "gif": "rgb8"}
_BT709 = 1


def write_video(
    path: Path,
    frames: Iterable[Image],
    fps: float,
    *,
    codec: str = "libx264",
    crf: int = 18,
    options: Mapping[str, str] | None = None,
) -> None:
    """Encode frames into a video file, all or nothing: a file of that name is replaced only by a complete
    one.

    Args:
        path: file to write; its suffix decides the container (.mp4, .mkv, .mov, …).
        frames: uint8 [H, W, 3] RGB, all of one size; an odd width or height is padded by repeating the last
            column or row, since 4:2:0 video has even sizes. What the iterable raises passes through
            unchanged.
        fps: frames per second, above 0.
        codec: FFmpeg encoder, e.g. "libx264", "libx265", "libvpx-vp9", "ffv1" (lossless).
        crf: quality of encoders that know it; 0 is best, 18 looks lossless with x264.
        options: further options of the encoder, e.g. {"preset": "slow"}.

    Raises:
        ExportError: no frames, frames of different sizes, an unknown codec or suffix, or the file cannot be
            written.
    """
    path = Path(path)
    if not fps > 0:
        raise ExportError(f"{path}: a video needs more than 0 frames per second, not {fps}.")
    source = iter(frames)
    first = next(source, None)
    if first is None:
        raise ExportError(f"{path} was not written: there are no frames to put into it.")
    with draft_of(path) as draft:
        _encode(path, draft, first, source, fps, codec, _options(codec, crf) | dict(options or {}))


def _options(codec: str, crf: int) -> dict[str, str]:
    return {"crf": str(crf)} if codec in ("libx264", "libx265", "libvpx-vp9", "libsvtav1") else {}


class _Sink:
    """An open output file; turns every failure of libavformat and libavcodec into an ExportError."""

    def __init__(
        self, path: Path, temporary: Path, fps: float, codec: str, options: dict[str, str], size: tuple[int, int]
    ) -> None:
        self._path = path
        height, width = size
        flags = {"movflags": "+faststart"} if path.suffix.lower() in (".mp4", ".mov", ".m4v") else {}
        try:
            self._container = av.open(f"file:{temporary}", "w", options=flags)
        except (av.FFmpegError, ValueError) as error:
            raise self._failed(error) from error
        try:
            stream = self._container.add_stream(codec, rate=Fraction(fps).limit_denominator(60000))
            if not isinstance(stream, VideoStream):
                raise ValueError(f"{codec} is no video codec")
            self._stream = stream
            self._stream.width, self._stream.height = width + width % 2, height + height % 2
            self._stream.pix_fmt = _PIXELS.get(codec, "yuv420p")
            self._stream.codec_context.options = options
            if self._stream.pix_fmt == "yuv420p":
                self._stream.codec_context.colorspace = _BT709
                self._stream.codec_context.color_primaries = _BT709
                self._stream.codec_context.color_trc = _BT709
                self._stream.codec_context.color_range = ColorRange.MPEG
        except (av.FFmpegError, ValueError, TypeError) as error:
            self.close()
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> ExportError:
        reason = getattr(error, "strerror", None) or str(error)
        return ExportError(f"{self._path} cannot be written: {reason}.")

    def write(self, image: Image | None) -> None:
        """Encode a frame; None ends the file."""
        try:
            frame = None if image is None else self._frame(image)
            self._container.mux(self._stream.encode(frame))
        except (av.FFmpegError, ValueError, OSError) as error:
            raise self._failed(error) from error

    def _frame(self, image: Image) -> VideoFrame:
        pad = image.shape[0] % 2, image.shape[1] % 2
        if any(pad):
            image = np.pad(image, ((0, pad[0]), (0, pad[1]), (0, 0)), mode="edge")
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(image), "rgb24")
        if self._stream.pix_fmt != "yuv420p":
            return frame
        return frame.reformat(
            format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG, threads=1
        )

    def close(self, finish: bool = False) -> None:
        """Close the file; only with ``finish`` do errors count."""
        try:
            self._container.close()
        except (av.FFmpegError, ValueError, OSError) as error:
            if finish:
                raise self._failed(error) from error


def _encode(
    path: Path,
    temporary: Path,
    first: Image,
    rest: Iterable[Image],
    fps: float,
    codec: str,
    options: dict[str, str],
) -> None:
    size = (first.shape[0], first.shape[1])
    sink = _Sink(path, temporary, fps, codec, options, size)
    try:
        sink.write(first)
        for number, image in enumerate(rest, 1):
            if image.shape[:2] != size:
                raise ExportError(
                    f"{path}: frame {number} is {image.shape[1]}x{image.shape[0]} but the first is "
                    f"{size[1]}x{size[0]}; all frames of a video have one size."
                )
            sink.write(image)
        sink.write(None)
    except BaseException:
        sink.close()
        raise
    sink.close(finish=True)
