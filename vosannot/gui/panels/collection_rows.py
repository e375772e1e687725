"""The rows of the list of videos: what stands in them, and how they are drawn."""

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vosannot.core.words import mark, tr, tr_n
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.panels.row_list import Index
from vosannot.gui.panels.words import hours_text, seconds_text
from vosannot.gui.session.queue import Place, Queued
from vosannot.media.remote import address_of_clip, is_stand_in
from vosannot.project.collection import STATUS_WORDS, Entry, Order
from vosannot.project.records import Tenure, VideoStatus

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["COLUMNS", "NOTES", "ROW", "STATUS", "WHO", "Rows", "VideoDelegate"]

ROW = 56
COLUMNS = (
    (mark("Video"), Order.NAME, 312),
    (mark("Length"), Order.LENGTH, 116),
    (mark("Objects"), Order.OBJECTS, 72),
    (mark("Masks"), Order.MASKED, 132),
    (mark("Status"), Order.STATUS, 168),
    (mark("Who"), Order.WHO, 132),
    (mark("Notes"), Order.NOTES, 0),
    (mark("Time"), Order.TIME, 84),
    (mark("Changed"), Order.CHANGED, 92),
)
"""Title, what a click on it sorts by, width in pixels (0: what is left)."""
VIDEO, LENGTH, OBJECTS, MASKS, STATUS, WHO, NOTES, TIME, CHANGED = range(len(COLUMNS))
_RIGHT = (OBJECTS, TIME, CHANGED)
_PAD = 10
_PICTURE = QSize(80, 44)


class Rows(QAbstractTableModel):
    """A face of :class:`~vosannot.gui.session.collection.Collection`; nothing is read from disk here."""

    def __init__(self, controller: "Controller") -> None:
        super().__init__()
        self._controller, self._collection = controller, controller.collection
        self._order: tuple[int, ...] = ()
        self._places: dict[int, int] = {}
        self._root = ""  # all videos lie below it

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._order) if parent is None or not parent.isValid() else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS) if parent is None or not parent.isValid() else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(COLUMNS[section][0])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def video(self, row: int) -> int:
        """Number of the video in a row."""
        return self._order[row]

    def row(self, video: int) -> int | None:
        """Where a video is."""
        return self._places.get(video)

    def entry(self, index: Index) -> Entry | None:
        """What is known of the video."""
        listed = index.isValid() and index.row() < len(self._order)
        return self._collection.entries.get(self._order[index.row()]) if listed else None

    def queued(self, index: Index) -> Queued | None:
        """Its place in the queue, if it has one."""
        return self._controller.queue.queued.get(self._order[index.row()])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index)
        if role == Qt.ItemDataRole.EditRole and index.column() == NOTES:
            return entry.video.notes
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(entry, index), *self._more(entry, index))))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return tr(COLUMNS[index.column()][0])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry, index)
        return None

    def _text(self, entry: Entry, index: Index) -> str:
        video, tally, column = entry.video, entry.tally, index.column()
        if column == VIDEO:
            return video.name
        if column == LENGTH:
            return tr_n(
                video.frame_count, "{number} frame", "{number} frames", number=QLocale().toString(video.frame_count)
            )
        if column == OBJECTS:
            return str(tally.objects) if tally.objects else ""
        if column == MASKS:
            return share(entry.masked) if tally.masks else ""
        if column == STATUS:
            return _status_words(video.status)
        if column == WHO:
            return who(entry.tenure)
        if column == NOTES:
            return video.notes
        if column == TIME:
            return hours_text(video.time_spent) if video.time_spent >= 1 else ""
        return moment(tally.changed)

    def _more(self, entry: Entry, index: Index) -> tuple[str, ...]:
        column, queued = index.column(), self.queued(index)
        if column == VIDEO:
            return (_above_it(entry), tr("the file is missing") if entry.missing else "")
        if column == MASKS and entry.tally.settled:
            return (tr("{share} approved", share=share(entry.settled)),)
        if column == WHO and entry.tenure.note:
            return (f"{entry.tenure.author}: {entry.tenure.note}",)
        return (queued.words,) if column == STATUS and queued is not None else ()

    def _tip(self, entry: Entry, index: Index) -> str:
        video, tally, column = entry.video, entry.tally, index.column()
        if column == VIDEO:
            return f"{video.path}\n{tr('The file is missing.')}" if entry.missing else address_of_clip(video.path)
        if column == LENGTH:
            return tr(
                "{frame_count} frames of {width} x {height}",
                frame_count=video.frame_count,
                width=video.width,
                height=video.height,
            )
        if column == MASKS:
            sure = tr("{settled} of them painted by hand or approved", settled=tally.settled)
            return tr(
                "{masks} of {frame_count} frames have masks, {sure}",
                masks=tally.masks,
                frame_count=video.frame_count,
                sure=sure,
            )
        if column in (STATUS, WHO):
            return "\n".join(filter(None, self._more(entry, index)))
        return video.notes if column == NOTES else ""

    def said(self, entry: Entry) -> tuple[str]:
        """What stands below the name of whoever has it."""
        tenure = entry.tenure
        return (f"{tenure.author}: {tenure.note}" if tenure.note else "",)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NOTES else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != NOTES or self.entry(index) is None:
            return False
        self._collection.note(self._order[index.row()], str(value).strip())
        return True

    def look_above(self) -> None:
        """Find the folder in which all videos are."""
        self._root = _above({_above_it(entry) for entry in self._collection.entries.values()})

    def folder(self, entry: Entry) -> str:
        """Where the video lies, as seen from the folder in which all of them are."""
        return _above_it(entry).removeprefix(self._root)

    @property
    def up_to_date(self) -> bool:
        """The rows are those of the collection."""
        return self._order == self._collection.order

    def rearrange(self) -> None:
        """Other videos are listed, or in another order."""
        self.beginResetModel()
        self._order = self._collection.order
        self._places = {video: row for row, video in enumerate(self._order)}
        self.endResetModel()


