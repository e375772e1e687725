"""Small pictures of frames, decoded where nobody waits for it."""

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from vosannot.gui.background import Background
from vosannot.media.clip import Clip, open_clip

__all__ = ["Thumbnails"]

_SIDE = 320  # pixels of a picture's width, at most
_KEPT = 96  # pictures; each takes about 170 kB


class Thumbnails(QObject):
    """Pictures of one clip's frames. The clip is opened a second time, in a thread of its own.

    Signals:
        came(): more pictures are there.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = Background("thumbnails", lambda _: None, self)
        self._pictures: OrderedDict[int, npt.NDArray[np.uint8]] = OrderedDict()
        self._path: Path | None = None
        self._wanted: dict[str, tuple[int, ...]] = {}
        self._reader = _Reader()

    def attach(self, path: Path | None) -> None:
        """Another clip, or none."""
        if path != self._path:
            self._path = path
            self._wanted = {}
            self._pictures.clear()
            self._thread.do(lambda: self._reader.open(path))

    def get(self, frame: int) -> npt.NDArray[np.uint8] | None:
        """uint8 [h, w, 3] RGB, or None: it has not come yet."""
        return self._pictures.get(frame)

    def want(self, who: str, frames: Iterable[int]) -> None:
        """Get these; what the same one wanted before and has not been begun is forgotten."""
        self._wanted[who] = tuple(dict.fromkeys(frames))
        for frame in self._wanted[who]:
            if frame in self._pictures:
                self._pictures.move_to_end(frame)
            elif self._path is not None:
                self._queue(who, frame, self._path)

    def _queue(self, who: str, frame: int, path: Path) -> None:
        def work() -> npt.NDArray[np.uint8] | None:
            wanted = frame in self._wanted.get(who, ()) and frame not in self._pictures
            return self._reader.read(path, frame) if wanted else None

        def done(picture: npt.NDArray[np.uint8] | None) -> None:
            if picture is None or path != self._path:
                return
            self._pictures[frame] = picture
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            self.came.emit()

        self._thread.do(work, done)

    def close(self) -> None:
        """The window closes."""
        self._wanted = {}
        self._thread.do(lambda: self._reader.open(None))
        self._thread.close(1.0)


class _Reader:
    """The clip; only ever touched by the thread."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._clip: Clip | None = None

    def open(self, path: Path | None) -> None:
        if self._clip is not None:
            self._clip.close()
        self._path, self._clip = path, None

    def read(self, path: Path, frame: int) -> npt.NDArray[np.uint8] | None:
        if path != self._path:
            return None  # another clip meanwhile
        if self._clip is None:
            self._clip = open_clip(path)
        info = self._clip.info
        scale = min(1.0, _SIDE / info.width)
        size = max(1, round(info.width * scale)), max(1, round(info.height * scale))
        return np.ascontiguousarray(cv2.resize(self._clip.frame(frame), size, interpolation=cv2.INTER_AREA), np.uint8)
