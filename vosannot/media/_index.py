"""The frame list of a video stream: which packet holds which frame, and where decoding can start.

Packets are known by their ordinal, their place in the file from 0. Before a packet goes to the decoder its
time stamp is replaced by its ordinal (:func:`feed`); the decoder hands it back on the picture, so that a
picture is identified exactly, even in files whose time stamps are missing, wrong or doubled.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from av.container.input import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vosannot.media._container import DECODING_ERRORS

__all__ = ["FrameIndex", "PacketRecord", "VideoPacket", "demuxed", "feed", "read_records"]

VideoPacket: TypeAlias = "Packet[VideoStream]"
Identity = Literal["pts", "dts", "pos"]

_MAX_REORDER = 64  # frames; codecs reorder by 16 at most, more means that time stamps jump
# Packets of these are not frames one to one (VP8 has invisible ones), or their time stamps are made up (AVI).
_SCAN_CODECS = frozenset({"vp8"})
# Marked as decodable everywhere, yet every picture builds on the one before.
_ONE_KEY_FORMATS = frozenset({"gif", "apng"})


@dataclass(frozen=True, slots=True)
class PacketRecord:
    """What demuxing says of one packet; times in units of the stream's time base."""

    pts: int | None
    dts: int | None
    pos: int | None
    key: bool
    discard: bool
    corrupt: bool


def demuxed(container: InputContainer, stream: VideoStream) -> Iterator[VideoPacket]:
    """The stream's packets with data, from where the container stands; damage ends the iteration."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, *DECODING_ERRORS):
            return
        except IndexError:
            # PyAV stumbles over packets of streams that appear only on the way, as in television recordings.
            packets = container.demux(stream)
            continue
        if packet.size:
            yield packet


def read_records(container: InputContainer, stream: VideoStream) -> list[PacketRecord]:
    """Demux the whole stream without decoding."""
    return [
        PacketRecord(p.pts, p.dts, p.pos, p.is_keyframe, p.is_discard, p.is_corrupt) for p in demuxed(container, stream)
    ]


def feed(packet: VideoPacket, ordinal: int) -> list[VideoFrame]:
    """Decode a packet; the frames' ``pts`` are the ordinals of their packets. Damage gives no frames."""
    packet.pts = ordinal
    packet.dts = None
    try:
        return list(packet.decode())
    except DECODING_ERRORS:
        return []


class FrameIndex:
    """Display order and starting points of a stream.

    Attributes:
        records: one per packet, by ordinal.
        order: ordinals in display order, so ``order[index]`` is the packet of a frame.
        rank: the inverse, ordinal -> frame index.
        identity: the field by which packets are recognised after a seek; None when no field tells them apart,
            and decoding always starts at the beginning.
    """

    def __init__(self, records: list[PacketRecord], format_name: str, codec: str) -> None:
        self.records = records
        self._one_key = bool(_ONE_KEY_FORMATS & set(format_name.split(",")))
        self._made_up = codec in _SCAN_CODECS or (
            "avi" in format_name.split(",") and not all(record.key for record in records)
        )
        self.trusted = not self._made_up
        usable = [n for n, record in enumerate(records) if not record.discard]
        if self.trusted and not self._unique("pts"):
            self.trusted = False
        if self.trusted:
            order = sorted(usable, key=lambda n: records[n].pts or 0)
            places = {n: i for i, n in enumerate(usable)}
            self.trusted = all(abs(places[n] - i) <= _MAX_REORDER for i, n in enumerate(order))
        self.set_order(order if self.trusted else usable)
        fields: tuple[Identity, ...] = ("pts", "dts", "pos") if self.trusted else ("dts", "pos")
        self.identity: Identity | None = None
        if not self._one_key:
            self.identity = next((field for field in fields if self._unique(field)), None)
        self._ordinals = {getattr(r, self.identity): n for n, r in enumerate(records)} if self.identity else {}

    def _unique(self, field: Identity) -> bool:
        values = {getattr(record, field) for record in self.records}
        return None not in values and len(values) == len(self.records)

    def set_order(self, order: list[int]) -> None:
        """Take ``order`` (packet ordinals in display order) as the frame list."""
        self.order = order
        self.rank = {ordinal: index for index, ordinal in enumerate(order)}
        self._find_starts()

    def _find_starts(self) -> None:
        """For each frame the ordinal of the packet to start decoding at.

        A start is a key packet that comes neither later in the file nor later on the screen than the frame:
            pictures
        that follow a key packet in the file but precede it on the screen also need what came before it.
        """
        starts = [0] * len(self.order)
        keys: list[tuple[int, int]] = []  # (ordinal, frame index), both ascending
        for ordinal, record in enumerate(self.records):
            index = self.rank.get(ordinal)
            if record.key and index is not None and (not self._one_key or not keys):
                keys.append((ordinal, index))
            if index is None:
                continue
            best = len(keys) - 1
            while best >= 0 and keys[best][1] > index:
                best -= 1
            starts[index] = keys[best][0] if best >= 0 else 0
        self.starts = starts
        self.keys = [ordinal for ordinal, _ in keys]

    def ordinal_of(self, packet: VideoPacket) -> int | None:
        """Which packet this is, after a seek; None when unknown."""
        return self._ordinals.get(getattr(packet, self.identity)) if self.identity else None

    def earlier_start(self, ordinal: int, steps: int) -> int:
        """The start ``steps`` key packets before ``ordinal``; 0 when there are not so many."""
        before = [key for key in self.keys if key < ordinal]
        return before[-steps] if 0 < steps <= len(before) else 0

    def times(self, time_base: Fraction, fps: float) -> tuple[float, ...]:
        """Seconds from the first frame, ascending; evenly spaced where the time stamps make no sense."""
        stamps = [self.records[ordinal].pts for ordinal in self.order]
        known = [stamp for stamp in stamps if stamp is not None]
        if len(known) == len(stamps) and all(a < b for a, b in itertools.pairwise(known)):
            return tuple(float((stamp - known[0]) * time_base) for stamp in known)
        return tuple(index / fps for index in range(len(self.order)))
