"""Learn from my corrections: what there is to learn from, with which model to begin, and what to call the result."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.errors import VosannotError
from vosannot.core.words import plural, tr, tr_n
from vosannot.engines.models.cards import FAMILIES, check_name
from vosannot.engines.models.library import Entry
from vosannot.gui.dialogs.paths import go_row
from vosannot.gui.panels.form import ParamForm
from vosannot.gui.panels.words import seconds_text
from vosannot.gui.session.learning import Learning, Survey, Wish
from vosannot.settings.params import describe, validated
from vosannot.training.learning.options import LearnOptions
from vosannot.training.learning.record import Record, nothing_to_learn
from vosannot.training.learning.split import held_sentence, split, thinned

__all__ = ["LearnDialog"]


class LearnDialog(QDialog):
    """Not modal; what it begins goes on in the task list when it is closed."""

    def __init__(self, learning: Learning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning = learning
        self._survey: Survey | None = None
        self._settings: dict[str, Any] = {}
        self._named = False  # by the person: another start then leaves the name alone
        self.setWindowTitle(tr("Learn from my corrections"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.found = _label("heading")
        self.found.setText(tr("Looking at the workspace…"))
        self.held = _label("small")
        self.unfinished = _label("")
        self.anew = QCheckBox(tr("Begin anew instead"))
        self.error = _label("error")
        self.expected = _label("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.found)
        column.addWidget(self.held)
        column.addSpacing(8)
        column.addWidget(self._make_form(), 1)
        for widget in (self.unfinished, self.anew, self.error, self.expected):
            column.addWidget(widget)
        column.addSpacing(8)
        self.go, row = go_row(tr("Start"), self._begin, self.close)
        column.addLayout(row)
        self.resize(520, 440)
        self.anew.toggled.connect(self._show)
        learning.surveyed.connect(self._take)
        learning.failed.connect(self._refuse)
        learning.changed.connect(self._show)
        learning.controller.models.changed.connect(self._fill_starts)
        learning.controller.workspace_changed.connect(learning.survey)
        self._fill_starts()
        self._show()
        learning.survey()

    def _make_form(self) -> QWidget:
        self.start = QComboBox()
        self.start.setAccessibleName(tr("Begin with"))
        self.start.setToolTip(tr("The model that is trained further; it stays as it is"))
        self.start.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.start.currentIndexChanged.connect(self._start_chosen)
        self.name = QLineEdit()
        self.name.setToolTip(tr("Lower case letters, digits and “-”"))
        self.name.textEdited.connect(self._name_edited)
        self.form = ParamForm()
        self.form.set_params(describe(LearnOptions))
        self.form.edited.connect(self._set)
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(4)
        for title, widget in ((tr("Begin with"), self.start), (tr("Name"), self.name)):
            label = QLabel(title)
            label.setMinimumWidth(104)  # the form's labels below
            label.setBuddy(widget)
            rows.addRow(label, widget)
        self._page = QWidget()
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(4)
        inside.addLayout(rows)
        inside.addWidget(self.form)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(self._page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (area, area.viewport(), self._page):
            part.setAutoFillBackground(False)
        return area

    # What was found

    def _take(self, survey: Survey) -> None:
        self._survey = survey
        self._suggest_name()
        self._show()

    def _refuse(self, sentence: str) -> None:
        self.found.setText(sentence)
        self._show()

    def _fill_starts(self) -> None:
        entries = [e for e in self._learning.controller.models.entries or () if e.usable and e.card is not None]
        wanted = self.start.currentData() or self._learning.controller.propagation.weights
        with QSignalBlocker(self.start):
            self.start.clear()
            for entry in entries:
                self.start.addItem(_title(entry), entry.name)
            self.start.setCurrentIndex(max(self.start.findData(wanted), 0))
        self._start_chosen()

    def _start_chosen(self) -> None:
        self._suggest_name()
        self._show()

    def _suggest_name(self) -> None:
        start = self.start.currentData()
        if self._survey is not None and start and not self._named:
            self.name.setText(self._survey.names.get(start, f"{start}-mine"))

    def _name_edited(self) -> None:
        self._named = True
        self._show()

    def _set(self, name: str, value: Any) -> None:
        self._settings[name] = value
        self._show()

    # Showing

    def _going_on(self) -> tuple[Record, int] | None:
        """The unfinished run that bears the name, and its step."""
        runs = self._survey.unfinished if self._survey is not None else ()
        return next((run for run in runs if run[0].name == self.name.text().strip()), None)

    def _options(self) -> LearnOptions:
        """Those of the run that goes on, or what is in the form; raises UsageError."""
        run = self._going_on()
        if run is not None and not self.anew.isChecked():
            return run[0].options
        return validated(LearnOptions, self._settings)

    def _show(self) -> None:
        survey, run = self._survey, self._going_on()
        goes_on = run is not None and not self.anew.isChecked()
        self.anew.setVisible(run is not None)
        self.unfinished.setVisible(run is not None)
        if run is not None:
            record, step = run
            self.unfinished.setText(
                tr(
                    "“{name}” was begun with {start} and stands at step {step} of {steps}; it can go on with the "
                    "masks and settings that it began with.",
                    name=record.name,
                    start=record.start,
                    step=step,
                    steps=record.options.steps,
                )
                if step < record.options.steps
                else tr(
                    "“{name}” is trained to its end but was not kept; going on says again how it compares.",
                    name=record.name,
                )
            )
        self._show_settings(run[0] if run is not None and goes_on else None)
        self.form.setEnabled(not goes_on)
        self.start.setEnabled(not goes_on)
        self.go.setText(tr("Go on") if goes_on else tr("Start"))
        self.error.setText(self._problem())
        self.error.setVisible(bool(self.error.text()))
        can = survey is not None and bool(survey.videos) and not self.error.text() and not self._learning.busy
        self.go.setEnabled(can)
        self._page.setEnabled(survey is not None and bool(survey.videos))
        if survey is not None:
            self._show_survey(survey)

    def _show_settings(self, record: Record | None) -> None:
        """Those of the run that goes on, else what the person has set."""
        if record is not None:
            with QSignalBlocker(self.start):
                self.start.setCurrentIndex(self.start.findData(record.start))
        for info in describe(LearnOptions):
            own = self._settings.get(info.name, info.default)
            self.form.set_value(info.name, own if record is None else getattr(record.options, info.name))

    def _show_survey(self, survey: Survey) -> None:
        if not survey.videos:
            self.found.setText(nothing_to_learn(survey.workspace))
            self.held.setText("")
            self.expected.setText("")
            return
        frames = sum(len(video.maps) for video in survey.videos)
        self.found.setText(
            tr_n(
                frames,
                "{n} frame is painted by hand or approved, in {videos}.",
                "{n} frames are painted by hand or approved, in {videos}.",
                videos=plural(len(survey.videos), "video"),
            )
        )
        try:
            options = self._options()
        except VosannotError:
            return
        self.held.setText(held_sentence(split(thinned(survey.videos, options.masks), hold=options.hold)))
        seconds = self._learning.expected_seconds(self._wish(options))
        self.expected.setText(
            tr(
                "About {time} on this computer, as measured last time; the rest of the window goes first.",
                time=seconds_text(seconds),
            )
            if seconds is not None
            else tr("How long it takes is measured in the first steps and shown in the task list.")
        )

    def _problem(self) -> str:
        """Why it cannot begin, or ""."""
        if self._learning.busy:
            return tr("A model is being trained: wait for it, or stop it in the task list.")
        if self._survey is None or not self._survey.videos:
            return ""
        try:
            self._options()
            name = check_name(self.name.text().strip())
        except VosannotError as error:
            return str(error)
        if name in self._survey.taken:
            return tr("There is a model called {name} already; give another name.", name=name)
        return "" if self.start.currentData() else tr("There is no model to begin with: fetch or import one (Models…).")

    # Doing

    def _wish(self, options: LearnOptions) -> Wish:
        run = self._going_on()
        goes_on = run is not None and not self.anew.isChecked()
        start = run[0].start if run is not None and goes_on else self.start.currentData()
        return Wish(self.name.text().strip(), str(start), options, anew=self.anew.isChecked() and run is not None)

    def _begin(self) -> None:
        self._show()
        if self.go.isEnabled():
            wish = self._wish(self._options())
            self.close()
            self._learning.begin(wish)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _title(entry: Entry) -> str:
    assert entry.card is not None
    words = (tr(FAMILIES[entry.card.family]), entry.card.size, tr(entry.state))
    return f"{entry.name}  ·  {', '.join(word for word in words if word)}"