class VideoDelegate(QStyledItemDelegate):
    """Draws all columns; edits the notes."""

    def __init__(self, controller: "Controller", rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller, self._rows = controller, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._rows.entry(index)
        if entry is None:
            return
        colours, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        column = index.column()
        if column == VIDEO:
            self._paint_video(painter, room, entry)
        elif column == LENGTH:
            seconds = entry.video.frame_count / entry.video.fps if entry.video.fps else 0.0
            size = f"{entry.video.width} x {entry.video.height}"
            self._two_lines(painter, room, index.data(), f"{size} · {seconds_text(seconds)}" if seconds >= 1 else size)
        elif column == MASKS:
            self._paint_masks(painter, room, entry)
        elif column == STATUS:
            self._paint_status(painter, room, entry, self._rows.queued(index))
        elif column == WHO:
            self._two_lines(painter, room, index.data(), *self._rows.said(entry))
        elif column == NOTES:
            self._paint_notes(painter, room, entry.video.notes)
        else:
            side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
            painter.setFont(theme.figures_font())
            painter.setPen(QColor(colours.text))
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), index.data())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def _two_lines(self, painter: QPainter, room: QRect, first: str, second: str, tint: str = "") -> None:
        colours = theme.current()
        upper = QRect(room.x(), room.y() + 9, room.width(), 20)
        lower = QRect(room.x(), room.y() + 29, room.width(), 18)
        for where, text, font, colour in (
            (upper, first, theme.body_font(), colours.text),
            (lower, second, theme.small_font(), tint or colours.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, where.width())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_video(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        colours = theme.current()
        frame = QRect(room.x(), room.y() + (ROW - _PICTURE.height()) // 2, _PICTURE.width(), _PICTURE.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.stage))
        painter.drawRoundedRect(frame, 4, 4)
        picture = self._controller.portraits.get(entry.video)
        if picture is None:
            mark = QRect(0, 0, 20, 20)
            mark.moveCenter(frame.center())
            icon("images" if entry.video.kind == "images" else "film", colours.muted).paint(painter, mark)
        else:
            size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            where = QRect(0, 0, size.width(), size.height())
            where.moveCenter(frame.center())
            painter.drawImage(where, picture)
        words = room.adjusted(_PICTURE.width() + 12, 0, 0, 0)
        if entry.missing:
            sign = QRect(words.x(), words.y() + 31, 14, 14)
            icon("warning", colours.danger).paint(painter, sign)
            self._two_lines(painter, words, entry.video.name, "")
            below = QRect(words.x() + 18, words.y() + 29, words.width() - 18, 18)
            painter.setPen(QColor(colours.danger))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), tr("The file is missing"))
        else:
            self._two_lines(painter, words, entry.video.name, self._rows.folder(entry))

    def _paint_masks(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        if not entry.tally.masks:
            return
        colours = theme.current()
        words = tr("{share} approved", share=share(entry.settled)) if entry.tally.settled else tr("none approved")
        painter.setFont(theme.small_font())
        painter.setPen(QColor(colours.text))
        line = QRect(room.x(), room.y() + 8, room.width(), 16)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), share(entry.masked))
        painter.setPen(QColor(colours.muted))
        below = QRect(room.x(), room.y() + 33, room.width(), 16)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        track = QRectF(room.x(), room.y() + 27, room.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, colour in (
            (1.0, colours.line),
            (entry.masked, colours.propagated),
            (entry.settled, colours.approved),
        ):
            if part > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(track.x(), track.y(), max(4.0, track.width() * part), 4), 2, 2)

    def _paint_status(self, painter: QPainter, room: QRect, entry: Entry, queued: Queued | None) -> None:
        colours = theme.current()
        status = entry.video.status
        tint = {
            VideoStatus.NEW: colours.muted,
            VideoStatus.IN_PROGRESS: colours.manual,
            VideoStatus.DONE: colours.propagated,
            VideoStatus.REVIEWED: colours.approved,
        }[status]
        below = queued.words if queued is not None else ""
        top = room.y() + (9 if below else (ROW - 20) // 2)
        mark = QRectF(room.x() + 1, top + 5, 10, 10)
        painter.setPen(QColor(tint))
        painter.setBrush(Qt.BrushStyle.NoBrush if status is VideoStatus.NEW else QColor(tint))
        if status is VideoStatus.IN_PROGRESS:  # half a disc: shapes tell them apart too
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark)
            painter.setBrush(QColor(tint))
            painter.drawPie(mark, 90 * 16, 180 * 16)
        elif status is VideoStatus.REVIEWED:
            icon("check", tint).paint(painter, mark.adjusted(-2, -2, 2, 2).toRect())
        else:
            painter.drawEllipse(mark)
        painter.setFont(theme.body_font())
        painter.setPen(QColor(colours.text))
        line = QRect(room.x() + 18, top, room.width() - 18, 20)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), _status_words(status))
        if queued is not None and below:
            painter.setFont(theme.small_font())
            painter.setPen(QColor(colours.danger if queued.place is Place.FAILED else colours.muted))
            where = QRect(room.x(), room.y() + 29, room.width(), 18)
            shown = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), shown[:1].upper() + shown[1:])

    def _paint_notes(self, painter: QPainter, room: QRect, notes: str) -> None:
        painter.setFont(theme.small_font())
        painter.setPen(QColor(theme.current().text))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        two_lines = painter.fontMetrics().elidedText(notes, Qt.TextElideMode.ElideRight, round(room.width() * 1.8))
        painter.drawText(room, flags, two_lines)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(tr("Notes on {name}", name=index.sibling(index.row(), VIDEO).data()))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 12, -2, -12))


