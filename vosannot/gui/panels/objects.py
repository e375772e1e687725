"""The list of objects: colour, id, name, frames, visibility."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, plural, tr
from vosannot.gui import theme
from vosannot.gui.actions import Actions
from vosannot.gui.icons import icon
from vosannot.gui.panels.header import PanelHeader
from vosannot.gui.panels.row_list import Index, RowList
from vosannot.gui.session.controller import Controller
from vosannot.gui.timeline.presence import Presence
from vosannot.project.records import ObjectInfo

__all__ = ["ObjectsPanel"]

_ROW = 32
_EMPTY = mark("Paint on the picture: the first object is made by itself. {object.add} adds another.")


class _Model(QAbstractListModel):
    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self.objects: tuple[ObjectInfo, ...] = ()
        self.presence: Presence | None = None

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.objects)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.objects):
            return None
        known = self.objects[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return known.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(
                "{id} {name}: {frames}. Double click renames it.",
                id=known.id,
                name=known.name,
                frames=plural(self.frames(known.id), "frame"),
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(
                "Object {id}, {name}, {frames}",
                id=known.id,
                name=known.name,
                frames=plural(self.frames(known.id), "frame"),
            )
        if role == Qt.ItemDataRole.UserRole:
            return known
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = " ".join(str(value).split())[:80]
        if role != Qt.ItemDataRole.EditRole or not name:
            return False
        known = self.objects[index.row()]
        if name != known.name:
            self._controller.attempt(lambda document: document.rename_object(known.id, name))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def frames(self, object_id: int) -> int:
        return 0 if self.presence is None else self.presence.count(object_id)

    def replace(self, objects: tuple[ObjectInfo, ...]) -> None:
        self.beginResetModel()
        self.objects = objects
        self.endResetModel()

    def touched(self) -> None:
        if self.objects:
            self.dataChanged.emit(self.index(0), self.index(len(self.objects) - 1))


class _Delegate(QStyledItemDelegate):
    """Draws a row; the swatch and the eye are buttons."""

    def __init__(self, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller

    @staticmethod
    def swatch(rect: QRect) -> QRect:
        return QRect(rect.x() + 4, rect.y() + 4, 24, 24)

    @staticmethod
    def eye(rect: QRect) -> QRect:
        return QRect(rect.right() - 28, rect.y() + 4, 24, 24)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known: ObjectInfo = index.data(Qt.ItemDataRole.UserRole)
        colours, rect = theme.current(), option.rect
        state = option.state
        chosen = known.id == self._controller.tools.object
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        body = QRectF(rect).adjusted(0, 1, 0, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(body, 6, 6)
        if chosen:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(rect.x(), rect.y() + 7, 3, _ROW - 14), 1.5, 1.5)
        painter.setBrush(QColor(*known.colour))
        painter.drawRoundedRect(QRectF(rect.x() + 10, rect.y() + 9, 14, 14), 4, 4)
        shown = known.id not in self._controller.tools.hidden
        model = index.model()
        count = f"{model.frames(known.id)}" if isinstance(model, _Model) else ""
        metrics = option.fontMetrics
        number_width = metrics.horizontalAdvance("00000")
        eye = self.eye(rect)
        painter.setPen(QColor(colours.muted))
        where = QRect(rect.x() + 30, rect.y(), 26, _ROW)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(known.id))
        count_rect = QRect(eye.x() - number_width - 4, rect.y(), number_width, _ROW)
        painter.drawText(count_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(QColor(colours.text if shown else colours.disabled))
        name_rect = QRect(rect.x() + 64, rect.y(), count_rect.x() - rect.x() - 66, _ROW)
        name = metrics.elidedText(known.name, Qt.TextElideMode.ElideRight, name_rect.width())
        painter.drawText(name_rect, Qt.AlignmentFlag.AlignVCenter, name)
        mark = icon("eye" if shown else "eye-off", colours.muted if shown else colours.disabled)
        mark.paint(painter, eye.adjusted(4, 4, -4, -4))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(80)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(56, 2, -34, -2))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            known: ObjectInfo = index.data(Qt.ItemDataRole.UserRole)
            place, rect = event.position().toPoint(), option.rect
            tools = self._controller.tools
            if self.eye(rect).contains(place):
                tools.set_visible(known.id, known.id in tools.hidden)
                return True
            if self.swatch(rect).contains(place):
                self._ask_colour(known)
                return True
        return super().editorEvent(event, model, option, index)

    def _ask_colour(self, known: ObjectInfo) -> None:
        dialog = QColorDialog(QColor(*known.colour), self.parent())  # type: ignore[arg-type]
        dialog.setWindowTitle(tr("Colour of {name}", name=known.name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(colour: QColor) -> None:
            rgb = colour.red(), colour.green(), colour.blue()
            self._controller.attempt(lambda document: document.recolour_object(known.id, rgb))

        dialog.colorSelected.connect(chosen)
        dialog.open()


class ObjectsPanel(QWidget):
    """Follows the document's objects.

    Signals:
        menu_asked(QPoint): what can be done with the current object? (place on the screen)
    """

    menu_asked = Signal(object)

    def __init__(self, controller: Controller, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self._model = _Model(controller)
        self.list = RowList(tr("Objects"), lambda: actions.worded(tr(_EMPTY)))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(controller, self.list))
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        header = PanelHeader(tr("Objects"), (actions["object.add"], actions["object.remove"]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        body = QVBoxLayout()
        body.setContentsMargins(8, 4, 8, 4)
        body.addWidget(self.list)
        self.propose = QPushButton(tr("Propose objects"))
        self.propose.setToolTip(actions["propagate.propose"].toolTip())
        self.propose.clicked.connect(actions["propagate.propose"].trigger)
        self._model.modelReset.connect(self._show_propose)
        body.addWidget(self.propose)
        column.addLayout(body, 1)
        self.setMinimumHeight(120)
        controller.tools.object_changed.connect(lambda *_: self._show_current())
        controller.tools.visibility_changed.connect(self._model.touched)

    def attach(self, presence: Presence | None) -> None:
        """Another clip."""
        session = self._controller.session
        self._model.presence = presence
        self._model.replace(session.document.objects() if session is not None else ())
        if session is not None:
            session.changed.connect(self._changed)
        self._show_current()

    def _show_propose(self) -> None:
        """A way to begin, while there is nothing."""
        self.propose.setVisible(not self._model.objects)

    def _changed(self, kind: str, _frames: object) -> None:
        session = self._controller.session
        if session is None:
            return
        if kind == "objects":
            self._model.replace(session.document.objects())
            self._show_current()
        elif kind == "labels":
            self._model.touched()

    def _show_current(self) -> None:
        for row, known in enumerate(self._model.objects):
            if known.id == self._controller.tools.object:
                self.list.setCurrentIndex(self._model.index(row))
        self.list.viewport().update()

    def _chosen(self, index: Index) -> None:
        if index.isValid() and index.row() < len(self._model.objects):
            self._controller.tools.object = self._model.objects[index.row()].id

    def _ask_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self._chosen(index)
            self.menu_asked.emit(self.list.viewport().mapToGlobal(place))

    def tint(self) -> None:
        """The theme changed."""
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(316, 200)
