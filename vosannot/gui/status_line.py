"""The status bar: the banner, what is under the mouse, how long somebody has worked, which weights."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from vosannot.core.words import decimal, mark, tr
from vosannot.gui import pulse
from vosannot.gui.collection_commands import make_clock
from vosannot.project.records import Provenance

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["StatusLine"]

_MADE = {
    Provenance.MANUAL: mark("painted by hand"),
    Provenance.PROPAGATED: mark("propagated"),
    Provenance.APPROVED: mark("approved"),
}


class StatusLine(QStatusBar):
    """Follows the window's canvas, the shown frame and the chosen weights.

    Attributes:
        under: the object under the mouse, or what is known of the shown frame's masks.
        where: the weights.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._controller = window.controller
        self.setSizeGripEnabled(False)
        self.addWidget(window.banner, 1)
        self.under = QLabel()
        self.under.setObjectName("small")
        self.under.setMinimumWidth(170)
        self.under.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.where = QLabel()
        self.where.setObjectName("small")
        self.where.setContentsMargins(8, 0, 12, 0)
        self.addPermanentWidget(self.under)
        self.pulse = pulse.Pulse(self)
        if pulse.wanted():
            beat = QLabel()
            beat.setObjectName("small")
            self.pulse.ticked.connect(lambda gap: beat.setText(f"longest gap {self.pulse.longest * 1000:.0f} ms"))
            self.addPermanentWidget(beat)
            self.pulse.start()
        self.addPermanentWidget(make_clock(window))
        self.addPermanentWidget(self.where)
        self._controller.checking.judged.connect(self.show_frame)
        self._controller.propagation.settings_changed.connect(self._show_weights)
        window.canvas.hovered.connect(self._show_under)
        self._show_weights()

    def show_frame(self) -> None:
        """What is known of the shown frame's masks."""
        session = self._controller.session
        state = session.state() if session is not None else None
        words = "" if state is None else tr(_MADE[state.provenance])
        if state is not None and state.confidence is not None:
            words += f" · {tr('confidence {confidence}', confidence=decimal(state.confidence, 2))}"
        if found := self._controller.checking.words(state):
            words += f" · {found}"
        self.under.setText(words)

    def _show_under(self, object_id: int, x: int, y: int) -> None:
        session = self._controller.session
        if session is None or object_id < 0:
            self.show_frame()
            return
        known = next((o for o in session.document.objects() if o.id == object_id), None)
        name = f"{known.id} {known.name[:24]}  ·  " if known is not None else ""
        self.under.setText(f"{name}{x}, {y}")

    def _show_weights(self) -> None:
        self.where.setText(self._controller.propagation.weights)
