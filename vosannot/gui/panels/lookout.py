"""The panel "Next to look at": frames that are probably wrong, the worst first, with the reason."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.actions import Actions
from vosannot.gui.panels.header import PanelHeader
from vosannot.gui.panels.row_list import Index, RowList
from vosannot.gui.session.controller import Controller
from vosannot.gui.session.lookout import Lookout
from vosannot.project.concerns import Concern, sentence

__all__ = ["LookoutPanel"]

_ROW = 26
_NUMBER = 48  # width of the column of frame numbers
_LETTERS = 12  # of an object's name
_BAR = 28  # width of the bar that says how doubtful a frame is


class _Model(QAbstractListModel):
    def __init__(self, lookout: Lookout) -> None:
        super().__init__()
        self._lookout = lookout
        self.concerns: tuple[Concern, ...] = ()
        self.names: dict[int, str] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.concerns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.concerns):
            return None
        concern = self.concerns[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return concern
        words = sentence(concern, self.names)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Frame {frame}: {words}", frame=concern.frame, words=words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(
                "Frame {frame}: {words}. It stands for frames {first} to {last}.",
                frame=concern.frame,
                words=words,
                first=concern.first,
                last=concern.last,
            )
        return None

    def refresh(self) -> None:
        self.beginResetModel()
        self.concerns = self._lookout.concerns
        self.names = {i: _short(name) for i, name in self._lookout.names.items()}
        self.endResetModel()


def _short(name: str) -> str:
    """The reason stands behind the name and must be seen."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


class _Delegate(QStyledItemDelegate):
    def __init__(self, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        concern: Concern = index.data(Qt.ItemDataRole.UserRole)
        colours, rect = theme.current(), option.rect
        session = self._controller.session
        here = session is not None and session.wanted == concern.frame
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if here else colours.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 4, 4)
        painter.setFont(theme.figures_font())
        painter.setPen(QColor(colours.text))
        number = QRect(rect.x(), rect.y(), _NUMBER - 8, rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(concern.frame))
        words = QRect(rect.x() + _NUMBER, rect.y(), rect.width() - _NUMBER - _BAR - 16, rect.height())
        painter.setPen(QColor(colours.text if here else colours.muted))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        track = QRectF(rect.right() - _BAR - 4, rect.y() + rect.height() / 2 - 2, _BAR, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(max(4.0, _BAR * min(1.0, concern.score)))
        painter.setBrush(QColor(colours.low))
        painter.drawRoundedRect(track, 2, 2)
        painter.restore()


class LookoutPanel(QWidget):
    """Follows the controller's lookout; a click goes to the frame."""

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller, self._lookout = controller, controller.lookout
        self._model = _Model(self._lookout)
        self.list = RowList(tr("Next to look at"), lambda: actions.worded(self._lookout.emptiness))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(controller, self.list))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)  # Enter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            PanelHeader(tr("Next to look at"), (actions["go.previous_concern"], actions["go.next_concern"]))
        )
        body = QVBoxLayout()
        body.setContentsMargins(8, 4, 8, 4)
        body.addWidget(self.list)
        column.addLayout(body, 1)
        self.setMinimumHeight(36 + 2 * _ROW + 8)
        self._lookout.changed.connect(self._refresh)
        self._lookout.looked.connect(self._show_current)
        controller.session_changed.connect(self._follow)

    def _follow(self) -> None:
        session = self._controller.session
        if session is not None:
            session.wanted_changed.connect(self._show_current)
        self._refresh()

    def _refresh(self) -> None:
        self._model.refresh()
        session = self._controller.session
        if session is not None:
            self._show_current(session.wanted)
        self.list.viewport().update()

    def _show_current(self, frame: int) -> None:
        for row, concern in enumerate(self._model.concerns):
            if concern.frame == frame:
                self.list.setCurrentIndex(self._model.index(row))
        self.list.viewport().update()

    def _go(self, index: Index) -> None:
        if index.isValid():
            self._lookout.go(self._model.concerns[index.row()].frame)

    def tint(self) -> None:
        """The theme changed."""
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(316, 36 + 5 * _ROW + 8)
