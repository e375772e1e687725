"""Two versions of a frame's masks: what the wipe on the canvas shows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.words import shortened, tr
from vosannot.gui.session.notices import Kind
from vosannot.masks.label_map import LabelMap
from vosannot.masks.palette import display_colour

if TYPE_CHECKING:
    from vosannot.gui.session.adapt_task import AdaptTask
    from vosannot.gui.session.controller import Controller
    from vosannot.project.versions import Version

__all__ = ["Comparison", "Pair", "With"]

_KEPT = 7  # label maps held, besides the newest


class With(StrEnum):
    """What the masks of now are compared with."""

    PREVIEWS = "previews"
    RUN = "run"
    REPAIR = "repair"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two label maps of one frame, of any size with the clip's aspect ratio, and what each is called."""

    before: LabelMap
    after: LabelMap
    titles: tuple[str, str] = field(default=("before", "after"))


class Comparison(QObject):
    """Four things can be compared: the probe frames of an adaptation, before it and after one of its iterations; and
    the stored masks of now with what a repair would make of them, with what the last job replaced, or with the masks in
    a folder. The person chooses among what there is of a frame. Nothing here changes a mask.

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
        self._versions: dict[With, Version] = {}
        self._read: dict[tuple[With, int], LabelMap | str | None] = {}  # what was looked at; a sentence: why not
        self._asked: set[tuple[With, int]] = set()
        self._looked_back = False
        self.source = With.PREVIEWS
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
        """Of the objects; in a folder's masks there may be others."""
        session = self._controller.session
        mine = {} if session is None else {o.id: o.colour for o in session.document.objects()}
        if self.source is With.PREVIEWS and self._task is not None:
            return self._task.colours
        if self.source is With.FOLDER:
            return {i: display_colour(i) for i in range(1, 255)} | mine
        return mine

    @property
    def _before(self) -> Mapping[int, LabelMap]:
        return {} if self._task is None else {p.frame: p.labels for p in self._task.previews.get(0, ())}

    # What there is

    def show(self, task: "AdaptTask | None", step: int) -> None:
        """Compare this adaptation's beginning with iteration ``step``, or the last one before it that has previews."""
        if task is not self._task:
            self.source = With.PREVIEWS
        self._task = task
        if task is not None:
            self._step = max((shown for shown in task.previews if shown <= step), default=0)
        self.changed.emit()

    def show_run(self, task: "AdaptTask") -> None:
        """Compare what the frames this task wrote showed before it with what they show now."""
        from vosannot.project.versions import Version

        self._take(With.RUN, Version(tr("before the run"), lambda: task.written_frames, task.labels_before))

    def show_repair(self, frames: Callable[[], Collection[int]], read: Callable[[int], LabelMap]) -> None:
        """Compare what these frames show now with their mended masks; it is what is shown first from now on."""
        from vosannot.project.versions import Version

        self.source = With.REPAIR
        self._take(With.REPAIR, Version(tr("mended"), frames, read))

    def show_folder(self, folder: Path) -> None:
        """Compare with the masks in a folder, beginning with this frame."""
        session = self._controller.session
        if session is None:
            return
        document = session.document

        def work() -> "Version":
            from vosannot.project.versions import folder_version

            return folder_version(document, folder)

        def done(version: "Version") -> None:
            if session is self._controller.session:
                self._take(With.FOLDER, version)
                self.source = With.FOLDER
                self.begun.emit()
                self.changed.emit()

        def failed(sentence: str) -> None:
            self._controller.say(Kind.WARNING, sentence, key="compare")

        self._controller.store.do(work, done, failed)

    def _take(self, key: With, version: "Version") -> None:
        self._versions[key] = version
        self._read = {known: labels for known, labels in self._read.items() if known[0] is not key}
        self._asked = {known for known in self._asked if known[0] is not key}
        self.changed.emit()

    def _look_back(self) -> None:
        """A job of another day can be looked at too: its journal is there."""
        session = self._controller.session
        if session is None or self._looked_back or With.RUN in self._versions:
            return
        self._looked_back = True
        document = session.document

        def work() -> "Version | None":
            from vosannot.project.versions import last_job_version

            return last_job_version(document)

        def done(version: "Version | None") -> None:
            if version is not None and session is self._controller.session and With.RUN not in self._versions:
                self._take(With.RUN, version)

        self._controller.store.do(work, done)

    # Choosing

    def choices(self, frame: int) -> tuple[With, ...]:
        """What this frame can be compared with. A folder is always offered: it may say that it has no such frame."""
        run, repair = self._versions.get(With.RUN), self._versions.get(With.REPAIR)
        there = {
            With.REPAIR: repair is not None and frame in repair.frames(),
            With.PREVIEWS: frame in self._before,
            With.RUN: run is not None and frame in run.frames(),
            With.FOLDER: With.FOLDER in self._versions,
        }
        return tuple(key for key, is_there in there.items() if is_there)

    def chosen(self, frame: int) -> With | None:
        """What it is compared with now; None: there is nothing."""
        choices = self.choices(frame)
        return self.source if self.source in choices else next(iter(choices), None)

    def following(self, frame: int) -> With | None:
        """What :meth:`switch` goes to; None: there is no choice."""
        choices, chosen = self.choices(frame), self.chosen(frame)
        if len(choices) < 2 or chosen is None:
            return None
        return choices[(choices.index(chosen) + 1) % len(choices)]

    def switch(self, frame: int) -> None:
        """Compare this frame with the next thing there is."""
        following = self.following(frame)
        if following is not None:
            self.source = following
            self.changed.emit()

    def name(self, key: With) -> str:
        """What to call it on a button."""
        if key is With.FOLDER:
            return shortened(self._versions[key].title)
        names = {With.PREVIEWS: tr("the adaptation"), With.REPAIR: tr("the repair")}
        return names.get(key, tr("the whole run"))

    # What is shown

    def pair(self, frame: int) -> Pair | None:
        """What there is for a frame; None: nothing, or it cannot be read (:meth:`why`)."""
        chosen = self.chosen(frame)
        if chosen is None:
            return None
        return self._previews(frame) if chosen is With.PREVIEWS else self._version_pair(chosen, frame)

    def _previews(self, frame: int) -> Pair | None:
        before = self._before.get(frame)
        if before is None or self._task is None:
            return None
        later = {p.frame: p.labels for p in self._task.previews.get(self._step, ())}
        title = tr("iteration {step}", step=self._step) if self._step else tr("no iteration yet")
        return Pair(before, later.get(frame, before), (tr("before"), title))

    def _version_pair(self, key: With, frame: int) -> Pair | None:
        session, version = self._controller.session, self._versions[key]
        if session is None or session.frame != frame or frame not in version.frames():
            return None
        now, titles = session.labels, (shortened(version.title), tr("now"))
        if (key, frame) not in self._read:
            self._ask(key, version, frame)
            return Pair(now, now, titles)  # for the moment until it has been read
        other = self._read[key, frame]
        if isinstance(other, str):
            return None
        there = np.zeros_like(now) if other is None else other
        if key is With.REPAIR:  # what is there comes first, what it may become after it
            return Pair(now, there, (titles[1], titles[0]))
        return Pair(there, now, titles)

    def _ask(self, key: With, version: "Version", frame: int) -> None:
        """Have it read, once."""

        def work() -> "LabelMap | str | None":
            try:
                return version.read(frame)
            except VosannotError as error:
                return str(error)

        def done(labels: "LabelMap | str | None") -> None:
            if self._versions.get(key) is version:
                self._read = dict(list(self._read.items())[-_KEPT:]) | {(key, frame): labels}
                self._asked.discard((key, frame))
                self.changed.emit()

        if (key, frame) not in self._asked:
            self._asked.add((key, frame))
            self._controller.store.do(work, done)

    def why(self, frame: int) -> str:
        """Why :meth:`pair` shows nothing, in a sentence."""
        chosen = self.chosen(frame)
        read = None if chosen is None else self._read.get((chosen, frame))
        if isinstance(read, str):
            return read
        if chosen is With.FOLDER:
            return tr("{name} has no mask for frame {frame}.", name=self.name(chosen), frame=frame)
        if self.nearest(frame) is not None:
            return tr("Frame {frame} has no other version to compare.", frame=frame)
        return tr("There is nothing to compare yet: adapt and propagate first, or compare with a folder of masks.")

    def nearest(self, frame: int) -> int | None:
        """The frame nearest to this one that can be compared."""
        if self.chosen(frame) is With.FOLDER:
            known = set(self._versions[With.FOLDER].frames())
        else:
            known = set(self._before).union(*(version.frames() for version in self._versions.values()))
        known -= {f for key, f in self._read if key is self.source and isinstance(self._read[key, f], str)}
        return min(known, key=lambda other: (abs(other - frame), other), default=None)

    def begin(self, frame: int | None = None) -> None:
        """Show it on the canvas, at this frame."""
        session = self._controller.session
        self._look_back()
        if session is not None and frame is not None:
            self.source = With.PREVIEWS
            self._controller.player.stop()
            session.show(frame)
        self.begun.emit()

    def _another_clip(self) -> None:
        self._versions, self._read, self._asked, self._looked_back = {}, {}, set(), False
        self.show(None, 0)