def _above_it(entry: Entry) -> str:
    """The folder that the video lies in; of one elsewhere, its address so far."""
    path = entry.video.path
    return address_of_clip(path).rstrip("/").rpartition("/")[0] if is_stand_in(path) else str(path.parent)


def _above(folders: set[str]) -> str:
    """What the paths of all folders begin with, up to the last folder that says something; "" if that is nothing."""
    try:
        above = os.path.dirname(os.path.commonpath(folders))  # noqa: PTH120
    except ValueError:  # none, or on several drives
        return ""
    return above if above.endswith(os.sep) else f"{above}{os.sep}"


def who(tenure: Tenure) -> str:
    """Whose a video is, in a word or two."""
    if tenure.mine:
        return tr("you")
    if tenure.holder:
        return tenure.holder
    if tenure.reserved:
        return tr("for you") if tenure.for_me else tr("for {person}", person=tenure.reserved)
    return tr("to review") if tenure.review == "asked" else ""


def _status_words(status: VideoStatus) -> str:
    words = tr(STATUS_WORDS[status])
    return words[:1].upper() + words[1:]


def share(part: float) -> str:
    """ "87 %"; never 100 % before it is all, nor 0 % when there is something."""
    if 0 < part < 1:
        return f"{min(99, max(1, round(100 * part)))} %"
    return f"{round(100 * part)} %"


def moment(seconds: float) -> str:
    """When: the time of today, else the day; "" for never."""
    if not seconds:
        return ""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    if when.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(when.time(), "HH:mm")
    return QLocale().toString(when.date(), tr("d MMM yy", "how a day is written, in the letters of QDate::toString"))
