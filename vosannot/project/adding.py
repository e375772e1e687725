"""Adding many videos to a workspace at once: whatever lies below some folders."""

from collections.abc import Sequence
from pathlib import Path

from vosannot.core.errors import ClipError, UsageError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.words import plural, tr
from vosannot.media.clip import open_clip
from vosannot.project.clip_tree import look_below
from vosannot.project.portraits import portrait
from vosannot.project.workspace import Workspace

__all__ = ["add_below"]

_EVERY = 20  # folders, between two signs of life


def add_below(workspace: Workspace, paths: Sequence[Path]) -> EventStream:
    """Add all videos and folders of pictures at, or below, ``paths``. Closing the stream stops; what is added stays.

    What is in the workspace already is passed over. What cannot be read is a :class:`Warned` and stops nothing.
    The summary of :class:`Finished`: ``added``, ``known``, ``unread``.

    Raises:
        UsageError: there is no video at all.
        WorkspaceError: the workspace cannot be written.
    """
    known = {video.path for video in workspace.videos()}
    found: dict[Path, None] = {}
    unread = looked = 0
    yield StageStarted("search", 0)
    for path in paths:
        for step in look_below(path.absolute(), known):
            found.update(dict.fromkeys(step.clips))
            looked += 1
            if step.problem:
                unread += 1
                yield Warned(step.problem)
            elif looked % _EVERY == 0:
                yield IterationDone("search", len(found), 0)
    if not found and not unread:
        where = str(paths[0]) if len(paths) == 1 else plural(len(paths), "place")
        raise UsageError(
            tr("There is no video and no folder of pictures in {where}; choose another folder.", where=where)
        )
    new = [path for path in found if path not in known]
    added = 0
    yield StageStarted("add", len(new))
    for number, path in enumerate(new, 1):
        try:
            with open_clip(path) as clip:
                video = workspace.add_video(clip.info)
                added += 1
                jpeg = portrait(clip)
            if jpeg is not None:
                workspace.set_thumbnail(video.id, jpeg)
        except ClipError as error:
            unread += 1
            yield Warned(str(error))
        yield IterationDone("add", number, len(new))
    yield Finished({"added": added, "known": len(found) - len(new), "unread": unread})
