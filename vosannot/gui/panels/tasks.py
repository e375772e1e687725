"""The task strip in the toolbar: what runs, how far, how long still, stop; and the list of all tasks."""

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.panels.words import seconds_text
from vosannot.gui.session.tasks import Task, TaskList, TaskState

__all__ = ["TaskStrip"]

_ENDED = {TaskState.DONE: "done", TaskState.STOPPED: "stopped", TaskState.FAILED: "failed"}


def _line(task: Task, *, note: bool = True) -> str:
    if task.over:
        return _ENDED[task.state]
    words = [task.stage_title]
    if task.total:
        words.append(f"{task.done} / {task.total}")
    if note and task.note:
        words.append(task.note)
    if (left := task.seconds_left) is not None:
        words.append(tr("{time} left", time=seconds_text(left)))
    return "  ·  ".join(words)


class _TaskRow(QWidget):
    """One task: title, line, bar, stop."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task
        self._title, self._line = QLabel(task.title), QLabel()
        self._line.setObjectName("small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = QToolButton()
        self._stop.setToolTip(tr("Stop, and keep what is done"))
        self._stop.setAccessibleName(tr("Stop {title}", title=task.title))
        self._stop.setIcon(icon("stop", theme.current().text, theme.current().disabled))
        self._stop.clicked.connect(task.stop)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._line, 1, 0)
        grid.addWidget(self._bar, 2, 0)
        grid.addWidget(self._stop, 0, 1, 3, 1)
        grid.setColumnStretch(0, 1)
        self.show_task()

    def show_task(self) -> None:
        task = self.task
        self._line.setText(_line(task))
        if task.over:
            self._bar.setRange(0, 1)
            self._bar.setValue(1)
        else:
            self._bar.setRange(0, task.total)
            self._bar.setValue(task.done)
        self._stop.setEnabled(not task.over and task.state is not TaskState.STOPPING)


class TaskStrip(QWidget):
    """As wide when nothing runs: the toolbar must not jump. Narrower where the buttons need the place."""

    _WIDTH, _LEAST = 312, 120

    def __init__(self, tasks: TaskList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(self._WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tasks = tasks
        self._rows: list[_TaskRow] = []
        self._text = QLabel()
        self._text.setObjectName("small")
        self._text.setMinimumWidth(1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of what runs"))
        self.stop_button = QToolButton()
        self.stop_button.setToolTip(tr("Stop, and keep what is done (Ctrl+.)"))
        self.stop_button.setAccessibleName(tr("Stop what runs"))
        self.stop_button.clicked.connect(self._stop_first)
        self.list_button = QToolButton()
        self.list_button.setToolTip(tr("Tasks"))
        self.list_button.setAccessibleName(tr("List of tasks"))
        self.list_button.clicked.connect(self._toggle)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.stop_button)
        row.addWidget(self.list_button)
        self._popup = QFrame(
            self.window(),
        )
        self._popup.setObjectName("card")
        self._popup.hide()
        self._column = QVBoxLayout(self._popup)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(100)
        self._late.timeout.connect(self._show)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._show)
        tasks.changed.connect(lambda: self._late.isActive() or self._late.start())
        self.tint()

    def sizeHint(self) -> QSize:
        return QSize(self._LEAST, super().sizeHint().height())

    def _stop_first(self) -> None:
        if self._tasks.running:
            self._first.stop()

    @property
    def _first(self) -> Task:
        """What the person waits for: the oldest task, of those that take their time only if there is no other."""
        return min(self._tasks.running, key=lambda task: task.patient)

    def _toggle(self) -> None:
        if self._popup.isVisible():
            self._popup.hide()
            return
        window = self.window()
        self._popup.setParent(window)
        self._popup.setFixedWidth(344)
        self._fill()
        self._popup.adjustSize()
        corner = self.mapTo(window, QPoint(self.width() - 344, self.height() + 4))
        self._popup.move(corner)
        self._popup.show()
        self._popup.raise_()

    def _fill(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [_TaskRow(t) for t in reversed(self._tasks.tasks)]
        for row in self._rows:
            self._column.addWidget(row)
        if not self._rows:
            empty = QLabel(tr("Nothing has run yet."))
            empty.setObjectName("muted")
            empty.setContentsMargins(8, 8, 8, 8)
            self._column.addWidget(empty)

    def _show(self) -> None:
        running = self._tasks.running
        for widget in (self._text, self._bar, self.stop_button):
            widget.setVisible(bool(running))
        self.list_button.setText(f" {len(running)}" if running else "")
        if running:
            task = self._first
            self._text.setText(_line(task, note=False))  # the strip is too narrow for more
            self._bar.setRange(0, task.total)
            self._bar.setValue(task.done)
            self.stop_button.setEnabled(task.state is not TaskState.STOPPING)
            if not self._clock.isActive():
                self._clock.start()
        else:
            self._clock.stop()
        if self._popup.isVisible():
            if [r.task for r in self._rows] != list(reversed(self._tasks.tasks)):
                self._fill()
                self._popup.adjustSize()
            for row in self._rows:
                row.show_task()

    def tint(self) -> None:
        """The theme changed."""
        colours = theme.current()
        self.stop_button.setIcon(icon("stop", colours.danger, colours.disabled))
        self.list_button.setIcon(icon("tasks", colours.text))
        self._show()
