"""What a workspace can teach: the frames whose masks a person has painted or approved."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vosannot.core.errors import UsageError
from vosannot.core.words import tr
from vosannot.masks.png import encode_png
from vosannot.project.records import Provenance

if TYPE_CHECKING:  # the window knows these records before it opens a database
    from vosannot.project.document import Document
    from vosannot.project.workspace import Workspace

__all__ = ["Labelled", "LabelledVideo", "fingerprint", "labelled_frames", "labelled_videos"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A frame and its label map as palette PNG: a hundred of them still fit through a pipe."""

    frame: int
    png: bytes


@dataclass(frozen=True, slots=True)
class LabelledVideo:
    """The labelled frames of one video. Picklable.

    Attributes:
        name: as the workspace calls it.
        path: absolute path of the video file or image folder.
        width, height, frame_count: of the video that was annotated, to recognise another one in its place.
        maps: at least one, ascending; one of them shows an object.
    """

    name: str
    path: Path
    width: int
    height: int
    frame_count: int
    maps: tuple[Labelled, ...]


def labelled_frames(document: "Document") -> tuple[int, ...]:
    """Ascending frames whose label map is manual or approved; () when none of them shows an object.

    Propagated label maps are an engine's own opinion: learning from them would teach it its mistakes.
    """
    states = [s for s in document.states().values() if s.provenance is not Provenance.PROPAGATED]
    return tuple(s.frame for s in states) if any(s.object_ids for s in states) else ()


def labelled_videos(
    workspace: "Workspace", names: Collection[str] = (), *, pixels: bool = True
) -> tuple[LabelledVideo, ...]:
    """The workspace's videos that have labelled frames, in its order, with their label maps. Reads from disk.

    Args:
        names: of the videos to look at; all when empty.
        pixels: False leaves the PNGs empty, which is enough for counting.

    Raises:
        UsageError: the workspace has no video of such a name.
        WorkspaceError: a label map cannot be read.
    """
    videos = workspace.videos()
    if unknown := sorted(set(names) - {video.name for video in videos}):
        known = ", ".join(sorted(video.name for video in videos)) or "none"
        raise UsageError(
            tr(
                "{path} has no video called {unknown}; it has {known}.",
                path=workspace.address,
                unknown=repr(unknown[0]),
                known=known,
            )
        )
    found = []
    for video in videos:
        if names and video.name not in names:
            continue
        document = workspace.video_document(video.id)
        maps = []
        for frame in labelled_frames(document):
            labels = document.labels(frame) if pixels else None
            if labels is not None:
                maps.append(Labelled(frame, encode_png(labels)))
            elif not pixels:  # else it was deleted just now: somebody may be painting meanwhile
                maps.append(Labelled(frame, b""))
        if maps:
            size = (video.width, video.height, video.frame_count)
            found.append(LabelledVideo(video.name, video.path, *size, tuple(maps)))
    return tuple(found)


def fingerprint(videos: Sequence[LabelledVideo]) -> str:
    """A digest of the videos' paths, frame numbers and label maps."""
    digest = hashlib.sha256()
    for video in videos:
        digest.update(f"{video.path}\n".encode())
        for each in video.maps:
            digest.update(f"{each.frame} {hashlib.sha256(each.png).hexdigest()}\n".encode())
    return digest.hexdigest()
