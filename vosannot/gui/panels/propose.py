"""The page "Propose": what moves in the clip is found, and clicked."""

import sys
from importlib import import_module
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from vosannot.core.words import tr, tr_n
from vosannot.engines.catalogue import engine_info, offered_proposers
from vosannot.gui import theme
from vosannot.gui.actions import Actions
from vosannot.gui.icons import icon
from vosannot.gui.panels.candidates import CandidateList
from vosannot.gui.panels.engine_form import EngineForm
from vosannot.gui.panels.thumbnails import Thumbnails
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.propose_task import ProposeTask

__all__ = ["ProposePage"]

_LIVE = "vosannot.gui.panels.live"


class ProposePage(QWidget):
    """Follows the controller's search for objects. Its live view is made when a search first begins: it is heavy."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelBody")
        self._controller, self._proposing, self._actions = controller, controller.proposing, actions
        self._live: Any = None
        self._thumbnails = Thumbnails(self)
        self._method = QComboBox()
        self._method.setAccessibleName(tr("Method"))
        for method in offered_proposers():
            self._method.addItem(tr(engine_info(method).title), method)
        self._method.currentIndexChanged.connect(self._method_chosen)
        if self._method.count() < 2:
            self._method.hide()
        self._summary = QLabel()
        self._summary.setObjectName("small")
        self._summary.setWordWrap(True)
        self.form = EngineForm(controller, actions)
        self.form.edited.connect(self._proposing.set_setting)
        self.start_button = QPushButton()
        actions.write_key(self.start_button, tr("Propose objects"), "propagate.propose")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setMinimumHeight(32)
        self.start_button.clicked.connect(lambda: self._proposing.start())
        self._settings = QWidget()
        settings = QVBoxLayout(self._settings)
        settings.setContentsMargins(0, 0, 0, 0)
        settings.setSpacing(8)
        settings.addWidget(self._summary)
        settings.addWidget(self.form)
        self.fold = QPushButton(tr("Settings"))
        self.fold.setProperty("kind", "fold")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.toggled.connect(self._unfold)
        self._place = QVBoxLayout()  # of the live view
        self.list = CandidateList(self._proposing, self._thumbnails)
        self.all_button = QPushButton()
        self.all_button.setToolTip(tr("Make an object of every candidate: one step to undo"))
        self.all_button.clicked.connect(lambda: self._proposing.accept(self._proposing.candidates))
        self.list.chosen.connect(lambda candidate: self._proposing.accept([candidate]))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._method, self.start_button, self.fold, self._settings):
            column.addWidget(widget)
        column.addWidget(self.list)
        column.addWidget(self.all_button)
        column.addLayout(self._place)
        column.addStretch(1)
        self._proposing.started.connect(self._follow)
        self._proposing.changed.connect(self._show)
        controller.session_changed.connect(self._another_clip)
        self._fill_form()
        self._unfold(True)
        self._show()

    @property
    def live(self) -> Any:
        """The live view; None before the first search."""
        return self._live

    def _unfold(self, shown: bool) -> None:
        self._settings.setVisible(shown)
        self.fold.setIcon(icon("chevron-down" if shown else "chevron-right", theme.current().muted))

    def _method_chosen(self) -> None:
        self._proposing.set_method(self._method.currentData())
        self._fill_form()

    def _fill_form(self) -> None:
        info = engine_info(self._proposing.method)
        with QSignalBlocker(self._method):
            self._method.setCurrentIndex(self._method.findData(self._proposing.method))
        self._summary.setText(tr(info.summary))
        self.form.show_engine(info.id, self._proposing.settings)

    def _follow(self, task: ProposeTask) -> None:
        self.fold.setChecked(False)  # from now on, what is found needs the room
        if _LIVE in sys.modules:
            self._follow_now(task)
        else:  # its library takes a quarter of a second to import
            self._controller.means.calls.do(lambda: import_module(_LIVE), lambda _: self._follow_now(task))

    def _follow_now(self, task: ProposeTask) -> None:
        from vosannot.gui.panels.live import LiveView

        if task is not self._proposing.task:
            return
        if self._live is None:
            self._live = LiveView(self._controller, self._proposing, cycles=False)
            self._live.layout().setContentsMargins(0, 0, 0, 0)
            self._place.addWidget(self._live)
        self._live.setVisible(True)
        self._live.follow(task)

    def _another_clip(self) -> None:
        session = self._controller.session
        self._thumbnails.attach(None if session is None else session.info.path)
        if self._live is not None:
            self._live.forget()
            self._live.setVisible(False)
        self.fold.setChecked(True)
        self._show()

    def _show(self) -> None:
        open_ones = [c for c in self._proposing.candidates if self._proposing.object_of(c) is None]
        self.start_button.setEnabled(self._controller.session is not None and not self._proposing.running)
        self.all_button.setVisible(len(open_ones) > 1)
        self.all_button.setText(tr_n(len(open_ones), "Accept {n} candidate", "Accept all {n} candidates"))

    def close_threads(self) -> None:
        """The window closes."""
        self._thumbnails.close()
        if self._live is not None:
            self._live.close_threads()

    def fit_window(self) -> None:
        """The window has another height."""
        if self._live is not None:
            self._live.fit_window()

    def tint(self) -> None:
        """The theme changed."""
        self.form.tint()
        self._unfold(self.fold.isChecked())
        self.list.viewport().update()
        if self._live is not None:
            self._live.tint()
