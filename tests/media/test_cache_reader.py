import threading
import time
from pathlib import Path

import numpy as np
import pytest

from tests.media.files import make_video, number_of
from vosannot.core.errors import ClipError, VosannotError
from vosannot.media import ClipInfo, FrameCache, FrameReader


def block(value: int, size: int = 100) -> np.ndarray:
    return np.full(size, value, np.uint8)


def test_cache_drops_the_least_recently_used() -> None:
    cache = FrameCache(300)
    for key in range(3):
        cache.put(key, block(key))
    assert cache.nbytes == 300 and len(cache) == 3 and cache.limit == 300
    assert cache.get(0) is not None
    cache.put(3, block(3))
    assert cache.get(1) is None and 0 in cache and 2 in cache
    cache.put(0, block(9, 50))
    assert cache.nbytes == 250 and cache.get(0)[0] == 9  # type: ignore[index]
    cache.put(4, block(4, 301))
    assert 4 not in cache and cache.nbytes == 250
    cache.clear()
    assert cache.nbytes == 0 and cache.get(0) is None
    with pytest.raises(ValueError, match="cannot hold"):
        FrameCache(-1)


def test_cached_arrays_are_read_only() -> None:
    cache = FrameCache(1000)
    cache.put("a", block(1))
    array = cache.get("a")
    assert array is not None
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 3


def test_cache_from_many_threads() -> None:
    cache = FrameCache(5000)

    def work(seed: int) -> None:
        rng = np.random.default_rng(seed)
        for _ in range(2000):
            key = int(rng.integers(0, 80))
            found = cache.get(key)
            assert found is None or found[0] == key
            cache.put(key, block(key))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.nbytes == len(cache) * 100 <= 5000


class Listener:
    """Collects a reader's callbacks."""

    def __init__(self) -> None:
        self.frames: list[tuple[int, object]] = []
        self.opened: list[ClipInfo | VosannotError] = []
        self.changed = threading.Condition()

    def on_frame(self, index: int, answer: object) -> None:
        with self.changed:
            self.frames.append((index, answer))
            self.changed.notify_all()

    def on_open(self, answer: ClipInfo | VosannotError) -> None:
        with self.changed:
            self.opened.append(answer)
            self.changed.notify_all()

    def wait(self, count: int, timeout: float = 10) -> list[int]:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.frames) >= count, timeout)
            return [index for index, _ in self.frames]


def until(condition: object, timeout: float = 10) -> None:
    end = time.monotonic() + timeout
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return make_video(tmp_path / "clip.mp4", 40, options={"g": "10"})


def test_reader_delivers_caches_and_reads_ahead(video: Path) -> None:
    listener = Listener()
    reader = FrameReader(video, listener.on_frame, on_open=listener.on_open, prefetch=4)
    try:
        info = reader.wait_open(10)
        assert info.frame_count == 40 and reader.info is info and reader.is_open
        assert reader.request(20) is None
        assert listener.wait(1) == [20]
        image = listener.frames[0][1]
        assert isinstance(image, np.ndarray) and number_of(image) == 20 and not image.flags.writeable
        until(lambda: all(i in reader.cache for i in range(20, 25)))
        assert 25 not in reader.cache
        assert number_of(reader.request(21, direction=-1)) == 21  # type: ignore[arg-type]
        until(lambda: all(i in reader.cache for i in range(17, 22)))
        assert len(listener.frames) == 1 and len(listener.opened) == 1
        reader.request(39)
        listener.wait(2)
        reader.request(0, direction=0)
        listener.wait(3)
        time.sleep(0.05)
        assert 1 not in reader.cache
    finally:
        reader.close()
    assert not reader._thread.is_alive()


def test_latest_request_wins_except_while_playing(video: Path) -> None:
    gate = threading.Event()
    listener = Listener()

    def slow(index: int, answer: object) -> None:
        listener.on_frame(index, answer)
        gate.wait(10)

    reader = FrameReader(video, slow, prefetch=0)
    try:
        reader.wait_open(10)
        reader.request(1)
        listener.wait(1)
        for index in (2, 3, 4, 5):
            reader.request(index)
        gate.set()
        assert listener.wait(2) == [1, 5]
        gate.clear()
        reader.request(6)
        listener.wait(3)
        reader.playing = True
        assert reader.playing
        for index in (7, 8, 8, 9):
            reader.request(index)
        gate.set()
        assert listener.wait(6) == [1, 5, 6, 7, 8, 9]
        gate.clear()
        reader.request(11)
        listener.wait(7)
        for index in (12, 13, 14):
            reader.request(index)
        reader.playing = False
        gate.set()
        assert listener.wait(8)[-1] == 14
    finally:
        gate.set()
        reader.close()
    assert len(listener.frames) == 8


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    listener = Listener()
    reader = FrameReader(tmp_path / "none.mp4", listener.on_frame, on_open=listener.on_open)
    try:
        reader.request(0)
        with pytest.raises(ClipError, match="does not exist"):
            reader.wait_open(10)
        with pytest.raises(ClipError, match="does not exist"):
            _ = reader.info
        listener.wait(1)
        reader.request(1)
        assert listener.wait(2) == [0, 1]
        assert all(isinstance(answer, ClipError) for _, answer in listener.frames)
        assert isinstance(listener.opened[0], ClipError) and not reader.is_open
    finally:
        reader.close()


def test_errors_and_failing_callbacks_do_not_end_the_reader(video: Path) -> None:
    listener = Listener()

    def failing(index: int, answer: object) -> None:
        listener.on_frame(index, answer)
        raise RuntimeError("deleted")

    reader = FrameReader(video, failing)
    try:
        reader.wait_open(10)
        reader.request(40)
        listener.wait(1)
        assert "has no frame 40; its frames are 0 to 39" in str(listener.frames[0][1])
        reader.request(3)
        listener.wait(2)
        assert isinstance(listener.frames[1][1], np.ndarray)
    finally:
        reader.close()


def test_a_tiny_cache_does_not_make_it_spin(video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener()
    turns, next_wanted = list[bool](), FrameReader._next_wanted
    monkeypatch.setattr(FrameReader, "_next_wanted", lambda self, wait: turns.append(wait) or next_wanted(self, wait))
    reader = FrameReader(video, listener.on_frame, cache_bytes=0)
    try:
        reader.wait_open(10)
        for number in range(3):
            assert reader.request(5) is None
            listener.wait(number + 1)
        time.sleep(0.1)
        assert len(turns) < 20  # some four for each request; a loop without sleep makes thousands
    finally:
        reader.close()


def test_closing_at_once_and_from_a_callback(video: Path) -> None:
    FrameReader(video, lambda index, answer: None).close()
    done = threading.Event()
    holder: list[FrameReader] = []

    def close(index: int, answer: object) -> None:
        holder[0].close()
        done.set()

    holder.append(FrameReader(video, close))
    holder[0].request(0)
    assert done.wait(10)
    holder[0]._thread.join(10)
    assert not holder[0]._thread.is_alive()
