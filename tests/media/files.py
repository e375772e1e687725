"""Makes small video files whose frames say which frame they are."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

BITS = 8


def numbered(index: int, width: int = 96, height: int = 64) -> np.ndarray:
    """uint8 [H, W, 3]: the number as black and white squares on top, and colours that change with it below."""
    image = np.zeros((height, width, 3), np.uint8)
    image[:] = (90 + index % 5 * 20, 120, 200 - index % 7 * 20)
    side = width // BITS
    for bit in range(BITS):
        image[: height // 2, bit * side : (bit + 1) * side] = 255 if index >> bit & 1 else 0
    return image


def number_of(image: np.ndarray) -> int:
    """The number that :func:`numbered` wrote."""
    side = image.shape[1] // BITS
    row = image[image.shape[0] // 4, :, 1].astype(int)
    return sum((row[bit * side + side // 2] > 128) << bit for bit in range(BITS))


def make_video(
    path: Path,
    count: int = 30,
    *,
    codec: str = "libx264",
    pixels: str = "yuv420p",
    options: dict[str, str] | None = None,
    size: tuple[int, int] = (96, 64),
    times: Sequence[int] | None = None,
    fps: int = 25,
    rotation: float | None = None,
    flip: bool = False,
    container: dict[str, str] | None = None,
    shift: int = 0,
) -> Path:
    """Encode ``count`` numbered frames; ``times`` are their time stamps in 1/fps, ``shift`` moves all packets."""
    with av.open(str(path), "w", options=container or {}) as output:
        stream = output.add_stream(codec, rate=fps, options=options or {})
        stream.width, stream.height = size
        stream.pix_fmt = pixels
        stream.codec_context.time_base = Fraction(1, fps)
        if rotation is not None:
            stream.set_display_rotation(rotation, hflip=flip)
        packets = []
        for index in range(count):
            frame = av.VideoFrame.from_ndarray(numbered(index, *size), "rgb24").reformat(format=pixels)
            frame.pts = index if times is None else times[index]
            frame.time_base = Fraction(1, fps)
            packets += stream.encode(frame)
        packets += stream.encode(None)
        for packet in packets:
            if shift:
                ticks = int(Fraction(shift, fps) / packet.time_base)
                packet.pts += ticks
                packet.dts += ticks
            output.mux(packet)
    return path


def remux(source: Path, target: Path, drop: Sequence[int] = (), container: dict[str, str] | None = None) -> Path:
    """Copy the video's packets, without those whose places are in ``drop``."""
    with av.open(str(source)) as given, av.open(str(target), "w", options=container or {}) as output:
        stream = output.add_stream_from_template(given.streams.video[0])
        for place, packet in enumerate(p for p in given.demux(video=0) if p.size):
            if place not in drop:
                packet.stream = stream
                output.mux(packet)
    return target
