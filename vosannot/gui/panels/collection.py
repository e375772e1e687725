"""The list of all videos of the workspace: the home of whoever has more than one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, plural, tr, tr_n
from vosannot.gui.actions import Actions
from vosannot.gui.panels.collection_rows import COLUMNS, NOTES, WHO, Rows, VideoDelegate
from vosannot.gui.panels.collection_table import VideoTable
from vosannot.gui.panels.words import hours_text
from vosannot.gui.session.queue import MOST_SLOTS
from vosannot.project.collection import OPEN, STATUS_WORDS, Order, Whose
from vosannot.project.records import VideoStatus

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller

__all__ = ["CollectionPage"]

_ORDERS = {
    Order.NAME: mark("Name"),
    Order.FOLDER: mark("Folder"),
    Order.ADDED: mark("Date added"),
    Order.CHANGED: mark("Last change"),
    Order.STATUS: mark("Status"),
    Order.WHO: mark("Who"),
    Order.LENGTH: mark("Length"),
    Order.OBJECTS: mark("Objects"),
    Order.MASKED: mark("Frames with masks"),
    Order.SETTLED: mark("Frames approved"),
    Order.TIME: mark("Time spent"),
    Order.NOTES: mark("Notes"),
}
_FILTERS: tuple[tuple[str, frozenset[VideoStatus]], ...] = (
    (mark("All"), frozenset()),
    (mark("To do"), frozenset(OPEN)),
    *((STATUS_WORDS[status], frozenset({status})) for status in VideoStatus),
)
_WHOSE = ((Whose.MINE, mark("Mine")), (Whose.FREE, mark("Free")), (Whose.REVIEW, mark("To review")))
_FOOT = ("video.open", "video.adapt", "video.propagate", "video.unqueue", "-", "video.done", "video.reviewed")
_SEARCH_MS = 120
_PROGRESS_MS = 200  # how often the progress of the queue is drawn


class CollectionPage(QWidget):
    """Follows the controller's collection and tells it what is chosen.

    Signals:
        left(): back to the clip.
        status_asked(QPoint), menu_asked(QPoint): a menu for what is chosen, at a place of the screen.
    """

    left = Signal()
    status_asked = Signal(QPoint)
    menu_asked = Signal(QPoint)

    def __init__(self, controller: "Controller", actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._collection, self._actions = controller, controller.collection, actions
        self.rows = Rows(controller)
        self.table = VideoTable()
        self.table.setModel(self.rows)
        self.table.setItemDelegate(VideoDelegate(controller, self.rows, self.table))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SEARCH_MS)
        self._late.timeout.connect(self._search)
        self._running = QTimer(self)
        self._running.setSingleShot(True)
        self._running.setInterval(_PROGRESS_MS)
        self._running.timeout.connect(self._progressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addLayout(self._make_filters())
        column.addWidget(self.table, 1)
        column.addLayout(self._make_foot())
        self._dress_columns()
        self._connect()
        self._arranged()

    # Building

    def _make_head(self) -> QHBoxLayout:
        self._title, self._summary = QLabel(tr("Videos")), QLabel()
        self._title.setStyleSheet("font-size: 18px; font-weight: 600;")
        self._summary.setObjectName("muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._summary, 1)
        for action_id in ("video.add_tree", "video.next"):
            row.addWidget(self._button(action_id, primary=action_id == "video.next"))
        return row

    def _make_filters(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search names, folders and notes"))
        self.search.setAccessibleName(tr("Search videos"))
        self.search.setFixedWidth(280)
        self._chips = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search)
        row.addSpacing(8)
        for number, _ in enumerate(_FILTERS):
            chip = QToolButton()
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._chips.addButton(chip, number)
            row.addWidget(chip)
        row.addSpacing(8)
        self._whose = {whose: self._whose_chip(whose, title) for whose, title in _WHOSE}
        for chip in self._whose.values():
            row.addWidget(chip)
        row.addStretch(1)
        label = QLabel(tr("Sort by"))
        label.setObjectName("muted")
        self.sorting = QComboBox()
        self.sorting.setAccessibleName(tr("Sort by"))
        for order, words in _ORDERS.items():
            self.sorting.addItem(tr(words), order)
        self._turn = QToolButton()
        self._turn.setCheckable(True)
        self._turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._turn.setText(tr("Reversed"))
        self._turn.setToolTip(tr("The last first: largest, newest, furthest"))
        self._turn.setAccessibleName(tr("Reversed order"))
        for widget in (label, self.sorting, self._turn):
            row.addWidget(widget)
        return row

    def _whose_chip(self, whose: Whose, title: str) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setText(tr(title))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(tr("Show only: {title}", title=tr(title)))

        def show(on: bool) -> None:
            wanted = self._collection.wanted
            self._collection.show(replace(wanted, whose=whose if on else Whose.ALL))

        chip.clicked.connect(show)
        return chip

    def _show_team(self) -> None:
        """What only a team needs is seen only there."""
        shared = self._controller.teamwork.shared
        self.table.setColumnHidden(WHO, not shared)
        self.search.setFixedWidth(170 if shared else 280)
        for whose, chip in self._whose.items():
            chip.setVisible(shared)
            chip.setChecked(self._collection.wanted.whose is whose)
        if not shared and self._collection.wanted.whose is not Whose.ALL:
            self._collection.show(replace(self._collection.wanted, whose=Whose.ALL))

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._chosen = QLabel()
        self._chosen.setObjectName("muted")
        self._chosen.setMinimumWidth(116)
        row.addWidget(self._chosen)
        for action_id in _FOOT:
            if action_id == "-":
                row.addSpacing(12)
            else:
                row.addWidget(self._button(action_id))
        row.addStretch(1)
        label = QLabel(tr("Jobs at once"))
        label.setObjectName("muted")
        self.slots = QSpinBox()
        self.slots.setRange(1, MOST_SLOTS)
        self.slots.setValue(self._controller.queue.slots)
        self.slots.setAccessibleName(tr("Jobs at once"))
        self.slots.setFixedWidth(56)
        tip = tr("Videos that are worked on at the same time, the open clip included; each takes its memory")
        for widget in (label, self.slots):
            widget.setToolTip(tip)
            row.addWidget(widget)
        return row

    def _button(self, action_id: str, *, primary: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[action_id])
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if primary else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self._actions[action_id].toolTip())
        button.setObjectName("raised")
        return button

    def _dress_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(56)
        for number, (_, _, width) in enumerate(COLUMNS):
            if width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.table.setColumnWidth(number, width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        collection, table = self._collection, self.table
        collection.arranged.connect(self._arranged)
        collection.touched.connect(self._touched)
        self._controller.teamwork.changed.connect(self._team_changed)
        self._controller.queue.changed.connect(lambda: self._running.isActive() or self._running.start())
        self._controller.portraits.came.connect(lambda _: table.viewport().update())
        self.search.textChanged.connect(lambda _: self._late.start())
        self.search.returnPressed.connect(self._to_table)
        self._chips.idClicked.connect(
            lambda number: collection.show(replace(collection.wanted, statuses=_FILTERS[number][1]))
        )
        self.sorting.activated.connect(lambda _: self._sort(self.sorting.currentData(), self._turn.isChecked()))
        self._turn.clicked.connect(lambda on: self._sort(collection.wanted.order, on))
        self.slots.valueChanged.connect(self._set_slots)
        table.horizontalHeader().sectionClicked.connect(self._sort_by_column)
        table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        table.itemDelegate().closeEditor.connect(lambda *_: QTimer.singleShot(0, self, self._arranged))
        table.opened.connect(self._actions["video.open"].trigger)
        table.status_asked.connect(self.status_asked)
        table.menu_asked.connect(self.menu_asked)
        self.search.installEventFilter(self)

    # Following

    def _arranged(self) -> None:
        """What was chosen stays chosen, as far as it is still listed, and where it was on the screen."""
        chosen, table = self._collection.selected, self.table
        self.rows.look_above()
        if table.editing or self.rows.up_to_date:  # while a note is being written, rows keep their places
            self._touched()
            return
        here = table.currentIndex()
        current = self.rows.video(here.row()) if here.isValid() else self._collection.current
        scrolled = table.verticalScrollBar().value()
        self.rows.rearrange()
        self.select(chosen, current)
        table.verticalScrollBar().setValue(scrolled)
        self._touched()

    def select(self, videos: Sequence[int], current: int | None = None) -> None:
        """Choose videos; ``current`` is the one from which arrow keys go on."""
        model, rows = self.table.selectionModel(), self.rows
        places = sorted(place for place in map(rows.row, videos) if place is not None)
        picked = QItemSelection()
        for first, last in _runs(places):
            picked.select(rows.index(first, 0), rows.index(last, 0))
        whole = QItemSelectionModel.SelectionFlag.Rows
        model.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect | whole)
        row = rows.row(current) if current is not None else None
        if row is None and places:
            row = places[0]
        if row is not None:
            model.setCurrentIndex(rows.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._choose()

    def _choose(self) -> None:
        model = self.table.selectionModel()
        self._collection.selected = tuple(self.rows.video(index.row()) for index in model.selectedRows())
        self._show_chosen()

    def _show_chosen(self) -> None:
        collection, queue = self._collection, self._controller.queue
        chosen = collection.selected
        self._chosen.setText(tr("{number} chosen", number=len(chosen)) if chosen else tr("None chosen"))
        shown = self.isVisible()
        for action_id in ("video.adapt", "video.propagate", "video.remove", "video.note"):
            self._actions[action_id].setEnabled(bool(chosen) and shown)
        self._actions["video.open"].setEnabled(len(chosen) == 1 and shown)
        waiting = any(v in queue.queued and not queue.queued[v].over for v in chosen)
        self._actions["video.unqueue"].setEnabled(waiting and shown)
        missing = len(chosen) == 1 and chosen[0] in collection.entries and bool(collection.entries[chosen[0]].missing)
        self._actions["video.locate"].setEnabled(missing and shown)
        marked = bool(chosen) if shown else self._controller.session is not None
        for status in VideoStatus:
            self._actions[f"video.{status}"].setEnabled(marked)

    def _touched(self) -> None:
        self._show_team()
        collection, count = self._collection, self._collection.per_status
        everything, listed = len(collection.entries), len(collection.order)
        path = self._controller.workspace_path
        self._title.setText(path.stem if path is not None else tr("Videos"))
        spent = sum(entry.video.time_spent for entry in collection.entries.values())
        words = plural(everything, "video")
        if listed < everything:
            words = tr_n(everything, "{listed} of {n} video", "{listed} of {n} videos", listed=listed)
        if spent >= 60:
            words += f"  ·  {tr('{time} of work', time=hours_text(spent))}"
        self._summary.setText(words)
        for number, (title, statuses) in enumerate(_FILTERS):
            chip = self._chips.button(number)
            many = sum(count[status] for status in statuses) if statuses else everything
            title = tr(title)
            chip.setText(f"{title[:1].upper()}{title[1:]}  {many}")
            chip.setAccessibleName(tr("Show “{status}”: {videos}", status=title, videos=plural(many, "video")))
            chip.setToolTip(tr("Show “{status}”", status=title))
            chip.setChecked(statuses == collection.wanted.statuses)
        wanted = collection.wanted
        self.sorting.setCurrentIndex(self.sorting.findData(wanted.order))
        self._turn.setChecked(wanted.backwards)
        column = next((n for n, (_, order, _) in enumerate(COLUMNS) if order is wanted.order), -1)
        way = Qt.SortOrder.DescendingOrder if wanted.backwards else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, way)
        self.table.emptiness = self._emptiness(everything)
        self.table.viewport().update()
        self._show_chosen()

    def _team_changed(self) -> None:
        if self._collection.wanted.whose is not Whose.ALL and self._controller.session is None:
            self._collection.rearrange()
        self._touched()

    def _progressed(self) -> None:
        """The queue is further."""
        if self.isVisible():
            self.table.viewport().update()
            self._show_chosen()

    def _emptiness(self, everything: int) -> str:
        if not everything:
            return self._actions.worded(
                tr("This workspace has no videos yet. Drop videos or folders here, or add a whole folder tree at once.")
            )
        words = self._collection.wanted.words
        return tr("No video fits “{words}”.", words=words) if words else tr("No video has this status.")

    # What the person does

    def _search(self) -> None:
        self._collection.show(replace(self._collection.wanted, words=self.search.text().strip()))

    def _to_table(self) -> None:
        self._late.stop()
        self._search()
        if self.rows.rowCount():
            if not self.table.selectionModel().hasSelection():
                self.table.selectRow(0)
            self.table.setFocus()

    def _sort(self, order: Order, backwards: bool) -> None:
        self._collection.show(replace(self._collection.wanted, order=order, backwards=backwards))
        self._touched()

    def _sort_by_column(self, column: int) -> None:
        wanted, order = self._collection.wanted, COLUMNS[column][1]
        self._sort(order, not wanted.backwards if order is wanted.order else False)

    def _set_slots(self, number: int) -> None:
        self._controller.queue.slots = number

    def edit_note(self) -> None:
        """Write a remark on the video that is chosen."""
        row = self.rows.row(self._collection.selected[0]) if self._collection.selected else None
        if row is not None:
            self.table.edit(self.rows.index(row, NOTES))

    def shown(self) -> None:
        """The page is seen now: where one was is chosen."""
        session = self._controller.session
        if session is not None:
            self.select([session.document.video.id])
        index = self.table.currentIndex()
        if index.isValid():
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.table.setFocus()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._show_chosen()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
                self.table.setFocus()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._to_table()
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def tint(self) -> None:
        """The theme changed."""
        self.table.viewport().update()


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of ascending numbers without a gap."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
