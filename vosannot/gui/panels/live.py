"""What the machine does just now: progress, loss curve, previews, and the buttons that steer it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.events import CycleShown, IterationDone
from vosannot.core.words import mark, plural, tr
from vosannot.engines.catalogue import engine_info
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.panels.curve import SHARES, LossCurve
from vosannot.gui.panels.cycle import CycleView
from vosannot.gui.panels.previews import Previews
from vosannot.gui.panels.thumbnails import Thumbnails
from vosannot.gui.panels.words import ending_text, seconds_text
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.propagation import Propagation
from vosannot.gui.session.proposing import Proposing
from vosannot.gui.session.repairing import Repairing

__all__ = ["LiveView"]


_STOP_ADAPTING = mark("Stop and use this")
_STOP_PROPAGATING = mark("Stop and keep what is done")
_LAST_STAGES = ("learn", "propagate", "flow", "find", "check", "repair", "sharpen")  # which are stopped, not steered
_NOTE_LINES = 3
_NO_CYCLE = {
    "mcc": mark("The first cycle comes with the previews of an iteration."),
    "ent": mark("Entropy looks at forward masks only: there is no cycle to show."),
    "ae": mark("The auto-encoder looks at the reference alone: there is no cycle to show."),
}


class LiveView(QWidget):
    """Shows one :class:`AdaptTask`; its place and size stay the same while it runs.

    Args:
        run: whose tasks these are at first, and who is told what the buttons say.
        cycles: adaptations that begin with masks are shown, on a page of their own.
    """

    def __init__(
        self,
        controller: Controller,
        run: Propagation | Proposing | Repairing,
        *,
        cycles: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._run, self._cycles = controller, run, cycles
        self._task: AdaptTask | None = None
        self._adapted: AdaptTask | None = None
        self._followed = True  # the marker goes with the newest iteration
        self._thumbnails = Thumbnails(self)
        self._stage = QLabel()
        self._stage.setObjectName("heading")
        self._figures = QLabel()
        self._figures.setObjectName("muted")
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self.note = QLabel()
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.curve = LossCurve()
        self.previews = Previews(self._thumbnails)
        self.cycle = CycleView(self._thumbnails)
        self._propagating = False  # and no longer adapting
        self.stop_button = QPushButton(tr(_STOP_ADAPTING))
        self.stop_button.setProperty("kind", "primary")
        self.use_chosen = QPushButton(tr("Use {word} {number}", word=tr("iteration"), number=0))
        self.use_chosen.setToolTip(tr("Go on with the weights that the marker in the curve shows"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop, and put masks and network back as they were"))
        self._make_switches()
        self._lay_out()
        self._unfold(self.fold.isChecked())  # not before it has a parent: it would be a window
        self.curve.step_chosen.connect(self._step_chosen)
        self.previews.frame_chosen.connect(controller.comparison.begin)
        self.use_chosen.clicked.connect(lambda: self._run.use_iteration(self.curve.choice))
        self.stop_button.clicked.connect(self._stop)
        self.cancel.clicked.connect(lambda: self._run.cancel())
        self._show()

    def _make_switches(self) -> None:
        """What is shown besides, as it was left."""
        kept = self._controller.preferences
        self.shares: dict[str, QCheckBox] = {}
        for name, meaning in SHARES.items():
            box = self.shares[name] = QCheckBox(tr(name))
            box.setToolTip(tr("<p>{meaning}: the broken line, and the axis at the right.</p>", meaning=tr(meaning)))
            box.toggled.connect(partial(self._show_share, name))
            box.setChecked(kept.flag(f"live/{name}", name == "stability"))
            self._show_share(name, box.isChecked())
        self.fold = QPushButton(tr("Cycle"))
        self.fold.setProperty("kind", "fold")
        self.fold.setCheckable(True)
        self.fold.setChecked(kept.flag("live/cycle", True))
        self.fold.toggled.connect(self._unfold)
        if not self._cycles:
            self.fold.hide()

    def _show_share(self, name: str, shown: bool) -> None:
        self.curve.show_share(name, shown)
        self._controller.preferences.set(f"live/{name}", shown)

    def _unfold(self, shown: bool) -> None:
        self.cycle.setVisible(shown and not self.fold.isHidden())
        self._controller.preferences.set("live/cycle", shown)
        self.fold.setIcon(icon("chevron-down" if shown else "chevron-right", theme.current().muted))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._stage, 0, 0)
        grid.addWidget(self._figures, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.setColumnStretch(0, 1)
        buttons.setColumnStretch(1, 1)
        buttons.addWidget(self.stop_button, 0, 0, 1, 2)
        buttons.addWidget(self.use_chosen, 1, 0)
        buttons.addWidget(self.cancel, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        legend = QHBoxLayout()
        legend.setSpacing(12)
        for box in self.shares.values():
            legend.addWidget(box)
        legend.addStretch(1)
        column.addLayout(grid)
        column.addWidget(self.note)
        self._graph = QWidget()
        graph = QVBoxLayout(self._graph)
        graph.setContentsMargins(0, 0, 0, 0)
        graph.setSpacing(0)
        graph.addWidget(self.curve)
        graph.addLayout(legend)
        column.addWidget(self._graph)
        column.addLayout(buttons)
        column.addWidget(self.previews)
        column.addWidget(self.fold)
        column.addWidget(self.cycle)
        column.addStretch(1)

    def follow(self, task: AdaptTask, run: Propagation | Repairing | None = None) -> None:
        """Show this task from now on; ``run``: whose it is, where that changes."""
        self._task, self._run = task, run or self._run
        task.changed.connect(self._show)
        task.ended.connect(self._show)
        task.warned.connect(self._show)
        if task.adapt:
            self._follow_adaptation(task)
        elif self._cycles and engine_info(task.engine).learns:
            self._follow_learning(task)
        elif self._run.adapted is not self._adapted:
            self._adapted = None
        if not self._cycles:  # without an adaptation, a search has nothing but its progress to show
            for part in (self._graph, self.previews, self.note):
                part.setVisible(self._adapted is not None)
        elif self._adapted is task:
            self._show_parts(task)
        self._show()

    def _follow_learning(self, task: AdaptTask) -> None:
        """Only a curve: there is no iteration to go back to."""
        self._adapted, self._followed = task, True
        task.iterated.connect(self._iterated)
        task.adapted.connect(self._show)
        self.curve.clear(1)
        for event in tuple(task.curve):
            self._show_iteration(task, event)

    def _show_parts(self, task: AdaptTask) -> None:
        """What belongs to an adaptation whose iterations can be looked at and chosen, or only the curve."""
        self.use_chosen.setVisible(task.adapt)
        self.previews.setVisible(task.adapt)
        cycles = task.adapt and task.has_cycles
        for part in (*self.shares.values(), self.fold):
            part.setVisible(cycles)
        self._unfold(self.fold.isChecked())

    def _follow_adaptation(self, task: AdaptTask) -> None:
        self._adapted, self._followed = task, True
        task.iterated.connect(self._iterated)
        task.cycle_shown.connect(self._cycled)
        task.adapted.connect(self._adapted_now)
        task.snapshots_changed.connect(self._snapshots)
        self.curve.clear(1)
        video = task.document.video
        colours = task.colours
        self._thumbnails.attach(task.clip)
        self.previews.clear(video.width, video.height, colours)
        objective = getattr(task.params, "objective", "mcc")
        self.cycle.clear(video.width, video.height, colours, tr(_NO_CYCLE.get(objective, _NO_CYCLE["mcc"])))
        self.fold.setText(tr("Cycle"))
        self._controller.comparison.show(task, 0)
        for event in tuple(task.curve):  # what came before this page was made
            self._show_iteration(task, event)
        if task.outcome is not None:
            self.curve.set_total(task.outcome.step)
        if task.cycles:
            self._show_cycle(task.cycles[max(task.cycles)])
        self._snapshots()

    def forget(self) -> None:
        """Another clip."""
        self._task = self._adapted = None
        self._thumbnails.attach(None)
        self._show()

    def close_threads(self) -> None:
        """The window closes."""
        self._thumbnails.close()

    def warm_up(self) -> None:
        """Draw once: the first time takes tens of milliseconds."""
        self.curve.grab()
        self.previews.grab()
        self.cycle.grab()

    def _iterated(self, event: IterationDone) -> None:
        task = self._adapted
        if task is not None and self.sender() is task:
            self._show_iteration(task, event)

    def _cycled(self, event: CycleShown) -> None:
        if self._followed and self._adapted is not None and self.sender() is self._adapted:
            self._show_cycle(event)

    def _adapted_now(self) -> None:
        """The adaptation has ended: the marker goes where its weights are taken from."""
        task = self._adapted
        if task is not None and self.sender() is task and task.outcome is not None:
            self.curve.set_total(task.outcome.step)  # a rule may have ended it early: no empty room
            self.curve.mark(task.outcome.chosen)
            self._look_at(task, task.outcome.chosen)
            self._show()

    def _show_iteration(self, task: AdaptTask, event: IterationDone) -> None:
        self.curve.set_total(event.total)
        if event.step == 0:
            self.previews.show_before(event.previews)
        self.curve.add(event.step, event.scalars)
        if self._followed:
            self.curve.mark(event.step)
            if task.adapt:
                self._show_previews(task, event.step)
        self._show()

    def _show_previews(self, task: AdaptTask, step: int) -> None:
        """Of this iteration, or of the last one before it that has any."""
        comparison = self._controller.comparison
        comparison.show(task, step)
        shown = task.previews.get(comparison.step)
        if shown:
            self.previews.show_now(f"{_titled(task.step_word)} {comparison.step}", shown)

    def _show_cycle(self, event: CycleShown) -> None:
        assert self._adapted is not None
        self.fold.setText(tr("Cycle of iteration {step}", step=event.step))
        self.cycle.show_cycle(event, self._adapted.references.get(event.frames[0]))

    def _look_at(self, task: AdaptTask, step: int) -> None:
        """Everything that is known of an iteration."""
        self._show_previews(task, step)
        cycle = max((shown for shown in task.cycles if shown <= step), default=None)
        if cycle is not None:
            self._show_cycle(task.cycles[cycle])

    def _snapshots(self) -> None:
        if self._adapted is not None:
            self.curve.set_choices(self._adapted.kept)
            self.curve.set_chosen(self._adapted.chosen)
            self._show()

    def _stop(self) -> None:
        self._run.stop() if self._propagating else self._run.stop_and_use()

    def _step_chosen(self, step: int) -> None:
        task = self._adapted
        if task is None or not task.adapt:
            return
        self._followed = task.adapting and step == max(task.kept, default=0)
        self._look_at(task, step)
        self._show()

    def _say(self, task: AdaptTask | None) -> None:
        """One calm line: how the adaptation ended, else what went wrong on the way, else what can be done."""
        adapted = self._adapted
        outcome = None if adapted is None else adapted.outcome
        text = reason = ""
        if task is not None and task.warnings and (task is not adapted or outcome is None):
            text = task.warnings[-1]
        elif adapted is not None and outcome is not None and not adapted.adapt:
            text = outcome.reason
        elif adapted is not None and outcome is not None:
            total = adapted.curve[-1].total if adapted.curve else outcome.step
            text, reason = ending_text(outcome, total, adapted.step_word, asked=adapted.asked), outcome.reason
            if adapted.chosen != outcome.chosen:
                text = tr(
                    "Using {word} {chosen}, as you chose; at first it was {first}.",
                    word=tr(adapted.step_word),
                    chosen=adapted.chosen,
                    first=outcome.chosen,
                )
        elif task is not None and task.adapting:
            drag = tr("Drag along the curve to see any kept {word}.", word=tr(task.step_word))
            text = f"{drag} {tr('Click a frame below to compare it on the canvas.')}"
        self.note.setFixedHeight(_NOTE_LINES * self.note.fontMetrics().lineSpacing())
        self.note.setText(text)
        self.note.setToolTip(f"<p>{text} {'' if reason in text else reason}</p>" if text else "")

    def _show(self, *_: Any) -> None:
        task, run = self._task, self._run
        self._say(task)
        adapting = task is not None and task.adapting
        running = task is not None and not task.over
        self._stage.setText(tr("Nothing runs") if task is None else task.stage_title if running else _ended(task))
        figures = ""
        if task is not None and running:
            left = task.seconds_left
            figures = f"{task.done} / {task.total}" if task.total else ""
            figures += f"   {tr('{time} left', time=seconds_text(left))}" if left is not None else ""
            self._bar.setRange(0, task.total)
            self._bar.setValue(task.done)
        else:
            self._bar.setRange(0, 1)
            self._bar.setValue(0 if task is None or task.error else 1)
        self._figures.setText(figures)
        chosen = task is not None and task.chosen is not None
        propagating = running and not adapting and task is not None and task.stage in _LAST_STAGES
        self._propagating = propagating
        self.stop_button.setText(tr(_STOP_PROPAGATING if propagating else _STOP_ADAPTING))
        self.stop_button.setToolTip(
            tr("Stop here and keep the frames that are done (Ctrl+.)")
            if propagating
            else tr("End the adaptation and go on with the newest weights")
        )
        self.stop_button.setEnabled(propagating or (adapting and not chosen))
        choice = self.curve.choice
        adapted = self._adapted if self._adapted is run.adapted else None
        kept = adapted is not None and choice in adapted.kept
        word = AdaptTask.step_word if self._adapted is None else self._adapted.step_word
        self.use_chosen.setText(tr("Use {word} {number}", word=tr(word), number=choice))
        self.use_chosen.setEnabled(kept and not (adapting and chosen))
        self.cancel.setEnabled(running)
        if not self._cycles:  # candidates stand beside it, and need the room
            self.stop_button.setVisible(running)
            self.cancel.setVisible(running)
            self.use_chosen.setVisible(self._adapted is not None)

    def fit_window(self) -> None:
        """The window has another height: the pictures are as high as it allows."""
        for pictures in (self.previews, self.cycle):
            pictures.updateGeometry()

    def tint(self) -> None:
        """The theme changed."""
        self.curve.tint()
        self.previews.update()
        self.cycle.update()
        self._unfold(self.fold.isChecked())


def _ended(task: AdaptTask) -> str:
    words = {"done": tr("Done"), "stopped": tr("Stopped"), "failed": tr("Failed")}
    word = words.get(str(task.state), "")
    return f"{word}: {plural(task.written, 'frame')}" if task.written else word


def _titled(word: str) -> str:
    said = tr(word)
    return said[:1].upper() + said[1:]
