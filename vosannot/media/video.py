"""A clip in a video file, with exact random access by frame index."""

from collections import OrderedDict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from av.video.frame import VideoFrame

from vosannot.core.errors import ClipError
from vosannot.core.words import decimal, tr, tr_n
from vosannot.media._container import (
    DECODING_ERRORS,
    declared_frames,
    open_video,
    orientation,
    oriented,
    promised_seconds,
    to_rgb,
)
from vosannot.media._index import FrameIndex, VideoPacket, demuxed, feed, read_records
from vosannot.media._info import Clip, ClipInfo, ClipKind, Image

__all__ = ["VideoClip"]

_BUFFER_BYTES = 96 * 2**20  # decoded frames kept, so that stepping back is cheap
_HEAD_PACKETS = 32  # decoded on opening to see whether the time stamps tell the truth
_TAIL_PIXELS = 3e8  # last picture groups longer than this are verified only when something looks wrong
_RETRIES = 3  # how many key frames earlier decoding starts when a frame does not come out


class VideoClip(Clip):
    """Frames of a video file. See :class:`vosannot.media.clip.Clip`.

    Opening reads the whole file once without decoding, to know every frame's time stamp; that makes frame
    numbers exact, with variable frame rates and reordered frames too. Files whose time stamps cannot be
    believed are decoded once. Frames that cannot be decoded at either end are left out, with a warning.
    """

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            ClipError: see :func:`vosannot.media.clip.open_clip`.
        """
        self._path = path
        self._closed = False
        self._buffer: OrderedDict[int, VideoFrame] = OrderedDict()
        self._buffered = 0
        self._lost: set[int] = set()
        self._warnings: list[str] = []
        self._container, self._stream = open_video(path)
        try:
            self._info = self._examine()
        except BaseException:
            self._container.close()
            raise

    @property
    def info(self) -> ClipInfo:
        """See :class:`vosannot.media.clip.Clip`."""
        return self._info

    @property
    def warnings(self) -> tuple[str, ...]:
        """The same as ``info.warnings``."""
        return self._info.warnings

    def frame(self, index: int) -> Image:
        """See :meth:`vosannot.media.clip.Clip.frame`."""
        if self._closed:
            raise ClipError(tr("{path} is closed; open it again.", path=self._path))
        if not 0 <= index < len(self._index.order):
            raise IndexError(f"frame {index} of {self._path}, which has {len(self._index.order)} frames")
        decoded = self._buffer.get(index) or self._decode(index)
        if decoded is None:
            self._lost.add(index)
            raise ClipError(
                tr(
                    "Frame {index} of {path} cannot be decoded; the file is damaged there.",
                    index=index,
                    path=self._path,
                )
            )
        try:
            return oriented(to_rgb(decoded, self._width, self._height), self._turn)
        except DECODING_ERRORS as error:
            raise ClipError(
                tr(
                    "Frame {index} of {path} cannot be converted to RGB ({error}).",
                    index=index,
                    path=self._path,
                    error=error,
                )
            ) from error

    def close(self) -> None:
        """See :class:`vosannot.media.clip.Clip`."""
        if not self._closed:
            self._closed = True
            self._buffer.clear()
            self._container.close()

    # Opening

    def _examine(self) -> ClipInfo:
        stream = self._stream
        declared = declared_frames(self._container, stream)
        promised = promised_seconds(self._container, stream)
        time_base = stream.time_base or Fraction(1, 1000)
        self._width, self._height = stream.codec_context.width, stream.codec_context.height
        rate = stream.average_rate or stream.guessed_rate or stream.base_rate
        records = read_records(self._container, stream)
        format_name = self._container.format.name
        if not records:
            raise ClipError(tr("{path} has no frames that can be read; it is empty or damaged.", path=self._path))
        self._index = FrameIndex(records, format_name, stream.codec_context.codec.name)
        self._rewind()
        if not self._check_head():
            self._scan()
        lost = max(0, declared - len(records)) if declared else 0
        lost += self._check_tail(suspicious=lost > 0 or any(record.corrupt for record in records[-8:]))
        count = len(self._index.order)
        if not count:
            raise ClipError(tr("None of the frames of {path} can be decoded; the file is damaged.", path=self._path))
        if lost:
            self._warnings.append(
                tr_n(
                    lost,
                    "{name} is incomplete: its last frame is missing or damaged.",
                    "{name} is incomplete: its last {n} of {all} frames are missing or damaged.",
                    name=self._path.name,
                    all=count + lost,
                )
            )
        times = self._index.times(time_base, float(rate) if rate else 25.0)
        if count > 1 and promised - times[-1] > max(0.5, 3 * times[-1] / (count - 1)):
            self._warnings.append(
                tr(
                    "{name} is incomplete: it should last {promised} s, but ends after {seconds} s.",
                    name=self._path.name,
                    promised=decimal(promised, 1),
                    seconds=decimal(times[-1], 1),
                )
            )
        fps = (count - 1) / times[-1] if count > 1 and times[-1] > 0 else float(rate or 25)
        ticks = max(2 * float(time_base), 0.002 * times[-1])  # how far rounded time stamps may be off
        if rate and abs(times[-1] - (count - 1) / float(rate)) <= ticks:
            fps = float(rate)
        width, height = (self._height, self._width) if self._turn[0] else (self._width, self._height)
        return ClipInfo(
            path=self._path,
            name=self._path.stem,
            kind=ClipKind.VIDEO,
            width=width,
            height=height,
            frame_count=count,
            fps=fps,
            stems=tuple(f"{i:05d}" for i in range(count)),
            times=times,
            warnings=tuple(self._warnings),
        )

    def _check_head(self) -> bool:
        """Decode the first packets. False when frames do not come out as the time stamps promise.

        Frames before the first that comes out are dropped from the list: recordings cut out of a stream begin
        with pictures that refer to what is gone.
        """
        self._turn = (False, False, False)
        out: list[VideoFrame] = []
        fed = 0
        for packet in self._packets:
            out += feed(packet, fed)
            fed += 1
            if fed >= _HEAD_PACKETS and out:
                break
        else:
            out += self._drain()
        if not out:
            raise ClipError(tr("None of the frames of {path} can be decoded; the file is damaged.", path=self._path))
        self._turn = orientation(out[0])
        self._width, self._height = out[0].width, out[0].height
        self._fed = fed
        if not self._index.trusted:
            return False
        ranks = [self._index.rank.get(frame.pts if frame.pts is not None else -1) for frame in out]
        first = ranks[0]
        if first is None or ranks != list(range(first, first + len(out))):
            return False
        if first:
            self._warnings.append(
                tr_n(
                    first,
                    "The first frame of {name} cannot be decoded and is left out; the recording starts in the middle "
                    "of a picture group.",
                    "The first {n} frames of {name} cannot be decoded and are left out; the recording starts in the "
                    "middle of a picture group.",
                    name=self._path.name,
                )
            )
            self._index.set_order(self._index.order[first:])
        for index, frame in enumerate(out):
            self._keep(index, frame)
        self._last = len(out) - 1
        return True

    def _scan(self) -> None:
        """Decode everything once: what comes out, in the order it comes out, are the frames."""
        self._rewind()
        order: dict[int, None] = {}
        for fed, packet in enumerate(self._packets):
            order.update((f.pts, None) for f in feed(packet, fed) if f.pts is not None)
        order.update((f.pts, None) for f in self._drain() if f.pts is not None)
        index = self._index
        lost = len(index.order) - len(order)
        if index.trusted and 0 < lost < len(order):  # more than that is a format with two packets a frame
            self._warnings.append(
                tr_n(
                    lost,
                    "{name} is damaged: one frame is left out that cannot be decoded.",
                    "{name} is damaged: {n} frames are left out that cannot be decoded.",
                    name=self._path.name,
                )
            )
        index.set_order([n for n in order if 0 <= n < len(index.records)])
        index.trusted = False
        self._buffer.clear()
        self._rewind()

    def _check_tail(self, suspicious: bool) -> int:
        """Drop frames from the end until the last one decodes; returns how many were dropped."""
        index = self._index
        dropped = 0
        while index.order and index.records[index.order[-1]].corrupt:
            index.set_order(index.order[:-1])
            dropped += 1
        if not index.order or not index.trusted:
            return dropped
        group = len(index.records) - index.starts[-1]
        if not suspicious and group * self._width * self._height > _TAIL_PIXELS:
            return dropped
        while index.order and self._decode(len(index.order) - 1) is None:
            # The last picture that came out of the failed attempt is the next candidate.
            good = min(self._last + 1, len(index.order) - 1)
            dropped += len(index.order) - good
            index.set_order(index.order[:good])
        return dropped

    # Decoding

    def _decode(self, index: int) -> VideoFrame | None:
        """The frame, decoded onwards from where the decoder is or from a key frame; None when it is lost."""
        if index in self._lost:
            return None
        start = self._index.starts[index]
        key_index = self._index.rank.get(start, 0)
        if self._last < index and (key_index <= self._last + 1 or index - self._last <= index - key_index + 2):
            found = self._run_to(index)
            if found is not None:
                return found
        for attempt in range(_RETRIES):
            begin = start if attempt == 0 else self._index.earlier_start(start, attempt)
            self._seek(begin)
            found = self._run_to(index)
            if found is not None or begin == 0:
                return found
        return None

    def _run_to(self, index: int) -> VideoFrame | None:
        """Decode onwards until the frame comes out; None when the decoder passes it or the file ends."""
        for packet in self._packets:
            fed = self._fed
            self._fed += 1
            found = self._take(feed(packet, fed), index)
            if found is not None:
                return found
            if self._last > index:
                return None
        return self._take(self._drain(), index)

    def _take(self, frames: list[VideoFrame], wanted: int) -> VideoFrame | None:
        found = None
        for frame in frames:
            index = self._index.rank.get(frame.pts if frame.pts is not None else -1)
            if index is None:
                continue
            self._keep(index, frame)
            self._last = max(self._last, index)
            if index == wanted:
                found = frame
        return found

    def _keep(self, index: int, frame: VideoFrame) -> None:
        self._buffer[index] = frame
        self._buffer.move_to_end(index)
        size = max(1, sum(plane.buffer_size for plane in frame.planes))
        while len(self._buffer) > max(2, _BUFFER_BYTES // size):
            self._buffer.popitem(last=False)

    def _drain(self) -> list[VideoFrame]:
        """What the decoder still holds at the end of the file; it takes no more packets until the next
        seek.
        """
        try:
            return list(self._stream.decode(None))
        except DECODING_ERRORS:
            return []

    def _seek(self, start: int) -> None:
        """Make packet ``start`` the next to be decoded."""
        index = self._index
        if index.identity is not None and start > 0:
            for steps in (0, 1, 4):
                target = start if steps == 0 else index.earlier_start(start, steps)
                if target == 0:
                    break
                if self._seek_near(target, start):
                    return
        self._rewind()
        for _ in range(start):
            if next(self._packets, None) is None:
                break
        self._fed = start
        self._last = index.rank.get(start, 0) - 1

    def _seek_near(self, target: int, start: int) -> bool:
        """Seek to the time of packet ``target`` and skip to packet ``start``; False when that lands behind
        it.
        """
        index = self._index
        record = index.records[target]
        stamp = record.dts if record.dts is not None else record.pts
        if stamp is None:
            return False
        try:
            self._container.seek(stamp, stream=self._stream, backward=True)
        except DECODING_ERRORS:
            return False
        self._packets = demuxed(self._container, self._stream)
        for packet in self._packets:
            ordinal = index.ordinal_of(packet)
            if ordinal is None or ordinal < start:
                continue
            if ordinal > start:
                return False
            self._packets = _chained(packet, self._packets)
            self._fed = start
            self._last = index.rank.get(start, 0) - 1
            return True
        return False

    def _rewind(self) -> None:
        """Start over at the first packet, with a fresh decoder."""
        self._container.close()
        self._container, self._stream = open_video(self._path)
        self._packets = demuxed(self._container, self._stream)
        self._fed = 0
        self._last = -1


def _chained(first: VideoPacket, rest: Iterator[VideoPacket]) -> Iterator[VideoPacket]:
    yield first
    yield from rest
