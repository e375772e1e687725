"""Videos whose files have moved, together with those that moved along."""

from collections.abc import Iterator
from pathlib import Path

from vosannot.core.errors import VosannotError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.media.clip import open_clip
from vosannot.media.remote import reachable
from vosannot.project.workspace import Workspace

__all__ = ["relocate_along"]


def relocate_along(workspace: Workspace, video_id: int, path: Path) -> EventStream:
    """One video is at ``path`` now. Other missing ones are looked for where they would be if all had moved together.

    The summary of :class:`Finished`: ``moved``, how many were found, the first included.

    Raises:
        ClipError: there is no video.
        WorkspaceError: it has another size or length, belongs to another entry, or the workspace cannot be written.
    """
    path = path.absolute()
    old = workspace.video(video_id).path
    with open_clip(path) as clip:
        workspace.relocate_video(video_id, clip.info)
    others = list(_along(workspace, old, path))
    moved = 1
    yield StageStarted("locate", len(others))
    for number, (other, candidate) in enumerate(others, 1):
        try:
            with open_clip(candidate) as clip:
                workspace.relocate_video(other, clip.info)
            moved += 1
        except VosannotError as error:
            yield Warned(str(error))
        yield IterationDone("locate", number, len(others))
    yield Finished({"moved": moved})


def _along(workspace: Workspace, old: Path, new: Path) -> Iterator[tuple[int, Path]]:
    """Missing videos, and where they are if the folder that holds them all was moved as ``old`` was to ``new``."""
    tail = 0
    while tail < min(len(old.parts), len(new.parts)) - 1 and old.parts[-1 - tail] == new.parts[-1 - tail]:
        tail += 1
    if not tail:  # it was renamed: that says nothing about others
        return
    root, now = Path(*old.parts[: len(old.parts) - tail]), Path(*new.parts[: len(new.parts) - tail])
    for video in workspace.videos():
        if video.path.is_relative_to(root) and not reachable(video.path):
            candidate = now / video.path.relative_to(root)
            if candidate.exists():
                yield video.id, candidate
