"""GrabCut: a box, then scribbles; computed in a thread, the newest wish first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vosannot.core.words import mark, tr
from vosannot.gui.background import Background
from vosannot.gui.session.painting import Point
from vosannot.gui.session.suggesting import Mask, Suggester
from vosannot.masks.edit import paint_stroke
from vosannot.masks.label_map import Box, LabelMap, bounding_box

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["Grabber"]

_AROUND = 0.1  # of the mask's longer side: how far GrabCut looks beyond a mask that it starts from


@dataclass(frozen=True, slots=True)
class _Scribble:
    points: tuple[Point, ...]
    radius: float
    value: int


class Grabber(Suggester):
    """See the module.

    Attributes:
        box: where the object is.
        hints: uint8 [H, W], the scribbles: 0 none, 1 object, 2 background.
    """

    title = mark("GrabCut {name}")

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self.box: Box | None = None
        self.hints: LabelMap | None = None
        self._scribbles: list[_Scribble] = []
        self._start: Mask | None = None
        self._newest = 0
        self._thread: Background | None = None

    @property
    def row(self) -> float | None:
        return None if self.box is None else (self.box.y0 + self.box.y1) / 2

    def begin(self, start: Point, end: Point) -> None:
        """Look for the object in the box between two opposite corners."""
        session = self._controller.session
        if session is None:
            return
        height, width = session.labels.shape
        (xa, xb), (ya, yb) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        box = Box(int(np.floor(ya)), int(np.floor(xa)), int(np.ceil(yb)), int(np.ceil(xb))).clip(height, width)
        if min(box.height, box.width) < 2:
            self._say(tr("Drag a box around the object; it must lie on the picture."))
            return
        if self._enter():
            self._set(session.labels.shape, box)

    def begin_from_mask(self) -> None:
        """Start from the current object's mask on this frame and replace it."""
        self._controller.painter.settle()
        session, object_id = self._controller.session, self._controller.tools.object
        mask = None if session is None or object_id is None else session.labels == object_id
        tight = None if mask is None else bounding_box(mask)
        if session is None or mask is None or tight is None:
            self._say(tr("The object has no mask on this frame: drag a box around it instead."))
            return
        grown = max(6, round(_AROUND * max(tight.height, tight.width)))
        box = Box(tight.y0 - grown, tight.x0 - grown, tight.y1 + grown, tight.x1 + grown).clip(*mask.shape)
        if self._enter(replaces=True):
            self._set(mask.shape, box, mask.copy())

    def _set(self, shape: tuple[int, ...], box: Box, start: Mask | None = None) -> None:
        self.box, self._start = box, start
        self.hints = np.zeros(shape, np.uint8)
        self._compute()

    def scribble(self, points: Sequence[Point], radius: float, background: bool) -> None:
        """The object is here, or (``background``) is not; then look again."""
        if self.active and points:
            self._scribbles.append(_Scribble(tuple(points), radius, 2 if background else 1))
            self._draw()
            self._compute()

    def step_back(self) -> None:
        """Take the last scribble back; without one, everything."""
        if not self._scribbles:
            self.dismiss()
            return
        self._scribbles.pop()
        self._draw()
        self._compute()

    def _draw(self) -> None:
        """A new array: the thread may still look at the old one."""
        assert self.hints is not None
        self.hints = np.zeros_like(self.hints)
        for stroke in self._scribbles:
            paint_stroke(self.hints, stroke.points, stroke.radius, stroke.value)

    def _compute(self) -> None:
        session, box, hints, start = self._session, self.box, self.hints, self._start
        if session is None or session.image is None or box is None:
            return
        self._newest += 1
        number, image = self._newest, session.image
        self.working, self.stage = True, tr("Looking for the object …")

        def work() -> Mask | None:
            from vosannot.engines.click.grabcut import grab_cut

            if number != self._newest:
                return None
            return grab_cut(image, box, hints, start, cancelled=lambda: number != self._newest)

        def done(mask: Mask | None) -> None:
            if number == self._newest and mask is not None:
                self._show(mask)
                if not mask.any():
                    self._say(tr("No object was found there: scribble on it with the left button."))

        def failed(sentence: str) -> None:
            if number == self._newest:
                self._failed(sentence)

        if self._thread is None:
            self._thread = Background("grabcut", self._failed, self)
        self._thread.do(work, done, failed)
        self.changed.emit()

    def _forget(self) -> None:
        super()._forget()
        self._newest += 1
        self.box = self.hints = self._start = None
        self._scribbles = []

    def close(self) -> None:
        """End the thread."""
        self._newest += 1
        if self._thread is not None:
            self._thread.close()
