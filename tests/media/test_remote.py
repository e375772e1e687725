"""Clips by address, fetched into a cache of a set size. The protocol is fsspec's own memory: no network is asked."""

import os
from pathlib import Path

import fsspec
import numpy as np
import pytest
from PIL import Image

from tests.media.files import make_video
from vosannot.core.errors import ClipError
from vosannot.media import remote
from vosannot.media.clip import open_clip


@pytest.fixture
def elsewhere(own_cache: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> fsspec.AbstractFileSystem:
    """A file system elsewhere with three videos of different lengths and a folder of pictures."""
    monkeypatch.setattr(remote, "PROTOCOLS", remote.PROTOCOLS | {"memory"})
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    for name in ("a", "b", "c"):
        system.pipe(f"/films/{name}.mp4", make_video(tmp_path / f"{name}.mp4", 10).read_bytes())
    for frame in range(3):
        system.pipe(f"/films/shades/{frame:05d}.png", made_picture(tmp_path / "one.png", 20 * frame))
    return system


def made_picture(path: Path, value: int) -> bytes:
    Image.new("RGB", (96, 64), (value, value, value)).save(path)
    return path.read_bytes()


def test_a_clip_by_address_is_fetched_once(elsewhere: fsspec.AbstractFileSystem, monkeypatch) -> None:
    with open_clip("memory://films/a.mp4") as clip:
        assert clip.info.name == "a" and remote.is_stand_in(clip.info.path)
        assert remote.address_of_clip(clip.info.path) == "memory://films/a.mp4"
        first, path = clip.frame(1), clip.info.path
    elsewhere.rm("/films/a.mp4")
    remote._addresses.clear()  # as in another process
    assert remote.address_of_clip(path) == "memory://films/a.mp4"
    with open_clip(path) as clip:
        assert np.array_equal(clip.frame(1), first)
    with pytest.raises(ClipError, match="does not exist"):
        open_clip("memory://films/none.mp4")


def test_a_folder_of_pictures_by_address(elsewhere: fsspec.AbstractFileSystem) -> None:
    with open_clip("memory://films/shades") as clip:
        assert (clip.info.name, clip.info.frame_count, clip.info.stems[2]) == ("shades", 3, "00002")
        assert int(clip.frame(2).max()) > int(clip.frame(0).max())


def test_the_oldest_goes_first_and_what_is_open_stays(elsewhere: fsspec.AbstractFileSystem, monkeypatch) -> None:
    sizes = [elsewhere.info(f"/films/{name}.mp4")["size"] for name in "abc"]
    monkeypatch.setattr(remote, "_limit", lambda: sizes[0] + sizes[1] + 1000)
    with open_clip("memory://films/a.mp4") as clip:
        a = clip.info.path
    os.utime(a.parent / "complete", (1, 1))
    with open_clip("memory://films/b.mp4") as clip:
        b = clip.info.path
    assert a.exists() and b.exists()
    with open_clip(a):  # used again: b is older now
        os.utime(b.parent / "complete", (2, 2))
        with open_clip("memory://films/c.mp4") as clip:
            c = clip.info.path
        assert a.exists() and c.exists() and not b.exists()
        os.utime(a.parent / "complete", (1, 1))
        with open_clip(b):  # a is the oldest, and open
            assert a.exists() and not c.exists()
    with open_clip(c) as clip:  # comes again when it is wanted
        assert clip.info.frame_count > 0
    assert not a.exists() or not b.exists()
    monkeypatch.setattr(remote, "_limit", lambda: 100)
    with pytest.raises(ClipError, match="VOSANNOT_CLIP_CACHE_GB"):
        open_clip("memory://films/a.mp4" if not a.exists() else "memory://films/b.mp4")


def test_a_fetch_that_breaks_off_leaves_no_clip(elsewhere: fsspec.AbstractFileSystem, monkeypatch) -> None:
    copy = remote._copy

    def broken(system: object, inside: str, target: Path) -> None:
        copy(system, inside, target)
        raise OSError("the line is gone")

    monkeypatch.setattr(remote, "_copy", broken)
    with pytest.raises(ClipError, match="the line is gone"):
        open_clip("memory://films/a.mp4")
    monkeypatch.setattr(remote, "_copy", copy)
    with open_clip("memory://films/a.mp4") as clip:
        assert clip.info.frame_count > 0


def test_addresses_of_others_reach_nothing_of_this_computer() -> None:
    for wrong in (
        "file:///etc/passwd",
        "memory://x/y.mp4",
        "zip://a::https://host/b.zip",
        "https://host/a.mp4::x",
        "https://ana:secret@host/a.mp4",
        "https://host/",
        "https://host/%2e%2e",
    ):
        with pytest.raises(ClipError) as raised:
            remote.clip_path(wrong)
        assert "secret" not in str(raised.value)
    assert remote.clip_path("/films/a.mp4") == Path("/films/a.mp4")
    assert remote.clip_path("https://host/x/a%20b.mp4?key=1").name == "a b.mp4"


def test_a_workspace_keeps_the_address(elsewhere: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    import sqlite3

    from vosannot.project.adding import add_below
    from vosannot.project.workspace import Workspace

    with Workspace.open(tmp_path / "w.vosannot") as workspace:
        list(
            add_below(workspace, [remote.clip_path("memory://films/a.mp4"), remote.clip_path("memory://films/shades")])
        )
        with open_clip("memory://films/a.mp4") as clip:
            assert workspace.add_video(clip.info).id == 1
    with sqlite3.connect(tmp_path / "w.vosannot") as connection:
        rows = connection.execute("SELECT path FROM videos ORDER BY id").fetchall()
    assert rows == [("memory://films/a.mp4",), ("memory://films/shades",)]
    with Workspace.open(tmp_path / "w.vosannot") as workspace, open_clip(workspace.video(1).path) as clip:
        assert clip.info.frame_count == workspace.video(1).frame_count
