"""Other versions of a video's masks, to be compared with those of now: before the last job, or in a folder."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from vosannot.core.words import tr
from vosannot.masks.label_map import LabelMap
from vosannot.project.document import Document
from vosannot.project.exchange.importing import masks_for

__all__ = ["Version", "folder_version", "last_job_version"]


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """Label maps that are only looked at.

    Attributes:
        title: what to call it, in a few words.
        frames: the frames it has something to show for; may grow.
        read: a frame's label map, uint8 [H, W]; None: it had none. Reads from disk and raises VosannotError.
    """

    title: str
    frames: Callable[[], Collection[int]]
    read: Callable[[int], LabelMap | None]


def last_job_version(document: Document) -> Version | None:
    """What the newest job that is not undone has replaced, from the journal; None: there is none. Reads from disk.

    Raises:
        WorkspaceError: the journal cannot be read.
    """
    change = document.last_job()
    if change is None:
        return None
    frames = frozenset(change.patches or ())
    return Version(tr("before the last job"), lambda: frames, lambda frame: document.labels_before(change, frame))


def folder_version(document: Document, folder: Path) -> Version:
    """Masks of another tool, or of another day, in any layout that is imported.

    Raises:
        AnnotationError: there is no such folder, it has no masks, or a file belongs to no frame.
    """
    video = document.video
    readers = masks_for(folder, video)
    size = video.height, video.width
    return Version(folder.name, lambda: readers, lambda frame: readers[frame](size))
