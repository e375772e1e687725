"""What the check before an export found: a list, the worst first; a click goes to the frame."""

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.project.exchange.findings import Finding, Rank

__all__ = ["FindingsList"]

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_MARK, _PAD = 28, 8
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


class _Delegate(QStyledItemDelegate):
    """A sign, the sentence, and below it what to do."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, FindingsList) else 300
        first, second = _parts(index.data(Qt.ItemDataRole.UserRole), option.font, width)
        return QSize(width, first.height() + second.height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(Qt.ItemDataRole.UserRole)
        colours, rect = theme.current(), option.rect
        rejected = finding.rank is Rank.REJECTED
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6)
        tint = colours.danger if rejected else colours.warning
        sign = icon("error" if rejected else "warning", tint)
        sign.paint(painter, QRect(rect.x() + _PAD, rect.y() + _PAD, 16, 16))
        first, second = _parts(finding, option.font, rect.width())
        corner = rect.topLeft()
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        painter.drawText(first.translated(corner), _WRAP, finding.text)
        painter.setFont(theme.small_font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(second.translated(corner), _WRAP, finding.todo)
        painter.restore()


def _parts(finding: Finding, font: QFont, width: int) -> tuple[QRect, QRect]:
    """Where the two texts stand in a row of this width."""
    room = QRect(0, 0, max(80, width - _MARK - 2 * _PAD), 10_000)
    first = QFontMetrics(font).boundingRect(room, _WRAP, finding.text)
    second = QFontMetrics(theme.small_font()).boundingRect(room, _WRAP, finding.todo)
    left = _MARK + _PAD
    return (
        QRect(left, _PAD, room.width(), first.height()),
        QRect(left, _PAD + first.height(), room.width(), second.height()),
    )


class FindingsList(QListWidget):
    """Says in its middle why it is empty.

    Signals:
        chosen(Finding): the person wants to see it.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.emptiness = ""
        self.setAccessibleName(tr("What the check found"))
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)  # Enter

    def show_findings(self, findings: list[Finding], emptiness: str) -> None:
        """Replace all. What was chosen stays chosen, if it is still there."""
        self.emptiness = emptiness
        current = self.currentItem()
        kept = current.data(Qt.ItemDataRole.UserRole) if current is not None else None
        self.clear()
        for finding in findings:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, finding)
            word = tr("Rejected") if finding.rank is Rank.REJECTED else tr("Remark")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {finding.text} {finding.todo}")
            item.setToolTip(finding.path or (tr("Go to the frame") if finding.frame is not None else ""))
            self.addItem(item)
            if kept is not None and (finding.kind, finding.video) == (kept.kind, kept.video):
                self.setCurrentItem(item)
        self.viewport().update()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # sentences wrap anew

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().muted))
            where = self.viewport().rect().adjusted(16, 0, -16, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(where, int(flags), self.emptiness)
