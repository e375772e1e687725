"""Flow fields of clips on disk: what the window, the command line or an engine has computed serves the others."""

import contextlib
import hashlib
import shutil
import struct
import zlib
from pathlib import Path

import numpy as np

from vosannot.core.errors import VosannotError
from vosannot.core.files import write_file
from vosannot.core.paths import cache_dir
from vosannot.media.flow import Flow

__all__ = ["STEP", "ClipFlow", "FlowCache", "decode_flow", "encode_flow"]

STEP = 1 / 64
"""Pixels: the unit flow is stored in, so that it comes back within 1/128 of a pixel; 512 pixels are the longest."""

_LIMIT = 2 * 2**30  # bytes; a field of 427 x 240 vectors takes about 90 kB
_LOOK_EVERY = 64  # pairs stored between two looks at what all files take
_HEAD = struct.Struct("<4sII")
_MAGIC = b"VFL1"


def encode_flow(flow: Flow) -> bytes:
    """Fixed point in steps of :data:`STEP`, compressed: a third of what half-precision numbers take.

    Differences along the rows are what is compressed: flow is smooth, and they are small.
    """
    fixed = np.clip(np.rint(flow * np.float32(1 / STEP)), -(2**15), 2**15 - 1).astype(np.int16)
    along = fixed.copy()
    along[:, 1:] -= fixed[:, :-1]  # wraps around, and so does the sum that undoes it
    planes = np.ascontiguousarray(along.transpose(2, 0, 1)).view(np.uint8).reshape(-1, 2)
    data = np.ascontiguousarray(planes.T).tobytes()  # low bytes, then the high ones, which are mostly alike
    return _HEAD.pack(_MAGIC, *flow.shape[:2]) + zlib.compress(data, 1)


def decode_flow(data: bytes) -> Flow:
    """What :func:`encode_flow` was given, within half a step.

    Raises:
        ValueError: these are other bytes, or some are damaged or missing.
    """
    try:
        magic, height, width = _HEAD.unpack_from(data)
        packed = np.frombuffer(zlib.decompress(data[_HEAD.size :]), np.uint8)
        if magic != _MAGIC or packed.size != 4 * height * width:
            raise ValueError("these bytes hold no flow")
    except (struct.error, zlib.error) as error:
        raise ValueError("these bytes hold no flow") from error
    along = np.ascontiguousarray(packed.reshape(2, -1).T).view(np.int16).reshape(2, height, width)
    fixed = np.cumsum(along, axis=2, dtype=np.int16).transpose(1, 2, 0)
    return np.ascontiguousarray(fixed, np.float32) * np.float32(STEP)


class FlowCache:
    """Folders of flow fields, one for each clip, method and size. All together are bounded; the oldest go first.

    Args:
        folder: where they are; None: in the program's cache folder.
        limit: bytes on disk.
    """

    def __init__(self, folder: Path | None = None, limit: int = _LIMIT) -> None:
        self._folder, self.limit = folder, limit

    def of(self, clip: str, method: str, size: int) -> "ClipFlow":
        """The fields of one clip.

        Args:
            clip: digest of its content (``project.videos.fingerprint``); "" is a clip that cannot be told from others:
                nothing is kept of it.
            method: name of what computes the flow; another version has another name.
            size: short side of the frames it is computed on.
        """
        if not clip:
            return ClipFlow(None, self)
        name = hashlib.sha256(f"{clip}\n{method}\n{size}".encode()).hexdigest()[:32]
        return ClipFlow(self._root() / name, self)

    def make_room(self, keep: Path) -> bool:
        """Remove what was used longest ago until the rest fits; False: ``keep`` alone is too much."""
        folders = [(folder, _bytes(folder)) for folder in _folders(self._root())]
        total = sum(size for _, size in folders)
        for folder, size in sorted(folders, key=lambda entry: _used(entry[0])):
            if total <= self.limit:
                break
            if folder != keep:
                shutil.rmtree(folder, ignore_errors=True)
                total -= size
        return total <= self.limit

    def _root(self) -> Path:
        return self._folder or cache_dir() / "flow"


class ClipFlow:
    """The flow fields of one clip. A full or read-only disk is no reason to fail: then nothing is kept."""

    def __init__(self, folder: Path | None, cache: FlowCache) -> None:
        self._folder, self._cache = folder, cache
        self._stored = 0
        self._room = folder is not None
        if folder is not None and folder.is_dir():
            with contextlib.suppress(OSError):
                folder.touch()  # used now

    def get(self, before: int, after: int) -> Flow | None:
        """float32 [h, w, 2] from one frame to another; None when it is not there, or damaged."""
        if self._folder is None:
            return None
        with contextlib.suppress(OSError, ValueError):
            return decode_flow(self._file(before, after).read_bytes())
        return None

    def put(self, before: int, after: int, flow: Flow) -> None:
        """Keep a field, while there is room."""
        if not self._room or self._folder is None:
            return
        if self._stored % _LOOK_EVERY == 0:
            self._room = self._cache.make_room(self._folder)
        self._stored += 1
        with contextlib.suppress(OSError, VosannotError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_file(self._file(before, after), encode_flow(flow))

    def _file(self, before: int, after: int) -> Path:
        assert self._folder is not None
        return self._folder / f"{before}-{after}.flow"


def _folders(root: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [entry for entry in root.iterdir() if entry.is_dir()]
    return []


def _bytes(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            total += file.stat().st_size
    return total


def _used(folder: Path) -> float:
    with contextlib.suppress(OSError):
        return folder.stat().st_mtime
    return 0.0
