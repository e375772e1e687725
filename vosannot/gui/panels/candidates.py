"""Candidates as rows with a picture: a click makes an object of one."""

from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, qRgba
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vosannot.core.events import Candidate
from vosannot.core.words import decimal, mark, plural, tr, tr_n
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.panels.thumbnails import Thumbnails
from vosannot.gui.session.proposing import Proposing
from vosannot.masks.palette import display_colour

__all__ = ["CandidateList", "sure_words"]

_ROW, _PICTURE = 68, (104, 60)
_GAP = 12
_SURE = ((0.8, mark("Very sure")), (0.65, mark("Sure")), (0.5, mark("Less sure")))
_NARROW = 240  # pixels: the list before it has been laid out
Index = QModelIndex | QPersistentModelIndex


def sure_words(confidence: float) -> str:
    """A confidence in words."""
    return tr(next((words for least, words in _SURE if confidence >= least), mark("Unsure")))


def _speed_words(candidate: Candidate) -> str:
    return "" if np.isnan(candidate.speed) else "  ·  " + tr("{speed} px a frame", speed=decimal(candidate.speed, 0))


class _Model(QAbstractListModel):
    def __init__(self, proposing: Proposing) -> None:
        super().__init__()
        self._proposing = proposing
        self.candidates: tuple[Candidate, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.candidates):
            return None
        candidate = self.candidates[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return candidate
        known = self._proposing.object_of(candidate)
        title = tr("Candidate {number}", number=index.row() + 1) if known is None else known.name
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        sure = tr("{sure}, surest on frame {frame}", sure=sure_words(candidate.confidence), frame=candidate.frame)
        seen = tr_n(len(candidate.frames), "seen on {n} frame", "seen on {n} frames")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}: {sure}, {seen}"
        if role == Qt.ItemDataRole.ToolTipRole:
            what = (
                tr("It is an object already.")
                if known is not None
                else tr("Click: it becomes an object, with this mask.")
            )
            return tr(
                "<p>{sure}, {seen}, {area} of the picture. {what}</p>",
                sure=sure,
                seen=seen,
                area=f"{candidate.area:.1%}",
                what=what,
            )
        return None

    def refresh(self) -> None:
        self.beginResetModel()
        self.candidates = self._proposing.candidates
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    def __init__(self, proposing: Proposing, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._proposing, self._thumbnails = proposing, thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        candidate: Candidate = index.data(Qt.ItemDataRole.UserRole)
        known = self._proposing.object_of(candidate)
        colours, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        if known is None and option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 4, 4)
        cell = QRectF(rect.x() + 4, rect.y() + (_ROW - _PICTURE[1]) / 2, *_PICTURE)
        colour = display_colour(index.row() + 1) if known is None else known.colour
        self._paint_picture(painter, cell, candidate, colour)
        left = rect.x() + _PICTURE[0] + _GAP + 4
        room = QRect(left, rect.y() + 6, rect.right() - left - 4, 18)
        lines = (
            (index.data(), colours.text, option.font),
            (
                tr("{sure}  ·  frame {frame}", sure=sure_words(candidate.confidence), frame=candidate.frame),
                colours.muted,
                theme.small_font(),
            ),
            (f"{plural(len(candidate.frames), 'frame')}{_speed_words(candidate)}", colours.muted, theme.small_font()),
        )
        for text, ink, font in lines:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            free = room.width() - (22 if known is not None and text == index.data() else 0)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, free)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            room.translate(0, 19)
        if known is not None:
            icon("check", colours.accent).paint(painter, QRect(rect.right() - 24, rect.y() + 7, 16, 16))
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, cell: QRectF, candidate: Candidate, colour: tuple[int, int, int]
    ) -> None:
        """The frame with the mask, as large as fits into the cell."""
        painter.fillRect(cell, QColor(theme.current().well))
        height, width = candidate.mask.shape
        scale = min(cell.width() / width, cell.height() / height)
        wide, tall = width * scale, height * scale
        target = QRectF(cell.center().x() - wide / 2, cell.center().y() - tall / 2, wide, tall)
        picture = self._thumbnails.get(candidate.frame)
        if picture is not None:
            h, w = picture.shape[:2]
            painter.drawImage(target, QImage(picture.data, w, h, 3 * w, QImage.Format.Format_RGB888))
        size = max(round(2 * wide), 1), max(round(2 * tall), 1)
        small = cv2.resize(candidate.mask.astype(np.uint8), size, interpolation=cv2.INTER_AREA)
        edge = small - cv2.erode(small, np.ones((5, 5), np.uint8))
        marks = np.ascontiguousarray(small + edge)
        image = QImage(marks.data, *size, size[0], QImage.Format.Format_Indexed8)
        image.setColorTable([qRgba(0, 0, 0, 0), qRgba(*colour, 110), qRgba(*colour, 255)])
        painter.drawImage(target, image)


class CandidateList(QListView):
    """Follows the controller's search; says why it is empty.

    Signals:
        chosen(Candidate): the person wants it as an object.
    """

    chosen = Signal(object)

    def __init__(self, proposing: Proposing, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._proposing, self._thumbnails = proposing, thumbnails
        self._model = _Model(proposing)
        self.setAccessibleName(tr("Candidates"))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(proposing, thumbnails, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)  # Enter
        thumbnails.came.connect(self.viewport().update)
        proposing.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Other candidates, or objects made of them."""
        if self._model.candidates is not self._proposing.candidates:  # masks cannot be compared as one
            self._model.refresh()
            self._thumbnails.want("candidates", [candidate.frame for candidate in self._model.candidates])
        self.setFixedHeight(_ROW * len(self._model.candidates) + 8 if self._model.candidates else self._empty_height())
        self.viewport().update()

    def _empty_height(self) -> int:
        """What the sentence takes."""
        room = QRect(0, 0, max(self.viewport().width(), _NARROW), 400)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(room, flags, self._proposing.emptiness).height() + 12

    def _choose(self, index: Index) -> None:
        candidate = index.data(Qt.ItemDataRole.UserRole)
        if candidate is not None and self._proposing.object_of(candidate) is None:
            self.chosen.emit(candidate)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.candidates:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().muted))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(0, 4, 0, 0), int(flags), self._proposing.emptiness)
