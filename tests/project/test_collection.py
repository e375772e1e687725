"""Many videos: counting, adding a folder tree, arranging, moving, removing."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.project.exchanging import images
from tests.project.helpers import blob, clip_info, stroke
from vosannot.core.errors import UsageError, WorkspaceError
from vosannot.core.events import Finished, Warned
from vosannot.masks.png import write_png
from vosannot.media.clip import open_clip
from vosannot.project.adding import add_below
from vosannot.project.clip_tree import look_below
from vosannot.project.collection import Entry, Order, Wanted, arranged, next_open
from vosannot.project.document import Document
from vosannot.project.moving import relocate_along
from vosannot.project.records import Provenance, VideoStatus
from vosannot.project.tallies import Tally
from vosannot.project.workspace import Workspace


def clips(folder: Path, known: tuple[Path, ...] = ()) -> list[str]:
    return [p.relative_to(folder).as_posix() for step in look_below(folder, known) for p in step.clips]


# Counting and removing


def test_tallies(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    other = workspace.add_video(clip_info(tmp_path / "dog.mp4"))
    assert workspace.tallies()[document.video.id].masks == 0 and other.id not in workspace.tallies()
    stroke(document, 3, 1)
    document.set_labels(4, blob(1), Provenance.PROPAGATED, "Job")
    document.set_labels(5, blob(2), Provenance.APPROVED, "Job")
    workspace.flush()
    tally = workspace.tallies([document.video.id])[document.video.id]
    assert (tally.objects, tally.masks, tally.settled, tally.references) == (2, 3, 2, 1) and tally.changed > 0
    document.delete_labels([3])
    workspace.flush()
    assert workspace.tallies()[document.video.id].references == 1  # approved ones, when nothing is painted
    document.set_labels(3, np.zeros_like(blob()), Provenance.MANUAL, "Empty")
    document.unapprove([5])
    workspace.flush()
    assert workspace.tallies()[document.video.id].references == 0


def test_thumbnails_are_kept(workspace: Workspace, document: Document, path: Path) -> None:
    video = document.video.id
    assert workspace.thumbnail(video) is None
    workspace.set_thumbnail(video, b"picture")
    workspace.close()
    with Workspace.open(path) as again:
        assert again.thumbnail(video) == b"picture" and again.thumbnail(video + 1) is None


def test_removing_takes_no_mask_unasked(workspace: Workspace, document: Document, tmp_path: Path) -> None:
    video = document.video
    other = workspace.add_video(clip_info(tmp_path / "dog.mp4"))
    stroke(document, 3, 1)
    with pytest.raises(WorkspaceError, match="1 masks now"):
        workspace.remove_videos([video.id, other.id])
    assert [v.id for v in workspace.videos()] == [video.id, other.id]
    end = document.subscribe(lambda *_: None)
    with pytest.raises(WorkspaceError, match="in use"):
        workspace.remove_videos([video.id], masks=1)
    end()
    workspace.remove_videos([video.id], masks=1)
    assert workspace.videos() == [workspace.video(other.id)] and not workspace.tallies([video.id])
    # The same path, and perhaps the same number, is a new video without a past.
    again = workspace.add_video(clip_info(video.path))
    assert again.status is VideoStatus.NEW and workspace.video_document(again.id) is not document
    assert not workspace.video_document(again.id).states()


# Folder trees


def test_what_is_a_clip(tmp_path: Path) -> None:
    for name in ("a/one.mp4", "a/two.MKV", "a/cover.jpg", "a/notes.txt", ".hidden/three.mp4", "b/.four.mp4"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    images(tmp_path / "c" / "shot10", 2)
    images(tmp_path / "c" / "shot9", 2)
    images(tmp_path / "single", 1)
    for frame in range(2):
        (tmp_path / "masks").mkdir(exist_ok=True)
        write_png(tmp_path / "masks" / f"{frame:05d}.png", blob())
    (tmp_path / "c" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "d").symlink_to(tmp_path / "c" / "shot9", target_is_directory=True)
    assert clips(tmp_path) == ["a/one.mp4", "a/two.MKV", "c/shot9", "c/shot10"]
    assert clips(tmp_path / "a" / "one.mp4") == ["."]


def test_davis_is_taken_once(tmp_path: Path) -> None:
    for size, names in (("480p", ("cow", "dog")), ("Full-Resolution", ("cow", "dog", "only"))):
        for name in names:
            images(tmp_path / "JPEGImages" / size / name, 2)
            images(tmp_path / "Annotations" / size / name, 2)
    assert clips(tmp_path) == ["JPEGImages/480p/cow", "JPEGImages/480p/dog", "JPEGImages/Full-Resolution/only"]
    known = (tmp_path / "JPEGImages" / "Full-Resolution" / "cow",)
    assert "JPEGImages/Full-Resolution/cow" in clips(tmp_path, known)
    assert "JPEGImages/480p/cow" not in clips(tmp_path, known)
    images(tmp_path / "youtube" / "JPEGImages" / "0a49", 2)
    assert clips(tmp_path / "youtube") == ["JPEGImages/0a49"]


def test_a_tree_is_added_and_what_is_there_stays(workspace: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    first = images(root / "cow", 3)
    images(root / "deep" / "dog", 3)
    (root / "broken.mp4").write_bytes(b"no video" * 100)
    with open_clip(first) as clip:
        known = workspace.add_video(clip.info)
    workspace.set_status(known.id, VideoStatus.DONE)
    events = list(add_below(workspace, [root]))
    assert isinstance(events[-1], Finished)
    assert dict(events[-1].summary) == {"added": 1, "known": 1, "unread": 1}
    assert ["broken.mp4" in e.message for e in events if isinstance(e, Warned)] == [True]
    assert [v.name for v in workspace.videos()] == ["cow", "dog"]
    assert workspace.video(known.id).status is VideoStatus.DONE
    workspace.flush()
    picture = workspace.thumbnail(workspace.videos()[1].id)
    assert picture is not None and picture[:2] == b"\xff\xd8"
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="no video"):
        list(add_below(workspace, [empty]))


def test_stopping_keeps_what_is_added(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        images(tmp_path / "tree" / name, 2)
    stream = add_below(workspace, [tmp_path / "tree"])
    while not workspace.videos():
        next(stream)
    stream.close()
    assert [v.name for v in workspace.videos()] == ["a"]


# Arranging


def entries(workspace: Workspace, tmp_path: Path) -> list[Entry]:
    found = []
    for number, name in enumerate(("clip10", "clip9", "Cow", "bus")):
        video = workspace.add_video(clip_info(tmp_path / f"day{number % 2}" / f"{name}.mp4"))
        workspace.set_notes(video.id, "look again" if name == "Cow" else "")
        workspace.set_status(video.id, list(VideoStatus)[number])
        found.append(Entry(workspace.video(video.id), Tally(masks=10 * number, changed=number)))
    return found


def test_arranging(workspace: Workspace, tmp_path: Path) -> None:
    listed = entries(workspace, tmp_path)

    def names(**wanted: object) -> list[str]:
        return [entry.video.name for entry in arranged(listed, Wanted(**wanted))]

    assert names() == ["bus", "clip9", "clip10", "Cow"]
    assert names(backwards=True) == ["Cow", "clip10", "clip9", "bus"]
    assert names(words="CLIP day1") == ["clip9"] and names(words="again") == ["Cow"] and names(words="xyz") == []
    assert names(statuses=frozenset({VideoStatus.NEW, VideoStatus.DONE})) == ["clip10", "Cow"]
    assert names(order=Order.MASKED, backwards=True) == ["bus", "Cow", "clip9", "clip10"]
    assert names(order=Order.STATUS) == ["clip10", "clip9", "Cow", "bus"]
    assert names(order=Order.FOLDER) == ["clip10", "Cow", "bus", "clip9"]
    assert names(order=Order.NOTES)[0] == "Cow"
    for order in Order:
        assert sorted(names(order=order)) == sorted(names(order=order, backwards=True)) == sorted(names())


def test_next_open() -> None:
    order = [4, 7, 1, 9]
    assert next_open(order, 4, lambda v: v in (1, 9)) == 1
    assert next_open(order, 9, lambda v: True) is None
    assert next_open(order, 5, lambda v: v != 4) == 7 and next_open(order, None, lambda v: True) == 4


# Moving


def test_videos_that_moved_along_are_found(workspace: Workspace, tmp_path: Path) -> None:
    root = tmp_path / "old"
    for name in ("a", "b", "c"):
        images(root / "day" / name, 3)
    list(add_below(workspace, [root]))
    first, second, third = workspace.videos()
    workspace.set_status(first.id, VideoStatus.REVIEWED)
    shutil.move(root, tmp_path / "new")
    shutil.rmtree(tmp_path / "new" / "day" / "c")
    images(tmp_path / "new" / "day" / "c", 2)  # another video in its place
    events = list(relocate_along(workspace, first.id, tmp_path / "new" / "day" / "a"))
    assert events[-1] == Finished({"moved": 2}) and sum(isinstance(e, Warned) for e in events) == 1
    assert workspace.video(first.id).path == tmp_path / "new" / "day" / "a"
    assert workspace.video(first.id).status is VideoStatus.REVIEWED
    assert workspace.video(second.id).path == tmp_path / "new" / "day" / "b"
    assert workspace.video(third.id).path == root / "day" / "c"
    # A path is free again when its video has moved.
    images(root / "day" / "a", 3)
    with open_clip(root / "day" / "a") as clip:
        assert workspace.add_video(clip.info).id not in (first.id, second.id, third.id)
