"""The command palette: every action by a few letters of its name."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.icons import icon
from vosannot.gui.panels.row_list import Index, RowList

__all__ = ["CommandPalette", "found"]

_ROW, _ROWS, _WIDTH = 32, 11, 560
_LISTED_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def found(specs: list[Spec], typed: str) -> list[Spec]:
    """Those whose title, section or explanation has every word that was typed; the best first.

    A word counts most at the title's beginning, then at the beginning of one of its words, then inside of it.
    """
    words = typed.casefold().split()

    def rank(spec: Spec) -> int | None:
        title, about = spec.plain_title.casefold(), f"{spec.section} {spec.tip}".casefold()
        total = 0
        for word in words:
            if title.startswith(word):
                continue
            if f" {word}" in title:
                total += 1
            elif word in title:
                total += 2
            elif word in about:
                total += 4
            else:
                return None
        return total

    ranked = [(rank(spec), spec) for spec in specs]
    return [spec for _, spec in sorted(((r, s) for r, s in ranked if r is not None), key=lambda pair: pair[0])]


class _Model(QAbstractListModel):
    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.specs: list[Spec] = []

    def show_for(self, typed: str) -> None:
        """What can be done now comes before what cannot."""
        self.beginResetModel()
        specs = found(self._actions.specs(), typed)
        self.specs = sorted(specs, key=lambda spec: not self._actions[spec.id].isEnabled())
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.specs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.specs):
            return None
        spec = self.specs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.plain_title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (spec.plain_title, spec.section, *spec.key_names[:1])))
        if role == Qt.ItemDataRole.ToolTipRole:
            return spec.tip
        if role == Qt.ItemDataRole.UserRole:
            return spec
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = index.isValid() and self._actions[self.specs[index.row()].id].isEnabled()
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if enabled else Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    """Icon, title, section, key."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spec: Spec = index.data(Qt.ItemDataRole.UserRole)
        action, colours, rect = self._actions[spec.id], theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        if spec.icon:
            where = QRect(rect.x() + 8, rect.y() + 7, 18, 18)
            icon(spec.icon, colours.text if action.isEnabled() else colours.disabled).paint(painter, where)
        metrics, enabled = option.fontMetrics, action.isEnabled()
        keys = spec.key_names[0] if spec.keys else ""
        right = QRect(rect.right() - 128, rect.y(), 120, _ROW)
        painter.setPen(QColor(colours.muted if enabled else colours.disabled))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        section = QRect(rect.right() - 260, rect.y(), 132, _ROW)
        painter.drawText(section, Qt.AlignmentFlag.AlignVCenter, spec.section)
        painter.setPen(QColor(colours.text if enabled else colours.disabled))
        title = QRect(rect.x() + 36, rect.y(), section.x() - rect.x() - 44, _ROW)
        text = metrics.elidedText(spec.plain_title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class CommandPalette(QDialog):
    """Lies over the upper part of the window; goes when something was chosen, with Esc, or with a click elsewhere."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions, self._model = actions, _Model(actions)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(tr("What do you want to do?"))
        self.entry.setAccessibleName(tr("Command"))
        self.list = RowList(tr("Commands"), lambda: tr("No command has these words."))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(actions, self.list))
        self.list.clicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.entry)
        column.addWidget(self.list)
        self.entry.textChanged.connect(self._show)
        self.entry.returnPressed.connect(lambda: self._run(self.list.currentIndex()))
        self.entry.installEventFilter(self)
        self.setFixedSize(min(_WIDTH, parent.width() - 32), 12 * 2 + 8 + 36 + _ROWS * _ROW)
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - self.width()) // 2, top.y() + 80)
        self._show("")
        self.entry.setFocus()

    def _show(self, typed: str) -> None:
        self._model.show_for(typed)
        if self._model.specs:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go through the list while letters are typed."""
        here = watched is self.entry and event.type() == QEvent.Type.KeyPress
        if here and isinstance(event, QKeyEvent) and event.key() in _LISTED_KEYS:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _run(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.flags(index) != Qt.ItemFlag.NoItemFlags:
            action = self._actions[self._model.specs[index.row()].id]
            self.close()
            action.trigger()
