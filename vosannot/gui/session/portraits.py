"""Small pictures of the workspace's videos: out of the store, or made when they are first wanted."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from vosannot.core.errors import VosannotError
from vosannot.gui.background import Background

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.records import VideoInfo
    from vosannot.project.workspace import Workspace

__all__ = ["Portraits"]

_KEPT = 400  # pictures of 60 kB
_WAITING = 40  # beyond that, what was wanted first is not seen any more


class Portraits(QObject):
    """What was wanted last comes first: that is where somebody has scrolled to.

    Signals:
        came(int): a video's picture is there.
    """

    came = Signal(int)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._wanted: list[VideoInfo] = []
        self._without: set[int] = set()
        self._busy = False
        self._thread: Background | None = None
        controller.workspace_changed.connect(self.forget)

    def forget(self, *videos: int) -> None:
        """These (all by default) may look different now."""
        for video in videos or list(self._pictures):
            self._pictures.pop(video, None)
        self._without.difference_update(videos or self._without.copy())
        self._wanted = []

    def get(self, video: "VideoInfo") -> QImage | None:
        """The picture, or None: it comes, if there is one."""
        picture = self._pictures.get(video.id)
        if picture is not None:
            self._pictures.move_to_end(video.id)
        elif video.id not in self._without and all(other.id != video.id for other in self._wanted):
            self._wanted = [*self._wanted[-_WAITING:], video]
            self._next()
        return picture

    def _next(self) -> None:
        workspace = self._controller.workspace
        if self._busy or not self._wanted or workspace is None:
            return
        video = self._wanted[-1]
        self._busy = True

        def done(picture: QImage | None) -> None:
            self._busy = False
            self._wanted = [other for other in self._wanted if other.id != video.id]
            if workspace is self._controller.workspace:
                if picture is None or picture.isNull():
                    self._without.add(video.id)
                else:
                    self._pictures[video.id] = picture
                    while len(self._pictures) > _KEPT:
                        self._pictures.popitem(last=False)
                    self.came.emit(video.id)
            self._next()

        if self._thread is None:
            self._thread = Background("portraits", lambda _: None, self)
        self._thread.do(lambda: _read(workspace, video), done, lambda _: done(None))

    def close(self) -> None:
        """The window closes."""
        self._wanted = []
        if self._thread is not None:
            self._thread.close(1.0)


def _read(workspace: "Workspace", video: "VideoInfo") -> QImage | None:
    from vosannot.media.clip import open_clip
    from vosannot.project.portraits import portrait

    data = workspace.thumbnail(video.id)
    if data is None:
        try:
            with open_clip(video.path) as clip:
                data = portrait(clip)
        except VosannotError:
            return None
        if data is not None:
            workspace.set_thumbnail(video.id, data)
    return QImage.fromData(data) if data is not None else None
