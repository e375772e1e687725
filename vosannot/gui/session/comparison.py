"""Before and after, frame by frame: what the wipe on the canvas shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vosannot.masks.label_map import LabelMap

if TYPE_CHECKING:
    from vosannot.gui.session.adapt_task import AdaptTask
    from vosannot.gui.session.controller import Controller

__all__ = ["Comparison", "Pair"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two label maps of one frame, of any size with the clip's aspect ratio, and what each is called."""

    before: LabelMap
    after: LabelMap
    titles: tuple[str, str] = field(default=("before", "after"))


class Comparison(QObject):
    """The probe frames of an adaptation, before it and after one of its iterations.

    Signals:
        changed(): other masks, other frames, or nothing any more.
        begun(): a person wants to see it.
    """

    changed = Signal()
    begun = Signal()

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._task: AdaptTask | None = None
        self._step = 0
        controller.session_changed.connect(lambda: self.show(None, 0))

    @property
    def step(self) -> int:
        """The iteration whose masks are the later ones."""
        return self._step

    @property
    def frames(self) -> tuple[int, ...]:
        """Frames that can be compared, ascending."""
        return tuple(sorted(self._before))

    @property
    def colours(self) -> Mapping[int, tuple[int, int, int]]:
        """Of the objects."""
        return {} if self._task is None else {o.id: o.colour for o in self._task.document.objects()}

    @property
    def _before(self) -> Mapping[int, LabelMap]:
        return {} if self._task is None else {p.frame: p.labels for p in self._task.previews.get(0, ())}

    def show(self, task: "AdaptTask | None", step: int) -> None:
        """Compare this adaptation's beginning with iteration ``step``, or the last one before it that has previews."""
        self._task = task
        if task is not None:
            self._step = max((shown for shown in task.previews if shown <= step), default=0)
        self.changed.emit()

    def pair(self, frame: int) -> Pair | None:
        """What there is for a frame."""
        before = self._before.get(frame)
        if before is None or self._task is None:
            return None
        later = {p.frame: p.labels for p in self._task.previews.get(self._step, ())}
        title = f"iteration {self._step}" if self._step else "no iteration yet"
        return Pair(before, later.get(frame, before), ("before", title))

    def nearest(self, frame: int) -> int | None:
        """The frame nearest to this one that can be compared."""
        return min(self.frames, key=lambda known: (abs(known - frame), known), default=None)

    def begin(self, frame: int | None = None) -> None:
        """Show it on the canvas, at this frame."""
        session = self._controller.session
        if session is not None and frame is not None:
            self._controller.player.stop()
            session.show(frame)
        self.begun.emit()
