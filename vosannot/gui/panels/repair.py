"""The page "Repair": how doubtful masks are mended."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vosannot.core.words import mark, tr
from vosannot.engines.catalogue import engine_info
from vosannot.gui.actions import Actions
from vosannot.gui.panels.engine_form import EngineForm
from vosannot.gui.session.controller import Controller

__all__ = ["RepairPage"]

_SAFE = mark("Yours and approved ones are never touched; you look before it counts.")
_ADAPTING = mark(
    "Adapting takes minutes, and with the bundled weights did not help on average: watch the previews, and choose an "
    "iteration."
)


class RepairPage(QWidget):
    """The settings of a repair, and its button. What a repair finds is looked at on the canvas."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelBody")
        self._repairing = controller.repairing
        info = engine_info("repair")
        summary = QLabel(f"{tr(info.summary)} {tr(_SAFE)}")
        summary.setObjectName("small")
        summary.setWordWrap(True)
        self.form = EngineForm(controller, actions)
        self.form.edited.connect(self._edited)
        self.start_button = QPushButton()
        actions.write_key(self.start_button, tr("Repair masks"), "propagate.repair")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setMinimumHeight(32)
        self.start_button.clicked.connect(actions["propagate.repair"].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (summary, self.form, self.start_button):
            column.addWidget(widget)
        column.addStretch(1)
        self.form.show_engine(info.id, self._repairing.settings)

    def _edited(self, name: str, value: object) -> None:
        self._repairing.set_setting(name, value)
        if name == "adapt":
            self.form.set_note("adapt", tr(_ADAPTING) if value not in (0, "none") else "")

    def tint(self) -> None:
        """The theme changed."""
        self.form.tint()
