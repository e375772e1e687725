"""Before and after, frame by frame: what the wipe on the canvas shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.masks.label_map import LabelMap

if TYPE_CHECKING:
    from vosannot.gui.session.adapt_task import AdaptTask
    from vosannot.gui.session.controller import Controller

__all__ = ["Comparison", "Pair"]

_EARLIER = 7  # label maps held, besides the newest


@dataclass(frozen=True, slots=True)
class Pair:
    """Two label maps of one frame, of any size with the clip's aspect ratio, and what each is called."""

    before: LabelMap
    after: LabelMap
    titles: tuple[str, str] = field(default=("before", "after"))


class Comparison(QObject):
    """Two things can be compared: the probe frames of an adaptation, before it and after one of its iterations; and the
    stored masks of the frames that the last run wrote, before it and now. Where there are both, the person chooses.

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
        self._run: AdaptTask | None = None
        self._earlier: dict[int, LabelMap | None] = {}  # what the run replaced, as far as it was looked at
        self._asked: set[int] = set()
        self.of_run = False
        controller.session_changed.connect(self._another_clip)

    @property
    def step(self) -> int:
        """The iteration whose masks are the later ones."""
        return self._step

    @property
    def frames(self) -> tuple[int, ...]:
        """Frames of which there are previews, ascending."""
        return tuple(sorted(self._before))

    @property
    def colours(self) -> Mapping[int, tuple[int, int, int]]:
        """Of the objects."""
        task = self._task or self._run
        return {} if task is None else {o.id: o.colour for o in task.document.objects()}

    @property
    def _before(self) -> Mapping[int, LabelMap]:
        return {} if self._task is None else {p.frame: p.labels for p in self._task.previews.get(0, ())}

    def show(self, task: "AdaptTask | None", step: int) -> None:
        """Compare this adaptation's beginning with iteration ``step``, or the last one before it that has previews."""
        if task is not self._task:
            self.of_run = False
        self._task = task
        if task is not None:
            self._step = max((shown for shown in task.previews if shown <= step), default=0)
        self.changed.emit()

    def show_run(self, task: "AdaptTask") -> None:
        """Compare what the frames this task wrote showed before it with what they show now."""
        self._run, self._earlier, self._asked = task, {}, set()
        self.changed.emit()

    def switch(self) -> None:
        """Show the run instead of the adaptation, or the other way round."""
        self.of_run = not self.of_run
        self.changed.emit()

    def both(self, frame: int) -> bool:
        """There is a choice."""
        return frame in self._before and self._run is not None and frame in self._run.written_frames

    def pair(self, frame: int) -> Pair | None:
        """What there is for a frame."""
        first, second = (self._run_pair, self._previews) if self.of_run else (self._previews, self._run_pair)
        return first(frame) or second(frame)

    def _previews(self, frame: int) -> Pair | None:
        before = self._before.get(frame)
        if before is None or self._task is None:
            return None
        later = {p.frame: p.labels for p in self._task.previews.get(self._step, ())}
        title = f"iteration {self._step}" if self._step else "no iteration yet"
        return Pair(before, later.get(frame, before), ("before", title))

    def _run_pair(self, frame: int) -> Pair | None:
        session, run = self._controller.session, self._run
        if session is None or run is None or session.frame != frame or frame not in run.written_frames:
            return None
        now = session.labels
        if frame not in self._earlier:
            self._ask(run, frame)
            return Pair(now, now, ("before the run", "now"))  # for the moment until it has been read
        earlier = self._earlier[frame]
        return Pair(np.zeros_like(now) if earlier is None else earlier, now, ("before the run", "now"))

    def _ask(self, run: "AdaptTask", frame: int) -> None:
        """Have it read, once."""

        def done(labels: LabelMap | None) -> None:
            if run is self._run:
                self._earlier = dict(list(self._earlier.items())[-_EARLIER:]) | {frame: labels}
                self._asked.discard(frame)
                self.changed.emit()

        if frame not in self._asked:
            self._asked.add(frame)
            self._controller.store.do(lambda: run.labels_before(frame), done)

    def nearest(self, frame: int) -> int | None:
        """The frame nearest to this one that can be compared."""
        known = self._before if self._run is None else {*self._before, *self._run.written_frames}
        return min(known, key=lambda other: (abs(other - frame), other), default=None)

    def begin(self, frame: int | None = None) -> None:
        """Show it on the canvas, at this frame."""
        session = self._controller.session
        if session is not None and frame is not None:
            self.of_run = False
            self._controller.player.stop()
            session.show(frame)
        self.begun.emit()

    def _another_clip(self) -> None:
        self._run, self._earlier, self._asked = None, {}, set()
        self.show(None, 0)
