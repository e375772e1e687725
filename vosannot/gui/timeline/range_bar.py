"""What is selected, in words, and what can be done with it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from vosannot.core.words import tr
from vosannot.gui.actions import Actions
from vosannot.gui.range_commands import RANGE_BAR_MENU
from vosannot.gui.session.ranges import Ranges

__all__ = ["RangeBar"]

_WORTH = 60  # pixels; where less is left for names, they are not begun


class _Words(QLabel):
    """Says as much as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._frames = self._whom = self._short = ""

    def say(self, frames: str, whom: str, short: str) -> None:
        self._frames, self._whom, self._short = frames, whom, short
        self.setToolTip(self.whole)
        self.setAccessibleName(self.whole)
        self._fit()

    @property
    def whole(self) -> str:
        return f"{self._frames} · {self._whom}" if self._whom else self._frames

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = QFontMetrics(self.font()), self.width() - 2
        frames = metrics.horizontalAdvance(self._frames)
        if frames + _WORTH <= room:
            self.setText(metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, room))
        else:
            self.setText(self._frames if frames <= room else self._short)


class RangeBar(QWidget):
    """Shown beside the transport while frames are selected."""

    def __init__(self, ranges: Ranges, actions: Actions) -> None:
        super().__init__()
        self._ranges, self._words = ranges, _Words()
        self._menu = QMenu(self)
        actions.fill(self._menu, RANGE_BAR_MENU)
        button = QToolButton()
        button.setText(tr("Range ▾"))
        button.setToolTip(tr("What can be done with the selected frames"))
        button.setAccessibleName(tr("What can be done with the selected frames"))
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        away = QToolButton()
        away.setDefaultAction(actions["range.clear"])
        away.setIconSize(QSize(16, 16))
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        away.setAccessibleName(actions["range.clear"].toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        row.addWidget(button)
        row.addWidget(away)
        ranges.changed.connect(self._follow)

    @property
    def text(self) -> str:
        """All that it says."""
        return self._words.whole

    def _follow(self) -> None:
        now = self._ranges.selection
        if now is not None:
            short = f"{now.first}–{now.last}" if now.last > now.first else str(now.first)
            self._words.say(self._ranges.words(), self._ranges.whom(), short)
