"""What the machine does just now: progress, loss curve, previews, and the buttons that steer it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vosannot.core.events import IterationDone
from vosannot.gui import theme
from vosannot.gui.background import Background
from vosannot.gui.panels.curve import LossCurve
from vosannot.gui.panels.previews import Previews, thumbnails
from vosannot.gui.panels.words import seconds_text
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.controller import Controller

__all__ = ["LiveView"]


_STOP_ADAPTING = "Stop and use this"
_STOP_PROPAGATING = "Stop and keep what is done"


class LiveView(QWidget):
    """Shows one :class:`AdaptTask`; its place and size stay the same while it runs."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._task: AdaptTask | None = None
        self._adapted: AdaptTask | None = None
        self._followed = True  # the marker goes with the newest iteration
        self._thumbs = Background("thumbnails", lambda _: None, self)
        self._stage = QLabel()
        self._stage.setObjectName("heading")
        self._figures = QLabel()
        self._figures.setObjectName("muted")
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self.curve = LossCurve()
        self.previews = Previews()
        self.stop_button = QPushButton(_STOP_ADAPTING)
        self.stop_button.setProperty("kind", "primary")
        self.use_chosen = QPushButton("Use iteration 0")
        self.use_chosen.setToolTip("Propagate with the weights of the iteration that the marker in the curve shows")
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop, and put masks and network back as they were")
        self._lay_out()
        run = controller.propagation
        self.curve.step_chosen.connect(self._step_chosen)
        self.use_chosen.clicked.connect(lambda: run.use_iteration(self.curve.choice))
        self.stop_button.clicked.connect(self._stop)
        self.cancel.clicked.connect(run.cancel)
        self._show()

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
        column.addLayout(grid)
        column.addWidget(self.curve)
        column.addLayout(buttons)
        column.addWidget(self.previews)
        column.addStretch(1)

    def follow(self, task: AdaptTask) -> None:
        """Show this task from now on."""
        self._task = task
        task.changed.connect(self._show)
        task.ended.connect(self._show)
        if task.adapt:
            self._adapted, self._followed = task, True
            task.iterated.connect(self._iterated)
            task.snapshots_changed.connect(self._snapshots)
            self.curve.clear(getattr(task.params, "iterations", 1))
            video = task.document.video
            colours = {o.id: o.colour for o in task.document.objects()}
            self.previews.clear(video.width, video.height, colours)
            for event in tuple(task.curve):
                self._show_iteration(task, event)
            self._snapshots()
        self._show()

    def forget(self) -> None:
        """Another clip."""
        self._task = self._adapted = None
        self._show()

    def close_threads(self) -> None:
        """The window closes."""
        self._thumbs.close(1.0)

    def warm_up(self) -> None:
        """Draw once: the first time takes tens of milliseconds."""
        self.curve.grab()
        self.previews.grab()

    def _iterated(self, event: IterationDone) -> None:
        task = self._adapted
        if task is not None and self.sender() is task:
            self._show_iteration(task, event)

    def _show_iteration(self, task: AdaptTask, event: IterationDone) -> None:
        if event.step == 0:
            self.previews.show_before(event.previews)
            frames = [p.frame for p in event.previews]
            path = task.clip
            self._thumbs.do(lambda: thumbnails(path, frames), self.previews.set_pictures)
        self.curve.add(event.step, event.scalars.get("loss"))
        if self._followed:
            self.curve.mark(event.step)
            if event.previews:
                self.previews.show_now(f"Iteration {event.step}", event.previews)
        self._show()

    def _snapshots(self) -> None:
        if self._adapted is not None:
            self.curve.set_choices(self._adapted.kept)
            self._show()

    def _stop(self) -> None:
        run = self._controller.propagation
        run.stop_and_use() if self.stop_button.text() == _STOP_ADAPTING else run.stop()

    def _step_chosen(self, step: int) -> None:
        task = self._adapted
        if task is None:
            return
        self._followed = task.adapting and step == max(task.kept, default=0)
        shown = task.previews.get(step)
        if shown:
            self.previews.show_now(f"Iteration {step}", shown)
        self._show()

    def _show(self, *_: Any) -> None:
        task, run = self._task, self._controller.propagation
        adapting = task is not None and task.adapting
        running = task is not None and not task.over
        self._stage.setText("Nothing runs" if task is None else task.stage_title if running else _ended(task))
        figures = ""
        if task is not None and running:
            left = task.seconds_left
            figures = f"{task.done} / {task.total}" if task.total else ""
            figures += f"   {seconds_text(left)} left" if left is not None else ""
            self._bar.setRange(0, task.total)
            self._bar.setValue(task.done)
        else:
            self._bar.setRange(0, 1)
            self._bar.setValue(0 if task is None or task.error else 1)
        self._figures.setText(figures)
        chosen = task is not None and task.chosen is not None
        propagating = running and not adapting and task is not None and task.stage == "propagate"
        self.stop_button.setText(_STOP_PROPAGATING if propagating else _STOP_ADAPTING)
        self.stop_button.setToolTip(
            "Stop here and keep the frames that are done (Ctrl+.)"
            if propagating
            else "End the adaptation and propagate with the newest weights"
        )
        self.stop_button.setEnabled(propagating or (adapting and not chosen))
        choice = self.curve.choice
        kept = run.adapted is not None and choice in run.adapted.kept
        self.use_chosen.setText(f"Use iteration {choice}")
        self.use_chosen.setEnabled(kept and not (adapting and chosen))
        self.cancel.setEnabled(running)

    def tint(self) -> None:
        """The theme changed."""
        self.curve.tint()
        self.previews.update()
        theme.current()


def _ended(task: AdaptTask) -> str:
    words = {"done": "Done", "stopped": "Stopped", "failed": "Failed"}
    word = words.get(str(task.state), "")
    return f"{word}: {task.written} frames" if task.written else word
