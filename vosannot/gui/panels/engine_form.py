"""The form of an engine's settings, with the choice of its model."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vosannot.engines.catalogue import engine_info
from vosannot.gui.actions import Actions
from vosannot.gui.panels.form import ParamForm
from vosannot.gui.panels.model_choice import ModelChoice
from vosannot.gui.session.controller import Controller
from vosannot.settings.params import describe

__all__ = ["EngineForm"]


class EngineForm(ParamForm):
    """Shows one engine's parameters; its list of models follows the shelf.

    Signals:
        import_asked(): the person wants to import a model.
    """

    import_asked = Signal()

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__({"weights": self._make_choice}, parent)
        self._controller, self._actions = controller, actions
        self._family = ""
        self.model: ModelChoice | None = None
        controller.models.changed.connect(self._show_models)

    def show_engine(self, engine: str, settings: Mapping[str, Any]) -> None:
        """Another engine, with these settings besides its defaults."""
        info = engine_info(engine)
        self._family, self.model = info.models, None
        self.set_params(describe(info.params))
        for name, value in settings.items():
            self.set_value(name, value)

    def _make_choice(self, default: str) -> ModelChoice:
        choice = self.model = ModelChoice(default)
        choice.manage_asked.connect(self._actions["propagate.models"].trigger)
        choice.import_asked.connect(self._import)
        self._show_models()
        return choice

    def _import(self) -> None:
        self.import_asked.emit()
        self._actions["propagate.import_model"].trigger()

    def _show_models(self) -> None:
        if self.model is not None:
            self.model.show_models(self._family, self._controller.models.entries)
