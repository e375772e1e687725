"""Decoding in the background, for a window that must never wait. Plain threading, no Qt."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from vosannot.core.errors import ClipError, VosannotError
from vosannot.core.words import tr
from vosannot.media.cache import DEFAULT_LIMIT, FrameCache
from vosannot.media.clip import Clip, ClipInfo, Image, open_clip

__all__ = ["FrameReader"]

_log = logging.getLogger(__name__)
_QUEUE = 64  # requests that wait at most while playing; the oldest are dropped first


class FrameReader:
    """Opens a clip in a thread of its own and decodes what is asked for, keeping a cache and reading ahead.

    All callbacks run in the reader's thread; what they raise is logged and dropped. They may call
    ``request``. Images handed out are shared with the cache and read-only.
    """

    def __init__(
        self,
        path: Path,
        on_frame: Callable[[int, Image | VosannotError], None],
        *,
        on_open: Callable[[ClipInfo | VosannotError], None] | None = None,
        cache_bytes: int = DEFAULT_LIMIT,
        prefetch: int = 8,
    ) -> None:
        """Start the thread, which opens the clip.

        Args:
            path: see :func:`vosannot.media.clip.open_clip`.
            on_frame: called with (index, uint8 [H, W, 3] RGB) for each request that was not answered at once,
                or with (index, error).
            on_open: called once with the clip's info or the error that kept it from opening.
            cache_bytes: limit of the frame cache.
            prefetch: frames to decode ahead in the direction of travel when nothing is asked for.
        """
        self.path = Path(path)
        self.cache = FrameCache(cache_bytes)
        self._on_frame = on_frame
        self._on_open = on_open
        self._prefetch = prefetch
        self._condition = threading.Condition()
        self._wanted: deque[int] = deque()
        self._current: int | None = None
        self._playing = False
        self._ahead: deque[int] = deque()  # still to be read ahead; each is tried once
        self._closing = False
        self._opened = threading.Event()
        self._info: ClipInfo | None = None
        self._error: VosannotError | None = None
        self._thread = threading.Thread(target=self._run, name=f"reader {self.path.name}", daemon=True)
        self._thread.start()

    @property
    def info(self) -> ClipInfo:
        """The clip's info.

        Raises:
            ClipError: the clip could not be opened.
            RuntimeError: it is not open yet; see :meth:`wait_open`.
        """
        if self._error is not None:
            raise self._error
        if self._info is None:
            raise RuntimeError(f"{self.path} is still being opened")
        return self._info

    @property
    def is_open(self) -> bool:
        """Whether the clip has been opened successfully."""
        return self._info is not None

    def wait_open(self, timeout: float | None = None) -> ClipInfo:
        """Wait until the clip is open.

        Args:
            timeout: seconds, or None for ever.

        Raises:
            ClipError: it could not be opened.
            TimeoutError: it still is being opened.
        """
        if not self._opened.wait(timeout):
            raise TimeoutError(f"{self.path} was not opened within {timeout} s")
        return self.info

    @property
    def playing(self) -> bool:
        """While True every request is served in turn; while False a new one replaces those not yet
        started.
        """
        return self._playing

    @playing.setter
    def playing(self, value: bool) -> None:
        with self._condition:
            self._playing = value
            if not value and len(self._wanted) > 1:
                self._wanted = deque([self._wanted[-1]])

    def request(self, index: int, direction: int = 1) -> Image | None:
        """Ask for a frame; never blocks on decoding.

        Args:
            index: frame index; one out of range is answered with an error through ``on_frame``.
            direction: 1 or -1, the way one is travelling, for reading ahead; 0 reads nothing ahead.

        Returns:
            uint8 [H, W, 3] RGB when it is in the cache; else None, and ``on_frame`` is called with it later,
            unless a newer request replaces this one.
        """
        cached = self.cache.get(index)
        with self._condition:
            step = (direction > 0) - (direction < 0)
            self._ahead = deque(index + step * n for n in range(1, self._prefetch + 1) if step)
            if not self._playing:
                self._wanted.clear()
            if cached is None and index not in self._wanted and index != self._current:
                self._wanted.append(index)
                if len(self._wanted) > _QUEUE:
                    self._wanted.popleft()
            self._condition.notify()
        return cached

    def close(self) -> None:
        """End the thread and free the clip; no callback runs afterwards (except the one that may be calling
        this).
        """
        with self._condition:
            self._closing = True
            self._wanted.clear()
            self._ahead.clear()
            self._condition.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        try:
            clip = open_clip(self.path)
        except VosannotError as error:
            self._error = error
        except Exception as error:
            _log.exception("opening %s", self.path)
            self._error = ClipError(tr("{path} cannot be opened ({error}).", path=self.path, error=error))
        else:
            self._info = clip.info
        self._opened.set()
        if self._on_open is not None and not self._closing:
            self._call(lambda: self._on_open and self._on_open(self._info or self._failure()))
        if self._info is None:
            self._refuse()
            return
        with clip:
            self._serve(clip)

    def _failure(self) -> VosannotError:
        return self._error or ClipError(tr("{path} cannot be opened.", path=self.path))

    def _refuse(self) -> None:
        """Answer every request with the error that kept the clip from opening."""
        with self._condition:
            self._prefetch = 0
            self._ahead.clear()
        while not self._closing:
            index = self._next_wanted(wait=True)
            if index is not None:
                self._deliver(index, self._failure())

    def _serve(self, clip: Clip) -> None:
        room = self.cache.limit // (2 * clip.info.width * clip.info.height * 3)
        self._prefetch = min(self._prefetch, room)
        while not self._closing:
            index = self._next_wanted(wait=False)
            if index is not None:
                self._deliver(index, self._decode(clip, index))
            elif (ahead := self._next_ahead(clip.info.frame_count)) is not None:
                self._decode(clip, ahead)
            elif (index := self._next_wanted(wait=True)) is not None:
                self._deliver(index, self._decode(clip, index))

    def _next_wanted(self, wait: bool) -> int | None:
        """Take the next request. With ``wait`` sleeps until there is something to do, perhaps something
        else.
        """
        with self._condition:
            if wait and not self._wanted and not self._ahead and not self._closing:
                self._condition.wait()
            if self._closing or not self._wanted:
                return None
            self._current = self._wanted.popleft()
            return self._current

    def _next_ahead(self, count: int) -> int | None:
        """The nearest frame ahead that is not in the cache and has not been tried since the last request."""
        with self._condition:
            while self._ahead and not self._closing:
                index = self._ahead.popleft()
                if 0 <= index < count and index not in self.cache:
                    return index
        return None

    def _decode(self, clip: Clip, index: int) -> Image | VosannotError:
        cached = self.cache.get(index)
        if cached is not None:
            return cached
        try:
            image = clip.frame(index)
        except VosannotError as error:
            return error
        except IndexError:
            return ClipError(
                tr(
                    "{name} has no frame {index}; its frames are 0 to {frame_count}.",
                    name=clip.info.name,
                    index=index,
                    frame_count=clip.info.frame_count - 1,
                )
            )
        except Exception as error:
            _log.exception("frame %d of %s", index, self.path)
            return ClipError(
                tr("Frame {index} of {path} cannot be decoded ({error}).", index=index, path=self.path, error=error)
            )
        self.cache.put(index, image)
        return image

    def _deliver(self, index: int, answer: Image | VosannotError) -> None:
        with self._condition:
            self._current = None
            if self._closing:
                return
        self._call(lambda: self._on_frame(index, answer))

    def _call(self, callback: Callable[[], object]) -> None:
        try:
            callback()
        except Exception:
            _log.exception("callback of the reader of %s", self.path)
