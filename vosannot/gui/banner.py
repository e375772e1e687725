"""The strip at the bottom: what just happened, and the one thing to do about it. It never changes its height."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QSizePolicy, QToolButton, QWidget

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.icons import icon, pixmap
from vosannot.gui.session.notices import Kind, Notice

__all__ = ["Banner"]

_SHOWN_MS = {Kind.INFO: 9000, Kind.DONE: 15000, Kind.WARNING: 20000, Kind.ERROR: 0}


class _Line(QLabel):
    """One line of text, or two; beyond that it ends in an ellipsis. The whole of it is its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(80)

    def say(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    @property
    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(self.width() - 4, 40)
        if metrics.horizontalAdvance(self._whole) > room:
            room = round(room * 1.8)  # lines break at words
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Banner(QWidget):
    """Shows the newest notice; lasting ones come back when the newest has gone; else a hint."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(40)
        self._lasting: list[Notice] = []
        self.notice: Notice | None = None
        self._hint = ""
        self._mark = QLabel()
        self._mark.setFixedSize(20, 20)
        self._text = _Line()
        self._action = QPushButton()
        self._other = QPushButton()
        self._details = QPushButton(tr("Details"))
        self._details.setProperty("kind", "flat")
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Dismiss"))
        self._close.setToolTip(tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        for widget in (self._mark, self._text, self._details, self._other, self._action, self._close):
            row.addWidget(widget, 1 if widget is self._text else 0)
        self._action.clicked.connect(self._act)
        self._other.clicked.connect(self._act_otherwise)
        self._details.clicked.connect(self._show_details)
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._show()

    @property
    def text(self) -> str:
        """The whole sentence that is shown."""
        return self._text.whole

    def hint(self, text: str) -> None:
        """What to show while there is nothing to say."""
        self._hint = text
        if self.notice is None:
            self._show()

    def show_notice(self, notice: Notice) -> None:
        """Show this one now."""
        if notice.lasting:
            self._lasting = [n for n in self._lasting if n.key != notice.key] + [notice]
            self._lasting.sort(key=lambda n: n.pinned)  # the last one is shown first
        before = self.notice
        serious = (Kind.ERROR, Kind.WARNING)
        if before is not None and before.pinned and notice.kind not in serious:
            return
        if notice.pinned and before is not None and before.key != notice.key and before.kind in serious:
            return  # told again and again while it is true: an error that covers it is to be read
        self.notice = notice
        shown = 0 if notice.lasting else _SHOWN_MS[notice.kind]
        self._timer.start(shown) if shown else self._timer.stop()
        self._show()

    def withdraw(self, key: str) -> None:
        """The notice with this key is no longer true."""
        self._lasting = [n for n in self._lasting if n.key != key]
        if self.notice is not None and self.notice.key == key:
            self._next()

    def dismiss(self) -> None:
        """Away with the one that is shown."""
        if self.notice is not None and self.notice.lasting and not self.notice.pinned:
            self._lasting = [n for n in self._lasting if n is not self.notice]
        self._next()

    def _next(self) -> None:
        self._timer.stop()
        self.notice = self._lasting[-1] if self._lasting else None
        self._show()

    def tint(self) -> None:
        """The theme changed."""
        self._show()

    def _show(self) -> None:
        colours = theme.current()
        notice = self.notice
        self._close.setIcon(icon("close", colours.muted))
        tints = {
            Kind.INFO: colours.accent,
            Kind.DONE: colours.good,
            Kind.WARNING: colours.warning,
            Kind.ERROR: colours.danger,
        }
        if notice is None:
            self._mark.clear()
            self._text.setStyleSheet(f"color: {colours.muted}")
            self._text.say(self._hint)
        else:
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(pixmap(str(notice.kind), tints[notice.kind], 18, ratio))
            self._text.setStyleSheet(f"color: {colours.text}")
            self._text.say(notice.text)
            self._action.setText(notice.action)
            self._other.setText(notice.other)
        self._mark.setVisible(notice is not None)
        self._action.setVisible(notice is not None and bool(notice.action))
        self._details.setVisible(notice is not None and bool(notice.details))
        self._other.setVisible(notice is not None and bool(notice.other))
        self._close.setVisible(notice is not None and not notice.pinned)
        self.changed.emit()

    def _act(self) -> None:
        notice = self.notice
        self.dismiss()
        if notice is not None and notice.do is not None:
            notice.do()

    def _act_otherwise(self) -> None:
        notice = self.notice
        self.dismiss()
        if notice is not None and notice.do_other is not None:
            notice.do_other()

    def _show_details(self) -> None:
        if self.notice is None:
            return
        box = QMessageBox(QMessageBox.Icon.NoIcon, tr("Details"), self.notice.text, parent=self.window())
        box.setDetailedText(self.notice.details)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
