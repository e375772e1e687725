"""The open clip: which frame is wanted, which is shown, and the label map that is painted on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import DamagedError, VosannotError
from vosannot.gui.session.labels import LabelLoader
from vosannot.masks.label_map import Box, LabelMap
from vosannot.media.clip import ClipInfo, Image
from vosannot.project.anchors import anchor_frames, locked_frames
from vosannot.project.records import FrameState

if TYPE_CHECKING:  # heavy: imported when the first clip is opened
    from vosannot.media.reader import FrameReader
    from vosannot.project.document import Document

__all__ = ["ClipSession", "Relay"]

_KEEP = 4  # pictures and label maps that may wait for their other half


class Relay:
    """Where a reader's frames go: the reader exists before the session that shows them."""

    target: Callable[[int, Any], None] | None = None

    def frame(self, index: int, answer: Any) -> None:
        """Pass a frame on (called in the reader's thread)."""
        if self.target is not None:
            self.target(index, answer)


class ClipSession(QObject):
    """Brings picture and label map of a frame together and shows them at the same moment.

    Attributes:
        wanted: the frame that was asked for last; the playhead stands there.
        frame: the frame that is shown; painting changes this one. -1 before the first.
        image: its picture, uint8 [H, W, 3], read-only.
        labels: its label map, uint8 [H, W], one buffer for the clip's whole life: painting writes into it.

    Signals:
        shown(): another picture, with its label map.
        painted(Box | None): the label map changed in this box (None: anywhere).
        wanted_changed(int): the playhead moved.
        changed(str, tuple): the document's "labels" (frames), "objects", "history".
        failed(str): a frame or label map cannot be read.
        damaged(str): a label map cannot be read, and never will be.
    """

    shown = Signal()
    painted = Signal(object)
    wanted_changed = Signal(int)
    changed = Signal(str, object)
    failed = Signal(str)
    damaged = Signal(str)
    _image_came = Signal(int, object)
    _labels_came = Signal(int, object)
    _document_changed = Signal(str, object)

    def __init__(
        self,
        info: ClipInfo,
        document: "Document",
        reader: "FrameReader",
        relay: Relay,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.info, self.document = info, document
        self.wanted = 0
        self.frame = -1
        self.image: Image | None = None
        self.labels: LabelMap = np.zeros((info.height, info.width), np.uint8)
        self._images: dict[int, Image] = {}
        self._maps: dict[int, LabelMap | None] = {}
        self._unread: set[int] = set()  # frames whose label map is on a disk that does not answer
        self._held = False
        self._stale = False
        self._committing = False
        self._image_came.connect(self._take_image)
        self._labels_came.connect(self._take_labels)
        self._document_changed.connect(self._follow)
        self._reader = reader
        relay.target = self._image_came.emit
        self._relay = relay
        self._loader = LabelLoader(document, self._labels_came.emit)
        self._end_subscription = document.subscribe(self._document_changed.emit)

    @property
    def frame_count(self) -> int:
        """Frames of the clip."""
        return self.info.frame_count

    @property
    def up_to_date(self) -> bool:
        """What is shown is what was asked for."""
        return self.frame == self.wanted and not self._stale

    def state(self, frame: int | None = None) -> FrameState | None:
        """What is known of a frame's label map; of the shown one by default."""
        return self.document.state(self.frame if frame is None else frame)

    def anchors(self) -> tuple[int, ...]:
        """Frames that masks are propagated from, ascending: painted by hand, or, if there is none, approved."""
        return anchor_frames(self.document)

    def locked(self) -> frozenset[int]:
        """Frames that no job changes unasked."""
        return locked_frames(self.document)

    def show(self, frame: int) -> None:
        """Go to a frame (clamped to the clip). The picture follows as soon as it is decoded."""
        frame = min(max(frame, 0), self.frame_count - 1)
        if self._held:
            return
        direction = 1 if frame >= self.wanted else -1
        moved = frame != self.wanted
        self.wanted = frame
        if moved:
            self.wanted_changed.emit(frame)
        if frame == self.frame and not self._stale:
            return
        self._maps.pop(frame, None)
        image = self._reader.request(frame, direction)
        if image is not None:
            self._keep(self._images, frame, image)
        if self.document.state(frame) is None:
            self._keep(self._maps, frame, None)
            self._present(frame)
        else:
            self._loader.request(frame, direction)

    def hold(self, *, leaving: bool = False) -> bool:
        """A stroke begins: nothing may replace the picture or the label map. False: not possible just now.

        Args:
            leaving: another frame may have been asked for; what is painted belongs to the one that is shown.
        """
        ready = self.frame >= 0 and not self._stale if leaving else self.up_to_date
        if not ready or self.image is None or self._held:
            return False
        if self.frame in self._unread:
            # What is shown without its masks must not be painted on: it could not be stored.
            self.look_again()
            return False
        self._held = True
        return True

    def release(self) -> None:
        """The stroke is over."""
        self._held = False
        if self._stale:
            self._reload()

    def look_again(self) -> None:
        """Perhaps the shown frame's label map, which could not be read, can be read now."""
        if self.frame in self._unread:
            self._stale = True
            self._reload()

    def commit(self, box: Box, before: LabelMap, title: str) -> None:
        """Store what was painted in ``box`` since ``before`` (the whole label map of then).

        Raises:
            VosannotError: the document refuses it.
        """
        after = np.ascontiguousarray(self.labels[box.slices])
        self._committing = True  # the buffer already shows it: nothing to fetch
        try:
            self.document.commit_edit(self.frame, box, before[box.slices].copy(), after, title)
        finally:
            self._committing = False

    def close(self) -> None:
        """End the threads (waits for them). The document stays usable."""
        self._relay.target = None
        self._end_subscription()
        self._loader.close()
        self._reader.close()

    def _take_image(self, frame: int, answer: Image | VosannotError) -> None:
        if isinstance(answer, VosannotError):
            if frame == self.wanted:
                self.failed.emit(str(answer))
            return
        self._keep(self._images, frame, answer)
        self._present(frame)

    def _take_labels(self, frame: int, answer: LabelMap | VosannotError | None) -> None:
        self._unread.discard(frame)
        if isinstance(answer, VosannotError):
            (self.damaged if isinstance(answer, DamagedError) else self.failed).emit(str(answer))
            self._unread.add(frame)
            answer = None
        self._keep(self._maps, frame, answer)
        self._present(frame)

    def _keep(self, store: dict[int, Any], frame: int, value: Any) -> None:
        store.pop(frame, None)
        store[frame] = value
        while len(store) > _KEEP:
            store.pop(next(iter(store)))

    def _present(self, frame: int) -> None:
        """Show the frame if both halves are there. While scrubbing, frames on the way are shown too."""
        if self._held:
            self._stale = True
            return
        if frame not in self._images or frame not in self._maps:
            return
        if frame != self.wanted and self.frame == self.wanted:
            return  # an answer from before the frame that is shown
        same = frame == self.frame and self.image is not None
        self.image = self._images[frame]
        labels = self._maps.pop(frame)
        self.frame = frame
        if frame == self.wanted:
            self._stale = False
        if labels is None:
            self.labels.fill(0)
        else:
            np.copyto(self.labels, labels)
        if same:
            self.painted.emit(None)
        else:
            self.shown.emit()

    def _follow(self, kind: str, frames: tuple[int, ...]) -> None:
        if kind == "labels" and self.frame in frames and not self._committing:
            self._stale = True
            if not self._held:
                self._reload()
        self.changed.emit(kind, frames)

    def _reload(self) -> None:
        """The shown frame's label map has changed in the document: fetch it."""
        if self.image is not None and self.frame == self.wanted:
            self._keep(self._images, self.frame, self.image)
            self._loader.request(self.frame)
        elif self.frame == self.wanted:
            self.show(self.frame)

    def mark_painted(self, box: Box) -> None:
        """Somebody painted into :attr:`labels`."""
        self.painted.emit(box)
