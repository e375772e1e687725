"""Writing video files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container.output import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from vosannot.core.errors import ExportError
from vosannot.core.files import draft_of
from vosannot.core.words import tr
from vosannot.media._info import Image

__all__ = ["open_video", "write_video"]

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
    source = iter(frames)
    first = next(source, None)
    if first is None:
        raise ExportError(tr("{path} was not written: there are no frames to put into it.", path=path))
    with open_video(path, fps, codec=codec, crf=crf, options=options) as write:
        write(first)
        for image in source:
            write(image)


@contextmanager
def open_video(
    path: Path, fps: float, *, codec: str = "libx264", crf: int = 18, options: Mapping[str, str] | None = None
) -> Iterator[Callable[[Image], None]]:
    """:func:`write_video` for frames that come one by one: gives the function that takes the next one.

    The file appears when the block ends well. If it ends with an exception, nothing is left.
    """
    path = Path(path)
    if not fps > 0:
        raise ExportError(tr("{path}: a video needs more than 0 frames per second, not {fps}.", path=path, fps=fps))
    with draft_of(path) as draft:
        sink = _Sink(path, draft, fps, codec, _options(codec, crf) | dict(options or {}))
        try:
            yield sink.write
            sink.end()
        except BaseException:
            sink.close()
            raise
        sink.close(finish=True)


def _options(codec: str, crf: int) -> dict[str, str]:
    return {"crf": str(crf)} if codec in ("libx264", "libx265", "libvpx-vp9", "libsvtav1") else {}


class _Sink:
    """An output file, opened with the first frame; turns every failure of libavformat and libavcodec into an
    ExportError.
    """

    def __init__(self, path: Path, temporary: Path, fps: float, codec: str, options: dict[str, str]) -> None:
        self._path, self._temporary = path, temporary
        self._fps, self._codec, self._options = fps, codec, options
        self._container: OutputContainer | None = None
        self._stream: VideoStream | None = None
        self._size = (0, 0)
        self._frames = 0

    def _open(self, size: tuple[int, int]) -> None:
        self._size = size
        height, width = size
        flags = {"movflags": "+faststart"} if self._path.suffix.lower() in (".mp4", ".mov", ".m4v") else {}
        try:
            self._container = av.open(f"file:{self._temporary}", "w", options=flags)
            stream = self._container.add_stream(self._codec, rate=Fraction(self._fps).limit_denominator(60000))
            if not isinstance(stream, VideoStream):
                raise ValueError(f"{self._codec} is no video codec")
            stream.width, stream.height = width + width % 2, height + height % 2
            stream.pix_fmt = _PIXELS.get(self._codec, "yuv420p")
            stream.codec_context.options = self._options
            if stream.pix_fmt == "yuv420p":
                stream.codec_context.colorspace = _BT709
                stream.codec_context.color_primaries = _BT709
                stream.codec_context.color_trc = _BT709
                stream.codec_context.color_range = ColorRange.MPEG
        except (av.FFmpegError, ValueError, TypeError) as error:
            raise self._failed(error) from error
        self._stream = stream

    def _failed(self, error: Exception) -> ExportError:
        reason = getattr(error, "strerror", None) or str(error)
        return ExportError(tr("{path} cannot be written: {reason}.", path=self._path, reason=reason))

    def write(self, image: Image) -> None:
        """Encode a frame, uint8 [H, W, 3] RGB, of the first one's size."""
        size = image.shape[0], image.shape[1]
        if self._stream is None:
            self._open(size)
        if size != self._size:
            raise ExportError(
                tr(
                    "{path}: frame {frames} is {width}x{height} but the first is {first_width}x{first_height}; all "
                    "frames of a video have one size.",
                    path=self._path,
                    frames=self._frames,
                    width=size[1],
                    height=size[0],
                    first_width=self._size[1],
                    first_height=self._size[0],
                )
            )
        self._encode(image)
        self._frames += 1

    def end(self) -> None:
        """No more frames will come."""
        if self._stream is None:
            raise ExportError(tr("{path} was not written: there are no frames to put into it.", path=self._path))
        self._encode(None)

    def _encode(self, image: Image | None) -> None:
        assert self._stream is not None and self._container is not None
        try:
            frame = None if image is None else self._frame(image, self._stream.pix_fmt)
            self._container.mux(self._stream.encode(frame))
        except (av.FFmpegError, ValueError, OSError) as error:
            raise self._failed(error) from error

    def _frame(self, image: Image, pix_fmt: str | None) -> VideoFrame:
        pad = image.shape[0] % 2, image.shape[1] % 2
        if any(pad):
            image = np.pad(image, ((0, pad[0]), (0, pad[1]), (0, 0)), mode="edge")
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(image), "rgb24")
        if pix_fmt != "yuv420p":
            return frame
        return frame.reformat(
            format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG, threads=1
        )

    def close(self, finish: bool = False) -> None:
        """Close the file; only with ``finish`` do errors count."""
        if self._container is None:
            return
        try:
            self._container.close()
        except (av.FFmpegError, ValueError, OSError) as error:
            if finish:
                raise self._failed(error) from error
