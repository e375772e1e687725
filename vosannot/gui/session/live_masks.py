"""Live masks: target models learn again after every stroke, and the masks of this frame and the next follow at once."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.errors import VosannotError
from vosannot.core.events import Event, FrameDone, IterationDone
from vosannot.core.words import tr
from vosannot.engines.base import Request
from vosannot.engines.catalogue import engine_info, offered_engines
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.notices import Kind
from vosannot.jobs.runner import Job, JobState, Runner
from vosannot.masks.label_map import Box, LabelMap, bounding_box
from vosannot.project.records import Provenance
from vosannot.settings.params import validated

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["LiveMask", "LiveMasks"]

_ENGINE = "frtm"
_REFERENCES = 12  # that it learns from, the nearest ones: a stroke costs as much as there are
_KEPT = 8  # masks; one is as large as a frame
_SAME = 0.005  # of the mask's pixels: less than this is no other opinion
_SOON_MS = 20  # strokes, undo and steps come in bursts


@dataclass(frozen=True, slots=True)
class LiveMask:
    """What the models say of a frame.

    Attributes:
        labels: uint8 [H, W].
        confidence: 0..1.
        version: of the masks it was learned from.
    """

    labels: LabelMap
    confidence: float
    version: int


class LiveMasks(QObject):
    """Shown, never written: a live mask enters the document when the person takes it (Enter) or paints on it.

    It has a worker of its own, so that neither an adapted network is given up for it nor anything waits for it.

    Attributes:
        on: the person wants them.
        seconds: from the end of the last stroke to its masks; None: not measured yet.
        loss: of the last Gauss-Newton step; None: there was none.

    Signals:
        changed(): any of these, or the masks.
    """

    changed = Signal()

    def __init__(self, controller: "Controller", new_runner: Callable[[], Runner]) -> None:
        super().__init__(controller)
        self._controller, self._new_runner = controller, new_runner
        self.on = False
        self.seconds: float | None = None
        self.loss: float | None = None
        self._runner: Runner | None = None
        self._job: Job | None = None
        self._session: ClipSession | None = None
        self._masks: dict[int, LiveMask] = {}
        self._version = self._since = 0  # of the document's masks; the oldest whose results still count
        self._compared: tuple[LiveMask, int, bool] | None = None
        self._stroke: float | None = None  # when the stroke ended whose masks are still to come
        self._busy = self._again = self._loaded = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        controller.session_changed.connect(self._another_clip)
        controller.propagation.settings_changed.connect(self._other_settings)
        controller.painter.committed.connect(self._painted)
        controller.painter.settle = self.settle
        controller.player.playing_changed.connect(lambda *_: self._soon.start())

    @property
    def working(self) -> bool:
        """Masks are being computed."""
        return self._busy

    # What the person does

    @property
    def offered(self) -> bool:
        """The engine that can do it has weights here."""
        return _ENGINE in offered_engines()

    def toggle(self) -> None:
        """On, or off."""
        if not self.on and not self.offered:
            text = tr("Live masks need the model frtm-lite, which this installation lacks.")
            self._controller.say(Kind.WARNING, text, key="live")
            self.changed.emit()
            return
        self.on = not self.on
        self._forget()
        if self.on:
            text = tr(
                "Live masks: paint; this frame and the next follow every stroke. {frame.approve} takes what is shown."
            )
            self._controller.say(Kind.INFO, text, key="live")
            self._warm()
            self._soon.start()
        else:
            self._controller.withdrawn.emit("live")
        self.changed.emit()

    def take(self) -> bool:
        """Put the shown frame's live mask into the document: one step to undo. False: there is none to be taken."""
        session, mask = self._session, self.shown
        if mask is None or session is None or not session.up_to_date:
            return False
        labels = mask.labels
        self._masks.pop(session.frame, None)

        def edit(now: LabelMap) -> Box | None:
            box = bounding_box(now != labels)
            if box is not None:
                now[box.slices] = labels[box.slices]
            return box

        self._controller.painter.apply(edit, tr("Take the live mask"))
        self.changed.emit()
        return True

    def settle(self) -> None:
        """The person is about to change the shown frame: what stands there as its mask becomes its mask first."""
        if self.covers:
            self.take()

    # What is shown

    @property
    def shown(self) -> LiveMask | None:
        """The live mask of the shown frame, if it says something else than what is painted there by hand."""
        session = self._session
        mask = None if session is None else self._masks.get(session.frame)
        if mask is None or session is None or not mask.labels.any():
            return None
        return None if self._locked(session) and self._agrees(mask, session.labels) else mask

    def _agrees(self, mask: LiveMask, labels: LabelMap) -> bool:
        """Compared once for each mask and change of the document: the canvas asks with every dab."""
        if self._compared is None or self._compared[0] is not mask or self._compared[1] != self._version:
            self._compared = mask, self._version, _alike(mask.labels, labels)
        return self._compared[2]

    @property
    def covers(self) -> bool:
        """It stands for the frame's mask (else it is only outlined over one that the person has made or approved)."""
        session = self._session
        return session is not None and self.shown is not None and not self._locked(session)

    @property
    def next(self) -> tuple[int, LiveMask | None] | None:
        """The frame after the shown one, and its live mask as far as it is there; None: there is no such frame."""
        session = self._session
        if session is None or not 0 <= session.frame < session.frame_count - 1:
            return None
        return session.frame + 1, self._masks.get(session.frame + 1)

    @staticmethod
    def _locked(session: ClipSession) -> bool:
        state = session.state()
        return state is not None and state.provenance is not Provenance.PROPAGATED

    # Following

    def _another_clip(self) -> None:
        session = self._session = self._controller.session
        self._forget()
        if session is None:
            self._rest()
        else:
            session.shown.connect(self._frame_shown)
            session.changed.connect(self._document_changed)
            session.painted.connect(self._repainted)
        self.changed.emit()

    def _repainted(self, box: Box | None) -> None:
        if box is None:  # the shown frame's label map has been fetched anew
            self._compared = None

    def _other_settings(self) -> None:
        """Of FRTM, perhaps: what was predicted with the old ones goes."""
        if self.on and self._controller.propagation.engine == _ENGINE:
            self._forget()
            self._soon.start()
            self.changed.emit()

    def _forget(self) -> None:
        """Also makes what is being computed count for nothing."""
        self._masks.clear()
        self._version += 1
        self._since, self._compared = self._version, None
        self._stroke = self.seconds = self.loss = None

    def _painted(self, _frame: int) -> None:
        if self.on:
            self._stroke = time.monotonic()

    def _frame_shown(self) -> None:
        if self.on:
            self._soon.start()
            self.changed.emit()

    def _document_changed(self, kind: str, frames: tuple[int, ...]) -> None:
        session = self._session
        if not self.on or kind != "labels" or session is None:
            return
        states = session.document.states()
        for frame in frames:
            state = states.get(frame)
            if state is not None and state.provenance is Provenance.PROPAGATED:
                self._masks.pop(frame, None)  # a job has just written it
        self._version += 1
        self._soon.start()
        self.changed.emit()

    def _look(self) -> None:
        """Ask for what is not up to date; one request at a time, and the newest wish counts."""
        session, controller = self._session, self._controller
        if not self.on or session is None or session.frame < 0:
            return
        if self._busy:
            self._again = True
            return
        if controller.player.playing:
            return  # its end is a reason to look again
        if controller.painter.active or not session.up_to_date:
            self._soon.start()
            return
        document, frame, version = session.document, session.frame, self._version
        states = document.states()
        anchors = sorted((f for f in session.anchors() if f in states), key=lambda f: abs(f - frame))[:_REFERENCES]
        wanted = tuple(
            f for f in (frame, frame + 1) if f < session.frame_count and not self._is_new(f, version)
        )  # fmt: skip
        if not any(states[f].object_ids for f in anchors):
            self._forget()
            self.changed.emit()
            return
        if not wanted:
            return
        try:
            params = self._params()
        except VosannotError as error:
            self._failed(str(error))
            return
        runner, clip = self._worker(), session.info.path
        request = Request(clip, {}, wanted, anchors[0], live=True)
        self._busy, self._again = True, False

        def submit() -> Job:
            maps = {f: document.labels(f) for f in anchors}
            references = {f: labels for f, labels in maps.items() if labels is not None}
            return runner.submit(_ENGINE, params, replace(request, references=references), tr("Live masks"))

        def submitted(job: Job) -> None:
            self._job = job
            controller.bridge.watch(job, lambda event: self._take(version, event), lambda: self._over(job))

        controller.means.calls.do(submit, submitted, self._failed)
        self.changed.emit()

    def _params(self) -> Any:
        """Those of the panel when FRTM is chosen there, else the engine's own.

        Raises:
            UsageError: a setting is out of range.
        """
        run = self._controller.propagation
        return run.params() if run.engine == _ENGINE else validated(engine_info(_ENGINE).params, {})

    def _worker(self) -> Runner:
        if self._runner is None:
            self._runner = self._new_runner()
        return self._runner

    def _warm(self) -> None:
        """Load the network while the person looks for where to paint."""
        with contextlib.suppress(VosannotError):  # said when it is needed
            runner, params = self._worker(), self._params()
            self._controller.means.calls.do(lambda: runner.warm(_ENGINE, params))

    def _is_new(self, frame: int, version: int) -> bool:
        return frame in self._masks and self._masks[frame].version == version

    def _take(self, version: int, event: Event) -> None:
        session = self._session
        if session is None or not self.on or version < self._since:
            return
        if isinstance(event, IterationDone):
            self.loss = event.scalars.get("loss")
        elif isinstance(event, FrameDone) and event.labels.shape == session.labels.shape:
            self._masks.pop(event.frame, None)
            self._masks[event.frame] = LiveMask(event.labels, event.confidence, version)
            while len(self._masks) > _KEPT:
                self._masks.pop(next(iter(self._masks)))
            if self._stroke is not None and version == self._version and event.frame == session.frame:
                waited, self._stroke = time.monotonic() - self._stroke, None
                self.seconds = waited if self._loaded else None  # the first one waits for the network to be loaded
            self._loaded = True
            self.changed.emit()

    def _over(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job, self._busy = None, False
        if job.state is JobState.FAILED:
            self._failed(job.error or tr("The engine failed."))
        elif self._again:
            self._soon.start()
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        """They end: whatever it was would happen again with the next stroke."""
        self._busy = False
        if self.on:
            self.on = False
            self._forget()
            self._controller.say(Kind.ERROR, tr("Live masks are off: {sentence}", sentence=sentence), key="live")
            self.changed.emit()

    # The end

    def _rest(self) -> None:
        """The worker and its network go."""
        runner, self._runner, self._job = self._runner, None, None
        self._busy = self._loaded = False
        if runner is not None:
            self._controller.means.calls.do(runner.close)

    def close(self) -> None:
        """End the worker. For the thread that may wait."""
        if self._runner is not None:
            self._runner.close()


def _alike(ours: LabelMap, theirs: LabelMap) -> bool:
    """Hardly a pixel of either would change."""
    either = np.count_nonzero(ours | theirs)
    return bool(np.count_nonzero(ours != theirs) <= _SAME * either)
