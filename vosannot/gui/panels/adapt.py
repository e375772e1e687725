"""The panel "Adapt & propagate": its settings, what runs, objects to begin with, and the repair, a page each."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.engines.catalogue import engine_info, offered_engines
from vosannot.gui.actions import Actions
from vosannot.gui.panels.engine_form import EngineForm
from vosannot.gui.panels.header import PanelHeader
from vosannot.gui.panels.live_masks import LiveMaskStrip
from vosannot.gui.panels.propose import ProposePage
from vosannot.gui.panels.repair import RepairPage
from vosannot.gui.panels.run_on import RunOnRow
from vosannot.gui.panels.words import memory_text, seconds_text
from vosannot.gui.session.adapt_task import AdaptTask
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.propagation import Propagation
from vosannot.gui.session.repairing import Repairing
from vosannot.settings.params import describe

__all__ = ["AdaptPanel"]

_LIVE = "vosannot.gui.panels.live"
_WATCH = mark("You see every iteration and can stop at any moment.")


class AdaptPanel(QWidget):
    """Follows the controller's propagation. The live page is made when it is first needed: it is heavy."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller, self._run, self._actions = controller, controller.propagation, actions
        self._wants_imported = False
        self._live: Any = None
        self._asked = False
        self._waiting: tuple[AdaptTask, Propagation | Repairing] | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Settings, live view, proposed objects or repair"))
        for title in (tr("Adapt", "a tab; there is room for about 8 letters"), tr("Live"), tr("Propose"), tr("Repair")):
            self.tabs.addTab(title)
        header = PanelHeader("")
        header.row.insertWidget(0, self.tabs)
        self._pages = QStackedWidget()
        self._pages.addWidget(_scrolled(self._make_settings(actions)))
        self.propose = ProposePage(controller, actions)
        self._propose_page = _scrolled(self.propose)
        self._live_page: QScrollArea | None = None
        self._pages.addWidget(self._propose_page)
        self.repair = RepairPage(controller, actions)
        self._repair_page = _scrolled(self.repair)
        self._pages.addWidget(self._repair_page)
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = LiveMaskStrip(controller)
        column.addWidget(header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        self.setMinimumHeight(160)
        repairing = controller.repairing
        self._run.started.connect(lambda task: self._follow(task, self._run))
        repairing.started.connect(lambda task: self._follow(task, repairing))
        self._run.settings_changed.connect(self._show_expected)
        controller.forecast.changed.connect(self._show_expected)
        self._run.model_chosen.connect(self._show_chosen)
        controller.session_changed.connect(self._another_clip)
        controller.models.arrived.connect(self._model_arrived)
        self._fill_form()

    def _make_settings(self, actions: Actions) -> QWidget:
        page = QWidget()
        page.setObjectName("panelBody")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._engine = QComboBox()
        self._engine.setAccessibleName(tr("Engine"))
        for engine in offered_engines():
            self._engine.addItem(tr(engine_info(engine).title), engine)
        self._engine.currentIndexChanged.connect(self._engine_chosen)
        self._engine.setVisible(self._engine.count() > 1)
        self._summary = QLabel()
        self._summary.setObjectName("small")
        self._summary.setWordWrap(True)
        self.form = EngineForm(self._controller, actions)
        self.form.import_asked.connect(self._ask_model)
        self.form.edited.connect(self._run.set_setting)
        action = actions["propagate.adapt"]
        self.start_button = QPushButton()
        actions.write_key(self.start_button, tr("Adapt && propagate"), "propagate.adapt")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setMinimumHeight(32)
        self.start_button.clicked.connect(action.trigger)
        self._expected = QLabel()
        self._expected.setObjectName("small")
        self._expected.setWordWrap(True)
        self.run_on = RunOnRow(self._controller.run_on)
        for widget in (self._engine, self._summary, self.form, self.run_on, self.start_button, self._expected):
            column.addWidget(widget)
        column.addStretch(1)
        return page

    @property
    def live(self) -> Any:
        """The live page (made now if need be)."""
        if self._live is None:
            from vosannot.gui.panels.live import LiveView

            self._live = LiveView(self._controller, self._run)
            self._live.setObjectName("panelBody")
            self._live.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._live_page = _scrolled(self._live)
            self._pages.addWidget(self._live_page)
        return self._live

    def prepare(self) -> None:
        """Make the live page while nothing runs: its library takes a quarter of a second to import."""
        if not self._asked:
            self._asked = True
            self._controller.means.calls.do(lambda: import_module(_LIVE), lambda _: self._prepared())

    def _prepared(self) -> None:
        self.live.warm_up()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._follow(*waiting)

    def _turn(self, page: int) -> None:
        if page == 1:
            _ = self.live
        shown = (self._pages.widget(0), self._live_page, self._propose_page, self._repair_page)[page]
        assert shown is not None
        self._pages.setCurrentWidget(shown)

    def show_proposing(self) -> None:
        """Turn to the page that proposes objects."""
        self.tabs.setCurrentIndex(2)

    def show_repair(self) -> None:
        """Turn to the page with the settings of the repair."""
        self.tabs.setCurrentIndex(3)

    def _follow(self, task: AdaptTask, run: Propagation | Repairing) -> None:
        if _LIVE not in sys.modules:
            self._waiting = task, run  # a quick person: the page is being made
            self.prepare()
            return
        self.live.follow(task, run)
        self.tabs.setCurrentIndex(1)

    def _another_clip(self) -> None:
        self._waiting = None
        if self._live is not None:
            self._live.forget()
        self.tabs.setCurrentIndex(0)
        self._show_expected()

    def _engine_chosen(self) -> None:
        self._run.set_engine(self._engine.currentData())
        self._fill_form()

    def _show_chosen(self) -> None:
        with QSignalBlocker(self._engine):
            self._engine.setCurrentIndex(self._engine.findData(self._run.engine))
        self._fill_form()

    def _fill_form(self) -> None:
        info = engine_info(self._run.engine)
        self._summary.setText(tr(info.summary))
        self.form.show_engine(info.id, self._run.settings)
        self._show_expected()

    def _ask_model(self) -> None:
        self._wants_imported = True

    def _model_arrived(self, name: str, family: str) -> None:
        """The one that was asked for in the form is chosen at once."""
        wanted, self._wants_imported = self._wants_imported, False
        if wanted and family == self._run.engine and self.form.model is not None:
            self.form.model.choose(name)
            self._run.set_setting("weights", name)

    def _show_expected(self) -> None:
        """How long, how much memory; what is not known yet is left out."""
        forecast, settings = self._controller.forecast, self._settings()
        adapts = settings.get("objective", "none") != "none"
        sentences: list[str] = []
        seconds = self._run.expected_seconds()
        auto = forecast.resolved if adapts else None
        if seconds is not None:
            most = auto is not None and settings.get("stop") != "fixed"
            about = mark("About {time} on this computer, as measured last time.")
            at_most = mark("About {time} at most on this computer, as measured last time.")
            sentences.append(tr(at_most if most else about, time=seconds_text(seconds)))
        if auto is not None:
            all_ = mark("{iterations} iterations at {size} px.")
            fewer = mark("{iterations} iterations at {size} px, fewer if it stops by itself.")
            how_many = all_ if settings.get("stop") == "fixed" else fewer
            sentences.append(tr(how_many, iterations=auto.iterations, size=auto.size))
        subset = "batch-norm" if settings.get("objective") == "ent" else str(settings.get("subset", ""))
        if adapts and subset in forecast.memory:
            sentences.append(
                tr("Adapting needs about {memory} of memory.", memory=memory_text(forecast.memory[subset]))
            )
        sentences.append(tr("You can stop it at any moment.") if seconds is not None else tr(_WATCH))
        self._expected.setText(" ".join(sentences))
        self.form.set_note("subset", _memory_note(forecast.memory) if adapts else "")

    def _settings(self) -> dict[str, Any]:
        """As they are set now, defaults included."""
        defaults = {info.name: info.default for info in describe(engine_info(self._run.engine).params)}
        return {**defaults, **self._run.settings}

    def close_threads(self) -> None:
        """The window closes."""
        self.strip.close_threads()
        self.propose.close_threads()
        if self._live is not None:
            self._live.close_threads()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.propose.fit_window()
        if self._live is not None:
            self._live.fit_window()

    def tint(self) -> None:
        """The theme changed."""
        self.form.tint()
        self.propose.tint()
        self.repair.tint()
        if self._live is not None:
            self._live.tint()

    def sizeHint(self) -> QSize:
        return QSize(316, 480)


def _memory_note(memory: Mapping[str, int]) -> str:
    """What each subset of the parameters needs."""
    if not memory:
        return ""
    return tr("Memory, about: ") + "  ·  ".join(f"{name} {memory_text(needed)}" for name, needed in memory.items())


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("panel")
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
